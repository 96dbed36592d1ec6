//! One call of another node. Each thread keeps its own connections, so that none depends on a thread that ends first.

use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use reqwest::header::{HeaderName, HeaderValue};
use std::cell::RefCell;
use std::sync::Arc;
use std::time::Duration;

/// Where a question, or an answer, carries its seal.
pub const SEAL: HeaderName = HeaderName::from_static("x-gatehouse-seal");

/// A live node in the same network takes a connection at once.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(500);
/// Shorter than a node keeps a connection that nobody uses.
const IDLE: Duration = Duration::from_secs(30);

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// It was not sent.
    #[error("the node cannot be reached: {0}")]
    NotSent(String),
    /// It may have been heard.
    #[error("the node did not answer: {0}")]
    Unanswered(String),
}

/// Bytes and their seal.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub seal: String,
    pub body: Bytes,
}

/// How nodes are called: plainly, unless it says how by TLS. A clone is the same.
#[derive(Debug, Clone, Default)]
pub struct Way(Option<Arc<rustls::ClientConfig>>);

impl Way {
    /// Only nodes that this configuration trusts are called.
    pub fn tls(config: rustls::ClientConfig) -> Way {
        Way(Some(Arc::new(config)))
    }

    fn scheme(&self) -> &'static str {
        if self.0.is_some() { "https" } else { "http" }
    }

    fn is(&self, other: &Way) -> bool {
        match (&self.0, &other.0) {
            (None, None) => true,
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, Some(_)) | (Some(_), None) => false,
        }
    }
}

thread_local! {
    /// One for each way: a process has one, but for tests with several nodes in it.
    static CLIENTS: RefCell<Vec<(Way, reqwest::Client)>> = const { RefCell::new(Vec::new()) };
}

fn client(way: &Way) -> Result<reqwest::Client, reqwest::Error> {
    CLIENTS.with_borrow_mut(|kept| {
        if let Some((_, client)) = kept.iter().find(|(of, _)| of.is(way)) {
            return Ok(client.clone());
        }
        // Whoever came first chose the same provider: it is the only one in the build.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = match &way.0 {
            Some(tls) => reqwest::Client::builder().tls_backend_preconfigured(rustls::ClientConfig::clone(tls)),
            None => reqwest::Client::builder().tls_certs_only([]),
        };
        let client = builder
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .pool_idle_timeout(IDLE)
            .tcp_nodelay(true)
            .build()?;
        kept.push((way.clone(), client.clone()));
        Ok(client)
    })
}

/// One question and its answer, within a time.
pub async fn ask(way: &Way, addr: &str, path: &str, question: Sealed, within: Duration) -> Result<Sealed, CallError> {
    let call = async {
        let response = send(way, addr, path, question).await?;
        let seal = seal_of(&response);
        let body = response.bytes().await.map_err(failed)?;
        Ok(Sealed { seal, body })
    };
    let told = tokio::time::timeout(within, call).await;
    told.unwrap_or_else(|_| Err(CallError::Unanswered("not in time".into())))
}

/// The same with an answer that goes on: its pieces as they come.
pub async fn listen(
    way: &Way,
    addr: &str,
    path: &str,
    question: Sealed,
    within: Duration,
) -> Result<impl Stream<Item = Result<Bytes, CallError>> + use<>, CallError> {
    let response = tokio::time::timeout(within, send(way, addr, path, question)).await;
    let response = response.unwrap_or_else(|_| Err(CallError::Unanswered("not in time".into())))?;
    Ok(response.bytes_stream().map(|piece| piece.map_err(failed)))
}

async fn send(way: &Way, addr: &str, path: &str, question: Sealed) -> Result<reqwest::Response, CallError> {
    let url = format!("{}://{addr}{path}", way.scheme());
    let seal = HeaderValue::from_str(&question.seal).map_err(|error| CallError::NotSent(error.to_string()))?;
    let request = client(way).map_err(failed)?.post(url).header(SEAL, seal).body(question.body);
    let response = request.send().await.map_err(failed)?;
    if !response.status().is_success() {
        return Err(CallError::NotSent(format!("it answered {}", response.status().as_u16())));
    }
    Ok(response)
}

fn seal_of(response: &reqwest::Response) -> String {
    let seal = response.headers().get(SEAL).and_then(|seal| seal.to_str().ok());
    seal.unwrap_or_default().to_owned()
}

fn failed(error: reqwest::Error) -> CallError {
    // The address is known; the URL says nothing more.
    let (not_sent, why) = (error.is_connect() || error.is_builder(), error.without_url());
    let why = std::error::Error::source(&why).map_or_else(|| why.to_string(), |source| format!("{why}: {source}"));
    if not_sent { CallError::NotSent(why) } else { CallError::Unanswered(why) }
}
