//! Places that several ticket types share: never more are taken than the section has, whichever type they are of.

mod support;

use gatehouse_domain::hold::{HoldItem, HoldRefusal};
use gatehouse_domain::ids::SectionId;
use gatehouse_domain::ledger::{Command, Reply, TicketRefusal, TicketVerb, invariants};
use gatehouse_domain::ticket_type::{EntryPolicy, EventFacts, SharedFacts};
use gatehouse_domain::time::Moment;
use support::{Gate, facts, hold_id, ticket_facts, ticket_type, type_id};

/// Types 1 and 2 share so many places, type 3 stands alone; no ticket yet.
fn balcony(capacity: u32) -> EventFacts {
    let mut facts = facts(EntryPolicy::Unstated, 0);
    let slugs = ["seated", "standing", "floor"];
    facts.types =
        (1..=3).map(|number| ticket_type(number, slugs[number as usize - 1], EntryPolicy::Unstated)).collect();
    let types = vec![type_id(1), type_id(2)];
    facts.shared = vec![SharedFacts { section: SectionId::from_bytes([1; 16]), capacity, types }];
    facts
}

fn reserve(gate: &mut Gate, hold: u32, items: &[(u32, u32)]) -> Result<(), HoldRefusal> {
    let items = items.iter().map(|(of, count)| HoldItem { ticket_type: type_id(*of), count: *count }).collect();
    let expires = Moment(9_000_000);
    let reserve = Command::Reserve { hold: hold_id(hold), items, buyer: None, per_buyer_max: None, expires };
    let outcome = gate.apply(reserve);
    invariants::check(&gate.ledger).unwrap();
    match outcome.reply {
        Reply::Hold(result) => result.map(|_| ()),
        other => panic!("{other:?}"),
    }
}

fn issue(gate: &mut Gate, hold: Option<u32>, tickets: &[(u32, u32)]) -> Result<u32, HoldRefusal> {
    let tickets = tickets.iter().map(|(number, of)| ticket_facts(*number, *of)).collect();
    match gate.apply(Command::Issue { hold: hold.map(hold_id), tickets }).reply {
        Reply::Issued(result) => result,
        other => panic!("{other:?}"),
    }
}

fn left(gate: &Gate) -> [Option<u32>; 3] {
    let types = gate.ledger.occupancy().types;
    [1, 2, 3].map(|number| types.iter().find(|counts| counts.id == type_id(number)).and_then(|counts| counts.left))
}

fn sold_out(of: u32, left: u32) -> HoldRefusal {
    HoldRefusal::SoldOut { ticket_type: type_id(of), left }
}

#[test]
fn types_of_a_section_take_each_others_places() {
    let mut gate = Gate::new(balcony(3));
    assert_eq!(left(&gate), [Some(3), Some(3), None]);
    assert_eq!(reserve(&mut gate, 1, &[(1, 2)]), Ok(()));
    assert_eq!(left(&gate), [Some(1), Some(1), None]);
    assert_eq!(reserve(&mut gate, 2, &[(2, 2)]), Err(sold_out(2, 1)));
    assert_eq!(reserve(&mut gate, 2, &[(2, 1), (3, 100)]), Ok(()));
    assert_eq!(reserve(&mut gate, 3, &[(1, 1)]), Err(sold_out(1, 0)));
    assert_eq!(reserve(&mut gate, 3, &[(3, 1)]), Ok(()), "another part of the place");
}

#[test]
fn one_order_over_both_types_is_counted_as_a_whole() {
    let mut gate = Gate::new(balcony(3));
    assert_eq!(reserve(&mut gate, 1, &[(1, 2), (2, 2)]), Err(sold_out(1, 3)), "two and two are four");
    assert_eq!(reserve(&mut gate, 1, &[(1, 2), (2, 1)]), Ok(()));
}

#[test]
fn the_tighter_bound_wins() {
    let mut narrow = balcony(3);
    narrow.types[0].capacity = Some(1);
    let mut gate = Gate::new(narrow);
    assert_eq!(left(&gate), [Some(1), Some(3), None]);
    assert_eq!(reserve(&mut gate, 1, &[(1, 2)]), Err(sold_out(1, 1)));
    assert_eq!(reserve(&mut gate, 1, &[(2, 3)]), Ok(()));
    assert_eq!(left(&gate), [Some(0), Some(0), None]);
}

#[test]
fn tickets_come_out_of_their_hold_or_out_of_what_is_left() {
    let mut gate = Gate::new(balcony(3));
    assert_eq!(reserve(&mut gate, 1, &[(1, 1), (2, 1)]), Ok(()));
    assert_eq!(issue(&mut gate, None, &[(1, 1), (2, 2)]), Err(sold_out(1, 1)));
    assert_eq!(issue(&mut gate, Some(1), &[(1, 1), (2, 2)]), Ok(2));
    assert_eq!(issue(&mut gate, None, &[(3, 2)]), Ok(1));
    assert_eq!(issue(&mut gate, None, &[(4, 1)]), Err(sold_out(1, 0)));
    assert_eq!(left(&gate), [Some(0), Some(0), None]);
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn a_ticket_moves_within_a_full_section_and_not_into_it() {
    let mut gate = Gate::new(balcony(1));
    assert_eq!(issue(&mut gate, None, &[(1, 1), (2, 3)]), Ok(2));
    assert!(matches!(gate.tend(1, TicketVerb::ChangeType(type_id(2))), Reply::Ticket(Ok(_))), "it has its place");
    let refused = gate.tend(2, TicketVerb::ChangeType(type_id(1)));
    assert_eq!(refused, Reply::Ticket(Err(TicketRefusal::SoldOut)));
    gate.do_to(1, TicketVerb::Cancel);
    assert!(matches!(gate.tend(2, TicketVerb::ChangeType(type_id(1))), Reply::Ticket(Ok(_))), "a place was freed");
    assert_eq!(gate.tend(1, TicketVerb::Reinstate), Reply::Ticket(Err(TicketRefusal::SoldOut)));
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn a_smaller_section_takes_nothing_back() {
    let mut gate = Gate::new(balcony(3));
    assert_eq!(reserve(&mut gate, 1, &[(1, 3)]), Ok(()));
    let smaller = EventFacts { version: 2, ..balcony(1) };
    gate.apply(Command::AbsorbFacts { facts: Box::new(smaller), releases: None });
    assert_eq!(left(&gate), [Some(0), Some(0), None]);
    assert_eq!(issue(&mut gate, Some(1), &[(1, 1), (2, 1), (3, 1)]), Ok(3), "what was promised is kept");
}
