//! What administration asks for. Absent = as it is; `Some(None)` = cleared.

use crate::actors::registry::Patch;
use chrono::{DateTime, Utc};

/// What a shop shows of an event.
#[derive(Debug, Clone, Default)]
pub struct ShownPatch {
    pub description: Patch<String>,
    /// Id or slug of a registered venue.
    pub venue: Patch<String>,
    pub location: Patch<LocationWish>,
    /// `{mobile, desktop}`, each `{src, alt, width, height}`.
    pub images: Patch<serde_json::Value>,
    pub cancelled: Option<bool>,
    /// `public`, `private`, `scheduled` or `password`.
    pub visibility: Option<String>,
    pub visible_from: Patch<DateTime<Utc>>,
    pub passcode: Patch<String>,
    /// `pending`, `approved` or `rejected`.
    pub approval: Option<String>,
}

/// What the Tickets API calls an admission has besides a ticket type's policy.
#[derive(Debug, Clone, Default)]
pub struct AdmissionPatch {
    pub subtitle: Patch<String>,
    /// Minor units, on top of the price; cleared = 0.
    pub booking_fee: Patch<i64>,
    /// Cleared = 0.
    pub position: Patch<i64>,
    /// Id or slug of a section of the event.
    pub section: Patch<String>,
    /// Id or slug of a type of the event that must be sold out first.
    pub after_admission: Patch<String>,
    /// Of a private type.
    pub passcode: Patch<String>,
}

/// A whole address: what is not given is not known.
#[derive(Debug, Clone, Default)]
pub struct LocationWish {
    pub name: String,
    pub address: Option<String>,
    pub country: Option<String>,
    pub city: Option<String>,
    pub state: Option<String>,
    pub postcode: Option<String>,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

#[derive(Debug, Clone, Default)]
pub struct TeamPatch {
    pub name: Option<String>,
    pub slug: Option<String>,
}

#[derive(Debug, Clone, Default)]
pub struct PromoterPatch {
    pub name: Option<String>,
    pub slug: Option<String>,
    /// Id or slug; the tenant's default one if a new promoter names none.
    pub team: Option<String>,
    pub description: Patch<String>,
}

#[derive(Debug, Clone, Default)]
pub struct VenuePatch {
    pub name: Option<String>,
    pub slug: Option<String>,
    /// A new venue without one is only known by its name.
    pub location: Option<LocationWish>,
    pub time_zone: Patch<String>,
}

#[derive(Debug, Clone, Default)]
pub struct NewSection {
    /// Id or slug.
    pub event: String,
    pub patch: SectionPatch,
}

#[derive(Debug, Clone, Default)]
pub struct SectionPatch {
    pub name: Option<String>,
    pub slug: Option<String>,
    /// Places of all its ticket types together; cleared = no limit.
    pub capacity: Patch<i64>,
    pub position: Patch<i64>,
    pub location: Patch<LocationWish>,
}
