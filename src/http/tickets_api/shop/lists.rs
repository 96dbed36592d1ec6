//! Pages of this folder's lists.

use crate::actors::registry::shop::{Slice, Span};
use crate::http::tickets_api::paging::{Ends, PageFrom, PageWish};
use std::fmt::Display;

pub fn span<I: Copy>(wish: &PageWish<I>) -> Span<I> {
    let (after, before) = match wish.from {
        PageFrom::Start => (None, None),
        PageFrom::After(id) => (Some(id), None),
        PageFrom::Before(id) => (None, Some(id)),
    };
    Span { after, before, limit: wish.limit.into() }
}

pub fn ends<T, I: Display>(wish: &PageWish<I>, slice: &Slice<T>, id: impl Fn(&T) -> I) -> Ends {
    let ids = slice.items.first().map(&id).zip(slice.items.last().map(&id));
    Ends::new(wish.limit, ids, slice.more_before, slice.more_after)
}
