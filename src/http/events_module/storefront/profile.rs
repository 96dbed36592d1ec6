//! One profile of a customer, behind bookings, tickets and orders.

use crate::actors::registry::TenantInfo;
use crate::http::answer::Reply;
use crate::http::error::ApiError;
use crate::http::events_module::principal::{Anyone, Customer};
use crate::http::events_module::records::Record;
use crate::http::events_module::storefront::customer_for;
use crate::http::state::State;
use crate::queries::sales::CustomerInfo;
use actix_web::web::{Data, Path};
use serde::Serialize;
use utoipa::ToSchema;

/// A customer. Bookings, tickets and orders name the record's id.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CustomerData {
    pub email: String,
    #[schema(required = true)]
    pub name: Option<String>,
    #[schema(required = true)]
    pub phone: Option<String>,
}

/// The caller's own profile. 404 before the first purchase.
#[utoipa::path(get, path = "/storefront/customer/get", operation_id = "storefrontGetOwnProfile",
    tag = "events module", params(crate::http::openapi::OrgHeader),
    responses((status = 200, body = Record<CustomerData>)))]
pub async fn own(state: Data<State>, customer: Customer) -> Result<Reply<Record<CustomerData>>, ApiError> {
    let found = state.queries().customer(customer.org.id, &customer.email).await?;
    Ok(Reply::ok(record(&customer.org, found.ok_or(ApiError::NotFound("customer"))?)))
}

/// A customer's profile, by id or e-mail; for staff, and for the customer.
#[utoipa::path(get, path = "/storefront/customer/get/{author}", operation_id = "storefrontGetCustomer",
    tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::AuthorPath),
    responses((status = 200, body = Record<CustomerData>)))]
pub async fn get(
    state: Data<State>,
    author: Path<String>,
    who: Anyone,
) -> Result<Reply<Record<CustomerData>>, ApiError> {
    let found = customer_for(&state, &who, &author).await?;
    Ok(Reply::ok(record(&who.org, found)))
}

fn record(org: &TenantInfo, of: CustomerInfo) -> Record<CustomerData> {
    let data = CustomerData { email: of.email, name: of.name, phone: of.phone };
    Record::new(org, of.id.to_string(), "customer", "active", data).dated(of.created_at.into(), of.updated_at.into())
}
