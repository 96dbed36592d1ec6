use super::*;
use crate::actors::gate::{LiveScan, Undecided};
use crate::actors::messages::{Told, Unsaid};
use crate::domain::digest::{KeyHash, RequestDigest, SignatureDigest};
use crate::domain::hold::HoldItem;
use crate::domain::ids::{EventId, HoldId, ScanId, TicketId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::ledger::{
    AnnulRefusal, Command, GroupRefusal, HoldRefusal, NewCode, Reply, ScanReply, TicketRefusal, TicketVerb,
};
use crate::domain::scan::{
    AnnulRequest, Answer as ScanAnswer, Decision, Denial, Earlier, Hand, Kind, Occupancy, Presented, Proof, ScanRef,
    ScanRequest, Surface, TicketView,
};
use crate::domain::ticket::Validity;
use crate::domain::ticket_type::{TicketFacts, fresh};
use crate::domain::time::Moment;
use std::time::Duration;
use tokio::time::Instant;

fn label(text: &str) -> Label {
    Label::new(text).expect("a label")
}

fn scan_request(presented: Presented) -> ScanRequest {
    ScanRequest {
        id: ScanId::from_bytes([1; 16]),
        presented,
        looked_up: true,
        kind: Kind::CheckOut,
        surface: Surface::EventsModule,
        point: Some(label("north")),
        zone: None,
        device: Some(label("lane-1")),
        subject: label("usr_1"),
        key: Some(KeyHash([7; 16])),
        request: RequestDigest([8; 16]),
        scanned_at: Some(Moment(-5)),
        log_refusal: false,
    }
}

fn commands() -> Vec<Command> {
    let digest = SignatureDigest([9; 16]);
    let (ticket, hold) = (TicketId::from_bytes([2; 16]), HoldId::from_bytes([3; 16]));
    let ticket_type = TicketTypeId::from_bytes([4; 16]);
    let signed = Presented::Signed { ticket, generation: 3, digest, proof: Proof::Verified };
    let gate = fresh(ticket_type, Validity::Active, 1, Some(digest));
    let to = TicketFacts { id: ticket, version: 9, holder: Some("Ann".into()), code: None, gate };
    let code = NewCode { generation: 2, key_id: 1, digest };
    let annul = AnnulRequest {
        which: ScanRef::Key(KeyHash([5; 16])),
        device: None,
        subject: label("usr_1"),
        reason: Some(label("did not turn")),
        hand: Hand::Scanner,
    };
    let items = vec![HoldItem { ticket_type, count: 4 }];
    let verbs = [
        TicketVerb::Activate { reissue: Some(code) },
        TicketVerb::Transfer { to: Box::new(to.clone()) },
        TicketVerb::Reissue(code),
        TicketVerb::Cancel,
        TicketVerb::ChangeType(ticket_type),
    ];
    let mut all = vec![
        Command::Scan(Box::new(scan_request(signed))),
        Command::ScanGroup(vec![scan_request(Presented::Unreadable), scan_request(Presented::Ticket(ticket))]),
        Command::Annul(annul),
        Command::Disown(ScanId::from_bytes([6; 16])),
        Command::Reserve { hold, items, buyer: None, per_buyer_max: Some(4), expires: Moment(1_800_000_000_000) },
        Command::CommitHold(hold),
        Command::ReleaseHold(hold),
        Command::Issue { hold: Some(hold), tickets: vec![to] },
    ];
    all.extend(verbs.into_iter().map(|verb| Command::Ticket { ticket, verb }));
    all
}

#[test]
fn every_command_arrives_as_it_was_sent() {
    let left = Left::until(Instant::now() + Duration::from_secs(1));
    let question = Question::Commands(commands().into_iter().map(|command| (left, command)).collect());
    let sent = Envelope { event: EventId::from_bytes([1; 16]), left, question };
    assert_eq!(read::<Envelope>(&write(&sent)), Ok(sent));
}

#[test]
fn what_an_owner_tells_itself_is_taken_from_nobody() {
    assert_eq!(read::<Command>(&write(&Command::ExpireHolds)), Err(Garbled("no command for others")));
}

fn answer(decision: Decision) -> ScanAnswer {
    ScanAnswer {
        scan: ScanId::from_bytes([1; 16]),
        kind: Kind::CheckIn,
        at: Moment(1_800_000_000_000),
        point: None,
        device: Some(label("lane-1")),
        decision,
        double_read: true,
        anomaly: false,
        ticket: Some(TicketView {
            id: TicketId::from_bytes([2; 16]),
            ticket_type: TicketTypeId::from_bytes([3; 16]),
            validity: Validity::Blocked,
            inside: true,
            entries: u32::MAX,
            entries_left: None,
        }),
        earlier: Some(Earlier { at: Moment(7), point: Some(label("süd")), device: None }),
        occupancy: Occupancy { inside: 3, limit: Some(80_000) },
    }
}

#[test]
fn every_reply_arrives_as_it_was_said() {
    let mut replies: Vec<Reply> = Denial::all()
        .into_iter()
        .map(|denial| Reply::Scan(ScanReply::Answered(Box::new(answer(Decision::Deny(denial))))))
        .collect();
    let accepted = Denial::WrongScanPoint { accepted: vec![label("gate c")] };
    replies.extend([
        Reply::Group(Ok(vec![answer(Decision::Admit), answer(Decision::Deny(accepted))])),
        Reply::Group(Err(GroupRefusal { refused: vec![(3, ScanReply::NeedsLookUp), (4, ScanReply::Disowned)] })),
        Reply::Annul(Err(AnnulRefusal::NotLatestScan)),
        Reply::Hold(Err(HoldRefusal::SoldOut { ticket_type: TicketTypeId::from_bytes([3; 16]), left: 2 })),
        Reply::Issued(Ok(7)),
        Reply::Disowned,
        Reply::Ticket(Err(TicketRefusal::WrongState(Validity::Revoked.word()))),
        Reply::Ticket(Err(TicketRefusal::StaleGeneration)),
    ]);
    for reply in replies {
        let told =
            Told { reply: reply.clone(), ticket_type: None, holder: Some("Ann".into()), zone: None, degraded: true };
        let unsaid = Err(Unsaid::Undecided(Undecided::Busy));
        let sent = Answer::Said(vec![Ok(told), unsaid, Err(Unsaid::NotOwner)]);
        let Ok(Answer::Said(said)) = read::<Answer>(&write(&sent)) else { panic!("{reply:?} did not arrive") };
        let [Ok(told), Err(Unsaid::Undecided(Undecided::Busy)), Err(Unsaid::NotOwner)] = &said[..] else {
            panic!("{said:?}")
        };
        assert_eq!((&told.reply, told.holder.as_deref()), (&reply, Some("Ann")));
    }
}

#[test]
fn a_live_scan_keeps_its_reason() {
    let refused = Some(Denial::Full.word());
    let sent = LiveScan { at: Moment(1), kind: Kind::CheckIn, point: Some(label("north")), refused, inside: 9 };
    let heard: LiveScan = read(&write(&sent)).expect("it arrives");
    assert_eq!((heard.refused, heard.inside, heard.point), (refused, 9, sent.point));
}

/// Cut off anywhere or with any byte changed, bytes are refused or read as something else; nothing panics.
#[test]
fn damaged_bytes_are_refused_without_harm() {
    let left = Left::until(Instant::now());
    let question = Question::Commands(commands().into_iter().map(|command| (left, command)).collect());
    let whole = write(&Envelope { event: EventId::from_bytes([1; 16]), left, question });
    for len in 0..whole.len() {
        assert!(read::<Envelope>(&whole[..len]).is_err(), "{len} bytes of {}", whole.len());
    }
    for place in 0..whole.len() {
        for flip in [0x01, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[place] ^= flip;
            drop(read::<Envelope>(&bytes));
        }
    }
    assert_eq!(read::<Envelope>(&[VERSION + 1]), Err(Garbled("another version")));
    // An array that claims four billion parts.
    assert!(read::<Vec<u8>>(&[VERSION, 0xdd, 0xff, 0xff, 0xff, 0xff]).is_err());
}
