//! Who may take a scan back, until when, and what becomes of the ticket.

use crate::label::Label;
use crate::scan::answer::{AnnulRequest, Hand, ScanRecord};
use crate::scan::kind::Kind;
use crate::ticket::{GateState, LastScan, Presence};
use crate::time::Moment;

/// A scan can be taken back for so long.
pub const ANNUL_WINDOW_MS: i64 = 15 * 60 * 1_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnnulRefusal {
    #[error("no such scan in this event")]
    UnknownScan,
    #[error("only the device that scanned may take the scan back")]
    NotYourScan,
    #[error("a scan can be taken back within 15 minutes")]
    TooLate,
    #[error("the ticket was scanned again since")]
    NotLatestScan,
    #[error("a refused scan cannot be taken back")]
    NotAccepted,
}

/// What an annulment comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Annulling {
    /// It was taken back before, at this moment: the same answer again.
    Already(Moment),
    Now,
}

/// `latest` is the last accepted scan of the record's ticket as it stands.
pub fn may_annul(
    record: &ScanRecord,
    by: &AnnulRequest,
    latest: Option<&LastScan>,
    now: Moment,
) -> Result<Annulling, AnnulRefusal> {
    if !same_hand(record.answer.device.as_ref(), &record.subject, by) {
        return Err(AnnulRefusal::NotYourScan);
    }
    if let Some(annulled_at) = record.annulled_at {
        return Ok(Annulling::Already(annulled_at));
    }
    if !record.answer.admitted() {
        return Err(AnnulRefusal::NotAccepted);
    }
    if now.millis_since(record.answer.at) > ANNUL_WINDOW_MS {
        return Err(AnnulRefusal::TooLate);
    }
    if latest.is_none_or(|last| last.scan != record.answer.scan) {
        return Err(AnnulRefusal::NotLatestScan);
    }
    Ok(Annulling::Now)
}

/// The device that scanned; where one side names none, the subject that scanned. Staff may take any scan back.
fn same_hand(device: Option<&Label>, subject: &Label, by: &AnnulRequest) -> bool {
    match (by.hand, device, &by.device) {
        (Hand::Staff, _, _) => true,
        (Hand::Scanner, Some(one), Some(other)) => one == other,
        (Hand::Scanner, None, _) | (Hand::Scanner, _, None) => *subject == by.subject,
    }
}

/// Puts the ticket back as it was before its last accepted scan. Validity and code stay as they are now.
pub fn unwind_last(ticket: &mut GateState) {
    let Some(last) = ticket.last.take() else { return };
    ticket.presence = last.before;
    match last.kind {
        Kind::CheckIn => ticket.entries = ticket.entries.saturating_sub(1),
        Kind::CheckOut => {}
    }
}

/// The entry a refused holder should be told about: the one that let them in, or the one they left from.
pub fn earlier_entry(ticket: &GateState) -> Option<&crate::ticket::Entry> {
    match (&ticket.presence, &ticket.last) {
        (Presence::Inside(entry), _) => Some(entry),
        (Presence::Outside, Some(LastScan { before: Presence::Inside(entry), .. })) => Some(entry),
        (Presence::Outside, _) => None,
    }
}
