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
        let said = Head::of(request.headers)?;
        let body = (bytes.len().checked_sub(head) == said.length).then(|| &bytes[head..])?;
        let plain = !said.odd && said.content_type == Some(JSON.as_bytes());
        let of = match kind {
            Kind::Scan => {
                front::event_in(path).map(|event| Of::Scan { event, authorization: said.naming.authorization })
            }
            Kind::Purchase => Some(Of::Purchase(said.naming)),
        };
        let asked = of.filter(|_| plain).map(|of| Asked { of, idempotency_key: said.idempotency_key, body });
        Some(Plain { kind, id: said.id.filter(|id| harmless(id)), asked })
    }
}

/// What the headers of a request say.
#[derive(Default)]
struct Head<'a> {
    hosts: usize,
    length: Option<usize>,
    id: Option<&'a [u8]>,
    naming: Naming<'a>,
    idempotency_key: Option<&'a [u8]>,
    content_type: Option<&'a [u8]>,
    /// There is something about it that the framework has to look at.
    odd: bool,
}

impl<'a> Head<'a> {
    /// `None`: it may not be over where its length says, its connection is, or it is of a balancer.
    fn of(headers: &[httparse::Header<'a>]) -> Option<Head<'a>> {
        let mut head = Head::default();
        for named in headers {
            head.read(named)?;
        }
        (head.hosts == 1).then_some(head)
    }

    fn read(&mut self, named: &httparse::Header<'a>) -> Option<()> {
        let is = |name: &HeaderName| named.name.eq_ignore_ascii_case(name.as_str());
        let place = if is(&REQUEST_ID) {
            &mut self.id
        } else if is(&header::AUTHORIZATION) {
            &mut self.naming.authorization
        } else if is(&IDEMPOTENCY_KEY) {
            &mut self.idempotency_key
        } else if is(&header::CONTENT_TYPE) {
            &mut self.content_type
        } else if is(&ORG) {
            &mut self.naming.org
        } else if is(&TENANT) {
            &mut self.naming.tenant
        } else if is(&PERSON) {
            &mut self.naming.person
        } else {
            return self.read_other(named);
        };
        // Of two the framework takes one, and knows which.
        self.odd |= place.is_some();
        place.get_or_insert(named.value);
        Some(())
    }

    fn read_other(&mut self, named: &httparse::Header<'a>) -> Option<()> {
        let is = |name: &HeaderName| named.name.eq_ignore_ascii_case(name.as_str());
        if is(&header::CONTENT_LENGTH) {
            if self.length.replace(content_length(named.value)?).is_some() {
                return None;
            }
        } else if is(&header::HOST) {
            self.hosts += 1;
        } else if is(&header::ACCEPT) {
            self.odd |= !wants_json(named.value);
        } else if is(&header::CONTENT_ENCODING) {
            self.odd = true;
        } else if is(&header::CONNECTION) {
            return named.value.eq_ignore_ascii_case(b"keep-alive").then_some(());
        } else if MAY_HAVE_MORE.iter().any(is) || FORWARDED.iter().any(is) {
            return None;
        }
        Some(())
    }
}

/// What a client says that it reads, if it wrote JSON.
fn wants_json(accept: &[u8]) -> bool {
    // As most of them say it.
    accept == b"*/*"
        || accept == JSON.as_bytes()
        || std::str::from_utf8(accept).is_ok_and(|accept| answer::wanted(accept, || Format::Json) == Format::Json)
}
