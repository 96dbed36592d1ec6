//! The holds of an event, by id, by expiry, and by buyer.

use crate::hold::{Hold, HoldItem, HoldStage};
use crate::ids::HoldId;
use crate::label::Label;
use crate::time::Moment;
use rustc_hash::FxHashMap;
use std::collections::{BTreeMap, BTreeSet};

/// What `Command::Reserve` asks for.
pub(super) struct Wish {
    pub hold: HoldId,
    pub items: Vec<HoldItem>,
    pub buyer: Option<Label>,
    pub per_buyer_max: Option<u32>,
    pub expires: Moment,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Holds {
    holds: BTreeMap<HoldId, Hold>,
    due: BTreeSet<(Moment, HoldId)>,
    buyers: FxHashMap<Label, u32>,
}

impl Holds {
    pub fn get(&self, id: HoldId) -> Option<&Hold> {
        self.holds.get(&id)
    }

    /// Places that a buyer's open and committed holds keep.
    pub fn held_by(&self, buyer: &Label) -> u32 {
        self.buyers.get(buyer).copied().unwrap_or(0)
    }

    /// The holds whose time is over, the earliest first.
    pub fn due(&self, now: Moment) -> impl Iterator<Item = HoldId> + '_ {
        self.due.iter().take_while(move |(expires, _)| *expires <= now).map(|(_, hold)| *hold)
    }

    /// When the next hold's time is over.
    pub fn next_due(&self) -> Option<Moment> {
        self.due.first().map(|(expires, _)| *expires)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Hold> + '_ {
        self.holds.values()
    }

    pub fn insert(&mut self, hold: Hold) {
        if let HoldStage::Open { expires } = hold.stage {
            self.due.insert((expires, hold.id));
        }
        if let Some(buyer) = &hold.buyer {
            *self.buyers.entry(buyer.clone()).or_default() += hold.count();
        }
        self.holds.insert(hold.id, hold);
    }

    pub fn remove(&mut self, id: HoldId) -> Option<Hold> {
        let hold = self.holds.remove(&id)?;
        if let HoldStage::Open { expires } = hold.stage {
            self.due.remove(&(expires, hold.id));
        }
        if let Some(buyer) = &hold.buyer {
            let left = self.held_by(buyer).saturating_sub(hold.count());
            if left == 0 {
                self.buyers.remove(buyer)
            } else {
                self.buyers.insert(buyer.clone(), left)
            };
        }
        Some(hold)
    }
}
