//! Settings of what goes out: mails, webhooks, and the outbox they come from.

use super::{Secret, layers};
use serde::Deserialize;
use std::path::PathBuf;

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Empty = mails are written to a folder.
    pub smtp_url: Secret,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub ca_file: Option<PathBuf>,
    pub connections_max: u32,
    pub timeout_ms: u64,
    pub from: String,
    #[serde(deserialize_with = "layers::unless_empty")]
    pub reply_to: Option<String>,
    pub subject_tickets_issued: String,
    pub subject_ticket_transferred: String,
    /// `None` = `mail` in the data folder.
    #[serde(deserialize_with = "layers::unless_empty")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Webhooks {
    pub timeout_ms: u64,
    pub allow_private: bool,
    pub secret_overlap_h: u32,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outbox {
    pub poll_ms: u64,
    pub mails_at_once: usize,
    pub webhooks_at_once: usize,
    pub per_destination: usize,
    pub attempts_max: u32,
    pub backoff_first_ms: u64,
    pub backoff_max_s: u64,
    pub keep_days: u32,
}
