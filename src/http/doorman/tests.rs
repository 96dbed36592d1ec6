use super::plain::{Asked, HEADERS_MAX, Of};
use super::*;
use crate::http::PURCHASE;
use crate::http::connection::{Patience, Patient};
use crate::http::events_module::principal::Naming;
use crate::http::pressure::{Asker, Shedding};
use bytes::{Buf, BytesMut};
use std::future::poll_fn;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

const PATIENCE: Patience =
    Patience { head: Duration::from_secs(5), quiet: Duration::from_secs(60), answer: Duration::from_secs(30) };
const SHEDDING: Shedding = Shedding { lag: Duration::from_millis(100), hold: Duration::from_secs(2) };
const PATH: &str = "/v1/events/summer-night/scans";

fn scan(headers: &str, body: &str) -> String {
    format!("POST {PATH} HTTP/1.1\r\nHost: a\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}

fn purchase(headers: &str, body: &str) -> String {
    scan(headers, body).replacen(PATH, PURCHASE, 1)
}

fn id_of(text: &str) -> Option<Option<&[u8]>> {
    Plain::alone_in(text.as_bytes()).map(|scan| scan.id)
}

#[test]
fn a_scan_is_known_by_its_head_if_it_is_whole_and_alone() {
    let text = scan("X-Request-Id: lane-7\r\nConnection: keep-alive\r\nAuthorization: Bearer a.b.c\r\n", "{}");
    assert_eq!(id_of(&text), Some(Some(b"lane-7".as_slice())));
    assert_eq!(id_of(&scan("x-request-id: not \"harmless\"\r\n", "{}")), Some(None));
    for shorter in 0..text.len() {
        assert_eq!(Plain::alone_in(&text.as_bytes()[..shorter]), None, "the first {shorter} bytes");
    }
    let followed = format!("{text}P");
    let of_length_twice = scan("content-length: 2\r\n", "{}");
    let many: String = (0..HEADERS_MAX).map(|number| format!("x-{number}: 1\r\n")).collect();
    for other in [
        followed,
        of_length_twice,
        scan(&many, "{}"),
        scan("Transfer-Encoding: chunked\r\n", "{}"),
        scan("Expect: 100-continue\r\n", "{}"),
        scan("Upgrade: h2c\r\n", "{}"),
        scan("Connection: close\r\n", "{}"),
        scan("Host: b\r\n", "{}"),
        text.replace("Host: a\r\n", ""),
        scan("X-Forwarded-For: 192.0.2.1\r\n", "{}"),
        scan("Forwarded: for=192.0.2.1\r\n", "{}"),
        scan("Via: 1.1 balancer\r\n", "{}"),
        text.replace("POST", "PUT"),
        text.replace("HTTP/1.1", "HTTP/1.0"),
        text.replace("/scans", "/tickets"),
        text.replace("/scans", "/scans?x=1"),
        text.replace("Content-Length: 2", "Content-Length: +2"),
        text.replace("Content-Length: 2", "Content-Length: "),
        text.replace("Content-Length: 2", "Contents: 2"),
    ] {
        assert_eq!(Plain::alone_in(other.as_bytes()), None, "{other}");
    }
}

#[test]
fn a_scan_is_decided_without_the_framework_if_there_is_nothing_to_choose() {
    let json = "Content-Type: application/json\r\n";
    let plain = scan(&format!("{json}Authorization: Bearer a.b.c\r\nIdempotency-Key: k-1\r\nAccept: */*\r\n"), "{}");
    let of = Of::Scan { event: "summer-night", authorization: Some(b"Bearer a.b.c") };
    let wanted = Asked { of, idempotency_key: Some(b"k-1"), body: b"{}" };
    assert_eq!(Plain::alone_in(plain.as_bytes()).and_then(|scan| scan.asked), Some(wanted));
    let bare = scan(json, "{}");
    let asked = Plain::alone_in(bare.as_bytes()).and_then(|scan| scan.asked).expect("it says what it is");
    assert_eq!(asked.of, Of::Scan { event: "summer-night", authorization: None });
    assert_eq!(asked.idempotency_key, None);
    for other in [
        scan("", "{}"),
        scan("Content-Type: application/msgpack\r\n", "{}"),
        scan("Content-Type: application/json; charset=utf-8\r\n", "{}"),
        scan(&format!("{json}{json}"), "{}"),
        scan(&format!("{json}Accept: application/msgpack\r\n"), "{}"),
        scan(&format!("{json}Content-Encoding: gzip\r\n"), "{}"),
        scan(&format!("{json}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"), "{}"),
        scan(&format!("{json}Idempotency-Key: a\r\nIdempotency-Key: b\r\n"), "{}"),
        scan(&format!("{json}X-Request-Id: a\r\nX-Request-Id: b\r\n"), "{}"),
        bare.replace("summer-night", "summer%2dnight"),
        bare.replace("/scans", "/validate"),
        bare.replace("/scans", "/scans/batch"),
    ] {
        assert_eq!(Plain::alone_in(other.as_bytes()).map(|scan| scan.asked), Some(None), "{other}");
    }
}

#[test]
fn a_purchase_is_read_with_whoever_it_names() {
    let json = "Content-Type: application/json\r\n";
    let naming = "orgid: demo\r\nX-Tenant-Id: tnt_1\r\nX-Client-Authorization: Bearer p\r\nAuthorization: Bearer a\r\n";
    let more = "Idempotency-Key: k-1\r\nX-Request-Id: buyer-7\r\nAccept: application/json, text/plain, */*\r\n";
    let text = purchase(&format!("{json}{naming}{more}"), r#"{"a":1}"#);
    let naming = Naming {
        org: Some(b"demo"),
        tenant: Some(b"tnt_1"),
        person: Some(b"Bearer p"),
        authorization: Some(b"Bearer a"),
    };
    let asked = Asked { of: Of::Purchase(naming), idempotency_key: Some(b"k-1"), body: br#"{"a":1}"# };
    let plain = Plain { kind: Kind::Purchase, id: Some(b"buyer-7"), asked: Some(asked) };
    assert_eq!(Plain::alone_in(text.as_bytes()), Some(plain));
    // What an empty or an odd value means is asked where all ways come together.
    let text = purchase(&format!("{json}orgid: \r\nX-Client-Authorization: \u{e4}\r\n"), "");
    let naming = Naming { org: Some(b""), person: Some("\u{e4}".as_bytes()), ..Naming::default() };
    let asked = Asked { of: Of::Purchase(naming), idempotency_key: None, body: b"" };
    assert_eq!(Plain::alone_in(text.as_bytes()).and_then(|plain| plain.asked), Some(asked));
}

#[test]
fn a_purchase_with_something_to_choose_is_left_to_the_framework() {
    let json = "Content-Type: application/json\r\n";
    for odd in [
        "",
        "Content-Type: application/msgpack\r\n",
        "Content-Type: application/json; charset=utf-8\r\n",
        &format!("{json}{json}"),
        &format!("{json}Accept: application/msgpack\r\n"),
        &format!("{json}Accept: application/json;q=0.5, application/msgpack\r\n"),
        &format!("{json}Accept: application/json\r\nAccept: application/msgpack\r\n"),
        &format!("{json}Content-Encoding: identity\r\n"),
        &format!("{json}orgid: a\r\norgid: a\r\n"),
        &format!("{json}X-Tenant-Id: a\r\nx-tenant-id: b\r\n"),
        &format!("{json}X-Client-Authorization: a\r\nX-Client-Authorization: b\r\n"),
        &format!("{json}Authorization: Bearer a\r\nAuthorization: Bearer b\r\n"),
        &format!("{json}Idempotency-Key: a\r\nIdempotency-Key: b\r\n"),
    ] {
        let text = purchase(odd, "{}");
        let plain = Plain::alone_in(text.as_bytes()).expect("it is whole and alone");
        assert_eq!((plain.kind, plain.asked), (Kind::Purchase, None), "{odd}");
    }
    let text = purchase(json, "{}");
    for other in [
        text.replace(PURCHASE, "/client/events/tickets/purchase?"),
        text.replace(PURCHASE, "/client/events/tickets/purchase/"),
        text.replace(PURCHASE, "/client/events/tickets%2fpurchase"),
        text.replace(PURCHASE, "/events/tickets/purchase"),
        text.replace("POST", "PUT"),
        text.replace("Host: a\r\n", "Host: a\r\nX-Forwarded-For: 192.0.2.1\r\n"),
        text.replace("Host: a\r\n", "Host: a\r\nConnection: close\r\n"),
        text.replace("Host: a\r\n", "Host: a\r\nExpect: 100-continue\r\n"),
        text[..text.len() - 1].to_owned(),
        format!("{text}P"),
    ] {
        assert_eq!(Plain::alone_in(other.as_bytes()), None, "{other}");
    }
}

#[test]
fn what_a_client_reads_is_known_without_the_framework() {
    let read = |accept: &[u8]| {
        let text = purchase("Content-Type: application/json\r\nAccept: ", "{}");
        let (before, behind) = text.split_once("Accept: ").expect("it is there");
        let text = [before.as_bytes(), b"Accept: ", accept, b"\r\n", behind.as_bytes()].concat();
        Plain::alone_in(&text).map(|plain| plain.asked.is_some())
    };
    for json in ["*/*", "application/json", "application/*", "text/html, */*;q=0.8", "text/html", "", "x/\u{e4}"] {
        assert_eq!(read(json.as_bytes()), Some(true), "{json}");
    }
    for other in ["application/msgpack", "application/x-msgpack, */*;q=0.1", "application/msgpack, \u{e4}"] {
        assert_eq!(read(other.as_bytes()), Some(false), "{other}");
    }
    assert_eq!(read(b"\xff"), Some(false), "no text at all");
}

type Guarded = Doorman<Patient<DuplexStream>>;

fn pair(pressure: Rc<Pressure>) -> (DuplexStream, Guarded) {
    let (client, server) = duplex(64 * 1024);
    let server = Patient::new(server, PATIENCE);
    let progress = server.progress().clone();
    (client, Doorman::new(server, progress, None, Door::under(pressure, || false, None)))
}

/// Of a thread that is behind: it saw a crowd, and came late.
fn behind() -> Rc<Pressure> {
    let pressure = Pressure::new(SHEDDING);
    let late = Instant::now() + Duration::from_secs(1);
    for _ in 0..100 {
        pressure.ask(Asker::default(), late);
    }
    assert!(pressure.is_behind());
    pressure
}

/// What the framework has of it by now; `None`: it waits.
async fn by_now(server: &mut Guarded) -> Option<String> {
    let mut bytes = [0; 8_192];
    let mut into = ReadBuf::new(&mut bytes);
    let poll = poll_fn(|cx| Poll::Ready(Pin::new(&mut *server).poll_read(cx, &mut into))).await;
    let Poll::Ready(read) = poll else {
        assert!(into.filled().is_empty());
        return None;
    };
    read.expect("the client is there");
    Some(String::from_utf8_lossy(into.filled()).into_owned())
}

/// The framework answers what it has read; `whole`: all of it at once.
async fn answered(server: &mut Guarded, whole: bool) {
    server.progress().met(false);
    server.progress().arrived();
    server.progress().framework_has(whole);
    server.write_all(b"yes").await.expect("room");
}

/// One request that the framework has and answers.
async fn acquainted(client: &mut DuplexStream, server: &mut Guarded) {
    client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.expect("room");
    assert!(by_now(server).await.is_some());
    answered(server, true).await;
}

#[tokio::test]
async fn a_thread_that_is_behind_refuses_a_scan_unseen() {
    let (mut client, mut server) = pair(behind());
    let text = scan("X-Request-Id: lane-7\r\n", "{}");
    client.write_all(text.as_bytes()).await.expect("room");
    assert_eq!(by_now(&mut server).await.as_ref(), Some(&text), "the framework has a clock for the first one");
    answered(&mut server, true).await;
    client.read_exact(&mut [0; 3]).await.expect("yes");
    client.write_all(text.as_bytes()).await.expect("room");
    assert_eq!(by_now(&mut server).await, None);
    let mut bytes = [0; 2_048];
    let read = client.read(&mut bytes).await.expect("an answer");
    let answer = String::from_utf8_lossy(&bytes[..read]);
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.starts_with("HTTP/1.1 503 Service Unavailable\r\n"), "{head}");
    let headers: Vec<&str> = head.split("\r\n").skip(1).collect();
    let length = format!("content-length: {}", body.len());
    for header in [
        length.as_str(),
        "content-type: application/problem+json",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "x-request-id: lane-7",
    ] {
        assert!(headers.contains(&header), "{header} in {head}");
    }
    assert!(headers.iter().any(|header| header.starts_with("retry-after: ")), "{head}");
    let body: serde_json::Value = serde_json::from_str(body).expect("JSON");
    assert_eq!((&body["code"], &body["retryable"]), (&"UNDECIDED".into(), &true.into()));
    assert!(server.progress().asker().returns.is_some(), "it is told when to come again");
}

/// It has words of its own, and without what makes them here the framework says them.
#[tokio::test]
async fn a_purchase_goes_on_where_nothing_is_answered() {
    let (mut client, mut server) = pair(behind());
    acquainted(&mut client, &mut server).await;
    let text = purchase("Content-Type: application/json\r\norgid: demo\r\n", "{}");
    client.write_all(text.as_bytes()).await.expect("room");
    assert_eq!(by_now(&mut server).await.as_ref(), Some(&text));
    assert!(!server.progress().was_let_in(), "whether it is let in is asked there");
}

/// Whatever the framework may have something of, or something to say before: a scan behind it is for the framework.
#[tokio::test]
async fn what_may_be_the_rest_of_a_request_goes_on() {
    let text = scan("", "{}");
    let whole = "GET / HTTP/1.1\r\n\r\n".to_owned();
    let body_to_come = "POST / HTTP/1.1\r\nContent-Length: 900\r\n\r\n".to_owned();
    let chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n".to_owned();
    let expects = "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 0\r\n\r\n".to_owned();
    for (first, answer, taken) in [
        (whole.clone(), Some(true), true),
        (text.clone(), Some(true), true),
        (whole.clone(), None, false),
        (whole.clone(), Some(false), false),
        (format!("{whole}{whole}"), Some(true), false),
        (format!("{whole}GET"), Some(true), false),
        (text[..20].to_owned(), Some(true), false),
        (body_to_come, Some(true), false),
        (chunked, Some(true), false),
        (expects, Some(true), false),
    ] {
        let (mut client, mut server) = pair(behind());
        client.write_all(first.as_bytes()).await.expect("room");
        assert_eq!(by_now(&mut server).await.as_ref(), Some(&first));
        if let Some(whole) = answer {
            answered(&mut server, whole).await;
        }
        client.write_all(text.as_bytes()).await.expect("room");
        assert_eq!(by_now(&mut server).await.is_none(), taken, "{first} {answer:?}");
    }
}

#[tokio::test]
async fn what_follows_the_last_answer_of_a_connection_is_not_looked_at() {
    let (mut client, mut server) = pair(behind());
    client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.expect("room");
    assert!(by_now(&mut server).await.is_some());
    server.progress().met(false);
    server.progress().framework_has(true);
    server.write_all(b"HTTP/1.1 401 Unauthorized\r\nconnection: close\r\n\r\n").await.expect("room");
    let text = scan("", "{}");
    client.write_all(text.as_bytes()).await.expect("room");
    assert_eq!(by_now(&mut server).await.as_ref(), Some(&text), "the framework throws it away");
}

#[tokio::test]
async fn an_answer_that_is_not_written_to_its_end_comes_first() {
    let (mut client, server) = duplex(600);
    let server = Patient::new(server, PATIENCE);
    let progress = server.progress().clone();
    let mut server = Doorman::new(server, progress, None, Door::under(behind(), || false, None));
    client.write_all(b"GET / HTTP/1.1\r\n\r\n").await.expect("room");
    assert!(by_now(&mut server).await.is_some());
    server.progress().met(false);
    server.progress().arrived();
    server.progress().framework_has(true);
    assert_eq!(server.write(&[b'y'; 700]).await.expect("room"), 600, "a hundred are left");
    let text = scan("", "{}");
    client.write_all(text.as_bytes()).await.expect("room");
    assert_eq!(by_now(&mut server).await.as_ref(), Some(&text), "the framework has to say something first");
}

#[tokio::test]
async fn a_refusal_that_is_not_taken_at_once_is_owed() {
    let pressure = behind();
    let (mut client, server) = duplex(600);
    let server = Patient::new(server, PATIENCE);
    let progress = server.progress().clone();
    let mut server = Doorman::new(server, progress, None, Door::under(pressure, || false, None));
    acquainted(&mut client, &mut server).await;
    server.write_all(&[b'y'; 500]).await.expect("room");
    client.write_all(scan("", "{}").as_bytes()).await.expect("room");
    assert_eq!(by_now(&mut server).await, None);
    assert!(!server.owed.is_empty());
    let mut bytes = [0; 4_096];
    client.read_exact(&mut bytes[..503]).await.expect("the answers before");
    server.flush().await.expect("room");
    assert!(server.owed.is_empty());
    let read = client.read(&mut bytes).await.expect("an answer");
    assert!(bytes[..read].ends_with(b"}"), "all of it");
}

/// What the framework does with its buffer.
#[tokio::test]
async fn the_buffer_of_a_connection_stays_as_large_as_it_is() {
    let (mut client, mut server) = pair(Pressure::new(Shedding { lag: Duration::ZERO, ..SHEDDING }));
    for length in [100, 300, 800, 1_000, 1_700] {
        let mut buffer = BytesMut::with_capacity(8_192);
        for _ in 0..100 {
            let text = scan("", &"x".repeat(length));
            client.write_all(text.as_bytes()).await.expect("room");
            // Or this task had had its turn, and reads nothing more.
            tokio::task::yield_now().await;
            loop {
                let room = buffer.capacity() - buffer.len();
                if room < 1_024 {
                    buffer.reserve(8_192 - room);
                }
                let poll = poll_fn(|cx| {
                    let read = tokio_util::io::poll_read_buf(Pin::new(&mut server), cx, &mut buffer);
                    Poll::Ready(read)
                });
                if poll.await.is_pending() {
                    break;
                }
            }
            assert_eq!(buffer.len(), text.len());
            drop(buffer.split_to(100).freeze());
            buffer.advance(text.len() - 100);
        }
        assert!(buffer.try_reclaim(8_000) && buffer.capacity() <= 8_192, "{} of {length}", buffer.capacity());
    }
}
