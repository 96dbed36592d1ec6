//! The fields of a record as they were sent: unknown ones are ignored, wrong ones are named, both spellings are taken.

use crate::actors::registry::Patch;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The inside of an envelope `{data: {...}}`, or an object in a list of it.
pub struct Fields {
    /// What stands before a name when it is refused: empty, or `scanPoints[0].`.
    at: String,
    values: Map<String, Value>,
}

impl Fields {
    /// Opens the envelope. Nothing outside of `data` counts.
    pub fn open(envelope: Value) -> Result<Fields, ApiError> {
        let Value::Object(mut outside) = envelope else {
            return Err(ApiError::field("data", "the body must be an object such as {\"data\": {...}}"));
        };
        match outside.remove("data") {
            Some(Value::Object(values)) => Ok(Fields { at: String::new(), values }),
            Some(_) => Err(ApiError::field("data", "must be an object with the fields of the record")),
            None => Err(ApiError::field("data", "is missing: wrap the fields of the record, {\"data\": {...}}")),
        }
    }

    fn wrong(&self, name: &str, why: &str) -> ApiError {
        ApiError::field(format!("{}{name}", self.at), why)
    }

    /// The first of these spellings that is there, with its name.
    fn find<'a>(&self, names: &[&'a str]) -> Option<(&'a str, &Value)> {
        names.iter().find_map(|name| self.values.get(*name).map(|value| (*name, value)))
    }

    /// Whatever it is, `null` apart.
    pub fn any(&self, name: &str) -> Patch<Value> {
        self.values.get(name).map(|value| if value.is_null() { None } else { Some(value.clone()) })
    }

    fn read<T: DeserializeOwned>(&self, names: &[&str], what: &str) -> Result<Patch<T>, ApiError> {
        match self.find(names) {
            None => Ok(None),
            Some((_, Value::Null)) => Ok(Some(None)),
            Some((name, value)) => {
                let read = serde_json::from_value(value.clone()).map_err(|_| self.wrong(name, what))?;
                Ok(Some(Some(read)))
            }
        }
    }

    pub fn text(&self, names: &[&str]) -> Result<Patch<String>, ApiError> {
        self.read(names, "must be a text")
    }

    pub fn flag(&self, names: &[&str]) -> Result<Patch<bool>, ApiError> {
        self.read(names, "must be true or false")
    }

    pub fn texts(&self, names: &[&str]) -> Result<Patch<Vec<String>>, ApiError> {
        self.read(names, "must be a list of texts")
    }

    pub fn list(&self, names: &[&str]) -> Result<Patch<Vec<Value>>, ApiError> {
        self.read(names, "must be a list")
    }

    /// A whole number, however it is written: `3` and `3.0` are the same in JSON.
    pub fn count(&self, names: &[&str]) -> Result<Patch<i64>, ApiError> {
        const WHAT: &str = "must be a whole number";
        match self.find(names) {
            None => Ok(None),
            Some((_, Value::Null)) => Ok(Some(None)),
            Some((name, Value::Number(number))) => {
                let whole = number.as_i64().or_else(|| number.as_f64().and_then(whole));
                whole.map(|count| Some(Some(count))).ok_or_else(|| self.wrong(name, WHAT))
            }
            Some((name, _)) => Err(self.wrong(name, WHAT)),
        }
    }

    /// A number as the shortest decimal that means it; a number in a text is taken too.
    pub fn decimal(&self, names: &[&str]) -> Result<Patch<String>, ApiError> {
        match self.find(names) {
            None => Ok(None),
            Some((_, Value::Null)) => Ok(Some(None)),
            Some((_, Value::String(text))) => Ok(Some(Some(text.trim().to_owned()))),
            Some((_, Value::Number(number))) => Ok(Some(Some(match number.as_f64() {
                Some(float) if number.is_f64() => format!("{float}"),
                Some(_) | None => number.to_string(),
            }))),
            Some((name, _)) => Err(self.wrong(name, "must be a number, such as 19.99")),
        }
    }

    /// RFC 3339, with its zone.
    pub fn time(&self, names: &[&str]) -> Result<Patch<DateTime<Utc>>, ApiError> {
        let read: Patch<Instant> = self.read(names, "must be a time such as 2026-04-01T00:00:00Z")?;
        Ok(read.map(|time| time.map(Into::into)))
    }

    /// The objects of a list; refusals inside of them name the place.
    pub fn objects(&self, name: &str) -> Result<Patch<Vec<Fields>>, ApiError> {
        let Some(list) = self.list(&[name])? else { return Ok(None) };
        let inside = |(place, value): (usize, Value)| match value {
            Value::Object(values) => Ok(Fields { at: format!("{}{name}[{place}].", self.at), values }),
            _ => Err(self.wrong(&format!("{name}[{place}]"), "must be an object")),
        };
        let objects = list.unwrap_or_default().into_iter().enumerate().map(inside);
        objects.collect::<Result<_, _>>().map(|objects| Some(Some(objects)))
    }

    /// A field that a new record cannot do without.
    pub fn must<T>(&self, name: &str, value: Patch<T>) -> Result<T, ApiError> {
        value.flatten().ok_or_else(|| self.wrong(name, "must be given"))
    }
}

fn whole(number: f64) -> Option<i64> {
    // Beyond 2^53 a float no longer tells whole numbers apart.
    (number.fract() == 0.0 && number.abs() <= 9_007_199_254_740_992.0).then_some(number as i64)
}

/// `null` for what may not be empty counts as not given.
pub fn given<T>(value: Patch<T>) -> Option<T> {
    value.flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(data: Value) -> Fields {
        Fields::open(json!({ "data": data, "name": "outside" })).unwrap()
    }

    fn named(refused: ApiError) -> String {
        match refused {
            ApiError::Field { field, .. } => field,
            other => panic!("not a refusal of a field: {other}"),
        }
    }

    #[test]
    fn only_what_is_in_the_envelope_counts() {
        assert_eq!(fields(json!({})).text(&["name"]).unwrap(), None);
        for wrong in [json!({}), json!({ "data": 7 }), json!([]), json!("x"), json!({ "data": null })] {
            assert_eq!(Fields::open(wrong).map(|_| ()).map_err(named), Err("data".to_owned()));
        }
    }

    #[test]
    fn numbers_are_read_exactly() {
        let sent = fields(json!({ "a": 19.99, "b": "7.5", "c": 3.0, "d": 3, "e": 1.5, "f": true, "g": null }));
        assert_eq!(sent.decimal(&["a"]).unwrap(), Some(Some("19.99".to_owned())));
        assert_eq!(sent.decimal(&["b"]).unwrap(), Some(Some("7.5".to_owned())));
        assert_eq!(sent.count(&["c"]).unwrap(), Some(Some(3)));
        assert_eq!(sent.count(&["d"]).unwrap(), Some(Some(3)));
        assert_eq!(named(sent.count(&["e"]).unwrap_err()), "e");
        assert_eq!(named(sent.decimal(&["f"]).unwrap_err()), "f");
        assert_eq!(sent.count(&["g"]).unwrap(), Some(None));
    }

    #[test]
    fn a_refusal_in_a_list_names_the_place() {
        let sent = fields(json!({ "zones": [{ "id": "a" }, { "id": 7 }], "odd": [1] }));
        let zones = sent.objects("zones").unwrap().flatten().unwrap();
        assert_eq!(zones[0].text(&["id"]).unwrap(), Some(Some("a".to_owned())));
        assert_eq!(named(zones[1].text(&["id"]).unwrap_err()), "zones[1].id");
        assert_eq!(sent.objects("odd").map(|_| ()).map_err(named), Err("odd[0]".to_owned()));
    }

    #[test]
    fn the_first_spelling_wins() {
        let sent = fields(json!({ "saleStartDate": "2026-04-01T00:00:00Z" }));
        assert!(sent.time(&["saleStart", "saleStartDate"]).unwrap().flatten().is_some());
        assert_eq!(named(fields(json!({ "saleEnd": "soon" })).time(&["saleEnd"]).unwrap_err()), "saleEnd");
    }
}
