//! The life of an order, row by row: state and fact, what it becomes, what it owes.

use gatehouse_domain::order::Fact::{
    Cancelled as Cancel, Issued, Lapsed, Paid as Pay, PlacesGone, Refunded as Refund, Reserved,
};
use gatehouse_domain::order::Obligation::{CloseTickets, GiveBackPayment, ReleasePlaces, TakePlaces, TellIssued};
use gatehouse_domain::order::OrderState::{Cancelled, Confirmed, Expired, Paid, PartiallyRefunded, Pending, Refunded};
use gatehouse_domain::order::{Fact, Obligation, Order, OrderRefusal, OrderState, Rest, step};

const ALL_STATES: [OrderState; 7] = [Pending, Paid, Confirmed, PartiallyRefunded, Refunded, Cancelled, Expired];
const PART: Fact = Refund { rest: Rest::Something };
const WHOLE: Fact = Refund { rest: Rest::Nothing };
const ALL_FACTS: [Fact; 8] = [Pay, Issued, PlacesGone, Lapsed, Reserved, Cancel, PART, WHOLE];

/// An order in this state by the usual way.
fn order(state: OrderState) -> Order {
    let (paid, issued) = match state {
        Pending | Cancelled | Expired => (false, false),
        Paid => (true, false),
        Confirmed | PartiallyRefunded | Refunded => (true, true),
    };
    Order { state, due_minor: 2_000, paid, issued }
}

#[track_caller]
fn check(from: Order, fact: Fact, becomes: OrderState, owes: &[Obligation]) {
    let (after, owed) = step(from, fact).expect("a fact that may happen");
    assert_eq!((after.state, owed), (becomes, owes));
}

#[track_caller]
fn check_refused(state: OrderState, fact: Fact) {
    assert_eq!(step(order(state), fact), Err(OrderRefusal::WrongState(state)));
}

#[test]
fn money_makes_an_order_paid_and_owes_it_places() {
    check(order(Pending), Pay, Paid, &[TakePlaces]);
    check(order(Paid), Pay, Paid, &[TakePlaces]);
    check(order(Expired), Pay, Paid, &[TakePlaces]);
}

#[test]
fn money_for_what_was_cancelled_before_goes_back() {
    check(order(Cancelled), Pay, Cancelled, &[GiveBackPayment]);
    let free = Order { due_minor: 0, ..order(Cancelled) };
    check(free, Pay, Cancelled, &[]);
    let cancelled_later = Order { issued: true, paid: true, ..order(Cancelled) };
    check(cancelled_later, Pay, Cancelled, &[]);
}

#[test]
fn tickets_confirm_what_is_paid_and_nothing_else() {
    check(order(Paid), Issued, Confirmed, &[TellIssued]);
    check(order(Confirmed), Issued, Confirmed, &[]);
    for state in [Pending, Cancelled, Expired] {
        check_refused(state, Issued);
    }
}

#[test]
fn places_that_are_gone_send_the_money_back() {
    check(order(Paid), PlacesGone, Expired, &[GiveBackPayment]);
    check(Order { due_minor: 0, ..order(Paid) }, PlacesGone, Expired, &[]);
    check(order(Expired), PlacesGone, Expired, &[]);
    for state in [Pending, Confirmed, PartiallyRefunded, Refunded, Cancelled] {
        check_refused(state, PlacesGone);
    }
}

#[test]
fn only_what_is_pending_lapses() {
    check(order(Pending), Lapsed, Expired, &[ReleasePlaces]);
    for state in [Paid, Confirmed, PartiallyRefunded, Refunded, Cancelled, Expired] {
        check(order(state), Lapsed, state, &[]);
    }
}

#[test]
fn only_what_lapsed_unpaid_can_be_taken_up_again() {
    check(order(Expired), Reserved, Pending, &[]);
    // Its payment goes back because the places were gone: it is over.
    let given_back = Order { paid: true, ..order(Expired) };
    assert_eq!(step(given_back, Reserved), Err(OrderRefusal::WrongState(Expired)));
    check(order(Pending), Reserved, Pending, &[]);
    for state in [Paid, Confirmed, PartiallyRefunded, Refunded, Cancelled] {
        check_refused(state, Reserved);
    }
}

#[test]
fn a_cancelled_order_closes_its_tickets_or_frees_its_places() {
    check(order(Pending), Cancel, Cancelled, &[ReleasePlaces]);
    check(order(Confirmed), Cancel, Cancelled, &[CloseTickets]);
    check(order(PartiallyRefunded), Cancel, Cancelled, &[CloseTickets]);
    check(order(Expired), Cancel, Cancelled, &[]);
    check_refused(Paid, Cancel);
    check_refused(Refunded, Cancel);
}

#[test]
fn refunds_add_up_to_a_refunded_order() {
    check(order(Confirmed), PART, PartiallyRefunded, &[]);
    check(order(PartiallyRefunded), PART, PartiallyRefunded, &[]);
    check(order(PartiallyRefunded), WHOLE, Refunded, &[]);
    check(order(Confirmed), WHOLE, Refunded, &[]);
    check(order(Cancelled), WHOLE, Refunded, &[]);
    check(order(Cancelled), PART, Cancelled, &[]);
    // A late payment that went back.
    check(order(Expired), WHOLE, Refunded, &[]);
    for state in [Pending, Paid] {
        check_refused(state, PART);
        check_refused(state, WHOLE);
    }
}

#[test]
fn no_state_is_left_with_tickets_that_nobody_paid_for() {
    for state in ALL_STATES {
        for fact in ALL_FACTS {
            if let Ok((after, _)) = step(order(state), fact) {
                assert!(!after.issued || after.paid, "{state:?} {fact:?} {after:?}");
                assert!(!after.state.is_issued() || after.issued || after.state == Refunded, "{state:?} {fact:?}");
            }
        }
    }
}

#[test]
fn a_fact_that_is_told_twice_changes_nothing_more() {
    for state in ALL_STATES {
        for fact in ALL_FACTS {
            let Ok((once, _)) = step(order(state), fact) else { continue };
            let (twice, _) = step(once, fact).expect("told twice is no error");
            assert_eq!(once, twice, "{state:?} {fact:?}");
        }
    }
}
