//! Venues: places that events are held at.

use crate::actors::registry::shop::{VenueInfo, VenuePatch};
use crate::domain::ids::VenueId;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::found;
use crate::http::gate::wire_time::Instant;
use crate::http::object::object;
use crate::http::state::State;
use crate::http::tickets_api::paging::{LIMIT, PageWish, page};
use crate::http::tickets_api::principal::Staff;
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::shop::lists::{ends, span};
use crate::http::tickets_api::shop::place::LocationIn;
use crate::http::tickets_api::shop::wishes::{named, wishes};
use crate::http::tickets_api::tickets::wire_event::{TicketLocation, zone};
use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

const READ: &[Action] = &[Action::VenueRead, Action::VenueWrite, Action::EventRead, Action::EventWrite];
const WRITE: &[Action] = &[Action::VenueWrite];

/// The registry's names of fields, and ours.
const NAMES: &[(&str, &str)] = &[("timeZone", "location.timeZone")];

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Venue {
    #[schema(example = "ven_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub name: String,
    pub slug: String,
    pub location: TicketLocation,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OneVenue {
    pub venue: Venue,
}

page! {
    /// A page of venues.
    VenuePage { venues: Venue }
}

wishes! {
    /// A venue to be made.
    NewVenue,
    /// What is given changes.
    VenueChange (name up to 200) {
        /// Made from the name if absent.
        #[serde(default)]
        #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
        slug: Option<String>,
        /// A venue without one is known by its name only.
        #[serde(default, deserialize_with = "object")]
        location: Option<LocationIn>,
    }
}

impl From<&VenueInfo> for Venue {
    fn from(venue: &VenueInfo) -> Venue {
        Venue {
            id: venue.id.to_string(),
            name: venue.name.clone(),
            slug: venue.slug.clone(),
            location: TicketLocation::of(&venue.location, zone(venue.time_zone.as_deref())),
            created_at: venue.created_at.into(),
            updated_at: venue.updated_at.into(),
        }
    }
}

impl VenueChange {
    /// `called` is what its place is called already.
    fn patch(self, called: Option<&str>) -> VenuePatch {
        let time_zone = self.location.as_ref().and_then(|place| place.time_zone.clone());
        let called = called.map(str::to_owned).or_else(|| self.name.clone());
        VenuePatch {
            name: self.name,
            slug: self.slug,
            location: self.location.map(|place| place.wish(called.as_deref())),
            time_zone,
        }
    }
}

/// Lists the tenant's venues, in the order of creation.
#[utoipa::path(get, path = "/venues", tag = "tickets API", operation_id = "listVenues",
    params(crate::http::openapi::TenantHeader, crate::http::tickets_api::paging::PageParams),
    responses((status = 200, body = VenuePage)))]
pub async fn list(state: Data<State>, asked: Asked, staff: Staff) -> Result<Reply<VenuePage>, ApiError> {
    staff.allow(READ)?;
    let wish = PageWish::<VenueId>::read(&asked, LIMIT)?;
    let slice = state.registry().venues(staff.tenant.id, &span(&wish)).await?;
    let ends = ends(&wish, &slice, |venue| venue.id);
    Ok(Reply::ok(VenuePage::new(slice.items.iter().map(Venue::from).collect(), ends)))
}

/// One venue, by id or slug.
#[utoipa::path(get, path = "/venues/{key}", tag = "tickets API", operation_id = "getVenue",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey),
    responses((status = 200, body = OneVenue)))]
pub async fn get(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OneVenue>, ApiError> {
    staff.allow(READ)?;
    let venue = found("venue", state.registry().venue(staff.tenant.id, &key).await)?;
    Ok(answer(&venue))
}

/// Makes a venue.
#[utoipa::path(post, path = "/venues", tag = "tickets API", operation_id = "createVenue",
    params(crate::http::openapi::TenantHeader), request_body = NewVenue,
    responses((status = 200, body = OneVenue)))]
pub async fn create(state: Data<State>, staff: Staff, body: AdminBody<NewVenue>) -> Result<Reply<OneVenue>, ApiError> {
    staff.allow(WRITE)?;
    let patch = VenueChange::from(body.0).patch(None);
    let made = state.registry().create_venue(staff.tenant.id, patch).await.map_err(|wrong| named(wrong, NAMES))?;
    Ok(answer(&made))
}

/// Changes a venue: what is given.
#[utoipa::path(put, path = "/venues/{key}", tag = "tickets API", operation_id = "updateVenue",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey), request_body = VenueChange,
    responses((status = 200, body = OneVenue)))]
pub async fn change(
    state: Data<State>,
    key: Path<String>,
    staff: Staff,
    body: AdminBody<VenueChange>,
) -> Result<Reply<OneVenue>, ApiError> {
    staff.allow(WRITE)?;
    let known = found("venue", state.registry().venue(staff.tenant.id, &key).await)?;
    let (id, patch) = (known.id.to_string(), body.0.patch(Some(&known.location.name)));
    let changed = state.registry().update_venue(staff.tenant.id, &id, patch).await;
    Ok(answer(&changed.map_err(|wrong| named(wrong, NAMES))?))
}

/// Removes a venue that no event is held at. Answers what it was.
#[utoipa::path(delete, path = "/venues/{key}", tag = "tickets API", operation_id = "deleteVenue",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey),
    responses((status = 200, body = OneVenue)))]
pub async fn remove(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OneVenue>, ApiError> {
    staff.allow(WRITE)?;
    let venue = found("venue", state.registry().venue(staff.tenant.id, &key).await)?;
    let removed = state.registry().delete_venue(staff.tenant.id, &venue.id.to_string()).await;
    removed.map_err(|wrong| named(wrong, NAMES))?;
    Ok(answer(&venue))
}

fn answer(venue: &VenueInfo) -> Reply<OneVenue> {
    Reply::ok(OneVenue { venue: venue.into() })
}
