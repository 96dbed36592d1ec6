//! The result of a confirmation: the order is confirmed, its tickets are there, and the news of them is written, in one
//! transaction.

use crate::actors::order_actor::Reply;
use crate::actors::order_actor::book::write_tickets;
use crate::actors::order_actor::group::Versions;
use crate::actors::order_actor::pay::wrong;
use crate::actors::sales::SaleRefusal;
use crate::domain::ids::{EventId, OrderId, TenantId};
use crate::domain::order::{Fact, Order, step};
use crate::stores::StoreError;
use crate::stores::postgres::Db;
use crate::stores::postgres::order_steps::{self, StepId, StepState};
use crate::stores::postgres::orders;
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
    let locked: HashMap<OrderId, Order> =
        orders::lock(db, &ids).await?.into_iter().map(|order| (order.id, order.order)).collect();
    let steps: Vec<StepId> = issues.iter().map(|(_, issue)| issue.step).collect();
    let mine = order_steps::advance(db, &steps, StepState::Intended, StepState::Written).await?;
    for (at, issue) in issues {
        // Another driver wrote it: the same end.
        if !mine.contains(&issue.step) {
            continue;
        }
        let order = locked.get(&issue.order).ok_or_else(|| StoreError::Unreadable("an order has gone".into()))?;
        match step(*order, Fact::Issued) {
            Ok((after, _)) => checked.good.push((issue, after)),
            Err(refusal) => {
                let refusal: SaleRefusal = wrong(refusal);
                checked.answers.push((*at, Err(refusal.into())));
            }
        }
    }
    Ok(checked)
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
