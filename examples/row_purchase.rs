//! What a competent team writes first for a sale: actix-web and sqlx, one transaction per purchase (SELECT ... FOR UPDATE of
//! the type's row, a check of what is left, INSERTs of the booking and its items, UPDATE of the count, COMMIT), Postgres as
//! it comes (fsync on). No promotions, no taxes, no gift cards, no gateway. `loadtest/compare` measures the gateway against it.
//!
//! `cargo run --release --example row_purchase -- 127.0.0.1:8093 postgres://...`: makes its tables afresh in that database,
//! with a type `general` that nobody can sell out and a type `gone` that is sold out, then serves.

use actix_web::{App, HttpResponse, HttpServer, web};
use serde::{Deserialize, Serialize};
use sqlx::postgres::{PgPool, PgPoolOptions};
use std::error::Error;

const TABLES: &str = "
    drop table if exists row_purchase_items, row_purchase_bookings, row_purchase_types;
    create table row_purchase_types (
        id bigint generated always as identity primary key,
        slug text not null unique,
        price_minor bigint not null,
        capacity bigint not null,
        taken bigint not null default 0,
        constraint never_oversold check (taken <= capacity)
    );
    create table row_purchase_bookings (
        id bigint generated always as identity primary key,
        email text not null,
        name text not null,
        amount_minor bigint not null,
        status text not null,
        expires_at timestamptz not null,
        created_at timestamptz not null default now()
    );
    create table row_purchase_items (
        booking bigint not null references row_purchase_bookings,
        type bigint not null references row_purchase_types,
        quantity bigint not null,
        unit_minor bigint not null,
        primary key (booking, type)
    );
    insert into row_purchase_types (slug, price_minor, capacity) values ('general', 2000, 1000000000), ('gone', 2000, 0);";

const LOCK: &str = "select id, price_minor, capacity - taken from row_purchase_types where slug = $1 for update";
const TAKE: &str = "update row_purchase_types set taken = taken + $2 where id = $1";
const BOOK: &str = "insert into row_purchase_bookings (email, name, amount_minor, status, expires_at)
    values ($1, $2, $3, 'pending', now() + interval '10 minutes') returning id, expires_at::text";
const ADD: &str = "insert into row_purchase_items (booking, type, quantity, unit_minor) values ($1, $2, $3, $4)";

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

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Booked<'a> {
    booking_id: String,
    payment_gateway: &'a str,
    amount: i64,
    currency: &'static str,
    client_secret: String,
    expires_at: String,
}

enum Refused {
    Wrong(&'static str),
    SoldOut,
    Broken,
}

impl From<sqlx::Error> for Refused {
    fn from(_: sqlx::Error) -> Refused {
        Refused::Broken
    }
}

async fn purchase(pool: web::Data<PgPool>, body: web::Json<Purchase>) -> HttpResponse {
    match book(&pool, &body).await {
        Ok(booked) => HttpResponse::Created().json(booked),
        Err(Refused::Wrong(what)) => HttpResponse::BadRequest().body(what),
        Err(Refused::SoldOut) => HttpResponse::Conflict().json(serde_json::json!({"code": "sold_out"})),
        Err(Refused::Broken) => HttpResponse::InternalServerError().finish(),
    }
}

/// One transaction: a refusal rolls back what it has locked.
async fn book<'a>(pool: &PgPool, wish: &'a Purchase) -> Result<Booked<'a>, Refused> {
    if wish.event_id.is_empty() || !wish.email.contains('@') || wish.items.is_empty() {
        return Err(Refused::Wrong("eventId, email and items are needed"));
    }
    let mut tx = pool.begin().await?;
    let mut taken = Vec::with_capacity(wish.items.len());
    let mut amount = 0;
    for item in &wish.items {
        let row: Option<(i64, i64, i64)> =
            sqlx::query_as(LOCK).bind(&item.ticket_type_id).fetch_optional(&mut *tx).await?;
        let (id, price, left) = row.ok_or(Refused::Wrong("no such type"))?;
        if item.quantity < 1 {
            return Err(Refused::Wrong("a quantity is 1 or more"));
        }
        if item.quantity > left {
            return Err(Refused::SoldOut);
        }
        sqlx::query(TAKE).bind(id).bind(item.quantity).execute(&mut *tx).await?;
        amount += price * item.quantity;
        taken.push((id, item.quantity, price));
    }
    let (booking, expires_at): (i64, String) =
        sqlx::query_as(BOOK).bind(&wish.email).bind(&wish.name).bind(amount).fetch_one(&mut *tx).await?;
    for (id, quantity, price) in taken {
        sqlx::query(ADD).bind(booking).bind(id).bind(quantity).bind(price).execute(&mut *tx).await?;
    }
    tx.commit().await?;
    Ok(Booked {
        booking_id: format!("ord_{booking}"),
        payment_gateway: &wish.payment_gateway,
        amount: amount / 100,
        currency: "USD",
        client_secret: format!("pi_{booking}_secret_{booking}"),
        expires_at,
    })
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: row_purchase ADDRESS:PORT POSTGRES_URL";
    let mut args = std::env::args().skip(1);
    let (address, url) = (args.next().ok_or(usage)?, args.next().ok_or(usage)?);
    let pool = PgPoolOptions::new().max_connections(20).connect(&url).await?;
    sqlx::raw_sql(TABLES).execute(&pool).await?;
    let pool = web::Data::new(pool);
    let path = "/client/events/tickets/purchase";
    HttpServer::new(move || App::new().app_data(pool.clone()).route(path, web::post().to(purchase)))
        .bind(address)?
        .run()
        .await?;
    Ok(())
}
