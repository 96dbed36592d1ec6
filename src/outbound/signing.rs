//! Signatures of webhooks: the Standard Webhooks scheme, and the one that subscribers of the Tickets API know.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::fmt::Write;

/// What every secret starts with; base 64 of its bytes follows.
pub const SECRET_PREFIX: &str = "whsec_";

/// The text of a secret.
pub fn secret_text(bytes: &[u8; 32]) -> String {
    format!("{SECRET_PREFIX}{}", STANDARD.encode(bytes))
}

/// `webhook-signature`: `v1,` and base 64 of HMAC-SHA256 over `id.timestamp.body`, one per secret, by spaces.
pub fn standard(secrets: &[String], id: &str, timestamp: i64, body: &[u8]) -> String {
    let head = format!("{id}.{timestamp}.");
    let one = |secret: &String| format!("v1,{}", STANDARD.encode(mac(secret, &head, body)));
    secrets.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// `x-session-signature`: `t=<timestamp>` and `v1=<hex HMAC-SHA256 over timestamp.body>`, one per secret, by commas.
pub fn session(secrets: &[String], timestamp: i64, body: &[u8]) -> String {
    let head = format!("{timestamp}.");
    let mut text = format!("t={timestamp}");
    for secret in secrets {
        text.push_str(",v1=");
        for byte in mac(secret, &head, body) {
            let _ = write!(text, "{byte:02x}");
        }
    }
    text
}

fn mac(secret: &str, head: &str, body: &[u8]) -> Vec<u8> {
    let encoded = secret.strip_prefix(SECRET_PREFIX).unwrap_or(secret);
    // Ours are always base 64; anything else signs with the text itself.
    let key = STANDARD.decode(encoded).unwrap_or_else(|_| secret.as_bytes().to_vec());
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).expect("HMAC takes keys of every length");
    mac.update(head.as_bytes());
    mac.update(body);
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sample of the Standard Webhooks specification.
    #[test]
    fn the_published_sample_is_signed_as_published() {
        let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".to_owned();
        let body = br#"{"test": 2432232314}"#;
        let signature = standard(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signature, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn while_a_secret_rotates_everything_is_signed_twice() {
        let secrets = [secret_text(&[1; 32]), secret_text(&[2; 32])];
        let both = standard(&secrets, "ntf_x", 7, b"{}");
        let parts: Vec<&str> = both.split(' ').collect();
        assert_eq!(parts.len(), 2);
        assert_eq!(parts[0], standard(&secrets[..1], "ntf_x", 7, b"{}"));
        assert_eq!(parts[1], standard(&secrets[1..], "ntf_x", 7, b"{}"));
        let session = session(&secrets, 7, b"{}");
        assert!(session.starts_with("t=7,v1=") && session.matches(",v1=").count() == 2, "{session}");
    }
}
