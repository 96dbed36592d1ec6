//! `kill -9` between the two halves of every step of a sale. The real program dies where it is told to (it is built with
//! the feature `testing` for that), starts again on the same stores, and everything comes to the same end: tickets,
//! bookings, places and the gateway's ledger agree.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/box_office/mod.rs"]
mod box_office;

mod door;
mod late;
mod office;
mod orders;
mod paying;
mod returning;
mod stage;

use stage::Stage;

/// Bookings are bought, confirmed, issued, refunded, cancelled, transferred, activated.
#[test]
fn every_step_comes_to_its_end_after_a_crash() {
    stage::play(&[], async |stage: Stage| {
        paying::a_purchase_that_dies_is_made_once(&stage).await;
        paying::a_confirmation_that_dies_issues_once(&stage).await;
        paying::what_costs_nothing_is_confirmed_once(&stage).await;
        door::an_issue_that_dies_takes_its_places_once(&stage).await;
        door::an_activation_that_dies_opens_once(&stage).await;
        returning::a_refund_that_dies_moves_money_once(&stage).await;
        returning::a_refund_of_a_booking_that_dies_moves_money_once(&stage).await;
        returning::a_cancellation_that_dies_voids_all(&stage).await;
        returning::a_transfer_that_dies_gives_one_new_ticket(&stage).await;
    });
}

/// The office adds tickets to orders, and changes them.
#[test]
fn what_the_office_does_to_a_ticket_comes_to_its_end_after_a_crash() {
    stage::play(&[], async |stage: Stage| {
        office::a_ticket_that_is_added_is_added_once(&stage).await;
        office::an_edit_that_dies_is_whole(&stage).await;
    });
}

/// A payment that comes after its places were sold.
#[test]
fn a_late_payment_goes_back_once_after_a_crash() {
    stage::play(&[("GATEHOUSE_SALES__HOLD_TTL_S", "2")], async |stage: Stage| {
        late::a_late_payment_that_dies_goes_back_once(&stage).await;
    });
}

/// Orders of the Tickets API that are changed, and refunds that are driven again.
#[test]
fn every_change_of_an_order_comes_to_its_end_after_a_crash() {
    stage::play(&[("GATEHOUSE_SALES__HOLD_TTL_S", "20")], async |stage: Stage| {
        orders::a_change_that_dies_is_made_once(&stage).await;
        orders::a_redriven_refund_that_dies_moves_money_once(&stage).await;
    });
}

#[test]
fn an_order_that_is_held_again_keeps_its_places_after_a_crash() {
    stage::play(
        &[("GATEHOUSE_SALES__HOLD_TTL_S", "4"), ("GATEHOUSE_RATE_LIMITS__OPEN_PER_S", "500")],
        async |stage: Stage| {
            orders::a_reservation_that_dies_takes_its_places_once(&stage).await;
        },
    );
}
