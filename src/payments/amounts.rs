//! Amounts as each gateway writes them. They differ from ISO 4217 in a few currencies; nothing is ever rounded.

use super::PaymentError;
use crate::domain::money::{Currency, Money};

/// Counted in hundredths by Stripe although they have no decimals ("special cases" of its currency page).
const STRIPE_HUNDREDTHS: &[&str] = &["ISK", "UGX"];
/// Taken by PayPal in whole units only, although they have two decimals.
const PAYPAL_WHOLE: &[&str] = &["HUF", "TWD"];

fn refused(money: Money) -> PaymentError {
    PaymentError::Refused(format!("this payment gateway cannot take {money} exactly"))
}

/// Stripe's `amount`: its smallest unit of the currency.
pub(super) fn to_stripe(money: Money) -> Result<i64, PaymentError> {
    let code = money.currency.as_str();
    if STRIPE_HUNDREDTHS.contains(&code) {
        return money.minor.checked_mul(100).ok_or_else(|| refused(money));
    }
    // Three decimals: the last digit must be 0.
    if money.currency.decimals() == 3 && money.minor % 10 != 0 {
        return Err(refused(money));
    }
    Ok(money.minor)
}

pub(super) fn from_stripe(amount: i64, currency: Currency) -> Option<Money> {
    if !STRIPE_HUNDREDTHS.contains(&currency.as_str()) {
        return Some(Money::new(amount, currency));
    }
    (amount % 100 == 0).then(|| Money::new(amount / 100, currency))
}

/// PayPal's `value`: major units as a text, with as many decimals as PayPal wants.
pub(super) fn to_paypal(money: Money) -> Result<String, PaymentError> {
    let decimals = money.currency.decimals() as usize;
    let per_major = money.currency.minor_per_major();
    let (whole, rest) = (money.minor / per_major, money.minor % per_major);
    if PAYPAL_WHOLE.contains(&money.currency.as_str()) {
        return if rest == 0 { Ok(whole.to_string()) } else { Err(refused(money)) };
    }
    Ok(if decimals == 0 { whole.to_string() } else { format!("{whole}.{rest:0decimals$}") })
}

pub(super) fn from_paypal(value: &str, currency_code: &str) -> Option<Money> {
    Money::from_major(value, Currency::new(currency_code).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(minor: i64, code: &str) -> Money {
        Money::new(minor, Currency::new(code).expect("a currency"))
    }

    #[test]
    fn stripe_counts_as_its_currency_page_says() {
        for (minor, code, amount) in [(4500, "EUR", 4500), (500, "JPY", 500), (70, "ISK", 7000), (5120, "KWD", 5120)] {
            assert_eq!(to_stripe(money(minor, code)), Ok(amount));
            assert_eq!(from_stripe(amount, Currency::new(code).expect("a currency")), Some(money(minor, code)));
        }
        assert!(to_stripe(money(5125, "KWD")).is_err());
        assert_eq!(from_stripe(7001, Currency::new("ISK").expect("a currency")), None);
    }

    #[test]
    fn paypal_is_told_decimals_as_it_wants_them() {
        for (minor, code, value) in
            [(4505, "EUR", "45.05"), (5, "USD", "0.05"), (500, "JPY", "500"), (1000, "HUF", "10")]
        {
            assert_eq!(to_paypal(money(minor, code)).as_deref(), Ok(value));
            assert_eq!(from_paypal(value, code), Some(money(minor, code)));
        }
        assert!(to_paypal(money(1050, "TWD")).is_err());
        assert_eq!(from_paypal("45.00", "EUR"), Some(money(4500, "EUR")));
        assert_eq!(from_paypal("45.005", "EUR"), None);
    }
}
