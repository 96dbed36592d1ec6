//! The storefront: what is for sale, and a customer's orders over tickets and merchandise.

pub mod orders;
pub mod products;
pub mod profile;

use crate::http::at;
use crate::http::auth::{Action, CallerKind, Resource, TokenError};
use crate::http::error::ApiError;
use crate::http::events_module::principal::Anyone;
use crate::http::state::State;
use crate::queries::sales::CustomerInfo;
use actix_web::web::{ServiceConfig, get, post};

pub fn configure(cfg: &mut ServiceConfig) {
    let both = |path| at(path, "GET, POST", [get().to(products::list), post().to(products::find)]);
    cfg.service(both("/storefront/products"))
        .service(at("/storefront/product/{sku}", "GET", [get().to(products::get)]))
        .service(at("/storefront/orders/get", "GET", [get().to(orders::own)]))
        .service(at("/storefront/orders/get/{author}", "GET", [get().to(orders::list)]))
        .service(at("/storefront/order/get/{author}/{orderNumber}", "GET", [get().to(orders::get)]))
        .service(at("/storefront/customer/get", "GET", [get().to(profile::own)]))
        .service(at("/storefront/customer/get/{author}", "GET", [get().to(profile::get)]));
}

/// The customer that a path names, by id or e-mail: for staff who may see orders, and for the customer.
pub(super) async fn customer_for(state: &State, who: &Anyone, author: &str) -> Result<CustomerInfo, ApiError> {
    let caller = who.caller.as_ref().ok_or(TokenError::Missing)?;
    let own = match &caller.kind {
        CallerKind::Customer { email: Some(email) } => Some(email.trim().to_lowercase()),
        CallerKind::Customer { email: None } | CallerKind::App => return Err(ApiError::CustomerOnly),
        CallerKind::User | CallerKind::Device(_) => {
            caller.need(&[Action::OrderRead, Action::OrderWrite], &Resource::ANY)?;
            None
        }
    };
    let found = state.queries().customer(who.org.id, author).await?.ok_or(ApiError::NotFound("customer"))?;
    // Whether somebody else is a customer is nobody's business.
    if own.is_some_and(|own| own != found.email.to_lowercase()) {
        return Err(ApiError::NotFound("customer"));
    }
    Ok(found)
}
