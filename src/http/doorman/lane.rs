//! Scans answered on their connection: what [`front`](crate::http::front) does for one, without a request, a table of
//! headers, a body or a response of the framework, which cost as much as the scan itself.
//!
//! The framework takes a connection whose scans are answered here for an idle one. So its own keep-alive clock is off, and
//! [`connection`](crate::http::connection) ends those that are quiet.

use super::plain::{Asked, PlainScan};
use crate::http::SCANS;
use crate::http::answer::Reply;
use crate::http::auth::LastToken;
use crate::http::body::{self, Format, JSON};
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, KeyHeader, authorize_by};
use crate::http::gate::scan;
use crate::http::gate::wire::{ScanIn, Verdict};
use crate::http::middleware::{account, new_id, panicked, sign};
use crate::http::pressure::Taken;
use crate::http::state::State;
use crate::http::surface::Wire;
use crate::signals::RouteSignals;
use actix_web::HttpResponse;
use actix_web::body::MessageBody;
use actix_web::http::header::{self, HeaderMap, HeaderValue};
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::cell::RefCell;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant, SystemTime};

/// A date says seconds.
const DATE_FOR: Duration = Duration::from_millis(500);

/// `None`: deciding it panicked.
type Decided = Option<Result<Reply<Verdict>, ApiError>>;

/// What one thread needs to answer scans.
pub(super) struct Lane {
    state: State,
    signals: RouteSignals,
    date: RefCell<Option<(Instant, String)>>,
    body: RefCell<Vec<u8>>,
}

/// A scan that is being decided.
pub(super) struct InHand {
    decided: LocalBoxFuture<'static, Decided>,
    id: Option<Box<[u8]>>,
    started: Instant,
    _place: Taken,
}

/// A scan that was decided.
pub(super) struct Answered {
    decided: Decided,
    id: Option<Box<[u8]>>,
    started: Instant,
}

impl InHand {
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Answered> {
        let decided = ready!(self.decided.poll_unpin(cx));
        Poll::Ready(Answered { decided, id: self.id.take(), started: self.started })
    }
}

impl Lane {
    pub(super) fn new(state: State) -> Lane {
        let (date, body) = (RefCell::default(), RefCell::default());
        Lane { state, signals: RouteSignals::new(SCANS), date, body }
    }

    /// `None`: it is for the framework.
    pub(super) fn take(&self, scan: &PlainScan<'_>, last: &LastToken, now: Instant) -> Option<InHand> {
        let asked = scan.asked.as_ref()?;
        if asked.body.len() > self.state.settings().bodies.scan {
            return None;
        }
        let place = self.state.in_hand().take(1)?;
        let id = scan.id.map(Box::from);
        let decided = match catch_unwind(AssertUnwindSafe(|| self.read(asked, last))) {
            Ok(Ok((caller, key, body))) => self.decide(asked.event.to_owned(), caller, key, body),
            Ok(Err(error)) => std::future::ready(Some(Err(error))).boxed_local(),
            Err(_) => std::future::ready(None).boxed_local(),
        };
        Some(InHand { decided, id, started: now, _place: place })
    }

    /// Looks at things in the order of the route, [`scan::scan`].
    fn read(&self, asked: &Asked<'_>, last: &LastToken) -> Result<(Authorized, KeyHeader, ScanIn), ApiError> {
        let caller = authorize_by(asked.authorization, Some(last), &self.state)?;
        let key = KeyHeader::of(asked.idempotency_key)?;
        Ok((caller, key, body::read(Format::Json, asked.body)?))
    }

    fn decide(
        &self,
        event: String,
        caller: Authorized,
        key: KeyHeader,
        body: ScanIn,
    ) -> LocalBoxFuture<'static, Decided> {
        let state = self.state.clone();
        let decided = async move { scan::decide(&state, &event, &caller, key, body).await };
        AssertUnwindSafe(decided).catch_unwind().map(Result::ok).boxed_local()
    }

    /// Writes the whole answer; false: it is a failure of ours. `last`: of its connection.
    pub(super) fn write(&self, answered: Answered, last: bool, out: &mut Vec<u8>) -> bool {
        let Answered { decided, id, started } = answered;
        let now = Instant::now();
        if !last && let Some(Ok(reply)) = &decided {
            let mut body = self.body.borrow_mut();
            body.clear();
            if reply.write_json(&mut body) {
                self.write_verdict(&body, id.as_deref(), now, out);
                self.signals.answered(200, now.saturating_duration_since(started));
                return true;
            }
        }
        let id = id.map_or_else(|| HeaderValue::from_bytes(&new_id()), |id| HeaderValue::from_bytes(&id));
        let id = id.unwrap_or_else(|_| HeaderValue::from_static("-"));
        let mut answer = match decided {
            Some(Ok(reply)) => reply.answer(&HeaderMap::new()),
            Some(Err(error)) => Wire::Native.says(&error),
            None => {
                panicked(&id, None, started);
                Wire::Native.says(&ApiError::Internal)
            }
        };
        sign(answer.head_mut(), &id, last);
        account(Some(&self.signals), answer.status(), started, &id);
        let good = !answer.status().is_server_error();
        self.write_answer(answer, last, now, out);
        good
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
    fn write_answer(&self, answer: HttpResponse, last: bool, now: Instant, out: &mut Vec<u8>) {
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
