//! All tickets of an event, densely: 96 bytes each, five to eleven more per index, and the holder's name; 80 more once scanned.

use crate::digest::{CodeHash, SignatureDigest};
use crate::ids::{TicketId, TicketTypeId};
use crate::ledger::chunks::Chunks;
use crate::ledger::labels::{Labels, Sym};
use crate::ledger::life::Life;
use crate::ticket::{GateState, Presence, Validity};
use crate::ticket_type::{TicketFacts, TicketRow};
use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::{BuildHasher, Hash};

/// Where a ticket stands in the store. Tickets are never removed, so it stays good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SlotNo(u32);

/// Where a type stands in the table of types ([`crate::ledger::types`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeNo(pub u32);

/// What counters need to know of a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brief {
    pub ticket_type: TypeNo,
    pub takes_a_place: bool,
    /// `Some` = inside, with the zone if the entry led to one.
    pub inside: Option<Sym>,
}

#[derive(Debug, Clone, PartialEq)]
struct Slot {
    id: TicketId,
    digest: Option<SignatureDigest>,
    code: Option<CodeHash>,
    seq: u64,
    /// Version of the facts; 0 = the ticket is known from its gate state only.
    version: u64,
    /// `None`: outside, and never scanned.
    life: Option<Box<Life>>,
    holder: HolderAt,
    entries: u32,
    generation: u32,
    ticket_type: TypeNo,
    key_id: u8,
    validity: Validity,
}

// The memory figure of the README rests on this.
const _: () = assert!(size_of::<Slot>() == 96);

#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct HolderAt {
    start: u32,
    bytes: u32,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tickets {
    slots: Chunks<Slot>,
    by_id: Index,
    by_code: Index,
    holders: Holders,
}

impl Tickets {
    /// Makes room in the index for so many more tickets.
    pub fn reserve(&mut self, more: usize) {
        let slots = &self.slots;
        self.by_id.0.reserve(more, |no| hash(&slots[*no as usize].id));
    }

    pub fn len(&self) -> usize {
        self.slots.len()
    }

    pub fn find(&self, id: TicketId) -> Option<SlotNo> {
        self.by_id.0.find(hash(&id), |no| self.slots[*no as usize].id == id).map(|no| SlotNo(*no))
    }

    pub fn find_code(&self, code: CodeHash) -> Option<SlotNo> {
        self.by_code.0.find(hash(&code), |no| self.slots[*no as usize].code == Some(code)).map(|no| SlotNo(*no))
    }

    pub fn all(&self) -> impl Iterator<Item = SlotNo> + use<> {
        (0..self.slots.len() as u32).map(SlotNo)
    }

    /// Adds a ticket that is not there yet.
    pub fn add(&mut self, id: TicketId, state: &GateState, ticket_type: TypeNo, labels: &mut Labels) -> SlotNo {
        let no = self.push(Slot {
            id,
            digest: None,
            code: None,
            seq: 0,
            version: 0,
            life: None,
            holder: HolderAt::default(),
            entries: 0,
            generation: 0,
            ticket_type,
            key_id: 0,
            validity: state.validity,
        });
        let slots = &self.slots;
        self.by_id.0.insert_unique(hash(&id), no.0, |no| hash(&slots[*no as usize].id));
        self.set(no, state, ticket_type, labels);
        no
    }

    /// Adds a ticket that is not there yet, and that nobody finds before [`Tickets::index_from`].
    pub fn append(&mut self, row: &TicketRow<'_>, ticket_type: TypeNo) -> SlotNo {
        let holder = self.holders.replace(HolderAt::default(), row.holder);
        self.push(Slot {
            id: row.id,
            digest: row.digest,
            code: row.code,
            seq: 0,
            version: row.version,
            life: None,
            holder,
            entries: 0,
            generation: row.generation,
            ticket_type,
            key_id: row.key_id,
            validity: row.validity,
        })
    }

    fn push(&mut self, slot: Slot) -> SlotNo {
        let no = u32::try_from(self.slots.len()).expect("fewer than four thousand million tickets fit into memory");
        self.slots.push(slot);
        SlotNo(no)
    }

    /// Makes the tickets from this one on findable, in indexes that need not grow meanwhile.
    pub fn index_from(&mut self, first: usize) {
        let slots = &self.slots;
        let appended = || (first..slots.len()).map(|at| (at as u32, &slots[at]));
        let id = |no: &u32| hash(&slots[*no as usize].id);
        self.by_id.0.reserve(slots.len() - first, id);
        for (no, slot) in appended() {
            self.by_id.0.insert_unique(hash(&slot.id), no, id);
        }
        let code = |no: &u32| slots[*no as usize].code.map_or(0, |code| hash(&code));
        self.by_code.0.reserve(appended().filter(|(_, slot)| slot.code.is_some()).count(), code);
        for (no, slot) in appended() {
            if let Some(own) = slot.code {
                self.by_code.0.insert_unique(hash(&own), no, code);
            }
        }
    }

    pub fn set(&mut self, no: SlotNo, state: &GateState, ticket_type: TypeNo, labels: &mut Labels) {
        let slot = &mut self.slots[no.0 as usize];
        slot.digest = state.digest;
        slot.seq = state.seq;
        match (Life::of(state, labels), &mut slot.life) {
            (None, life) => *life = None,
            (Some(now), Some(life)) => **life = now,
            (Some(now), life) => *life = Some(Box::new(now)),
        }
        slot.entries = state.entries;
        slot.generation = state.generation;
        slot.ticket_type = ticket_type;
        slot.key_id = state.key_id;
        slot.validity = state.validity;
    }

    /// The spelled-out state. `type_id` tells the id of its type.
    pub fn state(&self, no: SlotNo, labels: &Labels, type_id: impl Fn(TypeNo) -> TicketTypeId) -> GateState {
        let slot = &self.slots[no.0 as usize];
        GateState {
            seq: slot.seq,
            ticket_type: type_id(slot.ticket_type),
            validity: slot.validity,
            presence: slot.life.as_ref().map_or(Presence::Outside, |life| life.presence(labels)),
            entries: slot.entries,
            generation: slot.generation,
            key_id: slot.key_id,
            digest: slot.digest,
            last: slot.life.as_ref().and_then(|life| life.last_scan(labels)),
        }
    }

    pub fn brief(&self, no: SlotNo) -> Brief {
        let slot = &self.slots[no.0 as usize];
        Brief {
            ticket_type: slot.ticket_type,
            takes_a_place: slot.validity.takes_a_place(),
            inside: slot.life.as_ref().and_then(|life| life.zone()),
        }
    }

    pub fn id(&self, no: SlotNo) -> TicketId {
        self.slots[no.0 as usize].id
    }

    pub fn seq(&self, no: SlotNo) -> u64 {
        self.slots[no.0 as usize].seq
    }

    pub fn entries(&self, no: SlotNo) -> u32 {
        self.slots[no.0 as usize].entries
    }

    pub fn version(&self, no: SlotNo) -> u64 {
        self.slots[no.0 as usize].version
    }

    pub fn code(&self, no: SlotNo) -> Option<CodeHash> {
        self.slots[no.0 as usize].code
    }

    pub fn holder(&self, no: SlotNo) -> Option<&str> {
        self.holders.text(self.slots[no.0 as usize].holder)
    }

    /// Takes over what facts say besides the gate state.
    pub fn describe(&mut self, no: SlotNo, facts: &TicketFacts) {
        self.set_code(no, facts.code);
        self.set_holder(no, facts.holder.as_deref());
        self.slots[no.0 as usize].version = facts.version;
    }

    fn set_code(&mut self, no: SlotNo, code: Option<CodeHash>) {
        let old = self.slots[no.0 as usize].code;
        if old == code {
            return;
        }
        if let Some(old) = old
            && let Ok(entry) = self.by_code.0.find_entry(hash(&old), |at| *at == no.0)
        {
            entry.remove();
        }
        self.slots[no.0 as usize].code = code;
        if let Some(code) = code {
            let slots = &self.slots;
            // The hash of the code itself, as whoever looks for it has it: that of an `Option` is another one, and a
            // table that grew would not find what it holds.
            let of = |at: &u32| slots[*at as usize].code.map_or(0, |code| hash(&code));
            self.by_code.0.insert_unique(hash(&code), no.0, of);
        }
    }

    fn set_holder(&mut self, no: SlotNo, name: Option<&str>) {
        let at = self.slots[no.0 as usize].holder;
        if self.holders.text(at) == name {
            return;
        }
        self.slots[no.0 as usize].holder = self.holders.replace(at, name);
        if self.holders.is_wasteful() {
            let mut fresh = Holders::default();
            for slot in self.slots.iter_mut() {
                slot.holder = fresh.replace(HolderAt::default(), self.holders.text(slot.holder));
            }
            self.holders = fresh;
        }
    }
}

/// The same on every run and every node, so that an evening can be replayed.
fn hash<T: Hash>(value: &T) -> u64 {
    FxBuildHasher.hash_one(value)
}

/// Slot numbers by the hash of something that the slot holds.
#[derive(Debug, Clone, Default)]
struct Index(HashTable<u32>);

/// An index follows from the slots: equal slots, equal index.
impl PartialEq for Index {
    fn eq(&self, _other: &Index) -> bool {
        true
    }
}

/// All names, in pages of text that are never moved: eight bytes and the name itself per ticket.
#[derive(Clone, Default, PartialEq)]
struct Holders {
    pages: Vec<String>,
    bytes: usize,
    wasted: usize,
}

const PAGE: usize = 64 * 1024;
const WASTE_WORTH_CLEARING: usize = 64 * 1024;

impl Holders {
    fn text(&self, at: HolderAt) -> Option<&str> {
        let (page, start) = (at.start as usize / PAGE, at.start as usize % PAGE);
        (at.bytes > 0).then(|| &self.pages[page][start..start + at.bytes as usize])
    }

    /// An empty name is no name; one that does not fit is dropped, since it only decorates an answer.
    fn replace(&mut self, old: HolderAt, name: Option<&str>) -> HolderAt {
        self.wasted += old.bytes as usize;
        let name = name.unwrap_or_default();
        if name.is_empty() || name.len() > PAGE {
            return HolderAt::default();
        }
        // The first page grows: most events are small.
        match self.pages.last() {
            None => self.pages.push(String::new()),
            Some(last) if last.len() + name.len() > PAGE => self.pages.push(String::with_capacity(PAGE)),
            Some(_) => {}
        }
        let full = self.pages.len() - 1;
        let Some(last) = self.pages.last_mut() else { return HolderAt::default() };
        match (u32::try_from(full * PAGE + last.len()), u32::try_from(name.len())) {
            (Ok(start), Ok(bytes)) => {
                last.push_str(name);
                self.bytes += name.len();
                HolderAt { start, bytes }
            }
            (_, _) => HolderAt::default(),
        }
    }

    fn is_wasteful(&self) -> bool {
        self.wasted > WASTE_WORTH_CLEARING && self.wasted > self.bytes / 2
    }
}

impl std::fmt::Debug for Holders {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Holders({} bytes)", self.bytes)
    }
}
