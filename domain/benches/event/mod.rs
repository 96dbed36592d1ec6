//! An event, its tickets and its scans, for everything that measures: the benches of the domain and of the records, and
//! `benches/hot_path`.

#![allow(dead_code, reason = "each program uses a part")]

use gatehouse_domain::credential::Payload;
use gatehouse_domain::digest::{KeyHash, RequestDigest, SignatureDigest};
use gatehouse_domain::ids::{EventId, ScanId, ScanPointId, TicketId, TicketTypeId};
use gatehouse_domain::label::Label;
use gatehouse_domain::ledger::Stamp;
use gatehouse_domain::scan::{Kind, Presented, Proof, ScanRequest, Surface};
use gatehouse_domain::ticket::Validity;
use gatehouse_domain::ticket_type::{
    EntryPolicy, EventFacts, EventPolicy, PointFacts, TicketFacts, TypeFacts, ZoneFacts, fresh,
};
use gatehouse_domain::time::{Moment, Window};

pub const TYPE: TicketTypeId = TicketTypeId::from_bytes([2; 16]);

/// One type, one gate, one zone, no limits, and so many tickets without holders.
pub fn facts(tickets: u64) -> EventFacts {
    let ticket = |number| TicketFacts {
        id: TicketId::from_bytes(bytes(100, number)),
        version: 1,
        holder: None,
        code: None,
        gate: fresh(TYPE, Validity::Active, 0, Some(SignatureDigest(bytes(101, number)))),
    };
    EventFacts {
        event: EventId::from_bytes([1; 16]),
        version: 1,
        policy: EventPolicy::default(),
        types: vec![TypeFacts {
            id: TYPE,
            number: 1,
            slug: label("standard"),
            name: label("Standard"),
            policy: EntryPolicy::Unstated,
            entry_window: Window::OPEN,
            accepted_points: Vec::new(),
            capacity: None,
            occupancy_limit: None,
        }],
        points: vec![PointFacts {
            id: ScanPointId::from_bytes([3; 16]),
            slug: label("gate-1"),
            name: label("Gate 1"),
            zone: Some(label("stadium")),
            accepted_types: Vec::new(),
        }],
        zones: vec![ZoneFacts { id: label("stadium"), name: label("Stadium"), capacity: None }],
        shared: Vec::new(),
        tickets: (0..tickets).map(ticket).collect(),
    }
}

/// The same round and scan have the same id and key.
pub fn scan(round: u64, scan: u64, ticket: u64, kind: Kind) -> Box<ScanRequest> {
    Box::new(ScanRequest {
        id: ScanId::from_bytes(bytes(2 * round, scan)),
        presented: Presented::Signed {
            ticket: TicketId::from_bytes(bytes(100, ticket)),
            generation: 1,
            digest: SignatureDigest(bytes(101, ticket)),
            proof: Proof::DigestOnly,
        },
        looked_up: false,
        kind,
        surface: Surface::Native,
        point: Some(label("gate-1")),
        zone: None,
        device: Some(label("turnstile-1")),
        subject: label("steward"),
        key: Some(KeyHash(bytes(2 * round + 1, scan))),
        request: RequestDigest(bytes(102, ticket)),
        scanned_at: None,
        log_refusal: true,
    })
}

pub fn payload() -> Payload {
    Payload {
        key_id: 1,
        event: EventId::from_bytes([1; 16]),
        ticket: TicketId::from_bytes([2; 16]),
        type_number: 1,
        generation: 1,
        not_before_min: 0,
        not_after_min: 0,
    }
}

pub fn stamp(seq: u64) -> Stamp {
    Stamp { now: Moment(1_000_000 + seq as i64), seq }
}

/// Spreads numbers as random ids are spread.
pub fn bytes(kind: u64, number: u64) -> [u8; 16] {
    let spread = (number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ kind.rotate_left(32);
    let mut bytes = [0; 16];
    bytes[..8].copy_from_slice(&number.to_be_bytes());
    bytes[8..].copy_from_slice(&spread.to_be_bytes());
    bytes
}

pub fn label(text: &str) -> Label {
    Label::new(text).expect("a valid label")
}
