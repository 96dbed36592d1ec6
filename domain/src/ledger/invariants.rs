//! What must always hold, numbered. Used by assertions, the model test, simulation and the auditor.

use crate::ledger::EventLedger;
use crate::ledger::labels::{Labels, Sym};
use crate::ledger::state::{Counters, Sign, State};
use crate::ticket::Presence;
use rustc_hash::FxHashMap;

/// A broken invariant: its number and what was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("I{number}: {found}")]
pub struct Broken {
    pub number: u8,
    pub found: String,
}

/// Checks every invariant; takes time linear in tickets and scans.
pub fn check(ledger: &EventLedger) -> Result<(), Broken> {
    let state = &ledger.state;
    inside_is_who_is_inside(state)?;
    sold_is_who_takes_a_place(state)?;
    held_is_what_holds_keep(state)?;
    point_counts_are_what_scans_say(state)?;
    keys_lead_to_their_scans(state)?;
    tickets_are_found(state)?;
    whoever_is_inside_came_in(state)?;
    last_scans_are_kept_as_accepted(state)
}

fn hold_true(number: u8, holds: bool, found: impl FnOnce() -> String) -> Result<(), Broken> {
    if holds { Ok(()) } else { Err(Broken { number, found: found() }) }
}

/// I1: the people inside, in all, per type and per zone, are the tickets that are inside.
fn inside_is_who_is_inside(state: &State) -> Result<(), Broken> {
    let mut all = 0;
    let mut types: FxHashMap<u32, u32> = FxHashMap::default();
    let mut zones: FxHashMap<Sym, u32> = FxHashMap::default();
    for no in state.tickets.all() {
        let brief = state.tickets.brief(no);
        let Some(zone) = brief.inside else { continue };
        all += 1;
        *types.entry(brief.ticket_type.0).or_default() += 1;
        if zone != Sym::NONE {
            *zones.entry(zone).or_default() += 1;
        }
    }
    hold_true(1, state.counters.inside == all, || format!("{} counted inside, {all} are", state.counters.inside))?;
    for (number, known) in state.types.iter().enumerate() {
        let inside = types.get(&(number as u32)).copied().unwrap_or(0);
        hold_true(1, known.inside == inside, || format!("{}: {} counted, {inside} are", known.facts.id, known.inside))?;
    }
    for (zone, counted) in &state.counters.zones {
        let inside = zones.remove(zone).unwrap_or(0);
        hold_true(1, *counted == inside, || {
            format!("{:?}: {counted} counted, {inside} are", state.labels.text(*zone))
        })?;
    }
    hold_true(1, zones.is_empty(), || "people are inside a zone that is not counted".into())
}

/// I2: the places sold of a type are its tickets that take one.
fn sold_is_who_takes_a_place(state: &State) -> Result<(), Broken> {
    let mut sold: FxHashMap<u32, u32> = FxHashMap::default();
    for brief in state.tickets.all().map(|no| state.tickets.brief(no)).filter(|brief| brief.takes_a_place) {
        *sold.entry(brief.ticket_type.0).or_default() += 1;
    }
    for (number, known) in state.types.iter().enumerate() {
        let taken = sold.get(&(number as u32)).copied().unwrap_or(0);
        let counted = known.places.sold;
        hold_true(2, counted == taken, || format!("{}: {counted} counted sold, {taken} are", known.facts.id))?;
    }
    Ok(())
}

/// I3: the places held of a type, and by a buyer, are what the holds keep.
fn held_is_what_holds_keep(state: &State) -> Result<(), Broken> {
    for known in state.types.iter() {
        let kept: u32 = state.holds.iter().map(|hold| hold.count_of(known.facts.id)).sum();
        let counted = known.places.held;
        hold_true(3, counted == kept, || format!("{}: {counted} counted held, {kept} are", known.facts.id))?;
    }
    for buyer in state.holds.iter().filter_map(|hold| hold.buyer.as_ref()) {
        let theirs = state.holds.iter().filter(|hold| hold.buyer.as_ref() == Some(buyer));
        let kept: u32 = theirs.map(crate::hold::Hold::count).sum();
        let counted = state.holds.held_by(buyer);
        hold_true(3, counted == kept, || format!("a buyer: {counted} counted held, {kept} are"))?;
    }
    Ok(())
}

/// I4: the counts of a scan point, and of all check-ins, are its scans, annulled ones taken off.
fn point_counts_are_what_scans_say(state: &State) -> Result<(), Broken> {
    let mut labels: Labels = state.labels.clone();
    let mut counters = Counters::default();
    for record in state.scans.iter() {
        State::count_scan(&mut counters, &mut labels, record, Sign::Plus);
    }
    for (point, counted) in &state.counters.points {
        let scanned = counters.points.get(point).copied().unwrap_or_default();
        let name = || format!("{:?}: {counted:?} counted, {scanned:?} happened", state.labels.text(*point));
        hold_true(4, *counted == scanned, name)?;
    }
    let (counted, scanned) = (state.counters.check_ins, counters.check_ins);
    hold_true(4, counted == scanned, || format!("check-ins: {counted:?} counted, {scanned:?} happened"))?;
    hold_true(4, counters.points.len() <= state.counters.points.len(), || "scans at a point that is not counted".into())
}

/// I5: every key leads to a scan that bears it, every scan with a key is found by it, every accepted one by its ticket.
fn keys_lead_to_their_scans(state: &State) -> Result<(), Broken> {
    for (key, scan) in state.scans.keys() {
        let bears = state.scans.by_id(scan).is_some_and(|record| record.key == Some(key));
        hold_true(5, bears, || format!("a key leads to {scan}, which does not bear it"))?;
    }
    for record in state.scans.iter() {
        let found = record.key.is_none_or(|key| state.scans.by_key(key).is_some());
        hold_true(5, found, || format!("{} is not found by its key", record.answer.scan))?;
        let accepted = record.answer.ticket.filter(|_| record.answer.admitted());
        let listed = accepted.is_none_or(|view| state.scans.of_ticket(view.id).contains(&record));
        hold_true(5, listed, || format!("{} is not found by its ticket", record.answer.scan))?;
    }
    Ok(())
}

/// I6: every ticket is found by its id and by the code printed elsewhere for it.
fn tickets_are_found(state: &State) -> Result<(), Broken> {
    for no in state.tickets.all() {
        let id = state.tickets.id(no);
        hold_true(6, state.tickets.find(id) == Some(no), || format!("{id} is not found by its id"))?;
        let found = state.tickets.code(no).is_none_or(|code| state.tickets.find_code(code).is_some());
        hold_true(6, found, || format!("{id} is not found by its code"))?;
    }
    Ok(())
}

/// I7: whoever is inside has come in at least once.
fn whoever_is_inside_came_in(state: &State) -> Result<(), Broken> {
    for no in state.tickets.all().filter(|no| state.tickets.brief(*no).inside.is_some()) {
        let ticket = state.gate_state(no);
        hold_true(7, ticket.entries > 0, || format!("{} is inside without an entry", state.tickets.id(no)))?;
    }
    Ok(())
}

/// I8: the last scan of a ticket, where it is kept, is an accepted one of this ticket that stands.
fn last_scans_are_kept_as_accepted(state: &State) -> Result<(), Broken> {
    for no in state.tickets.all() {
        let ticket = state.gate_state(no);
        let Some(record) = ticket.last.as_ref().and_then(|last| state.scans.by_id(last.scan)) else { continue };
        let id = state.tickets.id(no);
        let mine = record.answer.ticket.is_some_and(|view| view.id == id);
        let stands = record.answer.admitted() && record.annulled_at.is_none();
        hold_true(8, mine && stands, || format!("{id} rests on {}, which does not stand", record.answer.scan))?;
        let inside_after = record.answer.kind == crate::scan::Kind::CheckIn;
        let inside = ticket.presence != Presence::Outside;
        hold_true(8, inside == inside_after, || format!("{id} is not where {} left it", record.answer.scan))?;
    }
    Ok(())
}
