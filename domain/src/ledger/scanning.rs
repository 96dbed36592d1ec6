//! Scans: gathers what the ladder looks at, and writes down what it decided.

use crate::capacity::{Gauge, Room};
use crate::ids::TicketId;
use crate::label::Label;
use crate::ledger::change::{Change, TicketAfter, What};
use crate::ledger::command::{GroupRefusal, ScanReply};
use crate::ledger::state::State;
use crate::ledger::tickets::SlotNo;
use crate::scan::annul::earlier_entry;
use crate::scan::place::Place;
use crate::scan::reentry::{allowance, entries_left};
use crate::scan::repeat::{Repeat, double_read, repeat};
use crate::scan::{
    Answer, Case, Decision, Denial, Earlier, Found, Kind, Occupancy, Presented, ScanRecord, ScanRequest, Surface,
    TicketView, Verdict, check_in, check_out, decide,
};
use crate::ticket::{Entry, GateState, LastScan, Presence};
use crate::ticket_type::TypeFacts;
use crate::time::Moment;

/// An answered scan, not yet part of the state.
#[derive(Debug, Clone)]
pub struct Draft {
    pub record: Box<ScanRecord>,
    /// What became of the ticket, if it was accepted.
    pub after: Option<TicketAfter>,
}

impl Draft {
    pub fn into_change(self) -> Change {
        Change { what: What::Scanned(self.record), tickets: self.after.into_iter().collect() }
    }
}

/// A group's answers, and what is new of them.
pub type GroupDrafts = (Vec<Answer>, Vec<Draft>);

impl State {
    /// What a scan gets that was answered before, or annulled before it came.
    pub fn repeat_of(&self, request: &ScanRequest) -> Option<ScanReply> {
        let known = request.key.and_then(|key| self.scans.by_key(key)).or_else(|| self.scans.by_id(request.id))?;
        Some(reply_to_repeat(known, request))
    }

    /// Answers a scan that is not a repeat. `Err` where nothing can be decided yet. `drafts` are the accepted scans that
    /// go before this one and are not part of the state yet.
    pub fn draft(&self, request: &ScanRequest, now: Moment, seq: u64, drafts: &[Draft]) -> Result<Draft, ScanReply> {
        if request.key.is_some_and(|key| self.scans.annulled_ahead(key).is_some()) {
            let answer = self.blank_answer(request, now, Decision::Deny(Denial::Annulled), drafts);
            return Ok(Draft { record: record(request, answer), after: None });
        }
        let known = self.find_presented(&request.presented);
        let ticket =
            known.map(|(id, no)| (id, self.drafted(id, drafts).cloned().unwrap_or_else(|| self.gate_state(no))));
        let decision = match self.verdict(request, now, ticket.as_ref().map(|(_, ticket)| ticket), drafts) {
            Verdict::NeedsProof => return Err(ScanReply::NeedsProof),
            Verdict::NeedsLookUp => return Err(ScanReply::NeedsLookUp),
            Verdict::Deny(denial) => Err(denial),
            Verdict::Admit { anomaly } => Ok(anomaly),
        };
        let Some((id, ticket)) = ticket else {
            let denial = decision.expect_err("only a known ticket is admitted");
            let answer = self.blank_answer(request, now, Decision::Deny(denial), drafts);
            return Ok(Draft { record: record(request, answer), after: None });
        };
        Ok(match decision {
            Err(denial) => self.refused(request, now, id, &ticket, denial, drafts),
            Ok(anomaly) => self.accepted(request, now, seq, id, ticket, anomaly, drafts),
        })
    }

    fn verdict(&self, request: &ScanRequest, now: Moment, ticket: Option<&GateState>, drafts: &[Draft]) -> Verdict {
        let found = ticket.map(|ticket| Found {
            ticket,
            ticket_type: self.type_of(ticket),
            place: Place {
                named: request.point.as_ref(),
                points: &self.points,
                required: self.policy.require_scan_point,
            },
            event_window: self.policy.entry_window,
            room: self.room(request, ticket, drafts),
        });
        decide(&Case {
            presented: &request.presented,
            looked_up: request.looked_up,
            kind: request.kind,
            surface: request.surface,
            now,
            found,
        })
    }

    fn refused(
        &self,
        request: &ScanRequest,
        now: Moment,
        id: TicketId,
        ticket: &GateState,
        denial: Denial,
        drafts: &[Draft],
    ) -> Draft {
        let stands_in_the_way = match denial {
            Denial::AlreadyCheckedIn | Denial::ReentryNotAllowed | Denial::ReentryLimitReached { .. } => {
                earlier_entry(ticket)
            }
            _ => None,
        };
        let double_read = match (&denial, stands_in_the_way) {
            (Denial::AlreadyCheckedIn, Some(entry)) => {
                double_read(entry, request.point.as_ref(), request.device.as_ref(), &self.points, now)
            }
            (_, _) => false,
        };
        let answer = Answer {
            double_read,
            ticket: Some(view(id, ticket, self.type_of(ticket), request.surface)),
            earlier: stands_in_the_way.map(earlier),
            ..self.blank_answer(request, now, Decision::Deny(denial), drafts)
        };
        Draft { record: record(request, answer), after: None }
    }

    #[expect(clippy::too_many_arguments, reason = "one decision's parts, used once")]
    fn accepted(
        &self,
        request: &ScanRequest,
        now: Moment,
        seq: u64,
        id: TicketId,
        ticket: GateState,
        anomaly: bool,
        drafts: &[Draft],
    ) -> Draft {
        let was_inside = ticket.presence != Presence::Outside;
        let before = ticket.presence.clone();
        let last = LastScan {
            scan: request.id,
            kind: request.kind,
            at: now,
            point: request.point.clone(),
            device: request.device.clone(),
            before,
        };
        let state = match request.kind {
            Kind::CheckIn => check_in::let_in(ticket, self.entry(request, now), last),
            Kind::CheckOut => check_out::let_out(ticket, last),
        };
        let state = GateState { seq, ..state };
        let mut answer = Answer {
            anomaly,
            ticket: Some(view(id, &state, self.type_of(&state), request.surface)),
            ..self.blank_answer(request, now, Decision::Admit, drafts)
        };
        match request.kind {
            Kind::CheckIn if !was_inside => answer.occupancy.inside += 1,
            Kind::CheckIn => {}
            Kind::CheckOut => answer.occupancy.inside -= 1,
        }
        Draft { record: record(request, answer), after: Some(TicketAfter { id, state }) }
    }

    fn entry(&self, request: &ScanRequest, now: Moment) -> Entry {
        Entry {
            since: now,
            point: request.point.clone(),
            zone: self.zone_behind(request).cloned(),
            device: request.device.clone(),
        }
    }

    fn zone_behind<'a>(&'a self, request: &'a ScanRequest) -> Option<&'a Label> {
        request.zone.as_ref().or_else(|| self.zone_of_point(request.point.as_ref()))
    }

    fn find_presented(&self, presented: &Presented) -> Option<(TicketId, SlotNo)> {
        match presented {
            Presented::Unreadable | Presented::Forged | Presented::OtherEvent => None,
            Presented::Signed { ticket, .. } | Presented::Ticket(ticket) => {
                self.tickets.find(*ticket).map(|no| (*ticket, no))
            }
            Presented::Opaque(code) => self.tickets.find_code(*code).map(|no| (self.tickets.id(no), no)),
        }
    }

    fn type_of(&self, ticket: &GateState) -> &TypeFacts {
        &self.types.find(ticket.ticket_type).expect("a ticket's type is noted before the ticket").facts
    }

    fn drafted<'a>(&self, ticket: TicketId, drafts: &'a [Draft]) -> Option<&'a GateState> {
        drafts
            .iter()
            .rev()
            .filter_map(|draft| draft.after.as_ref())
            .find(|after| after.id == ticket)
            .map(|after| &after.state)
    }

    /// What a check-in would fill: nothing that counts this person already.
    fn room(&self, request: &ScanRequest, ticket: &GateState, drafts: &[Draft]) -> Room {
        let zone = self.zone_behind(request);
        let (inside, inside_zone) = match &ticket.presence {
            Presence::Outside => (false, None),
            Presence::Inside(entry) => (true, entry.zone.as_ref()),
        };
        let mut room = Room::default();
        if !inside {
            let ticket_type = self.types.find(ticket.ticket_type).expect("a ticket's type is noted before the ticket");
            room.event = Some(Gauge { inside: self.counters.inside, limit: self.policy.occupancy_limit });
            room.ticket_type = Some(ticket_type.gauge());
        }
        if let Some(zone) = zone
            && (!inside || inside_zone != Some(zone))
        {
            let limit = self.zones.get(zone).and_then(|zone| zone.capacity);
            room.zone = Some(Gauge { inside: self.inside_zone(zone), limit });
        }
        if !drafts.is_empty() {
            self.add_drafts(&mut room, ticket, zone, drafts);
        }
        room
    }

    /// Adds the comings and goings that are not part of the state yet.
    fn add_drafts(&self, room: &mut Room, ticket: &GateState, zone: Option<&Label>, drafts: &[Draft]) {
        for draft in drafts {
            let Some(after) = &draft.after else { continue };
            let Some(last) = &after.state.last else { continue };
            let same_type = after.state.ticket_type == ticket.ticket_type;
            for (presence, step) in [(&last.before, -1), (&after.state.presence, 1)] {
                let Presence::Inside(entry) = presence else { continue };
                let same_zone = zone.is_some() && entry.zone.as_ref() == zone;
                step_gauge(&mut room.event, step);
                step_gauge(&mut room.ticket_type, if same_type { step } else { 0 });
                step_gauge(&mut room.zone, if same_zone { step } else { 0 });
            }
        }
    }

    fn blank_answer(&self, request: &ScanRequest, now: Moment, decision: Decision, drafts: &[Draft]) -> Answer {
        let inside = drafts.last().map_or(self.counters.inside, |draft| draft.record.answer.occupancy.inside);
        Answer {
            scan: request.id,
            kind: request.kind,
            at: now,
            point: request.point.clone(),
            device: request.device.clone(),
            decision,
            double_read: false,
            anomaly: false,
            ticket: None,
            earlier: None,
            occupancy: Occupancy { inside, limit: self.policy.occupancy_limit },
        }
    }

    /// Decides a whole group, each scan in the light of those before it. All are accepted, or nothing is recorded.
    pub fn draft_group(&self, requests: &[ScanRequest], now: Moment, seq: u64) -> Result<GroupDrafts, GroupRefusal> {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut answers = Vec::new();
        let mut refused = Vec::new();
        for (place, request) in requests.iter().enumerate() {
            let repeated = self.repeat_of(request).or_else(|| repeat_in(&drafts, request));
            let reply = match repeated {
                Some(reply) => reply,
                None => match self.draft(request, now, seq, &drafts) {
                    Err(reply) => reply,
                    Ok(draft) => {
                        let answer = draft.record.answer.clone();
                        if answer.admitted() {
                            drafts.push(draft);
                        }
                        ScanReply::Answered(Box::new(answer))
                    }
                },
            };
            match reply {
                ScanReply::Answered(answer) if answer.admitted() => answers.push(*answer),
                reply => refused.push((place, reply)),
            }
        }
        if refused.is_empty() { Ok((answers, drafts)) } else { Err(GroupRefusal { refused }) }
    }
}

fn repeat_in(drafts: &[Draft], request: &ScanRequest) -> Option<ScanReply> {
    let same =
        |record: &ScanRecord| record.answer.scan == request.id || (request.key.is_some() && record.key == request.key);
    drafts.iter().find(|draft| same(&draft.record)).map(|draft| reply_to_repeat(&draft.record, request))
}

fn reply_to_repeat(record: &ScanRecord, request: &ScanRequest) -> ScanReply {
    match repeat(record, request.request) {
        Repeat::Same(answer) => ScanReply::Answered(answer),
        Repeat::KeyReused => ScanReply::KeyReused,
    }
}

fn step_gauge(gauge: &mut Option<Gauge>, step: i32) {
    if let Some(gauge) = gauge {
        gauge.inside = gauge.inside.saturating_add_signed(step);
    }
}

fn record(request: &ScanRequest, answer: Answer) -> Box<ScanRecord> {
    Box::new(ScanRecord {
        answer,
        surface: request.surface,
        subject: request.subject.clone(),
        key: request.key,
        request: request.request,
        scanned_at: request.scanned_at,
        annulled_at: None,
    })
}

fn earlier(entry: &Entry) -> Earlier {
    Earlier { at: entry.since, point: entry.point.clone(), device: entry.device.clone() }
}

/// A ticket as a surface shows it.
pub fn view(id: TicketId, ticket: &GateState, ticket_type: &TypeFacts, surface: Surface) -> TicketView {
    TicketView {
        id,
        ticket_type: ticket.ticket_type,
        validity: ticket.validity,
        inside: ticket.presence != Presence::Outside,
        entries: ticket.entries,
        entries_left: entries_left(allowance(ticket_type.policy, surface), ticket.entries),
    }
}
