//! Around every request: its id, its time, and a panic that stays its own.

use crate::http::error::ApiError;
use crate::http::surface::{self, Wire};
use crate::signals::RouteSignals;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::{Error, HttpMessage};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::rc::Rc;
use std::time::Instant;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// Longest request id taken over from a client.
const ID_MAX_BYTES: usize = 128;

/// The id of a request, for log lines of its handler.
#[derive(Clone)]
pub struct RequestId(pub HeaderValue);

pub async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, Error> {
    let started = Instant::now();
    let id = request_id(&request);
    request.extensions_mut().insert(RequestId(id.clone()));
    let elsewhere = request.app_data::<Rc<RouteSignals>>().cloned();
    let wire = surface::of(&request);
    // The request itself goes on: routing needs the only handle to it, so none is kept here.
    let mut answer = match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(Ok(answer)) => in_the_words_of(&wire, answer.map_into_boxed_body()),
        Ok(Err(error)) => return Err(refused(&wire, error)),
        Err(_) => {
            tracing::error!(request_id = ?id, "a request panicked");
            if let Some(signals) = &elsewhere {
                signals.answered(ApiError::Internal.facts().0.as_u16(), started.elapsed());
            }
            return Err(wire.shaped(ApiError::Internal));
        }
    };
    answer.headers_mut().insert(REQUEST_ID, id);
    answer.headers_mut().insert(NOSNIFF.0, NOSNIFF.1);
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

const NOSNIFF: (HeaderName, HeaderValue) =
    (actix_web::http::header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));

/// A refusal as its surface says it.
fn in_the_words_of(wire: &Wire, answer: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    let Wire::EventsModule { path } = wire else { return answer };
    let Some(error) = answer.response().error() else { return answer };
    let refusal = match error.as_error::<ApiError>() {
        Some(ours) => surface::events_module(ours, path),
        None => surface::events_module(&known(error), path),
    };
    answer.into_response(refusal)
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
