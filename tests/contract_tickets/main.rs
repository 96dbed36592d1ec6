//! The Tickets API as its published document promises it: a case or more for each row of docs/api/rows.tsv, named after it,
//! over HTTP against one running gateway. Then the gateway is killed and started again, and the cases look once more.
//! `scripts/coverage` makes docs/api/coverage.md of what this prints.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/box_office/mod.rs"]
mod box_office;

mod api;
mod creating;
mod crossing;
mod fields;
mod frame;
mod hall;
mod keys;
mod listing;
mod orders;
mod performance;
mod refunds;
mod roster;
mod rules;
mod scanning;
mod search;
mod shop;
mod signature;
mod statuses;
mod updating;

use box_office::house::House;
use std::process::ExitCode;
use support::runner::{Case, Later};

/// Places are held long enough for a busy machine, and short enough to see a hold run out.
const SHORT_HOLDS: &[(&str, &str)] =
    &[("GATEHOUSE_SALES__HOLD_TTL_S", "15"), ("GATEHOUSE_SALES__SWEEP_INTERVAL_MS", "500")];

fn main() -> ExitCode {
    support::runner::main_in_two_acts(
        "contract_tickets",
        || House::with(SHORT_HOLDS),
        House::kill_and_start_again,
        all(),
    )
}

fn all() -> Vec<Case<House, Later>> {
    [tickets(), one_ticket(), door(), changes(), beyond(), sold()].into_iter().flatten().collect()
}

fn tickets() -> Vec<Case<House, Later>> {
    cases![
        statuses: [
            s01_an_order_that_completes_makes_its_tickets,
            s01_a_free_order_completes_at_once,
            s02_a_ticket_for_each_attendee,
            s03_a_new_ticket_is_active_and_good_for_entry,
            s04_a_ticket_that_was_checked_in_is_redeemed,
            s05_a_cancelled_ticket_opens_no_door,
            s06_a_check_in_redeems,
            s07_a_check_out_makes_it_active_again,
            s08_an_active_ticket_is_cancelled_both_ways,
            s09_a_redeemed_ticket_is_cancelled_both_ways_and_its_scans_stay,
        ],
        listing: [
            s10_a_list_is_an_object_with_tickets,
            s11_the_published_curl_works,
            s12_the_header_names_the_tenant,
            s13_a_bearer_token_is_needed,
            s14_an_order_an_event_or_a_customer,
            s15_at_least_one_filter_is_required,
            s16_by_order,
            s17_by_event,
            s18_by_customer,
            s19_by_promoter,
            s20_by_status,
        ],
        search: [
            s21_by_first_or_last_name_whatever_the_case,
            s22_by_e_mail,
            s23_by_phone,
            s24_filters_combine,
            s25_twenty_unless_told_otherwise,
            s26_a_page_has_1_to_100,
            s27_a_walk_meets_every_ticket_once_while_they_are_scanned,
            s27_a_walk_over_one_status_is_whole,
        ],
    ]
}

fn one_ticket() -> Vec<Case<House, Later>> {
    cases![
        signature: [
            s28_the_signature_shows_the_tickets_of_its_order,
            s29_the_signature_comes_from_the_order,
            s29_the_hosted_page_leads_back_with_the_signature,
            s30_the_signature_opens_its_order_only,
            s30_a_signature_gives_no_right,
            s30_a_token_outranks_a_signature,
        ],
        fields: [
            s31_one_ticket_by_its_id,
            s32_the_id_is_a_tkt,
            s33_the_status_is_one_of_three_words,
            s36_each_ticket_names_its_own_tier,
            s34_the_order_that_the_ticket_names_is_there,
            s35_the_event_that_the_ticket_names_is_there,
            s36_the_tier_that_the_ticket_names_is_there,
            s37_the_attendee,
            s38_the_event_is_as_it_was_when_sold,
            s39_the_tier_is_as_it_was_when_sold,
            s40_the_section_of_a_tier_that_has_one,
            s41_the_history_of_scans,
            s42_created_at_is_an_instant,
        ],
    ]
}

fn door() -> Vec<Case<House, Later>> {
    cases![
        scanning: [
            s43_the_scan_endpoint_checks_in_and_out,
            s44_scanning_needs_its_permission,
            s45_a_scan_needs_its_kind,
            s46_the_device_may_be_named,
            s47_after_a_check_in_it_is_redeemed,
            s48_after_a_check_in_its_record_is_there,
            s49_a_check_out_makes_it_active,
            s50_a_check_out_is_recorded_too,
            s51_in_out_and_in_again,
            s51_a_stated_rule_of_re_entry_holds_here_too,
            s52_every_scan_has_an_id_of_its_own,
            s53_the_kind_of_a_record,
            s54_the_time_of_a_record,
            s55_the_user_of_a_record,
            s56_the_device_of_a_record,
            s57_the_records_outlive_the_program,
        ],
        rules: [
            s58_a_check_in_of_an_active_ticket_works,
            s59_a_check_in_of_a_redeemed_ticket_is_refused,
            s59_of_100_parallel_check_ins_one_gets_in,
            s60_a_check_in_of_a_cancelled_ticket_is_refused,
            s61_a_check_out_of_a_redeemed_ticket_works,
            s62_a_check_out_of_an_active_ticket_is_refused,
            s63_a_refused_scan_changes_nothing,
        ],
        keys: [
            x09_a_ticket_key_moves_one_ticket,
            x09_an_order_key_moves_all_its_active_tickets,
            x09_a_half_entered_order_asks_first,
            x09_twenty_parallel_orders_by_key_move_each_once,
            x10_a_repeat_gets_the_first_answer,
            x10_a_repeat_of_a_whole_order,
            x11_guards_of_a_door,
            x11_a_door_takes_of_an_order_what_it_may,
        ],
    ]
}

fn changes() -> Vec<Case<House, Later>> {
    cases![
        updating: [
            s64_an_update_answers_the_ticket,
            s65_each_part_of_the_attendee_alone_and_together,
            s66_a_cancelled_ticket_is_made_active_again,
            s66_a_redeemed_ticket_set_active_is_outside_again,
            s67_active_and_redeemed_tickets_can_be_cancelled,
            s68_no_other_status_can_be_set,
            s69_a_ticket_moves_to_another_tier,
            s69_the_rules_of_the_new_tier_hold,
        ],
        creating: [
            s70_a_ticket_is_made_by_hand_and_scans,
            s70_no_more_than_there_are_places,
            s71_create_takes_an_order,
            s72_create_takes_a_customer,
            s73_create_takes_a_tier,
            s74_create_takes_a_status,
            s75_create_takes_an_attendee,
            s76_create_needs_the_order_permission,
            s77_create_answers_the_ticket,
            s78_ids_have_their_prefixes,
            s78_a_malformed_id_is_never_a_failure,
        ],
    ]
}

fn sold() -> Vec<Case<House, Later>> {
    cases![
        shop: [
            an_event_says_whose_it_is_where_and_when,
            times_are_of_the_place,
            events_are_listed_page_by_page,
            an_event_is_shown_to_whom_it_may,
            a_cancelled_event_sells_nothing,
            an_admission_says_what_is_left,
            a_section_is_never_oversold_over_its_admissions,
            hidden_and_stacked_admissions_wait_for_their_word_and_their_turn,
            a_changed_window_reaches_the_doors,
            what_is_in_use_cannot_be_deleted,
            a_permission_reaches_as_far_as_its_promoter,
        ],
    ]
}

fn beyond() -> Vec<Case<House, Later>> {
    cases![
        orders: [
            x13_a_quote_prices_and_holds_nothing,
            x13_an_order_is_made_paid_and_read,
            x13_a_wrong_order_is_refused,
            x13_a_repeated_order_is_one,
            x13_orders_are_listed,
            x13_complimentary_orders_cost_nothing,
            x13_an_order_is_changed_by_who_holds_its_signature,
            x13_an_abandoned_order_is_reserved_again,
            x13_no_reserve_where_no_place_is_left,
            x13_the_tickets_are_sent_again,
        ],
        refunds: [
            x13_a_full_refund_keeps_the_booking_fee,
            x13_a_partial_refund_takes_the_first_tickets,
            x13_a_refund_may_leave_the_tickets,
            x13_ten_refunds_at_once_are_one,
            x13_notes_stay_with_the_order,
        ],
        roster: [
            x12_the_roster_is_sorted_by_name,
            x12_the_roster_is_walked_and_searched,
            x12_the_index_counts_by_letter,
            x12_the_roster_is_for_who_may_read_tickets,
        ],
        performance: [
            x14_attendance_is_a_replay_of_the_scans,
            x14_scanners_are_a_replay_of_the_scans,
            x14_turnout_counts_who_did_not_come,
            x14_pace_is_a_replay_of_the_scans,
            x14_performance_needs_its_permission,
        ],
        crossing: [
            an_order_of_this_surface_lives_on_the_other,
            a_booking_of_the_other_surface_lives_here,
            what_the_other_surface_does_to_a_ticket_shows_here,
            what_this_surface_does_to_a_ticket_shows_there,
            a_scan_shows_everywhere_at_once_though_postgres_lags,
            a_roster_and_its_numbers_are_live_too,
        ],
        frame: [
            every_refusal_has_the_published_shape,
            what_cannot_be_decided_is_no_refusal,
            unknown_keys_are_ignored,
            both_spellings_of_permissions_count,
            a_tier_made_here_is_a_ticket_type_there,
        ],
    ]
}
