//! Where something is, and its pictures, on the wire.

use crate::actors::registry::EventInfo;
use crate::actors::registry::shop::LocationWish;
use crate::http::error::ApiError;
use crate::http::gate::wire_event::given;
use crate::http::tickets_api::tickets::wire_event::{TicketEvent, TicketLocation, zone};
use crate::queries::sales::EventSold;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A whole address: what is not given is not known.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LocationIn {
    /// The name that the place has already, if absent.
    #[serde(default)]
    #[schema(min_length = 1, max_length = 200, example = "Old Hall")]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub address: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200, example = "DE")]
    pub country: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub city: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub state: Option<String>,
    #[serde(default)]
    #[schema(max_length = 200)]
    pub postcode: Option<String>,
    /// Degrees; together with `longitude`.
    #[serde(default)]
    #[schema(minimum = -90, maximum = 90)]
    pub latitude: Option<f64>,
    #[serde(default)]
    #[schema(minimum = -180, maximum = 180)]
    pub longitude: Option<f64>,
    /// An IANA name: the zone of all wall-clock times here.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>, example = "Europe/Berlin")]
    pub time_zone: Option<Option<String>>,
}

impl LocationIn {
    /// `name` is what it is called where none is given.
    pub fn wish(self, name: Option<&str>) -> LocationWish {
        LocationWish {
            name: self.name.or_else(|| name.map(str::to_owned)).unwrap_or_default(),
            address: self.address,
            country: self.country,
            city: self.city,
            state: self.state,
            postcode: self.postcode,
            latitude: self.latitude,
            longitude: self.longitude,
        }
    }
}

/// Pictures for small and for large screens.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Images {
    #[serde(default)]
    #[schema(required = true)]
    pub mobile: Option<Image>,
    #[serde(default)]
    #[schema(required = true)]
    pub desktop: Option<Image>,
}

#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct Image {
    /// Its address.
    #[schema(min_length = 1, max_length = 2_000, example = "https://pictures.example/night.jpg")]
    pub src: String,
    /// What it shows, for those who do not see it.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub alt: String,
    /// Pixels.
    #[serde(default)]
    #[schema(required = true, minimum = 1, maximum = 100_000)]
    pub width: Option<u32>,
    #[serde(default)]
    #[schema(required = true, minimum = 1, maximum = 100_000)]
    pub height: Option<u32>,
}

impl Images {
    /// As they are kept.
    ///
    /// # Errors
    /// `Field` for an address or a size that cannot be.
    pub fn kept(self) -> Result<serde_json::Value, ApiError> {
        for (side, image) in [("mobile", &self.mobile), ("desktop", &self.desktop)] {
            let Some(image) = image else { continue };
            let field = |name: &str| format!("images.{side}.{name}");
            if image.src.trim().is_empty() || image.src.len() > 2_000 || image.src.contains(char::is_control) {
                return Err(ApiError::field(field("src"), "must be an address of 1 to 2000 characters"));
            }
            if image.alt.chars().count() > 500 || image.alt.contains(char::is_control) {
                return Err(ApiError::field(field("alt"), "must be at most 500 characters without control characters"));
            }
            for (name, pixels) in [("width", image.width), ("height", image.height)] {
                if pixels.is_some_and(|pixels| !(1..=100_000).contains(&pixels)) {
                    return Err(ApiError::field(field(name), "must be 1 to 100000 pixels"));
                }
            }
        }
        serde_json::to_value(self).map_err(|_| ApiError::Internal)
    }
}

/// Where an event is: its own location, else its venue's, else what its free text says.
pub fn location(event: &EventInfo) -> TicketLocation {
    match event.shown.place() {
        Some(place) => TicketLocation::of(place, zone(event.zone())),
        None => TicketEvent::new(&as_sold_now(event), event.created_at).location,
    }
}

fn as_sold_now(event: &EventInfo) -> EventSold {
    EventSold {
        id: event.id,
        slug: event.slug.clone(),
        name: event.name.clone(),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        time_zone: event.zone().map(str::to_owned),
        venue: event.venue.clone(),
    }
}
