//! Webhooks, deliveries and the outbox on the wire.

use crate::actors::registry::{NewSubscription, Patch, SubscriptionInfo, SubscriptionPatch};
use crate::domain::ids::{DeliveryId, NotificationId, SubscriptionId};
use crate::http::gate::wire::text;
use crate::http::gate::wire_event::given;
use crate::http::gate::wire_time::Instant;
use crate::http::openapi::{DeliveryStateWord, FactWord, NewsStateWord, WebhookFactWord};
use crate::queries::outbox::{DeliveryInfo, NewsInfo};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookIn {
    /// https:// (or http://) and a public host; whoever answers 200 to 299 has received the call.
    #[schema(example = "https://example.com/hooks/tickets", pattern = "^https?://", max_length = 2000)]
    pub url: String,
    /// What it wants to hear of.
    #[schema(value_type = Vec<WebhookFactWord>, example = json!(["ticket.scanned"]), min_items = 1)]
    pub types: Vec<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub description: Option<String>,
    /// true if absent.
    #[serde(default)]
    pub enabled: Option<bool>,
}

impl From<WebhookIn> for NewSubscription {
    fn from(body: WebhookIn) -> NewSubscription {
        NewSubscription {
            url: body.url,
            types: body.types,
            description: body.description,
            enabled: body.enabled.unwrap_or(true),
        }
    }
}

/// Only what is given changes; `null` clears the description.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookChange {
    #[serde(default)]
    #[schema(pattern = "^https?://", max_length = 2000)]
    pub url: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<Vec<WebhookFactWord>>, min_items = 1)]
    pub types: Option<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 200)]
    pub description: Patch<String>,
    #[serde(default)]
    pub enabled: Option<bool>,
}

impl From<WebhookChange> for SubscriptionPatch {
    fn from(body: WebhookChange) -> SubscriptionPatch {
        SubscriptionPatch { url: body.url, types: body.types, description: body.description, enabled: body.enabled }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct WebhookOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "whs_01h455vb4pex5vsknk084sn02q")]
    pub id: SubscriptionId,
    pub url: String,
    #[schema(value_type = Vec<WebhookFactWord>)]
    pub types: Vec<&'static str>,
    #[schema(required = true)]
    pub description: Option<String>,
    pub enabled: bool,
    /// Until then calls are signed with the secret before the current one, too.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub old_secret_until: Option<Instant>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
    /// Shown once, by the answer that made it: `whsec_` and base 64.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub secret: Option<String>,
}

impl WebhookOut {
    pub fn with_secret((info, secret): (SubscriptionInfo, String)) -> WebhookOut {
        WebhookOut { secret: Some(secret), ..info.into() }
    }
}

impl From<SubscriptionInfo> for WebhookOut {
    fn from(info: SubscriptionInfo) -> WebhookOut {
        WebhookOut {
            id: info.id,
            url: info.url,
            types: info.types.into_iter().map(|kind| kind.word()).collect(),
            description: info.description,
            enabled: info.enabled,
            old_secret_until: info.old_secret_until.map(Into::into),
            created_at: info.created_at.into(),
            updated_at: info.updated_at.into(),
            secret: None,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WebhookPage {
    pub webhooks: Vec<WebhookOut>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

/// One mail or one call.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "dlv_01h455vb4pex5vsknk084sn02q")]
    pub id: DeliveryId,
    /// The fact it tells of: the same for every delivery of it, and in `webhook-id`.
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "ntf_01h455vb4pex5vsknk084sn02q")]
    pub notification: NotificationId,
    #[schema(value_type = FactWord)]
    pub kind: &'static str,
    /// `mail` or `webhook`.
    #[schema(example = "webhook")]
    pub channel: &'static str,
    /// The subscription, of a webhook.
    #[schema(required = true)]
    pub webhook: Option<String>,
    /// The URL, or the address of a mail.
    pub to: String,
    #[schema(value_type = DeliveryStateWord)]
    pub state: &'static str,
    /// Since it was made, or driven again.
    pub attempts: u32,
    /// When a pending one is tried next, at the earliest.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub due_at: Option<Instant>,
    /// Why the last attempt failed.
    #[schema(required = true)]
    pub last_error: Option<String>,
    /// What the other side answered to it (HTTP, SMTP).
    #[schema(required = true)]
    pub last_status: Option<u16>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    /// When it was delivered or given up.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub done_at: Option<Instant>,
}

impl From<DeliveryInfo> for DeliveryOut {
    fn from(info: DeliveryInfo) -> DeliveryOut {
        DeliveryOut {
            id: info.id,
            notification: info.fact,
            kind: info.kind.word(),
            channel: info.channel.word(),
            webhook: info.subscription.map(|id| id.to_string()),
            to: info.to,
            state: info.state.word(),
            attempts: info.attempts,
            due_at: info.due_at.map(Into::into),
            last_error: info.last_error,
            last_status: info.last_status,
            created_at: info.created_at.into(),
            done_at: info.done_at.map(Into::into),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveryPageOut {
    pub deliveries: Vec<DeliveryOut>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

/// One fact that was announced, or will be.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewsOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "ntf_01h455vb4pex5vsknk084sn02q")]
    pub id: NotificationId,
    #[serde(rename = "type")]
    #[schema(value_type = FactWord)]
    pub kind: &'static str,
    #[schema(value_type = NewsStateWord)]
    pub state: &'static str,
    /// Ids, and of a mail the addressee: `bookingId`, `eventId`, `ticketId` or `ticketIds`, `to {email, name}` ...
    #[schema(value_type = Object)]
    pub data: Value,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

impl From<NewsInfo> for NewsOut {
    fn from(info: NewsInfo) -> NewsOut {
        NewsOut {
            id: info.id,
            kind: info.kind.word(),
            state: info.state.word(),
            data: info.payload,
            created_at: info.created_at.into(),
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NewsPageOut {
    pub notifications: Vec<NewsOut>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
    /// Of all pages.
    pub total: u64,
}
