//! Scans and purchases answered on their connection: what [`front`](crate::http::front) does for one, without a
//! request, a table of headers or a body of the framework, which cost as much as the scan itself.
//!
//! The framework takes a connection whose requests are answered here for an idle one. So its own keep-alive clock is
//! off, and [`connection`](crate::http::connection) ends those that are quiet.

use super::plain::{Asked, Kind, Of, Plain};
use crate::http::admission;
use crate::http::answer::Reply;
use crate::http::auth::LastToken;
use crate::http::body::{self, Format, JSON};
use crate::http::error::ApiError;
use crate::http::events_module::principal::{Anyone, Naming};
use crate::http::events_module::purchase;
use crate::http::extract::{Authorized, KeyHeader, authorize_by};
use crate::http::gate::scan;
use crate::http::gate::wire::{ScanIn, Verdict};
use crate::http::middleware::{account, new_id, panicked, sign};
use crate::http::pressure::Taken;
use crate::http::state::State;
use crate::http::surface::Wire;
use crate::http::{PURCHASE, SCANS};
use crate::signals::RouteSignals;
use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::cell::RefCell;
use std::io::Write;
use std::net::SocketAddr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant, SystemTime};

/// A date says seconds.
const DATE_FOR: Duration = Duration::from_millis(500);

/// What became of a request; `None`: deciding it panicked.
type Decided = Option<Found>;

#[expect(clippy::large_enum_variant, reason = "most are scans, and a box for each would be an allocation")]
enum Found {
    Scan(Result<Reply<Verdict>, ApiError>),
    Purchase(Box<HttpResponse>),
}

/// What one thread needs to answer here.
pub(super) struct Lane {
    state: State,
    scans: RouteSignals,
    purchases: RouteSignals,
    date: RefCell<Option<(Instant, String)>>,
    body: RefCell<Vec<u8>>,
}

/// Where a request came from.
pub(super) struct Whence<'a> {
    pub last: &'a LastToken,
    pub peer: Option<SocketAddr>,
}

/// A request that is being decided.
pub(super) struct InHand {
    decided: LocalBoxFuture<'static, Decided>,
    asked: About,
    _place: Taken,
}

/// A request that was decided.
pub(super) struct Answered {
    decided: Decided,
    asked: About,
}

/// What an answer needs of its request.
struct About {
    kind: Kind,
    id: Option<Box<[u8]>>,
    started: Instant,
}

impl InHand {
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Answered> {
        let decided = ready!(self.decided.poll_unpin(cx));
        let About { kind, id, started } = &mut self.asked;
        Poll::Ready(Answered { decided, asked: About { kind: *kind, id: id.take(), started: *started } })
    }
}

impl Lane {
    pub(super) fn new(state: State) -> Lane {
        let (scans, purchases) = (RouteSignals::new(SCANS), RouteSignals::new(PURCHASE));
        Lane { state, scans, purchases, date: RefCell::default(), body: RefCell::default() }
    }

    /// `None`: it is for the framework.
    pub(super) fn take(&self, plain: &Plain<'_>, from: &Whence<'_>, now: Instant) -> Option<InHand> {
        let asked = plain.asked.as_ref()?;
        let bodies = &self.state.settings().bodies;
        let max = match plain.kind {
            Kind::Scan => bodies.scan,
            Kind::Purchase => bodies.admin,
        };
        if asked.body.len() > max {
            return None;
        }
        let place = self.state.in_hand().take(1)?;
        let read = catch_unwind(AssertUnwindSafe(|| match asked.of {
            Of::Scan { event, authorization } => self.scan(event, authorization, asked, from.last),
            Of::Purchase(naming) => self.purchase(&naming, asked, from.peer),
        }));
        let decided = match read {
            Ok(deciding) => deciding,
            Err(_) => std::future::ready(None).boxed_local(),
        };
        let asked = About { kind: plain.kind, id: plain.id.map(Box::from), started: now };
        Some(InHand { decided, asked, _place: place })
    }

    /// Looks at things in the order of the route, [`scan::scan`].
    fn scan(
        &self,
        event: &str,
        authorization: Option<&[u8]>,
        asked: &Asked<'_>,
        last: &LastToken,
    ) -> LocalBoxFuture<'static, Decided> {
        let read = || -> Result<(Authorized, KeyHeader, ScanIn), ApiError> {
            let caller = authorize_by(authorization, Some(last), &self.state)?;
            let key = KeyHeader::of(asked.idempotency_key)?;
            Ok((caller, key, body::read(Format::Json, asked.body)?))
        };
        let (caller, key, body) = match read() {
            Ok(read) => read,
            Err(error) => return std::future::ready(Some(Found::Scan(Err(error)))).boxed_local(),
        };
        let (state, event) = (self.state.clone(), event.to_owned());
        let decided = async move { Found::Scan(scan::decide(&state, &event, &caller, key, body).await) };
        AssertUnwindSafe(decided).catch_unwind().map(Result::ok).boxed_local()
    }

    /// The same for [`purchase::purchase`].
    fn purchase(
        &self,
        naming: &Naming<'_>,
        asked: &Asked<'_>,
        peer: Option<SocketAddr>,
    ) -> LocalBoxFuture<'static, Decided> {
        let key = KeyHeader::of(asked.idempotency_key);
        let body = body::read(Format::Json, asked.body);
        let (state, anyone) = (self.state.clone(), Anyone::named(naming, peer, &self.state));
        let decided = async move {
            let bought = async {
                let anyone = anyone.await?;
                Box::pin(purchase::buy(&state, &anyone, key?, body?)).await
            };
            let answer = match bought.await {
                Ok(reply) => reply.answer(&HeaderMap::new()),
                Err(error) => Kind::Purchase.wire().says(&error),
            };
            Found::Purchase(Box::new(answer))
        };
        AssertUnwindSafe(decided).catch_unwind().map(Result::ok).boxed_local()
    }

    /// Writes the whole answer; false: it is a failure of ours. `last`: of its connection.
    pub(super) fn write(&self, answered: Answered, last: bool, out: &mut Vec<u8>) -> bool {
        let Answered { decided, asked: About { kind, id, started } } = answered;
        let signals = match kind {
            Kind::Scan => &self.scans,
            Kind::Purchase => &self.purchases,
        };
        let now = Instant::now();
        if !last && let Some(Found::Scan(Ok(reply))) = &decided {
            let mut body = self.body.borrow_mut();
            body.clear();
            if reply.write_json(&mut body) {
                self.write_verdict(&body, id.as_deref(), now, out);
                signals.answered(200, now.saturating_duration_since(started));
                return true;
            }
        }
        let id = id_of(id.as_deref());
        let answer = match decided {
            Some(Found::Scan(Ok(reply))) => reply.answer(&HeaderMap::new()),
            Some(Found::Scan(Err(error))) => kind.wire().says(&error),
            Some(Found::Purchase(answer)) => *answer,
            None => {
                panicked(&id, None, started);
                kind.wire().says(&ApiError::Internal)
            }
        };
        account(Some(signals), answer.status(), started, &id);
        let good = !answer.status().is_server_error();
        self.write_answer(answer, &id, last, now, out);
        good
    }

    /// Writes that a request of a surface with its own words is turned away.
    pub(super) fn write_refusal(&self, plain: &Plain<'_>, seconds: u64, now: Instant, out: &mut Vec<u8>) {
        let answer = admission::turned_away(&plain.kind.wire(), seconds);
        self.write_answer(answer, &id_of(plain.id), false, now, out);
    }

    fn write_verdict(&self, body: &[u8], id: Option<&[u8]>, now: Instant, out: &mut Vec<u8>) {
        out.extend_from_slice(b"HTTP/1.1 200 OK\r\ncontent-type: ");
        out.extend_from_slice(JSON.as_bytes());
        out.extend_from_slice(b"\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\nx-request-id: ");
        match id {
            Some(id) => out.extend_from_slice(id),
            None => out.extend_from_slice(&new_id()),
        }
        self.write_end(body, now, out);
    }

    /// An answer that was made for the framework.
    fn write_answer(&self, mut answer: HttpResponse, id: &HeaderValue, last: bool, now: Instant, out: &mut Vec<u8>) {
        sign(answer.head_mut(), id, last);
        let status = answer.status();
        out.extend_from_slice(b"HTTP/1.1 ");
        out.extend_from_slice(status.as_str().as_bytes());
        out.push(b' ');
        out.extend_from_slice(status.canonical_reason().unwrap_or_default().as_bytes());
        if last {
            out.extend_from_slice(b"\r\nconnection: close");
        }
        for (name, value) in answer.headers().iter().filter(|(name, _)| **name != header::CONTENT_LENGTH) {
            out.extend_from_slice(b"\r\n");
            out.extend_from_slice(name.as_str().as_bytes());
            out.extend_from_slice(b": ");
            out.extend_from_slice(value.as_bytes());
        }
        // Refusals and verdicts are written whole before they are answered.
        let body = answer.into_body().try_into_bytes().unwrap_or_default();
        self.write_end(&body, now, out);
    }

    /// What every answer ends with: date, length and body.
    fn write_end(&self, body: &[u8], now: Instant, out: &mut Vec<u8>) {
        let mut date = self.date.borrow_mut();
        let (_, date) = match &mut *date {
            Some(known) if now.saturating_duration_since(known.0) < DATE_FOR => known,
            date => date.insert((now, httpdate::fmt_http_date(SystemTime::now()))),
        };
        out.extend_from_slice(b"\r\ndate: ");
        out.extend_from_slice(date.as_bytes());
        // Writing into memory never fails.
        let _ = write!(out, "\r\ncontent-length: {}\r\n\r\n", body.len());
        out.extend_from_slice(body);
    }
}

impl Kind {
    /// Whose words it is answered in.
    fn wire(self) -> Wire {
        match self {
            Kind::Scan => Wire::Native,
            Kind::Purchase => Wire::EventsModule { path: PURCHASE.to_owned() },
        }
    }
}

/// The id under which a request is answered: its own, or a new one.
fn id_of(given: Option<&[u8]>) -> HeaderValue {
    let id = match given {
        Some(id) => HeaderValue::from_bytes(id),
        None => HeaderValue::from_bytes(&new_id()),
    };
    id.unwrap_or_else(|_| HeaderValue::from_static("-"))
}
