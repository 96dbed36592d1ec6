//! Admissions of an event: what buyers choose from. Read by everybody, changed by staff.

use crate::actors::registry::{EventInfo, TypeInfo, Visibility};
use crate::http::answer::Reply;
use crate::http::auth::Resource;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::paging::Ends;
use crate::http::tickets_api::principal::{Anyone, Staff};
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::shop::counts::Counts;
use crate::http::tickets_api::shop::events::{READ, WRITE, may, readable, same};
use crate::http::tickets_api::shop::wire_admission::{
    Admission, AdmissionChange, AdmissionPage, NewAdmission, OneAdmission, new_type,
};
use crate::http::tickets_api::shop::wishes::named;
use actix_web::web::{Data, Path};

/// The registry's names of fields, and ours.
const NAMES: &[(&str, &str)] = &[
    ("price", "price.base"),
    ("bookingFee", "price.booking"),
    ("currency", "price.currency"),
    ("maxPerOrder", "limit"),
    ("entryUntil", "entryEndsAt"),
    ("saleEnd", "saleEndsAt"),
    ("section", "sectionId"),
    ("afterAdmission", "afterAdmissionId"),
];

/// The admissions of an event, by their order: all of them on one page. Without a token those that are shown to everybody,
/// and the hidden ones whose `passcode` is sent.
#[utoipa::path(get, path = "/events/{eventId}/admissions", tag = "tickets API", operation_id = "listAdmissions",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OfEvent, crate::http::openapi::PasswordParam,
    crate::http::openapi::PasscodeParam), responses((status = 200, body = AdmissionPage)))]
pub async fn list(
    state: Data<State>,
    event: Path<String>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<AdmissionPage>, ApiError> {
    let event = readable(&state, &anyone, &event, &asked).await?;
    let passcode = asked.one("passcode")?;
    let all = may(&anyone, READ, &Resource::of(&event));
    let in_full = may(&anyone, WRITE, &Resource::of(&event));
    let counts = Counts::read(&state, &event).await?;
    let mut types: Vec<&TypeInfo> =
        counts.types.iter().filter(|of| all || counts.is_listed(&event, of, passcode)).collect();
    types.sort_by_key(|of| (of.position, of.number));
    let admissions: Vec<Admission> = types.into_iter().map(|of| Admission::new(&event, of, &counts, in_full)).collect();
    let limit = u32::try_from(admissions.len()).unwrap_or(u32::MAX);
    Ok(Reply::ok(AdmissionPage::new(admissions, Ends { limit, before: None, after: None })))
}

/// One admission, by id or slug.
#[utoipa::path(get, path = "/events/{eventId}/admissions/{id}", tag = "tickets API", operation_id = "getAdmission",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AdmissionKey,
    crate::http::openapi::PasswordParam, crate::http::openapi::PasscodeParam),
    responses((status = 200, body = OneAdmission)))]
pub async fn get(
    state: Data<State>,
    path: Path<(String, String)>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<OneAdmission>, ApiError> {
    let (event, key) = path.into_inner();
    let event = readable(&state, &anyone, &event, &asked).await?;
    let resource = Resource::of(&event);
    let counts = Counts::read(&state, &event).await?;
    let of = find(&counts, &key)?;
    if !may(&anyone, READ, &resource) {
        shown_by_key(of, asked.one("passcode")?)?;
    }
    let admission = Admission::new(&event, of, &counts, may(&anyone, WRITE, &resource));
    Ok(Reply::ok(OneAdmission { admission }))
}

/// Makes an admission of an event.
#[utoipa::path(post, path = "/events/{eventId}/admissions", tag = "tickets API", operation_id = "createAdmission",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OfEvent), request_body = NewAdmission,
    responses((status = 200, body = OneAdmission)))]
pub async fn create(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
    body: AdminBody<NewAdmission>,
) -> Result<Reply<OneAdmission>, ApiError> {
    let event = staff.at_event(&state, &event, None, WRITE).await?;
    let patch = AdmissionChange::from(body.0).patch(&event, None)?;
    let new = new_type(&event, patch);
    let made = state.registry().create_ticket_type(event.tenant, new).await.map_err(|wrong| named(wrong, NAMES))?;
    answer(&state, &event, &made).await
}

/// Changes an admission: what is given. What was sold keeps the name and the price that it was sold with; the doors keep
/// to the new times at once.
#[utoipa::path(put, path = "/events/{eventId}/admissions/{id}", tag = "tickets API", operation_id = "updateAdmission",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AdmissionKey), request_body = AdmissionChange,
    responses((status = 200, body = OneAdmission)))]
pub async fn change(
    state: Data<State>,
    path: Path<(String, String)>,
    staff: Staff,
    body: AdminBody<AdmissionChange>,
) -> Result<Reply<OneAdmission>, ApiError> {
    let (event, key) = path.into_inner();
    let event = staff.at_event(&state, &event, None, WRITE).await?;
    let of = known(&state, &event, &key).await?;
    let patch = body.0.patch(&event, Some(&of))?;
    let (tenant, id) = (event.tenant, of.id.to_string());
    let changed = state.registry().update_ticket_type(tenant, Some(event.id), &id, patch).await;
    let changed = changed.map_err(|wrong| named(wrong, NAMES))?;
    state.gate().take_notice(event.id).await;
    answer(&state, &event, &changed).await
}

/// Removes an admission that has no tickets. Answers what it was.
#[utoipa::path(delete, path = "/events/{eventId}/admissions/{id}", tag = "tickets API",
    operation_id = "deleteAdmission", params(crate::http::openapi::TenantHeader, crate::http::openapi::AdmissionKey),
    responses((status = 200, body = OneAdmission)))]
pub async fn remove(
    state: Data<State>,
    path: Path<(String, String)>,
    staff: Staff,
) -> Result<Reply<OneAdmission>, ApiError> {
    let (event, key) = path.into_inner();
    let event = staff.at_event(&state, &event, None, WRITE).await?;
    let of = known(&state, &event, &key).await?;
    let was = answer(&state, &event, &of).await?;
    let (tenant, id) = (event.tenant, of.id.to_string());
    let removed = state.registry().delete_ticket_type(tenant, Some(event.id), &id).await;
    removed.map_err(|wrong| named(wrong, NAMES))?;
    Ok(was)
}

fn find<'a>(counts: &'a Counts, key: &str) -> Result<&'a TypeInfo, ApiError> {
    let id = key.parse().ok();
    let found = counts.types.iter().find(|of| Some(of.id) == id || of.slug == key);
    found.ok_or(ApiError::NotFound("admission"))
}

/// As Postgres has it, to be changed.
async fn known(state: &State, event: &EventInfo, key: &str) -> Result<TypeInfo, ApiError> {
    let found = state.registry().ticket_type(event.tenant, Some(event.id), key).await?;
    found.ok_or(ApiError::NotFound("admission"))
}

/// Whoever knows an id or a slug sees what is behind it; behind a passcode they need that too.
fn shown_by_key(of: &TypeInfo, passcode: Option<&str>) -> Result<(), ApiError> {
    match (of.visibility, &of.passcode, passcode) {
        (Visibility::Private, Some(wanted), Some(given)) if same(given, wanted) => Ok(()),
        (Visibility::Private, Some(_), Some(_)) => {
            Err(ApiError::rule("WRONG_PASSCODE", "This is not the passcode of the admission"))
        }
        (Visibility::Private, Some(_), None) => {
            Err(ApiError::rule("PASSCODE_NEEDED", "This admission is shown with its `passcode`: send it"))
        }
        (Visibility::Public | Visibility::Private | Visibility::InviteOnly, _, _) => Ok(()),
    }
}

async fn answer(state: &State, event: &EventInfo, of: &TypeInfo) -> Result<Reply<OneAdmission>, ApiError> {
    let counts = Counts::read(state, event).await?;
    Ok(Reply::ok(OneAdmission { admission: Admission::new(event, of, &counts, true) }))
}
