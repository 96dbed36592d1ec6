//! Staff change one ticket: who comes in with it, whether it is good, which type it is of. All of it, or nothing.

use crate::actors::sales::bodies::{self, HolderBody};
use crate::actors::sales::steps::{Opening, Target, ticket_refusal};
use crate::actors::sales::{SaleError, SaleRefusal, Sales, SoldTicket, Who, check, faults, invalid, new_id};
use crate::domain::ids::{EventId, OrderId, TicketId, TicketTypeId};
use crate::domain::ledger::{TicketRefusal, TicketVerb};
use crate::domain::scan::TicketView;
use crate::domain::ticket::Validity;
use crate::stores::StoreError;
use crate::stores::postgres::order_steps::{self, Step, StepKind, StepState};
use crate::stores::postgres::records::Holder;
use crate::stores::postgres::single_tickets::{self, TierSold};
use crate::stores::postgres::{audit, events, orders};
use chrono::Utc;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// What to change; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EditWish {
    pub holder: HolderPatch,
    pub status: Option<EditStatus>,
    /// A type of the same event.
    pub ticket_type: Option<TicketTypeId>,
}

/// Parts of a holder; what is `None` stays.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HolderPatch {
    pub first: Option<String>,
    pub last: Option<String>,
    pub email: Option<String>,
    /// `Some(None)` clears it.
    pub phone: Option<Option<String>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditStatus {
    /// Good, and its holder outside.
    Active,
    Cancelled,
}

/// What the ledger has to do for a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Turn {
    Cancel,
    Reinstate,
    /// Whoever is inside is outside, without a scan.
    Reset,
    ReinstateAndReset,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct EditBody {
    holder: Option<HolderBody>,
    turn: Option<Turn>,
    tier: Option<TierBody>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct TierBody {
    /// The type before: where the ticket goes back to if the rest is refused.
    from: String,
    to: String,
    slug: String,
    name: String,
    perks: Vec<String>,
    refund_policy: Option<String>,
    price_minor: i64,
    currency: String,
}

impl Sales {
    /// Staff: changes a ticket. What is as wished already changes nothing.
    ///
    /// # Errors
    /// `WrongState` for a ticket that was refunded, transferred or blocked and is to be good again; `SoldOut` where no place
    /// is left for it; nothing is changed then.
    pub async fn edit_ticket(&self, who: &Who, ticket: TicketId, wish: EditWish) -> Result<SoldTicket, SaleError> {
        let sold = self.ticket_for(who, ticket).await?;
        let standing = self.standing(sold.ticket.event, ticket).await?;
        if standing.validity == Validity::Unactivated {
            return Err(SaleRefusal::UnknownTicket.into());
        }
        let body = EditBody {
            holder: patched(&sold.ticket.holder, &wish.holder)?.map(HolderBody::from),
            turn: wish.status.map(|status| turn(status, standing)).transpose()?.flatten(),
            tier: self.tier(who, &sold, standing, wish.ticket_type).await?,
        };
        if body.holder.is_none() && body.turn.is_none() && body.tier.is_none() {
            return Ok(sold);
        }
        let step = Step {
            id: Uuid::from_bytes(new_id()),
            tenant: who.tenant,
            order: sold.order,
            event: Some(sold.ticket.event),
            kind: StepKind::Edit,
            ticket: Some(ticket),
            body: bodies::write(&body),
            state: StepState::Intended,
            made_by: who.subject.to_string(),
        };
        let target = Target { order: sold.order, ticket: Some(ticket) };
        let opening = async |_: &mut _, _: Option<&_>| Ok(Opening { step: step.clone(), refund: None });
        let opened = self.open(target, None, opening).await?;
        faults::point("edit.intended");
        self.drive(opened.step()).await?;
        self.ticket_for(who, ticket).await
    }

    async fn tier(
        &self,
        who: &Who,
        sold: &SoldTicket,
        standing: TicketView,
        wanted: Option<TicketTypeId>,
    ) -> Result<Option<TierBody>, SaleError> {
        let Some(wanted) = wanted.filter(|wanted| *wanted != standing.ticket_type) else { return Ok(None) };
        let event = sold.ticket.event;
        let of = self.inner.registry.ticket_type(who.tenant, Some(event), &wanted.to_string()).await?;
        let of = of.ok_or_else(|| SaleError::Refused(SaleRefusal::UnknownType(wanted.to_string())))?;
        Ok(Some(TierBody {
            from: standing.ticket_type.to_string(),
            to: of.id.to_string(),
            slug: of.slug,
            name: of.name,
            perks: of.perks,
            refund_policy: of.refund_policy,
            price_minor: of.price_minor,
            currency: of.currency,
        }))
    }

    pub(super) async fn drive_edit(&self, step: &Step, ticket: TicketId) -> Result<(), SaleError> {
        let body: EditBody = bodies::read(&step.body)?;
        let event = step.event.ok_or(SaleError::Unavailable)?;
        if step.state == StepState::Intended {
            if let Err(refusal) = self.turn_ticket(event, ticket, &body).await? {
                self.refuse_step(step, &refusal).await?;
                return Err(refusal.into());
            }
            faults::point("edit.turned");
            self.write_edit(step, ticket, &body).await?;
        }
        faults::point("edit.written");
        let order = step.order.unwrap_or(OrderId::from_bytes(step.id.into_bytes()));
        self.tell_owner(step.id, Some(event), order, None).await
    }

    /// What the ledger does, in an order in which nothing is done if anything is refused. Each part finds its work done if a
    /// crash came behind it.
    async fn turn_ticket(
        &self,
        event: EventId,
        ticket: TicketId,
        body: &EditBody,
    ) -> Result<Result<(), SaleRefusal>, SaleError> {
        if body.turn == Some(Turn::Cancel)
            && let Err(refusal) = self.tend(event, ticket, TicketVerb::Cancel).await?
        {
            return Ok(Err(ticket_refusal(refusal)));
        }
        if let Some(tier) = &body.tier
            && let Err(refusal) = self.tend(event, ticket, TicketVerb::ChangeType(type_id(&tier.to)?)).await?
        {
            return Ok(Err(sold_out_of(refusal, tier)));
        }
        if matches!(body.turn, Some(Turn::Reinstate | Turn::ReinstateAndReset)) {
            match self.tend(event, ticket, TicketVerb::Reinstate).await? {
                Ok(_) => {}
                Err(TicketRefusal::WrongState(state)) if state == Validity::Active.word() => {}
                Err(refusal) => {
                    // A void ticket takes no place: it can always go back to the type it was of.
                    if let Some(tier) = &body.tier
                        && let Err(refusal) =
                            self.tend(event, ticket, TicketVerb::ChangeType(type_id(&tier.from)?)).await?
                    {
                        tracing::warn!(%ticket, %refusal, "a ticket could not go back to its type");
                    }
                    return Ok(Err(ticket_refusal(refusal)));
                }
            }
        }
        if matches!(body.turn, Some(Turn::Reset | Turn::ReinstateAndReset))
            && let Err(refusal) = self.tend(event, ticket, TicketVerb::Reset).await?
        {
            return Ok(Err(ticket_refusal(refusal)));
        }
        Ok(Ok(()))
    }

    async fn write_edit(&self, step: &Step, ticket: TicketId, body: &EditBody) -> Result<(), SaleError> {
        let event = step.event.ok_or(SaleError::Unavailable)?;
        let mut tx = self.inner.store.begin().await?;
        if let Some(order) = step.order {
            orders::lock(&mut tx, &[order]).await?;
        }
        if order_steps::advance(&mut tx, &[step.id], StepState::Intended, StepState::Written).await?.is_empty() {
            return Ok(());
        }
        if let Some(holder) = &body.holder {
            let version = events::touch(&mut tx, step.tenant, event).await?;
            let version = version.ok_or_else(|| StoreError::Unreadable("the event has gone".into()))?;
            single_tickets::set_holder(&mut tx, ticket, version, &holder.clone().into()).await?;
        }
        if let Some(tier) = &body.tier {
            single_tickets::set_tier(&mut tx, ticket, &tier_sold(tier)?).await?;
        }
        match (step.order, body.turn) {
            (Some(order), Some(Turn::Cancel)) => orders::give_back(&mut tx, order, &[ticket]).await?,
            (Some(order), Some(Turn::Reinstate | Turn::ReinstateAndReset)) => {
                single_tickets::take_back(&mut tx, order, ticket).await?;
            }
            (Some(_), Some(Turn::Reset) | None) | (None, _) => {}
        }
        for entry in entries(step, ticket, body) {
            audit::write(&mut tx, step.tenant, &entry).await?;
        }
        tx.commit().await?;
        Ok(())
    }
}

/// The holder with what is to be changed; `None` if that is nothing.
fn patched(now: &Holder, patch: &HolderPatch) -> Result<Option<Holder>, SaleError> {
    let mut after = now.clone();
    if patch.first.is_some() || patch.last.is_some() {
        let (first, last) = now.parts();
        let part = |field: &str, given: Option<&String>, before: &str| match given {
            Some(given) => check::short(field, Some(given), 100),
            None => Ok(Some(before.to_owned()).filter(|text| !text.is_empty())),
        };
        after.first = part("attendee.firstName", patch.first.as_ref(), first)?;
        after.last = part("attendee.lastName", patch.last.as_ref(), last)?;
        after.name = Holder::whole_name(after.first.as_deref(), after.last.as_deref());
        if after.name.is_none() {
            return Err(invalid("attendee.firstName", "and lastName cannot both be empty"));
        }
    }
    if let Some(address) = &patch.email {
        after.email = Some(check::email("attendee.email", address)?);
    }
    if let Some(phone) = &patch.phone {
        after.phone = check::short("attendee.phone", phone.as_ref(), 50)?;
    }
    Ok((after != *now).then_some(after))
}

/// What has to be done for a ticket to be shown under this status; `None`: it is.
fn turn(status: EditStatus, now: TicketView) -> Result<Option<Turn>, SaleError> {
    Ok(match (status, now.validity) {
        (EditStatus::Active, Validity::Active) => now.inside.then_some(Turn::Reset),
        (EditStatus::Active, Validity::Cancelled) if now.inside => Some(Turn::ReinstateAndReset),
        (EditStatus::Active, Validity::Cancelled) => Some(Turn::Reinstate),
        (EditStatus::Active, Validity::Refunded | Validity::Revoked | Validity::Blocked) => {
            return Err(SaleRefusal::WrongState { what: "ticket", state: now.validity.word() }.into());
        }
        (EditStatus::Cancelled, Validity::Active) => Some(Turn::Cancel),
        (EditStatus::Cancelled, Validity::Cancelled | Validity::Refunded | Validity::Revoked | Validity::Blocked)
        | (EditStatus::Active | EditStatus::Cancelled, Validity::Unactivated) => None,
    })
}

fn type_id(text: &str) -> Result<TicketTypeId, StoreError> {
    text.parse().map_err(|_| StoreError::Unreadable("an intent that cannot be read".into()))
}

fn tier_sold(tier: &TierBody) -> Result<TierSold, StoreError> {
    Ok(TierSold {
        id: type_id(&tier.to)?,
        slug: tier.slug.clone(),
        name: tier.name.clone(),
        perks: tier.perks.clone(),
        refund_policy: tier.refund_policy.clone(),
        price_minor: tier.price_minor,
        currency: tier.currency.clone(),
    })
}

fn sold_out_of(refusal: TicketRefusal, tier: &TierBody) -> SaleRefusal {
    match ticket_refusal(refusal) {
        SaleRefusal::SoldOut { left, .. } => {
            SaleRefusal::SoldOut { ticket_type: type_id(&tier.to).ok(), name: tier.name.clone(), left }
        }
        other => other,
    }
}

/// One entry a change. Names and addresses stay out: the ticket has them.
fn entries(step: &Step, ticket: TicketId, body: &EditBody) -> Vec<audit::Entry> {
    let entry = |what: &str, detail| audit::Entry {
        at: Utc::now(),
        subject: step.made_by.clone(),
        what: what.to_owned(),
        order: step.order,
        ticket: Some(ticket),
        detail,
    };
    let holder = body.holder.is_some().then(|| entry("edit", json!({ "changed": "attendee" })));
    let turn = body.turn.map(|turn| match turn {
        Turn::Cancel => entry("cancel", json!({})),
        Turn::Reinstate => entry("reinstate", json!({ "reset": false })),
        Turn::Reset => entry("reset", json!({})),
        Turn::ReinstateAndReset => entry("reinstate", json!({ "reset": true })),
    });
    let tier = body.tier.as_ref().map(|tier| entry("change-type", json!({ "from": tier.from, "to": tier.to })));
    [holder, turn, tier].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(validity: Validity, inside: bool) -> TicketView {
        TicketView {
            id: TicketId::from_bytes([1; 16]),
            ticket_type: TicketTypeId::from_bytes([2; 16]),
            validity,
            inside,
            entries: 0,
            entries_left: None,
        }
    }

    #[test]
    fn a_status_asks_for_what_is_missing_only() {
        let turned = |status, validity, inside| turn(status, standing(validity, inside)).map_err(|_| ());
        let (active, cancelled) = (EditStatus::Active, EditStatus::Cancelled);
        assert_eq!(turned(active, Validity::Active, false), Ok(None));
        assert_eq!(turned(active, Validity::Active, true), Ok(Some(Turn::Reset)));
        assert_eq!(turned(active, Validity::Cancelled, false), Ok(Some(Turn::Reinstate)));
        assert_eq!(turned(active, Validity::Cancelled, true), Ok(Some(Turn::ReinstateAndReset)));
        for void in [Validity::Refunded, Validity::Revoked, Validity::Blocked] {
            assert_eq!(turned(active, void, false), Err(()));
            assert_eq!(turned(cancelled, void, false), Ok(None), "it is shown as cancelled already");
        }
        assert_eq!(turned(cancelled, Validity::Active, true), Ok(Some(Turn::Cancel)));
        assert_eq!(turned(cancelled, Validity::Cancelled, false), Ok(None));
    }

    #[test]
    fn a_part_of_a_name_leaves_the_other_one() {
        let now = Holder { name: Some("Jane van der Doe".into()), email: Some("j@x.org".into()), ..Holder::default() };
        let patch = |first: Option<&str>, last: Option<&str>| HolderPatch {
            first: first.map(str::to_owned),
            last: last.map(str::to_owned),
            ..HolderPatch::default()
        };
        let after = patched(&now, &patch(Some("Mary Ann"), None)).expect("good").expect("another one");
        assert_eq!(after.parts(), ("Mary Ann", "van der Doe"));
        assert_eq!(after.email, now.email);
        let after = patched(&after, &patch(None, Some("Li"))).expect("good").expect("another one");
        assert_eq!((after.parts(), after.name.as_deref()), (("Mary Ann", "Li"), Some("Mary Ann Li")));
        assert_eq!(patched(&after, &patch(None, Some("Li"))).expect("good"), None, "the same is no change");
        assert!(patched(&now, &patch(Some(" "), Some(""))).is_err());
    }

    #[test]
    fn null_clears_a_phone_and_nothing_else_can_be_cleared() {
        let now = Holder { phone: Some("1".into()), email: Some("j@x.org".into()), ..Holder::default() };
        let phone = HolderPatch { phone: Some(None), ..HolderPatch::default() };
        assert_eq!(patched(&now, &phone).expect("good").expect("another one").phone, None);
        let email = HolderPatch { email: Some(String::new()), ..HolderPatch::default() };
        assert!(patched(&now, &email).is_err());
    }
}
