//! In front of everything: whether a request is let in at all.
//!
//! Decided by the head alone, before routes, token and body are looked at, and answered from what lies ready: whoever
//! is turned away costs a fraction of an answer. The rule is [`pressure`](crate::http::pressure)'s.

use crate::actors::gate::Undecided;
use crate::http::connection::Progress;
use crate::http::error::{ApiError, PROBLEM_JSON};
use crate::http::middleware::{request_id, sign};
use crate::http::pressure::{Asker, Pressure, Ruling, Taken, Wait};
use crate::http::state::State;
use crate::http::surface::{self, Wire};
use crate::signals;
use actix_http::{HttpMessage, Message, Payload, Request, RequestHead, Response};
use actix_service::{Service, ServiceFactory};
use actix_web::HttpResponse;
use actix_web::body::{BodySize, BoxBody, MessageBody};
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use bytes::Bytes;
use futures_util::Stream;
use futures_util::future::LocalBoxFuture;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use std::time::Instant;

/// So much of a body that is not wanted is taken in, so that its connection can go on: a new one would cost more.
const DRAINED_MAX: usize = 64 * 1024;
/// By these a balancer says for whom it asks. One connection of it speaks for many.
pub(crate) const FORWARDED: [HeaderName; 3] = [header::X_FORWARDED_FOR, header::FORWARDED, header::VIA];

/// Makes the admission of each HTTP thread.
pub struct AdmissionFactory<F> {
    inside: F,
    state: State,
}

impl<F> AdmissionFactory<F> {
    pub fn new(inside: F, state: State) -> AdmissionFactory<F> {
        AdmissionFactory { inside, state }
    }
}

impl<F> ServiceFactory<Request> for AdmissionFactory<F>
where
    F: ServiceFactory<Request, Config = ()>,
    F::Response: Into<Response<BoxBody>>,
    F::Service: 'static,
    F::Future: 'static,
    <F::Service as Service<Request>>::Future: Unpin,
{
    type Response = Response<BoxBody>;
    type Error = F::Error;
    type Config = ();
    type Service = Admission<F::Service>;
    type InitError = F::InitError;
    type Future = LocalBoxFuture<'static, Result<Self::Service, Self::InitError>>;

    fn new_service(&self, (): ()) -> Self::Future {
        let (inside, state) = (self.inside.new_service(()), self.state.clone());
        Box::pin(async move {
            let pressure = Pressure::of_this_thread(state.settings().shedding);
            Ok(Admission { inside: inside.await?, desk: Rc::new(Desk::new(state)), pressure })
        })
    }
}

/// What every request of one HTTP thread comes to first.
pub struct Admission<S> {
    inside: S,
    desk: Rc<Desk>,
    pressure: Rc<Pressure>,
}

impl<S> Service<Request> for Admission<S>
where
    S: Service<Request>,
    S::Response: Into<Response<BoxBody>>,
    S::Future: Unpin,
{
    type Response = Response<BoxBody>;
    type Error = S::Error;
    type Future = Admitted<S::Future>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inside.poll_ready(cx)
    }

    fn call(&self, request: Request) -> Self::Future {
        let progress = request.conn_data::<Rc<Progress>>().cloned();
        if let Some(progress) = &progress {
            progress.met(is_of_many(request.headers()));
        }
        match self.admit(&request, progress.as_deref()) {
            Ok(in_hand) => {
                if let Some(progress) = &progress {
                    progress.arrived();
                }
                let inner = self.inside.call(request);
                Admitted::Inside { inner, _in_hand: in_hand, pressure: self.pressure.clone(), progress }
            }
            Err(wait) => {
                signals::shed("requests");
                let (head, payload) = request.into_parts();
                let turned = TurnedAway { head, payload, wait, progress, desk: self.desk.clone(), drained: 0 };
                Admitted::TurnedAway(Some(Box::new(turned)))
            }
        }
    }
}

impl<S> Admission<S> {
    fn admit(&self, request: &Request, progress: Option<&Progress>) -> Result<Taken, Wait> {
        let ruling = if progress.is_some_and(Progress::was_let_in) {
            Ruling::LetIn
        } else {
            self.pressure.ask(progress.map_or_else(Asker::default, Progress::asker), Instant::now())
        };
        match ruling {
            Ruling::LetIn => {
                let wait = Wait { seconds: 1, unread_until: None, returns: None, rude: false };
                self.desk.state.in_hand().take(1).ok_or(wait)
            }
            Ruling::TurnAway(wait) => Err(if is_of_many(request.headers()) { wait.of_many() } else { wait }),
        }
    }
}

/// A request that was let in, or one that was not and hears so.
pub enum Admitted<F> {
    Inside { inner: F, _in_hand: Taken, pressure: Rc<Pressure>, progress: Option<Rc<Progress>> },
    TurnedAway(Option<Box<TurnedAway>>),
}

impl<F, R, E> Future for Admitted<F>
where
    F: Future<Output = Result<R, E>> + Unpin,
    R: Into<Response<BoxBody>>,
{
    type Output = Result<Response<BoxBody>, E>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        match self.get_mut() {
            Admitted::Inside { inner, pressure, progress, .. } => {
                let answer = std::task::ready!(Pin::new(inner).poll(cx)).map(Into::into);
                let good = answer.as_ref().is_ok_and(|answer| !answer.status().is_server_error());
                if good {
                    pressure.answered();
                }
                if let Some(progress) = progress {
                    progress.answered(good);
                    progress.framework_has(answer.as_ref().is_ok_and(is_whole));
                }
                Poll::Ready(answer)
            }
            Admitted::TurnedAway(turned) => {
                let Some(whole) = turned.as_mut().map(|turned| turned.drain()) else { return Poll::Pending };
                if !whole {
                    return Poll::Pending;
                }
                turned.take().map_or(Poll::Pending, |turned| Poll::Ready(Ok(turned.answer())))
            }
        }
    }
}

/// A request that is turned away once its body is in.
pub struct TurnedAway {
    head: Message<RequestHead>,
    payload: Payload,
    wait: Wait,
    progress: Option<Rc<Progress>>,
    desk: Rc<Desk>,
    drained: usize,
}

impl TurnedAway {
    /// True: the body is in, or there is more of it than is worth the while.
    ///
    /// Nobody is woken for a body: the framework asks again in the same step once it has read what lies behind the
    /// head, and when the connection has more. A client that never sends it has the time of a head: see `connection`.
    fn drain(&mut self) -> bool {
        let cx = &mut Context::from_waker(Waker::noop());
        while self.drained < DRAINED_MAX {
            match Pin::new(&mut self.payload).poll_next(cx) {
                Poll::Ready(Some(Ok(bytes))) => self.drained += bytes.len(),
                Poll::Ready(None | Some(Err(_))) => return true,
                Poll::Pending => return false,
            }
        }
        true
    }

    fn answer(self) -> Response<BoxBody> {
        let (path, headers) = (self.head.uri.path(), self.head.headers());
        let mut answer = self.desk.refusal(path, headers, self.wait.seconds);
        sign(answer.head_mut(), &request_id(headers), self.desk.state.closes_connections());
        if let Some(progress) = &self.progress {
            progress.arrived();
            progress.turned_away(&self.wait);
            progress.framework_has(is_whole(&answer));
        }
        answer
    }
}

/// What one thread needs to say no.
struct Desk {
    state: State,
    /// Words that are the same each time: of a scan, and of anything else.
    undecided: Bytes,
    unavailable: Bytes,
}

impl Desk {
    fn new(state: State) -> Desk {
        Desk { state, undecided: undecided(), unavailable: words(&ApiError::Unavailable) }
    }

    fn refusal(&self, path: &str, headers: &HeaderMap, seconds: u64) -> Response<BoxBody> {
        let wire = surface::of(path, headers);
        let mut answer = match wire {
            Wire::Native => {
                let words = if is_scan(path) { &self.undecided } else { &self.unavailable };
                let mut answer = Response::with_body(StatusCode::SERVICE_UNAVAILABLE, words.clone().boxed());
                let headers = answer.headers_mut();
                headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(PROBLEM_JSON));
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
                answer
            }
            wire => return turned_away(&wire, seconds).into(),
        };
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        answer
    }
}

/// The refusal in the words of a surface that has its own.
pub(crate) fn turned_away(wire: &Wire, seconds: u64) -> HttpResponse {
    let mut answer = wire.says(&ApiError::Unavailable);
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    answer
}

/// Whether nothing of an answer is still to be made.
fn is_whole(answer: &Response<BoxBody>) -> bool {
    matches!(answer.body().size(), BodySize::None | BodySize::Sized(_))
}

fn is_of_many(headers: &HeaderMap) -> bool {
    FORWARDED.iter().any(|name| headers.contains_key(name))
}

fn words(error: &ApiError) -> Bytes {
    serde_json::to_vec(&error.problem()).map(Bytes::from).expect("a problem is plain text and numbers")
}

/// What a scan hears that is not looked at.
pub(crate) fn undecided() -> Bytes {
    words(&ApiError::Undecided(Undecided::Busy))
}

/// A scan that is not looked at is one that is not decided.
pub(crate) fn is_scan(path: &str) -> bool {
    path.starts_with("/v1/events/") && ["/scans", "/scans/batch", "/validate"].iter().any(|end| path.ends_with(end))
}
