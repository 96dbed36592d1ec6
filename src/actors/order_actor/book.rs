//! New orders: their keys, buyers and limits, then the rows.

use crate::actors::order_actor::group::Versions;
use crate::actors::order_actor::{Reply, WriteError};
use crate::actors::sales::SaleRefusal;
use crate::domain::ids::{
    CustomerId, EventId, GiftCardId, InviteId, OrderId, ProductId, PromotionId, TenantId, TicketTypeId,
};
use crate::stores::StoreError;
use crate::stores::postgres::audit;
use crate::stores::postgres::catalog::{invites, products, promotions};
use crate::stores::postgres::customers::{self, NewCustomer};
use crate::stores::postgres::idempotency::{self, Claim};
use crate::stores::postgres::new_orders::{self, Whose};
use crate::stores::postgres::order_payments::PaymentRow;
use crate::stores::postgres::order_steps::{self, Step};
use crate::stores::postgres::orders::{self, NewOrder};
use crate::stores::postgres::outbox::{self, NewNotification};
use crate::stores::postgres::sold_tickets::{self, NewSoldTicket};
use crate::stores::postgres::{Db, begin_part, keep_part, undo_part};
use chrono::{DateTime, Utc};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// A new order and everything that is written with it.
pub struct Booking {
    pub order: NewOrder,
    pub claim: Option<Claim>,
    /// Whose order it is; `None`: nobody's (a batch for the door).
    pub customer: Option<NewCustomer>,
    pub limits: Vec<Limit>,
    pub takes: Takes,
    /// How the buyer is asked for money.
    pub payment: Option<PaymentRow>,
    /// Where it is confirmed at once: its tickets and the news of them.
    pub tickets: Vec<NewSoldTicket>,
    pub news: Vec<NewNotification>,
    pub step: Option<Step>,
    pub driven_until: DateTime<Utc>,
    pub audit: Option<audit::Entry>,
}

impl Booking {
    /// Whether it is written and that is all: nothing is claimed or counted that could refuse it, nothing follows at once.
    pub fn is_plain(&self) -> bool {
        let Booking { claim, limits, takes, tickets, news, step, audit, .. } = self;
        let refusable = claim.is_some() || !limits.is_empty() || !takes.is_empty();
        !refusable && tickets.is_empty() && news.is_empty() && step.is_none() && audit.is_none()
    }
}

/// Writes plain bookings: one statement, which is a transaction of its own.
pub async fn write_plain(db: &mut Db, books: &[(usize, &Booking)]) -> Result<(), StoreError> {
    let rows: Vec<(&NewOrder, Whose<'_>)> =
        books.iter().map(|(_, one)| (&one.order, one.customer.as_ref().map_or(Whose::Nobodys, Whose::Of))).collect();
    let payments: Vec<&PaymentRow> = books.iter().filter_map(|(_, booking)| booking.payment.as_ref()).collect();
    new_orders::insert(db, &rows, &payments).await
}

/// At most so many of a type for one buyer, over all their orders.
#[derive(Debug, Clone)]
pub struct Limit {
    pub ticket_type: TicketTypeId,
    pub name: String,
    pub asked: u32,
    pub max: u32,
}

/// What an order takes of things that are limited in Postgres.
#[derive(Debug, Clone, Default)]
pub struct Takes {
    /// With the buyer's address, whose uses are counted too.
    pub promotion: Option<(PromotionId, String)>,
    pub invite: Option<InviteId>,
    /// What it is to pay.
    pub gift_card: Option<(GiftCardId, i64)>,
    /// How many pieces, and their name.
    pub products: Vec<(ProductId, u32, String)>,
}

impl Takes {
    fn is_empty(&self) -> bool {
        let Takes { promotion, invite, gift_card, products } = self;
        promotion.is_none() && invite.is_none() && gift_card.is_none() && products.is_empty()
    }
}

/// Orders of a group that may be written, and the answers to the others.
pub struct Checked<'a> {
    good: Vec<(&'a Booking, Option<CustomerId>)>,
    answers: Vec<(usize, Reply)>,
}

/// Claims keys, keeps buyers (whose rows stay locked), and counts what they have.
pub async fn check<'a>(db: &mut Db, books: &[(usize, &'a Booking)]) -> Result<Checked<'a>, StoreError> {
    let mut checked = Checked { good: Vec::new(), answers: Vec::new() };
    if books.is_empty() {
        return Ok(checked);
    }
    let fresh = claim(db, books, &mut checked.answers).await?;
    let buyers: Vec<NewCustomer> = fresh.iter().filter_map(|(_, booking)| booking.customer.clone()).collect();
    let mut kept = if buyers.is_empty() { Vec::new() } else { customers::keep(db, &buyers).await? }.into_iter();
    let with_buyer: Vec<(usize, &Booking, Option<CustomerId>)> = fresh
        .into_iter()
        .map(|(at, booking)| (at, booking, booking.customer.as_ref().and_then(|_| kept.next())))
        .collect();
    let mut held = held(db, &with_buyer).await?;
    let mut refused: Vec<OrderId> = Vec::new();
    for (at, booking, customer) in with_buyer {
        let outcome = match within_limits(booking, customer, &mut held) {
            Ok(()) => take(db, booking).await?,
            Err(refusal) => Err(refusal),
        };
        match outcome {
            Ok(()) => checked.good.push((booking, customer)),
            Err(refusal) => {
                refused.push(booking.order.id);
                checked.answers.push((at, Err(refusal.into())));
            }
        }
    }
    for order in refused {
        // A refusal uses no key up: what was refused may be asked again.
        idempotency::forget(db, crate::stores::postgres::convert::Id::uuid(order)).await?;
    }
    Ok(checked)
}

/// Those whose key is theirs, or who have none.
async fn claim<'a>(
    db: &mut Db,
    books: &[(usize, &'a Booking)],
    answers: &mut Vec<(usize, Reply)>,
) -> Result<Vec<(usize, &'a Booking)>, StoreError> {
    let claims: Vec<Claim> = books.iter().filter_map(|(_, booking)| booking.claim).collect();
    if claims.is_empty() {
        return Ok(books.to_vec());
    }
    let mut before = idempotency::claim(db, &claims).await?.into_iter();
    let mut fresh = Vec::with_capacity(books.len());
    for (at, booking) in books {
        match booking.claim.and_then(|_| before.next().flatten()) {
            Some(claimed) => answers.push((*at, Err(WriteError::Repeated(claimed)))),
            None => fresh.push((*at, *booking)),
        }
    }
    Ok(fresh)
}

type Held = HashMap<(CustomerId, TicketTypeId), u32>;

async fn held(db: &mut Db, books: &[(usize, &Booking, Option<CustomerId>)]) -> Result<Held, StoreError> {
    let limited = || books.iter().filter(|(_, booking, _)| !booking.limits.is_empty());
    let customers: BTreeSet<CustomerId> = limited().filter_map(|(_, _, customer)| *customer).collect();
    let types: BTreeSet<TicketTypeId> =
        limited().flat_map(|(_, booking, _)| booking.limits.iter().map(|limit| limit.ticket_type)).collect();
    if customers.is_empty() {
        return Ok(Held::new());
    }
    let (customers, types): (Vec<_>, Vec<_>) = (customers.into_iter().collect(), types.into_iter().collect());
    let rows = orders::held_by_customers(db, &customers, &types).await?;
    Ok(rows.into_iter().map(|(customer, ticket_type, count)| ((customer, ticket_type), count)).collect())
}

/// The same for one order that is not new, whose buyer is locked.
pub async fn one_within_limits(
    db: &mut Db,
    customer: CustomerId,
    limits: &[Limit],
) -> Result<Result<(), SaleRefusal>, StoreError> {
    let types: Vec<TicketTypeId> = limits.iter().map(|limit| limit.ticket_type).collect();
    let have = orders::held_by_customers(db, &[customer], &types).await?;
    for limit in limits {
        let held = have.iter().find(|(_, of, _)| *of == limit.ticket_type).map_or(0, |(_, _, count)| *count);
        let left = limit.max.saturating_sub(held);
        if limit.asked > left {
            return Ok(Err(SaleRefusal::BuyerLimit { name: limit.name.clone(), max: limit.max, left }));
        }
    }
    Ok(Ok(()))
}

/// Orders of one buyer in one group count against each other.
fn within_limits(booking: &Booking, customer: Option<CustomerId>, held: &mut Held) -> Result<(), SaleRefusal> {
    let Some(customer) = customer else { return Ok(()) };
    for limit in &booking.limits {
        let have = held.get(&(customer, limit.ticket_type)).copied().unwrap_or(0);
        let left = limit.max.saturating_sub(have);
        if limit.asked > left {
            return Err(SaleRefusal::BuyerLimit { name: limit.name.clone(), max: limit.max, left });
        }
    }
    for limit in &booking.limits {
        *held.entry((customer, limit.ticket_type)).or_default() += limit.asked;
    }
    Ok(())
}

/// Takes all that the order needs, or nothing.
async fn take(db: &mut Db, booking: &Booking) -> Result<Result<(), SaleRefusal>, StoreError> {
    if booking.takes.is_empty() {
        return Ok(Ok(()));
    }
    begin_part(db).await?;
    let outcome = take_each(db, booking.order.id, &booking.takes).await?;
    match &outcome {
        Ok(()) => keep_part(db).await?,
        Err(_) => undo_part(db).await?,
    }
    Ok(outcome)
}

/// Takes each; what is refused leaves what came before it taken, for the caller to undo.
pub async fn take_each(db: &mut Db, order: OrderId, takes: &Takes) -> Result<Result<(), SaleRefusal>, StoreError> {
    if let Some((promotion, buyer)) = &takes.promotion {
        let there = promotions::lock(db, *promotion).await?;
        if !there || !promotions::take(db, *promotion, order, buyer).await? {
            return Ok(Err(SaleRefusal::BadPromo("this promotion code has been used up".to_owned())));
        }
    }
    if let Some(invite) = takes.invite
        && !invites::take(db, invite, order).await?
    {
        return Ok(Err(SaleRefusal::InviteNeeded { name: "this ticket type".to_owned() }));
    }
    if let Some((gift_card, amount_minor)) = takes.gift_card
        && orders::lock_gift_card(db, gift_card).await?.is_none_or(|left| left < amount_minor)
    {
        let message = "the gift card is being used by another order: try again".to_owned();
        return Ok(Err(SaleRefusal::BadGiftCard(message)));
    }
    let mut products = takes.products.clone();
    products.sort_by_key(|(product, _, _)| *product);
    for (product, quantity, name) in products {
        if !products::take_stock(db, product, order, quantity).await? {
            return Ok(Err(SaleRefusal::SoldOut { ticket_type: None, name, left: 0 }));
        }
    }
    Ok(Ok(()))
}

impl Checked<'_> {
    /// Events whose tickets are written.
    pub fn touches(&self) -> impl Iterator<Item = (EventId, TenantId)> + '_ {
        let with_tickets = self.good.iter().filter(|(booking, _)| !booking.tickets.is_empty());
        with_tickets
            .filter_map(|(booking, _)| booking.order.event.as_ref().map(|event| (event.id, booking.order.tenant)))
    }

    pub async fn write(self, db: &mut Db, versions: &Versions) -> Result<Vec<(usize, Reply)>, StoreError> {
        if self.good.is_empty() {
            return Ok(self.answers);
        }
        let whose = |customer: &Option<CustomerId>| customer.map_or(Whose::Nobodys, Whose::Known);
        let rows: Vec<(&NewOrder, Whose<'_>)> =
            self.good.iter().map(|(booking, customer)| (&booking.order, whose(customer))).collect();
        let payments: Vec<&PaymentRow> = self.good.iter().filter_map(|(booking, _)| booking.payment.as_ref()).collect();
        new_orders::insert(db, &rows, &payments).await?;
        let mut steps: BTreeMap<DateTime<Utc>, Vec<&Step>> = BTreeMap::new();
        let (mut tickets, mut news) = (Vec::new(), Vec::new());
        for (booking, customer) in &self.good {
            if let Some(step) = &booking.step {
                steps.entry(booking.driven_until).or_default().push(step);
            }
            for ticket in &booking.tickets {
                tickets.push(NewSoldTicket { customer: ticket.customer.or(*customer), ..ticket.clone() });
            }
            news.extend_from_slice(&booking.news);
        }
        for (driven_until, steps) in steps {
            order_steps::insert(db, &steps, driven_until).await?;
        }
        write_tickets(db, &tickets, versions).await?;
        outbox::push(db, &news).await?;
        for (booking, _) in &self.good {
            if let Some(entry) = &booking.audit {
                audit::write(db, booking.order.tenant, entry).await?;
            }
        }
        Ok(self.answers)
    }
}

/// Writes tickets, each with its event's version.
pub async fn write_tickets(db: &mut Db, tickets: &[NewSoldTicket], versions: &Versions) -> Result<(), StoreError> {
    if tickets.is_empty() {
        return Ok(());
    }
    let mut rows = Vec::with_capacity(tickets.len());
    for ticket in tickets {
        let version = versions.get(&ticket.event).copied();
        rows.push((ticket, version.ok_or_else(|| StoreError::Unreadable("an event was not touched".into()))?));
    }
    sold_tickets::insert(db, &rows, Utc::now()).await
}
