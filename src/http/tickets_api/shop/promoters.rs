//! Promoters: whoever puts on events.

use crate::actors::registry::Patch;
use crate::actors::registry::shop::{PromoterInfo, PromoterPatch};
use crate::domain::ids::PromoterId;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::found;
use crate::http::gate::wire_event::given;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::http::tickets_api::paging::{LIMIT, PageWish, page};
use crate::http::tickets_api::principal::Staff;
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::shop::lists::{ends, span};
use crate::http::tickets_api::shop::wishes::{named, wishes};
use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

const READ: &[Action] = &[Action::PromoterRead, Action::PromoterWrite];
const WRITE: &[Action] = &[Action::PromoterWrite];

/// The registry's names of fields, and ours.
const NAMES: &[(&str, &str)] = &[("team", "teamId")];

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Promoter {
    #[schema(example = "pmt_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub name: String,
    pub slug: String,
    #[schema(example = "tem_01h455vb4pex5vsknk084sn02q")]
    pub team_id: String,
    #[schema(required = true)]
    pub description: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OnePromoter {
    pub promoter: Promoter,
}

page! {
    /// A page of promoters.
    PromoterPage { promoters: Promoter }
}

wishes! {
    /// A promoter to be made.
    NewPromoter,
    /// What is given changes.
    PromoterChange (name up to 200) {
        /// Made from the name if absent.
        #[serde(default)]
        #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
        slug: Option<String>,
        /// Id or slug; a new promoter without one belongs to the tenant's first team.
        #[serde(default)]
        team_id: Option<String>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, min_length = 1, max_length = 4_000)]
        description: Patch<String>,
    }
}

impl From<&PromoterInfo> for Promoter {
    fn from(promoter: &PromoterInfo) -> Promoter {
        Promoter {
            id: promoter.id.to_string(),
            name: promoter.name.clone(),
            slug: promoter.slug.clone(),
            team_id: promoter.team.to_string(),
            description: promoter.description.clone(),
            created_at: promoter.created_at.into(),
            updated_at: promoter.updated_at.into(),
        }
    }
}

impl PromoterChange {
    fn patch(self) -> PromoterPatch {
        PromoterPatch { name: self.name, slug: self.slug, team: self.team_id, description: self.description }
    }
}

/// Lists the tenant's promoters, in the order of creation.
#[utoipa::path(get, path = "/promoters", tag = "tickets API", operation_id = "listPromoters",
    params(crate::http::openapi::TenantHeader, crate::http::tickets_api::paging::PageParams),
    responses((status = 200, body = PromoterPage)))]
pub async fn list(state: Data<State>, asked: Asked, staff: Staff) -> Result<Reply<PromoterPage>, ApiError> {
    staff.allow(READ)?;
    let wish = PageWish::<PromoterId>::read(&asked, LIMIT)?;
    let slice = state.registry().promoters(staff.tenant.id, &span(&wish)).await?;
    let ends = ends(&wish, &slice, |promoter| promoter.id);
    Ok(Reply::ok(PromoterPage::new(slice.items.iter().map(Promoter::from).collect(), ends)))
}

/// One promoter, by id or slug.
#[utoipa::path(get, path = "/promoters/{key}", tag = "tickets API", operation_id = "getPromoter",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey),
    responses((status = 200, body = OnePromoter)))]
pub async fn get(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OnePromoter>, ApiError> {
    staff.allow(READ)?;
    let promoter = found("promoter", state.registry().promoter(staff.tenant.id, &key).await)?;
    Ok(answer(&promoter))
}

/// Makes a promoter.
#[utoipa::path(post, path = "/promoters", tag = "tickets API", operation_id = "createPromoter",
    params(crate::http::openapi::TenantHeader), request_body = NewPromoter,
    responses((status = 200, body = OnePromoter)))]
pub async fn create(
    state: Data<State>,
    staff: Staff,
    body: AdminBody<NewPromoter>,
) -> Result<Reply<OnePromoter>, ApiError> {
    staff.allow(WRITE)?;
    let patch = PromoterChange::from(body.0).patch();
    let made = state.registry().create_promoter(staff.tenant.id, patch).await.map_err(|wrong| named(wrong, NAMES))?;
    Ok(answer(&made))
}

/// Changes a promoter: what is given.
#[utoipa::path(put, path = "/promoters/{key}", tag = "tickets API", operation_id = "updatePromoter",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey), request_body = PromoterChange,
    responses((status = 200, body = OnePromoter)))]
pub async fn change(
    state: Data<State>,
    key: Path<String>,
    staff: Staff,
    body: AdminBody<PromoterChange>,
) -> Result<Reply<OnePromoter>, ApiError> {
    staff.allow(WRITE)?;
    let known = found("promoter", state.registry().promoter(staff.tenant.id, &key).await)?;
    let (id, patch) = (known.id.to_string(), body.0.patch());
    let changed = state.registry().update_promoter(staff.tenant.id, &id, patch).await;
    Ok(answer(&changed.map_err(|wrong| named(wrong, NAMES))?))
}

/// Removes a promoter without events. The tenant's first one stays. Answers what it was.
#[utoipa::path(delete, path = "/promoters/{key}", tag = "tickets API", operation_id = "deletePromoter",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey),
    responses((status = 200, body = OnePromoter)))]
pub async fn remove(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OnePromoter>, ApiError> {
    staff.allow(WRITE)?;
    let promoter = found("promoter", state.registry().promoter(staff.tenant.id, &key).await)?;
    let removed = state.registry().delete_promoter(staff.tenant.id, &promoter.id.to_string()).await;
    removed.map_err(|wrong| named(wrong, NAMES))?;
    Ok(answer(&promoter))
}

fn answer(promoter: &PromoterInfo) -> Reply<OnePromoter> {
    Reply::ok(OnePromoter { promoter: promoter.into() })
}
