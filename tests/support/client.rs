//! A small HTTP client: keep-alive pool, a token, answers that fail a test with all they said.

use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use std::sync::Once;
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: Option<String>,
    certificates: Vec<String>,
}

fn certificate(pem: &str) -> reqwest::Certificate {
    reqwest::Certificate::from_pem(pem.as_bytes()).expect("a certificate in PEM")
}

/// One answer, read to its end.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
    /// Method and path, for messages.
    pub of: String,
}

impl Client {
    pub fn new(base: &str) -> Client {
        Client::trusting(base, &[])
    }

    /// One that believes these certificates (PEM) and no others.
    pub fn trusting(base: &str, certificates: &[&str]) -> Client {
        static PROVIDER: Once = Once::new();
        // An error says that somebody installed one before: just as good.
        PROVIDER.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
        let http = reqwest::Client::builder()
            .no_proxy()
            .tls_certs_only(certificates.iter().map(|pem| certificate(pem)))
            .timeout(Duration::from_secs(30))
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .expect("a client without system certificates can be built");
        let certificates = certificates.iter().map(|pem| (*pem).to_owned()).collect();
        Client { http, base: base.trim_end_matches('/').to_owned(), token: None, certificates }
    }

    /// The same pool with another token.
    pub fn with_token(&self, token: &str) -> Client {
        Client { token: Some(token.to_owned()), ..self.clone() }
    }

    pub fn without_token(&self) -> Client {
        Client { token: None, ..self.clone() }
    }

    /// A pool of its own: its requests share no connection with those of others.
    pub fn with_own_pool(&self) -> Client {
        let certificates: Vec<&str> = self.certificates.iter().map(String::as_str).collect();
        Client { token: self.token.clone(), ..Client::trusting(&self.base, &certificates) }
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}{path}", self.base));
        match &self.token {
            Some(token) => request.bearer_auth(token),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Answer {
        send(self.request(Method::GET, path)).await
    }

    pub async fn delete(&self, path: &str) -> Answer {
        send(self.request(Method::DELETE, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::POST, path).json(body)).await
    }

    pub async fn patch(&self, path: &str, body: &Value) -> Answer {
        send(self.request(Method::PATCH, path).json(body)).await
    }

    /// A body as it is, with its content type.
    pub async fn post_raw(&self, path: &str, content_type: &str, body: impl Into<Vec<u8>>) -> Answer {
        send(self.request(Method::POST, path).header("content-type", content_type).body(body.into())).await
    }
}

/// Sends a request that must get some answer; panics if there is none.
pub async fn send(request: RequestBuilder) -> Answer {
    try_send(request).await.unwrap_or_else(|error| panic!("no answer: {error:?}"))
}

/// Sends a request that may find nobody there.
pub async fn try_send(request: RequestBuilder) -> Result<Answer, reqwest::Error> {
    let (http, request) = request.build_split();
    let request = request?;
    let of = format!("{} {}", request.method(), request.url().path());
    let response = http.execute(request).await?;
    let status = response.status().as_u16();
    let headers = response.headers().clone();
    let body = response.bytes().await?.to_vec();
    Ok(Answer { status, headers, body, of })
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{self}: not JSON: {error}"))
    }

    /// The body, if the status is the expected one.
    #[track_caller]
    pub fn expect(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self}");
        if self.body.is_empty() { Value::Null } else { self.json() }
    }

    /// A problem+json with this status and code word.
    #[track_caller]
    pub fn problem(&self, status: u16, code: &str) -> Value {
        assert_eq!(self.status, status, "{self}");
        assert_eq!(self.header("content-type"), "application/problem+json", "{self}");
        let body = self.json();
        assert_eq!(body["code"], code, "{self}");
        assert_eq!(body["status"], status, "{self}");
        body
    }

    /// A header's text; empty if it is absent.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = self.text();
        let shown: String = text.chars().take(2000).collect();
        write!(out, "{} -> {} {shown}", self.of, self.status)
    }
}
