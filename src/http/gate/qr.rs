//! The code of a ticket as a picture.

use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::tickets::find;
use crate::http::state::State;
use actix_web::HttpResponse;
use actix_web::http::header;
use actix_web::web::{Data, Path};
use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder, Luma};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

/// Side of the picture, in pixels, at least.
const SIDE_MIN: u32 = 320;

/// The QR code as SVG. The same code every time.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/{ticket}/qr.svg", tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    responses((status = 200, body = String, content_type = "image/svg+xml")))]
pub async fn as_svg(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
) -> Result<HttpResponse, ApiError> {
    let code = code_of(&state, path, &caller).await?;
    Ok(picture("image/svg+xml", draw_svg(&code)?.into_bytes()))
}

/// The QR code as PNG. The same code every time.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/{ticket}/qr.png", tag = "tickets",
    params(crate::http::openapi::EventPath, crate::http::openapi::TicketPath),
    responses((status = 200, body = Vec<u8>, content_type = "image/png")))]
pub async fn as_png(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
) -> Result<HttpResponse, ApiError> {
    let code = code_of(&state, path, &caller).await?;
    Ok(picture("image/png", draw_png(&code)?))
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

fn draw(code: &str) -> Result<QrCode, ApiError> {
    QrCode::with_error_correction_level(code, EcLevel::M).map_err(|_| ApiError::Conflict {
        code: "CODE_TOO_LONG",
        detail: "the ticket's own code does not fit into a QR code".to_owned(),
    })
}

fn draw_svg(code: &str) -> Result<String, ApiError> {
    Ok(draw(code)?.render::<svg::Color<'_>>().min_dimensions(SIDE_MIN, SIDE_MIN).build())
}

fn draw_png(code: &str) -> Result<Vec<u8>, ApiError> {
    let picture = draw(code)?.render::<Luma<u8>>().min_dimensions(SIDE_MIN, SIDE_MIN).build();
    let mut bytes = Vec::new();
    PngEncoder::new(&mut bytes)
        .write_image(picture.as_raw(), picture.width(), picture.height(), ExtendedColorType::L8)
        .map_err(|_| ApiError::Internal)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_code_is_the_same_picture() {
        let code = format!("GH1.{}.{}", "A".repeat(63), "B".repeat(86));
        assert!(draw_svg(&code).unwrap().contains("<svg"));
        let png = draw_png(&code).unwrap();
        assert!(png.starts_with(b"\x89PNG"));
        assert_eq!(png, draw_png(&code).unwrap());
        assert_ne!(png, draw_png("another").unwrap());
        assert!(draw_svg(&"x".repeat(5_000)).is_err());
    }
}
