//! A payment that came too late, or twice, goes back as a whole, by itself.

use crate::actors::sales::asking::gateway_error;
use crate::actors::sales::confirm::believe;
use crate::actors::sales::steps::{Opening, Target};
use crate::actors::sales::{BookingInfo, SaleError, SaleRefusal, Sales, new_id};
use crate::domain::ids::{OrderId, RefundId};
use crate::domain::money::{Currency, Money};
use crate::domain::order::{Fact, Rest, step as order_step};
use crate::payments::{NewRefund, RefundStatus};
use crate::stores::postgres::order_payments::{self, PaymentRow, PaymentState};
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::orders::{self, Locked};
use crate::stores::postgres::refunds;
use crate::stores::postgres::{Tx, audit};
use chrono::Utc;
use serde_json::{Value, json};
use uuid::Uuid;

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

    /// A payment that was asked for before the order's price changed: nobody waits for it, and what was paid goes back.
    pub(super) async fn return_outdated(&self, booking: &BookingInfo, payment: &PaymentRow) -> Result<(), SaleError> {
        let gateway = self.inner.gateways.by_name(&payment.gateway);
        let gateway = gateway.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(payment.gateway.clone())))?;
        // Looked at, never taken.
        believe(booking, payment, &gateway.look_up(&payment.payment_ref).await.map_err(gateway_error)?)?;
        let target = Target { order: Some(booking.id), ticket: None };
        let step = Step {
            id: Uuid::from_bytes(new_id()),
            tenant: booking.tenant,
            order: Some(booking.id),
            event: booking.event.as_ref().map(|event| event.id),
            kind: StepKind::GiveBack,
            ticket: None,
            body: json!({
                "gateway": payment.gateway,
                "paymentRef": payment.payment_ref,
                "amountMinor": payment.amount_minor,
                "reason": "the price of the order had changed",
            }),
            state: StepState::Intended,
            made_by: "gatehouse".to_owned(),
        };
        let opening = async |tx: &mut Tx, _: Option<&Locked>| {
            let mine = order_payments::of_orders(tx, &[booking.id]).await?;
            let open = |one: &PaymentRow| one.payment_ref == payment.payment_ref && one.state != PaymentState::Returned;
            if !mine.iter().any(open) {
                return Err(SaleRefusal::PaymentMismatch.into());
            }
            Ok(Opening { step: step.clone(), refund: None })
        };
        let opened = self.open(target, None, opening).await?;
        self.drive(opened.step()).await?;
        Err(SaleRefusal::PaymentMismatch.into())
    }

    async fn given_back(
        &self,
        step: &Step,
        booking: &BookingInfo,
        payment: (String, String),
        amount_minor: i64,
        refund_ref: &str,
    ) -> Result<(), SaleError> {
        let text = |name: &str| step.body.get(name).and_then(Value::as_str).map(str::to_owned);
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
            reason: Some(text("reason").unwrap_or_else(|| "the payment came after the places were sold".to_owned())),
            note: None,
            metadata: None,
            tickets_kept: true,
            made_by: step.made_by.clone(),
            tickets: Vec::new(),
        };
        refunds::insert(&mut tx, &refund).await?;
        refunds::done(&mut tx, id, Some(refund_ref)).await?;
        order_payments::note(&mut tx, &[payment], PaymentState::Returned).await?;
        // An order that another payment confirmed keeps its tickets; it never counted this one. Neither did one whose price
        // had changed.
        if locked.order.paid && !locked.order.issued {
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
