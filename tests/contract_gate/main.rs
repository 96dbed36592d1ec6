//! The native surface as the brief promises it, one case per route or behaviour, against one running gateway.

#[path = "../support/mod.rs"]
mod support;

mod administration;
mod annul;
mod batch;
mod codes;
mod desk;
mod documents;
mod feed;
mod front;
mod idempotency;
mod import;
mod policy;
mod tenants;
mod tokens;
mod verdict;
mod webhooks;
mod wrong_bodies;

use std::process::ExitCode;
use support::Gatehouse;
use support::gatehouse::Settings;

/// What all cases share. Each makes an event of its own.
pub type World = Gatehouse;

fn main() -> ExitCode {
    support::runner::main("contract_gate", start, cases())
}

/// No case is about time: on a busy machine a scan may take longer than a turnstile would wait.
fn start() -> World {
    let patient = ("GATEHOUSE_GATE__DECISION_DEADLINE_MS".to_owned(), "20000".to_owned());
    Gatehouse::start_with(Settings { environment: vec![patient], ..Settings::default() })
}

fn cases() -> Vec<support::runner::Case<World>> {
    [scanning(), around()].into_iter().flatten().collect()
}

fn scanning() -> Vec<support::runner::Case<World>> {
    cases![
        verdict: [
            an_admission_says_everything,
            a_second_entry_names_the_first,
            a_double_read_is_not_a_pass_back,
            an_exit_frees_the_place_and_needs_an_entry,
            validate_decides_and_records_nothing,
            messagepack_in_and_out,
            every_answer_has_a_request_id,
        ],
        front: [
            a_scan_in_front_of_the_routes_is_answered_as_through_them,
            a_purchase_in_front_of_the_routes_is_answered_as_through_them,
            a_booking_in_front_of_the_routes_is_the_one_that_they_make,
            answers_come_in_the_order_of_their_requests,
            a_body_is_never_taken_for_a_scan,
            requests_behind_one_another_on_one_connection_are_all_answered,
        ],
        policy: [
            unstated_policy_lets_in_and_out_without_limit,
            single_entry_refuses_reentry,
            limited_reentry_counts_the_first,
            nonsense_policies_are_refused_with_the_field_named,
            a_type_keeps_to_its_scan_points,
            a_scan_point_keeps_to_its_types,
            too_early_and_too_late,
            a_duplicate_outranks_the_window_and_exits_are_always_open,
            a_full_event_opens_again_when_somebody_leaves,
        ],
        idempotency: [
            a_repeat_gets_the_same_answer_by_body_or_header,
            a_denial_is_repeated_too,
            a_reused_key_is_a_conflict,
            a_key_belongs_to_its_event,
        ],
        batch: [
            results_come_in_order_and_a_bad_item_fails_alone,
            resending_a_batch_is_harmless,
            a_thousand_are_taken_and_one_more_is_not,
        ],
        annul: [
            an_annulled_entry_never_happened,
            an_annulled_exit_leaves_the_guest_inside,
            only_the_latest_accepted_scan_can_be_taken_back,
            only_its_own_device_may_take_it_back,
            what_cannot_be_annulled_says_so,
            by_key_and_ahead_of_its_scan,
        ],
        codes: [
            codes_can_be_checked_offline_by_the_published_keys,
            white_space_and_scanner_prefixes_are_stripped,
            garbage_and_forgeries_are_told_apart,
            a_code_of_another_event_says_so,
            a_reissued_ticket_supersedes_its_old_code,
            a_qr_image_carries_the_code,
        ],
    ]
}

fn around() -> Vec<support::runner::Case<World>> {
    cases![
        desk: [
            a_session_says_what_its_token_is_good_for,
            the_board_counts_minutes_and_scan_points,
            refusals_are_explained_and_names_are_for_those_who_may_read_tickets,
            a_ticket_is_found_by_whatever_is_at_hand,
            what_is_done_by_hand_has_a_name_and_a_reason,
            staff_take_back_what_a_turnstile_scanned,
        ],
        feed: [
            the_feed_has_every_scan_once_and_in_order,
            live_shows_a_scan_as_it_happens,
            occupancy_counts_by_type_and_point,
        ],
        import: [
            bad_lines_are_reported_and_good_ones_stand,
            sending_again_resumes,
            a_ticket_may_bring_its_own_code,
            csv_is_taken_too,
            only_streams_of_tickets_are_taken,
            an_export_shows_codes_only_to_those_with_the_right,
            a_type_sells_no_more_than_its_capacity,
        ],
        administration: [
            events_live_from_creation_to_deletion,
            ticket_types_live_from_creation_to_deletion,
            scan_points_live_from_creation_to_deletion,
            devices_live_from_creation_to_deletion,
            tenants_live_from_creation_to_deletion,
            wrong_fields_are_named,
            changes_reach_the_gate_at_once,
        ],
        tenants: [another_tenant_sees_nothing, another_tenants_code_is_invalid],
        tokens: [
            no_token_and_broken_ones_are_refused,
            expired_early_and_foreign_tokens_are_refused,
            permissions_are_asked_for_in_both_spellings,
            a_device_keeps_to_its_events_and_points,
            a_device_at_several_points_names_the_one_it_is_at,
            a_revoked_device_is_refused_on_its_next_scan,
        ],
        wrong_bodies: [every_wrong_scan_body_has_its_answer, wrong_addresses_and_methods],
        webhooks: [
            a_webhook_lives_from_creation_to_deletion,
            wrong_webhooks_are_refused_with_the_field_named,
            webhooks_are_for_those_with_the_right_and_of_the_tenant,
            a_call_that_nobody_takes_is_seen_and_can_be_driven_again,
        ],
        documents: [
            openapi_describes_every_route,
            the_docs_are_a_page_with_security_headers,
            operations_answer_on_their_own_port,
        ],
    ]
}
