//! The money is there: the order is paid, and the intent to confirm it stands, in one transaction. And the other end:
//! its places were sold meanwhile, so the money goes back.

use crate::actors::order_actor::{Reply, Written};
use crate::actors::sales::SaleRefusal;
use crate::domain::ids::OrderId;
use crate::domain::order::{Fact, Obligation, Order, OrderState, step};
use crate::stores::StoreError;
use crate::stores::postgres::Db;
use crate::stores::postgres::order_payments::{self, PaymentState};
use crate::stores::postgres::order_steps::{self, Step, StepId, StepKind, StepState};
use crate::stores::postgres::orders::{self, Locked};
use chrono::{DateTime, Utc};
use serde_json::json;
use std::collections::HashMap;

/// The gateway has the money of this order.
#[derive(Debug, Clone)]
pub struct PayWork {
    pub order: OrderId,
    /// Gateway and reference; `None`: nothing was to pay.
    pub payment: Option<(String, String)>,
    pub amount_minor: i64,
    /// The id of the step that it makes.
    pub step: StepId,
    pub made_by: String,
    pub driven_until: DateTime<Utc>,
}

/// The order's places are gone; `step` is the confirmation that ends here.
#[derive(Debug, Clone)]
pub struct GoneWork {
    pub order: OrderId,
    pub step: StepId,
    /// The step that gives the payment back, and what it gives back.
    pub give_back: StepId,
    pub payment: Option<(String, String)>,
    pub amount_minor: i64,
    pub driven_until: DateTime<Utc>,
}

/// What of an order goes on.
struct Found {
    locked: HashMap<OrderId, Locked>,
    open: HashMap<OrderId, StepId>,
}

async fn find(db: &mut Db, ids: &[OrderId]) -> Result<Found, StoreError> {
    let locked = orders::lock(db, ids).await?;
    let open = order_steps::open_of_order(db, ids).await?;
    Ok(Found {
        locked: locked.into_iter().map(|order| (order.id, order)).collect(),
        open: open.into_iter().map(|(order, _, step)| (order, step)).collect(),
    })
}

pub async fn pay(db: &mut Db, pays: &[(usize, &PayWork)]) -> Result<Vec<(usize, Reply)>, StoreError> {
    if pays.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<OrderId> = pays.iter().map(|(_, pay)| pay.order).collect();
    let mut found = find(db, &ids).await?;
    let (mut answers, mut moved, mut steps, mut paid) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (at, pay) in pays {
        let Some(locked) = found.locked.get_mut(&pay.order) else {
            answers.push((*at, Err(SaleRefusal::UnknownBooking.into())));
            continue;
        };
        if let Some(open) = found.open.get(&pay.order) {
            // Somebody is confirming (or changing) it this moment: both lead to the same end.
            answers.push((*at, Ok(Written::Paid { state: locked.order.state, step: Some(*open) })));
            continue;
        }
        // Its price changed since the gateway was asked: what was paid goes back, see `return_outdated`.
        if locked.order.state == OrderState::Pending && pay.amount_minor != locked.order.due_minor {
            answers.push((*at, Err(SaleRefusal::PaymentMismatch.into())));
            continue;
        }
        let reply = match step(locked.order, Fact::Paid) {
            Ok((after, obligations)) => {
                let made = obligations.iter().find_map(|owed| step_for(*owed, pay, locked));
                let id = made.as_ref().map(|step| step.id);
                if after != locked.order {
                    moved.push((pay.order, after));
                    locked.order = after;
                }
                if let Some(made) = made {
                    found.open.insert(pay.order, made.id);
                    steps.push((made, pay.driven_until));
                    paid.extend(pay.payment.clone());
                }
                Ok(Written::Paid { state: after.state, step: id })
            }
            Err(refusal) => Err(wrong(refusal).into()),
        };
        answers.push((*at, reply));
    }
    write(db, &moved, &steps).await?;
    if !paid.is_empty() {
        order_payments::note(db, &paid, PaymentState::Paid).await?;
    }
    Ok(answers)
}

fn step_for(owed: Obligation, pay: &PayWork, locked: &Locked) -> Option<Step> {
    let kind = match owed {
        Obligation::TakePlaces => StepKind::Confirm,
        Obligation::GiveBackPayment => StepKind::GiveBack,
        Obligation::TellIssued | Obligation::ReleasePlaces | Obligation::CloseTickets => return None,
    };
    let (gateway, payment_ref) = pay.payment.clone().unzip();
    Some(Step {
        id: pay.step,
        tenant: locked.tenant,
        order: Some(locked.id),
        event: locked.event,
        kind,
        ticket: None,
        body: json!({ "gateway": gateway, "paymentRef": payment_ref, "amountMinor": pay.amount_minor }),
        state: StepState::Intended,
        made_by: pay.made_by.clone(),
    })
}

pub async fn gone(db: &mut Db, all: &[(usize, &GoneWork)]) -> Result<Vec<(usize, Reply)>, StoreError> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<OrderId> = all.iter().map(|(_, gone)| gone.order).collect();
    let found = find(db, &ids).await?;
    let (mut answers, mut moved, mut steps) = (Vec::new(), Vec::new(), Vec::new());
    for (at, gone) in all {
        let Some(locked) = found.locked.get(&gone.order) else {
            answers.push((*at, Err(SaleRefusal::UnknownBooking.into())));
            continue;
        };
        let reply = match step(locked.order, Fact::PlacesGone) {
            Ok((after, obligations)) => {
                if after != locked.order {
                    moved.push((gone.order, after));
                }
                order_steps::refuse(db, gone.step, "its places were sold meanwhile").await?;
                let owed = obligations.contains(&Obligation::GiveBackPayment);
                let (gateway, payment_ref) = gone.payment.clone().unzip();
                if owed {
                    let body =
                        json!({ "gateway": gateway, "paymentRef": payment_ref, "amountMinor": gone.amount_minor });
                    let made = Step {
                        id: gone.give_back,
                        tenant: locked.tenant,
                        order: Some(locked.id),
                        event: locked.event,
                        kind: StepKind::GiveBack,
                        ticket: None,
                        body,
                        state: StepState::Intended,
                        made_by: "gatehouse".to_owned(),
                    };
                    steps.push((made, gone.driven_until));
                }
                Ok(Written::Paid { state: after.state, step: owed.then_some(gone.give_back) })
            }
            Err(refusal) => Err(wrong(refusal).into()),
        };
        answers.push((*at, reply));
    }
    write(db, &moved, &steps).await?;
    Ok(answers)
}

async fn write(db: &mut Db, moved: &[(OrderId, Order)], steps: &[(Step, DateTime<Utc>)]) -> Result<(), StoreError> {
    if !moved.is_empty() {
        orders::advance(db, moved, Utc::now()).await?;
    }
    for (step, driven_until) in steps.chunk_by(|one, next| one.1 == next.1).filter_map(|same| {
        same.first().map(|(_, driven_until)| (same.iter().map(|(step, _)| step).collect::<Vec<_>>(), *driven_until))
    }) {
        order_steps::insert(db, &step, driven_until).await?;
    }
    Ok(())
}

pub fn wrong(refusal: crate::domain::order::OrderRefusal) -> SaleRefusal {
    let crate::domain::order::OrderRefusal::WrongState(state) = refusal;
    SaleRefusal::WrongState { what: "booking", state: state.word() }
}
