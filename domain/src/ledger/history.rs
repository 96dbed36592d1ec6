//! What the gates did with a ticket, for readers.

use crate::digest::KeyHash;
use crate::ids::{ScanId, TicketId};
use crate::label::Label;
use crate::ledger::state::State;
use crate::scan::{Answer, Kind, ScanRecord};
use crate::ticket::Presence;
use crate::time::Moment;

/// What stands under an idempotency key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyedScan {
    pub scan: ScanId,
    /// `None`: a refusal that found no ticket.
    pub ticket: Option<TicketId>,
}

/// An accepted scan that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastScan {
    pub scan: ScanId,
    pub kind: Kind,
    pub at: Moment,
    pub point: Option<Label>,
    /// Where it led to, or out of, as far as that is still known.
    pub zone: Option<Label>,
    pub device: Option<Label>,
    pub subject: Label,
}

impl State {
    /// What stands under the leading ones of these keys, up to the first that is not known.
    pub fn under_keys(&self, keys: &[KeyHash]) -> Vec<KeyedScan> {
        let known = keys.iter().map_while(|key| self.scans.by_key(*key));
        let keyed = |answer: &Answer| KeyedScan { scan: answer.scan, ticket: answer.ticket.map(|view| view.id) };
        known.map(|record| keyed(&record.answer)).collect()
    }

    /// The accepted scans of each of these tickets that stand, in the order of decision. Takes time linear in the scans of
    /// these tickets.
    pub fn history(&self, tickets: &[TicketId]) -> Vec<Vec<PastScan>> {
        let of = |ticket: &TicketId| {
            let records = self.scans.of_ticket(*ticket).into_iter();
            records.filter(|record| record.annulled_at.is_none()).map(|record| self.past(record)).collect()
        };
        tickets.iter().map(of).collect()
    }

    fn past(&self, record: &ScanRecord) -> PastScan {
        let answer = &record.answer;
        PastScan {
            scan: answer.scan,
            kind: answer.kind,
            at: answer.at,
            point: answer.point.clone(),
            zone: self.zone_led_to(answer).or_else(|| self.zone_of_point(answer.point.as_ref()).cloned()),
            device: answer.device.clone(),
            subject: record.subject.clone(),
        }
    }

    /// The zone that an accepted scan led to or out of, while it is its ticket's latest.
    pub fn zone_led_to(&self, answer: &Answer) -> Option<Label> {
        let no = self.tickets.find(answer.ticket?.id)?;
        let state = self.gate_state(no);
        let last = state.last.filter(|last| last.scan == answer.scan)?;
        let presence = match last.kind {
            Kind::CheckIn => state.presence,
            Kind::CheckOut => last.before,
        };
        match presence {
            Presence::Inside(entry) => entry.zone,
            Presence::Outside => None,
        }
    }

    /// The zone that a registered scan point leads to.
    pub fn zone_of_point(&self, point: Option<&Label>) -> Option<&Label> {
        point.and_then(|point| self.points.find(point)).and_then(|point| point.zone.as_ref())
    }
}
