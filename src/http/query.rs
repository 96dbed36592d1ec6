//! What handlers take out of the query part of the address.

use crate::actors::registry::PageRequest;
use crate::domain::ids::EventId;
use crate::http::auth::Action;
use crate::http::error::ApiError;
use crate::http::events_module::bookings::BookingsQuery;
use crate::http::events_module::tickets::TicketsQuery;
use crate::http::extract::Authorized;
use crate::http::openapi::{DeliveryStateWord, FactWord};
use crate::http::state::State;
use actix_web::dev::Payload;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::future::{Ready, ready};
use utoipa::IntoParams;

/// Entries of one page of a list.
pub const PAGE_MAX: u32 = 500;
/// Entries if nobody asks for another number.
pub const PAGE_DEFAULT: u32 = 200;

/// A day.
const BOARD_MINUTES_MAX: u32 = 24 * 60;

/// Where a list goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// The `next` of the page before.
    #[serde(default)]
    #[param(required = false, min_length = 1)]
    pub after: Option<String>,
    /// Entries of the page, 1 to 500; 200 if absent.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 500, required = false)]
    pub limit: Option<String>,
}

impl PageQuery {
    pub fn request(self) -> Result<PageRequest, ApiError> {
        let limit = limit(self.limit.as_deref(), PAGE_MAX)?.unwrap_or(PAGE_DEFAULT);
        if self.after.as_deref() == Some("") {
            return Err(ApiError::field("after", "is not a cursor of this list"));
        }
        Ok(PageRequest { after: self.after, limit: Some(limit) })
    }
}

/// Reads a limit of 1 to `max`.
pub fn limit(given: Option<&str>, max: u32) -> Result<Option<u32>, ApiError> {
    let Some(text) = given else { return Ok(None) };
    match text.parse() {
        Ok(limit) if (1..=max).contains(&limit) => Ok(Some(limit)),
        _ => Err(ApiError::field("limit", format!("must be 1 to {max}"))),
    }
}

/// Where the scan feed goes on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// The `next` of the page before; absent = from the first scan.
    #[serde(default)]
    #[param(required = false, min_length = 1)]
    pub after: Option<String>,
    /// Entries of the page, 1 to 1,000; 100 if absent.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 1000, required = false)]
    pub limit: Option<String>,
}

/// How far back a board looks.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BoardQuery {
    /// Minutes to tell of, up to the present one: 1 to 1,440; 120 if absent.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 1440, required = false)]
    pub minutes: Option<String>,
}

impl BoardQuery {
    pub fn minutes(&self) -> Result<Option<u32>, ApiError> {
        let Some(text) = &self.minutes else { return Ok(None) };
        match text.parse() {
            Ok(minutes) if (1..=BOARD_MINUTES_MAX).contains(&minutes) => Ok(Some(minutes)),
            _ => Err(ApiError::field("minutes", format!("must be 1 to {BOARD_MINUTES_MAX}"))),
        }
    }
}

/// How many refusals to tell of.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct RefusalsQuery {
    /// 1 to 200; 50 if absent.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200, required = false)]
    pub limit: Option<String>,
}

/// Which event something belongs to.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EventQuery {
    /// Id or slug of the event; needed where a slug is looked up.
    #[serde(default)]
    #[param(required = false)]
    pub event: Option<String>,
}

impl EventQuery {
    /// # Errors
    /// `Field` if it is not given.
    pub fn required(&self) -> Result<&str, ApiError> {
        self.event.as_deref().ok_or_else(|| ApiError::field("event", "name the event, by id or slug"))
    }

    /// The event if one is named and the caller may do one of these things in it.
    pub async fn resolve(
        &self,
        state: &State,
        caller: &Authorized,
        any_of: &[Action],
    ) -> Result<Option<EventId>, ApiError> {
        match &self.event {
            None => Ok(None),
            Some(event) => Ok(Some(caller.event_for(state, event, any_of).await?.id)),
        }
    }
}

/// Which event a list is of, as the document describes it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it as an EventQuery")]
pub struct EventNeeded {
    /// Id or slug of the event.
    event: String,
}

/// Which deliveries.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct DeliveryQuery {
    /// Only those in this state.
    #[serde(default)]
    #[param(required = false, value_type = Option<DeliveryStateWord>)]
    pub state: Option<String>,
    /// Only those that tell of this.
    #[serde(default)]
    #[param(required = false, value_type = Option<FactWord>)]
    pub kind: Option<String>,
    /// The id of a webhook.
    #[serde(default)]
    #[param(required = false, pattern = "^whs_[0-7][0-9a-hjkmnp-tv-z]{25}$")]
    pub webhook: Option<String>,
}

/// Which facts of the outbox.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct NewsQuery {
    /// Only facts of this kind.
    #[serde(default, rename = "type")]
    #[param(rename = "type", required = false, value_type = Option<FactWord>)]
    pub kind: Option<String>,
    /// Of this booking only.
    #[serde(default, rename = "bookingId")]
    #[param(rename = "bookingId", required = false, pattern = "^ord_[0-7][0-9a-hjkmnp-tv-z]{25}$")]
    pub booking_id: Option<String>,
}

/// Whose keys.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TenantQuery {
    /// Id or slug; not needed with a token of the tenant.
    #[serde(default)]
    #[param(required = false)]
    pub tenant: Option<String>,
}

fn read<T: DeserializeOwned>(request: &HttpRequest) -> Result<T, ApiError> {
    Query::<T>::from_query(request.query_string())
        .map(Query::into_inner)
        .map_err(|error| ApiError::field("query", error.to_string()))
}

macro_rules! from_query {
    ($($name:ident),*) => { $(
        impl FromRequest for $name {
            type Error = ApiError;
            type Future = Ready<Result<$name, ApiError>>;

            fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
                ready(read(request))
            }
        }
    )* };
}

from_query!(
    PageQuery,
    FeedQuery,
    BoardQuery,
    RefusalsQuery,
    EventQuery,
    DeliveryQuery,
    NewsQuery,
    TenantQuery,
    TicketsQuery,
    BookingsQuery
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_out_of_bounds_is_named() {
        assert_eq!(limit(None, 500).unwrap(), None);
        assert_eq!(limit(Some("500"), 500).unwrap(), Some(500));
        for text in ["0", "501", "-1", "ten", ""] {
            assert!(matches!(limit(Some(text), 500), Err(ApiError::Field { field, .. }) if field == "limit"));
        }
    }
}
