//! Finishes what a crash, a lost connection or a buyer left: intents without a result, bookings whose time is over, and
//! payments that nobody told us of.

use crate::actors::sales::confirm::Asking;
use crate::actors::sales::{BookingInfo, SaleError, Sales, delta};
use crate::domain::ids::OrderId;
use crate::domain::order::{Fact, Obligation, step};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::catalog;
use crate::stores::postgres::order_payments::{self, PaymentState};
use crate::stores::postgres::order_steps::{self, StepId};
use crate::stores::postgres::orders;
use chrono::{TimeDelta, Utc};
use futures_util::StreamExt;
use futures_util::stream;
use std::collections::HashMap;
use std::time::{Duration, Instant};
use tokio::time::MissedTickBehavior;

/// Most of each kind that one round takes up.
const ROUND_MAX: i64 = 200;

/// How many of them are worked on at a time.
const AT_ONCE: usize = 8;

/// How long before its hold lapses a booking's payment is looked up: a buyer who paid and closed the browser keeps the
/// places.
const LOOK_BEFORE: Duration = Duration::from_secs(60);

/// How soon the same payment is looked up again, at most and at least.
const LOOK_AGAIN_MAX: Duration = Duration::from_secs(20);
const LOOK_AGAIN_MIN: Duration = Duration::from_millis(500);

/// How long a payment may come after its booking lapsed, how often it is looked for, and how many at a time: each look
/// asks the gateway. A webhook or the buyer is heard at any time.
const LATE_FOR: Duration = Duration::from_secs(24 * 3600);
const LATE_AGAIN: Duration = Duration::from_secs(600);
const LATE_MAX: i64 = 10;

impl Sales {
    /// Sweeps until it is dropped or aborted. One per node; several nodes do not get into each other's way.
    pub async fn run_sweeper(self) {
        let mut ticks = tokio::time::interval(self.inner.settings.sweep_every);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let look_again = (self.inner.settings.hold_ttl / 8).clamp(LOOK_AGAIN_MIN, LOOK_AGAIN_MAX);
        let mut looked: HashMap<OrderId, Instant> = HashMap::new();
        loop {
            ticks.tick().await;
            looked.retain(|_, at| at.elapsed() < look_again);
            if let Err(error) = self.sweep(&mut looked).await {
                signals::postgres_error("sweep");
                tracing::warn!(%error, "unfinished orders cannot be looked for");
            }
        }
    }

    async fn sweep(&self, looked: &mut HashMap<OrderId, Instant>) -> Result<(), StoreError> {
        let mut db = self.inner.store.connection().await?;
        let now = Utc::now();
        let steps = order_steps::take_waiting(&mut db, now, self.driven_until(), ROUND_MAX).await?;
        let early = now + delta(LOOK_BEFORE.min(self.inner.settings.hold_ttl / 4));
        let lapsing = orders::lapsed(&mut db, early, ROUND_MAX).await?;
        let (since, before) = (now - delta(LATE_FOR), now - delta(LATE_AGAIN));
        let late = order_payments::take_lapsed(&mut db, since, before, LATE_MAX).await?;
        drop(db);
        if !steps.is_empty() {
            signals::steps_swept(steps.len());
        }
        stream::iter(steps).for_each_concurrent(AT_ONCE, |step| self.sweep_step(step)).await;
        stream::iter(late)
            .for_each_concurrent(AT_ONCE, async |order| {
                self.sweep_order(order).await;
            })
            .await;
        let fresh: Vec<OrderId> = lapsing.into_iter().filter(|order| !looked.contains_key(order)).collect();
        let done: Vec<(OrderId, bool)> = stream::iter(fresh)
            .map(|order| async move { (order, self.sweep_order(order).await) })
            .buffer_unordered(AT_ONCE)
            .collect()
            .await;
        looked.extend(done.into_iter().filter(|(_, over)| !over).map(|(order, _)| (order, Instant::now())));
        Ok(())
    }

    async fn sweep_step(&self, step: StepId) {
        match self.drive(step).await {
            Ok(()) | Err(SaleError::Refused(_)) => {}
            Err(SaleError::Unavailable | SaleError::GatewayUnavailable) => {
                tracing::debug!(%step, "an unfinished step has to wait");
            }
        }
    }

    /// Looks the payment of a lapsing booking up, and ends the booking if its time is over. True: there is nothing to come
    /// back for.
    async fn sweep_order(&self, order: OrderId) -> bool {
        match self.try_sweep_order(order).await {
            Ok(over) => over,
            Err(SaleError::Refused(refusal)) => {
                tracing::debug!(%order, %refusal, "a booking was looked at");
                false
            }
            Err(SaleError::Unavailable | SaleError::GatewayUnavailable) => false,
        }
    }

    async fn try_sweep_order(&self, order: OrderId) -> Result<bool, SaleError> {
        let mut db = self.inner.store.connection().await?;
        let Some(tenant) = orders::tenant_of(&mut db, order).await? else { return Ok(true) };
        let payments = order_payments::of_orders(&mut db, &[order]).await?;
        drop(db);
        let booking = self.booking(tenant, order).await?;
        for payment in payments.iter().filter(|payment| payment.state == PaymentState::Open) {
            match self.settle_payment(&booking, payment, Asking::LookUp).await {
                Ok(()) => return Ok(true),
                // Not paid: it may still be, until its time is over.
                Err(SaleError::Refused(_)) => {}
                // The gateway does not say: nothing ends before it does.
                Err(error) => return Err(error),
            }
        }
        if booking.expires_at.is_some_and(|expires| expires + TimeDelta::seconds(1) > Utc::now()) {
            return Ok(false);
        }
        self.lapse(&booking).await?;
        Ok(true)
    }

    /// Ends a booking whose time to pay is over.
    async fn lapse(&self, booking: &BookingInfo) -> Result<(), SaleError> {
        self.end(booking, Fact::Lapsed).await
    }

    /// Ends a pending booking: what it took is free again.
    pub(super) async fn end(&self, booking: &BookingInfo, fact: Fact) -> Result<(), SaleError> {
        let mut tx = self.inner.store.begin().await?;
        let Some(locked) = orders::lock(&mut tx, &[booking.id]).await?.pop() else { return Ok(()) };
        let Ok((after, owed)) = step(locked.order, fact) else { return Ok(()) };
        if after != locked.order {
            orders::advance(&mut tx, &[(booking.id, after)], Utc::now()).await?;
            catalog::promotions::release(&mut tx, &[booking.id]).await?;
            catalog::invites::release(&mut tx, &[booking.id]).await?;
            catalog::products::return_stock(&mut tx, &[booking.id]).await?;
        }
        tx.commit().await?;
        if after != locked.order {
            signals::booking(locked.event, if fact == Fact::Lapsed { "expired" } else { "cancelled" });
        }
        if owed.contains(&Obligation::ReleasePlaces)
            && let (Some(event), Some(hold)) = (locked.event, locked.hold)
        {
            self.release(event, hold).await;
        }
        Ok(())
    }
}
