//! Any value of the domain that a record may hold.

use gatehouse::domain::digest::{CodeHash, KeyHash, RequestDigest, SignatureDigest};
use gatehouse::domain::hold::{Hold, HoldItem, HoldStage};
use gatehouse::domain::ids::{HoldId, ScanId, TicketId, TicketTypeId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Change, HoldEnd, TicketAfter, VerbWord, What};
use gatehouse::domain::scan::{Answer, Decision, Denial, Earlier, Kind, Occupancy, ScanRecord, Surface, TicketView};
use gatehouse::domain::ticket::{Entry, GateState, LastScan, Presence, Validity};
use gatehouse::domain::ticket_type::TicketFacts;
use gatehouse::domain::time::Moment;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

fn sixteen() -> impl Strategy<Value = [u8; 16]> {
    any::<[u8; 16]>()
}

fn few_tickets() -> impl Strategy<Value = TicketId> {
    (0u8..6).prop_map(|number| TicketId::from_bytes([number; 16]))
}

fn label() -> impl Strategy<Value = Label> {
    "[a-zA-Z0-9 äß中-]{1,30}".prop_map(|text| Label::new(&text).expect("of these characters"))
}

fn moment() -> impl Strategy<Value = Moment> {
    any::<i64>().prop_map(Moment)
}

fn kind() -> impl Strategy<Value = Kind> {
    select(vec![Kind::CheckIn, Kind::CheckOut])
}

fn surface() -> impl Strategy<Value = Surface> {
    select(vec![Surface::Native, Surface::TicketsApi, Surface::EventsModule])
}

fn validity() -> impl Strategy<Value = Validity> {
    select(vec![
        Validity::Unactivated,
        Validity::Active,
        Validity::Cancelled,
        Validity::Refunded,
        Validity::Revoked,
        Validity::Blocked,
    ])
}

fn verb() -> impl Strategy<Value = VerbWord> {
    select(vec![
        VerbWord::Activated,
        VerbWord::Transferred,
        VerbWord::Reissued,
        VerbWord::Cancelled,
        VerbWord::Refunded,
        VerbWord::Reinstated,
        VerbWord::Blocked,
        VerbWord::Unblocked,
        VerbWord::Reset,
        VerbWord::Deleted,
        VerbWord::TypeChanged,
    ])
}

fn presence() -> impl Strategy<Value = Presence> {
    let entry = (moment(), of(label()), of(label()), of(label()))
        .prop_map(|(since, point, zone, device)| Presence::Inside(Entry { since, point, zone, device }));
    prop_oneof![Just(Presence::Outside), entry]
}

fn last() -> impl Strategy<Value = LastScan> {
    (sixteen(), kind(), moment(), of(label()), of(label()), presence()).prop_map(
        |(scan, kind, at, point, device, before)| LastScan {
            scan: ScanId::from_bytes(scan),
            kind,
            at,
            point,
            device,
            before,
        },
    )
}

pub fn gate_state() -> impl Strategy<Value = GateState> {
    let counts = (any::<u64>(), any::<u32>(), any::<u32>(), any::<u8>());
    (counts, sixteen(), validity(), presence(), of(sixteen()), of(last())).prop_map(
        |((seq, entries, generation, key_id), ticket_type, validity, presence, digest, last)| GateState {
            seq,
            ticket_type: TicketTypeId::from_bytes(ticket_type),
            validity,
            presence,
            entries,
            generation,
            key_id,
            digest: digest.map(SignatureDigest),
            last,
        },
    )
}

fn decision() -> impl Strategy<Value = Decision> {
    let denial = prop_oneof![
        select(Denial::all()),
        any::<u32>().prop_map(|entries_max| Denial::ReentryLimitReached { entries_max }),
        prop::collection::vec(label(), 0..4).prop_map(|accepted| Denial::WrongScanPoint { accepted }),
        moment().prop_map(|opens| Denial::TooEarly { opens }),
        moment().prop_map(|closed| Denial::TooLate { closed }),
    ];
    prop_oneof![Just(Decision::Admit), denial.prop_map(Decision::Deny)]
}

fn view() -> impl Strategy<Value = TicketView> {
    (few_tickets(), sixteen(), validity(), any::<bool>(), any::<u32>(), of(any::<u32>())).prop_map(
        |(id, ticket_type, validity, inside, entries, entries_left)| TicketView {
            id,
            ticket_type: TicketTypeId::from_bytes(ticket_type),
            validity,
            inside,
            entries,
            entries_left,
        },
    )
}

fn answer() -> impl Strategy<Value = Answer> {
    let earlier = (moment(), of(label()), of(label())).prop_map(|(at, point, device)| Earlier { at, point, device });
    let occupancy = (any::<u32>(), of(any::<u32>())).prop_map(|(inside, limit)| Occupancy { inside, limit });
    let head = (sixteen(), kind(), moment(), of(label()), of(label()));
    (head, decision(), any::<bool>(), any::<bool>(), of(view()), of(earlier), occupancy).prop_map(
        |((scan, kind, at, point, device), decision, double_read, anomaly, ticket, earlier, occupancy)| Answer {
            scan: ScanId::from_bytes(scan),
            kind,
            at,
            point,
            device,
            decision,
            double_read,
            anomaly,
            ticket,
            earlier,
            occupancy,
        },
    )
}

pub fn scan() -> impl Strategy<Value = ScanRecord> {
    (answer(), surface(), label(), of(sixteen()), sixteen(), of(moment()), of(moment())).prop_map(
        |(answer, surface, subject, key, request, scanned_at, annulled_at)| ScanRecord {
            answer,
            surface,
            subject,
            key: key.map(KeyHash),
            request: RequestDigest(request),
            scanned_at,
            annulled_at,
        },
    )
}

pub fn hold() -> impl Strategy<Value = Hold> {
    let item = (sixteen(), any::<u32>())
        .prop_map(|(ticket_type, count)| HoldItem { ticket_type: TicketTypeId::from_bytes(ticket_type), count });
    let stage = prop_oneof![Just(HoldStage::Committed), moment().prop_map(|expires| HoldStage::Open { expires })];
    (sixteen(), prop::collection::vec(item, 0..4), of(label()), stage).prop_map(|(id, items, buyer, stage)| Hold {
        id: HoldId::from_bytes(id),
        items,
        buyer,
        stage,
    })
}

fn issued() -> impl Strategy<Value = TicketFacts> {
    (few_tickets(), any::<u64>(), of(sixteen()), gate_state()).prop_map(|(id, version, code, gate)| TicketFacts {
        id,
        version,
        holder: None,
        code: code.map(CodeHash),
        gate,
    })
}

fn annulled() -> impl Strategy<Value = What> {
    (sixteen(), moment(), of(label()), label(), of(label())).prop_map(|(scan, at, device, subject, reason)| {
        What::Annulled { scan: ScanId::from_bytes(scan), at, device, subject, reason }
    })
}

fn what() -> impl Strategy<Value = What> {
    let ends = select(vec![HoldEnd::Issued, HoldEnd::Released, HoldEnd::Expired]);
    prop_oneof![
        scan().prop_map(|scan| What::Scanned(Box::new(scan))),
        annulled(),
        (sixteen(), moment(), of(label()), label())
            .prop_map(|(key, at, device, subject)| { What::AnnulledAhead { key: KeyHash(key), at, device, subject } }),
        sixteen().prop_map(|scan| What::Disowned { scan: ScanId::from_bytes(scan) }),
        hold().prop_map(What::Held),
        (sixteen(), ends).prop_map(|(hold, why)| What::HoldClosed { hold: HoldId::from_bytes(hold), why }),
        (few_tickets(), verb()).prop_map(|(ticket, verb)| What::Ticket { ticket, verb }),
        prop::collection::vec(issued(), 0..4).prop_map(What::Issued),
        (few_tickets(), sixteen(), sixteen()).prop_map(|(ticket, kept, other)| What::Contradicted {
            ticket,
            kept: ScanId::from_bytes(kept),
            other: ScanId::from_bytes(other),
        }),
    ]
}

/// One that is written (facts are not).
pub fn change() -> impl Strategy<Value = Change> {
    let after = (few_tickets(), gate_state()).prop_map(|(id, state)| TicketAfter { id, state });
    (what(), prop::collection::vec(after, 0..3)).prop_map(|(what, tickets)| Change { what, tickets })
}
