//! Tokens that the product would not make: every claim and header can be bent.

use super::gatehouse::Gatehouse;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Map, Value};

/// Makes tokens with the development key of a gatehouse, starting from one of its own tokens.
#[derive(Debug, Clone)]
pub struct Mint {
    pem: Vec<u8>,
    kid: Option<String>,
    claims: Map<String, Value>,
}

impl Mint {
    /// `like`: admin, scanner, order or customer.
    pub fn of(gatehouse: &Gatehouse, like: &str) -> Mint {
        let token = gatehouse.token(like);
        let mut parts = token.split('.').map(decode);
        let header = parts.next().expect("a token has a header");
        let claims = parts.next().expect("a token has claims");
        let pem = std::fs::read(find_key(&gatehouse.data_dir())).expect("the development key can be read");
        Mint {
            pem,
            kid: header["kid"].as_str().map(str::to_owned),
            claims: claims.as_object().expect("claims are an object").clone(),
        }
    }

    /// Sets a claim; `Null` takes it out.
    pub fn with(&self, claim: &str, value: impl Into<Value>) -> Mint {
        let mut changed = self.clone();
        match value.into() {
            Value::Null => drop(changed.claims.remove(claim)),
            value => drop(changed.claims.insert(claim.to_owned(), value)),
        }
        changed
    }

    /// Under the name of another key; it is signed by the one that lies in the data folder now.
    pub fn named(mut self, kid: &str) -> Mint {
        self.kid = Some(kid.to_owned());
        self
    }

    pub fn claim(&self, name: &str) -> Value {
        self.claims.get(name).cloned().unwrap_or_default()
    }

    /// Signed by the gateway's own development key.
    pub fn token(&self) -> String {
        self.signed_by(&EncodingKey::from_ed_pem(&self.pem).expect("the development key is Ed25519"), Algorithm::EdDSA)
    }

    /// Signed by somebody else, under the name of the real key.
    pub fn signed_by(&self, key: &EncodingKey, algorithm: Algorithm) -> String {
        let mut header = Header::new(algorithm);
        header.kid.clone_from(&self.kid);
        jsonwebtoken::encode(&header, &self.claims, key).expect("claims can be signed")
    }

    /// With a header of one's own and no signature: `{"alg":"none"}`.
    pub fn unsigned(&self) -> String {
        let header = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#);
        let claims = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&self.claims).expect("claims are JSON"));
        format!("{header}.{claims}.")
    }
}

fn decode(part: &str) -> Value {
    let bytes = URL_SAFE_NO_PAD.decode(part).unwrap_or_default();
    serde_json::from_slice(&bytes).unwrap_or_default()
}

/// `jwt.pem`, wherever in the data folder it lies.
fn find_key(folder: &std::path::Path) -> std::path::PathBuf {
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_name().to_str() {
                Some("jwt.pem") => return entry.path(),
                _ if entry.path().is_dir() => folders.push(entry.path()),
                _ => {}
            }
        }
    }
    panic!("no jwt.pem under {}", folder.display());
}
