//! What was announced, and what became of it.

use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::wire_outbox::{DeliveryOut, DeliveryPageOut, NewsPageOut};
use crate::http::query::{DeliveryQuery, NewsQuery, PageQuery};
use crate::http::state::State;
use crate::queries::outbox::{DeliveryFilter, DeliveryState, FactKind, NewsFilter};
use actix_web::web::{Data, Path};

const READ: &[Action] = &[Action::OrderRead, Action::OrderWrite];
const WRITE: &[Action] = &[Action::OrderWrite];
/// Entries if nobody asks for another number.
const PAGE_DEFAULT: u32 = 200;

/// Mails and calls, newest first.
#[utoipa::path(get, path = "/v1/deliveries", operation_id = "gateListDeliveries",
    tag = "webhooks", params(PageQuery, DeliveryQuery),
    responses((status = 200, body = DeliveryPageOut)))]
pub async fn list(
    state: Data<State>,
    caller: Authorized,
    page: PageQuery,
    query: DeliveryQuery,
) -> Result<Reply<DeliveryPageOut>, ApiError> {
    let tenant = caller.tenant_for(READ)?;
    let words = || DeliveryState::ALL.map(DeliveryState::word).join(", ");
    let state_of = |word: &str| {
        DeliveryState::from_word(word).ok_or_else(|| ApiError::field("state", format!("must be one of {}", words())))
    };
    let webhook = |id: &str| id.parse().map_err(|_| ApiError::field("webhook", "must be the id of a webhook"));
    let filter = DeliveryFilter {
        state: query.state.as_deref().map(state_of).transpose()?,
        kind: query.kind.as_deref().map(|word| kind("kind", word)).transpose()?,
        subscription: query.webhook.as_deref().map(webhook).transpose()?,
    };
    let page = page.request()?;
    let limit = page.limit.unwrap_or(PAGE_DEFAULT);
    let found = state.queries().deliveries(tenant, filter, page.after.as_deref(), limit).await?;
    Ok(Reply::ok(DeliveryPageOut { deliveries: found.items.into_iter().map(Into::into).collect(), next: found.next }))
}

/// Starts a delivery over, at once: one that was given up, and one that was delivered too.
///
/// 409 while it is being attempted.
#[utoipa::path(post, path = "/v1/deliveries/{delivery}/redrive", operation_id = "gateRedriveDelivery", tag = "webhooks",
    params(crate::http::openapi::DeliveryPath), responses((status = 200, body = DeliveryOut)))]
pub async fn redrive(
    state: Data<State>,
    path: Path<String>,
    caller: Authorized,
) -> Result<Reply<DeliveryOut>, ApiError> {
    let tenant = caller.tenant_for(WRITE)?;
    let id = path.parse().map_err(|_| ApiError::NotFound("delivery"))?;
    let info = state.registry().redrive(tenant, id).await?;
    Ok(Reply::ok(info.into()))
}

/// The outbox: facts that were announced or will be, newest first.
#[utoipa::path(get, path = "/v1/outbox", operation_id = "gateListNews", tag = "webhooks", params(PageQuery, NewsQuery),
    responses((status = 200, body = NewsPageOut)))]
pub async fn outbox(
    state: Data<State>,
    caller: Authorized,
    page: PageQuery,
    query: NewsQuery,
) -> Result<Reply<NewsPageOut>, ApiError> {
    let tenant = caller.tenant_for(READ)?;
    let page = page.request()?;
    let limit = page.limit.unwrap_or(PAGE_DEFAULT);
    let found = state.queries().news(tenant, filter(&query)?, page.after.as_deref(), 0, limit).await?;
    let notifications = found.items.into_iter().map(Into::into).collect();
    Ok(Reply::ok(NewsPageOut { notifications, next: found.next, total: found.total }))
}

/// What a query asks of the outbox.
pub(crate) fn filter(query: &NewsQuery) -> Result<NewsFilter, ApiError> {
    let order = |id: &str| id.parse().map_err(|_| ApiError::field("bookingId", "must be the id of a booking"));
    Ok(NewsFilter {
        kind: query.kind.as_deref().map(|word| kind("type", word)).transpose()?,
        order: query.booking_id.as_deref().map(order).transpose()?,
        event: None,
    })
}

fn kind(field: &'static str, word: &str) -> Result<FactKind, ApiError> {
    let words = || FactKind::ALL.map(FactKind::word).join(", ");
    FactKind::from_word(word).ok_or_else(|| ApiError::field(field, format!("must be one of {}", words())))
}
