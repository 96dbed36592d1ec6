//! Lists show what their filters say, and each filter has an index: the very statements of the program are explained.

use super::stage::Stage;
use super::support::postgres::psql;
use gatehouse::actors::registry::import::ImportLine;
use gatehouse::actors::registry::{Holder, NewTicketType};
use gatehouse::domain::ids::TicketId;
use gatehouse::domain::ticket::Validity;
use gatehouse::queries::{Queries, QueryError, TicketFilter};
use std::path::Path;

#[tokio::test]
async fn every_filter_narrows() {
    let stage = Stage::new().await;
    let vip = NewTicketType { event: stage.event.id.to_string(), name: "VIP".into(), ..NewTicketType::default() };
    let vip = stage.registry.create_ticket_type(stage.tenant, vip).await.expect("a type").id;
    let line = |of: &str, id: &str, email: &str| ImportLine {
        line: 1,
        ticket_type: of.into(),
        holder: Some(Holder { email: Some(email.into()), ..Holder::default() }),
        external_id: Some(id.into()),
        code: None,
    };
    let lines = vec![line("general", "1", "a@x.org"), line("vip", "2", "A@X.org"), line("general", "3", "b@x.org")];
    stage.import(lines).await;
    psql(&stage.url, "update tickets set validity = 5 where external_id = '3'");
    let queries = Queries::new(stage.store.clone());
    let found = async |filter: TicketFilter| {
        let page = queries.tickets(stage.tenant, stage.event.id, &filter, None, 50).await.expect("a page");
        page.items.into_iter().filter_map(|ticket| ticket.external_id).collect::<Vec<_>>()
    };
    let by_email = || TicketFilter { holder_email: Some("a@X.org".into()), ..TicketFilter::default() };
    assert_eq!(found(TicketFilter::default()).await, ["1", "2", "3"]);
    assert_eq!(found(by_email()).await, ["1", "2"]);
    assert_eq!(found(TicketFilter { ticket_type: Some(vip), ..by_email() }).await, ["2"]);
    assert_eq!(found(TicketFilter { ticket_type: Some(vip), ..TicketFilter::default() }).await, ["2"]);
    assert_eq!(found(TicketFilter { validity: Some(Validity::Blocked), ..TicketFilter::default() }).await, ["3"]);
    assert_eq!(found(TicketFilter { external_id: Some("1".into()), ..TicketFilter::default() }).await, ["1"]);
    let none = TicketFilter { external_id: Some("1".into()), ticket_type: Some(vip), ..TicketFilter::default() };
    assert!(found(none).await.is_empty());
}

#[tokio::test]
async fn a_list_goes_on_where_it_stopped() {
    let stage = Stage::new().await;
    let mut ids = stage.tickets(7).await;
    ids.sort();
    let queries = Queries::new(stage.store.clone());
    let mut seen: Vec<TicketId> = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let all = TicketFilter::default();
        let page = queries.tickets(stage.tenant, stage.event.id, &all, after.as_deref(), 3).await.expect("a page");
        seen.extend(page.items.iter().map(|ticket| ticket.id));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ids);
    let wrong = queries.tickets(stage.tenant, stage.event.id, &TicketFilter::default(), Some("12"), 3).await;
    assert_eq!(wrong.expect_err("no cursor"), QueryError::BadCursor);
}

/// What tells a list's statement apart, the index it must use, and values for `$1`, `$2`, ...
const LISTS: [(&str, &str, &str); 8] = [
    ("event = $1 and lower(holder_email)", "tickets_by_email", "'EVENT', 'h77@x.org', 'AFTER', null, null, null, 50"),
    ("event = $1 and external_id = $2", "tickets_external_id_unique", "'EVENT', 'e77', 'AFTER', null, null, 50"),
    ("event = $1 and ticket_type = $2", "tickets_by_type", "'EVENT', 'TYPE', 'AFTER', null, 50"),
    ("event = $1 and validity = $2", "tickets_by_validity", "'EVENT', 3, 'AFTER', 50"),
    ("event = $1 and id > $2", "tickets_by_event", "'EVENT', 'AFTER', 50"),
    ("event = $1 and (roster_key, id) > ($2, $3)", "tickets_by_roster", "'EVENT', '#', 'AFTER', null, 50"),
    ("event = $1 and (roster_key, id) < ($2, $3)", "tickets_by_roster", "'EVENT', 'z', 'AFTER', null, 50"),
    ("(s.seq, s.ordinal) > ($2, $3)", "_pkey", "'EVENT', 100, 3, 50"),
];

#[tokio::test]
async fn every_list_filter_has_its_index() {
    let stage = Stage::new().await;
    fill(&stage);
    let event = uuid(stage.event.id.as_bytes());
    let of_type = uuid(stage.general.id.as_bytes());
    for (mark, index, values) in LISTS {
        let values = values.replace("EVENT", &event).replace("TYPE", &of_type);
        let values = values.replace("AFTER", "00000000-0000-0000-0000-000000000000");
        let statement = statement(mark);
        // The pool plans its first executions with their values; later ones may not be worse.
        for mode in ["force_custom_plan", "force_generic_plan"] {
            let plan = psql(
                &stage.url,
                &format!("set plan_cache_mode = {mode}; prepare list as {statement}; explain execute list({values})"),
            );
            assert!(plan.contains(index), "{mode}: {statement}\n{plan}");
            // A list in the order of its index stops at its limit; sorting would read everything first.
            let few = ["tickets_by_email", "tickets_external_id_unique"].contains(&index);
            let sorts = plan.lines().any(|line| line.trim_start().trim_start_matches("->  ").starts_with("Sort  ("));
            assert!(few || !sorts, "{mode}: {statement}\n{plan}");
            assert!(!plan.contains("Seq Scan on tickets"), "{mode}: {statement}\n{plan}");
        }
    }
}

/// The program's own statement, from the descriptions that its build is checked with.
pub(super) fn statement(mark: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(".sqlx");
    let mut found = Vec::new();
    for file in std::fs::read_dir(folder).expect("the descriptions") {
        let text = std::fs::read_to_string(file.expect("a file").path()).expect("a description");
        let query: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let query = query["query"].as_str().expect("a statement").to_owned();
        let flat = query.split_whitespace().collect::<Vec<_>>().join(" ");
        if flat.contains(mark) && flat.contains("order by") && flat.contains("limit") {
            found.push(query);
        }
    }
    assert_eq!(found.len(), 1, "one statement contains `{mark}`: {found:#?}");
    found.remove(0)
}

fn fill(stage: &Stage) {
    let (tenant, event) = (uuid(stage.tenant.as_bytes()), uuid(stage.event.id.as_bytes()));
    let of_type = uuid(stage.general.id.as_bytes());
    psql(
        &stage.url,
        &format!(
            "insert into ticket_types (id, tenant, event, number, slug, name, currency, version)
                 select gen_random_uuid(), '{tenant}', '{event}', n, 't' || n, 't', 'USD', 1 from generate_series(2, 40) n;
             insert into tickets (id, tenant, event, ticket_type, version, external_id, holder_email, validity)
                 select gen_random_uuid(), '{tenant}', '{event}',
                        case when n % 40 = 0 then '{of_type}'::uuid
                             else (select id from ticket_types where number = 2 + n % 39 and event = '{event}') end,
                        n, 'e' || n, 'h' || n || '@x.org', case when n % 100 = 0 then 3 else 1 end
                 from generate_series(1, 20000) n;
             insert into scans (event, seq, ordinal, decided_at, what, scan, kind, outcome, record)
                 select '{event}', n / 10 + 1, n % 10, now(), 0, gen_random_uuid(), 0, 'ADMIT', 'x'
                 from generate_series(1, 20000) n;
             analyze"
        ),
    );
}

fn uuid(bytes: &[u8; 16]) -> String {
    uuid::Uuid::from_bytes(*bytes).to_string()
}
