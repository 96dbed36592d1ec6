//! How things are wrapped on this surface: one record, and a page of them.

use crate::actors::registry::TenantInfo;
use crate::domain::time::Moment;
use crate::http::error::ApiError;
use crate::http::gate::wire_time::Instant;
use actix_web::dev::Payload;
use actix_web::web::Query;
use actix_web::{FromRequest, HttpRequest};
use serde::{Deserialize, Serialize};
use std::future::{Ready, ready};
use utoipa::{IntoParams, ToSchema};

/// Records of one page at most.
pub const PAGE_SIZE_MAX: u32 = 1_000;
const PAGE_SIZE: u32 = 50;
/// Pages that can be asked for: what lies deeper is found by a filter.
const PAGE_MAX: u32 = 1_000_000;

/// One thing, wrapped as the clients of this surface read it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Record<T> {
    /// The id, once more: whichever of the two a client reads.
    pub id: String,
    /// The organisation.
    pub pk: String,
    /// The id.
    pub sk: String,
    #[schema(example = "event_ticket")]
    pub datatype: &'static str,
    /// Rises with every change.
    pub version: u64,
    /// The word for the state it is in.
    #[schema(example = "active")]
    pub state: String,
    #[schema(value_type = String, format = DateTime)]
    pub createdate: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub modifydate: Instant,
    pub data: T,
}

impl<T> Record<T> {
    /// Its dates are 1970 until [`Record::dated`] says better.
    pub fn new(org: &TenantInfo, id: String, datatype: &'static str, state: &str, data: T) -> Record<T> {
        let never = Instant(Moment(0));
        Record {
            pk: org.id.to_string(),
            sk: id.clone(),
            id,
            datatype,
            version: 1,
            state: state.to_owned(),
            createdate: never,
            modifydate: never,
            data,
        }
    }

    /// The version follows from the time of the last change: it rises with every change, across nodes too.
    pub fn dated(self, created: Instant, changed: Instant) -> Record<T> {
        let version = u64::try_from(changed.0.0.saturating_sub(created.0.0)).unwrap_or(0) + 1;
        Record { createdate: created, modifydate: changed, version, ..self }
    }
}

/// A page of a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Listed<T> {
    pub data: Vec<T>,
    /// On all pages together.
    pub total: u64,
    /// The first page is 1.
    pub page: u32,
    pub page_size: u32,
    pub has_next: bool,
}

impl<T> Listed<T> {
    pub fn new(data: Vec<T>, total: u64, paging: Paging) -> Listed<T> {
        let seen = u64::from(paging.page) * u64::from(paging.page_size);
        Listed { data, total, page: paging.page, page_size: paging.page_size, has_next: seen < total }
    }
}

/// Which page of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paging {
    pub page: u32,
    pub page_size: u32,
}

impl Paging {
    /// Reads what a query or a body says; absent = the first page of 50.
    ///
    /// # Errors
    /// `Field` for a page below 1, or a size that is not 1 to 1,000.
    pub fn read(page: Option<i64>, page_size: Option<i64>) -> Result<Paging, ApiError> {
        let within = |field: &str, value: i64, max: u32| match u32::try_from(value) {
            Ok(value) if (1..=max).contains(&value) => Ok(value),
            _ => Err(ApiError::field(field, format!("must be 1 to {max}"))),
        };
        Ok(Paging {
            page: within("page", page.unwrap_or(1), PAGE_MAX)?,
            page_size: within("pageSize", page_size.unwrap_or(PAGE_SIZE.into()), PAGE_SIZE_MAX)?,
        })
    }

    /// The same page of a list that reads at most so many at once: it answers with the size that it took.
    pub fn at_most(self, page_size: u32) -> Paging {
        Paging { page_size: self.page_size.min(page_size), ..self }
    }

    /// Records before this page.
    pub fn offset(self) -> i64 {
        (i64::from(self.page) - 1) * i64::from(self.page_size)
    }

    pub fn limit(self) -> i64 {
        i64::from(self.page_size)
    }
}

/// Which page, in the query.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase")]
#[into_params(parameter_in = Query)]
pub struct PagingQuery {
    /// The first page is 1.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 1000000, required = false)]
    page: Option<String>,
    /// Records of a page, 1 to 1,000; 50 if absent.
    #[serde(default)]
    #[param(value_type = Option<u32>, minimum = 1, maximum = 1000, required = false)]
    page_size: Option<String>,
}

impl FromRequest for Paging {
    type Error = ApiError;
    type Future = Ready<Result<Paging, ApiError>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        ready(from_query(request.query_string()))
    }
}

fn from_query(text: &str) -> Result<Paging, ApiError> {
    let query = Query::<PagingQuery>::from_query(text).map_err(|error| ApiError::field("query", error.to_string()))?;
    let number = |field: &str, text: &Option<String>| match text {
        None => Ok(None),
        Some(text) => text.parse::<i64>().map(Some).map_err(|_| ApiError::field(field, "must be a whole number")),
    };
    Paging::read(number("page", &query.page)?, number("pageSize", &query.page_size)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_out_of_the_whole() {
        let paging = from_query("page=3&pageSize=20").unwrap();
        assert_eq!((paging.offset(), paging.limit()), (40, 20));
        assert!(Listed::new(vec![0u8; 20], 61, paging).has_next);
        assert!(!Listed::new(vec![0u8; 20], 60, paging).has_next);
        assert_eq!(from_query("").unwrap(), Paging { page: 1, page_size: 50 });
    }

    #[test]
    fn a_page_that_cannot_be_is_named() {
        for (query, wrong) in
            [("page=0", "page"), ("page=x", "page"), ("pageSize=1001", "pageSize"), ("pageSize=-1", "pageSize")]
        {
            assert!(matches!(from_query(query), Err(ApiError::Field { field, .. }) if field == wrong), "{query}");
        }
    }
}
