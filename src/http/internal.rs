//! The internal listener: other nodes' questions. Nothing else is there, and nobody without the cluster's secret is heard.

use crate::actors::nodes::desk::{ASK, Desk, Refused, SEAL, WATCH};
use crate::http::error::ApiError;
use actix_web::web::{self, Bytes, Data, PayloadConfig, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use futures_util::StreamExt;
use std::convert::Infallible;

/// A question holds a few hundred commands, or ids of tickets.
const QUESTION_BYTES_MAX: usize = 8 << 20;

pub fn configure(cfg: &mut ServiceConfig, desk: Desk) {
    cfg.app_data(Data::new(desk))
        .app_data(PayloadConfig::new(QUESTION_BYTES_MAX))
        .route(ASK, web::post().to(ask))
        .route(WATCH, web::post().to(watch))
        .default_service(web::to(|| std::future::ready(Err::<&'static str, ApiError>(ApiError::NoRoute))));
}

async fn ask(request: HttpRequest, desk: Data<Desk>, body: Bytes) -> HttpResponse {
    match desk.ask(seal(&request), &body).await {
        Ok(answer) => HttpResponse::Ok().insert_header((SEAL.as_str(), answer.seal)).body(answer.body),
        Err(refused) => refusal(refused),
    }
}

async fn watch(request: HttpRequest, desk: Data<Desk>, body: Bytes) -> HttpResponse {
    match desk.watch(seal(&request), &body).await {
        Ok(frames) => HttpResponse::Ok().streaming(Box::pin(frames.map(Ok::<_, Infallible>))),
        Err(refused) => refusal(refused),
    }
}

fn seal(request: &HttpRequest) -> &str {
    request.headers().get(SEAL.as_str()).and_then(|seal| seal.to_str().ok()).unwrap_or_default()
}

fn refusal(refused: Refused) -> HttpResponse {
    tracing::warn!(%refused, "a question on the internal listener was refused");
    match refused {
        Refused::Seal => HttpResponse::Unauthorized().finish(),
        Refused::Garbled(_) => HttpResponse::BadRequest().finish(),
    }
}
