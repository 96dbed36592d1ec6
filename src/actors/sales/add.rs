//! Staff add a ticket to an order that was issued: given away, its place taken at once. The same steps as an issue.

use crate::actors::registry::TypeInfo;
use crate::actors::registry::tickets::sign;
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::making::{addressee, buyer_as_holder, news};
use crate::actors::sales::{
    BookingInfo, HolderWish, SaleError, SaleRefusal, Sales, SoldTicket, Who, bodies, check, faults, invalid, new_id,
};
use crate::domain::hold::HoldItem;
use crate::domain::ids::{CustomerId, EventId, HoldId, OrderId, OrderItemId, TicketId, TicketTypeId};
use crate::domain::ledger::HoldRefusal;
use crate::domain::order::OrderState;
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::outbox::{self, Fact};
use crate::stores::postgres::records::Holder;
use crate::stores::postgres::single_tickets::{self, TierSold};
use crate::stores::postgres::sold_tickets::{self, NewSoldTicket};
use crate::stores::postgres::{audit, customers, events, idempotency, orders};
use chrono::Utc;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// One more ticket of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddWish {
    pub order: OrderId,
    /// Whose purchases it is listed among.
    pub customer: CustomerId,
    /// A type of the order's event.
    pub ticket_type: TicketTypeId,
    /// Issued and cancelled at once: it takes no place.
    pub cancelled: bool,
    /// `None`: the order's buyer.
    pub holder: Option<HolderWish>,
    /// A line of the order, of the same type. `None`: a line of its own, which costs nothing.
    pub item: Option<OrderItemId>,
    /// 1-255 characters, checked by the surface.
    pub key: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct AddBody {
    hold: Option<String>,
}

/// A ticket that may be written.
struct New {
    ticket: TicketId,
    event: EventId,
    of: TypeInfo,
    holder: Holder,
    hold: Option<HoldId>,
}

impl Sales {
    /// Staff: adds a ticket to an order that has its tickets already. The same key leads to the same ticket.
    ///
    /// # Errors
    /// `UnknownBooking`, `UnknownCustomer`, `UnknownType` (also of another event), `WrongState` of the order, `SoldOut`.
    pub async fn add_ticket(&self, who: &Who, wish: AddWish) -> Result<SoldTicket, SaleError> {
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "add ticket", &wish);
        if let Some(before) = self.look_up_key(keyed).await? {
            return self.ticket_for(who, TicketId::from_bytes(before.into_bytes())).await;
        }
        let booking = self.booking(who.tenant, wish.order).await?;
        self.known_customer(who, wish.customer).await?;
        let mut new = self.checked(who, &booking, &wish).await?;
        if !wish.cancelled {
            new.hold = Some(self.place(&new, keyed).await?);
        }
        faults::point("add.held");
        let written = self.write_added(who, &wish, &new, keyed).await;
        match written {
            Ok(None) => {}
            Ok(Some(before)) => return self.ticket_for(who, before).await,
            Err(error) => {
                if let Some(hold) = new.hold {
                    self.release(new.event, hold).await;
                }
                return Err(error);
            }
        }
        faults::point("add.written");
        let step = Uuid::from_bytes(new.ticket.to_bytes());
        self.tell_owner(step, Some(new.event), wish.order, new.hold).await?;
        self.ticket_for(who, new.ticket).await
    }

    async fn known_customer(&self, who: &Who, customer: CustomerId) -> Result<(), SaleError> {
        let mut db = self.inner.store.connection().await?;
        match customers::read(&mut db, who.tenant, Some(customer), None).await? {
            Some(_) => Ok(()),
            None => Err(SaleRefusal::UnknownCustomer.into()),
        }
    }

    async fn checked(&self, who: &Who, booking: &BookingInfo, wish: &AddWish) -> Result<New, SaleError> {
        match booking.state {
            OrderState::Confirmed | OrderState::PartiallyRefunded => {}
            OrderState::Pending
            | OrderState::Paid
            | OrderState::Refunded
            | OrderState::Cancelled
            | OrderState::Expired => {
                return Err(SaleRefusal::WrongState { what: "booking", state: booking.state.word() }.into());
            }
        }
        let unknown = || SaleError::Refused(SaleRefusal::UnknownType(wish.ticket_type.to_string()));
        let event = booking.event.as_ref().ok_or_else(unknown)?.id;
        let of = self.inner.registry.ticket_type(who.tenant, Some(event), &wish.ticket_type.to_string()).await?;
        let of = of.ok_or_else(unknown)?;
        let holder = match &wish.holder {
            Some(wish) => check::holder("attendee.", wish, false)?,
            None => buyer_as_holder(booking),
        };
        let ticket = TicketId::from_bytes(new_id());
        Ok(New { ticket, event, of, holder, hold: None })
    }

    async fn place(&self, new: &New, keyed: Option<Keyed>) -> Result<HoldId, SaleError> {
        let hold = keyed.map_or_else(|| HoldId::from_bytes(new.ticket.to_bytes()), Keyed::hold);
        match self.reserve(new.event, hold, vec![HoldItem { ticket_type: new.of.id, count: 1 }]).await? {
            Ok(()) => Ok(hold),
            Err(HoldRefusal::SoldOut { left, .. }) => {
                Err(SaleRefusal::SoldOut { ticket_type: Some(new.of.id), name: new.of.name.clone(), left }.into())
            }
            Err(HoldRefusal::UnknownType(_)) => Err(SaleRefusal::UnknownType(new.of.slug.clone()).into()),
            Err(HoldRefusal::Unknown | HoldRefusal::BuyerLimit { .. } | HoldRefusal::BadCount) => {
                Err(SaleError::Unavailable)
            }
        }
    }

    /// The ticket, its line and the news of it. `Some`: the key led to this ticket before.
    async fn write_added(
        &self,
        who: &Who,
        wish: &AddWish,
        new: &New,
        keyed: Option<Keyed>,
    ) -> Result<Option<TicketId>, SaleError> {
        let mint = self.mint(who.tenant, new.event).await?;
        let code = sign(&mint.secrets, &mint.event, &new.of, new.ticket, 1);
        let target = Uuid::from_bytes(new.ticket.to_bytes());
        let mut tx = self.inner.store.begin().await?;
        orders::lock(&mut tx, &[wish.order]).await?;
        if let Some(keyed) = keyed
            && let Some(before) = idempotency::claim(&mut tx, &[keyed.claim(target)]).await?.pop().flatten()
        {
            return Ok(Some(TicketId::from_bytes(keyed.same(before)?.into_bytes())));
        }
        let (item, unit) = line(&mut tx, wish, &new.of).await?;
        let version = events::touch(&mut tx, who.tenant, new.event).await?;
        let version = version.ok_or_else(|| StoreError::Unreadable("the event has gone".into()))?;
        let ticket = NewSoldTicket {
            id: new.ticket,
            tenant: who.tenant,
            event: new.event,
            ticket_type: new.of.id,
            order: Some(wish.order),
            item: Some(item),
            unit: Some(unit),
            customer: Some(wish.customer),
            holder: new.holder.clone(),
            note: None,
            paid_minor: Some(0),
            validity: if wish.cancelled { Validity::Cancelled } else { Validity::Active },
            code: code.text,
            key_id: mint.secrets.current.0,
            digest: code.digest,
            transferred_from: None,
        };
        sold_tickets::insert(&mut tx, &[(&ticket, version)], Utc::now()).await?;
        if !wish.cancelled {
            outbox::push(&mut tx, &announced(&ticket, wish.order)).await?;
        }
        order_steps::insert(&mut tx, &[&step(who, wish, new)], self.driven_until()).await?;
        audit::write(&mut tx, who.tenant, &entry(who, wish, new)).await?;
        tx.commit().await?;
        self.inner.store.nudge_outbox();
        Ok(None)
    }

    /// The owner has not heard of a ticket that is written.
    pub(super) async fn drive_add(&self, step: &Step, order: OrderId) -> Result<(), SaleError> {
        let body: AddBody = bodies::read(&step.body)?;
        let hold = body.hold.and_then(|hold| hold.parse().ok());
        self.tell_owner(step.id, step.event, order, hold).await
    }
}

/// The line that the ticket belongs to, and its place in it.
async fn line(
    tx: &mut crate::stores::postgres::Tx,
    wish: &AddWish,
    of: &TypeInfo,
) -> Result<(OrderItemId, u32), SaleError> {
    let (item, price) = match wish.item {
        Some(item) => {
            let price = single_tickets::lengthen_line(tx, wish.order, item, of.id).await?;
            let sentence = "is no line of this order with this admission: leave it out for a line of its own";
            (item, price.ok_or_else(|| invalid("orderItemId", sentence))?)
        }
        None => {
            let item = OrderItemId::from_bytes(new_id());
            single_tickets::add_line(tx, wish.order, item, &tier(of)).await?;
            (item, of.price_minor)
        }
    };
    single_tickets::give_away(tx, wish.order, price).await?;
    Ok((item, single_tickets::next_unit(tx, item).await?))
}

fn tier(of: &TypeInfo) -> TierSold {
    TierSold {
        id: of.id,
        slug: of.slug.clone(),
        name: of.name.clone(),
        perks: of.perks.clone(),
        refund_policy: of.refund_policy.clone(),
        price_minor: of.price_minor,
        currency: of.currency.clone(),
    }
}

fn announced(ticket: &NewSoldTicket, order: OrderId) -> Vec<outbox::NewNotification> {
    let (tenant, event) = (ticket.tenant, ticket.event);
    let mut all = vec![news(tenant, Fact::TicketIssued { order: Some(order), event, ticket: ticket.id })];
    if let Some(to) = addressee(&ticket.holder) {
        all.push(news(tenant, Fact::TicketsIssuedMail { order, event, tickets: vec![ticket.id], to }));
    }
    all
}

/// The owner has to hear of it; the ticket's id will do for the step's.
fn step(who: &Who, wish: &AddWish, new: &New) -> Step {
    Step {
        id: Uuid::from_bytes(new.ticket.to_bytes()),
        tenant: who.tenant,
        order: Some(wish.order),
        event: Some(new.event),
        kind: StepKind::Add,
        ticket: Some(new.ticket),
        body: bodies::write(&AddBody { hold: new.hold.map(|hold| hold.to_string()) }),
        state: StepState::Written,
        made_by: who.subject.to_string(),
    }
}

fn entry(who: &Who, wish: &AddWish, new: &New) -> audit::Entry {
    audit::Entry {
        at: Utc::now(),
        subject: who.subject.to_string(),
        what: "add".to_owned(),
        order: Some(wish.order),
        ticket: Some(new.ticket),
        detail: json!({ "ticketType": new.of.slug, "cancelled": wish.cancelled }),
    }
}
