//! How a change of a ticket or a booking begins: its intent is committed under the order's lock, with every new id chosen.
//! One change of a ticket at a time, and one of a booking as a whole; whoever comes meanwhile waits a moment.

use crate::actors::sales::keys::Keyed;
use crate::actors::sales::{
    PATIENCE, SaleError, SaleRefusal, Sales, SoldTicket, TURN_AGAIN, TURN_PATIENCE, Who, WhoKind,
};
use crate::domain::ids::{EventId, OrderId, TicketId};
use crate::domain::ledger::{Command, Reply, TicketRefusal, TicketVerb};
use crate::domain::scan::TicketView;
use crate::stores::StoreError;
use crate::stores::postgres::order_steps::{self, Step, StepId};
use crate::stores::postgres::orders::{self, Locked};
use crate::stores::postgres::refunds::{self, NewRefund};
use crate::stores::postgres::sold_tickets;
use crate::stores::postgres::{Tx, idempotency};
use std::time::Instant;

/// What a change is about.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub order: Option<OrderId>,
    /// `None`: the order as a whole.
    pub ticket: Option<TicketId>,
}

/// An intent, and what is written with it.
pub struct Opening {
    pub step: Step,
    pub refund: Option<NewRefund>,
}

/// What became of an intent.
pub enum Opened {
    New(StepId),
    /// The key led to this step before.
    Before(StepId),
}

impl Opened {
    pub fn step(&self) -> StepId {
        match self {
            Opened::New(step) | Opened::Before(step) => *step,
        }
    }
}

impl Sales {
    /// Commits an intent, as soon as no other change of its target is under way. `make` sees the order locked.
    pub(super) async fn open(
        &self,
        target: Target,
        keyed: Option<Keyed>,
        make: impl AsyncFn(&mut Tx, Option<&Locked>) -> Result<Opening, SaleError>,
    ) -> Result<Opened, SaleError> {
        if let Some(before) = self.look_up_key(keyed).await? {
            return Ok(Opened::Before(before));
        }
        let until = Instant::now() + TURN_PATIENCE;
        loop {
            match self.try_open(target, keyed, &make).await? {
                Some(opened) => return Ok(opened),
                None if Instant::now() >= until => {
                    let what = if target.ticket.is_some() { "ticket" } else { "booking" };
                    return Err(SaleRefusal::InProgress(what).into());
                }
                None => tokio::time::sleep(TURN_AGAIN).await,
            }
        }
    }

    /// `None`: another change is under way.
    async fn try_open(
        &self,
        target: Target,
        keyed: Option<Keyed>,
        make: &impl AsyncFn(&mut Tx, Option<&Locked>) -> Result<Opening, SaleError>,
    ) -> Result<Option<Opened>, SaleError> {
        let mut tx = self.inner.store.begin().await?;
        let locked = match target.order {
            Some(order) => orders::lock(&mut tx, &[order]).await?.pop(),
            None => None,
        };
        if let Some(order) = target.order {
            let open = order_steps::open_of_order(&mut tx, &[order]).await?;
            let in_the_way = |ticket: Option<TicketId>| match (target.ticket, ticket) {
                (Some(mine), Some(other)) => mine == other,
                (None, _) | (_, None) => true,
            };
            if open.iter().any(|(_, ticket, _)| in_the_way(*ticket)) {
                return Ok(None);
            }
        }
        let opening = make(&mut tx, locked.as_ref()).await?;
        let id = opening.step.id;
        if let Some(keyed) = keyed
            && let Some(before) = idempotency::claim(&mut tx, &[keyed.claim(id)]).await?.pop().flatten()
        {
            return Ok(Some(Opened::Before(keyed.same(before)?)));
        }
        match order_steps::insert(&mut tx, &[&opening.step], self.driven_until()).await {
            Ok(()) => {}
            Err(error) if error.is_constraint("order_steps_ticket_unique") => return Ok(None),
            Err(error) if error.is_constraint("order_steps_order_unique") => return Ok(None),
            Err(error) => return Err(error.into()),
        }
        if let Some(refund) = &opening.refund {
            match refunds::insert(&mut tx, refund).await {
                Ok(()) => {}
                Err(error) if error.is_constraint("refund_tickets_ticket_unique") => {
                    return Err(SaleRefusal::NothingToRefund.into());
                }
                Err(error) => return Err(error.into()),
            }
        }
        tx.commit().await?;
        Ok(Some(Opened::New(id)))
    }

    /// A ticket of the caller's tenant; a customer sees only what they hold. Hidden ones are unknown.
    pub(super) async fn ticket_for(&self, who: &Who, ticket: TicketId) -> Result<SoldTicket, SaleError> {
        let mut db = self.inner.store.connection().await?;
        let found = sold_tickets::read(&mut db, who.tenant, &[ticket]).await?.pop();
        let found = found.ok_or(SaleError::Refused(SaleRefusal::UnknownTicket))?;
        if sold_tickets::is_hidden(&mut db, ticket).await? {
            return Err(SaleRefusal::UnknownTicket.into());
        }
        let theirs = |email: &String| {
            found.ticket.holder.email.as_ref().is_some_and(|holder| holder.to_lowercase() == email.to_lowercase())
        };
        match &who.kind {
            WhoKind::Customer { email } if !theirs(email) => Err(SaleRefusal::UnknownTicket.into()),
            WhoKind::Public => Err(SaleRefusal::UnknownTicket.into()),
            WhoKind::Customer { .. } | WhoKind::Staff | WhoKind::System => Ok(found),
        }
    }

    /// How the ticket stands at its gates, right now.
    pub(super) async fn standing(&self, event: EventId, ticket: TicketId) -> Result<TicketView, SaleError> {
        for _ in 0..2 {
            if let Some(view) = self.inner.gate.views(event, vec![ticket]).await?.pop().flatten() {
                return Ok(view);
            }
            // Its row is newer than what the owner knows.
            self.inner.gate.pull_facts(event, None, Sales::deadline()).await?;
        }
        Err(SaleRefusal::UnknownTicket.into())
    }

    /// Has the ledger do something to a ticket.
    pub(super) async fn tend(
        &self,
        event: EventId,
        ticket: TicketId,
        verb: TicketVerb,
    ) -> Result<Result<TicketView, TicketRefusal>, SaleError> {
        let deadline = Instant::now() + PATIENCE;
        let mut pulled = false;
        loop {
            let command = Command::Ticket { ticket, verb: verb.clone() };
            match self.inner.gate.ask(event, command, deadline).await?.reply {
                Reply::Ticket(Err(TicketRefusal::Unknown | TicketRefusal::UnknownType)) if !pulled => {
                    self.inner.gate.pull_facts(event, None, deadline).await?;
                    pulled = true;
                }
                Reply::Ticket(outcome) => return Ok(outcome),
                _ => return Err(SaleError::Unavailable),
            }
        }
    }

    /// Ends a step that the ledger refused: nothing was done, and its key may be used again.
    pub(super) async fn refuse_step(&self, step: &Step, refusal: &SaleRefusal) -> Result<(), SaleError> {
        let mut tx = self.inner.store.begin().await?;
        order_steps::refuse(&mut tx, step.id, &refusal.to_string()).await?;
        idempotency::forget(&mut tx, step.id).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn step(&self, id: StepId) -> Result<Step, SaleError> {
        let mut db = self.inner.store.connection().await?;
        let found = order_steps::read(&mut db, id).await?;
        found.ok_or_else(|| StoreError::Unreadable("a step has gone".into()).into())
    }
}

pub fn ticket_refusal(refusal: TicketRefusal) -> SaleRefusal {
    match refusal {
        TicketRefusal::Unknown | TicketRefusal::UnknownType => SaleRefusal::UnknownTicket,
        TicketRefusal::WrongState(state) => SaleRefusal::WrongState { what: "ticket", state },
        TicketRefusal::AlreadyUsed => SaleRefusal::AlreadyUsed,
        TicketRefusal::SoldOut => SaleRefusal::SoldOut { ticket_type: None, name: String::new(), left: 0 },
        TicketRefusal::StaleGeneration => SaleRefusal::InProgress("ticket"),
    }
}
