//! Amounts as this surface speaks of them: major units on the wire, whole minor units inside. Exact both ways.

use crate::domain::money::{Currency, Money, MoneyError};
use crate::http::error::ApiError;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;
use utoipa::ToSchema;

/// An amount that goes out: `199`, `19.9`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = f64, example = 199)]
pub struct Major(Exact);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exact {
    minor: i64,
    decimals: u32,
}

impl Major {
    /// An amount of this currency; two decimals for a currency that is none.
    pub fn new(minor: i64, currency: &str) -> Major {
        Major(Exact { minor, decimals: Currency::new(currency).map_or(2, Currency::decimals) })
    }
}

impl Serialize for Major {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let Exact { minor, decimals } = self.0;
        let per_major = 10i64.pow(decimals);
        if minor % per_major == 0 {
            return out.serialize_i64(minor / per_major);
        }
        // Both numbers are exact and the quotient is the nearest to the decimal, so that decimal is what is printed.
        out.serialize_f64(minor as f64 / per_major as f64)
    }
}

/// An amount as it came in: a number, or a number in a text. Its currency is known later.
#[derive(Debug, Clone, PartialEq, Eq, ToSchema)]
#[schema(value_type = f64, example = 199)]
pub struct MajorIn(String);

impl MajorIn {
    /// Whole minor units of this currency.
    ///
    /// # Errors
    /// `Field` for what is no amount, or has more decimals than the currency.
    pub fn minor(&self, field: &str, currency: &str) -> Result<i64, ApiError> {
        let wrong = |error: MoneyError| ApiError::field(field, error.to_string());
        let currency = Currency::new(currency).map_err(wrong)?;
        Money::from_major(&self.0, currency).map(|money| money.minor).map_err(wrong)
    }
}

impl<'de> Deserialize<'de> for MajorIn {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<MajorIn, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Either {
            Number(Number),
            Text(String),
        }
        match Either::deserialize(from).map_err(|_| serde::de::Error::custom("must be an amount, such as 19.99"))? {
            // A number prints itself as the shortest decimal that means it, which is what the client wrote.
            Either::Number(number) => Ok(MajorIn(written(&number))),
            Either::Text(text) => Ok(MajorIn(text.trim().to_owned())),
        }
    }
}

fn written(number: &Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() => format!("{float}"),
        Some(_) | None => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(value: serde_json::Value, currency: &str) -> Result<i64, ApiError> {
        serde_json::from_value::<MajorIn>(value).expect("a number or a text").minor("amount", currency)
    }

    #[test]
    fn amounts_are_exact_both_ways() {
        for minor in [0, 1, 10, 99, 100, 1_999, 19_900, 123_456_789, 900_719_925_474_099, -350] {
            let written = serde_json::to_value(Major::new(minor, "EUR")).unwrap();
            if minor < 100_000_000_000 {
                assert_eq!(read(written.clone(), "EUR").unwrap(), minor, "{written}");
            }
        }
        assert_eq!(serde_json::to_string(&Major::new(39_800, "USD")).unwrap(), "398");
        assert_eq!(serde_json::to_string(&Major::new(1_999, "USD")).unwrap(), "19.99");
        assert_eq!(serde_json::to_string(&Major::new(500, "JPY")).unwrap(), "500");
        assert_eq!(serde_json::to_string(&Major::new(1_234, "KWD")).unwrap(), "1.234");
        assert_eq!(read(json!(0.1), "USD").unwrap(), 10);
        assert_eq!(read(json!("19.90"), "USD").unwrap(), 1_990);
        assert_eq!(read(json!(1e2), "USD").unwrap(), 10_000);
    }

    #[test]
    fn what_is_no_amount_is_named() {
        for (value, currency) in
            [(json!(0.001), "USD"), (json!(0.5), "JPY"), (json!("free"), "USD"), (json!(1e300), "USD")]
        {
            let refused = read(value.clone(), currency);
            assert!(matches!(refused, Err(ApiError::Field { ref field, .. }) if field == "amount"), "{value}");
        }
        for value in [json!(null), json!([]), json!({}), json!(true)] {
            assert!(serde_json::from_value::<MajorIn>(value).is_err());
        }
    }
}
