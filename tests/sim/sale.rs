//! Places sold as the box office sells them: held, paid, written into Postgres, issued. Every step is asked for again
//! until it is known.

use crate::crowd::{Crowd, hold_id};
use crate::history::{Asked, Said};
use crate::net::Peer;
use crate::node::{EVENING, Errand};
use crate::postgres::{SimBooks, ticket_id};
use gatehouse::domain::hold::HoldItem;
use gatehouse::domain::ids::{HoldId, TicketId};
use gatehouse::domain::ledger::Command;
use gatehouse::domain::ticket::Validity;
use gatehouse::domain::ticket_type::{TicketFacts, fresh};
use gatehouse::domain::time::Moment;
use std::time::Duration;

/// Most holds do not lapse in the course of an evening.
const LATE: Moment = Moment(EVENING + 3_600_000);

pub async fn sale(crowd: &Crowd) {
    let (hold, of, count, fate) = crowd.roll(|inner| {
        let of = inner.dice.below(2) as usize;
        (hold_id(inner.number()), of, inner.dice.between(1, 3) as u32, inner.dice.below(100))
    });
    let items = vec![HoldItem { ticket_type: crowd.plan.types[of].id, count }];
    let lapses = fate % 4 == 0;
    let soon = turmoil::sim_elapsed().unwrap_or_default().as_millis() as i64 + 150;
    let expires = if lapses { Moment(EVENING + soon) } else { LATE };
    let reserve = Command::Reserve { hold, items, buyer: None, per_buyer_max: None, expires };
    if insist(crowd, Asked::Reserve { hold, of, count }, reserve, 3).await != Some(true) {
        return;
    }
    if lapses && fate > 50 {
        // Whoever pays late finds the places gone, or not yet.
        tokio::time::sleep(Duration::from_millis(u64::from(count) * 70)).await;
    }
    if fate < 35 {
        insist(crowd, Asked::Release { hold }, Command::ReleaseHold(hold), 2).await;
        return;
    }
    if insist(crowd, Asked::Commit { hold }, Command::CommitHold(hold), 6).await != Some(true) {
        return;
    }
    let tickets = write(crowd, hold, of, count).await;
    if fate < 70 {
        // The node that is told first copies the rows, and gives the hold back with them.
        crowd.world.with(|state| {
            if let Some(mailbox) = &state.nodes[state.home].mailbox {
                drop(mailbox.send(Errand::Pull { releases: hold }));
            }
        });
    }
    let ids: Vec<TicketId> = tickets.iter().map(|ticket| ticket.id).collect();
    let issue = Command::Issue { hold: Some(hold), tickets };
    if insist(crowd, Asked::Issue { hold }, issue, 8).await == Some(true) {
        crowd.roll(|inner| inner.tickets.extend(ids));
    }
}

/// The rows, once they are known to be there.
async fn write(crowd: &Crowd, hold: HoldId, of: usize, count: u32) -> Vec<TicketFacts> {
    let gate = fresh(crowd.plan.types[of].id, Validity::Active, 1, None);
    let first = crowd.roll(|inner| {
        let first = inner.types.len() as u32;
        inner.types.extend(vec![of; count as usize]);
        first
    });
    let tickets: Vec<_> = (first..first + count).map(|number| (ticket_id(number), gate.clone())).collect();
    let books = SimBooks::new(&crowd.world, Peer::Crowd);
    loop {
        let tickets = tickets.clone();
        if let Ok(rows) = books.ask(move |postgres| postgres.sell(hold, &tickets)).await {
            return rows;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// `None`: it is not known.
async fn insist(crowd: &Crowd, asked: Asked, command: Command, times: u32) -> Option<bool> {
    for _ in 0..times {
        match crowd.ask(asked, command.clone()).await {
            Some(Said::Held(done)) => return Some(done.is_ok()),
            Some(Said::Issued(done)) => return Some(done.is_ok()),
            Some(_) | None => tokio::time::sleep(Duration::from_millis(15)).await,
        }
    }
    None
}
