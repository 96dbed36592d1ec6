//! Same key, same answer (row 0); a double read is not a pass-back.

mod support;

use gatehouse_domain::digest::RequestDigest;
use gatehouse_domain::ledger::{AnnulRefusal, Command, Kept, Reply, ScanReply};
use gatehouse_domain::ledger::{EventLedger, TicketVerb};
use gatehouse_domain::scan::{AnnulRequest, Denial, Hand, Kind, Presented, ScanRef, ScanRequest, Surface};
use gatehouse_domain::ticket_type::EntryPolicy;
use support::{Gate, denied, facts, key, label, scan_id, signed};

fn keyed(gate: &mut Gate, number: u32, kind: Kind) -> ScanRequest {
    let mut request = gate.next_request(signed(number), kind);
    request.key = Some(key(request.id.as_bytes()[15].into()));
    request
}

/// The same request as a client sends it again: a new scan id, the same key.
fn again(request: &ScanRequest) -> ScanRequest {
    let mut again = request.clone();
    again.id = scan_id(900 + u32::from(request.id.as_bytes()[15]));
    again
}

#[test]
fn a_retry_gets_the_first_answer_whatever_happened_since() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 2));
    let request = keyed(&mut gate, 1, Kind::CheckIn);
    let first = gate.answer(request.clone());
    assert!(first.admitted());
    gate.check_out(1);
    gate.do_to(1, TicketVerb::Cancel);
    let before = gate.ledger.clone();
    let outcome = gate.apply(Command::Scan(Box::new(again(&request))));
    assert_eq!(outcome.reply, Reply::Scan(ScanReply::Answered(Box::new(first))));
    assert!(outcome.changes.is_empty());
    assert!(gate.ledger == before, "a repeat changes nothing");
}

#[test]
fn a_refusal_is_repeated_as_well() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let request = keyed(&mut gate, 1, Kind::CheckOut);
    let first = gate.answer(request.clone());
    assert_eq!(denied(&first), Some(&Denial::NotCheckedIn));
    gate.check_in(1);
    assert_eq!(gate.answer(again(&request)), first);
}

#[test]
fn a_scan_id_is_a_key_too() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let request = gate.next_request(signed(1), Kind::CheckIn);
    let first = gate.answer(request.clone());
    assert_eq!(gate.answer(request), first);
}

#[test]
fn a_key_of_another_request_is_a_conflict() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 2));
    let request = keyed(&mut gate, 1, Kind::CheckIn);
    gate.answer(request.clone());
    let mut other = again(&request);
    other.request = RequestDigest([8; 16]);
    other.presented = signed(2);
    assert_eq!(gate.reply(other), ScanReply::KeyReused);
}

#[test]
fn a_refusal_that_is_only_counted_is_not_remembered() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let mut request = keyed(&mut gate, 1, Kind::CheckOut);
    request.log_refusal = false;
    let outcome = gate.apply(Command::Scan(Box::new(request.clone())));
    assert!(outcome.changes.is_empty());
    assert_eq!(gate.ledger.scans_kept().count(), 0);
    gate.check_in(1);
    assert!(gate.answer(again(&request)).admitted(), "decided afresh");
}

#[test]
fn an_admission_is_recorded_even_where_refusals_are_not() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let mut request = keyed(&mut gate, 1, Kind::CheckIn);
    request.log_refusal = false;
    let first = gate.answer(request.clone());
    assert!(first.admitted());
    assert_eq!(gate.answer(again(&request)), first);
}

#[test]
fn what_needs_proof_or_a_look_up_leaves_no_trace() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let mut request = keyed(&mut gate, 7, Kind::CheckIn);
    assert_eq!(gate.reply(request.clone()), ScanReply::NeedsProof);
    request.presented = support::signed_as(7, 1, gatehouse_domain::scan::Proof::Verified);
    assert_eq!(gate.reply(request.clone()), ScanReply::NeedsLookUp);
    request.looked_up = true;
    let answer = gate.answer(request.clone());
    assert_eq!(denied(&answer), Some(&Denial::UnknownTicket));
    assert_eq!(gate.answer(again(&request)), answer);
}

#[test]
fn the_key_of_an_annulled_scan_stays_refused() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let request = keyed(&mut gate, 1, Kind::CheckIn);
    let first = gate.answer(request.clone());
    let annul = AnnulRequest {
        which: ScanRef::Id(first.scan),
        device: Some(label("turnstile-1")),
        subject: label("steward"),
        reason: None,
        hand: Hand::Scanner,
    };
    assert!(matches!(gate.apply(Command::Annul(annul)).reply, Reply::Annul(Ok(_))));
    let retry = gate.answer(again(&request));
    assert_eq!(denied(&retry), Some(&Denial::Annulled));
    assert_eq!(gate.answer(again(&request)), retry, "and always the same way");
    assert!(gate.check_in(1).admitted(), "a new scan is decided afresh");
}

#[test]
fn a_key_annulled_ahead_refuses_its_scan() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let request = keyed(&mut gate, 1, Kind::CheckIn);
    let annul = AnnulRequest {
        which: ScanRef::Key(request.key.unwrap()),
        device: Some(label("turnstile-1")),
        subject: label("steward"),
        reason: None,
        hand: Hand::Scanner,
    };
    let first = gate.apply(Command::Annul(annul.clone())).reply;
    let Reply::Annul(Ok(annulment)) = &first else { panic!("{first:?}") };
    assert_eq!(annulment.scan, None);
    let answer = gate.answer(request.clone());
    assert_eq!(denied(&answer), Some(&Denial::Annulled));
    assert_eq!(gate.answer(again(&request)), answer);
    assert_eq!(gate.apply(Command::Annul(annul)).reply, first, "annulling again answers the same");
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 0);
}

#[test]
fn refused_scans_cannot_be_annulled() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let refused = gate.check_out(1);
    let annul = AnnulRequest {
        which: ScanRef::Id(refused.scan),
        device: Some(label("turnstile-1")),
        subject: label("steward"),
        reason: None,
        hand: Hand::Scanner,
    };
    assert_eq!(gate.apply(Command::Annul(annul)).reply, Reply::Annul(Err(AnnulRefusal::NotAccepted)));
}

/// A second check-in `after_ms` later, at a point and by a device: is it a double read?
fn double_read(first: (Option<&str>, &str), second: (Option<&str>, &str), after_ms: i64) -> bool {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let mut at = |(point, device): (Option<&str>, &str)| {
        let mut request = gate.next_request(signed(1), Kind::CheckIn);
        request.point = point.map(label);
        request.device = Some(label(device));
        let answer = gate.answer(request);
        gate.now += after_ms - 1_000;
        answer
    };
    assert!(at(first).admitted());
    let answer = at(second);
    assert_eq!(denied(&answer), Some(&Denial::AlreadyCheckedIn));
    answer.double_read
}

#[test]
fn a_double_read_is_the_same_point_within_five_seconds() {
    let id = support::point_id(1).to_string();
    assert!(double_read((Some("north"), "a"), (Some("north"), "b"), 5_000));
    assert!(double_read((Some("north"), "a"), (Some(&id), "b"), 1_000), "id and slug are one point");
    assert!(double_read((None, "a"), (None, "a"), 1_000));
    assert!(!double_read((Some("north"), "a"), (Some("north"), "a"), 5_001));
    assert!(!double_read((Some("north"), "a"), (Some("south"), "a"), 1_000), "a pass-back");
    assert!(!double_read((None, "a"), (None, "b"), 1_000));
    assert!(!double_read((Some("north"), "a"), (None, "a"), 1_000));
}

#[test]
fn time_never_runs_back() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 2));
    let first = gate.check_in(1);
    gate.now -= 60_000;
    let second = gate.check_in(2);
    assert_eq!(second.at, first.at);
    assert_eq!(gate.ledger.last_decided(), first.at);
}

#[test]
fn validate_says_what_a_scan_would_get_and_records_nothing() {
    let mut gate = Gate::new(facts(EntryPolicy::Single, 1));
    let request = gate.next_request(signed(1), Kind::CheckIn);
    let before = gate.ledger.clone();
    let ScanReply::Answered(answer) = gate.ledger.validate(&request, gatehouse_domain::time::Moment(gate.now)) else {
        panic!("a known ticket is answered")
    };
    assert!(answer.admitted());
    let view = answer.ticket.unwrap();
    assert_eq!((view.inside, view.entries, view.entries_left), (false, 0, Some(1)), "as the ticket stands");
    assert_eq!(answer.occupancy.inside, 0);
    assert!(gate.ledger == before);
    assert!(gate.answer(request).admitted());
}

#[test]
fn entries_left_follow_the_surface_where_no_policy_is_stated() {
    let left = |policy, surface| {
        let mut gate = Gate::new(facts(policy, 1));
        let mut request = gate.next_request(signed(1), Kind::CheckIn);
        request.surface = surface;
        gate.answer(request).ticket.unwrap().entries_left
    };
    assert_eq!(left(EntryPolicy::Unstated, Surface::Native), None);
    assert_eq!(left(EntryPolicy::Unstated, Surface::TicketsApi), None);
    assert_eq!(left(EntryPolicy::Unstated, Surface::EventsModule), Some(0));
    assert_eq!(left(EntryPolicy::Single, Surface::Native), Some(0));
}

#[test]
fn a_group_is_accepted_as_a_whole_or_not_at_all() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 3));
    let group: Vec<ScanRequest> = (1..=3).map(|number| gate.next_request(signed(number), Kind::CheckIn)).collect();
    let Reply::Group(Ok(answers)) = gate.apply(Command::ScanGroup(group.clone())).reply else { panic!("all are good") };
    assert_eq!(answers.iter().map(|answer| answer.occupancy.inside).collect::<Vec<_>>(), [1, 2, 3]);
    let Reply::Group(Ok(repeated)) = gate.apply(Command::ScanGroup(group)).reply else { panic!("a repeat is good") };
    assert_eq!(repeated, answers);

    let out = gate.next_request(signed(1), Kind::CheckOut);
    let twice = [
        out.clone(),
        gate.next_request(signed(1), Kind::CheckOut),
        gate.next_request(Presented::Unreadable, Kind::CheckOut),
    ];
    let before = gate.ledger.clone();
    let outcome = gate.apply(Command::ScanGroup(twice.to_vec()));
    let Reply::Group(Err(refusal)) = outcome.reply else { panic!("the second cannot leave again") };
    assert_eq!(refusal.refused.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1, 2]);
    assert!(outcome.changes.is_empty());
    assert!(gate.ledger == before, "nothing was recorded");
}

#[test]
fn a_group_sees_the_room_that_its_own_scans_take() {
    let mut facts = facts(EntryPolicy::Unstated, 3);
    facts.policy.occupancy_limit = Some(2);
    let mut gate = Gate::new(facts);
    let group: Vec<ScanRequest> = (1..=3).map(|number| gate.next_request(signed(number), Kind::CheckIn)).collect();
    let Reply::Group(Err(refusal)) = gate.apply(Command::ScanGroup(group)).reply else {
        panic!("there is room for two")
    };
    let [(2, ScanReply::Answered(answer))] = refusal.refused.as_slice() else { panic!("{refusal:?}") };
    assert_eq!(denied(answer), Some(&Denial::Full));
}

#[test]
fn keys_survive_a_restore() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let request = keyed(&mut gate, 1, Kind::CheckIn);
    let first = gate.answer(request.clone());
    let kept = Kept {
        tickets: gate.ledger.tickets_after(0).collect(),
        scans: gate.ledger.scans_kept().cloned().collect(),
        last_decided: gate.ledger.last_decided(),
        ..Kept::default()
    };
    gate.ledger = EventLedger::restore(facts(EntryPolicy::Unstated, 1), kept);
    assert_eq!(gate.answer(again(&request)), first);
    assert_eq!(denied(&gate.check_in(1)), Some(&Denial::AlreadyCheckedIn));
}
