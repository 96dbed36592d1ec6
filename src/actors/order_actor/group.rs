//! One transaction for a group of steps. What is refused is refused alone; what the database itself refuses makes the
//! group go again one by one, so that it fails alone too.

use crate::actors::order_actor::{Reply, Work, WriteError, Written, book, issue, pay};
use crate::domain::ids::{EventId, TenantId};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::events;
use crate::stores::postgres::new_orders;
use crate::stores::postgres::order_payments::PaymentRow;
use crate::stores::postgres::order_steps::{self, StepId, StepState};
use crate::stores::postgres::{Db, Store};
use std::collections::BTreeMap;

/// How often a group is written again after two transactions got into each other's way.
const TRIES: u32 = 3;

/// Writes the steps and answers each, in their order.
pub async fn write(store: &Store, works: &[Work]) -> Vec<Reply> {
    let all: Vec<&Work> = works.iter().collect();
    match write_retrying(store, &all).await {
        Ok(replies) => replies,
        Err(error) if error.is_data() && works.len() > 1 => {
            let mut replies = Vec::with_capacity(works.len());
            for work in works {
                replies.push(match write_retrying(store, &[work]).await {
                    Ok(mut reply) => reply.pop().unwrap_or(Err(WriteError::Unavailable)),
                    Err(error) => Err(failed(&error)),
                });
            }
            replies
        }
        Err(error) => works.iter().map(|_| Err(failed(&error))).collect(),
    }
}

async fn write_retrying(store: &Store, works: &[&Work]) -> Result<Vec<Reply>, StoreError> {
    let mut tries = 1;
    loop {
        match write_once(store, works).await {
            Err(error) if error.is_collision() && tries < TRIES => tries += 1,
            outcome => return outcome,
        }
    }
}

fn failed(error: &StoreError) -> WriteError {
    signals::postgres_error("orders");
    tracing::warn!(%error, "a step of an order could not be written");
    WriteError::Unavailable
}

async fn write_once(store: &Store, works: &[&Work]) -> Result<Vec<Reply>, StoreError> {
    let mut replies: Vec<Reply> = works.iter().map(|_| Ok(Written::Done)).collect();
    let mut answer = |places: Vec<(usize, Reply)>| places.into_iter().for_each(|(at, reply)| replies[at] = reply);
    let sorted = Sorted::of(works);
    if sorted.is_plain() {
        book::write_plain(&mut *store.connection().await?, &sorted.books).await?;
        return Ok(replies);
    }
    let mut tx = store.begin().await?;
    // Locks are taken in one order everywhere: buyers, orders, then events.
    let books = book::check(&mut tx, &sorted.books).await?;
    answer(pay::pay(&mut tx, &sorted.pays).await?);
    answer(pay::gone(&mut tx, &sorted.gone).await?);
    let issued = issue::check(&mut tx, &sorted.issues).await?;
    let versions = touch(&mut tx, books.touches().chain(issued.touches())).await?;
    answer(books.write(&mut tx, &versions).await?);
    answer(issued.write(&mut tx, &versions).await?);
    if !sorted.asks.is_empty() {
        new_orders::insert_payments(&mut tx, &sorted.asks).await?;
    }
    if !sorted.settles.is_empty() {
        order_steps::advance(&mut tx, &sorted.settles, StepState::Written, StepState::Settled).await?;
    }
    tx.commit().await?;
    if sorted.has_news() {
        store.nudge_outbox();
    }
    Ok(replies)
}

/// The facts versions of events whose tickets this transaction writes.
pub type Versions = BTreeMap<EventId, u64>;

async fn touch(db: &mut Db, events: impl Iterator<Item = (EventId, TenantId)>) -> Result<Versions, StoreError> {
    let mut versions = Versions::new();
    for (event, tenant) in events.collect::<BTreeMap<_, _>>() {
        let version = events::touch(db, tenant, event).await?;
        versions.insert(event, version.ok_or_else(|| StoreError::Unreadable("the event has gone".into()))?);
    }
    Ok(versions)
}

/// The steps of a group by what they do, each with its place in the group.
#[derive(Default)]
struct Sorted<'a> {
    books: Vec<(usize, &'a book::Booking)>,
    asks: Vec<&'a PaymentRow>,
    pays: Vec<(usize, &'a pay::PayWork)>,
    gone: Vec<(usize, &'a pay::GoneWork)>,
    issues: Vec<(usize, &'a issue::IssueWork)>,
    settles: Vec<StepId>,
}

impl<'a> Sorted<'a> {
    /// A rush of bookings and nothing else.
    fn is_plain(&self) -> bool {
        let Sorted { books, asks, pays, gone, issues, settles } = self;
        let only_books =
            asks.is_empty() && pays.is_empty() && gone.is_empty() && issues.is_empty() && settles.is_empty();
        only_books && books.iter().all(|(_, booking)| booking.is_plain())
    }

    /// Whether somebody is told of it: most bookings are told to nobody before they are paid, and each look of the relay is
    /// a few statements.
    fn has_news(&self) -> bool {
        self.books.iter().any(|(_, booking)| !booking.news.is_empty())
            || self.issues.iter().any(|(_, issue)| !issue.news.is_empty())
    }

    fn of(works: &[&'a Work]) -> Sorted<'a> {
        let mut sorted = Sorted::default();
        for (at, work) in works.iter().enumerate() {
            match work {
                Work::Book(booking) => sorted.books.push((at, booking)),
                Work::Ask(payment) => sorted.asks.push(payment),
                Work::Pay(pay) => sorted.pays.push((at, pay)),
                Work::Issue(issue) => sorted.issues.push((at, issue)),
                Work::Gone(gone) => sorted.gone.push((at, gone)),
                Work::Settle(step) => sorted.settles.push(*step),
            }
        }
        sorted
    }
}
