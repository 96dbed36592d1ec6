//! Where an event is asked: here, or at the node that owns it.

use super::{Directory, NotStarted, lock};
use crate::actors::gate::Undecided;
use crate::actors::nodes::Member;
use crate::domain::ids::{EventId, NodeId};
use crate::stores::journal::Journal;
use actix::Addr;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Where an event's owner is.
#[derive(Debug, Clone)]
pub enum Way {
    /// Awake in this process.
    Here,
    There(Arc<Member>),
}

/// How soon it is looked again for an owner, where one just left or died.
const LOOK_AGAIN: Duration = Duration::from_millis(10);
const LOOK_AGAIN_MAX: Duration = Duration::from_millis(50);

/// What to do next.
enum Step {
    Go(Way),
    Start,
    Wait,
    /// Redis does not say who owns the event.
    Blind,
}

impl<J: Journal + Send + Sync> Directory<J> {
    /// Where to ask, an actor started here if this node should own the event. Waits until `deadline` at most.
    pub async fn way(&self, event: EventId, deadline: impl Into<Instant>) -> Result<Way, Undecided> {
        if self.0.live.load().get(&event).is_some_and(Addr::connected) {
            return Ok(Way::Here);
        }
        // Boxed, so that it is no part of every scan's future.
        Box::pin(self.find_way(event, deadline.into())).await
    }

    async fn find_way(&self, event: EventId, deadline: Instant) -> Result<Way, Undecided> {
        let mut pause = LOOK_AGAIN;
        let mut asked_books = false;
        loop {
            match self.next_step(event).await {
                Step::Blind if !std::mem::replace(&mut asked_books, true) => {
                    if let Some(way) = self.journaling_at(event).await.and_then(|node| self.way_to(event, node)) {
                        return Ok(way);
                    }
                }
                Step::Go(way) => return Ok(way),
                Step::Start => match self.wake(event, deadline).await {
                    Ok(_) => return Ok(Way::Here),
                    // Whoever holds the lease may be dead, or about to own the event.
                    Err(NotStarted::Elsewhere) => {}
                    Err(NotStarted::Journaling(node)) => {
                        if let Some(way) = self.way_to(event, node) {
                            return Ok(way);
                        }
                    }
                    Err(NotStarted::Undecided(why)) => return Err(why),
                },
                Step::Wait | Step::Blind => {}
            }
            if Instant::now() + pause >= deadline {
                return Err(Undecided::Unavailable);
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LOOK_AGAIN_MAX);
        }
    }

    async fn next_step(&self, event: EventId) -> Step {
        if self.awake(event).is_some() {
            return Step::Go(Way::Here);
        }
        if lock(&self.0.moving).contains(&event) {
            return Step::Wait;
        }
        let nodes = &self.0.nodes;
        if nodes.is_alone() {
            return Step::Start;
        }
        if let Some(member) = self.0.routes.get(&event).and_then(|node| nodes.lively(node)) {
            return Step::Go(Way::There(member));
        }
        match self.0.rooms[0].journal.holder(event).await {
            Ok(Some(holder)) if holder == nodes.me() => self.start_unless_leaving(event).await,
            Ok(Some(holder)) => match nodes.reachable(holder) {
                Some(member) => {
                    self.0.routes.insert(event, holder);
                    Step::Go(Way::There(member))
                }
                // It died, and its lease ends soon; or it is only slow, and will be asked again in a moment.
                None => Step::Wait,
            },
            Ok(None) => match nodes.winner(event) {
                Some(member) => Step::Go(Way::There(member)),
                None => self.start_unless_leaving(event).await,
            },
            Err(error) => {
                crate::signals::redis_error("holder");
                tracing::debug!(event = %event, %error, "the owner could not be looked up");
                Step::Blind
            }
        }
    }

    /// The way to a node that decides into its journal, if it can be reached.
    fn way_to(&self, event: EventId, node: NodeId) -> Option<Way> {
        let member = self.0.nodes.reachable(node)?;
        self.0.routes.insert(event, node);
        Some(Way::There(member))
    }

    async fn start_unless_leaving(&self, event: EventId) -> Step {
        if !self.0.nodes.is_leaving() || !self.0.nodes.has_successors() {
            return Step::Start;
        }
        // A lease of an event that fell asleep here: others may have it.
        drop(self.0.rooms[0].journal.release(event, self.0.nodes.me()).await);
        Step::Wait
    }

    /// Whether somebody has the event in memory, here or elsewhere.
    pub async fn is_owned(&self, event: EventId) -> bool {
        if self.awake(event).is_some() {
            return true;
        }
        !self.0.nodes.is_alone() && !matches!(self.0.rooms[0].journal.holder(event).await, Ok(None))
    }

    /// The node that was asked does not own the event; `instead` is the one that it knows of.
    pub(super) fn went_astray(&self, event: EventId, instead: Option<&Member>) {
        match instead {
            Some(member) if member.node != self.0.nodes.me() => {
                self.0.nodes.was_told_of(member);
                self.0.routes.insert(event, member.node);
            }
            Some(_) | None => drop(self.0.routes.remove(&event)),
        }
    }
}
