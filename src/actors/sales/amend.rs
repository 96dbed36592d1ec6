//! An order that is changed before it is paid: who buys, what, under which code. A changed price is asked for as a new
//! payment; whatever comes of the old one goes back (`give_back.rs`).

use crate::actors::order_actor::{PayWork, Takes, Work, Written, one_within_limits, take_each};
use crate::actors::registry::TypeInfo;
use crate::actors::sales::asking::handle_of;
use crate::actors::sales::check::{self, Wanted};
use crate::actors::sales::making::{addressee, news};
use crate::actors::sales::pricing::Priced;
use crate::actors::sales::purchase::{limits, new_customer};
use crate::actors::sales::{
    BookingInfo, Buyer, HolderWish, OrderChange, PayBy, PurchaseWish, Purchased, SaleError, SaleRefusal, Sales,
    ThingSold, Who, WhoKind, WishedItem, WishedThing, faults, invalid, new_id,
};
use crate::domain::ids::{HoldId, OrderId};
use crate::domain::order::OrderState;
use crate::stores::StoreError;
use crate::stores::postgres::catalog::{products, promotions};
use crate::stores::postgres::orders::{self, Locked};
use crate::stores::postgres::outbox::{self, Fact};
use crate::stores::postgres::{Tx, audit, customers, events, order_changes, order_steps};
use chrono::Utc;
use serde_json::json;
use std::sync::Arc;
use uuid::Uuid;

/// What an order is to be, checked.
struct Change<'a> {
    who: &'a Who,
    booking: &'a BookingInfo,
    /// Who buys from now on, if that is new.
    buyer: Option<Buyer>,
    return_url: Option<Option<String>>,
    lines: Option<Lines<'a>>,
}

/// New lines, priced anew.
struct Lines<'a> {
    wanted: Wanted<'a>,
    priced: Priced,
    /// Other places than before: the hold of these.
    hold: Option<HoldId>,
}

impl Sales {
    /// Changes an order. Before it is paid: everything. Afterwards: who buys, by staff, or once by whoever buys where
    /// nobody was named.
    pub async fn change_order(&self, who: &Who, order: OrderId, wish: OrderChange) -> Result<Purchased, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        may_change(who, &booking, &wish)?;
        let buyer = wish.buyer.as_ref().map(|buyer| merged(&booking.buyer, buyer)).transpose()?;
        let return_url = wish.return_url.as_ref().map(|url| check::return_url(url.as_ref())).transpose()?;
        let types = match &booking.event {
            Some(event) => self.inner.registry.shelf(who.tenant, event.id).await?,
            None => Arc::default(),
        };
        let lines = self.new_lines(who, &booking, &wish, buyer.as_ref(), &types).await?;
        let held = lines.as_ref().and_then(|lines| lines.hold).zip(booking.event.as_ref().map(|event| event.id));
        faults::point("change.held");
        let change = Change { who, booking: &booking, buyer, return_url, lines };
        match self.write_change(&change, &types).await {
            Ok(before) => {
                faults::point("change.written");
                if let (Some((_, event)), Some(before)) = (held, before) {
                    self.release(event, before).await;
                }
            }
            Err(error) => {
                if let Some((hold, event)) = held {
                    self.release(event, hold).await;
                }
                return Err(error);
            }
        }
        self.go_on(who, order).await
    }

    /// Prices the order's lines anew where that may make a difference, and holds other places where it has other lines.
    async fn new_lines<'a>(
        &self,
        who: &Who,
        booking: &BookingInfo,
        wish: &OrderChange,
        buyer: Option<&Buyer>,
        types: &'a [TypeInfo],
    ) -> Result<Option<Lines<'a>>, SaleError> {
        let code = wish.promo_code.clone().unwrap_or_else(|| booking.promo_code.clone());
        // Another buyer may have used the code already.
        let counted_anew = buyer.is_some() && code.is_some();
        let new_price = wish.items.is_some() || wish.promo_code.is_some() || counted_anew;
        if booking.state != OrderState::Pending || !new_price {
            return Ok(None);
        }
        if booking.amounts.gift_card_minor > 0 {
            return Err(invalid(
                "couponCode",
                "cannot be changed on an order that a gift card pays for: make a new one",
            ));
        }
        let items = wish.items.clone().unwrap_or_else(|| wished(booking));
        let wanted = check::items(&items, types)?;
        if wish.items.is_some() {
            for (of, count) in &wanted.tickets {
                check::on_sale(of, booking.channel, Utc::now())?;
                check::order_limit(of, *count, booking.channel)?;
            }
        }
        let event = booking.event.as_ref().map(|event| event.id);
        let asked = PurchaseWish {
            event: event.map(|event| event.to_string()),
            buyer: None,
            items,
            pay_by: PayBy::Any,
            promo_code: code,
            gift_card_code: None,
            invite_code: None,
            passcode: None,
            return_url: None,
            channel: booking.channel,
            key: None,
        };
        let email = buyer.map_or(booking.buyer.email.as_deref(), |buyer| buyer.email.as_deref());
        let priced = self.price(who, &asked, event, &wanted, email, Some(booking)).await?;
        if email.is_none() && priced.counts_buyers {
            return Err(invalid("customer", "is required: the code can be used only so many times by one buyer"));
        }
        let mut hold = None;
        if let (Some(event), true) = (event, wish.items.is_some()) {
            let fresh = HoldId::from_bytes(new_id());
            hold = self.hold(event, fresh, &wanted).await?.then_some(fresh);
        }
        Ok(Some(Lines { wanted, priced, hold }))
    }

    /// Writes the change under the locks of buyer and order. Gives the hold of places that are not wanted any more.
    async fn write_change(&self, change: &Change<'_>, types: &[TypeInfo]) -> Result<Option<HoldId>, SaleError> {
        let (who, booking) = (change.who, change.booking);
        let mut tx = self.inner.store.begin().await?;
        let mut buyer = change.buyer.clone();
        if let Some(buyer) = &mut buyer {
            if let Some(new) = new_customer(who.tenant, &buyer.holder()) {
                buyer.customer = customers::keep(&mut tx, &[new]).await?.pop();
            }
        } else if let Some(customer) = booking.buyer.customer {
            customers::lock(&mut tx, customer).await?;
        }
        let unknown = SaleError::Refused(SaleRefusal::UnknownBooking);
        let locked = orders::lock(&mut tx, &[booking.id]).await?.pop().ok_or(unknown)?;
        let open = order_steps::open_of_order(&mut tx, &[booking.id]).await?;
        if locked.order.state != booking.state || locked.customer != booking.buyer.customer || !open.is_empty() {
            return Err(SaleRefusal::InProgress("booking").into());
        }
        self.within_limits(&mut tx, change, buyer.as_ref(), types).await?;
        let customer = buyer.as_ref().map_or(locked.customer, |buyer| buyer.customer);
        if let Some(lines) = &change.lines {
            reprice(&mut tx, &locked, customer, lines).await?;
        }
        if let Some(url) = &change.return_url {
            order_changes::set_return_url(&mut tx, booking.id, url.as_deref()).await?;
        }
        if let Some(buyer) = &buyer {
            order_changes::set_buyer(&mut tx, booking.id, buyer).await?;
            if locked.order.issued {
                hand_over(&mut tx, booking, buyer).await?;
            }
        }
        audit::write(&mut tx, who.tenant, &entry(change)).await?;
        tx.commit().await?;
        self.inner.store.nudge_outbox();
        let other_places = change.lines.as_ref().is_some_and(|lines| lines.hold.is_some());
        Ok(locked.hold.filter(|_| other_places))
    }

    /// What one buyer may have, where buyer or lines are new and nothing is paid.
    async fn within_limits(
        &self,
        tx: &mut Tx,
        change: &Change<'_>,
        buyer: Option<&Buyer>,
        types: &[TypeInfo],
    ) -> Result<(), SaleError> {
        let booking = change.booking;
        let customer = buyer.map_or(booking.buyer.customer, |buyer| buyer.customer);
        let same = customer == booking.buyer.customer;
        let other_items = change.lines.as_ref().is_some_and(|lines| lines.hold.is_some());
        if booking.state != OrderState::Pending || (same && !other_items) {
            return Ok(());
        }
        let own = wished(booking);
        let own = check::items(&own, types)?;
        let wanted = change.lines.as_ref().map_or(&own, |lines| &lines.wanted);
        let mut limits = limits(wanted, booking.channel);
        let Some(customer) = customer else {
            return match limits.first() {
                Some(limit) => {
                    let message = format!("is required: a buyer may have at most {} of `{}`", limit.max, limit.name);
                    Err(invalid("customer", message))
                }
                None => Ok(()),
            };
        };
        if same {
            // What the order has already is counted as the buyer's.
            for limit in &mut limits {
                let had = own.tickets.iter().find(|(of, _)| of.id == limit.ticket_type).map_or(0, |(_, count)| *count);
                limit.asked = limit.asked.saturating_sub(had);
            }
        }
        Ok(one_within_limits(tx, customer, &limits).await??)
    }

    /// The order as it is now: with how it is paid, or with its tickets where nothing is left to pay.
    pub(super) async fn go_on(&self, who: &Who, order: OrderId) -> Result<Purchased, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        if booking.state == OrderState::Pending && booking.amounts.due_minor == 0 {
            let event = booking.event.as_ref().map(|event| event.id);
            let work = PayWork {
                order,
                payment: None,
                amount_minor: 0,
                step: Uuid::from_bytes(new_id()),
                made_by: who.subject.to_string(),
                driven_until: self.driven_until(),
            };
            if let Written::Paid { step: Some(step), .. } = self.write(event, order, Work::Pay(work)).await? {
                self.drive(step).await?;
            }
            let done = self.finish(who.tenant, order).await?;
            return Ok(Purchased { booking: done.booking, payment: None, tickets: done.tickets });
        }
        if booking.state == OrderState::Pending {
            if handle_of(&booking).is_none() {
                self.new_handle(&booking, booking.return_url.clone()).await?;
            }
            let booking = self.booking(who.tenant, order).await?;
            return Ok(Purchased { payment: handle_of(&booking), booking, tickets: Vec::new() });
        }
        let tickets = self.sold(who.tenant, &booking.tickets).await?;
        Ok(Purchased { booking, payment: None, tickets })
    }
}

fn may_change(who: &Who, booking: &BookingInfo, wish: &OrderChange) -> Result<(), SaleError> {
    let only_buyer = wish.promo_code.is_none() && wish.items.is_none();
    let may_name = matches!(who.kind, WhoKind::Staff) || booking.buyer.email.is_none();
    let wrong = Err(SaleRefusal::WrongState { what: "order", state: booking.state.word() }.into());
    match booking.state {
        OrderState::Pending => Ok(()),
        OrderState::Confirmed | OrderState::PartiallyRefunded if only_buyer && may_name => Ok(()),
        OrderState::Paid
        | OrderState::Confirmed
        | OrderState::PartiallyRefunded
        | OrderState::Refunded
        | OrderState::Cancelled
        | OrderState::Expired => wrong,
    }
}

/// The buyer with what is new about them.
fn merged(known: &Buyer, wish: &HolderWish) -> Result<Buyer, SaleError> {
    let named = wish.first.is_some() || wish.last.is_some() || wish.name.is_some();
    let parts = known.holder();
    let (first, last) = parts.parts();
    let old = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let whole = HolderWish {
        name: wish.name.clone().or_else(|| known.name.clone().filter(|_| !named)),
        first: wish.first.clone().or_else(|| old(first).filter(|_| wish.name.is_none())),
        last: wish.last.clone().or_else(|| old(last).filter(|_| wish.name.is_none())),
        email: wish.email.clone().or_else(|| known.email.clone()),
        phone: wish.phone.clone().or_else(|| known.phone.clone()),
    };
    Ok(Buyer::from(check::holder("", &whole, true)?))
}

/// The lines of an order as they were wished.
pub fn wished(booking: &BookingInfo) -> Vec<WishedItem> {
    let item = |item: &crate::actors::sales::ItemInfo| WishedItem {
        what: match &item.thing {
            ThingSold::Ticket { ticket_type, .. } => WishedThing::Ticket(ticket_type.to_string()),
            ThingSold::Product { sku, .. } => WishedThing::Product(sku.clone()),
        },
        quantity: i64::from(item.quantity),
    };
    booking.items.iter().map(item).collect()
}

/// New lines instead of the old ones, with what they take.
async fn reprice(
    tx: &mut Tx,
    locked: &Locked,
    customer: Option<crate::domain::ids::CustomerId>,
    lines: &Lines<'_>,
) -> Result<(), SaleError> {
    let Priced { items, amounts, promotion, takes, .. } = &lines.priced;
    promotions::release(tx, &[locked.id]).await?;
    products::return_stock(tx, &[locked.id]).await?;
    let takes = Takes { gift_card: None, ..takes.clone() };
    take_each(tx, locked.id, &takes).await??;
    order_changes::reprice(tx, locked.id, customer, items, amounts, promotion.as_ref()).await?;
    if lines.hold.is_some() {
        order_changes::set_hold(tx, locked.id, lines.hold, None).await?;
    }
    Ok(())
}

/// Tickets that nobody holds are the buyer's, who gets them by mail.
async fn hand_over(tx: &mut Tx, booking: &BookingInfo, buyer: &Buyer) -> Result<(), SaleError> {
    let Some(event) = booking.event.as_ref().map(|event| event.id) else { return Ok(()) };
    let version = events::touch(tx, booking.tenant, event).await?;
    let version = version.ok_or_else(|| StoreError::Unreadable("the event has gone".into()))?;
    let tickets = order_changes::give_tickets(tx, booking.id, buyer, version).await?;
    if let Some(to) = addressee(&buyer.holder()).filter(|_| !tickets.is_empty()) {
        let order = booking.id;
        outbox::push(tx, &[news(booking.tenant, Fact::TicketsIssuedMail { order, event, tickets, to })]).await?;
    }
    Ok(())
}

fn entry(change: &Change<'_>) -> audit::Entry {
    let detail = json!({
        "customer": change.buyer.is_some(),
        "items": change.lines.as_ref().is_some_and(|lines| lines.hold.is_some()),
        "price": change.lines.is_some(),
        "returnUrl": change.return_url.is_some(),
    });
    audit::Entry {
        at: Utc::now(),
        subject: change.who.subject.to_string(),
        what: "change".to_owned(),
        order: Some(change.booking.id),
        ticket: None,
        detail,
    }
}
