//! Money is asked for: of the gateway that the buyer chose, under the booking's id and amount.

use crate::actors::order_actor::Work;
use crate::actors::sales::{
    Amounts, PayBy, PaymentHandle, PurchaseWish, Purchased, SaleError, SaleRefusal, Sales, Who, invalid,
};
use crate::domain::ids::{OrderId, TenantId};
use crate::domain::money::{Currency, Money};
use crate::domain::order::OrderState;
use crate::payments::{GatewayName, NewIntent, PaymentError};
use crate::signals;
use crate::stores::postgres::order_payments::{PaymentRow, PaymentState};
use crate::stores::postgres::order_records::{BookingInfo, PaymentInfo};

/// What is to be paid, and where.
pub struct Due<'a> {
    pub tenant: TenantId,
    pub order: OrderId,
    pub gateway: &'a str,
    pub amounts: &'a Amounts,
    /// What the buyer reads on the gateway's page.
    pub description: Option<&'a str>,
}

impl Sales {
    /// The gateway that is to be asked; nothing is asked for nothing.
    pub(super) fn gateway_for(&self, pay_by: PayBy, due_minor: i64) -> Result<Option<GatewayName>, SaleError> {
        let offered = |name: &GatewayName| self.inner.gateways.get(*name).is_ok();
        let name = match pay_by {
            PayBy::Stripe => GatewayName::Stripe,
            PayBy::Paypal => GatewayName::PayPal,
            PayBy::Any if due_minor == 0 => return Ok(None),
            PayBy::Any => GatewayName::ALL.into_iter().find(offered).unwrap_or(GatewayName::Stripe),
            PayBy::None if due_minor == 0 => return Ok(None),
            PayBy::None => return Err(invalid("paymentGateway", "must be stripe or paypal")),
        };
        let offered = self.inner.gateways.get(name);
        offered.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(name.to_string())))?;
        Ok((due_minor > 0).then_some(name))
    }

    /// How the buyer pays a booking that is written. Its gateway was asked before, but for a change of price that was cut
    /// short; what costs nothing is confirmed instead.
    pub(super) async fn ask_for_money(
        &self,
        who: &Who,
        booking: BookingInfo,
        wish: &PurchaseWish,
    ) -> Result<Purchased, SaleError> {
        if booking.amounts.due_minor == 0 {
            let confirmed = self.finish(who.tenant, booking.id).await?;
            return Ok(Purchased { booking: confirmed.booking, payment: None, tickets: confirmed.tickets });
        }
        if let Some(handle) = handle_of(&booking) {
            let tickets = self.sold(who.tenant, &booking.tickets).await?;
            return Ok(Purchased { booking, payment: Some(handle), tickets });
        }
        let handle = self.new_handle(&booking, wish.return_url.clone()).await?;
        let payment = PaymentInfo {
            gateway: handle.gateway.clone(),
            payment_ref: Some(handle.payment_ref.clone()),
            amount_minor: booking.amounts.due_minor,
            client_secret: handle.client_secret.clone(),
            approve_url: handle.approve_url.clone(),
            paid_at: None,
        };
        let booking = BookingInfo { payment: Some(payment), ..booking };
        Ok(Purchased { booking, payment: Some(handle), tickets: Vec::new() })
    }

    /// Asks the gateway about a booking that is written, and keeps what it says.
    pub(super) async fn new_handle(
        &self,
        booking: &BookingInfo,
        return_url: Option<String>,
    ) -> Result<PaymentHandle, SaleError> {
        let gateway = booking.payment.as_ref().map_or("", |payment| payment.gateway.as_str());
        let description = booking.event.as_ref().map(|event| event.name.as_str());
        let amounts = &booking.amounts;
        let due = Due { tenant: booking.tenant, order: booking.id, gateway, amounts, description };
        let row = self.ask_gateway(due, return_url).await?;
        let handle = PaymentHandle {
            gateway: row.gateway.clone(),
            payment_ref: row.payment_ref.clone(),
            client_secret: row.client_secret.clone(),
            approve_url: row.approve_url.clone(),
        };
        let event = booking.event.as_ref().map(|event| event.id);
        self.write(event, booking.id, Work::Ask(row)).await?;
        signals::booking(event, "asked");
        Ok(handle)
    }

    /// What the gateway wants the buyer to do; nothing of it is written yet. Asked again for the same amount it is the same
    /// payment.
    pub(super) async fn ask_gateway(&self, due: Due<'_>, return_url: Option<String>) -> Result<PaymentRow, SaleError> {
        let Due { tenant, order, gateway: name, amounts, description } = due;
        let gateway = self.inner.gateways.by_name(name);
        let gateway = gateway.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(name.to_owned())))?;
        let currency = Currency::new(&amounts.currency).map_err(|_| SaleError::Unavailable)?;
        let wish = NewIntent {
            tenant,
            booking: order,
            amount: Money::new(amounts.due_minor, currency),
            description: description.unwrap_or("Order").to_owned(),
            return_url,
            key: format!("{order}:{}", amounts.due_minor),
        };
        let intent = gateway.create_intent(wish).await.map_err(gateway_error)?;
        Ok(PaymentRow {
            order,
            gateway: name.to_owned(),
            payment_ref: intent.payment_ref,
            state: PaymentState::Open,
            amount_minor: amounts.due_minor,
            currency: amounts.currency.clone(),
            client_secret: intent.client_secret,
            approve_url: intent.approve_url,
        })
    }

    /// The payment handle of a pending booking again; a new one where it has none yet.
    pub async fn new_intent(&self, who: &Who, order: OrderId) -> Result<Purchased, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        if booking.state != OrderState::Pending {
            return Err(SaleRefusal::WrongState { what: "booking", state: booking.state.word() }.into());
        }
        let handle = match handle_of(&booking) {
            Some(handle) => handle,
            None => self.new_handle(&booking, booking.return_url.clone()).await?,
        };
        Ok(Purchased { booking, payment: Some(handle), tickets: Vec::new() })
    }
}

pub fn gateway_error(error: PaymentError) -> SaleError {
    match error {
        PaymentError::Refused(why) => SaleRefusal::PaymentFailed(why).into(),
        PaymentError::UnknownPayment => SaleRefusal::PaymentMismatch.into(),
        PaymentError::Unavailable(_) | PaymentError::Misconfigured(_) => SaleError::GatewayUnavailable,
    }
}

/// The handle that a booking was given.
pub fn handle_of(booking: &BookingInfo) -> Option<PaymentHandle> {
    let payment = booking.payment.as_ref()?;
    Some(PaymentHandle {
        gateway: payment.gateway.clone(),
        payment_ref: payment.payment_ref.clone()?,
        client_secret: payment.client_secret.clone(),
        approve_url: payment.approve_url.clone(),
    })
}
