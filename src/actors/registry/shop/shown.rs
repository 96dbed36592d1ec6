//! What of an event is shown, where it is, and whose it is.

use crate::actors::registry::shop::requests::{LocationWish, ShownPatch};
use crate::actors::registry::shop::{Approval, EventVisibility, LocationInfo, default_promoter};
use crate::actors::registry::{EventInfo, EventPatch, Patch, RegistryError, check, new_id, no_such, now};
use crate::domain::ids::LocationId;
use crate::stores::postgres::Db;
use crate::stores::postgres::shop::{promoters, venues};

/// Images are links, not pictures.
const IMAGES_BYTES: usize = 8_192;

/// The fields of an event that do not need the database to be checked.
pub fn apply(event: &mut EventInfo, patch: ShownPatch) -> Result<(), RegistryError> {
    let shown = &mut event.shown;
    if let Some(words) = patch.description {
        shown.description = words.map(|words| check::words("description", &words, 4_000)).transpose()?;
    }
    if let Some(wish) = patch.location {
        shown.location = wish.map(|wish| location("location", wish, shown.location.as_ref())).transpose()?;
    }
    if let Some(given) = patch.images {
        shown.images = given.map(images).transpose()?;
    }
    shown.cancelled_at = match patch.cancelled {
        Some(true) => shown.cancelled_at.or_else(|| Some(now())),
        Some(false) => None,
        None => shown.cancelled_at,
    };
    if let Some(word) = patch.visibility {
        shown.visibility = visibility(&word)?;
    }
    shown.visible_from = patch.visible_from.unwrap_or(shown.visible_from);
    if let Some(code) = patch.passcode {
        shown.passcode = code.map(|code| check::text("passcode", &code, 64)).transpose()?;
    }
    if let Some(word) = patch.approval {
        shown.approval = approval(&word)?;
    }
    match shown.visibility {
        EventVisibility::Scheduled if shown.visible_from.is_none() => {
            Err(check::invalid("visibleFrom", "is needed: from when on is the event shown?"))
        }
        EventVisibility::Password if shown.passcode.is_none() => {
            Err(check::invalid("passcode", "is needed: which password shows the event?"))
        }
        EventVisibility::Public | EventVisibility::Private | EventVisibility::Scheduled | EventVisibility::Password => {
            Ok(())
        }
    }
}

/// What a change names by id or slug.
pub struct Named {
    promoter: Patch<String>,
    venue: Patch<String>,
}

impl Named {
    pub fn of(patch: &EventPatch) -> Named {
        Named { promoter: patch.promoter.clone(), venue: patch.shown.venue.clone() }
    }
}

/// Looks up what a change names, inside its transaction.
pub async fn place(db: &mut Db, event: &mut EventInfo, named: &Named) -> Result<(), RegistryError> {
    match &named.promoter {
        None => {}
        Some(None) => event.promoter = default_promoter(event.tenant),
        Some(Some(key)) => {
            let id = match key.parse() {
                Ok(id) => promoters::read(db, event.tenant, &[id]).await?.first().map(|found| found.id),
                Err(_) if check::slug(key).is_err() => None,
                Err(_) => promoters::by_slug(db, event.tenant, key).await?,
            };
            event.promoter = id.ok_or_else(|| check::invalid("promoter", "names no promoter of this tenant"))?;
        }
    }
    match &named.venue {
        None => {}
        Some(None) => event.shown.venue_id = None,
        Some(Some(key)) => {
            let id = match key.parse() {
                Ok(id) => venues::read(db, event.tenant, &[id]).await?.first().map(|found| found.id),
                Err(_) if check::slug(key).is_err() => None,
                Err(_) => venues::by_slug(db, event.tenant, key).await?,
            };
            let id = id.ok_or_else(|| check::invalid("venueId", "names no venue of this tenant"))?;
            event.shown.venue_id = Some(id);
        }
    }
    Ok(())
}

/// A whole address; one that was there keeps its id.
pub fn location(field: &str, wish: LocationWish, before: Option<&LocationInfo>) -> Result<LocationInfo, RegistryError> {
    let short = |name: &str, text: Option<String>| {
        let given = text.filter(|text| !text.trim().is_empty());
        given.map(|text| check::text(&format!("{field}.{name}"), &text, 200)).transpose()
    };
    Ok(LocationInfo {
        id: before.map_or_else(|| LocationId::from_bytes(new_id()), |known| known.id),
        name: check::text(&format!("{field}.name"), &wish.name, 200)?,
        address: short("address", wish.address)?,
        country: short("country", wish.country)?,
        city: short("city", wish.city)?,
        state: short("state", wish.state)?,
        postcode: short("postcode", wish.postcode)?,
        point: point(field, wish.latitude, wish.longitude)?,
        created_at: before.map_or_else(now, |known| known.created_at),
        updated_at: now(),
    })
}

fn point(field: &str, latitude: Option<f64>, longitude: Option<f64>) -> Result<Option<(f64, f64)>, RegistryError> {
    let within = |name: &str, degrees: f64, most: f64| {
        if degrees.is_finite() && degrees.abs() <= most {
            return Ok(degrees);
        }
        Err(check::invalid(format!("{field}.{name}"), format!("must be -{most} to {most}")))
    };
    match (latitude, longitude) {
        (None, None) => Ok(None),
        (Some(latitude), Some(longitude)) => {
            Ok(Some((within("latitude", latitude, 90.0)?, within("longitude", longitude, 180.0)?)))
        }
        (Some(_), None) => Err(check::invalid(format!("{field}.longitude"), "is needed beside a latitude")),
        (None, Some(_)) => Err(check::invalid(format!("{field}.latitude"), "is needed beside a longitude")),
    }
}

fn images(value: serde_json::Value) -> Result<serde_json::Value, RegistryError> {
    let text = value.to_string();
    if !value.is_object() || text.len() > IMAGES_BYTES || text.contains("\\u0000") {
        return Err(check::invalid("images", format!("must be an object of at most {IMAGES_BYTES} bytes")));
    }
    Ok(value)
}

fn visibility(word: &str) -> Result<EventVisibility, RegistryError> {
    match word {
        "public" => Ok(EventVisibility::Public),
        "private" => Ok(EventVisibility::Private),
        "scheduled" => Ok(EventVisibility::Scheduled),
        "password" => Ok(EventVisibility::Password),
        _ => Err(check::invalid("visibility", "must be public, private, scheduled or password")),
    }
}

fn approval(word: &str) -> Result<Approval, RegistryError> {
    match word {
        "pending" => Ok(Approval::Pending),
        "approved" => Ok(Approval::Approved),
        "rejected" => Ok(Approval::Rejected),
        _ => Err(check::invalid("approval", "must be pending, approved or rejected")),
    }
}

/// The name of the thing in a refusal that it is not there.
pub(super) fn missing<T>(what: &'static str, found: Option<T>) -> Result<T, RegistryError> {
    found.ok_or(no_such(what))
}
