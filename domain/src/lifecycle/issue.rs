//! Tickets come into the event: their places come out of a hold, or out of what is left.

use crate::capacity::SoldOut;
use crate::lifecycle::TypePlaces;

/// Whether `count` tickets of one type can be issued, of which a hold that ends with this step kept `held` places.
///
/// Paid tickets whose hold is gone are honoured if places are left.
pub fn issue(places: TypePlaces, count: u32, held: u32) -> Result<(), SoldOut> {
    places.places.check(places.capacity, count.saturating_sub(held))
}
