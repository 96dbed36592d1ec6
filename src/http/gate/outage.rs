//! What happens to an event's scans while Redis is away.

use crate::actors::registry::Outage;
use crate::domain::ids::{EventId, NodeId};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::AdminBody;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::wire_event::OutageWord;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

const READ: &[Action] = &[Action::EventRead, Action::EventWrite, Action::EventOutage];
/// Not everybody who edits what is shown decides what happens at the doors.
pub const DECIDE: &[Action] = &[Action::EventOutage];

const WARNING: &str = "What the node had admitted into its journal may be admitted again until that journal is handed in: \
    by itself if the node still runs, else when it is started on its data folder. Contradictions are then listed \
    under /v1/events/{event}/conflicts.";

#[derive(Debug, Serialize, ToSchema)]
pub struct OutageOut {
    pub policy: OutageWord,
    /// Null unless a node answers scans of this event from its local journal now.
    #[schema(required = true)]
    pub journaling: Option<JournalingOut>,
    /// What staff did about it, the newest first; the latest 20.
    pub changes: Vec<OutageChange>,
}

/// While this stands, no other node takes the event: scans go on at this node alone.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalingOut {
    #[schema(example = "nod_01h455vb4pex5vsknk084sn02q")]
    pub node: String,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub since: Option<Instant>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OutageChange {
    #[schema(value_type = String, format = DateTime)]
    pub at: Instant,
    /// The subject of the token.
    pub by: String,
    /// `outage policy` or `forced takeover`.
    pub what: String,
    /// `from` and `to`; or `node`, `epoch` and `reason`.
    pub detail: Value,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct OutageIn {
    /// `deny`: scans are UNDECIDED until Redis is back. `journal`: after a short grace they are decided into a journal on
    /// the disk of the node that owns the event, and their answers say `degraded`.
    #[schema(example = "journal", pattern = "^(deny|journal)$")]
    pub policy: String,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct ForcedIn {
    /// The node that journals, as `GET /v1/events/{event}/outage` names it.
    #[schema(example = "nod_01h455vb4pex5vsknk084sn02q")]
    pub node: String,
    /// Why; it is kept.
    #[schema(min_length = 1, max_length = 500)]
    pub reason: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ForcedOut {
    /// What this means at the gates.
    pub warning: &'static str,
    pub outage: OutageOut,
}

impl From<Outage> for OutageOut {
    fn from(outage: Outage) -> OutageOut {
        let change = |entry: crate::actors::registry::AuditEntry| OutageChange {
            at: entry.at.into(),
            by: entry.subject,
            what: entry.what,
            detail: entry.detail,
        };
        OutageOut {
            policy: outage.event.outage.into(),
            journaling: outage.journaling.map(|of| JournalingOut { node: of.node, since: of.since.map(Into::into) }),
            changes: outage.changes.into_iter().map(change).collect(),
        }
    }
}

/// How an event stands to an outage of Redis: its policy, and whether a node answers from its local journal now.
#[utoipa::path(get, path = "/v1/events/{event}/outage", operation_id = "gateGetOutage", tag = "administration",
    params(crate::http::openapi::EventPath), responses((status = 200, body = OutageOut)))]
pub async fn get(state: Data<State>, path: Path<String>, caller: Authorized) -> Result<Reply<OutageOut>, ApiError> {
    let event = caller.event_for(&state, &path, READ).await?;
    Ok(Reply::ok(state.registry().outage(event.tenant, event.id).await?.into()))
}

/// Sets the outage policy, at any time, in an outage too; the owner goes by it at once.
///
/// Needs `event.outage`. Back to `deny` in an outage: what was journaled stays good, further scans are UNDECIDED.
#[utoipa::path(put, path = "/v1/events/{event}/outage", operation_id = "gateSetOutage", tag = "administration",
    params(crate::http::openapi::EventPath), request_body = OutageIn, responses((status = 200, body = OutageOut)))]
pub async fn set(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<OutageIn>,
) -> Result<Reply<OutageOut>, ApiError> {
    let event = caller.event_for(&state, &path, DECIDE).await?;
    change(&state, &caller, event.tenant, event.id, Some(&body.0.policy)).await.map_err(|error| match error {
        ApiError::Field { detail, .. } => ApiError::field("policy", detail.replace("outagePolicy", "policy")),
        other => other,
    })?;
    Ok(Reply::ok(state.registry().outage(event.tenant, event.id).await?.into()))
}

/// Sets it and has the owner take notice.
pub async fn change(
    state: &State,
    caller: &Authorized,
    tenant: crate::domain::ids::TenantId,
    event: EventId,
    policy: Option<&str>,
) -> Result<(), ApiError> {
    state.registry().set_outage(tenant, event, policy, caller.subject.as_str()).await?;
    state.gate().take_notice(event).await;
    Ok(())
}

/// Takes an event from a node that journals, without its journal: what that node admitted may be admitted again.
///
/// For a node that will not come back in time: its machine is dead or cut off, and scans must go on at another. Whatever
/// it answered from its journal is not known to the next owner until that journal is handed in. Needs `event.outage`;
/// the node must be named, and 409 says that it is not (or no longer) the one that journals.
#[utoipa::path(post, path = "/v1/events/{event}/outage/takeover", operation_id = "gateForceTakeover",
    tag = "administration", params(crate::http::openapi::EventPath), request_body = ForcedIn,
    responses((status = 200, body = ForcedOut)))]
pub async fn takeover(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
    body: AdminBody<ForcedIn>,
) -> Result<Reply<ForcedOut>, ApiError> {
    let event = caller.event_for(&state, &path, DECIDE).await?;
    let ForcedIn { node, reason } = body.0;
    let node: NodeId = node
        .parse()
        .map_err(|_| ApiError::field("node", "node must be the id of a node, such as nod_ and 26 characters"))?;
    let who = (caller.subject.as_str(), reason.as_str());
    state.registry().force_takeover(event.tenant, event.id, node, who).await?;
    let outage = state.registry().outage(event.tenant, event.id).await?.into();
    Ok(Reply::ok(ForcedOut { warning: WARNING, outage }))
}
