//! A scan as turnstiles send it, and a purchase as buyers do, read from the bytes of its connection.

use crate::http::admission::{self, FORWARDED};
use crate::http::answer;
use crate::http::body::{Format, JSON};
use crate::http::events_module::principal::{Naming, PERSON};
use crate::http::extract::IDEMPOTENCY_KEY;
use crate::http::middleware::{REQUEST_ID, harmless};
use crate::http::surface::{ORG, TENANT};
use crate::http::{PURCHASE, front};
use actix_web::http::header::{self, HeaderName};

/// A request with more headers than this goes on to the framework.
pub(super) const HEADERS_MAX: usize = 32;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Scan,
    Purchase,
}

/// A scan or a purchase, whole and alone in what was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Plain<'a> {
    pub kind: Kind,
    /// A harmless id of the client's own.
    pub id: Option<&'a [u8]>,
    /// What it takes to answer it; `None`: there is something about it that the framework has to look at.
    pub asked: Option<Asked<'a>>,
}

/// A request of JSON that wants JSON.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Asked<'a> {
    pub of: Of<'a>,
    pub idempotency_key: Option<&'a [u8]>,
    pub body: &'a [u8],
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Of<'a> {
    Scan {
        /// As the path names it.
        event: &'a str,
        authorization: Option<&'a [u8]>,
    },
    Purchase(Naming<'a>),
}

/// With one of these, a request is not over where its length says.
const MAY_HAVE_MORE: [HeaderName; 3] = [header::TRANSFER_ENCODING, header::EXPECT, header::UPGRADE];

/// Whether these bytes are one request and nothing else, of whatever kind.
pub(super) fn is_whole(bytes: &[u8]) -> bool {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
    let mut request = httparse::Request::new(&mut headers);
    let Ok(httparse::Status::Complete(head)) = request.parse(bytes) else { return false };
    let mut length = None;
    for named in request.headers.iter() {
        let is = |name: &HeaderName| named.name.eq_ignore_ascii_case(name.as_str());
        if MAY_HAVE_MORE.iter().any(is) {
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

impl<'a> Plain<'a> {
    /// `None`: it is something else, not whole, not alone, or of a balancer.
    pub fn alone_in(bytes: &'a [u8]) -> Option<Plain<'a>> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut request = httparse::Request::new(&mut headers);
        let Ok(httparse::Status::Complete(head)) = request.parse(bytes) else { return None };
        let path = request.path?;
        if request.method != Some("POST") || request.version != Some(1) {
            return None;
        }
        let kind = match path {
            PURCHASE => Kind::Purchase,
            path if admission::is_scan(path) => Kind::Scan,
            _ => return None,
        };
        let (mut id, mut length, mut hosts) = (None, None, 0);
        let (mut authorization, mut idempotency_key, mut content_type) = (None, None, None);
        let (mut org, mut tenant, mut person) = (None, None, None);
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
            } else if is(&ORG) {
                only(&mut org);
            } else if is(&TENANT) {
                only(&mut tenant);
            } else if is(&PERSON) {
                only(&mut person);
            } else if is(&header::ACCEPT) {
                plain &= wants_json(named.value);
            } else if is(&header::CONTENT_ENCODING) {
                plain = false;
            } else if is(&header::CONNECTION) {
                named.value.eq_ignore_ascii_case(b"keep-alive").then_some(())?;
            } else if MAY_HAVE_MORE.iter().any(is) || FORWARDED.iter().any(is) {
                return None;
            }
        }
        if hosts != 1 {
            return None;
        }
        let body = (bytes.len().checked_sub(head) == length).then(|| &bytes[head..])?;
        plain &= content_type == Some(JSON.as_bytes());
        let of = match kind {
            Kind::Scan => front::event_in(path).map(|event| Of::Scan { event, authorization }),
            Kind::Purchase => Some(Of::Purchase(Naming { org, tenant, person, authorization })),
        };
        let asked = of.filter(|_| plain).map(|of| Asked { of, idempotency_key, body });
        Some(Plain { kind, id: id.filter(|id| harmless(id)), asked })
    }
}

/// What a client says that it reads, if it wrote JSON.
fn wants_json(accept: &[u8]) -> bool {
    // As most of them say it.
    accept == b"*/*"
        || accept == JSON.as_bytes()
        || std::str::from_utf8(accept).is_ok_and(|accept| answer::wanted(accept, || Format::Json) == Format::Json)
}
