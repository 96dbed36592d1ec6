//! Tickets without a payment here: issued by staff, given away, or made in a batch for the door. Their places are taken at
//! once, and they belong to an order of their own kind.

use crate::actors::order_actor::{Booking, Takes, Work, WriteError};
use crate::actors::registry::TypeInfo;
use crate::actors::sales::check;
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::making::{self, Common};
use crate::actors::sales::purchase::new_customer;
use crate::actors::sales::{
    Amounts, Buyer, Channel, EventSold, IssueKind, IssueTo, IssueWish, Issued, ItemInfo, SaleError, SaleRefusal, Sales,
    ThingSold, Who, faults, invalid, new_id,
};
use crate::domain::hold::HoldItem;
use crate::domain::ids::{HoldId, OrderId, OrderItemId};
use crate::domain::ledger::HoldRefusal;
use crate::domain::order::{OrderKind, OrderState};
use crate::domain::ticket::Validity;
use crate::stores::postgres::audit;
use crate::stores::postgres::convert::Id;
use crate::stores::postgres::order_steps::{Step, StepKind, StepState};
use crate::stores::postgres::orders::{self, NewOrder};
use crate::stores::postgres::records::Holder;
use chrono::Utc;
use serde_json::json;
use uuid::Uuid;

impl Sales {
    /// Staff: tickets without a payment here. Places are taken at once.
    pub async fn issue(&self, who: &Who, wish: IssueWish) -> Result<Issued, SaleError> {
        let event = self.event(who, &wish.event).await?;
        let types = self.inner.registry.shelf(who.tenant, event.id).await?;
        let of = check::find_type(&types, &wish.ticket_type)?;
        let (count, holders) = holders(&wish)?;
        let note = check::note("note", wish.note.as_ref())?;
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "issue", &wish);
        if let Some(before) = self.look_up_key(keyed).await? {
            return self.issued_before(who, OrderId::of(before)).await;
        }
        let wanted = vec![(of, count)];
        let asked = Asked::new(who, wish.kind, check::event_sold(&event), wanted, holders, note, keyed);
        self.make(&asked, true).await
    }

    /// Takes the places, writes order and tickets, and has the event's owner hear of them. `mails`: the holders get one.
    pub(super) async fn make(&self, asked: &Asked<'_>, mails: bool) -> Result<Issued, SaleError> {
        let (who, event, order, hold, keyed) = (asked.who, asked.event.id, asked.order, asked.hold, asked.keyed);
        let item = |(of, count): &(&TypeInfo, u32)| HoldItem { ticket_type: of.id, count: *count };
        match self.reserve(event, hold, asked.lines.iter().map(item).collect()).await? {
            Ok(()) => {}
            Err(refusal) => return Err(asked.refused(refusal)),
        }
        faults::point("issue.held");
        let written = match self.new_issue(asked, mails).await {
            Ok(booking) => self.write(Some(event), order, Work::Book(Box::new(booking))).await,
            Err(error) => {
                self.release(event, hold).await;
                return Err(error);
            }
        };
        match written {
            Ok(_) => {}
            Err(WriteError::Repeated(before)) => {
                let keyed = keyed.ok_or(SaleError::Unavailable)?;
                return self.issued_before(who, OrderId::of(keyed.same(before)?)).await;
            }
            Err(error) => {
                self.release(event, hold).await;
                return Err(error.into());
            }
        }
        faults::point("issue.written");
        self.tell_owner(Uuid::from_bytes(order.to_bytes()), Some(event), order, Some(hold)).await?;
        self.issued_before(who, order).await
    }

    pub(super) async fn issued_before(&self, who: &Who, order: OrderId) -> Result<Issued, SaleError> {
        let booking = self.booking(who.tenant, order).await?;
        let tickets = self.sold(who.tenant, &booking.tickets).await?;
        Ok(Issued { booking, tickets })
    }

    /// The owner has not heard of tickets that are written.
    pub(super) async fn drive_issue(&self, step: &Step, order: OrderId) -> Result<(), SaleError> {
        let mut db = self.inner.store.connection().await?;
        let hold = orders::hold_of(&mut db, order).await?;
        drop(db);
        self.tell_owner(step.id, step.event, order, hold).await
    }

    async fn new_issue(&self, asked: &Asked<'_>, mails: bool) -> Result<Booking, SaleError> {
        let (who, id) = (asked.who, asked.order);
        let validity = match asked.kind {
            IssueKind::Issue | IssueKind::Comp => Validity::Active,
            IssueKind::PreGenerate => Validity::Unactivated,
        };
        let items: Vec<ItemInfo> = asked.lines.iter().map(|(of, count)| given_item(of, *count)).collect();
        let mint = self.mint(who.tenant, asked.event.id).await?;
        let common = Common { tenant: who.tenant, order: id, note: asked.note.clone(), validity };
        let tickets = self.tickets_of(mint, common, items.clone(), asked.holders.clone()).await?;
        let mut news = making::issued(who.tenant, id, asked.event.id, &tickets);
        news.retain(|one| mails || !one.fact.kind().is_mail());
        // One holder of all is whose order it is; several holders are nobody's.
        let buyer = if let [one] = asked.holders.as_slice() { one.clone() } else { Holder::default() };
        let customer = new_customer(who.tenant, &buyer);
        Ok(Booking {
            payment: None,
            claim: asked.keyed.map(|keyed| keyed.claim(id.uuid())),
            customer,
            limits: Vec::new(),
            takes: Takes::default(),
            tickets,
            news,
            step: Some(asked.step()),
            driven_until: self.driven_until(),
            audit: Some(asked.audit()),
            order: asked.order(items, buyer),
        })
    }
}

/// An issue that was checked.
pub struct Asked<'a> {
    who: &'a Who,
    kind: IssueKind,
    event: EventSold,
    lines: Vec<(&'a TypeInfo, u32)>,
    holders: Vec<Holder>,
    note: Option<String>,
    order: OrderId,
    hold: HoldId,
    keyed: Option<Keyed>,
}

impl<'a> Asked<'a> {
    pub fn new(
        who: &'a Who,
        kind: IssueKind,
        event: EventSold,
        lines: Vec<(&'a TypeInfo, u32)>,
        holders: Vec<Holder>,
        note: Option<String>,
        keyed: Option<Keyed>,
    ) -> Asked<'a> {
        let order = OrderId::from_bytes(new_id());
        let hold = keyed.map_or_else(|| HoldId::from_bytes(order.to_bytes()), Keyed::hold);
        Asked { who, kind, event, lines, holders, note, order, hold, keyed }
    }

    /// Why there are no places.
    fn refused(&self, refusal: HoldRefusal) -> SaleError {
        match refusal {
            HoldRefusal::SoldOut { ticket_type, left } => {
                let name = self.lines.iter().find(|(of, _)| of.id == ticket_type).map(|(of, _)| of.name.clone());
                let name = name.unwrap_or_default();
                SaleRefusal::SoldOut { ticket_type: Some(ticket_type), name, left }.into()
            }
            HoldRefusal::UnknownType(of) => SaleRefusal::UnknownType(of.to_string()).into(),
            HoldRefusal::BadCount => invalid("quantity", "is too large"),
            HoldRefusal::Unknown | HoldRefusal::BuyerLimit { .. } => SaleError::Unavailable,
        }
    }

    fn order(&self, items: Vec<ItemInfo>, buyer: Holder) -> NewOrder {
        let now = Utc::now();
        NewOrder {
            id: self.order,
            tenant: self.who.tenant,
            kind: match self.kind {
                IssueKind::Issue => OrderKind::Issue,
                IssueKind::Comp => OrderKind::Comp,
                IssueKind::PreGenerate => OrderKind::PreGenerate,
            },
            state: OrderState::Confirmed,
            channel: Channel::Staff,
            event: Some(self.event.clone()),
            buyer: Buyer::from(buyer),
            items,
            amounts: nothing(self.lines.first().map_or("USD", |(of, _)| of.currency.as_str())),
            promotion: None,
            gift_card: None,
            invite: None,
            gateway: None,
            hold: Some(self.hold),
            note: self.note.clone(),
            return_url: None,
            made_by: self.who.subject.to_string(),
            expires_at: None,
            confirmed_at: Some(now),
            created_at: now,
        }
    }

    /// The owner has to hear of it; the order's id will do for the step's.
    fn step(&self) -> Step {
        Step {
            id: Uuid::from_bytes(self.order.to_bytes()),
            tenant: self.who.tenant,
            order: Some(self.order),
            event: Some(self.event.id),
            kind: StepKind::Issue,
            ticket: None,
            body: json!({}),
            state: StepState::Written,
            made_by: self.who.subject.to_string(),
        }
    }

    fn audit(&self) -> audit::Entry {
        let quantity: u32 = self.lines.iter().map(|(_, count)| count).sum();
        let slugs: Vec<&str> = self.lines.iter().map(|(of, _)| of.slug.as_str()).collect();
        let what = match self.kind {
            IssueKind::Issue => "issue",
            IssueKind::Comp => "comp",
            IssueKind::PreGenerate => "pre-generate",
        };
        audit::Entry {
            at: Utc::now(),
            subject: self.who.subject.to_string(),
            what: what.to_owned(),
            order: Some(self.order),
            ticket: None,
            detail: json!({ "quantity": quantity, "ticketType": slugs.join(", ") }),
        }
    }
}

/// How many tickets, and whose they are: one holder each, or one for all.
fn holders(wish: &IssueWish) -> Result<(u32, Vec<Holder>), SaleError> {
    match &wish.to {
        IssueTo::Holders(holders) => {
            let count = i64::try_from(holders.len()).unwrap_or(i64::MAX);
            if !(1..=check::QUANTITY_MAX).contains(&count) {
                return Err(invalid("holders", format!("must name 1 to {} people", check::QUANTITY_MAX)));
            }
            let one = |(place, wish)| check::holder(&format!("holders[{place}]."), wish, true);
            let checked = holders.iter().enumerate().map(one).collect::<Result<Vec<_>, _>>()?;
            Ok((holders.len() as u32, checked))
        }
        IssueTo::Count { quantity, holder } => {
            let count = check::quantity("quantity", *quantity)?;
            let needs_email = wish.kind != IssueKind::PreGenerate;
            let holder = match holder {
                Some(holder) => vec![check::holder("holder.", holder, needs_email)?],
                None if needs_email => return Err(invalid("holder.email", "is required")),
                None => Vec::new(),
            };
            Ok((count, holder))
        }
    }
}

fn given_item(of: &TypeInfo, count: u32) -> ItemInfo {
    ItemInfo {
        id: OrderItemId::from_bytes(new_id()),
        thing: ThingSold::Ticket {
            ticket_type: of.id,
            slug: of.slug.clone(),
            name: of.name.clone(),
            perks: of.perks.clone(),
            refund_policy: of.refund_policy.clone(),
        },
        quantity: count,
        unit_price_minor: 0,
        discount_minor: 0,
        booking_minor: 0,
        tax_minor: 0,
        total_minor: 0,
    }
}

fn nothing(currency: &str) -> Amounts {
    Amounts {
        currency: currency.to_owned(),
        subtotal_minor: 0,
        discount_minor: 0,
        booking_minor: 0,
        tax_minor: 0,
        total_minor: 0,
        gift_card_minor: 0,
        due_minor: 0,
        refunded_minor: 0,
    }
}
