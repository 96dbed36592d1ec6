//! Who puts on an event and where: teams, promoters, venues, sections, and the addresses they carry.

pub mod events;
pub mod lists;
pub mod location;
pub mod promoters;
pub mod sections;
pub mod teams;
pub mod venues;

use crate::domain::ids::{EventId, LocationId, PromoterId, SectionId, TeamId, TenantId, VenueId};
use chrono::{DateTime, Utc};

/// A team. `slug` is unique within its tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamInfo {
    pub id: TeamId,
    pub tenant: TenantId,
    pub slug: String,
    pub name: String,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A promoter. `slug` is unique within its tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromoterInfo {
    pub id: PromoterId,
    pub tenant: TenantId,
    pub team: TeamId,
    pub slug: String,
    pub name: String,
    pub description: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A venue. `slug` is unique within its tenant.
#[derive(Debug, Clone, PartialEq)]
pub struct VenueInfo {
    pub id: VenueId,
    pub tenant: TenantId,
    pub slug: String,
    pub name: String,
    pub location: LocationInfo,
    /// An IANA name.
    pub time_zone: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A section of an event. `slug` is unique within its event.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionInfo {
    pub id: SectionId,
    pub tenant: TenantId,
    pub event: EventId,
    pub slug: String,
    pub name: String,
    /// Places of all its ticket types together; `None` = no limit.
    pub capacity: Option<u32>,
    /// Its place among the sections of its event: small first.
    pub position: i32,
    pub location: Option<LocationInfo>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// Where something is. What is not known is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct LocationInfo {
    pub id: LocationId,
    pub name: String,
    pub address: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postcode: Option<String>,
    /// Degrees; both or none.
    pub point: Option<(f64, f64)>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// To whom an event is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EventVisibility {
    #[default]
    Public,
    /// Not listed; whoever knows its id or slug may read it.
    Private,
    /// As public, from `visible_from` on.
    Scheduled,
    /// Not listed; read with its passcode.
    Password,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Approval {
    Pending,
    #[default]
    Approved,
    Rejected,
}

/// What a shop shows of an event, and to whom.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EventShown {
    pub description: Option<String>,
    /// The registered venue.
    pub venue_id: Option<VenueId>,
    /// Of its own.
    pub location: Option<LocationInfo>,
    /// The venue's.
    pub venue_location: Option<LocationInfo>,
    pub venue_zone: Option<String>,
    /// `{mobile, desktop}`.
    pub images: Option<serde_json::Value>,
    pub cancelled_at: Option<DateTime<Utc>>,
    pub visibility: EventVisibility,
    pub visible_from: Option<DateTime<Utc>>,
    pub passcode: Option<String>,
    pub approval: Approval,
}

impl EventShown {
    /// Its own location, else its venue's.
    pub fn place(&self) -> Option<&LocationInfo> {
        self.location.as_ref().or(self.venue_location.as_ref())
    }
}
