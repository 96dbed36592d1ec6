//! Orders, one and many.

use crate::domain::ids::{CustomerId, EventId, OrderId, PromoterId};
use crate::http::answer::Reply;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::orders::access::{self, TO_READ, show};
use crate::http::tickets_api::orders::making::signature_of;
use crate::http::tickets_api::orders::wire::{OneOrder, OrderPage, OrderStatus};
use crate::http::tickets_api::paging::{Ends, LIMIT, PageFrom, PageWish};
use crate::http::tickets_api::principal::{Anyone, Reader};
use crate::http::tickets_api::query::Asked;
use crate::queries::sales::{BookingInfo, OrderFilter};
use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use utoipa::IntoParams;

/// An order. By a token with `order.read`, by the buyer's own token, or by its signature.
#[utoipa::path(get, path = "/orders/{id}", tag = "tickets API", operation_id = "getOrder",
    params(crate::http::openapi::TenantHeader, crate::http::openapi::OrderKey,
    crate::http::openapi::SignatureParam), responses((status = 200, body = OneOrder)))]
pub async fn get_one(
    state: Data<State>,
    request: HttpRequest,
    order: Path<String>,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<OneOrder>, ApiError> {
    let signature = signature_of(&asked)?;
    let seen = access::see(&state, anyone, &order, signature.as_deref(), TO_READ).await?;
    let order = show(&state, &request, &seen.booking, None, seen.opens()).await?;
    Ok(Reply::ok(OneOrder { order }))
}

/// What a list of orders can be narrowed to.
#[derive(IntoParams)]
#[into_params(parameter_in = Query, rename_all = "camelCase")]
#[allow(dead_code, reason = "describes the query; handlers read it without this type")]
pub struct OrderFilters {
    /// Id of an event.
    #[param(required = false)]
    event_id: Option<String>,
    /// Id of a customer.
    #[param(required = false)]
    customer_id: Option<String>,
    /// Id of a promoter.
    #[param(required = false)]
    promoter_id: Option<String>,
    /// `PENDING`, `PROCESSING`, `SUCCESSFUL`, `ABANDONED` or `DISPUTED` (of which there are none).
    #[param(required = false)]
    status: Option<String>,
    /// Part of the buyer's name, address or number.
    #[param(required = false)]
    query: Option<String>,
}

/// Orders, in the order of their making. Needs `order.read`; a buyer's token lists their own.
#[utoipa::path(get, path = "/orders", tag = "tickets API", operation_id = "listOrders",
    params(crate::http::openapi::TenantHeader, OrderFilters, crate::http::tickets_api::paging::PageParams),
    responses((status = 200, body = OrderPage)))]
pub async fn list(
    state: Data<State>,
    request: HttpRequest,
    asked: Asked,
    anyone: Anyone,
) -> Result<Reply<OrderPage>, ApiError> {
    let reader = anyone.reader(&state, None, None).await?;
    let page: PageWish<OrderId> = PageWish::read(&asked, LIMIT)?;
    let mut filter = OrderFilter {
        event: asked.id::<EventId>("eventId")?,
        customer: asked.id::<CustomerId>("customerId")?,
        promoter: asked.id::<PromoterId>("promoterId")?,
        stage: None,
        query: asked.text("query")?.map(str::to_owned),
    };
    let status = asked.word("status", &OrderStatus::WORDS)?;
    filter.stage = status.flatten();
    let nothing = OrderPage::new(Vec::new(), Ends::new::<OrderId>(page.limit, None, false, false));
    match &reader {
        Reader::Staff(staff) => match filter.event {
            Some(event) => drop(staff.at_event(&state, &event.to_string(), None, TO_READ).await?),
            None => staff.allow(TO_READ)?,
        },
        Reader::Customer(customer) => {
            let own = customer.id(&state).await?;
            if own.is_none() || filter.customer.is_some_and(|asked| Some(asked) != own) {
                return Ok(Reply::ok(nothing));
            }
            filter.customer = own;
        }
        Reader::Signature(..) => return Err(ApiError::WrongSignature),
    }
    if status == Some(None) {
        return Ok(Reply::ok(nothing));
    }
    let tenant = reader.tenant().id;
    let (found, before, after) = page_of(&state, tenant, &filter, page).await?;
    let ids = found.first().map(|booking| booking.id).zip(found.last().map(|booking| booking.id));
    let mut orders = Vec::with_capacity(found.len());
    for booking in &found {
        let opens = matches!(&reader, Reader::Staff(staff) if access::changes(staff, booking));
        orders.push(show(&state, &request, booking, None, opens).await?);
    }
    Ok(Reply::ok(OrderPage::new(orders, Ends::new(page.limit, ids, before, after))))
}

/// A page, and whether there is more in front of it and behind it.
async fn page_of(
    state: &State,
    tenant: crate::domain::ids::TenantId,
    filter: &OrderFilter,
    page: PageWish<OrderId>,
) -> Result<(Vec<BookingInfo>, bool, bool), ApiError> {
    let (limit, one_more) = (page.limit as usize, page.limit + 1);
    let queries = state.queries();
    Ok(match page.from {
        PageFrom::Start => {
            let mut found = queries.orders_after(tenant, filter, None, one_more).await?;
            let more = found.len() > limit;
            found.truncate(limit);
            (found, false, more)
        }
        PageFrom::After(id) => {
            let mut found = queries.orders_after(tenant, filter, Some(id), one_more).await?;
            let more = found.len() > limit;
            found.truncate(limit);
            (found, true, more)
        }
        PageFrom::Before(id) => {
            let mut found = queries.orders_before(tenant, filter, id, one_more).await?;
            let more = found.len() > limit;
            if more {
                found.remove(0);
            }
            (found, more, true)
        }
    })
}
