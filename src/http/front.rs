//! In front of the framework's application: the two addresses that are asked thousands of times a second, answered
//! without routes, extractors and wrappers (each of which `limit` pays too).
//!
//! Whatever is odd about a request (another method, a query, a path with an escape) goes on to the application, whose
//! route for the same address does the same by the same functions. `tests/contract_gate/front.rs` compares the two.

use crate::http::answer::Reply;
use crate::http::auth::LastToken;
use crate::http::body::{AdminBody, ScanBody};
use crate::http::error::ApiError;
use crate::http::events_module::principal::Anyone;
use crate::http::events_module::purchase::{self, PurchaseOut};
use crate::http::extract::{KeyHeader, authorize};
use crate::http::gate::scan;
use crate::http::gate::wire::Verdict;
use crate::http::middleware::{account, panicked, request_id, sign};
use crate::http::state::State;
use crate::http::surface;
use crate::http::{PURCHASE, SCANS};
use crate::signals::RouteSignals;
use actix_http::{Request, Response};
use actix_service::{Service, ServiceFactory};
use actix_web::HttpResponse;
use actix_web::body::BoxBody;
use actix_web::dev::{Payload, RequestHead};
use actix_web::http::Method;
use futures_util::FutureExt;
use futures_util::future::LocalBoxFuture;
use std::cell::RefCell;
use std::future::poll_fn;
use std::ops::Range;
use std::panic::AssertUnwindSafe;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

/// How long a request behind another one may wait for being looked at again.
const REMINDED_AFTER: Duration = Duration::from_millis(50);

/// Makes the front of each HTTP thread.
pub struct FrontFactory<F> {
    app: F,
    state: State,
}

impl<F> FrontFactory<F> {
    pub fn new(app: F, state: State) -> FrontFactory<F> {
        FrontFactory { app, state }
    }
}

impl<F> ServiceFactory<Request> for FrontFactory<F>
where
    F: ServiceFactory<Request, Config = ()>,
    F::Response: Into<Response<BoxBody>>,
    F::Service: 'static,
    F::Future: 'static,
{
    type Response = Response<BoxBody>;
    type Error = F::Error;
    type Config = ();
    type Service = Front<F::Service>;
    type InitError = F::InitError;
    type Future = LocalBoxFuture<'static, Result<Self::Service, Self::InitError>>;

    fn new_service(&self, (): ()) -> Self::Future {
        let (app, state) = (self.app.new_service(()), self.state.clone());
        Box::pin(async move { Ok(Front { app: app.await?, desk: Desk::new(state) }) })
    }
}

/// What every request of one HTTP thread comes to first.
pub struct Front<S> {
    app: S,
    desk: Rc<Desk>,
}

impl<S> Service<Request> for Front<S>
where
    S: Service<Request>,
    S::Response: Into<Response<BoxBody>>,
    S::Future: 'static,
{
    type Response = Response<BoxBody>;
    type Error = S::Error;
    type Future = LocalBoxFuture<'static, Result<Response<BoxBody>, S::Error>>;

    fn poll_ready(&self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.app.poll_ready(cx)
    }

    fn call(&self, request: Request) -> Self::Future {
        let started = Instant::now();
        match Hot::of(&request) {
            Some(hot) => {
                let desk = self.desk.clone();
                Box::pin(async move { Ok(desk.answer(hot, request, started).await) })
            }
            None => {
                let answer = self.app.call(request);
                Box::pin(async move { answer.await.map(Into::into) })
            }
        }
    }
}

/// A request that is answered here.
#[derive(Debug, PartialEq, Eq)]
enum Hot {
    /// Where in the path the event is named.
    Scan(Range<usize>),
    Purchase,
}

impl Hot {
    fn of(request: &Request) -> Option<Hot> {
        if request.method() != Method::POST || request.uri().query().is_some() {
            return None;
        }
        let path = request.path();
        if path == PURCHASE {
            return Some(Hot::Purchase);
        }
        let start = SCANS.find("{event}")?;
        event_in(path).map(|event| Hot::Scan(start..start + event.len()))
    }
}

/// The event whose scans have this path, if it is named in letters that need no second look.
pub(crate) fn event_in(path: &str) -> Option<&str> {
    let (before, after) = SCANS.split_once("{event}")?;
    let event = path.strip_prefix(before)?.strip_suffix(after)?;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (!event.is_empty() && event.as_bytes().iter().all(plain)).then_some(event)
}

/// What one thread needs to answer here.
struct Desk {
    state: State,
    scans: RouteSignals,
    purchases: RouteSignals,
    early: Early,
}

impl Desk {
    fn new(state: State) -> Rc<Desk> {
        let (scans, purchases) = (RouteSignals::new(SCANS), RouteSignals::new(PURCHASE));
        let desk = Rc::new(Desk { state, scans, purchases, early: Early::default() });
        actix_web::rt::spawn(remind(Rc::downgrade(&desk)));
        desk
    }

    async fn answer(&self, hot: Hot, mut request: Request, started: Instant) -> Response<BoxBody> {
        self.early.body_is_read().await;
        let connection = request.take_conn_data();
        let last = connection.as_ref().and_then(|data| data.get::<Rc<LastToken>>()).map(Rc::as_ref);
        let (head, payload) = request.into_parts();
        let id = request_id(head.headers());
        let signals = match &hot {
            Hot::Scan(_) => &self.scans,
            Hot::Purchase => &self.purchases,
        };
        let answered = AssertUnwindSafe(self.attend(hot, &head, payload, last)).catch_unwind().await;
        let mut answer = answered.unwrap_or_else(|_| {
            panicked(&id, None, started);
            surface::of(head.uri.path(), head.headers()).says(&ApiError::Internal)
        });
        sign(answer.head_mut(), &id, self.state.closes_connections());
        account(Some(signals), answer.status(), started, &id);
        answer.into()
    }

    async fn attend(&self, hot: Hot, head: &RequestHead, payload: Payload, last: Option<&LastToken>) -> HttpResponse {
        let answered = match hot {
            Hot::Scan(event) => {
                let event = &head.uri.path()[event];
                self.scan(head, event, payload, last).await.map(|reply| reply.answer(head.headers()))
            }
            Hot::Purchase => self.purchase(head, payload).await.map(|reply| reply.answer(head.headers())),
        };
        answered.unwrap_or_else(|error| surface::of(head.uri.path(), head.headers()).says(&error))
    }

    /// Looks at things in the order of the route, [`scan::scan`]. So does [`lane`](crate::http::doorman).
    async fn scan(
        &self,
        head: &RequestHead,
        event: &str,
        payload: Payload,
        last: Option<&LastToken>,
    ) -> Result<Reply<Verdict>, ApiError> {
        let caller = authorize(head.headers(), last, &self.state)?;
        let key = KeyHeader::read(head.headers())?;
        let body = ScanBody::take(head.headers(), payload, &self.state).await?;
        scan::decide(&self.state, event, &caller, key, body.0).await
    }

    /// The same for [`purchase::purchase`]. Boxed: it is larger than a scan.
    async fn purchase(&self, head: &RequestHead, payload: Payload) -> Result<Reply<PurchaseOut>, ApiError> {
        let key = KeyHeader::read(head.headers());
        let body = AdminBody::take(head.headers(), payload, &self.state);
        let anyone = Anyone::read(head.headers(), head.peer_addr, &self.state).await?;
        Box::pin(purchase::buy(&self.state, &anyone, key?, body.await?.0)).await
    }
}

/// The framework asks for an answer when it has read the head of a request, and again in the same turn when it has read
/// the body behind it. Who lets the first time pass finds the body there: no timer for it, and no waker that would have
/// the whole connection polled once more (together about 4,000 instructions of a scan).
///
/// Behind another request on the same connection the second time does not come by itself. So the last who let it pass is
/// reminded: by the next one, or by a clock.
#[derive(Default)]
struct Early(RefCell<Option<Waker>>);

impl Early {
    async fn body_is_read(&self) {
        let mut asked = false;
        poll_fn(|cx| {
            if asked {
                self.0.borrow_mut().take_if(|waiting| waiting.will_wake(cx.waker()));
                return Poll::Ready(());
            }
            asked = true;
            if let Some(other) = self.0.replace(Some(cx.waker().clone())) {
                other.wake();
            }
            Poll::Pending
        })
        .await;
    }

    fn remind(&self) {
        if let Some(waiting) = self.0.take() {
            waiting.wake();
        }
    }
}

async fn remind(desk: Weak<Desk>) {
    while let Some(desk) = desk.upgrade() {
        desk.early.remind();
        drop(desk);
        tokio::time::sleep(REMINDED_AFTER).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hot(method: Method, uri: &'static str) -> Option<Hot> {
        let mut request = Request::new();
        request.head_mut().method = method;
        *request.uri_mut() = uri.parse().expect("a URI");
        Hot::of(&request)
    }

    #[test]
    fn only_what_is_plain_is_answered_in_front_of_the_routes() {
        assert_eq!(hot(Method::POST, "/v1/events/summer-night/scans"), Some(Hot::Scan(11..23)));
        assert_eq!(hot(Method::POST, "/client/events/tickets/purchase"), Some(Hot::Purchase));
        for odd in [
            "/v1/events//scans",
            "/v1/events/a/b/scans",
            "/v1/events/summer%2dnight/scans",
            "/v1/events/summer-night/scans/",
            "/v1/events/summer-night/scans?x=1",
            "/v1/events/scans",
            "/client/events/tickets/purchase?",
        ] {
            assert_eq!(hot(Method::POST, odd), None, "{odd}");
        }
        assert_eq!(hot(Method::GET, "/v1/events/summer-night/scans"), None);
    }
}
