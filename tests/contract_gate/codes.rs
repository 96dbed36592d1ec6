//! What stands on a ticket: scanning.md, "Credentials".

use crate::World;
use crate::documents::route;
use crate::support::stage::text;
use crate::support::{Stage, Ticket, assert_admitted, assert_denied};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, VerifyingKey};
use serde_json::json;
use std::sync::Arc;

/// Payload and signature of `GH1.<payload>.<signature>`.
fn parts(code: &str) -> (Vec<u8>, Vec<u8>) {
    let mut parts = code.split('.');
    assert_eq!(parts.next(), Some("GH1"), "{code}");
    let mut next = || URL_SAFE_NO_PAD.decode(parts.next().expect("three parts")).expect("base64url without padding");
    (next(), next())
}

fn joined(payload: &[u8], signature: &[u8]) -> String {
    format!("GH1.{}.{}", URL_SAFE_NO_PAD.encode(payload), URL_SAFE_NO_PAD.encode(signature))
}

pub async fn codes_can_be_checked_offline_by_the_published_keys(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let (payload, signature) = parts(&ticket.code);
    assert_eq!((payload.len(), signature.len()), (1 + 16 + 16 + 2 + 4 + 4 + 4, 64));
    let id: gatehouse::domain::ids::TicketId = ticket.id.parse().expect("a ticket id");
    assert_eq!(&payload[17..33], id.as_bytes(), "the ticket id stands behind key id and event id");
    assert_eq!(payload[35..39], 1u32.to_be_bytes(), "the first generation");
    let signature = Signature::from_slice(&signature).expect("64 bytes");
    let keys = stage.scanner.get("/v1/keys").await.expect(200);
    let good = keys["keys"].as_array().expect("a JWKS").iter().any(|key| {
        assert_eq!((&key["kty"], &key["crv"]), (&json!("OKP"), &json!("Ed25519")), "{key}");
        assert!(key["kid"].is_string() && key.get("d").is_none(), "a public key with a name");
        let bytes = URL_SAFE_NO_PAD.decode(text(key, "/x")).expect("base64url");
        let key = VerifyingKey::from_bytes(&bytes.try_into().expect("32 bytes")).expect("a point of the curve");
        key.verify_strict(signed_text(&ticket.code), &signature).is_ok()
    });
    assert!(good, "one of the published keys verifies the code");
}

/// What the signature covers: everything before the last dot.
fn signed_text(code: &str) -> &[u8] {
    code.rsplit_once('.').expect("a code has dots").0.as_bytes()
}

pub async fn white_space_and_scanner_prefixes_are_stripped(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 3).await;
    let read = [
        format!("  {}\r\n", tickets[0].code),
        format!("\\000026{}", tickets[1].code),
        format!("\t\\000026 {} ", tickets[2].code),
    ];
    for code in read {
        assert_admitted(&stage.enter(&code, "north").await);
    }
    assert_denied(&stage.enter(&tickets[0].code, "south").await, "ALREADY_CHECKED_IN", "amber");
}

pub async fn garbage_and_forgeries_are_told_apart(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let (payload, signature) = parts(&ticket.code);
    let bent = |place: usize| {
        let mut signature = signature.clone();
        signature[place] ^= 1;
        joined(&payload, &signature)
    };
    let mut upgraded = payload.clone();
    upgraded[34] ^= 1;
    let mut other_key = payload.clone();
    other_key[0] ^= 0x55;
    let forged = [bent(0), bent(31), bent(63), joined(&upgraded, &signature), joined(&payload, &[0; 64])];
    for code in forged.iter().chain([&joined(&other_key, &signature)]) {
        assert_denied(&stage.enter(code, "north").await, "FORGED_CODE", "red");
    }
    let cut = &ticket.code[..ticket.code.len() - 3];
    for code in ["GH1.", "GH1..", "GH1.!!.??", "GH1.AAAA.BBBB", cut, &format!("{}.x", ticket.code)] {
        let verdict = stage.enter(code, "north").await;
        assert_denied(&verdict, "INVALID_CODE", "red");
        assert!(verdict["ticket"].is_null() && verdict.get("ticket").is_some(), "no known ticket: {verdict}");
    }
    assert_denied(&stage.enter("SEASON-2026-0001", "north").await, "INVALID_CODE", "red");
    let id_as_code = stage.enter(&ticket.id, "north").await;
    assert_ne!(id_as_code["verdict"], "ADMIT", "an id is not a code");
    assert_eq!(stage.inside().await, 0);
    assert_admitted(&stage.enter(&ticket.code, "north").await);
}

pub async fn a_code_of_another_event_says_so(world: Arc<World>) {
    let (here, there) = (Stage::new(&world).await, Stage::new(&world).await);
    let ticket = there.ticket().await;
    let verdict = here.enter(&ticket.code, "north").await;
    assert_denied(&verdict, "WRONG_EVENT", "red");
    assert_denied(&here.leave(&ticket.code, "north").await, "WRONG_EVENT", "red");
    assert_eq!((here.inside().await, there.inside().await), (0, 0));
    assert_admitted(&there.enter(&ticket.code, "north").await);
}

async fn reissued(world: &World, stage: &Stage, ticket: &Ticket) -> String {
    let path = route(world, "reissue").await.replace("{event}", &stage.event).replace("{ticket}", &ticket.id);
    let answer = stage.admin.post(&path, &json!({})).await;
    assert!([200, 201].contains(&answer.status), "{answer}");
    let lines = stage.export(&stage.admin).await;
    let line = lines.iter().find(|line| line["id"] == ticket.id.as_str()).expect("the ticket is still there");
    text(line, "/code")
}

pub async fn a_reissued_ticket_supersedes_its_old_code(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let tickets = stage.tickets("general", 2).await;
    let fresh = reissued(&world, &stage, &tickets[0]).await;
    assert_ne!(fresh, tickets[0].code);
    assert_eq!(parts(&fresh).0[35..39], 2u32.to_be_bytes(), "the next generation");
    assert_denied(&stage.enter(&tickets[0].code, "north").await, "SUPERSEDED_CODE", "red");
    assert_admitted(&stage.enter(&fresh, "north").await);
    // Somebody inside is let out by the old code, and staff see that it is odd.
    assert_admitted(&stage.enter(&tickets[1].code, "north").await);
    reissued(&world, &stage, &tickets[1]).await;
    let exit = stage.leave(&tickets[1].code, "north").await;
    assert_eq!((&exit["verdict"], &exit["light"], &exit["anomaly"]), (&json!("ADMIT"), &json!("amber"), &json!(true)));
}

pub async fn a_qr_image_carries_the_code(world: Arc<World>) {
    let stage = Stage::new(&world).await;
    let ticket = stage.ticket().await;
    let template = route(&world, "qr").await.replace("{event}", &stage.event).replace("{ticket}", &ticket.id);
    let path = |format: &str| match template.rsplit_once("qr") {
        Some((before, ".{format}")) => format!("{before}qr.{format}"),
        Some((before, ending)) if ending.starts_with('.') => format!("{before}qr.{format}"),
        _ => format!("{template}?format={format}"),
    };
    let svg = stage.admin.get(&path("svg")).await;
    assert_eq!((svg.status, svg.header("content-type")), (200, "image/svg+xml"), "{svg}");
    assert!(svg.text().contains("<svg"), "{svg}");
    let png = stage.admin.get(&path("png")).await;
    assert_eq!((png.status, png.header("content-type")), (200, "image/png"), "{}", png.of);
    assert!(png.body.starts_with(b"\x89PNG"), "a PNG starts with its mark");
    assert_eq!(stage.admin.get(&path("png")).await.body, png.body, "the same again");
}
