//! What is sold besides tickets, and what changes a price: promotions, taxes, gift cards, merchandise, invite codes.
//!
//! One file per kind, the same five verbs in each: create, one, page, update, delete. A handle that is cheap to clone;
//! everything is read from Postgres, since a price that is a second old is a wrong price.

mod gift_cards;
mod invites;
mod products;
mod promotions;
pub mod requests;
mod tax_rates;

pub use crate::stores::postgres::catalog::products::ProductFilter;
pub use crate::stores::postgres::catalog::{
    Found, GiftCardInfo, InviteInfo, Listed, ProductInfo, PromotionInfo, Stamp, TaxRateInfo, Variant,
};
pub use requests::{GiftCardPatch, InviteAsked, InvitePatch, ProductPatch, PromotionPatch, TaxRatePatch};

use crate::actors::registry::{Registry, RegistryError, check};
use crate::domain::money::{Currency, Money, MoneyError};
use crate::stores::postgres::Store;
use chrono::{DateTime, SubsecRound, Utc};

/// Codes fit into a message and onto a card.
const CODE_CHARS: usize = 64;
const NAME_CHARS: usize = 100;

#[derive(Clone)]
pub struct Catalog {
    store: Store,
    registry: Registry,
}

impl Catalog {
    pub fn new(store: Store, registry: Registry) -> Catalog {
        Catalog { store, registry }
    }
}

/// Exactly one record.
fn one() -> Listed {
    Listed { limit: 1, offset: 0, newest_first: false }
}

fn new_id() -> [u8; 16] {
    uuid::Uuid::now_v7().into_bytes()
}

fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(3)
}

fn stamp() -> Stamp {
    Stamp { version: 1, created_at: now(), updated_at: now() }
}

fn no_such(what: &'static str) -> RegistryError {
    RegistryError::NotFound { what }
}

/// A code as people type it: no spaces inside, since they get lost on the way.
fn code(value: &str) -> Result<String, RegistryError> {
    let code = check::text("code", value, CODE_CHARS)?;
    if code.chars().any(char::is_whitespace) {
        return Err(check::invalid("code", "must not contain spaces"));
    }
    Ok(code)
}

/// A code that nobody guesses: 12 letters and digits (60 bits) of the ids' alphabet, in three groups.
fn made_up_code() -> String {
    let letters = crate::domain::ids::InviteId::from_bytes(*uuid::Uuid::new_v4().as_bytes()).to_string().to_uppercase();
    // The last 26 letters are the id; its end is random as a whole, its beginning is not.
    let tail = &letters[letters.len() - 12..];
    format!("{}-{}-{}", &tail[..4], &tail[4..8], &tail[8..])
}

fn given<T>(field: &str, value: Option<T>) -> Result<T, RegistryError> {
    value.ok_or_else(|| check::invalid(field, "must be given"))
}

fn currency(value: &str) -> Result<Currency, RegistryError> {
    Currency::new(value).map_err(|wrong| check::invalid("currency", wrong.to_string()))
}

/// An amount in major units that is not negative.
fn amount(field: &str, major: &str, currency: Currency) -> Result<Money, RegistryError> {
    let money = Money::from_major(major, currency).map_err(|wrong| wrong_amount(field, wrong))?;
    if money.minor < 0 { Err(check::invalid(field, "must not be negative")) } else { Ok(money) }
}

fn wrong_amount(field: &str, wrong: MoneyError) -> RegistryError {
    check::invalid(field, wrong.to_string())
}

/// The amount after a change of either part. A new currency needs a new amount: nobody knows what the old one is worth.
fn repriced(
    field: &str,
    before: Money,
    new_currency: Option<String>,
    major: Option<String>,
) -> Result<Money, RegistryError> {
    let currency = new_currency.as_deref().map_or(Ok(before.currency), currency)?;
    match major {
        Some(major) => amount(field, &major, currency),
        None if currency == before.currency => Ok(before),
        None => Err(check::invalid(field, format!("must be given too when the currency changes to {currency}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn made_up_codes_are_long_and_different() {
        let codes: std::collections::BTreeSet<String> = (0..1_000).map(|_| made_up_code()).collect();
        assert_eq!(codes.len(), 1_000);
        assert!(codes.iter().all(|made| made.len() == 14 && code(made).is_ok()));
    }

    #[test]
    fn a_new_currency_needs_a_new_amount() {
        let euro = Money::new(1_000, Currency::new("EUR").expect("a currency"));
        assert_eq!(repriced("price", euro, Some("eur".into()), None), Ok(euro));
        assert!(repriced("price", euro, Some("JPY".into()), None).is_err());
        let yen = repriced("price", euro, Some("JPY".into()), Some("900".into())).expect("both are there");
        assert_eq!((yen.minor, yen.currency.as_str()), (900, "JPY"));
        assert!(repriced("price", euro, None, Some("-1".into())).is_err());
    }
}
