//! The relay of this node, and how it reaches the world.

use super::StartupError;
use crate::actors::outbox_relay::{self, Backoff, RelayHandle, Subjects};
use crate::config::Config;
use crate::outbound::mail::{self, Mailer};
use crate::outbound::webhooks::{self, Caller};
use crate::stores::postgres::Store;
use chrono::TimeDelta;
use std::time::Duration;

/// Starts to deliver what waits in the outbox.
pub(super) fn start(config: &Config, store: &Store) -> Result<RelayHandle, StartupError> {
    let mailer = Mailer::new(mail_settings(config))?;
    let caller = Caller::new(webhook_settings(config)).map_err(|error| StartupError::Webhooks(error.to_string()))?;
    Ok(outbox_relay::spawn(store.clone(), mailer, caller, relay_settings(config)))
}

fn mail_settings(config: &Config) -> mail::Settings {
    let mail = &config.mail;
    mail::Settings {
        smtp_url: Some(mail.smtp_url.reveal().to_owned()).filter(|url| !url.is_empty()),
        ca_file: mail.ca_file.clone(),
        connections_max: mail.connections_max,
        timeout: Duration::from_millis(mail.timeout_ms),
        from: mail.from.clone(),
        reply_to: mail.reply_to.clone(),
        folder: mail.folder.clone().unwrap_or_else(|| config.data_dir.join("mail")),
    }
}

fn webhook_settings(config: &Config) -> webhooks::Settings {
    let webhooks = &config.webhooks;
    webhooks::Settings { timeout: Duration::from_millis(webhooks.timeout_ms), allow_private: webhooks.allow_private }
}

fn relay_settings(config: &Config) -> outbox_relay::Settings {
    let (outbox, mail) = (&config.outbox, &config.mail);
    outbox_relay::Settings {
        poll: Duration::from_millis(outbox.poll_ms),
        mails_at_once: outbox.mails_at_once,
        webhooks_at_once: outbox.webhooks_at_once,
        per_destination: outbox.per_destination,
        attempts_max: outbox.attempts_max,
        backoff: Backoff {
            first: Duration::from_millis(outbox.backoff_first_ms),
            most: Duration::from_secs(outbox.backoff_max_s),
        },
        keep: TimeDelta::days(outbox.keep_days.into()),
        subjects: Subjects {
            tickets_issued: mail.subject_tickets_issued.clone(),
            ticket_transferred: mail.subject_ticket_transferred.clone(),
        },
    }
}
