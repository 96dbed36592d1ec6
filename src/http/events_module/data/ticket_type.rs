//! `event_ticket_type`: the published fields, and the names that the vendor's live records use.

use crate::actors::registry::{NewTicketType, Patch, TicketTypePatch, TypeInfo, Visibility};
use crate::domain::money::{Currency, Money};
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::events_module::major::Major;
use crate::http::gate::wire_time::Instant;
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

pub const DATATYPE: &str = "event_ticket_type";
const CURRENCY: &str = "USD";

/// Kept for the vendor's own clients and given back as they came.
const EXTRAS: &[&str] = &["zoneAccess", "sessionAccess", "transferDeadline"];
/// Where perks are objects, they are kept beside the others.
const PERKS: &str = "perks";

/// A ticket type, in the spelling of the document and in that of live records.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TicketTypeData {
    /// Id of the event.
    #[schema(example = "evt_01h455vb4pex5vsknk084sn02q")]
    pub event: String,
    pub name: String,
    pub title: String,
    /// Taken wherever an id is.
    #[schema(example = "general")]
    pub slug: String,
    #[schema(required = true)]
    pub description: Option<String>,
    pub price: Major,
    #[schema(example = "USD")]
    pub currency: String,
    /// Null = no limit.
    #[schema(required = true)]
    pub capacity: Option<u32>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub sale_start: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub sale_start_date: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub sale_end: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub sale_end_date: Option<Instant>,
    /// Texts, or the objects that were sent.
    #[schema(value_type = Vec<Object>)]
    pub perks: Value,
    #[schema(required = true)]
    pub allow_reentry: Option<bool>,
    /// Scans allowed in total, the first included.
    #[schema(required = true)]
    pub reentry_limit: Option<u32>,
    /// Empty = every scan point.
    pub accepted_scan_points: Vec<String>,
    /// `public`, `private` or `invite-only`.
    #[schema(example = "public")]
    pub visibility: &'static str,
    /// Whether it is public.
    pub is_active: bool,
    pub transferable: bool,
    pub allow_transfer: bool,
    #[schema(required = true)]
    pub refund_policy: Option<String>,
    /// Tickets in one public order.
    pub max_per_order: u32,
    /// Tickets that one buyer may hold in all their orders; null = no limit.
    #[schema(required = true)]
    pub max_per_customer: Option<u32>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub entry_from: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub entry_until: Option<Instant>,
    #[schema(required = true)]
    pub occupancy_limit: Option<u32>,
    /// The SKU of its variant in the storefront: its id.
    pub sku: String,
    #[serde(flatten)]
    #[schema(value_type = Object)]
    pub extras: Map<String, Value>,
}

impl TicketTypeData {
    pub fn new(of: &TypeInfo) -> TicketTypeData {
        let mut extras = of.extras.as_object().cloned().unwrap_or_default();
        let perks = extras.remove(PERKS).unwrap_or_else(|| Value::from(of.perks.clone()));
        extras.retain(|name, _| EXTRAS.contains(&name.as_str()));
        TicketTypeData {
            event: of.event.to_string(),
            name: of.name.clone(),
            title: of.name.clone(),
            slug: of.slug.clone(),
            description: of.description.clone(),
            price: Major::new(of.price_minor, &of.currency),
            currency: of.currency.clone(),
            capacity: of.capacity,
            sale_start: of.sale_start.map(Into::into),
            sale_start_date: of.sale_start.map(Into::into),
            sale_end: of.sale_end.map(Into::into),
            sale_end_date: of.sale_end.map(Into::into),
            perks,
            allow_reentry: of.allow_reentry,
            reentry_limit: of.reentry_limit,
            accepted_scan_points: of.accepted_scan_points.clone(),
            visibility: visibility_word(of.visibility),
            is_active: of.visibility == Visibility::Public,
            transferable: of.transferable,
            allow_transfer: of.transferable,
            refund_policy: of.refund_policy.clone(),
            max_per_order: of.max_per_order,
            max_per_customer: of.max_per_customer,
            entry_from: of.entry_from.map(Into::into),
            entry_until: of.entry_until.map(Into::into),
            occupancy_limit: of.occupancy_limit,
            sku: of.id.to_string(),
            extras,
        }
    }
}

pub fn visibility_word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Private => "private",
        Visibility::InviteOnly => "invite-only",
    }
}

/// Reads a change. `price_before` is what the type costs until now.
pub fn change(fields: &Fields, price_before: Money, extras_before: &Value) -> Result<TicketTypePatch, ApiError> {
    let currency = given(fields.text(&["currency"])?);
    let (perks, extras) = perks_and_extras(fields, extras_before)?;
    Ok(TicketTypePatch {
        name: given(fields.text(&["name", "title"])?),
        slug: given(fields.text(&["slug"])?),
        price: price(given(fields.decimal(&["price"])?), currency.as_deref(), price_before)?,
        currency,
        capacity: fields.count(&["capacity"])?,
        allow_reentry: fields.flag(&["allowReentry"])?,
        reentry_limit: fields.count(&["reentryLimit"])?,
        accepted_scan_points: fields.texts(&["acceptedScanPoints"])?,
        entry_from: fields.time(&["entryFrom"])?,
        entry_until: fields.time(&["entryUntil"])?,
        occupancy_limit: fields.count(&["occupancyLimit"])?,
        transferable: given(fields.flag(&["transferable", "allowTransfer"])?),
        visibility: visibility(fields)?,
        sale_start: fields.time(&["saleStart", "saleStartDate"])?,
        sale_end: fields.time(&["saleEnd", "saleEndDate"])?,
        perks,
        refund_policy: fields.text(&["refundPolicy"])?,
        max_per_order: fields.count(&["maxPerOrder"])?,
        max_per_customer: fields.count(&["maxPerCustomer"])?,
        description: fields.text(&["description"])?,
        extras,
        ..TicketTypePatch::default()
    })
}

/// Reads a new type of the event that `data.event` names. `data.id` is its id, or else its slug.
pub fn new(fields: &Fields) -> Result<NewTicketType, ApiError> {
    let event = fields.must("event", fields.text(&["event", "eventId"])?)?;
    let nothing = Money::new(0, currency(CURRENCY)?);
    let first = change(fields, nothing, &Value::Null)?;
    let (id, slug) = match given(fields.text(&["id"])?) {
        Some(id) => id.parse().map_or((None, Some(id)), |id| (Some(id), None)),
        None => (None, None),
    };
    Ok(NewTicketType {
        id,
        event,
        name: fields.must("name", fields.text(&["name", "title"])?)?,
        slug: first.slug.or(slug),
        price: first.price,
        currency: first.currency,
        capacity: first.capacity.flatten(),
        allow_reentry: first.allow_reentry.flatten(),
        reentry_limit: first.reentry_limit.flatten(),
        accepted_scan_points: first.accepted_scan_points.flatten().unwrap_or_default(),
        entry_from: first.entry_from.flatten(),
        entry_until: first.entry_until.flatten(),
        occupancy_limit: first.occupancy_limit.flatten(),
        transferable: first.transferable,
        visibility: first.visibility.flatten(),
        sale_start: first.sale_start.flatten(),
        sale_end: first.sale_end.flatten(),
        perks: first.perks.flatten().unwrap_or_default(),
        refund_policy: first.refund_policy.flatten(),
        max_per_order: first.max_per_order.flatten(),
        max_per_customer: first.max_per_customer.flatten(),
        description: first.description.flatten(),
        extras: first.extras.flatten(),
        ..NewTicketType::default()
    })
}

fn currency(text: &str) -> Result<Currency, ApiError> {
    Currency::new(text).map_err(|wrong| ApiError::field("currency", wrong.to_string()))
}

/// The new price in minor units, if there is one. A new currency needs a new price: nobody knows what the old one is
/// worth.
fn price(major: Option<String>, new_currency: Option<&str>, before: Money) -> Result<Option<i64>, ApiError> {
    let currency = new_currency.map_or(Ok(before.currency), currency)?;
    match major {
        Some(major) => match Money::from_major(&major, currency) {
            Ok(money) if money.minor < 0 => Err(ApiError::field("price", "must not be negative")),
            Ok(money) => Ok(Some(money.minor)),
            Err(wrong) => Err(ApiError::field("price", wrong.to_string())),
        },
        None if currency == before.currency || before.minor == 0 => Ok(None),
        None => Err(ApiError::field("price", format!("must be given too when the currency changes to {currency}"))),
    }
}

/// Live records say `isActive` where the document says `visibility`, which wins.
fn visibility(fields: &Fields) -> Result<Patch<String>, ApiError> {
    let stated = fields.text(&["visibility"])?;
    if stated.is_some() {
        return Ok(stated);
    }
    let word = |active: bool| visibility_word(if active { Visibility::Public } else { Visibility::Private }).to_owned();
    Ok(fields.flag(&["isActive"])?.flatten().map(|active| Some(word(active))))
}

/// Perks as texts, and what is kept beside them; each absent where nothing of it was sent.
fn perks_and_extras(fields: &Fields, before: &Value) -> Result<(Patch<Vec<String>>, Patch<Value>), ApiError> {
    let mut extras = before.as_object().cloned().unwrap_or_default();
    let mut touched = false;
    for name in EXTRAS {
        if let Some(value) = fields.any(name) {
            touched = true;
            match value {
                Some(value) => extras.insert((*name).to_owned(), value),
                None => extras.remove(*name),
            };
        }
    }
    let perks = match fields.list(&[PERKS])? {
        None => None,
        Some(list) => {
            let list = list.unwrap_or_default();
            touched |= extras.remove(PERKS).is_some();
            let names =
                list.iter().enumerate().map(|(place, perk)| perk_name(place, perk)).collect::<Result<_, _>>()?;
            if list.iter().any(Value::is_object) {
                extras.insert(PERKS.to_owned(), Value::Array(list));
                touched = true;
            }
            Some(Some(names))
        }
    };
    Ok((perks, touched.then_some(Some(Value::Object(extras)))))
}

fn perk_name(place: usize, perk: &Value) -> Result<String, ApiError> {
    let text = match perk {
        Value::String(text) => Some(text.as_str()),
        Value::Object(fields) => ["name", "title", "id"].iter().find_map(|name| fields.get(*name)?.as_str()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => None,
    };
    let wrong = || ApiError::field(format!("perks[{place}]"), "must be a text, or an object with a name");
    text.map(str::to_owned).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(data: Value) -> Result<NewTicketType, ApiError> {
        new(&Fields::open(json!({ "data": data })).unwrap())
    }

    fn with(more: Value) -> Result<NewTicketType, ApiError> {
        let mut data = json!({ "event": "summer", "name": "General" });
        data.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        read(data)
    }

    #[test]
    fn the_published_body_is_read() {
        let new = with(json!({
            "price": 199, "currency": "USD", "capacity": 800, "saleStart": "2026-04-01T00:00:00Z",
            "perks": ["lunch", "tote"], "allowReentry": true, "reentryLimit": 3,
            "acceptedScanPoints": ["main-door"], "visibility": "public", "transferable": true,
            "refundPolicy": "until-7-days", "somethingElse": 7,
        }))
        .unwrap();
        assert_eq!((new.price, new.capacity, new.reentry_limit), (Some(19_900), Some(800), Some(3)));
        assert_eq!((new.perks.len(), new.transferable, new.visibility.as_deref()), (2, Some(true), Some("public")));
        assert!(new.sale_start.is_some() && new.slug.is_none() && new.extras.is_none());
    }

    #[test]
    fn live_spellings_mean_the_same() {
        let new = read(json!({
            "eventId": "summer", "title": "VIP", "allowTransfer": false, "isActive": false,
            "saleEndDate": "2026-09-12T00:00:00Z", "zoneAccess": ["backstage"], "perks": [{ "name": "Lunch", "n": 2 }],
        }))
        .unwrap();
        assert_eq!(
            (new.name.as_str(), new.transferable, new.visibility.as_deref()),
            ("VIP", Some(false), Some("private"))
        );
        assert!(new.sale_end.is_some());
        assert_eq!(new.perks, ["Lunch"]);
        let extras = json!({ "zoneAccess": ["backstage"], "perks": [{ "name": "Lunch", "n": 2 }] });
        assert_eq!(new.extras, Some(extras));
    }

    #[test]
    fn the_creator_chooses_the_id_or_the_slug() {
        assert_eq!(with(json!({ "id": "general" })).unwrap().slug.as_deref(), Some("general"));
        let id = "adm_01h455vb4pex5vsknk084sn02q";
        assert_eq!(with(json!({ "id": id })).unwrap().id.map(|id| id.to_string()).as_deref(), Some(id));
        let both = with(json!({ "id": "one", "slug": "two" })).unwrap();
        assert_eq!(both.slug.as_deref(), Some("two"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (more, field) in [
            (json!({ "price": -1 }), "price"),
            (json!({ "price": "dear" }), "price"),
            (json!({ "price": 0.001 }), "price"),
            (json!({ "currency": "EURO" }), "currency"),
            (json!({ "reentryLimit": 1.5 }), "reentryLimit"),
            (json!({ "perks": [7] }), "perks[0]"),
            (json!({ "event": null }), "event"),
            (json!({ "event": 7 }), "event"),
            (json!({ "capacity": "many" }), "capacity"),
            (json!({ "transferable": "yes" }), "transferable"),
        ] {
            let refused = with(more.clone());
            assert!(matches!(&refused, Err(ApiError::Field { field: named, .. }) if named == field), "{more}");
        }
    }
}
