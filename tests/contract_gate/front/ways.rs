//! The ways of a request, and what is said on them.

use crate::World;
use serde_json::Value;
use std::collections::BTreeMap;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer without what two of the same may differ in.
#[derive(Debug, PartialEq)]
pub struct Said {
    pub status: String,
    pub headers: BTreeMap<String, String>,
    pub body: String,
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
pub async fn ask_again(world: &World, start: &str, head: &str, body: &[u8]) -> Said {
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
pub async fn one_answer(stream: &mut TcpStream) -> Vec<u8> {
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

pub fn said(bytes: &[u8]) -> Said {
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

pub fn sized(body: &[u8]) -> String {
    format!("Content-Length: {}\r\n", body.len())
}

/// Asks in front of the routes and through them; each has a key of its own.
pub async fn each(world: &World, method: &str, path: &str, head: &str, bodies: [&[u8]; 2]) -> [Said; 2] {
    let [plain, query] = ["", "?through=routes"].map(|query| format!("{method} {path}{query} HTTP/1.1"));
    let front = ask(world, &plain, &head_of(head, "front", bodies[0]), bodies[0]).await;
    [front, ask(world, &query, &head_of(head, "routes", bodies[1]), bodies[1]).await]
}

/// Asks as the second request of a connection.
pub async fn again(world: &World, method: &str, path: &str, head: &str, body: &[u8]) -> Said {
    ask_again(world, &format!("{method} {path} HTTP/1.1"), &head_of(head, "again", body), body).await
}

fn head_of(head: &str, way: &str, body: &[u8]) -> String {
    head.replace("{sized}", &sized(body)).replace("KEY", way)
}

/// Both say the same.
pub async fn both(world: &World, method: &str, path: &str, head: &str, bodies: [&[u8]; 2]) -> Said {
    let [front, routes] = each(world, method, path, head, bodies).await;
    assert_alike(&front, &routes, &format!("{head}{}", String::from_utf8_lossy(bodies[0])));
    front
}

/// The same, and as the second request of a connection.
pub async fn all(world: &World, method: &str, path: &str, head: &str, bodies: [&[u8]; 3]) -> Said {
    let said = both(world, method, path, head, [bodies[0], bodies[1]]).await;
    let again = again(world, method, path, head, bodies[2]).await;
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
