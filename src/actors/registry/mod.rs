//! Writes tenants, events, types, points, devices, keys and imported tickets to Postgres, then tells owners and nodes.
//!
//! A handle that is cheap to clone. What scans need (events, tenants, secrets, the revoked devices) is answered from
//! memory once it was asked for; [`Registry::run_refresh`] keeps that memory true to what other nodes write.

pub mod import;
pub mod requests;

pub use crate::stores::postgres::records::{
    DeviceInfo, EventInfo, Holder, OutagePolicy, PointInfo, PublicKeyInfo, TenantInfo, TicketInfo, TypeInfo,
    Visibility, ZoneInfo,
};
pub use requests::{
    DevicePatch, EventPatch, NewDevice, NewEvent, NewScanPoint, NewTenant, NewTicketType, NewZone, Page, PageRequest,
    Patch, ScanPointPatch, TenantPatch, TicketTypePatch,
};

use crate::domain::digest::{HashKey, SignatureDigest};
use crate::domain::ids::{DeviceId, EventId, TenantId, TicketId};
use crate::stores::postgres::Store;
use ed25519_dalek::{SigningKey, VerifyingKey};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::broadcast;

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
    pub events_cached: usize,
    pub tenants_cached: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { refresh_every: Duration::from_secs(1), events_cached: 10_000, tenants_cached: 1_000 }
    }
}

#[derive(Clone)]
pub struct Registry {
    store: Store,
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
    pub fn new(store: Store, _settings: Settings) -> Registry {
        let (facts_changed, _) = broadcast::channel(1_024);
        Registry { store, facts_changed }
    }

    /// Keeps the memory and the list of revoked devices true, until it is dropped or aborted. One per node.
    pub async fn run_refresh(&self) {
        let _ = &self.store;
        unimplemented!()
    }

    /// Age of the list of revoked devices; very long before the first refresh.
    pub fn revocations_age(&self) -> Duration {
        unimplemented!()
    }

    pub fn is_revoked(&self, _device: DeviceId) -> bool {
        unimplemented!()
    }

    /// The revoked devices of every tenant, as of the last refresh.
    pub fn revoked_devices(&self) -> Arc<HashSet<DeviceId>> {
        unimplemented!()
    }

    /// Says which event's facts this node changed. A reader that falls behind misses some: poll versions as well.
    pub fn facts_changed(&self) -> broadcast::Receiver<EventId> {
        self.facts_changed.subscribe()
    }

    // Tenants and keys.

    /// Makes the tenant with its secrets and a first signing key.
    pub async fn create_tenant(&self, _new: NewTenant) -> Result<Arc<TenantInfo>, RegistryError> {
        unimplemented!()
    }

    /// By id or slug; from memory when warm.
    pub async fn tenant(&self, _id_or_slug: &str) -> Result<Option<Arc<TenantInfo>>, RegistryError> {
        unimplemented!()
    }

    pub async fn tenants(&self, _page: PageRequest) -> Result<Page<TenantInfo>, RegistryError> {
        unimplemented!()
    }

    pub async fn update_tenant(&self, _id: TenantId, _patch: TenantPatch) -> Result<Arc<TenantInfo>, RegistryError> {
        unimplemented!()
    }

    /// Refused while the tenant has events or devices.
    pub async fn delete_tenant(&self, _id: TenantId) -> Result<(), RegistryError> {
        unimplemented!()
    }

    /// From memory when warm. `NotFound` if there is no such tenant.
    pub async fn tenant_secrets(&self, _tenant: TenantId) -> Result<Arc<TenantSecrets>, RegistryError> {
        unimplemented!()
    }

    /// A new key signs from now on; the older ones still prove. Answers the new key's id.
    pub async fn rotate_key(&self, _tenant: TenantId) -> Result<u8, RegistryError> {
        unimplemented!()
    }

    /// The key proves nothing from now on. The newest key cannot be retired.
    pub async fn retire_key(&self, _tenant: TenantId, _key_id: u8) -> Result<(), RegistryError> {
        unimplemented!()
    }

    /// All of them, retired ones too; the newest last.
    pub async fn public_keys(&self, _tenant: TenantId) -> Result<Vec<PublicKeyInfo>, RegistryError> {
        unimplemented!()
    }

    // Events.

    pub async fn create_event(&self, _tenant: TenantId, _new: NewEvent) -> Result<Arc<EventInfo>, RegistryError> {
        unimplemented!()
    }

    /// By id or slug; from memory when warm. Another tenant's event is `None`.
    pub async fn event(&self, _tenant: TenantId, _id_or_slug: &str) -> Result<Option<Arc<EventInfo>>, RegistryError> {
        unimplemented!()
    }

    pub async fn event_by_id(&self, _event: EventId) -> Result<Option<Arc<EventInfo>>, RegistryError> {
        unimplemented!()
    }

    pub async fn events(&self, _tenant: TenantId, _page: PageRequest) -> Result<Page<EventInfo>, RegistryError> {
        unimplemented!()
    }

    pub async fn update_event(
        &self,
        _tenant: TenantId,
        _id_or_slug: &str,
        _patch: EventPatch,
    ) -> Result<Arc<EventInfo>, RegistryError> {
        unimplemented!()
    }

    /// Refused (`Conflict`) once anything was scanned.
    pub async fn delete_event(&self, _tenant: TenantId, _id_or_slug: &str) -> Result<(), RegistryError> {
        unimplemented!()
    }

    // Ticket types. `event` narrows a slug: ids need none.

    pub async fn create_ticket_type(&self, _tenant: TenantId, _new: NewTicketType) -> Result<TypeInfo, RegistryError> {
        unimplemented!()
    }

    pub async fn ticket_type(
        &self,
        _tenant: TenantId,
        _event: Option<EventId>,
        _id_or_slug: &str,
    ) -> Result<Option<TypeInfo>, RegistryError> {
        unimplemented!()
    }

    /// All types of an event (at most 65,535), by number.
    pub async fn ticket_types(&self, _tenant: TenantId, _event: EventId) -> Result<Vec<TypeInfo>, RegistryError> {
        unimplemented!()
    }

    pub async fn update_ticket_type(
        &self,
        _tenant: TenantId,
        _event: Option<EventId>,
        _id_or_slug: &str,
        _patch: TicketTypePatch,
    ) -> Result<TypeInfo, RegistryError> {
        unimplemented!()
    }

    /// Refused while there are tickets of this type.
    pub async fn delete_ticket_type(
        &self,
        _tenant: TenantId,
        _event: Option<EventId>,
        _id_or_slug: &str,
    ) -> Result<(), RegistryError> {
        unimplemented!()
    }

    // Scan points.

    pub async fn create_scan_point(&self, _tenant: TenantId, _new: NewScanPoint) -> Result<PointInfo, RegistryError> {
        unimplemented!()
    }

    pub async fn scan_point(
        &self,
        _tenant: TenantId,
        _event: Option<EventId>,
        _id_or_slug: &str,
    ) -> Result<Option<PointInfo>, RegistryError> {
        unimplemented!()
    }

    /// All scan points of an event, by slug.
    pub async fn scan_points(&self, _tenant: TenantId, _event: EventId) -> Result<Vec<PointInfo>, RegistryError> {
        unimplemented!()
    }

    pub async fn update_scan_point(
        &self,
        _tenant: TenantId,
        _event: Option<EventId>,
        _id_or_slug: &str,
        _patch: ScanPointPatch,
    ) -> Result<PointInfo, RegistryError> {
        unimplemented!()
    }

    pub async fn delete_scan_point(
        &self,
        _tenant: TenantId,
        _event: Option<EventId>,
        _id_or_slug: &str,
    ) -> Result<(), RegistryError> {
        unimplemented!()
    }

    // Devices.

    pub async fn create_device(&self, _tenant: TenantId, _new: NewDevice) -> Result<DeviceInfo, RegistryError> {
        unimplemented!()
    }

    pub async fn device(&self, _tenant: TenantId, _id: DeviceId) -> Result<Option<DeviceInfo>, RegistryError> {
        unimplemented!()
    }

    pub async fn devices(&self, _tenant: TenantId, _page: PageRequest) -> Result<Page<DeviceInfo>, RegistryError> {
        unimplemented!()
    }

    pub async fn update_device(
        &self,
        _tenant: TenantId,
        _id: DeviceId,
        _patch: DevicePatch,
    ) -> Result<DeviceInfo, RegistryError> {
        unimplemented!()
    }

    /// For good: this node knows it at once, the others within a refresh. Harmless to repeat.
    pub async fn revoke_device(&self, _tenant: TenantId, _id: DeviceId) -> Result<DeviceInfo, RegistryError> {
        unimplemented!()
    }

    // Tickets.

    /// Another tenant's ticket is `None`.
    pub async fn ticket(&self, _tenant: TenantId, _ticket: TicketId) -> Result<Option<TicketInfo>, RegistryError> {
        unimplemented!()
    }

    /// Tickets of the event in the order of their ids, behind `after`; at most `limit` (up to 2,000). State is what was
    /// drained: overlay the owner's by ticket id.
    pub async fn export(
        &self,
        _tenant: TenantId,
        _event: EventId,
        _after: Option<TicketId>,
        _limit: u32,
    ) -> Result<Vec<TicketInfo>, RegistryError> {
        unimplemented!()
    }

    /// Signs the code of the next generation (`generation` = the ticket's present one plus one). Writes nothing.
    pub async fn resign(
        &self,
        _tenant: TenantId,
        _ticket: TicketId,
        _generation: u32,
    ) -> Result<Resigned, RegistryError> {
        unimplemented!()
    }

    /// Keeps the code that the ledger has accepted. Harmless to repeat; an older generation never replaces a newer one.
    pub async fn reissued(
        &self,
        _tenant: TenantId,
        _ticket: TicketId,
        _resigned: &Resigned,
    ) -> Result<(), RegistryError> {
        unimplemented!()
    }
}
