//! Amounts: whole minor units of one currency. Arithmetic is checked; nothing here is a floating-point number.

use std::fmt;
use std::str::FromStr;

/// The most that one amount may be, in minor units: any sum of a few thousand of them fits, and so does every JSON number.
pub const AMOUNT_MAX_MINOR: i64 = 1_000_000_000_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("must be three letters, such as EUR")]
    Currency,
    #[error("must be a plain decimal number, such as 19.99")]
    NotDecimal,
    #[error("must not have more than {decimals} decimals in {currency}")]
    TooFine { currency: Currency, decimals: u32 },
    #[error("must not be larger than {AMOUNT_MAX_MINOR} of the smallest units")]
    TooLarge,
}

/// A currency by its ISO 4217 code: three capital letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

/// How many decimals a currency's major unit has, where it is not two (ISO 4217).
const NO_DECIMALS: &[&str] = &[
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF",
    "XPF",
];
const THREE_DECIMALS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];
const FOUR_DECIMALS: &[&str] = &["CLF", "UYW"];

impl Currency {
    /// Takes either case.
    pub fn new(text: &str) -> Result<Currency, MoneyError> {
        let letters: [u8; 3] = text.as_bytes().try_into().map_err(|_| MoneyError::Currency)?;
        if letters.iter().all(u8::is_ascii_alphabetic) {
            Ok(Currency(letters.map(|letter| letter.to_ascii_uppercase())))
        } else {
            Err(MoneyError::Currency)
        }
    }

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("three ASCII letters were checked")
    }

    /// Decimals of the major unit: 2 for EUR, 0 for JPY, 3 for KWD.
    pub fn decimals(self) -> u32 {
        let is_in = |list: &[&str]| list.contains(&self.as_str());
        if is_in(NO_DECIMALS) {
            0
        } else if is_in(THREE_DECIMALS) {
            3
        } else if is_in(FOUR_DECIMALS) {
            4
        } else {
            2
        }
    }

    /// Minor units in one major unit: 100 for EUR.
    pub fn minor_per_major(self) -> i64 {
        10i64.pow(self.decimals())
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Currency, MoneyError> {
        Currency::new(text)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// An amount of a currency in minor units. May be negative where a difference is meant.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub fn new(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    /// `None` for another currency, and for what does not fit.
    pub fn checked_add(self, other: Money) -> Option<Money> {
        let minor = self.minor.checked_add(other.minor)?;
        (self.currency == other.currency).then_some(Money { minor, ..self })
    }

    /// `None` for another currency, and for what does not fit.
    pub fn checked_sub(self, other: Money) -> Option<Money> {
        let minor = self.minor.checked_sub(other.minor)?;
        (self.currency == other.currency).then_some(Money { minor, ..self })
    }

    pub fn checked_mul(self, count: u32) -> Option<Money> {
        let minor = self.minor.checked_mul(count.into())?;
        Some(Money { minor, ..self })
    }

    /// Reads major units as they are written: `199`, `19.9`, `-3.50`. More decimals than the currency has are refused
    /// unless they are zeros; nothing is ever rounded.
    pub fn from_major(text: &str, currency: Currency) -> Result<Money, MoneyError> {
        let minor = scaled(text, currency.decimals()).map_err(|wrong| match wrong {
            MoneyError::TooFine { decimals, .. } => MoneyError::TooFine { currency, decimals },
            other @ (MoneyError::Currency | MoneyError::NotDecimal | MoneyError::TooLarge) => other,
        })?;
        Ok(Money { minor, currency })
    }

    /// Major units as a decimal number: `199`, `19.90`, `-3.50`.
    pub fn to_major(self) -> String {
        let decimals = self.currency.decimals() as usize;
        let per_major = self.currency.minor_per_major().unsigned_abs();
        let (whole, rest) = (self.minor.unsigned_abs() / per_major, self.minor.unsigned_abs() % per_major);
        let sign = if self.minor < 0 { "-" } else { "" };
        if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0decimals$}") }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.to_major(), self.currency)
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// A decimal number times ten to the power of `decimals`, exactly; at most [`AMOUNT_MAX_MINOR`] either way.
///
/// [`MoneyError::TooFine`] names no real currency here: the caller knows which one was meant.
pub fn scaled(text: &str, decimals: u32) -> Result<i64, MoneyError> {
    let (digits, negative) = match text.strip_prefix('-') {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all_digits = |part: &str| part.bytes().all(|digit| digit.is_ascii_digit());
    if whole.is_empty() || digits.ends_with('.') || !all_digits(whole) || !all_digits(fraction) {
        return Err(MoneyError::NotDecimal);
    }
    let fraction = fraction.trim_end_matches('0');
    let places = decimals as usize;
    if fraction.len() > places {
        return Err(MoneyError::TooFine { currency: Currency(*b"XXX"), decimals });
    }
    let mut value: i64 = 0;
    for digit in whole.bytes().chain(fraction.bytes()).chain(std::iter::repeat_n(b'0', places - fraction.len())) {
        value = value * 10 + i64::from(digit - b'0');
        if value > AMOUNT_MAX_MINOR {
            return Err(MoneyError::TooLarge);
        }
    }
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::new(code).unwrap()
    }

    fn read(text: &str, code: &str) -> Result<i64, MoneyError> {
        Money::from_major(text, currency(code)).map(|money| money.minor)
    }

    #[test]
    fn major_units_are_read_exactly_and_written_back() {
        for (text, code, minor, written) in [
            ("199", "USD", 19_900, "199"),
            ("19.9", "EUR", 1_990, "19.90"),
            ("0.01", "EUR", 1, "0.01"),
            ("-3.50", "EUR", -350, "-3.50"),
            ("1.2300", "EUR", 123, "1.23"),
            ("500", "JPY", 500, "500"),
            ("1.234", "KWD", 1_234, "1.234"),
            ("0", "USD", 0, "0"),
        ] {
            assert_eq!(read(text, code), Ok(minor), "{text} {code}");
            assert_eq!(Money::new(minor, currency(code)).to_major(), written);
        }
    }

    #[test]
    fn what_is_no_amount_is_refused() {
        for text in ["", ".5", "5.", "1e3", "1,5", "--1", "+1", " 1", "½", "."] {
            assert_eq!(read(text, "EUR"), Err(MoneyError::NotDecimal), "{text:?}");
        }
        assert_eq!(read("0.001", "EUR"), Err(MoneyError::TooFine { currency: currency("EUR"), decimals: 2 }));
        assert_eq!(read("0.5", "JPY"), Err(MoneyError::TooFine { currency: currency("JPY"), decimals: 0 }));
        assert_eq!(read("99999999999999999999", "EUR"), Err(MoneyError::TooLarge));
    }

    #[test]
    fn a_currency_is_three_letters() {
        assert_eq!(Currency::new("usd").unwrap().to_string(), "USD");
        for wrong in ["", "US", "USDT", "U5D", "ÄU"] {
            assert_eq!(Currency::new(wrong), Err(MoneyError::Currency), "{wrong}");
        }
    }

    #[test]
    fn two_currencies_are_never_added() {
        let (euro, yen) = (Money::new(1, currency("EUR")), Money::new(1, currency("JPY")));
        assert_eq!(euro.checked_add(yen), None);
        assert_eq!(euro.checked_sub(yen), None);
        assert_eq!(euro.checked_add(euro), Some(Money::new(2, currency("EUR"))));
        assert_eq!(Money::new(i64::MAX, currency("EUR")).checked_mul(2), None);
    }
}
