//! What is read again while the gateway serves: certificates when they change, and on SIGHUP keys too.

use super::certificates::Certificates;
use crate::config::Config;
use crate::http::auth::mint::{KeyFile, MintError};
use crate::http::{Minter, State};
use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;
use tokio::signal::unix::{SignalKind, signal};

/// How often certificates are looked at.
const LOOK: Duration = Duration::from_secs(10);

pub(super) async fn run(config: Config, state: State, certificates: Option<Arc<Certificates>>) {
    // Whoever closes a terminal wants what runs in it to end.
    let hangup = if std::io::stdin().is_terminal() { None } else { signal(SignalKind::hangup()).ok() };
    let mut hangup = hangup;
    loop {
        let asked = async {
            match &mut hangup {
                Some(hangup) => drop(hangup.recv().await),
                None => std::future::pending().await,
            }
        };
        if tokio::time::timeout(LOOK, asked).await.is_ok() {
            tracing::info!("SIGHUP: keys and certificates are read again");
            state.auth().refresh();
            mint_anew(&config, &state);
        }
        if let Some(certificates) = certificates.clone() {
            // Files may lie on a disk that is slow just now.
            drop(tokio::task::spawn_blocking(move || certificates.renew()).await);
        }
    }
}

/// From now on the key of the file signs; the former one if the file holds none.
fn mint_anew(config: &Config, state: &State) {
    match minter(config) {
        Ok(Some(minter)) => state.mint_by(minter),
        Ok(None) => {}
        Err(error) => tracing::warn!(%error, "the minting key was not read again; the former one stays"),
    }
}

/// `None`: tokens of registered devices come from elsewhere.
pub(super) fn minter(config: &Config) -> Result<Option<Minter>, MintError> {
    let auth = &config.auth;
    let key = auth.mint_key_file.as_deref().map(KeyFile::load).transpose()?;
    Ok(key.map(|key| Minter { key, issuer: auth.issuer.clone(), audience: auth.audience.clone() }))
}

/// SIGTERM or Ctrl-C.
pub(super) async fn stop_signal() {
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
        }
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard; Ctrl-C stops");
            drop(tokio::signal::ctrl_c().await);
        }
    }
}
