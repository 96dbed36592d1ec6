use super::*;
use crate::actors::post::Said;
use crate::domain::ids::TicketTypeId;
use crate::domain::ids::{ScanId, TicketId};
use crate::domain::ledger::{AnnulRefusal, Reply, ScanReply, What};
use crate::domain::scan::{Annulment, Answer, Decision, Kind, Occupancy, TicketView};
use crate::domain::ticket::Validity;
use crate::domain::time::Moment;
use std::time::Duration;
use tokio::sync::oneshot;

const LIMITS: Limits = Limits { batch_changes: 2, waiting_changes: 10 };

fn change(number: u8) -> Change {
    Change { what: What::Disowned { scan: ScanId::from_bytes([number; 16]) }, tickets: Vec::new() }
}

type Heard = oneshot::Receiver<Said>;

fn waiter(number: u8, ticket: u8, deadline: Instant) -> (Waiter, Heard) {
    let recorded = Recorded::One(ScanId::from_bytes([number; 16]));
    with_reply(about(ticket), recorded, deadline)
}

/// A reply that speaks of a ticket.
fn about(ticket: u8) -> Reply {
    let view = TicketView {
        id: TicketId::from_bytes([ticket; 16]),
        ticket_type: TicketTypeId::from_bytes([1; 16]),
        validity: Validity::Active,
        inside: true,
        entries: 1,
        entries_left: None,
    };
    Reply::Annul(Ok(Annulment { scan: None, annulled_at: Moment(1), ticket: Some(view) }))
}

fn with_reply(reply: Reply, recorded: Recorded, deadline: Instant) -> (Waiter, Heard) {
    let (sender, heard) = oneshot::channel();
    let told = Told { reply, ticket_type: None, holder: None, zone: None, degraded: false };
    (Waiter { told, reply: sender.into(), arrived: deadline, deadline, recorded, counts: true, exits_undone: 0 }, heard)
}

fn scans(waiters: &[Waiter]) -> Vec<u8> {
    waiters.iter().flat_map(|waiter| waiter.recorded.scans()).map(|scan| scan.to_bytes()[0]).collect()
}

#[test]
fn what_comes_while_one_is_in_flight_gathers_for_the_next() {
    let soon = Instant::now() + Duration::from_secs(1);
    let mut batches = Batches::new(7, LIMITS);
    assert_eq!(batches.next_seq(), 8);
    batches.add(vec![change(1)], Some(waiter(1, 1, soon).0));
    assert_eq!(batches.send().map(|(seq, changes)| (seq, changes.len())), Some((8, 1)));
    assert_eq!(batches.next_seq(), 9);
    batches.add(vec![change(2)], Some(waiter(2, 2, soon).0));
    assert!(batches.send().is_none(), "one batch at a time");
    assert_eq!(scans(&batches.landed(1)), [1], "only what rode along is answered");
    assert_eq!(batches.committed(), 8);
    assert_eq!(batches.send().map(|(seq, _)| seq), Some(9));
    assert_eq!(scans(&batches.landed(1)), [2]);
    assert!(batches.is_idle());
}

#[test]
fn a_full_gathering_is_closed_and_the_next_gets_the_next_number() {
    let mut batches = Batches::new(0, LIMITS);
    for number in 1..=3 {
        batches.add(vec![change(number)], None);
    }
    assert_eq!(batches.next_seq(), 2);
    assert_eq!(batches.send().map(|(seq, changes)| (seq, changes.len())), Some((1, 2)));
    batches.landed(2);
    assert_eq!(batches.send().map(|(seq, changes)| (seq, changes.len())), Some((2, 1)));
}

#[test]
fn an_answer_without_a_change_asks_whether_the_event_is_still_ours_and_takes_no_number() {
    let soon = Instant::now() + Duration::from_secs(1);
    let mut batches = Batches::new(4, LIMITS);
    batches.add(Vec::new(), Some(waiter(1, 1, soon).0));
    assert_eq!(batches.send().map(|(seq, changes)| (seq, changes.len())), Some((4, 0)));
    assert_eq!(batches.next_seq(), 5);
    assert_eq!(scans(&batches.landed(0)), [1]);
    assert_eq!(batches.committed(), 4);
}

#[test]
fn what_rests_on_an_undecided_scan_is_undecided_too_latest_first() {
    let now = Instant::now();
    let (past, soon) = (now - Duration::from_millis(1), now + Duration::from_secs(1));
    let mut batches = Batches::new(0, LIMITS);
    batches.add(vec![change(1)], Some(waiter(1, 9, past).0));
    batches.send();
    batches.add(vec![change(2)], Some(waiter(2, 9, soon).0));
    batches.add(vec![change(3)], Some(waiter(3, 5, soon).0));
    assert_eq!(scans(&batches.expire(now, |_| false)), [2, 1]);
    assert_eq!(batches.waiting(), 1);
    assert_eq!(scans(&batches.landed(1)), Vec::<u8>::new(), "who was told undecided is not told again");
    assert_eq!(batches.next_deadline(), Some(soon));
}

#[test]
fn a_group_shakes_all_its_tickets_and_a_refusal_for_a_later_scan_rests_on_any() {
    let now = Instant::now();
    let (past, soon) = (now - Duration::from_millis(1), now + Duration::from_secs(1));
    let mut batches = Batches::new(0, LIMITS);
    let group = Recorded::Group([1, 2].map(|number| ScanId::from_bytes([number; 16])).to_vec());
    let refused = || Reply::Annul(Err(AnnulRefusal::NotLatestScan));
    batches.add(Vec::new(), Some(with_reply(refused(), Recorded::Nothing, soon).0));
    batches.add(vec![change(1), change(2)], Some(with_reply(about(9), group, past).0));
    batches.add(Vec::new(), Some(with_reply(refused(), Recorded::Nothing, soon).0));
    batches.add(vec![change(3)], Some(waiter(3, 9, soon).0));
    let expired = batches.expire(now, |_| false);
    assert_eq!((scans(&expired), expired.len()), (vec![3, 1, 2], 3));
    assert_eq!(batches.waiting(), 1, "what was refused before it stands");
}

#[test]
fn room_for_taking_back_is_kept() {
    let soon = Instant::now() + Duration::from_secs(1);
    let mut batches = Batches::new(0, LIMITS);
    let mut taken = 0;
    while batches.has_room() {
        taken += 1;
        batches.add(vec![change(taken)], Some(waiter(taken, taken, soon).0));
    }
    assert_eq!(taken, 5, "each takes two of ten: itself, and the change that would take it back");
    let expired = batches.expire(soon, |_| false);
    assert_eq!(expired.len(), 5);
    for waiter in &expired {
        batches.add(vec![change(waiter.recorded.scans()[0].to_bytes()[0])], None);
    }
    assert!(!batches.has_room(), "ten changes wait now");
    let mut landed = 0;
    while let Some((_, changes)) = batches.send() {
        landed += changes.len();
        batches.landed(changes.len());
    }
    assert_eq!(landed, 10);
    assert!(batches.has_room());
}

#[test]
fn a_repair_takes_everything_along() {
    let soon = Instant::now() + Duration::from_secs(1);
    let mut batches = Batches::new(0, LIMITS);
    batches.add(vec![change(1)], Some(waiter(1, 1, soon).0));
    batches.send();
    for number in 2..=4 {
        batches.add(vec![change(number)], Some(waiter(number, number, soon).0));
    }
    let taken: Vec<u64> = batches.send_all().into_iter().map(|(seq, _)| seq).collect();
    assert_eq!(taken, [2, 3]);
    assert_eq!(batches.next_seq(), 4);
    assert_eq!(scans(&batches.landed(4)), [1, 2, 3, 4]);
    assert_eq!(batches.committed(), 3);
}

/// A scan of a ticket of its own, at an event that takes two.
fn way(number: u8, kind: Kind, inside: u32) -> Reply {
    let Reply::Annul(Ok(Annulment { ticket, .. })) = about(number) else { unreachable!("it is one") };
    Reply::Scan(ScanReply::Answered(Box::new(Answer {
        scan: ScanId::from_bytes([number; 16]),
        kind,
        at: Moment(1),
        point: None,
        device: None,
        decision: Decision::Admit,
        double_read: false,
        anomaly: false,
        ticket,
        earlier: None,
        occupancy: Occupancy { inside, limit: Some(2) },
    })))
}

#[test]
fn who_came_in_for_somebody_who_did_not_leave_is_undecided_too() {
    let now = Instant::now();
    let later = now + Duration::from_secs(1);
    let expired_of = |inside_after: u32, type_is_limited: bool| {
        let mut batches = Batches::new(0, LIMITS);
        let exit =
            with_reply(way(1, Kind::CheckOut, inside_after - 1), Recorded::One(ScanId::from_bytes([1; 16])), now);
        batches.add(vec![change(1)], Some(exit.0));
        let entry = way(2, Kind::CheckIn, inside_after);
        batches.add(vec![change(2)], Some(with_reply(entry, Recorded::One(ScanId::from_bytes([2; 16])), later).0));
        scans(&batches.expire(now, |_| type_is_limited))
    };
    assert_eq!(expired_of(2, false), [2, 1], "the house would be too full");
    assert_eq!(expired_of(1, false), [1], "there was room for both");
    assert_eq!(expired_of(1, true), [2, 1], "the type has a limit of its own");
}

#[test]
fn exits_that_are_undone_one_by_one_add_up() {
    let now = Instant::now();
    let later = now + Duration::from_secs(1);
    let mut batches = Batches::new(0, LIMITS);
    for (number, inside, deadline) in [(1, 1, now), (2, 0, later)] {
        let exit =
            with_reply(way(number, Kind::CheckOut, inside), Recorded::One(ScanId::from_bytes([number; 16])), deadline);
        batches.add(vec![change(number)], Some(exit.0));
    }
    let entry = with_reply(
        way(3, Kind::CheckIn, 1),
        Recorded::One(ScanId::from_bytes([3; 16])),
        later + Duration::from_secs(1),
    );
    batches.add(vec![change(3)], Some(entry.0));
    assert_eq!(scans(&batches.expire(now, |_| false)), [1], "there is room for one more");
    assert_eq!(scans(&batches.expire(later, |_| false)), [3, 2], "and not for two");
}
