//! An event written together with its scan points: all of it, or nothing.

use crate::stage::Stage;
use gatehouse::actors::registry::{EventPatch, NewEvent, NewScanPoint, NewZone, RegistryError};
use gatehouse::domain::ids::EventId;

fn point(id: &str, zone: Option<&str>) -> NewScanPoint {
    NewScanPoint { name: id.into(), slug: Some(id.into()), zone: zone.map(str::to_owned), ..NewScanPoint::default() }
}

fn zone(id: &str) -> NewZone {
    NewZone { id: id.into(), ..NewZone::default() }
}

async fn points(stage: &Stage, event: EventId) -> Vec<(String, Option<String>)> {
    let found = stage.registry.scan_points(stage.tenant, event).await.expect("points");
    found.into_iter().map(|point| (point.slug, point.zone)).collect()
}

fn field(refused: RegistryError) -> String {
    match refused {
        RegistryError::Invalid { field, .. } | RegistryError::Conflict { field, .. } => field,
        other => panic!("not a refusal of a field: {other}"),
    }
}

#[tokio::test]
async fn zones_and_points_change_together() {
    let stage = Stage::new().await;
    let new = NewEvent { name: "Fair".into(), zones: vec![zone("hall-a")], ..NewEvent::default() };
    let doors = vec![point("main-door", Some("hall-a")), point("back-door", None)];
    let event = stage.registry.create_whole_event(stage.tenant, new, doors).await.expect("an event");
    let at = |name: &str, zone: Option<&str>| (name.to_owned(), zone.map(str::to_owned));
    assert_eq!(points(&stage, event.id).await, [at("back-door", None), at("main-door", Some("hall-a"))]);
    let before = stage.registry.scan_point(stage.tenant, Some(event.id), "main-door").await.expect("an answer");

    // The old zone goes, the door that led there leads elsewhere, one door is gone and one is new: in one step.
    let patch = EventPatch { zones: Some(Some(vec![zone("hall-b")])), ..EventPatch::default() };
    let doors = vec![point("main-door", Some("hall-b")), point("side-door", None)];
    let id = event.id.to_string();
    let changed = stage.registry.update_whole_event(stage.tenant, &id, patch, Some(doors)).await.expect("a change");
    assert!(changed.facts_version > event.facts_version);
    assert_eq!(points(&stage, event.id).await, [at("main-door", Some("hall-b")), at("side-door", None)]);
    let after = stage.registry.scan_point(stage.tenant, Some(event.id), "main-door").await.expect("an answer");
    assert_eq!(before.map(|point| point.id), after.map(|point| point.id), "the same door");

    let kept = EventPatch { name: Some("Great Fair".into()), ..EventPatch::default() };
    stage.registry.update_whole_event(stage.tenant, &id, kept, None).await.expect("a change");
    assert_eq!(points(&stage, event.id).await.len(), 2, "points that are not named at all stay");
}

#[tokio::test]
async fn a_wrong_point_changes_nothing() {
    let stage = Stage::new().await;
    let new = |name: &str| NewEvent { name: name.into(), zones: vec![zone("hall-a")], ..NewEvent::default() };
    let doors = vec![point("main-door", None), point("vip-door", Some("attic"))];
    let refused = stage.registry.create_whole_event(stage.tenant, new("Fair"), doors).await.expect_err("no attic");
    assert_eq!(field(refused), "scanPoints[1].zone");
    assert_eq!(stage.registry.event(stage.tenant, "fair").await.expect("an answer"), None);
    let twice = vec![point("door", None), point("door", None)];
    let event = stage.registry.create_whole_event(stage.tenant, new("Fair"), vec![]).await.expect("an event");
    let id = event.id.to_string();
    let update = |doors, patch| stage.registry.update_whole_event(stage.tenant, &id, patch, Some(doors));
    assert!(update(twice, EventPatch::default()).await.is_err());
    let wrong = update(vec![point("Main Door", None)], EventPatch::default()).await.expect_err("no slug");
    assert_eq!(field(wrong), "scanPoints[0].id");
    let doors = vec![point("main-door", Some("hall-a"))];
    update(doors.clone(), EventPatch::default()).await.expect("a door");
    let gone = EventPatch { zones: Some(None), ..EventPatch::default() };
    assert!(update(doors, gone).await.is_err(), "the door's zone would be gone");
    assert_eq!(points(&stage, event.id).await.len(), 1);
}
