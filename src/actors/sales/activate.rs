//! A pre-generated ticket is sold at the door: it becomes good in the ledger, then it has a holder and a payment.

use crate::actors::registry::tickets::sign;
use crate::actors::sales::bodies::{self, ActivateBody, CodeBody};
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::making::{addressee, news};
use crate::actors::sales::steps::{Opening, Target, ticket_refusal};
use crate::actors::sales::{
    ActivateWish, ActivationPayment, SaleError, SaleRefusal, Sales, SoldTicket, Who, check, faults, invalid, new_id,
};
use crate::domain::ids::{CustomerId, OrderId, TicketId};
use crate::domain::ledger::{NewCode, TicketRefusal, TicketVerb};
use crate::domain::money::AMOUNT_MAX_MINOR;
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::audit;
use crate::stores::postgres::customers::{self, NewCustomer};
use crate::stores::postgres::events;
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::outbox::{self, Fact};
use crate::stores::postgres::records::Holder;
use crate::stores::postgres::{sold_tickets, tickets};
use chrono::Utc;
use serde_json::json;
use uuid::Uuid;

impl Sales {
    /// Staff: a pre-generated ticket is sold at the door.
    pub async fn activate(&self, who: &Who, ticket: TicketId, wish: ActivateWish) -> Result<SoldTicket, SaleError> {
        let mut body = checked(&wish)?;
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "activate", &(ticket, &wish));
        if let Some(before) = self.look_up_key(keyed).await? {
            self.drive(before).await?;
            return self.ticket_for(who, ticket).await;
        }
        let sold = self.ticket_for(who, ticket).await?;
        if wish.reissue {
            body.code = Some(self.next_code(who, &sold).await?);
        }
        let step = Step {
            id: Uuid::from_bytes(new_id()),
            tenant: who.tenant,
            order: sold.order,
            event: Some(sold.ticket.event),
            kind: StepKind::Activate,
            ticket: Some(ticket),
            body: bodies::write(&body),
            state: StepState::Intended,
            made_by: who.subject.to_string(),
        };
        let target = Target { order: sold.order, ticket: Some(ticket) };
        let opening = async |_: &mut _, _: Option<&_>| {
            // Under the turn of this ticket: from here on only this step activates it.
            let standing = self.standing(sold.ticket.event, ticket).await?;
            if standing.validity != Validity::Unactivated {
                let state = standing.validity.word();
                return Err(SaleRefusal::WrongState { what: "ticket", state }.into());
            }
            Ok(Opening { step: step.clone(), refund: None })
        };
        let opened = self.open(target, keyed, opening).await?;
        faults::point("activate.intended");
        self.drive(opened.step()).await?;
        self.ticket_for(who, ticket).await
    }

    async fn next_code(&self, who: &Who, sold: &SoldTicket) -> Result<CodeBody, SaleError> {
        let mint = self.mint(who.tenant, sold.ticket.event).await?;
        let of = mint.types.iter().find(|of| of.id == sold.ticket.ticket_type);
        let of = of.ok_or_else(|| SaleError::Refused(SaleRefusal::UnknownType(sold.ticket.type_slug.clone())))?;
        let generation = sold.ticket.generation + 1;
        let code = sign(&mint.secrets, &mint.event, of, sold.ticket.id, generation);
        let digest = code.digest.0.to_vec();
        Ok(CodeBody { generation, key_id: mint.secrets.current.0, digest, text: code.text })
    }

    pub(super) async fn drive_activate(&self, step: &Step, ticket: TicketId) -> Result<(), SaleError> {
        let body: ActivateBody = bodies::read(&step.body)?;
        let event = step.event.ok_or(SaleError::Unavailable)?;
        if step.state == StepState::Intended {
            let reissue = match &body.code {
                Some(code) => {
                    Some(NewCode { generation: code.generation, key_id: code.key_id, digest: code.digest()? })
                }
                None => None,
            };
            match self.tend(event, ticket, TicketVerb::Activate { reissue }).await? {
                Ok(_) => {}
                // It was unactivated when this step began, and no other step may touch it: done before a crash.
                Err(TicketRefusal::WrongState(state)) if state == Validity::Active.word() => {}
                Err(refusal) => {
                    let refusal = ticket_refusal(refusal);
                    self.refuse_step(step, &refusal).await?;
                    return Err(refusal.into());
                }
            }
            faults::point("activate.opened");
            self.write_activation(step, &body, ticket).await?;
        }
        let order = step.order.unwrap_or(OrderId::from_bytes(step.id.into_bytes()));
        self.tell_owner(step.id, Some(event), order, None).await
    }

    async fn write_activation(&self, step: &Step, body: &ActivateBody, ticket: TicketId) -> Result<(), SaleError> {
        let event = step.event.ok_or(SaleError::Unavailable)?;
        let holder: Holder = body.holder.clone().into();
        let now = Utc::now();
        let payment = body.method.clone().map(|method| ActivationPayment {
            amount_minor: body.amount_minor.unwrap_or_default(),
            method,
            reference: body.reference.clone(),
            at: now,
        });
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
        let version = events::touch(&mut tx, step.tenant, event).await?;
        let version = version.ok_or_else(|| StoreError::Unreadable("the event has gone".into()))?;
        sold_tickets::activated(&mut tx, ticket, version, &holder, customer, payment.as_ref(), now).await?;
        if let Some(code) = &body.code {
            let digest = code.digest()?;
            tickets::keep_code(&mut tx, ticket, version, code.generation, &code.text, code.key_id, digest).await?;
        }
        let mut all = vec![news(step.tenant, Fact::TicketIssued { order: step.order, event, ticket })];
        if let (Some(to), Some(order)) = (addressee(&holder), step.order) {
            all.push(news(step.tenant, Fact::TicketsIssuedMail { order, event, tickets: vec![ticket], to }));
        }
        outbox::push(&mut tx, &all).await?;
        let entry = audit::Entry {
            at: now,
            subject: step.made_by.clone(),
            what: "activate".to_owned(),
            order: step.order,
            ticket: Some(ticket),
            detail: json!({ "amountMinor": body.amount_minor, "method": body.method }),
        };
        audit::write(&mut tx, step.tenant, &entry).await?;
        tx.commit().await?;
        self.inner.store.nudge_outbox();
        Ok(())
    }
}

fn checked(wish: &ActivateWish) -> Result<ActivateBody, SaleError> {
    let holder = check::holder("holder", &wish.holder, false)?;
    let payment = match &wish.payment {
        Some(payment) if !(0..=AMOUNT_MAX_MINOR).contains(&payment.amount_minor) => {
            return Err(invalid("payment.amount", "must be 0 or more"));
        }
        Some(payment) => {
            let method = check::short("payment.method", Some(&payment.method), 50)?;
            let method = method.ok_or_else(|| invalid("payment.method", "is required"))?;
            let reference = check::short("payment.ref", payment.reference.as_ref(), 200)?;
            Some((payment.amount_minor, method, reference))
        }
        None => None,
    };
    Ok(match payment {
        Some((amount_minor, method, reference)) => ActivateBody {
            holder: holder.into(),
            amount_minor: Some(amount_minor),
            method: Some(method),
            reference,
            code: None,
        },
        None => ActivateBody { holder: holder.into(), amount_minor: None, method: None, reference: None, code: None },
    })
}
