//! The events module as its published document promises it: one case for each row of docs/api/rows.tsv, named after the
//! row, over HTTP against one running gateway. Then the gateway is killed and started again, and the cases look once more.
//! `scripts/coverage` makes docs/api/coverage.md of what this prints.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/box_office/mod.rs"]
mod box_office;

mod confirm;
mod data;
mod door;
mod frame;
mod given;
mod people;
mod purchase;
mod refund;
mod staff;
mod storefront;
mod transfer;
mod types;
mod validate;

use box_office::house::House;
use std::process::ExitCode;
use support::runner::{Case, Later};

fn main() -> ExitCode {
    support::runner::main_in_two_acts("contract_events", House::start, House::kill_and_start_again, all())
}

fn all() -> Vec<Case<House, Later>> {
    [routes(), sale(), life(), door(), shop()].into_iter().flatten().collect()
}

fn routes() -> Vec<Case<House, Later>> {
    cases![
        staff: [
            a01_a_ticket_lives_its_whole_life_over_http,
            a02_a_ticket_is_an_instance_of_its_type,
            a07_staff_issue_tickets_that_are_valid,
            a08_staff_purchase_as_the_public_does,
            a09_staff_give_complimentary_tickets,
            a10_staff_make_stock,
            a11_staff_activate_stock,
            a12_staff_list_the_tickets_of_an_event,
            a13_staff_read_the_qr_of_a_ticket,
            a14_staff_validate_a_code,
            a15_staff_transfer_a_ticket_that_they_do_not_hold,
            a16_staff_cancel_a_ticket,
            a17_staff_read_one_ticket_and_delete_it,
            a18_staff_refund_a_ticket,
            a19_staff_cancel_a_booking_and_no_money_moves,
            a20_staff_refund_a_booking,
            a21_every_staff_route_needs_a_staff_token,
            a32_staff_calls_need_their_headers_and_a_body_that_parses,
        ],
        people: [
            a22_anybody_reads_what_is_on_sale,
            a23_anybody_purchases,
            a24_anybody_confirms,
            a25_customers_list_the_tickets_they_hold,
            a26_only_the_holder_reads_a_ticket,
            a27_only_the_holder_reads_a_qr,
            a28_only_the_holder_transfers,
            a29_anybody_gets_a_stripe_intent_for_a_booking,
            a30_an_organisation_sees_only_its_own,
        ],
    ]
}

fn sale() -> Vec<Case<House, Later>> {
    cases![
        types: [
            a31_the_published_body_makes_a_type,
            a33_only_what_is_in_the_envelope_counts,
            a34_a_type_belongs_to_one_event,
            a35_the_name_comes_back,
            a36_the_price_is_per_ticket,
            a37_the_currency_goes_along,
            a38_the_capacity_is_never_exceeded,
            a39_nothing_is_sold_before_the_sale,
            a40_nothing_is_sold_after_the_sale,
            a41_perks_go_along,
            a42_reentry_follows_the_type,
            a43_the_reentry_limit_counts_the_first_scan,
            a44_a_type_keeps_to_its_scan_points,
            a45_a_public_type_is_listed_and_sold,
            a46_a_private_type_is_sold_to_who_knows_it,
            a47_an_invite_only_type_needs_an_invite,
            a48_a_type_may_forbid_transfers,
            a49_a_refund_policy_is_only_text,
        ],
        storefront: [
            a03_every_type_is_a_variant_in_the_shop,
            a04_promotions_reduce_the_amount,
            a05_taxes_are_part_of_the_amount,
            a06_gift_cards_pay_a_part,
            a50_the_variant_needs_no_call_of_its_own,
            a51_prices_follow_the_checkout,
            a99_tickets_and_merchandise_share_one_history,
            a100_one_customer_behind_booking_tickets_and_order,
        ],
        purchase: [
            a52_a_purchase_takes_one_or_more_items,
            a53_a_purchase_is_for_one_event,
            a54_the_buyer_is_the_holder_unless_said_otherwise,
            a55_a_purchase_makes_a_pending_booking,
            a56_the_server_computes_the_price,
            a57_stripe_gives_an_intent,
            a58_paypal_gives_an_order,
            a59_a_promo_code_must_be_a_good_one,
            a60_every_booking_has_an_id_of_its_own,
            a61_the_client_secret_is_for_stripe,
            a62_the_amount_is_a_number_with_its_currency,
        ],
        confirm: [
            a63_a_booking_is_confirmed_by_its_own_payment_only,
            a63_a_failed_payment_gives_no_ticket,
            a64_confirm_flips_the_booking_once,
            a64_ten_confirms_at_once_are_one,
            a65_a_ticket_for_each_unit,
            a66_every_ticket_has_a_fresh_code,
            a67_the_buyer_is_told_of_the_tickets,
            a68_bookings_and_tickets_name_each_other,
        ],
    ]
}

fn life() -> Vec<Case<House, Later>> {
    cases![
        given: [
            a69_complimentary_tickets_cost_nothing,
            a70_event_and_type_must_belong_together,
            a71_a_ticket_for_each_holder,
            a72_the_note_stays_with_them,
            a73_a_batch_of_stock,
            a74_stock_lets_nobody_in,
            a75_stock_needs_no_holder,
            a76_activation_names_the_holder,
            a77_activation_keeps_the_payment,
            a78_an_activated_ticket_is_good_for_entry,
            a79_only_stock_can_be_activated_and_once,
        ],
        transfer: [
            a80_a_transfer_names_the_new_holder,
            a81_a_transfer_revokes_the_original,
            a82_a_transfer_issues_a_new_ticket,
            a83_a_transfer_issues_a_new_code,
            a84_the_recipient_is_told,
            a85_a_ticket_bound_to_its_holder_stays,
            a86_the_ticket_is_in_the_recipients_list,
        ],
        validate: [
            a87_only_a_genuine_code_is_valid,
            a88_the_light_follows_every_change_at_once,
            a89_a_thousand_validates_leave_no_trace,
            a90_lights_and_scans_run_side_by_side,
            a91_a_scan_is_recorded_and_single_entry_by_default,
        ],
        refund: [
            a92_a_refund_of_one_ticket_leaves_its_siblings,
            a93_a_refund_of_a_booking_takes_all_its_tickets,
            a94_a_refund_goes_back_the_way_it_came_and_once,
            a95_a_refunded_ticket_is_marked_and_shut,
            a96_a_refund_frees_one_place_and_not_two,
            a97_a_cancelled_ticket_keeps_its_record_and_its_money,
            a98_a_cancelled_ticket_has_no_code_that_works,
        ],
    ]
}

fn door() -> Vec<Case<House, Later>> {
    cases![
        frame: [
            every_refusal_has_the_six_keys,
            a_bad_token_is_told_from_an_old_one,
            two_headers_must_name_one_organisation,
            permissions_of_staff_are_asked_for,
            a_scan_finds_its_event,
            a_code_of_several_events_asks_which,
            a_repeated_scan_gets_the_same_answer,
            staff_find_bookings_by_their_buyer,
        ],
        door: [
            x01_checkin_answers_all_that_a_door_shows,
            x02_checkout_lets_people_out,
            x03_verify_scan_decides_and_records_nothing,
            x04_occupancy_is_ins_less_outs,
            x05_stats_are_a_replay_of_the_scans,
            x06_staff_see_hidden_types_too,
            x07_the_person_is_in_a_header_of_its_own,
            x08_a_client_starts_with_its_application_key,
            x15_accepted_scans_are_announced,
        ],
    ]
}

fn shop() -> Vec<Case<House, Later>> {
    cases![
        data: [
            every_datatype_is_made_read_found_changed_and_removed,
            the_repository_is_the_same_under_its_older_names,
            what_is_wrong_with_a_record_is_named,
            an_event_brings_its_zones_and_its_doors,
            records_are_for_the_staff_of_their_organisation,
            the_shop_shows_what_is_sold_publicly,
            an_order_is_seen_by_its_customer_and_by_staff,
        ],
    ]
}
