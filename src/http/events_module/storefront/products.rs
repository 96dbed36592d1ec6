//! What is for sale: merchandise, and the variants of the ticket types that are sold publicly.

use crate::actors::catalog::{ProductFilter, ProductInfo};
use crate::actors::registry::TenantInfo;
use crate::http::answer::Reply;
use crate::http::body::OptionsBody;
use crate::http::error::ApiError;
use crate::http::events_module::data::asked::Asked;
use crate::http::events_module::data::product::ProductData;
use crate::http::events_module::data::{Search, product};
use crate::http::events_module::principal::Anyone;
use crate::http::events_module::records::{Listed, Record};
use crate::http::extract::found;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Path};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

const FILTERS: &[&str] = &["sku", "event", "type"];

/// A product with its sellable variants. Places left of a ticket are shown with its event's ticket types.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoreProduct {
    #[serde(flatten)]
    pub product: ProductData,
    pub variations: Vec<ProductData>,
}

/// What is for sale: `sku`, `event` or `type` (`ticket`, `merchandise`) narrow it.
#[utoipa::path(get, path = "/storefront/products", operation_id = "storefrontListProducts", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::events_module::records::PagingQuery),
    responses((status = 200, body = Listed<Record<StoreProduct>>)))]
pub async fn list(
    state: Data<State>,
    request: HttpRequest,
    who: Anyone,
) -> Result<Reply<Listed<Record<StoreProduct>>>, ApiError> {
    page(&state, &who, &Asked::from_query(request.query_string())?).await
}

/// What is for sale, asked in the body.
#[utoipa::path(post, path = "/storefront/products", operation_id = "storefrontFindProducts", tag = "events module",
    params(crate::http::openapi::OrgHeader), request_body = Search,
    responses((status = 200, body = Listed<Record<StoreProduct>>)))]
pub async fn find(
    state: Data<State>,
    who: Anyone,
    body: OptionsBody<Value>,
) -> Result<Reply<Listed<Record<StoreProduct>>>, ApiError> {
    page(&state, &who, &Asked::from_body(&body.0)?).await
}

/// One variant by its SKU; a ticket type's SKU is its id. Whoever knows the id of a private type sees it here.
#[utoipa::path(get, path = "/storefront/product/{sku}", operation_id = "storefrontGetProduct", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::SkuPath),
    responses((status = 200, body = Record<StoreProduct>)))]
pub async fn get(state: Data<State>, sku: Path<String>, who: Anyone) -> Result<Reply<Record<StoreProduct>>, ApiError> {
    let product = found("product", state.registry().catalog().product(who.org.id, &sku).await)?;
    Ok(Reply::ok(record(&who.org, product)))
}

async fn page(state: &State, who: &Anyone, asked: &Asked) -> Result<Reply<Listed<Record<StoreProduct>>>, ApiError> {
    asked.only(FILTERS)?;
    let event = match asked.filter("event") {
        Some(name) => Some(found("event", state.registry().event(who.org.id, name).await)?.id),
        None => None,
    };
    let (tickets, merchandise) = match asked.filter("type") {
        None => (false, false),
        Some("ticket") => (true, false),
        Some("merchandise") => (false, true),
        Some(_) => return Err(ApiError::field("type", "must be ticket or merchandise")),
    };
    let filter = ProductFilter {
        sku: asked.filter("sku"),
        event,
        tickets,
        merchandise,
        public: true,
        ..ProductFilter::default()
    };
    let found = state.registry().catalog().products(who.org.id, filter, &asked.listed()).await?;
    let records = found.items.into_iter().map(|product| record(&who.org, product)).collect();
    Ok(Reply::ok(Listed::new(records, found.total, asked.paging)))
}

fn record(org: &TenantInfo, of: ProductInfo) -> Record<StoreProduct> {
    let (id, stamp) = (of.id.to_string(), of.stamp);
    let product = ProductData::new(of);
    let data = StoreProduct { variations: vec![product.clone()], product };
    Record::new(org, id, product::DATATYPE, "active", data).dated(stamp.created_at.into(), stamp.updated_at.into())
}
