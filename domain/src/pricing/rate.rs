//! A part of an amount, in percent, and the one way it is rounded.

use crate::money::{MoneyError, scaled};
use std::fmt;

/// 0 % to 100 %, to the ten-thousandth of a percent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rate {
    ppm: u32,
}

/// The whole, in parts per million.
const WHOLE: i128 = 1_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    #[error("must be a plain decimal number with at most 4 decimals, such as 7.5 for 7.5 %")]
    NotDecimal,
    #[error("must be 0 to 100: it is a percentage, 7.5 is 7.5 %")]
    Range,
}

impl Rate {
    pub const ZERO: Rate = Rate { ppm: 0 };

    /// `7.5` is 7.5 %.
    pub fn from_percent(text: &str) -> Result<Rate, RateError> {
        match scaled(text, 4) {
            Ok(ppm) => Rate::from_ppm(ppm),
            Err(MoneyError::TooLarge) => Err(RateError::Range),
            Err(MoneyError::NotDecimal | MoneyError::TooFine { .. } | MoneyError::Currency) => {
                Err(RateError::NotDecimal)
            }
        }
    }

    /// Parts per million: 75,000 is 7.5 %.
    pub fn from_ppm(ppm: i64) -> Result<Rate, RateError> {
        match u32::try_from(ppm) {
            Ok(ppm) if i128::from(ppm) <= WHOLE => Ok(Rate { ppm }),
            Ok(_) | Err(_) => Err(RateError::Range),
        }
    }

    pub fn ppm(self) -> u32 {
        self.ppm
    }

    /// This part of an amount that is not negative, rounded half up.
    pub fn of(self, amount_minor: i64) -> i64 {
        half_up(i128::from(amount_minor) * i128::from(self.ppm), WHOLE)
    }
}

/// What is left of a gross amount when everything that these rates added to it is taken out, rounded half up.
pub fn net_of(gross_minor: i64, rates: &[Rate]) -> i64 {
    let sum: i128 = rates.iter().map(|rate| i128::from(rate.ppm)).sum();
    half_up(i128::from(gross_minor) * WHOLE, WHOLE + sum)
}

/// A fraction that is not negative. It is never larger than the amount it was made from, so it fits.
fn half_up(numerator: i128, denominator: i128) -> i64 {
    let rounded = (numerator * 2 + denominator) / (denominator * 2);
    i64::try_from(rounded).expect("a part of an amount fits where the amount did")
}

/// As a number: `7.5`.
impl fmt::Display for Rate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{}.{:04}", self.ppm / 10_000, self.ppm % 10_000);
        out.write_str(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_read_and_written_exactly() {
        for (text, ppm) in [("7.5", 75_000), ("0", 0), ("100", 1_000_000), ("0.0001", 1), ("19", 190_000)] {
            let rate = Rate::from_percent(text).unwrap();
            assert_eq!((rate.ppm(), rate.to_string().as_str()), (ppm, text));
        }
        assert_eq!(Rate::from_percent("100.0001"), Err(RateError::Range));
        assert_eq!(Rate::from_percent("-1"), Err(RateError::Range));
        assert_eq!(Rate::from_percent("1e1"), Err(RateError::NotDecimal));
        assert_eq!(Rate::from_percent("0.00001"), Err(RateError::NotDecimal));
    }

    #[test]
    fn a_half_is_rounded_up() {
        let half = Rate::from_percent("50").unwrap();
        assert_eq!([half.of(0), half.of(1), half.of(2), half.of(3)], [0, 1, 1, 2]);
        let vat = Rate::from_percent("19").unwrap();
        assert_eq!(net_of(11_900, &[vat]), 10_000);
        assert_eq!(net_of(100, &[vat]), 84);
    }
}
