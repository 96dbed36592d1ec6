//! How an event goes, as it is told. Rates are parts of one, percentages are of a hundred.

use crate::http::gate::wire_time::Instant;
use serde::Serialize;
use utoipa::ToSchema;

/// Good tickets (active or redeemed), and those that came in at least once.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Attendance {
    pub total_tickets: u32,
    pub checked_in: u32,
    pub not_checked_in: u32,
    /// `checkedIn` of `totalTickets`, 0 to 1.
    #[schema(minimum = 0, maximum = 1, example = 0.4444)]
    pub checkin_rate: f64,
    pub by_admission: Vec<AdmissionPart>,
    pub by_section: Vec<SectionPart>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AdmissionPart {
    pub admission_id: String,
    pub name: String,
    pub total_tickets: u32,
    pub checked_in: u32,
    pub not_checked_in: u32,
    #[schema(minimum = 0, maximum = 1)]
    pub checkin_rate: f64,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SectionPart {
    pub section_id: String,
    pub name: String,
    pub total_tickets: u32,
    pub checked_in: u32,
    pub not_checked_in: u32,
    #[schema(minimum = 0, maximum = 1)]
    pub checkin_rate: f64,
}

/// Good tickets that nobody came in with.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Turnout {
    pub total_tickets: u32,
    pub checked_in: u32,
    pub no_shows: u32,
    #[schema(minimum = 0, maximum = 1)]
    pub turnout_rate: f64,
    #[schema(minimum = 0, maximum = 1)]
    pub no_show_rate: f64,
    pub by_admission: Vec<AdmissionPart>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ScannersOut {
    pub scanners: Vec<Scanner>,
}

/// Somebody who let people in.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Scanner {
    #[schema(example = "usr_01h455vb4pex5vsknk084sn02q")]
    pub user_id: String,
    /// The token's subject.
    pub subject: String,
    /// Accepted check-ins that stand; every entry of a ticket counts.
    pub check_ins: u32,
    /// Of all check-ins of the event, 0 to 100.
    #[schema(minimum = 0, maximum = 100)]
    pub share_percent: f64,
    #[schema(value_type = String, format = DateTime)]
    pub first_scan_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub last_scan_at: Instant,
    /// Minutes of the clock in which they let anybody in.
    pub active_minutes: u32,
    /// `checkIns` in an hour of such minutes.
    #[schema(minimum = 0)]
    pub scans_per_hour: f64,
    pub devices: Vec<DeviceCount>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceCount {
    /// `unknown` where scans named none.
    pub device_id: String,
    pub check_ins: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Pace {
    #[schema(example = "FIFTEEN_MINUTE")]
    pub bucket: &'static str,
    /// By time; stretches in which nobody passed are left out.
    pub buckets: Vec<PaceBucket>,
    /// The stretch with the most check-ins; null before the first one.
    #[schema(required = true)]
    pub peak_window: Option<PaceWindow>,
}

/// Accepted scans from `startsAt` up to, and without, `endsAt`; stretches begin at full minutes, quarters or hours (UTC).
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaceBucket {
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Instant,
    pub check_ins: u32,
    pub check_outs: u32,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PaceWindow {
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Instant,
    pub check_ins: u32,
}

/// A part of one, to four places; of nothing it is nothing.
pub fn share(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { (f64::from(part) / f64::from(whole) * 10_000.0).round() / 10_000.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_of_nothing_is_nothing() {
        assert!((share(4, 9) - 0.4444).abs() < f64::EPSILON);
        assert!(share(0, 0).abs() < f64::EPSILON);
        assert!((share(3, 3) - 1.0).abs() < f64::EPSILON);
    }
}
