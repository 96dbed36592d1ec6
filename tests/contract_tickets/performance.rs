//! Numbers of an evening, against a replay of its scans: X14.

use crate::api::{Api, Told, text};
use crate::box_office::house::House;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::runner::Later;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Arc;

const ANNE: &str = "usr_01h455vb4pex5vsknk084sn0aa";
const BERT: &str = "usr_01h455vb4pex5vsknk084sn0bb";

/// An evening: 6 tickets of one tier and 3 of another; some go in, some out, some in again; some are refused.
struct Evening {
    hall: Hall,
    general: String,
    vip: String,
}

impl Evening {
    async fn play(house: &Arc<House>) -> Evening {
        let hall = Hall::new(house).await;
        let (general, vip) = (hall.tier(json!({})).await, hall.tier(json!({"name": "VIP"})).await);
        let (plain, dear) = (hall.buy(&[(&general, 6)]).await.tickets, hall.buy(&[(&vip, 3)]).await.tickets);
        let (anne, bert) = (Api::user(&hall.org, ANNE, &["SCANNING"]), Api::user(&hall.org, BERT, &["SCANNING"]));
        let scan = async |api: &Api, ticket: &str, kind: &str, device: &str| {
            let body = json!({"kind": kind, "deviceId": device});
            api.post(&format!("/tickets/{ticket}/scan"), &body).await.status
        };
        let story = [
            (&anne, &plain[0], "CHECK_IN", "north-1", 200),
            (&anne, &plain[1], "CHECK_IN", "north-1", 200),
            (&anne, &plain[1], "CHECK_IN", "north-2", 400),
            (&anne, &dear[0], "CHECK_IN", "north-2", 200),
            (&bert, &plain[2], "CHECK_IN", "south-1", 200),
            (&bert, &plain[2], "CHECK_OUT", "south-1", 200),
            (&bert, &plain[2], "CHECK_IN", "south-1", 200),
            (&bert, &plain[3], "CHECK_OUT", "south-1", 400),
        ];
        for (api, ticket, kind, device, status) in story {
            assert_eq!(scan(api, ticket, kind, device).await, status, "{kind} {ticket}");
        }
        Evening { hall, general, vip }
    }

    async fn read(&self, what: &str, query: &str) -> Value {
        let api = Api::of(&self.hall.org, &["event.performance.read"]);
        let answer = api.get(&format!("/events/{}/performance/{what}{query}", self.hall.event)).await;
        let body = answer.expect(200);
        body.get(what).filter(|inner| inner.is_object()).unwrap_or(&body).clone()
    }

    /// Every scan that the tickets show: `(user, device, kind)`.
    async fn replay(&self) -> Vec<(String, String, String)> {
        let tickets = self.hall.found(&[("eventId", &self.hall.event)]).await;
        let scans = tickets.iter().flat_map(|ticket| ticket["scans"].as_array().expect("a list").clone());
        scans.map(|scan| (text(&scan, "scannedById"), text(&scan, "deviceId"), text(&scan, "kind"))).collect()
    }
}

/// A share of one, whether it is given as such or in percent.
#[track_caller]
fn share(value: &Value) -> f64 {
    let number = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    if number > 1.0 { number / 100.0 } else { number }
}

/// The entry of a list that names an id.
#[track_caller]
fn about<'a>(list: &'a Value, id: &str) -> &'a Value {
    let all = list.as_array().unwrap_or_else(|| panic!("{list} is no list"));
    let named = |one: &&Value| {
        one.as_object().is_some_and(|fields| fields.values().any(|value| value == id || value["id"] == id))
    };
    all.iter().find(named).unwrap_or_else(|| panic!("nothing about {id} in {list}"))
}

pub async fn x14_attendance_is_a_replay_of_the_scans(house: Arc<House>) -> Later {
    let evening = Evening::play(&house).await;
    now_and_later!({
        let told = evening.read("attendance", "").await;
        let numbers = ["totalTickets", "checkedIn", "notCheckedIn"].map(|field| told[field].as_u64());
        assert_eq!(numbers, [Some(9), Some(4), Some(5)], "{told}");
        assert!((share(&told["checkinRate"]) - 4.0 / 9.0).abs() < 0.01, "{told}");
        for (tier, total, inside) in [(&evening.general, 6, 3), (&evening.vip, 3, 1)] {
            let part = about(&told["byAdmission"], tier);
            let numbers = (part["totalTickets"].as_u64(), part["checkedIn"].as_u64());
            assert_eq!(numbers, (Some(total), Some(inside)), "{told}");
        }
        assert!(told["bySection"].is_array(), "{told}");
    })
}

pub async fn x14_scanners_are_a_replay_of_the_scans(house: Arc<House>) -> Later {
    let evening = Evening::play(&house).await;
    now_and_later!({
        let mut wanted: HashMap<(String, String), u64> = HashMap::new();
        let replay = evening.replay().await;
        for (user, device, _) in replay.iter().filter(|(_, _, kind)| kind == "CHECK_IN") {
            *wanted.entry((user.clone(), device.clone())).or_default() += 1;
        }
        assert_eq!(wanted.values().sum::<u64>(), 5, "{replay:?}");
        let told = evening.read("scanners", "").await;
        let list = &told["scanners"];
        for (user, count) in [(ANNE, 3), (BERT, 2)] {
            let row = about(list, user);
            assert_eq!(row["checkIns"].as_u64(), Some(count), "{told}");
            assert!((share(&row["sharePercent"]) - count as f64 / 5.0).abs() < 0.01, "{told}");
            assert!(crate::api::instant(&row["firstScanAt"]) <= crate::api::instant(&row["lastScanAt"]), "{told}");
            assert!(row["activeMinutes"].is_number() && row["scansPerHour"].is_number(), "{told}");
            let devices = row["devices"].as_array().expect("a list");
            for device in devices {
                let key = (user.to_owned(), text(device, "deviceId"));
                assert_eq!(device["checkIns"].as_u64(), wanted.get(&key).copied(), "{told}");
            }
            assert_eq!(devices.len(), wanted.keys().filter(|(by, _)| by == user).count(), "{told}");
        }
        assert_eq!(list.as_array().map(Vec::len), Some(2), "{told}");
    })
}

pub async fn x14_turnout_counts_who_did_not_come(house: Arc<House>) -> Later {
    let evening = Evening::play(&house).await;
    now_and_later!({
        let told = evening.read("turnout", "").await;
        assert_eq!(told["noShows"].as_u64(), Some(5), "{told}");
    })
}

pub async fn x14_pace_is_a_replay_of_the_scans(house: Arc<House>) -> Later {
    let evening = Evening::play(&house).await;
    now_and_later!({
        for bucket in ["MINUTE", "FIFTEEN_MINUTE", "HOUR"] {
            let told = evening.read("pace", &format!("?bucket={bucket}")).await;
            let buckets = told["buckets"].as_array().unwrap_or_else(|| panic!("no `buckets` in {told}"));
            let sum: u64 = buckets.iter().filter_map(|bucket| bucket["checkIns"].as_u64()).sum();
            assert_eq!(sum, 5, "{told}");
            assert!(told.get("peakWindow").is_some(), "{told}");
        }
    })
}

pub async fn x14_performance_needs_its_permission(house: Arc<House>) -> Later {
    let hall = Hall::new(&house).await;
    for what in ["attendance", "scanners", "turnout", "pace"] {
        let path = format!("/events/{}/performance/{what}", hall.event);
        hall.public.get(&path).await.fails(401, "UNAUTHORIZED");
        Api::of(&hall.org, &["FINANCE"]).get(&path).await.fails(403, "FORBIDDEN");
        hall.full.get(&path.replace(&hall.event, "evt_01h455vb4pex5vsknk084sn02q")).await.fails(404, "NOT_FOUND");
        assert_eq!(hall.full.get(&path).await.status, 200, "an event without a scan has numbers too");
    }
    None
}
