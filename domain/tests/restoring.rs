//! An event that is loaded ticket by ticket is the one that its facts spell out.

mod support;

use gatehouse_domain::ledger::invariants::check;
use gatehouse_domain::ledger::restoring::Restoring;
use gatehouse_domain::ledger::{Command, EventLedger, Kept, Stamp};
use gatehouse_domain::scan::{Kind, Presented};
use gatehouse_domain::ticket::{GateState, Validity};
use gatehouse_domain::ticket_type::{EntryPolicy, EventFacts, TicketFacts, TicketRow};
use gatehouse_domain::time::Moment;
use support::*;

/// More than fit into one chunk of the ledger, so that indexes grow and chunks follow each other.
const TICKETS: u32 = 9_000;

/// Every seventh has a code printed elsewhere, every third a name, every hundredth is blocked.
fn crowd() -> EventFacts {
    let mut facts = facts(EntryPolicy::Unstated, TICKETS);
    for (number, ticket) in (1..).zip(&mut facts.tickets) {
        ticket.holder = (number % 3 == 0).then(|| format!("{} {number}", "Guest".repeat(6)).into());
        ticket.code = (number % 7 == 0).then(|| code(number));
        ticket.gate.validity = if number % 100 == 0 { Validity::Blocked } else { Validity::Active };
        ticket.gate.generation = if number % 4 == 1 { 2 } else { 1 };
    }
    facts
}

fn row(ticket: &TicketFacts) -> TicketRow<'_> {
    TicketRow {
        id: ticket.id,
        version: ticket.version,
        ticket_type: ticket.gate.ticket_type,
        holder: ticket.holder.as_deref(),
        code: ticket.code,
        generation: ticket.gate.generation,
        key_id: ticket.gate.key_id,
        validity: ticket.gate.validity,
        digest: ticket.gate.digest,
    }
}

fn restoring(facts: &EventFacts) -> Restoring {
    let mut restoring = Restoring::of(&EventFacts { tickets: Vec::new(), ..facts.clone() });
    facts.tickets.iter().for_each(|ticket| restoring.add(&row(ticket)));
    restoring
}

/// The facts with what an evening made of every fourth ticket.
fn after_an_evening() -> EventFacts {
    let mut facts = crowd();
    let mut gate = Gate::new(facts.clone());
    for number in (4..=TICKETS).step_by(4) {
        gate.check_in(number);
    }
    for ticket in &mut facts.tickets {
        ticket.gate = gate.ledger.gate_state(ticket.id).expect("a ticket of the facts");
    }
    facts
}

#[test]
fn rows_one_by_one_are_what_facts_are_at_once() {
    let facts = crowd();
    let ledger = restoring(&facts).finish(Kept::default());
    assert_eq!(ledger, EventLedger::restore(facts, Kept::default()));
    check(&ledger).expect("it counts what it has");
    let mut gate = Gate { ledger, now: 1_000_000, seq: 0, scans: 0 };
    for number in (7..=TICKETS).step_by(7) {
        let request = gate.next_request(Presented::Opaque(code(number)), Kind::CheckIn);
        assert_eq!(gate.answer(request).ticket.map(|view| view.id), Some(ticket(number)));
    }
}

/// Names of 36 bytes, more than fit on one page, however often they are changed.
#[test]
fn whoever_is_renamed_keeps_the_new_name_and_nobody_else_gets_it() {
    let mut facts = crowd();
    let mut ledger = restoring(&facts).finish(Kept::default());
    for version in 2..6 {
        facts.version = version;
        for (number, ticket) in (1..).zip(&mut facts.tickets) {
            ticket.version = version;
            ticket.holder = (number % 3 == 0).then(|| format!("{number} in version {version}, and so on").into());
        }
        let news = Command::AbsorbFacts { facts: Box::new(facts.clone()), releases: None };
        ledger.apply(news, Stamp { now: Moment(1), seq: version });
        assert!(facts.tickets.iter().all(|ticket| ledger.holder(ticket.id) == ticket.holder.as_deref()));
    }
}

#[test]
fn what_was_drained_stands_over_the_row() {
    let (before, after) = (crowd(), after_an_evening());
    let mut restoring = restoring(&before);
    let changed: Vec<(&TicketFacts, &GateState)> =
        after.tickets.iter().map(|ticket| (ticket, &ticket.gate)).filter(|(_, gate)| gate.seq > 0).collect();
    assert!(changed.len() > 1_000);
    for (ticket, gate) in &changed {
        restoring.drained(ticket.id, gate);
    }
    restoring.drained(ticket(TICKETS + 1), changed[0].1);
    assert_eq!(restoring.newest(), changed.iter().map(|(_, gate)| gate.seq).max().expect("some"));
    let ledger = restoring.finish(Kept::default());
    assert_eq!(ledger.ticket_count(), TICKETS as usize, "a state without its ticket is dropped");
    check(&ledger).expect("it counts what it has");
    for ticket in &after.tickets {
        assert_eq!(ledger.gate_state(ticket.id).as_ref(), Some(&ticket.gate));
        assert_eq!(ledger.holder(ticket.id), ticket.holder.as_deref());
    }
}

#[test]
fn of_what_was_kept_the_newer_wins() {
    let (before, after) = (crowd(), after_an_evening());
    let tickets: Vec<_> = after.tickets.iter().map(|ticket| (ticket.id, ticket.gate.clone())).collect();
    let kept = Kept { tickets, ..Kept::default() };
    assert_eq!(restoring(&before).finish(kept), EventLedger::restore(after, Kept::default()));
}
