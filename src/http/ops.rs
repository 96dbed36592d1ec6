//! The operations listener: metrics, liveness, readiness. Nothing else, and never on the public listener.

use crate::http::error::ApiError;
use actix_web::http::header;
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse, Responder};
use futures_util::future::{LocalBoxFuture, join_all};
use serde::Serialize;
use std::sync::Arc;
use std::time::Duration;
use subtle::ConstantTimeEq;

/// A part that does not answer within this time is not ready.
const PROBE_TIMEOUT: Duration = Duration::from_secs(2);

/// Says whether a part is ready; the text says why not, without secrets.
pub type Probe = Arc<dyn Fn() -> LocalBoxFuture<'static, Result<(), String>> + Send + Sync>;

/// What the operations listener shows.
#[derive(Clone)]
pub struct OpsState {
    /// Prometheus text of all metrics.
    pub metrics: Arc<dyn Fn() -> String + Send + Sync>,
    /// The parts that must be ready, by name: `redis`, `postgres`, `keys` ...
    pub parts: Vec<(&'static str, Probe)>,
    /// If set, `/metrics` wants it as a bearer token; probes stay open.
    pub token: Option<String>,
}

/// Adds `/metrics`, `/healthz` and `/readyz`.
pub fn configure(cfg: &mut ServiceConfig, state: OpsState) {
    cfg.app_data(Data::new(state))
        .route("/metrics", web::get().to(metrics))
        .route("/healthz", web::get().to(healthz))
        .route("/readyz", web::get().to(readyz))
        .default_service(web::to(|| std::future::ready(Err::<&'static str, ApiError>(ApiError::NoRoute))));
}

async fn metrics(request: HttpRequest, state: Data<OpsState>) -> Result<impl Responder, ApiError> {
    if let Some(token) = &state.token {
        let given = request.headers().get(header::AUTHORIZATION).map(header::HeaderValue::as_bytes);
        let given = given.and_then(|value| value.strip_prefix(b"Bearer ")).unwrap_or_default();
        if !bool::from(given.ct_eq(token.as_bytes())) {
            return Err(ApiError::Token(crate::http::auth::TokenError::Missing));
        }
    }
    Ok(HttpResponse::Ok().content_type("text/plain; version=0.0.4; charset=utf-8").body((state.metrics)()))
}

async fn healthz() -> impl Responder {
    web::Json(serde_json::json!({ "status": "alive" }))
}

#[derive(Debug, Serialize)]
struct Readiness {
    ready: bool,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    name: &'static str,
    ready: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

async fn readyz(state: Data<OpsState>) -> impl Responder {
    let parts = join_all(state.parts.iter().map(|(name, probe)| look_at(name, probe))).await;
    let ready = parts.iter().all(|part| part.ready);
    let mut answer = if ready { HttpResponse::Ok() } else { HttpResponse::ServiceUnavailable() };
    answer.json(Readiness { ready, parts })
}

async fn look_at(name: &'static str, probe: &Probe) -> Part {
    let why = match tokio::time::timeout(PROBE_TIMEOUT, probe()).await {
        Ok(Ok(())) => None,
        Ok(Err(why)) => Some(why),
        Err(_) => Some("no answer in time".to_owned()),
    };
    Part { name, ready: why.is_none(), why }
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::{App, test};

    fn probe(answer: Result<(), String>) -> Probe {
        Arc::new(move || {
            let answer = answer.clone();
            Box::pin(async move { answer })
        })
    }

    fn state(redis: Result<(), String>) -> OpsState {
        OpsState {
            metrics: Arc::new(|| "gatehouse_up 1\n".to_owned()),
            parts: vec![("postgres", probe(Ok(()))), ("redis", probe(redis))],
            token: Some("secret".to_owned()),
        }
    }

    async fn get(state: OpsState, path: &str, token: &str) -> (u16, String) {
        let app = test::init_service(App::new().configure(|cfg| configure(cfg, state))).await;
        let request = test::TestRequest::get().uri(path).insert_header(("authorization", token)).to_request();
        let answer = test::call_service(&app, request).await;
        let status = answer.status().as_u16();
        (status, String::from_utf8(test::read_body(answer).await.to_vec()).unwrap())
    }

    #[actix_web::test]
    async fn readiness_names_the_part_that_is_not_ready() {
        let (status, body) = get(state(Ok(())), "/readyz", "").await;
        assert_eq!((status, body.contains(r#""ready":true"#)), (200, true));
        let (status, body) = get(state(Err("refused".into())), "/readyz", "").await;
        assert_eq!(status, 503);
        assert!(body.contains(r#"{"name":"redis","ready":false,"why":"refused"}"#));
        assert_eq!(get(state(Err("refused".into())), "/healthz", "").await.0, 200);
    }

    #[actix_web::test]
    async fn metrics_want_the_token() {
        assert_eq!(get(state(Ok(())), "/metrics", "Bearer secret").await, (200, "gatehouse_up 1\n".to_owned()));
        assert_eq!(get(state(Ok(())), "/metrics", "Bearer wrong").await.0, 401);
        assert_eq!(get(state(Ok(())), "/v1/events", "Bearer secret").await.0, 404);
    }
}
