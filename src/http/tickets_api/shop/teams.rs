//! Teams: promoters belong to one.

use crate::actors::registry::shop::{TeamInfo, TeamPatch};
use crate::domain::ids::TeamId;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::found;
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

const READ: &[Action] = &[Action::TeamRead, Action::TeamWrite];
const WRITE: &[Action] = &[Action::TeamWrite];

/// The registry's names of fields, and ours.
const NAMES: &[(&str, &str)] = &[];

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Team {
    #[schema(example = "tem_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub name: String,
    pub slug: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OneTeam {
    pub team: Team,
}

page! {
    /// A page of teams.
    TeamPage { teams: Team }
}

wishes! {
    /// A team to be made.
    NewTeam,
    /// What is given changes.
    TeamChange (name up to 200) {
        /// Made from the name if absent.
        #[serde(default)]
        #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
        slug: Option<String>,
    }
}

impl From<&TeamInfo> for Team {
    fn from(team: &TeamInfo) -> Team {
        Team {
            id: team.id.to_string(),
            name: team.name.clone(),
            slug: team.slug.clone(),
            created_at: team.created_at.into(),
            updated_at: team.updated_at.into(),
        }
    }
}

impl TeamChange {
    fn patch(self) -> TeamPatch {
        TeamPatch { name: self.name, slug: self.slug }
    }
}

/// Lists the tenant's teams, in the order of creation.
#[utoipa::path(get, path = "/teams", tag = "tickets API", operation_id = "listTeams",
    params(crate::http::openapi::TenantHeader, crate::http::tickets_api::paging::PageParams),
    responses((status = 200, body = TeamPage)))]
pub async fn list(state: Data<State>, asked: Asked, staff: Staff) -> Result<Reply<TeamPage>, ApiError> {
    staff.allow(READ)?;
    let wish = PageWish::<TeamId>::read(&asked, LIMIT)?;
    let slice = state.registry().teams(staff.tenant.id, &span(&wish)).await?;
    let ends = ends(&wish, &slice, |team| team.id);
    Ok(Reply::ok(TeamPage::new(slice.items.iter().map(Team::from).collect(), ends)))
}

/// One team, by id or slug.
#[utoipa::path(get, path = "/teams/{key}", tag = "tickets API", operation_id = "getTeam",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey),
    responses((status = 200, body = OneTeam)))]
pub async fn get(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OneTeam>, ApiError> {
    staff.allow(READ)?;
    let team = found("team", state.registry().team(staff.tenant.id, &key).await)?;
    Ok(answer(&team))
}

/// Makes a team.
#[utoipa::path(post, path = "/teams", tag = "tickets API", operation_id = "createTeam",
    params(crate::http::openapi::TenantHeader), request_body = NewTeam,
    responses((status = 200, body = OneTeam)))]
pub async fn create(state: Data<State>, staff: Staff, body: AdminBody<NewTeam>) -> Result<Reply<OneTeam>, ApiError> {
    staff.allow(WRITE)?;
    let patch = TeamChange::from(body.0).patch();
    let made = state.registry().create_team(staff.tenant.id, patch).await.map_err(|wrong| named(wrong, NAMES))?;
    Ok(answer(&made))
}

/// Changes a team: what is given.
#[utoipa::path(put, path = "/teams/{key}", tag = "tickets API", operation_id = "updateTeam",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey), request_body = TeamChange,
    responses((status = 200, body = OneTeam)))]
pub async fn change(
    state: Data<State>,
    key: Path<String>,
    staff: Staff,
    body: AdminBody<TeamChange>,
) -> Result<Reply<OneTeam>, ApiError> {
    staff.allow(WRITE)?;
    let known = found("team", state.registry().team(staff.tenant.id, &key).await)?;
    let (id, patch) = (known.id.to_string(), body.0.patch());
    let changed = state.registry().update_team(staff.tenant.id, &id, patch).await;
    Ok(answer(&changed.map_err(|wrong| named(wrong, NAMES))?))
}

/// Removes a team without promoters. The tenant's first one stays. Answers what it was.
#[utoipa::path(delete, path = "/teams/{key}", tag = "tickets API", operation_id = "deleteTeam",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::AnyKey),
    responses((status = 200, body = OneTeam)))]
pub async fn remove(state: Data<State>, key: Path<String>, staff: Staff) -> Result<Reply<OneTeam>, ApiError> {
    staff.allow(WRITE)?;
    let team = found("team", state.registry().team(staff.tenant.id, &key).await)?;
    let removed = state.registry().delete_team(staff.tenant.id, &team.id.to_string()).await;
    removed.map_err(|wrong| named(wrong, NAMES))?;
    Ok(answer(&team))
}

fn answer(team: &TeamInfo) -> Reply<OneTeam> {
    Reply::ok(OneTeam { team: team.into() })
}
