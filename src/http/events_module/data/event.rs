//! `event`, with its zones and its scan points.

use crate::actors::registry::{EventInfo, EventPatch, NewEvent, NewScanPoint, NewZone, Patch, PointInfo};
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::gate::wire_event::OutageWord;
use crate::http::gate::wire_time::Instant;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

pub const DATATYPE: &str = "event";

/// An event.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventData {
    pub name: String,
    pub title: String,
    /// Taken wherever an id is.
    pub slug: String,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Instant>,
    #[schema(required = true, example = "Europe/Berlin")]
    pub time_zone: Option<String>,
    /// A text or an object, as it was sent.
    #[schema(required = true)]
    pub venue: Option<Value>,
    pub zones: Vec<ZoneData>,
    pub scan_points: Vec<ScanPointData>,
    pub require_scan_point: bool,
    /// People inside at a time; null = no limit.
    #[schema(required = true)]
    pub occupancy_limit: Option<u32>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub entry_from: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub entry_until: Option<Instant>,
    /// What becomes of scans while Redis is away.
    pub outage_policy: OutageWord,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ZoneData {
    #[schema(example = "hall-a")]
    pub id: String,
    pub name: String,
    #[schema(required = true)]
    pub capacity: Option<u32>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanPointData {
    /// What a scan names as its `checkpoint`.
    #[schema(example = "main-door")]
    pub id: String,
    pub name: String,
    /// The id of one of the event's zones.
    #[schema(required = true)]
    pub zone: Option<String>,
    /// Ids of ticket types; empty = all.
    pub accepted_ticket_types: Vec<String>,
}

impl EventData {
    pub fn new(event: &EventInfo, points: &[PointInfo]) -> EventData {
        EventData {
            name: event.name.clone(),
            title: event.name.clone(),
            slug: event.slug.clone(),
            starts_at: event.starts_at.map(Into::into),
            ends_at: event.ends_at.map(Into::into),
            time_zone: event.time_zone.clone(),
            venue: event.venue.clone(),
            zones: event
                .zones
                .iter()
                .map(|zone| ZoneData { id: zone.id.clone(), name: zone.name.clone(), capacity: zone.capacity })
                .collect(),
            scan_points: points.iter().map(ScanPointData::new).collect(),
            require_scan_point: event.require_scan_point,
            occupancy_limit: event.occupancy_limit,
            entry_from: event.entry_from.map(Into::into),
            entry_until: event.entry_until.map(Into::into),
            outage_policy: event.outage.into(),
        }
    }
}

impl ScanPointData {
    fn new(point: &PointInfo) -> ScanPointData {
        ScanPointData {
            id: point.slug.clone(),
            name: point.name.clone(),
            zone: point.zone.clone(),
            accepted_ticket_types: point.accepted_types.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Reads a change, and the whole list of scan points if there is one.
pub fn change(fields: &Fields) -> Result<(EventPatch, Option<Vec<NewScanPoint>>), ApiError> {
    let patch = EventPatch {
        name: given(fields.text(&["name", "title"])?),
        slug: given(fields.text(&["slug"])?),
        starts_at: fields.time(&["startsAt", "startDate"])?,
        ends_at: fields.time(&["endsAt", "endDate"])?,
        time_zone: fields.text(&["timeZone", "timezone"])?,
        venue: fields.any("venue"),
        entry_from: fields.time(&["entryFrom"])?,
        entry_until: fields.time(&["entryUntil"])?,
        occupancy_limit: fields.count(&["occupancyLimit"])?,
        outage_policy: fields.text(&["outagePolicy"])?,
        require_scan_point: fields.flag(&["requireScanPoint"])?,
        zones: zones(fields)?,
        ..EventPatch::default()
    };
    Ok((patch, points(fields)?))
}

/// Reads a new event. `data.id` is its id, or else its slug.
pub fn new(fields: &Fields) -> Result<(NewEvent, Vec<NewScanPoint>), ApiError> {
    let (first, points) = change(fields)?;
    let (id, slug) = match given(fields.text(&["id"])?) {
        Some(id) => id.parse().map_or((None, Some(id)), |id| (Some(id), None)),
        None => (None, None),
    };
    let new = NewEvent {
        id,
        name: fields.must("name", first.name.map(Some))?,
        slug: first.slug.or(slug),
        starts_at: first.starts_at.flatten(),
        ends_at: first.ends_at.flatten(),
        time_zone: first.time_zone.flatten(),
        venue: first.venue.flatten(),
        entry_from: first.entry_from.flatten(),
        entry_until: first.entry_until.flatten(),
        occupancy_limit: first.occupancy_limit.flatten(),
        outage_policy: first.outage_policy.flatten(),
        require_scan_point: first.require_scan_point.flatten(),
        zones: first.zones.flatten().unwrap_or_default(),
        ..NewEvent::default()
    };
    Ok((new, points.unwrap_or_default()))
}

fn zones(fields: &Fields) -> Result<Patch<Vec<NewZone>>, ApiError> {
    let Some(zones) = fields.objects("zones")? else { return Ok(None) };
    let one = |zone: &Fields| {
        Ok(NewZone {
            id: zone.must("id", zone.text(&["id"])?)?,
            name: given(zone.text(&["name"])?),
            capacity: given(zone.count(&["capacity"])?),
        })
    };
    zones.unwrap_or_default().iter().map(one).collect::<Result<_, ApiError>>().map(|zones| Some(Some(zones)))
}

/// A point without a name is called as its id is.
fn points(fields: &Fields) -> Result<Option<Vec<NewScanPoint>>, ApiError> {
    let Some(points) = fields.objects("scanPoints")? else { return Ok(None) };
    let one = |point: &Fields| {
        let id = point.must("id", point.text(&["id", "slug"])?)?;
        Ok(NewScanPoint {
            event: String::new(),
            name: given(point.text(&["name"])?).unwrap_or_else(|| id.clone()),
            slug: Some(id),
            zone: given(point.text(&["zone"])?),
            accepted_ticket_types: given(point.texts(&["acceptedTicketTypes"])?).unwrap_or_default(),
        })
    };
    points.unwrap_or_default().iter().map(one).collect::<Result<_, ApiError>>().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn an_event_brings_its_zones_and_points() {
        let body = json!({ "data": { "name": "Summer", "id": "summer", "requireScanPoint": true,
            "zones": [{ "id": "hall-a", "capacity": 10 }], "scanPoints": [{ "id": "main-door", "zone": "hall-a" }] } });
        let (event, points) = new(&Fields::open(body).unwrap()).unwrap();
        assert_eq!((event.slug.as_deref(), event.require_scan_point), (Some("summer"), Some(true)));
        assert_eq!((event.zones[0].id.as_str(), event.zones[0].capacity), ("hall-a", Some(10)));
        assert_eq!((points[0].name.as_str(), points[0].zone.as_deref()), ("main-door", Some("hall-a")));
    }

    #[test]
    fn a_wrong_zone_is_named() {
        let body = json!({ "data": { "name": "Summer", "zones": [{ "capacity": 10 }] } });
        let refused = new(&Fields::open(body).unwrap()).map(|_| ());
        assert!(matches!(refused, Err(ApiError::Field { field, .. }) if field == "zones[0].id"));
    }
}
