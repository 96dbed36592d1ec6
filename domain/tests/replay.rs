//! The same changes give the same ledger, and a new owner knows what the old one knew.

mod support;

use gatehouse_domain::hold::HoldItem;
use gatehouse_domain::ledger::{Change, Command, EventLedger, Kept, NewCode, TicketVerb, What};
use gatehouse_domain::scan::{AnnulRequest, Hand, Kind, ScanRef, ScanRequest};
use gatehouse_domain::ticket_type::{EntryPolicy, EventFacts};
use gatehouse_domain::time::Moment;
use support::{Gate, digest, facts, hold_id, key, label, scan_id, signed, ticket, ticket_facts, type_id};

const TICKETS: u32 = 40;

/// An evening with a bit of everything: the gate, the log of it, and the keyed requests that were sent.
fn evening() -> (Gate, Vec<Change>, Vec<ScanRequest>) {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, TICKETS));
    let mut log = Vec::new();
    let mut sent = Vec::new();
    for step in 0..400u32 {
        let number = step * 17 % TICKETS + 1;
        let kind = if step % 3 == 2 { Kind::CheckOut } else { Kind::CheckIn };
        let mut request = gate.next_request(signed(number), kind);
        request.point =
            [None, Some(label("north")), Some(label("south")), Some(label("a door"))][step as usize % 4].clone();
        request.key = (step % 5 > 0).then(|| key(step));
        if request.key.is_some() {
            sent.push(request.clone());
        }
        log.extend(gate.apply(Command::Scan(Box::new(request))).changes);
        let scan = scan_id(gate.scans);
        if let Some(command) = besides(step, scan, number, gate.now) {
            log.extend(gate.apply(command).changes);
        }
    }
    (gate, log, sent)
}

fn besides(step: u32, scan: gatehouse_domain::ids::ScanId, number: u32, now: i64) -> Option<Command> {
    let tend = |verb| Some(Command::Ticket { ticket: ticket(number), verb });
    let annul = |which| {
        Some(Command::Annul(AnnulRequest {
            which,
            device: Some(label("turnstile-1")),
            subject: label("steward"),
            reason: None,
            hand: Hand::Scanner,
        }))
    };
    match step % 23 {
        0 => annul(ScanRef::Id(scan)),
        1 => annul(ScanRef::Key(key(10_000 + step))),
        3 => Some(Command::Disown(scan)),
        5 => tend(TicketVerb::Cancel),
        7 => tend(TicketVerb::Reinstate),
        9 => tend(TicketVerb::Reissue(NewCode { generation: 2, key_id: 1, digest: digest(number, 2) })),
        11 => tend(TicketVerb::Transfer { to: Box::new(ticket_facts(1_000 + step, 1)) }),
        13 => tend(TicketVerb::Block),
        15 | 16 => Some(Command::Reserve {
            hold: hold_id(step),
            items: vec![HoldItem { ticket_type: type_id(1), count: 2 }],
            buyer: Some(label("b")),
            per_buyer_max: None,
            expires: Moment(now + 40_000),
        }),
        17 => Some(Command::CommitHold(hold_id(step - 1))),
        18 => Some(Command::ExpireHolds),
        19 if step.is_multiple_of(2) => {
            Some(Command::Issue { hold: Some(hold_id(step - 3)), tickets: vec![ticket_facts(2_000 + step, 1)] })
        }
        21 => {
            let version = u64::from(step) + 2;
            let news =
                EventFacts { version, tickets: vec![ticket_facts(3_000 + step, 1)], ..facts(EntryPolicy::Unstated, 0) };
            Some(Command::AbsorbFacts { facts: Box::new(news), releases: None })
        }
        _ => None,
    }
}

#[test]
fn the_evening_has_a_bit_of_everything() {
    let (_, log, _) = evening();
    let has = |is: fn(&What) -> bool| assert!(log.iter().any(|change| is(&change.what)));
    has(|what| matches!(what, What::Scanned(record) if record.answer.admitted()));
    has(|what| matches!(what, What::Scanned(record) if !record.answer.admitted()));
    has(|what| matches!(what, What::Annulled { .. }));
    has(|what| matches!(what, What::AnnulledAhead { .. }));
    has(|what| matches!(what, What::Disowned { .. }));
    has(|what| matches!(what, What::Held(_)));
    has(|what| matches!(what, What::HoldClosed { .. }));
    has(|what| matches!(what, What::Ticket { .. }));
    has(|what| matches!(what, What::Issued(_)));
    has(|what| matches!(what, What::Facts(_)));
}

#[test]
fn a_replay_gives_the_equal_ledger() {
    let (gate, log, _) = evening();
    let mut replayed = EventLedger::restore(facts(EntryPolicy::Unstated, TICKETS), Kept::default());
    log.iter().for_each(|change| replayed.absorb(change));
    assert!(replayed == gate.ledger);
}

#[test]
fn the_same_commands_give_the_same_log() {
    assert_eq!(evening().1, evening().1);
}

#[test]
fn a_new_owner_knows_what_the_old_one_knew() {
    let (mut gate, log, sent) = evening();
    // Postgres has every ticket row; Redis has what gates changed.
    let mut facts = facts(EntryPolicy::Unstated, TICKETS);
    for change in &log {
        match &change.what {
            What::Issued(tickets) => facts.tickets.extend(tickets.iter().cloned()),
            What::Facts(news) => {
                facts.version = news.version;
                facts.tickets.extend(news.tickets.iter().cloned());
            }
            _ => {}
        }
    }
    let kept = Kept {
        tickets: gate.ledger.tickets_after(0).collect(),
        scans: gate.ledger.scans_kept().cloned().collect(),
        annulled_ahead: gate.ledger.annulled_ahead().collect(),
        holds: gate.ledger.holds().cloned().collect(),
        last_decided: gate.ledger.last_decided(),
    };
    let restored = EventLedger::restore(facts, kept);
    gatehouse_domain::ledger::invariants::check(&restored).unwrap();
    assert_eq!(restored.occupancy(), gate.ledger.occupancy());
    assert_eq!(restored.facts_version(), gate.ledger.facts_version());
    assert_eq!(restored.last_decided(), gate.ledger.last_decided());
    assert_eq!(restored.ticket_count(), gate.ledger.ticket_count());
    assert!(restored.holds().eq(gate.ledger.holds()));
    let numbers = (1..=TICKETS).chain(1_000..4_000);
    for number in numbers {
        assert_eq!(restored.gate_state(ticket(number)), gate.ledger.gate_state(ticket(number)));
        assert_eq!(restored.holder(ticket(number)), gate.ledger.holder(ticket(number)));
    }
    let mut other = Gate { ledger: restored, ..Gate::new(support::facts(EntryPolicy::Unstated, 0)) };
    (other.now, other.seq) = (gate.now, gate.seq);
    let kept = |request: &ScanRequest| gate.ledger.scans_kept().any(|record| record.key == request.key);
    let sent: Vec<ScanRequest> = sent.into_iter().filter(kept).collect();
    assert!(sent.len() > 100, "{}", sent.len());
    for request in sent {
        assert_eq!(other.reply(request.clone()), gate.reply(request), "the same answer to a retry");
    }
}
