//! Makes tokens: for the command line, for development, and for the devices that the gateway registers.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey, KeypairBytes};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The file of the key inside its folder.
pub const FILE_NAME: &str = "jwt.pem";

#[derive(Debug, thiserror::Error)]
pub enum MintError {
    #[error("cannot use the key file {path}: {source}", path = .path.display())]
    File { path: PathBuf, source: std::io::Error },
    #[error("the key file {path} does not hold an Ed25519 private key in PKCS #8 PEM", path = .path.display())]
    NotAKey { path: PathBuf },
    #[error("the token could not be signed: {0}")]
    Sign(String),
}

/// An Ed25519 key that signs tokens (EdDSA), and the name its public half is known by.
#[derive(Clone)]
pub struct KeyFile {
    key: SigningKey,
    kid: String,
    encoding: EncodingKey,
}

impl std::fmt::Debug for KeyFile {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "KeyFile({})", self.kid)
    }
}

impl KeyFile {
    pub fn generate() -> KeyFile {
        KeyFile::from_key(SigningKey::from_bytes(&rand::random()))
    }

    fn from_key(key: SigningKey) -> KeyFile {
        // PKCS #8 version 1 (no public half): what every reader of such files understands.
        let bare = KeypairBytes { secret_key: key.to_bytes(), public_key: None };
        let der = bare.to_pkcs8_der().expect("an Ed25519 key always has a PKCS #8 form");
        let encoding = EncodingKey::from_ed_der(der.as_bytes());
        let kid = URL_SAFE_NO_PAD.encode(&Sha256::digest(key.verifying_key().as_bytes())[..12]);
        KeyFile { key, kid, encoding }
    }

    /// Reads `jwt.pem` of the folder, or the file itself if the path names one.
    ///
    /// # Errors
    /// The file cannot be read, or holds no Ed25519 private key.
    pub fn load(path: &Path) -> Result<KeyFile, MintError> {
        let path = if path.is_dir() { path.join(FILE_NAME) } else { path.to_path_buf() };
        let pem = std::fs::read_to_string(&path).map_err(|source| MintError::File { path: path.clone(), source })?;
        let key = SigningKey::from_pkcs8_pem(&pem).map_err(|_| MintError::NotAKey { path })?;
        Ok(KeyFile::from_key(key))
    }

    /// Writes `jwt.pem` into the folder, readable by its owner only.
    ///
    /// # Errors
    /// The file exists already (a key is never overwritten) or cannot be written.
    pub fn save(&self, folder: &Path) -> Result<PathBuf, MintError> {
        let path = folder.join(FILE_NAME);
        let failed = |source| MintError::File { path: path.clone(), source };
        let bare = KeypairBytes { secret_key: self.key.to_bytes(), public_key: None };
        let pem = bare.to_pkcs8_pem(LineEnding::LF).expect("an Ed25519 key always has a PKCS #8 form");
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).map_err(failed)?;
        file.write_all(pem.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(path)
    }

    pub fn kid(&self) -> &str {
        &self.kid
    }

    /// The public half as a JWKS, for `auth` to trust.
    pub fn jwks(&self) -> serde_json::Value {
        serde_json::json!({ "keys": [{
            "kty": "OKP",
            "crv": "Ed25519",
            "use": "sig",
            "alg": "EdDSA",
            "kid": self.kid,
            "x": URL_SAFE_NO_PAD.encode(self.key.verifying_key().as_bytes()),
        }] })
    }
}

/// What a token is: decides which rights it can have at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TokenType {
    #[default]
    User,
    Customer,
    Device,
    /// A client's application: opens what is open to everybody.
    App,
}

/// The claims of a token. Times are seconds since 1970.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Claims {
    pub iss: String,
    pub aud: String,
    pub exp: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nbf: Option<u64>,
    pub iat: u64,
    /// Who: `usr_...`, `cus_...`, or the device's id.
    pub sub: String,
    /// `tnt_...`; absent or `*` makes a platform token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    #[serde(default)]
    pub typ: TokenType,
    #[serde(default)]
    pub permissions: Vec<String>,
    /// Devices: the events (id or slug) it may scan for; absent = all of the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<String>>,
    /// Devices: the scan points it stands at; absent = all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scan_points: Option<Vec<String>>,
    /// Customers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
}

/// Signs the claims (EdDSA).
///
/// # Errors
/// The claims cannot be written as JSON.
pub fn mint(key: &KeyFile, claims: &Claims) -> Result<String, MintError> {
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(key.kid.clone());
    jsonwebtoken::encode(&header, claims, &key.encoding).map_err(|error| MintError::Sign(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_saved_key_is_the_same_key_and_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let key = KeyFile::generate();
        let path = key.save(folder.path()).unwrap();
        assert_eq!(KeyFile::load(folder.path()).unwrap().jwks(), key.jwks());
        assert_eq!(KeyFile::load(&path).unwrap().kid(), key.kid());
        assert!(matches!(KeyFile::generate().save(folder.path()), Err(MintError::File { .. })));
        assert_eq!(KeyFile::load(&path).unwrap().kid(), key.kid());
    }

    #[test]
    fn garbage_is_not_a_key() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE_NAME), "garbage").unwrap();
        assert!(matches!(KeyFile::load(folder.path()), Err(MintError::NotAKey { .. })));
    }
}
