//! Tickets sold elsewhere come in: once each, whatever is sent again.

use super::stage::Stage;
use gatehouse::actors::registry::import::{ImportLine, LineOutcome};
use gatehouse::actors::registry::{Holder, NewTicketType};
use gatehouse::domain::credential::{self, Read};
use gatehouse::domain::hold::HoldItem;
use gatehouse::domain::ids::TicketId;
use gatehouse::stores::postgres::{facts, find};

fn line(number: u64, external_id: Option<&str>, code: Option<&str>) -> ImportLine {
    ImportLine {
        line: number,
        ticket_type: "General".into(),
        holder: Some(Holder { name: Some("Ada".into()), email: Some("ada@example.com".into()), ..Holder::default() }),
        external_id: external_id.map(str::to_owned),
        code: code.map(str::to_owned),
    }
}

fn imported(outcome: &LineOutcome) -> TicketId {
    match outcome {
        LineOutcome::Imported(id) => *id,
        other => panic!("not imported: {other:?}"),
    }
}

#[tokio::test]
async fn a_signed_code_is_made_and_proves() {
    let stage = Stage::new().await;
    let id = imported(&stage.import(vec![line(1, None, None)]).await[0]);
    let ticket = stage.registry.ticket(stage.tenant, id).await.expect("an answer").expect("the ticket");
    let code = ticket.code.expect("a code");
    let Read::Signed(parsed) = credential::read(&code) else { panic!("not signed: {code}") };
    let secrets = stage.registry.tenant_secrets(stage.tenant).await.expect("secrets");
    assert!(parsed.verify(secrets.verifying(ticket.key_id).expect("the key")));
    assert_eq!((parsed.payload().ticket, parsed.payload().event), (id, stage.event.id));
    assert_eq!((parsed.payload().type_number, parsed.payload().generation), (1, 1));
    let facts = facts::load(&stage.store, stage.event.id, 0).await.expect("facts").expect("the event");
    assert_eq!(facts.tickets[0].gate.digest, Some(parsed.digest()), "what the owner compares is what was issued");
    assert_eq!(facts.tickets[0].holder.as_deref(), Some("Ada"));
}

#[tokio::test]
async fn sending_a_file_again_changes_nothing() {
    let stage = Stage::new().await;
    let lines =
        || vec![line(1, Some("A-1"), None), line(2, None, Some("BAR 123")), line(3, Some("A-3"), Some("BAR-3"))];
    let first = stage.import(lines()).await;
    let again = stage.import(lines()).await;
    for (first, again) in first.iter().zip(&again) {
        assert_eq!(*again, LineOutcome::Already(imported(first)));
    }
    let version = facts::versions(&stage.store, &[stage.event.id]).await.expect("versions")[0].1;
    stage.import(lines()).await;
    assert_eq!(facts::versions(&stage.store, &[stage.event.id]).await.expect("versions")[0].1, version);
    // Lines with neither are always new.
    let plain = stage.import(vec![line(1, None, None), line(2, None, None)]).await;
    assert_ne!(imported(&plain[0]), imported(&plain[1]));
}

#[tokio::test]
async fn a_bad_line_fails_alone_and_says_why() {
    let stage = Stage::new().await;
    let unknown_type = ImportLine { ticket_type: "backstage".into(), ..line(1, None, None) };
    let signed = format!("GH1.{}", "A".repeat(10));
    let outcomes = stage.import(vec![unknown_type, line(2, None, Some(&signed)), line(3, Some("ok"), None)]).await;
    let LineOutcome::Rejected(why) = &outcomes[0] else { panic!("taken: {outcomes:?}") };
    assert!(why.starts_with("ticketType: "), "{why}");
    let LineOutcome::Rejected(why) = &outcomes[1] else { panic!("taken: {outcomes:?}") };
    assert!(why.starts_with("code: "), "{why}");
    imported(&outcomes[2]);
}

#[tokio::test]
async fn repeats_within_a_chunk_are_one_ticket() {
    let stage = Stage::new().await;
    let outcomes = stage
        .import(vec![
            line(1, Some("A-1"), Some("X")),
            line(2, Some("A-1"), None),
            line(3, None, Some(" X ")),
            line(4, Some("A-4"), Some("X")),
        ])
        .await;
    let id = imported(&outcomes[0]);
    assert_eq!(outcomes[1], LineOutcome::Already(id), "the same external id");
    assert_eq!(outcomes[2], LineOutcome::Already(id), "the same code, as a scanner reads it");
    assert!(matches!(outcomes[3], LineOutcome::Rejected(_)), "two tickets cannot share a code: {outcomes:?}");
    let later = stage.import(vec![line(1, Some("A-9"), Some("X"))]).await;
    assert!(matches!(later[0], LineOutcome::Rejected(_)), "{later:?}");
}

#[tokio::test]
async fn the_same_file_sent_twice_at_once_makes_each_ticket_once() {
    let stage = Stage::new().await;
    let ids: Vec<String> = (0..200).map(|number| format!("A-{number}")).collect();
    let lines = || ids.iter().map(|id| line(1, Some(id), Some(&format!("code {id}")))).collect::<Vec<_>>();
    let plans = futures_util::future::join_all(
        (0..4).map(|_| stage.registry.plan_import(stage.tenant, stage.event.id, lines())),
    )
    .await;
    let plans: Vec<_> = plans.into_iter().map(|plan| plan.expect("a plan")).collect();
    assert!(plans.iter().all(|plan| plan.new_tickets() == 200), "all four planned before any wrote");
    let reports = futures_util::future::join_all(plans.into_iter().map(|plan| stage.registry.write_import(plan))).await;
    let mut new = 0;
    for report in reports {
        for result in report.expect("a report").results {
            match result.outcome {
                LineOutcome::Imported(_) => new += 1,
                LineOutcome::Already(_) => {}
                LineOutcome::Rejected(why) => panic!("{why}"),
            }
        }
    }
    assert_eq!(new, 200);
    assert_eq!(stage.registry.export(stage.tenant, stage.event.id, None, 2_000).await.expect("a page").len(), 200);
}

#[tokio::test]
async fn places_are_counted_before_anything_is_written() {
    let stage = Stage::new().await;
    let seats = NewTicketType {
        event: stage.event.id.to_string(),
        name: "Seats".into(),
        capacity: Some(2),
        ..NewTicketType::default()
    };
    let seats = stage.registry.create_ticket_type(stage.tenant, seats).await.expect("a type");
    let seat = |number: u64, id| ImportLine { ticket_type: "seats".into(), ..line(number, id, None) };
    let lines = vec![line(1, None, None), seat(2, Some("S-1")), seat(3, Some("S-1")), seat(4, Some("S-2"))];
    let mut plan = stage.registry.plan_import(stage.tenant, stage.event.id, lines).await.expect("a plan");
    assert_eq!(plan.to_reserve(), [HoldItem { ticket_type: seats.id, count: 2 }], "repeats take no place");
    assert_eq!(plan.new_tickets(), 3);
    plan.keep_only(seats.id, 1, "sold out");
    assert_eq!(plan.to_reserve(), [HoldItem { ticket_type: seats.id, count: 1 }]);
    let report = stage.registry.write_import(plan).await.expect("a report");
    let outcomes: Vec<_> = report.results.iter().map(|result| (result.line, result.outcome.clone())).collect();
    imported(&outcomes[0].1);
    assert_eq!(outcomes[2], (3, LineOutcome::Already(imported(&outcomes[1].1))));
    assert_eq!(outcomes[3], (4, LineOutcome::Rejected("sold out".into())));
}

#[tokio::test]
async fn a_code_is_found_by_its_hash_in_every_event_that_knows_it() {
    let stage = Stage::new().await;
    let id = imported(&stage.import(vec![line(1, None, Some("BAR-1"))]).await[0]);
    let hash = stage.registry.tenant_secrets(stage.tenant).await.expect("secrets").hash_key.code("BAR-1");
    assert_eq!(find::code(&stage.store, stage.tenant, hash).await.expect("an answer"), [stage.event.id]);
    assert_eq!(find::ticket(&stage.store, stage.tenant, id).await.expect("an answer"), Some(stage.event.id));
    let stranger = TicketId::from_bytes([1; 16]);
    assert_eq!(find::ticket(&stage.store, stage.tenant, stranger).await.expect("an answer"), None);
}

#[tokio::test]
async fn an_export_goes_through_all_tickets_once() {
    let stage = Stage::new().await;
    let mut ids = stage.tickets(25).await;
    ids.sort();
    let mut seen = Vec::new();
    loop {
        let page = stage.registry.export(stage.tenant, stage.event.id, seen.last().copied(), 10).await.expect("a page");
        if page.is_empty() {
            break;
        }
        seen.extend(page.into_iter().map(|ticket| ticket.id));
    }
    assert_eq!(seen, ids);
}

#[tokio::test]
async fn a_new_code_replaces_the_old_one_and_never_a_newer_one() {
    let stage = Stage::new().await;
    let id = imported(&stage.import(vec![line(1, None, Some("BAR-1"))]).await[0]);
    let second = stage.registry.resign(stage.tenant, id, 2).await.expect("a code");
    let third = stage.registry.resign(stage.tenant, id, 3).await.expect("a code");
    stage.registry.reissued(stage.tenant, id, &third).await.expect("kept");
    stage.registry.reissued(stage.tenant, id, &second).await.expect("harmless");
    let ticket = stage.registry.ticket(stage.tenant, id).await.expect("an answer").expect("the ticket");
    assert_eq!((ticket.code, ticket.generation, ticket.own_code), (Some(third.code.clone()), 3, false));
    let same = stage.registry.resign(stage.tenant, id, 3).await.expect("a code");
    assert_eq!(same.code, third.code, "signed again it is the same");
}
