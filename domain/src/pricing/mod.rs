//! What a purchase costs. **Price, then promotion, then booking fee, then tax, then gift card**: the order of lines in
//! [`quote`]. No promotion lowers a booking fee, and no refund gives one back; it is taxed like what it is for.
//!
//! | question | answer |
//! |---|---|
//! | what does a promotion take off? | [`promotion`] |
//! | which tax is in the price, which comes on top? | [`tax`] |
//! | how much does a gift card pay? | [`gift_card`] |
//! | what does one ticket of a line cost, and who gets the odd cent? | [`share`] |
//! | where does a refund go? | [`refund`] |
//!
//! All amounts are minor units of the cart's one currency. Each line is rounded by itself, half up; sums are never
//! rounded again, so the parts always add up to the whole.

pub mod cart;
pub mod gift_card;
pub mod promotion;
pub mod rate;
pub mod refund;
pub mod share;
pub mod tax;

pub use cart::{Article, Cart, CartError, CartLine};
pub use gift_card::{GiftCard, GiftCardRefusal};
pub use promotion::{Discount, Promotion, PromotionRefusal, Scope, Uses};
pub use rate::Rate;
pub use tax::{AppliesTo, TaxRate};

use crate::ids::TaxRateId;
use crate::money::Currency;
use crate::time::Moment;

/// What a purchase costs, line by line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    pub currency: Currency,
    /// In the order of the cart.
    pub lines: Vec<QuotedLine>,
    /// Unit prices times quantities, before anything else.
    pub subtotal_minor: i64,
    /// What the promotion takes off; never more than the subtotal.
    pub discount_minor: i64,
    /// Every tax that applied, those contained in the prices too. In the order of the rates, none of zero.
    pub taxes: Vec<TaxShare>,
    /// The sum of `taxes`.
    pub tax_minor: i64,
    /// The booking fees, with the taxes that come on top of them.
    pub booking_minor: i64,
    /// The price of it all: subtotal, less discount, plus booking fees and the taxes that are not contained in the prices.
    pub total_minor: i64,
    /// What the gift card pays of the total.
    pub gift_card_minor: i64,
    /// What is left for the payment gateway. Zero = nothing to pay.
    pub due_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedLine {
    pub article: Article,
    pub quantity: u32,
    pub unit_price_minor: i64,
    /// Unit price times quantity.
    pub amount_minor: i64,
    pub discount_minor: i64,
    /// The booking fees, with the tax that comes on top of them.
    pub booking_minor: i64,
    /// Comes on top of price and fees.
    pub tax_added_minor: i64,
    /// Is contained in price and fees.
    pub tax_included_minor: i64,
    /// Amount, less discount, plus booking fees and added tax: what the buyer pays for this line.
    pub total_minor: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxShare {
    pub rate: TaxRateId,
    pub amount_minor: i64,
}

/// Why there is no quote. The cart itself was checked when it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PricingRefusal {
    #[error(transparent)]
    Promotion(#[from] PromotionRefusal),
    #[error(transparent)]
    GiftCard(#[from] GiftCardRefusal),
}

/// Prices a cart. The only home of the order of steps.
pub fn quote(
    cart: &Cart,
    promotion: Option<(&Promotion, Uses)>,
    taxes: &[TaxRate],
    gift_card: Option<&GiftCard>,
    now: Moment,
) -> Result<Quote, PricingRefusal> {
    let discounts = match promotion {
        Some((promotion, uses)) => promotion::discounts(promotion, uses, cart, now)?,
        None => vec![0; cart.lines().len()],
    };
    let mut lines = Vec::with_capacity(cart.lines().len());
    let mut by_rate = vec![0; taxes.len()];
    for (line, discount_minor) in cart.lines().iter().zip(discounts) {
        let taxed = tax::of_line(line.amount_minor() - discount_minor, line.article, taxes);
        // By itself, so that what a refund keeps is one amount from the start.
        let fee_taxed = tax::of_line(line.booking_minor(), line.article, taxes);
        for (sum, (price, fee)) in by_rate.iter_mut().zip(taxed.by_rate.iter().zip(&fee_taxed.by_rate)) {
            *sum += price + fee;
        }
        lines.push(QuotedLine {
            article: line.article,
            quantity: line.quantity,
            unit_price_minor: line.unit_price_minor,
            amount_minor: line.amount_minor(),
            discount_minor,
            booking_minor: line.booking_minor() + fee_taxed.added_minor,
            tax_added_minor: taxed.added_minor + fee_taxed.added_minor,
            tax_included_minor: taxed.included_minor + fee_taxed.included_minor,
            total_minor: line.amount_minor() - discount_minor
                + taxed.added_minor
                + line.booking_minor()
                + fee_taxed.added_minor,
        });
    }
    let total_minor = lines.iter().map(|line| line.total_minor).sum();
    let gift_card_minor = match gift_card {
        Some(card) => gift_card::pays(card, total_minor, cart.currency(), now)?,
        None => 0,
    };
    Ok(Quote {
        currency: cart.currency(),
        subtotal_minor: lines.iter().map(|line| line.amount_minor).sum(),
        discount_minor: lines.iter().map(|line| line.discount_minor).sum(),
        booking_minor: lines.iter().map(|line| line.booking_minor).sum(),
        tax_minor: by_rate.iter().sum(),
        taxes: named(taxes, &by_rate),
        total_minor,
        gift_card_minor,
        due_minor: total_minor - gift_card_minor,
        lines,
    })
}

fn named(taxes: &[TaxRate], by_rate: &[i64]) -> Vec<TaxShare> {
    let all = taxes.iter().zip(by_rate).map(|(tax, amount)| TaxShare { rate: tax.id, amount_minor: *amount });
    all.filter(|share| share.amount_minor > 0).collect()
}
