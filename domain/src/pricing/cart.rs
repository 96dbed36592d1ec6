//! What somebody wants to buy, checked once.

use crate::ids::{ProductId, TicketTypeId};
use crate::money::{AMOUNT_MAX_MINOR, Currency, Money};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Article {
    Ticket(TicketTypeId),
    /// Merchandise.
    Product(ProductId),
}

/// So many of one article, at the price it has now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CartLine {
    pub article: Article,
    pub unit_price_minor: i64,
    /// The booking fee of one, on top of its price.
    pub unit_booking_minor: i64,
    pub quantity: u32,
}

impl CartLine {
    pub fn amount_minor(&self) -> i64 {
        self.unit_price_minor * i64::from(self.quantity)
    }

    pub fn booking_minor(&self) -> i64 {
        self.unit_booking_minor * i64::from(self.quantity)
    }
}

/// One line or more, of one currency, whose sum is at most [`AMOUNT_MAX_MINOR`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cart {
    currency: Currency,
    lines: Vec<CartLine>,
}

/// `line` counts from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CartError {
    #[error("must name at least one thing to buy")]
    Empty,
    #[error("quantity must be 1 or more")]
    NoQuantity { line: usize },
    #[error("the price must not be negative")]
    NegativePrice { line: usize },
    #[error("costs {found}, but the first item costs {first}: buy them in two orders")]
    OtherCurrency { line: usize, first: Currency, found: Currency },
    #[error("the order is too large: buy less at a time")]
    TooLarge,
}

impl Cart {
    pub fn new(wanted: &[(Article, Money, u32)]) -> Result<Cart, CartError> {
        let (_, Money { currency, .. }, _) = *wanted.first().ok_or(CartError::Empty)?;
        let mut sum_minor = 0i64;
        let mut lines = Vec::with_capacity(wanted.len());
        for (line, (article, price, quantity)) in wanted.iter().enumerate() {
            if *quantity == 0 {
                return Err(CartError::NoQuantity { line });
            }
            if price.minor < 0 {
                return Err(CartError::NegativePrice { line });
            }
            if price.currency != currency {
                return Err(CartError::OtherCurrency { line, first: currency, found: price.currency });
            }
            let amount = price.checked_mul(*quantity).ok_or(CartError::TooLarge)?;
            sum_minor = sum_minor.checked_add(amount.minor).ok_or(CartError::TooLarge)?;
            let unit_price_minor = price.minor;
            lines.push(CartLine { article: *article, unit_price_minor, unit_booking_minor: 0, quantity: *quantity });
        }
        if sum_minor > AMOUNT_MAX_MINOR {
            return Err(CartError::TooLarge);
        }
        Ok(Cart { currency, lines })
    }

    /// The same cart with booking fees: one amount per line, for each unit of it.
    pub fn with_booking(mut self, fees_minor: &[i64]) -> Result<Cart, CartError> {
        let mut sum_minor: i64 = self.lines.iter().map(CartLine::amount_minor).sum();
        for (place, (line, fee_minor)) in self.lines.iter_mut().zip(fees_minor).enumerate() {
            if *fee_minor < 0 {
                return Err(CartError::NegativePrice { line: place });
            }
            let fees = fee_minor.checked_mul(i64::from(line.quantity)).ok_or(CartError::TooLarge)?;
            sum_minor = sum_minor.checked_add(fees).ok_or(CartError::TooLarge)?;
            line.unit_booking_minor = *fee_minor;
        }
        if sum_minor > AMOUNT_MAX_MINOR { Err(CartError::TooLarge) } else { Ok(self) }
    }

    pub fn currency(&self) -> Currency {
        self.currency
    }

    pub fn lines(&self) -> &[CartLine] {
        &self.lines
    }
}
