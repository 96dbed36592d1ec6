//! From settings to payment gateways.

use super::node::NodeHome;
use super::{StartupError, millis};
use crate::config::Config;
use crate::payments::{BreakerSettings, Gateways, PayPalSettings, Settings, StripeSettings, Timing};

pub(super) fn gateways(config: &Config, home: &NodeHome) -> Result<Gateways, StartupError> {
    let gateways = Gateways::new(settings(config, home))?;
    if gateways.sandbox().is_some() {
        tracing::warn!("the sandbox plays payment gateways: buyers pay with play money");
    }
    Ok(gateways)
}

fn settings(config: &Config, home: &NodeHome) -> Settings {
    let payments = &config.payments;
    let timing = Timing {
        connect: millis(payments.connect_timeout_ms),
        attempt: millis(payments.attempt_timeout_ms),
        call: millis(payments.call_timeout_ms),
        retries: payments.retries,
    };
    let stripe = &payments.stripe;
    let stripe = (!stripe.secret_key.is_empty()).then(|| StripeSettings {
        base_url: stripe.base_url.clone(),
        secret_key: stripe.secret_key.reveal().to_owned(),
        publishable_key: stripe.publishable_key.clone().unwrap_or_default(),
        webhook_secret: stripe.webhook_secret.reveal().to_owned(),
        timing,
    });
    let paypal = &payments.paypal;
    let paypal = paypal.client_id.clone().map(|client_id| PayPalSettings {
        base_url: paypal.base_url.clone(),
        client_id,
        client_secret: paypal.client_secret.reveal().to_owned(),
        webhook_id: paypal.webhook_id.clone().unwrap_or_default(),
        timing,
    });
    Settings {
        stripe,
        paypal,
        sandbox_book: payments.sandbox.then(|| home.path().join("sandbox").join("book")),
        breaker: BreakerSettings {
            failures: payments.breaker_failures,
            open_ms: i64::try_from(payments.breaker_open_ms).unwrap_or(i64::MAX),
            probe_ms: i64::try_from(payments.call_timeout_ms).unwrap_or(i64::MAX),
        },
        calls_max: payments.calls_max,
        // A refund asks twice or three times.
        patience: 2 * timing.call,
    }
}
