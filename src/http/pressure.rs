//! How much an HTTP thread has on its hands, and what is turned away so that the rest is answered in time.
//!
//! Requests queue where no mailbox counts them: in the kernel, before the thread reads them. A thread that comes late
//! to its own timer has such a queue. Three things keep the time of those that are let in bounded then:
//!
//! - As many are let in a second as the thread answers in time: a little more while it is not late, less while it is.
//! - Connections whose last answer was a good one come first; a turnstile that is served goes on being served.
//! - To be turned away costs the thread a part of an answer, so it cannot for long say no to all who ask at once.
//!   Whoever is turned away is told when to come again (`Retry-After`), each a little later than the one before, and is
//!   not read until about then (see `connection`): who asks sooner waits in the kernel, at no cost.
//!
//! The rule itself ([`Rule`]) has no clock and no thread: it is told the time.

mod places;

pub use places::{Places, Taken};

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::{Duration, Instant};

const TICK: Duration = Duration::from_millis(25);
/// A thread that saw fewer requests than this between two looks is late for another reason than its queue.
const REQUESTS_MIN: u32 = 64;
/// So long it may be late before it turns anybody away, unless it is so many times as late as it may be: one that stood
/// still for a moment soon has answered what came meanwhile.
const LATE_FOR: Duration = Duration::from_millis(100);
const VERY_LATE: u32 = 4;
/// How long nobody must have been turned away before it is over.
const CALM_FOR: Duration = Duration::from_secs(2);
/// Some are always let in, a second: they tell when it is over.
const LEAST_PER_S: f64 = 20.0;
/// The rate of answers is that of about so long.
const RATE_OVER_S: f64 = 0.5;
/// The most that was answered of late is forgotten in about so long.
const BEST_OVER_S: f64 = 10.0;
/// So many times as late as it may be, the thread lets nobody in: whoever came in would have waited for as long.
const LATE_FOR_ALL: u32 = 5;
/// So many times as late as it may be, it reads nothing new for a while.
const PUT_OFF_FROM: u32 = 3;
/// The limit grows by this part a second after the thread was late, while somebody waits to be let in ...
const GROWS_PER_S: f64 = 0.3;
/// ... and doubly so each time that so long has passed without its being late, up to this part.
const GROWS_DOUBLY_S: f64 = 0.25;
const GROWS_MOST: f64 = 7.0;
/// It shrinks by this part at a look for each time that the thread is later than it may be, by half at most.
const SHRINKS_BY: f64 = 0.1;
/// For each one that is let in so many of those that were turned away are asked to come again.
const RETURNS: f64 = 0.25;
/// The longest wait that anybody is told ...
const RETRY_MAX: Duration = Duration::from_secs(10);
/// ... and whoever did not wait is told this one: clients give up on an answer after ten seconds or so.
const RUDE_RETRY: Duration = Duration::from_secs(8);
/// A connection is read again so long before its client may ask: a client's clock is not ours.
const READ_AGAIN: Duration = Duration::from_millis(250);

/// What can be set about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shedding {
    /// So late a thread may come to its own timer; zero = nobody is turned away.
    pub lag: Duration,
    /// A connection that was turned away is not read for so long at most; zero = it is read at once.
    pub hold: Duration,
}

/// What is known of whoever asks, before anything of the request is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Asker {
    /// Its last answer was a good one.
    pub served: bool,
    /// It asked before it was time: its request lay in the kernel while the connection was not read.
    pub early: bool,
    /// When it was asked to come again.
    pub returns: Option<Instant>,
    /// It did not wait before, and was not served since.
    pub rude: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ruling {
    LetIn,
    TurnAway(Wait),
}

/// What whoever is turned away is told, and what becomes of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait {
    /// `Retry-After`.
    pub seconds: u64,
    /// The connection is not read until then.
    pub unread_until: Option<Instant>,
    /// Whoever asks before this is turned away again.
    pub returns: Option<Instant>,
    /// It did not wait as it was told.
    pub rude: bool,
}

impl Wait {
    /// One whose connection speaks for many (a balancer's): none of them shall wait for another.
    pub fn of_many(self) -> Wait {
        Wait { seconds: self.seconds, unread_until: None, returns: None, rude: false }
    }
}

/// The rule, of one thread. Every method is told the time.
#[derive(Debug)]
pub struct Rule {
    limits: Shedding,
    /// When the thread looks next, and looked last.
    due: Instant,
    looked: Instant,
    /// Requests, and good answers, since the last look.
    arrived: u32,
    answered: u32,
    /// How late it was then.
    lag: Duration,
    /// Good answers a second, and the most of late.
    rate: f64,
    best: f64,
    late_since: Option<Instant>,
    /// While the thread is behind.
    behind: Option<Behind>,
}

#[derive(Debug)]
struct Behind {
    /// So many a second are let in.
    per_s: f64,
    /// So many may come in now.
    places: f64,
    /// When places were last counted.
    counted: Instant,
    /// When it was late: long ago, and the limit may be far too low.
    late: Instant,
    /// Somebody was turned away, at any time and since the last look, to whom the limit said no.
    refused: Instant,
    refuses: bool,
    /// Counts those that were turned away for the first time.
    turned_away: u32,
    /// When the last of those that were turned away comes again.
    last_return: Instant,
}

impl Rule {
    pub fn new(limits: Shedding, now: Instant) -> Rule {
        Rule {
            limits,
            due: now + TICK,
            looked: now,
            arrived: 0,
            answered: 0,
            lag: Duration::ZERO,
            rate: 0.0,
            best: 0.0,
            late_since: None,
            behind: None,
        }
    }

    /// One more request.
    pub fn ask(&mut self, asker: Asker, now: Instant) -> Ruling {
        if self.limits.lag.is_zero() {
            return Ruling::LetIn;
        }
        self.arrived = self.arrived.saturating_add(1);
        // A crowd that comes all at once is noticed while it is read.
        let very_late = now.saturating_duration_since(self.due) > self.limits.lag * VERY_LATE;
        if self.behind.is_none() && very_late && self.arrived >= REQUESTS_MIN {
            self.fall_behind(now);
        }
        let limits = self.limits;
        let Some(behind) = &mut self.behind else {
            // It is over, but what lay in the kernel since is too old to be let in: it is welcome to ask again at once.
            let again = Wait { seconds: 1, unread_until: None, returns: None, rude: asker.rude };
            return if asker.early { Ruling::TurnAway(again) } else { Ruling::LetIn };
        };
        let waits = asker.returns.is_some_and(|returns| returns > now);
        // Whoever is let in has waited for about as long as the thread is late.
        let lag = self.lag.max(now.saturating_duration_since(self.due));
        let in_time = lag < limits.lag * LATE_FOR_ALL;
        if !waits && !asker.early && in_time && behind.has_place(asker.served, limits.lag, now) {
            return Ruling::LetIn;
        }
        behind.refused = now;
        let rude = waits || asker.early || (asker.rude && asker.returns.is_none());
        let returns = match asker.returns {
            Some(returns) if waits => returns,
            // It lay in the kernel for too long to be let in; if there is a place, it may ask for it at once.
            _ if asker.early && in_time && behind.offers(false, limits.lag, now) => {
                return Ruling::TurnAway(Wait { seconds: 1, unread_until: None, returns: None, rude });
            }
            _ if asker.early => now + RUDE_RETRY,
            _ if rude => behind.next_return(now).min(now + RUDE_RETRY),
            _ => behind.next_return(now),
        };
        let wait = returns.saturating_duration_since(now).as_millis().div_ceil(1_000).max(1);
        let seconds = u64::try_from(wait).unwrap_or(u64::MAX);
        if limits.hold.is_zero() {
            return Ruling::TurnAway(Wait { seconds, unread_until: None, returns: None, rude: false });
        }
        let unread = Duration::from_secs(seconds) - READ_AGAIN;
        let returns = if waits { returns } else { now + unread };
        // Who did not wait before is not answered before it is time.
        let hold = if rude { unread } else { unread.min(behind.some_of(limits.hold)) };
        let unread_until = Some(now + hold);
        Ruling::TurnAway(Wait { seconds, unread_until, returns: Some(returns), rude })
    }

    /// Until when a connection is left unread that would only be read to be turned away: answers come first, or those that
    /// are let in wait for all refusals that lie before theirs.
    pub fn puts_off(&mut self, now: Instant) -> Option<Instant> {
        let lag = self.lag.max(now.saturating_duration_since(self.due));
        let limits = self.limits;
        let behind = self.behind.as_mut().filter(|_| !limits.hold.is_zero())?;
        (lag >= limits.lag * PUT_OFF_FROM).then(|| now + behind.some_of(limits.hold))
    }

    /// One that was let in has a good answer.
    pub fn answered(&mut self) {
        self.answered = self.answered.saturating_add(1);
    }

    /// The thread comes to its timer. Gives when it shall come again.
    pub fn look(&mut self, now: Instant) -> Instant {
        let lag = now.saturating_duration_since(self.due);
        let passed = now.saturating_duration_since(self.looked).as_secs_f64();
        let busy = std::mem::take(&mut self.arrived) >= REQUESTS_MIN;
        let answered = f64::from(std::mem::take(&mut self.answered));
        if passed > 0.0 {
            self.rate += (1.0 - (-passed / RATE_OVER_S).exp()) * (answered / passed - self.rate);
        }
        self.best = self.rate.max(self.best * (-passed / BEST_OVER_S).exp());
        (self.looked, self.due, self.lag) = (now, now + TICK, lag);
        let late = lag > self.limits.lag && busy;
        self.late_since = late.then(|| self.late_since.unwrap_or(now - lag.min(LATE_FOR / 2)));
        match &mut self.behind {
            Some(behind) if now.saturating_duration_since(behind.refused) >= CALM_FOR => self.behind = None,
            Some(behind) => behind.adjust(lag, self.limits.lag, [self.rate, self.best], (now, passed)),
            None => {
                let long = self.late_since.is_some_and(|since| now.saturating_duration_since(since) >= LATE_FOR);
                if late && (long || lag > self.limits.lag * VERY_LATE) {
                    self.fall_behind(now);
                }
            }
        }
        self.due
    }

    fn fall_behind(&mut self, now: Instant) {
        self.behind = Some(Behind {
            per_s: self.best.max(LEAST_PER_S),
            places: 0.0,
            counted: now,
            late: now,
            refused: now,
            refuses: false,
            turned_away: 0,
            last_return: now,
        });
    }
}

impl Behind {
    /// Takes a place if there is one.
    fn has_place(&mut self, served: bool, lag_max: Duration, now: Instant) -> bool {
        let has = self.offers(served, lag_max, now);
        if has {
            self.places -= 1.0;
        } else {
            self.refuses = true;
        }
        has
    }

    /// Whether there is a place. Half of them are kept for those who were served before.
    fn offers(&mut self, served: bool, lag_max: Duration, now: Instant) -> bool {
        let most = (self.per_s * lag_max.as_secs_f64()).max(2.0);
        let passed = now.saturating_duration_since(self.counted).as_secs_f64();
        self.counted = now;
        self.places = (self.places + passed * self.per_s).min(most);
        let kept = if served { 0.0 } else { most / 2.0 };
        self.places >= 1.0 + kept
    }

    /// From a half to all of it, another part each time: those that do not wait shall not come back all at once.
    fn some_of(&mut self, hold: Duration) -> Duration {
        self.turned_away = self.turned_away.wrapping_add(1);
        hold - hold / 2 * (self.turned_away % 16) / 16
    }

    /// Those that were turned away come again one after the other, no more of them than can be answered again.
    fn next_return(&mut self, now: Instant) -> Instant {
        let apart = Duration::from_secs_f64(1.0 / (RETURNS * self.per_s));
        let next = self.last_return.max(now) + apart;
        // Where nobody may be sent further away, the next round begins.
        self.last_return = if next > now + RETRY_MAX { now + apart.min(RETRY_MAX) } else { next };
        self.last_return
    }

    fn adjust(&mut self, lag: Duration, lag_max: Duration, [rate, best]: [f64; 2], (now, passed): (Instant, f64)) {
        let times = lag.as_secs_f64() / lag_max.as_secs_f64();
        let refuses = std::mem::take(&mut self.refuses);
        if times > 1.0 {
            self.late = now;
            self.per_s = self.per_s.min((rate * (1.0 - SHRINKS_BY * times.min(3.0))).max(best / 2.0));
        } else if times < 0.5 && (refuses || self.last_return > now) {
            let calm = now.saturating_duration_since(self.late).as_secs_f64();
            let grows = (GROWS_PER_S * (calm / GROWS_DOUBLY_S).exp2()).min(GROWS_MOST);
            // More than twice of what is answered waits elsewhere in this process, or does not come.
            let most = (rate * if refuses { 1.5 } else { 1.1 }).max(best);
            self.per_s = (self.per_s * (1.0 + grows * passed)).min(most.max(self.per_s));
        }
        self.per_s = self.per_s.max(LEAST_PER_S);
    }
}

/// One HTTP thread's own rule, and the timer that it is late to.
#[derive(Debug)]
pub struct Pressure {
    rule: RefCell<Rule>,
}

thread_local! {
    static OF_THIS_THREAD: RefCell<Option<Rc<Pressure>>> = const { RefCell::new(None) };
    static WATCHED: Cell<bool> = const { Cell::new(false) };
}

impl Pressure {
    /// This thread's, watched from the first call on; later limits change nothing.
    pub fn of_this_thread(limits: Shedding) -> Rc<Pressure> {
        let pressure =
            OF_THIS_THREAD.with(|here| here.borrow_mut().get_or_insert_with(|| Pressure::new(limits)).clone());
        if !limits.lag.is_zero() && !WATCHED.replace(true) {
            actix_web::rt::spawn(watch(Rc::downgrade(&pressure)));
        }
        pressure
    }

    /// One that nobody watches.
    pub(crate) fn new(limits: Shedding) -> Rc<Pressure> {
        Rc::new(Pressure { rule: RefCell::new(Rule::new(limits, Instant::now())) })
    }

    /// Whether some are turned away now.
    pub fn is_behind(&self) -> bool {
        self.rule.borrow().behind.is_some()
    }

    pub fn ask(&self, asker: Asker, now: Instant) -> Ruling {
        self.rule.borrow_mut().ask(asker, now)
    }

    pub fn puts_off(&self, now: Instant) -> Option<Instant> {
        self.rule.borrow_mut().puts_off(now)
    }

    pub fn answered(&self) {
        self.rule.borrow_mut().answered();
    }
}

async fn watch(pressure: std::rc::Weak<Pressure>) {
    let mut due = Instant::now() + TICK;
    loop {
        tokio::time::sleep_until(due.into()).await;
        let Some(pressure) = pressure.upgrade() else { return };
        due = pressure.rule.borrow_mut().look(Instant::now());
    }
}

#[cfg(test)]
mod tests;
