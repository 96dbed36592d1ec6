//! The route table: the only place that spells a path.

pub mod auth;
pub mod body;
pub mod error;
pub mod extract;
pub mod gate;
pub mod limits;
pub mod middleware;
pub mod openapi;
pub mod ops;
pub mod settings;
pub mod state;

pub use settings::Settings;
pub use state::{Minter, State};

use crate::http::error::ApiError;
use actix_web::web::{self, ServiceConfig};
use actix_web::{Resource, Route};

/// Adds every surface of the public listener. Everything in it answers with problem+json, unknown paths too.
pub fn configure(cfg: &mut ServiceConfig, state: State) {
    let scope = web::scope("")
        .app_data(web::Data::new(state.clone()))
        .wrap(actix_web::middleware::from_fn(middleware::around))
        .default_service(web::to(no_route));
    cfg.service(gate_routes(scope));
}

/// The native surface.
fn gate_routes<T>(scope: actix_web::Scope<T>) -> actix_web::Scope<T>
where
    T: actix_web::dev::ServiceFactory<
            actix_web::dev::ServiceRequest,
            Config = (),
            Response = actix_web::dev::ServiceResponse<actix_web::body::BoxBody>,
            Error = actix_web::Error,
            InitError = (),
        > + 'static,
{
    scope.service(at("/v1/events/{event}/scans", "POST", [web::post().to(gate::scan::scan)]))
}

/// A resource that knows its methods: any other is 405 with `Allow`.
fn at<const N: usize>(path: &str, allowed: &'static str, routes: [Route; N]) -> Resource {
    let refuse = move || std::future::ready(Err::<&'static str, ApiError>(ApiError::Method(allowed)));
    routes.into_iter().fold(web::resource(path), Resource::route).default_service(web::to(refuse))
}

async fn no_route() -> Result<&'static str, ApiError> {
    Err(ApiError::NoRoute)
}
