//! Writes tenants, events, types, points, devices, keys and imported tickets to Postgres, then tells owners and nodes.
//!
//! A handle that is cheap to clone. What scans need (events, tenants, secrets, the revoked devices) is answered from
//! memory once it was asked for; [`Registry::run_refresh`] keeps that memory true to what other nodes write.

mod app_keys;
pub(in crate::actors) mod check;
mod devices;
mod events;
pub mod import;
mod memory;
mod outage;
pub mod requests;
mod scan_points;
pub mod shop;
mod slug;
mod subscriptions;
mod tenants;
mod ticket_types;
pub(in crate::actors) mod tickets;
mod whole_event;

pub use crate::stores::postgres::audit::Entry as AuditEntry;
pub use crate::stores::postgres::outbox::FactKind;
pub use crate::stores::postgres::records::{
    DeviceInfo, EventInfo, Holder, OutagePolicy, PointInfo, PublicKeyInfo, TenantInfo, TicketInfo, TypeInfo,
    Visibility, ZoneInfo,
};
pub use crate::stores::postgres::subscriptions::SubscriptionInfo;
pub use app_keys::AppKey;
pub use outage::Outage;
pub use requests::{
    DevicePatch, EventPatch, NewDevice, NewEvent, NewScanPoint, NewTenant, NewTicketType, NewZone, Page, PageRequest,
    Patch, ScanPointPatch, TenantPatch, TicketTypePatch,
};
pub use subscriptions::{NewSubscription, SubscriptionPatch};

use crate::actors::catalog::Catalog;
use crate::domain::digest::{HashKey, SignatureDigest};
use crate::domain::ids::{EventId, TenantId};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use ed25519_dalek::{SigningKey, VerifyingKey};
use memory::Memory;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;

/// Items of a page where none is asked for, and the most.
const LIMIT_DEFAULT: u32 = 50;
const LIMIT_MAX: u32 = 500;

/// Why administration was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RegistryError {
    /// `field` is the name on the wire (`reentryLimit`, `zones[0].capacity`).
    #[error("{field} {message}")]
    Invalid { field: String, message: String },
    /// `what` is a word: `tenant`, `event`, `ticket type`, `scan point`, `device`, `ticket`, `key`.
    #[error("no such {what}")]
    NotFound { what: &'static str },
    #[error("{message}")]
    Conflict { field: String, message: String },
    #[error("the registry cannot be reached right now")]
    Unavailable,
}

/// What a node needs of a tenant to check and to sign codes.
pub struct TenantSecrets {
    pub tenant: TenantId,
    /// [`TenantInfo::version`] when they were read.
    pub version: u64,
    pub hash_key: HashKey,
    /// Public keys that are not retired.
    pub verifying: Vec<(u8, VerifyingKey)>,
    /// The newest: signs.
    pub current: (u8, SigningKey),
}

impl std::fmt::Debug for TenantSecrets {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("TenantSecrets").field("tenant", &self.tenant).finish_non_exhaustive()
    }
}

impl TenantSecrets {
    pub fn verifying(&self, key_id: u8) -> Option<&VerifyingKey> {
        self.verifying.iter().find(|(id, _)| *id == key_id).map(|(_, key)| key)
    }
}

/// How much is kept in memory, and how often it is compared with Postgres.
#[derive(Debug, Clone)]
pub struct Settings {
    pub refresh_every: Duration,
    /// Whether webhooks may lead to this machine and to private networks.
    pub webhooks_private: bool,
    /// How long the old secret of a webhook signs along.
    pub secret_overlap: TimeDelta,
    pub events_cached: usize,
    pub tenants_cached: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            refresh_every: Duration::from_secs(1),
            webhooks_private: false,
            secret_overlap: TimeDelta::hours(24),
            events_cached: 10_000,
            tenants_cached: 1_000,
        }
    }
}

#[derive(Clone)]
pub struct Registry {
    store: Store,
    memory: Arc<Memory>,
    settings: Settings,
    facts_changed: broadcast::Sender<EventId>,
}

/// A new code for a ticket, signed but not handed out yet.
#[derive(Debug, Clone)]
pub struct Resigned {
    pub generation: u32,
    pub key_id: u8,
    /// The text for the QR code.
    pub code: String,
    pub digest: SignatureDigest,
}

impl Registry {
    pub fn new(store: Store, settings: Settings) -> Registry {
        let (facts_changed, _) = broadcast::channel(1_024);
        Registry { store, memory: Arc::new(Memory::new(&settings)), settings, facts_changed }
    }

    /// What changes prices, in the same Postgres.
    pub fn catalog(&self) -> Catalog {
        Catalog::new(self.store.clone(), self.clone())
    }

    /// Says which event's facts this node changed. A reader that falls behind misses some: poll versions as well.
    pub fn facts_changed(&self) -> broadcast::Receiver<EventId> {
        self.facts_changed.subscribe()
    }

    /// Tells owners on this node that there are newer facts. Nobody listening is no error: the versions are polled too.
    fn tell(&self, event: EventId) {
        self.memory.shelves.remove(&event);
        let _ = self.facts_changed.send(event);
    }
}

impl PageRequest {
    /// The id to go on behind, and how many.
    fn read<I: FromStr>(&self) -> Result<(Option<I>, i64), RegistryError> {
        let after = match &self.after {
            Some(text) => Some(text.parse().map_err(|_| check::invalid("after", "is not a cursor of this list"))?),
            None => None,
        };
        match self.limit.unwrap_or(LIMIT_DEFAULT) {
            limit @ 1..=LIMIT_MAX => Ok((after, limit.into())),
            _ => Err(check::invalid("limit", format!("must be 1 to {LIMIT_MAX}"))),
        }
    }
}

impl Page<()> {
    /// Cuts off what was read beyond `limit` only to see whether there is more.
    fn cut<I: ToString>(mut ids: Vec<I>, limit: i64) -> (Vec<I>, Option<String>) {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = ids.len() > limit;
        ids.truncate(limit);
        let next = if more { ids.last().map(ToString::to_string) } else { None };
        (ids, next)
    }
}

impl From<StoreError> for RegistryError {
    fn from(error: StoreError) -> RegistryError {
        let taken =
            |field: &str, message: &str| RegistryError::Conflict { field: field.into(), message: message.into() };
        match &error {
            StoreError::Constraint { name, .. } => match name.as_str() {
                "tenants_slug_unique"
                | "events_slug_unique"
                | "ticket_types_slug_unique"
                | "scan_points_slug_unique" => taken("slug", "this slug is taken"),
                "teams_slug_unique" | "promoters_slug_unique" | "venues_slug_unique" | "sections_slug_unique" => {
                    taken("slug", "this slug is taken")
                }
                "promotions_code_unique" | "gift_cards_code_unique" | "invite_codes_code_unique" => {
                    taken("code", "this code is taken")
                }
                "products_sku_unique" => taken("sku", "this sku is taken"),
                "tickets_type_fkey" => {
                    taken("ticketType", "there are tickets of this type: end its sale or hide it instead")
                }
                "promoters_team_fkey" => taken("team", "promoters belong to this team: move them to another one first"),
                "events_promoter_fkey" => taken("promoter", "events are this promoter's: give them another one first"),
                "events_venue_fkey" => taken("venue", "events are held at this venue: give them another one first"),
                "ticket_types_section_fkey" => {
                    taken("section", "admissions belong to this section: move or delete them first")
                }
                "ticket_types_after_fkey" => {
                    taken("afterAdmission", "another admission is on sale after this one: change it first")
                }
                "events_pkey" | "ticket_types_pkey" => taken("id", "this id is taken"),
                "events_types_made_range" => taken("event", "an event has at most 65535 ticket types"),
                "promotions_tenant_fkey"
                | "tax_rates_tenant_fkey"
                | "gift_cards_tenant_fkey"
                | "products_tenant_fkey" => {
                    taken("tenant", "the tenant has promotions, tax rates, gift cards or products: delete them first")
                }
                "events_tenant_fkey"
                | "devices_tenant_fkey"
                | "webhook_subscriptions_tenant_fkey"
                | "ticket_types_tenant_fkey"
                | "scan_points_tenant_fkey" => no_such("tenant"),
                "orders_event_fkey" => taken("event", "the event has bookings: it cannot be deleted"),
                "event_log_event_fkey" | "annulled_ahead_event_fkey" | "fenced_facts_event_fkey" => {
                    taken("event", "the event was sold or scanned already: it cannot be deleted; cancel it instead")
                }
                other => taken(other, "the change contradicts what is stored"),
            },
            StoreError::Data { .. } => check::invalid("body", "holds a value that cannot be stored"),
            StoreError::Unavailable(_) | StoreError::Unreadable(_) => {
                signals::postgres_error("registry");
                tracing::warn!(%error, "the registry could not use postgres");
                RegistryError::Unavailable
            }
        }
    }
}

fn no_such(what: &'static str) -> RegistryError {
    RegistryError::NotFound { what }
}

/// A UUIDv7: ids rise with time, so that lists in the order of ids are lists in the order of creation.
fn new_id() -> [u8; 16] {
    uuid::Uuid::now_v7().into_bytes()
}

/// To the millisecond, as the gate counts.
fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}

/// A slug that was made up may be taken by somebody else in the same instant: then another one is made up.
async fn retry_slug<T>(made_up: bool, attempt: impl AsyncFn() -> Result<T, RegistryError>) -> Result<T, RegistryError> {
    let mut tries = 1;
    loop {
        match attempt().await {
            Err(RegistryError::Conflict { field, .. }) if made_up && field == "slug" && tries < 5 => tries += 1,
            outcome => return outcome,
        }
    }
}
