//! What can be done to a ticket, from every state; and facts that come later.

mod support;

use gatehouse_domain::ledger::{Command, EventLedger, Kept, NewCode, Reply, TicketRefusal, TicketVerb, invariants};
use gatehouse_domain::scan::{Denial, Kind, Presented, Proof};
use gatehouse_domain::ticket::{Presence, Validity};
use gatehouse_domain::ticket_type::{EntryPolicy, EventFacts, TicketFacts, fresh};
use support::{Gate, code, denied, digest, facts, signed_as, ticket, ticket_facts};

const STATES: [Validity; 6] = [
    Validity::Unactivated,
    Validity::Active,
    Validity::Cancelled,
    Validity::Refunded,
    Validity::Revoked,
    Validity::Blocked,
];

fn gate_with(validity: Validity) -> Gate {
    let mut facts = facts(EntryPolicy::Unstated, 1);
    facts.tickets[0].gate.validity = validity;
    Gate::new(facts)
}

fn next_code() -> NewCode {
    NewCode { generation: 2, key_id: 5, digest: digest(1, 2) }
}

/// What each state becomes, in the order of [`STATES`]; `None` = refused, and nothing changes.
#[track_caller]
fn check(verb: TicketVerb, expected: [Option<Validity>; 6]) {
    for (from, to) in STATES.into_iter().zip(expected) {
        let mut gate = gate_with(from);
        let before = gate.ledger.clone();
        let reply = gate.tend(1, verb.clone());
        match to {
            Some(to) => {
                assert_eq!(gate.ledger.gate_state(ticket(1)).unwrap().validity, to, "{from:?} {reply:?}");
                assert!(matches!(reply, Reply::Ticket(Ok(view)) if view.validity == to));
                assert_eq!(gate.ledger == before, from == to && verb_only_moves(&verb), "{from:?}");
            }
            None => {
                assert_eq!(reply, Reply::Ticket(Err(TicketRefusal::WrongState(from.word()))), "{from:?}");
                assert!(gate.ledger == before, "a refusal changes nothing");
            }
        }
        invariants::check(&gate.ledger).unwrap();
    }
}

/// Whether a verb does nothing but change the validity.
fn verb_only_moves(verb: &TicketVerb) -> bool {
    !matches!(verb, TicketVerb::Reissue(_))
}

#[test]
fn each_verb_goes_from_its_states_to_its_state() {
    use Validity::{Active, Blocked, Cancelled, Refunded, Revoked, Unactivated};
    check(TicketVerb::Activate { reissue: None }, [Some(Active), None, None, None, None, None]);
    check(TicketVerb::Activate { reissue: Some(next_code()) }, [Some(Active), None, None, None, None, None]);
    let to = Box::new(ticket_facts(2, 1));
    check(TicketVerb::Transfer { to }, [None, Some(Revoked), None, None, None, None]);
    check(TicketVerb::Reissue(next_code()), [Some(Unactivated), Some(Active), None, None, None, Some(Blocked)]);
    let cancelled = Some(Cancelled);
    check(TicketVerb::Cancel, [cancelled, cancelled, cancelled, None, None, cancelled]);
    let refunded = Some(Refunded);
    check(TicketVerb::Refund, [refunded, refunded, refunded, refunded, None, refunded]);
    check(TicketVerb::Reinstate, [None, None, Some(Active), None, None, None]);
    check(TicketVerb::Block, [None, Some(Blocked), None, None, None, Some(Blocked)]);
    check(TicketVerb::Unblock, [None, Some(Active), None, None, None, Some(Active)]);
    check(TicketVerb::Delete, [cancelled, cancelled, cancelled, refunded, Some(Revoked), cancelled]);
    check(TicketVerb::Reset, STATES.map(Some));
}

#[test]
fn a_ticket_that_is_not_there_is_unknown() {
    let mut gate = gate_with(Validity::Active);
    assert_eq!(gate.tend(7, TicketVerb::Cancel), Reply::Ticket(Err(TicketRefusal::Unknown)));
}

#[test]
fn a_used_ticket_is_not_transferred() {
    let to = || TicketVerb::Transfer { to: Box::new(ticket_facts(2, 1)) };
    let mut gate = gate_with(Validity::Active);
    gate.check_in(1);
    assert_eq!(gate.tend(1, to()), Reply::Ticket(Err(TicketRefusal::AlreadyUsed)));
    gate.check_out(1);
    assert_eq!(gate.tend(1, to()), Reply::Ticket(Err(TicketRefusal::AlreadyUsed)));
    assert_eq!(gate.ledger.ticket_count(), 1);
}

#[test]
fn a_refunded_holder_may_leave_and_does_not_come_back() {
    let mut gate = gate_with(Validity::Active);
    gate.check_in(1);
    gate.do_to(1, TicketVerb::Refund);
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 1);
    let exit = gate.check_out(1);
    assert!(exit.admitted() && exit.anomaly);
    assert_eq!(denied(&gate.check_in(1)), Some(&Denial::TicketRefunded));
}

#[test]
fn a_reissued_code_replaces_the_old_one() {
    let mut gate = gate_with(Validity::Active);
    gate.do_to(1, TicketVerb::Reissue(next_code()));
    assert_eq!(denied(&gate.scan(signed_as(1, 1, Proof::Verified), Kind::CheckIn)), Some(&Denial::SupersededCode));
    assert!(gate.scan(signed_as(1, 2, Proof::DigestOnly), Kind::CheckIn).admitted());
    let exit = gate.scan(signed_as(1, 1, Proof::Verified), Kind::CheckOut);
    assert!(exit.admitted() && exit.anomaly, "let out on the old code, and flagged");
    let before = gate.ledger.clone();
    gate.do_to(1, TicketVerb::Reissue(next_code()));
    assert!(gate.ledger == before, "driven again");
    let skipped = NewCode { generation: 4, ..next_code() };
    assert_eq!(gate.tend(1, TicketVerb::Reissue(skipped)), Reply::Ticket(Err(TicketRefusal::StaleGeneration)));
}

#[test]
fn a_reset_puts_outside_and_gives_no_entry_back() {
    let mut gate = Gate::new(facts(EntryPolicy::Single, 1));
    gate.check_in(1);
    gate.do_to(1, TicketVerb::Reset);
    let state = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((state.presence, state.entries, state.last), (Presence::Outside, 1, None));
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 0);
    assert_eq!(denied(&gate.check_in(1)), Some(&Denial::ReentryNotAllowed));
}

fn absorb(gate: &mut Gate, facts: EventFacts) -> Reply {
    gate.apply(Command::AbsorbFacts { facts: Box::new(facts), releases: None }).reply
}

#[test]
fn older_facts_are_ignored() {
    let mut gate = gate_with(Validity::Active);
    let mut newer = EventFacts { version: 3, tickets: Vec::new(), ..facts(EntryPolicy::Single, 0) };
    newer.policy.occupancy_limit = Some(5);
    absorb(&mut gate, newer.clone());
    assert_eq!(gate.ledger.facts_version(), 3);
    let older = EventFacts { version: 2, ..facts(EntryPolicy::Unlimited, 0) };
    absorb(&mut gate, older);
    assert_eq!(gate.ledger.occupancy().occupancy.limit, Some(5));
    assert_eq!(gate.ledger.facts_version(), 3);
    let before = gate.ledger.clone();
    assert_eq!(absorb(&mut gate, newer), Reply::Absorbed(0));
    assert!(gate.ledger == before);
}

#[test]
fn a_known_ticket_keeps_what_gates_made_of_it() {
    let mut gate = gate_with(Validity::Active);
    gate.check_in(1);
    let inside = gate.ledger.gate_state(ticket(1));
    let mut newer = EventFacts { version: 2, ..facts(EntryPolicy::Unstated, 1) };
    newer.tickets[0].version = 2;
    newer.tickets[0].holder = Some("Somebody Else".into());
    newer.tickets[0].code = Some(code(1));
    assert_eq!(absorb(&mut gate, newer.clone()), Reply::Absorbed(0));
    assert_eq!(gate.ledger.gate_state(ticket(1)), inside);
    assert_eq!(gate.ledger.holder(ticket(1)), Some("Somebody Else"));
    // What was drained at the same commit says nothing new; what was drained after a later one wins.
    newer.tickets[0].version = 3;
    newer.tickets[0].gate.seq = gate.ledger.gate_state(ticket(1)).unwrap().seq;
    absorb(&mut gate, EventFacts { version: 3, ..newer.clone() });
    assert_eq!(gate.ledger.gate_state(ticket(1)), inside);
    newer.tickets[0].version = 4;
    newer.tickets[0].gate.seq = 99;
    newer.tickets[0].gate.validity = Validity::Blocked;
    absorb(&mut gate, EventFacts { version: 4, ..newer });
    let state = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((state.seq, state.validity, state.presence), (99, Validity::Blocked, Presence::Outside));
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 0);
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn an_event_whose_facts_never_changed_has_its_types() {
    let ledger = EventLedger::restore(EventFacts { version: 0, ..facts(EntryPolicy::Single, 1) }, Kept::default());
    assert_eq!(ledger.ticket_type(support::type_id(1)).unwrap().policy, EntryPolicy::Single);
    assert_eq!(ledger.occupancy().points.len(), 2);
}

#[test]
fn facts_of_another_event_are_not_ours() {
    let mut gate = gate_with(Validity::Active);
    let before = gate.ledger.clone();
    let other = EventFacts {
        event: gatehouse_domain::ids::EventId::from_bytes([9; 16]),
        version: 9,
        ..facts(EntryPolicy::Single, 5)
    };
    assert_eq!(absorb(&mut gate, other), Reply::Absorbed(0));
    assert!(gate.ledger == before);
}

#[test]
fn a_changed_printed_code_replaces_the_old_text() {
    let mut with_code = facts(EntryPolicy::Unstated, 2);
    for (number, ticket) in (1u32..).zip(&mut with_code.tickets) {
        ticket.code = Some(code(number));
        ticket.gate.digest = None;
    }
    let mut gate = Gate::new(with_code.clone());
    assert!(gate.scan(Presented::Opaque(code(1)), Kind::CheckIn).admitted());
    with_code.tickets[0].version = 2;
    with_code.tickets[0].code = Some(code(11));
    absorb(&mut gate, with_code);
    let mut old = gate.next_request(Presented::Opaque(code(1)), Kind::CheckOut);
    old.looked_up = true;
    assert_eq!(denied(&gate.answer(old)), Some(&Denial::InvalidCode));
    assert!(gate.scan(Presented::Opaque(code(11)), Kind::CheckOut).admitted());
    assert!(gate.scan(Presented::Opaque(code(2)), Kind::CheckIn).admitted());
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn names_stay_right_however_often_they_change() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 50));
    for round in 2..200u64 {
        let mut newer = facts(EntryPolicy::Unstated, 50);
        for (number, ticket) in newer.tickets.iter_mut().enumerate() {
            ticket.version = round;
            let name = format!("Name {number} of round {round} {}", "x".repeat(number));
            ticket.holder = (number % 7 != 3).then(|| name.into());
        }
        absorb(&mut gate, newer.clone());
        for facts in &newer.tickets {
            assert_eq!(gate.ledger.holder(facts.id), facts.holder.as_deref());
        }
    }
}

#[test]
fn the_higher_sequence_wins_in_a_restore() {
    for (kept_seq, drained_seq, kept_wins) in [(5, 4, true), (4, 5, false)] {
        let mut drained = facts(EntryPolicy::Unstated, 1);
        drained.tickets[0].gate.seq = drained_seq;
        let mut kept = drained.tickets[0].gate.clone();
        kept.seq = kept_seq;
        kept.validity = Validity::Blocked;
        let ledger = EventLedger::restore(drained, Kept { tickets: vec![(ticket(1), kept)], ..Kept::default() });
        let state = ledger.gate_state(ticket(1)).unwrap();
        assert_eq!(state.validity == Validity::Blocked, kept_wins);
        assert_eq!(state.seq, 5);
    }
}

#[test]
fn tickets_changed_after_a_commit_are_told() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 3));
    assert_eq!(gate.ledger.tickets_after(0).count(), 0, "untouched tickets are facts");
    gate.check_in(2);
    let seq = gate.seq;
    gate.check_in(3);
    let changed: Vec<_> = gate.ledger.tickets_after(seq).map(|(id, state)| (id, state.seq)).collect();
    assert_eq!(changed, [(ticket(3), gate.seq)]);
    let all: Vec<_> = gate.ledger.tickets_after(0).map(|(id, _)| id).collect();
    assert_eq!(all, [ticket(2), ticket(3)]);
}

#[test]
fn however_many_codes_were_printed_elsewhere_each_finds_its_ticket() {
    let mut facts = facts(EntryPolicy::Unstated, 0);
    facts.tickets = (1..=3_000)
        .map(|number| TicketFacts {
            code: Some(code(number)),
            // No code was signed for it here.
            gate: fresh(support::type_id(1), Validity::Active, 0, None),
            ..ticket_facts(number, 1)
        })
        .collect();
    let mut gate = Gate::new(facts);
    for number in 1..=3_000 {
        let request = gate.next_request(Presented::Opaque(code(number)), Kind::CheckIn);
        let answer = gate.answer(request);
        assert!(answer.admitted(), "code {number}: {:?}", answer.decision);
        assert_eq!(answer.ticket.map(|view| view.id), Some(ticket(number)));
    }
}
