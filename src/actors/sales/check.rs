//! What was sent, checked: texts, counts, and who may have what when.

use crate::actors::registry::shop::LocationInfo;
use crate::actors::registry::{EventInfo, TypeInfo, Visibility};
use crate::actors::sales::{
    Channel, EventSold, HolderWish, SaleError, SaleRefusal, Sales, Who, WishedItem, WishedThing, invalid,
};
use crate::stores::postgres::records::Holder;
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// Most lines of one order.
pub const ITEMS_MAX: usize = 50;

/// Most pieces of one line, and most tickets of one issue.
pub const QUANTITY_MAX: i64 = 1_000;

/// An address as buyers type it: one `@` with something on both sides, no spaces.
pub fn email(field: &str, text: &str) -> Result<String, SaleError> {
    let text = text.trim();
    let odd = |sign: char| sign.is_whitespace() || sign.is_control();
    let parts = text.split_once('@');
    let whole = parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    let ends = parts.is_some_and(|(_, host)| !host.starts_with('.') && !host.ends_with('.'));
    if !whole || !ends || text.contains(odd) || text.chars().count() > 320 {
        return Err(invalid(field, "must be an e-mail address, such as pat@example.com"));
    }
    Ok(text.to_owned())
}

/// A short text; empty is none.
pub fn short(field: &str, text: Option<&String>, chars: usize) -> Result<Option<String>, SaleError> {
    let Some(text) = text.map(|text| text.trim()).filter(|text| !text.is_empty()) else { return Ok(None) };
    if text.chars().count() > chars || text.contains(char::is_control) {
        return Err(invalid(field, format!("must be at most {chars} characters without control characters")));
    }
    Ok(Some(text.to_owned()))
}

/// A text of several lines; empty is none.
pub fn note(field: &str, text: Option<&String>) -> Result<Option<String>, SaleError> {
    let Some(text) = text.map(|text| text.trim()).filter(|text| !text.is_empty()) else { return Ok(None) };
    let odd = |sign: char| sign.is_control() && !matches!(sign, '\n' | '\r' | '\t');
    if text.chars().count() > 2_000 || text.contains(odd) {
        return Err(invalid(field, "must be at most 2000 characters without control characters"));
    }
    Ok(Some(text.to_owned()))
}

/// Where the buyer is sent after the payment: an address of the web.
pub fn return_url(text: Option<&String>) -> Result<Option<String>, SaleError> {
    let Some(text) = short("returnUrl", text, 2_000)? else { return Ok(None) };
    let web = text.starts_with("https://") || text.starts_with("http://");
    let odd = |sign: char| sign.is_whitespace() || matches!(sign, '"' | '<' | '>' | '\\' | '`' | '{' | '}' | '|' | '^');
    if !web || text.len() < 10 || text.contains(odd) {
        return Err(invalid("returnUrl", "must be an address of the web, such as https://shop.example/thanks"));
    }
    Ok(Some(text))
}

/// `needs_email`: whether somebody must be reachable.
pub fn holder(prefix: &str, wish: &HolderWish, needs_email: bool) -> Result<Holder, SaleError> {
    let field = |name: &str| format!("{prefix}{name}");
    let address = match wish.email.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        Some(text) => Some(email(&field("email"), text)?),
        None if needs_email => return Err(invalid(&field("email"), "is required")),
        None => None,
    };
    let first = short(&field("firstName"), wish.first.as_ref(), 100)?;
    let last = short(&field("lastName"), wish.last.as_ref(), 100)?;
    let name = match Holder::whole_name(first.as_deref(), last.as_deref()) {
        Some(whole) => Some(whole),
        None => short(&field("name"), wish.name.as_ref(), 200)?,
    };
    Ok(Holder { name, first, last, email: address, phone: short(&field("phone"), wish.phone.as_ref(), 50)? })
}

pub fn quantity(field: &str, asked: i64) -> Result<u32, SaleError> {
    match asked {
        1..=QUANTITY_MAX => Ok(asked as u32),
        _ => Err(invalid(field, format!("must be a whole number from 1 to {QUANTITY_MAX}"))),
    }
}

/// A ticket type by id, slug or name.
pub fn find_type<'a>(types: &'a [TypeInfo], wanted: &str) -> Result<&'a TypeInfo, SaleError> {
    let id = wanted.parse().ok();
    let named = |of: &&TypeInfo| Some(of.id) == id || of.slug == wanted;
    let found = types.iter().find(named).or_else(|| types.iter().find(|of| of.name == wanted));
    found.ok_or_else(|| SaleRefusal::UnknownType(wanted.to_owned()).into())
}

/// Wanted tickets of one order, type by type, and wanted pieces of merchandise.
pub struct Wanted<'a> {
    pub tickets: Vec<(&'a TypeInfo, u32)>,
    pub products: Vec<(String, u32)>,
}

/// Lines of one type are one line.
pub fn items<'a>(items: &[WishedItem], types: &'a [TypeInfo]) -> Result<Wanted<'a>, SaleError> {
    if items.is_empty() || items.len() > ITEMS_MAX {
        return Err(invalid("items", format!("must name 1 to {ITEMS_MAX} things to buy")));
    }
    let mut wanted = Wanted { tickets: Vec::new(), products: Vec::new() };
    for (place, item) in items.iter().enumerate() {
        let count = quantity(&format!("items[{place}].quantity"), item.quantity)?;
        let sum = match &item.what {
            WishedThing::Ticket(name) => {
                let of = find_type(types, name)?;
                add(&mut wanted.tickets, count, |known| known.id == of.id, of)
            }
            WishedThing::Product(sku) => add(&mut wanted.products, count, |known| known == sku, sku.clone()),
        };
        quantity(&format!("items[{place}].quantity"), sum.into())?;
    }
    Ok(wanted)
}

fn add<T>(lines: &mut Vec<(T, u32)>, count: u32, same: impl Fn(&T) -> bool, thing: T) -> u32 {
    match lines.iter_mut().find(|(known, _)| same(known)) {
        Some((_, sum)) => {
            *sum += count;
            *sum
        }
        None => {
            lines.push((thing, count));
            count
        }
    }
}

/// What the public may buy now. Staff sell at any time.
pub fn on_sale(of: &TypeInfo, channel: Channel, now: DateTime<Utc>) -> Result<(), SaleRefusal> {
    match channel {
        Channel::Staff => return Ok(()),
        Channel::Public => {}
    }
    if let Some(opens) = of.sale_start.filter(|opens| now < *opens) {
        return Err(SaleRefusal::SalesNotOpen { name: of.name.clone(), opens });
    }
    if of.sale_end.is_some_and(|closes| now >= closes) {
        return Err(SaleRefusal::SalesClosed { name: of.name.clone() });
    }
    Ok(())
}

/// At most so many in one public order.
pub fn order_limit(of: &TypeInfo, count: u32, channel: Channel) -> Result<(), SaleRefusal> {
    match channel {
        Channel::Public if count > of.max_per_order => {
            Err(SaleRefusal::OrderLimit { name: of.name.clone(), max: of.max_per_order })
        }
        Channel::Public | Channel::Staff => Ok(()),
    }
}

/// Whether a public purchase of this type needs an invite code.
pub fn needs_invite(of: &TypeInfo, channel: Channel) -> bool {
    match (channel, of.visibility) {
        (Channel::Public, Visibility::InviteOnly) => true,
        (Channel::Public, Visibility::Public | Visibility::Private) => false,
        (Channel::Staff, Visibility::Public | Visibility::Private | Visibility::InviteOnly) => false,
    }
}

pub fn event_sold(event: &EventInfo) -> EventSold {
    EventSold {
        id: event.id,
        slug: event.slug.clone(),
        name: event.name.clone(),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        time_zone: event.zone().map(str::to_owned),
        venue: event.shown.place().map(place_sold).or_else(|| event.venue.clone()),
    }
}

/// Where the event is, as an object like those that an event's free `venue` may be.
fn place_sold(place: &LocationInfo) -> serde_json::Value {
    serde_json::json!({
        "id": place.id.to_string(),
        "name": place.name,
        "address": place.address,
        "country": place.country,
        "city": place.city,
        "state": place.state,
        "postcode": place.postcode,
        "latitude": place.point.map(|(latitude, _)| latitude),
        "longitude": place.point.map(|(_, longitude)| longitude),
    })
}

impl Sales {
    pub(super) async fn event(&self, who: &Who, id_or_slug: &str) -> Result<Arc<EventInfo>, SaleError> {
        let found = self.inner.registry.event(who.tenant, id_or_slug).await?;
        found.ok_or(SaleError::Refused(SaleRefusal::UnknownEvent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_and_a_host() {
        for good in ["a@b.de", " pat.lee+x@mail.example.com "] {
            assert!(email("email", good).is_ok(), "{good}");
        }
        for wrong in ["", "pat", "pat@", "@b.de", "a b@c.de", "a@b", "a@b@c.de", "a@.de", "a@b."] {
            assert!(email("email", wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn quantities_are_whole_and_bounded() {
        assert_eq!(quantity("q", 1), Ok(1));
        for wrong in [0, -1, 1_001, i64::MAX] {
            assert!(quantity("q", wrong).is_err(), "{wrong}");
        }
    }
}
