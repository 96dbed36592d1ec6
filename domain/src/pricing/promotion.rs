//! What a promotion takes off a cart.

use crate::ids::TicketTypeId;
use crate::money::{AMOUNT_MAX_MINOR, Currency};
use crate::pricing::cart::{Article, Cart, CartLine};
use crate::pricing::rate::Rate;
use crate::pricing::share;
use crate::time::{Moment, Window, Within};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Discount {
    /// Of each line by itself, rounded half up.
    Percent(Rate),
    /// Once per order, in millionths of a major unit of whatever currency the cart has; spread over the lines by their
    /// amounts. Decimals that the currency does not have are dropped.
    Amount { major_millionths: i64 },
}

/// What a promotion counts for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Every line, merchandise too.
    Everything,
    /// Tickets of these types only.
    Types(Vec<TicketTypeId>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promotion {
    pub discount: Discount,
    pub scope: Scope,
    pub window: Window,
    /// Orders in all; `None` = no limit.
    pub uses_max: Option<u32>,
    pub uses_per_customer_max: Option<u32>,
}

/// Orders that have used it already: those that are paid and those that wait for payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Uses {
    pub total: u32,
    pub by_customer: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PromotionRefusal {
    #[error("this promotion code is not valid yet")]
    NotYet { from: Moment },
    #[error("this promotion code has expired")]
    Expired,
    #[error("this promotion code has been used up")]
    UsedUp,
    #[error("you have used this promotion code already")]
    UsedByCustomer,
    #[error("this promotion code does not apply to anything in this order")]
    NothingToDiscount,
}

/// What comes off each line of the cart, in its order; never more than the line.
pub fn discounts(promotion: &Promotion, uses: Uses, cart: &Cart, now: Moment) -> Result<Vec<i64>, PromotionRefusal> {
    match promotion.window.place(now) {
        Within::Before(from) => return Err(PromotionRefusal::NotYet { from }),
        Within::After(_) => return Err(PromotionRefusal::Expired),
        Within::Inside => {}
    }
    if promotion.uses_max.is_some_and(|max| uses.total >= max) {
        return Err(PromotionRefusal::UsedUp);
    }
    if promotion.uses_per_customer_max.is_some_and(|max| uses.by_customer >= max) {
        return Err(PromotionRefusal::UsedByCustomer);
    }
    if !cart.lines().iter().any(|line| applies(promotion, line)) {
        return Err(PromotionRefusal::NothingToDiscount);
    }
    let amounts: Vec<i64> =
        cart.lines().iter().map(|line| if applies(promotion, line) { line.amount_minor() } else { 0 }).collect();
    Ok(match promotion.discount {
        Discount::Percent(rate) => amounts.iter().map(|amount| rate.of(*amount)).collect(),
        Discount::Amount { major_millionths } => {
            let whole = in_minor(major_millionths, cart.currency()).min(amounts.iter().sum());
            share::by_weight(whole, &amounts)
        }
    })
}

fn applies(promotion: &Promotion, line: &CartLine) -> bool {
    match (&promotion.scope, line.article) {
        (Scope::Everything, Article::Ticket(_) | Article::Product(_)) => true,
        (Scope::Types(types), Article::Ticket(ticket_type)) => types.contains(&ticket_type),
        (Scope::Types(_), Article::Product(_)) => false,
    }
}

fn in_minor(major_millionths: i64, currency: Currency) -> i64 {
    let minor = i128::from(major_millionths.max(0)) * i128::from(currency.minor_per_major()) / 1_000_000;
    i64::try_from(minor).unwrap_or(AMOUNT_MAX_MINOR)
}
