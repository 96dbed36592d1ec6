//! The way between HTTP threads and owners. What goes the same way at the same moment goes together: a thread is woken
//! once for many scans, not once for each.

use crate::actors::messages::{Ask, Told, Unsaid};
use crate::domain::ids::EventId;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::{PoisonError, RwLock};
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

/// Hears the answers of one thread's askers and hands them out there. A number, since a sender that travels with every
/// command would have its counters written by two cores.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Home(usize);

type Heard = (oneshot::Sender<Said>, Said);
type Way = mpsc::UnboundedSender<Vec<Heard>>;

/// The ways to all homes; those of runtimes that ended are closed.
static HOMES: RwLock<Vec<Way>> = RwLock::new(Vec::new());

thread_local! {
    static HOME: RefCell<Option<(Home, Way)>> = const { RefCell::new(None) };
    static OUTBOX: RefCell<FxHashMap<(usize, EventId), Vec<Ask>>> = RefCell::default();
}

impl Home {
    fn of_this_thread() -> Home {
        HOME.with_borrow_mut(|home| match home {
            // A runtime that ended took its task with it.
            Some((home, way)) if !way.is_closed() => *home,
            home => home.insert(Home::open()).0,
        })
    }

    fn open() -> (Home, Way) {
        // Bounded by the answers that owners let wait.
        let (sender, mut said) = mpsc::unbounded_channel::<Vec<Heard>>();
        actix_rt::spawn(async move {
            while let Some(together) = said.recv().await {
                together.into_iter().for_each(|(asker, said)| ReplyTo::from(asker).say(said));
            }
        });
        let mut homes = HOMES.write().unwrap_or_else(PoisonError::into_inner);
        // In the place of one that nobody lives in any more, of which late answers may still speak: they hold their own
        // askers, and whoever hands them out does no harm.
        let place = homes.iter().position(mpsc::UnboundedSender::is_closed).unwrap_or(homes.len());
        if place == homes.len() {
            homes.push(sender.clone());
        } else {
            homes[place] = sender.clone();
        }
        (Home(place), sender)
    }

    fn send(self, together: Vec<Heard>) {
        let homes = HOMES.read().unwrap_or_else(PoisonError::into_inner);
        // A thread that ended has no askers left.
        drop(homes[self.0].send(together));
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
        match self.by_home.iter_mut().find(|(known, _)| *known == home) {
            Some((_, together)) => together.push((asker, said)),
            None => self.by_home.push((home, vec![(asker, said)])),
        }
    }

    pub fn send(self) {
        for (home, together) in self.by_home {
            home.send(together);
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
