//! Scans taken back by their turnstile, and scans that the gateway disowns.

mod support;

use gatehouse_domain::ledger::{
    AnnulRefusal, Command, EventLedger, Kept, NewCode, Reply, ScanReply, TicketVerb, What, invariants,
};
use gatehouse_domain::scan::annul::ANNUL_WINDOW_MS;
use gatehouse_domain::scan::{AnnulRequest, Annulment, Denial, Hand, Kind, ScanRef, Surface};
use gatehouse_domain::ticket::{Presence, Validity};
use gatehouse_domain::ticket_type::{EntryLimit, EntryPolicy};
use support::{Gate, denied, digest, facts, key, label, scan_id, signed, ticket};

fn annul(gate: &mut Gate, scan: u32) -> Result<Annulment, AnnulRefusal> {
    annul_by(gate, scan, Some("turnstile-1"), "steward")
}

fn annul_by(gate: &mut Gate, scan: u32, device: Option<&str>, subject: &str) -> Result<Annulment, AnnulRefusal> {
    let request = AnnulRequest {
        which: ScanRef::Id(scan_id(scan)),
        device: device.map(label),
        subject: label(subject),
        reason: Some(label("did not turn")),
        hand: Hand::Scanner,
    };
    match gate.apply(Command::Annul(request)).reply {
        Reply::Annul(result) => result,
        other => panic!("{other:?}"),
    }
}

fn disown(gate: &mut Gate, scan: u32) -> usize {
    let outcome = gate.apply(Command::Disown(scan_id(scan)));
    assert_eq!(outcome.reply, Reply::Disowned);
    outcome.changes.len()
}

#[test]
fn an_annulled_entry_was_none() {
    let mut gate = Gate::new(facts(EntryPolicy::Single, 1));
    gate.check_in(1);
    let annulment = annul(&mut gate, 1).unwrap();
    assert_eq!(annulment.scan, Some(scan_id(1)));
    let view = annulment.ticket.unwrap();
    assert_eq!((view.inside, view.entries), (false, 0));
    assert_eq!(gate.ledger.occupancy().points[0].check_ins, 0);
    assert_eq!(annul(&mut gate, 1).unwrap(), annulment, "annulling again answers the same");
    assert!(gate.check_in(1).admitted());
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn an_annulled_exit_leaves_the_holder_inside_as_before() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    let inside = gate.ledger.gate_state(ticket(1)).unwrap();
    gate.check_out(1);
    annul(&mut gate, 2).unwrap();
    let now = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((now.presence, now.entries), (inside.presence, 1));
    assert_eq!(gate.ledger.occupancy().zones[0].inside, 1);
}

#[test]
fn only_the_latest_scan_can_be_taken_back() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    gate.check_out(1);
    gate.ledger.settle(&[scan_id(1), scan_id(2)]);
    assert_eq!(annul(&mut gate, 1), Err(AnnulRefusal::NotLatestScan));
    annul(&mut gate, 2).unwrap();
    assert_eq!(annul(&mut gate, 1), Err(AnnulRefusal::NotLatestScan), "one step back, not two");
    assert_eq!(annul(&mut gate, 77), Err(AnnulRefusal::UnknownScan));
}

#[test]
fn an_annulment_is_in_time_for_fifteen_minutes() {
    for (wait, in_time) in [(ANNUL_WINDOW_MS, true), (ANNUL_WINDOW_MS + 1, false)] {
        let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
        gate.check_in(1);
        gate.now += wait - 1_000;
        let result = annul(&mut gate, 1);
        assert_eq!(result.err(), (!in_time).then_some(AnnulRefusal::TooLate));
    }
}

#[test]
fn only_the_hand_that_scanned_takes_back() {
    let check = |device: Option<&str>, subject: &str, mine: bool| {
        let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
        gate.check_in(1);
        let result = annul_by(&mut gate, 1, device, subject);
        assert_eq!(result.err(), (!mine).then_some(AnnulRefusal::NotYourScan), "{device:?} {subject}");
    };
    check(Some("turnstile-1"), "steward", true);
    check(Some("turnstile-1"), "another login", true);
    check(Some("turnstile-2"), "steward", false);
    check(None, "steward", true);
    check(None, "another login", false);
}

#[test]
fn staff_take_back_what_anybody_scanned_and_nothing_else_is_easier_for_them() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    let by_staff = |scan: u32| {
        Command::Annul(AnnulRequest {
            which: ScanRef::Id(scan_id(scan)),
            device: None,
            subject: label("the office"),
            reason: Some(label("wrong gate")),
            hand: Hand::Staff,
        })
    };
    let Reply::Annul(Ok(annulment)) = gate.apply(by_staff(1)).reply else { panic!("not taken back") };
    assert!(!annulment.ticket.unwrap().inside);
    gate.check_in(1);
    gate.now += ANNUL_WINDOW_MS + 1;
    assert_eq!(gate.apply(by_staff(2)).reply, Reply::Annul(Err(AnnulRefusal::TooLate)));
}

#[test]
fn an_annulment_keeps_what_happened_to_the_ticket_meanwhile() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    gate.do_to(1, TicketVerb::Reissue(NewCode { generation: 2, key_id: 1, digest: digest(1, 2) }));
    gate.do_to(1, TicketVerb::Refund);
    annul(&mut gate, 1).unwrap();
    let state = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((state.validity, state.generation, state.entries), (Validity::Refunded, 2, 0));
}

#[test]
fn a_further_entry_while_inside_is_taken_back_to_the_first() {
    let mut gate = Gate::new(facts(EntryPolicy::Limited(EntryLimit::new(3).unwrap()), 1));
    for _ in 0..2 {
        let mut request = gate.next_request(signed(1), Kind::CheckIn);
        request.surface = Surface::EventsModule;
        assert!(gate.answer(request).admitted());
    }
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 1);
    let annulment = annul(&mut gate, 2).unwrap();
    let view = annulment.ticket.unwrap();
    assert_eq!((view.inside, view.entries), (true, 1));
}

#[test]
fn a_disowned_scan_never_happened() {
    for kind in [Kind::CheckIn, Kind::CheckOut] {
        let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
        gate.check_in(1);
        gate.check_out(1);
        if kind == Kind::CheckOut {
            gate.check_in(1);
        }
        let scan = gate.scans + 1;
        let before = gate.ledger.gate_state(ticket(1)).unwrap();
        let mut request = gate.next_request(signed(1), kind);
        request.key = Some(key(1));
        assert!(gate.answer(request.clone()).admitted());
        assert_eq!(disown(&mut gate, scan), 1);
        let after = gate.ledger.gate_state(ticket(1)).unwrap();
        assert_eq!((after.presence, after.entries, after.last), (before.presence, before.entries, before.last));
        invariants::check(&gate.ledger).unwrap();
        request.id = scan_id(500);
        assert!(gate.answer(request).admitted(), "a retry is decided afresh");
    }
}

#[test]
fn two_disowned_scans_unwind_latest_first() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let fresh = gate.ledger.gate_state(ticket(1)).unwrap();
    gate.check_in(1);
    gate.check_out(1);
    disown(&mut gate, 2);
    disown(&mut gate, 1);
    let after = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((after.presence, after.entries, after.last), (fresh.presence, fresh.entries, fresh.last));
}

#[test]
fn in_out_and_the_exit_annulled_unwind_to_the_start() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let fresh = gate.ledger.gate_state(ticket(1)).unwrap();
    gate.check_in(1);
    gate.check_out(1);
    annul(&mut gate, 2).unwrap();
    // Latest first: the annulment stands, so the exit it took back is nothing any more; then the entry.
    assert_eq!(disown(&mut gate, 2), 0);
    assert_eq!(disown(&mut gate, 1), 1);
    let after = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((after.presence, after.entries, after.last), (fresh.presence, fresh.entries, fresh.last));
    invariants::check(&gate.ledger).unwrap();
    assert!(gate.check_in(1).admitted(), "nobody was let in");
}

#[test]
fn an_annulment_of_what_is_durable_goes_one_step_back() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    gate.ledger.settle(&[scan_id(1)]);
    gate.check_out(1);
    annul(&mut gate, 2).unwrap();
    assert_eq!(gate.ledger.gate_state(ticket(1)).unwrap().last, None);
    assert_eq!(disown(&mut gate, 1), 0, "the entry was answered, and stands");
    assert!(!gate.check_in(1).admitted());
}

#[test]
fn a_group_unwinds_scan_by_scan() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 2));
    let fresh = [1, 2].map(|number| gate.ledger.gate_state(ticket(number)).unwrap());
    let mut of = |number, kind| gate.next_request(signed(number), kind);
    let group = vec![of(1, Kind::CheckIn), of(2, Kind::CheckIn), of(1, Kind::CheckOut)];
    let reply = gate.apply(Command::ScanGroup(group)).reply;
    assert!(matches!(reply, Reply::Group(Ok(_))), "{reply:?}");
    for scan in [3, 2, 1] {
        assert_eq!(disown(&mut gate, scan), 1, "{scan}");
    }
    for (before, number) in fresh.into_iter().zip([1, 2]) {
        let after = gate.ledger.gate_state(ticket(number)).unwrap();
        assert_eq!((after.presence, after.entries, after.last), (before.presence, before.entries, before.last));
    }
    assert_eq!((gate.ledger.unsettled(), gate.ledger.scans_kept().count()), (0, 0));
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn a_scan_that_others_built_on_stands() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    gate.check_out(1);
    assert_eq!(disown(&mut gate, 1), 0);
    assert_eq!(gate.ledger.gate_state(ticket(1)).unwrap().entries, 1);
}

#[test]
fn a_settled_scan_unwinds_by_what_the_ticket_remembers() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    assert_eq!(gate.ledger.unsettled(), 1);
    gate.ledger.settle(&[scan_id(1)]);
    assert_eq!(gate.ledger.unsettled(), 0);
    assert_eq!(disown(&mut gate, 1), 1);
    let state = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((state.presence, state.entries, state.last), (Presence::Outside, 0, None));
}

#[test]
fn a_disowned_refusal_is_forgotten() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let mut request = gate.next_request(signed(1), Kind::CheckOut);
    request.key = Some(key(1));
    assert_eq!(denied(&gate.answer(request.clone())), Some(&Denial::NotCheckedIn));
    assert_eq!(disown(&mut gate, 1), 1);
    gate.check_in(1);
    request.id = scan_id(500);
    assert!(gate.answer(request).admitted());
}

#[test]
fn a_scan_disowned_before_it_came_is_not_decided() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    assert_eq!(disown(&mut gate, 1), 0);
    let request = gate.next_request(signed(1), Kind::CheckIn);
    assert_eq!(gate.reply(request), ScanReply::Disowned);
    assert_eq!(gate.ledger.occupancy().occupancy.inside, 0);
    assert!(gate.check_in(1).admitted());
}

#[test]
fn a_disowning_keeps_what_happened_to_the_ticket_meanwhile() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    gate.do_to(1, TicketVerb::Cancel);
    assert_eq!(disown(&mut gate, 1), 1);
    let state = gate.ledger.gate_state(ticket(1)).unwrap();
    assert_eq!((state.validity, state.presence, state.entries), (Validity::Cancelled, Presence::Outside, 0));
}

#[test]
fn an_annulled_scan_is_not_disowned_again() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    gate.check_in(1);
    annul(&mut gate, 1).unwrap();
    assert_eq!(disown(&mut gate, 1), 0);
    assert_eq!(gate.ledger.gate_state(ticket(1)).unwrap().entries, 0);
}

#[test]
fn a_new_owner_refuses_what_was_annulled_ahead() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let which = ScanRef::Key(key(1));
    let request = AnnulRequest { which, device: None, subject: label("steward"), reason: None, hand: Hand::Scanner };
    let outcome = gate.apply(Command::Annul(request));
    assert!(matches!(outcome.changes[0].what, What::AnnulledAhead { .. }));
    let annulled_ahead = gate.ledger.annulled_ahead().collect();
    gate.ledger = EventLedger::restore(facts(EntryPolicy::Unstated, 1), Kept { annulled_ahead, ..Kept::default() });
    let mut request = gate.next_request(signed(1), Kind::CheckIn);
    request.key = Some(key(1));
    assert_eq!(denied(&gate.answer(request)), Some(&Denial::Annulled));
}

#[test]
fn totals_and_history_leave_out_what_was_taken_back() {
    let mut gate = Gate::new(facts(EntryPolicy::Single, 3));
    gate.check_in(1);
    gate.check_in(2);
    assert!(!gate.check_in(2).admitted());
    annul(&mut gate, 1).unwrap();
    gate.check_out(2);
    let totals = gate.ledger.check_in_totals();
    assert_eq!((totals.accepted, totals.refused, totals.attendees), (1, 1, 1));
    let history = gate.ledger.history(&[ticket(2), ticket(1), ticket(3)]);
    let of = |place: usize| history[place].iter().map(|scan| scan.kind).collect::<Vec<_>>();
    assert_eq!((of(0), of(1), of(2)), (vec![Kind::CheckIn, Kind::CheckOut], vec![], vec![]));
    assert_eq!(history[0][1].zone, Some(label("north")), "the zone that the exit led out of");
    invariants::check(&gate.ledger).unwrap();
}

#[test]
fn a_scan_may_name_the_zone_that_it_leads_to() {
    let mut gate = Gate::new(facts(EntryPolicy::Unstated, 1));
    let mut request = gate.next_request(signed(1), Kind::CheckIn);
    request.zone = Some(label("south"));
    let entry = gate.answer(request);
    let zone = gate.ledger.zone_of(&entry).unwrap();
    assert_eq!((zone.id, zone.inside), (label("south"), 1), "whatever the point at the north says");
    let exit = gate.check_out(1);
    let zone = gate.ledger.zone_of(&exit).unwrap();
    assert_eq!((zone.id, zone.inside), (label("south"), 0));
    invariants::check(&gate.ledger).unwrap();
}
