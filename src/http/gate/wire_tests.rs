//! The shapes that tools rely on, byte for byte where it matters.

use super::*;
use crate::domain::ids::{ScanId, TicketTypeId};
use std::sync::Arc;

fn label_of(text: &str) -> Label {
    Label::new(text).unwrap()
}

fn answer(decision: Decision) -> Answer {
    Answer {
        scan: ScanId::from_bytes([1; 16]),
        kind: Kind::CheckIn,
        at: Moment(0),
        point: Some(label_of("gate-c")),
        device: None,
        decision,
        double_read: false,
        anomaly: false,
        ticket: Some(TicketView {
            id: TicketId::from_bytes([2; 16]),
            ticket_type: TicketTypeId::from_bytes([3; 16]),
            validity: Validity::Active,
            inside: true,
            entries: 1,
            entries_left: None,
        }),
        earlier: None,
        occupancy: Occupancy { inside: 7, limit: Some(10) },
    }
}

fn decided(answer: Answer) -> Decided {
    let name = TypeName {
        id: TicketTypeId::from_bytes([3; 16]),
        slug: label_of("general"),
        name: label_of("General admission"),
    };
    Decided { answer, ticket_type: Some(name), holder: Some(Arc::from("Ada")), zone: None, degraded: false }
}

fn wire(answer: Answer) -> serde_json::Value {
    serde_json::to_value(Verdict::new(decided(answer), true)).unwrap()
}

#[test]
fn an_admission_has_exactly_the_published_fields() {
    let id = |text: String| serde_json::Value::String(text);
    assert_eq!(
        wire(answer(Decision::Admit)),
        serde_json::json!({
            "verdict": "ADMIT",
            "light": "green",
            "message": "Checked in.",
            "scan": {
                "id": id(ScanId::from_bytes([1; 16]).to_string()),
                "kind": "CHECK_IN",
                "scannedAt": "1970-01-01T00:00:00.000Z",
                "scanPoint": "gate-c",
                "deviceId": null,
            },
            "ticket": {
                "id": id(TicketId::from_bytes([2; 16]).to_string()),
                "status": "REDEEMED",
                "type": {
                    "id": id(TicketTypeId::from_bytes([3; 16]).to_string()),
                    "slug": "general",
                    "name": "General admission",
                },
                "holder": { "name": "Ada" },
                "entries": 1,
                "entriesLeft": null,
            },
            "occupancy": { "inside": 7, "limit": 10 },
        })
    );
}

#[test]
fn every_denial_has_its_word_and_a_light_that_does_not_let_in_by_itself() {
    for denial in Denial::all() {
        let amber = denial == Denial::AlreadyCheckedIn;
        let body = wire(answer(Decision::Deny(denial.clone())));
        assert_eq!(body["verdict"], "DENY");
        assert_eq!(body["reason"], denial.word());
        assert_eq!(body["light"], if amber { "amber" } else { "red" }, "{denial:?}");
        assert!(!body["message"].as_str().unwrap().is_empty());
        let names_points = matches!(denial, Denial::WrongScanPoint { .. });
        assert_eq!(body.get("acceptedScanPoints").is_some(), names_points);
    }
}

#[test]
fn oddities_are_amber_and_present_only_when_true() {
    let plain = wire(answer(Decision::Admit));
    for field in ["doubleRead", "anomaly", "degraded", "earlier", "reason", "opensAt", "closedAt"] {
        assert!(plain.get(field).is_none(), "{field}");
    }
    let odd = wire(Answer { anomaly: true, kind: Kind::CheckOut, ..answer(Decision::Admit) });
    assert_eq!((odd["light"].as_str(), odd["anomaly"].as_bool()), (Some("amber"), Some(true)));
    let degraded = Verdict::new(Decided { degraded: true, ..decided(answer(Decision::Admit)) }, true);
    let degraded = serde_json::to_value(degraded).unwrap();
    assert_eq!((degraded["light"].as_str(), degraded["degraded"].as_bool()), (Some("amber"), Some(true)));
    let earlier = Earlier { at: Moment(5), point: None, device: Some(label_of("d")) };
    let twice =
        Answer { double_read: true, earlier: Some(earlier), ..answer(Decision::Deny(Denial::AlreadyCheckedIn)) };
    let twice = wire(twice);
    assert_eq!(twice["doubleRead"], true);
    assert_eq!(
        twice["earlier"],
        serde_json::json!({ "at": "1970-01-01T00:00:00.005Z", "scanPoint": null, "deviceId": "d" })
    );
}

#[test]
fn a_validation_has_no_scan_and_an_unknown_ticket_is_null() {
    let body = serde_json::to_value(Verdict::new(decided(answer(Decision::Admit)), false)).unwrap();
    assert_eq!(body["scan"], serde_json::Value::Null);
    assert!(body.as_object().unwrap().contains_key("scan"));
    let unknown = wire(Answer { ticket: None, ..answer(Decision::Deny(Denial::UnknownTicket)) });
    assert_eq!(unknown["ticket"], serde_json::Value::Null);
    assert_ne!(unknown["scan"]["id"], serde_json::Value::Null);
}

#[test]
fn redeemed_means_active_and_inside() {
    assert_eq!(status(Validity::Active, true), StatusWord::Redeemed);
    assert_eq!(status(Validity::Active, false), StatusWord::Active);
    assert_eq!(status(Validity::Refunded, true), StatusWord::Refunded);
}

#[test]
fn message_pack_carries_the_same_names() {
    let verdict = Verdict::new(decided(answer(Decision::Admit)), true);
    let packed = rmp_serde::to_vec_named(&verdict).unwrap();
    let value: serde_json::Value = rmp_serde::from_slice(&packed).unwrap();
    assert_eq!(value, serde_json::to_value(&verdict).unwrap());
}

/// What is written by hand is what serde writes, whatever the names.
#[test]
fn an_admission_by_hand_is_the_same_byte_for_byte() {
    let names = ["gate-c", "Tor \"C\"", "back\\slash", "Übergang", " "];
    let mut compared = 0;
    for (place, name) in names.into_iter().enumerate() {
        for limit in [None, Some(80_000)] {
            let mut admitted = answer(Decision::Admit);
            (admitted.point, admitted.device) = (Some(label_of(name)), (place % 2 == 0).then(|| label_of(name)));
            admitted.at = Moment(1_795_000_000_123);
            if limit.is_none() {
                admitted.kind = Kind::CheckOut;
                admitted.ticket.as_mut().unwrap().inside = false;
            }
            admitted.occupancy = Occupancy { inside: u32::MAX, limit };
            admitted.ticket.as_mut().unwrap().entries_left = limit;
            let mut told = decided(admitted);
            told.holder = (place % 2 == 1).then(|| Arc::from(name));
            told.ticket_type =
                (place != 2).then(|| TypeName { name: label_of(name), ..told.ticket_type.clone().unwrap() });
            let verdict = Verdict::new(told, true);
            let mut by_hand = b"kept".to_vec();
            assert!(crate::http::gate::wire_json::admission(&verdict, &mut by_hand));
            assert_eq!(
                String::from_utf8(by_hand).unwrap(),
                format!("kept{}", serde_json::to_string(&verdict).unwrap())
            );
            compared += 1;
        }
    }
    assert_eq!(compared, 10);
}

#[test]
fn every_other_verdict_is_left_to_serde() {
    let verdicts = [
        Verdict::new(decided(answer(Decision::Admit)), false),
        Verdict::new(decided(answer(Decision::Deny(Denial::AlreadyCheckedIn))), true),
        Verdict::new(decided(Answer { anomaly: true, ..answer(Decision::Admit) }), true),
        Verdict::new(decided(Answer { double_read: true, ..answer(Decision::Admit) }), true),
        Verdict::new(Decided { degraded: true, ..decided(answer(Decision::Admit)) }, true),
        Verdict::new(decided(Answer { ticket: None, ..answer(Decision::Admit) }), true),
    ];
    for verdict in verdicts {
        let mut out = Vec::new();
        assert!(!crate::http::gate::wire_json::admission(&verdict, &mut out) && out.is_empty(), "{verdict:?}");
    }
}
