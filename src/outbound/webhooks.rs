//! One call of one subscription.

use crate::outbound::guard::{GuardedResolver, check_url};
use crate::outbound::signing;
use crate::outbound::{Again, Failed};
use reqwest::header::{CONTENT_TYPE, HeaderMap, RETRY_AFTER};
use std::error::Error;
use std::sync::Arc;
use std::time::Duration;

/// What is read of an answer before the connection is given up; nobody looks at it.
const ANSWER_BYTES_MAX: usize = 64 * 1024;
/// A receiver may ask for no longer pause than this.
const RETRY_AFTER_MAX: Duration = Duration::from_secs(86_400);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

#[derive(Debug, Clone)]
pub struct Settings {
    /// From the look-up of the name to the last byte of the answer.
    pub timeout: Duration,
    /// Whether URLs may lead to this machine and to private networks.
    pub allow_private: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { timeout: Duration::from_secs(10), allow_private: false }
    }
}

/// One call to make.
pub struct Call<'a> {
    pub url: &'a str,
    /// The newest first; each signs.
    pub secrets: &'a [String],
    /// The same at every attempt, so that a receiver can tell a repetition.
    pub id: String,
    /// Of this attempt, in seconds since 1970.
    pub timestamp: i64,
    pub body: Vec<u8>,
}

/// Calls subscriptions; a clone shares its connections.
#[derive(Debug, Clone)]
pub struct Caller {
    http: reqwest::Client,
    settings: Settings,
}

impl Caller {
    /// Errors: the TLS library cannot be set up.
    pub fn new(settings: Settings) -> Result<Caller, reqwest::Error> {
        // Whoever came first chose the same provider: it is the only one in the build.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = client(&settings).build().or_else(|error| {
            tracing::warn!(%error, "no system certificates: webhooks can reach plain http only");
            client(&settings).tls_certs_only([]).build()
        })?;
        Ok(Caller { http, settings })
    }

    /// Posts it once. Any answer of 200 to 299 is a delivery; redirects are not followed.
    pub async fn call(&self, call: Call<'_>) -> Result<(), Failed> {
        let url = check_url(call.url, self.settings.allow_private)
            .map_err(|refusal| Failed::never(format!("the URL {refusal}")))?;
        let request = self
            .http
            .post(url)
            .header(CONTENT_TYPE, "application/json")
            .header("webhook-id", &call.id)
            .header("webhook-timestamp", call.timestamp)
            .header("webhook-signature", signing::standard(call.secrets, &call.id, call.timestamp, &call.body))
            .header("x-session-signature", signing::session(call.secrets, call.timestamp, &call.body))
            .body(call.body);
        let mut answer = request.send().await.map_err(unreachable)?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        // To its end, or as far as is sensible: the connection can be used again then.
        let mut read = 0;
        while let Ok(Some(chunk)) = answer.chunk().await {
            read += chunk.len();
            if read > ANSWER_BYTES_MAX {
                break;
            }
        }
        match status.as_u16() {
            200..=299 => Ok(()),
            status => Err(refused(status, &headers)),
        }
    }
}

fn client(settings: &Settings) -> reqwest::ClientBuilder {
    reqwest::Client::builder()
        .no_proxy()
        .dns_resolver(Arc::new(GuardedResolver { allow_private: settings.allow_private }))
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT.min(settings.timeout))
        .timeout(settings.timeout)
        .pool_max_idle_per_host(2)
        .user_agent(concat!("Gatehouse/", env!("CARGO_PKG_VERSION")))
}

fn unreachable(error: reqwest::Error) -> Failed {
    if error.is_timeout() {
        return Failed::later("the receiver did not answer in time");
    }
    let error = error.without_url();
    let mut cause: &dyn Error = &error;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    Failed::later(format!("the receiver could not be reached: {cause}"))
}

fn refused(status: u16, headers: &HeaderMap) -> Failed {
    match status {
        300..=399 => Failed::later(format!("the receiver answered {status}; redirects are not followed")),
        410 => Failed::never("the receiver answered 410: gone for good"),
        _ => {
            let seconds = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.trim().parse().ok());
            let pause = seconds.map(|seconds| Duration::from_secs(seconds).min(RETRY_AFTER_MAX));
            Failed { again: Again::Later(pause), ..Failed::later(format!("the receiver answered {status}")) }
        }
    }
    .with_status(status)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_receiver_says_decides_whether_to_try_again() {
        let mut headers = HeaderMap::new();
        assert_eq!(refused(500, &headers).again, Again::Later(None));
        assert_eq!(refused(404, &headers).again, Again::Later(None));
        assert_eq!(refused(410, &headers).again, Again::Never);
        assert!(refused(302, &headers).why.contains("redirects"));
        headers.insert(RETRY_AFTER, "120".parse().expect("a header"));
        assert_eq!(refused(429, &headers).again, Again::Later(Some(Duration::from_secs(120))));
        headers.insert(RETRY_AFTER, "999999999".parse().expect("a header"));
        assert_eq!(refused(503, &headers).again, Again::Later(Some(RETRY_AFTER_MAX)));
        headers.insert(RETRY_AFTER, "Fri, 31 Dec 1999 23:59:59 GMT".parse().expect("a header"));
        assert_eq!(refused(503, &headers).again, Again::Later(None));
    }

    #[tokio::test]
    async fn a_private_url_is_never_called() {
        let caller = Caller::new(Settings::default()).expect("a client");
        let call = |url| Call { url, secrets: &[], id: "ntf_1".into(), timestamp: 0, body: Vec::new() };
        let failed = caller.call(call("http://127.0.0.1:9/")).await.expect_err("private");
        assert_eq!(failed.again, Again::Never);
        assert!(failed.why.contains("public address"), "{}", failed.why);
    }
}
