//! A purchase: places are held in the event's ledger first, then the gateway is asked for money, then the booking is
//! written with what the gateway said, in one transaction. A request for money that nobody was told of is never paid, so
//! whatever goes wrong in between leaves nothing behind but a hold that lapses. Who comes too late learns it from the
//! memory of the event's actor, and costs nobody else anything.

use crate::actors::order_actor::{Booking, Limit, Work, WriteError, one_within_limits};
use crate::actors::registry::{EventInfo, TypeInfo};
use crate::actors::sales::asking::{Due, handle_of};
use crate::actors::sales::check::{self, Wanted};
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::pricing::Priced;
use crate::actors::sales::{
    Buyer, Channel, PurchaseWish, Purchased, SaleError, SaleRefusal, Sales, Who, delta, faults, invalid, new_id,
};
use crate::domain::hold::HoldItem;
use crate::domain::ids::{CustomerId, EventId, HoldId, OrderId, TenantId};
use crate::domain::ledger::{Command, HoldRefusal, Reply};
use crate::domain::order::{OrderKind, OrderState};
use crate::domain::time::Moment;
use crate::payments::GatewayName;
use crate::signals;
use crate::stores::postgres::convert::Id;
use crate::stores::postgres::customers::{self, NewCustomer};
use crate::stores::postgres::order_payments::PaymentRow;
use crate::stores::postgres::order_records::{BookingInfo, PaymentInfo};
use crate::stores::postgres::order_steps::{Step, StepKind, StepState};
use crate::stores::postgres::orders::NewOrder;
use crate::stores::postgres::records::Holder;
use chrono::Utc;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// A purchase that was checked.
struct Asked<'a> {
    who: &'a Who,
    wish: &'a PurchaseWish,
    /// Empty: whoever buys says so later.
    buyer: Holder,
    event: Option<&'a EventInfo>,
    wanted: Wanted<'a>,
    order: OrderId,
    /// Its places, once it has them.
    hold: Option<HoldId>,
    keyed: Option<Keyed>,
}

impl Sales {
    /// Makes a booking and holds its places. Where nothing is to pay it is confirmed at once.
    pub async fn purchase(&self, who: &Who, wish: PurchaseWish) -> Result<Purchased, SaleError> {
        let outcome = self.buy(who, wish).await;
        signals::purchase(match &outcome {
            Ok(_) => "booked",
            Err(SaleError::Refused(SaleRefusal::SoldOut { .. })) => "sold_out",
            Err(SaleError::Refused(_)) => "refused",
            Err(SaleError::Unavailable | SaleError::GatewayUnavailable) => "unavailable",
        });
        outcome
    }

    async fn buy(&self, who: &Who, wish: PurchaseWish) -> Result<Purchased, SaleError> {
        let buyer = match &wish.buyer {
            Some(buyer) => check::holder("", buyer, true)?,
            None => Holder::default(),
        };
        let return_url = check::return_url(wish.return_url.as_ref())?;
        let wish = PurchaseWish { return_url, ..wish };
        let event = match &wish.event {
            Some(event) => Some(self.event(who, event).await?),
            None => None,
        };
        let types = match &event {
            Some(event) => self.inner.registry.shelf(who.tenant, event.id).await?,
            None => Arc::default(),
        };
        let wanted = check::items(&wish.items, &types)?;
        if event.is_none() && !wanted.tickets.is_empty() {
            return Err(invalid("eventId", "is required to buy tickets"));
        }
        self.on_sale(event.as_deref(), &types, &wanted, wish.channel, wish.passcode.as_deref()).await?;
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "purchase", &wish);
        if keyed.is_none() {
            self.known_to_be_left(event.as_deref(), &wanted)?;
        }
        let order = OrderId::from_bytes(new_id());
        let asked = Asked { who, wish: &wish, buyer, event: event.as_deref(), wanted, order, hold: None, keyed };
        // Its future is large, and those who come too late do not get here: they need not carry it.
        Box::pin(self.sell(asked)).await
    }

    async fn sell(&self, mut asked: Asked<'_>) -> Result<Purchased, SaleError> {
        let Asked { who, wish, event, order, keyed, .. } = asked;
        let hold = keyed.map_or_else(|| HoldId::from_bytes(order.to_bytes()), Keyed::hold);
        let held = match event {
            Some(event) => match self.hold(event.id, hold, &asked.wanted).await {
                Ok(held) => held,
                Err(SaleError::Refused(refusal)) => {
                    // Its own repeat may have sold the last places: then this is its answer again.
                    return match self.look_up_key(keyed).await? {
                        Some(before) => Box::pin(self.purchased_before(who, OrderId::of(before), wish)).await,
                        None => Err(refusal.into()),
                    };
                }
                Err(error) => return Err(error),
            },
            None => false,
        };
        faults::point("purchase.held");
        asked.hold = held.then_some(hold);
        match self.book(&asked).await {
            Ok(booking) => {
                let event = booking.event.as_ref().map(|event| event.id);
                signals::booking(event, "reserved");
                if booking.payment.is_some() {
                    signals::booking(event, "asked");
                }
                faults::point("purchase.booked");
                match handle_of(&booking) {
                    Some(payment) => Ok(Purchased { booking, payment: Some(payment), tickets: Vec::new() }),
                    // Boxed, as all that is rare: the future of a purchase is carried along by all of them.
                    None => Box::pin(self.ask_for_money(who, booking, wish)).await,
                }
            }
            Err(BookError::Before(order)) => Box::pin(self.purchased_before(who, order, wish)).await,
            // A repeat comes back to the same places.
            Err(BookError::Unasked(error)) if asked.keyed.is_some() => Err(error),
            Err(BookError::Not(error) | BookError::Unasked(error)) => {
                if let (Some(event), Some(hold)) = (event, asked.hold) {
                    self.release(event.id, hold).await;
                }
                Err(error)
            }
        }
    }

    /// Says what the owner would say, without asking it: of one type that has no place left. A key may have places already.
    fn known_to_be_left(&self, event: Option<&EventInfo>, wanted: &Wanted<'_>) -> Result<(), SaleRefusal> {
        match (event, wanted.tickets.as_slice()) {
            (Some(event), [(of, _)]) if self.inner.gate.is_sold_out(event.id, of.id) => {
                Err(SaleRefusal::SoldOut { ticket_type: Some(of.id), name: of.name.clone(), left: 0 })
            }
            _ => Ok(()),
        }
    }

    /// Holds places of every wanted type, all or none. False: nothing had to be held.
    pub(super) async fn hold(&self, event: EventId, hold: HoldId, wanted: &Wanted<'_>) -> Result<bool, SaleError> {
        let items: Vec<HoldItem> =
            wanted.tickets.iter().map(|(of, count)| HoldItem { ticket_type: of.id, count: *count }).collect();
        if items.is_empty() {
            return Ok(false);
        }
        match self.reserve(event, hold, items).await? {
            Ok(()) => Ok(true),
            Err(HoldRefusal::SoldOut { ticket_type, left }) => {
                let of = wanted.tickets.iter().find(|(of, _)| of.id == ticket_type);
                let name = of.map(|(of, _)| of.name.clone()).unwrap_or_default();
                Err(SaleRefusal::SoldOut { ticket_type: Some(ticket_type), name, left }.into())
            }
            Err(HoldRefusal::UnknownType(of)) => Err(SaleRefusal::UnknownType(of.to_string()).into()),
            Err(HoldRefusal::BadCount) => Err(invalid("items", "ask for too many places at once")),
            Err(HoldRefusal::Unknown | HoldRefusal::BuyerLimit { .. }) => Err(SaleError::Unavailable),
        }
    }

    /// Asks the ledger for places until the hold's time is over; the same hold again is the same places.
    pub(super) async fn reserve(
        &self,
        event: EventId,
        hold: HoldId,
        items: Vec<HoldItem>,
    ) -> Result<Result<(), HoldRefusal>, SaleError> {
        let deadline = Sales::deadline();
        let mut pulled = false;
        loop {
            let expires = Moment((Utc::now() + delta(self.inner.settings.hold_ttl)).timestamp_millis());
            let command = Command::Reserve { hold, items: items.clone(), buyer: None, per_buyer_max: None, expires };
            match self.inner.gate.ask(event, command, deadline).await?.reply {
                Reply::Hold(Ok(_)) => return Ok(Ok(())),
                Reply::Hold(Err(HoldRefusal::UnknownType(_))) if !pulled => {
                    // The type is newer than what the owner knows.
                    Box::pin(self.inner.gate.pull_facts(event, None, deadline)).await?;
                    pulled = true;
                }
                Reply::Hold(Err(refusal)) => return Ok(Err(refusal)),
                _ => return Err(SaleError::Unavailable),
            }
        }
    }

    /// Gives places back sooner than they would lapse by themselves.
    pub(super) async fn release(&self, event: EventId, hold: HoldId) {
        drop(self.inner.gate.ask(event, Command::ReleaseHold(hold), Sales::deadline()).await);
    }

    /// Prices the booking, asks for its money and writes it. What is refused here gives its places back.
    async fn book(&self, asked: &Asked<'_>) -> Result<BookingInfo, BookError> {
        let (who, wish, id) = (asked.who, asked.wish, asked.order);
        let event = asked.event.map(|event| event.id);
        let email = asked.buyer.email.clone();
        let limits = limits(&asked.wanted, wish.channel);
        // Boxed: most purchases have neither limits nor a key.
        let limited = Box::pin(self.may_have_more(who.tenant, email.as_deref(), &limits)).await;
        // Behind the count, since a repeat may have what is counted; and it asks the gateway for nothing.
        if let Some(before) = Box::pin(self.look_up_key(asked.keyed)).await? {
            return Err(BookError::Before(OrderId::of(before)));
        }
        limited?;
        let priced = self.price(who, wish, event, &asked.wanted, email.as_deref(), None).await?;
        if email.is_none() {
            countable(&asked.wanted, &priced, wish.channel)?;
        }
        let gateway = self.gateway_for(wish.pay_by, priced.amounts.due_minor)?;
        let order = self.new_order(asked, &priced, gateway);
        let payment = self.first_payment(&order).await.map_err(BookError::Unasked)?;
        faults::point("purchase.asked");
        let booking = Booking {
            customer: new_customer(who.tenant, &asked.buyer),
            claim: asked.keyed.map(|keyed| keyed.claim(id.uuid())),
            limits,
            takes: priced.takes,
            tickets: Vec::new(),
            news: Vec::new(),
            driven_until: self.driven_until(),
            audit: None,
            step: (order.state == OrderState::Paid).then(|| confirmation(asked)),
            order: order.clone(),
            payment: payment.clone(),
        };
        match self.write(event, id, Work::Book(Box::new(booking))).await {
            Ok(_) => Ok(as_booked(order, payment)),
            Err(WriteError::Repeated(before)) => match asked.keyed.map(|keyed| keyed.same(before)) {
                Some(Ok(target)) => Err(BookError::Before(OrderId::of(target))),
                Some(Err(refusal)) => Err(BookError::Not(refusal.into())),
                None => Err(BookError::Not(SaleError::Unavailable)),
            },
            Err(error) => Err(BookError::Not(error.into())),
        }
    }

    /// Where nothing is to pay, it is as good as paid.
    fn new_order(&self, asked: &Asked<'_>, priced: &Priced, gateway: Option<GatewayName>) -> NewOrder {
        let now = Utc::now();
        let state = if priced.amounts.due_minor == 0 { OrderState::Paid } else { OrderState::Pending };
        NewOrder {
            id: asked.order,
            tenant: asked.who.tenant,
            kind: OrderKind::Sale,
            state,
            channel: asked.wish.channel,
            event: asked.event.map(check::event_sold),
            buyer: Buyer::from(asked.buyer.clone()),
            items: priced.items.clone(),
            amounts: priced.amounts.clone(),
            promotion: priced.promotion.clone(),
            gift_card: priced.takes.gift_card.map(|(card, _)| card),
            invite: priced.takes.invite,
            gateway: gateway.map(|gateway| gateway.as_str().to_owned()),
            hold: asked.hold,
            note: None,
            return_url: asked.wish.return_url.clone(),
            made_by: asked.who.subject.to_string(),
            expires_at: Some(now + delta(self.inner.settings.hold_ttl)),
            confirmed_at: None,
            created_at: now,
        }
    }

    /// Refuses whoever has all that they may have before a gateway is asked for their sake. The count that holds is made when
    /// the order is written.
    async fn may_have_more(&self, tenant: TenantId, buyer: Option<&str>, limits: &[Limit]) -> Result<(), SaleError> {
        let Some(buyer) = buyer.filter(|_| !limits.is_empty()) else { return Ok(()) };
        let mut db = self.inner.store.connection().await?;
        match customers::by_email(&mut db, tenant, buyer).await? {
            Some(customer) => Ok(one_within_limits(&mut db, customer, limits).await??),
            None => Ok(()),
        }
    }

    /// What the order's gateway wants its buyer to do; nothing where nothing is to pay.
    async fn first_payment(&self, order: &NewOrder) -> Result<Option<PaymentRow>, SaleError> {
        let Some(gateway) = &order.gateway else { return Ok(None) };
        let description = order.event.as_ref().map(|event| event.name.as_str());
        let due = Due { tenant: order.tenant, order: order.id, gateway, amounts: &order.amounts, description };
        self.ask_gateway(due, order.return_url.clone()).await.map(Some)
    }

    /// The answer to a request whose key led to this order before; goes on where the first one stopped.
    async fn purchased_before(&self, who: &Who, order: OrderId, wish: &PurchaseWish) -> Result<Purchased, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        self.ask_for_money(who, booking, wish).await
    }
}

/// Why there is no new booking.
enum BookError {
    /// The key led to this order before.
    Before(OrderId),
    /// The gateway did not say how it is to be paid.
    Unasked(SaleError),
    Not(SaleError),
}

impl From<SaleError> for BookError {
    fn from(error: SaleError) -> BookError {
        BookError::Not(error)
    }
}

/// The buyer as a customer of the tenant; nobody without an address.
pub fn new_customer(tenant: TenantId, buyer: &Holder) -> Option<NewCustomer> {
    Some(NewCustomer {
        id: CustomerId::from_bytes(new_id()),
        tenant,
        email: buyer.email.clone()?,
        name: buyer.name.clone(),
        phone: buyer.phone.clone(),
    })
}

/// What is counted per buyer cannot be sold to nobody.
fn countable(wanted: &Wanted<'_>, priced: &Priced, channel: Channel) -> Result<(), SaleError> {
    if let Some(limit) = limits(wanted, channel).first() {
        let message = format!("is required: a buyer may have at most {} of `{}`", limit.max, limit.name);
        return Err(invalid("customer", message));
    }
    if priced.counts_buyers {
        return Err(invalid("customer", "is required: the code can be used only so many times by one buyer"));
    }
    Ok(())
}

/// What one buyer may have. Staff sell without limits.
pub fn limits(wanted: &Wanted<'_>, channel: Channel) -> Vec<Limit> {
    match channel {
        Channel::Staff => return Vec::new(),
        Channel::Public => {}
    }
    let limit = |(of, asked): &(&TypeInfo, u32)| {
        of.max_per_customer.map(|max| Limit { ticket_type: of.id, name: of.name.clone(), asked: *asked, max })
    };
    wanted.tickets.iter().filter_map(limit).collect()
}

/// The intent that confirms what costs nothing.
fn confirmation(asked: &Asked<'_>) -> Step {
    Step {
        id: Uuid::from_bytes(new_id()),
        tenant: asked.who.tenant,
        order: Some(asked.order),
        event: asked.event.map(|event| event.id),
        kind: StepKind::Confirm,
        ticket: None,
        body: json!({}),
        state: StepState::Intended,
        made_by: asked.who.subject.to_string(),
    }
}

/// A booking as it stands right after it was written.
fn as_booked(order: NewOrder, payment: Option<PaymentRow>) -> BookingInfo {
    let payment = payment.map(|asked| PaymentInfo {
        gateway: asked.gateway,
        payment_ref: Some(asked.payment_ref),
        amount_minor: asked.amount_minor,
        client_secret: asked.client_secret,
        approve_url: asked.approve_url,
        paid_at: None,
    });
    BookingInfo {
        id: order.id,
        tenant: order.tenant,
        kind: order.kind,
        state: order.state,
        channel: order.channel,
        event: order.event,
        buyer: order.buyer,
        items: order.items,
        amounts: order.amounts,
        promo_code: order.promotion.map(|(_, code)| code),
        payment,
        refunds: Vec::new(),
        tickets: Vec::new(),
        note: order.note,
        return_url: order.return_url,
        made_by: order.made_by,
        expires_at: order.expires_at,
        confirmed_at: order.confirmed_at,
        created_at: order.created_at,
        updated_at: order.created_at,
    }
}
