//! Around every request: its id, its time, and a panic that stays its own.

use crate::actors::gate::Undecided;
use crate::http::connection::Progress;
use crate::http::error::ApiError;
use crate::http::pressure::{Pressure, Taken};
use crate::http::state::State;
use crate::http::surface::{self, Wire};
use crate::signals::{self, RouteSignals};
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{Payload, ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::http::{ConnectionType, StatusCode};
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{Error, HttpMessage, HttpResponse, ResponseError};
use futures_util::{FutureExt, StreamExt};
use std::fmt::{Display, Formatter};
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::time::Instant;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// How often a body is looked for that is not wanted.
const DRAINS_MAX: usize = 4;
/// Longest request id taken over from a client.
const ID_MAX_BYTES: usize = 128;

pub async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    if let Some(progress) = request.conn_data::<Rc<Progress>>() {
        progress.arrived();
    }
    let id = request_id(&request);
    let elsewhere = request.app_data::<Rc<RouteSignals>>().cloned();
    let wire = surface::of(&request);
    let Some(_in_hand) = admit(&request) else {
        signals::shed("requests");
        let mut request = request;
        drain(&mut request.take_payload()).await;
        let error = wire.shaped(turned_away(request.path()));
        return Err(Named { error, id }.into());
    };
    // The request itself goes on: routing needs the only handle to it, so none is kept here.
    let mut answer = match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(answer)) => in_the_words_of(&wire, answer.map_into_boxed_body()),
        Ok(Err(error)) => return Err(Named { error: refused(&wire, error), id }.into()),
        Err(_) => {
            tracing::error!(request_id = ?id, "a request panicked");
            if let Some(signals) = &elsewhere {
                signals.answered(ApiError::Internal.facts().0.as_u16(), started.elapsed());
            }
            return Err(Named { error: wire.shaped(ApiError::Internal), id }.into());
        }
    };
    answer.headers_mut().insert(REQUEST_ID, id);
    answer.headers_mut().insert(NOSNIFF.0, NOSNIFF.1);
    if answer.request().app_data::<Data<State>>().is_some_and(|state| state.closes_connections()) {
        answer.response_mut().head_mut().set_connection_type(ConnectionType::Close);
    }
    let status = answer.status().as_u16();
    let signals = answer.request().app_data::<RouteSignals>().or(elsewhere.as_deref());
    if let Some(signals) = signals {
        signals.answered(status, started.elapsed());
    }
    if status >= 500 {
        let route = signals.map_or("", RouteSignals::route);
        tracing::warn!(request_id = ?answer.headers().get(REQUEST_ID), route, status, "request failed");
    }
    Ok(answer)
}

/// A place among the requests in hand. `None`: there are too many of them, or this thread is behind.
fn admit(request: &ServiceRequest) -> Option<Option<Taken>> {
    // Tests of this file serve without the state of a gateway.
    let Some(state) = request.app_data::<Data<State>>() else { return Some(None) };
    if Pressure::of_this_thread(state.settings().shed_lag).turns_away() {
        return None;
    }
    state.in_hand().take(1).map(Some)
}

/// Takes in what came of a body, so that its connection can go on: to connect anew would cost more than to be turned away.
async fn drain(payload: &mut Payload) {
    for _ in 0..DRAINS_MAX {
        match payload.next().now_or_never() {
            Some(Some(Ok(_))) => {}
            Some(None | Some(Err(_))) => return,
            // The framework reads the body behind the head in the next step.
            None => tokio::task::yield_now().await,
        }
    }
}

/// A scan that is not looked at is one that is not decided.
fn turned_away(path: &str) -> ApiError {
    let scans = path.starts_with("/v1/events/")
        && ["/scans", "/scans/batch", "/validate"].iter().any(|end| path.ends_with(end));
    if scans { ApiError::Undecided(Undecided::Busy) } else { ApiError::Unavailable }
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
fn request_id(request: &ServiceRequest) -> HeaderValue {
    if let Some(given) = request.headers().get(REQUEST_ID) {
        let bytes = given.as_bytes();
        let harmless = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.:/+=".contains(byte);
        if !bytes.is_empty() && bytes.len() <= ID_MAX_BYTES && bytes.iter().all(harmless) {
            return given.clone();
        }
    }
    let mut text = [0u8; uuid::fmt::Hyphenated::LENGTH];
    let id: &str = uuid::Uuid::now_v7().hyphenated().encode_lower(&mut text);
    HeaderValue::from_str(id).expect("a UUID is visible ASCII")
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
