//! What a ticket type has as an admission: booking fee, order, section, when and to whom it is shown.

use crate::actors::registry::shop::requests::AdmissionPatch;
use crate::actors::registry::{RegistryError, TypeInfo, Visibility, check};
use crate::domain::ids::TicketTypeId;
use crate::stores::postgres::Db;
use crate::stores::postgres::{shop, ticket_types};

/// The fields that do not need the database to be checked; behind the type's visibility.
pub fn apply(of: &mut TypeInfo, patch: &AdmissionPatch) -> Result<(), RegistryError> {
    if let Some(words) = &patch.subtitle {
        of.subtitle = words.as_deref().map(|words| check::text("subtitle", words, 200)).transpose()?;
    }
    match patch.booking_fee {
        None => {}
        Some(fee) if fee.unwrap_or_default() < 0 => {
            return Err(check::invalid("bookingFee", "must not be negative"));
        }
        Some(fee) => of.booking_minor = fee.unwrap_or_default(),
    }
    if of.price_minor.checked_add(of.booking_minor).is_none() {
        return Err(check::invalid("bookingFee", "is too large together with the price"));
    }
    if let Some(position) = patch.position {
        of.position = place_in_order("order", position)?;
    }
    if let Some(code) = &patch.passcode {
        of.passcode = code.as_deref().map(|code| check::text("passcode", code, 64)).transpose()?;
    }
    match of.visibility {
        Visibility::Private => Ok(()),
        Visibility::Public | Visibility::InviteOnly if matches!(patch.passcode, Some(Some(_))) => {
            Err(check::invalid("passcode", "is only for a private (hidden) type: make it private, or leave it out"))
        }
        Visibility::Public | Visibility::InviteOnly => {
            of.passcode = None;
            Ok(())
        }
    }
}

pub(super) fn place_in_order(field: &str, position: Option<i64>) -> Result<i32, RegistryError> {
    i32::try_from(position.unwrap_or_default())
        .map_err(|_| check::invalid(field, format!("must be {} to {}", i32::MIN, i32::MAX)))
}

/// Looks up the section and the type to come after, inside the change's transaction.
pub async fn place(db: &mut Db, of: &mut TypeInfo, patch: &AdmissionPatch) -> Result<(), RegistryError> {
    match &patch.section {
        None => {}
        Some(None) => of.section = None,
        Some(Some(key)) => {
            let sections = shop::sections::of_events(db, &[of.event]).await?;
            let found = sections.iter().find(|section| section.slug == *key || key.parse() == Ok(section.id));
            let found = found.ok_or_else(|| check::invalid("section", "names no section of this event"))?;
            of.section = Some(found.id);
        }
    }
    match &patch.after_admission {
        None => Ok(()),
        Some(None) => {
            of.after_admission = None;
            Ok(())
        }
        Some(Some(key)) => {
            let ids = ticket_types::of_event(db, of.event).await?;
            let types = ticket_types::read(db, &ids).await?;
            of.after_admission = Some(after(of.id, &types, key)?);
            Ok(())
        }
    }
}

/// The type that must be sold out first: one that can be, and that does not wait for this one in turn.
fn after(id: TicketTypeId, types: &[TypeInfo], key: &str) -> Result<TicketTypeId, RegistryError> {
    let wrong = |message: &str| check::invalid("afterAdmission", message);
    let find = |wanted: TicketTypeId| types.iter().find(|of| of.id == wanted);
    let first = types.iter().find(|of| of.slug == key || key.parse() == Ok(of.id));
    let first = first.ok_or_else(|| wrong("names no admission of this event"))?;
    if first.capacity.is_none() {
        return Err(wrong("names an admission without a capacity, which never sells out"));
    }
    let mut waits = Some(first);
    while let Some(of) = waits {
        if of.id == id {
            return Err(wrong("leads back to this admission: neither would ever be sold"));
        }
        waits = of.after_admission.and_then(find);
    }
    Ok(first.id)
}

/// Whether a public type is on sale to everybody as far as others go: while the one it comes after is sold out. `left` are
/// the places left of a type, `None` = no limit.
pub fn is_open(of: &TypeInfo, left: impl Fn(TicketTypeId) -> Option<u32>) -> bool {
    of.after_admission.is_none_or(|first| left(first) == Some(0))
}
