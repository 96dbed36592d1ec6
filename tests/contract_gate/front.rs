//! Scans and purchases are answered in front of the framework's routes; a query, which neither looks at, makes the same
//! request go through the routes. A scan that is not the first request of its connection is answered in front of the
//! framework itself, if it is plain. Nobody may be able to tell.

use crate::World;
use crate::support::Stage;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const JSON: &str = "Content-Type: application/json\r\n";

/// An answer without what two of the same may differ in.
#[derive(Debug, PartialEq)]
struct Said {
    status: String,
    headers: BTreeMap<String, String>,
    body: String,
}

/// `head` and `body` as they are: nothing is added but where to, and the last of the connection.
async fn ask(world: &World, start: &str, head: &str, body: &[u8]) -> Said {
    let address = world.url().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.expect("the gateway listens");
    let head = format!("{start}\r\nHost: {address}\r\nConnection: close\r\nX-Request-Id: same\r\n{head}\r\n");
    stream.write_all(head.as_bytes()).await.expect("the head is taken");
    // A refusal may come before the body is written.
    let _ = stream.write_all(body).await;
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    said(&bytes)
}

/// The same as the second request of its connection, which stays.
async fn ask_again(world: &World, start: &str, head: &str, body: &[u8]) -> Said {
    let address = world.url().trim_start_matches("http://").to_owned();
    let mut stream = TcpStream::connect(&address).await.expect("the gateway listens");
    let first = format!("GET /v1/nothing HTTP/1.1\r\nHost: {address}\r\n\r\n");
    stream.write_all(first.as_bytes()).await.expect("the first is taken");
    let first = one_answer(&mut stream).await;
    assert!(said(&first).status.contains("404"), "{first:?}");
    let head = format!("{start}\r\nHost: {address}\r\nX-Request-Id: same\r\n{head}\r\n");
    // In one piece, as turnstiles send it.
    let whole = [head.as_bytes(), body].concat();
    let _ = stream.write_all(&whole).await;
    said(&one_answer(&mut stream).await)
}

/// Reads one answer, by its length.
async fn one_answer(stream: &mut TcpStream) -> Vec<u8> {
    let (mut bytes, mut piece) = (Vec::new(), [0; 4096]);
    let whole = async {
        loop {
            let read = stream.read(&mut piece).await.expect("the connection stands");
            bytes.extend_from_slice(&piece[..read]);
            let answer = bytes.strip_prefix(b"HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(&bytes);
            let end = answer.windows(4).position(|four| four == b"\r\n\r\n");
            let length = end.map(|end| String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase()).and_then(|head| {
                head.lines().find_map(|line| line.strip_prefix("content-length: ").map(str::to_owned))
            });
            match (end, length.and_then(|length| length.parse::<usize>().ok())) {
                (Some(end), Some(length)) if answer.len() >= end + 4 + length => return bytes,
                _ => assert!(read > 0, "the connection ended: {}", String::from_utf8_lossy(&bytes)),
            }
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(60), whole).await.expect("an answer")
}

fn said(bytes: &[u8]) -> Said {
    let bytes = bytes.strip_prefix(b"HTTP/1.1 100 Continue\r\n\r\n").unwrap_or(bytes);
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a head");
    let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let mut lines = text.lines();
    let status = lines.next().unwrap_or_default().to_owned();
    let headers = lines.filter_map(|line| line.split_once(": "));
    let mut headers: BTreeMap<String, String> =
        headers.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    assert!(headers.remove("date").is_some_and(|date| date.ends_with(" GMT")), "{text}");
    let _ = headers.remove("connection");
    let body = &bytes[end + 4..];
    let packed = headers.get("content-type").is_some_and(|kind| kind == "application/msgpack");
    let body: Option<Value> = if packed { rmp_serde::from_slice(body).ok() } else { serde_json::from_slice(body).ok() };
    let body =
        body.map_or_else(|| String::from_utf8_lossy(&bytes[end + 4..]).into_owned(), |body| masked(body).to_string());
    Said { status, headers, body }
}

/// Ids and moments of one's own, and who else is inside.
fn masked(value: Value) -> Value {
    match value {
        Value::Object(fields) => fields
            .into_iter()
            .map(|(name, value)| match name.as_str() {
                "scannedAt" | "at" | "inside" | "expiresAt" => (name, Value::Null),
                _ => (name, masked(value)),
            })
            .collect(),
        Value::Array(items) => items.into_iter().map(masked).collect(),
        Value::String(text) if ["scn_", "tkt_", "ord_", "bkg_", "Guest "].iter().any(|own| text.starts_with(own)) => {
            Value::String("own".to_owned())
        }
        other => other,
    }
}

fn sized(body: &[u8]) -> String {
    format!("Content-Length: {}\r\n", body.len())
}

/// Asks in front of the routes and through them; each has a key of its own.
async fn both(world: &World, method: &str, path: &str, head: &str, bodies: [&[u8]; 2]) -> Said {
    let head_of = |way: &str, body: &[u8]| head.replace("{sized}", &sized(body)).replace("KEY", way);
    let [plain, query] = ["", "?through=routes"].map(|query| format!("{method} {path}{query} HTTP/1.1"));
    let front = ask(world, &plain, &head_of("front", bodies[0]), bodies[0]).await;
    let routes = ask(world, &query, &head_of("routes", bodies[1]), bodies[1]).await;
    let body = String::from_utf8_lossy(bodies[0]);
    assert_alike(&front, &routes, &format!("{head}{body}"));
    front
}

/// The same, and as the second request of a connection.
async fn all(world: &World, method: &str, path: &str, head: &str, bodies: [&[u8]; 3]) -> Said {
    let said = both(world, method, path, head, [bodies[0], bodies[1]]).await;
    let head_again = head.replace("{sized}", &sized(bodies[2])).replace("KEY", "again");
    let again = ask_again(world, &format!("{method} {path} HTTP/1.1"), &head_again, bodies[2]).await;
    assert_alike(&again, &said, &format!("again: {head}{}", String::from_utf8_lossy(bodies[2])));
    said
}

fn assert_alike(one: &Said, other: &Said, asked: &str) {
    let digits = |said: &Said| said.headers.get("content-length").map(String::len);
    let without = |said: &Said| {
        let mut headers = said.headers.clone();
        headers.remove("content-length");
        headers
    };
    assert_eq!((&one.status, &one.body), (&other.status, &other.body), "{asked}");
    assert_eq!((without(one), digits(one)), (without(other), digits(other)), "{asked}");
}

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
        both(&world, "POST", elsewhere, &format!("{by}{JSON}{{sized}}"), [&used, &used]).await;
        ask_again(&world, &format!("POST {elsewhere} HTTP/1.1"), &format!("{by}{JSON}{}", sized(&used)), &used).await;
    }
    for method in ["PUT", "DELETE", "PATCH"] {
        both(&world, method, &path, &format!("{by}{{sized}}"), [b"", b""]).await;
    }
}

pub async fn a_purchase_in_front_of_the_routes_is_answered_as_through_them(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let path = "/client/events/tickets/purchase";
    let org = format!("orgid: {}\r\n", world.tenant_id());
    let buyer = format!("{org}{JSON}");
    let wish = |event: &str, of: &str, gateway: &str| {
        let items = format!(r#"[{{"ticketTypeId":"{of}","quantity":1}}]"#);
        let buyer = r#""email":"front@example.com","name":"Front""#;
        format!(r#"{{"eventId":"{event}",{buyer},"items":{items},"paymentGateway":"{gateway}"}}"#).into_bytes()
    };
    stage.make_type("gone", json!({"capacity": 0, "price": 100, "currency": "USD"})).await;
    let good = wish(&stage.event, "gone", "stripe");
    let cases: Vec<(String, Vec<u8>)> = vec![
        (format!("{buyer}{{sized}}"), good.clone()),
        (format!("{buyer}{{sized}}"), wish(&stage.event, "general", "cash")),
        (format!("{buyer}{{sized}}"), wish("nowhere", "gone", "stripe")),
        (format!("{buyer}{{sized}}"), wish(&stage.event, "nothing", "stripe")),
        (format!("{buyer}{{sized}}"), b"{}".to_vec()),
        (format!("{buyer}{{sized}}"), b"{".to_vec()),
        (format!("{JSON}{{sized}}"), good.clone()),
        (format!("orgid: nobody\r\n{JSON}{{sized}}"), good.clone()),
        (format!("{buyer}Authorization: Bearer nonsense\r\n{{sized}}"), good.clone()),
        (format!("{buyer}Authorization: Bearer {}\r\n{{sized}}", world.token("customer")), good.clone()),
        (format!("{buyer}Idempotency-Key: \r\n{{sized}}"), good.clone()),
        (format!("{org}Content-Type: text/plain\r\n{{sized}}"), good),
    ];
    for (head, body) in &cases {
        let said = both(&world, "POST", path, head, [body, body]).await;
        assert!(said.body.contains(path), "a refusal names the path: {said:?}");
    }
    both(&world, "GET", path, &buyer, [b"", b""]).await;
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
