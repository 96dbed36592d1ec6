//! Money is asked for: of the gateway that the buyer chose, once a booking, under the booking's id.

use crate::actors::order_actor::Work;
use crate::actors::sales::{
    PayBy, PaymentHandle, PurchaseWish, Purchased, SaleError, SaleRefusal, Sales, Who, faults, invalid,
};
use crate::domain::ids::OrderId;
use crate::domain::money::{Currency, Money};
use crate::domain::order::OrderState;
use crate::payments::{GatewayName, NewIntent, PaymentError};
use crate::signals;
use crate::stores::postgres::order_payments::{PaymentRow, PaymentState};
use crate::stores::postgres::order_records::{BookingInfo, PaymentInfo};

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

    /// Asks the booking's gateway for money, unless it was asked already; what costs nothing is confirmed instead.
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
        let handle = match self.new_handle(&booking, wish.return_url.clone()).await {
            Ok(handle) => handle,
            Err(error) => {
                if wish.key.is_none() {
                    // Nobody can come back to it: its places are better sold.
                    self.abandon(&booking).await;
                }
                return Err(error);
            }
        };
        faults::point("purchase.asked");
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

    /// Asks the gateway, and keeps what it says. Asked again for the same amount it is the same payment.
    pub(super) async fn new_handle(
        &self,
        booking: &BookingInfo,
        return_url: Option<String>,
    ) -> Result<PaymentHandle, SaleError> {
        let key = format!("{}:{}", booking.id, booking.amounts.due_minor);
        let name = booking.payment.as_ref().map(|payment| payment.gateway.clone()).unwrap_or_default();
        let gateway = self.inner.gateways.by_name(&name);
        let gateway = gateway.map_err(|_| SaleError::Refused(SaleRefusal::GatewayMissing(name.clone())))?;
        let currency = Currency::new(&booking.amounts.currency).map_err(|_| SaleError::Unavailable)?;
        let description = booking.event.as_ref().map_or_else(|| "Order".to_owned(), |event| event.name.clone());
        let intent = gateway
            .create_intent(NewIntent {
                tenant: booking.tenant,
                booking: booking.id,
                amount: Money::new(booking.amounts.due_minor, currency),
                description,
                return_url,
                key,
            })
            .await
            .map_err(gateway_error)?;
        let row = PaymentRow {
            order: booking.id,
            gateway: name.clone(),
            payment_ref: intent.payment_ref.clone(),
            state: PaymentState::Open,
            amount_minor: booking.amounts.due_minor,
            currency: booking.amounts.currency.clone(),
            client_secret: intent.client_secret.clone(),
            approve_url: intent.approve_url.clone(),
        };
        let event = booking.event.as_ref().map(|event| event.id);
        self.write(event, booking.id, Work::Ask(row)).await?;
        signals::booking(event, "asked");
        Ok(PaymentHandle {
            gateway: name,
            payment_ref: intent.payment_ref,
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
