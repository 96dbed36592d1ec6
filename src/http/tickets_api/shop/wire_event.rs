//! Events on the wire.

use crate::actors::registry::shop::{Approval, EventVisibility, ShownPatch, VenueInfo};
use crate::actors::registry::{EventInfo, EventPatch, NewEvent, Patch};
use crate::http::error::ApiError;
use crate::http::gate::wire_event::given;
use crate::http::gate::wire_time::Instant;
use crate::http::object::given_object;
use crate::http::tickets_api::paging::page;
use crate::http::tickets_api::shop::place::{Images, LocationIn, location};
use crate::http::tickets_api::shop::wall_clock::WallClock;
use crate::http::tickets_api::shop::wishes::wishes;
use crate::http::tickets_api::tickets::wire_event::{TicketLocation, TicketVenue, naive, zone};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An event.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Event {
    #[schema(example = "evt_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    pub name: String,
    pub slug: String,
    #[schema(required = true)]
    pub description: Option<String>,
    pub status: EventStatus,
    pub visibility: ShopVisibility,
    /// From when on a `SCHEDULED` event is shown to everybody.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub visible_from: Option<Instant>,
    pub approval: ApprovalWord,
    #[schema(example = "tem_01h455vb4pex5vsknk084sn02q")]
    pub team_id: String,
    #[schema(example = "pmt_01h455vb4pex5vsknk084sn02q")]
    pub promoter_id: String,
    /// The registered venue.
    #[schema(required = true, example = "ven_01h455vb4pex5vsknk084sn02q")]
    pub venue_id: Option<String>,
    pub location: TicketLocation,
    /// The same place in two words.
    pub venue: TicketVenue,
    /// The same as `entryStartsAt`.
    #[schema(required = true, example = "2026-09-12T18:00:00")]
    pub date: Option<String>,
    /// Wall-clock time in `location.timeZone`.
    #[schema(required = true, example = "2026-09-12T18:00:00")]
    pub entry_starts_at: Option<String>,
    #[schema(required = true, example = "2026-09-12T23:00:00")]
    pub entry_ends_at: Option<String>,
    #[schema(required = true)]
    pub images: Option<Images>,
    /// Only for whoever may change the event.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub password: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

/// Said by its times, unless it was cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum EventStatus {
    Upcoming,
    Active,
    Ended,
    Cancelled,
}

/// To whom it is shown without a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum ShopVisibility {
    /// To everybody.
    Public,
    /// Not in lists; to whoever knows its id or slug.
    Private,
    /// To everybody from `visibleFrom` on.
    Scheduled,
    /// Not in lists; to whoever sends its password.
    Password,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "UPPERCASE")]
pub enum ApprovalWord {
    Pending,
    Approved,
    Rejected,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OneEvent {
    pub event: Event,
}

page! {
    /// A page of events.
    EventsPage { events: Event }
}

wishes! {
    /// An event to be made.
    NewEventIn,
    /// What is given changes.
    EventChangeIn (name up to 200) {
        /// Made from the name if absent.
        #[serde(default)]
        #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
        slug: Option<String>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, min_length = 1, max_length = 4_000)]
        description: Patch<String>,
        /// Id or slug; a new event without one is the tenant's first promoter's.
        #[serde(default)]
        promoter_id: Option<String>,
        /// Id or slug of a registered venue.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>)]
        venue_id: Patch<String>,
        #[serde(default, deserialize_with = "given_object")]
        #[schema(value_type = Option<LocationIn>)]
        location: Patch<LocationIn>,
        /// Wall-clock time in `location.timeZone`: from then on the doors let people in.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, example = "2026-09-12T18:00:00")]
        entry_starts_at: Patch<WallClock>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, example = "2026-09-12T23:00:00")]
        entry_ends_at: Patch<WallClock>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<Images>)]
        images: Patch<Images>,
        /// `CANCELLED` stops the public sale; any other word takes a cancellation back.
        #[serde(default)]
        status: Option<EventStatus>,
        #[serde(default)]
        visibility: Option<ShopVisibility>,
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, format = DateTime)]
        visible_from: Patch<Instant>,
        /// Shows a `PASSWORD` event.
        #[serde(default, deserialize_with = "given")]
        #[schema(value_type = Option<String>, min_length = 1, max_length = 64)]
        password: Patch<String>,
        /// Only for whoever may change every event.
        #[serde(default)]
        approval: Option<ApprovalWord>,
    }
}

/// When its doors open, as this surface shows it: what the doors keep to, else when it begins.
pub fn starts(event: &EventInfo) -> Option<DateTime<Utc>> {
    event.entry_from.or(event.starts_at)
}

pub fn ends(event: &EventInfo) -> Option<DateTime<Utc>> {
    event.entry_until.or(event.ends_at)
}

pub fn status(event: &EventInfo, now: DateTime<Utc>) -> EventStatus {
    if event.shown.cancelled_at.is_some() {
        return EventStatus::Cancelled;
    }
    if ends(event).is_some_and(|ends| ends <= now) {
        return EventStatus::Ended;
    }
    if starts(event).is_some_and(|starts| starts > now) { EventStatus::Upcoming } else { EventStatus::Active }
}

impl Event {
    /// `in_full`: for whoever may change it.
    pub fn new(event: &EventInfo, now: DateTime<Utc>, in_full: bool) -> Event {
        let zone = zone(event.zone());
        let location = location(event);
        let entry_starts_at = starts(event).map(|at| naive(at, zone));
        let images = event.shown.images.clone();
        Event {
            id: event.id.to_string(),
            name: event.name.clone(),
            slug: event.slug.clone(),
            description: event.shown.description.clone(),
            status: status(event, now),
            visibility: event.shown.visibility.into(),
            visible_from: event.shown.visible_from.map(Into::into),
            approval: event.shown.approval.into(),
            team_id: event.team.to_string(),
            promoter_id: event.promoter.to_string(),
            venue_id: event.shown.venue_id.map(|venue| venue.to_string()),
            venue: TicketVenue { name: location.name.clone(), address: location.address.clone() },
            location,
            date: entry_starts_at.clone(),
            entry_starts_at,
            entry_ends_at: ends(event).map(|at| naive(at, zone)),
            images: images.and_then(|images| serde_json::from_value(images).ok()),
            password: event.shown.passcode.clone().filter(|_| in_full),
            created_at: event.created_at.into(),
            updated_at: event.updated_at.into(),
        }
    }
}

impl EventChangeIn {
    /// The change of this event; `None` = of one that is being made. `venue` is the one that it names.
    pub fn patch(self, event: Option<&EventInfo>, venue: Option<&VenueInfo>) -> Result<EventPatch, ApiError> {
        let stated = match &self.location {
            Some(Some(place)) => place.time_zone.clone(),
            Some(None) | None => None,
        };
        let of_venue = match &self.venue_id {
            Some(Some(_)) => venue.and_then(|venue| venue.time_zone.as_deref()),
            Some(None) => None,
            None => event.and_then(|event| event.shown.venue_zone.as_deref()),
        };
        let own = match &stated {
            Some(stated) => stated.as_deref(),
            None => event.and_then(|event| event.time_zone.as_deref()),
        };
        let zone = zone_of(own, of_venue)?;
        let (starts_at, entry_from) = times(
            moment("entryStartsAt", self.entry_starts_at, zone)?,
            event.map(|event| (event.starts_at, event.entry_from)),
        );
        let (ends_at, entry_until) = times(
            moment("entryEndsAt", self.entry_ends_at, zone)?,
            event.map(|event| (event.ends_at, event.entry_until)),
        );
        let called = event.and_then(|event| event.shown.place()).map(|place| place.name.as_str());
        Ok(EventPatch {
            name: self.name,
            slug: self.slug,
            starts_at,
            ends_at,
            time_zone: stated,
            entry_from,
            entry_until,
            promoter: self.promoter_id.map(Some),
            shown: ShownPatch {
                description: self.description,
                venue: self.venue_id,
                location: self.location.map(|place| place.map(|place| place.wish(called))),
                images: self.images.map(|images| images.map(Images::kept).transpose()).transpose()?,
                cancelled: self.status.map(|status| status == EventStatus::Cancelled),
                visibility: self.visibility.map(|word| word.kept().to_owned()),
                visible_from: self.visible_from.map(|time| time.map(Into::into)),
                passcode: self.password,
                approval: self.approval.map(|word| word.kept().to_owned()),
            },
            ..EventPatch::default()
        })
    }
}

/// The zone that the times of a change are of: that of the event as it will be.
fn zone_of(own: Option<&str>, of_venue: Option<&str>) -> Result<Tz, ApiError> {
    match own {
        Some(name) => {
            name.parse().map_err(|_| ApiError::field("location.timeZone", "must be a name such as Europe/Berlin"))
        }
        None => Ok(zone(of_venue)),
    }
}

fn moment(field: &str, given: Patch<WallClock>, zone: Tz) -> Result<Patch<DateTime<Utc>>, ApiError> {
    given.map(|time| time.map(|time| time.at(field, zone)).transpose()).transpose()
}

/// An event's own time, and the doors'.
type OwnAndDoor = (Option<DateTime<Utc>>, Option<DateTime<Utc>>);

/// The event's own time and the doors' time, `known` as they are. What is shown already changes nothing: else reading an
/// event and sending it back would close its doors until it begins. The event's own time goes along with the doors' time
/// where they are one.
fn times(wish: Patch<DateTime<Utc>>, known: Option<OwnAndDoor>) -> (Patch<DateTime<Utc>>, Patch<DateTime<Utc>>) {
    let Some(wish) = wish else { return (None, None) };
    match known {
        None => (Some(wish), Some(wish)),
        Some((own, door)) if wish == door.or(own) => (None, None),
        Some((own, door)) if own.is_none() || own == door => (Some(wish), Some(wish)),
        Some((_, None)) if wish.is_none() => (Some(None), None),
        Some(_) => (None, Some(wish)),
    }
}

/// A new event of this change.
pub fn new_event(patch: EventPatch) -> NewEvent {
    NewEvent {
        id: None,
        name: patch.name.unwrap_or_default(),
        slug: patch.slug,
        starts_at: patch.starts_at.flatten(),
        ends_at: patch.ends_at.flatten(),
        time_zone: patch.time_zone.flatten(),
        entry_from: patch.entry_from.flatten(),
        entry_until: patch.entry_until.flatten(),
        promoter: patch.promoter.flatten(),
        shown: patch.shown,
        ..NewEvent::default()
    }
}

impl ShopVisibility {
    fn kept(self) -> &'static str {
        match self {
            ShopVisibility::Public => "public",
            ShopVisibility::Private => "private",
            ShopVisibility::Scheduled => "scheduled",
            ShopVisibility::Password => "password",
        }
    }
}

impl From<EventVisibility> for ShopVisibility {
    fn from(visibility: EventVisibility) -> ShopVisibility {
        match visibility {
            EventVisibility::Public => ShopVisibility::Public,
            EventVisibility::Private => ShopVisibility::Private,
            EventVisibility::Scheduled => ShopVisibility::Scheduled,
            EventVisibility::Password => ShopVisibility::Password,
        }
    }
}

impl ApprovalWord {
    fn kept(self) -> &'static str {
        match self {
            ApprovalWord::Pending => "pending",
            ApprovalWord::Approved => "approved",
            ApprovalWord::Rejected => "rejected",
        }
    }
}

impl From<Approval> for ApprovalWord {
    fn from(approval: Approval) -> ApprovalWord {
        match approval {
            Approval::Pending => ApprovalWord::Pending,
            Approval::Approved => ApprovalWord::Approved,
            Approval::Rejected => ApprovalWord::Rejected,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hour: u32) -> Option<DateTime<Utc>> {
        Some(format!("2026-09-12T{hour:02}:00:00Z").parse().expect("a time"))
    }

    #[test]
    fn sending_back_what_is_shown_changes_nothing() {
        let begins_only = Some((at(20), None));
        assert_eq!(times(Some(at(20)), begins_only), (None, None));
        assert_eq!(times(Some(at(19)), begins_only), (None, Some(at(19))), "the doors open before it begins");
        assert_eq!(times(None, begins_only), (None, None));
    }

    #[test]
    fn one_time_stays_one_time() {
        assert_eq!(times(Some(at(19)), None), (Some(at(19)), Some(at(19))));
        assert_eq!(times(Some(at(21)), Some((at(19), at(19)))), (Some(at(21)), Some(at(21))));
        assert_eq!(times(Some(at(21)), Some((at(20), at(19)))), (None, Some(at(21))));
        assert_eq!(times(Some(None), Some((at(20), None))), (Some(None), None));
    }
}
