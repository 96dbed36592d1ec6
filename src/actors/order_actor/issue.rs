//! The result of a confirmation: the order is confirmed, its tickets are there, and the news of them is written, in one
//! transaction.

use crate::actors::order_actor::Reply;
use crate::actors::order_actor::book::write_tickets;
use crate::actors::order_actor::group::Versions;
use crate::actors::order_actor::pay::wrong;
use crate::actors::sales::SaleRefusal;
use crate::domain::ids::{EventId, OrderId, ProductId, TenantId};
use crate::domain::order::{Fact, Order, step};
use crate::stores::StoreError;
use crate::stores::postgres::Db;
use crate::stores::postgres::catalog::{gift_cards, products};
use crate::stores::postgres::order_steps::{self, StepId, StepState};
use crate::stores::postgres::orders::{self, Locked};
use crate::stores::postgres::outbox::{self, NewNotification};
use crate::stores::postgres::sold_tickets::NewSoldTicket;
use chrono::Utc;
use std::collections::HashMap;

pub struct IssueWork {
    pub order: OrderId,
    pub tenant: TenantId,
    /// `None`: merchandise only.
    pub event: Option<EventId>,
    pub step: StepId,
    /// Merchandise: how many pieces, and their name.
    pub products: Vec<(ProductId, u32, String)>,
    pub tickets: Vec<NewSoldTicket>,
    pub news: Vec<NewNotification>,
}

/// Confirmations of a group that may be written, and the answers to the others.
pub struct Checked<'a> {
    good: Vec<(&'a IssueWork, Order)>,
    answers: Vec<(usize, Reply)>,
}

/// Locks the orders, and moves the steps on: whoever moved one writes its tickets, nobody else.
pub async fn check<'a>(db: &mut Db, issues: &[(usize, &'a IssueWork)]) -> Result<Checked<'a>, StoreError> {
    let mut checked = Checked { good: Vec::new(), answers: Vec::new() };
    if issues.is_empty() {
        return Ok(checked);
    }
    let ids: Vec<OrderId> = issues.iter().map(|(_, issue)| issue.order).collect();
    let locked: HashMap<OrderId, Locked> =
        orders::lock(db, &ids).await?.into_iter().map(|order| (order.id, order)).collect();
    let mut steps: Vec<StepId> = Vec::with_capacity(issues.len());
    for (at, issue) in issues {
        let order = locked.get(&issue.order).ok_or_else(gone)?;
        match take_rest(db, issue, order).await? {
            Ok(()) => steps.push(issue.step),
            Err(refusal) => checked.answers.push((*at, Err(refusal.into()))),
        }
    }
    let mine = order_steps::advance(db, &steps, StepState::Intended, StepState::Written).await?;
    for (at, issue) in issues {
        // Another driver wrote it: the same end.
        if !mine.contains(&issue.step) {
            continue;
        }
        let order = locked.get(&issue.order).ok_or_else(gone)?;
        match step(order.order, Fact::Issued) {
            Ok((after, _)) => checked.good.push((issue, after)),
            Err(refusal) => {
                let refusal: SaleRefusal = wrong(refusal);
                checked.answers.push((*at, Err(refusal.into())));
            }
        }
    }
    Ok(checked)
}

fn gone() -> StoreError {
    StoreError::Unreadable("an order has gone".into())
}

/// What the gift card pays, and pieces that a lapsed order had given back. Harmless to repeat: each is taken once an order.
async fn take_rest(db: &mut Db, issue: &IssueWork, order: &Locked) -> Result<Result<(), SaleRefusal>, StoreError> {
    for (product, quantity, name) in &issue.products {
        if !products::take_stock(db, *product, issue.order, *quantity).await? {
            return Ok(Err(SaleRefusal::SoldOut { ticket_type: None, name: name.clone(), left: 0 }));
        }
    }
    if let Some(card) = order.gift_card.filter(|_| order.gift_card_minor > 0)
        && !gift_cards::debit(db, card, issue.order, order.gift_card_minor).await?
    {
        return Ok(Err(SaleRefusal::BadGiftCard("the gift card has been used up meanwhile".to_owned())));
    }
    Ok(Ok(()))
}

impl Checked<'_> {
    pub fn touches(&self) -> impl Iterator<Item = (EventId, TenantId)> + '_ {
        let with_tickets = self.good.iter().filter(|(issue, _)| !issue.tickets.is_empty());
        with_tickets.filter_map(|(issue, _)| issue.event.map(|event| (event, issue.tenant)))
    }

    pub async fn write(self, db: &mut Db, versions: &Versions) -> Result<Vec<(usize, Reply)>, StoreError> {
        if self.good.is_empty() {
            return Ok(self.answers);
        }
        let moved: Vec<(OrderId, Order)> = self.good.iter().map(|(issue, after)| (issue.order, *after)).collect();
        orders::advance(db, &moved, Utc::now()).await?;
        let tickets: Vec<NewSoldTicket> =
            self.good.iter().flat_map(|(issue, _)| issue.tickets.iter().cloned()).collect();
        write_tickets(db, &tickets, versions).await?;
        let news: Vec<NewNotification> = self.good.iter().flat_map(|(issue, _)| issue.news.iter().cloned()).collect();
        outbox::push(db, &news).await?;
        Ok(self.answers)
    }
}
