//! Settings of payment gateways.

use super::Config;
use super::Secret;
use super::layers;
use serde::Deserialize;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payments {
    /// Whether the built-in sandbox plays the gateways that have no keys.
    pub sandbox: bool,
    pub connect_timeout_ms: u64,
    pub attempt_timeout_ms: u64,
    pub call_timeout_ms: u64,
    pub retries: u32,
    pub calls_max: usize,
    pub breaker_failures: u32,
    pub breaker_open_ms: u64,
    pub stripe: StripeKeys,
    pub paypal: PayPalKeys,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StripeKeys {
    /// Empty = not offered.
    pub secret_key: Secret,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub publishable_key: Option<String>,
    pub webhook_secret: Secret,
    pub base_url: String,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PayPalKeys {
    /// `None` = not offered.
    #[serde(deserialize_with = "layers::unless_empty")]
    pub client_id: Option<String>,
    pub client_secret: Secret,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub webhook_id: Option<String>,
    pub base_url: String,
}

/// Ranges of the numbers: key, value, least, most.
pub(super) fn numbers(config: &Config) -> Vec<(&'static str, u64, u64, u64)> {
    let payments = &config.payments;
    vec![
        ("payments.connect_timeout_ms", payments.connect_timeout_ms, 50, 60_000),
        ("payments.attempt_timeout_ms", payments.attempt_timeout_ms, 100, 120_000),
        ("payments.call_timeout_ms", payments.call_timeout_ms, 100, 300_000),
        ("payments.retries", u64::from(payments.retries), 0, 10),
        ("payments.calls_max", payments.calls_max as u64, 1, 100_000),
        ("payments.breaker_failures", u64::from(payments.breaker_failures), 1, 10_000),
        ("payments.breaker_open_ms", payments.breaker_open_ms, 100, 3_600_000),
    ]
}

/// The first text that cannot work, and why.
pub(super) fn texts(config: &Config) -> Option<(&'static str, &'static str)> {
    let payments = &config.payments;
    if payments.call_timeout_ms < payments.attempt_timeout_ms {
        return Some(("payments.call_timeout_ms", "must not be less than payments.attempt_timeout_ms"));
    }
    stripe_texts(&payments.stripe).or_else(|| paypal_texts(&payments.paypal))
}

fn stripe_texts(stripe: &StripeKeys) -> Option<(&'static str, &'static str)> {
    if !is_safe(&stripe.base_url) {
        return Some(("payments.stripe.base_url", NOT_SAFE));
    }
    let key = stripe.secret_key.reveal();
    if key.is_empty() {
        let alone = stripe.publishable_key.is_some() || !stripe.webhook_secret.is_empty();
        return alone.then_some(("payments.stripe.secret_key", "is missing: the other Stripe keys need it"));
    }
    if !key.starts_with("sk_") && !key.starts_with("rk_") {
        return Some(("payments.stripe.secret_key", "must be a secret key of Stripe: it starts with sk_ or rk_"));
    }
    match &stripe.publishable_key {
        Some(key) if !key.starts_with("pk_") => {
            Some(("payments.stripe.publishable_key", "must be a publishable key of Stripe: it starts with pk_"))
        }
        None => Some(("payments.stripe.publishable_key", "is missing: the buyer's browser needs it to pay")),
        Some(_) if stripe.webhook_secret.is_empty() => Some((
            "payments.stripe.webhook_secret",
            "is missing: make a webhook endpoint for /webhooks/stripe at Stripe and take its signing secret (whsec_...)",
        )),
        Some(_) => None,
    }
}

fn paypal_texts(paypal: &PayPalKeys) -> Option<(&'static str, &'static str)> {
    if !is_safe(&paypal.base_url) {
        return Some(("payments.paypal.base_url", NOT_SAFE));
    }
    match (&paypal.client_id, paypal.client_secret.is_empty()) {
        (Some(_), true) => Some(("payments.paypal.client_secret", "is missing: PayPal needs both id and secret")),
        (None, false) => Some(("payments.paypal.client_id", "is missing: PayPal needs both id and secret")),
        (None, true) if paypal.webhook_id.is_some() => {
            Some(("payments.paypal.client_id", "is missing: a webhook id alone does nothing"))
        }
        (Some(_), false) if paypal.webhook_id.is_none() => Some((
            "payments.paypal.webhook_id",
            "is missing: make a webhook for /webhooks/paypal at PayPal and take its id",
        )),
        (Some(_), false) | (None, true) => None,
    }
}

const NOT_SAFE: &str = "must start with https:// (http:// only for a stand-in on this machine: localhost or 127.0.0.1)";

/// Keys go along with every call: in clear text only inside this machine.
fn is_safe(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("http://") else { return url.starts_with("https://") && url.len() > 8 };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    ["localhost", "127.0.0.1", "[::1]"].contains(&host)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Sources;

    fn load(settings: &[(&str, &str)]) -> Result<Config, String> {
        let named = |key: &str| format!("GATEHOUSE_PAYMENTS__{}", key.to_ascii_uppercase().replace('.', "__"));
        let env = settings.iter().map(|(key, value)| (named(key), (*value).to_owned())).collect();
        Config::load(&Sources { env, ..Sources::default() }).map_err(|error| error.to_string())
    }

    #[test]
    fn nothing_is_offered_by_default() {
        let payments = load(&[]).expect("the defaults").payments;
        assert!(!payments.sandbox && payments.stripe.secret_key.is_empty() && payments.paypal.client_id.is_none());
    }

    #[test]
    fn keys_come_together_and_what_is_missing_is_named() {
        let whole = [
            ("stripe.secret_key", "sk_live_1"),
            ("stripe.publishable_key", "pk_live_1"),
            ("stripe.webhook_secret", "whsec_1"),
            ("paypal.client_id", "id"),
            ("paypal.client_secret", "secret"),
            ("paypal.webhook_id", "4XY"),
        ];
        load(&whole).expect("all keys");
        for (missing, _) in whole {
            let others: Vec<(&str, &str)> = whole.into_iter().filter(|(key, _)| *key != missing).collect();
            let sentence = load(&others).expect_err(missing);
            assert!(sentence.contains(&format!("payments.{missing}")), "{sentence}");
            assert!(!sentence.contains("sk_live_1") && !sentence.contains("whsec_1"), "{sentence}");
        }
        assert!(load(&[("stripe.secret_key", "pk_live_1")]).expect_err("swapped").contains("sk_ or rk_"));
    }

    #[test]
    fn keys_leave_this_machine_encrypted_only() {
        for good in ["https://api.stripe.com", "http://127.0.0.1:8420", "http://localhost", "http://[::1]:80/x"] {
            load(&[("stripe.base_url", good)]).expect(good);
        }
        for bad in ["http://api.stripe.com", "http://localhost.example", "http://127.0.0.1@evil", "ftp://x", "https://"]
        {
            assert!(load(&[("stripe.base_url", bad)]).expect_err(bad).contains("payments.stripe.base_url"));
        }
    }
}
