//! The sale, as handlers hold it: bookings, payments, and everything that happens to a ticket besides scanning.
//!
//! A handle that is cheap to clone. Every verb is an intent that is committed, a ledger command that is harmless to
//! repeat, and a result; a sweeper finishes what a crash left.

mod activate;
mod add;
mod amend;
mod asking;
mod bodies;
mod cancel;
mod check;
mod confirm;
mod edit;
mod faults;
mod give;
mod give_back;
mod issue;
mod keys;
mod making;
mod notes;
mod on_sale;
mod price_board;
mod pricing;
mod purchase;
mod quote;
mod redrive;
mod refund;
mod refund_plan;
mod refusals;
mod requests;
mod resend;
mod reserve;
pub mod signature;
mod steps;
mod sweeper;
mod transfer;

pub use crate::stores::postgres::order_records::{
    ActivationPayment, Amounts, BookingInfo, Buyer, Channel, EventSold, ItemInfo, PaymentInfo, RefundInfo, RefundState,
    SoldTicket, ThingSold,
};
pub use add::AddWish;
pub use edit::{EditStatus, EditWish, HolderPatch};
pub use refusals::{SaleError, SaleRefusal};
pub use requests::{
    ActivateWish, ConfirmWish, Confirmed, DoorPayment, GiveWish, HolderWish, IssueKind, IssueTo, IssueWish, Issued,
    OrderChange, PayBy, PaymentHandle, PurchaseWish, Purchased, Quoted, RefundOf, RefundWish, Refunded, TransferWish,
    Transferred, Who, WhoKind, WishedItem, WishedThing,
};

use crate::actors::gate::Gate;
use crate::actors::order_actor::{OrderActor, Reply, Work, Write, WriteError};
use crate::actors::registry::{Registry, RegistryError};
use crate::domain::ids::{EventId, OrderId, TenantId, TicketId};
use crate::payments::Gateways;
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::{order_reads, sold_tickets};
use actix::prelude::*;
use chrono::{DateTime, TimeDelta, Utc};
use price_board::PriceBoard;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

#[derive(Debug, Clone)]
pub struct Settings {
    /// How long the places of a booking are held for its payment.
    pub hold_ttl: Duration,
    /// Threads that write orders; an event's orders are all on one.
    pub order_actors: usize,
    /// How often unfinished work is looked for.
    pub sweep_every: Duration,
    /// How long a step is left to whoever began it.
    pub step_patience: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            hold_ttl: Duration::from_secs(600),
            order_actors: 2,
            sweep_every: Duration::from_secs(1),
            step_patience: Duration::from_secs(30),
        }
    }
}

/// How long a step of the sale may take: nobody stands at a gate for it.
const PATIENCE: Duration = Duration::from_secs(15);

/// How long one verb waits for another one on the same ticket or booking.
const TURN_PATIENCE: Duration = Duration::from_secs(3);

/// How soon it looks again.
const TURN_AGAIN: Duration = Duration::from_millis(40);

#[derive(Clone)]
pub struct Sales {
    inner: Arc<Inner>,
}

struct Inner {
    gate: Gate,
    registry: Registry,
    store: Store,
    gateways: Gateways,
    actors: Vec<Addr<OrderActor>>,
    settings: Settings,
    prices: PriceBoard,
}

impl Sales {
    /// Starts the order actors, each on a thread of its own.
    pub fn start(gate: Gate, registry: Registry, store: Store, gateways: Gateways, settings: Settings) -> Sales {
        let actor = |_| {
            let store = store.clone();
            OrderActor::start_in_arbiter(&Arbiter::new().handle(), move |_| OrderActor::new(store))
        };
        let actors = (0..settings.order_actors.max(1)).map(actor).collect();
        Sales {
            inner: Arc::new(Inner { gate, registry, store, gateways, actors, settings, prices: PriceBoard::default() }),
        }
    }

    /// Hands a step to the actor of its event (of its order, where there is none), and waits until it is written.
    async fn write(&self, event: Option<EventId>, order: OrderId, work: Work) -> Reply {
        let key = event.map_or(*order.as_bytes(), |event| *event.as_bytes());
        let number = u64::from_le_bytes(key[8..].try_into().expect("sixteen bytes have eight behind the first eight"));
        let actors = &self.inner.actors;
        let actor = &actors[usize::try_from(number % actors.len() as u64).unwrap_or(0)];
        let (reply, written) = oneshot::channel();
        if actor.try_send(Write { work, reply }).is_err() {
            return Err(WriteError::Unavailable);
        }
        match tokio::time::timeout(PATIENCE, written).await {
            Ok(Ok(reply)) => reply,
            Ok(Err(_)) | Err(_) => Err(WriteError::Unavailable),
        }
    }

    fn deadline() -> Instant {
        Instant::now() + PATIENCE
    }

    /// Until when a step that begins now is its beginner's.
    fn driven_until(&self) -> DateTime<Utc> {
        Utc::now() + delta(self.inner.settings.step_patience)
    }

    async fn booking(&self, tenant: TenantId, order: OrderId) -> Result<BookingInfo, SaleError> {
        let mut db = self.inner.store.connection().await?;
        let found = order_reads::read(&mut db, tenant, &[order]).await?.pop();
        found.ok_or(SaleError::Refused(SaleRefusal::UnknownBooking))
    }

    async fn sold(&self, tenant: TenantId, tickets: &[TicketId]) -> Result<Vec<SoldTicket>, SaleError> {
        if tickets.is_empty() {
            return Ok(Vec::new());
        }
        let mut db = self.inner.store.connection().await?;
        Ok(sold_tickets::read(&mut db, tenant, tickets).await?)
    }
}

fn delta(by: Duration) -> TimeDelta {
    TimeDelta::from_std(by).unwrap_or(TimeDelta::MAX)
}

/// A UUIDv7, as every id is made.
fn new_id() -> [u8; 16] {
    uuid::Uuid::now_v7().into_bytes()
}

impl From<StoreError> for SaleError {
    fn from(error: StoreError) -> SaleError {
        signals::postgres_error("sale");
        tracing::warn!(%error, "the sale could not use postgres");
        SaleError::Unavailable
    }
}

impl From<RegistryError> for SaleError {
    fn from(error: RegistryError) -> SaleError {
        match error {
            RegistryError::Invalid { field, message } => SaleRefusal::Invalid { field, message }.into(),
            RegistryError::NotFound { .. } => SaleRefusal::UnknownEvent.into(),
            RegistryError::Conflict { field, message } => SaleRefusal::Invalid { field, message }.into(),
            RegistryError::Unavailable => SaleError::Unavailable,
        }
    }
}

impl From<WriteError> for SaleError {
    fn from(error: WriteError) -> SaleError {
        match error {
            WriteError::Refused(refusal) => refusal.into(),
            // Whoever claims a key looks at what it led to before.
            WriteError::Repeated(_) => SaleRefusal::KeyReused.into(),
            WriteError::Unavailable => SaleError::Unavailable,
        }
    }
}

fn invalid(field: &str, message: impl Into<String>) -> SaleError {
    SaleRefusal::Invalid { field: field.to_owned(), message: message.into() }.into()
}
