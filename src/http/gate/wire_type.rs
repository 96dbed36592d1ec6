//! Ticket types on the wire.

use crate::actors::registry::shop::AdmissionPatch;
use crate::actors::registry::{NewTicketType, Patch, TicketTypePatch, TypeInfo, Visibility};
use crate::domain::ids::{EventId, TicketTypeId};
use crate::http::gate::wire::text;
use crate::http::gate::wire_event::{given, time};
use crate::http::gate::wire_time::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketTypeIn {
    /// Id or slug.
    pub event: String,
    #[schema(example = "General admission", min_length = 1, max_length = 100)]
    pub name: String,
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
    /// Minor units.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub price: Option<i64>,
    /// ISO 4217.
    #[serde(default)]
    #[schema(example = "EUR", pattern = "^[A-Za-z]{3}$")]
    pub currency: Option<String>,
    /// Places for sale; absent = no limit.
    #[serde(default)]
    #[schema(minimum = 0, maximum = 2_147_483_647)]
    pub capacity: Option<i64>,
    #[serde(default)]
    pub allow_reentry: Option<bool>,
    /// Total accepted check-ins, the first included; needs `allowReentry: true`.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 2_147_483_647)]
    pub reentry_limit: Option<i64>,
    /// Ids or slugs; absent = all.
    #[serde(default)]
    pub accepted_scan_points: Option<Vec<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_from: Option<Instant>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_until: Option<Instant>,
    /// Holders of this type inside at a time.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 2_147_483_647)]
    pub occupancy_limit: Option<i64>,
    #[serde(default)]
    pub transferable: Option<bool>,
    /// `public` (default), `private` or `invite-only`.
    #[serde(default)]
    #[schema(example = "public", pattern = "^(public|private|invite-only)$")]
    pub visibility: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sale_start: Option<Instant>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sale_end: Option<Instant>,
    #[serde(default)]
    pub perks: Option<Vec<String>>,
    #[serde(default)]
    pub refund_policy: Option<String>,
    /// Tickets in one public order; 10 if absent.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 2_147_483_647)]
    pub max_per_order: Option<i64>,
    /// Tickets that one buyer may hold in all their orders; absent = no limit.
    #[serde(default)]
    #[schema(minimum = 1, maximum = 2_147_483_647)]
    pub max_per_customer: Option<i64>,
    #[serde(default)]
    #[schema(max_length = 4_000)]
    pub description: Option<String>,
    /// On top of the price, never given back: minor units; 0 if absent.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub booking_fee: Option<i64>,
    /// Id or slug of a section of the event.
    #[serde(default)]
    pub section: Option<String>,
}

impl From<TicketTypeIn> for NewTicketType {
    fn from(body: TicketTypeIn) -> NewTicketType {
        NewTicketType {
            event: body.event,
            name: body.name,
            slug: body.slug,
            price: body.price,
            currency: body.currency,
            capacity: body.capacity,
            allow_reentry: body.allow_reentry,
            reentry_limit: body.reentry_limit,
            accepted_scan_points: body.accepted_scan_points.unwrap_or_default(),
            entry_from: body.entry_from.map(Into::into),
            entry_until: body.entry_until.map(Into::into),
            occupancy_limit: body.occupancy_limit,
            transferable: body.transferable,
            visibility: body.visibility,
            sale_start: body.sale_start.map(Into::into),
            sale_end: body.sale_end.map(Into::into),
            perks: body.perks.unwrap_or_default(),
            refund_policy: body.refund_policy,
            max_per_order: body.max_per_order,
            max_per_customer: body.max_per_customer,
            description: body.description,
            shown: AdmissionPatch {
                booking_fee: Some(body.booking_fee),
                section: Some(body.section),
                ..AdmissionPatch::default()
            },
            ..NewTicketType::default()
        }
    }
}

/// Only what is given changes; `null` clears what may be empty.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketTypeChange {
    #[serde(default)]
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
    #[serde(default)]
    #[schema(minimum = 0)]
    pub price: Option<i64>,
    #[serde(default)]
    #[schema(pattern = "^[A-Za-z]{3}$")]
    pub currency: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 0, maximum = 2_147_483_647)]
    pub capacity: Patch<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<bool>)]
    pub allow_reentry: Patch<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2_147_483_647)]
    pub reentry_limit: Patch<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    pub accepted_scan_points: Patch<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_from: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_until: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2_147_483_647)]
    pub occupancy_limit: Patch<i64>,
    #[serde(default)]
    pub transferable: Option<bool>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, pattern = "^(public|private|invite-only)$")]
    pub visibility: Patch<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sale_start: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sale_end: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    pub perks: Patch<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub refund_policy: Patch<String>,
    /// `null` = 10 again.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2_147_483_647)]
    pub max_per_order: Patch<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2_147_483_647)]
    pub max_per_customer: Patch<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, max_length = 4_000)]
    pub description: Patch<String>,
    /// `null` = 0 again.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 0)]
    pub booking_fee: Patch<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub section: Patch<String>,
}

impl From<TicketTypeChange> for TicketTypePatch {
    fn from(body: TicketTypeChange) -> TicketTypePatch {
        TicketTypePatch {
            name: body.name,
            slug: body.slug,
            price: body.price,
            currency: body.currency,
            capacity: body.capacity,
            allow_reentry: body.allow_reentry,
            reentry_limit: body.reentry_limit,
            accepted_scan_points: body.accepted_scan_points,
            entry_from: time(body.entry_from),
            entry_until: time(body.entry_until),
            occupancy_limit: body.occupancy_limit,
            transferable: body.transferable,
            visibility: body.visibility,
            sale_start: time(body.sale_start),
            sale_end: time(body.sale_end),
            perks: body.perks,
            refund_policy: body.refund_policy,
            max_per_order: body.max_per_order,
            max_per_customer: body.max_per_customer,
            description: body.description,
            shown: AdmissionPatch { booking_fee: body.booking_fee, section: body.section, ..AdmissionPatch::default() },
            ..TicketTypePatch::default()
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketTypeOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "adm_01h455vb4pex5vsknk084sn02q")]
    pub id: TicketTypeId,
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub event: EventId,
    /// Stands in signed codes.
    pub number: u16,
    pub slug: String,
    pub name: String,
    pub price: i64,
    /// On top of the price, never given back: minor units.
    pub booking_fee: i64,
    pub currency: String,
    #[schema(required = true, example = "sct_01h455vb4pex5vsknk084sn02q")]
    pub section: Option<String>,
    #[schema(required = true)]
    pub capacity: Option<u32>,
    #[schema(required = true)]
    pub allow_reentry: Option<bool>,
    #[schema(required = true)]
    pub reentry_limit: Option<u32>,
    pub accepted_scan_points: Vec<String>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub entry_from: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub entry_until: Option<Instant>,
    #[schema(required = true)]
    pub occupancy_limit: Option<u32>,
    pub transferable: bool,
    pub visibility: VisibilityWord,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub sale_start: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub sale_end: Option<Instant>,
    pub perks: Vec<String>,
    #[schema(required = true)]
    pub refund_policy: Option<String>,
    pub max_per_order: u32,
    #[schema(required = true)]
    pub max_per_customer: Option<u32>,
    #[schema(required = true)]
    pub description: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VisibilityWord {
    Public,
    Private,
    InviteOnly,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketTypeList {
    pub ticket_types: Vec<TicketTypeOut>,
}

impl From<TypeInfo> for TicketTypeOut {
    fn from(info: TypeInfo) -> TicketTypeOut {
        TicketTypeOut {
            id: info.id,
            event: info.event,
            number: info.number,
            slug: info.slug,
            name: info.name,
            price: info.price_minor,
            booking_fee: info.booking_minor,
            section: info.section.map(|section| section.to_string()),
            currency: info.currency,
            capacity: info.capacity,
            allow_reentry: info.allow_reentry,
            reentry_limit: info.reentry_limit,
            accepted_scan_points: info.accepted_scan_points,
            entry_from: info.entry_from.map(Into::into),
            entry_until: info.entry_until.map(Into::into),
            occupancy_limit: info.occupancy_limit,
            transferable: info.transferable,
            visibility: match info.visibility {
                Visibility::Public => VisibilityWord::Public,
                Visibility::Private => VisibilityWord::Private,
                Visibility::InviteOnly => VisibilityWord::InviteOnly,
            },
            sale_start: info.sale_start.map(Into::into),
            sale_end: info.sale_end.map(Into::into),
            perks: info.perks,
            refund_policy: info.refund_policy,
            max_per_order: info.max_per_order,
            max_per_customer: info.max_per_customer,
            description: info.description,
            created_at: info.created_at.into(),
            updated_at: info.updated_at.into(),
        }
    }
}
