//! One ticket, as the rules of `design/scanning.md` have it: in and out in turn, no oftener than the policy allows, a key
//! answered once, a scan taken back only while it is the latest.

use gatehouse::domain::ticket_type::EntryPolicy;
use stateright::semantics::SequentialSpec;
use std::collections::{BTreeMap, BTreeSet};

/// Attempts are numbered; 0 is one that nobody asks about again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    In { attempt: u32 },
    Out { attempt: u32 },
    Annul { attempt: u32, by_key: bool },
    Close { refund: bool },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ret {
    /// `ADMIT`, or the word of the refusal.
    Scan(&'static str),
    /// The word of the refusal.
    Annul(Result<(), &'static str>),
    /// Whether it was done.
    Close(bool),
}

pub const ADMIT: &str = "ADMIT";
pub const ANNULLED: &str = "ANNULLED";
pub const FULL: &str = "FULL";

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Told {
    word: &'static str,
    annulled: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Stood {
    attempt: u32,
    entry: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ticket {
    /// Accepted check-ins in all.
    entries_max: Option<u32>,
    single: bool,
    closed: Option<&'static str>,
    inside: bool,
    entries: u32,
    /// The accepted scans that stand, as far back as anybody may ask.
    standing: Vec<Stood>,
    /// A scan was taken back since the last one: whether the one before may be, depends on what was durable then.
    doubtful: bool,
    told: BTreeMap<u32, Told>,
    ahead: BTreeSet<u32>,
}

impl Ticket {
    /// An active ticket that nobody scanned yet, at the native surface.
    pub fn new(policy: EntryPolicy) -> Ticket {
        let entries_max = match policy {
            EntryPolicy::Unstated | EntryPolicy::Unlimited => None,
            EntryPolicy::Single => Some(1),
            EntryPolicy::Limited(limit) => Some(limit.entries_max()),
        };
        Ticket {
            entries_max,
            single: policy == EntryPolicy::Single,
            closed: None,
            inside: false,
            entries: 0,
            standing: Vec::new(),
            doubtful: false,
            told: BTreeMap::new(),
            ahead: BTreeSet::new(),
        }
    }

    /// What a scan gets now. A house may be full for reasons that a ticket does not know.
    fn word(&self, attempt: u32, entry: bool) -> &'static str {
        if let Some(told) = self.told.get(&attempt) {
            return if told.annulled { ANNULLED } else { told.word };
        }
        if self.ahead.contains(&attempt) {
            return ANNULLED;
        }
        if !entry {
            return if self.inside { ADMIT } else { "NOT_CHECKED_IN" };
        }
        if let Some(closed) = self.closed {
            return closed;
        }
        if self.inside {
            return "ALREADY_CHECKED_IN";
        }
        match self.entries_max {
            Some(most) if self.entries >= most && self.single => "REENTRY_NOT_ALLOWED",
            Some(most) if self.entries >= most => "REENTRY_LIMIT_REACHED",
            Some(_) | None => ADMIT,
        }
    }

    fn scan(&mut self, attempt: u32, entry: bool, word: &'static str) -> bool {
        let expected = self.word(attempt, entry);
        if self.told.contains_key(&attempt) {
            return expected == word;
        }
        let full = entry && expected == ADMIT && word == FULL;
        if expected != word && !full {
            return false;
        }
        if attempt != 0 {
            self.told.insert(attempt, Told { word, annulled: false });
        }
        if word == ADMIT {
            self.inside = entry;
            self.entries += u32::from(entry);
            self.standing.push(Stood { attempt, entry });
            self.doubtful = false;
        }
        true
    }

    fn annul(&mut self, attempt: u32, by_key: bool, said: Result<(), &'static str>) -> bool {
        if self.ahead.contains(&attempt) && by_key {
            return said.is_ok();
        }
        let Some(told) = self.told.get(&attempt).copied() else {
            let asked_again = attempt != 0;
            if by_key && said.is_ok() && asked_again {
                self.ahead.insert(attempt);
            }
            if by_key && said == Err("not accepted") {
                // Nobody heard that the scan was refused: the house may have been full.
                if asked_again {
                    self.told.insert(attempt, Told { word: FULL, annulled: false });
                }
                return true;
            }
            return if by_key { said.is_ok() } else { said == Err("unknown") };
        };
        if told.annulled {
            return said.is_ok();
        }
        if told.word != ADMIT {
            return said == Err("not accepted");
        }
        let latest = self.standing.last().is_some_and(|last| last.attempt == attempt);
        match said {
            Ok(()) if latest => {
                let last = self.standing.pop().expect("it is the latest");
                self.inside = !last.entry;
                self.entries -= u32::from(last.entry);
                self.doubtful = true;
                self.told.insert(attempt, Told { annulled: true, ..told });
                true
            }
            Ok(()) => false,
            Err(why) => why == "not latest" && (!latest || self.doubtful),
        }
    }

    fn close(&mut self, refund: bool, done: bool) -> bool {
        let expected = refund || self.closed != Some("TICKET_REFUNDED");
        if done && expected {
            self.closed = Some(if refund { "TICKET_REFUNDED" } else { "TICKET_CANCELLED" });
        }
        done == expected
    }
}

impl SequentialSpec for Ticket {
    type Op = Op;
    type Ret = Ret;

    fn invoke(&mut self, op: &Op) -> Ret {
        let ret = match *op {
            Op::In { attempt } => Ret::Scan(self.word(attempt, true)),
            Op::Out { attempt } => Ret::Scan(self.word(attempt, false)),
            Op::Annul { attempt, by_key } => {
                let done = [Ok(()), Err("not latest"), Err("unknown"), Err("not accepted")];
                let fits = |said: &Result<(), &'static str>| self.clone().annul(attempt, by_key, *said);
                Ret::Annul(done.into_iter().find(fits).expect("one of them"))
            }
            Op::Close { refund } => Ret::Close(self.clone().close(refund, true)),
        };
        self.is_valid_step(op, &ret);
        ret
    }

    fn is_valid_step(&mut self, op: &Op, ret: &Ret) -> bool {
        match (*op, *ret) {
            (Op::In { attempt }, Ret::Scan(word)) => self.scan(attempt, true, word),
            (Op::Out { attempt }, Ret::Scan(word)) => self.scan(attempt, false, word),
            (Op::Annul { attempt, by_key }, Ret::Annul(said)) => self.annul(attempt, by_key, said),
            (Op::Close { refund }, Ret::Close(done)) => self.close(refund, done),
            (_, _) => false,
        }
    }
}

type Calls = Vec<super::Call<Op, Ret>>;

/// Attempts that only one call names need not be remembered: they get the number 0.
pub fn forget_single_attempts(calls: &mut Calls) {
    let mut named: BTreeMap<u32, u32> = BTreeMap::new();
    for call in calls.iter() {
        if let Op::In { attempt } | Op::Out { attempt } | Op::Annul { attempt, .. } = call.op {
            *named.entry(attempt).or_default() += 1;
        }
    }
    for call in calls {
        if let Op::In { attempt } | Op::Out { attempt } | Op::Annul { attempt, .. } = &mut call.op
            && named[attempt] == 1
        {
            *attempt = 0;
        }
    }
}
