//! Is a history of concurrent calls one that a single, unhurried clerk could have given?
//!
//! A call takes effect at one moment between being asked and being answered; one that nobody heard the end of may have
//! taken effect at any later moment, or never. The search is that of Wing and Gong with the states already tried
//! remembered (Lowe), so that long histories with little overlap cost little. The specifications are
//! `stateright::semantics::SequentialSpec`s; on short histories [`agrees_with_stateright`] has its
//! `LinearizabilityTester` say the same.
//!
//! Histories may come from the simulation, or as JSON lines from `gatehouse simulate` and k6 ([`lines`]).

pub mod inside;
pub mod lines;
pub mod places;
#[cfg(test)]
mod tests;
pub mod ticket;

use stateright::semantics::{ConsistencyTester, LinearizabilityTester, SequentialSpec};
use std::collections::HashSet;
use std::fmt::Debug;
use std::hash::Hash;

/// One call: what was asked, and what was answered, each with its place in time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call<O, R> {
    pub op: O,
    pub invoked: u64,
    pub returned: Option<(u64, R)>,
}

/// What a search came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Linearizable,
    /// No order explains what was answered. So many calls could be explained at most, and then not the one of this place.
    Wrong {
        explained: usize,
        stuck: usize,
    },
    /// Given up: too much at once.
    TooHard,
}

/// States that a search may look at.
const TRIES_MAX: usize = 400_000;

/// Searches for an order. Calls in any order; times must differ.
pub fn check<S>(start: S, calls: &[Call<S::Op, S::Ret>]) -> Verdict
where
    S: SequentialSpec + Clone + Eq + Hash,
{
    let mut search = Search { calls, tried: HashSet::new(), explained: 0, stuck: 0, tries: 0 };
    match search.from(&start, &mut vec![0; calls.len().div_ceil(64)], 0) {
        Some(true) => Verdict::Linearizable,
        Some(false) => Verdict::Wrong { explained: search.explained, stuck: search.stuck },
        None => Verdict::TooHard,
    }
}

struct Search<'a, S: SequentialSpec> {
    calls: &'a [Call<S::Op, S::Ret>],
    tried: HashSet<(Vec<u64>, S)>,
    explained: usize,
    stuck: usize,
    tries: usize,
}

impl<S> Search<'_, S>
where
    S: SequentialSpec + Clone + Eq + Hash,
{
    /// `done` are the calls explained so far. `None`: too hard.
    fn from(&mut self, state: &S, done: &mut Vec<u64>, explained: usize) -> Option<bool> {
        self.tries += 1;
        if self.tries > TRIES_MAX {
            return None;
        }
        let waiting = |no: &usize| done[no / 64] & (1 << (no % 64)) == 0;
        // Whoever was asked before anybody else got an answer may be the next.
        let first_return = (0..self.calls.len())
            .filter(waiting)
            .filter_map(|no| self.calls[no].returned.as_ref().map(|(at, _)| *at))
            .min();
        let Some(first_return) = first_return else { return Some(true) };
        let mut next: Vec<usize> =
            (0..self.calls.len()).filter(waiting).filter(|no| self.calls[*no].invoked < first_return).collect();
        // Those whose end is known first: most of the others never happened.
        next.sort_by_key(|no| self.calls[*no].returned.as_ref().map_or(u64::MAX, |(at, _)| *at));
        if explained >= self.explained {
            (self.explained, self.stuck) = (explained, next.first().copied().unwrap_or(0));
        }
        for no in next {
            let call = &self.calls[no];
            let mut after = state.clone();
            let fits = match &call.returned {
                Some((_, ret)) => after.is_valid_step(&call.op, ret),
                None => {
                    after.invoke(&call.op);
                    // Without an effect it explains nothing.
                    after != *state
                }
            };
            if !fits {
                continue;
            }
            done[no / 64] |= 1 << (no % 64);
            if self.tried.insert((done.clone(), after.clone())) {
                match self.from(&after, done, explained + usize::from(call.returned.is_some())) {
                    Some(false) => {}
                    ended => return ended,
                }
            }
            done[no / 64] &= !(1 << (no % 64));
        }
        Some(false)
    }
}

/// Whether stateright's own tester says the same. Its cost is factorial in what overlaps: for short histories.
pub fn agrees_with_stateright<S>(start: S, calls: &[Call<S::Op, S::Ret>]) -> bool
where
    S: SequentialSpec + Clone + Eq + Hash,
    S::Op: Clone + Debug,
    S::Ret: Clone + Debug,
{
    let mut tester = LinearizabilityTester::new(start.clone());
    let mut events: Vec<(u64, usize, bool)> = Vec::new();
    for (no, call) in calls.iter().enumerate() {
        events.push((call.invoked, no, false));
        events.extend(call.returned.as_ref().map(|(at, _)| (*at, no, true)));
    }
    events.sort_unstable();
    for (_, no, returns) in events {
        let call = &calls[no];
        // Every call is a thread of its own.
        if let Some((_, ret)) = call.returned.as_ref().filter(|_| returns) {
            tester.on_return(no, ret.clone()).expect("it was invoked");
        } else {
            tester.on_invoke(no, call.op.clone()).expect("once");
        }
    }
    tester.is_consistent() == (check(start, calls) == Verdict::Linearizable)
}

/// At most so many calls for [`agrees_with_stateright`].
pub const SHORT: usize = 9;
