//! One page of a list that can be read both ways.

use crate::actors::registry::shop::Span;

/// In the order of creation, whichever way it was read.
#[derive(Debug, Clone)]
pub struct Slice<T> {
    pub items: Vec<T>,
    /// Whether there is something in front of the first one, and behind the last one.
    pub more_before: bool,
    pub more_after: bool,
}

/// Asks for one more than wanted, to see whether there is more.
pub(super) fn peeking<I: Copy>(span: &Span<I>) -> Span<I> {
    Span { limit: span.limit + 1, ..*span }
}

/// `ids` as they were read by [`peeking`]: in the order of creation, without the one that was only looked at.
pub(super) fn slice<I: Copy>(span: &Span<I>, mut ids: Vec<I>) -> Slice<I> {
    let more = ids.len() as i64 > span.limit;
    ids.truncate(usize::try_from(span.limit).unwrap_or(usize::MAX));
    match span.before {
        Some(_) => {
            ids.reverse();
            Slice { items: ids, more_before: more, more_after: true }
        }
        None => Slice { items: ids, more_before: span.after.is_some(), more_after: more },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::TeamId;

    fn id(byte: u8) -> TeamId {
        TeamId::from_bytes([byte; 16])
    }

    #[test]
    fn a_page_is_in_order_whichever_way_it_was_read() {
        let forwards = Span { after: Some(id(1)), before: None, limit: 2 };
        let page = slice(&forwards, vec![id(2), id(3), id(4)]);
        assert_eq!((page.items, page.more_before, page.more_after), (vec![id(2), id(3)], true, true));
        let backwards = Span { after: None, before: Some(id(4)), limit: 2 };
        let page = slice(&backwards, vec![id(3), id(2)]);
        assert_eq!((page.items, page.more_before, page.more_after), (vec![id(2), id(3)], false, true));
        let all = slice(&Span::from_start(5), vec![id(1)]);
        assert_eq!((all.items, all.more_before, all.more_after), (vec![id(1)], false, false));
    }
}
