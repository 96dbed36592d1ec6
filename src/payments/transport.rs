//! HTTP to a gateway: time-outs, retries that are harmless because every call carries a key, and bounded answers.

use super::PaymentError;
use futures_util::StreamExt;
use rand::RngExt;
use reqwest::{Method, RequestBuilder, Response};
use serde::de::DeserializeOwned;
use std::time::{Duration, Instant};

/// Largest answer that is read.
const ANSWER_MAX_BYTES: usize = 1024 * 1024;
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);

/// How long a gateway may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// To connect.
    pub connect: Duration,
    /// One try.
    pub attempt: Duration,
    /// All tries of one call together.
    pub call: Duration,
    /// Tries after the first.
    pub retries: u32,
}

/// What a gateway said.
pub(super) struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
    /// What the gateway says about trying again; `None` if it does not say.
    retry_wanted: Option<bool>,
    retry_after: Option<Duration>,
}

impl Answer {
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    pub fn read<T: DeserializeOwned>(&self) -> Result<T, PaymentError> {
        // The error of serde names a place and an expected type, never a value of ours.
        serde_json::from_slice(&self.body)
            .map_err(|error| PaymentError::Misconfigured(format!("its answer cannot be read: {error}")))
    }

    /// Worth another try: it had too much to do, is broken, or works on the same key right now.
    fn is_passing(&self) -> bool {
        self.retry_wanted.unwrap_or(matches!(self.status, 408 | 409 | 425 | 429) || self.status >= 500)
    }
}

#[derive(Clone)]
pub(super) struct Transport {
    client: reqwest::Client,
    base: String,
    timing: Timing,
}

impl Transport {
    /// `base` without a slash at its end.
    pub fn new(base: &str, timing: Timing) -> Result<Transport, PaymentError> {
        // Whoever came first chose the same provider: it is the only one in the build.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .connect_timeout(timing.connect)
            .timeout(timing.attempt)
            .redirect(reqwest::redirect::Policy::none())
            .user_agent(concat!("gatehouse/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| PaymentError::Misconfigured(error.without_url().to_string()))?;
        Ok(Transport { client, base: base.trim_end_matches('/').to_owned(), timing })
    }

    /// Sends until there is an answer that is not passing, or the time is over. `fill` adds head and body, each time anew.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        fill: impl Fn(RequestBuilder) -> RequestBuilder,
    ) -> Result<Answer, PaymentError> {
        let url = format!("{}{path}", self.base);
        let until = Instant::now() + self.timing.call;
        let mut pause = FIRST_PAUSE;
        let mut retries = 0;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let tried = tokio::time::timeout(left, once(fill(self.client.request(method.clone(), &url)))).await;
            let (wanted, outcome) = match tried {
                Ok(Ok(answer)) if !answer.is_passing() => return Ok(answer),
                Ok(Ok(answer)) => (answer.retry_after, Ok(answer)),
                Ok(Err(problem)) => (None, Err(problem)),
                Err(_) => return Err(PaymentError::Unavailable("it did not answer in time".to_owned())),
            };
            let wait = wanted.unwrap_or_else(|| pause.mul_f64(rand::rng().random_range(0.5..1.0)));
            if retries >= self.timing.retries || Instant::now() + wait >= until {
                return match outcome {
                    Ok(answer) => Err(PaymentError::Unavailable(format!("it answered {}", answer.status))),
                    Err(problem) => Err(PaymentError::Unavailable(problem)),
                };
            }
            tokio::time::sleep(wait).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
            retries += 1;
        }
    }
}

async fn once(request: RequestBuilder) -> Result<Answer, String> {
    let failed = |error: reqwest::Error| error.without_url().to_string();
    let answer = request.send().await.map_err(failed)?;
    let status = answer.status().as_u16();
    let retry_wanted = match header(&answer, "stripe-should-retry") {
        Some("true") => Some(true),
        Some("false") => Some(false),
        Some(_) | None => None,
    };
    let retry_after = header(&answer, "retry-after").and_then(|text| text.parse().ok()).map(Duration::from_secs);
    let mut body = Vec::new();
    let mut chunks = answer.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(failed)?;
        if body.len() + chunk.len() > ANSWER_MAX_BYTES {
            return Err("its answer is too large".to_owned());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(Answer { status, body, retry_wanted, retry_after })
}

fn header<'a>(answer: &'a Response, name: &str) -> Option<&'a str> {
    answer.headers().get(name).and_then(|value| value.to_str().ok())
}

/// A reference that comes from outside and may stand in a path: letters, digits, `_` and `-`.
pub(super) fn path_safe(reference: &str) -> Result<&str, PaymentError> {
    let good = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let fits = (1..=128).contains(&reference.len()) && reference.bytes().all(good);
    if fits { Ok(reference) } else { Err(PaymentError::UnknownPayment) }
}

/// `application/x-www-form-urlencoded`.
pub(super) fn form(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        if !text.is_empty() {
            text.push('&');
        }
        encode(name, &mut text);
        text.push('=');
        encode(value, &mut text);
    }
    text
}

fn encode(part: &str, text: &mut String) {
    for byte in part.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_encoded() {
        assert_eq!(
            form(&[("metadata[booking]", "ord_1"), ("a", "x&y= é")]),
            "metadata%5Bbooking%5D=ord_1&a=x%26y%3D%20%C3%A9"
        );
    }

    #[test]
    fn a_reference_cannot_leave_its_place_in_the_path() {
        assert_eq!(path_safe("pi_3Nab-9"), Ok("pi_3Nab-9"));
        for wrong in ["", "../balance", "pi_1?x=1", "pi 1", "pi_1/cancel", "%2e", &"a".repeat(129)] {
            assert_eq!(path_safe(wrong), Err(PaymentError::UnknownPayment), "{wrong:?}");
        }
    }
}
