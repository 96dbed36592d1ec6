//! Sections of an event: parts of its place. Read by everybody, changed by staff.

use crate::actors::registry::EventInfo;
use crate::actors::registry::shop::{NewSection, SectionInfo};
use crate::http::answer::Reply;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::paging::Ends;
use crate::http::tickets_api::principal::{Anyone, Staff};
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::shop::counts::Counts;
use crate::http::tickets_api::shop::events::{WRITE, readable};
use crate::http::tickets_api::shop::wire_section::{NewSectionIn, OneSection, Section, SectionChange, SectionPage};
use crate::http::tickets_api::shop::wishes::named;
use actix_web::web::{Data, Path};

/// The sections of an event, by their order: all of them on one page.
#[utoipa::path(get, path = "/events/{eventId}/sections", tag = "tickets API", operation_id = "listSections",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OfEvent, crate::http::openapi::PasswordParam),
    responses((status = 200, body = SectionPage)))]
pub async fn list(
    state: Data<State>,
    event: Path<String>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<SectionPage>, ApiError> {
    let event = readable(&state, &anyone, &event, &asked).await?;
    let counts = Counts::read(&state, &event).await?;
    let sections: Vec<Section> = event.sections.iter().map(|of| Section::new(&event, of, &counts)).collect();
    let limit = u32::try_from(sections.len()).unwrap_or(u32::MAX);
    Ok(Reply::ok(SectionPage::new(sections, Ends { limit, before: None, after: None })))
}

/// One section, by id or slug.
#[utoipa::path(get, path = "/events/{eventId}/sections/{id}", tag = "tickets API", operation_id = "getSection",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::SectionKey, crate::http::openapi::PasswordParam),
    responses((status = 200, body = OneSection)))]
pub async fn get(
    state: Data<State>,
    path: Path<(String, String)>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<OneSection>, ApiError> {
    let (event, key) = path.into_inner();
    let event = readable(&state, &anyone, &event, &asked).await?;
    answer(&state, &event, find(&event, &key)?).await
}

/// Makes a section of an event. Its capacity bounds all of its admissions together.
#[utoipa::path(post, path = "/events/{eventId}/sections", tag = "tickets API", operation_id = "createSection",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OfEvent), request_body = NewSectionIn,
    responses((status = 200, body = OneSection)))]
pub async fn create(
    state: Data<State>,
    event: Path<String>,
    staff: Staff,
    body: AdminBody<NewSectionIn>,
) -> Result<Reply<OneSection>, ApiError> {
    let event = staff.at_event(&state, &event, None, WRITE).await?;
    let patch = SectionChange::from(body.0).patch(None);
    let new = NewSection { event: event.id.to_string(), patch };
    let made = state.registry().create_section(event.tenant, new).await.map_err(|wrong| named(wrong, &[]))?;
    answer(&state, &event, &made).await
}

/// Changes a section: what is given.
#[utoipa::path(put, path = "/events/{eventId}/sections/{id}", tag = "tickets API", operation_id = "updateSection",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::SectionKey), request_body = SectionChange,
    responses((status = 200, body = OneSection)))]
pub async fn change(
    state: Data<State>,
    path: Path<(String, String)>,
    staff: Staff,
    body: AdminBody<SectionChange>,
) -> Result<Reply<OneSection>, ApiError> {
    let (event, key) = path.into_inner();
    let event = staff.at_event(&state, &event, None, WRITE).await?;
    let section = find(&event, &key)?;
    let (id, patch) = (section.id.to_string(), body.0.patch(Some(section)));
    let changed = state.registry().update_section(event.tenant, event.id, &id, patch).await;
    let changed = changed.map_err(|wrong| named(wrong, &[]))?;
    state.gate().take_notice(event.id).await;
    answer(&state, &event, &changed).await
}

/// Removes a section that no admission belongs to. Answers what it was.
#[utoipa::path(delete, path = "/events/{eventId}/sections/{id}", tag = "tickets API", operation_id = "deleteSection",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::SectionKey),
    responses((status = 200, body = OneSection)))]
pub async fn remove(
    state: Data<State>,
    path: Path<(String, String)>,
    staff: Staff,
) -> Result<Reply<OneSection>, ApiError> {
    let (event, key) = path.into_inner();
    let event = staff.at_event(&state, &event, None, WRITE).await?;
    let section = find(&event, &key)?;
    let was = answer(&state, &event, section).await?;
    state.registry().delete_section(event.tenant, event.id, &section.id.to_string()).await?;
    Ok(was)
}

fn find<'a>(event: &'a EventInfo, key: &str) -> Result<&'a SectionInfo, ApiError> {
    event.section_by(key).ok_or(ApiError::NotFound("section"))
}

async fn answer(state: &State, event: &EventInfo, of: &SectionInfo) -> Result<Reply<OneSection>, ApiError> {
    let counts = Counts::read(state, event).await?;
    Ok(Reply::ok(OneSection { section: Section::new(event, of, &counts) }))
}
