//! What administration may write, and what it is told.

use super::stage::{Stage, entry, now, refused, scan_id};
use gatehouse::actors::registry::{
    DevicePatch, EventPatch, NewDevice, NewEvent, NewScanPoint, NewTenant, NewTicketType, NewZone, PageRequest,
    RegistryError, ScanPointPatch, TenantPatch, TicketTypePatch,
};
use gatehouse::stores::postgres::drain;

fn field(refused: RegistryError) -> String {
    match refused {
        RegistryError::Invalid { field, .. } | RegistryError::Conflict { field, .. } => field,
        other => panic!("names no field: {other}"),
    }
}

#[tokio::test]
async fn slugs_are_made_from_names_and_never_twice() {
    let stage = Stage::new().await;
    assert_eq!(stage.event.slug, "opening-night");
    let same = NewEvent { name: "Opening Night!".into(), ..NewEvent::default() };
    assert_eq!(stage.registry.create_event(stage.tenant, same).await.expect("a second one").slug, "opening-night-2");
    let chosen = NewEvent { name: "x".into(), slug: Some("opening-night".into()), ..NewEvent::default() };
    let refused = stage.registry.create_event(stage.tenant, chosen).await.expect_err("taken");
    assert_eq!(field(refused), "slug");
    let tenant = stage.registry.create_tenant(NewTenant { name: "Acme Live".into(), slug: None }).await.expect("one");
    assert_eq!(tenant.slug, "acme-live-2");
    // Another tenant's slugs are its own.
    let other = NewEvent { name: "Opening Night".into(), ..NewEvent::default() };
    assert_eq!(stage.registry.create_event(tenant.id, other).await.expect("an event").slug, "opening-night");
}

#[tokio::test]
async fn events_made_at_the_same_time_get_slugs_of_their_own() {
    let stage = Stage::new().await;
    let make = || {
        let new = NewEvent { name: "Rush".into(), ..NewEvent::default() };
        stage.registry.create_event(stage.tenant, new)
    };
    let made = futures_util::future::join_all((0..4).map(|_| make())).await;
    let mut slugs: Vec<String> = made.into_iter().map(|event| event.expect("an event").slug.clone()).collect();
    slugs.sort();
    assert_eq!(slugs, ["rush", "rush-2", "rush-3", "rush-4"]);
}

#[tokio::test]
async fn a_tenant_never_sees_anothers_data() {
    let stage = Stage::new().await;
    let new = NewTenant { name: "Other".into(), slug: None };
    let other = stage.registry.create_tenant(new).await.expect("a tenant").id;
    let ticket = stage.tickets(1).await[0];
    let id = stage.event.id.to_string();
    assert_eq!(stage.registry.event(other, &id).await.expect("an answer"), None);
    assert_eq!(stage.registry.event(other, "opening-night").await.expect("an answer"), None);
    assert_eq!(stage.registry.ticket_type(other, None, &stage.general.id.to_string()).await.expect("an answer"), None);
    assert_eq!(stage.registry.ticket(other, ticket).await.expect("an answer"), None);
    assert!(stage.registry.export(other, stage.event.id, None, 10).await.expect("a page").is_empty());
    let no_event = RegistryError::NotFound { what: "event" };
    let refused = stage.registry.update_event(other, &id, EventPatch::default()).await;
    assert_eq!(refused.expect_err("not theirs"), no_event);
    let new = NewTicketType { event: id, name: "x".into(), ..NewTicketType::default() };
    assert_eq!(stage.registry.create_ticket_type(other, new).await.expect_err("not theirs"), no_event);
}

#[tokio::test]
async fn a_patch_sets_keeps_and_clears() {
    let stage = Stage::new().await;
    let id = stage.event.id.to_string();
    let zone = NewZone { id: "floor".into(), name: None, capacity: Some(10) };
    let patch = EventPatch {
        occupancy_limit: Some(Some(500)),
        time_zone: Some(Some("Europe/Berlin".into())),
        venue: Some(Some(serde_json::json!({ "name": "Arena" }))),
        outage_policy: Some(Some("journal".into())),
        zones: Some(Some(vec![zone])),
        ..EventPatch::default()
    };
    let set = stage.registry.update_event(stage.tenant, &id, patch).await.expect("a change");
    assert_eq!((set.occupancy_limit, set.zones.len()), (Some(500), 1));
    assert_eq!(set.name, "Opening Night", "what was not named stays");
    assert!(set.facts_version > stage.event.facts_version);
    let point = NewScanPoint {
        event: id.clone(),
        name: "Gate A".into(),
        zone: Some("floor".into()),
        ..NewScanPoint::default()
    };
    let point = stage.registry.create_scan_point(stage.tenant, point).await.expect("a point");
    assert_eq!(point.slug, "gate-a");
    let clear = || EventPatch { zones: Some(None), occupancy_limit: Some(None), ..EventPatch::default() };
    let refused = stage.registry.update_event(stage.tenant, &id, clear()).await.expect_err("a point leads there");
    assert_eq!(field(refused), "zones");
    let moved = ScanPointPatch { zone: Some(None), ..ScanPointPatch::default() };
    stage.registry.update_scan_point(stage.tenant, None, "gate-a", moved).await.expect("a change");
    let cleared = stage.registry.update_event(stage.tenant, &id, clear()).await.expect("a change");
    assert_eq!((cleared.occupancy_limit, cleared.zones.len()), (None, 0));
    assert_eq!(cleared.time_zone.as_deref(), Some("Europe/Berlin"));
}

#[tokio::test]
async fn nonsense_is_refused_with_its_field() {
    let stage = Stage::new().await;
    let event = stage.event.id.to_string();
    let new = |change: fn(&mut NewTicketType)| {
        let mut new = NewTicketType { event: event.clone(), name: "VIP".into(), ..NewTicketType::default() };
        change(&mut new);
        stage.registry.create_ticket_type(stage.tenant, new)
    };
    type Row = (fn(&mut NewTicketType), &'static str);
    let rows: [Row; 7] = [
        (|new| new.reentry_limit = Some(3), "reentryLimit"),
        (|new| (new.allow_reentry, new.reentry_limit) = (Some(true), Some(0)), "reentryLimit"),
        (|new| new.capacity = Some(-1), "capacity"),
        (|new| new.price = Some(-1), "price"),
        (|new| new.currency = Some("euro".into()), "currency"),
        (|new| new.visibility = Some("secret".into()), "visibility"),
        (|new| new.name = "  ".into(), "name"),
    ];
    for (change, named) in rows {
        assert_eq!(field(new(change).await.expect_err(named)), named);
    }
    let bad = EventPatch { time_zone: Some(Some("Mars/Olympus".into())), ..EventPatch::default() };
    assert_eq!(
        field(stage.registry.update_event(stage.tenant, &event, bad).await.expect_err("no such zone")),
        "timeZone"
    );
}

#[tokio::test]
async fn a_types_policy_is_checked_as_a_whole_when_part_of_it_changes() {
    let stage = Stage::new().await;
    let patch = |allow, limit| {
        let patch = TicketTypePatch { allow_reentry: allow, reentry_limit: limit, ..TicketTypePatch::default() };
        stage.registry.update_ticket_type(stage.tenant, Some(stage.event.id), "general", patch)
    };
    patch(Some(Some(true)), Some(Some(3))).await.expect("a policy");
    assert_eq!(field(patch(Some(Some(false)), None).await.expect_err("the limit is left over")), "reentryLimit");
    let cleared = patch(Some(None), Some(None)).await.expect("no policy");
    assert_eq!((cleared.allow_reentry, cleared.reentry_limit), (None, None));
    assert_eq!(cleared.number, 1);
}

#[tokio::test]
async fn what_is_in_use_cannot_be_deleted() {
    let stage = Stage::new().await;
    let event = stage.event.id.to_string();
    let vip = NewTicketType { event: event.clone(), name: "VIP".into(), ..NewTicketType::default() };
    assert_eq!(stage.registry.create_ticket_type(stage.tenant, vip).await.expect("a type").number, 2);
    let point = NewScanPoint {
        event: event.clone(),
        name: "VIP door".into(),
        accepted_ticket_types: vec!["vip".into()],
        ..NewScanPoint::default()
    };
    stage.registry.create_scan_point(stage.tenant, point).await.expect("a point");
    let refused = stage.registry.delete_ticket_type(stage.tenant, None, "vip").await.expect_err("a point names it");
    assert_eq!(field(refused), "acceptedTicketTypes");
    stage.registry.delete_scan_point(stage.tenant, None, "vip-door").await.expect("gone");
    stage.registry.delete_ticket_type(stage.tenant, None, "vip").await.expect("gone");
    let again = NewTicketType { event: event.clone(), name: "VIP".into(), ..NewTicketType::default() };
    let again = stage.registry.create_ticket_type(stage.tenant, again).await.expect("a type");
    assert_eq!(again.number, 3, "a number stands in printed codes: it is never given twice");

    stage.tickets(1).await;
    let refused = stage.registry.delete_ticket_type(stage.tenant, None, "general").await.expect_err("it has tickets");
    assert_eq!(field(refused), "ticketType");
    let refused = stage.registry.delete_tenant(stage.tenant).await.expect_err("it has an event");
    assert_eq!(field(refused), "tenant");

    let scanned = entry(1, now(), &[refused_scan()]);
    drain::store(&stage.store, stage.event.id, 0, 0, &[scanned]).await.expect("drained");
    let refused = stage.registry.delete_event(stage.tenant, &event).await.expect_err("it was scanned");
    assert_eq!(field(refused), "event");
}

fn refused_scan() -> gatehouse::domain::ledger::Change {
    refused(scan_id(1), now())
}

#[tokio::test]
async fn an_event_that_was_never_scanned_goes_with_all_it_has() {
    let stage = Stage::new().await;
    stage.tickets(3).await;
    stage.registry.delete_event(stage.tenant, "opening-night").await.expect("gone");
    assert_eq!(stage.registry.event(stage.tenant, "opening-night").await.expect("an answer"), None);
    stage.registry.delete_tenant(stage.tenant).await.expect("gone too");
    assert_eq!(stage.registry.tenant("acme-live").await.expect("an answer"), None);
}

#[tokio::test]
async fn lists_go_on_where_they_stopped() {
    let stage = Stage::new().await;
    for number in 0..4 {
        let new = NewDevice { name: format!("scanner {number}"), ..NewDevice::default() };
        stage.registry.create_device(stage.tenant, new).await.expect("a device");
    }
    let mut names = Vec::new();
    let mut after = None;
    loop {
        let page = PageRequest { after, limit: Some(3) };
        let page = stage.registry.devices(stage.tenant, page).await.expect("a page");
        names.extend(page.items.into_iter().map(|device| device.name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(names, ["scanner 0", "scanner 1", "scanner 2", "scanner 3"]);
    let wrong = PageRequest { after: Some("evt_x".into()), limit: None };
    assert_eq!(field(stage.registry.devices(stage.tenant, wrong).await.expect_err("no cursor")), "after");
}

#[tokio::test]
async fn a_device_is_bound_to_what_exists() {
    let stage = Stage::new().await;
    let new = |event: &str| NewDevice { name: "a".into(), events: vec![event.into()], scan_points: Vec::new() };
    let refused = stage.registry.create_device(stage.tenant, new("nowhere")).await.expect_err("no such event");
    assert_eq!(field(refused), "events[0]");
    let device = stage.registry.create_device(stage.tenant, new("opening-night")).await.expect("a device");
    assert_eq!(device.events, [stage.event.id]);
    let patch = DevicePatch { events: Some(None), scan_points: Some(Some(vec!["gate-a".into()])), name: None };
    let device = stage.registry.update_device(stage.tenant, device.id, patch).await.expect("a change");
    assert_eq!((device.events.len(), device.scan_points.len(), device.name.as_str()), (0, 1, "a"));
}

#[tokio::test]
async fn a_tenant_is_found_by_its_new_slug_only() {
    let stage = Stage::new().await;
    assert!(stage.registry.tenant("acme-live").await.expect("an answer").is_some());
    let patch = TenantPatch { slug: Some("acme".into()), name: None };
    stage.registry.update_tenant(stage.tenant, patch).await.expect("a change");
    assert_eq!(stage.registry.tenant("acme-live").await.expect("an answer"), None);
    assert_eq!(stage.registry.tenant("acme").await.expect("an answer").map(|found| found.id), Some(stage.tenant));
}
