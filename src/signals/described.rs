//! What each metric means, in one sentence: shown by `/metrics` and in docs/metrics.md alike, which a test compares.
//!
//! What is told from zero on is there before anything happened: an alert hears of the first time, too.

use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};

enum Is {
    Counter,
    Gauge,
    Histogram,
}

use Is::{Counter, Gauge, Histogram};

#[rustfmt::skip]
const METRICS: &[(&str, Is, &str)] = &[
    ("gatehouse_scans_total", Counter, "Scans answered, by verdict, reason, direction and scan point."),
    ("gatehouse_verdict_seconds", Histogram,
        "From a scan's arrival at the node that was asked to its durable verdict."),
    ("gatehouse_verdicts_missed_total", Counter, "Scans that were told UNDECIDED, at the node that was asked."),
    ("gatehouse_undecided_total", Counter, "Scans that an owner could not decide in time and took back."),
    ("gatehouse_degraded_total", Counter, "Scans answered from the node-local journal while Redis was away."),
    ("gatehouse_refusals_unlogged_total", Counter,
        "Refusals that are counted only, since their device sends more than people walk."),
    ("gatehouse_mailbox_full_total", Counter, "Scans that were answered 503 since too many waited for the event."),
    ("gatehouse_shed_total", Counter,
        "Requests turned away before they were looked at, and clients that were not waited for, by why."),
    ("gatehouse_certificate_not_after_seconds", Gauge,
        "When the certificate of the public listener ends; 0 without TLS."),
    ("gatehouse_inside", Gauge, "People inside."),
    ("gatehouse_inside_limit", Gauge, "How many may be inside at a time; 0 is no limit."),
    ("gatehouse_zone_inside", Gauge, "People inside a zone."),
    ("gatehouse_zone_limit", Gauge, "How many may be inside a zone at a time; 0 is no limit."),
    ("gatehouse_last_scan_timestamp_seconds", Gauge,
        "When a scan point was last used; 0 once the event is not owned here."),
    ("gatehouse_devices_seen", Gauge, "Devices that scanned within so long."),
    ("gatehouse_tickets", Gauge, "Tickets in the owner's memory."),
    ("gatehouse_places_sold", Gauge, "Places sold of a ticket type."),
    ("gatehouse_places_held", Gauge, "Places held for bookings that are not paid yet."),
    ("gatehouse_places_capacity", Gauge, "Places that a ticket type has; 0 is no limit."),
    ("gatehouse_event_info", Gauge, "1 while this node owns the event; says its tenant and its name."),
    ("gatehouse_node_info", Gauge, "1; says the node's id and version."),
    ("gatehouse_epoch", Gauge,
        "The epoch under which the event is owned; rises with every change of owner and every repair."),
    ("gatehouse_request_seconds", Histogram, "Whole requests, by route and status."),
    ("gatehouse_mailbox_wait_seconds", Histogram,
        "From a scan's arrival to the start of its decision; the rate of the sum is the mean depth of mailboxes."),
    ("gatehouse_waiting_scans", Gauge, "Scans that are decided and wait to be durable."),
    ("gatehouse_batch_changes", Histogram, "Changes in a batch that went to Redis."),
    ("gatehouse_commit_seconds", Histogram,
        "From sending a batch to Redis to its answer, attempts that failed included."),
    ("gatehouse_hydrate_seconds", Histogram, "Loading an event: lease, epoch, facts, log."),
    ("gatehouse_events_owned", Gauge, "Events that are awake at this node."),
    ("gatehouse_leases_held", Gauge, "Leases that this node holds in Redis."),
    ("gatehouse_leases_lost_total", Counter, "Leases of events awake here that another node held."),
    ("gatehouse_actor_stops_total", Counter, "Owners that stopped, by why."),
    ("gatehouse_gap_repairs_total", Counter,
        "Times that Redis had lost data of an event and was filled again from memory."),
    ("gatehouse_tail_let_go_total", Counter,
        "Log entries that are in Redis alone, since the memory for the undrained tail is full."),
    ("gatehouse_drain_lag_entries", Gauge, "Batches of an event that are not in Postgres yet."),
    ("gatehouse_drained_entries_total", Counter, "Batches copied to Postgres."),
    ("gatehouse_drain_seconds", Histogram, "Copying one piece of a log to Postgres."),
    ("gatehouse_drain_gaps_total", Counter, "Times that the log in Redis lacked batches that Postgres did not have."),
    ("gatehouse_dead_letters_total", Counter, "Records of the log that Postgres refused for what they hold."),
    ("gatehouse_conflicts_total", Counter, "Pairs of answers of two owners to one ticket that cannot both be right."),
    ("gatehouse_audit_findings", Gauge, "What the last audit of the event found, by the rule that was broken."),
    ("gatehouse_audit_seconds", Histogram, "Auditing one event."),
    ("gatehouse_redis_errors_total", Counter, "Failed requests to Redis, by what was asked."),
    ("gatehouse_postgres_errors_total", Counter, "Failed statements in Postgres, by what was asked."),
    ("gatehouse_store_up", Gauge, "1 while the store gives signs of life, by store."),
    ("gatehouse_store_ping_seconds", Histogram, "A sign of life of a store."),
    ("gatehouse_redis_memory_bytes", Gauge, "Memory that Redis uses, as it says."),
    ("gatehouse_redis_memory_limit_bytes", Gauge, "Memory that Redis may use, as it says; 0 is no limit."),
    ("gatehouse_postgres_connections", Gauge, "Connections of this node to Postgres, at work or idle."),
    ("gatehouse_postgres_connections_limit", Gauge, "Connections to Postgres that this node may have."),
    ("gatehouse_nodes_alive", Gauge, "Nodes that this node takes for alive, itself included."),
    ("gatehouse_forward_seconds", Histogram, "Questions answered by another node."),
    ("gatehouse_forward_failures_total", Counter, "Questions to another node that came to nothing, by why."),
    ("gatehouse_scans_disowned_total", Counter, "Scans taken back since their answer was lost between two nodes."),
    ("gatehouse_journal_in_use", Gauge, "1 while this node decides the event into its local journal."),
    ("gatehouse_journal_bytes", Gauge, "Size of the event's local journal."),
    ("gatehouse_journal_write_seconds", Histogram, "Writing a batch to a local journal, its sync included."),
    ("gatehouse_journal_errors_total", Counter, "Batches that a local journal did not take, and journals that cannot be read."),
    ("gatehouse_journal_replayed_total", Counter, "Batches that came to Redis from a local journal."),
    ("gatehouse_journal_handed_on_total", Counter,
        "Facts of local journals that came after another node had taken the event."),
    ("gatehouse_journals_waiting", Gauge, "Local journals left at this node that could not be handed in yet."),
    ("gatehouse_forced_takeovers_total", Counter, "Events that staff took from a node that journals."),
    ("gatehouse_takeovers_total", Counter, "Events of dead nodes that live here now."),
    ("gatehouse_handovers_total", Counter, "Events that went to another node, in order."),
    ("gatehouse_handover_seconds", Histogram, "Handing an event over."),
    ("gatehouse_purchases_total", Counter, "Purchases asked for, by outcome."),
    ("gatehouse_bookings_total", Counter, "Bookings by how far they came."),
    ("gatehouse_order_group_steps", Histogram, "Order steps written in one transaction."),
    ("gatehouse_order_commit_seconds", Histogram, "One transaction of order steps."),
    ("gatehouse_order_steps_swept_total", Counter, "Order steps that the sweeper finished, since nobody else had."),
    ("gatehouse_gateway_seconds", Histogram, "Calls to a payment gateway."),
    ("gatehouse_gateway_errors_total", Counter, "Calls to a payment gateway that failed or were not made, by kind."),
    ("gatehouse_gateway_breaker", Gauge, "How a payment gateway's breaker stands: 0 closed, 1 half open, 2 open."),
    ("gatehouse_gateway_webhooks_total", Counter, "Webhooks of payment gateways, by what came of them."),
    ("gatehouse_outbox_pending", Gauge, "Mails and calls that wait, over all nodes."),
    ("gatehouse_outbox_overdue_seconds", Gauge, "How long the oldest that is due waits already."),
    ("gatehouse_outbox_dead", Gauge, "Mails and calls that were given up, over all nodes."),
    ("gatehouse_deliveries_total", Counter, "Mails and calls attempted, by outcome."),
    ("gatehouse_delivery_seconds", Histogram, "One attempt to deliver."),
    ("process_cpu_seconds_total", Counter, "Processor time, user and system, in whole seconds."),
    ("process_resident_memory_bytes", Gauge, "Resident memory."),
    ("process_open_fds", Gauge, "Open files and sockets."),
    ("process_max_fds", Gauge, "Files and sockets that may be open."),
];

/// Describes every metric, and starts at zero what has no label or labels from a closed list. At the start of a gateway.
pub fn describe() {
    for (name, is, meaning) in METRICS {
        match is {
            Counter => describe_counter!(*name, *meaning),
            Gauge => describe_gauge!(*name, *meaning),
            Histogram => describe_histogram!(*name, *meaning),
        }
    }
    alone();
    by_word();
}

fn alone() {
    for name in [
        "gatehouse_gap_repairs_total",
        "gatehouse_drain_gaps_total",
        "gatehouse_dead_letters_total",
        "gatehouse_drained_entries_total",
        "gatehouse_leases_lost_total",
        "gatehouse_takeovers_total",
        "gatehouse_handovers_total",
        "gatehouse_scans_disowned_total",
        "gatehouse_order_steps_swept_total",
    ] {
        counter!(name).increment(0);
    }
    for name in ["gatehouse_events_owned", "gatehouse_leases_held", "gatehouse_journals_waiting"] {
        gauge!(name).set(0.0);
    }
    for name in [
        "gatehouse_mailbox_wait_seconds",
        "gatehouse_commit_seconds",
        "gatehouse_batch_changes",
        "gatehouse_hydrate_seconds",
        "gatehouse_journal_write_seconds",
        "gatehouse_handover_seconds",
        "gatehouse_drain_seconds",
        "gatehouse_audit_seconds",
        "gatehouse_order_group_steps",
        "gatehouse_order_commit_seconds",
    ] {
        drop(histogram!(name));
    }
}

/// The words that matter to an alert or a panel; others join when they are first said.
fn by_word() {
    for what in ["commit", "connect", "drain", "lease", "load", "nodes", "repair", "trim"] {
        counter!("gatehouse_redis_errors_total", "what" => what).increment(0);
    }
    for what in ["drain", "facts", "load", "orders", "outbox", "refresh", "sale", "versions"] {
        counter!("gatehouse_postgres_errors_total", "what" => what).increment(0);
    }
    for what in ["requests", "bodies", "slow_body"] {
        counter!("gatehouse_shed_total", "what" => what).increment(0);
    }
    for why in ["asleep", "fenced", "poisoned", "retired"] {
        counter!("gatehouse_actor_stops_total", "why" => why).increment(0);
    }
    for why in ["busy", "not_sent", "unanswered"] {
        counter!("gatehouse_forward_failures_total", "what" => "ask", "why" => why).increment(0);
    }
    drop(histogram!("gatehouse_forward_seconds", "what" => "ask"));
    for outcome in ["booked", "sold_out", "refused", "unavailable"] {
        counter!("gatehouse_purchases_total", "outcome" => outcome).increment(0);
    }
    for channel in ["mail", "webhook"] {
        for outcome in ["delivered", "retry", "dead", "lost"] {
            counter!("gatehouse_deliveries_total", "channel" => channel, "outcome" => outcome).increment(0);
        }
        drop(histogram!("gatehouse_delivery_seconds", "channel" => channel));
    }
}

/// A payment gateway that is offered: its calls are counted from zero on.
pub fn gateway_offered(gateway: &'static str) {
    for kind in ["unavailable", "misconfigured", "breaker_open", "too_many"] {
        counter!("gatehouse_gateway_errors_total", "gateway" => gateway, "call" => "take", "kind" => kind).increment(0);
    }
    for what in ["settled", "repeated", "not_believed"] {
        counter!("gatehouse_gateway_webhooks_total", "gateway" => gateway, "what" => what).increment(0);
    }
}
