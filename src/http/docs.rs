//! The document, and a page to read it.

use crate::http::error::ApiError;
use crate::http::extract::MaybeAuthorized;
use crate::http::openapi::document;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::Path;
use bytes::Bytes;
use std::sync::{Arc, LazyLock};
use utoipa_swagger_ui::Config;

/// Where the document stands.
const DOCUMENT_PATH: &str = "/openapi.json";
/// The page needs inline styles; scripts come from here only, and nobody may frame it.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

static DOCUMENT: LazyLock<Bytes> = LazyLock::new(|| Bytes::from(document().to_string()));
static PAGE: LazyLock<Arc<Config<'static>>> = LazyLock::new(|| Arc::new(Config::from(DOCUMENT_PATH)));

/// This document: OpenAPI 3.1. `/docs` is a page to read it.
#[utoipa::path(get, path = "/openapi.json", operation_id = "getOpenApi", tag = "document",
    responses((status = 200, body = Object, content_type = "application/json")))]
pub async fn openapi(_counted: MaybeAuthorized) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(DOCUMENT.clone())
}

/// The page refers to its files by relative address, so it lives one step down.
pub async fn step_down(_counted: MaybeAuthorized) -> HttpResponse {
    HttpResponse::PermanentRedirect().insert_header((header::LOCATION, "/docs/")).finish()
}

pub async fn file(_counted: MaybeAuthorized, path: Path<String>) -> Result<HttpResponse, ApiError> {
    let found = utoipa_swagger_ui::serve(&path, PAGE.clone()).map_err(|error| {
        tracing::error!(%error, "a file of the documentation could not be put together");
        ApiError::Internal
    })?;
    let file = found.ok_or(ApiError::NoRoute)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, file.content_type))
        .insert_header((header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .insert_header((header::X_FRAME_OPTIONS, "DENY"))
        .insert_header((header::REFERRER_POLICY, "no-referrer"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(file.bytes.into_owned()))
}
