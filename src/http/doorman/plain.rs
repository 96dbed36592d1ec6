//! A scan as turnstiles send it, read from the bytes of its connection.

use crate::http::admission::{self, FORWARDED};
use crate::http::body::JSON;
use crate::http::extract::IDEMPOTENCY_KEY;
use crate::http::front;
use crate::http::middleware::{REQUEST_ID, harmless};
use actix_web::http::header::{self, HeaderName};

/// A scan with more headers than this goes on to the framework.
pub(super) const HEADERS_MAX: usize = 32;

/// A scan, whole and alone in what was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlainScan<'a> {
    /// A harmless id of the client's own.
    pub id: Option<&'a [u8]>,
    /// What it takes to decide it; `None`: there is something about it that the framework has to look at.
    pub asked: Option<Asked<'a>>,
}

/// One scan of JSON that wants JSON.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked<'a> {
    /// As the path names it.
    pub event: &'a str,
    pub authorization: Option<&'a [u8]>,
    pub idempotency_key: Option<&'a [u8]>,
    pub body: &'a [u8],
}

/// Whether these bytes are one request and nothing else, of whatever kind.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut request = httparse::Request::new(&mut headers);
    let Ok(httparse::Status::Complete(head)) = request.parse(bytes) else { return false };
    let mut length = None;
    for named in request.headers.iter() {
        let is = |name: &HeaderName| named.name.eq_ignore_ascii_case(name.as_str());
        if [header::TRANSFER_ENCODING, header::EXPECT, header::UPGRADE].iter().any(is) {
            return false;
        }
        if is(&header::CONTENT_LENGTH) {
            let Some(bytes) = content_length(named.value).filter(|_| length.is_none()) else { return false };
            length = Some(bytes);
        }
    }
    bytes.len() - head == length.unwrap_or(0)
}

fn content_length(value: &[u8]) -> Option<usize> {
    let digits = value.iter().all(u8::is_ascii_digit);
    std::str::from_utf8(value).ok().filter(|_| digits)?.parse().ok()
}

impl<'a> PlainScan<'a> {
    /// `None`: it is something else, not whole, not alone, or of a balancer.
    pub fn alone_in(bytes: &'a [u8]) -> Option<PlainScan<'a>> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut request = httparse::Request::new(&mut headers);
        let Ok(httparse::Status::Complete(head)) = request.parse(bytes) else { return None };
        let path = request.path?;
        if request.method != Some("POST") || request.version != Some(1) || !admission::is_scan(path) {
            return None;
        }
        let (mut id, mut length, mut hosts) = (None, None, 0);
        let (mut authorization, mut idempotency_key, mut content_type) = (None, None, None);
        let mut plain = true;
        for named in request.headers.iter() {
            let is = |name: &HeaderName| named.name.eq_ignore_ascii_case(name.as_str());
            // Of two the framework takes one, and knows which.
            let mut only = |place: &mut Option<&'a [u8]>| {
                plain &= place.is_none();
                place.get_or_insert(named.value);
            };
            if is(&header::CONTENT_LENGTH) {
                if length.replace(content_length(named.value)?).is_some() {
                    return None;
                }
            } else if is(&header::HOST) {
                hosts += 1;
            } else if is(&REQUEST_ID) {
                only(&mut id);
            } else if is(&header::AUTHORIZATION) {
                only(&mut authorization);
            } else if is(&IDEMPOTENCY_KEY) {
                only(&mut idempotency_key);
            } else if is(&header::CONTENT_TYPE) {
                only(&mut content_type);
            } else if is(&header::ACCEPT) {
                plain &= named.value == b"*/*" || named.value == JSON.as_bytes();
            } else if is(&header::CONTENT_ENCODING) {
                plain = false;
            } else if is(&header::CONNECTION) {
                named.value.eq_ignore_ascii_case(b"keep-alive").then_some(())?;
            } else if [header::TRANSFER_ENCODING, header::EXPECT, header::UPGRADE].iter().any(is)
                || FORWARDED.iter().any(is)
            {
                return None;
            }
        }
        if hosts != 1 {
            return None;
        }
        let body = (bytes.len().checked_sub(head) == length).then(|| &bytes[head..])?;
        plain &= content_type == Some(JSON.as_bytes());
        let event = front::event_in(path).filter(|_| plain);
        let asked = event.map(|event| Asked { event, authorization, idempotency_key, body });
        Some(PlainScan { id: id.filter(|id| harmless(id)), asked })
    }
}
