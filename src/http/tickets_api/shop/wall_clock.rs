//! Wall-clock times: `2026-09-12T18:00:00`, in the zone of the event's location.

use crate::http::error::ApiError;
use chrono::offset::LocalResult;
use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Deserializer};

/// A time without a zone, as it was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallClock(pub NaiveDateTime);

impl<'de> Deserialize<'de> for WallClock {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<WallClock, D::Error> {
        let text = String::deserialize(from)?;
        read(&text).ok_or_else(|| {
            serde::de::Error::custom("must be a wall-clock time without a zone, such as 2026-09-12T18:00:00")
        })
    }
}

fn read(text: &str) -> Option<WallClock> {
    let time = NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%.f").ok()?;
    // The years that are written with four digits.
    (0..=9_999).contains(&chrono::Datelike::year(&time)).then_some(WallClock(time))
}

impl WallClock {
    /// The moment at which clocks of this zone show it; the first one where they show it twice.
    ///
    /// # Errors
    /// `Field` where clocks skip it.
    pub fn at(self, field: &str, zone: Tz) -> Result<DateTime<Utc>, ApiError> {
        match zone.from_local_datetime(&self.0) {
            LocalResult::Single(time) | LocalResult::Ambiguous(time, _) => Ok(time.to_utc()),
            LocalResult::None => {
                let message = format!("clocks in {} skip this time: choose another one", zone.name());
                Err(ApiError::field(field, message))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BERLIN: Tz = chrono_tz::Europe::Berlin;

    fn at(text: &str) -> Result<String, ApiError> {
        read(text).expect("a wall-clock time").at("entryStartsAt", BERLIN).map(|time| time.to_rfc3339())
    }

    #[test]
    fn a_time_is_of_the_place() {
        assert_eq!(at("2026-09-12T18:00:00").unwrap(), "2026-09-12T16:00:00+00:00");
        assert_eq!(at("2026-12-12T18:00:00").unwrap(), "2026-12-12T17:00:00+00:00");
    }

    #[test]
    fn the_first_of_two_and_none_that_is_skipped() {
        assert_eq!(at("2026-10-25T02:30:00").unwrap(), "2026-10-25T00:30:00+00:00");
        assert!(matches!(at("2026-03-29T02:30:00"), Err(ApiError::Field { field, .. }) if field == "entryStartsAt"));
    }

    #[test]
    fn a_zone_or_a_date_alone_is_refused() {
        for wrong in
            ["2026-09-12T18:00:00Z", "2026-09-12T18:00:00+02:00", "2026-09-12", "18:00", "", "12026-09-12T18:00:00"]
        {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        assert!(read("2026-09-12T18:00:00.5").is_some());
    }
}
