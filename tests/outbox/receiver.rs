//! A receiver of webhooks that answers as it is told, and keeps what it got.

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// One call as it came.
#[derive(Debug, Clone)]
pub struct Seen {
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
    pub at: Instant,
}

#[derive(Default)]
struct Inner {
    seen: Mutex<Vec<Seen>>,
    /// Answers to the next calls; then 200.
    next: Mutex<VecDeque<u16>>,
    /// Answer to all others, if it is not 200.
    always: Mutex<Option<u16>>,
    location: Mutex<String>,
    pause: Mutex<Duration>,
}

#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    inner: Arc<Inner>,
}

impl Receiver {
    pub fn start() -> Receiver {
        let inner = Arc::new(Inner::default());
        let shared = Data::from(Arc::clone(&inner));
        let server = HttpServer::new(move || App::new().app_data(shared.clone()).default_service(web::to(take)))
            .workers(1)
            .disable_signals()
            .shutdown_timeout(0)
            .bind(("127.0.0.1", 0))
            .expect("a free port");
        let url = format!("http://{}/hook", server.addrs()[0]);
        tokio::spawn(server.run());
        Receiver { url, inner }
    }

    pub fn answers(&self, next: &[u16]) {
        *self.inner.next.lock().expect("no panic") = next.iter().copied().collect();
    }

    /// `None` = 200.
    pub fn always(&self, status: Option<u16>) {
        *self.inner.always.lock().expect("no panic") = status;
    }

    pub fn redirects_to(&self, url: &str) {
        *self.inner.location.lock().expect("no panic") = url.to_owned();
    }

    /// How long each call is thought about.
    pub fn takes(&self, pause: Duration) {
        *self.inner.pause.lock().expect("no panic") = pause;
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.inner.seen.lock().expect("no panic").clone()
    }
}

async fn take(inner: Data<Inner>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let text = |value: &actix_web::http::header::HeaderValue| value.to_str().unwrap_or_default().to_owned();
    let headers = request.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    inner.seen.lock().expect("no panic").push(Seen { headers, body: body.to_vec(), at: Instant::now() });
    let pause = *inner.pause.lock().expect("no panic");
    tokio::time::sleep(pause).await;
    let next = inner.next.lock().expect("no panic").pop_front();
    let status = next.or(*inner.always.lock().expect("no panic")).unwrap_or(200);
    let location = inner.location.lock().expect("no panic").clone();
    HttpResponse::build(StatusCode::from_u16(status).expect("a status")).insert_header(("location", location)).finish()
}

impl Seen {
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}: {:?}", self.headers))
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a JSON body")
    }

    /// Whether both signatures are those of this secret, computed here from the specification.
    pub fn signed_by(&self, secret: &str) -> bool {
        let key = STANDARD.decode(secret.strip_prefix("whsec_").expect("the prefix")).expect("base 64");
        let mac = |head: String| {
            let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("a key");
            mac.update(head.as_bytes());
            mac.update(&self.body);
            mac.finalize().into_bytes()
        };
        let time = self.header("webhook-timestamp");
        let standard = format!("v1,{}", STANDARD.encode(mac(format!("{}.{time}.", self.header("webhook-id")))));
        let hex: String = mac(format!("{time}.")).iter().map(|byte| format!("{byte:02x}")).collect();
        let session: Vec<&str> = self.header("x-session-signature").split(',').collect();
        self.header("webhook-signature").split(' ').any(|one| one == standard)
            && session[0] == format!("t={time}")
            && session[1..].contains(&format!("v1={hex}").as_str())
    }
}
