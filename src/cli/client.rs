//! The gate surface over HTTP, as the client commands need it.

use futures_util::StreamExt;
use reqwest::RequestBuilder;
use reqwest::Response;
use reqwest::StatusCode;
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

/// Administration may take this long; an import has no limit of its own.
const PATIENCE: Duration = Duration::from_secs(30);
const CONNECT: Duration = Duration::from_secs(5);
/// A gateway that is up but cannot answer yet (503), or that was up a moment ago, is asked again for this long.
const COMES_BACK: Duration = Duration::from_secs(60);
const ASK_AGAIN: Duration = Duration::from_millis(500);
/// The longest line of an export that is read.
const LINE_MAX: usize = 64 * 1024;

/// Why a request had no result.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    #[error("{url} cannot be reached ({problem}); is the gateway running?")]
    Unreachable { url: String, problem: String },
    #[error("{path} was answered {status}: {message}")]
    Refused { path: String, status: u16, message: String },
    #[error("{path} was not answered as documented: {problem}")]
    Strange { path: String, problem: String },
    #[error("cannot read {path}: {source}")]
    File { path: String, source: std::io::Error },
    #[error("the HTTP client cannot start: {0}")]
    Client(String),
}

/// One gateway and the token to speak with. A clone shares the connections.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    base: String,
    token: String,
    /// Sent as `x-tenant-id`, which the Tickets API asks for.
    tenant: Option<String>,
    /// Whether it has answered at all.
    reached: Arc<AtomicBool>,
}

impl Client {
    /// `base` is the URL of the gateway, such as `http://127.0.0.1:8080`.
    pub fn new(base: &str, token: &str) -> Result<Self, ClientError> {
        super::choose_cryptography();
        let http = reqwest::Client::builder()
            .connect_timeout(CONNECT)
            .pool_idle_timeout(Duration::from_secs(30))
            .tcp_nodelay(true)
            .no_proxy()
            .build()
            .map_err(|error| ClientError::Client(error.to_string()))?;
        let base = base.trim_end_matches('/').to_owned();
        Ok(Self { http, base, token: token.to_owned(), tenant: None, reached: Arc::default() })
    }

    /// The same, as the Tickets API wants it.
    pub fn for_tenant(&self, slug: &str) -> Self {
        Self { tenant: Some(slug.to_owned()), ..self.clone() }
    }

    pub fn base(&self) -> &str {
        &self.base
    }

    pub fn post_request(&self, path: &str) -> RequestBuilder {
        self.http.post(format!("{}{path}", self.base)).bearer_auth(&self.token)
    }

    /// Whether `url` (of any listener) answers 200 within this time.
    pub async fn says_yes(&self, url: &str, within: Duration) -> bool {
        let answer = self.http.get(url).timeout(within).send().await;
        answer.is_ok_and(|answer| answer.status() == StatusCode::OK)
    }

    fn get_request(&self, path: &str) -> RequestBuilder {
        let request = self.http.get(format!("{}{path}", self.base)).bearer_auth(&self.token);
        match &self.tenant {
            Some(tenant) => request.header("x-tenant-id", tenant),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Result<Value, ClientError> {
        json(path, self.patiently(path, || self.get_request(path).timeout(PATIENCE)).await?).await
    }

    /// `None` where the gateway says 404.
    pub async fn find(&self, path: &str) -> Result<Option<Value>, ClientError> {
        match self.get(path).await {
            Ok(found) => Ok(Some(found)),
            Err(ClientError::Refused { status: 404, .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub async fn post(&self, path: &str, body: &Value) -> Result<Value, ClientError> {
        let answer = self.send(self.post_request(path).json(body).timeout(PATIENCE)).await?;
        json(path, checked(path, answer).await?).await
    }

    pub async fn put(&self, path: &str, body: &Value) -> Result<Value, ClientError> {
        let request = self.http.put(format!("{}{path}", self.base)).bearer_auth(&self.token);
        let answer = self.send(request.json(body).timeout(PATIENCE)).await?;
        json(path, checked(path, answer).await?).await
    }

    /// Streams a file to the import of an event and answers its report.
    pub async fn import(&self, event: &str, file: &Path) -> Result<Value, ClientError> {
        let failed = |source| ClientError::File { path: file.display().to_string(), source };
        let open = tokio::fs::File::open(file).await.map_err(failed)?;
        let csv = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        let path = format!("/v1/events/{event}/tickets/import");
        let body = reqwest::Body::wrap_stream(tokio_util::io::ReaderStream::new(open));
        let kind = if csv { "text/csv" } else { "application/x-ndjson" };
        let request = self.post_request(&path).header("content-type", kind).body(body);
        json(&path, checked(&path, self.send(request).await?).await?).await
    }

    /// Reads an export line by line; `take` says whether it wants more.
    pub async fn export(&self, event: &str, mut take: impl FnMut(Value) -> bool) -> Result<(), ClientError> {
        let path = format!("/v1/events/{event}/tickets/export");
        let mut broken = None;
        self.lines(&path, &mut |line| match serde_json::from_slice(line) {
            Ok(ticket) => take(ticket),
            Err(error) => {
                broken = Some(error.to_string());
                false
            }
        })
        .await?;
        match broken {
            Some(problem) => Err(ClientError::Strange { path, problem }),
            None => Ok(()),
        }
    }

    /// Reads an answer line by line, empty ones left out, until it ends or `take` wants no more.
    pub async fn lines(&self, path: &str, take: &mut impl FnMut(&[u8]) -> bool) -> Result<(), ClientError> {
        let strange = |problem: String| ClientError::Strange { path: path.to_owned(), problem };
        let answer = self.patiently(path, || self.get_request(path)).await?;
        let mut rest: Vec<u8> = Vec::new();
        let mut stream = answer.bytes_stream();
        while let Some(piece) = stream.next().await {
            rest.extend_from_slice(&piece.map_err(|error| strange(plain(&error)))?);
            while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = rest.drain(..=end).collect();
                let line = line.trim_ascii();
                if !line.is_empty() && !take(line) {
                    return Ok(());
                }
            }
            if rest.len() > LINE_MAX {
                return Err(strange("a line is too long".to_owned()));
            }
        }
        if !rest.trim_ascii().is_empty() {
            take(rest.trim_ascii());
        }
        Ok(())
    }

    async fn send(&self, request: RequestBuilder) -> Result<Response, ClientError> {
        match request.send().await {
            Ok(answer) => {
                self.reached.store(true, Ordering::Relaxed);
                Ok(answer)
            }
            Err(error) => Err(ClientError::Unreachable { url: self.base.clone(), problem: plain(&error) }),
        }
    }

    /// Asks a harmless question until it is answered, while that may only be a matter of time.
    async fn patiently(&self, path: &str, ask: impl Fn() -> RequestBuilder) -> Result<Response, ClientError> {
        let until = Instant::now() + COMES_BACK;
        loop {
            let error = match self.send(ask()).await {
                Ok(answer) => match checked(path, answer).await {
                    Err(error @ ClientError::Refused { status: 503, .. }) => error,
                    done => return done,
                },
                Err(error) if self.reached.load(Ordering::Relaxed) => error,
                Err(error) => return Err(error),
            };
            if Instant::now() > until {
                return Err(error);
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }
}

async fn checked(path: &str, answer: Response) -> Result<Response, ClientError> {
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let text = answer.text().await.unwrap_or_default();
    Err(ClientError::Refused { path: path.to_owned(), status: status.as_u16(), message: reason(status, &text) })
}

async fn json(path: &str, answer: Response) -> Result<Value, ClientError> {
    let strange = |problem| ClientError::Strange { path: path.to_owned(), problem };
    answer.json().await.map_err(|error| strange(plain(&error)))
}

/// The sentence of a problem+json body, else what the status means.
fn reason(status: StatusCode, body: &str) -> String {
    let problem: Value = serde_json::from_str(body).unwrap_or_default();
    let text = ["detail", "message", "title"].iter().find_map(|field| problem[*field].as_str());
    match (problem["code"].as_str(), text) {
        (Some(code), Some(text)) => format!("{code}: {text}"),
        (Some(text), None) | (None, Some(text)) => text.to_owned(),
        (None, None) => status.canonical_reason().unwrap_or("no reason was given").to_owned(),
    }
}

/// The innermost cause: the outer ones only say that a request failed.
pub fn plain(error: &dyn std::error::Error) -> String {
    let mut inner = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;
    use tokio::io::AsyncWriteExt;

    #[test]
    fn a_refusal_is_told_in_its_own_words() {
        let body = r#"{"title":"Not found","code":"NOT_FOUND","detail":"no such event"}"#;
        assert_eq!(reason(StatusCode::NOT_FOUND, body), "NOT_FOUND: no such event");
        assert_eq!(reason(StatusCode::BAD_GATEWAY, "<html>"), "Bad Gateway");
    }

    /// A server that gives these answers, one a connection.
    async fn server(answers: &'static [&'static str]) -> String {
        let socket = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
        let address = socket.local_addr().expect("an address");
        tokio::spawn(async move {
            for answer in answers {
                let (mut stream, _) = socket.accept().await.expect("a client");
                let mut request = [0u8; 4096];
                let read = stream.read(&mut request).await.expect("a request");
                assert!(read > 0, "the client closed before it asked");
                let head = format!("HTTP/1.1 {answer}\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{{}}");
                stream.write_all(head.as_bytes()).await.expect("answered");
            }
        });
        format!("http://{address}")
    }

    #[tokio::test]
    async fn a_gateway_that_cannot_answer_yet_is_asked_again() {
        let url = server(&["503 Service Unavailable", "200 OK"]).await;
        let client = Client::new(&url, "token").expect("a client");
        assert_eq!(client.get("/v1/events").await.expect("the second answer"), serde_json::json!({}));
        // It was there a moment ago and is gone now: worth waiting for, though not in this test.
        assert!(client.reached.load(Ordering::Relaxed));
    }

    #[tokio::test]
    async fn a_gateway_that_never_was_there_is_not_waited_for() {
        let client = Client::new("http://127.0.0.1:1", "token").expect("a client");
        assert!(matches!(client.get("/v1/events").await, Err(ClientError::Unreachable { .. })));
    }
}
