//! The event as a ticket shows it: both sets of fields that are published.

use crate::actors::registry::EventInfo;
use crate::actors::registry::shop::LocationInfo;
use crate::domain::ids::LocationId;
use crate::http::gate::wire_time::Instant;
use crate::queries::sales::EventSold;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

/// The event as it was when the ticket was sold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketEvent {
    pub id: String,
    pub name: String,
    pub slug: String,
    /// The same as `entryStartsAt`.
    #[schema(required = true, example = "2026-09-12T18:00:00")]
    pub date: Option<String>,
    pub venue: TicketVenue,
    pub location: TicketLocation,
    /// Wall-clock time in `location.timeZone`.
    #[schema(required = true, example = "2026-09-12T18:00:00")]
    pub entry_starts_at: Option<String>,
    #[schema(required = true, example = "2026-09-12T23:00:00")]
    pub entry_ends_at: Option<String>,
    /// Null where there are none.
    #[schema(required = true, value_type = Option<Object>)]
    pub images: Option<Value>,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TicketVenue {
    /// Empty where it is not known.
    pub name: String,
    pub address: String,
}

#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketLocation {
    pub id: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
    pub name: String,
    pub address: String,
    /// Empty where it is not known.
    pub country: String,
    #[schema(required = true)]
    pub latitude: Option<f64>,
    #[schema(required = true)]
    pub longitude: Option<f64>,
    #[schema(example = "Europe/Berlin")]
    pub time_zone: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub city: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub postcode: Option<String>,
}

impl TicketEvent {
    /// As sold, and nothing besides.
    pub fn new(sold: &EventSold, known_since: DateTime<Utc>) -> TicketEvent {
        TicketEvent::of(sold, None, known_since)
    }

    /// As sold. What a sale does not write down (the pictures, and the place where the event had no venue of its own words)
    /// is as it is now. `known_since` is when it was sold.
    pub fn of(sold: &EventSold, now: Option<&EventInfo>, known_since: DateTime<Utc>) -> TicketEvent {
        let zone = zone(sold.time_zone.as_deref().or_else(|| now.and_then(EventInfo::zone)));
        let starts = sold.starts_at.map(|at| naive(at, zone));
        let location = match now.and_then(|now| now.shown.place()).filter(|_| sold.venue.is_none()) {
            Some(place) => TicketLocation::of(place, zone),
            None => location(sold, zone, known_since),
        };
        TicketEvent {
            id: sold.id.to_string(),
            name: sold.name.clone(),
            slug: sold.slug.clone(),
            date: starts.clone(),
            venue: TicketVenue { name: location.name.clone(), address: location.address.clone() },
            location,
            entry_starts_at: starts,
            entry_ends_at: sold.ends_at.map(|at| naive(at, zone)),
            images: now.and_then(|now| now.shown.images.clone()),
        }
    }
}

impl TicketLocation {
    /// What is not known is empty, or null where it is a number.
    pub fn of(place: &LocationInfo, zone: Tz) -> TicketLocation {
        TicketLocation {
            id: place.id.to_string(),
            created_at: place.created_at.into(),
            updated_at: place.updated_at.into(),
            name: place.name.clone(),
            address: place.address.clone().unwrap_or_default(),
            country: place.country.clone().unwrap_or_default(),
            latitude: place.point.map(|(latitude, _)| latitude),
            longitude: place.point.map(|(_, longitude)| longitude),
            time_zone: zone.name().to_owned(),
            city: place.city.clone(),
            state: place.state.clone(),
            postcode: place.postcode.clone(),
        }
    }
}

/// A time zone by its name; UTC where there is none.
pub fn zone(name: Option<&str>) -> Tz {
    name.and_then(|name| name.parse().ok()).unwrap_or(Tz::UTC)
}

/// Wall-clock time: `2026-09-12T18:00:00`.
pub fn naive(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).format("%Y-%m-%dT%H:%M:%S").to_string()
}

/// A venue is a text, or an object with whatever fields its event was made with.
fn location(sold: &EventSold, zone: Tz, known_since: DateTime<Utc>) -> TicketLocation {
    let (name, fields) = match &sold.venue {
        Some(Value::String(name)) => (name.as_str(), None),
        Some(Value::Object(fields)) => (fields.get("name").and_then(Value::as_str).unwrap_or_default(), Some(fields)),
        _ => ("", None),
    };
    let field = |name: &str| fields.and_then(|fields| fields.get(name));
    let text = |name: &str| field(name).and_then(Value::as_str).map(str::to_owned);
    TicketLocation {
        id: text("id").and_then(|id| id.parse().ok()).unwrap_or(LocationId::from_bytes(sold.id.to_bytes())).to_string(),
        created_at: known_since.into(),
        updated_at: known_since.into(),
        name: name.to_owned(),
        address: text("address").unwrap_or_default(),
        country: text("country").unwrap_or_default(),
        latitude: field("latitude").and_then(Value::as_f64),
        longitude: field("longitude").and_then(Value::as_f64),
        time_zone: zone.name().to_owned(),
        city: text("city"),
        state: text("state"),
        postcode: text("postcode"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::EventId;
    use serde_json::json;

    #[test]
    fn both_sets_say_the_same_in_the_time_of_the_place() {
        let sold = EventSold {
            id: EventId::from_bytes([1; 16]),
            slug: "night".into(),
            name: "Night".into(),
            starts_at: Some("2026-09-12T16:00:00Z".parse().unwrap()),
            ends_at: None,
            time_zone: Some("Europe/Berlin".into()),
            venue: Some(json!({ "name": "Hall", "address": "Street 1", "latitude": 52.5 })),
        };
        let event = TicketEvent::new(&sold, "2026-01-01T00:00:00Z".parse().unwrap());
        assert_eq!(event.date.as_deref(), Some("2026-09-12T18:00:00"));
        assert_eq!((event.date, event.entry_ends_at), (event.entry_starts_at, None));
        assert_eq!((event.venue.name.as_str(), event.venue.address.as_str()), ("Hall", "Street 1"));
        assert_eq!((event.location.latitude, event.location.longitude), (Some(52.5), None));
        assert_eq!(event.location.time_zone, "Europe/Berlin");
        let named = EventSold { venue: Some(json!("Hall")), time_zone: None, ..sold };
        let event = TicketEvent::new(&named, "2026-01-01T00:00:00Z".parse().unwrap());
        assert_eq!((event.venue.name.as_str(), event.venue.address.as_str()), ("Hall", ""));
        assert_eq!(event.entry_starts_at.as_deref(), Some("2026-09-12T16:00:00"));
    }
}
