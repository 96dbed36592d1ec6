//! Scans as the gate would put them, and what is said of them.

use crate::evening::{Heard, new_id};
use gatehouse::actors::messages::{Told, Unsaid};
use gatehouse::domain::digest::HashKey;
use gatehouse::domain::ids::{ScanId, TicketId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{Command, Reply, ScanReply};
use gatehouse::domain::scan::{Answer, Decision, Kind, Presented, ScanRequest, Surface};
use tokio::sync::oneshot::error::TryRecvError;

const HASH: HashKey = HashKey([7; 16]);

#[derive(Debug, Clone)]
pub struct Scan {
    pub id: ScanId,
    pub ticket: TicketId,
    pub kind: Kind,
    pub key: Option<String>,
    pub point: String,
}

impl Scan {
    pub fn check_in(ticket: TicketId) -> Scan {
        let id = ScanId::from_bytes(new_id());
        Scan { id, ticket, kind: Kind::CheckIn, key: None, point: "gate-a".into() }
    }

    pub fn out(self) -> Scan {
        Scan { kind: Kind::CheckOut, ..self }
    }

    pub fn key(self, key: &str) -> Scan {
        Scan { key: Some(key.to_owned()), ..self }
    }

    pub fn at(self, point: &str) -> Scan {
        Scan { point: point.to_owned(), ..self }
    }

    /// The same scan sent again by the turnstile: another id, the same key.
    pub fn again(&self) -> Scan {
        Scan { id: ScanId::from_bytes(new_id()), ..self.clone() }
    }

    pub fn request(&self) -> ScanRequest {
        let kind: &[u8] = match self.kind {
            Kind::CheckIn => b"in",
            Kind::CheckOut => b"out",
        };
        let label = |text: &str| Label::new(text).expect("a short text");
        ScanRequest {
            id: self.id,
            presented: Presented::Ticket(self.ticket),
            looked_up: true,
            kind: self.kind,
            surface: Surface::Native,
            key: self.key.as_deref().map(|key| HASH.key(key)),
            point: Some(label(&self.point)),
            zone: None,
            device: Some(label(&format!("device-of-{}", self.point))),
            subject: label("turnstile"),
            request: HASH.request(&[self.ticket.as_bytes(), kind, self.point.as_bytes()]),
            scanned_at: None,
            log_refusal: true,
        }
    }

    pub fn command(self) -> Command {
        Command::Scan(Box::new(self.request()))
    }
}

#[track_caller]
pub fn answer(said: Result<Told, Unsaid>) -> Answer {
    match said {
        Ok(Told { reply: Reply::Scan(ScanReply::Answered(answer)), .. }) => *answer,
        other => panic!("not an answer: {other:?}"),
    }
}

/// `ADMIT` or the word of the refusal.
pub fn word(answer: &Answer) -> &'static str {
    match &answer.decision {
        Decision::Admit => "ADMIT",
        Decision::Deny(denial) => denial.word(),
    }
}

#[track_caller]
pub fn assert_word(said: Result<Told, Unsaid>, expected: &str) -> Answer {
    let answer = answer(said);
    assert_eq!(word(&answer), expected, "{answer:?}");
    answer
}

/// Nobody said anything yet.
#[track_caller]
pub fn assert_silent(heard: &mut Heard) {
    match heard.try_recv() {
        Err(TryRecvError::Empty) => {}
        other => panic!("something was said: {other:?}"),
    }
}
