//! Every label once: tickets and scans refer to places and devices by a four-byte symbol.

use crate::label::Label;
use rustc_hash::FxHashMap;
use std::num::NonZeroU32;

/// A label of this ledger, or none. Never zero, so that what contains one has a spare value for "absent".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(NonZeroU32);

impl Sym {
    /// No label.
    pub const NONE: Sym = Sym(NonZeroU32::MIN);

    fn new(place: usize) -> Sym {
        let number = u32::try_from(place + 2).expect("fewer than four thousand million labels fit into memory");
        Sym(NonZeroU32::new(number).expect("two or more"))
    }

    fn place(self) -> Option<usize> {
        (self.0.get() as usize).checked_sub(2)
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Labels {
    known: Vec<Label>,
    by_text: FxHashMap<Label, Sym>,
}

impl Labels {
    pub fn intern(&mut self, label: Option<&Label>) -> Sym {
        let Some(label) = label else { return Sym::NONE };
        if let Some(known) = self.by_text.get(label) {
            return *known;
        }
        let sym = Sym::new(self.known.len());
        self.known.push(label.clone());
        self.by_text.insert(label.clone(), sym);
        sym
    }

    /// The one copy of this text that is kept, so that equal labels share their memory.
    pub fn shared(&mut self, label: &Label) -> Label {
        let sym = self.intern(Some(label));
        self.text(sym).cloned().expect("it was interned in the line above")
    }

    pub fn text(&self, sym: Sym) -> Option<&Label> {
        sym.place().map(|place| &self.known[place])
    }

    /// The symbol of a label that is known already.
    pub fn find(&self, label: &Label) -> Option<Sym> {
        self.by_text.get(label).copied()
    }
}
