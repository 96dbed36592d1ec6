//! A small event to test with: types, points, zones, tickets with short names.
#![allow(dead_code, reason = "each test binary uses its part")]

use gatehouse_domain::digest::{CodeHash, KeyHash, RequestDigest, SignatureDigest};
use gatehouse_domain::ids::{EventId, HoldId, ScanId, ScanPointId, TicketId, TicketTypeId};
use gatehouse_domain::label::Label;
use gatehouse_domain::ledger::{Command, EventLedger, Kept, Outcome, Reply, ScanReply, Stamp, TicketVerb};
use gatehouse_domain::scan::{Answer, Decision, Denial, Kind, Presented, Proof, ScanRequest, Surface};
use gatehouse_domain::ticket::Validity;
use gatehouse_domain::ticket_type::{
    EntryPolicy, EventFacts, EventPolicy, PointFacts, TicketFacts, TypeFacts, ZoneFacts, fresh,
};
use gatehouse_domain::time::{Moment, Window};

pub fn bytes(kind: u8, number: u32) -> [u8; 16] {
    let mut bytes = [kind; 16];
    bytes[12..].copy_from_slice(&number.to_be_bytes());
    bytes
}

pub fn event() -> EventId {
    EventId::from_bytes(bytes(0xe0, 1))
}

pub fn ticket(number: u32) -> TicketId {
    TicketId::from_bytes(bytes(0x10, number))
}

pub fn type_id(number: u32) -> TicketTypeId {
    TicketTypeId::from_bytes(bytes(0x20, number))
}

pub fn point_id(number: u32) -> ScanPointId {
    ScanPointId::from_bytes(bytes(0x30, number))
}

pub fn scan_id(number: u32) -> ScanId {
    ScanId::from_bytes(bytes(0x40, number))
}

pub fn hold_id(number: u32) -> HoldId {
    HoldId::from_bytes(bytes(0x50, number))
}

pub fn key(number: u32) -> KeyHash {
    KeyHash(bytes(0x60, number))
}

pub fn digest(ticket: u32, generation: u32) -> SignatureDigest {
    SignatureDigest(bytes(generation as u8, ticket))
}

pub fn code(number: u32) -> CodeHash {
    CodeHash(bytes(0x80, number))
}

pub fn label(text: &str) -> Label {
    Label::new(text).unwrap()
}

pub fn ticket_type(number: u32, slug: &str, policy: EntryPolicy) -> TypeFacts {
    TypeFacts {
        id: type_id(number),
        number: number as u16,
        slug: label(slug),
        name: label(slug),
        policy,
        entry_window: Window::OPEN,
        accepted_points: Vec::new(),
        capacity: None,
        occupancy_limit: None,
    }
}

pub fn point(number: u32, slug: &str, zone: Option<&str>) -> PointFacts {
    PointFacts {
        id: point_id(number),
        slug: label(slug),
        name: label(slug),
        zone: zone.map(label),
        accepted_types: Vec::new(),
    }
}

pub fn zone(id: &str, capacity: Option<u32>) -> ZoneFacts {
    ZoneFacts { id: label(id), name: label(id), capacity }
}

/// An Active ticket with a signed code of generation 1.
pub fn ticket_facts(number: u32, type_number: u32) -> TicketFacts {
    TicketFacts {
        id: ticket(number),
        version: 1,
        holder: Some(format!("Holder {number}").into()),
        code: None,
        gate: fresh(type_id(type_number), Validity::Active, 0, Some(digest(number, 1))),
    }
}

/// One type (1, "standard", policy as given), points "north" and "south" (zones of the same names), `count` tickets.
pub fn facts(policy: EntryPolicy, count: u32) -> EventFacts {
    EventFacts {
        event: event(),
        version: 1,
        policy: EventPolicy::default(),
        types: vec![ticket_type(1, "standard", policy)],
        points: vec![point(1, "north", Some("north")), point(2, "south", Some("south"))],
        zones: vec![zone("north", None), zone("south", None)],
        shared: Vec::new(),
        tickets: (1..=count).map(|number| ticket_facts(number, 1)).collect(),
    }
}

pub fn signed(number: u32) -> Presented {
    signed_as(number, 1, Proof::DigestOnly)
}

pub fn signed_as(number: u32, generation: u32, proof: Proof) -> Presented {
    Presented::Signed { ticket: ticket(number), generation, digest: digest(number, generation), proof }
}

pub fn request(scan: u32, presented: Presented, kind: Kind) -> ScanRequest {
    ScanRequest {
        id: scan_id(scan),
        presented,
        looked_up: false,
        kind,
        surface: Surface::Native,
        point: Some(label("north")),
        zone: None,
        device: Some(label("turnstile-1")),
        subject: label("steward"),
        key: None,
        request: RequestDigest([7; 16]),
        scanned_at: None,
        log_refusal: true,
    }
}

/// A ledger that counts its own moments and commits.
pub struct Gate {
    pub ledger: EventLedger,
    pub now: i64,
    pub seq: u64,
    pub scans: u32,
}

impl Gate {
    pub fn new(facts: EventFacts) -> Gate {
        Gate { ledger: EventLedger::restore(facts, Kept::default()), now: 1_000_000, seq: 0, scans: 0 }
    }

    /// Applies a command a second later, in a commit of its own.
    pub fn apply(&mut self, command: Command) -> Outcome {
        self.now += 1_000;
        self.seq += 1;
        self.ledger.apply(command, Stamp { now: Moment(self.now), seq: self.seq })
    }

    pub fn next_request(&mut self, presented: Presented, kind: Kind) -> ScanRequest {
        self.scans += 1;
        request(self.scans, presented, kind)
    }

    pub fn reply(&mut self, request: ScanRequest) -> ScanReply {
        match self.apply(Command::Scan(Box::new(request))).reply {
            Reply::Scan(reply) => reply,
            other => panic!("a scan got {other:?}"),
        }
    }

    pub fn answer(&mut self, request: ScanRequest) -> Answer {
        match self.reply(request) {
            ScanReply::Answered(answer) => *answer,
            other => panic!("not answered: {other:?}"),
        }
    }

    pub fn scan(&mut self, presented: Presented, kind: Kind) -> Answer {
        let request = self.next_request(presented, kind);
        self.answer(request)
    }

    pub fn check_in(&mut self, number: u32) -> Answer {
        self.scan(signed(number), Kind::CheckIn)
    }

    pub fn check_out(&mut self, number: u32) -> Answer {
        self.scan(signed(number), Kind::CheckOut)
    }

    pub fn tend(&mut self, number: u32, verb: TicketVerb) -> Reply {
        self.apply(Command::Ticket { ticket: ticket(number), verb }).reply
    }

    /// Does what must succeed.
    pub fn do_to(&mut self, number: u32, verb: TicketVerb) {
        let reply = self.tend(number, verb);
        assert!(matches!(reply, Reply::Ticket(Ok(_))), "{reply:?}");
    }
}

pub fn denied(answer: &Answer) -> Option<&Denial> {
    match &answer.decision {
        Decision::Admit => None,
        Decision::Deny(denial) => Some(denial),
    }
}
