//! Instants on the wire: RFC 3339, UTC, `Z`, milliseconds.

use crate::domain::time::Moment;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Milliseconds of a day.
const DAY_MS: i64 = 86_400_000;
/// The years that RFC 3339 can write.
const EARLIEST_MS: i64 = -62_167_219_200_000;
const LATEST_MS: i64 = 253_402_300_799_999;

/// A moment as it goes over the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instant(pub Moment);

impl Instant {
    /// `2026-05-01T18:30:00.000Z`. By hand: this runs several times in every answer of a gate.
    pub(super) fn write(self) -> [u8; 24] {
        let ms = self.0.0.clamp(EARLIEST_MS, LATEST_MS);
        let (year, month, day) = civil(ms.div_euclid(DAY_MS));
        let of_day = ms.rem_euclid(DAY_MS);
        let mut text = *b"0000-00-00T00:00:00.000Z";
        put(&mut text[0..4], year);
        put(&mut text[5..7], month);
        put(&mut text[8..10], day);
        put(&mut text[11..13], of_day / 3_600_000);
        put(&mut text[14..16], of_day / 60_000 % 60);
        put(&mut text[17..19], of_day / 1_000 % 60);
        put(&mut text[20..23], of_day % 1_000);
        text
    }
}

fn put(place: &mut [u8], mut value: i64) {
    for digit in place.iter_mut().rev() {
        *digit = b'0' + (value % 10) as u8;
        value /= 10;
    }
}

/// Days since 1970 to year, month, day (the proleptic Gregorian calendar, counted in eras of 400 years from March).
fn civil(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(std::str::from_utf8(&self.write()).expect("digits are ASCII"))
    }
}

impl std::fmt::Display for Instant {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(std::str::from_utf8(&self.write()).expect("digits are ASCII"))
    }
}

impl<'de> Deserialize<'de> for Instant {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Instant, D::Error> {
        let text = String::deserialize(from)?;
        parse(&text).map(Instant).ok_or_else(|| serde::de::Error::custom("must be an RFC 3339 date and time"))
    }
}

/// Reads RFC 3339 with any offset; `None` if it is something else or outside the years 0 to 9999.
pub fn parse(text: &str) -> Option<Moment> {
    let ms = DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis();
    (EARLIEST_MS..=LATEST_MS).contains(&ms).then_some(Moment(ms))
}

impl From<DateTime<Utc>> for Instant {
    fn from(time: DateTime<Utc>) -> Instant {
        Instant(Moment(time.timestamp_millis()))
    }
}

impl From<Instant> for DateTime<Utc> {
    fn from(instant: Instant) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(instant.0.0.clamp(EARLIEST_MS, LATEST_MS))
            .expect("the years 0 to 9999 fit into a timestamp")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_chrono_prints() {
        let days =
            [EARLIEST_MS, -1, 0, 951_782_399_999, 951_782_400_000, 1_709_164_800_123, 1_795_000_000_999, LATEST_MS];
        for ms in days {
            let expected = DateTime::from_timestamp_millis(ms).unwrap();
            let expected = expected.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
            assert_eq!(Instant(Moment(ms)).to_string(), expected);
        }
        for day in (-800_000..2_900_000).step_by(97) {
            let ms = day * DAY_MS + 12_345;
            if (EARLIEST_MS..=LATEST_MS).contains(&ms) {
                assert_eq!(parse(&Instant(Moment(ms)).to_string()), Some(Moment(ms)), "{day}");
            }
        }
    }

    #[test]
    fn reads_any_offset_and_refuses_the_rest() {
        assert_eq!(parse("1970-01-01T01:00:00+01:00"), Some(Moment(0)));
        assert_eq!(parse("1970-01-01T00:00:00.5Z"), Some(Moment(500)));
        for text in ["", "1970-01-01", "1970-01-01T00:00:00", "yesterday", "1970-13-01T00:00:00Z"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
