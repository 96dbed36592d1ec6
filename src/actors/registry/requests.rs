//! What administration asks for. Numbers come as they were sent (`i64`), so that a refusal can name the field.

use crate::actors::registry::shop::requests::{AdmissionPatch, ShownPatch};
use crate::domain::ids::{EventId, TicketTypeId};
use chrono::{DateTime, Utc};

/// One field of a change: absent = as it is, `Some(None)` = cleared, `Some(Some(value))` = set.
pub type Patch<T> = Option<Option<T>>;

#[derive(Debug, Clone, Default)]
pub struct NewTenant {
    pub name: String,
    /// Made from the name if absent.
    pub slug: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct TenantPatch {
    pub name: Option<String>,
    pub slug: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct NewZone {
    pub id: String,
    /// The id if absent.
    pub name: Option<String>,
    pub capacity: Option<i64>,
}

#[derive(Debug, Clone, Default)]
pub struct NewEvent {
    /// Made up if absent.
    pub id: Option<EventId>,
    pub name: String,
    /// Made from the name if absent.
    pub slug: Option<String>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub time_zone: Option<String>,
    /// A text or an object.
    pub venue: Option<serde_json::Value>,
    pub entry_from: Option<DateTime<Utc>>,
    pub entry_until: Option<DateTime<Utc>>,
    pub occupancy_limit: Option<i64>,
    /// `deny` or `journal`.
    pub outage_policy: Option<String>,
    pub require_scan_point: Option<bool>,
    pub zones: Vec<NewZone>,
    /// Id or slug; the tenant's default one if absent.
    pub promoter: Option<String>,
    pub shown: ShownPatch,
}

#[derive(Debug, Clone, Default)]
pub struct EventPatch {
    pub name: Option<String>,
    pub slug: Option<String>,
    pub starts_at: Patch<DateTime<Utc>>,
    pub ends_at: Patch<DateTime<Utc>>,
    pub time_zone: Patch<String>,
    pub venue: Patch<serde_json::Value>,
    pub entry_from: Patch<DateTime<Utc>>,
    pub entry_until: Patch<DateTime<Utc>>,
    pub occupancy_limit: Patch<i64>,
    /// Cleared = `deny`.
    pub outage_policy: Patch<String>,
    /// Cleared = false.
    pub require_scan_point: Patch<bool>,
    /// The whole list; cleared = empty.
    pub zones: Patch<Vec<NewZone>>,
    /// Id or slug; cleared = the tenant's default one.
    pub promoter: Patch<String>,
    pub shown: ShownPatch,
}

#[derive(Debug, Clone, Default)]
pub struct NewTicketType {
    /// Made up if absent.
    pub id: Option<TicketTypeId>,
    /// Id or slug.
    pub event: String,
    pub name: String,
    pub slug: Option<String>,
    /// Minor units; 0 if absent.
    pub price: Option<i64>,
    /// ISO 4217; `USD` if absent.
    pub currency: Option<String>,
    pub capacity: Option<i64>,
    pub allow_reentry: Option<bool>,
    pub reentry_limit: Option<i64>,
    /// Slugs or ids; they need not be registered.
    pub accepted_scan_points: Vec<String>,
    pub entry_from: Option<DateTime<Utc>>,
    pub entry_until: Option<DateTime<Utc>>,
    pub occupancy_limit: Option<i64>,
    /// True if absent.
    pub transferable: Option<bool>,
    /// `public`, `private` or `invite-only`.
    pub visibility: Option<String>,
    pub shown: AdmissionPatch,
    pub sale_start: Option<DateTime<Utc>>,
    pub sale_end: Option<DateTime<Utc>>,
    pub perks: Vec<String>,
    pub refund_policy: Option<String>,
    /// Tickets in one public order; 10 if absent.
    pub max_per_order: Option<i64>,
    /// Tickets that one buyer may hold in all their orders.
    pub max_per_customer: Option<i64>,
    pub description: Option<String>,
    /// An object; empty if absent.
    pub extras: Option<serde_json::Value>,
}

#[derive(Debug, Clone, Default)]
pub struct TicketTypePatch {
    pub name: Option<String>,
    pub slug: Option<String>,
    pub price: Option<i64>,
    pub currency: Option<String>,
    pub capacity: Patch<i64>,
    pub allow_reentry: Patch<bool>,
    pub reentry_limit: Patch<i64>,
    pub accepted_scan_points: Patch<Vec<String>>,
    pub entry_from: Patch<DateTime<Utc>>,
    pub entry_until: Patch<DateTime<Utc>>,
    pub occupancy_limit: Patch<i64>,
    pub transferable: Option<bool>,
    /// Cleared = `public`.
    pub visibility: Patch<String>,
    pub shown: AdmissionPatch,
    pub sale_start: Patch<DateTime<Utc>>,
    pub sale_end: Patch<DateTime<Utc>>,
    pub perks: Patch<Vec<String>>,
    pub refund_policy: Patch<String>,
    /// Cleared = 10.
    pub max_per_order: Patch<i64>,
    pub max_per_customer: Patch<i64>,
    pub description: Patch<String>,
    /// The whole object; cleared = empty.
    pub extras: Patch<serde_json::Value>,
}

#[derive(Debug, Clone, Default)]
pub struct NewScanPoint {
    /// Id or slug.
    pub event: String,
    pub name: String,
    pub slug: Option<String>,
    /// The id of one of the event's zones.
    pub zone: Option<String>,
    /// Ids or slugs of types of the event; empty = all.
    pub accepted_ticket_types: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct ScanPointPatch {
    pub name: Option<String>,
    pub slug: Option<String>,
    pub zone: Patch<String>,
    pub accepted_ticket_types: Patch<Vec<String>>,
}

#[derive(Debug, Clone, Default)]
pub struct NewDevice {
    pub name: String,
    /// Ids or slugs; empty = all events of the tenant.
    pub events: Vec<String>,
    /// Slugs or ids; empty = all.
    pub scan_points: Vec<String>,
}

#[derive(Debug, Clone, Default)]
pub struct DevicePatch {
    pub name: Option<String>,
    pub events: Patch<Vec<String>>,
    pub scan_points: Patch<Vec<String>>,
}

/// Where a list goes on: the `next` of the page before. Opaque to callers; `limit` is 1 to 500.
#[derive(Debug, Clone, Default)]
pub struct PageRequest {
    pub after: Option<String>,
    pub limit: Option<u32>,
}

/// In the order of creation.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// `None` = this was the last one.
    pub next: Option<String>,
}
