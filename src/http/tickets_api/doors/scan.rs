//! One ticket in or out.

use crate::actors::gate::{Decided, IncomingScan, Target};
use crate::domain::ids::TicketId;
use crate::domain::scan::{Kind, Surface};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::OptionsBody;
use crate::http::error::ApiError;
use crate::http::extract::KeyHeader;
use crate::http::gate::scan::device_and_point;
use crate::http::state::State;
use crate::http::tickets_api::doors::wire::{self, TargetType, TicketScanIn};
use crate::http::tickets_api::doors::words::{self, About};
use crate::http::tickets_api::principal::Staff;
use crate::http::tickets_api::tickets::{OneTicket, Ticket, render_one, sold};
use crate::queries::sales::SoldTicket;
use actix_web::web::{Data, Path};

/// Who may scan.
pub const TO_SCAN: &[Action] = &[Action::TicketScan];

/// Lets a ticket in or out, and records it.
///
/// The answer is given once the decision is durable. A refused scan is 400 with its reason, and changes nothing; one that
/// was not decided is 503 and may be sent again, best with the same idempotency key.
#[utoipa::path(post, path = "/tickets/{id}/scan", tag = "tickets API", operation_id = "scanTicket",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::TicketKey,
    crate::http::openapi::IdempotencyHeader), request_body = TicketScanIn,
    responses((status = 200, body = OneTicket)))]
pub async fn scan(
    state: Data<State>,
    staff: Staff,
    ticket: Path<String>,
    key: KeyHeader,
    body: OptionsBody<TicketScanIn>,
) -> Result<Reply<OneTicket>, ApiError> {
    staff.allow_somewhere(TO_SCAN)?;
    let TicketScanIn { kind, device_id, idempotency_key } = body.0;
    let idempotency_key = key.or(idempotency_key)?;
    let sold = known(&state, &staff, &ticket).await?;
    let ticket = one(&state, &staff, sold, kind.into(), device_id, idempotency_key).await?;
    Ok(Reply::ok(OneTicket { ticket }))
}

/// A ticket of the caller's tenant. Whoever may scan it is asked afterwards.
pub async fn known(state: &State, staff: &Staff, ticket: &str) -> Result<SoldTicket, ApiError> {
    let found = match ticket.trim().parse::<TicketId>() {
        Ok(id) => sold(state, staff.tenant.id, id).await?,
        Err(_) => None,
    };
    found.ok_or(ApiError::NotFound("ticket"))
}

/// Scans a ticket that was looked up, and shows it.
pub async fn one(
    state: &State,
    staff: &Staff,
    sold: SoldTicket,
    kind: Kind,
    device: Option<String>,
    idempotency_key: Option<String>,
) -> Result<Ticket, ApiError> {
    let event = staff.at_ticket(state, sold.ticket.event, sold.ticket.id, TO_SCAN).await?;
    let (device, point) = device_and_point(staff, wire::device(device)?, None)?;
    let scan = IncomingScan {
        tenant: event.tenant,
        event: event.id,
        what: Target::Ticket(sold.ticket.id),
        kind,
        surface: Surface::TicketsApi,
        point,
        zone: None,
        device,
        subject: staff.subject.clone(),
        idempotency_key,
        scanned_at: None,
    };
    let decided = state.gate().scan(scan).await?;
    if decided.answer.admitted() {
        return render_one(state, &staff.tenant, sold).await;
    }
    Err(refusal(state, staff, sold, kind, &decided).await?)
}

/// Says why, with the ticket as it stands; one that was not sold yet is not shown.
async fn refusal(
    state: &State,
    staff: &Staff,
    sold: SoldTicket,
    kind: Kind,
    decided: &Decided,
) -> Result<ApiError, ApiError> {
    let Some(said) = words::denied(&decided.answer) else { return Ok(ApiError::NotFound("ticket")) };
    let ticket = match render_one(state, &staff.tenant, sold).await {
        Ok(ticket) => Some(ticket),
        Err(ApiError::NotFound(_)) => None,
        Err(error) => return Err(error),
    };
    let about = About { ticket, ..About::of(&decided.answer) };
    Ok(words::refused(said, kind, TargetType::Ticket, about))
}
