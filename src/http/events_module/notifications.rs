//! What was told to whom.

use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::events_module::principal::Staff;
use crate::http::events_module::records::{Listed, Paging, PagingQuery};
use crate::http::gate::deliveries::filter;
use crate::http::gate::wire_time::Instant;
use crate::http::openapi::{FactWord, NewsStateWord};
use crate::http::query::NewsQuery;
use crate::http::state::State;
use crate::queries::outbox::{NewsInfo, OUTBOX_MAX};
use actix_web::web::Data;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

const MAY_LOOK: &[Action] = &[Action::OrderRead, Action::OrderWrite];

/// A notification: a mail, or a fact that webhooks hear of.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Notification {
    pub id: String,
    #[serde(rename = "type")]
    #[schema(value_type = FactWord)]
    pub kind: &'static str,
    #[schema(value_type = NewsStateWord)]
    pub state: &'static str,
    /// Of a mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub to: Option<Addressed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub event_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub booking_id: Option<String>,
    /// Every ticket it names.
    pub ticket_ids: Vec<String>,
    /// The one ticket, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub ticket_id: Option<String>,
    /// The ticket that a transfer ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub revoked_ticket_id: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

/// Who a mail goes to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Addressed {
    pub email: String,
    pub name: String,
}

impl From<NewsInfo> for Notification {
    fn from(info: NewsInfo) -> Notification {
        let data = &info.payload;
        let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
        let ticket_id = text(data.get("ticketId"));
        let several = data.get("ticketIds").and_then(Value::as_array).into_iter().flatten();
        let mut ticket_ids: Vec<String> = several.filter_map(|id| text(Some(id))).collect();
        ticket_ids.extend(ticket_id.clone());
        let to = data.get("to").map(|to| Addressed {
            email: text(to.get("email")).unwrap_or_default(),
            name: text(to.get("name")).unwrap_or_default(),
        });
        Notification {
            id: info.id.to_string(),
            kind: info.kind.word(),
            state: info.state.word(),
            to,
            event_id: info.event.map(|id| id.to_string()),
            booking_id: info.order.map(|id| id.to_string()),
            ticket_ids,
            ticket_id,
            revoked_ticket_id: text(data.get("revokedTicketId")),
            created_at: info.created_at.into(),
        }
    }
}

/// Notifications of the organisation, newest first.
#[utoipa::path(get, path = "/events/notifications", operation_id = "eventsListNotifications",
    tag = "events module", params(crate::http::openapi::OrgHeader, PagingQuery, NewsQuery),
    responses((status = 200, body = Listed<Notification>)))]
pub async fn list(
    state: Data<State>,
    staff: Staff,
    paging: Paging,
    query: NewsQuery,
) -> Result<Reply<Listed<Notification>>, ApiError> {
    let tenant = staff.tenant_for(MAY_LOOK)?;
    let paging = Paging { page_size: paging.page_size.min(OUTBOX_MAX), ..paging };
    let skip = u32::try_from(paging.offset()).unwrap_or(u32::MAX);
    let found = state.queries().news(tenant, filter(&query)?, None, skip, paging.page_size).await?;
    let data = found.items.into_iter().map(Into::into).collect();
    Ok(Reply::ok(Listed::new(data, found.total, paging)))
}
