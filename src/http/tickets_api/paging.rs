//! A page of a list: `{<name>: [...], limit, before, after, cursor}`.

use crate::http::error::ApiError;
use crate::http::tickets_api::query::Asked;
use serde::Serialize;
use std::fmt::Display;
use std::str::FromStr;
use utoipa::{IntoParams, ToSchema};

/// Entries of a page if nobody asks for another number, and at most.
pub const LIMIT: u32 = 20;
pub const LIMIT_MAX: u32 = 100;

/// Which page is asked for. `I` is the id that its list is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageWish<I> {
    pub from: PageFrom<I>,
    /// 1 to 100.
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageFrom<I> {
    Start,
    /// Behind this entry.
    After(I),
    /// In front of this entry: the page that ends there.
    Before(I),
}

impl<I: FromStr> PageWish<I> {
    /// Reads `limit`, and one of `cursor`, `after` (the same) and `before`.
    ///
    /// # Errors
    /// `Field` naming the one that is wrong.
    pub fn read(asked: &Asked, default_limit: u32) -> Result<PageWish<I>, ApiError> {
        let limit = asked.number("limit", 1, LIMIT_MAX)?.unwrap_or(default_limit);
        let cursor = |name: &str| match asked.one(name)? {
            None => Ok(None),
            Some(text) => match text.parse() {
                Ok(id) => Ok(Some(id)),
                Err(_) => Err(ApiError::field(name, "is not a cursor of this list; start again without it")),
            },
        };
        let (forward, after, before) = (cursor("cursor")?, cursor("after")?, cursor("before")?);
        let from = match (forward, after, before) {
            (None, None, None) => PageFrom::Start,
            (Some(id), None, None) | (None, Some(id), None) => PageFrom::After(id),
            (None, None, Some(id)) => PageFrom::Before(id),
            _ => return Err(ApiError::field("cursor", "send one of `cursor`, `after` and `before`")),
        };
        Ok(PageWish { from, limit })
    }
}

/// What stands beside the entries of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ends {
    pub limit: u32,
    pub before: Option<String>,
    pub after: Option<String>,
}

impl Ends {
    /// `first` and `last` are the ids of the page; the flags say whether there is more in front of it and behind it.
    pub fn new<I: Display>(limit: u32, ids: Option<(I, I)>, more_before: bool, more_after: bool) -> Ends {
        let (first, last) = match ids {
            Some((first, last)) => (Some(first.to_string()), Some(last.to_string())),
            None => (None, None),
        };
        Ends { limit, before: first.filter(|_| more_before), after: last.filter(|_| more_after) }
    }
}

/// Declares a page: a struct with the entries under their name.
macro_rules! page {
    ($(#[$doc:meta])* $name:ident { $entries:ident: $entry:ty }) => {
        $(#[$doc])*
        #[derive(Debug, serde::Serialize, utoipa::ToSchema)]
        pub struct $name {
            pub $entries: Vec<$entry>,
            /// Most entries that this page could have.
            pub limit: u32,
            /// Ask with it as `before` for the page in front of this one; null at the start.
            #[schema(required = true)]
            pub before: Option<String>,
            /// Ask with it as `cursor` for the next page; null at the end.
            #[schema(required = true)]
            pub after: Option<String>,
            /// The same as `after`.
            #[schema(required = true)]
            pub cursor: Option<String>,
        }

        impl $name {
            pub fn new($entries: Vec<$entry>, ends: $crate::http::tickets_api::paging::Ends) -> $name {
                let $crate::http::tickets_api::paging::Ends { limit, before, after } = ends;
                $name { $entries, limit, before, cursor: after.clone(), after }
            }
        }
    };
}
pub(crate) use page;

/// The page that is asked for, as the document describes it.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it as a PageWish")]
pub struct PageParams {
    /// Entries of the page, 1 to 100; 20 if absent.
    #[param(required = false, value_type = Option<u32>, minimum = 1, maximum = 100)]
    limit: Option<String>,
    /// The `cursor` (or `after`) of the page before.
    #[param(required = false)]
    cursor: Option<String>,
    /// The same as `cursor`.
    #[param(required = false)]
    after: Option<String>,
    /// The `before` of the page behind.
    #[param(required = false)]
    before: Option<String>,
}

/// A thing that was done away with.
#[derive(Debug, Serialize, ToSchema)]
pub struct Gone {
    pub id: String,
    pub deleted: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::TicketId;

    const TICKET: TicketId = TicketId::from_bytes([1; 16]);

    fn wish(query: &str) -> Result<PageWish<TicketId>, String> {
        PageWish::read(&Asked::parse(query).unwrap(), LIMIT).map_err(|error| match error {
            ApiError::Field { field, .. } => field,
            other => panic!("not a wrong field: {other:?}"),
        })
    }

    #[test]
    fn a_cursor_goes_on_behind_it_and_before_in_front() {
        assert_eq!(wish(""), Ok(PageWish { from: PageFrom::Start, limit: 20 }));
        assert_eq!(wish(&format!("cursor={TICKET}&limit=1")), Ok(PageWish { from: PageFrom::After(TICKET), limit: 1 }));
        assert_eq!(wish(&format!("after={TICKET}")).map(|wish| wish.from), Ok(PageFrom::After(TICKET)));
        assert_eq!(wish(&format!("before={TICKET}")).map(|wish| wish.from), Ok(PageFrom::Before(TICKET)));
    }

    #[test]
    fn what_is_no_page_is_named() {
        for limit in ["0", "101", "abc", "-1", "1.5", ""] {
            assert_eq!(wish(&format!("limit={limit}")), Err("limit".to_owned()), "{limit}");
        }
        assert_eq!(wish("cursor=nonsense"), Err("cursor".to_owned()));
        assert_eq!(wish("after="), Err("after".to_owned()));
        assert_eq!(wish(&format!("after={TICKET}&before={TICKET}")), Err("cursor".to_owned()));
    }

    #[test]
    fn the_ends_are_null_where_nothing_follows() {
        let ends = Ends::new(20, Some(("a", "c")), false, true);
        assert_eq!((ends.before, ends.after.as_deref()), (None, Some("c")));
        let empty = Ends::new::<&str>(20, None, true, true);
        assert_eq!((empty.before, empty.after), (None, None));
    }
}
