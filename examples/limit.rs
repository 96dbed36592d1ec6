//! The physical limit of this machine: bare actix-web that parses the body of a scan with serde and answers as many bytes
//! as a verdict has. No token check, no state, no store. `loadtest/compare` measures the gateway against it.
//!
//! `cargo run --release --example limit -- 127.0.0.1:8091`

use actix_web::{App, HttpResponse, HttpServer, web};
use serde::Deserialize;
use std::error::Error;

/// The body of a scan, as the gateway takes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Scan {
    code: String,
    kind: String,
    scan_point: Option<String>,
    device_id: Option<String>,
    idempotency_key: Option<String>,
}

/// An ADMIT of the gateway, byte for byte as long.
const VERDICT: &str = r#"{"verdict":"ADMIT","light":"green","message":"Welcome.","scan":{"id":"scn_01kamb6y8ff0rr7c7m0x1h2v3w","kind":"CHECK_IN","scannedAt":"2026-11-22T18:00:00.000Z","scanPoint":"gate-1","deviceId":"gate-1-left"},"ticket":{"id":"tkt_01kamb6y8ff0rr7c7m0x1h2v3w","status":"REDEEMED","type":"general","holder":"Guest 000001","entries":1,"entriesLeft":null},"occupancy":{"inside":100000}}"#;

async fn scan(body: web::Json<Scan>) -> HttpResponse {
    let scan = body.into_inner();
    let named = scan.scan_point.is_some() || scan.device_id.is_some() || scan.idempotency_key.is_some();
    if scan.code.is_empty() || scan.kind != "CHECK_IN" && scan.kind != "CHECK_OUT" || !named {
        return HttpResponse::UnprocessableEntity().finish();
    }
    HttpResponse::Ok().content_type("application/json").body(VERDICT)
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("usage: limit ADDRESS:PORT")?;
    let app = || App::new().route("/v1/events/{event}/scans", web::post().to(scan));
    HttpServer::new(app).bind(address)?.run().await?;
    Ok(())
}
