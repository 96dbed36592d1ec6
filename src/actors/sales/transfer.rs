//! A ticket goes to somebody else: the ledger revokes the old one and takes the new one in, in one step; then the new one's
//! row is written.

use crate::actors::registry::tickets::sign;
use crate::actors::sales::bodies::{self, CodeBody, TransferBody};
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::making::{addressee, news};
use crate::actors::sales::steps::{Opening, Target, ticket_refusal};
use crate::actors::sales::{
    SaleError, SaleRefusal, Sales, SoldTicket, TransferWish, Transferred, Who, check, faults, new_id,
};
use crate::domain::ids::{CustomerId, TicketId};
use crate::domain::ledger::{TicketRefusal, TicketVerb};
use crate::domain::ticket::Validity;
use crate::domain::ticket_type::{TicketFacts, fresh};
use crate::stores::StoreError;
use crate::stores::postgres::audit;
use crate::stores::postgres::customers::{self, NewCustomer};
use crate::stores::postgres::events;
use crate::stores::postgres::order_steps::{self, Step, StepId, StepKind, StepState};
use crate::stores::postgres::outbox::{self, Fact};
use crate::stores::postgres::records::Holder;
use crate::stores::postgres::sold_tickets::{self, NewSoldTicket};
use chrono::Utc;
use serde_json::json;
use uuid::Uuid;

/// What the ledger is told of the new ticket before its row is there; any row is newer.
const BEFORE_ITS_ROW: u64 = 1;

impl Sales {
    /// Staff, or the holder: the ticket is revoked and another person gets a new one.
    pub async fn transfer(&self, who: &Who, ticket: TicketId, wish: TransferWish) -> Result<Transferred, SaleError> {
        let holder = check::holder("to", &wish.to, true)?;
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "transfer", &(ticket, &wish));
        if let Some(before) = self.look_up_key(keyed).await? {
            self.drive(before).await?;
            return self.transferred(who, before, ticket).await;
        }
        let sold = self.ticket_for(who, ticket).await?;
        if !sold.transferable {
            return Err(SaleRefusal::NotTransferable.into());
        }
        let standing = self.standing(sold.ticket.event, ticket).await?;
        match standing.validity {
            Validity::Active if standing.inside || standing.entries > 0 => return Err(SaleRefusal::AlreadyUsed.into()),
            Validity::Active => {}
            Validity::Unactivated
            | Validity::Cancelled
            | Validity::Refunded
            | Validity::Revoked
            | Validity::Blocked => {
                let state = standing.validity.word();
                return Err(SaleRefusal::WrongState { what: "ticket", state }.into());
            }
        }
        let step = self.transfer_step(who, &sold, holder).await?;
        let target = Target { order: sold.order, ticket: Some(ticket) };
        let opening = async |tx: &mut crate::stores::postgres::Tx, _: Option<&_>| {
            // Under the turn of this ticket: whoever was faster has given it away.
            let now = sold_tickets::read(tx, who.tenant, &[ticket]).await?.pop();
            if now.is_none_or(|now| now.transferred_to.is_some()) {
                return Err(SaleRefusal::WrongState { what: "ticket", state: Validity::Revoked.word() }.into());
            }
            Ok(Opening { step: step.clone(), refund: None })
        };
        let opened = self.open(target, keyed, opening).await?;
        faults::point("transfer.intended");
        self.drive(opened.step()).await?;
        self.transferred(who, opened.step(), ticket).await
    }

    async fn transferred(&self, who: &Who, step: StepId, revoked: TicketId) -> Result<Transferred, SaleError> {
        let body: TransferBody = bodies::read(&self.step(step).await?.body)?;
        let new = bodies::ticket(&body.ticket)?;
        let ticket = self.sold(who.tenant, &[new]).await?.pop().ok_or(SaleError::Unavailable)?;
        Ok(Transferred { ticket, revoked })
    }

    async fn transfer_step(&self, who: &Who, sold: &SoldTicket, holder: Holder) -> Result<Step, SaleError> {
        let new = TicketId::from_bytes(new_id());
        let mint = self.mint(who.tenant, sold.ticket.event).await?;
        let of = mint.types.iter().find(|of| of.id == sold.ticket.ticket_type);
        let of = of.ok_or_else(|| SaleError::Refused(SaleRefusal::UnknownType(sold.ticket.type_slug.clone())))?;
        let code = sign(&mint.secrets, &mint.event, of, new, 1);
        let body = TransferBody {
            ticket: new.to_string(),
            holder: holder.into(),
            code: CodeBody {
                generation: 1,
                key_id: mint.secrets.current.0,
                digest: code.digest.0.to_vec(),
                text: code.text,
            },
        };
        Ok(Step {
            id: Uuid::from_bytes(new_id()),
            tenant: who.tenant,
            order: sold.order,
            event: Some(sold.ticket.event),
            kind: StepKind::Transfer,
            ticket: Some(sold.ticket.id),
            body: bodies::write(&body),
            state: StepState::Intended,
            made_by: who.subject.to_string(),
        })
    }

    pub(super) async fn drive_transfer(&self, step: &Step, old: TicketId) -> Result<(), SaleError> {
        let body: TransferBody = bodies::read(&step.body)?;
        let new = bodies::ticket(&body.ticket)?;
        let event = step.event.ok_or(SaleError::Unavailable)?;
        if step.state == StepState::Intended {
            let sold = self.sold(step.tenant, &[old]).await?.pop();
            let sold = sold.ok_or(SaleError::Refused(SaleRefusal::UnknownTicket))?;
            let gate = fresh(sold.ticket.ticket_type, Validity::Active, body.code.key_id, Some(body.code.digest()?));
            let holder = body.holder.name.clone().map(String::into_boxed_str);
            let to = Box::new(TicketFacts { id: new, version: BEFORE_ITS_ROW, holder, code: None, gate });
            match self.tend(event, old, TicketVerb::Transfer { to }).await? {
                Ok(_) => {}
                // Only transfers revoke, and this is the ticket's only open one: it was done before a crash.
                Err(TicketRefusal::WrongState(state)) if state == Validity::Revoked.word() => {}
                Err(refusal) => {
                    let refusal = ticket_refusal(refusal);
                    self.refuse_step(step, &refusal).await?;
                    return Err(refusal.into());
                }
            }
            faults::point("transfer.revoked");
            self.write_transfer(step, &body, &sold, new).await?;
        }
        faults::point("transfer.written");
        let order = step.order.unwrap_or(crate::domain::ids::OrderId::from_bytes(step.id.into_bytes()));
        self.tell_owner(step.id, Some(event), order, None).await
    }

    async fn write_transfer(
        &self,
        step: &Step,
        body: &TransferBody,
        old: &SoldTicket,
        new: TicketId,
    ) -> Result<(), SaleError> {
        let event = old.ticket.event;
        let holder: Holder = body.holder.clone().into();
        let mut tx = self.inner.store.begin().await?;
        if order_steps::advance(&mut tx, &[step.id], StepState::Intended, StepState::Written).await?.is_empty() {
            return Ok(());
        }
        let customer = match holder.email.clone() {
            Some(email) => {
                let (id, tenant) = (CustomerId::from_bytes(new_id()), step.tenant);
                let buyer = NewCustomer { id, tenant, email, name: holder.name.clone(), phone: holder.phone.clone() };
                customers::keep(&mut tx, &[buyer]).await?.pop()
            }
            None => None,
        };
        let unit = sold_tickets::unit_of(&mut tx, old.ticket.id).await?;
        let version = events::touch(&mut tx, step.tenant, event).await?;
        let version = version.ok_or_else(|| StoreError::Unreadable("the event has gone".into()))?;
        let ticket = NewSoldTicket {
            id: new,
            tenant: step.tenant,
            event,
            ticket_type: old.ticket.ticket_type,
            order: old.order,
            item: old.item,
            unit,
            customer,
            holder: holder.clone(),
            note: old.note.clone(),
            paid_minor: old.order.map(|_| old.paid_minor),
            validity: Validity::Active,
            code: body.code.text.clone(),
            key_id: body.code.key_id,
            digest: body.code.digest()?,
            transferred_from: Some(old.ticket.id),
        };
        sold_tickets::insert(&mut tx, &[(&ticket, version)], Utc::now()).await?;
        sold_tickets::transferred(&mut tx, old.ticket.id, new).await?;
        let (order, revoked) = (old.order, old.ticket.id);
        let mut all = vec![news(step.tenant, Fact::TicketTransferred { order, event, ticket: new, revoked })];
        if let Some(to) = addressee(&holder) {
            all.push(news(step.tenant, Fact::TicketTransferredMail { order, event, ticket: new, revoked, to }));
        }
        outbox::push(&mut tx, &all).await?;
        audit::write(&mut tx, step.tenant, &entry(step, revoked, new)).await?;
        tx.commit().await?;
        self.inner.store.nudge_outbox();
        Ok(())
    }
}

fn entry(step: &Step, revoked: TicketId, new: TicketId) -> audit::Entry {
    audit::Entry {
        at: Utc::now(),
        subject: step.made_by.clone(),
        what: "transfer".to_owned(),
        order: step.order,
        ticket: Some(revoked),
        detail: json!({ "newTicketId": new.to_string() }),
    }
}
