//! Tickets come into the event: their places come out of a hold, or out of what is left.

use crate::capacity::{Bound, SoldOut};

/// Whether `count` tickets of one type (or of types that share places) can be issued, of which a hold that ends with this step kept `held` places.
///
/// Paid tickets whose hold is gone are honoured if places are left.
pub fn issue(places: Bound, count: u32, held: u32) -> Result<(), SoldOut> {
    places.check(count.saturating_sub(held))
}
