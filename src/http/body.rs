//! Bodies of requests: JSON or MessagePack, whichever the client names; limits; the wrong field named.

use crate::http::error::ApiError;
use crate::http::pressure::Taken;
use crate::http::settings::BodyLimits;
use crate::http::state::{self, State};
use crate::signals;
use actix_web::dev::Payload;
use actix_web::error::PayloadError;
use actix_web::http::header::{self, HeaderMap};
use actix_web::web::{Bytes, BytesMut};
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;
use futures_util::{FutureExt, StreamExt};
use serde::Deserialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use std::marker::PhantomData;
use std::time::Duration;

/// What is read and thrown away of a body that is too large, and how long that may take.
const SWALLOW_MAX_BYTES: usize = 8 * 1024 * 1024;
const SWALLOW_TIMEOUT: Duration = Duration::from_secs(2);
/// Lists and objects within each other: more than any body of ours has, and what JSON's reader takes too.
const DEPTH_MAX: usize = 128;

pub(crate) const JSON: &str = "application/json";
pub(crate) const MSGPACK: &str = "application/msgpack";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Json,
    MessagePack,
}

/// Which limit a body falls under.
pub trait Purpose: 'static {
    /// Whether an empty body stands for one without any field, whatever it is said to be.
    const MAY_BE_EMPTY: bool = false;

    fn max_bytes(limits: &BodyLimits) -> usize;
}

pub struct ForScan;
pub struct ForBatch;
pub struct ForAdmin;
/// A small body without required fields.
pub struct ForOptions;

impl Purpose for ForOptions {
    const MAY_BE_EMPTY: bool = true;

    fn max_bytes(limits: &BodyLimits) -> usize {
        limits.scan
    }
}

impl Purpose for ForScan {
    fn max_bytes(limits: &BodyLimits) -> usize {
        limits.scan
    }
}

impl Purpose for ForBatch {
    fn max_bytes(limits: &BodyLimits) -> usize {
        limits.batch
    }
}

impl Purpose for ForAdmin {
    fn max_bytes(limits: &BodyLimits) -> usize {
        limits.admin
    }
}

/// A body read as the type asked for. Nothing at all, said to be nothing, reads as a body without any field.
pub struct Body<T, P>(pub T, PhantomData<P>);

pub type ScanBody<T> = Body<T, ForScan>;
pub type BatchBody<T> = Body<T, ForBatch>;
pub type AdminBody<T> = Body<T, ForAdmin>;
pub type OptionsBody<T> = Body<T, ForOptions>;

impl<T: DeserializeOwned + 'static, P: Purpose> FromRequest for Body<T, P> {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<Self, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        Box::pin(Body::take(request.headers(), payload.take(), state::of(request)))
    }
}

impl<T: DeserializeOwned, P: Purpose> Body<T, P> {
    /// The body that comes behind these headers.
    pub(crate) fn take(
        headers: &HeaderMap,
        mut payload: Payload,
        state: &State,
    ) -> impl Future<Output = Result<Body<T, P>, ApiError>> + use<T, P> {
        let format = body_format(headers);
        let named = headers.contains_key(header::CONTENT_TYPE);
        let bounds = Bounds::of(headers, state, P::max_bytes);
        async move {
            let bytes = whole(&mut payload, bounds).await?;
            if bytes.is_empty() && (P::MAY_BE_EMPTY || !named) {
                return read(Format::Json, b"{}").map(Body::new);
            }
            read(format.ok_or(ApiError::MediaType)?, &bytes).map(Body::new)
        }
    }
}

/// A body as it came: whoever signed it signed these bytes. As large as one of administration.
pub struct RawBody(pub Bytes);

impl FromRequest for RawBody {
    type Error = ApiError;
    type Future = LocalBoxFuture<'static, Result<RawBody, ApiError>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bounds = Bounds::of(request.headers(), state::of(request), ForAdmin::max_bytes);
        let mut payload = payload.take();
        Box::pin(async move { whole(&mut payload, bounds).await.map(RawBody) })
    }
}

/// What holds for one body.
struct Bounds {
    announced: usize,
    max: usize,
    time: Duration,
    /// Counts what came of it, among all bodies.
    room: Taken,
}

impl Bounds {
    fn of(headers: &HeaderMap, state: &State, max: fn(&BodyLimits) -> usize) -> Bounds {
        let bodies = &state.settings().bodies;
        let announced = announced_length(headers);
        Bounds { announced, max: max(bodies), time: bodies.time, room: state.body_bytes().none() }
    }

    /// # Errors
    /// `Unavailable`: the node has as much in its hands as it may.
    fn keep(&mut self, bytes: usize) -> Result<(), ApiError> {
        if self.room.more(bytes) {
            return Ok(());
        }
        signals::shed("bodies");
        Err(ApiError::Unavailable)
    }
}

type Piece = Result<Bytes, PayloadError>;

async fn whole(payload: &mut Payload, mut bounds: Bounds) -> Result<Bytes, ApiError> {
    if bounds.announced > bounds.max {
        swallow(payload).await;
        return Err(ApiError::TooLarge(bounds.max));
    }
    // Most bodies are there with their head: those need no timer.
    let first = match payload.next().now_or_never() {
        Some(first) => first,
        None => within(bounds.time, payload.next()).await?,
    };
    let Some(first) = first else { return Ok(Bytes::new()) };
    let collected = match first {
        Ok(first) => {
            // Nor do those whose end is there too.
            let second = payload.next().now_or_never();
            if matches!(second, Some(None)) && first.len() <= bounds.max {
                return Ok(first);
            }
            let time = bounds.time;
            within(time, collect(first, second, payload, &mut bounds)).await.flatten()
        }
        Err(_) => Err(ApiError::Truncated),
    };
    // Whoever was slow, or is one too many, is not read any further.
    if matches!(collected, Err(ApiError::TooLarge(_))) {
        swallow(payload).await;
    }
    collected
}

/// # Errors
/// `Truncated` once the time is over.
pub(crate) async fn within<T>(time: Duration, piece: impl Future<Output = T>) -> Result<T, ApiError> {
    tokio::time::timeout(time, piece).await.map_err(|_| {
        signals::shed("slow_body");
        ApiError::Truncated
    })
}

impl<T, P> Body<T, P> {
    fn new(value: T) -> Body<T, P> {
        Body(value, PhantomData)
    }
}

fn announced_length(headers: &HeaderMap) -> usize {
    headers
        .get(header::CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok())
        .and_then(|length| length.parse().ok())
        .unwrap_or(0)
}

/// Reads on a little after a body that is too large: a client that is still writing would never see the answer.
async fn swallow(payload: &mut Payload) {
    let reading = async {
        let mut swallowed = 0;
        while let Some(Ok(piece)) = payload.next().await {
            swallowed += piece.len();
            if swallowed > SWALLOW_MAX_BYTES {
                return;
            }
        }
    };
    // Who takes longer is closed on; either way the answer is the same.
    let _ = tokio::time::timeout(SWALLOW_TIMEOUT, reading).await;
}

async fn collect(
    first: Bytes,
    second: Option<Option<Piece>>,
    payload: &mut Payload,
    bounds: &mut Bounds,
) -> Result<Bytes, ApiError> {
    if first.len() > bounds.max {
        return Err(ApiError::TooLarge(bounds.max));
    }
    let second = match second {
        Some(second) => second,
        None => payload.next().await,
    };
    // Most bodies arrive in one piece: that piece is used as it is.
    let Some(second) = second else { return Ok(first) };
    let mut whole = BytesMut::from(first.as_ref());
    bounds.keep(whole.len())?;
    let mut next = Some(second);
    while let Some(piece) = next {
        let piece = piece.map_err(|_| ApiError::Truncated)?;
        if whole.len() + piece.len() > bounds.max {
            return Err(ApiError::TooLarge(bounds.max));
        }
        bounds.keep(piece.len())?;
        whole.extend_from_slice(&piece);
        next = payload.next().await;
    }
    Ok(whole.freeze())
}

/// What the body is written in; `None` = something we do not read.
pub fn body_format(headers: &HeaderMap) -> Option<Format> {
    if headers.get(header::CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity") {
        return None;
    }
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    media_type(value.split(';').next().unwrap_or_default().trim())
}

pub(crate) fn media_type(name: &str) -> Option<Format> {
    if name.eq_ignore_ascii_case(JSON) {
        return Some(Format::Json);
    }
    let packed = [MSGPACK, "application/x-msgpack", "application/vnd.msgpack"];
    packed.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some(Format::MessagePack)
}

/// Reads a body.
///
/// # Errors
/// `Syntax` if it is not well-formed, `Field` with the path of the first wrong field otherwise.
pub fn read<T: DeserializeOwned>(format: Format, bytes: &[u8]) -> Result<T, ApiError> {
    // serde would take a list for an object, its fields in the order of the code.
    if is_list(format, bytes) {
        return Err(whole_list(format, bytes));
    }
    match format {
        Format::Json => serde_json::from_slice(bytes).map_err(|error| name_json_field::<T>(bytes, &error)),
        Format::MessagePack => T::deserialize(&mut packed(bytes)).map_err(|_| name_packed_field::<T>(bytes)),
    }
}

/// Reads a value that was parsed before (an item of a batch).
pub fn read_value<T: DeserializeOwned>(value: serde_json::Value) -> Result<T, ApiError> {
    if value.is_array() {
        return Err(wrong_field(".", "a list"));
    }
    serde_path_to_error::deserialize(value)
        .map_err(|error| wrong_field(&error.path().to_string(), &error.inner().to_string()))
}

fn is_list(format: Format, bytes: &[u8]) -> bool {
    match format {
        Format::Json => bytes.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b'['),
        Format::MessagePack => matches!(bytes.first(), Some(0x90..=0x9f | 0xdc | 0xdd)),
    }
}

/// A list where an object belongs, well-formed or not.
fn whole_list(format: Format, bytes: &[u8]) -> ApiError {
    let (whole, name) = match format {
        Format::Json => (serde_json::from_slice::<IgnoredAny>(bytes).is_ok(), "JSON"),
        Format::MessagePack => (IgnoredAny::deserialize(&mut packed(bytes)).is_ok(), "MessagePack"),
    };
    if whole { wrong_field(".", "a list") } else { ApiError::Syntax(name) }
}

/// The reader's own limit is a thousand levels, and a kilobyte of brackets would cost the thread its stack, and the node its life.
fn packed(bytes: &[u8]) -> Packed<'_> {
    let mut reader = rmp_serde::Deserializer::from_read_ref(bytes);
    reader.set_max_depth(DEPTH_MAX);
    reader
}

type Packed<'a> = rmp_serde::Deserializer<rmp_serde::decode::ReadRefReader<'a, [u8]>>;

/// The slow path: reads again, keeping track of where it is.
fn name_json_field<T: DeserializeOwned>(bytes: &[u8], first: &serde_json::Error) -> ApiError {
    // A wrong field in front of broken syntax: the syntax is what must be put right first. serde_json's own word for it
    // is no help: it takes a number where an enum is expected for broken syntax.
    if serde_json::from_slice::<IgnoredAny>(bytes).is_err() {
        return ApiError::Syntax("JSON");
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(error) => wrong_field(&error.path().to_string(), &error.inner().to_string()),
        Ok(_) => wrong_field(".", &first.to_string()),
    }
}

fn name_packed_field<T: DeserializeOwned>(bytes: &[u8]) -> ApiError {
    let mut reader = packed(bytes);
    match serde_path_to_error::deserialize::<_, T>(&mut reader) {
        Err(error) => match error.inner() {
            rmp_serde::decode::Error::Syntax(detail) => wrong_field(&error.path().to_string(), detail),
            rmp_serde::decode::Error::TypeMismatch(_) if error.path().iter().next().is_some() => {
                wrong_field(&error.path().to_string(), "wrong type")
            }
            _ => ApiError::Syntax("MessagePack"),
        },
        Ok(_) => ApiError::Syntax("MessagePack"),
    }
}

/// serde names a missing field only in its sentence; everything else has a path.
fn wrong_field(path: &str, sentence: &str) -> ApiError {
    let detail = sentence.split(" at line ").next().unwrap_or(sentence);
    let missing = detail.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let field = match (path, missing) {
        (".", Some(name)) => name.to_owned(),
        (".", None) => String::new(),
        (path, Some(name)) if !path.ends_with(name) => format!("{path}.{name}"),
        (path, _) => path.to_owned(),
    };
    let detail = match (missing, field.is_empty()) {
        (Some(_), _) => "this field is required".to_owned(),
        (None, true) => "the body must be an object".to_owned(),
        (None, false) => detail.to_owned(),
    };
    ApiError::Field { field, detail }
}

#[cfg(test)]
mod tests;
