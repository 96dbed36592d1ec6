//! What administration may write: every refusal names its field.

use crate::actors::registry::RegistryError;
use crate::actors::registry::requests::NewZone;
use crate::domain::label::Label;
use crate::domain::ticket_type::{EntryPolicy, PolicyError};
use crate::stores::postgres::records::{OutagePolicy, Visibility, ZoneInfo};
use chrono::{DateTime, Utc};

/// Lists in one row stay small.
const LIST_MAX: usize = 200;

pub fn invalid(field: impl Into<String>, message: impl Into<String>) -> RegistryError {
    RegistryError::Invalid { field: field.into(), message: message.into() }
}

/// Trimmed, 1 to `chars_max` characters, no control characters.
pub fn text(field: &str, value: &str, chars_max: usize) -> Result<String, RegistryError> {
    let value = value.trim();
    if value.is_empty() {
        return Err(invalid(field, "must not be empty"));
    }
    if value.chars().count() > chars_max {
        return Err(invalid(field, format!("must not be longer than {chars_max} characters")));
    }
    if value.chars().any(char::is_control) {
        return Err(invalid(field, "must not contain control characters"));
    }
    Ok(value.to_owned())
}

/// Text of several lines: 1 to `chars_max` characters.
pub fn words(field: &str, value: &str, chars_max: usize) -> Result<String, RegistryError> {
    let unbroken = value.replace(['\n', '\r', '\t'], " ");
    text(field, &unbroken, chars_max)?;
    Ok(value.trim().to_owned())
}

pub fn no_extras() -> serde_json::Value {
    serde_json::Value::Object(serde_json::Map::new())
}

/// A small object of anything.
pub fn extras(value: serde_json::Value) -> Result<serde_json::Value, RegistryError> {
    let text = value.to_string();
    if !value.is_object() || text.len() > 16_384 || text.contains("\\u0000") {
        return Err(invalid("extras", "must be an object of at most 16384 bytes without control characters"));
    }
    Ok(value)
}

/// Lower case, digits and hyphens: never looks like an id, which has an underscore.
pub fn slug(value: &str) -> Result<String, RegistryError> {
    let good = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if value.is_empty() || value.len() > 100 || value.starts_with('-') || !value.chars().all(good) {
        return Err(invalid("slug", "must be 1 to 100 of a-z, 0-9 and -, and not start with -"));
    }
    Ok(value.to_owned())
}

/// A count of at least `least` that fits its column.
pub fn count(field: &str, value: Option<i64>, least: u32) -> Result<Option<u32>, RegistryError> {
    let Some(value) = value else {
        return Ok(None);
    };
    match u32::try_from(value) {
        Ok(count) if count >= least && i32::try_from(count).is_ok() => Ok(Some(count)),
        _ => Err(invalid(field, format!("must be {least} to {}", i32::MAX))),
    }
}

/// Minor units.
pub fn price(value: i64) -> Result<i64, RegistryError> {
    if value < 0 { Err(invalid("price", "must not be negative")) } else { Ok(value) }
}

pub fn currency(value: &str) -> Result<String, RegistryError> {
    let value = value.to_ascii_uppercase();
    if value.len() != 3 || !value.bytes().all(|letter| letter.is_ascii_uppercase()) {
        return Err(invalid("currency", "must be three letters, such as EUR"));
    }
    Ok(value)
}

pub fn time_zone(value: &str) -> Result<String, RegistryError> {
    let known: Result<chrono_tz::Tz, _> = value.parse();
    known.map(|zone| zone.name().to_owned()).map_err(|_| invalid("timeZone", "must be a name such as Europe/Berlin"))
}

pub fn venue(value: serde_json::Value) -> Result<serde_json::Value, RegistryError> {
    if !(value.is_string() || value.is_object()) {
        return Err(invalid("venue", "must be a text or an object"));
    }
    if value.to_string().len() > 4_096 {
        return Err(invalid("venue", "must not be longer than 4096 bytes"));
    }
    if value.to_string().contains("\\u0000") {
        return Err(invalid("venue", "must not contain control characters"));
    }
    Ok(value)
}

pub fn outage(value: Option<&str>) -> Result<OutagePolicy, RegistryError> {
    match value {
        None | Some("deny") => Ok(OutagePolicy::Deny),
        Some("journal") => Ok(OutagePolicy::Journal),
        Some(_) => Err(invalid("outagePolicy", "must be deny or journal")),
    }
}

pub fn visibility(value: Option<&str>) -> Result<Visibility, RegistryError> {
    match value {
        None | Some("public") => Ok(Visibility::Public),
        Some("private") => Ok(Visibility::Private),
        Some("invite-only") => Ok(Visibility::InviteOnly),
        Some(_) => Err(invalid("visibility", "must be public, private or invite-only")),
    }
}

/// Names of places, as scans name them.
pub fn labels(field: &str, values: &[String]) -> Result<Vec<String>, RegistryError> {
    list_size(field, values.len())?;
    for (place, value) in values.iter().enumerate() {
        Label::new(value).map_err(|error| invalid(format!("{field}[{place}]"), error.to_string()))?;
    }
    Ok(values.to_vec())
}

pub fn texts(field: &str, values: &[String]) -> Result<Vec<String>, RegistryError> {
    list_size(field, values.len())?;
    values.iter().enumerate().map(|(place, value)| text(&format!("{field}[{place}]"), value, 200)).collect()
}

pub fn list_size(field: &str, size: usize) -> Result<(), RegistryError> {
    if size > LIST_MAX { Err(invalid(field, format!("must not have more than {LIST_MAX} items"))) } else { Ok(()) }
}

pub fn zones(zones: &[NewZone]) -> Result<Vec<ZoneInfo>, RegistryError> {
    list_size("zones", zones.len())?;
    let mut known: Vec<ZoneInfo> = Vec::with_capacity(zones.len());
    for (place, zone) in zones.iter().enumerate() {
        let field = |name: &str| format!("zones[{place}].{name}");
        let id = text(&field("id"), &zone.id, Label::MAX_CHARS)?;
        if known.iter().any(|other| other.id == id) {
            return Err(invalid(field("id"), "must not be given twice"));
        }
        let name = text(&field("name"), zone.name.as_deref().unwrap_or(&id), Label::MAX_CHARS)?;
        known.push(ZoneInfo { id, name, capacity: count(&field("capacity"), zone.capacity, 0)? });
    }
    Ok(known)
}

/// `field` names the end of the window.
pub fn window(field: &str, from: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Result<(), RegistryError> {
    match (from, until) {
        (Some(from), Some(until)) if until <= from => Err(invalid(field, "must be later than its beginning")),
        (_, _) => Ok(()),
    }
}

pub fn policy(allow_reentry: Option<bool>, reentry_limit: Option<i64>) -> Result<(), RegistryError> {
    let limit = match reentry_limit {
        Some(limit) if limit < 1 => return Err(invalid("reentryLimit", PolicyError::LimitBelowOne.to_string())),
        other => count("reentryLimit", other, 1)?,
    };
    EntryPolicy::stated(allow_reentry, limit).map_err(|error| invalid("reentryLimit", error.to_string()))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(refused: RegistryError) -> String {
        match refused {
            RegistryError::Invalid { field, .. } => field,
            other => panic!("not a refusal of a field: {other}"),
        }
    }

    #[test]
    fn a_policy_is_refused_as_published() {
        assert!(policy(None, None).is_ok());
        assert!(policy(Some(true), Some(3)).is_ok());
        for (allow, limit) in [(Some(true), 0), (Some(true), -1), (None, 2), (Some(false), 2), (Some(true), 1 << 40)] {
            assert_eq!(field(policy(allow, Some(limit)).expect_err("nonsense")), "reentryLimit", "{allow:?} {limit}");
        }
    }

    #[test]
    fn a_slug_never_looks_like_an_id() {
        assert!(slug("main-door-2").is_ok());
        for wrong in ["", "-x", "evt_1", "Main", "a b", "é"] {
            assert!(slug(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_refusal_in_a_list_names_the_item() {
        let two = [NewZone { id: "a".into(), ..NewZone::default() }, NewZone { id: "a".into(), ..NewZone::default() }];
        assert_eq!(field(zones(&two).expect_err("twice")), "zones[1].id");
        let one = [NewZone { id: "a".into(), name: None, capacity: Some(-1) }];
        assert_eq!(field(zones(&one).expect_err("negative")), "zones[0].capacity");
        assert_eq!(
            field(labels("acceptedScanPoints", &["a".into(), "".into()]).expect_err("empty")),
            "acceptedScanPoints[1]"
        );
    }
}
