//! A payment that came too late, or twice, goes back as a whole, by itself.

use crate::actors::sales::asking::gateway_error;
use crate::actors::sales::{BookingInfo, SaleError, SaleRefusal, Sales};
use crate::domain::ids::{OrderId, RefundId};
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Fact, Rest, step as order_step};
use crate::payments::{NewRefund, RefundStatus};
use crate::stores::postgres::order_payments::{self, PaymentState};
use crate::stores::postgres::order_steps::{self, Step, StepState};
use crate::stores::postgres::refunds;
use crate::stores::postgres::{audit, orders};
use chrono::Utc;
use serde_json::{Value, json};

impl Sales {
    pub(super) async fn drive_give_back(&self, step: &Step, order: OrderId) -> Result<(), SaleError> {
        let booking = self.booking(step.tenant, order).await?;
        let text = |name: &str| step.body.get(name).and_then(Value::as_str).map(str::to_owned);
        let amount_minor = step.body.get("amountMinor").and_then(Value::as_i64).unwrap_or_default();
        let (Some(gateway), Some(payment_ref)) = (text("gateway"), text("paymentRef")) else { return Ok(()) };
        let currency = Currency::new(&booking.amounts.currency).map_err(|_| SaleError::Unavailable)?;
        let speaker = self.inner.gateways.by_name(&gateway);
        let speaker = speaker.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(gateway.clone())))?;
        let amount = Money::new(amount_minor, currency);
        let refund = NewRefund { payment_ref: payment_ref.clone(), amount, key: step.id.to_string() };
        let done = speaker.refund(refund).await.map_err(gateway_error)?;
        if let RefundStatus::Failed(why) = done.status {
            return Err(SaleRefusal::PaymentFailed(why).into());
        }
        super::faults::point("late.refunded");
        self.given_back(step, &booking, (gateway, payment_ref), amount_minor, &done.refund_ref).await
    }

    async fn given_back(
        &self,
        step: &Step,
        booking: &BookingInfo,
        payment: (String, String),
        amount_minor: i64,
        refund_ref: &str,
    ) -> Result<(), SaleError> {
        let mut tx = self.inner.store.begin().await?;
        let Some(locked) = orders::lock(&mut tx, &[booking.id]).await?.pop() else { return Ok(()) };
        if order_steps::advance(&mut tx, &[step.id], StepState::Intended, StepState::Settled).await?.is_empty() {
            return Ok(());
        }
        let id = RefundId::from_bytes(step.id.into_bytes());
        let refund = refunds::NewRefund {
            id,
            tenant: step.tenant,
            order: booking.id,
            currency: locked.currency.clone(),
            amount_minor,
            gift_card_minor: 0,
            gateway: Some(payment.0.clone()),
            payment_ref: Some(payment.1.clone()),
            reason: Some("the payment came after the places were sold".to_owned()),
            made_by: step.made_by.clone(),
            tickets: Vec::new(),
        };
        refunds::insert(&mut tx, &refund).await?;
        refunds::done(&mut tx, id, Some(refund_ref)).await?;
        order_payments::note(&mut tx, &[payment], PaymentState::Returned).await?;
        // An order that another payment confirmed keeps its tickets; it never counted this one.
        if !locked.order.issued {
            orders::add_refunded(&mut tx, booking.id, amount_minor, 0).await?;
            if let Ok((after, _)) = order_step(locked.order, Fact::Refunded { rest: Rest::Nothing }) {
                orders::advance(&mut tx, &[(booking.id, after)], Utc::now()).await?;
            }
        }
        let entry = audit::Entry {
            at: Utc::now(),
            subject: "gatehouse".to_owned(),
            what: "payment returned".to_owned(),
            order: Some(booking.id),
            ticket: None,
            detail: json!({ "amountMinor": amount_minor }),
        };
        audit::write(&mut tx, step.tenant, &entry).await?;
        tx.commit().await?;
        Ok(())
    }
}
