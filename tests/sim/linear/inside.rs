//! The people inside an event: every answer says how many there are, and never more than the house takes.

use gatehouse::domain::ids::ScanId;
use stateright::semantics::SequentialSpec;
use std::collections::BTreeSet;

/// What was answered to a scan, and how many were inside then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    In {
        inside: u32,
    },
    Out {
        inside: u32,
    },
    Denied {
        inside: u32,
    },
    Full {
        inside: u32,
    },
    /// An accepted scan was taken back.
    Annulled {
        scan: ScanId,
        entry: bool,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct House {
    inside: u32,
    limit: Option<u32>,
    annulled: BTreeSet<ScanId>,
}

impl House {
    pub fn new(limit: Option<u32>) -> House {
        House { inside: 0, limit, annulled: BTreeSet::new() }
    }
}

impl SequentialSpec for House {
    type Op = Op;
    /// Whether it can have been.
    type Ret = bool;

    fn invoke(&mut self, op: &Op) -> bool {
        let full = self.limit.is_some_and(|limit| self.inside >= limit);
        match *op {
            Op::In { inside } if !full && inside == self.inside + 1 => self.inside = inside,
            Op::Out { inside } if inside + 1 == self.inside => self.inside = inside,
            Op::Denied { inside } => return inside == self.inside,
            Op::Full { inside } => return full && inside == self.inside,
            Op::Annulled { scan, entry } => {
                let counts = self.annulled.insert(scan);
                match (counts, entry) {
                    (true, true) if self.inside == 0 => return false,
                    (true, true) => self.inside -= 1,
                    // Whoever is in again may be one too many: they never left.
                    (true, false) => self.inside += 1,
                    (false, _) => {}
                }
            }
            Op::In { .. } | Op::Out { .. } => return false,
        }
        true
    }
}
