//! What the tables hold, as plain values. Times are UTC; money is minor units with a currency.

use crate::domain::ids::{
    DeviceId, EventId, PromoterId, ScanPointId, SectionId, TeamId, TenantId, TicketId, TicketTypeId,
};
use crate::domain::ticket::Validity;
pub use crate::domain::ticket_type::OutagePolicy;
use crate::stores::postgres::shop::{EventShown, SectionInfo};
use chrono::{DateTime, Utc};

/// An organisation. `slug` is unique among all tenants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TenantInfo {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    /// Rises with every change of the tenant or of its keys.
    pub version: u64,
    pub created_at: DateTime<Utc>,
}

/// A place inside with a limit of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneInfo {
    /// 1-100 characters, unique in its event.
    pub id: String,
    pub name: String,
    pub capacity: Option<u32>,
}

/// An event. `slug` is unique within its tenant.
#[derive(Debug, Clone, PartialEq)]
pub struct EventInfo {
    pub id: EventId,
    pub tenant: TenantId,
    pub slug: String,
    pub name: String,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    /// An IANA name, such as `Europe/Berlin`.
    pub time_zone: Option<String>,
    /// A text or an object, as it was given.
    pub venue: Option<serde_json::Value>,
    pub entry_from: Option<DateTime<Utc>>,
    pub entry_until: Option<DateTime<Utc>>,
    pub occupancy_limit: Option<u32>,
    pub require_scan_point: bool,
    pub outage: OutagePolicy,
    pub zones: Vec<ZoneInfo>,
    pub promoter: PromoterId,
    /// The promoter's.
    pub team: TeamId,
    pub shown: EventShown,
    /// By position.
    pub sections: Vec<SectionInfo>,
    /// Rises with every committed change of any fact of this event.
    pub facts_version: u64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl EventInfo {
    /// The zone of its wall-clock times: its own, else its venue's.
    pub fn zone(&self) -> Option<&str> {
        self.time_zone.as_deref().or(self.shown.venue_zone.as_deref())
    }

    pub fn section(&self, id: SectionId) -> Option<&SectionInfo> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// By id or slug.
    pub fn section_by(&self, key: &str) -> Option<&SectionInfo> {
        self.sections.iter().find(|section| section.slug == key || key.parse() == Ok(section.id))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Visibility {
    #[default]
    Public,
    Private,
    InviteOnly,
}

/// A ticket type. `slug` and `number` are unique within its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TypeInfo {
    pub id: TicketTypeId,
    pub tenant: TenantId,
    pub event: EventId,
    /// Stands in signed codes.
    pub number: u16,
    pub slug: String,
    pub name: String,
    pub subtitle: Option<String>,
    /// Its place among the types of its event: small first.
    pub position: i32,
    pub section: Option<SectionId>,
    pub price_minor: i64,
    /// The booking fee, on top of the price; never given back.
    pub booking_minor: i64,
    /// Three capital letters (ISO 4217).
    pub currency: String,
    /// Places for sale; `None` = no limit.
    pub capacity: Option<u32>,
    pub allow_reentry: Option<bool>,
    /// Total accepted check-ins, the first included.
    pub reentry_limit: Option<u32>,
    /// Slugs or ids of scan points; empty = all.
    pub accepted_scan_points: Vec<String>,
    pub entry_from: Option<DateTime<Utc>>,
    pub entry_until: Option<DateTime<Utc>>,
    pub occupancy_limit: Option<u32>,
    pub transferable: bool,
    pub visibility: Visibility,
    /// Sold to the public only while this other type is sold out.
    pub after_admission: Option<TicketTypeId>,
    /// A private type that has one is shown and sold only to who gives it.
    pub passcode: Option<String>,
    pub sale_start: Option<DateTime<Utc>>,
    pub sale_end: Option<DateTime<Utc>>,
    pub perks: Vec<String>,
    /// Free text for buyers.
    pub refund_policy: Option<String>,
    /// Tickets in one public order.
    pub max_per_order: u32,
    /// Tickets that one buyer may hold in all their orders.
    pub max_per_customer: Option<u32>,
    pub description: Option<String>,
    /// An object of fields that only the events module's clients read.
    pub extras: serde_json::Value,
    /// The event's facts version that last changed it.
    pub version: u64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A registered scan point. `slug` is unique within its event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointInfo {
    pub id: ScanPointId,
    pub tenant: TenantId,
    pub event: EventId,
    pub slug: String,
    pub name: String,
    /// The id of one of the event's zones.
    pub zone: Option<String>,
    /// Empty = all.
    pub accepted_types: Vec<TicketTypeId>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A registered device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviceInfo {
    pub id: DeviceId,
    pub tenant: TenantId,
    pub name: String,
    /// Events whose scans it may post; empty = all of its tenant.
    pub events: Vec<EventId>,
    /// Slugs or ids of scan points it may name; empty = all.
    pub scan_points: Vec<String>,
    /// Once set, never cleared.
    pub revoked_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holder {
    /// The whole name.
    pub name: Option<String>,
    /// As it was given apart; `None` where only a whole name was given.
    pub first: Option<String>,
    pub last: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
}

impl Holder {
    /// The whole name of two parts; `None` where both are empty.
    pub fn whole_name(first: Option<&str>, last: Option<&str>) -> Option<String> {
        let parts: Vec<&str> = [first, last].into_iter().flatten().filter(|part| !part.is_empty()).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// First and last name; a name that was given as one text is split at its first space.
    pub fn parts(&self) -> (&str, &str) {
        let Some(name) = self.name.as_deref() else { return ("", "") };
        let (first, last) = (self.first.as_deref(), self.last.as_deref());
        // Parts that do not spell the name are of an earlier holder.
        if Holder::whole_name(first, last).as_deref() == Some(name) {
            return (first.unwrap_or_default(), last.unwrap_or_default());
        }
        name.split_once(' ').map_or((name, ""), |(first, last)| (first, last.trim_start()))
    }
}

/// A ticket as Postgres knows it: `validity`, `inside`, `entries` and `last_scan_at` are what was drained so far (the
/// owning actor knows better).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketInfo {
    pub id: TicketId,
    pub tenant: TenantId,
    pub event: EventId,
    pub ticket_type: TicketTypeId,
    pub type_slug: String,
    pub external_id: Option<String>,
    pub holder: Holder,
    /// The text in the QR code: signed here, or brought along (`own_code`).
    pub code: Option<String>,
    pub own_code: bool,
    pub generation: u32,
    pub key_id: u8,
    pub validity: Validity,
    pub inside: bool,
    pub entries: u32,
    pub last_scan_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

/// One of a tenant's keys that sign codes; only its public half.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKeyInfo {
    pub key_id: u8,
    pub public: [u8; 32],
    pub created_at: DateTime<Utc>,
    /// A retired key proves nothing any more; what it signed is still known by its digest.
    pub retired_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_given() {
        let of = |name: Option<&str>, first: Option<&str>, last: Option<&str>| Holder {
            name: name.map(str::to_owned),
            first: first.map(str::to_owned),
            last: last.map(str::to_owned),
            ..Holder::default()
        };
        assert_eq!(of(None, None, None).parts(), ("", ""));
        assert_eq!(of(Some("Ada"), None, None).parts(), ("Ada", ""));
        assert_eq!(of(Some("Ada King Noel"), None, None).parts(), ("Ada", "King Noel"));
        assert_eq!(of(Some("Anna Lena Muster"), Some("Anna Lena"), Some("Muster")).parts(), ("Anna Lena", "Muster"));
        assert_eq!(of(Some("Muster"), None, Some("Muster")).parts(), ("", "Muster"));
        assert_eq!(of(Some("Bo Li"), Some("Anna"), Some("Muster")).parts(), ("Bo", "Li"), "an earlier holder's");
    }
}
