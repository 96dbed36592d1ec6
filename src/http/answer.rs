//! Successful answers: JSON or MessagePack, whichever the client reads.

use crate::http::body::{Format, JSON, MSGPACK, body_format, media_type};
use crate::http::error::ApiError;
use actix_web::body::BoxBody;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder, Responder};
use serde::Serialize;

/// What the client wants to read: by `Accept`, else as it wrote.
pub fn answer_format(headers: &HeaderMap) -> Format {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or("*/*");
    wanted(accept, || body_format(headers).unwrap_or(Format::Json))
}

/// The same by the value of `Accept` alone; `as_written`: what the client writes itself.
pub(crate) fn wanted(accept: &str, as_written: impl Fn() -> Format) -> Format {
    if accept == "*/*" {
        return as_written();
    }
    let mut best = (0u16, Format::Json);
    for range in accept.split(',') {
        let mut parts = range.split(';');
        let name = parts.next().unwrap_or_default().trim();
        let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1_000, weight_of);
        let format = match media_type(name) {
            Some(format) => format,
            None if name == "*/*" || name == "application/*" => as_written(),
            None => continue,
        };
        if weight > best.0 {
            best = (weight, format);
        }
    }
    best.1
}

/// A quality value in thousandths.
fn weight_of(text: &str) -> u16 {
    text.trim().parse::<f32>().map_or(0, |weight| (weight.clamp(0.0, 1.0) * 1_000.0) as u16)
}

/// A successful answer, in the format the client asked for.
pub struct Reply<T> {
    value: T,
    created: bool,
    /// Writes JSON faster than serde, and the same; false = not this value.
    by_hand: fn(&T, &mut Vec<u8>) -> bool,
}

impl<T: Serialize> Reply<T> {
    pub fn ok(value: T) -> Reply<T> {
        Reply { value, created: false, by_hand: |_, _| false }
    }

    pub fn created(value: T) -> Reply<T> {
        Reply { value, created: true, by_hand: |_, _| false }
    }

    /// Has JSON written by this function where it can.
    pub fn by_hand(self, by_hand: fn(&T, &mut Vec<u8>) -> bool) -> Reply<T> {
        Reply { by_hand, ..self }
    }

    /// The answer to a request with these headers.
    pub(crate) fn answer(self, headers: &HeaderMap) -> HttpResponse {
        let mut bytes = Vec::with_capacity(640);
        let (written, name) = match answer_format(headers) {
            Format::Json => (self.write_json(&mut bytes), JSON),
            Format::MessagePack => {
                let mut packer = rmp_serde::Serializer::new(&mut bytes).with_struct_map();
                (self.value.serialize(&mut packer).is_ok(), MSGPACK)
            }
        };
        if !written {
            tracing::error!("an answer could not be written");
            return actix_web::ResponseError::error_response(&ApiError::Internal);
        }
        let mut answer = self.builder();
        answer.insert_header((header::CONTENT_TYPE, HeaderValue::from_static(name)));
        answer.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
        answer.body(bytes)
    }

    /// False: it could not be written, and something of it may stand there.
    pub(crate) fn write_json(&self, out: &mut Vec<u8>) -> bool {
        (self.by_hand)(&self.value, out) || serde_json::to_writer(out, &self.value).is_ok()
    }

    fn builder(&self) -> HttpResponseBuilder {
        if self.created { HttpResponse::Created() } else { HttpResponse::Ok() }
    }
}

impl<T: Serialize> Responder for Reply<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        self.answer(request.headers())
    }
}

/// Done, and nothing to say about it.
pub struct NoContent;

impl Responder for NoContent {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        HttpResponse::NoContent().finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            let name = header::HeaderName::from_bytes(name.as_bytes()).unwrap();
            map.insert(name, HeaderValue::from_str(value).unwrap());
        }
        map
    }

    #[test]
    fn accept_decides_and_the_body_format_is_the_default() {
        let cases = [
            (vec![], Format::Json),
            (vec![("accept", "*/*")], Format::Json),
            (vec![("accept", "application/msgpack")], Format::MessagePack),
            (vec![("accept", "application/json;q=0.5, application/msgpack")], Format::MessagePack),
            (vec![("accept", "application/json, application/msgpack;q=0.9")], Format::Json),
            (vec![("accept", "text/html")], Format::Json),
            (vec![("content-type", "application/msgpack")], Format::MessagePack),
            (vec![("content-type", "application/msgpack"), ("accept", "application/json")], Format::Json),
            (vec![("accept", "application/msgpack;q=0")], Format::Json),
        ];
        for (pairs, wanted) in cases {
            assert_eq!(answer_format(&headers(&pairs)), wanted, "{pairs:?}");
        }
    }
}
