//! Asking the node that owns an event. What one thread has for the same event at the same moment goes together.

use super::Directory;
use crate::actors::gate::{LiveScan, Undecided};
use crate::actors::messages::{Ask, Unsaid};
use crate::actors::nodes::wire::{Answer, Envelope, Left, Question};
use crate::actors::nodes::{Lost, Member};
use crate::actors::post;
use crate::domain::ids::EventId;
use crate::stores::journal::Journal;
use std::sync::Arc;
use tokio::sync::broadcast;
use tokio::time::Instant;

/// Commands of one question at most.
const TOGETHER_MAX: usize = 256;

/// Why the node that was asked did not answer the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// The event has another owner, or none yet: look for it again.
    Astray,
    Undecided(Undecided),
}

impl<J: Journal + Send + Sync> Directory<J> {
    /// Puts a command to the owner on another node. Its asker hears the answer; that there is another owner; or nothing (the
    /// channel closes), where the command may or may not have been heard.
    pub fn put_there(&self, to: Arc<Member>, event: EventId, ask: Ask) {
        // The address of what this closure keeps alive names the way.
        let way = (Arc::as_ptr(&to) as usize, event);
        if post::lay_out(way, ask) {
            let directory = self.clone();
            actix_rt::spawn(async move {
                tokio::task::yield_now().await;
                let mut together = post::take_all(way);
                while together.len() > TOGETHER_MAX {
                    let rest = together.split_off(TOGETHER_MAX);
                    let (directory, to) = (directory.clone(), to.clone());
                    actix_rt::spawn(async move { directory.deliver(&to, event, together).await });
                    together = rest;
                }
                directory.deliver(&to, event, together).await;
            });
        }
    }

    async fn deliver(&self, to: &Member, event: EventId, together: Vec<Ask>) {
        let Some(latest) = together.iter().map(|ask| ask.deadline).max() else { return };
        let (commands, replies): (Vec<_>, Vec<_>) =
            together.into_iter().map(|ask| ((Left::until(ask.deadline), ask.command), ask.reply)).unzip();
        let question = Question::Commands(commands);
        let question = Envelope { event, left: Left::until(latest), question };
        let unsaid = match self.0.nodes.ask(to, &question, latest).await {
            Ok(Answer::Said(said)) if said.len() == replies.len() => {
                if said.iter().any(|said| matches!(said, Err(Unsaid::NotOwner))) {
                    self.went_astray(event, None);
                } else {
                    self.0.routes.insert(event, to.node);
                }
                return replies.into_iter().zip(said).for_each(|(reply, said)| reply.say(said));
            }
            Ok(Answer::NotOwner(instead)) => {
                self.went_astray(event, instead.as_ref());
                Unsaid::NotOwner
            }
            Ok(Answer::Unsaid(unsaid)) => unsaid,
            Err(Lost::Busy) => Unsaid::Undecided(Undecided::Busy),
            Err(Lost::NotSent(_)) => {
                self.went_astray(event, None);
                Unsaid::NotOwner
            }
            // It may have been heard: whoever asks again asks under the same scan id.
            Ok(_) | Err(Lost::Unanswered(_)) => return self.went_astray(event, None),
        };
        replies.into_iter().for_each(|reply| reply.say(Err(unsaid)));
    }

    /// One question that changes nothing, or may be asked twice.
    pub async fn ask_there(
        &self,
        to: &Member,
        event: EventId,
        question: Question,
        deadline: Instant,
    ) -> Result<Answer, Elsewhere> {
        let question = Envelope { event, left: Left::until(deadline), question };
        match self.0.nodes.ask(to, &question, deadline).await {
            Ok(Answer::NotOwner(instead)) => {
                self.went_astray(event, instead.as_ref());
                Err(Elsewhere::Astray)
            }
            Ok(Answer::Unsaid(Unsaid::NotOwner)) | Err(Lost::NotSent(_) | Lost::Unanswered(_)) => {
                self.went_astray(event, None);
                Err(Elsewhere::Astray)
            }
            Ok(Answer::Unsaid(Unsaid::Undecided(why))) => Err(Elsewhere::Undecided(why)),
            Ok(answer) => {
                self.0.routes.insert(event, to.node);
                Ok(answer)
            }
            Err(lost @ Lost::Busy) => Err(Elsewhere::Undecided(lost.undecided())),
        }
    }

    /// A place at the live feed of another node.
    pub async fn watch_there(
        &self,
        to: &Member,
        event: EventId,
        deadline: Instant,
    ) -> Result<broadcast::Receiver<LiveScan>, Elsewhere> {
        let question = Envelope { event, left: Left::until(deadline), question: Question::Watch };
        self.0.nodes.watch(to, &question, deadline).await.map_err(|_| {
            self.went_astray(event, None);
            Elsewhere::Astray
        })
    }
}
