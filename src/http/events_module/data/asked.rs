//! What a search asks for: which records, which page, which order.

use crate::actors::catalog::Listed;
use crate::http::error::ApiError;
use crate::http::events_module::records::Paging;
use actix_web::web::Query;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// A search. Records come in the order of creation, or against it; `sort` may name any field and means no other order.
#[derive(Debug)]
pub struct Asked {
    filters: BTreeMap<String, String>,
    pub paging: Paging,
    newest_first: bool,
}

const OPTIONS: &[&str] = &["page", "pageSize", "sort", "sortType"];

impl Asked {
    /// `{query: {...}, options: {page, pageSize, sort, sortType}}`, each part of it optional.
    pub fn from_body(body: &Value) -> Result<Asked, ApiError> {
        if !body.is_object() {
            return Err(ApiError::field(
                "",
                "the body must be an object such as {\"query\": {...}, \"options\": {...}}",
            ));
        }
        let empty = Map::new();
        let part = |name: &str| match body.get(name) {
            None | Some(Value::Null) => Ok(&empty),
            Some(Value::Object(fields)) => Ok(fields),
            Some(_) => Err(ApiError::field(name, "must be an object")),
        };
        let mut filters = BTreeMap::new();
        for (name, value) in part("query")? {
            if let Some(text) = text(&format!("query.{name}"), value)? {
                filters.insert(plain_name(name), text);
            }
        }
        let mut options = BTreeMap::new();
        for (name, value) in part("options")? {
            if let Some(text) = text(&format!("options.{name}"), value)? {
                options.insert(name.clone(), text);
            }
        }
        Asked::new(filters, &options)
    }

    /// The same in the address: `?page=2&pageSize=20&sku=SHIRT-M`.
    pub fn from_query(query: &str) -> Result<Asked, ApiError> {
        let pairs: BTreeMap<String, String> = Query::<BTreeMap<String, String>>::from_query(query)
            .map_err(|wrong| ApiError::field("query", wrong.to_string()))?
            .into_inner();
        let (options, filters): (BTreeMap<_, _>, BTreeMap<_, _>) =
            pairs.into_iter().partition(|(name, _)| OPTIONS.contains(&name.as_str()));
        Asked::new(filters.into_iter().map(|(name, value)| (plain_name(&name), value)).collect(), &options)
    }

    fn new(filters: BTreeMap<String, String>, options: &BTreeMap<String, String>) -> Result<Asked, ApiError> {
        let number = |name: &str| match options.get(name) {
            None => Ok(None),
            Some(text) => text.parse::<i64>().map(Some).map_err(|_| ApiError::field(name, "must be a whole number")),
        };
        let newest_first = match options.get("sortType").map(|word| word.to_ascii_lowercase()) {
            None => false,
            Some(word) if word == "asc" || word == "1" => false,
            Some(word) if word == "desc" || word == "-1" => true,
            Some(_) => return Err(ApiError::field("sortType", "must be asc or desc")),
        };
        Ok(Asked { filters, paging: Paging::read(number("page")?, number("pageSize")?)?, newest_first })
    }

    /// A filter that is not known would be a filter that is ignored, and a list of what nobody asked for.
    pub fn only(&self, known: &[&str]) -> Result<(), ApiError> {
        match self.filters.keys().find(|name| !known.contains(&name.as_str())) {
            None => Ok(()),
            Some(name) => Err(ApiError::field(
                format!("query.{name}"),
                format!("records of this kind are found by {}, each compared as a whole", known.join(", ")),
            )),
        }
    }

    pub fn filter(&self, name: &str) -> Option<&str> {
        self.filters.get(name).map(String::as_str)
    }

    pub fn listed(&self) -> Listed {
        Listed { limit: self.paging.limit(), offset: self.paging.offset(), newest_first: self.newest_first }
    }
}

/// `data.sku` and `sku` are the same; an id is an id under either of its names.
fn plain_name(name: &str) -> String {
    match name.strip_prefix("data.").unwrap_or(name) {
        "sk" => "id",
        "eventId" => "event",
        "ticketTypeId" => "ticketType",
        other => other,
    }
    .to_owned()
}

fn text(name: &str, value: &Value) -> Result<Option<String>, ApiError> {
    match value {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text.clone())),
        Value::Number(number) => Ok(Some(number.to_string())),
        Value::Bool(flag) => Ok(Some(flag.to_string())),
        Value::Array(_) | Value::Object(_) => Err(ApiError::field(name, "must be a text or a number")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_search_is_read_from_the_body_or_the_address() {
        let body = json!({ "query": { "data.sku": "A", "sk": null }, "options": { "page": 2, "pageSize": 20,
            "sort": "createdate", "sortType": "desc" } });
        for asked in [Asked::from_body(&body), Asked::from_query("sku=A&page=2&pageSize=20&sortType=desc")] {
            let asked = asked.unwrap();
            let listed = asked.listed();
            assert_eq!((listed.limit, listed.offset, listed.newest_first), (20, 20, true));
            assert_eq!((asked.filter("sku"), asked.filter("id")), (Some("A"), None));
            assert!(asked.only(&["sku"]).is_ok() && asked.only(&["id"]).is_err());
        }
        let empty = Asked::from_body(&json!({})).unwrap();
        assert_eq!((empty.paging.page, empty.paging.page_size), (1, 50));
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for wrong in [
            json!("everything"),
            json!({ "query": 7 }),
            json!({ "query": { "sku": { "$ne": "A" } } }),
            json!({ "options": { "page": 0 } }),
            json!({ "options": { "pageSize": "many" } }),
            json!({ "options": { "sortType": "sideways" } }),
        ] {
            assert!(Asked::from_body(&wrong).is_err(), "{wrong}");
        }
    }
}
