//! Around every request: its id, its time, and a panic that stays its own.

use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::surface::{self, Wire};
use crate::signals::RouteSignals;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ResponseHead, ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpResponse, ResponseError};
use futures_util::FutureExt;
use std::fmt::{Display, Formatter};
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::time::Instant;

pub(crate) const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest request id taken over from a client.
const ID_MAX_BYTES: usize = 128;

pub async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = request_id(request.headers());
    let elsewhere = request.app_data::<Rc<RouteSignals>>().cloned();
    let wire = surface::of(request.path(), request.headers());
    // The request itself goes on: routing needs the only handle to it, so none is kept here.
    let mut answer = match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(answer)) => in_the_words_of(&wire, answer.map_into_boxed_body()),
        Ok(Err(error)) => return Err(Named { error: refused(&wire, error), id }.into()),
        Err(_) => {
            panicked(&id, elsewhere.as_deref(), started);
            return Err(Named { error: wire.shaped(ApiError::Internal), id }.into());
        }
    };
    let last = answer.request().app_data::<Data<State>>().is_some_and(|state| state.closes_connections());
    sign(answer.response_mut().head_mut(), &id, last);
    let signals = answer.request().app_data::<RouteSignals>().or(elsewhere.as_deref());
    account(signals, answer.status(), started, &id);
    Ok(answer)
}

/// Puts on an answer what every answer bears. `last`: of its connection.
pub(crate) fn sign(head: &mut ResponseHead, id: &HeaderValue, last: bool) {
    head.headers.insert(REQUEST_ID, id.clone());
    head.headers.insert(NOSNIFF.0, NOSNIFF.1);
    if last {
        head.set_connection_type(ConnectionType::Close);
    }
}

/// Counts an answer; one that failed leaves a word.
pub(crate) fn account(signals: Option<&RouteSignals>, status: StatusCode, started: Instant, id: &HeaderValue) {
    let status = status.as_u16();
    if let Some(signals) = signals {
        signals.answered(status, started.elapsed());
    }
    if status >= 500 {
        let route = signals.map_or("", RouteSignals::route);
        tracing::warn!(request_id = ?id, route, status, "request failed");
    }
}

/// Counts a request that panicked.
pub(crate) fn panicked(id: &HeaderValue, signals: Option<&RouteSignals>, started: Instant) {
    tracing::error!(request_id = ?id, "a request panicked");
    if let Some(signals) = signals {
        signals.answered(ApiError::Internal.facts().0.as_u16(), started.elapsed());
    }
}

/// A refusal from outside of a handler, under the id of its request.
#[derive(Debug)]
struct Named {
    error: Error,
    id: HeaderValue,
}

impl Display for Named {
    fn fmt(&self, out: &mut Formatter<'_>) -> std::fmt::Result {
        self.error.fmt(out)
    }
}

impl ResponseError for Named {
    fn status_code(&self) -> StatusCode {
        self.error.as_response_error().status_code()
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = self.error.error_response();
        answer.headers_mut().insert(REQUEST_ID, self.id.clone());
        answer.headers_mut().insert(NOSNIFF.0, NOSNIFF.1);
        answer
    }
}

const NOSNIFF: (HeaderName, HeaderValue) =
    (actix_web::http::header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));

/// A refusal as its surface says it.
fn in_the_words_of(wire: &Wire, answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let Some(error) = answer.response().error() else { return answer };
    let refusal = match error.as_error::<ApiError>() {
        Some(ours) => wire.refusal(ours),
        // In native words actix answers by itself.
        None if *wire == Wire::Native => None,
        None => wire.refusal(&known(error)),
    };
    match refusal {
        Some(refusal) => answer.into_response(refusal),
        None => answer,
    }
}

fn refused(wire: &Wire, error: Error) -> Error {
    match error.as_error::<ApiError>() {
        Some(ours) => wire.answered(ours).unwrap_or(error),
        None => wire.shaped(known(&error)),
    }
}

/// What actix itself refuses (a path that cannot be read, say) in our words.
fn known(error: &Error) -> ApiError {
    if error.as_response_error().status_code().is_client_error() {
        return ApiError::NoRoute;
    }
    tracing::error!(%error, "a request failed inside the framework");
    ApiError::Internal
}

/// The client's own id if it is harmless in a log, else a new one.
pub(crate) fn request_id(headers: &HeaderMap) -> HeaderValue {
    match headers.get(REQUEST_ID) {
        Some(given) if harmless(given.as_bytes()) => given.clone(),
        _ => HeaderValue::from_bytes(&new_id()).expect("a UUID is visible ASCII"),
    }
}

pub(crate) fn harmless(id: &[u8]) -> bool {
    let harmless = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(byte);
    !id.is_empty() && id.len() <= ID_MAX_BYTES && id.iter().all(harmless)
}

pub(crate) fn new_id() -> [u8; uuid::fmt::Hyphenated::LENGTH] {
    let mut text = [0; uuid::fmt::Hyphenated::LENGTH];
    uuid::Uuid::now_v7().hyphenated().encode_lower(&mut text);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::test::{TestRequest, init_service, try_call_service};
    use actix_web::{App, web};

    async fn answer(path: &str, id: &str) -> (u16, Option<HeaderValue>, String) {
        let panics = || async { if true { panic!("a test wanted this handler to panic") } else { "never" } };
        let fails = || async { Err::<&'static str, ApiError>(ApiError::NoRoute) };
        let app = App::new()
            .wrap(actix_web::middleware::from_fn(around))
            .route("/v1/panics", web::get().to(panics))
            .route("/events/panics", web::get().to(panics))
            .route("/tickets/panics", web::get().to(panics))
            .route("/v1/fails", web::get().to(fails));
        let app = init_service(app).await;
        let request = TestRequest::get().uri(path).insert_header((REQUEST_ID, id)).to_request();
        let answer = match try_call_service(&app, request).await {
            Ok(answer) => answer.into_parts().1.map_into_boxed_body(),
            Err(error) => error.error_response(),
        };
        let (status, named) = (answer.status().as_u16(), answer.headers().get(REQUEST_ID).cloned());
        let body = actix_web::body::to_bytes(answer.into_body()).await.expect("a body of ours");
        (status, named, String::from_utf8_lossy(&body).into_owned())
    }

    #[actix_rt::test]
    async fn every_answer_bears_the_id_of_its_request_a_panic_too() {
        for (path, expected) in
            [("/v1/panics", 500), ("/events/panics", 500), ("/tickets/panics", 500), ("/v1/fails", 404)]
        {
            let (status, named, body) = answer(path, "turnstile-7").await;
            assert_eq!((status, named), (expected, Some(HeaderValue::from_static("turnstile-7"))), "{path}: {body}");
            assert!(body.contains("INTERNAL") || body.contains("internal") || expected == 404, "{path}: {body}");
        }
    }
}
