//! Which tax is in the price, and which comes on top.

use crate::ids::TaxRateId;
use crate::pricing::cart::Article;
use crate::pricing::rate::{Rate, net_of};
use crate::pricing::share;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AppliesTo {
    #[default]
    All,
    Ticket,
    Product,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxRate {
    pub id: TaxRateId,
    pub rate: Rate,
    /// Contained in the price; else it comes on top.
    pub inclusive: bool,
    pub applies_to: AppliesTo,
}

/// The taxes of one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineTax {
    pub added_minor: i64,
    pub included_minor: i64,
    /// One amount per rate that was given, in its order; those that do not apply are zero.
    pub by_rate: Vec<i64>,
}

/// Taxes what is to be paid for a line after its discount.
///
/// Contained taxes are taken out first, together: the net price is rounded half up, the rest is tax, shared among the
/// contained rates. Each tax that comes on top is counted from the net price and rounded half up by itself: no tax is
/// taxed.
pub fn of_line(amount_minor: i64, article: Article, rates: &[TaxRate]) -> LineTax {
    let contained: Vec<Rate> =
        rates.iter().filter(|tax| tax.inclusive && applies(tax, article)).map(|tax| tax.rate).collect();
    let net_minor = net_of(amount_minor, &contained);
    let included_minor = amount_minor - net_minor;
    let weights: Vec<i64> = contained.iter().map(|rate| i64::from(rate.ppm())).collect();
    let mut shares = share::by_weight(included_minor, &weights).into_iter();
    let by_rate: Vec<i64> = rates
        .iter()
        .map(|tax| match (applies(tax, article), tax.inclusive) {
            (false, _) => 0,
            (true, true) => shares.next().unwrap_or(0),
            (true, false) => tax.rate.of(net_minor),
        })
        .collect();
    LineTax { added_minor: by_rate.iter().sum::<i64>() - included_minor, included_minor, by_rate }
}

fn applies(tax: &TaxRate, article: Article) -> bool {
    match (tax.applies_to, article) {
        (AppliesTo::All, Article::Ticket(_) | Article::Product(_))
        | (AppliesTo::Ticket, Article::Ticket(_))
        | (AppliesTo::Product, Article::Product(_)) => true,
        (AppliesTo::Ticket, Article::Product(_)) | (AppliesTo::Product, Article::Ticket(_)) => false,
    }
}
