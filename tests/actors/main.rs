//! The heart of the product: real actors, directory and gate over a real Postgres and a journal that tests steer.
//!
//! Every case has a system of its own (threads, timers, actors) and an event of its own; Postgres is shared.

#[path = "../support/mod.rs"]
mod support;

mod audit;
mod durable;
mod evening;
mod journal;
mod leases;
mod life;
mod losses;
mod outages;
mod owners;
mod random;
mod scans;
mod undecided;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::process::ExitCode;
use std::sync::Arc;
use support::Postgres;
use tokio::sync::oneshot;

/// What all cases share.
pub struct World {
    pub postgres: Postgres,
    /// A migrated database.
    pub url: String,
}

fn main() -> ExitCode {
    support::runner::main("actors", world, cases().into_iter().chain(more_cases()).collect())
}

fn world() -> World {
    let postgres = Postgres::start();
    let url = postgres.database();
    let migrate = url.clone();
    on_own_system("migrations", async move { evening::connect(&migrate).await.migrate().await.expect("migrations") });
    World { postgres, url }
}

/// Runs an async function that lives on one thread, on a thread and a system of its own.
fn on_own_system<T: Send + 'static>(name: &'static str, work: impl Future<Output = T> + Send + 'static) -> T {
    let thread = std::thread::Builder::new().name(name.to_owned());
    let thread = thread.spawn(move || actix::System::new().block_on(work)).expect("a thread");
    thread.join().unwrap_or_else(|panic| resume_unwind(panic))
}

/// Lists async functions `fn(Arc<World>)` as cases, each on a thread and a system of its own.
macro_rules! actor_cases {
    ($($module:ident: [$($name:ident),* $(,)?]),* $(,)?) => {
        vec![$($(support::runner::Case {
            name: concat!(stringify!($module), "::", stringify!($name)),
            run: |world: Arc<World>| Box::pin(async move {
                let (done, ended) = oneshot::channel();
                let thread = std::thread::Builder::new().name(stringify!($name).to_owned());
                let run = move || {
                    let case = || actix::System::new().block_on($module::$name(world));
                    drop(done.send(catch_unwind(AssertUnwindSafe(case))));
                };
                thread.spawn(run).expect("a thread");
                if let Err(panic) = ended.await.expect("the thread says how it ended") {
                    resume_unwind(panic);
                }
            }),
        },)*)*]
    };
}

fn cases() -> Vec<support::runner::Case<World>> {
    actor_cases![
        durable: [
            nothing_is_said_before_its_batch_is_durable,
            what_comes_meanwhile_rides_in_one_next_batch,
            denials_and_repeats_wait_too,
            two_hundred_at_once_and_one_is_let_in,
            copies_with_one_key_get_one_answer,
            a_lost_reply_lands_once,
            unreachable_for_a_while_keeps_the_order,
        ],
        outages: [
            flushall_is_repaired_and_nothing_is_lost,
            a_failover_that_lost_commits_is_repaired,
            a_repair_that_breaks_off_is_begun_again,
            what_comes_during_a_repair_is_decided_and_waits,
            a_scan_that_expires_in_a_repair_is_taken_back_behind_it,
            a_new_connection_is_used_only_after_the_epoch_was_confirmed,
            a_repair_against_another_owner_is_lost_to_it,
            what_was_drained_outlives_redis_and_the_owner,
            the_log_behind_the_drain_takes_back_what_postgres_knows,
        ],
        owners: [
            the_fenced_owner_lets_nobody_in,
            what_a_fenced_owner_had_said_reaches_the_next_one,
            what_two_owners_said_of_one_ticket_is_a_conflict,
            a_lost_lease_alone_stops_nobody,
            the_gate_asks_the_next_owner_within_the_deadline,
            a_late_batch_of_a_fenced_owner_does_not_land,
            asking_while_it_starts_starts_one_owner,
        ],
        random: [
            any_evening_ends_well,
        ],
        life: [
            a_poisoned_batch_is_kept_and_the_event_starts_afresh,
            a_repair_that_is_refused_loses_nothing_acknowledged,
            no_room_is_busy_and_room_comes_back,
            an_owner_that_fell_is_replaced,
            an_event_sleeps_when_it_is_drained_and_wakes_the_same,
            an_event_that_is_not_drained_stays_awake,
            stopping_finishes_batches_and_refuses_latecomers,
            new_tickets_and_policies_reach_the_owner,
            facts_are_read_again_after_a_failure,
            refusals_above_the_rate_are_counted_only,
            a_full_house_that_was_none_is_undecided,
            places_whose_time_is_over_are_for_sale_though_nobody_asks,
        ],
        undecided: [
            a_scan_that_is_late_never_happened,
            a_repeat_that_is_late_takes_nothing_back,
            in_and_out_are_unwound_latest_first,
            a_group_that_is_late_never_happened,
            an_exit_that_was_annulled_is_unwound_with_its_entry,
            a_denial_that_rests_on_it_is_undecided_too,
            a_patient_command_makes_no_scan_late,
        ],
    ]
}

fn more_cases() -> Vec<support::runner::Case<World>> {
    actor_cases![
        outages: [
            time_does_not_run_back_with_the_next_owner,
        ],
        leases: [
            a_load_keeps_its_lease_however_long_it_takes,
            a_load_that_lost_its_lease_stops,
            a_load_that_fails_gives_its_lease_back,
            an_owner_that_stops_gives_up_what_it_loads,
            nothing_moves_that_postgres_does_not_take,
        ],
        journal: [
            entry_goes_on_and_is_replayed_in_order,
            a_take_back_rides_in_the_journal,
            a_full_journal_lets_nobody_in,
            a_redis_that_lost_its_data_gets_the_journal_too,
            an_owner_that_fell_leaves_a_journal_that_is_handed_in,
            an_event_that_journals_is_not_handed_over,
            an_owner_that_was_forced_out_hands_its_journal_on,
        ],
        losses: [
            what_was_taken_back_is_not_taken_over,
            what_was_drained_and_taken_back_is_not_taken_over,
            what_was_taken_over_and_lost_again_is_not_lost,
            who_loaded_from_a_deposed_primary_undoes_nothing,
            holds_outlive_redis_and_the_owner,
            a_repair_that_meets_another_loss_is_begun_again,
            a_loss_in_the_middle_of_a_load_leaves_no_hole,
        ],
    ]
}
