//! Places: held, sold, freed, and never more than there are.

mod support;

use gatehouse_domain::hold::{HoldItem, HoldRefusal, HoldStage};
use gatehouse_domain::label::Label;
use gatehouse_domain::ledger::{Command, EventLedger, HoldEnd, Kept, Outcome, Reply, What, invariants};
use gatehouse_domain::ledger::{TicketRefusal, TicketVerb};
use gatehouse_domain::ticket_type::{EntryPolicy, EventFacts};
use gatehouse_domain::time::Moment;
use support::{Gate, facts, hold_id, label, ticket_facts, ticket_type, type_id};

const FAR: Moment = Moment(9_000_000);

/// One type with so many places, no ticket yet.
fn sale(capacity: u32) -> Gate {
    let mut facts = facts(EntryPolicy::Unstated, 0);
    facts.types[0].capacity = Some(capacity);
    Gate::new(facts)
}

fn ask(gate: &mut Gate, hold: u32, count: u32, expires: Moment, buyer: Option<(&str, u32)>) -> Outcome {
    gate.apply(Command::Reserve {
        hold: hold_id(hold),
        items: vec![HoldItem { ticket_type: type_id(1), count }],
        buyer: buyer.map(|(name, _)| label(name)),
        per_buyer_max: buyer.map(|(_, limit)| limit),
        expires,
    })
}

fn reserve(gate: &mut Gate, hold: u32, count: u32) -> Result<(), HoldRefusal> {
    held(ask(gate, hold, count, FAR, None))
}

fn held(outcome: Outcome) -> Result<(), HoldRefusal> {
    match outcome.reply {
        Reply::Hold(result) => result.map(|_| ()),
        other => panic!("{other:?}"),
    }
}

fn counts(gate: &Gate) -> (u32, u32) {
    invariants::check(&gate.ledger).unwrap();
    let counts = &gate.ledger.occupancy().types[0];
    (counts.sold, counts.held)
}

fn sold_out(left: u32) -> Result<(), HoldRefusal> {
    Err(HoldRefusal::SoldOut { ticket_type: type_id(1), left })
}

fn issue(gate: &mut Gate, hold: Option<u32>, tickets: std::ops::RangeInclusive<u32>) -> Reply {
    let tickets = tickets.map(|number| ticket_facts(number, 1)).collect();
    gate.apply(Command::Issue { hold: hold.map(hold_id), tickets }).reply
}

#[test]
fn the_last_place_is_held_once() {
    let mut gate = sale(3);
    assert_eq!(reserve(&mut gate, 1, 2), Ok(()));
    assert_eq!(reserve(&mut gate, 2, 2), sold_out(1));
    assert_eq!(reserve(&mut gate, 2, 1), Ok(()));
    assert_eq!(reserve(&mut gate, 3, 1), sold_out(0));
    assert_eq!(counts(&gate), (0, 3));
}

#[test]
fn asking_again_gets_the_same_hold() {
    let mut gate = sale(3);
    let first = ask(&mut gate, 1, 2, FAR, None);
    let again = ask(&mut gate, 1, 2, FAR, None);
    assert_eq!(again.reply, first.reply);
    assert!(again.changes.is_empty());
    assert_eq!(counts(&gate), (0, 2));
}

#[test]
fn a_hold_of_nothing_or_too_much_is_refused() {
    let mut gate = sale(3);
    assert_eq!(reserve(&mut gate, 1, 0), Err(HoldRefusal::BadCount));
    assert_eq!(reserve(&mut gate, 1, 65_536), Err(HoldRefusal::BadCount));
    let items =
        vec![HoldItem { ticket_type: type_id(1), count: u32::MAX }, HoldItem { ticket_type: type_id(1), count: 2 }];
    let command = Command::Reserve { hold: hold_id(1), items, buyer: None, per_buyer_max: None, expires: FAR };
    assert_eq!(held(gate.apply(command)), Err(HoldRefusal::BadCount), "sums do not wrap");
    let items = vec![HoldItem { ticket_type: type_id(9), count: 1 }];
    let command = Command::Reserve { hold: hold_id(1), items, buyer: None, per_buyer_max: None, expires: FAR };
    assert_eq!(held(gate.apply(command)), Err(HoldRefusal::UnknownType(type_id(9))));
}

#[test]
fn one_type_asked_for_twice_counts_twice() {
    let mut gate = sale(3);
    let items = vec![HoldItem { ticket_type: type_id(1), count: 2 }; 2];
    let command = Command::Reserve { hold: hold_id(1), items, buyer: None, per_buyer_max: None, expires: FAR };
    assert_eq!(held(gate.apply(command)), sold_out(3));
}

#[test]
fn a_buyer_holds_no_more_than_allowed() {
    let mut gate = sale(10);
    let buyer = Some(("b", 3));
    assert_eq!(held(ask(&mut gate, 1, 2, FAR, buyer)), Ok(()));
    assert_eq!(held(ask(&mut gate, 2, 2, FAR, buyer)), Err(HoldRefusal::BuyerLimit { left: 1 }));
    gate.apply(Command::CommitHold(hold_id(1)));
    assert_eq!(held(ask(&mut gate, 2, 2, FAR, buyer)), Err(HoldRefusal::BuyerLimit { left: 1 }), "paid ones count");
    assert_eq!(held(ask(&mut gate, 3, 2, FAR, Some(("c", 3)))), Ok(()), "another buyer");
    gate.apply(Command::ReleaseHold(hold_id(1)));
    assert_eq!(held(ask(&mut gate, 2, 3, FAR, buyer)), Ok(()));
}

#[test]
fn an_expired_hold_goes_back_to_sale() {
    let mut gate = sale(2);
    let expires = Moment(gate.now + 10_000);
    assert_eq!(held(ask(&mut gate, 1, 2, expires, None)), Ok(()));
    gate.now = expires.0 - 1_001;
    assert_eq!(gate.apply(Command::ExpireHolds).reply, Reply::Expired(0));
    assert_eq!(gate.apply(Command::ExpireHolds).reply, Reply::Expired(1));
    assert_eq!(counts(&gate), (0, 0));
}

#[test]
fn a_new_buyer_gets_the_places_of_an_expired_hold_at_once() {
    let mut gate = sale(2);
    let expires = Moment(gate.now + 5_000);
    assert_eq!(held(ask(&mut gate, 1, 2, expires, None)), Ok(()));
    gate.now = expires.0;
    let outcome = ask(&mut gate, 2, 2, FAR, None);
    assert_eq!(outcome.changes.len(), 2, "the old one expired, the new one held");
    assert_eq!(held(outcome), Ok(()));
    assert_eq!(counts(&gate), (0, 2));
}

#[test]
fn a_committed_hold_does_not_expire_and_an_expired_one_does_not_commit() {
    let mut gate = sale(4);
    let expires = Moment(gate.now + 5_000);
    ask(&mut gate, 1, 2, expires, None);
    ask(&mut gate, 2, 2, expires, None);
    let Reply::Hold(Ok(hold)) = gate.apply(Command::CommitHold(hold_id(1))).reply else { panic!("in time") };
    assert_eq!(hold.stage, HoldStage::Committed);
    gate.now = expires.0;
    let late = gate.apply(Command::CommitHold(hold_id(2)));
    assert!(matches!(late.changes[0].what, What::HoldClosed { why: HoldEnd::Expired, .. }));
    assert_eq!(held(late), Err(HoldRefusal::Unknown));
    assert_eq!(gate.apply(Command::ExpireHolds).reply, Reply::Expired(0));
    assert_eq!(held(gate.apply(Command::CommitHold(hold_id(1)))), Ok(()), "again");
    assert_eq!(counts(&gate), (0, 2));
}

#[test]
fn a_hold_is_over_at_its_very_end() {
    for (early_ms, in_time) in [(1, true), (0, false)] {
        let mut gate = sale(2);
        let expires = Moment(gate.now + 10_000);
        ask(&mut gate, 1, 2, expires, None);
        gate.now = expires.0 - early_ms - 1_000;
        assert_eq!(held(gate.apply(Command::CommitHold(hold_id(1)))).is_ok(), in_time, "{early_ms} ms before");
    }
}

#[test]
fn a_hold_becomes_its_tickets_once() {
    let mut gate = sale(3);
    reserve(&mut gate, 1, 2).unwrap();
    gate.apply(Command::CommitHold(hold_id(1)));
    assert_eq!(issue(&mut gate, Some(1), 1..=2), Reply::Issued(Ok(2)));
    assert_eq!(counts(&gate), (2, 0));
    assert_eq!(issue(&mut gate, Some(1), 1..=2), Reply::Issued(Ok(0)), "driven again");
    assert_eq!(counts(&gate), (2, 0));
    assert_eq!(
        issue(&mut gate, None, 3..=4),
        Reply::Issued(Err(HoldRefusal::SoldOut { ticket_type: type_id(1), left: 1 }))
    );
    assert_eq!(issue(&mut gate, None, 3..=3), Reply::Issued(Ok(1)), "a place that is left is honoured");
    assert_eq!(gate.ledger.holder(support::ticket(3)), Some("Holder 3"));
}

#[test]
fn a_place_is_freed_once_and_taken_again() {
    let mut gate = sale(1);
    issue(&mut gate, None, 1..=1);
    assert_eq!(reserve(&mut gate, 1, 1), sold_out(0));
    gate.do_to(1, TicketVerb::Cancel);
    assert_eq!(counts(&gate), (0, 0));
    gate.do_to(1, TicketVerb::Refund);
    assert_eq!(counts(&gate), (0, 0), "freed before");
    assert_eq!(reserve(&mut gate, 1, 1), Ok(()));

    let mut gate = sale(1);
    issue(&mut gate, None, 1..=1);
    gate.do_to(1, TicketVerb::Cancel);
    reserve(&mut gate, 1, 1).unwrap();
    assert_eq!(gate.tend(1, TicketVerb::Reinstate), Reply::Ticket(Err(TicketRefusal::SoldOut)));
    gate.apply(Command::ReleaseHold(hold_id(1)));
    gate.do_to(1, TicketVerb::Reinstate);
    assert_eq!(counts(&gate), (1, 0));
}

#[test]
fn a_transfer_moves_the_place() {
    let mut gate = sale(1);
    issue(&mut gate, None, 1..=1);
    let verb = TicketVerb::Transfer { to: Box::new(ticket_facts(2, 1)) };
    gate.do_to(1, verb.clone());
    assert_eq!(counts(&gate), (1, 0));
    let before = gate.ledger.clone();
    gate.do_to(1, verb);
    assert!(gate.ledger == before, "driven again");
}

#[test]
fn another_type_has_places_of_its_own() {
    let mut facts = facts(EntryPolicy::Unstated, 1);
    facts.types[0].capacity = Some(1);
    let mut other = ticket_type(2, "other", EntryPolicy::Unstated);
    other.capacity = Some(0);
    facts.types.push(other);
    let mut gate = Gate::new(facts);
    assert_eq!(gate.tend(1, TicketVerb::ChangeType(type_id(2))), Reply::Ticket(Err(TicketRefusal::SoldOut)));
    assert_eq!(gate.tend(1, TicketVerb::ChangeType(type_id(3))), Reply::Ticket(Err(TicketRefusal::UnknownType)));
    gate.do_to(1, TicketVerb::ChangeType(type_id(1)));
    gate.check_in(1);
    gate.do_to(1, TicketVerb::Cancel);
    gate.do_to(1, TicketVerb::ChangeType(type_id(2)));
    let report = gate.ledger.occupancy();
    assert_eq!((report.types[0].inside, report.types[1].inside), (0, 1), "the holder is still inside");
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn imports_are_facts_and_may_exceed_the_capacity() {
    let mut gate = sale(1);
    let more = EventFacts { version: 2, ..with_capacity(facts(EntryPolicy::Unstated, 3), 1) };
    reserve(&mut gate, 1, 1).unwrap();
    let outcome = gate.apply(Command::AbsorbFacts { facts: Box::new(more), releases: Some(hold_id(1)) });
    assert_eq!(outcome.reply, Reply::Absorbed(3));
    assert_eq!(counts(&gate), (3, 0));
    assert_eq!(reserve(&mut gate, 2, 1), sold_out(0));
}

fn with_capacity(mut facts: EventFacts, capacity: u32) -> EventFacts {
    facts.types[0].capacity = Some(capacity);
    facts
}

#[test]
fn holds_survive_a_restore() {
    let mut gate = sale(2);
    let expires = Moment(gate.now + 5_000);
    ask(&mut gate, 1, 2, expires, Some(("b", 2)));
    let kept = Kept { holds: gate.ledger.holds().cloned().collect(), ..Kept::default() };
    gate.ledger = EventLedger::restore(with_capacity(facts(EntryPolicy::Unstated, 0), 2), kept);
    assert_eq!(counts(&gate), (0, 2));
    assert_eq!(held(ask(&mut gate, 2, 1, FAR, Some(("b", 2)))), Err(HoldRefusal::BuyerLimit { left: 0 }));
    gate.now = expires.0;
    assert_eq!(gate.apply(Command::ExpireHolds).reply, Reply::Expired(1));
}

#[test]
fn labels_of_buyers_are_compared_as_texts() {
    let mut gate = sale(5);
    assert_eq!(held(ask(&mut gate, 1, 1, FAR, Some(("b", 1)))), Ok(()));
    let same: Label = label(&String::from("b"));
    assert_eq!(held(ask(&mut gate, 2, 1, FAR, Some((same.as_str(), 1)))), Err(HoldRefusal::BuyerLimit { left: 0 }));
}
