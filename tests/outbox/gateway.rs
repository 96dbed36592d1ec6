//! The whole of it at a running gateway: a code out of a mail opens the gate, and every accepted scan is told.

use super::house::LIMIT;
use super::receiver::Receiver;
use super::sink::{Sink, qr_text};
use super::stage::connect;
use super::support::gatehouse::Settings;
use super::support::poll::eventually;
use super::support::postgres::psql;
use super::support::{Gatehouse, Stage, assert_admitted, assert_denied};
use gatehouse::domain::ids::NotificationId;
use gatehouse::stores::postgres::outbox::{self, Addressee, Fact, NewNotification};
use serde_json::{Value, json};

fn id_of<I: std::str::FromStr>(text: &str) -> I {
    text.parse().unwrap_or_else(|_| panic!("{text} is an id"))
}

/// Announces a ticket and reads its code out of the mail that came.
async fn code_by_mail(gatehouse: &Gatehouse, stage: &Stage, sink: &Sink, ticket: &str) -> String {
    let store = connect(gatehouse.postgres_url()).await;
    let to = Addressee { email: "pat@example.com".into(), name: "Pat Lee".into() };
    let fact = Fact::TicketsIssuedMail {
        order: super::house::order(),
        event: id_of(&stage.event),
        tickets: vec![id_of(ticket)],
        to,
    };
    let id = NotificationId::from_bytes(uuid::Uuid::now_v7().into_bytes());
    let news = NewNotification { id, tenant: id_of(gatehouse.tenant_id()), fact };
    outbox::push(&mut store.connection().await.expect("a connection"), &[news]).await.expect("written");
    let mail = eventually("the mail", LIMIT, async || sink.mails().pop()).await;
    qr_text(&mail, ticket)
}

#[actix::test]
async fn a_code_out_of_a_mail_opens_the_gate_and_every_accepted_scan_is_told_once() {
    let (sink, receiver) = (Sink::start(&[]), Receiver::start());
    let mail_server = ("GATEHOUSE_MAIL__SMTP_URL".to_owned(), sink.url());
    let gatehouse = Gatehouse::start_with(Settings { environment: vec![mail_server], ..Settings::default() });
    let stage = Stage::new(&gatehouse).await;
    let ticket = stage.ticket().await;
    let code = code_by_mail(&gatehouse, &stage, &sink, &ticket.id).await;

    let hook = json!({"url": receiver.url, "types": ["ticket.scanned"]});
    let hook = stage.admin.post("/v1/webhooks", &hook).await.expect(201);
    let secret = hook["secret"].as_str().expect("the secret, this once");
    let scans = [
        (stage.enter(&code, "north").await, "CHECK_IN", true),
        (stage.enter(&code, "south").await, "CHECK_IN", false),
        (stage.leave(&code, "north").await, "CHECK_OUT", true),
        (stage.enter(&code, "north").await, "CHECK_IN", true),
    ];
    assert_admitted(&scans[0].0);
    assert_denied(&scans[1].0, "ALREADY_CHECKED_IN", "amber");
    let told = eventually("three calls", LIMIT, async || {
        let seen = receiver.seen();
        (seen.len() >= 3).then_some(seen)
    })
    .await;
    let mut got: Vec<(String, String)> = told.iter().map(|call| scan_of(&call.json())).collect();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let accepted = scans.iter().filter(|(_, _, accepted)| *accepted);
    let mut wanted: Vec<(String, String)> =
        accepted.map(|(verdict, kind, _)| (text(&verdict["scan"]["id"]), (*kind).to_owned())).collect();
    got.sort();
    wanted.sort();
    assert_eq!(got, wanted);
    for call in &told {
        let body = call.json();
        assert!(call.signed_by(secret));
        assert_eq!((&body["type"], &body["properties"]["id"]), (&"ticket.scanned".into(), &ticket.id.clone().into()));
        assert_eq!(body["data"]["scanPoint"], "north");
        assert_eq!(body["metadata"]["tenant"]["id"], gatehouse.tenant_id());
    }

    // Nobody listens any more: nothing is even written.
    let id = text(&hook["id"]);
    assert_eq!(stage.admin.delete(&format!("/v1/webhooks/{id}")).await.status, 204);
    assert_admitted(&stage.leave(&code, "north").await);
    let drained = "select count(*) from scans where outcome = 'ADMIT'";
    let count = async || (psql(gatehouse.postgres_url(), drained) == "4").then_some(());
    eventually("the last scan is drained", LIMIT, count).await;
    let facts = "select count(*) from outbox where kind = 'ticket.scanned'";
    assert_eq!(psql(gatehouse.postgres_url(), facts), "3");
    assert_eq!(receiver.seen().len(), 3);
}

fn scan_of(body: &Value) -> (String, String) {
    let text = |name: &str| body["data"][name].as_str().unwrap_or_else(|| panic!("no {name} in {body}")).to_owned();
    (text("scanId"), text("kind"))
}
