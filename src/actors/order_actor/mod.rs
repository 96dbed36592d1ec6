//! Writes orders: concurrent steps of one event share one transaction, and so one wait for the disk.
//!
//! Orders shard **by event**, not by order: writing tickets raises the event's facts version, which locks the event's row
//! until the transaction ends. In one actor all waiting steps of the event ride on one such lock; in several they would
//! queue behind each other for it. While one transaction is under way the next group gathers, so groups grow with the load
//! by themselves. Nothing is decided here that is not also written here: the actor keeps no state of orders in memory.
//!
//! | message | reply | when |
//! |---|---|---|
//! | [`Write`] | what was written, or why not | when the transaction that carries it is committed |

mod book;
mod group;
mod issue;
mod pay;

pub use book::{Booking, Limit, Takes, one_within_limits, take_each};
pub use issue::IssueWork;
pub use pay::{GoneWork, PayWork};

use crate::actors::sales::SaleRefusal;
use crate::domain::order::OrderState;
use crate::signals;
use crate::stores::postgres::Store;
use crate::stores::postgres::idempotency::Claimed;
use crate::stores::postgres::order_payments::PaymentRow;
use crate::stores::postgres::order_steps::StepId;
use actix::prelude::*;
use std::time::Instant;
use tokio::sync::oneshot;

/// Most steps of one transaction: a bound on how long its locks are held.
const GROUP_MAX: usize = 128;

/// Most steps that may wait for a transaction; more are told to try again.
const WAITING_MAX: usize = 8_192;

/// One step of an order, as it is written.
pub enum Work {
    /// A new order: pending, or confirmed at once with its tickets.
    Book(Box<Booking>),
    /// How the buyer is asked for money.
    Ask(PaymentRow),
    /// The money is there: the intent to confirm.
    Pay(PayWork),
    /// The places are committed: tickets, and the news of them.
    Issue(Box<IssueWork>),
    /// The places were sold meanwhile: the payment goes back.
    Gone(GoneWork),
    /// The event's owner has heard of it.
    Settle(StepId),
}

/// What a step led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    Done,
    /// Of a payment: what the order is now, and the step that goes on from here.
    Paid {
        state: OrderState,
        step: Option<StepId>,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WriteError {
    Refused(SaleRefusal),
    /// The idempotency key led to something before.
    Repeated(Claimed),
    Unavailable,
}

impl From<SaleRefusal> for WriteError {
    fn from(refusal: SaleRefusal) -> WriteError {
        WriteError::Refused(refusal)
    }
}

pub type Reply = Result<Written, WriteError>;

#[derive(Message)]
#[rtype(result = "()")]
pub struct Write {
    pub work: Work,
    pub reply: oneshot::Sender<Reply>,
}

pub struct OrderActor {
    store: Store,
    waiting: Vec<Write>,
    writing: bool,
}

impl OrderActor {
    pub fn new(store: Store) -> OrderActor {
        OrderActor { store, waiting: Vec::new(), writing: false }
    }

    /// Writes the next group, unless one is under way: then what waits goes with the one after it.
    fn write_next(&mut self, ctx: &mut Context<Self>) {
        if self.writing || self.waiting.is_empty() {
            return;
        }
        self.writing = true;
        let group: Vec<Write> = self.waiting.drain(..self.waiting.len().min(GROUP_MAX)).collect();
        let store = self.store.clone();
        let started = Instant::now();
        let written = async move {
            let (works, replies): (Vec<Work>, Vec<_>) = group.into_iter().map(|one| (one.work, one.reply)).unzip();
            let results = group::write(&store, &works).await;
            signals::orders_written(works.len(), started.elapsed());
            for (reply, result) in replies.into_iter().zip(results) {
                // Whoever asked may have gone away: the sweeper goes on from what is written.
                drop(reply.send(result));
            }
        };
        ctx.spawn(written.into_actor(self).map(|(), actor, ctx| {
            actor.writing = false;
            actor.write_next(ctx);
        }));
    }
}

impl Actor for OrderActor {
    type Context = Context<Self>;

    fn started(&mut self, ctx: &mut Self::Context) {
        ctx.set_mailbox_capacity(WAITING_MAX);
    }
}

impl Handler<Write> for OrderActor {
    type Result = ();

    fn handle(&mut self, write: Write, ctx: &mut Context<Self>) {
        if self.waiting.len() >= WAITING_MAX {
            drop(write.reply.send(Err(WriteError::Unavailable)));
            return;
        }
        self.waiting.push(write);
        self.write_next(ctx);
    }
}
