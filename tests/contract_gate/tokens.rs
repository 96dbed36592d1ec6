//! Who may do what: http.md, "Auth".

use crate::World;
use crate::support::stage::text;
use crate::support::tokens::Mint;
use crate::support::{Answer, Client, Stage, assert_admitted, eventually};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value, json};
use std::sync::Arc;
use std::time::Duration;

async fn scan_with(stage: &Stage, token: &str, code: &str) -> Answer {
    let body = json!({"code": code, "kind": "CHECK_IN", "scanPoint": "north"});
    stage.scanner.with_token(token).post(&stage.path("/scans"), &body).await
}

fn now_s() -> i64 {
    chrono::Utc::now().timestamp()
}

pub async fn no_token_and_broken_ones_are_refused(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let open = stage.scanner.without_token();
    let nobody = open.post(&stage.path("/scans"), &json!({"code": ticket.code, "kind": "CHECK_IN"})).await;
    assert_eq!((nobody.status, nobody.header("content-type")), (401, "application/problem+json"), "{nobody}");
    assert!(nobody.header("www-authenticate").starts_with("Bearer"), "{:?}", nobody.headers);
    let good = world.token("scanner");
    let (head, signature) = good.rsplit_once('.').expect("a token has dots");
    let swapped = signature.chars().rev().collect::<String>();
    for token in ["", "x", "a.b.c", head, &format!("{head}."), &format!("{head}.{swapped}"), &"x".repeat(20_000)] {
        let answer = scan_with(&stage, token, &ticket.code).await;
        // A header of 20 kB may be too much before anybody looks at it.
        let expected = if token.len() > 10_000 { &[400, 401, 431][..] } else { &[401] };
        assert!(expected.contains(&answer.status), "`{}...`: {answer}", &token[..token.len().min(20)]);
    }
    for (method, path) in [("GET", "/v1/events"), ("GET", "/v1/devices"), ("GET", "/v1/keys")] {
        assert_eq!(open.get(path).await.status, 401, "{method} {path} is not open");
    }
    assert_eq!((stage.inside().await, stage.feed().await.len()), (0, 0));
}

pub async fn expired_early_and_foreign_tokens_are_refused(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let good = Mint::of(&world, "scanner");
    let own_public = stage.scanner.get("/v1/keys").await.text();
    let stranger = EncodingKey::from_ed_pem(STRANGER.as_bytes()).expect("a key");
    let bad = [
        ("expired", good.with("exp", now_s() - 3600).token()),
        ("without an end", good.with("exp", Value::Null).token()),
        ("not yet good", good.with("nbf", now_s() + 3600).token()),
        ("of another issuer", good.with("iss", "https://elsewhere.example").token()),
        ("for another audience", good.with("aud", "somebody-else").token()),
        ("signed by a stranger", good.signed_by(&stranger, Algorithm::EdDSA)),
        ("unsigned", good.unsigned()),
        // The classic mix-up: a public key taken for a shared secret.
        ("HS256 with public text", good.signed_by(&EncodingKey::from_secret(own_public.as_bytes()), Algorithm::HS256)),
        ("HS256 with nothing", good.signed_by(&EncodingKey::from_secret(b""), Algorithm::HS256)),
    ];
    for (what, token) in bad {
        let answer = scan_with(&stage, &token, &ticket.code).await;
        assert_eq!(answer.status, 401, "{what}: {answer}");
    }
    assert_eq!((stage.inside().await, stage.feed().await.len()), (0, 0));
    let verdict = scan_with(&stage, &good.with("sub", "usr_someone").token(), &ticket.code).await.expect(200);
    assert_admitted(&verdict);
}

/// An Ed25519 key that nobody told the gateway about.
const STRANGER: &str = "-----BEGIN PRIVATE KEY-----\n\
    MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n\
    -----END PRIVATE KEY-----\n";

pub async fn permissions_are_asked_for_in_both_spellings(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 4).await;
    let with = |permissions: Value| Mint::of(&world, "scanner").with("permissions", permissions).token();
    let may_scan = [json!(["SCANNING"]), json!(["ticket.scan"]), json!(["FULL"])];
    for (permissions, ticket) in may_scan.into_iter().zip(&tickets) {
        assert_admitted(&scan_with(&stage, &with(permissions), &ticket.code).await.expect(200));
    }
    let code = &tickets[3].code;
    for permissions in [json!([]), json!(["ORDER"]), json!(["ticket.read"]), json!(["scanning"]), json!(["ticket"])] {
        let answer = scan_with(&stage, &with(permissions.clone()), code).await;
        assert_eq!(answer.status, 403, "{permissions}: {answer}");
    }
    assert_eq!(scan_with(&stage, world.token("customer"), code).await.status, 403, "a customer does not scan");
    assert_eq!(scan_with(&stage, world.token("order"), code).await.status, 403);
    let reader = stage.scanner.with_token(&with(json!(["ticket.read"])));
    assert_eq!(reader.get(&stage.path("/occupancy")).await.expect(200)["inside"], 3);
    let look = json!({"code": code, "kind": "CHECK_IN"});
    assert_admitted(&reader.post(&stage.path("/validate"), &look).await.expect(200));
    assert_eq!(reader.get(&stage.path("/scans")).await.status, 200);
    let writer = stage.scanner.with_token(&with(json!(["event.write"])));
    writer.patch(&stage.path(""), &json!({"name": "Renamed"})).await.expect(200);
    for path in ["/v1/events", "/v1/ticket-types", "/v1/scan-points", "/v1/devices"] {
        let answer = stage.scanner.post(path, &json!({"name": "x", "event": stage.event})).await;
        assert_eq!(answer.status, 403, "{answer}");
    }
    assert_eq!(stage.inside().await, 3);
}

/// A registered device and a token bound to it.
async fn device(world: &World, bound: &[(&str, Value)]) -> (String, Client) {
    let admin = world.client("admin");
    let id = text(&admin.post("/v1/devices", &json!({"name": "Turnstile"})).await.expect(201), "/id");
    let mut mint = Mint::of(world, "scanner").with("typ", "device").with("sub", id.clone());
    for (claim, value) in bound {
        mint = mint.with(claim, value.clone());
    }
    (id, Client::new(world.url()).with_token(&mint.token()))
}

pub async fn a_device_keeps_to_its_events_and_points(world: Arc<World>) {
    let (stage, other) = (Stage::new(&world).await, Stage::new(&world).await);
    let tickets = stage.tickets("general", 2).await;
    let (_, client) = device(&world, &[("events", json!([stage.event])), ("scanPoints", json!(["north"]))]).await;
    let at = |ticket: usize, point: &str| json!({"code": tickets[ticket].code, "kind": "CHECK_IN", "scanPoint": point});
    let elsewhere = client.post(&stage.path("/scans"), &at(0, "south")).await;
    assert_eq!(elsewhere.status, 403, "another point: {elsewhere}");
    let foreign = client.post(&other.path("/scans"), &at(0, "north")).await;
    assert!([403, 404].contains(&foreign.status), "another event: {foreign}");
    assert_eq!((stage.inside().await, other.inside().await), (0, 0));
    assert_admitted(&client.post(&stage.path("/scans"), &at(0, "north")).await.expect(200));
    let mut posing = at(1, "north");
    posing["deviceId"] = json!("dev_01h455vb4pex5vsknk084sn02q");
    let answer = client.post(&stage.path("/scans"), &posing).await;
    assert_eq!(answer.status, 403, "it cannot speak for another device: {answer}");
    assert_eq!(stage.inside().await, 1);
}

pub async fn a_device_at_several_points_names_the_one_it_is_at(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let bound = [("events", json!([stage.event])), ("scanPoints", json!(["north", "south"]))];
    let (_, client) = device(&world, &bound).await;
    let at = |ticket: usize, point: Value| {
        let mut scan = json!({"code": tickets[ticket].code, "kind": "CHECK_IN"});
        if !point.is_null() {
            scan["scanPoint"] = point;
        }
        scan
    };
    for path in ["/scans", "/validate"] {
        let elsewhere = client.post(&stage.path(path), &at(0, json!("east"))).await;
        assert_eq!(elsewhere.status, 403, "neither of its points: {elsewhere}");
        let nowhere = client.post(&stage.path(path), &at(0, Value::Null)).await;
        nowhere.problem(422, "INVALID_FIELD");
    }
    let batch = json!({"scans": [at(0, json!("east")), at(0, Value::Null)]});
    let results = client.post(&stage.path("/scans/batch"), &batch).await.expect(200);
    for result in results["results"].as_array().expect("results") {
        assert_eq!(result["verdict"], Value::Null, "{result}");
    }
    assert_eq!(stage.inside().await, 0, "a device leaves its bounds by no way");
    for (ticket, point) in ["north", "south"].into_iter().enumerate() {
        let verdict = client.post(&stage.path("/scans"), &at(ticket, json!(point))).await.expect(200);
        assert_admitted(&verdict);
        assert_eq!(verdict["scan"]["scanPoint"], point, "{verdict}");
    }
    assert_eq!(stage.inside().await, 2);
}

pub async fn a_revoked_device_is_refused_on_its_next_scan(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let (id, client) = device(&world, &[]).await;
    let (_, untouched) = device(&world, &[]).await;
    let scan = |n: usize| json!({"code": tickets[n].code, "kind": "CHECK_IN", "scanPoint": "north"});
    assert_admitted(&client.post(&stage.path("/scans"), &scan(0)).await.expect(200));
    let removed = stage.admin.delete(&format!("/v1/devices/{id}")).await;
    assert!([200, 204].contains(&removed.status), "{removed}");
    // "A revocation answers when every live node knows it": the one node there is knows it now.
    let answer = client.post(&stage.path("/scans"), &scan(1)).await;
    assert!([401, 403].contains(&answer.status), "{answer}");
    let looking = client.post(&stage.path("/validate"), &scan(1)).await;
    assert!([401, 403].contains(&looking.status), "{looking}");
    assert_eq!(stage.inside().await, 1);
    eventually("another device is untouched", Duration::from_secs(1), async || {
        let answer = untouched.post(&stage.path("/scans"), &scan(1)).await;
        (answer.status == 200).then_some(())
    })
    .await;
}
