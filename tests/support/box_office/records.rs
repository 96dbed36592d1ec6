//! Reading answers: records come wrapped (`{sk, data: {...}}`) or plain, lists bare or as `{data: [...]}`; the module's
//! clients read both.

use serde_json::Value;

static NOTHING: Value = Value::Null;

/// A field of a record, `null` if it has none.
pub fn of<'a>(record: &'a Value, field: &str) -> &'a Value {
    let inner = record.get("data").filter(|data| data.is_object()).and_then(|data| data.get(field));
    inner.or_else(|| record.get(field)).unwrap_or(&NOTHING)
}

/// A text field that must be there.
#[track_caller]
pub fn word(record: &Value, field: &str) -> String {
    of(record, field).as_str().unwrap_or_else(|| panic!("no `{field}` in {record}")).to_owned()
}

/// The id that later calls take.
#[track_caller]
pub fn id(record: &Value) -> String {
    let found = ["sk", "id", "ticketId", "bookingId"].iter().find_map(|field| record[field].as_str());
    found.unwrap_or_else(|| panic!("no id in {record}")).to_owned()
}

#[track_caller]
pub fn status(record: &Value) -> String {
    let found = of(record, "status").as_str().or_else(|| of(record, "state").as_str());
    found.unwrap_or_else(|| panic!("no status in {record}")).to_owned()
}

/// Whether a field names a record: by its id, or by an object or list that holds the id.
pub fn names(field: &Value, id: &str) -> bool {
    match field {
        Value::String(text) => text == id,
        Value::Array(all) => all.iter().any(|one| names(one, id)),
        Value::Object(fields) => ["sk", "id"].iter().any(|key| fields.get(*key).is_some_and(|text| text == id)),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// Whether a ticket says that it is of this type.
pub fn is_of_type(ticket: &Value, id: &str) -> bool {
    names(of(ticket, "ticketType"), id) || names(of(ticket, "ticketTypeId"), id)
}

/// Whether a ticket names this booking.
pub fn is_of_booking(ticket: &Value, id: &str) -> bool {
    names(of(ticket, "bookingId"), id) || names(&of(ticket, "purchase")["bookingId"], id)
}

#[track_caller]
pub fn list(answer: &Value) -> Vec<Value> {
    let items = answer.as_array().or_else(|| answer["data"].as_array());
    items.unwrap_or_else(|| panic!("no list in {answer}")).clone()
}

pub fn ids(records: &[Value]) -> Vec<String> {
    let mut ids: Vec<String> = records.iter().map(id).collect();
    ids.sort();
    ids
}

/// An amount in major units as whole cents.
pub fn cents(amount: &Value) -> Option<i64> {
    let scaled = (amount.as_f64()? * 100.0).round();
    // Far inside of what an f64 holds exactly.
    (scaled.abs() < 1e12).then_some(scaled as i64)
}

/// Somebody who is in no other case.
pub fn mail(name: &str) -> String {
    format!("{name}-{}@example.com", &uuid::Uuid::new_v4().simple().to_string()[..12])
}

/// The cents of a record's amount.
#[track_caller]
pub fn amount_of(record: &Value, field: &str) -> i64 {
    cents(of(record, field)).unwrap_or_else(|| panic!("no amount in `{field}` of {record}"))
}
