//! Tenants and events on the wire.

use crate::actors::registry::{
    EventInfo, EventPatch, NewEvent, NewTenant, NewZone, OutagePolicy, Patch, TenantInfo, TenantPatch, ZoneInfo,
};
use crate::domain::ids::{EventId, PromoterId, TenantId};
use crate::http::gate::wire::text;
use crate::http::gate::wire_time::Instant;
use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

/// Tells "not given" from `null`: `null` clears.
pub(crate) fn given<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Patch<T>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}

/// A time that may be cleared.
pub(crate) fn time(patch: Patch<Instant>) -> Patch<chrono::DateTime<chrono::Utc>> {
    patch.map(|time| time.map(Into::into))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TenantIn {
    #[schema(min_length = 1, max_length = 200)]
    pub name: String,
    /// Made from the name if absent.
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TenantChange {
    #[serde(default)]
    #[schema(min_length = 1, max_length = 200)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TenantOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TenantPage {
    pub tenants: Vec<TenantOut>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

impl From<TenantIn> for NewTenant {
    fn from(body: TenantIn) -> NewTenant {
        NewTenant { name: body.name, slug: body.slug }
    }
}

impl From<TenantChange> for TenantPatch {
    fn from(body: TenantChange) -> TenantPatch {
        TenantPatch { name: body.name, slug: body.slug }
    }
}

impl From<&TenantInfo> for TenantOut {
    fn from(tenant: &TenantInfo) -> TenantOut {
        TenantOut {
            id: tenant.id,
            slug: tenant.slug.clone(),
            name: tenant.name.clone(),
            created_at: tenant.created_at.into(),
        }
    }
}

/// A place inside with a limit of its own.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Zone {
    #[schema(min_length = 1, max_length = 100)]
    pub id: String,
    /// The id if absent.
    #[serde(default)]
    pub name: Option<String>,
    /// People inside at most; null = no limit.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub capacity: Option<i64>,
}

impl From<Zone> for NewZone {
    fn from(zone: Zone) -> NewZone {
        NewZone { id: zone.id, name: zone.name, capacity: zone.capacity }
    }
}

impl From<&ZoneInfo> for Zone {
    fn from(zone: &ZoneInfo) -> Zone {
        Zone { id: zone.id.clone(), name: Some(zone.name.clone()), capacity: zone.capacity.map(i64::from) }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventIn {
    #[schema(example = "Summer Night", min_length = 1, max_length = 200)]
    pub name: String,
    /// Made from the name if absent.
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Instant>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Instant>,
    /// An IANA name.
    #[serde(default)]
    #[schema(example = "Europe/Berlin")]
    pub time_zone: Option<String>,
    /// A text or an object.
    #[serde(default)]
    #[schema(value_type = Option<Value>)]
    pub venue: Option<serde_json::Value>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_from: Option<Instant>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_until: Option<Instant>,
    #[serde(default)]
    #[schema(minimum = 1, maximum = 2_147_483_647)]
    pub occupancy_limit: Option<i64>,
    /// What happens to scans while Redis is away: `deny` (default) or `journal`.
    #[serde(default)]
    #[schema(example = "deny", pattern = "^(deny|journal)$")]
    pub outage_policy: Option<String>,
    #[serde(default)]
    pub require_scan_point: Option<bool>,
    #[serde(default)]
    #[schema(nullable = true)]
    pub zones: Option<Vec<Zone>>,
    /// Id or slug; the tenant's default promoter if absent.
    #[serde(default)]
    pub promoter: Option<String>,
}

impl From<EventIn> for NewEvent {
    fn from(body: EventIn) -> NewEvent {
        NewEvent {
            id: None,
            name: body.name,
            slug: body.slug,
            starts_at: body.starts_at.map(Into::into),
            ends_at: body.ends_at.map(Into::into),
            time_zone: body.time_zone,
            venue: body.venue.filter(|venue| !venue.is_null()),
            entry_from: body.entry_from.map(Into::into),
            entry_until: body.entry_until.map(Into::into),
            occupancy_limit: body.occupancy_limit,
            outage_policy: body.outage_policy,
            require_scan_point: body.require_scan_point,
            zones: body.zones.unwrap_or_default().into_iter().map(Into::into).collect(),
            promoter: body.promoter,
            ..NewEvent::default()
        }
    }
}

/// Only what is given changes; `null` clears what may be empty.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventChange {
    #[serde(default)]
    #[schema(min_length = 1, max_length = 200)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub time_zone: Patch<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Value>)]
    pub venue: Patch<serde_json::Value>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_from: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub entry_until: Patch<Instant>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 2_147_483_647)]
    pub occupancy_limit: Patch<i64>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, pattern = "^(deny|journal)$")]
    pub outage_policy: Patch<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<bool>)]
    pub require_scan_point: Patch<bool>,
    /// The whole list.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<Zone>>)]
    pub zones: Patch<Vec<Zone>>,
    /// Id or slug; `null` = the tenant's default promoter.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub promoter: Patch<String>,
}

impl From<EventChange> for EventPatch {
    fn from(body: EventChange) -> EventPatch {
        EventPatch {
            name: body.name,
            slug: body.slug,
            starts_at: time(body.starts_at),
            ends_at: time(body.ends_at),
            time_zone: body.time_zone,
            venue: body.venue,
            entry_from: time(body.entry_from),
            entry_until: time(body.entry_until),
            occupancy_limit: body.occupancy_limit,
            outage_policy: body.outage_policy,
            require_scan_point: body.require_scan_point,
            zones: body.zones.map(|zones| zones.map(|zones| zones.into_iter().map(Into::into).collect())),
            promoter: body.promoter,
            ..EventPatch::default()
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "evt_01h455vb4pex5vsknk084sn02q")]
    pub id: EventId,
    pub slug: String,
    pub name: String,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub starts_at: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub ends_at: Option<Instant>,
    #[schema(required = true)]
    pub time_zone: Option<String>,
    #[schema(value_type = Option<Value>, required = true)]
    pub venue: Option<serde_json::Value>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub entry_from: Option<Instant>,
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub entry_until: Option<Instant>,
    #[schema(required = true)]
    pub occupancy_limit: Option<u32>,
    pub require_scan_point: bool,
    pub outage_policy: OutageWord,
    pub zones: Vec<Zone>,
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "pmt_01h455vb4pex5vsknk084sn02q")]
    pub promoter: PromoterId,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum OutageWord {
    Deny,
    Journal,
}

impl From<OutagePolicy> for OutageWord {
    fn from(policy: OutagePolicy) -> OutageWord {
        match policy {
            OutagePolicy::Deny => OutageWord::Deny,
            OutagePolicy::Journal => OutageWord::Journal,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct EventPage {
    pub events: Vec<EventOut>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

impl From<&EventInfo> for EventOut {
    fn from(event: &EventInfo) -> EventOut {
        EventOut {
            id: event.id,
            slug: event.slug.clone(),
            name: event.name.clone(),
            starts_at: event.starts_at.map(Into::into),
            ends_at: event.ends_at.map(Into::into),
            time_zone: event.time_zone.clone(),
            venue: event.venue.clone(),
            entry_from: event.entry_from.map(Into::into),
            entry_until: event.entry_until.map(Into::into),
            occupancy_limit: event.occupancy_limit,
            require_scan_point: event.require_scan_point,
            outage_policy: event.outage.into(),
            zones: event.zones.iter().map(Zone::from).collect(),
            promoter: event.promoter,
            created_at: event.created_at.into(),
            updated_at: event.updated_at.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::body::{Format, read};

    #[test]
    fn null_clears_and_absent_keeps() {
        let change: EventChange = read(Format::Json, br#"{"startsAt":null,"occupancyLimit":5}"#).unwrap();
        let patch = EventPatch::from(change);
        assert_eq!(patch.starts_at, Some(None));
        assert_eq!(patch.occupancy_limit, Some(Some(5)));
        assert_eq!(patch.ends_at, None);
    }

    #[test]
    fn a_wrong_field_of_a_zone_is_named_by_its_path() {
        let error = read::<EventIn>(Format::Json, br#"{"name":"x","zones":[{"id":"a","capacity":"much"}]}"#);
        assert!(
            matches!(error, Err(crate::http::error::ApiError::Field { field, .. }) if field == "zones[0].capacity")
        );
    }
}
