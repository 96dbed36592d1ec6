//! Events that move: to this node when another died, from it when another joined, and all of them when it leaves.
//!
//! An event moves drained: its log is copied to Postgres first, so that its next owner has little to play. Whoever asks for
//! it meanwhile waits, within its deadline. While Postgres is away nothing moves that need not: nobody could load it.

use super::{Directory, lock};
use crate::actors::directory::Elsewhere;
use crate::actors::messages::{Retire, Retired, Retirement};
use crate::actors::nodes::Member;
use crate::actors::nodes::wire::{Answer, Question};
use crate::domain::ids::EventId;
use crate::signals;
use crate::stores::books::Books;
use crate::stores::journal::Journal;
use futures_util::{StreamExt, stream};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tokio::time::{Instant, MissedTickBehavior};

/// How often a node looks whether something should move.
const LOOK_EVERY: Duration = Duration::from_millis(200);
/// Events that move at a time where a node died or leaves. A node that joined gets one after the other: nothing is lost
/// meanwhile, and each is away for as short as can be.
const AT_ONCE: usize = 4;
/// Events that move to other nodes between two looks.
const MOVES_MAX: usize = 16;
/// How long one event may take to be handed over.
const HAND_OVER_WITHIN: Duration = Duration::from_secs(10);
/// How long the next owner may take to load it.
const TAKE_WITHIN: Duration = Duration::from_secs(10);
/// Postgres answers within this time, or nothing is handed over that need not be.
const POSTGRES_WITHIN: Duration = Duration::from_secs(1);
/// Before the end of its time a node that leaves hands over, whether or not Postgres answers.
const LEAVE_BEFORE: Duration = Duration::from_secs(2);
/// How soon a dead node's lease is tried again.
const TRY_AGAIN: Duration = Duration::from_millis(50);
/// A lease that was being renewed while it was given back is given back again.
const RELEASES: usize = 5;

impl<J: Journal + Send + Sync> Directory<J> {
    /// Takes what dead nodes owned and hands over what others should own. Runs until aborted.
    pub async fn keep_placed(self) {
        tokio::join!(self.keep_succeeding(), self.keep_balanced());
    }

    async fn keep_succeeding(&self) {
        let mut looks = looks();
        loop {
            looks.tick().await;
            for fallen in self.0.nodes.fallen() {
                tracing::warn!(node = %fallen.node, events = fallen.owned.len(), "a node fell silent");
                let directory = self.clone();
                actix_rt::spawn(async move { directory.succeed(fallen.owned).await });
            }
        }
    }

    /// Apart from the other: a move may take long, and a death does not wait for it.
    async fn keep_balanced(&self) {
        let mut looks = looks();
        let mut since: HashMap<EventId, Instant> = HashMap::new();
        loop {
            looks.tick().await;
            if !self.0.nodes.is_leaving() {
                self.rebalance(&mut since).await;
            }
        }
    }

    /// Wakes those events of a dead node that this one should own, once their leases are over.
    async fn succeed(&self, events: Vec<EventId>) {
        let mine = events.into_iter().filter(|event| self.0.nodes.winner(*event).is_none());
        stream::iter(mine).for_each_concurrent(AT_ONCE, |event| self.succeed_to(event)).await;
    }

    async fn succeed_to(&self, event: EventId) {
        let until = Instant::now() + self.0.settings.lease_ttl * 2;
        while Instant::now() < until && !self.0.nodes.is_leaving() {
            if self.awake(event).is_some() {
                return;
            }
            match self.0.rooms[0].journal.holder(event).await {
                Ok(Some(holder)) if holder != self.0.nodes.me() && self.0.nodes.reachable(holder).is_some() => return,
                Ok(None) if self.owner(event, until).await.is_ok() => return signals::taken_over(event),
                Ok(_) | Err(_) => tokio::time::sleep(TRY_AGAIN).await,
            }
        }
    }

    /// Hands over what another node should own, if both have been there for a while.
    async fn rebalance(&self, since: &mut HashMap<EventId, Instant>) {
        let (now, owned) = (Instant::now(), self.owned());
        since.retain(|event, _| owned.contains(event));
        if self.0.nodes.is_alone() {
            return;
        }
        let moves = owned.into_iter().filter_map(|event| {
            let settled = now.duration_since(*since.entry(event).or_insert(now)) >= self.0.nodes.settle();
            settled.then(|| self.0.nodes.settled_winner(event)).flatten().map(|to| (event, to))
        });
        let moves: Vec<(EventId, Arc<Member>)> = moves.take(MOVES_MAX).collect();
        for (event, to) in moves {
            if !self.postgres_answers(event).await {
                return;
            }
            self.move_to(event, &to, Instant::now() + HAND_OVER_WITHIN, Retirement::Move).await;
        }
    }

    async fn postgres_answers(&self, event: EventId) -> bool {
        let asked = tokio::time::timeout(POSTGRES_WITHIN, self.0.store.epoch(event)).await;
        matches!(asked, Ok(Ok(_)))
    }

    /// Hands over everything, because this node stops. Requests are answered all the while, by the next owners then.
    pub async fn leave(&self, by: impl Into<Instant>) {
        let by = by.into();
        while Instant::now() < by {
            let owned = self.owned();
            let moves = owned.into_iter().filter_map(|event| self.0.nodes.winner(event).map(|to| (event, to)));
            let moves: Vec<(EventId, Arc<Member>)> = moves.collect();
            if moves.is_empty() {
                return;
            }
            stream::iter(moves)
                .for_each_concurrent(AT_ONCE, async |(event, to)| {
                    if self.postgres_answers(event).await || Instant::now() + LEAVE_BEFORE >= by {
                        self.move_to(event, &to, by, Retirement::Leave).await;
                    }
                })
                .await;
            // Some may be on their way already.
            tokio::time::sleep(TRY_AGAIN).await;
        }
    }

    async fn move_to(&self, event: EventId, to: &Member, by: Instant, why: Retirement) {
        let Some(owner) = self.awake(event) else { return };
        let journals = &self.0.settings.event.journals;
        if journals.is_in_use(event) {
            // Its journal is here; it moves when Redis has it.
            return;
        }
        if !lock(&self.0.moving).insert(event) {
            return;
        }
        let on_its_way = OnItsWay { directory: self, event };
        let began = Instant::now();
        let (reply, retired) = oneshot::channel();
        let retire = async {
            // A full mailbox is waited for: its scans are answered before the event goes.
            let asked = owner.send(Retire { by, why, reply }).await.is_ok();
            if asked { retired.await.unwrap_or(Retired::Undrained) } else { Retired::Undrained }
        };
        let retired = tokio::time::timeout_at(by, retire).await.unwrap_or(Retired::Undrained);
        if retired == Retired::Stayed || (journals.is_in_use(event) && owner.connected()) {
            return;
        }
        if retired == Retired::Undrained {
            tracing::warn!(event = %event, "handed over before its log was drained; its next owner goes on with it");
        }
        while owner.connected() && Instant::now() < by {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        let taken = self.offer(event, to).await;
        drop(on_its_way);
        if taken {
            signals::handed_over(event, began.elapsed());
        } else {
            tracing::warn!(event = %event, node = %to.node, "the next owner did not take an event; whoever is asked for it will");
        }
    }

    /// Gives the lease back and has the next owner take it.
    async fn offer(&self, event: EventId, to: &Member) -> bool {
        self.0.routes.insert(event, to.node);
        let until = Instant::now() + TAKE_WITHIN;
        for _ in 0..RELEASES {
            self.give_back(event, &self.0.rooms[0].journal).await;
            match self.ask_there(to, event, Question::Take, until).await {
                Ok(Answer::Taken) => return true,
                Err(Elsewhere::Astray) => tokio::time::sleep(TRY_AGAIN).await,
                // It cannot: whoever is asked next tries.
                Ok(_) | Err(Elsewhere::Undecided(_)) => return false,
            }
        }
        false
    }
}

fn looks() -> tokio::time::Interval {
    let mut looks = tokio::time::interval(LOOK_EVERY);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    looks
}

/// An event between two owners. However the move ends, it can be asked for again.
struct OnItsWay<'a, J: Journal> {
    directory: &'a Directory<J>,
    event: EventId,
}

impl<J: Journal> Drop for OnItsWay<'_, J> {
    fn drop(&mut self) {
        lock(&self.directory.0.moving).remove(&self.event);
    }
}
