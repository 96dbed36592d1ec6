//! Who puts on an event and where: teams, promoters, venues, sections, and what of an event is shown to whom.

pub mod admissions;
mod events;
mod lists;
mod promoters;
pub mod requests;
mod sections;
pub mod shown;
mod teams;
mod venues;

pub use crate::stores::postgres::shop::events::{EventFilter, EventState};
pub use crate::stores::postgres::shop::lists::Span;
pub use crate::stores::postgres::shop::{
    Approval, EventShown, EventVisibility, LocationInfo, PromoterInfo, SectionInfo, TeamInfo, VenueInfo,
};
pub use lists::Slice;
pub use requests::{
    AdmissionPatch, LocationWish, NewSection, PromoterPatch, SectionPatch, ShownPatch, TeamPatch, VenuePatch,
};

use crate::domain::ids::{PromoterId, TeamId, TenantId};

/// The promoter of events that name none: made with the tenant, under its own bytes.
pub fn default_promoter(tenant: TenantId) -> PromoterId {
    PromoterId::from_bytes(tenant.to_bytes())
}

/// The team of promoters that name none: made with the tenant, under its own bytes.
pub fn default_team(tenant: TenantId) -> TeamId {
    TeamId::from_bytes(tenant.to_bytes())
}
