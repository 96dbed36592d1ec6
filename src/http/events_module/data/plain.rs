//! A decimal number that is no amount of a currency: a percentage, a value in millionths. Exact.

use serde::{Serialize, Serializer};
use utoipa::ToSchema;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ToSchema)]
#[schema(value_type = f64, example = 7.5)]
pub struct Plain(Scaled);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scaled {
    value: i64,
    decimals: u32,
}

impl Plain {
    /// `value` divided by ten to the power of `decimals`.
    pub fn new(value: i64, decimals: u32) -> Plain {
        Plain(Scaled { value, decimals })
    }
}

impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let Scaled { value, decimals } = self.0;
        let unit = 10i64.pow(decimals);
        if value % unit == 0 {
            return out.serialize_i64(value / unit);
        }
        // Both numbers are exact and the quotient is the nearest to the decimal, so that decimal is what is printed.
        out.serialize_f64(value as f64 / unit as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_and_values_are_printed_as_they_were_written() {
        for (value, decimals, text) in [(75_000, 4, "7.5"), (190_000, 4, "19"), (1, 6, "1e-6"), (0, 4, "0")] {
            assert_eq!(serde_json::to_string(&Plain::new(value, decimals)).unwrap(), text);
        }
    }
}
