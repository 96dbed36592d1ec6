//! What comes from Postgres: newer facts, and what a fenced owner had answered.

use super::{EventActor, say};
use crate::actors::batch::{Recorded, Waiter};
use crate::actors::gate::Undecided;
use crate::actors::messages::{PullFacts, Told, Unsaid};
use crate::domain::ids::{HoldId, TicketId};
use crate::domain::ledger::{Change, Command, Outcome, Reply, What};
use crate::domain::ticket_type::EventFacts;
use crate::signals;
use crate::stores::StoreError;
use crate::stores::books::Books;
use crate::stores::journal::Journal;
use crate::stores::postgres::fenced::Waiting;
use actix::prelude::*;
use std::collections::BTreeSet;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::Instant;
use uuid::Uuid;

/// How soon facts are read again after Postgres failed.
const FACTS_RETRY: Duration = Duration::from_secs(1);

/// Fenced facts taken over at a time: they ride in one batch with what else is decided.
const RECOVERED_AT_ONCE: usize = 200;

/// Nobody waits for what is taken over; it may land whenever Redis takes it.
const NO_DEADLINE: Duration = Duration::from_secs(365 * 24 * 3600);

/// At most one read of facts is under way; a nudge meanwhile asks for one more.
#[derive(Default)]
pub(super) struct Pull {
    pub running: bool,
    again: Vec<PullFacts>,
    /// Facts of a fenced owner that are on their way.
    recovering: Recovering,
}

#[derive(Default, PartialEq)]
enum Recovering {
    #[default]
    No,
    Yes,
    /// More may have come meanwhile: they are read again when these have landed.
    Again,
}

impl<J: Journal> Handler<PullFacts> for EventActor<J> {
    type Result = ();

    fn handle(&mut self, pull: PullFacts, ctx: &mut Context<Self>) {
        if self.pulling.running {
            self.pulling.again.push(pull);
        } else {
            self.pull_facts(vec![pull], ctx);
        }
    }
}

impl<J: Journal> EventActor<J> {
    /// Reads what is newer in Postgres than what we know, and absorbs it. One read serves everybody who asked before it.
    fn pull_facts(&mut self, asked: Vec<PullFacts>, ctx: &mut Context<Self>) {
        self.pulling.running = true;
        let store = self.store.clone();
        let event = self.event;
        let known = self.ledger.facts_version();
        let read = async move {
            let fenced = store.fenced(event).await?;
            Ok::<_, StoreError>((store.news(event, known).await?, fenced))
        };
        ctx.spawn(read.into_actor(self).map(move |facts, actor, ctx| {
            let absorbed = match facts {
                Ok((facts, fenced)) => {
                    let absorbed = facts.map_or(0, |(facts, sold)| actor.absorb_facts(facts, sold, &asked, ctx));
                    actor.recover(fenced, ctx);
                    Ok(absorbed)
                }
                Err(error) => {
                    crate::signals::postgres_error("facts");
                    tracing::warn!(event = %event, %error, "newer facts could not be read");
                    actor.pull_facts_later(ctx);
                    Err(Unsaid::Undecided(Undecided::Unavailable))
                }
            };
            for reply in asked.into_iter().filter_map(|pull| pull.reply) {
                say(reply, absorbed);
            }
            actor.pulling.running = false;
            let again = std::mem::take(&mut actor.pulling.again);
            if !again.is_empty() {
                actor.pull_facts(again, ctx);
            }
        }));
    }

    fn pull_facts_later(&mut self, ctx: &mut Context<Self>) {
        ctx.run_later(FACTS_RETRY, |actor, ctx| {
            if !actor.pulling.running {
                actor.pull_facts(Vec::new(), ctx);
            }
        });
    }

    /// The facts, and every hold that became tickets among them, whoever asked: in one step, so that no place counts twice.
    fn absorb_facts(
        &mut self,
        mut facts: EventFacts,
        sold: Vec<HoldId>,
        asked: &[PullFacts],
        ctx: &mut Context<Self>,
    ) -> u32 {
        let released: BTreeSet<HoldId> = asked.iter().filter_map(|pull| pull.releases).chain(sold).collect();
        let mut releases: Vec<Option<HoldId>> = released.into_iter().map(Some).collect();
        if releases.is_empty() {
            releases.push(None);
        }
        let mut tickets = std::mem::take(&mut facts.tickets);
        let mut new_tickets = 0;
        for releases in releases {
            // The tickets come in with the first hold; the others have nothing to add.
            let facts = EventFacts { tickets: std::mem::take(&mut tickets), ..facts.clone() };
            let command = Command::AbsorbFacts { facts: Box::new(facts), releases };
            let Outcome { reply, changes } = self.decide(command);
            if let Reply::Absorbed(count) = reply {
                new_tickets += count;
            }
            self.batches.add(changes, None);
        }
        self.take_sign_down();
        self.standby.policy.set(self.ledger.outage());
        self.schedule_flush(ctx);
        new_tickets
    }

    /// Takes over what a fenced owner had answered, in its order, a ticket's facts together; once that is drained,
    /// Postgres hears of it. Until then the facts wait there, and taking them over again changes nothing.
    pub(super) fn recover(&mut self, waiting: Vec<Waiting>, ctx: &mut Context<Self>) {
        if waiting.is_empty() {
            return;
        }
        if self.pulling.recovering != Recovering::No {
            self.pulling.recovering = Recovering::Again;
            return;
        }
        self.pulling.recovering = Recovering::Yes;
        tracing::warn!(event = %self.event, facts = waiting.len(), "taking over what a fenced owner had answered");
        let ids: Vec<Uuid> = waiting.iter().map(|fact| fact.id).collect();
        let mut lands = Vec::new();
        for lost in by_ticket(waiting) {
            let Outcome { reply, changes } = self.decide(Command::Recover(lost));
            let contradict = |change: &&Change| matches!(change.what, What::Contradicted { .. });
            signals::conflicts(self.event, changes.iter().filter(contradict).count());
            let (sender, landed) = oneshot::channel();
            let now = Instant::now();
            let waiter = Waiter {
                told: Told { reply, ticket_type: None, holder: None, zone: None, degraded: false },
                reply: sender.into(),
                arrived: now,
                deadline: now + NO_DEADLINE,
                recorded: Recorded::Nothing,
                counts: false,
                exits_undone: 0,
            };
            self.batches.add(changes, Some(waiter));
            lands.push(landed);
        }
        self.schedule_flush(ctx);
        let all_landed = async move {
            for landed in lands {
                if !matches!(landed.await, Ok(Ok(_))) {
                    return false;
                }
            }
            true
        };
        ctx.spawn(all_landed.into_actor(self).map(move |all_landed, actor, ctx| {
            let more = std::mem::take(&mut actor.pulling.recovering) == Recovering::Again;
            if all_landed {
                actor.tell_when_drained(ids, ctx);
            }
            if more {
                ctx.notify(PullFacts { releases: None, reply: None });
            }
        }));
    }

    /// Until they are drained, what was taken over is in Redis and in this memory only: the facts wait in Postgres so long.
    fn tell_when_drained(&mut self, ids: Vec<Uuid>, ctx: &mut Context<Self>) {
        let (store, event, epoch) = (self.store.clone(), self.event, self.epoch);
        let (mut drained, seq) = (self.drain.watermarks(), self.batches.committed());
        let told = async move {
            match drained.wait_for(|at| *at >= seq).await {
                Ok(_) => {}
                // The drain ended, and so does this owner.
                Err(_) => return Ok(()),
            }
            store.taken_over(epoch, &ids).await
        };
        ctx.spawn(told.into_actor(self).map(move |told, actor, ctx| {
            if let Err(error) = told {
                signals::postgres_error("fenced");
                tracing::warn!(event = %event, %error, "fenced facts are taken over; postgres hears of it next time");
                actor.pull_facts_later(ctx);
            }
        }));
    }
}

/// All facts of a ticket in one part, in the order they were decided: only together do they say what contradicts what.
fn by_ticket(waiting: Vec<Waiting>) -> Vec<Vec<Change>> {
    let mut changes: Vec<(Option<TicketId>, Change)> = Vec::with_capacity(waiting.len());
    let mut tickets = std::collections::HashMap::new();
    for Waiting { change, .. } in waiting {
        let ticket = match &change.what {
            What::Scanned(scan) => {
                let ticket = scan.answer.ticket.map(|view| view.id);
                tickets.insert(scan.answer.scan, ticket);
                ticket
            }
            What::Annulled { scan, .. } | What::Disowned { scan } => tickets.get(scan).copied().flatten(),
            What::Ticket { ticket, .. } => Some(*ticket),
            What::AnnulledAhead { .. }
            | What::Held(_)
            | What::HoldClosed { .. }
            | What::Issued(_)
            | What::Contradicted { .. }
            | What::Facts(_) => None,
        };
        changes.push((ticket, change));
    }
    // A stable sort: each ticket keeps its order.
    changes.sort_by_key(|(ticket, _)| *ticket);
    let mut parts: Vec<Vec<Change>> = Vec::new();
    let mut last = None;
    for (ticket, change) in changes {
        let full = parts.last().is_none_or(|part| part.len() >= RECOVERED_AT_ONCE);
        if full && (ticket.is_none() || ticket != last) {
            parts.push(Vec::new());
        }
        last = ticket;
        match parts.last_mut() {
            Some(part) => part.push(change),
            None => parts.push(vec![change]),
        }
    }
    parts
}
