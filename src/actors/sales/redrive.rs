//! A refund that its gateway refused for good, asked for once more: its account was empty then, or its keys were wrong.

use crate::actors::sales::bodies::{self, RefundBody};
use crate::actors::sales::{Refunded, SaleError, SaleRefusal, Sales, Who};
use crate::domain::ids::RefundId;
use crate::stores::postgres::order_payments::{self, PaymentState};
use crate::stores::postgres::order_steps::{self, StepKind, StepState};
use crate::stores::postgres::orders;
use crate::stores::postgres::{audit, refunds};
use chrono::Utc;
use serde_json::json;
use uuid::Uuid;

impl Sales {
    /// Staff: asks the gateway again, under another key of its own, for what it refused. What is under way or done stays.
    pub async fn redrive_refund(&self, who: &Who, refund: RefundId) -> Result<Refunded, SaleError> {
        let id = Uuid::from_bytes(refund.to_bytes());
        let unknown = SaleError::Refused(SaleRefusal::UnknownRefund);
        let mut tx = self.inner.store.begin().await?;
        let step = order_steps::read(&mut tx, id).await?;
        let step = step.filter(|step| step.kind == StepKind::Refund && step.tenant == who.tenant).ok_or(unknown)?;
        let Some(order) = step.order else { return Err(SaleRefusal::UnknownRefund.into()) };
        orders::lock(&mut tx, &[order]).await?;
        let open = order_steps::open_of_order(&mut tx, &[order]).await?;
        if open.iter().any(|(_, _, other)| *other != id) {
            return Err(SaleRefusal::InProgress("booking").into());
        }
        match step.state {
            StepState::Refused => {
                let body: RefundBody = bodies::read(&step.body)?;
                // As the order knows its payment now: what was wrong about it may have been mended.
                let payments = order_payments::of_orders(&mut tx, &[order]).await?;
                let paid = payments.into_iter().find(|payment| payment.state == PaymentState::Paid);
                let paid = paid.filter(|_| body.gateway.is_some()).map(|paid| (paid.gateway, paid.payment_ref));
                let (gateway, payment_ref) = paid.unzip();
                let body = bodies::write(&RefundBody { tries: body.tries + 1, gateway, payment_ref, ..body });
                if !refunds::redrive(&mut tx, refund).await?
                    || !order_steps::reopen(&mut tx, id, &body, self.driven_until()).await?
                {
                    return Err(SaleRefusal::UnknownRefund.into());
                }
                let entry = audit::Entry {
                    at: Utc::now(),
                    subject: who.subject.to_string(),
                    what: "refund again".to_owned(),
                    order: Some(order),
                    ticket: step.ticket,
                    detail: json!({ "refund": refund.to_string() }),
                };
                audit::write(&mut tx, who.tenant, &entry).await?;
                tx.commit().await?;
            }
            // Asked twice: the same end.
            StepState::Intended | StepState::Written | StepState::Settled => drop(tx),
        }
        super::faults::point("redrive.intended");
        match self.drive(id).await {
            Ok(()) | Err(SaleError::GatewayUnavailable) => {}
            Err(error) => return Err(error),
        }
        self.refunded(who, id).await
    }
}
