//! What an owner had answered before it was fenced, and this one may lack: Redis lost it before anybody drained it.

use crate::ids::{ScanId, TicketId};
use crate::ledger::change::{Change, TicketAfter, VerbWord, What};
use crate::ledger::command::Reply;
use crate::ledger::{EventLedger, Outcome};
use crate::scan::annul::unwind_last;
use crate::scan::recover::{Contradiction, Step, admits_again, contradictions, is_free, recover};
use crate::scan::{Kind, ScanRecord};
use crate::ticket::{Entry, GateState, Presence, Validity};
use crate::ticket_type::EntryPolicy;
use crate::time::Moment;
use rustc_hash::{FxHashMap, FxHashSet};

/// What came to light of each ticket.
type Recovered = FxHashMap<TicketId, OfTicket>;

#[derive(Default)]
struct OfTicket {
    /// Recovered scans, and whether each is right whatever came before it.
    scans: FxHashMap<ScanId, bool>,
    /// Accepted scans that turned out to have been taken back, by their time.
    undone: Vec<(Moment, ScanId)>,
}

impl EventLedger {
    /// Takes over what is not known yet, each under this owner's sequence; then names the answers that contradict each
    /// other. What is known changes nothing, so this may be repeated.
    pub(super) fn recover(&mut self, lost: Vec<Change>, seq: u64) -> Outcome {
        let mut changes = Vec::new();
        let mut recovered = Recovered::default();
        let taken_back: FxHashSet<ScanId> = lost.iter().filter_map(disowned).collect();
        let never_was = |change: &Change| scanned(change).is_some_and(|scan| taken_back.contains(&scan));
        for change in lost.into_iter().filter(|change| !never_was(change)) {
            let Some(news) = self.recovered(change, seq, &mut recovered) else { continue };
            self.state.absorb(&news);
            changes.push(news);
        }
        changes.extend(self.contradicted(&recovered).into_iter().map(bare));
        Outcome { reply: Reply::Recovered, changes }
    }

    /// What one change of the fenced owner means here. `None`: nothing new.
    fn recovered(&mut self, change: Change, seq: u64, recovered: &mut Recovered) -> Option<Change> {
        match change.what {
            What::Scanned(record) => self.recovered_scan(record, seq, recovered),
            What::Annulled { scan, .. } | What::Disowned { scan } => {
                let record = self.state.scans.by_id(scan).filter(|record| record.annulled_at.is_none())?;
                let tickets = self.without(record, seq);
                for after in &tickets {
                    recovered.entry(after.id).or_default().undone.push((record.answer.at, scan));
                }
                Some(Change { what: change.what, tickets })
            }
            What::AnnulledAhead { key, .. } => {
                let known = self.state.scans.annulled_ahead(key).is_some() || self.state.scans.by_key(key).is_some();
                (!known).then(|| bare(change.what))
            }
            What::Ticket { ticket, verb } => {
                let then = change.tickets.into_iter().find(|after| after.id == ticket)?.state;
                let state = closed_since(self.gate_state(ticket)?, verb, &then)?;
                let tickets = vec![TicketAfter { id: ticket, state: GateState { seq, ..state } }];
                Some(Change { what: What::Ticket { ticket, verb }, tickets })
            }
            // Holds are promised again by whoever drives their order; facts are in Postgres.
            What::Held(_) | What::HoldClosed { .. } | What::Issued(_) | What::Facts(_) | What::Contradicted { .. } => {
                None
            }
        }
    }

    fn recovered_scan(&mut self, mut record: Box<ScanRecord>, seq: u64, recovered: &mut Recovered) -> Option<Change> {
        let scan = record.answer.scan;
        if !record.answer.admitted() || self.state.scans.by_id(scan).is_some() || self.notes.was_disowned(scan) {
            return None;
        }
        if let Some(known) = record.key.and_then(|key| self.state.scans.by_key(key)) {
            if known.request == record.request {
                // The turnstile asked again and was answered again: one attempt, and its later answer stands.
                return None;
            }
            record.key = None;
        }
        let known = record.answer.ticket.and_then(|view| Some((view.id, self.gate_state(view.id)?)));
        let mut tickets = Vec::new();
        if let Some((id, state)) = known {
            let free = is_free(&state, &record, self.policy_of(&state));
            recovered.entry(id).or_default().scans.insert(scan, free);
            let entry = self.entry_of(&record);
            tickets.push(TicketAfter { id, state: GateState { seq, ..recover(state, &record, entry) } });
        }
        Some(Change { what: What::Scanned(record), tickets })
    }

    /// The ticket without an accepted scan: as before it where it is the latest, else with an entry less.
    fn without(&self, record: &ScanRecord, seq: u64) -> Vec<TicketAfter> {
        let known = record.answer.ticket.and_then(|view| Some((view.id, self.gate_state(view.id)?)));
        let Some((id, mut state)) = known.filter(|_| record.answer.admitted()) else { return Vec::new() };
        if state.last.as_ref().is_some_and(|last| last.scan == record.answer.scan) {
            unwind_last(&mut state);
        } else {
            if record.answer.kind == Kind::CheckIn {
                state.entries = state.entries.saturating_sub(1);
            }
            // Its latest scan was taken back before: where the holder is, the latest one that stands says.
            if state.last.is_none() {
                state.presence = self.presence_without(id, record.answer.scan);
            }
        }
        vec![TicketAfter { id, state: GateState { seq, ..state } }]
    }

    fn presence_without(&self, ticket: TicketId, taken_back: ScanId) -> Presence {
        let stands = |record: &&ScanRecord| {
            let answer = &record.answer;
            let of_ticket = answer.ticket.is_some_and(|view| view.id == ticket) && answer.scan != taken_back;
            of_ticket && answer.admitted() && record.annulled_at.is_none()
        };
        let latest = self.state.scans.iter().filter(stands).max_by_key(|record| (record.answer.at, record.answer.scan));
        match latest {
            Some(record) if record.answer.kind == Kind::CheckIn => Presence::Inside(self.entry_of(record)),
            Some(_) | None => Presence::Outside,
        }
    }

    fn entry_of(&self, record: &ScanRecord) -> Entry {
        let answer = &record.answer;
        let point = answer.point.as_ref().and_then(|point| self.state.points.find(point));
        Entry {
            since: answer.at,
            point: answer.point.clone(),
            zone: point.and_then(|point| point.zone.clone()),
            device: answer.device.clone(),
        }
    }

    fn policy_of(&self, ticket: &GateState) -> EntryPolicy {
        self.state.types.find(ticket.ticket_type).map_or(EntryPolicy::Unstated, |known| known.facts.policy)
    }

    /// Walks the whole history of every ticket of which something came to light, in the order of tickets.
    fn contradicted(&self, recovered: &Recovered) -> Vec<What> {
        let mut histories: FxHashMap<TicketId, Vec<(Moment, Step)>> = FxHashMap::default();
        let scans = if recovered.is_empty() { None } else { Some(self.state.scans.iter()) };
        for record in scans.into_iter().flatten() {
            let answer = &record.answer;
            let stands = answer.admitted() && record.annulled_at.is_none();
            let Some(view) = answer.ticket.filter(|view| stands && recovered.contains_key(&view.id)) else { continue };
            let free = recovered[&view.id].scans.get(&answer.scan).copied();
            let policy = self.gate_state(view.id).map_or(EntryPolicy::Unstated, |ticket| self.policy_of(&ticket));
            let step = Step {
                scan: answer.scan,
                kind: answer.kind,
                recovered: free.is_some(),
                free: free.unwrap_or_else(|| admits_again(record, policy)),
                behind_undone: false,
            };
            histories.entry(view.id).or_default().push((answer.at, step));
        }
        let mut histories: Vec<_> = histories.into_iter().collect();
        histories.sort_by_key(|(ticket, _)| *ticket);
        let mut found = Vec::new();
        for (ticket, mut history) in histories {
            history.sort_by_key(|(at, step)| (*at, step.scan));
            for (at, scan) in &recovered[&ticket].undone {
                let next = history.iter_mut().find(|(later, step)| (*later, step.scan) > (*at, *scan));
                if let Some((_, step)) = next {
                    step.behind_undone = true;
                }
            }
            let steps: Vec<Step> = history.into_iter().map(|(_, step)| step).collect();
            let named = |pair: Contradiction| What::Contradicted { ticket, kept: pair.kept, other: pair.other };
            found.extend(contradictions(&steps).map(named));
        }
        found
    }
}

fn scanned(change: &Change) -> Option<ScanId> {
    if let What::Scanned(record) = &change.what { Some(record.answer.scan) } else { None }
}

fn disowned(change: &Change) -> Option<ScanId> {
    if let What::Disowned { scan } = &change.what { Some(*scan) } else { None }
}

fn bare(what: What) -> Change {
    Change { what, tickets: Vec::new() }
}

/// What protects money and the door is taken over: a ticket that was closed stays closed, a newer code stays the code.
/// What opened a ticket is asked for again by whoever needs it. `None`: nothing to take over.
fn closed_since(ticket: GateState, verb: VerbWord, then: &GateState) -> Option<GateState> {
    match verb {
        VerbWord::Cancelled | VerbWord::Refunded | VerbWord::Transferred | VerbWord::Blocked | VerbWord::Deleted => {
            let open = match ticket.validity {
                Validity::Unactivated | Validity::Active | Validity::Blocked => true,
                Validity::Cancelled | Validity::Refunded | Validity::Revoked => false,
            };
            (open && ticket.validity != then.validity).then_some(GateState { validity: then.validity, ..ticket })
        }
        VerbWord::Reissued => (then.generation > ticket.generation).then_some(GateState {
            generation: then.generation,
            key_id: then.key_id,
            digest: then.digest,
            ..ticket
        }),
        VerbWord::Activated | VerbWord::Reinstated | VerbWord::Unblocked | VerbWord::Reset | VerbWord::TypeChanged => {
            None
        }
    }
}
