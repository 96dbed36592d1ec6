//! Who may see and change an order, and what of it only some may see.

use crate::actors::sales::{PaymentHandle, Who, WhoKind};
use crate::domain::ids::{OrderId, PromoterId, TeamId};
use crate::domain::label::Label;
use crate::domain::order::OrderState;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::orders::wire::{Around, Order, OrderPayment, OrderSecrets};
use crate::http::tickets_api::principal::{Anyone, Reader, Staff, may_see};
use crate::queries::sales::BookingInfo;
use actix_web::HttpRequest;
use std::collections::BTreeMap;

pub const TO_READ: &[Action] = &[Action::OrderRead, Action::OrderWrite];
pub const TO_CHANGE: &[Action] = &[Action::OrderWrite];

/// An order, and who asked for it.
pub struct Seen {
    pub booking: BookingInfo,
    pub reader: Reader,
}

/// An order that cannot be is one that is not there.
pub fn order_id(text: &str) -> Result<OrderId, ApiError> {
    text.trim().parse().map_err(|_| ApiError::NotFound("order"))
}

/// The order, if the caller may do one of these things to it, by token or by its signature. A buyer's token sees their own.
pub async fn see(
    state: &State,
    anyone: Anyone,
    order: &str,
    signature: Option<&str>,
    any_of: &[Action],
) -> Result<Seen, ApiError> {
    anyone.is_named(signature)?;
    let id = order_id(order);
    let reader = anyone.reader(state, id.as_ref().ok().copied(), signature).await?;
    if let Reader::Staff(staff) = &reader {
        staff.allow_somewhere(any_of)?;
    }
    let booking = state.queries().booking(reader.tenant().id, id?).await?.ok_or(ApiError::NotFound("order"))?;
    match &reader {
        Reader::Staff(staff) => at_order(state, staff, &booking, any_of).await?,
        Reader::Customer(customer) => {
            let address = booking.buyer.email.as_deref().map(|email| email.trim().to_lowercase());
            let own = customer.email.is_some() && address == customer.email;
            let own = own || (booking.buyer.customer.is_some() && customer.id(state).await? == booking.buyer.customer);
            if !own {
                return Err(ApiError::NotFound("order"));
            }
        }
        Reader::Signature(..) => {}
    }
    Ok(Seen { booking, reader })
}

/// The order for staff.
pub async fn for_staff(state: &State, staff: &Staff, order: &str, any_of: &[Action]) -> Result<BookingInfo, ApiError> {
    staff.allow_somewhere(any_of)?;
    let id = order_id(order)?;
    let booking = state.queries().booking(staff.tenant.id, id).await?.ok_or(ApiError::NotFound("order"))?;
    at_order(state, staff, &booking, any_of).await?;
    Ok(booking)
}

async fn at_order(state: &State, staff: &Staff, booking: &BookingInfo, any_of: &[Action]) -> Result<(), ApiError> {
    match &booking.event {
        Some(event) => staff.at_event(state, &event.id.to_string(), None, any_of).await.map(|_| ()),
        None => staff.allow(any_of),
    }
}

impl Seen {
    /// Who asks, for the sale.
    pub fn who(&self) -> Who {
        match &self.reader {
            Reader::Staff(staff) => staff.who(),
            Reader::Customer(customer) => customer.who(),
            Reader::Signature(tenant, _) => by_signature(tenant.id),
        }
    }

    /// Whether they are shown what opens the order.
    pub fn opens(&self) -> bool {
        match &self.reader {
            Reader::Staff(staff) => changes(staff, &self.booking),
            Reader::Customer(_) => false,
            Reader::Signature(..) => true,
        }
    }
}

/// Whoever was handed an order's signature, for the sale.
pub fn by_signature(tenant: crate::domain::ids::TenantId) -> Who {
    let subject = Label::new("signature").expect("a plain word is a label");
    Who { tenant, subject, kind: WhoKind::Public }
}

/// Whether staff may change this order: then they are shown what opens it.
pub fn changes(staff: &Staff, booking: &BookingInfo) -> bool {
    match &booking.event {
        Some(event) => may_see(staff, event.id, None, TO_CHANGE),
        None => staff.allow(TO_CHANGE).is_ok(),
    }
}

/// The order as it is shown; `opens`: with what opens it.
pub async fn show(
    state: &State,
    request: &HttpRequest,
    booking: &BookingInfo,
    payment: Option<PaymentHandle>,
    opens: bool,
) -> Result<Order, ApiError> {
    let secrets = if opens { secrets(state, request, booking, payment).await? } else { OrderSecrets::default() };
    Ok(Order::new(booking, around(state, booking).await?, secrets))
}

async fn secrets(
    state: &State,
    request: &HttpRequest,
    booking: &BookingInfo,
    payment: Option<PaymentHandle>,
) -> Result<OrderSecrets, ApiError> {
    let signature = state.sales().signature(booking.tenant, booking.id).await?;
    let waits = booking.state == OrderState::Pending && booking.amounts.due_minor > 0;
    let handle = payment.or_else(|| booking.payment.as_ref().and_then(known)).filter(|_| waits);
    let can_be_paid = waits || booking.state == OrderState::Expired;
    Ok(OrderSecrets {
        checkout_url: can_be_paid.then(|| checkout_url(state, request, booking.id, &signature)),
        payment: handle.map(|handle| OrderPayment::new(handle, booking)),
        signature: Some(signature),
    })
}

fn known(payment: &crate::queries::sales::PaymentInfo) -> Option<PaymentHandle> {
    Some(PaymentHandle {
        gateway: payment.gateway.clone(),
        payment_ref: payment.payment_ref.clone()?,
        client_secret: payment.client_secret.clone(),
        approve_url: payment.approve_url.clone(),
    })
}

/// The operator's page, or the one that is built in, at the address that the client used.
fn checkout_url(state: &State, request: &HttpRequest, order: OrderId, signature: &str) -> String {
    let template = &state.settings().checkout_url;
    if template.is_empty() {
        let seen = request.connection_info();
        return format!("{}://{}/checkout/{order}?sig={signature}", seen.scheme(), seen.host());
    }
    template.replace("{orderId}", &order.to_string()).replace("{signature}", signature)
}

/// Whose event it is, and where its admissions are.
pub async fn around(state: &State, booking: &BookingInfo) -> Result<Around, ApiError> {
    let registry = state.registry();
    let Some(sold) = &booking.event else { return Ok(nobodys(booking.tenant)) };
    let Some(event) = registry.event_by_id(sold.id).await? else { return Ok(nobodys(booking.tenant)) };
    let types = registry.shelf(booking.tenant, sold.id).await?;
    let section = |of: &crate::actors::registry::TypeInfo| of.section.map(|section| (of.id, section.to_string()));
    Ok(Around {
        team_id: event.team.to_string(),
        promoter_id: event.promoter.to_string(),
        sections: types.iter().filter_map(section).collect(),
    })
}

/// What belongs to no event is the first team's and promoter's, who have their tenant's own number.
fn nobodys(tenant: crate::domain::ids::TenantId) -> Around {
    Around {
        team_id: TeamId::from_bytes(tenant.to_bytes()).to_string(),
        promoter_id: PromoterId::from_bytes(tenant.to_bytes()).to_string(),
        sections: BTreeMap::new(),
    }
}
