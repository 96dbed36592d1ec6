//! What staff do to a ticket by hand, with their name and their reason. The note is written before the deed, and completed
//! after it: nothing is done that nobody is named for, and what was cut short in between shows as such.

use super::{Decided, Gate, HandVerb, IncomingScan, ScanError, TicketError, Undecided};
use crate::domain::ids::{EventId, TenantId, TicketId};
use crate::domain::label::Label;
use crate::domain::scan::{Decision, Kind, TicketView};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::journal::Journal;
use crate::stores::postgres::audit;
use chrono::Utc;
use serde_json::{Value, json};
use std::future::Future;

/// Who does it to what, and why.
#[derive(Debug, Clone)]
pub struct HandNote {
    pub tenant: TenantId,
    pub event: EventId,
    pub ticket: TicketId,
    /// The token's subject.
    pub subject: Label,
    pub reason: Option<Label>,
}

impl<J: Journal + Send + Sync> Gate<J> {
    /// Scans a ticket in or out by hand. The rules are those of every other scan.
    pub async fn scan_by_hand(&self, note: &HandNote, scan: IncomingScan) -> Result<Decided, ScanError> {
        let what = match scan.kind {
            Kind::CheckIn => "check in",
            Kind::CheckOut => "check out",
        };
        let told = |decided: &Decided| {
            let outcome = match &decided.answer.decision {
                Decision::Admit => "done",
                Decision::Deny(denial) => denial.word(),
            };
            json!({ "outcome": outcome, "scan": decided.answer.scan.to_string() })
        };
        self.noted(note, what, self.scan(scan), told).await
    }

    /// Does something to a ticket by hand; refused scans and holders are told so from this instant.
    pub async fn verb_by_hand(&self, note: &HandNote, verb: HandVerb) -> Result<TicketView, TicketError> {
        let deed = self.ticket_verb(note.tenant, note.event, note.ticket, verb);
        self.noted(note, verb.word(), deed, |_| json!({ "outcome": "done" })).await
    }

    async fn noted<T, E: From<Undecided> + ToString>(
        &self,
        note: &HandNote,
        what: &str,
        deed: impl Future<Output = Result<T, E>>,
        told: impl FnOnce(&T) -> Value,
    ) -> Result<T, E> {
        let id = self.begin(note, what).await.map_err(|error| E::from(unwritten(&error)))?;
        let done = deed.await;
        let came_of_it = match &done {
            Ok(done) => told(done),
            Err(error) => json!({ "outcome": "refused", "problem": error.to_string() }),
        };
        // The deed is done or refused whatever becomes of the note, and is answered as what it is.
        if let Err(error) = self.conclude(id, &came_of_it).await {
            unwritten(&error);
        }
        done
    }

    async fn begin(&self, note: &HandNote, what: &str) -> Result<i64, StoreError> {
        let entry = audit::Entry {
            at: Utc::now(),
            subject: note.subject.to_string(),
            what: what.to_owned(),
            order: None,
            ticket: Some(note.ticket),
            detail: json!({ "reason": note.reason.as_ref().map(Label::as_str), "byHand": true }),
        };
        audit::begin(&mut *self.store.connection().await?, note.tenant, &entry).await
    }

    async fn conclude(&self, id: i64, came_of_it: &Value) -> Result<(), StoreError> {
        audit::conclude(&mut *self.store.connection().await?, id, came_of_it).await
    }
}

fn unwritten(error: &StoreError) -> Undecided {
    signals::postgres_error("by_hand");
    tracing::warn!(%error, "a note about something done by hand could not be written");
    Undecided::Unavailable
}

impl HandVerb {
    /// As notes name it.
    pub fn word(self) -> &'static str {
        match self {
            HandVerb::Reissue => "reissue",
            HandVerb::Cancel => "cancel",
            HandVerb::Reinstate => "reinstate",
            HandVerb::Block => "block",
            HandVerb::Unblock => "unblock",
            HandVerb::Reset => "reset",
        }
    }
}
