//! Sections on the wire.

use crate::actors::registry::shop::{SectionInfo, SectionPatch};
use crate::actors::registry::{EventInfo, Patch};
use crate::http::gate::wire_event::given;
use crate::http::gate::wire_time::Instant;
use crate::http::object::given_object;
use crate::http::tickets_api::paging::page;
use crate::http::tickets_api::shop::counts::Counts;
use crate::http::tickets_api::shop::place::LocationIn;
use crate::http::tickets_api::shop::wire_admission::{limited, or_unlimited};
use crate::http::tickets_api::shop::wishes::wishes;
use crate::http::tickets_api::tickets::wire_event::{TicketLocation, zone};
use serde::Serialize;
use utoipa::ToSchema;

/// A part of an event's place.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Section {
    #[schema(example = "sct_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub event_id: String,
    pub event_slug: String,
    pub team_id: String,
    pub promoter_id: String,
    pub name: String,
    pub slug: String,
    #[schema(required = true)]
    pub location: Option<TicketLocation>,
    /// Places of all its admissions together; -1 = no limit.
    #[schema(minimum = -1)]
    pub capacity: i64,
    #[schema(minimum = -1)]
    pub available: i64,
    pub sold: u32,
    pub reserved: u32,
    /// Its place in the list: small first.
    pub order: i32,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OneSection {
    pub section: Section,
}

page! {
    /// The sections of an event, by their order.
    SectionPage { sections: Section }
}

wishes! {
    /// A section to be made.
    NewSectionIn,
    /// What is given changes.
    SectionChange (name up to 100) {
        #[serde(default)]
        #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
        slug: Option<String>,
        /// Places of all its admissions together; -1 or null = no limit.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<i64>, minimum = -1, maximum = 2_147_483_647)]
        capacity: Patch<i64>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<i64>, minimum = -2_147_483_648, maximum = 2_147_483_647)]
        order: Patch<i64>,
        #[serde(default, deserialize_with = "given_object")]
        #[schema(value_type = Option<LocationIn>)]
        location: Patch<LocationIn>,
    }
}

impl SectionChange {
    pub fn patch(self, section: Option<&SectionInfo>) -> SectionPatch {
        let known = section.and_then(|section| section.location.as_ref()).map(|place| place.name.clone());
        let called = known.or_else(|| self.name.clone()).or_else(|| section.map(|section| section.name.clone()));
        SectionPatch {
            name: self.name,
            slug: self.slug,
            capacity: limited(self.capacity),
            position: self.order,
            location: self.location.map(|place| place.map(|place| place.wish(called.as_deref()))),
        }
    }
}

impl Section {
    pub fn new(event: &EventInfo, of: &SectionInfo, counts: &Counts) -> Section {
        let (sold, reserved) = counts.of_section(of.id);
        let left = of.capacity.map(|capacity| capacity.saturating_sub(sold).saturating_sub(reserved));
        Section {
            id: of.id.to_string(),
            event_id: event.id.to_string(),
            event_slug: event.slug.clone(),
            team_id: event.team.to_string(),
            promoter_id: event.promoter.to_string(),
            name: of.name.clone(),
            slug: of.slug.clone(),
            location: of.location.as_ref().map(|place| TicketLocation::of(place, zone(event.zone()))),
            capacity: or_unlimited(of.capacity),
            available: or_unlimited(left),
            sold,
            reserved,
            order: of.position,
            created_at: of.created_at.into(),
            updated_at: of.updated_at.into(),
        }
    }
}
