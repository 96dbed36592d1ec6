//! Scans and purchases are answered in front of the framework's routes; a query, which neither looks at, makes the same
//! request go through the routes. One that is not the first request of its connection is answered in front of the
//! framework itself, if it is plain. Nobody may be able to tell.

mod ways;

use crate::World;
use crate::support::Stage;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use ways::{Said, again, all, ask_again, both, each, one_answer, said, sized};

const JSON: &str = "Content-Type: application/json\r\n";

fn scan(code: &str, more: &str) -> Vec<u8> {
    format!(r#"{{"code":"{code}","kind":"CHECK_IN"{more}}}"#).into_bytes()
}

/// Heads and bodies with something odd about them, or nothing that a turnstile would send.
fn odd_scans(by: &str, used: &[u8], customer: &str) -> Vec<(String, Vec<u8>)> {
    let unknown = scan("GH1.nothing", "");
    let (text, packed) = (String::from_utf8_lossy(used).into_owned(), rmp_serde::to_vec_named(&Value::Null));
    let long = scan("x", &format!(r#","note":"{}""#, "x".repeat(100_000)));
    let chunked = format!("5\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", &text[..5], text.len() - 5, &text[5..]);
    vec![
        (format!("{by}{JSON}{{sized}}"), used.to_vec()),
        (format!("{by}{JSON}{{sized}}"), unknown),
        (format!("{by}{JSON}Transfer-Encoding: chunked\r\n"), chunked.into_bytes()),
        (format!("{by}{JSON}{{sized}}"), b"{".to_vec()),
        (format!("{by}{JSON}{{sized}}"), b"[]".to_vec()),
        (format!("{by}{JSON}{{sized}}"), Vec::new()),
        (format!("{by}{{sized}}"), Vec::new()),
        (format!("{by}{{sized}}"), used.to_vec()),
        (format!("{by}Content-Type: application/msgpack\r\n{{sized}}"), packed.expect("null")),
        (format!("{by}Content-Type: text/plain\r\n{{sized}}"), used.to_vec()),
        (format!("{by}{JSON}Content-Encoding: gzip\r\n{{sized}}"), used.to_vec()),
        (format!("{by}{JSON}{{sized}}"), long),
        (format!("{by}{JSON}{{sized}}"), scan("x", r#","kind":7"#)),
        (format!("{by}{JSON}Idempotency-Key: \r\n{{sized}}"), used.to_vec()),
        (format!("{by}{JSON}Idempotency-Key: a\r\n{{sized}}"), scan("x", r#","idempotencyKey":"b""#)),
        (format!("{JSON}{{sized}}"), used.to_vec()),
        (format!("Authorization: Basic eDp5\r\n{JSON}{{sized}}"), used.to_vec()),
        (format!("Authorization: Bearer nonsense\r\n{JSON}{{sized}}"), used.to_vec()),
        (format!("Authorization: Bearer {}\r\n{JSON}{{sized}}", customer), used.to_vec()),
    ]
}

pub async fn a_scan_in_front_of_the_routes_is_answered_as_through_them(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let (path, token) = (stage.path("/scans"), world.token("scanner"));
    let by = format!("Authorization: Bearer {token}\r\n");
    let codes: Vec<String> = stage.tickets("general", 15).await.into_iter().map(|ticket| ticket.code).collect();
    let good = [
        (format!("{by}{JSON}{{sized}}"), ""),
        (format!("{by}{JSON}Accept: application/msgpack\r\n{{sized}}"), r#","scanPoint":"north","deviceId":"lane-1""#),
        (format!("{by}{JSON}Idempotency-Key: KEY\r\n{{sized}}"), ""),
        (format!("{by}{JSON}Expect: 100-continue\r\n{{sized}}"), ""),
        (format!("{by}Content-Type: application/JSON; charset=utf-8\r\n{{sized}}"), ""),
    ];
    for (place, (head, more)) in good.into_iter().enumerate() {
        let bodies = [0, 1, 2].map(|way| scan(&codes[3 * place + way], more));
        let said = all(&world, "POST", &path, &head, [&bodies[0], &bodies[1], &bodies[2]]).await;
        assert!(said.status.contains("200"), "{said:?}");
        assert!(said.body.contains("ADMIT"), "{said:?}");
    }
    let used = scan(&codes[0], "");
    let odd = odd_scans(&by, &used, world.token("customer"));
    let mut told = std::collections::BTreeSet::new();
    for (head, body) in &odd {
        let said = all(&world, "POST", &path, head, [body, body, body]).await;
        assert_eq!(said.headers.get("x-request-id").map(String::as_str), Some("same"), "{said:?}");
        told.insert(said.status);
    }
    for status in ["200", "400", "401", "403", "413", "415", "422"] {
        assert!(told.iter().any(|line| line.contains(status)), "no {status} among {told:?}");
    }
    for elsewhere in ["/v1/events/nowhere/scans", "/v1/events/%00/scans", "/v1/events//scans"] {
        all(&world, "POST", elsewhere, &format!("{by}{JSON}{{sized}}"), [&used, &used, &used]).await;
    }
    for method in ["PUT", "DELETE", "PATCH"] {
        both(&world, method, &path, &format!("{by}{{sized}}"), [b"", b""]).await;
    }
}

const PURCHASE: &str = "/client/events/tickets/purchase";
/// As browsers send it.
const BROWSER: &str = "Accept: application/json, text/plain, */*\r\n";
const PACKED: &str = "Accept: application/msgpack\r\n";

/// Of a buyer who bought nothing before: what one buyer wants is counted.
fn wish(event: &str, of: &str, gateway: &str) -> Vec<u8> {
    let buyer = format!("front-{}@example.com", uuid::Uuid::new_v4().simple());
    let items = json!([{"ticketTypeId": of, "quantity": 1}]);
    let wish = json!({"eventId": event, "email": buyer, "name": "Front", "items": items, "paymentGateway": gateway});
    wish.to_string().into_bytes()
}

/// Heads and bodies of purchases that are refused.
fn refused_purchases(world: &World, event: &str) -> Vec<(String, Vec<u8>)> {
    let org = format!("orgid: {}\r\n", world.tenant_id());
    let (buyer, customer) = (format!("{org}{JSON}"), world.token("customer"));
    let gone = || wish(event, "gone", "stripe");
    vec![
        (format!("{buyer}{{sized}}"), gone()),
        (format!("{buyer}{BROWSER}{{sized}}"), gone()),
        (format!("{buyer}{PACKED}{{sized}}"), gone()),
        (format!("{buyer}{{sized}}"), wish(event, "general", "cash")),
        (format!("{buyer}{{sized}}"), wish("nowhere", "gone", "stripe")),
        (format!("{buyer}{{sized}}"), wish(event, "nothing", "stripe")),
        (format!("{buyer}{{sized}}"), b"{}".to_vec()),
        (format!("{buyer}{{sized}}"), b"{".to_vec()),
        (format!("{buyer}{{sized}}"), b"[]".to_vec()),
        (format!("{buyer}{{sized}}"), Vec::new()),
        (format!("{JSON}{{sized}}"), gone()),
        (format!("orgid: nobody\r\n{JSON}{{sized}}"), gone()),
        (format!("orgid: \u{e4}\r\n{JSON}{{sized}}"), gone()),
        (format!("{buyer}X-Tenant-Id: {}\r\n{{sized}}", world.tenant_id()), gone()),
        (format!("{buyer}X-Tenant-Id: nobody\r\n{{sized}}"), gone()),
        (format!("{buyer}{org}{{sized}}"), gone()),
        (format!("{buyer}Authorization: Bearer nonsense\r\n{{sized}}"), gone()),
        (format!("{buyer}Authorization: Basic eDp5\r\n{{sized}}"), gone()),
        (format!("{buyer}Authorization: Bearer {customer}\r\n{{sized}}"), gone()),
        (format!("{buyer}X-Client-Authorization: nonsense\r\n{{sized}}"), gone()),
        (format!("{buyer}X-Client-Authorization: \u{e4}\r\n{{sized}}"), gone()),
        (format!("{buyer}X-Client-Authorization: {customer}\r\nAuthorization: Bearer nonsense\r\n{{sized}}"), gone()),
        (format!("{buyer}Idempotency-Key: \r\n{{sized}}"), gone()),
        (format!("{org}Content-Type: text/plain\r\n{{sized}}"), gone()),
    ]
}

pub async fn a_purchase_in_front_of_the_routes_is_answered_as_through_them(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    stage.make_type("gone", json!({"capacity": 0, "price": 100, "currency": "USD"})).await;
    let mut told = std::collections::BTreeSet::new();
    for (head, body) in &refused_purchases(&world, &stage.event) {
        let said = all(&world, "POST", PURCHASE, head, [body, body, body]).await;
        assert!(said.body.contains(PURCHASE), "a refusal names the path: {said:?}");
        assert_eq!(said.headers.get("x-request-id").map(String::as_str), Some("same"), "{said:?}");
        told.insert(said.status);
    }
    for status in ["400", "401", "404", "409", "415"] {
        assert!(told.iter().any(|line| line.contains(status)), "no {status} among {told:?}");
    }
    both(&world, "GET", PURCHASE, &format!("orgid: {}\r\n{JSON}", world.tenant_id()), [b"", b""]).await;
}

pub async fn a_booking_in_front_of_the_routes_is_the_one_that_they_make(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    stage.make_type("paid", json!({"price": 100, "currency": "USD"})).await;
    let buyer = format!("orgid: {}\r\n{JSON}", world.tenant_id());
    for (of, more) in [("paid", ""), ("paid", BROWSER), ("paid", PACKED), ("general", "Idempotency-Key: KEY\r\n")] {
        let head = format!("{buyer}{more}{{sized}}");
        let bodies = [0, 1, 2].map(|_| wish(&stage.event, of, "stripe"));
        let [front, routes] = each(&world, "POST", PURCHASE, &head, [&bodies[0], &bodies[1]]).await;
        let again = again(&world, "POST", PURCHASE, &head, &bodies[2]).await;
        assert!(front.status.contains("201") && front.body.contains("bookingId"), "{front:?}");
        assert_eq!(outline(&front), outline(&routes), "{front:?} {routes:?}");
        assert_eq!(outline(&front), outline(&again), "{front:?} {again:?}");
    }
}

/// What two bookings have in common: what is said of them, and where.
fn outline(said: &Said) -> (&str, BTreeMap<&str, &str>, Value) {
    let headers = said.headers.iter().map(|(name, value)| match name.as_str() {
        "content-length" => (name.as_str(), ""),
        name => (name, value.as_str()),
    });
    (&said.status, headers.collect(), keys(serde_json::from_str(&said.body).expect("a booking")))
}

fn keys(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields.into_iter().map(|(name, value)| (name, keys(value))).collect(),
        Value::Array(items) => items.into_iter().map(keys).collect(),
        _ => Value::Null,
    }
}

/// Whatever the framework still has to say comes before what a later scan is told.
pub async fn answers_come_in_the_order_of_their_requests(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let address = world.url().trim_start_matches("http://").to_owned();
    let by = format!("Authorization: Bearer {}\r\n", world.token("scanner"));
    let start = format!("POST {} HTTP/1.1\r\nHost: {address}\r\n{JSON}{by}", stage.path("/scans"));
    let tickets = stage.tickets("general", 12).await;
    let asked = |place: usize| {
        let body = scan(&tickets[place].code, "");
        let head = format!("{start}X-Request-Id: r-{place}\r\n{}\r\n", sized(&body));
        [head.into_bytes(), body].concat()
    };
    let mut stream = TcpStream::connect(&address).await.expect("the gateway listens");
    // The first alone, then two at once and two more while those are decided, over and over.
    for places in [vec![0], vec![1, 2], vec![3], vec![4], vec![5, 6, 7], vec![8], vec![9], vec![10], vec![11]] {
        let together: Vec<u8> = places.into_iter().flat_map(asked).collect();
        stream.write_all(&together).await.expect("the requests are taken");
    }
    let mut bytes = Vec::new();
    let all = async {
        let mut piece = [0; 4096];
        while String::from_utf8_lossy(&bytes).matches("\"verdict\":\"ADMIT\"").count() < tickets.len() {
            let read = stream.read(&mut piece).await.expect("the connection stands");
            assert!(read > 0, "closed after {}", String::from_utf8_lossy(&bytes));
            bytes.extend_from_slice(&piece[..read]);
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), all).await.expect("all are answered");
    let text = String::from_utf8_lossy(&bytes);
    let told: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("x-request-id: r-")).collect();
    let wanted: Vec<String> = (0..tickets.len()).map(|place| place.to_string()).collect();
    assert_eq!(told, wanted, "{text}");
}

/// A body that looks like a scan is a body, and not decided.
pub async fn a_body_is_never_taken_for_a_scan(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let address = world.url().trim_start_matches("http://").to_owned();
    let by = format!("Authorization: Bearer {}\r\n", world.token("scanner"));
    let ticket = stage.tickets("general", 1).await.remove(0);
    let start = format!("POST {} HTTP/1.1\r\nHost: {address}\r\n{JSON}{by}", stage.path("/scans"));
    let body = scan(&ticket.code, "");
    let inner = [format!("{start}{}\r\n", sized(&body)).into_bytes(), body.clone()].concat();
    for how in ["", "Expect: 100-continue\r\n"] {
        let mut stream = TcpStream::connect(&address).await.expect("the gateway listens");
        stream
            .write_all(format!("GET /v1/nothing HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes())
            .await
            .expect("taken");
        one_answer(&mut stream).await;
        stream.write_all(format!("{start}{how}{}\r\n", sized(&inner)).as_bytes()).await.expect("the head is taken");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        stream.write_all(&inner).await.expect("the body is taken");
        let said = said(&one_answer(&mut stream).await);
        assert!(said.status.contains("400"), "{said:?}");
    }
    let said = ask_again(
        &world,
        &format!("POST {} HTTP/1.1", stage.path("/scans")),
        &format!("{by}{JSON}{}", sized(&body)),
        &body,
    )
    .await;
    assert!(said.body.contains("ADMIT"), "it was not scanned before: {said:?}");
}

pub async fn requests_behind_one_another_on_one_connection_are_all_answered(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let address = world.url().trim_start_matches("http://").to_owned();
    let start = format!("POST {} HTTP/1.1\r\nHost: {address}\r\n{JSON}", stage.path("/scans"));
    let by = format!("Authorization: Bearer {}\r\n", world.token("scanner"));
    let mut asked = Vec::new();
    for ticket in stage.tickets("general", 3).await {
        let body = scan(&ticket.code, "");
        asked.extend(format!("{start}{by}{}\r\n", sized(&body)).bytes().chain(body));
    }
    // No body comes behind this one, and none is needed to refuse it.
    asked.extend(format!("{start}Content-Length: 10\r\n\r\n").bytes());
    let mut stream = TcpStream::connect(&address).await.expect("the gateway listens");
    stream.write_all(&asked).await.expect("the requests are taken");
    let (mut said, mut bytes) = (String::new(), [0; 4096]);
    let all = async {
        while !said.contains("TOKEN_MISSING") {
            let read = stream.read(&mut bytes).await.expect("the connection stands");
            assert!(read > 0, "closed after {said}");
            said.push_str(&String::from_utf8_lossy(&bytes[..read]));
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), all).await.expect("all are answered");
    assert_eq!(said.matches("\"verdict\":\"ADMIT\"").count(), 3, "{said}");
}
