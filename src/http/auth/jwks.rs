//! Key sets by file or URL: read at start, read again from time to time, still good when the issuer is down.

use crate::http::auth::keys::{self, KeyError, Terms, TrustedKey};
use crate::http::auth::{Inner, Keys, SetUpError};
use futures_util::StreamExt;
use std::sync::Weak;
use std::time::Duration;
use tokio::time::Instant;

/// A key set larger than this is no key set.
const SET_MAX_BYTES: usize = 256 * 1024;
const FETCH_TIMEOUT: Duration = Duration::from_secs(5);
/// A token with an unknown key asks for a refresh, but not more often than this: garbage must not flood the issuer.
const EARLY_REFRESH_MIN: Duration = Duration::from_secs(10);
/// While an issuer has never answered it is asked this often.
const RETRY: Duration = Duration::from_secs(2);

#[derive(Debug, thiserror::Error)]
enum FetchError {
    #[error("cannot read the key set: {0}")]
    File(#[from] std::io::Error),
    #[error("cannot fetch the key set: {0}")]
    Fetch(String),
    #[error("the key set is larger than {SET_MAX_BYTES} bytes")]
    TooLarge,
    #[error(transparent)]
    Keys(#[from] KeyError),
}

pub(crate) struct KeySource {
    keys: Keys,
    terms: Terms,
    client: Option<reqwest::Client>,
}

impl KeySource {
    pub(crate) fn new(keys: Keys, terms: Terms) -> Result<KeySource, SetUpError> {
        let client = match &keys {
            Keys::JwksUrl(_) => Some(client()?),
            Keys::JwksFile(_) | Keys::Secret(_) => None,
        };
        Ok(KeySource { keys, terms, client })
    }

    /// The keys at start: a wrong file stops the start, an issuer that is down does not.
    pub(crate) async fn first(&self) -> Result<Vec<TrustedKey>, SetUpError> {
        let issuer = || self.terms.issuer.clone();
        match self.read().await {
            Ok(keys) => Ok(keys),
            Err(FetchError::File(source)) => Err(SetUpError::File { issuer: issuer(), source }),
            Err(FetchError::Keys(source)) if !self.is_url() => Err(SetUpError::Keys { issuer: issuer(), source }),
            Err(error) => {
                tracing::warn!(issuer = %self.terms.issuer, %error, "no keys yet: tokens of the issuer are refused");
                Ok(Vec::new())
            }
        }
    }

    fn is_url(&self) -> bool {
        matches!(self.keys, Keys::JwksUrl(_))
    }

    async fn read(&self) -> Result<Vec<TrustedKey>, FetchError> {
        match (&self.keys, &self.client) {
            (Keys::JwksFile(path), _) => Ok(keys::from_jwks(&tokio::fs::read(path).await?, &self.terms)?),
            (Keys::Secret(secret), _) => Ok(vec![keys::from_secret(secret, &self.terms)?]),
            (Keys::JwksUrl(url), Some(client)) => Ok(keys::from_jwks(&fetch(client, url).await?, &self.terms)?),
            (Keys::JwksUrl(_), None) => Err(FetchError::Fetch("no client".to_owned())),
        }
    }
}

fn client() -> Result<reqwest::Client, SetUpError> {
    // Whoever came first chose the same provider: it is the only one in the build.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder()
        .timeout(FETCH_TIMEOUT)
        .redirect(reqwest::redirect::Policy::limited(3))
        .build()
        .map_err(|error| SetUpError::Client(error.to_string()))
}

async fn fetch(client: &reqwest::Client, url: &str) -> Result<Vec<u8>, FetchError> {
    let failed = |error: reqwest::Error| FetchError::Fetch(error.without_url().to_string());
    let answer = client.get(url).send().await.and_then(reqwest::Response::error_for_status).map_err(failed)?;
    let mut body = Vec::new();
    let mut chunks = answer.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(failed)?;
        if body.len() + chunk.len() > SET_MAX_BYTES {
            return Err(FetchError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// Reads the key sets again and again until nobody holds the [`crate::http::auth::Auth`] any more.
pub(crate) async fn keep_fresh(inner: Weak<Inner>, every: Duration) {
    loop {
        let Some(auth) = inner.upgrade() else { return };
        let settled = auth.keys.load().iter().all(|keys| !keys.is_empty());
        let pause = if settled { every.max(EARLY_REFRESH_MIN) } else { RETRY };
        drop(auth);
        wait(&inner, pause).await;
        let Some(auth) = inner.upgrade() else { return };
        for (place, source) in auth.sources.iter().enumerate() {
            match source.read().await {
                Ok(keys) => auth.replace(place, keys),
                // The keys known so far stay good: an issuer that is down must not close the gates.
                Err(error) => tracing::warn!(issuer = %source.terms.issuer, %error, "key set not refreshed"),
            }
        }
    }
}

/// Waits for the pause to end, for somebody who asks, or for a token with an unknown key once the shortest pause is over.
async fn wait(inner: &Weak<Inner>, pause: Duration) {
    let begun = Instant::now();
    // In slices, so that the task ends soon after its owner.
    while let Some(left) = pause.checked_sub(begun.elapsed()).filter(|left| !left.is_zero()) {
        let Some(auth) = inner.upgrade() else { return };
        let early = begun.elapsed() >= pause.min(EARLY_REFRESH_MIN);
        tokio::select! {
            () = tokio::time::sleep(left.min(Duration::from_secs(1))) => {}
            () = auth.asked.notified() => return,
            () = auth.unknown_key.notified(), if early => return,
        }
    }
}
