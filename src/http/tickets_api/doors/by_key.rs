//! Check-in and check-out by key: a ticket's id, or an order's for all of its tickets at once.

use crate::actors::gate::{GROUP_MAX, GroupError, IncomingGroup, ScanError};
use crate::actors::registry::EventInfo;
use crate::domain::ids::{EventId, OrderId, SectionId, TicketId, TicketTypeId};
use crate::domain::scan::{Answer, Kind, Surface};
use crate::domain::ticket::Validity;
use crate::http::answer::Reply;
use crate::http::body::OptionsBody;
use crate::http::error::ApiError;
use crate::http::extract::KeyHeader;
use crate::http::gate::scan::device_and_point;
use crate::http::state::State;
use crate::http::tickets_api::doors::scan::{TO_SCAN, known, one};
use crate::http::tickets_api::doors::wire::{self, Accepts, ByKeyIn, ByKeyOut, KeyOrder, KeyOrderItem, TargetType};
use crate::http::tickets_api::doors::words::{self, About, Said, no_change, said};
use crate::http::tickets_api::errors::unread;
use crate::http::tickets_api::principal::Staff;
use crate::http::tickets_api::tickets::{render, render_one};
use crate::queries::sales::{BookingInfo, SoldTicket, ThingSold};
use actix_web::web::{Data, Path};
use std::collections::BTreeMap;

/// How often an order is looked at again because a gate was faster.
const LOOKS_MAX: usize = 3;

/// Lets a ticket, or every active ticket of an order, in.
///
/// An order goes in as a whole or not at all. Where some of it is inside already, `allowPartialOrderCheckIn` has to say
/// that the rest may follow.
#[utoipa::path(put, path = "/tickets/{key}/check-in", tag = "tickets API", operation_id = "checkInByKey",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::DoorKey,
    crate::http::openapi::IdempotencyHeader), request_body = ByKeyIn,
    responses((status = 200, body = ByKeyOut)))]
pub async fn check_in(
    state: Data<State>,
    staff: Staff,
    key: Path<String>,
    again: KeyHeader,
    body: OptionsBody<ByKeyIn>,
) -> Result<Reply<ByKeyOut>, ApiError> {
    through(&state, &staff, &key, again, body.0, Kind::CheckIn).await.map(Reply::ok)
}

/// Lets a ticket, or everybody of an order who is inside, out.
#[utoipa::path(put, path = "/tickets/{key}/check-out", tag = "tickets API", operation_id = "checkOutByKey",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::DoorKey,
    crate::http::openapi::IdempotencyHeader), request_body = ByKeyIn,
    responses((status = 200, body = ByKeyOut)))]
pub async fn check_out(
    state: Data<State>,
    staff: Staff,
    key: Path<String>,
    again: KeyHeader,
    body: OptionsBody<ByKeyIn>,
) -> Result<Reply<ByKeyOut>, ApiError> {
    through(&state, &staff, &key, again, body.0, Kind::CheckOut).await.map(Reply::ok)
}

/// What a door asked, read.
struct Wish {
    kind: Kind,
    device: Option<String>,
    event: Option<EventId>,
    partial: bool,
    accepts: Accepts,
    idempotency_key: Option<String>,
}

async fn through(
    state: &State,
    staff: &Staff,
    key: &str,
    again: KeyHeader,
    body: ByKeyIn,
    kind: Kind,
) -> Result<ByKeyOut, ApiError> {
    staff.allow_somewhere(TO_SCAN)?;
    let wish = Wish {
        kind,
        device: body.device_id,
        event: body.event_id.map(|event| event.0),
        partial: body.allow_partial_order_check_in.unwrap_or_default(),
        accepts: Accepts::read(body.admission_ids, body.section_ids)?,
        idempotency_key: again.or(body.idempotency_key)?,
    };
    match key.trim().parse::<OrderId>() {
        Ok(order) => of_order(state, staff, order, wish).await,
        Err(_) => of_ticket(state, staff, known(state, staff, key).await?, wish).await,
    }
}

async fn of_ticket(state: &State, staff: &Staff, sold: SoldTicket, wish: Wish) -> Result<ByKeyOut, ApiError> {
    let event = staff.at_ticket(state, sold.ticket.event, sold.ticket.id, TO_SCAN).await?;
    if let Some(said) = not_here(state, &event, &sold, &wish).await? {
        let ticket = Some(render_one(state, &staff.tenant, sold).await?);
        return Err(words::refused(said, wish.kind, TargetType::Ticket, About { ticket, ..About::default() }));
    }
    let ticket = one(state, staff, sold, wish.kind, wish.device, wish.idempotency_key).await?;
    Ok(ByKeyOut { tickets: vec![ticket], target_type: TargetType::Ticket, order: None })
}

/// What this door does not let through, whatever the ticket is worth.
async fn not_here(state: &State, event: &EventInfo, sold: &SoldTicket, wish: &Wish) -> Result<Option<Said>, ApiError> {
    if let Some(said) = other_event(event, wish) {
        return Ok(Some(said));
    }
    if wish.accepts.everything() {
        return Ok(None);
    }
    let ticket = sold.ticket.id;
    let view = state.gate().views(event.id, vec![ticket]).await.map_err(unread)?.pop().flatten();
    let admission = view.map_or(sold.ticket.ticket_type, |view| view.ticket_type);
    let sections = sections(state, event, &wish.accepts).await?;
    let takes = wish.accepts.takes(admission, sections.get(&admission).copied());
    Ok((!takes).then(|| said("FILTERED_OUT", "This door does not accept this ticket's admission or section")))
}

fn other_event(event: &EventInfo, wish: &Wish) -> Option<Said> {
    let named = wish.event.as_ref()?;
    (*named != event.id).then(|| said("EVENT_MISMATCH", format!("This is for another event: {}", event.name)))
}

/// The section of every admission that has one; asked only where a door names sections.
async fn sections(
    state: &State,
    event: &EventInfo,
    accepts: &Accepts,
) -> Result<BTreeMap<TicketTypeId, SectionId>, ApiError> {
    if accepts.sections.is_empty() {
        return Ok(BTreeMap::new());
    }
    let types = state.registry().shelf(event.tenant, event.id).await?;
    Ok(types.iter().filter_map(|of| of.section.map(|section| (of.id, section))).collect())
}

async fn of_order(state: &State, staff: &Staff, order: OrderId, wish: Wish) -> Result<ByKeyOut, ApiError> {
    let booking = state.queries().booking(staff.tenant.id, order).await?.ok_or(ApiError::NotFound("order"))?;
    let event = booking.event.as_ref().ok_or(ApiError::NotFound("order with tickets"))?;
    let event = staff.at_event(state, &event.id.to_string(), None, TO_SCAN).await?;
    let (device, point) = device_and_point(staff, wire::device(wish.device.clone())?, None)?;
    let group = IncomingGroup {
        tenant: event.tenant,
        event: event.id,
        kind: wish.kind,
        surface: Surface::TicketsApi,
        point,
        device,
        subject: staff.subject.clone(),
        idempotency_key: wish.idempotency_key.clone(),
        asked: format!("{order} {:?} {} {:?}", wish.event, wish.partial, wish.accepts),
    };
    let party = Party { state, staff, booking: &booking, event: &event, wish: &wish };
    if let Some(before) = state.gate().group_before(&group).await? {
        return match state.gate().scan_group(&group, &before).await {
            Ok(answers) => party.through(&answers).await,
            Err(error) => Err(party.not_through(error).await?),
        };
    }
    for look in 1.. {
        let tickets = match party.wanted().await? {
            Ok(tickets) => tickets,
            Err(said) => return Err(party.refused(said, None).await?),
        };
        match state.gate().scan_group(&group, &tickets).await {
            Ok(answers) => return party.through(&answers).await,
            // A gate was faster: what is left of the order is looked at again.
            Err(GroupError::Refused(answers)) if look < LOOKS_MAX && answers.iter().all(nothing_to_do) => {}
            Err(error) => return Err(party.not_through(error).await?),
        }
    }
    Err(ApiError::Unavailable)
}

fn nothing_to_do(answer: &Answer) -> bool {
    words::denied(answer).is_some_and(|said| said.reason == "NOOP_TRANSITION")
}

/// The people of an order in front of a door.
struct Party<'a> {
    state: &'a State,
    staff: &'a Staff,
    booking: &'a BookingInfo,
    event: &'a EventInfo,
    wish: &'a Wish,
}

impl Party<'_> {
    /// Whom the door lets through together, or why nobody.
    async fn wanted(&self) -> Result<Result<Vec<TicketId>, Said>, ApiError> {
        if let Some(said) = other_event(self.event, self.wish) {
            return Ok(Err(said));
        }
        let ids = self.booking.tickets.clone();
        let views = self.state.gate().views(self.event.id, ids.clone()).await.map_err(unread)?;
        let sections = sections(self.state, self.event, &self.wish.accepts).await?;
        let mut crowd = Crowd::default();
        for (ticket, view) in ids.into_iter().zip(views) {
            match view {
                Some(view) if !self.wish.accepts.takes(view.ticket_type, sections.get(&view.ticket_type).copied()) => {
                    crowd.filtered += 1;
                }
                Some(view) => crowd.add(ticket, view.validity, view.inside),
                // Newer than what the owner has read: it reads it before it decides.
                None => crowd.outside.push(ticket),
            }
        }
        Ok(crowd.wanted(self.wish.kind, self.wish.partial))
    }

    async fn through(&self, answers: &[Answer]) -> Result<ByKeyOut, ApiError> {
        let ids: Vec<TicketId> = answers.iter().filter_map(|answer| answer.ticket.map(|view| view.id)).collect();
        let tickets = render(self.state, &self.staff.tenant, &ids).await?;
        Ok(ByKeyOut { tickets, target_type: TargetType::Order, order: Some(self.order().await?) })
    }

    async fn not_through(&self, error: GroupError) -> Result<ApiError, ApiError> {
        match error {
            GroupError::KeyReused => Ok(ScanError::KeyReused.into()),
            GroupError::Undecided(undecided) => Ok(undecided.into()),
            GroupError::Refused(answers) => {
                let first = answers.iter().find_map(|answer| words::denied(answer).map(|said| (said, answer)));
                let Some((said, answer)) = first else { return Ok(ApiError::NotFound("ticket")) };
                self.refused(said, Some(answer)).await
            }
        }
    }

    async fn refused(&self, said: Said, answer: Option<&Answer>) -> Result<ApiError, ApiError> {
        let mut about = answer.map(About::of).unwrap_or_default();
        if let Some(view) = answer.and_then(|answer| answer.ticket) {
            about.ticket = render(self.state, &self.staff.tenant, &[view.id]).await?.pop();
        }
        about.order = Some(self.order().await?);
        Ok(words::refused(said, self.wish.kind, TargetType::Order, about))
    }

    async fn order(&self) -> Result<KeyOrder, ApiError> {
        let views = self.state.gate().views(self.event.id, self.booking.tickets.clone()).await.map_err(unread)?;
        let inside = views.iter().flatten().filter(|view| view.inside).count();
        let tickets = self.booking.items.iter().filter(|item| matches!(item.thing, ThingSold::Ticket { .. }));
        Ok(KeyOrder {
            id: self.booking.id.to_string(),
            checked_in_count: u32::try_from(inside).unwrap_or(u32::MAX),
            items: tickets.map(|item| KeyOrderItem { id: item.id.to_string(), quantity: item.quantity }).collect(),
        })
    }
}

/// How the tickets of an order stand.
#[derive(Debug, Default)]
struct Crowd {
    outside: Vec<TicketId>,
    inside: Vec<TicketId>,
    /// Those whose ticket was voided while they were inside.
    void_inside: Vec<TicketId>,
    void: usize,
    unsold: usize,
    /// Not for this door.
    filtered: usize,
}

impl Crowd {
    fn add(&mut self, ticket: TicketId, validity: Validity, inside: bool) {
        match (validity, inside) {
            (Validity::Active, false) => self.outside.push(ticket),
            (Validity::Active, true) => self.inside.push(ticket),
            (Validity::Unactivated, _) => self.unsold += 1,
            (Validity::Cancelled | Validity::Refunded | Validity::Revoked | Validity::Blocked, true) => {
                self.void_inside.push(ticket);
            }
            (Validity::Cancelled | Validity::Refunded | Validity::Revoked | Validity::Blocked, false) => self.void += 1,
        }
    }

    fn wanted(self, kind: Kind, partial: bool) -> Result<Vec<TicketId>, Said> {
        let wanted = match kind {
            Kind::CheckIn => self.outside,
            // People are always let out, whatever became of their tickets.
            Kind::CheckOut => [self.inside.as_slice(), &self.void_inside].concat(),
        };
        if wanted.len() > GROUP_MAX {
            let message = format!("This order has more than {GROUP_MAX} tickets to let through: scan them one by one");
            return Err(said("ORDER_TOO_LARGE", message));
        }
        let nobody_left = match kind {
            Kind::CheckIn => !self.inside.is_empty(),
            Kind::CheckOut => false,
        };
        if !wanted.is_empty() {
            if nobody_left && !partial {
                let message = format!(
                    "{} of this order are inside already: send allowPartialOrderCheckIn to let {} more in",
                    self.inside.len(),
                    wanted.len()
                );
                return Err(said("PARTIAL_ORDER_CONFIRMATION_REQUIRED", message));
            }
            return Ok(wanted);
        }
        if nobody_left {
            return Err(no_change(kind));
        }
        Err(match kind {
            Kind::CheckIn if self.void + self.void_inside.len() > 0 => said("TICKET_CANCELLED", "Ticket cancelled"),
            Kind::CheckIn if self.unsold > 0 => said("TICKET_NOT_ACTIVATED", "Ticket not activated"),
            _ if self.filtered > 0 => {
                said("FILTERED_OUT", "This door does not accept the admissions or sections of this order")
            }
            Kind::CheckIn => said("NO_TICKETS", "This order has no tickets to check in"),
            Kind::CheckOut => no_change(kind),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticket(number: u8) -> TicketId {
        TicketId::from_bytes([number; 16])
    }

    /// Of tickets that stand so: who goes through, or the reason why nobody does.
    fn wanted(kind: Kind, partial: bool, stand: &[(Validity, bool)]) -> Result<Vec<TicketId>, &'static str> {
        let mut crowd = Crowd::default();
        for (number, (validity, inside)) in (1..).zip(stand) {
            crowd.add(ticket(number), *validity, *inside);
        }
        crowd.wanted(kind, partial).map_err(|said| said.reason)
    }

    const OUTSIDE: (Validity, bool) = (Validity::Active, false);
    const INSIDE: (Validity, bool) = (Validity::Active, true);
    const VOID: (Validity, bool) = (Validity::Refunded, false);
    const VOID_INSIDE: (Validity, bool) = (Validity::Cancelled, true);

    #[test]
    fn all_active_tickets_of_an_order_go_in_together() {
        let go = |partial, stand: &[_]| wanted(Kind::CheckIn, partial, stand);
        assert_eq!(go(false, &[OUTSIDE, OUTSIDE, VOID]), Ok(vec![ticket(1), ticket(2)]));
        assert_eq!(go(false, &[INSIDE, OUTSIDE]), Err("PARTIAL_ORDER_CONFIRMATION_REQUIRED"));
        assert_eq!(go(true, &[INSIDE, OUTSIDE]), Ok(vec![ticket(2)]));
        assert_eq!(go(true, &[INSIDE, INSIDE, VOID]), Err("NOOP_TRANSITION"));
        assert_eq!(go(false, &[VOID, VOID]), Err("TICKET_CANCELLED"));
        assert_eq!(go(false, &[(Validity::Unactivated, false)]), Err("TICKET_NOT_ACTIVATED"));
        assert_eq!(go(false, &[]), Err("NO_TICKETS"));
    }

    #[test]
    fn whoever_is_inside_goes_out_whatever_became_of_the_ticket() {
        let go = |stand: &[_]| wanted(Kind::CheckOut, false, stand);
        assert_eq!(go(&[OUTSIDE, INSIDE, VOID_INSIDE]), Ok(vec![ticket(2), ticket(3)]));
        assert_eq!(go(&[OUTSIDE, VOID]), Err("NOOP_TRANSITION"));
    }

    #[test]
    fn a_door_that_accepts_none_of_an_order_says_so() {
        let crowd = Crowd { filtered: 2, ..Crowd::default() };
        assert_eq!(crowd.wanted(Kind::CheckIn, false).map_err(|said| said.reason), Err("FILTERED_OUT"));
    }
}
