//! The keys that tokens may be signed with. The algorithm belongs to the key, never to the token.

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind, Validation};
use sha2::{Digest, Sha256};

/// Keys of one issuer; more than any issuer publishes.
const KEYS_MAX: usize = 64;
/// An HS256 secret shorter than its hash can be guessed offline.
const SECRET_MIN_BYTES: usize = 32;
const ED25519_BYTES: usize = 32;

#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("the key set is not a JWKS: {0}")]
    NotAKeySet(String),
    #[error("the key set holds no key that can sign tokens here (EdDSA, RS256 or ES256)")]
    NoUsableKey,
    #[error("the key set holds more than {KEYS_MAX} keys")]
    TooMany,
    #[error("the HS256 secret must be at least {SECRET_MIN_BYTES} bytes long")]
    WeakSecret,
}

/// What tokens of one issuer must say.
#[derive(Debug, Clone)]
pub struct Terms {
    pub issuer: String,
    pub audience: String,
    pub leeway_s: u64,
}

/// One key, and everything a token signed with it must satisfy.
#[derive(Clone)]
pub struct TrustedKey {
    pub kid: Option<String>,
    pub key: DecodingKey,
    pub validation: Validation,
    /// Tells whether a key set still holds this very key.
    pub fingerprint: [u8; 32],
}

impl TrustedKey {
    fn new(kid: Option<String>, key: DecodingKey, algorithm: Algorithm, terms: &Terms) -> TrustedKey {
        let fingerprint = fingerprint(kid.as_deref(), &key);
        let mut validation = Validation::new(algorithm);
        validation.leeway = terms.leeway_s;
        validation.validate_nbf = true;
        validation.set_issuer(&[&terms.issuer]);
        validation.set_audience(&[&terms.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        TrustedKey { kid, key, validation, fingerprint }
    }
}

fn fingerprint(kid: Option<&str>, key: &DecodingKey) -> [u8; 32] {
    let hash = Sha256::new().chain_update(kid.unwrap_or_default()).chain_update([0]);
    let hash = match key.kind() {
        DecodingKeyKind::SecretOrDer(bytes) => hash.chain_update(bytes),
        DecodingKeyKind::RsaModulusExponent { n, e } => hash.chain_update(n).chain_update([0]).chain_update(e),
    };
    hash.finalize().into()
}

/// Reads a JWKS. Keys for other purposes are left out.
pub fn from_jwks(bytes: &[u8], terms: &Terms) -> Result<Vec<TrustedKey>, KeyError> {
    // A set with one key of an unknown kind is still good for the others, so they are read one by one.
    #[derive(serde::Deserialize)]
    struct Raw {
        keys: Vec<serde_json::Value>,
    }
    let raw: Raw = serde_json::from_slice(bytes).map_err(|error| KeyError::NotAKeySet(error.to_string()))?;
    if raw.keys.len() > KEYS_MAX {
        return Err(KeyError::TooMany);
    }
    let jwks = JwkSet { keys: raw.keys.into_iter().filter_map(|key| serde_json::from_value(key).ok()).collect() };
    let keys: Vec<TrustedKey> = jwks.keys.iter().filter_map(|jwk| trusted(jwk, terms)).collect();
    if keys.is_empty() { Err(KeyError::NoUsableKey) } else { Ok(keys) }
}

/// The development key: a secret shared with whoever mints.
pub fn from_secret(secret: &str, terms: &Terms) -> Result<TrustedKey, KeyError> {
    if secret.len() < SECRET_MIN_BYTES {
        return Err(KeyError::WeakSecret);
    }
    Ok(TrustedKey::new(None, DecodingKey::from_secret(secret.as_bytes()), Algorithm::HS256, terms))
}

fn trusted(jwk: &Jwk, terms: &Terms) -> Option<TrustedKey> {
    if matches!(jwk.common.public_key_use, Some(PublicKeyUse::Encryption)) {
        return None;
    }
    let algorithm = algorithm_of(jwk)?;
    let key = DecodingKey::from_jwk(jwk).ok()?;
    // A short key would only fail later, in the middle of a request.
    if algorithm == Algorithm::EdDSA && key.try_get_as_bytes().ok()?.len() != ED25519_BYTES {
        return None;
    }
    Some(TrustedKey::new(jwk.common.key_id.clone(), key, algorithm, terms))
}

/// The one algorithm a key is for: by its kind, and its own `alg` must not contradict it.
fn algorithm_of(jwk: &Jwk) -> Option<Algorithm> {
    let (algorithm, named) = match &jwk.algorithm {
        AlgorithmParameters::OctetKeyPair(pair) if pair.curve == EllipticCurve::Ed25519 => {
            (Algorithm::EdDSA, KeyAlgorithm::EdDSA)
        }
        AlgorithmParameters::EllipticCurve(point) if point.curve == EllipticCurve::P256 => {
            (Algorithm::ES256, KeyAlgorithm::ES256)
        }
        AlgorithmParameters::RSA(_) => (Algorithm::RS256, KeyAlgorithm::RS256),
        // A secret in a public set, another curve, or a kind we do not know.
        _ => return None,
    };
    match jwk.common.key_algorithm {
        Some(stated) if stated != named => None,
        _ => Some(algorithm),
    }
}
