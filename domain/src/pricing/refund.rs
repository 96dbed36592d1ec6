//! Where a refund goes: **the gateway's share goes back first, the gift card gets the rest.**
//!
//! Whoever paid with money gets money before they get credit, and a gateway is never asked for more than it was paid.

/// An amount by who paid it, or who gets it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Split {
    pub gateway_minor: i64,
    pub gift_card_minor: i64,
}

impl Split {
    pub fn total_minor(self) -> i64 {
        self.gateway_minor.saturating_add(self.gift_card_minor)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RefundRefusal {
    #[error("only {left_minor} of the smallest units are left to refund")]
    TooMuch { left_minor: i64 },
    #[error("a refund must not be negative")]
    Negative,
}

/// Splits a refund of `amount_minor` of an order that was paid as `paid` and refunded as `refunded` so far.
pub fn split(paid: Split, refunded: Split, amount_minor: i64) -> Result<Split, RefundRefusal> {
    if amount_minor < 0 {
        return Err(RefundRefusal::Negative);
    }
    let gateway_left = paid.gateway_minor.saturating_sub(refunded.gateway_minor).max(0);
    let gift_card_left = paid.gift_card_minor.saturating_sub(refunded.gift_card_minor).max(0);
    let left_minor = gateway_left.saturating_add(gift_card_left);
    if amount_minor > left_minor {
        return Err(RefundRefusal::TooMuch { left_minor });
    }
    let gateway_minor = amount_minor.min(gateway_left);
    Ok(Split { gateway_minor, gift_card_minor: amount_minor - gateway_minor })
}
