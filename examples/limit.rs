//! The physical limit of this machine: bare actix-web that parses the body of a scan with serde and answers as many bytes
//! as a verdict has; of a purchase, as many as "sold out" has. No token check, no state, no store. `loadtest/compare`
//! measures the gateway against it.
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

/// An ADMIT of the gateway, as long as it is.
const VERDICT: &str = r#"{"verdict":"ADMIT","light":"green","message":"Checked in.","scan":{"id":"scn_01m82rwmkwemjrxn3ndrdnj332","kind":"CHECK_IN","scannedAt":"2026-11-22T23:19:03.036Z","scanPoint":"gate-1","deviceId":"turnstile-1"},"ticket":{"id":"tkt_01m82rwmdsefpapqkg1pye5s6f","status":"REDEEMED","type":{"id":"adm_01m82rtrfaewyt5drvz87tndhj","slug":"general","name":"General"},"holder":null,"entries":1,"entriesLeft":null},"occupancy":{"inside":20000}}"#;

async fn scan(body: web::Json<Scan>) -> HttpResponse {
    let scan = body.into_inner();
    let named = scan.scan_point.is_some() || scan.device_id.is_some() || scan.idempotency_key.is_some();
    if scan.code.is_empty() || scan.kind != "CHECK_IN" && scan.kind != "CHECK_OUT" || !named {
        return HttpResponse::UnprocessableEntity().finish();
    }
    HttpResponse::Ok().content_type("application/json").body(VERDICT)
}

/// The body of a purchase, as the gateway takes it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Purchase {
    event_id: String,
    email: String,
    name: String,
    items: Vec<Item>,
    payment_gateway: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    ticket_type_id: String,
    quantity: i64,
}

/// A "sold out" of the gateway, as long as it is.
const SOLD_OUT: &str = r#"{"statusCode":409,"message":"sold out: no places are left","error":"sold out: no places are left","reason":"sold_out","code":"sold_out","path":"/client/events/tickets/purchase"}"#;

async fn purchase(body: web::Json<Purchase>) -> HttpResponse {
    let wish = body.into_inner();
    let named = !wish.event_id.is_empty() && wish.email.contains('@') && !wish.name.is_empty();
    let wanted = wish.items.iter().any(|item| !item.ticket_type_id.is_empty() && item.quantity > 0);
    if !named || !wanted || wish.payment_gateway.is_empty() {
        return HttpResponse::BadRequest().finish();
    }
    HttpResponse::Conflict().content_type("application/json").body(SOLD_OUT)
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let address = std::env::args().nth(1).ok_or("usage: limit ADDRESS:PORT")?;
    let app = || {
        App::new()
            .route("/v1/events/{event}/scans", web::post().to(scan))
            .route("/client/events/tickets/purchase", web::post().to(purchase))
    };
    HttpServer::new(app).bind(address)?.run().await?;
    Ok(())
}
