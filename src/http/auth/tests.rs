//! Tokens that are taken, and every way to be refused.

use super::mint::{Claims, KeyFile, TokenType, mint};
use super::*;
use jsonwebtoken::{Algorithm, EncodingKey, Header};

const SECRET: &str = "a development secret of 32 bytes or more";

fn claims() -> Claims {
    let now = now_s() as u64;
    Claims {
        iss: "gatehouse".into(),
        aud: "gatehouse".into(),
        exp: now + 600,
        nbf: None,
        iat: now,
        sub: "usr_1".into(),
        tenant: Some("tnt_01h455vb4pex5vsknk084sn02q".into()),
        typ: TokenType::User,
        permissions: vec!["SCANNING".into()],
        events: None,
        scan_points: None,
        email: None,
    }
}

fn settings(folder: &std::path::Path, keys: &[&KeyFile]) -> Settings {
    let all: Vec<_> = keys.iter().flat_map(|key| key.jwks()["keys"].as_array().unwrap().clone()).collect();
    let path = folder.join("jwks.json");
    std::fs::write(&path, serde_json::json!({ "keys": all }).to_string()).unwrap();
    Settings {
        issuers: vec![Issuer {
            issuer: "gatehouse".into(),
            audience: "gatehouse".into(),
            keys: vec![Keys::JwksFile(path)],
        }],
        ..Settings::default()
    }
}

async fn auth(keys: &[&KeyFile]) -> Auth {
    let folder = tempfile::tempdir().unwrap();
    Auth::start(&settings(folder.path(), keys)).await.unwrap()
}

fn refusal(auth: &Auth, token: &str) -> TokenError {
    // Twice: a refusal must not be remembered as something else.
    let first = auth.check(token, now_s()).err();
    assert_eq!(auth.check(token, now_s()).err(), first);
    first.expect("the token must be refused")
}

#[actix_web::test]
async fn a_genuine_token_names_its_caller() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let caller = auth.check(&mint(&key, &claims()).unwrap(), now_s()).unwrap();
    assert_eq!(caller.tenant.unwrap().to_string(), "tnt_01h455vb4pex5vsknk084sn02q");
    assert!(caller.may(Action::TicketScan, &Resource::ANY));
    assert!(!caller.may(Action::TicketWrite, &Resource::ANY));
}

#[actix_web::test]
async fn time_issuer_audience_and_subject_are_checked() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let now = now_s() as u64;
    let check = |claims: Claims| refusal(&auth, &mint(&key, &claims).unwrap());
    assert_eq!(check(Claims { exp: now - 60, ..claims() }), TokenError::Expired);
    assert_eq!(check(Claims { nbf: Some(now + 60), ..claims() }), TokenError::NotYet);
    assert_eq!(check(Claims { iss: "other".into(), ..claims() }), TokenError::Invalid);
    assert_eq!(check(Claims { aud: "other".into(), ..claims() }), TokenError::Invalid);
    assert_eq!(check(Claims { sub: String::new(), ..claims() }), TokenError::Invalid);
    assert_eq!(check(Claims { tenant: Some("tnt_short".into()), ..claims() }), TokenError::Invalid);
    assert_eq!(check(Claims { typ: TokenType::Device, ..claims() }), TokenError::Invalid);
}

#[actix_web::test]
async fn a_remembered_token_still_expires() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let token = mint(&key, &claims()).unwrap();
    assert!(auth.check(&token, now_s()).is_ok());
    assert_eq!(auth.check(&token, now_s() + 700).err(), Some(TokenError::Expired));
}

#[actix_web::test]
async fn a_token_that_a_connection_remembers_still_expires() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let (token, other) = (mint(&key, &claims()).unwrap(), Claims { sub: "other".into(), ..claims() });
    let last = LastToken::default();
    for _ in 0..2 {
        assert!(auth.check_again(&token, &last, now_s()).is_ok());
    }
    let other = auth.check_again(&mint(&key, &other).unwrap(), &last, now_s()).unwrap();
    assert_eq!(other.subject.as_str(), "other");
    assert!(auth.check_again(&token, &last, now_s()).is_ok());
    assert_eq!(auth.check_again(&token, &last, now_s() + 700).err(), Some(TokenError::Expired));
}

#[actix_web::test]
async fn another_key_is_refused_even_under_the_known_name() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let stranger = KeyFile::generate();
    assert_eq!(refusal(&auth, &mint(&stranger, &claims()).unwrap()), TokenError::Invalid);
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some(key.kid().to_owned());
    let folder = tempfile::tempdir().unwrap();
    let pem = std::fs::read(stranger.save(folder.path()).unwrap()).unwrap();
    let forged = jsonwebtoken::encode(&header, &claims(), &EncodingKey::from_ed_pem(&pem).unwrap()).unwrap();
    assert_eq!(refusal(&auth, &forged), TokenError::Invalid);
}

#[actix_web::test]
async fn the_algorithm_belongs_to_the_key() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let public = key.jwks()["keys"][0]["x"].as_str().unwrap().to_owned();
    // The public key as an HMAC secret: the classic confusion, with and without the key's name.
    for kid in [Some(key.kid().to_owned()), None] {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = kid;
        let token = jsonwebtoken::encode(&header, &claims(), &EncodingKey::from_secret(public.as_bytes())).unwrap();
        assert_eq!(refusal(&auth, &token), TokenError::Invalid);
    }
    // No algorithm at all.
    let genuine = mint(&key, &claims()).unwrap();
    let payload = genuine.split('.').nth(1).unwrap();
    assert_eq!(refusal(&auth, &format!("eyJhbGciOiJub25lIn0.{payload}.")), TokenError::Invalid);
    assert_eq!(refusal(&auth, "garbage"), TokenError::Invalid);
    assert_eq!(refusal(&auth, ""), TokenError::Invalid);
    assert_eq!(refusal(&auth, &"x".repeat(100_000)), TokenError::Invalid);
}

#[actix_web::test]
async fn a_changed_payload_is_refused() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let weak = mint(&key, &claims()).unwrap();
    let strong = mint(&key, &Claims { permissions: vec!["FULL".into()], ..claims() }).unwrap();
    let parts: Vec<&str> = weak.split('.').collect();
    let mixed = format!("{}.{}.{}", parts[0], strong.split('.').nth(1).unwrap(), parts[2]);
    assert_eq!(refusal(&auth, &mixed), TokenError::Invalid);
}

#[actix_web::test]
async fn several_keys_are_good_at_a_time() {
    let (old, new) = (KeyFile::generate(), KeyFile::generate());
    let auth = auth(&[&old, &new]).await;
    for key in [&old, &new] {
        assert!(auth.check(&mint(key, &claims()).unwrap(), now_s()).is_ok());
    }
}

#[actix_web::test]
async fn a_key_that_left_the_set_takes_its_tokens_along() {
    let (old, new) = (KeyFile::generate(), KeyFile::generate());
    let auth = auth(&[&old, &new]).await;
    let token = mint(&old, &claims()).unwrap();
    let last = LastToken::default();
    assert!(auth.check_again(&token, &last, now_s()).is_ok());
    let terms = Terms { issuer: "gatehouse".into(), audience: "gatehouse".into(), leeway_s: 0 };
    let fresh = keys::from_jwks(new.jwks().to_string().as_bytes(), &terms).unwrap();
    auth.inner.replace(0, fresh);
    assert_eq!(auth.check_again(&token, &last, now_s()).err(), Some(TokenError::Invalid));
    assert_eq!(refusal(&auth, &token), TokenError::Invalid);
    assert!(auth.check(&mint(&new, &claims()).unwrap(), now_s()).is_ok());
}

#[actix_web::test]
async fn a_shared_secret_works_alone_and_never_beside_a_key_set() {
    let folder = tempfile::tempdir().unwrap();
    let key = KeyFile::generate();
    let mut both = settings(folder.path(), &[&key]);
    let secret =
        Issuer { issuer: "gatehouse".into(), audience: "gatehouse".into(), keys: vec![Keys::Secret(SECRET.into())] };
    both.issuers.push(secret.clone());
    assert!(matches!(Auth::start(&both).await.err(), Some(SetUpError::IssuerTwice(_))));
    let mut beside = settings(folder.path(), &[&key]);
    beside.issuers[0].keys.push(Keys::Secret(SECRET.into()));
    assert!(matches!(Auth::start(&beside).await.err(), Some(SetUpError::SecretBesideKeySet(_))));

    let alone = Auth::start(&Settings { issuers: vec![secret.clone()], ..Settings::default() }).await.unwrap();
    let hmac = EncodingKey::from_secret(SECRET.as_bytes());
    let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims(), &hmac).unwrap();
    assert!(alone.check(&token, now_s()).is_ok());
    let other = EncodingKey::from_secret(b"another secret of 32 bytes or more, surely");
    let forged = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims(), &other).unwrap();
    assert_eq!(refusal(&alone, &forged), TokenError::Invalid);

    // Beside another issuer's key set the secret speaks for its own issuer only.
    let mut apart = settings(folder.path(), &[&key]);
    apart.issuers.push(Issuer { issuer: "dev".into(), ..secret });
    let apart = Auth::start(&apart).await.unwrap();
    assert_eq!(refusal(&apart, &token), TokenError::Invalid);
    let short = Issuer { issuer: "x".into(), audience: "x".into(), keys: vec![Keys::Secret("short".into())] };
    assert!(Auth::start(&Settings { issuers: vec![short], ..Settings::default() }).await.is_err());
}

#[test]
fn keys_for_other_purposes_are_left_out() {
    let terms = Terms { issuer: "i".into(), audience: "a".into(), leeway_s: 0 };
    let good = KeyFile::generate().jwks()["keys"][0].clone();
    let with = |field: &str, value: &str| {
        let mut key = good.clone();
        key[field] = value.into();
        key
    };
    let read = |keys: serde_json::Value| {
        keys::from_jwks(serde_json::json!({ "keys": keys }).to_string().as_bytes(), &terms).map(|keys| keys.len())
    };
    assert_eq!(read(serde_json::json!([good, { "kty": "later" }, with("use", "enc")])).unwrap(), 1);
    assert!(read(serde_json::json!([with("x", "AAAA")])).is_err());
    assert!(read(serde_json::json!([with("alg", "HS256")])).is_err());
    assert!(read(serde_json::json!([{ "kty": "oct", "k": "c2VjcmV0", "alg": "HS256" }])).is_err());
    assert!(keys::from_jwks(b"[]", &terms).is_err());
}

#[actix_web::test]
async fn customers_have_no_rights_at_the_gate_and_devices_only_their_events() {
    let key = KeyFile::generate();
    let auth = auth(&[&key]).await;
    let full = vec!["FULL".to_owned()];
    let customer = Claims { typ: TokenType::Customer, permissions: full.clone(), ..claims() };
    let caller = auth.check(&mint(&key, &customer).unwrap(), now_s()).unwrap();
    assert!(!caller.may(Action::TicketScan, &Resource::ANY));

    let here = crate::domain::ids::EventId::from_bytes([1; 16]);
    let device = Claims {
        typ: TokenType::Device,
        sub: "dev_01h455vb4pex5vsknk084sn02q".into(),
        events: Some(vec![here.to_string(), "by-slug".into()]),
        ..claims()
    };
    let caller = auth.check(&mint(&key, &device).unwrap(), now_s()).unwrap();
    let scope = caller.device().unwrap();
    assert!(scope.serves(here, "any"));
    assert!(scope.serves(crate::domain::ids::EventId::from_bytes([2; 16]), "by-slug"));
    assert!(!scope.serves(crate::domain::ids::EventId::from_bytes([2; 16]), "another"));
    let nowhere = Claims { tenant: None, ..device };
    assert_eq!(refusal(&auth, &mint(&key, &nowhere).unwrap()), TokenError::Invalid);
}
