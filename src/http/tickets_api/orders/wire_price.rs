//! Prices as this surface shows them: minor units, and every sum of their parts.

use crate::queries::sales::{Amounts, ItemInfo};
use serde::Serialize;
use utoipa::ToSchema;

/// `gross = base + booking + shipping + sms`, `total = gross + discount`, `net = total + refunded + gateway + dispute`.
/// What was taken off or went away is negative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Price {
    /// Prices times quantities, with the taxes that come on top of them.
    pub base: i64,
    /// Booking fees, with the taxes that come on top of them. Never given back.
    pub booking: i64,
    /// Always 0: nothing is shipped from here.
    pub shipping: i64,
    /// Always 0.
    pub sms: i64,
    pub gross: i64,
    #[schema(maximum = 0)]
    pub discount: i64,
    /// What the buyer pays.
    pub total: i64,
    /// What went back so far.
    #[schema(maximum = 0)]
    pub refunded: i64,
    /// What the payment gateway keeps: 0, because gateways do not say it here.
    #[schema(maximum = 0)]
    pub gateway: i64,
    /// What was lost in disputes: 0, as above.
    #[schema(maximum = 0)]
    pub dispute: i64,
    /// What is left of the total.
    pub net: i64,
    /// The tax within `total`, whether it was in the prices or came on top.
    pub tax: i64,
    /// ISO 4217.
    #[schema(example = "EUR")]
    pub currency: String,
}

/// The same of one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ItemPrice {
    pub base: i64,
    pub booking: i64,
    pub shipping: i64,
    pub sms: i64,
    pub gross: i64,
    #[schema(maximum = 0)]
    pub discount: i64,
    pub total: i64,
    pub tax: i64,
    #[schema(example = "EUR")]
    pub currency: String,
}

impl Price {
    pub fn new(amounts: &Amounts) -> Price {
        let (total, discount, refunded) = (amounts.total_minor, -amounts.discount_minor, -amounts.refunded_minor);
        let gross = total - discount;
        Price {
            base: gross - amounts.booking_minor,
            booking: amounts.booking_minor,
            shipping: 0,
            sms: 0,
            gross,
            discount,
            total,
            refunded,
            gateway: 0,
            dispute: 0,
            net: total + refunded,
            tax: amounts.tax_minor,
            currency: amounts.currency.clone(),
        }
    }
}

impl ItemPrice {
    pub fn new(item: &ItemInfo, currency: &str) -> ItemPrice {
        let (total, discount) = (item.total_minor, -item.discount_minor);
        let gross = total - discount;
        ItemPrice {
            base: gross - item.booking_minor,
            booking: item.booking_minor,
            shipping: 0,
            sms: 0,
            gross,
            discount,
            total,
            tax: item.tax_minor,
            currency: currency.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up() {
        // 2 x 100.00 less 10 %, 19 % on top, 2 x 5.00 fees with 19 % on top, half of the tickets refunded.
        let price = Price::new(&Amounts {
            currency: "EUR".into(),
            subtotal_minor: 20_000,
            discount_minor: 2_000,
            booking_minor: 1_190,
            tax_minor: 3_610,
            total_minor: 22_610,
            gift_card_minor: 0,
            due_minor: 22_610,
            refunded_minor: 10_710,
        });
        assert_eq!((price.base, price.booking, price.gross), (23_420, 1_190, 24_610));
        assert_eq!((price.discount, price.total), (-2_000, 22_610));
        assert_eq!((price.refunded, price.net), (-10_710, 11_900));
        assert_eq!(price.base + price.booking + price.shipping + price.sms, price.gross);
    }
}
