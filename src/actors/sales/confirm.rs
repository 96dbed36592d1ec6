//! A confirmation believes the gateway and nobody else. The gateway's word makes the order paid and leaves an intent; the
//! intent commits the hold, writes the tickets, and tells the event's owner. Whoever comes at the same time (the buyer, a
//! webhook, the sweeper) meets the same intent and ends at the same place.

use crate::actors::order_actor::{GoneWork, IssueWork, PayWork, Work, Written};
use crate::actors::sales::asking::gateway_error;
use crate::actors::sales::making::{self, Common};
use crate::actors::sales::{
    BookingInfo, ConfirmWish, Confirmed, ItemInfo, PayBy, SaleError, SaleRefusal, Sales, TURN_AGAIN, TURN_PATIENCE,
    ThingSold, Who, faults, invalid, new_id,
};
use crate::domain::hold::HoldItem;
use crate::domain::ids::{EventId, HoldId, OrderId, ProductId, TenantId};
use crate::domain::ledger::{Command, HoldRefusal, Reply};
use crate::domain::order::OrderState;
use crate::domain::ticket::Validity;
use crate::payments::{GatewayName, Payment, PaymentStatus};
use crate::signals;
use crate::stores::postgres::order_payments::{self, PaymentRow, PaymentState};
use crate::stores::postgres::order_steps::{self, Step, StepId, StepKind, StepState};
use crate::stores::postgres::orders;
use serde_json::Value;
use std::time::Instant;
use uuid::Uuid;

/// How the gateway is asked about a payment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asking {
    /// The buyer says so, or a webhook: what was approved is taken.
    Take,
    /// Just looking.
    LookUp,
}

impl Sales {
    /// Confirms a booking if its gateway has the money, whatever the caller says. Asked again, the same answer.
    pub async fn confirm(&self, who: &Who, wish: ConfirmWish) -> Result<Confirmed, SaleError> {
        let booking = self.booking(who.tenant, wish.booking).await?;
        let asked = match wish.pay_by {
            PayBy::Stripe => Some(GatewayName::Stripe),
            PayBy::Paypal => Some(GatewayName::PayPal),
            PayBy::Any => booking.payment.as_ref().and_then(|payment| payment.gateway.parse().ok()),
            PayBy::None => None,
        };
        if booking.amounts.due_minor == 0 {
            return self.finish(who.tenant, booking.id).await;
        }
        let gateway = booking.payment.as_ref().map(|payment| payment.gateway.as_str());
        if asked.map(GatewayName::as_str) != gateway {
            return Err(SaleRefusal::WrongGateway.into());
        }
        if wish.payment_ref.is_empty() {
            return Err(invalid("paymentRef", "is required"));
        }
        let mut db = self.inner.store.connection().await?;
        let mine = order_payments::of_orders(&mut db, &[booking.id]).await?;
        let payment = match mine.into_iter().find(|payment| payment.payment_ref == wish.payment_ref) {
            Some(payment) => payment,
            None => {
                let gateway = gateway.unwrap_or_default();
                let other = order_payments::order_of(&mut db, gateway, &wish.payment_ref).await?;
                return Err(if other.is_some() { SaleRefusal::RefUsed } else { SaleRefusal::PaymentMismatch }.into());
            }
        };
        drop(db);
        self.settle_payment(&booking, &payment, Asking::Take).await?;
        self.finish(who.tenant, booking.id).await
    }

    /// A verified webhook said something about this payment: looks it up and settles its booking. A payment of nobody's is
    /// no error.
    pub async fn payment_news(&self, gateway: &str, payment_ref: &str) -> Result<(), SaleError> {
        let mut db = self.inner.store.connection().await?;
        let Some(order) = order_payments::order_of(&mut db, gateway, payment_ref).await? else { return Ok(()) };
        let mine = order_payments::of_orders(&mut db, &[order]).await?;
        let tenant = orders::tenant_of(&mut db, order).await?;
        drop(db);
        let (Some(tenant), Some(payment)) = (tenant, mine.into_iter().find(|one| one.payment_ref == payment_ref))
        else {
            return Ok(());
        };
        let booking = self.booking(tenant, order).await?;
        match self.settle_payment(&booking, &payment, Asking::Take).await {
            // Nothing to settle yet, or everything is settled: the gateway need not send it again.
            Ok(()) | Err(SaleError::Refused(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Asks the gateway about a payment of this booking, and does what follows.
    pub(super) async fn settle_payment(
        &self,
        booking: &BookingInfo,
        payment: &PaymentRow,
        asking: Asking,
    ) -> Result<(), SaleError> {
        match payment.state {
            PaymentState::Paid => return self.drive_open(booking).await,
            PaymentState::Returned => return Err(SaleRefusal::ExpiredRefunded.into()),
            PaymentState::Open | PaymentState::Failed => {}
        }
        if payment.amount_minor != booking.amounts.due_minor {
            return self.return_outdated(booking, payment).await;
        }
        let gateway = self.inner.gateways.by_name(&payment.gateway);
        let gateway = gateway.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(payment.gateway.clone())))?;
        let found = match asking {
            Asking::Take => gateway.take(&payment.payment_ref).await,
            Asking::LookUp => gateway.look_up(&payment.payment_ref).await,
        };
        believe(booking, payment, &found.map_err(gateway_error)?)?;
        faults::point("confirm.paid");
        let work = PayWork {
            order: booking.id,
            payment: Some((payment.gateway.clone(), payment.payment_ref.clone())),
            amount_minor: payment.amount_minor,
            step: Uuid::from_bytes(new_id()),
            made_by: booking.made_by.clone(),
            driven_until: self.driven_until(),
        };
        let event = booking.event.as_ref().map(|event| event.id);
        match self.write(event, booking.id, Work::Pay(work)).await? {
            Written::Paid { step: Some(step), .. } => {
                signals::booking(event, "paid");
                faults::point("confirm.intended");
                self.drive(step).await
            }
            Written::Paid { step: None, .. } | Written::Done => Ok(()),
        }
    }

    /// Waits until a paid booking is confirmed, and answers with its tickets.
    pub(super) async fn finish(&self, tenant: TenantId, order: OrderId) -> Result<Confirmed, SaleError> {
        let until = Instant::now() + TURN_PATIENCE;
        loop {
            let booking = self.booking(tenant, order).await?;
            match booking.state {
                OrderState::Confirmed | OrderState::PartiallyRefunded | OrderState::Refunded
                    if booking.confirmed_at.is_some() =>
                {
                    let tickets = self.sold(tenant, &booking.tickets).await?;
                    return Ok(Confirmed { booking, tickets });
                }
                OrderState::Paid => self.drive_open(&booking).await?,
                OrderState::Expired | OrderState::Refunded => return Err(self.why_expired(&booking).await?.into()),
                OrderState::Pending => return Err(SaleRefusal::PaymentPending.into()),
                OrderState::Cancelled | OrderState::Confirmed | OrderState::PartiallyRefunded => {
                    return Err(SaleRefusal::WrongState { what: "booking", state: booking.state.word() }.into());
                }
            }
            if Instant::now() >= until {
                return Err(SaleError::Unavailable);
            }
            tokio::time::sleep(TURN_AGAIN).await;
        }
    }

    async fn why_expired(&self, booking: &BookingInfo) -> Result<SaleRefusal, SaleError> {
        let paid = booking.payment.as_ref().is_some_and(|payment| payment.paid_at.is_some());
        Ok(if paid { SaleRefusal::ExpiredRefunded } else { SaleRefusal::Expired })
    }

    /// Goes on with whatever step of this booking is open.
    async fn drive_open(&self, booking: &BookingInfo) -> Result<(), SaleError> {
        let mut db = self.inner.store.connection().await?;
        let open = order_steps::open_of_order(&mut db, &[booking.id]).await?;
        drop(db);
        match open.into_iter().find(|(_, ticket, _)| ticket.is_none()) {
            Some((_, _, step)) => self.drive(step).await,
            None => Ok(()),
        }
    }

    /// Does what is left of a confirmation. Harmless to repeat, and to do twice at once.
    pub(super) async fn drive_confirm(&self, step: &Step, order: OrderId) -> Result<(), SaleError> {
        let booking = self.booking(step.tenant, order).await?;
        let event = booking.event.as_ref().map(|event| event.id);
        let mut db = self.inner.store.connection().await?;
        let hold = orders::hold_of(&mut db, order).await?;
        drop(db);
        if step.state == StepState::Intended {
            if let (Some(event), Some(hold)) = (event, hold)
                && !self.take_places(event, hold, &booking).await?
            {
                return self.places_gone(step, &booking, Some(hold)).await;
            }
            faults::point("confirm.committed");
            match self.issue_tickets(step, &booking).await {
                // The gift card or the merchandise is gone: as if the places were.
                Err(SaleError::Refused(SaleRefusal::BadGiftCard(_) | SaleRefusal::SoldOut { .. })) => {
                    return self.places_gone(step, &booking, hold).await;
                }
                issued => issued?,
            }
        }
        faults::point("confirm.issued");
        self.tell_owner(step.id, event, order, hold).await
    }

    /// Commits the hold; one that has lapsed is taken again if places are left. False: they are gone.
    async fn take_places(&self, event: EventId, hold: HoldId, booking: &BookingInfo) -> Result<bool, SaleError> {
        // Twice: a hold that was taken again may lapse again only if minutes pass in between.
        for _ in 0..2 {
            let told = self.inner.gate.ask(event, Command::CommitHold(hold), Sales::deadline()).await?;
            match told.reply {
                Reply::Hold(Ok(_)) => return Ok(true),
                Reply::Hold(Err(HoldRefusal::Unknown)) => {}
                _ => return Err(SaleError::Unavailable),
            }
            match self.reserve(event, hold, places(booking)).await? {
                Ok(()) => {}
                Err(HoldRefusal::SoldOut { .. } | HoldRefusal::UnknownType(_)) => return Ok(false),
                Err(HoldRefusal::Unknown | HoldRefusal::BuyerLimit { .. } | HoldRefusal::BadCount) => {
                    return Err(SaleError::Unavailable);
                }
            }
        }
        Err(SaleError::Unavailable)
    }

    async fn issue_tickets(&self, step: &Step, booking: &BookingInfo) -> Result<(), SaleError> {
        let event = booking.event.as_ref().map(|event| event.id);
        let (tickets, news) = match event {
            Some(event) => {
                let mint = self.mint(booking.tenant, event).await?;
                let common = Common {
                    tenant: booking.tenant,
                    order: booking.id,
                    note: booking.note.clone(),
                    validity: Validity::Active,
                };
                let holder = making::buyer_as_holder(booking);
                let mut tickets = self.tickets_of(mint, common, booking.items.clone(), vec![holder]).await?;
                tickets.iter_mut().for_each(|ticket| ticket.customer = booking.buyer.customer);
                let news = making::issued(booking.tenant, booking.id, event, &tickets);
                (tickets, news)
            }
            None => (Vec::new(), Vec::new()),
        };
        let (tenant, products) = (booking.tenant, pieces(booking));
        let work = IssueWork { order: booking.id, tenant, event, step: step.id, products, tickets, news };
        self.write(event, booking.id, Work::Issue(Box::new(work))).await?;
        signals::booking(event, "confirmed");
        Ok(())
    }

    /// Has the event's owner copy the new tickets and give the hold back in the same step; then the step is settled. A
    /// failure here takes nothing away from anybody: the sweeper does it again.
    pub(super) async fn tell_owner(
        &self,
        step: StepId,
        event: Option<EventId>,
        order: OrderId,
        hold: Option<HoldId>,
    ) -> Result<(), SaleError> {
        if let Some(event) = event
            && self.inner.gate.pull_facts(event, hold, Sales::deadline()).await.is_err()
        {
            return Ok(());
        }
        faults::point("step.told");
        drop(self.write(event, order, Work::Settle(step)).await);
        Ok(())
    }

    /// The places were sold while the booking had lapsed: the money goes back.
    async fn places_gone(&self, step: &Step, booking: &BookingInfo, hold: Option<HoldId>) -> Result<(), SaleError> {
        let event = booking.event.as_ref().map(|event| event.id);
        let text = |name: &str| step.body.get(name).and_then(Value::as_str).map(str::to_owned);
        let work = GoneWork {
            order: booking.id,
            step: step.id,
            give_back: Uuid::from_bytes(new_id()),
            payment: text("gateway").zip(text("paymentRef")),
            amount_minor: booking.amounts.due_minor,
            driven_until: self.driven_until(),
        };
        let written = self.write(event, booking.id, Work::Gone(work)).await?;
        signals::booking(event, "gone");
        if let (Some(event), Some(hold)) = (event, hold) {
            self.release(event, hold).await;
        }
        match written {
            Written::Paid { step: Some(give_back), .. } => {
                faults::point("late.intended");
                Box::pin(self.drive(give_back)).await?;
                Err(SaleRefusal::ExpiredRefunded.into())
            }
            Written::Paid { step: None, .. } | Written::Done => Err(SaleRefusal::Expired.into()),
        }
    }

    /// Goes on with a step from wherever it is. Harmless to repeat, and to do twice at once.
    pub(super) async fn drive(&self, id: StepId) -> Result<(), SaleError> {
        let mut db = self.inner.store.connection().await?;
        let step = order_steps::read(&mut db, id).await?;
        drop(db);
        let Some(step) = step else { return Ok(()) };
        match step.state {
            StepState::Settled | StepState::Refused => return Ok(()),
            StepState::Intended | StepState::Written => {}
        }
        match (step.kind, step.order, step.ticket) {
            (StepKind::Confirm, Some(order), _) => self.drive_confirm(&step, order).await,
            (StepKind::Issue, Some(order), _) => self.drive_issue(&step, order).await,
            (StepKind::GiveBack, Some(order), _) => self.drive_give_back(&step, order).await,
            (StepKind::Activate, _, Some(ticket)) => self.drive_activate(&step, ticket).await,
            (StepKind::Transfer, _, Some(ticket)) => self.drive_transfer(&step, ticket).await,
            (StepKind::Edit, _, Some(ticket)) => self.drive_edit(&step, ticket).await,
            (StepKind::Add, Some(order), _) => self.drive_add(&step, order).await,
            (StepKind::Refund, _, _) => self.drive_refund(&step).await,
            (StepKind::Cancel | StepKind::Delete, _, _) => self.drive_cancel(&step).await,
            (StepKind::Confirm | StepKind::Issue | StepKind::GiveBack | StepKind::Add, None, _)
            | (StepKind::Activate | StepKind::Transfer | StepKind::Edit, _, None) => Ok(()),
        }
    }
}

/// The places of a booking.
pub fn places(booking: &BookingInfo) -> Vec<HoldItem> {
    let place = |item: &ItemInfo| match &item.thing {
        ThingSold::Ticket { ticket_type, .. } => Some(HoldItem { ticket_type: *ticket_type, count: item.quantity }),
        ThingSold::Product { .. } => None,
    };
    booking.items.iter().filter_map(place).collect()
}

/// The merchandise of a booking.
fn pieces(booking: &BookingInfo) -> Vec<(ProductId, u32, String)> {
    let piece = |item: &ItemInfo| match &item.thing {
        ThingSold::Product { product, name, .. } => Some((*product, item.quantity, name.clone())),
        ThingSold::Ticket { .. } => None,
    };
    booking.items.iter().filter_map(piece).collect()
}

/// Whether the gateway says that this very booking was paid in full.
pub fn believe(booking: &BookingInfo, asked: &PaymentRow, found: &Payment) -> Result<(), SaleRefusal> {
    if found.booking != Some(booking.id) || found.payment_ref != asked.payment_ref {
        return Err(SaleRefusal::PaymentMismatch);
    }
    if found.amount.minor != asked.amount_minor || found.amount.currency.as_str() != asked.currency {
        return Err(SaleRefusal::PaymentMismatch);
    }
    match &found.status {
        PaymentStatus::Succeeded => Ok(()),
        PaymentStatus::Pending => Err(SaleRefusal::PaymentPending),
        PaymentStatus::Failed(why) => Err(SaleRefusal::PaymentFailed(why.clone())),
    }
}
