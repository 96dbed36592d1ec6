//! The decision, row by row, on every surface, and every combination of rows: the first that applies wins.

mod support;

use gatehouse_domain::ledger::{EventLedger, Kept, ScanReply};
use gatehouse_domain::scan::{Answer, Decision, Denial, Kind, Presented, Proof, Surface};
use gatehouse_domain::ticket::{Entry, Presence, Validity};
use gatehouse_domain::ticket_type::{EntryLimit, EntryPolicy, EventFacts};
use gatehouse_domain::time::{Moment, Window};
use support::{code, facts, label, request, signed, signed_as, type_id};

const SURFACES: [Surface; 3] = [Surface::Native, Surface::TicketsApi, Surface::EventsModule];
const NOW: Moment = Moment(1_000_000);
/// Long enough ago not to be a double read.
const BEFORE: Moment = Moment(900_000);

/// One scan of ticket 1 at the point "north", and everything that may stand in its way.
struct Setup {
    facts: EventFacts,
    presented: Presented,
    point: Option<&'static str>,
    looked_up: bool,
}

impl Setup {
    fn good() -> Setup {
        Setup { facts: facts(EntryPolicy::Unstated, 1), presented: signed(1), point: Some("north"), looked_up: false }
    }

    fn decide(self, kind: Kind, surface: Surface) -> ScanReply {
        let ledger = EventLedger::restore(self.facts, Kept::default());
        let mut request = request(1, self.presented, kind);
        request.surface = surface;
        request.point = self.point.map(label);
        request.looked_up = self.looked_up;
        ledger.validate(&request, NOW)
    }

    fn answer(self, kind: Kind, surface: Surface) -> Answer {
        match self.decide(kind, surface) {
            ScanReply::Answered(answer) => *answer,
            other => panic!("not answered: {other:?}"),
        }
    }

    fn validity(&mut self, validity: Validity) {
        self.facts.tickets[0].gate.validity = validity;
    }

    fn used(&mut self, presence: Presence, entries: u32, policy: EntryPolicy) {
        self.facts.tickets[0].gate.presence = presence;
        self.facts.tickets[0].gate.entries = entries;
        self.facts.types[0].policy = policy;
    }
}

fn inside() -> Presence {
    Presence::Inside(Entry {
        since: BEFORE,
        point: Some(label("north")),
        zone: Some(label("north")),
        device: Some(label("turnstile-1")),
    })
}

fn up_to(entries_max: u32) -> EntryPolicy {
    EntryPolicy::Limited(EntryLimit::new(entries_max).unwrap())
}

/// Something that stands in the way of a check-in, and the reason it gives on a surface (`None`: lets pass there).
struct Obstacle {
    name: &'static str,
    put: fn(&mut Setup),
    reason: fn(Surface) -> Option<Denial>,
}

const fn obstacle(name: &'static str, put: fn(&mut Setup), reason: fn(Surface) -> Option<Denial>) -> Obstacle {
    Obstacle { name, put, reason }
}

/// Rows 1 to 4: only one code can be shown at a time.
const CODES: &[Obstacle] = &[
    obstacle("none", |_| {}, |_| None),
    obstacle("unreadable", |s| s.presented = Presented::Unreadable, |_| Some(Denial::InvalidCode)),
    obstacle("forged", |s| s.presented = Presented::Forged, |_| Some(Denial::ForgedCode)),
    obstacle("other event", |s| s.presented = Presented::OtherEvent, |_| Some(Denial::WrongEvent)),
    obstacle(
        "unknown ticket, signed",
        |s| (s.presented, s.looked_up) = (signed_as(9, 1, Proof::Verified), true),
        |_| Some(Denial::UnknownTicket),
    ),
    obstacle(
        "unknown ticket, by id",
        |s| (s.presented, s.looked_up) = (Presented::Ticket(support::ticket(9)), true),
        |_| Some(Denial::UnknownTicket),
    ),
    obstacle(
        "unknown text",
        |s| (s.presented, s.looked_up) = (Presented::Opaque(code(9)), true),
        |_| Some(Denial::InvalidCode),
    ),
    obstacle(
        "superseded",
        |s| {
            s.facts.tickets[0].gate.generation = 2;
            s.presented = signed_as(1, 1, Proof::Verified);
        },
        |_| Some(Denial::SupersededCode),
    ),
    obstacle(
        "superseded, printed elsewhere",
        |s| {
            s.facts.tickets[0].code = Some(code(1));
            s.presented = Presented::Opaque(code(1));
        },
        |_| Some(Denial::SupersededCode),
    ),
];

/// Rows 7 and 8.
const VALIDITIES: &[Obstacle] = &[
    obstacle("active", |_| {}, |_| None),
    obstacle("unactivated", |s| s.validity(Validity::Unactivated), |_| Some(Denial::NotActivated)),
    obstacle("cancelled", |s| s.validity(Validity::Cancelled), |_| Some(Denial::TicketCancelled)),
    obstacle("refunded", |s| s.validity(Validity::Refunded), |_| Some(Denial::TicketRefunded)),
    obstacle("transferred", |s| s.validity(Validity::Revoked), |_| Some(Denial::TicketTransferred)),
    obstacle("blocked", |s| s.validity(Validity::Blocked), |_| Some(Denial::TicketBlocked)),
];

/// Rows 9 and 10: every policy, inside and outside, with entries left and without.
const USES: &[Obstacle] = &[
    obstacle("fresh, unstated", |_| {}, |_| None),
    obstacle("fresh, single", |s| s.used(Presence::Outside, 0, EntryPolicy::Single), |_| None),
    obstacle("fresh, limited to 1", |s| s.used(Presence::Outside, 0, up_to(1)), |_| None),
    obstacle("outside, unlimited", |s| s.used(Presence::Outside, 7, EntryPolicy::Unlimited), |_| None),
    obstacle("outside, entries left", |s| s.used(Presence::Outside, 2, up_to(3)), |_| None),
    obstacle(
        "outside, unstated",
        |s| s.used(Presence::Outside, 1, EntryPolicy::Unstated),
        |surface| match surface {
            Surface::Native | Surface::TicketsApi => None,
            Surface::EventsModule => Some(Denial::ReentryNotAllowed),
        },
    ),
    obstacle(
        "outside, single",
        |s| s.used(Presence::Outside, 1, EntryPolicy::Single),
        |_| Some(Denial::ReentryNotAllowed),
    ),
    obstacle(
        "outside, used up",
        |s| s.used(Presence::Outside, 3, up_to(3)),
        |_| Some(Denial::ReentryLimitReached { entries_max: 3 }),
    ),
    obstacle("inside, unstated", |s| s.used(inside(), 1, EntryPolicy::Unstated), |_| Some(Denial::AlreadyCheckedIn)),
    obstacle("inside, single", |s| s.used(inside(), 1, EntryPolicy::Single), |_| Some(Denial::AlreadyCheckedIn)),
    obstacle(
        "inside, entries left",
        |s| s.used(inside(), 2, up_to(3)),
        |surface| match surface {
            Surface::Native | Surface::TicketsApi => Some(Denial::AlreadyCheckedIn),
            Surface::EventsModule => None,
        },
    ),
    obstacle(
        "inside, used up",
        |s| s.used(inside(), 3, up_to(3)),
        |surface| match surface {
            Surface::Native | Surface::TicketsApi => Some(Denial::AlreadyCheckedIn),
            Surface::EventsModule => Some(Denial::ReentryLimitReached { entries_max: 3 }),
        },
    ),
    obstacle(
        "inside, unlimited",
        |s| s.used(inside(), 2, EntryPolicy::Unlimited),
        |surface| match surface {
            Surface::Native | Surface::TicketsApi => Some(Denial::AlreadyCheckedIn),
            Surface::EventsModule => None,
        },
    ),
];

fn go_to(place: &str) -> Option<Denial> {
    Some(Denial::WrongScanPoint { accepted: vec![label(place)] })
}

/// Row 11.
const PLACES: &[Obstacle] = &[
    obstacle("any place", |_| {}, |_| None),
    obstacle("the type takes this place", |s| s.facts.types[0].accepted_points = vec![label("north")], |_| None),
    obstacle(
        "the type takes this place by its id",
        |s| s.facts.types[0].accepted_points = vec![label(&support::point_id(1).to_string())],
        |_| None,
    ),
    obstacle("no place named", |s| s.point = None, |_| None),
    obstacle(
        "the type takes another place",
        |s| s.facts.types[0].accepted_points = vec![label("south")],
        |_| go_to("south"),
    ),
    obstacle(
        "the place takes other types",
        |s| s.facts.points[0].accepted_types = vec![type_id(9)],
        |_| go_to("south"),
    ),
    obstacle(
        "a place must be named",
        |s| {
            s.point = None;
            s.facts.policy.require_scan_point = true;
        },
        |_| Some(Denial::WrongScanPoint { accepted: vec![label("north"), label("south")] }),
    ),
];

fn window(from: Option<i64>, until: Option<i64>) -> Window {
    Window { from: from.map(Moment), until: until.map(Moment) }
}

/// Row 12. From is inclusive, until exclusive.
const WINDOWS: &[Obstacle] = &[
    obstacle("open", |s| s.facts.policy.entry_window = window(Some(NOW.0), Some(NOW.0 + 1)), |_| None),
    obstacle(
        "type too early",
        |s| s.facts.types[0].entry_window = window(Some(NOW.0 + 1), None),
        |_| Some(Denial::TooEarly { opens: Moment(NOW.0 + 1) }),
    ),
    obstacle(
        "event too late",
        |s| s.facts.policy.entry_window = window(None, Some(NOW.0)),
        |_| Some(Denial::TooLate { closed: NOW }),
    ),
    obstacle(
        "event too early, type too late",
        |s| {
            s.facts.policy.entry_window = window(Some(NOW.0 + 5), None);
            s.facts.types[0].entry_window = window(None, Some(NOW.0 - 5));
        },
        |_| Some(Denial::TooEarly { opens: Moment(NOW.0 + 5) }),
    ),
];

/// Row 13.
const ROOMS: &[Obstacle] = &[
    obstacle("room", |s| s.facts.policy.occupancy_limit = Some(2), |_| None),
    obstacle("event full", |s| s.facts.policy.occupancy_limit = Some(0), |_| Some(Denial::Full)),
    obstacle("type full", |s| s.facts.types[0].occupancy_limit = Some(0), |_| Some(Denial::Full)),
];

#[test]
fn the_first_row_that_applies_wins_in_every_combination() {
    let mut combinations = 0;
    for surface in SURFACES {
        for code in CODES {
            for validity in VALIDITIES {
                for used in USES {
                    for place in PLACES {
                        for window in WINDOWS {
                            for room in ROOMS {
                                check_in(surface, [code, validity, used, place, window, room]);
                                combinations += 1;
                            }
                        }
                    }
                }
            }
        }
    }
    assert!(combinations > 50_000, "{combinations}");
}

fn check_in(surface: Surface, obstacles: [&Obstacle; 6]) {
    let mut setup = Setup::good();
    obstacles.iter().for_each(|obstacle| (obstacle.put)(&mut setup));
    // Who is inside already fills no further place (the zone of this point is theirs).
    let was_inside = setup.facts.tickets[0].gate.presence != Presence::Outside;
    let mut reasons = obstacles.iter().filter_map(|obstacle| (obstacle.reason)(surface));
    let expected = reasons.find(|reason| !(was_inside && *reason == Denial::Full));
    let answer = setup.answer(Kind::CheckIn, surface);
    let names: Vec<&str> = obstacles.iter().map(|obstacle| obstacle.name).collect();
    assert_eq!(support::denied(&answer), expected.as_ref(), "{surface:?} {names:?}");
    assert_eq!(answer.decision == Decision::Admit, expected.is_none());
}

#[test]
fn people_are_let_out_in_every_combination() {
    for surface in SURFACES {
        for code in CODES {
            for validity in VALIDITIES {
                for used in USES {
                    for other in PLACES.iter().chain(WINDOWS).chain(ROOMS) {
                        check_out(surface, code, validity, used, other);
                    }
                }
            }
        }
    }
}

/// Rows 5 and 6: neither place, time nor crowd keeps anybody in. Only a code that is no ticket's does not get out.
fn check_out(surface: Surface, code: &Obstacle, validity: &Obstacle, used: &Obstacle, other: &Obstacle) {
    let mut setup = Setup::good();
    [code, validity, used, other].iter().for_each(|obstacle| (obstacle.put)(&mut setup));
    let inside = setup.facts.tickets[0].gate.presence != Presence::Outside;
    let invalid = setup.facts.tickets[0].gate.validity != Validity::Active;
    let (no_ticket, superseded) = match (code.reason)(surface) {
        Some(Denial::SupersededCode) => (None, true),
        reason => (reason, false),
    };
    let answer = setup.answer(Kind::CheckOut, surface);
    let expected = no_ticket.or_else(|| (!inside).then_some(Denial::NotCheckedIn));
    let names = [code.name, validity.name, used.name, other.name];
    assert_eq!(support::denied(&answer), expected.as_ref(), "{surface:?} {names:?}");
    assert_eq!(answer.anomaly, expected.is_none() && (invalid || superseded), "{surface:?} {names:?}");
}

#[test]
fn a_full_zone_turns_away() {
    let mut setup = Setup::good();
    setup.facts.zones[0].capacity = Some(0);
    assert_eq!(setup.answer(Kind::CheckIn, Surface::Native).decision, Decision::Deny(Denial::Full));
    let mut setup = Setup::good();
    setup.facts.zones[0].capacity = Some(0);
    setup.point = Some("south");
    assert_eq!(setup.answer(Kind::CheckIn, Surface::Native).decision, Decision::Admit, "another zone has room");
}

#[test]
fn a_further_entry_through_another_zone_needs_room_there() {
    for (capacity, expected) in [(0, Decision::Deny(Denial::Full)), (1, Decision::Admit)] {
        let mut setup = Setup::good();
        setup.used(inside(), 1, EntryPolicy::Unlimited);
        setup.facts.policy.occupancy_limit = Some(1);
        setup.facts.zones[1].capacity = Some(capacity);
        setup.point = Some("south");
        assert_eq!(setup.answer(Kind::CheckIn, Surface::EventsModule).decision, expected, "room for {capacity}");
    }
}

#[test]
fn proof_comes_before_a_look_up_and_a_look_up_before_a_refusal() {
    let check = |presented: Presented, looked_up: bool, expected: ScanReply| {
        let setup = Setup { presented, looked_up, ..Setup::good() };
        assert_eq!(setup.decide(Kind::CheckIn, Surface::Native), expected, "{presented:?} {looked_up}");
        let setup = Setup { presented, looked_up, ..Setup::good() };
        assert_eq!(setup.decide(Kind::CheckOut, Surface::Native), expected, "{presented:?} {looked_up}, out");
    };
    check(signed_as(9, 1, Proof::DigestOnly), false, ScanReply::NeedsProof);
    check(signed_as(9, 1, Proof::DigestOnly), true, ScanReply::NeedsProof);
    check(signed_as(9, 1, Proof::Verified), false, ScanReply::NeedsLookUp);
    check(Presented::Opaque(code(9)), false, ScanReply::NeedsLookUp);
    check(Presented::Ticket(support::ticket(9)), false, ScanReply::NeedsLookUp);
    // Another signature than the issued one, or another generation, proves nothing by itself.
    let Presented::Signed { ticket, .. } = signed(1) else { unreachable!() };
    let other = Presented::Signed { ticket, generation: 1, digest: support::digest(2, 1), proof: Proof::DigestOnly };
    check(other, false, ScanReply::NeedsProof);
    let other = Presented::Signed { ticket, generation: 2, digest: support::digest(1, 1), proof: Proof::DigestOnly };
    check(other, false, ScanReply::NeedsProof);
}

#[test]
fn every_genuine_code_admits() {
    let check = |presented: Presented, prepare: fn(&mut Setup)| {
        let mut setup = Setup { presented, ..Setup::good() };
        prepare(&mut setup);
        assert_eq!(setup.answer(Kind::CheckIn, Surface::Native).decision, Decision::Admit, "{presented:?}");
    };
    check(signed(1), |_| {});
    check(signed_as(1, 1, Proof::Verified), |_| {});
    check(signed_as(1, 2, Proof::Verified), |_| {});
    check(Presented::Ticket(support::ticket(1)), |_| {});
    check(Presented::Opaque(code(1)), |s| {
        s.facts.tickets[0].code = Some(code(1));
        s.facts.tickets[0].gate.digest = None;
    });
}

#[test]
fn a_type_that_no_facts_list_follows_the_surface() {
    let mut setup = Setup::good();
    setup.facts.types.clear();
    assert_eq!(setup.answer(Kind::CheckIn, Surface::Native).decision, Decision::Admit);
}
