//! Admissions on the wire.

use crate::actors::registry::shop::AdmissionPatch;
use crate::actors::registry::{EventInfo, NewTicketType, Patch, TicketTypePatch, TypeInfo};
use crate::http::error::ApiError;
use crate::http::gate::wire_event::given;
use crate::http::gate::wire_time::Instant;
use crate::http::object::object;
use crate::http::tickets_api::paging::page;
use crate::http::tickets_api::shop::counts::Counts;
use crate::http::tickets_api::shop::visibility::{self, AdmissionVisibility};
use crate::http::tickets_api::shop::wall_clock::WallClock;
use crate::http::tickets_api::shop::wishes::wishes;
use crate::http::tickets_api::tickets::wire::AdmissionPrice;
use crate::http::tickets_api::tickets::wire_event::{naive, zone};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Stands where there is no limit.
const UNLIMITED: i64 = -1;

/// A tier of an event: what buyers choose from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Admission {
    #[schema(example = "adm_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub event_id: String,
    pub event_slug: String,
    pub team_id: String,
    pub promoter_id: String,
    #[schema(required = true, example = "sct_01h455vb4pex5vsknk084sn02q")]
    pub section_id: Option<String>,
    pub name: String,
    pub slug: String,
    #[schema(required = true)]
    pub subtitle: Option<String>,
    #[schema(required = true)]
    pub description: Option<String>,
    /// Places for sale; -1 = no limit.
    #[schema(minimum = -1)]
    pub capacity: i64,
    /// Most in one order; -1 = no limit.
    #[schema(minimum = -1)]
    pub limit: i64,
    /// Places left: neither sold nor reserved, and within what its section has left; -1 = no limit.
    #[schema(minimum = -1)]
    pub available: i64,
    pub sold: u32,
    /// Held by orders that are not paid yet.
    pub reserved: u32,
    /// Its place in the list: small first.
    pub order: i32,
    /// From when to when its holders may enter: wall-clock time in the event's zone; null = as the event.
    #[schema(required = true, example = "2026-09-12T18:00:00")]
    pub entry_starts_at: Option<String>,
    #[schema(required = true, example = "2026-09-12T23:00:00")]
    pub entry_ends_at: Option<String>,
    #[schema(required = true, example = "2026-08-01T10:00:00")]
    pub sale_starts_at: Option<String>,
    #[schema(required = true, example = "2026-09-12T17:00:00")]
    pub sale_ends_at: Option<String>,
    pub price: AdmissionPrice,
    pub visibility: AdmissionVisibility,
    /// The admission that must be sold out first (`STACKED`).
    #[schema(required = true)]
    pub after_admission_id: Option<String>,
    /// Only for whoever may change the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub passcode: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OneAdmission {
    pub admission: Admission,
}

page! {
    /// The admissions of an event, by their order.
    AdmissionPage { admissions: Admission }
}

/// Minor units.
#[derive(Debug, Clone, Deserialize, ToSchema)]
pub struct PriceIn {
    #[serde(default)]
    #[schema(minimum = 0, example = 1_500)]
    pub base: Option<i64>,
    /// On top of the base, never given back.
    #[serde(default)]
    #[schema(minimum = 0, example = 150)]
    pub booking: Option<i64>,
    /// ISO 4217.
    #[serde(default)]
    #[schema(pattern = "^[A-Za-z]{3}$", example = "EUR")]
    pub currency: Option<String>,
}

wishes! {
    /// An admission to be made.
    NewAdmission,
    /// What is given changes. Of what was sold already everything stays as it was sold.
    AdmissionChange (name up to 100) {
        #[serde(default)]
        #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
        slug: Option<String>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, max_length = 200)]
        subtitle: Patch<String>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, min_length = 1, max_length = 4_000)]
        description: Patch<String>,
        /// -1 or null = no limit.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<i64>, minimum = -1, maximum = 2_147_483_647)]
        capacity: Patch<i64>,
        /// Most in one order; -1 or null = no limit.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<i64>, minimum = -1, maximum = 2_147_483_647)]
        limit: Patch<i64>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<i64>, minimum = -2_147_483_648, maximum = 2_147_483_647)]
        order: Patch<i64>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, example = "2026-09-12T18:00:00")]
        entry_starts_at: Patch<WallClock>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, example = "2026-09-12T23:00:00")]
        entry_ends_at: Patch<WallClock>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, example = "2026-08-01T10:00:00")]
        sale_starts_at: Patch<WallClock>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, example = "2026-09-12T17:00:00")]
        sale_ends_at: Patch<WallClock>,
        #[serde(default, deserialize_with = "object")]
        price: Option<PriceIn>,
        #[serde(default)]
        visibility: Option<AdmissionVisibility>,
        /// Id or slug of the admission that must be sold out first; makes this one `STACKED`.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>)]
        after_admission_id: Patch<String>,
        /// Of a `HIDDEN` admission.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, min_length = 1, max_length = 64)]
        passcode: Patch<String>,
        /// Id or slug of a section of the event.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>)]
        section_id: Patch<String>,
    }
}

/// -1 stands for no limit.
pub fn limited(given: Patch<i64>) -> Patch<i64> {
    given.map(|count| count.filter(|count| *count != UNLIMITED))
}

pub fn or_unlimited(count: Option<u32>) -> i64 {
    count.map_or(UNLIMITED, i64::from)
}

/// No order is as large: stands for no limit of an order.
const NO_ORDER_LIMIT: u32 = i32::MAX as u32;

fn order_limit(given: Patch<i64>) -> Patch<i64> {
    limited(given).map(|limit| Some(limit.unwrap_or(NO_ORDER_LIMIT.into())))
}

impl AdmissionChange {
    /// The change of this type; `None` = of one that is being made.
    pub fn patch(self, event: &EventInfo, of: Option<&TypeInfo>) -> Result<TicketTypePatch, ApiError> {
        let zone = zone(event.zone());
        let at = |field: &str, given: Patch<WallClock>| -> Result<Patch<DateTime<Utc>>, ApiError> {
            given.map(|time| time.map(|time| time.at(field, zone)).transpose()).transpose()
        };
        let (visibility, after) = visibility::change(self.visibility, self.after_admission_id, of)?;
        let price = self.price.unwrap_or(PriceIn { base: None, booking: None, currency: None });
        Ok(TicketTypePatch {
            name: self.name,
            slug: self.slug,
            price: price.base,
            currency: price.currency,
            capacity: limited(self.capacity),
            entry_from: at("entryStartsAt", self.entry_starts_at)?,
            entry_until: at("entryEndsAt", self.entry_ends_at)?,
            visibility,
            sale_start: at("saleStartsAt", self.sale_starts_at)?,
            sale_end: at("saleEndsAt", self.sale_ends_at)?,
            max_per_order: match (self.limit, of) {
                (None, Some(_)) => None,
                (given, _) => order_limit(Some(given.flatten())),
            },
            description: self.description,
            shown: AdmissionPatch {
                subtitle: self.subtitle,
                booking_fee: price.booking.map(Some),
                position: self.order,
                section: self.section_id,
                after_admission: after,
                passcode: self.passcode,
            },
            ..TicketTypePatch::default()
        })
    }
}

/// A new type of this change.
pub fn new_type(event: &EventInfo, patch: TicketTypePatch) -> NewTicketType {
    NewTicketType {
        event: event.id.to_string(),
        name: patch.name.unwrap_or_default(),
        slug: patch.slug,
        price: patch.price,
        currency: patch.currency,
        capacity: patch.capacity.flatten(),
        entry_from: patch.entry_from.flatten(),
        entry_until: patch.entry_until.flatten(),
        visibility: patch.visibility.flatten(),
        sale_start: patch.sale_start.flatten(),
        sale_end: patch.sale_end.flatten(),
        max_per_order: patch.max_per_order.flatten(),
        description: patch.description.flatten(),
        shown: patch.shown,
        ..NewTicketType::default()
    }
}

impl Admission {
    /// `in_full`: for whoever may change it.
    pub fn new(event: &EventInfo, of: &TypeInfo, counts: &Counts, in_full: bool) -> Admission {
        let zone = zone(event.zone());
        let wall = |at: Option<DateTime<Utc>>| at.map(|at| naive(at, zone));
        let (sold, reserved) = counts.of(of);
        Admission {
            id: of.id.to_string(),
            event_id: event.id.to_string(),
            event_slug: event.slug.clone(),
            team_id: event.team.to_string(),
            promoter_id: event.promoter.to_string(),
            section_id: of.section.map(|section| section.to_string()),
            name: of.name.clone(),
            slug: of.slug.clone(),
            subtitle: of.subtitle.clone(),
            description: of.description.clone(),
            capacity: or_unlimited(of.capacity),
            limit: or_unlimited(Some(of.max_per_order).filter(|most| *most < NO_ORDER_LIMIT)),
            available: or_unlimited(counts.left(event, of)),
            sold,
            reserved,
            order: of.position,
            entry_starts_at: wall(of.entry_from),
            entry_ends_at: wall(of.entry_until),
            sale_starts_at: wall(of.sale_start),
            sale_ends_at: wall(of.sale_end),
            price: AdmissionPrice { base: of.price_minor, booking: of.booking_minor, currency: of.currency.clone() },
            visibility: visibility::word(of),
            after_admission_id: of.after_admission.map(|after| after.to_string()),
            passcode: of.passcode.clone().filter(|_| in_full),
            created_at: of.created_at.into(),
            updated_at: of.updated_at.into(),
        }
    }
}
