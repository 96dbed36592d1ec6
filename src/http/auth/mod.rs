//! Token -> who, and what they may. The only user of jsonwebtoken.

pub mod caller;
pub mod jwks;
pub mod keys;
pub mod mint;
pub mod permissions;

pub use caller::{Caller, CallerKind, DeviceScope};
pub use permissions::{Action, Permissions, Resource};

use arc_swap::ArcSwap;
use jwks::KeySource;
use keys::{KeyError, Terms, TrustedKey};
use quick_cache::sync::Cache;
use sha2::{Digest, Sha256};
use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::Notify;

/// Longest token that is looked at; a longer one is refused before it is hashed.
const TOKEN_MAX_BYTES: usize = 8 * 1024;

/// Longest token that a connection remembers: there may be many connections.
const LAST_MAX_BYTES: usize = 2 * 1024;

/// Where the keys of an issuer come from.
#[derive(Clone, PartialEq, Eq)]
pub enum Keys {
    JwksFile(PathBuf),
    JwksUrl(String),
    /// HS256, development only: everybody who can check a token can make one.
    Secret(String),
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Keys::JwksFile(path) => write!(out, "JwksFile({})", path.display()),
            Keys::JwksUrl(_) => out.write_str("JwksUrl"),
            Keys::Secret(_) => out.write_str("Secret"),
        }
    }
}

/// One issuer whose tokens are taken.
#[derive(Debug, Clone)]
pub struct Issuer {
    pub issuer: String,
    pub audience: String,
    /// One or more key sets, or one secret.
    pub keys: Vec<Keys>,
}

#[derive(Debug, Clone)]
pub struct Settings {
    pub issuers: Vec<Issuer>,
    /// How often key sets are read again.
    pub refresh: Duration,
    /// Clock difference to issuers that is put up with.
    pub leeway_s: u64,
    /// Verified tokens remembered.
    pub cached_tokens: usize,
    /// Device tokens are refused once the list of revoked devices is older than this.
    pub revocations_max_age: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            issuers: Vec::new(),
            refresh: Duration::from_secs(300),
            leeway_s: 5,
            cached_tokens: 50_000,
            revocations_max_age: Duration::from_secs(5),
        }
    }
}

/// Why the gateway cannot check tokens at all.
#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    #[error("auth: name at least one issuer whose tokens are taken")]
    NoIssuer,
    #[error("auth: issuer `{0}` is named twice")]
    IssuerTwice(String),
    #[error("auth: issuer `{0}` has no keys")]
    NoKeys(String),
    #[error("auth: issuer `{0}` has an HS256 secret beside a JWKS; a secret is for development and stands alone")]
    SecretBesideKeySet(String),
    #[error("auth: keys of issuer `{issuer}`: {source}")]
    Keys { issuer: String, source: KeyError },
    #[error("auth: key file of issuer `{issuer}`: {source}")]
    File { issuer: String, source: std::io::Error },
    #[error("auth: the HTTP client for key sets cannot be made: {0}")]
    Client(String),
}

/// Why a token was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    #[error("give a bearer token in the Authorization header")]
    Missing,
    #[error("the bearer token cannot be accepted")]
    Invalid,
    #[error("the bearer token has expired")]
    Expired,
    #[error("the bearer token is not valid yet")]
    NotYet,
}

struct Remembered {
    caller: Arc<Caller>,
    /// Seconds since 1970, leeway included.
    expires_s: i64,
}

/// The token that a connection brought last, and what is known of it.
#[derive(Default)]
pub struct LastToken(RefCell<Option<Last>>);

struct Last {
    token: Box<str>,
    epoch: u64,
    known: Arc<Remembered>,
}

/// Checks tokens. Cheap to clone.
#[derive(Clone)]
pub struct Auth {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    /// One list per source, in the order of `sources`.
    keys: ArcSwap<Vec<Vec<TrustedKey>>>,
    sources: Vec<KeySource>,
    cache: Cache<[u8; 32], Arc<Remembered>>,
    /// Counts how often all that was remembered was forgotten.
    epoch: AtomicU64,
    leeway_s: u64,
    unknown_key: Notify,
    asked: Notify,
    pub(crate) revocations_max_age: Duration,
}

impl Auth {
    /// Reads every key set once and keeps them fresh as long as the value lives.
    ///
    /// A key set by URL that cannot be reached now is tried again; until then its tokens are refused ([`Auth::ready`]).
    ///
    /// # Errors
    /// No issuer, an issuer named twice, or a key file that holds no usable key.
    pub async fn start(settings: &Settings) -> Result<Auth, SetUpError> {
        refuse_contradictions(settings)?;
        let mut keys = Vec::new();
        let mut sources = Vec::new();
        for issuer in &settings.issuers {
            let terms =
                Terms { issuer: issuer.issuer.clone(), audience: issuer.audience.clone(), leeway_s: settings.leeway_s };
            for place in &issuer.keys {
                let source = KeySource::new(place.clone(), terms.clone())?;
                keys.push(source.first().await?);
                sources.push(source);
            }
        }
        let inner = Arc::new(Inner {
            keys: ArcSwap::from_pointee(keys),
            sources,
            cache: Cache::new(settings.cached_tokens.max(1)),
            epoch: AtomicU64::new(0),
            leeway_s: settings.leeway_s,
            unknown_key: Notify::new(),
            asked: Notify::new(),
            revocations_max_age: settings.revocations_max_age,
        });
        tokio::spawn(jwks::keep_fresh(Arc::downgrade(&inner), settings.refresh));
        Ok(Auth { inner })
    }

    /// Whether every key set has been read at least once.
    pub fn ready(&self) -> bool {
        self.inner.keys.load().iter().all(|keys| !keys.is_empty())
    }

    /// Has the key sets read again at once.
    pub fn refresh(&self) {
        self.inner.asked.notify_one();
    }

    pub(crate) fn revocations_max_age(&self) -> Duration {
        self.inner.revocations_max_age
    }

    /// Checks a token at the given time (seconds since 1970).
    ///
    /// # Errors
    /// See [`TokenError`]; the reasons are coarse on purpose.
    pub fn check(&self, token: &str, now_s: i64) -> Result<Arc<Caller>, TokenError> {
        self.known(token, now_s).map(|known| known.caller.clone())
    }

    /// The same on a connection that brought `last` before: most bring one token all the time. Saves hashing it and a look
    /// into everybody's cache, about half a microsecond.
    pub(crate) fn check_again(&self, token: &str, last: &LastToken, now_s: i64) -> Result<Arc<Caller>, TokenError> {
        let epoch = self.inner.epoch.load(Ordering::Acquire);
        if let Some(last) = &*last.0.borrow()
            && *last.token == *token
            && last.epoch == epoch
            && now_s < last.known.expires_s
        {
            return Ok(last.known.caller.clone());
        }
        let known = self.known(token, now_s)?;
        if token.len() <= LAST_MAX_BYTES {
            last.0.replace(Some(Last { token: token.into(), epoch, known: known.clone() }));
        }
        Ok(known.caller.clone())
    }

    fn known(&self, token: &str, now_s: i64) -> Result<Arc<Remembered>, TokenError> {
        if token.len() > TOKEN_MAX_BYTES {
            return Err(TokenError::Invalid);
        }
        let digest: [u8; 32] = Sha256::digest(token.as_bytes()).into();
        if let Some(known) = self.inner.cache.get(&digest) {
            if now_s < known.expires_s {
                return Ok(known);
            }
            self.inner.cache.remove(&digest);
            return Err(TokenError::Expired);
        }
        let (caller, exp) = self.inner.verify(token)?;
        let expires_s = i64::try_from(exp).unwrap_or(i64::MAX).saturating_add(self.inner.leeway_s as i64);
        let known = Arc::new(Remembered { caller: Arc::new(caller), expires_s });
        self.inner.cache.insert(digest, known.clone());
        Ok(known)
    }
}

impl Inner {
    fn verify(&self, token: &str) -> Result<(Caller, u64), TokenError> {
        let header = jsonwebtoken::decode_header(token).map_err(|_| TokenError::Invalid)?;
        let keys = self.keys.load();
        let mut refusal = TokenError::Invalid;
        let mut named = false;
        for key in keys.iter().flatten() {
            if let (Some(asked), Some(kid)) = (&header.kid, &key.kid) {
                if asked != kid {
                    continue;
                }
                named = true;
            }
            match jsonwebtoken::decode::<caller::TokenClaims>(token, &key.key, &key.validation) {
                Ok(data) => {
                    let exp = data.claims.exp;
                    return data.claims.caller().map(|caller| (caller, exp)).ok_or(TokenError::Invalid);
                }
                Err(error) => refusal = stronger(refusal, error.kind()),
            }
        }
        if header.kid.is_some() && !named {
            self.unknown_key.notify_one();
        }
        Err(refusal)
    }

    /// Takes over the new keys of one source and forgets tokens that an old key may have signed.
    fn replace(&self, place: usize, fresh: Vec<TrustedKey>) {
        let mut keys = Vec::clone(&self.keys.load());
        let gone = keys[place].iter().any(|old| fresh.iter().all(|new| new.fingerprint != old.fingerprint));
        keys[place] = fresh;
        self.keys.store(Arc::new(keys));
        if gone {
            self.epoch.fetch_add(1, Ordering::Release);
            self.cache.clear();
        }
    }
}

fn refuse_contradictions(settings: &Settings) -> Result<(), SetUpError> {
    if settings.issuers.is_empty() {
        return Err(SetUpError::NoIssuer);
    }
    for (place, issuer) in settings.issuers.iter().enumerate() {
        let name = || issuer.issuer.clone();
        if settings.issuers[..place].iter().any(|other| other.issuer == issuer.issuer) {
            return Err(SetUpError::IssuerTwice(name()));
        }
        let secrets = issuer.keys.iter().filter(|keys| matches!(keys, Keys::Secret(_))).count();
        match (secrets, issuer.keys.len()) {
            (_, 0) => return Err(SetUpError::NoKeys(name())),
            (0, _) | (1, 1) => {}
            (_, _) => return Err(SetUpError::SecretBesideKeySet(name())),
        }
    }
    Ok(())
}

/// A genuine token that is out of its time says so; everything else stays coarse.
fn stronger(known: TokenError, kind: &jsonwebtoken::errors::ErrorKind) -> TokenError {
    use jsonwebtoken::errors::ErrorKind;
    match kind {
        ErrorKind::ExpiredSignature => TokenError::Expired,
        ErrorKind::ImmatureSignature => TokenError::NotYet,
        _ => known,
    }
}

/// Seconds since 1970.
pub fn now_s() -> i64 {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests;
