//! The physical limit of this machine: bare actix-web that parses the body of a scan with serde and answers as many bytes
//! as a verdict has; of a purchase, as many as "sold out" has. No token check, no state, no store. `loadtest/compare`
//! measures the gateway against it.
//!
//! `cargo run --release --example limit -- 127.0.0.1:8091`

#[path = "parts/scan.rs"]
mod scan_body;
#[path = "parts/verdict.rs"]
mod verdict;

use actix_web::{App, HttpResponse, HttpServer, web};
use scan_body::Scan;
use serde::Deserialize;
use std::error::Error;
use verdict::{VERDICT, is_scan};

async fn scan(body: web::Json<Scan>) -> HttpResponse {
    if !is_scan(&body) {
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
