//! One value of each record, with every optional part both there and not. Never change one: the files in `v1/` are these.
#![allow(dead_code, reason = "each test binary uses a part of this")]

use gatehouse::domain::digest::{CodeHash, KeyHash, RequestDigest, SignatureDigest};
use gatehouse::domain::hold::{Hold, HoldItem, HoldStage};
use gatehouse::domain::ids::{BatchId, HoldId, ScanId, TicketId, TicketTypeId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Change, HoldEnd, TicketAfter, VerbWord, What};
use gatehouse::domain::scan::{Answer, Decision, Denial, Earlier, Kind, Occupancy, ScanRecord, Surface, TicketView};
use gatehouse::domain::ticket::{Entry, GateState, LastScan, Presence, Validity};
use gatehouse::domain::ticket_type::TicketFacts;
use gatehouse::domain::time::Moment;

pub fn label(text: &str) -> Label {
    Label::new(text).expect("a sample label")
}

pub fn outside() -> GateState {
    GateState {
        seq: 0,
        ticket_type: TicketTypeId::from_bytes([2; 16]),
        validity: Validity::Unactivated,
        presence: Presence::Outside,
        entries: 0,
        generation: 1,
        key_id: 0,
        digest: None,
        last: None,
    }
}

pub fn inside() -> GateState {
    let entry = Entry {
        since: Moment(1_795_000_000_123),
        point: Some(label("gate-c")),
        zone: Some(label("stand")),
        device: Some(label("dev-7")),
    };
    GateState {
        seq: 70_000,
        ticket_type: TicketTypeId::from_bytes([2; 16]),
        validity: Validity::Active,
        presence: Presence::Inside(entry.clone()),
        entries: 3,
        generation: 2,
        key_id: 9,
        digest: Some(SignatureDigest([7; 16])),
        last: Some(LastScan {
            scan: ScanId::from_bytes([4; 16]),
            kind: Kind::CheckOut,
            at: Moment(1_795_000_000_999),
            point: Some(label("Tür 5")),
            device: None,
            before: Presence::Inside(entry),
        }),
    }
}

pub fn admitted() -> ScanRecord {
    ScanRecord {
        answer: Answer {
            scan: ScanId::from_bytes([4; 16]),
            kind: Kind::CheckIn,
            at: Moment(1_795_000_000_123),
            point: Some(label("gate-c")),
            device: Some(label("dev-7")),
            decision: Decision::Admit,
            double_read: false,
            anomaly: true,
            ticket: Some(TicketView {
                id: TicketId::from_bytes([1; 16]),
                ticket_type: TicketTypeId::from_bytes([2; 16]),
                validity: Validity::Active,
                inside: true,
                entries: 1,
                entries_left: Some(2),
            }),
            earlier: None,
            occupancy: Occupancy { inside: 41, limit: Some(80_000) },
        },
        surface: Surface::EventsModule,
        subject: label("steward"),
        key: Some(KeyHash([5; 16])),
        request: RequestDigest([6; 16]),
        scanned_at: Some(Moment(1_794_999_000_000)),
        annulled_at: None,
    }
}

pub fn denied(denial: Denial) -> ScanRecord {
    let mut scan = admitted();
    scan.answer.kind = Kind::CheckOut;
    scan.answer.decision = Decision::Deny(denial);
    scan.answer.ticket = None;
    scan.answer.double_read = true;
    scan.answer.earlier = Some(Earlier { at: Moment(-1), point: None, device: Some(label("d")) });
    scan.answer.occupancy = Occupancy::default();
    scan.surface = Surface::TicketsApi;
    scan.key = None;
    scan.scanned_at = None;
    scan.annulled_at = Some(Moment(1_795_000_001_000));
    scan
}

/// One denial of each kind, with what it may carry.
pub fn denials() -> Vec<Denial> {
    let mut all = Denial::all();
    all.push(Denial::WrongScanPoint { accepted: vec![label("gate-a"), label("gate-b")] });
    all.push(Denial::ReentryLimitReached { entries_max: u32::MAX });
    all
}

pub fn hold(stage: HoldStage) -> Hold {
    Hold {
        id: HoldId::from_bytes([8; 16]),
        items: vec![
            HoldItem { ticket_type: TicketTypeId::from_bytes([2; 16]), count: 4 },
            HoldItem { ticket_type: TicketTypeId::from_bytes([3; 16]), count: 70_000 },
        ],
        buyer: Some(label("buyer-1")),
        stage,
    }
}

pub fn issued() -> TicketFacts {
    TicketFacts {
        id: TicketId::from_bytes([1; 16]),
        version: 12,
        holder: None,
        code: Some(CodeHash([3; 16])),
        gate: outside(),
    }
}

/// One change of each kind that is written.
pub fn changes() -> Vec<Change> {
    let scan = ScanId::from_bytes([4; 16]);
    let at = Moment(1_795_000_002_000);
    let (device, subject) = (Some(label("dev-7")), label("steward"));
    let plain = |what| Change { what, tickets: Vec::new() };
    let touching =
        |what, state| Change { what, tickets: vec![TicketAfter { id: TicketId::from_bytes([1; 16]), state }] };
    vec![
        touching(What::Scanned(Box::new(admitted())), inside()),
        plain(What::Scanned(Box::new(denied(Denial::UnknownTicket)))),
        touching(
            What::Annulled {
                scan,
                at,
                device: device.clone(),
                subject: subject.clone(),
                reason: Some(label("turnstile stuck")),
            },
            outside(),
        ),
        plain(What::AnnulledAhead { key: KeyHash([5; 16]), at, device: None, subject }),
        touching(What::Disowned { scan }, outside()),
        plain(What::Held(hold(HoldStage::Committed))),
        plain(What::HoldClosed { hold: HoldId::from_bytes([8; 16]), why: HoldEnd::Expired }),
        touching(What::Ticket { ticket: TicketId::from_bytes([1; 16]), verb: VerbWord::Reinstated }, outside()),
        plain(What::Issued(vec![issued()])),
    ]
}

pub fn batch_id() -> BatchId {
    BatchId::from_bytes([0xba; 16])
}
