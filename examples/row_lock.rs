//! What a competent team writes first: actix-web and sqlx, one transaction per scan (a conditional UPDATE of the ticket's
//! row, which locks it, and an INSERT of the scan), Postgres as it comes (fsync on). No token check. `loadtest/compare`
//! measures the gateway against it.
//!
//! `cargo run --release --example row_lock -- 127.0.0.1:8092 postgres://... codes.txt`: makes its two tables afresh in that
//! database, fills them with one ticket per line of the file, then serves.

#[path = "parts/scan.rs"]
mod scan_body;

use actix_web::{App, HttpResponse, HttpServer, web};
use scan_body::Scan;
use serde::Serialize;
use sqlx::postgres::{PgPool, PgPoolOptions};
use std::error::Error;

const TABLES: &str = "
    drop table if exists row_lock_scans, row_lock_tickets;
    create table row_lock_tickets (
        id bigint generated always as identity primary key,
        code text not null unique,
        inside boolean not null default false,
        entries integer not null default 0
    );
    create table row_lock_scans (
        id bigint generated always as identity primary key,
        ticket bigint not null references row_lock_tickets,
        kind text not null,
        scan_point text,
        device_id text,
        idempotency_key text unique,
        scanned_at timestamptz not null default now()
    );";

const CHECK_IN: &str = "update row_lock_tickets set inside = true, entries = entries + 1
    where code = $1 and not inside returning id, entries";
const CHECK_OUT: &str = "update row_lock_tickets set inside = false where code = $1 and inside returning id, entries";
const RECORD: &str = "insert into row_lock_scans (ticket, kind, scan_point, device_id, idempotency_key)
    values ($1, $2, $3, $4, $5) returning id";

#[derive(Serialize)]
struct Verdict<'a> {
    verdict: &'static str,
    light: &'static str,
    message: &'static str,
    scan: Option<Recorded<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Recorded<'a> {
    id: i64,
    kind: &'a str,
    scan_point: Option<&'a str>,
    device_id: Option<&'a str>,
    ticket: i64,
    entries: i32,
}

async fn scan(pool: web::Data<PgPool>, body: web::Json<Scan>) -> HttpResponse {
    match decide(&pool, &body).await {
        Ok(Some(recorded)) => HttpResponse::Ok().json(Verdict {
            verdict: "ADMIT",
            light: "green",
            message: "Welcome.",
            scan: Some(recorded),
        }),
        Ok(None) => HttpResponse::Ok().json(Verdict {
            verdict: "DENY",
            light: "red",
            message: "This ticket is not known here, or it was already used.",
            scan: None,
        }),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

/// One transaction: takes the ticket's row if it may pass, writes the scan down, commits. `None` is a refusal.
async fn decide<'a>(pool: &PgPool, scan: &'a Scan) -> Result<Option<Recorded<'a>>, sqlx::Error> {
    let mut tx = pool.begin().await?;
    let statement = if scan.kind == "CHECK_OUT" { CHECK_OUT } else { CHECK_IN };
    let passed: Option<(i64, i32)> = sqlx::query_as(statement).bind(&scan.code).fetch_optional(&mut *tx).await?;
    let Some((ticket, entries)) = passed else {
        return Ok(None);
    };
    let (id,): (i64,) = sqlx::query_as(RECORD)
        .bind(ticket)
        .bind(&scan.kind)
        .bind(&scan.scan_point)
        .bind(&scan.device_id)
        .bind(&scan.idempotency_key)
        .fetch_one(&mut *tx)
        .await?;
    tx.commit().await?;
    let scan_point = scan.scan_point.as_deref();
    Ok(Some(Recorded { id, kind: &scan.kind, scan_point, device_id: scan.device_id.as_deref(), ticket, entries }))
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: row_lock ADDRESS:PORT POSTGRES_URL FILE_OF_CODES";
    let mut args = std::env::args().skip(1);
    let (address, url, file) = (args.next().ok_or(usage)?, args.next().ok_or(usage)?, args.next().ok_or(usage)?);
    let pool = PgPoolOptions::new().max_connections(20).connect(&url).await?;
    sqlx::raw_sql(TABLES).execute(&pool).await?;
    let codes: Vec<String> = std::fs::read_to_string(file)?.lines().map(str::to_owned).collect();
    sqlx::query("insert into row_lock_tickets (code) select * from unnest($1::text[])")
        .bind(codes)
        .execute(&pool)
        .await?;
    sqlx::raw_sql("analyze row_lock_tickets").execute(&pool).await?;
    let pool = web::Data::new(pool);
    HttpServer::new(move || App::new().app_data(pool.clone()).route("/v1/events/{event}/scans", web::post().to(scan)))
        .bind(address)?
        .run()
        .await?;
    Ok(())
}
