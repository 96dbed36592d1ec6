//! What can happen in an evening, and how often.

use super::{CAPACITY, EVENT_LIMIT, NORTH_LIMIT, TYPE_LIMIT};
use crate::support::{facts, ticket_facts, ticket_type, zone};
use gatehouse_domain::scan::{Kind, Surface};
use gatehouse_domain::ticket_type::{EntryLimit, EntryPolicy, EventFacts, TypeFacts};
use proptest::prelude::*;

/// Tickets 1 to 6 are there from the start, two of each type; 7 and 8 may be issued, 9 to 12 are imported or
/// transferred to.
const TICKETS: u32 = 12;

#[derive(Debug, Clone)]
pub enum Op {
    Scan {
        ticket: u32,
        kind: Kind,
        surface: Surface,
        point: u8,
        key: Option<u32>,
        log_refusal: bool,
    },
    /// The same request again, under its own id.
    Resend {
        back: usize,
    },
    AnnulScan {
        back: usize,
        thief: bool,
    },
    AnnulKey {
        key: u32,
    },
    Disown {
        back: usize,
    },
    DisownAhead {
        ahead: u32,
    },
    Settle,
    Tend {
        ticket: u32,
        verb: Verb,
    },
    Reserve {
        hold: u32,
        ticket_type: u32,
        count: u32,
        buyer: Option<u32>,
        ttl_ms: i64,
    },
    CommitHold {
        hold: u32,
    },
    ReleaseHold {
        hold: u32,
    },
    ExpireHolds,
    Issue {
        hold: Option<u32>,
        ticket: u32,
        ticket_type: u32,
    },
    Import {
        ticket: u32,
        ticket_type: u32,
        releases: Option<u32>,
    },
    Wait {
        ms: i64,
    },
    /// The clock of the server runs back.
    Back {
        ms: i64,
    },
    /// A new owner rebuilds the event from what the stores kept.
    Restore,
}

#[derive(Debug, Clone, Copy)]
pub enum Verb {
    Cancel,
    Refund,
    Reinstate,
    Block,
    Unblock,
    Reset,
    Transfer(u32),
    ChangeType(u32),
}

pub fn op() -> impl Strategy<Value = Op> {
    let kind = prop_oneof![3 => Just(Kind::CheckIn), 2 => Just(Kind::CheckOut)];
    let surface =
        prop_oneof![2 => Just(Surface::Native), 1 => Just(Surface::TicketsApi), 2 => Just(Surface::EventsModule)];
    let key = || prop_oneof![2 => Just(None), 1 => (0..8u32).prop_map(Some)];
    let scan = (1..=TICKETS, kind, surface, 0..3u8, key(), prop::bool::weighted(0.8));
    let verb = prop_oneof![
        Just(Verb::Cancel),
        Just(Verb::Refund),
        Just(Verb::Reinstate),
        Just(Verb::Block),
        Just(Verb::Unblock),
        Just(Verb::Reset),
        (9..=TICKETS).prop_map(Verb::Transfer),
        (1..=3u32).prop_map(Verb::ChangeType),
    ];
    let hold = || 0..4u32;
    let some_hold = || prop::option::of(0..4u32);
    prop_oneof![
        20 => scan.prop_map(|(ticket, kind, surface, point, key, log_refusal)| Op::Scan { ticket, kind, surface, point, key, log_refusal }),
        3 => (0..6usize).prop_map(|back| Op::Resend { back }),
        4 => (0..4usize, prop::bool::weighted(0.2)).prop_map(|(back, thief)| Op::AnnulScan { back, thief }),
        2 => (0..8u32).prop_map(|key| Op::AnnulKey { key }),
        4 => (0..4usize).prop_map(|back| Op::Disown { back }),
        1 => (1..3u32).prop_map(|ahead| Op::DisownAhead { ahead }),
        1 => Just(Op::Settle),
        6 => (1..=TICKETS, verb).prop_map(|(ticket, verb)| Op::Tend { ticket, verb }),
        4 => (hold(), 1..=3u32, 1..=3u32, prop::option::of(0..2u32), 1_000..20_000i64)
            .prop_map(|(hold, ticket_type, count, buyer, ttl_ms)| Op::Reserve { hold, ticket_type, count, buyer, ttl_ms }),
        2 => hold().prop_map(|hold| Op::CommitHold { hold }),
        1 => hold().prop_map(|hold| Op::ReleaseHold { hold }),
        1 => Just(Op::ExpireHolds),
        2 => (some_hold(), 7..=8u32, 1..=3u32).prop_map(|(hold, ticket, ticket_type)| Op::Issue { hold, ticket, ticket_type }),
        1 => (9..=TICKETS, 1..=3u32, some_hold()).prop_map(|(ticket, ticket_type, releases)| Op::Import { ticket, ticket_type, releases }),
        2 => (0..10_000i64).prop_map(|ms| Op::Wait { ms }),
        1 => (0..1_000_000i64).prop_map(|ms| Op::Wait { ms }),
        1 => (0..10_000i64).prop_map(|ms| Op::Back { ms }),
        1 => Just(Op::Restore),
    ]
}

fn policy(number: u32) -> EntryPolicy {
    let two = EntryLimit::new(2).expect("two is at least one");
    [EntryPolicy::Unstated, EntryPolicy::Single, EntryPolicy::Limited(two)][number as usize - 1]
}

/// The event before its doors open.
pub fn start() -> EventFacts {
    let typed = |number: u32| TypeFacts {
        capacity: CAPACITY[number as usize - 1],
        occupancy_limit: TYPE_LIMIT[number as usize - 1],
        ..ticket_type(number, ["unstated", "single", "two"][number as usize - 1], policy(number))
    };
    let mut facts = facts(EntryPolicy::Unstated, 0);
    facts.types = (1..=3).map(typed).collect();
    facts.zones = vec![zone("north", Some(NORTH_LIMIT)), zone("south", None)];
    facts.policy.occupancy_limit = Some(EVENT_LIMIT);
    facts.tickets = (1..=6).map(|number| ticket_facts(number, number.div_ceil(2))).collect();
    facts
}
