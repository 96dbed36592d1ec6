//! Scans taken back: by their turnstile, or by a gateway that could not make them durable in time.

use crate::digest::KeyHash;
use crate::ids::{ScanId, TicketId};
use crate::ledger::change::{Change, TicketAfter, What};
use crate::ledger::command::{AnnulRefusal, Reply};
use crate::ledger::{EventLedger, Outcome};
use crate::scan::annul::{Annulling, may_annul, unwind_last};
use crate::scan::{AnnulRequest, Annulment, ScanRecord, ScanRef};
use crate::ticket::GateState;
use crate::time::Moment;

impl EventLedger {
    pub(super) fn annul(&mut self, request: &AnnulRequest, now: Moment, seq: u64) -> Outcome {
        let (result, change) = match self.annulment(request, now, seq) {
            Ok((annulment, change)) => (Ok(annulment), change),
            Err(refusal) => (Err(refusal), None),
        };
        self.conclude(Reply::Annul(result), change.into_iter().collect())
    }

    fn annulment(
        &self,
        request: &AnnulRequest,
        now: Moment,
        seq: u64,
    ) -> Result<(Annulment, Option<Change>), AnnulRefusal> {
        let record = match request.which {
            ScanRef::Id(scan) => self.state.scans.by_id(scan).ok_or(AnnulRefusal::UnknownScan)?,
            ScanRef::Key(key) => {
                if let Some(at) = self.state.scans.annulled_ahead(key) {
                    return Ok((ahead(at), None));
                }
                match self.state.scans.by_key(key) {
                    Some(record) => record,
                    None => return Ok((ahead(now), Some(annulled_ahead(request, key, now)))),
                }
            }
        };
        let ticket = self.ticket_of(record);
        let latest = ticket.as_ref().and_then(|(_, ticket)| ticket.last.as_ref());
        let annulled_at = match may_annul(record, request, latest, now)? {
            Annulling::Already(at) => {
                let view = ticket.and_then(|(id, _)| self.view(id));
                return Ok((Annulment { scan: Some(record.answer.scan), annulled_at: at, ticket: view }, None));
            }
            Annulling::Now => now,
        };
        let (id, mut state) = ticket.expect("the latest scan of a ticket names it");
        if !self.notes.annul(record.answer.scan, &mut state) {
            unwind_last(&mut state);
        }
        state.seq = seq;
        let what = What::Annulled {
            scan: record.answer.scan,
            at: annulled_at,
            device: request.device.clone(),
            subject: request.subject.clone(),
            reason: request.reason.clone(),
        };
        let annulment =
            Annulment { scan: Some(record.answer.scan), annulled_at, ticket: Some(self.view_of(id, &state)) };
        Ok((annulment, Some(Change { what, tickets: vec![TicketAfter { id, state }] })))
    }

    pub(super) fn disown(&mut self, scan: ScanId, seq: u64) -> Outcome {
        let Some(record) = self.state.scans.by_id(scan) else {
            self.notes.disown_ahead(scan);
            return self.conclude(Reply::Disowned, Vec::new());
        };
        let tickets = match self.ticket_of(record) {
            _ if !record.answer.admitted() => Vec::new(),
            Some((id, state)) if record.annulled_at.is_none() && is_latest(&state, scan) => {
                vec![TicketAfter { id, state: self.unwound(scan, state, seq) }]
            }
            // Later scans, or a hand, built on it: it stands.
            Some(_) | None => {
                self.notes.settle(&[scan]);
                return self.conclude(Reply::Disowned, Vec::new());
            }
        };
        let change = Change { what: What::Disowned { scan }, tickets };
        self.conclude(Reply::Disowned, vec![change])
    }

    fn unwound(&mut self, scan: ScanId, mut state: GateState, seq: u64) -> GateState {
        if !self.notes.unwind(scan, &mut state) {
            unwind_last(&mut state);
        }
        GateState { seq, ..state }
    }

    fn ticket_of(&self, record: &ScanRecord) -> Option<(TicketId, GateState)> {
        let id = record.answer.ticket?.id;
        Some((id, self.gate_state(id)?))
    }
}

fn is_latest(ticket: &GateState, scan: ScanId) -> bool {
    ticket.last.as_ref().is_some_and(|last| last.scan == scan)
}

fn ahead(at: Moment) -> Annulment {
    Annulment { scan: None, annulled_at: at, ticket: None }
}

fn annulled_ahead(request: &AnnulRequest, key: KeyHash, at: Moment) -> Change {
    let what = What::AnnulledAhead { key, at, device: request.device.clone(), subject: request.subject.clone() };
    Change { what, tickets: Vec::new() }
}
