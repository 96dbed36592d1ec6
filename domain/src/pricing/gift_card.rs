//! How much of a total a gift card pays.

use crate::money::{Currency, Money};
use crate::time::Moment;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GiftCard {
    pub balance: Money,
    /// Pays nothing from this moment on.
    pub expires: Option<Moment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum GiftCardRefusal {
    #[error("this gift card has expired")]
    Expired,
    #[error("this gift card is in {card}, the order is in {order}")]
    OtherCurrency { card: Currency, order: Currency },
    #[error("there is nothing left on this gift card")]
    Empty,
}

/// As much of the total as the balance allows; the rest of the balance stays on the card.
pub fn pays(card: &GiftCard, total_minor: i64, currency: Currency, now: Moment) -> Result<i64, GiftCardRefusal> {
    if card.expires.is_some_and(|expires| expires <= now) {
        return Err(GiftCardRefusal::Expired);
    }
    if card.balance.currency != currency {
        return Err(GiftCardRefusal::OtherCurrency { card: card.balance.currency, order: currency });
    }
    if card.balance.minor <= 0 {
        return Err(GiftCardRefusal::Empty);
    }
    Ok(card.balance.minor.min(total_minor))
}
