//! Two owners answered, and neither knew of the other's answers: the later one takes over what the earlier one had said.

mod support;

use gatehouse_domain::ledger::{Change, Command, EventLedger, Kept, NewCode, Reply, TicketVerb, What, invariants};
use gatehouse_domain::scan::{AnnulRequest, Denial, Hand, Kind, Proof, ScanRef, Surface};
use gatehouse_domain::ticket::{Presence, Validity};
use gatehouse_domain::ticket_type::{EntryLimit, EntryPolicy};
use proptest::prelude::*;
use support::{Gate, denied, digest, facts, key, label, scan_id, signed, signed_as, ticket};

/// Two owners of an event with three tickets. The earlier one's scans are numbered from 100.
struct Owners {
    earlier: Gate,
    later: Gate,
    lost: Vec<Change>,
}

impl Owners {
    fn new(policy: EntryPolicy) -> Owners {
        let mut earlier = Gate::new(facts(policy, 3));
        earlier.scans = 100;
        Owners { earlier, later: Gate::new(facts(policy, 3)), lost: Vec::new() }
    }

    fn earlier(&mut self, command: Command) {
        self.lost.extend(self.earlier.apply(command).changes);
    }

    fn earlier_scan(&mut self, number: u32, kind: Kind) {
        let request = self.earlier.next_request(signed(number), kind);
        self.earlier(Command::Scan(Box::new(request)));
    }

    /// The later owner's clock goes on where the earlier one's is, and the other way round.
    fn meanwhile(&mut self) {
        let now = self.earlier.now.max(self.later.now);
        (self.earlier.now, self.later.now) = (now, now);
    }

    /// Gives the pairs that contradict each other: kept, other.
    fn recover(&mut self) -> Vec<(u32, u32)> {
        let mut replica = self.later.ledger.clone();
        let outcome = self.later.apply(Command::Recover(self.lost.clone()));
        assert_eq!(outcome.reply, Reply::Recovered);
        outcome.changes.iter().for_each(|change| replica.absorb(change));
        assert!(replica == self.later.ledger, "the changes alone rebuild the state");
        invariants::check(&self.later.ledger).unwrap();
        assert_eq!(self.later.ledger.unsettled(), self.later.scans as usize, "nobody waits for what was recovered");
        let again = self.later.apply(Command::Recover(self.lost.clone()));
        assert_eq!(again.changes, [], "what is known changes nothing");
        outcome.changes.iter().filter_map(|change| contradiction(&change.what)).collect()
    }

    fn state(&self, number: u32) -> (bool, u32) {
        let state = self.later.ledger.gate_state(ticket(number)).unwrap();
        (state.presence != Presence::Outside, state.entries)
    }
}

fn contradiction(what: &What) -> Option<(u32, u32)> {
    let number = |scan: &gatehouse_domain::ids::ScanId| u32::from(scan.as_bytes()[15]);
    match what {
        What::Contradicted { kept, other, .. } => Some((number(kept), number(other))),
        _ => None,
    }
}

#[test]
fn a_lost_entry_is_known_again() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    let mut request = owners.earlier.next_request(signed(1), Kind::CheckIn);
    request.key = Some(key(1));
    owners.earlier(Command::Scan(Box::new(request.clone())));
    let told = owners.earlier.ledger.scans_kept().next().unwrap().answer.clone();
    owners.meanwhile();
    assert_eq!(owners.recover(), []);
    assert_eq!(owners.state(1), (true, 1));
    let refused = owners.later.check_in(1);
    assert_eq!(denied(&refused), Some(&Denial::AlreadyCheckedIn));
    assert_eq!(refused.earlier.unwrap().at, told.at);
    request.id = scan_id(50);
    owners.later.scans += 1;
    assert_eq!(owners.later.answer(request), told, "a retry gets the answer of the first owner");
    assert!(owners.later.check_out(1).admitted());
}

#[test]
fn two_entries_of_one_ticket_are_named() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    owners.earlier_scan(1, Kind::CheckIn);
    owners.meanwhile();
    assert!(owners.later.check_in(1).admitted());
    assert_eq!(owners.recover(), [(1, 101)]);
    assert_eq!(owners.state(1), (true, 2), "both came in; the ticket is one person inside");
    assert_eq!(owners.later.ledger.occupancy().occupancy.inside, 1);
}

#[test]
fn a_lost_entry_that_is_later_than_the_kept_one_contradicts_it_too() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    assert!(owners.later.check_in(1).admitted());
    owners.meanwhile();
    owners.earlier_scan(1, Kind::CheckIn);
    assert_eq!(owners.recover(), [(1, 101)]);
    assert_eq!(owners.state(1), (true, 2));
}

#[test]
fn an_exit_and_an_entry_that_fit_between_contradict_nobody() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    // Both know the entry; the earlier owner loses an exit and an entry; the later one sees the last exit.
    let entry = owners.later.next_request(signed(1), Kind::CheckIn);
    assert!(owners.later.answer(entry.clone()).admitted());
    assert!(owners.earlier.answer(entry).admitted());
    owners.meanwhile();
    owners.earlier_scan(1, Kind::CheckOut);
    owners.earlier_scan(1, Kind::CheckIn);
    owners.meanwhile();
    assert!(owners.later.check_out(1).admitted());
    assert_eq!(owners.recover(), []);
    assert_eq!(owners.state(1), (false, 2));
}

#[test]
fn an_attempt_that_was_answered_by_both_is_one() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    for gate in [&mut owners.earlier, &mut owners.later] {
        let mut request = gate.next_request(signed(1), Kind::CheckIn);
        request.key = Some(key(1));
        let outcome = gate.apply(Command::Scan(Box::new(request)));
        if gate.scans > 100 {
            owners.lost.extend(outcome.changes);
        }
    }
    assert_eq!(owners.recover(), []);
    assert_eq!(owners.state(1), (true, 1));
}

#[test]
fn a_hand_in_between_contradicts_nobody() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    assert!(owners.later.check_in(1).admitted());
    owners.later.do_to(1, TicketVerb::Reset);
    owners.meanwhile();
    owners.earlier_scan(1, Kind::CheckIn);
    assert_eq!(owners.recover(), []);
    assert_eq!(owners.state(1), (true, 2));
}

#[test]
fn a_further_entry_where_the_surface_takes_it_contradicts_nobody() {
    let mut owners = Owners::new(EntryPolicy::Limited(EntryLimit::new(3).unwrap()));
    let mut request = owners.earlier.next_request(signed(1), Kind::CheckIn);
    request.surface = Surface::EventsModule;
    owners.earlier(Command::Scan(Box::new(request)));
    owners.meanwhile();
    let mut request = owners.later.next_request(signed(1), Kind::CheckIn);
    request.surface = Surface::EventsModule;
    assert!(owners.later.answer(request).admitted());
    assert_eq!(owners.recover(), []);
    assert_eq!(owners.state(1), (true, 2));
}

#[test]
fn what_was_taken_back_is_taken_back_here_too() {
    let annul = |scan| {
        Command::Annul(AnnulRequest {
            which: ScanRef::Id(scan_id(scan)),
            device: Some(label("turnstile-1")),
            subject: label("steward"),
            reason: None,
            hand: Hand::Scanner,
        })
    };
    let ends: [(&str, Command); 2] = [("annulled", annul(101)), ("disowned", Command::Disown(scan_id(101)))];
    for (how, end) in ends {
        // The scan is lost with its end, or the later owner knows the scan and lost the end alone.
        for knows in [false, true] {
            let mut owners = Owners::new(EntryPolicy::Unstated);
            owners.earlier_scan(1, Kind::CheckIn);
            if knows {
                let entry = owners.lost.clone();
                owners.later.apply(Command::Recover(entry));
                assert_eq!(owners.state(1), (true, 1));
            }
            owners.earlier(end.clone());
            owners.meanwhile();
            assert_eq!(owners.recover(), [], "{how} {knows}");
            assert_eq!(owners.state(1), (false, 0), "{how} {knows}");
            assert!(owners.later.check_in(1).admitted());
        }
    }
}

/// The later owner let somebody in because of an exit that the earlier one had taken back.
#[test]
fn an_entry_behind_an_exit_that_was_taken_back_is_named() {
    for (end, named) in [(None, vec![]), (Some(true), vec![(101, 1)]), (Some(false), vec![(101, 1)])] {
        let mut owners = Owners::new(EntryPolicy::Unstated);
        owners.earlier_scan(1, Kind::CheckIn);
        owners.earlier_scan(1, Kind::CheckOut);
        assert_eq!(owners.recover(), []);
        if let Some(annulled) = end {
            let request = AnnulRequest {
                which: ScanRef::Id(scan_id(102)),
                device: Some(label("turnstile-1")),
                subject: label("steward"),
                reason: None,
                hand: Hand::Scanner,
            };
            owners.earlier(if annulled { Command::Annul(request) } else { Command::Disown(scan_id(102)) });
        }
        owners.meanwhile();
        assert!(owners.later.check_in(1).admitted());
        assert_eq!(owners.recover(), named, "{end:?}");
        assert_eq!(owners.state(1), (true, 2));
    }
}

/// The later owner let somebody out, or in, and took it back before it heard that the scan before had been taken back too.
#[test]
fn where_the_holder_is_says_the_latest_scan_that_stands() {
    let annul = |scan| {
        Command::Annul(AnnulRequest {
            which: ScanRef::Id(scan_id(scan)),
            device: Some(label("turnstile-1")),
            subject: label("steward"),
            reason: None,
            hand: Hand::Scanner,
        })
    };
    for (kinds, after) in [(&[Kind::CheckIn][..], (false, 0)), (&[Kind::CheckIn, Kind::CheckOut][..], (true, 1))] {
        let mut owners = Owners::new(EntryPolicy::Unstated);
        kinds.iter().for_each(|kind| owners.earlier_scan(1, *kind));
        assert_eq!(owners.recover(), []);
        owners.earlier(annul(100 + kinds.len() as u32));
        owners.meanwhile();
        let other = if kinds.len() == 1 { Kind::CheckOut } else { Kind::CheckIn };
        assert!(owners.later.scan(signed(1), other).admitted());
        let undone = owners.later.apply(annul(owners.later.scans));
        assert!(matches!(undone.reply, Reply::Annul(Ok(_))), "{undone:?}");
        assert_eq!(owners.recover(), []);
        assert_eq!(owners.state(1), after, "{kinds:?}");
    }
}

#[test]
fn what_was_closed_stays_closed_and_a_newer_code_is_the_code() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    let tend = |number, verb| Command::Ticket { ticket: ticket(number), verb };
    owners.earlier(tend(1, TicketVerb::Refund));
    owners.earlier(tend(2, TicketVerb::Reissue(NewCode { generation: 2, key_id: 0, digest: digest(2, 2) })));
    owners.earlier(tend(3, TicketVerb::Block));
    owners.earlier(tend(3, TicketVerb::Unblock));
    owners.meanwhile();
    owners.recover();
    assert_eq!(owners.later.ledger.gate_state(ticket(1)).unwrap().validity, Validity::Refunded);
    assert_eq!(denied(&owners.later.check_in(1)), Some(&Denial::TicketRefunded));
    let older = owners.later.scan(signed_as(2, 1, Proof::Verified), Kind::CheckIn);
    assert_eq!(denied(&older), Some(&Denial::SupersededCode));
    let newer = signed_as(2, 2, Proof::DigestOnly);
    assert!(owners.later.scan(newer, Kind::CheckIn).admitted());
}

proptest! {
    /// Whatever both did: everything told is known, and every ticket with two open entries is named.
    #[test]
    fn nothing_told_is_lost_and_no_double_entry_goes_unnamed(
        steps in prop::collection::vec((any::<bool>(), 1..=3u32, any::<bool>()), 0..40)
    ) {
        let mut owners = Owners::new(EntryPolicy::Unstated);
        for (earlier, number, enters) in steps {
            owners.meanwhile();
            let kind = if enters { Kind::CheckIn } else { Kind::CheckOut };
            if earlier {
                owners.earlier_scan(number, kind);
            } else {
                owners.later.scan(signed(number), kind);
            }
        }
        owners.meanwhile();
        // Both sides say what they admitted; only accepted scans count from here.
        let mut outcome = owners.later.apply(Command::Recover(owners.lost.clone()));
        outcome.changes.retain(|change| contradiction(&change.what).is_some());
        invariants::check(&owners.later.ledger).unwrap();
        let mut told: Vec<_> = owners.later.ledger.scans_kept().filter(|scan| scan.answer.admitted()).collect();
        for change in &owners.lost {
            let What::Scanned(lost) = &change.what else { continue };
            prop_assert!(!lost.answer.admitted() || told.iter().any(|kept| kept.answer == lost.answer));
        }
        told.sort_by_key(|scan| (scan.answer.at, scan.answer.scan));
        for number in 1..=3 {
            let of_ticket = told.iter().filter(|scan| scan.answer.ticket.unwrap().id == ticket(number));
            let kinds: Vec<Kind> = of_ticket.map(|scan| scan.answer.kind).collect();
            let entries = kinds.iter().filter(|kind| **kind == Kind::CheckIn).count() as u32;
            let state = owners.later.ledger.gate_state(ticket(number)).unwrap();
            prop_assert_eq!(state.entries, entries);
            let odd = kinds.windows(2).any(|pair| pair[0] == pair[1]);
            let named = outcome.changes.iter().any(
                |change| matches!(change.what, What::Contradicted { ticket: of, .. } if of == ticket(number)));
            prop_assert!(!odd || named, "ticket {} went {:?}", number, kinds);
        }
    }
}

#[test]
fn an_owner_that_starts_afterwards_knows_it_all() {
    let mut owners = Owners::new(EntryPolicy::Unstated);
    owners.earlier_scan(1, Kind::CheckIn);
    owners.recover();
    let kept = Kept {
        tickets: owners.later.ledger.tickets_after(0).collect(),
        scans: owners.later.ledger.scans_kept().cloned().collect(),
        ..Kept::default()
    };
    let next = EventLedger::restore(facts(EntryPolicy::Unstated, 3), kept);
    assert_eq!(next.gate_state(ticket(1)), owners.later.ledger.gate_state(ticket(1)));
}
