//! The access token: asked for once, shared by everybody until shortly before it ends.

use super::{PayPalSettings, accepted};
use crate::payments::PaymentError;
use crate::payments::transport::{Transport, form};
use reqwest::Method;
use serde::Deserialize;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex;

/// A token this close to its end is not used any more.
const MARGIN: Duration = Duration::from_secs(60);

/// Whoever finds none asks for one; the others wait for that.
#[derive(Default)]
pub(super) struct Token {
    held: Mutex<Option<Held>>,
}

struct Held {
    text: Arc<str>,
    good_until: Instant,
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: u64,
}

impl Token {
    pub async fn get(&self, transport: &Transport, settings: &PayPalSettings) -> Result<Arc<str>, PaymentError> {
        let mut held = self.held.lock().await;
        if let Some(known) = held.as_ref().filter(|known| Instant::now() < known.good_until) {
            return Ok(known.text.clone());
        }
        let fill = |request: reqwest::RequestBuilder| {
            request
                .basic_auth(&settings.client_id, Some(&settings.client_secret))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(form(&[("grant_type", "client_credentials")]))
        };
        let answer = transport.send(Method::POST, "/v1/oauth2/token", fill).await?;
        let granted: Granted = accepted(&answer)?.read()?;
        let lasts = Duration::from_secs(granted.expires_in).saturating_sub(MARGIN);
        let text: Arc<str> = granted.access_token.into();
        *held = Some(Held { text: text.clone(), good_until: Instant::now() + lasts });
        Ok(text)
    }

    /// PayPal did not take it. Whoever already has a newer one keeps that.
    pub async fn forget(&self, refused: &str) {
        let mut held = self.held.lock().await;
        if held.as_ref().is_some_and(|known| &*known.text == refused) {
            *held = None;
        }
    }
}
