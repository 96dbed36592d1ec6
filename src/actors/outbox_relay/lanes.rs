//! Who is being called right now, and who did not answer of late.

use crate::actors::outbox_relay::Backoff;
use crate::stores::postgres::deliveries::Lane;
use std::collections::HashMap;
use std::time::Instant;

/// How a destination behaved at an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reached {
    /// It took it, or said something about this one delivery.
    Yes,
    /// It is away, or refuses everything: others behind this one would fare no better.
    No,
    /// It was not asked.
    NotTried,
}

#[derive(Debug, Default)]
struct State {
    in_hand: usize,
    failures: u32,
    rests_until: Option<Instant>,
}

/// Destinations that are not simply free. Everybody else has the whole room.
pub struct Lanes {
    at_once: usize,
    backoff: Backoff,
    states: HashMap<Lane, State>,
}

impl Lanes {
    pub fn new(at_once: usize, backoff: Backoff) -> Lanes {
        Lanes { at_once, backoff, states: HashMap::new() }
    }

    /// How many more each destination may be sent: none while it rests, one at a time after it failed.
    pub fn room(&self, now: Instant) -> Vec<(Lane, usize)> {
        let room = |state: &State| match state.rests_until {
            Some(until) if now < until => 0,
            Some(_) => 1usize.saturating_sub(state.in_hand),
            None => self.at_once.saturating_sub(state.in_hand),
        };
        self.states.iter().map(|(lane, state)| (*lane, room(state))).collect()
    }

    pub fn taken(&mut self, lane: Lane) {
        self.states.entry(lane).or_default().in_hand += 1;
    }

    pub fn done(&mut self, lane: Lane, reached: Reached, now: Instant) {
        let state = self.states.entry(lane).or_default();
        state.in_hand = state.in_hand.saturating_sub(1);
        match reached {
            Reached::Yes => {
                state.failures = 0;
                state.rests_until = None;
            }
            // Those that were in hand together fail together: that counts once.
            Reached::No if state.rests_until.is_some_and(|until| now < until) => {}
            Reached::No => {
                state.failures = state.failures.saturating_add(1);
                state.rests_until = Some(now + self.backoff.pause(state.failures, rand::random_range(0.0..1.0)));
            }
            Reached::NotTried => {}
        }
        if state.in_hand == 0 && state.failures == 0 {
            self.states.remove(&lane);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    const A: Lane = Lane::from_u128(1);
    const B: Lane = Lane::from_u128(2);

    fn lanes() -> Lanes {
        Lanes::new(3, Backoff { first: Duration::from_secs(2), most: Duration::from_secs(60) })
    }

    fn room(lanes: &Lanes, lane: Lane, now: Instant) -> Option<usize> {
        lanes.room(now).into_iter().find(|(known, _)| *known == lane).map(|(_, room)| room)
    }

    #[test]
    fn a_destination_is_sent_so_many_at_once_and_is_forgotten_when_idle() {
        let (mut lanes, now) = (lanes(), Instant::now());
        assert_eq!(room(&lanes, A, now), None, "free");
        lanes.taken(A);
        lanes.taken(A);
        assert_eq!(room(&lanes, A, now), Some(1));
        lanes.done(A, Reached::Yes, now);
        lanes.done(A, Reached::NotTried, now);
        assert_eq!(room(&lanes, A, now), None);
    }

    #[test]
    fn one_that_failed_rests_alone_and_is_then_tried_once() {
        let (mut lanes, now) = (lanes(), Instant::now());
        lanes.taken(A);
        lanes.taken(A);
        lanes.taken(B);
        lanes.done(A, Reached::No, now);
        lanes.done(A, Reached::No, now);
        assert_eq!(room(&lanes, A, now), Some(0));
        assert_eq!(room(&lanes, B, now), Some(2));
        let later = now + Duration::from_secs(2);
        assert_eq!(room(&lanes, A, later), Some(1), "two that failed together are one failure");
        lanes.taken(A);
        assert_eq!(room(&lanes, A, later), Some(0));
        lanes.done(A, Reached::Yes, later);
        assert_eq!(room(&lanes, A, later), None);
    }
}
