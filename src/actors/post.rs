//! The way between HTTP threads and owners. What goes the same way at the same moment goes together: a thread is woken
//! once for many scans, not once for each.

use crate::actors::messages::{Ask, Told, Unsaid};
use crate::domain::ids::EventId;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use tokio::sync::{mpsc, oneshot};

/// What becomes of a command.
pub type Said = Result<Told, Unsaid>;

/// Where an answer goes.
#[derive(Debug)]
pub struct ReplyTo {
    asker: oneshot::Sender<Said>,
    /// The asker's thread, if it takes answers together.
    home: Option<Home>,
}

impl From<oneshot::Sender<Said>> for ReplyTo {
    fn from(asker: oneshot::Sender<Said>) -> ReplyTo {
        ReplyTo { asker, home: None }
    }
}

impl ReplyTo {
    /// For an asker on this thread.
    pub fn here(asker: oneshot::Sender<Said>) -> ReplyTo {
        ReplyTo { asker, home: Some(Home::of_this_thread()) }
    }

    /// Answers at once. Whoever asked may have gone away: then there is nobody to tell.
    pub fn say(self, said: Said) {
        drop(self.asker.send(said));
    }
}

/// Hears the answers of one thread's askers and hands them out there.
#[derive(Debug, Clone)]
struct Home(mpsc::UnboundedSender<Vec<Heard>>);

type Heard = (oneshot::Sender<Said>, Said);

thread_local! {
    static HOME: RefCell<Option<Home>> = const { RefCell::new(None) };
    static OUTBOX: RefCell<FxHashMap<(usize, EventId), Vec<Ask>>> = RefCell::default();
}

impl Home {
    fn of_this_thread() -> Home {
        HOME.with_borrow_mut(|home| match home {
            // A runtime that ended took its task with it.
            Some(home) if !home.0.is_closed() => home.clone(),
            home => home.insert(Home::open()).clone(),
        })
    }

    fn open() -> Home {
        // Bounded by the answers that owners let wait.
        let (sender, mut said) = mpsc::unbounded_channel::<Vec<Heard>>();
        actix_rt::spawn(async move {
            while let Some(together) = said.recv().await {
                together.into_iter().for_each(|(asker, said)| ReplyTo::from(asker).say(said));
            }
        });
        Home(sender)
    }
}

/// Answers that were settled in one moment, sorted by thread.
#[derive(Default)]
pub struct Answers {
    by_home: Vec<(Home, Vec<Heard>)>,
}

impl Answers {
    pub fn add(&mut self, to: ReplyTo, said: Said) {
        let ReplyTo { asker, home } = to;
        let Some(home) = home else { return ReplyTo::from(asker).say(said) };
        match self.by_home.iter_mut().find(|(known, _)| known.0.same_channel(&home.0)) {
            Some((_, together)) => together.push((asker, said)),
            None => self.by_home.push((home, vec![(asker, said)])),
        }
    }

    pub fn send(self) {
        for (home, together) in self.by_home {
            // A thread that ended has no askers left.
            drop(home.0.send(together));
        }
    }
}

/// Lays a command into this thread's outbox, beside the others of the same way. True for the first one: its asker has
/// them taken out with [`take_all`] once every task that is ready now has run.
pub fn lay_out(way: (usize, EventId), ask: Ask) -> bool {
    OUTBOX.with_borrow_mut(|outbox| {
        let together = outbox.entry(way).or_default();
        together.push(ask);
        together.len() == 1
    })
}

pub fn take_all(way: (usize, EventId)) -> Vec<Ask> {
    OUTBOX.with_borrow_mut(|outbox| outbox.remove(&way)).unwrap_or_default()
}
