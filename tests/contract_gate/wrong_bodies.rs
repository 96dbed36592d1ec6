//! Every wrong way to ask has its documented answer, and nothing comes of it.

use crate::World;
use crate::support::Stage;
use crate::support::client::send;
use reqwest::Method;
use serde_json::json;
use std::sync::Arc;

pub async fn every_wrong_scan_body_has_its_answer(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let code = stage.ticket().await.code;
    let path = stage.path("/scans");
    let scan = |more: &str| format!(r#"{{"code":"{code}","kind":"CHECK_IN"{more}}}"#);
    let broken = ["", "{", "nonsense", "{\"code\":\"x\",}", "\u{feff}{}x"];
    for body in broken {
        let answer = stage.scanner.post_raw(&path, "application/json", body).await;
        answer.problem(400, "MALFORMED_BODY");
    }
    let not_text = stage.scanner.post_raw(&path, "application/json", [b'{', b'"', 0xff, 0xfe, b'"', b'}']).await;
    not_text.problem(400, "MALFORMED_BODY");
    let wrong = [
        (format!(r#"{{"code":"{code}"}}"#), "kind"),
        (format!(r#"{{"code":"{code}","kind":"SIDEWAYS"}}"#), "kind"),
        (format!(r#"{{"code":"{code}","kind":7}}"#), "kind"),
        (format!(r#"{{"code":"{code}","kind":null}}"#), "kind"),
        (r#"{"kind":"CHECK_IN"}"#.to_owned(), "code"),
        (r#"{"kind":"CHECK_IN","code":7}"#.to_owned(), "code"),
        (scan(r#","idempotencyKey":"""#), "idempotencyKey"),
        (scan(&format!(r#","idempotencyKey":"{}""#, "k".repeat(256))), "idempotencyKey"),
        (scan(r#","idempotencyKey":7"#), "idempotencyKey"),
        (scan(&format!(r#","scanPoint":"{}""#, "p".repeat(1000))), "scanPoint"),
        (scan(r#","scanPoint":["north"]"#), "scanPoint"),
        (scan(r#","deviceId":{}"#), "deviceId"),
        (scan(r#","scannedAt":"1999-01-01T00:00:00Z""#), "scannedAt"),
    ];
    for (body, field) in wrong {
        let problem =
            stage.scanner.post_raw(&path, "application/json", body.clone()).await.problem(422, "INVALID_FIELD");
        assert_eq!(problem["field"], field, "{body}: {problem}");
    }
    let in_order = format!(r#"["{code}","CHECK_IN"]"#);
    for body in ["[]", "[1,2", "7", "\"x\"", "null", &in_order] {
        let answer = stage.scanner.post_raw(&path, "application/json", body).await;
        assert!([400, 422].contains(&answer.status), "{body}: {answer}");
    }
    stage.scanner.post_raw(&path, "text/plain", scan("")).await.problem(415, "UNSUPPORTED_MEDIA_TYPE");
    stage.scanner.post_raw(&path, "application/xml", "<scan/>").await.problem(415, "UNSUPPORTED_MEDIA_TYPE");
    let huge = scan(&format!(r#","note":"{}""#, "x".repeat(3 << 20)));
    stage.scanner.post_raw(&path, "application/json", huge).await.problem(413, "BODY_TOO_LARGE");
    let deep = format!("{}{}", "[".repeat(20_000), "]".repeat(20_000));
    let answer = stage.scanner.post_raw(&path, "application/json", deep).await;
    assert!([400, 413, 422].contains(&answer.status), "{answer}");
    assert_eq!((stage.inside().await, stage.feed().await.len()), (0, 0), "nothing of all this was recorded");
    let longest = scan(&format!(r#","idempotencyKey":"{}""#, "k".repeat(255)));
    stage.scanner.post_raw(&path, "application/json; charset=utf-8", longest).await.expect(200);
    assert_eq!(stage.inside().await, 1);
}

pub async fn wrong_addresses_and_methods(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let scan = json!({"code": "x", "kind": "CHECK_IN"});
    for event in ["nowhere", "evt_01h455vb4pex5vsknk084sn02q", "%00", "a%2Fb", &"x".repeat(3000)] {
        let answer = stage.scanner.post(&format!("/v1/events/{event}/scans"), &scan).await;
        assert!([404, 414].contains(&answer.status), "{event}: {answer}");
    }
    stage.scanner.get("/v1/no/such/thing").await.problem(404, "NOT_FOUND");
    let put = send(stage.scanner.request(Method::PUT, &stage.path("/scans")).json(&scan)).await;
    put.problem(405, "METHOD_NOT_ALLOWED");
    assert!(put.header("allow").contains("POST"), "{:?}", put.headers);
    for query in ["after=minus-one", "after=-1", "after=99999999999999999999999"] {
        let answer = stage.scanner.get(&stage.path(&format!("/scans?{query}"))).await;
        assert!([400, 422].contains(&answer.status), "{query}: {answer}");
    }
    let none = stage.scanner.get(&stage.path("/scans?after=999999999")).await.expect(200);
    assert_eq!(none["scans"], json!([]), "{none}");
}
