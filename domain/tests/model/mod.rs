//! The ledger as one would write it in an afternoon: maps, clones and loops. What the real one is held against.

pub mod ops;

use gatehouse_domain::scan::{Answer, Kind, Surface};
use gatehouse_domain::ticket::Validity;
use std::collections::{BTreeMap, BTreeSet};

/// Types 1 to 3: unstated, single, limited to two entries.
pub const CAPACITY: [Option<u32>; 3] = [Some(4), None, Some(3)];
pub const TYPE_LIMIT: [Option<u32>; 3] = [None, None, Some(2)];
pub const EVENT_LIMIT: u32 = 4;
/// The zone behind "north"; the one behind "south" has no limit.
pub const NORTH_LIMIT: u32 = 3;
pub const BUYER_MAX: u32 = 3;

/// 0 = no point named, 1 = north, 2 = south. The zone behind a point has its number.
pub type Point = u8;

#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    pub scan: u32,
    pub ticket: u32,
    pub kind: Kind,
    pub surface: Surface,
    pub point: Point,
    pub key: Option<u32>,
    pub log_refusal: bool,
}

impl Request {
    /// What a repeated key must agree in.
    pub fn same_as(&self, other: &Request) -> bool {
        (self.ticket, self.kind, self.point) == (other.ticket, other.kind, other.point)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct AtGate {
    pub inside: Option<Point>,
    pub entries: u32,
    pub last: Option<u32>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Ticket {
    pub ticket_type: u32,
    pub validity: Validity,
    pub gate: AtGate,
}

#[derive(Debug, Clone)]
pub struct Scan {
    pub request: Request,
    pub answer: Answer,
    pub annulled_at: Option<i64>,
    /// The ticket right before, if it was accepted.
    pub before: Option<AtGate>,
    pub settled: bool,
}

#[derive(Debug, Clone)]
pub struct Hold {
    pub ticket_type: u32,
    pub count: u32,
    pub buyer: Option<u32>,
    pub expires: Option<i64>,
}

#[derive(Debug, Clone, Default)]
pub struct Model {
    pub now: i64,
    pub tickets: BTreeMap<u32, Ticket>,
    pub scans: BTreeMap<u32, Scan>,
    pub keys: BTreeMap<u32, u32>,
    pub ahead: BTreeSet<u32>,
    pub disowned: BTreeSet<u32>,
    pub holds: BTreeMap<u32, Hold>,
}

/// What a scan should be told.
#[derive(Debug, Clone, PartialEq)]
pub enum Expected {
    Disowned,
    KeyReused,
    Repeat(Box<Answer>),
    /// A repeat of a scan that was annulled.
    Annulled,
    Denied(&'static str),
    Admitted,
}

impl Model {
    pub fn expect(&self, request: &Request) -> Expected {
        if self.disowned.contains(&request.scan) {
            return Expected::Disowned;
        }
        let by_key = request.key.and_then(|key| self.keys.get(&key)).copied();
        if let Some(scan) = by_key.or(self.scans.contains_key(&request.scan).then_some(request.scan)) {
            let scan = &self.scans[&scan];
            return match (scan.request.same_as(request), scan.annulled_at) {
                (false, _) => Expected::KeyReused,
                (true, Some(_)) => Expected::Annulled,
                (true, None) => Expected::Repeat(Box::new(scan.answer.clone())),
            };
        }
        if request.key.is_some_and(|key| self.ahead.contains(&key)) {
            return Expected::Denied("ANNULLED");
        }
        match self.reason(request) {
            Some(word) => Expected::Denied(word),
            None => Expected::Admitted,
        }
    }

    fn reason(&self, request: &Request) -> Option<&'static str> {
        let Some(ticket) = self.tickets.get(&request.ticket) else { return Some("UNKNOWN_TICKET") };
        let inside = ticket.gate.inside.is_some();
        if request.kind == Kind::CheckOut {
            return (!inside).then_some("NOT_CHECKED_IN");
        }
        match ticket.validity {
            Validity::Active => {}
            Validity::Unactivated => return Some("NOT_ACTIVATED"),
            Validity::Cancelled => return Some("TICKET_CANCELLED"),
            Validity::Refunded => return Some("TICKET_REFUNDED"),
            Validity::Revoked => return Some("TICKET_TRANSFERRED"),
            Validity::Blocked => return Some("TICKET_BLOCKED"),
        }
        let module = request.surface == Surface::EventsModule;
        // Entries allowed in all, by type: unstated, single, two.
        let allowed = [if module { 1 } else { u32::MAX }, 1, 2][ticket.ticket_type as usize - 1];
        if inside && !(module && allowed > 1) {
            return Some("ALREADY_CHECKED_IN");
        }
        if ticket.gate.entries >= allowed {
            return Some(if allowed == 1 { "REENTRY_NOT_ALLOWED" } else { "REENTRY_LIMIT_REACHED" });
        }
        self.is_full(ticket, request.point).then_some("FULL")
    }

    fn is_full(&self, ticket: &Ticket, point: Point) -> bool {
        let zone_full = point == 1 && ticket.gate.inside != Some(1) && self.inside_zone(1) >= NORTH_LIMIT;
        let type_limit = TYPE_LIMIT[ticket.ticket_type as usize - 1].unwrap_or(u32::MAX);
        let all_full = self.inside() >= EVENT_LIMIT || self.inside_type(ticket.ticket_type) >= type_limit;
        zone_full || (ticket.gate.inside.is_none() && all_full)
    }

    /// Writes down what the ledger answered to a scan that was not a repeat.
    pub fn note(&mut self, request: &Request, answer: &Answer) {
        if !answer.admitted() && !request.log_refusal {
            return;
        }
        self.now = self.now.max(answer.at.0);
        let before = answer.admitted().then(|| self.tickets[&request.ticket].gate.clone());
        let scan = Scan { request: request.clone(), answer: answer.clone(), annulled_at: None, before, settled: false };
        self.scans.insert(request.scan, scan);
        if let Some(key) = request.key {
            self.keys.insert(key, request.scan);
        }
        if answer.admitted() {
            let gate = &mut self.tickets.get_mut(&request.ticket).unwrap().gate;
            gate.last = Some(request.scan);
            match request.kind {
                Kind::CheckIn => {
                    gate.entries += 1;
                    gate.inside = Some(request.point);
                }
                Kind::CheckOut => gate.inside = None,
            }
        }
    }

    /// Takes a ticket's last accepted scan back. `exact`: with the scan before it.
    fn unwind(&mut self, number: u32, exact: bool) {
        let scan = &self.scans[&number];
        let before = scan.before.clone().unwrap();
        let gate = &mut self.tickets.get_mut(&scan.request.ticket).unwrap().gate;
        *gate = AtGate { last: if exact { before.last } else { None }, ..before };
    }

    fn is_latest(&self, number: u32) -> bool {
        let scan = &self.scans[&number];
        self.tickets.get(&scan.request.ticket).is_some_and(|ticket| ticket.gate.last == Some(number))
    }

    /// The word of the refusal, or when it was annulled.
    pub fn annul(&mut self, number: u32) -> Result<i64, &'static str> {
        let Some(scan) = self.scans.get(&number) else { return Err("UnknownScan") };
        if let Some(at) = scan.annulled_at {
            return Ok(at);
        }
        if scan.before.is_none() {
            return Err("NotAccepted");
        }
        if self.now - scan.answer.at.0 > 15 * 60 * 1_000 {
            return Err("TooLate");
        }
        if !self.is_latest(number) {
            return Err("NotLatestScan");
        }
        // The scan before it may have to be unwound in turn, as long as neither is settled.
        let open = |scan: &Scan| !scan.settled;
        let before = self.scans[&number].before.as_ref().and_then(|before| before.last);
        let exact =
            open(&self.scans[&number]) && before.is_some_and(|before| self.scans.get(&before).is_some_and(open));
        self.unwind(number, exact);
        self.scans.get_mut(&number).unwrap().annulled_at = Some(self.now);
        Ok(self.now)
    }

    pub fn disown(&mut self, number: u32) {
        let Some(scan) = self.scans.get(&number) else {
            self.disowned.insert(number);
            return;
        };
        if scan.before.is_some() {
            if scan.annulled_at.is_some() || !self.is_latest(number) {
                self.scans.get_mut(&number).unwrap().settled = true;
                return;
            }
            let exact = !scan.settled;
            self.unwind(number, exact);
        }
        let scan = self.scans.remove(&number).unwrap();
        if let Some(key) = scan.request.key {
            self.keys.remove(&key);
        }
    }

    pub fn settle(&mut self) {
        self.scans.values_mut().for_each(|scan| scan.settled = true);
    }

    pub fn inside(&self) -> u32 {
        self.count(|ticket| ticket.gate.inside.is_some())
    }

    pub fn inside_type(&self, ticket_type: u32) -> u32 {
        self.count(|ticket| ticket.gate.inside.is_some() && ticket.ticket_type == ticket_type)
    }

    pub fn inside_zone(&self, zone: Point) -> u32 {
        self.count(|ticket| ticket.gate.inside == Some(zone))
    }

    pub fn sold(&self, ticket_type: u32) -> u32 {
        self.count(|ticket| ticket.ticket_type == ticket_type && ticket.validity.takes_a_place())
    }

    pub fn held(&self, ticket_type: u32) -> u32 {
        self.holds.values().filter(|hold| hold.ticket_type == ticket_type).map(|hold| hold.count).sum()
    }

    pub fn held_by(&self, buyer: u32) -> u32 {
        self.holds.values().filter(|hold| hold.buyer == Some(buyer)).map(|hold| hold.count).sum()
    }

    pub fn left(&self, ticket_type: u32) -> u32 {
        let taken = self.sold(ticket_type) + self.held(ticket_type);
        CAPACITY[ticket_type as usize - 1].map_or(u32::MAX, |capacity| capacity.saturating_sub(taken))
    }

    pub fn expire(&mut self) -> u32 {
        let count = self.holds.len();
        let now = self.now;
        self.holds.retain(|_, hold| hold.expires.is_none_or(|expires| expires > now));
        (count - self.holds.len()) as u32
    }

    fn count(&self, is: impl Fn(&Ticket) -> bool) -> u32 {
        self.tickets.values().filter(|ticket| is(ticket)).count() as u32
    }
}
