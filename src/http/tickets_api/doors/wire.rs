//! What doors send and are told.

use crate::domain::ids::{EventId, SectionId, TicketTypeId};
use crate::domain::label::Label;
use crate::http::error::ApiError;
use crate::http::gate::wire::Name;
use crate::http::tickets_api::query::LIST_MAX;
use crate::http::tickets_api::tickets::Ticket;
use crate::http::tickets_api::tickets::wire::ScanKind;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt::Display;
use std::str::FromStr;
use utoipa::ToSchema;

/// An id as it comes in.
#[derive(Debug, Clone, Copy)]
pub struct Id<I>(pub I);

impl<'de, I: FromStr> Deserialize<'de> for Id<I>
where
    I::Err: Display,
{
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Id<I>, D::Error> {
        let text = String::deserialize(from)?;
        text.trim().parse().map(Id).map_err(serde::de::Error::custom)
    }
}

/// One scan of one ticket. A `token`, which older clients send, is not looked at.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketScanIn {
    pub kind: ScanKind,
    /// The device. A device token says it by itself.
    #[serde(default)]
    #[schema(max_length = 100, example = "device_001")]
    pub device_id: Option<String>,
    /// Sending the same scan with the same key again gives the same answer.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// What a door says beside the key. All of it may be left out, and the body too.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ByKeyIn {
    /// The device. A device token says it by itself.
    #[serde(default)]
    #[schema(max_length = 100, example = "device_001")]
    pub device_id: Option<String>,
    /// The event of this door: a ticket of another one is refused.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "evt_01h455vb4pex5vsknk084sn02q")]
    pub event_id: Option<Id<EventId>>,
    /// Orders only: lets the rest in where some of them are inside already.
    #[serde(default)]
    pub allow_partial_order_check_in: Option<bool>,
    /// The admissions that this door accepts; none = all.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub admission_ids: Option<Vec<String>>,
    /// The sections that this door accepts; none = all.
    #[serde(default)]
    #[schema(max_items = 500)]
    pub section_ids: Option<Vec<String>>,
    /// Sending the same request with the same key again gives the same answer.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 255)]
    pub idempotency_key: Option<String>,
}

/// What the key named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum TargetType {
    Ticket,
    Order,
}

/// The tickets that were let through.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ByKeyOut {
    pub tickets: Vec<Ticket>,
    pub target_type: TargetType,
    /// Only where the key was an order's.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub order: Option<KeyOrder>,
}

/// An order at the door.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyOrder {
    pub id: String,
    /// How many of its tickets are inside now.
    pub checked_in_count: u32,
    pub items: Vec<KeyOrderItem>,
}

/// A line of an order at the door.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct KeyOrderItem {
    pub id: String,
    pub quantity: u32,
}

/// A name of a device; an empty one is none.
pub fn device(given: Option<String>) -> Result<Option<Name>, ApiError> {
    match given.as_deref().map(str::trim) {
        None | Some("") => Ok(None),
        Some(text) => match Label::new(text) {
            Ok(label) => Ok(Some(Name(label))),
            Err(error) => Err(ApiError::field("deviceId", error.to_string())),
        },
    }
}

/// What a door accepts; empty = everything.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Accepts {
    pub admissions: Vec<TicketTypeId>,
    pub sections: Vec<SectionId>,
}

impl Accepts {
    pub fn read(admissions: Option<Vec<String>>, sections: Option<Vec<String>>) -> Result<Accepts, ApiError> {
        Ok(Accepts {
            admissions: ids("admissionIds", &admissions.unwrap_or_default())?,
            sections: ids("sectionIds", &sections.unwrap_or_default())?,
        })
    }

    pub fn everything(&self) -> bool {
        self.admissions.is_empty() && self.sections.is_empty()
    }

    /// Whether a ticket of this admission, in this section, is for this door.
    pub fn takes(&self, admission: TicketTypeId, section: Option<SectionId>) -> bool {
        let admitted = self.admissions.is_empty() || self.admissions.contains(&admission);
        let seated = self.sections.is_empty() || section.is_some_and(|section| self.sections.contains(&section));
        admitted && seated
    }
}

/// Each once, in one order, so that two requests that mean the same read the same.
fn ids<I: FromStr + Ord>(field: &str, given: &[String]) -> Result<Vec<I>, ApiError>
where
    I::Err: Display,
{
    if given.len() > LIST_MAX {
        return Err(ApiError::field(field, format!("has more than {LIST_MAX} entries")));
    }
    let one = |(place, text): (usize, &String)| {
        text.trim().parse().map_err(|error: I::Err| ApiError::field(format!("{field}[{place}]"), error.to_string()))
    };
    let mut read = given.iter().enumerate().map(one).collect::<Result<Vec<I>, ApiError>>()?;
    read.sort_unstable();
    read.dedup();
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_door_that_names_nothing_takes_everything() {
        let (one, other) = (TicketTypeId::from_bytes([1; 16]), TicketTypeId::from_bytes([2; 16]));
        let (here, there) = (SectionId::from_bytes([3; 16]), SectionId::from_bytes([4; 16]));
        let all = Accepts::read(None, Some(Vec::new())).unwrap();
        assert!(all.everything() && all.takes(one, None));
        let some = Accepts::read(Some(vec![one.to_string(), one.to_string()]), Some(vec![here.to_string()])).unwrap();
        assert_eq!(some, Accepts { admissions: vec![one], sections: vec![here] });
        assert!(some.takes(one, Some(here)));
        assert!(!some.takes(one, Some(there)) && !some.takes(one, None) && !some.takes(other, Some(here)));
    }

    #[test]
    fn an_id_that_is_none_is_named() {
        let wrong = Accepts::read(Some(vec!["x".into()]), None).unwrap_err();
        assert!(matches!(wrong, ApiError::Field { field, .. } if field == "admissionIds[0]"));
    }
}
