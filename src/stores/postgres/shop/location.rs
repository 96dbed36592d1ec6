//! An address in a `jsonb` column.

use crate::stores::StoreError;
use crate::stores::postgres::shop::{Approval, EventVisibility, LocationInfo};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub fn to_json(of: &LocationInfo) -> Value {
    json!({
        "id": of.id.to_string(),
        "name": of.name,
        "address": of.address,
        "country": of.country,
        "city": of.city,
        "state": of.state,
        "postcode": of.postcode,
        "latitude": of.point.map(|(latitude, _)| latitude),
        "longitude": of.point.map(|(_, longitude)| longitude),
        "createdAt": of.created_at.to_rfc3339(),
        "updatedAt": of.updated_at.to_rfc3339(),
    })
}

pub fn maybe(value: Option<&Value>) -> Result<Option<LocationInfo>, StoreError> {
    value.map(from_json).transpose()
}

pub fn from_json(value: &Value) -> Result<LocationInfo, StoreError> {
    let broken = || StoreError::Unreadable("a location that is none".into());
    let text = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let degrees = |name: &str| value.get(name).and_then(Value::as_f64);
    let time = |name: &str| -> Result<DateTime<Utc>, StoreError> {
        text(name).and_then(|text| text.parse().ok()).ok_or_else(broken)
    };
    Ok(LocationInfo {
        id: text("id").and_then(|id| id.parse().ok()).ok_or_else(broken)?,
        name: text("name").ok_or_else(broken)?,
        address: text("address"),
        country: text("country"),
        city: text("city"),
        state: text("state"),
        postcode: text("postcode"),
        point: degrees("latitude").zip(degrees("longitude")),
        created_at: time("createdAt")?,
        updated_at: time("updatedAt")?,
    })
}

pub fn visibility_word(visibility: EventVisibility) -> &'static str {
    match visibility {
        EventVisibility::Public => "public",
        EventVisibility::Private => "private",
        EventVisibility::Scheduled => "scheduled",
        EventVisibility::Password => "password",
    }
}

pub fn visibility(word: &str) -> Result<EventVisibility, StoreError> {
    match word {
        "public" => Ok(EventVisibility::Public),
        "private" => Ok(EventVisibility::Private),
        "scheduled" => Ok(EventVisibility::Scheduled),
        "password" => Ok(EventVisibility::Password),
        _ => Err(StoreError::Unreadable("a visibility of an event that is not known".into())),
    }
}

pub fn approval_word(approval: Approval) -> &'static str {
    match approval {
        Approval::Pending => "pending",
        Approval::Approved => "approved",
        Approval::Rejected => "rejected",
    }
}

pub fn approval(word: &str) -> Result<Approval, StoreError> {
    match word {
        "pending" => Ok(Approval::Pending),
        "approved" => Ok(Approval::Approved),
        "rejected" => Ok(Approval::Rejected),
        _ => Err(StoreError::Unreadable("an approval that is not known".into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::LocationId;

    #[test]
    fn a_location_comes_back_as_itself() {
        let now = DateTime::from_timestamp_millis(1_700_000_000_123).expect("a time");
        let whole = LocationInfo {
            id: LocationId::from_bytes([7; 16]),
            name: "Old Hall".into(),
            address: Some("1 Main Street".into()),
            country: Some("DE".into()),
            city: None,
            state: None,
            postcode: Some("10115".into()),
            point: Some((52.5, 13.25)),
            created_at: now,
            updated_at: now,
        };
        assert_eq!(from_json(&to_json(&whole)).expect("readable"), whole);
        assert!(from_json(&json!({ "name": "without an id" })).is_err());
    }
}
