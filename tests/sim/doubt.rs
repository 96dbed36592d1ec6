//! What a Redis that forgets can take from whoever owns the event next: what was acknowledged without a replica, and lost
//! before it was drained. The owner before still has it, and hands it over, but the next one may have decided meanwhile.
//!
//! An evening in which nobody began with less than had been acknowledged leaves no doubt at all. In the others only the
//! tickets that were concerned are in doubt: those that somebody handed over something of, and those with an answer that
//! was lost. Everything else is held to what it is held to elsewhere.

use crate::audit::{Log, word_of};
use crate::crowd::key;
use crate::history::{Asked, Said};
use crate::plan::Kind;
use crate::world::State;
use gatehouse::domain::digest::KeyHash;
use gatehouse::domain::ids::{ScanId, TicketId};
use gatehouse::domain::ledger::What;
use std::collections::BTreeSet;

#[derive(Default)]
pub struct Doubt {
    /// Whether somebody owned the event who lacked something that was acknowledged.
    pub any: bool,
    pub tickets: BTreeSet<TicketId>,
}

impl Doubt {
    pub fn of(state: &State, log: &Log) -> Doubt {
        if state.plan.kind != Kind::Contested || state.lost_to_another == 0 {
            return Doubt::default();
        }
        let mut doubt = Doubt { any: true, tickets: BTreeSet::new() };
        let (mut scans, mut keys): (BTreeSet<ScanId>, BTreeSet<KeyHash>) = Default::default();
        for change in state.postgres.handed_over() {
            match &change.what {
                What::Scanned(scan) => doubt.tickets.extend(scan.answer.ticket.map(|view| view.id)),
                What::Annulled { scan, .. } | What::Disowned { scan } => drop(scans.insert(*scan)),
                What::AnnulledAhead { key, .. } => drop(keys.insert(*key)),
                What::Ticket { ticket, .. } => drop(doubt.tickets.insert(*ticket)),
                _ => {}
            }
        }
        for line in &state.history.lines {
            let concerns = |attempt, scan: Option<ScanId>| {
                keys.contains(&key(attempt)) || scan.is_some_and(|scan| scans.contains(&scan))
            };
            let (ticket, concerned) = match (line.asked, &line.returned) {
                (Asked::Scan { ticket, attempt, scan, .. }, Some((_, Said::Scan { scan: told, word, .. }))) => {
                    let kept = log.stands(*told).is_some_and(|(_, record)| word_of(record) == *word);
                    (ticket, !kept || concerns(attempt, Some(scan)) || scans.contains(told))
                }
                (Asked::Scan { ticket, attempt, scan, .. }, _) => (ticket, concerns(attempt, Some(scan))),
                (Asked::Annul { ticket, attempt, scan }, _) => (ticket, concerns(attempt, scan)),
                _ => continue,
            };
            if concerned {
                doubt.tickets.insert(ticket);
            }
        }
        doubt
    }
}
