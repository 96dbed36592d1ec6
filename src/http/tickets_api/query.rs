//! What stands in the query part of an address, in every spelling that clients of this surface use: `ids[0]=a&ids[1]=b`,
//! `ids[]=a`, `ids=a&ids=b`, `ids=a,b`. Names that are not known are ignored.

use crate::http::error::ApiError;
use actix_web::dev::Payload;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use std::fmt::Display;
use std::future::{Ready, ready};
use std::str::FromStr;

/// Entries of one list that are read.
pub const LIST_MAX: usize = 500;

/// The query, decoded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    pairs: Vec<(String, String)>,
}

impl Asked {
    /// # Errors
    /// `Field` if it cannot be decoded.
    pub fn parse(text: &str) -> Result<Asked, ApiError> {
        let pairs = Query::<Vec<(String, String)>>::from_query(text)
            .map_err(|error| ApiError::field("query", format!("the address cannot be read: {error}")))?
            .into_inner();
        let mut places: Vec<(String, usize, String)> = Vec::with_capacity(pairs.len());
        for (name, value) in pairs {
            let (name, place) = plain(&name);
            places.push((name.to_owned(), place, value));
        }
        // Numbered entries in the order of their numbers, all others as they came: a stable sort.
        places.sort_by_key(|(_, place, _)| *place);
        Ok(Asked { pairs: places.into_iter().map(|(name, _, value)| (name, value)).collect() })
    }

    fn values(&self, name: &str) -> Vec<&str> {
        self.pairs.iter().filter(|(given, _)| given == name).map(|(_, value)| value.as_str()).collect()
    }

    /// The one value of this name; an empty one is a value.
    ///
    /// # Errors
    /// `Field` if it was given twice and differently.
    pub fn one(&self, name: &str) -> Result<Option<&str>, ApiError> {
        let values = self.values(name);
        let first = values.first().copied();
        if values.iter().any(|other| Some(*other) != first) {
            return Err(ApiError::field(name, "was given more than once; send one value"));
        }
        Ok(first)
    }

    /// The same, trimmed; what is empty then counts as not given.
    pub fn text(&self, name: &str) -> Result<Option<&str>, ApiError> {
        Ok(self.one(name)?.map(str::trim).filter(|text| !text.is_empty()))
    }

    /// Every value of this name, comma lists taken apart, empty ones left out.
    ///
    /// # Errors
    /// `Field` beyond [`LIST_MAX`] values.
    pub fn list(&self, name: &str) -> Result<Vec<&str>, ApiError> {
        let values = self.values(name).into_iter().flat_map(|value| value.split(','));
        let values: Vec<&str> = values.map(str::trim).filter(|value| !value.is_empty()).take(LIST_MAX + 1).collect();
        if values.len() > LIST_MAX {
            return Err(ApiError::field(name, format!("has more than {LIST_MAX} entries")));
        }
        Ok(values)
    }

    /// One id (or anything else that reads from text).
    pub fn id<I: FromStr>(&self, name: &str) -> Result<Option<I>, ApiError>
    where
        I::Err: Display,
    {
        self.one(name)?.map(|text| read(name, text)).transpose()
    }

    /// A list of ids.
    pub fn ids<I: FromStr>(&self, name: &str) -> Result<Vec<I>, ApiError>
    where
        I::Err: Display,
    {
        self.list(name)?.into_iter().map(|text| read(name, text)).collect()
    }

    /// A whole number within bounds.
    pub fn number(&self, name: &str, min: u32, max: u32) -> Result<Option<u32>, ApiError> {
        let Some(text) = self.one(name)? else { return Ok(None) };
        match text.parse() {
            Ok(number) if (min..=max).contains(&number) => Ok(Some(number)),
            _ => Err(ApiError::field(name, format!("must be a whole number from {min} to {max}"))),
        }
    }

    /// One of these words, exactly.
    pub fn word<T: Copy>(&self, name: &str, known: &[(&str, T)]) -> Result<Option<T>, ApiError> {
        let Some(text) = self.one(name)? else { return Ok(None) };
        match known.iter().find(|(word, _)| *word == text) {
            Some((_, meaning)) => Ok(Some(*meaning)),
            None => {
                let words: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
                Err(ApiError::field(name, format!("must be one of {}", words.join(", "))))
            }
        }
    }

    /// `true` or `false`.
    pub fn flag(&self, name: &str) -> Result<Option<bool>, ApiError> {
        self.word(name, &[("true", true), ("false", false)])
    }
}

fn read<I: FromStr>(name: &str, text: &str) -> Result<I, ApiError>
where
    I::Err: Display,
{
    text.trim().parse().map_err(|error: I::Err| ApiError::field(name, error.to_string()))
}

/// `ids[3]` is entry 3 of `ids`.
fn plain(name: &str) -> (&str, usize) {
    let Some((before, rest)) = name.split_once('[') else { return (name, 0) };
    match rest.strip_suffix(']') {
        Some("") => (before, 0),
        Some(place) => place.parse().map_or((name, 0), |place| (before, place)),
        None => (name, 0),
    }
}

impl FromRequest for Asked {
    type Error = ApiError;
    type Future = Ready<Result<Asked, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(Asked::parse(request.query_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::EventId;

    fn asked(query: &str) -> Asked {
        Asked::parse(query).unwrap()
    }

    #[test]
    fn a_list_reads_the_same_in_every_spelling() {
        for query in ["ids=a,b", "ids=a&ids=b", "ids[]=a&ids[]=b", "ids[1]=b&ids[0]=a", "ids%5B0%5D=a&ids%5B1%5D=b"] {
            assert_eq!(asked(query).list("ids").unwrap(), ["a", "b"], "{query}");
        }
        assert_eq!(asked("ids=&ids[]=,").list("ids").unwrap(), Vec::<&str>::new());
        assert!(asked(&vec!["ids=a"; LIST_MAX + 1].join("&")).list("ids").is_err());
    }

    #[test]
    fn one_value_may_not_be_two() {
        assert_eq!(asked("a=1&b=2").one("a").unwrap(), Some("1"));
        assert_eq!(asked("a=1&a=1").one("a").unwrap(), Some("1"));
        assert!(asked("a=1&a=2").one("a").is_err());
        assert_eq!(asked("a=").one("a").unwrap(), Some(""));
        assert_eq!(asked("a=+").text("a").unwrap(), None);
        assert_eq!(asked("a=J%C3%BCrgen+M").text("a").unwrap(), Some("Jürgen M"));
    }

    #[test]
    fn what_cannot_be_is_named() {
        let field = |error: ApiError| match error {
            ApiError::Field { field, .. } => field,
            other => panic!("not a wrong field: {other:?}"),
        };
        assert_eq!(field(asked("eventId=x").id::<EventId>("eventId").unwrap_err()), "eventId");
        assert_eq!(field(asked("limit=x").number("limit", 1, 100).unwrap_err()), "limit");
        assert_eq!(field(asked("status=active").word("status", &[("ACTIVE", 1)]).unwrap_err()), "status");
        assert_eq!(asked("status=ACTIVE").word("status", &[("ACTIVE", 1)]).unwrap(), Some(1));
        assert_eq!(asked("").flag("deep").unwrap(), None);
    }
}
