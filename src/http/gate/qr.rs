//! The code of a ticket as a picture.

use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::tickets::find;
use crate::http::state::State;
use crate::qr::{self, QrError};
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path};

/// The QR code as SVG. The same code every time.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/{ticket}/qr.svg", operation_id = "gateGetTicketSvg",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    responses((status = 200, body = String, content_type = "image/svg+xml")))]
pub async fn as_svg(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
) -> Result<HttpResponse, ApiError> {
    let code = code_of(&state, path, &caller).await?;
    Ok(picture("image/svg+xml", qr::svg(&code)?.into_bytes()))
}

/// The QR code as PNG. The same code every time.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/{ticket}/qr.png", operation_id = "gateGetTicketPng",
    tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    responses((status = 200, body = Vec<u8>, content_type = "image/png")))]
pub async fn as_png(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
) -> Result<HttpResponse, ApiError> {
    let code = code_of(&state, path, &caller).await?;
    Ok(picture("image/png", qr::png(&code)?))
}

async fn code_of(state: &State, path: Path<(String, String)>, caller: &Authorized) -> Result<String, ApiError> {
    let (event, ticket) = path.into_inner();
    let (_, info) = find(state, caller, &event, &ticket, &[Action::TicketWrite]).await?;
    info.code.ok_or(ApiError::NotFound("code"))
}

fn picture(kind: &'static str, bytes: Vec<u8>) -> HttpResponse {
    // A code is as good as the ticket: no cache may keep it.
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, kind))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .body(bytes)
}

impl From<QrError> for ApiError {
    fn from(error: QrError) -> ApiError {
        match error {
            QrError::TooLong => ApiError::Conflict { code: "CODE_TOO_LONG", detail: error.to_string() },
            QrError::NotWritten => ApiError::Internal,
        }
    }
}
