//! Answering another node: only about events that are owned here, or should be.

use super::{Directory, lock};
use crate::actors::event_actor::EventActor;
use crate::actors::gate::{LiveScan, Undecided};
use crate::actors::messages::{
    Ask, CheckIns, History, Keyed, Occupancy, PullFacts, Undrained, Unsaid, Validate, Views, Watch,
};
use crate::actors::nodes::wire::{Answer, Envelope, Left, Question};
use crate::domain::ids::EventId;
use crate::domain::ledger::Command;
use crate::stores::journal::Journal;
use actix::dev::ToEnvelope;
use actix::{Actor, Addr, Handler, Message};
use futures_util::future::join_all;
use std::sync::Arc;
use tokio::sync::{broadcast, oneshot};
use tokio::time::Instant;

impl<J: Journal + Send + Sync> Directory<J> {
    pub async fn answer(&self, Envelope { event, left, question }: Envelope) -> Answer {
        let deadline = left.deadline();
        let taking = matches!(question, Question::Take);
        let owner = match self.own(event, taking, deadline).await {
            Ok(owner) => owner,
            Err(answer) => return answer,
        };
        match question {
            Question::Commands(commands) => self.decide_all(event, commands).await,
            Question::Validate(scan) => read(&owner, Validate(scan), deadline)
                .await
                .map_or_else(Answer::Unsaid, |told| Answer::Told(told.into())),
            Question::Occupancy => {
                read(&owner, Occupancy, deadline).await.map_or_else(Answer::Unsaid, Answer::Occupancy)
            }
            Question::CheckIns => read(&owner, CheckIns, deadline).await.map_or_else(Answer::Unsaid, Answer::CheckIns),
            Question::Views(tickets) => {
                read(&owner, Views(tickets), deadline).await.map_or_else(Answer::Unsaid, Answer::Views)
            }
            Question::History(tickets) => {
                read(&owner, History(tickets), deadline).await.map_or_else(Answer::Unsaid, Answer::History)
            }
            Question::Keyed(keys) => {
                read(&owner, Keyed(keys), deadline).await.map_or_else(Answer::Unsaid, Answer::Keyed)
            }
            Question::Undrained => {
                read(&owner, Undrained, deadline).await.map_or_else(Answer::Unsaid, Answer::Undrained)
            }
            Question::PullFacts(releases) => {
                let (reply, pulled) = oneshot::channel();
                if owner.try_send(PullFacts { releases, reply: Some(reply) }).is_err() {
                    return Answer::Unsaid(Unsaid::Undecided(Undecided::Busy));
                }
                match tokio::time::timeout_at(deadline, pulled).await {
                    Ok(Ok(pulled)) => pulled.map_or_else(Answer::Unsaid, Answer::Pulled),
                    Ok(Err(_)) => Answer::Unsaid(Unsaid::NotOwner),
                    Err(_) => Answer::Unsaid(Unsaid::Undecided(Undecided::Unavailable)),
                }
            }
            Question::Take => Answer::Taken,
            // A stream is asked for elsewhere.
            Question::Watch => Answer::NotOwner(None),
        }
    }

    /// A place at the live feed of an event that is owned here, or should be.
    pub async fn watched(&self, event: EventId, left: Left) -> Option<broadcast::Receiver<LiveScan>> {
        let owner = self.own(event, false, left.deadline()).await.ok()?;
        read(&owner, Watch, left.deadline()).await.ok()
    }

    /// The owner, if it is here, or may be: who holds no lease and should not own the event leaves it to the one who should.
    /// `taking`: its owner lets go of it and chose this node.
    async fn own(&self, event: EventId, taking: bool, deadline: Instant) -> Result<Addr<EventActor<J>>, Answer> {
        if let Some(owner) = self.awake(event) {
            return Ok(owner);
        }
        let nodes = &self.0.nodes;
        let elsewhere = |member: Option<Arc<_>>| Answer::NotOwner(member.map(Arc::unwrap_or_clone));
        if nodes.is_leaving() || lock(&self.0.moving).contains(&event) {
            return Err(elsewhere(nodes.winner(event)));
        }
        if !taking {
            match self.0.rooms[0].journal.holder(event).await {
                Ok(Some(holder)) if holder == nodes.me() => {}
                Ok(Some(holder)) => return Err(elsewhere(nodes.reachable(holder))),
                Ok(None) => {
                    if let Some(winner) = nodes.winner(event) {
                        return Err(elsewhere(Some(winner)));
                    }
                }
                Err(_) => return Err(Answer::Unsaid(Unsaid::Undecided(Undecided::Unavailable))),
            }
        }
        self.wake(event, deadline).await.map_err(|not| match not {
            super::NotStarted::Elsewhere => Answer::NotOwner(None),
            super::NotStarted::Journaling(node) => elsewhere(nodes.reachable(node)),
            super::NotStarted::Undecided(why) => Answer::Unsaid(Unsaid::Undecided(why)),
        })
    }

    async fn decide_all(&self, event: EventId, commands: Vec<(Left, Command)>) -> Answer {
        let arrived = Instant::now();
        let (asks, told): (Vec<Ask>, Vec<_>) = commands
            .into_iter()
            .map(|(left, command)| {
                let (reply, told) = oneshot::channel();
                (Ask { command, arrived, deadline: left.deadline(), reply: reply.into() }, told)
            })
            .unzip();
        self.give(event, asks);
        // An actor that died while working says nothing: the next owner knows whether it was decided.
        Answer::Said(join_all(told).await.into_iter().map(|told| told.unwrap_or(Err(Unsaid::NotOwner))).collect())
    }
}

async fn read<J, M>(owner: &Addr<EventActor<J>>, question: M, deadline: Instant) -> Result<M::Result, Unsaid>
where
    J: Journal,
    M: Message + Send + 'static,
    M::Result: Send,
    EventActor<J>: Handler<M>,
    <EventActor<J> as Actor>::Context: ToEnvelope<EventActor<J>, M>,
{
    match tokio::time::timeout_at(deadline, owner.send(question)).await {
        Ok(Ok(told)) => Ok(told),
        Ok(Err(_)) => Err(Unsaid::NotOwner),
        Err(_) => Err(Unsaid::Undecided(Undecided::Busy)),
    }
}
