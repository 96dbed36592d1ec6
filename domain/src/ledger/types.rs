//! The ticket types of an event, with their places and the people inside.

use crate::capacity::{Bound, Bounds, Gauge, Places};
use crate::ids::TicketTypeId;
use crate::label::Label;
use crate::ledger::tickets::TypeNo;
use crate::ticket_type::{EntryPolicy, SharedFacts, TypeFacts};
use crate::time::Window;
use rustc_hash::FxHashMap;

#[derive(Debug, Clone, PartialEq)]
pub struct KnownType {
    pub facts: TypeFacts,
    /// Whether the facts list it. Tickets may outlive their type, or come before it.
    pub listed: bool,
    pub places: Places,
    pub inside: u32,
}

impl KnownType {
    pub fn own(&self) -> Bound {
        Bound { places: self.places, capacity: self.facts.capacity }
    }

    pub fn gauge(&self) -> Gauge {
        Gauge { inside: self.inside, limit: self.facts.occupancy_limit }
    }
}

/// Types are never removed, so that a [`TypeNo`] stays good.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Types {
    types: Vec<KnownType>,
    by_id: FxHashMap<TicketTypeId, TypeNo>,
    shared: Vec<SharedFacts>,
}

impl Types {
    /// Takes over the whole list of types, and what they share.
    pub fn replace(&mut self, facts: &[TypeFacts], shared: &[SharedFacts]) {
        self.shared = shared.to_vec();
        for known in &mut self.types {
            known.listed = false;
        }
        for facts in facts {
            let no = self.number(facts.id);
            let known = self.at_mut(no);
            known.facts = facts.clone();
            known.listed = true;
        }
    }

    /// The number of a type; one that the facts do not list is noted with nothing stated.
    pub fn number(&mut self, id: TicketTypeId) -> TypeNo {
        if let Some(no) = self.by_id.get(&id) {
            return *no;
        }
        let no = TypeNo(u32::try_from(self.types.len()).expect("an event has few types"));
        self.types.push(KnownType { facts: unlisted(id), listed: false, places: Places::default(), inside: 0 });
        self.by_id.insert(id, no);
        no
    }

    pub fn at(&self, no: TypeNo) -> &KnownType {
        &self.types[no.0 as usize]
    }

    pub fn at_mut(&mut self, no: TypeNo) -> &mut KnownType {
        &mut self.types[no.0 as usize]
    }

    pub fn id(&self, no: TypeNo) -> TicketTypeId {
        self.at(no).facts.id
    }

    pub fn find(&self, id: TicketTypeId) -> Option<&KnownType> {
        self.by_id.get(&id).map(|no| self.at(*no))
    }

    /// What bounds the places of this type.
    pub fn bounds(&self, known: &KnownType) -> Bounds {
        Bounds { own: known.own(), shared: self.shared_of(known.facts.id).map(|shared| self.bound(shared)) }
    }

    /// What this type shares with others.
    pub fn shared_of(&self, id: TicketTypeId) -> Option<&SharedFacts> {
        self.shared.iter().find(|shared| shared.types.contains(&id))
    }

    pub fn shared(&self) -> &[SharedFacts] {
        &self.shared
    }

    /// Taken of what types share: counted from them, so that it is never another number.
    pub fn bound(&self, shared: &SharedFacts) -> Bound {
        let types = shared.types.iter().filter_map(|id| self.find(*id));
        let places = types.fold(Places::default(), |sum, known| sum.and(known.places));
        Bound { places, capacity: Some(shared.capacity) }
    }

    pub fn iter(&self) -> impl Iterator<Item = &KnownType> + '_ {
        self.types.iter()
    }
}

fn unlisted(id: TicketTypeId) -> TypeFacts {
    let name = Label::new("unlisted").expect("a plain word is a valid label");
    TypeFacts {
        id,
        number: 0,
        slug: name.clone(),
        name,
        policy: EntryPolicy::Unstated,
        entry_window: Window::OPEN,
        accepted_points: Vec::new(),
        capacity: None,
        occupancy_limit: None,
    }
}
