//! Who is on the list at the door: everybody of an event by name, and where each letter begins.

use crate::actors::registry::{EventInfo, TypeInfo};
use crate::domain::ids::{EventId, SectionId, TicketId, TicketTypeId};
use crate::domain::ledger::PastScan;
use crate::domain::scan::{Kind, TicketView};
use crate::http::answer::Reply;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use crate::http::tickets_api::doors::wire::Accepts;
use crate::http::tickets_api::errors::unread;
use crate::http::tickets_api::paging::{Ends, LIMIT_MAX, PageFrom, PageWish, page};
use crate::http::tickets_api::principal::Staff;
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::tickets::TO_READ;
use crate::http::tickets_api::tickets::wire::{Attendee, ScanKind, TicketStatus};
use crate::http::tickets_api::tickets::wire_event::{naive, zone};
use crate::queries::doors::{RosterEntry, RosterFilter, RosterFrom, RosterPlace, Text};
use actix_web::web::Data;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Serialize;
use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

page! {
    /// A page of the roster, by name.
    RosterOut { attendees: RosterRow }
}

/// Somebody on the list.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RosterRow {
    /// Id of the ticket.
    #[schema(example = "tkt_01h455vb4pex5vsknk084sn02q")]
    pub id: String,
    /// Null for a ticket that was sold elsewhere.
    #[schema(required = true)]
    pub order_id: Option<String>,
    pub status: TicketStatus,
    pub attendee: Attendee,
    pub admission: RosterAdmission,
    /// Only where the admission has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub section: Option<RosterSection>,
    /// The latest accepted scan; absent if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub last_scan: Option<LastScan>,
    /// When they came in last; absent if they never did.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false, value_type = String, format = DateTime)]
    pub last_check_in_at: Option<Instant>,
}

/// The admission as it is now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct RosterAdmission {
    pub id: String,
    pub name: String,
    /// Wall-clock time at the event; null = no bound.
    #[schema(required = true, example = "2026-09-12T23:00:00")]
    pub entry_ends_at: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RosterSection {
    pub id: String,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LastScan {
    pub kind: ScanKind,
    #[schema(value_type = String, format = DateTime)]
    pub scanned_at: Instant,
}

/// Where each letter begins.
#[derive(Debug, Serialize, ToSchema)]
pub struct RosterIndex {
    /// Letters that have anybody, in the order of the roster.
    pub buckets: Vec<RosterBucket>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RosterBucket {
    /// `A` to `Z`, or `#` for what begins with none of them.
    #[schema(example = "A")]
    pub key: String,
    pub count: u32,
    /// Ask the roster with it as `anchor`.
    #[schema(example = "from-a")]
    pub anchor: String,
}

/// What the roster is asked for, as the document describes it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it otherwise")]
pub struct RosterParams {
    #[param(rename = "eventId", example = "evt_01h455vb4pex5vsknk084sn02q")]
    event_id: String,
    /// Of these admissions only: `admissionIds[0]=...`, repeated, or separated by commas.
    #[param(rename = "admissionIds", required = false, value_type = Option<Vec<String>>)]
    admission_ids: Option<String>,
    /// Of these sections only.
    #[param(rename = "sectionIds", required = false, value_type = Option<Vec<String>>)]
    section_ids: Option<String>,
}

/// Which part of the roster, as the document describes it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it otherwise")]
pub struct RosterPageParams {
    /// A part of the name, the address or the phone number.
    #[param(required = false)]
    query: Option<String>,
    /// Rows of the page, 1 to 100; 100 if absent.
    #[param(required = false, value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// The `cursor` (or `after`) of the page before. One of `cursor`, `after`, `before` and `anchor`.
    #[param(required = false)]
    cursor: Option<String>,
    /// The same as `cursor`.
    #[param(required = false)]
    after: Option<String>,
    /// The `before` of the page behind.
    #[param(required = false)]
    before: Option<String>,
    /// The `anchor` of a letter of the index.
    #[param(required = false, example = "from-a")]
    anchor: Option<String>,
}

/// Everybody who has a ticket of an event, by name, as their tickets stand this moment.
#[utoipa::path(get, path = "/tickets/attendees", tag = "tickets API", operation_id = "listAttendees",
    params(crate::http::openapi::TenantHeader, RosterParams, RosterPageParams),
    responses((status = 200, body = RosterOut)))]
pub async fn list(state: Data<State>, staff: Staff, asked: Asked) -> Result<Reply<RosterOut>, ApiError> {
    let (event, types) = event_of(&state, &staff, &asked).await?;
    let wish = PageWish::<Place>::read(&asked, LIMIT_MAX)?;
    let from = from(&asked, wish.from)?;
    let text = asked.text("query")?.and_then(Text::new);
    let filter = RosterFilter { tenant: event.tenant, event: event.id, types: within(&asked, &types)?, text };
    let page = state.queries().roster(&filter, &from, wish.limit).await?;
    let places = page.items.first().zip(page.items.last());
    let places = places.map(|(first, last)| (Place(first.place.clone()), Place(last.place.clone())));
    let ends = Ends::new(wish.limit, places, page.more_before, page.more_after);
    let tickets: Vec<TicketId> = page.items.iter().map(|entry| entry.place.ticket).collect();
    let views = state.gate().views(event.id, tickets.clone()).await.map_err(unread)?;
    let scans = state.gate().history(event.id, tickets).await.map_err(unread)?;
    let live = views.into_iter().zip(scans);
    let shown = Shown { event: &event, types: &types };
    let rows = page.items.into_iter().zip(live).filter_map(|(entry, (view, scans))| shown.row(entry, view, &scans));
    Ok(Reply::ok(RosterOut::new(rows.collect(), ends)))
}

/// How many there are under each letter of the roster, and where it begins.
#[utoipa::path(get, path = "/tickets/attendees/index", tag = "tickets API", operation_id = "indexAttendees",
    params(crate::http::openapi::TenantHeader, RosterParams), responses((status = 200, body = RosterIndex)))]
pub async fn index(state: Data<State>, staff: Staff, asked: Asked) -> Result<Reply<RosterIndex>, ApiError> {
    let (event, types) = event_of(&state, &staff, &asked).await?;
    let types = within(&asked, &types)?;
    let letters = state.queries().roster_letters(event.id, types.as_deref()).await?;
    let buckets = letters.into_iter().map(|(letter, count)| RosterBucket {
        key: letter.to_ascii_uppercase(),
        count,
        anchor: anchor(&letter),
    });
    Ok(Reply::ok(RosterIndex { buckets: buckets.collect() }))
}

async fn event_of(
    state: &State,
    staff: &Staff,
    asked: &Asked,
) -> Result<(Arc<EventInfo>, Arc<Vec<TypeInfo>>), ApiError> {
    staff.allow_somewhere(TO_READ)?;
    let event: EventId = asked.id("eventId")?.ok_or_else(|| ApiError::field("eventId", "is required"))?;
    let event = staff.at_event(state, &event.to_string(), None, TO_READ).await?;
    let types = state.registry().shelf(event.tenant, event.id).await?;
    Ok((event, types))
}

/// The types that the filters leave; `None` = all.
fn within(asked: &Asked, types: &[TypeInfo]) -> Result<Option<Vec<TicketTypeId>>, ApiError> {
    let (admissions, sections) = (asked.ids::<TicketTypeId>("admissionIds")?, asked.ids::<SectionId>("sectionIds")?);
    let accepts = Accepts { admissions, sections };
    if accepts.everything() {
        return Ok(None);
    }
    Ok(Some(types.iter().filter(|of| accepts.takes(of.id, of.section)).map(|of| of.id).collect()))
}

/// A cursor of the roster: the sort key of a name and the ticket, so that a walk goes on where it was though the ticket
/// was renamed meanwhile.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place(RosterPlace);

impl Display for Place {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let bytes = [self.0.ticket.as_bytes().as_slice(), self.0.key.as_bytes()].concat();
        out.write_str(&URL_SAFE_NO_PAD.encode(bytes))
    }
}

impl FromStr for Place {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Place, &'static str> {
        const WRONG: &str = "is not a cursor of this list";
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| WRONG)?;
        let (ticket, key) = bytes.split_first_chunk::<16>().ok_or(WRONG)?;
        let key = std::str::from_utf8(key).map_err(|_| WRONG)?;
        // Keeps what no column could hold away from Postgres.
        if key.contains('\0') {
            return Err(WRONG);
        }
        Ok(Place(RosterPlace { key: key.to_owned(), ticket: TicketId::from_bytes(*ticket) }))
    }
}

fn from(asked: &Asked, page: PageFrom<Place>) -> Result<RosterFrom, ApiError> {
    let at = |key: &str| RosterPlace { key: key.to_owned(), ticket: TicketId::from_bytes([0; 16]) };
    match (page, asked.one("anchor")?) {
        (PageFrom::Start, None) => Ok(RosterFrom::Behind(at(""))),
        (PageFrom::Start, Some(anchor)) => match letter(anchor) {
            Some(letter) => Ok(RosterFrom::Behind(at(&letter))),
            None => Err(ApiError::field("anchor", "is no anchor of the index; take one from /tickets/attendees/index")),
        },
        (PageFrom::After(Place(place)), None) => Ok(RosterFrom::Behind(place)),
        (PageFrom::Before(Place(place)), None) => Ok(RosterFrom::InFront(place)),
        (PageFrom::After(_) | PageFrom::Before(_), Some(_)) => {
            Err(ApiError::field("anchor", "send one of `cursor`, `before` and `anchor`"))
        }
    }
}

/// A word that needs no escaping in an address, unlike `#`.
fn anchor(letter: &str) -> String {
    if letter == "#" { "from-start".to_owned() } else { format!("from-{letter}") }
}

fn letter(anchor: &str) -> Option<String> {
    match anchor.strip_prefix("from-")? {
        "start" => Some(String::new()),
        letter if letter.len() == 1 && letter.chars().all(|one| one.is_ascii_lowercase()) => Some(letter.to_owned()),
        _ => None,
    }
}

/// What rows are shown by.
struct Shown<'a> {
    event: &'a EventInfo,
    types: &'a [TypeInfo],
}

impl Shown<'_> {
    /// `None`: not sold yet, as the owner knows.
    fn row(&self, entry: RosterEntry, view: Option<TicketView>, scans: &[PastScan]) -> Option<RosterRow> {
        let status = match view {
            Some(view) => TicketStatus::of(view.validity, view.inside),
            None => TicketStatus::of(entry.validity, entry.inside),
        }?;
        let admission = view.map_or(entry.ticket_type, |view| view.ticket_type);
        let of = self.types.iter().find(|of| of.id == admission);
        let section = of.and_then(|of| of.section).and_then(|section| self.event.section(section));
        let ends = of.and_then(|of| of.entry_until.or(self.event.entry_until));
        let zone = zone(self.event.zone());
        let last_in = scans.iter().rev().find(|scan| scan.kind == Kind::CheckIn);
        let holder = &entry.holder;
        Some(RosterRow {
            id: entry.place.ticket.to_string(),
            order_id: entry.order.map(|order| order.to_string()),
            status,
            attendee: Attendee::new(holder.parts(), holder.email.as_deref(), holder.phone.as_deref()),
            admission: RosterAdmission {
                id: admission.to_string(),
                name: of.map(|of| of.name.clone()).unwrap_or_default(),
                entry_ends_at: ends.map(|ends| naive(ends, zone)),
            },
            section: section.map(|section| RosterSection { id: section.id.to_string(), name: section.name.clone() }),
            last_scan: scans.last().map(|scan| LastScan { kind: scan.kind.into(), scanned_at: Instant(scan.at) }),
            last_check_in_at: last_in.map(|scan| Instant(scan.at)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_as_itself() {
        let place = Place(RosterPlace { key: "#žluťoučký kůň".into(), ticket: TicketId::from_bytes([7; 16]) });
        assert_eq!(place.to_string().parse(), Ok(place));
        for wrong in ["", "x", "!!", "from-a"] {
            assert!(wrong.parse::<Place>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_anchor_is_where_its_letter_begins() {
        for key in ["a", "m", "z"] {
            assert_eq!(letter(&anchor(key)).as_deref(), Some(key));
        }
        assert_eq!(letter(&anchor("#")).as_deref(), Some(""), "what begins with no letter comes first");
        for wrong in ["", "a", "from-", "from-A", "from-aa", "from-ä", "from-#"] {
            assert_eq!(letter(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn one_of_cursor_before_and_anchor() {
        let asked = |query: &str| Asked::parse(query).expect("a query");
        let place = Place(RosterPlace { key: "ada".into(), ticket: TicketId::from_bytes([7; 16]) });
        assert!(from(&asked("anchor=from-b"), PageFrom::Start).is_ok());
        assert!(from(&asked("anchor=from-b"), PageFrom::After(place.clone())).is_err());
        assert!(from(&asked("anchor=b"), PageFrom::Start).is_err());
        assert_eq!(from(&asked(""), PageFrom::Before(place.clone())).ok(), Some(RosterFrom::InFront(place.0)));
    }
}
