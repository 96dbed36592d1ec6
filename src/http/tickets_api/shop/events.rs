//! Events: read by everybody who may see them, made and changed by staff.

use crate::actors::registry::EventInfo;
use crate::actors::registry::shop::{Approval, EventFilter, EventState, EventVisibility, VenueInfo, default_promoter};
use crate::domain::ids::{EventId, PromoterId};
use crate::http::answer::Reply;
use crate::http::auth::{Action, Resource};
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::found;
use crate::http::state::State;
use crate::http::tickets_api::paging::{LIMIT, PageWish};
use crate::http::tickets_api::principal::{Anyone, Staff};
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::shop::lists::{ends, span};
use crate::http::tickets_api::shop::wire_event::{Event, EventChangeIn, EventsPage, NewEventIn, OneEvent, new_event};
use crate::http::tickets_api::shop::wishes::named;
use actix_web::web::{Data, Path};
use chrono::Utc;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Who sees events that are not shown to everybody.
pub const READ: &[Action] = &[Action::EventRead, Action::EventWrite];
pub const WRITE: &[Action] = &[Action::EventWrite];

/// The registry's names of fields, and ours.
const NAMES: &[(&str, &str)] = &[
    ("promoter", "promoterId"),
    ("passcode", "password"),
    ("entryUntil", "entryEndsAt"),
    ("endsAt", "entryEndsAt"),
    ("timeZone", "location.timeZone"),
];

/// Events of the tenant, in the order of creation. Without a token (or a permission) those that are shown to everybody.
#[utoipa::path(get, path = "/events", tag = "tickets API", operation_id = "listEvents",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventListParams,
    crate::http::tickets_api::paging::PageParams), responses((status = 200, body = EventsPage)))]
pub async fn list(state: Data<State>, asked: Asked, anyone: Anyone) -> Result<Reply<EventsPage>, ApiError> {
    let promoter: Option<PromoterId> = asked.id("promoterId")?;
    let wish = PageWish::<EventId>::read(&asked, LIMIT)?;
    let now = Utc::now();
    let states = [
        ("UPCOMING", EventState::Upcoming),
        ("ACTIVE", EventState::Active),
        ("ENDED", EventState::Ended),
        ("CANCELLED", EventState::Cancelled),
    ];
    let whose = Resource { promoter, ..Resource::ANY };
    let filter = EventFilter {
        promoter,
        state: asked.word("status", &states)?,
        text: asked.text("query")?.map(str::to_owned),
        hidden_too: may(&anyone, READ, &whose),
        now,
    };
    let slice = state.registry().shown_events(anyone.tenant.id, &filter, &span(&wish)).await?;
    let ends = ends(&wish, &slice, |event| event.id);
    let events = slice.items.iter().map(|event| Event::new(event, now, may(&anyone, WRITE, &Resource::of(event))));
    Ok(Reply::ok(EventsPage::new(events.collect(), ends)))
}

/// One event, by id or slug.
#[utoipa::path(get, path = "/events/{key}", tag = "tickets API", operation_id = "getEvent",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventKey, crate::http::openapi::PasswordParam),
    responses((status = 200, body = OneEvent)))]
pub async fn get(
    state: Data<State>,
    key: Path<String>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<OneEvent>, ApiError> {
    let event = readable(&state, &anyone, &key, &asked).await?;
    let in_full = may(&anyone, WRITE, &Resource::of(&event));
    Ok(Reply::ok(OneEvent { event: Event::new(&event, Utc::now(), in_full) }))
}

/// Makes an event.
#[utoipa::path(post, path = "/events", tag = "tickets API", operation_id = "createEvent",
    params(crate::http::openapi::TenantHeader), request_body = NewEventIn,
    responses((status = 200, body = OneEvent)))]
pub async fn create(
    state: Data<State>,
    staff: Staff,
    body: AdminBody<NewEventIn>,
) -> Result<Reply<OneEvent>, ApiError> {
    staff.allow_somewhere(WRITE)?;
    staff.some_tenant()?;
    let change = EventChangeIn::from(body.0);
    let promoter = promoter_of(&state, &staff, change.promoter_id.as_deref()).await?;
    staff.need(WRITE, &promoter)?;
    may_approve(&staff, &change)?;
    let venue = venue_of(&state, &staff, &change).await?;
    let new = new_event(change.patch(None, venue.as_ref())?);
    let made = state.registry().create_event(staff.tenant.id, new).await.map_err(|wrong| named(wrong, NAMES))?;
    Ok(Reply::ok(OneEvent { event: Event::new(&made, Utc::now(), true) }))
}

/// Changes an event: what is given. Owners of the event know it at once.
#[utoipa::path(put, path = "/events/{key}", tag = "tickets API", operation_id = "updateEvent",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventKey), request_body = EventChangeIn,
    responses((status = 200, body = OneEvent)))]
pub async fn change(
    state: Data<State>,
    key: Path<String>,
    staff: Staff,
    body: AdminBody<EventChangeIn>,
) -> Result<Reply<OneEvent>, ApiError> {
    let event = staff.at_event(&state, &key, None, WRITE).await?;
    if let Some(promoter) = &body.0.promoter_id {
        staff.need(WRITE, &promoter_of(&state, &staff, Some(promoter)).await?)?;
    }
    may_approve(&staff, &body.0)?;
    let venue = venue_of(&state, &staff, &body.0).await?;
    let patch = body.0.patch(Some(&event), venue.as_ref())?;
    let id = event.id.to_string();
    let changed = state.registry().update_event(event.tenant, &id, patch).await.map_err(|wrong| named(wrong, NAMES))?;
    state.gate().take_notice(event.id).await;
    Ok(Reply::ok(OneEvent { event: Event::new(&changed, Utc::now(), true) }))
}

/// Removes an event that has no orders and was never scanned, with its admissions, sections and tickets. Answers what it
/// was.
#[utoipa::path(delete, path = "/events/{key}", tag = "tickets API", operation_id = "deleteEvent",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::EventKey),
    responses((status = 200, body = OneEvent)))]
pub async fn remove(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OneEvent>, ApiError> {
    let event = staff.at_event(&state, &key, None, WRITE).await?;
    state.registry().delete_event(event.tenant, &event.id.to_string()).await?;
    Ok(Reply::ok(OneEvent { event: Event::new(&event, Utc::now(), true) }))
}

pub fn may(anyone: &Anyone, any_of: &[Action], resource: &Resource) -> bool {
    anyone.caller().is_some_and(|caller| any_of.iter().any(|action| caller.may(*action, resource)))
}

/// The event, if it is shown to them: everybody sees what was approved and is public by now; who knows its id or slug
/// sees a private one; who sends its password one with a password; staff see all that is theirs.
pub async fn readable(state: &State, anyone: &Anyone, key: &str, asked: &Asked) -> Result<Arc<EventInfo>, ApiError> {
    let event = found("event", state.registry().event(anyone.tenant.id, key).await)?;
    if may(anyone, READ, &Resource::of(&event)) {
        return Ok(event);
    }
    let shown = &event.shown;
    match (shown.approval, shown.visibility) {
        (Approval::Pending | Approval::Rejected, _) => Err(ApiError::NotFound("event")),
        (Approval::Approved, EventVisibility::Public | EventVisibility::Private) => Ok(event),
        (Approval::Approved, EventVisibility::Scheduled)
            if shown.visible_from.is_some_and(|from| from <= Utc::now()) =>
        {
            Ok(event)
        }
        (Approval::Approved, EventVisibility::Scheduled) => Err(ApiError::NotFound("event")),
        (Approval::Approved, EventVisibility::Password) => match (asked.one("password")?, &shown.passcode) {
            (Some(given), Some(wanted)) if same(given, wanted) => Ok(event),
            (Some(_), _) => Err(ApiError::rule("WRONG_PASSWORD", "This is not the password of the event")),
            (None, _) => Err(ApiError::rule("PASSWORD_NEEDED", "This event is shown with its `password`: send it")),
        },
    }
}

/// Compares without telling by its time how much was right.
pub fn same(given: &str, wanted: &str) -> bool {
    Sha256::digest(given) == Sha256::digest(wanted)
}

/// Whose a new event would be, as a permission sees it.
async fn promoter_of(state: &State, staff: &Staff, key: Option<&str>) -> Result<Resource, ApiError> {
    let tenant = staff.tenant.id;
    let default = default_promoter(tenant).to_string();
    let found = state.registry().promoter(tenant, key.unwrap_or(&default)).await?;
    let found = found.ok_or_else(|| ApiError::field("promoterId", "names no promoter of this tenant"))?;
    Ok(Resource { promoter: Some(found.id), team: Some(found.team), ..Resource::ANY })
}

/// The venue that a change names.
async fn venue_of(state: &State, staff: &Staff, change: &EventChangeIn) -> Result<Option<VenueInfo>, ApiError> {
    let Some(Some(key)) = &change.venue_id else { return Ok(None) };
    let found = state.registry().venue(staff.tenant.id, key).await?;
    found.map(Some).ok_or_else(|| ApiError::field("venueId", "names no venue of this tenant"))
}

/// Whoever may change only some events does not approve their own.
fn may_approve(staff: &Staff, change: &EventChangeIn) -> Result<(), ApiError> {
    if change.approval.is_some() { staff.allow(WRITE) } else { Ok(()) }
}
