//! `gatehouse audit` beside a gateway that serves: clean after an evening, and loud about whatever is changed behind its back.

mod support;

use serde_json::{Value, json};
use std::process::Command;
use std::time::Duration;
use support::postgres::psql;
use support::{Gatehouse, wait_for};

const LONG: Duration = Duration::from_secs(30);

/// An event with an import, admissions, refusals, exits, a re-entry and an annulment. Answers its id.
async fn evening(gatehouse: &Gatehouse) -> String {
    let client = gatehouse.client("admin");
    let event = client.post("/v1/events", &json!({"name": "Audited", "slug": "audited"})).await.expect(201);
    let of_type =
        json!({"event": "audited", "name": "General", "slug": "general", "allowReentry": true, "capacity": 40});
    client.post("/v1/ticket-types", &of_type).await.expect(201);
    let line = |seat| format!("{{\"ticketType\":\"general\",\"code\":\"SEAT-{seat}\"}}\n");
    let lines: String = (0..40).map(line).collect();
    let imported =
        client.post_raw("/v1/events/audited/tickets/import", "application/x-ndjson", lines).await.expect(200);
    assert_eq!(imported["imported"], 40, "{imported}");
    let scan = async |seat: u32, kind: &str| {
        let body = json!({"code": format!("SEAT-{seat}"), "kind": kind, "scanPoint": "north"});
        client.post("/v1/events/audited/scans", &body).await.expect(200)
    };
    for seat in 0..30 {
        let entry = scan(seat, "CHECK_IN").await;
        assert_eq!(entry["verdict"], "ADMIT", "{entry}");
    }
    for seat in 0..10 {
        assert_eq!(scan(seat, "CHECK_IN").await["verdict"], "DENY");
        assert_eq!(scan(seat, "CHECK_OUT").await["verdict"], "ADMIT");
    }
    assert_eq!(scan(3, "CHECK_IN").await["verdict"], "ADMIT");
    let taken_back = scan(35, "CHECK_IN").await["scan"]["id"].as_str().expect("an id").to_owned();
    client.post(&format!("/v1/events/audited/scans/{taken_back}/annul"), &json!({})).await.expect(200);
    event["id"].as_str().expect("an id").to_owned()
}

fn audit(gatehouse: &Gatehouse, arguments: &[&str]) -> (i32, Value) {
    let stores = ["--redis-url", gatehouse.redis_url(), "--database-url", gatehouse.postgres_url(), "--json"];
    let program = env!("CARGO_BIN_EXE_gatehouse");
    let done = Command::new(program).arg("audit").args(arguments).args(stores).output().expect("it runs");
    let said = String::from_utf8_lossy(&done.stdout);
    let line = said.lines().last().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&done.stderr)));
    (done.status.code().expect("it ended by itself"), serde_json::from_str(line).expect("JSON"))
}

/// States are folded from the log when somebody reads tickets.
async fn look_at_tickets(gatehouse: &Gatehouse) {
    let tickets = gatehouse.client("admin").get("/v1/events/audited/tickets/export").await;
    assert_eq!(tickets.text().lines().count(), 40, "{tickets}");
}

/// Which promises were broken, each once: an epoch that fell is named at every batch behind it.
fn rules(audit: &Value) -> Vec<&str> {
    let findings = audit["findings"].as_array().expect("a list");
    let mut rules: Vec<&str> = findings.iter().map(|finding| finding["rule"].as_str().expect("a word")).collect();
    rules.dedup();
    rules
}

#[test]
fn an_evening_is_clean_and_what_is_changed_behind_its_back_is_named() {
    let gatehouse = Gatehouse::start();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let event = runtime.block_on(evening(&gatehouse));

    let page = gatehouse.data_dir().join("report.md");
    let (code, clean) = audit(&gatehouse, &["audited", "--replay", "--report", page.to_str().expect("plain text")]);
    assert_eq!((code, &clean["clean"]), (0, &json!(true)), "{clean:#}");
    let figures = &clean["figures"];
    assert_eq!(figures["admissions"], 32);
    assert_eq!(figures["exits"], 10);
    assert_eq!(figures["admissions taken back"], 1);
    assert_eq!(figures["inside"], 21);
    assert_eq!(figures["scans decided again, the same"], 52);
    assert!(std::fs::read_to_string(&page).expect("the page").contains("Verdict: **CLEAN**"));

    let url = gatehouse.postgres_url();
    let uuid = psql(url, "select id from events where slug = 'audited'");
    let drained = || psql(url, &format!("select seq from drain where event = '{uuid}'")).parse::<u64>().ok();
    let all = figures["batches, to sequence"].as_u64().expect("a number");
    wait_for("the log is in Postgres", LONG, || (drained() == Some(all)).then_some(()));

    runtime.block_on(look_at_tickets(&gatehouse));
    psql(url, "update ticket_gates set inside = false from tickets where ticket = id and code = 'SEAT-20'");
    let (code, found) = audit(&gatehouse, &[&event]);
    assert_eq!((code, rules(&found)), (1, vec!["stored"]), "{found:#}");
    psql(url, "update ticket_gates set inside = true from tickets where ticket = id and code = 'SEAT-20'");

    psql(url, &format!("update event_log set epoch = null where event = '{uuid}' and seq < 5"));
    let (code, clean) = audit(&gatehouse, &[&event]);
    assert_eq!((code, &clean["clean"]), (0, &json!(true)), "written before epochs were: {clean:#}");
    psql(url, &format!("update event_log set epoch = epoch + 1 where event = '{uuid}' and seq = 5"));
    let (code, found) = audit(&gatehouse, &[&event]);
    assert_eq!((code, rules(&found)), (1, vec!["epoch"]), "{found:#}");
    psql(url, &format!("update event_log set epoch = epoch - 1 where event = '{uuid}' and seq = 5"));

    psql(url, &format!("delete from event_log where event = '{uuid}' and seq = 12"));
    let (code, found) = audit(&gatehouse, &[&event]);
    assert_eq!(code, 1);
    assert!(rules(&found).contains(&"sequence"), "{found:#}");

    let (code, _) = audit_of_nobody(&gatehouse);
    assert_eq!(code, 1);
}

fn audit_of_nobody(gatehouse: &Gatehouse) -> (i32, String) {
    let program = env!("CARGO_BIN_EXE_gatehouse");
    let stores = ["--redis-url", gatehouse.redis_url(), "--database-url", gatehouse.postgres_url()];
    let done = Command::new(program).args(["audit", "nowhere"]).args(stores).output().expect("it runs");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("no event has the id or slug `nowhere`"), "{said}");
    (done.status.code().expect("it ended by itself"), said)
}
