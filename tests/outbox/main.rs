//! Facts become mails and calls: through a real mail server and real receivers, from a real Postgres.

#[path = "../postgres_store/stage.rs"]
#[allow(dead_code, reason = "made for the store's tests; a part of it is enough here")]
mod stage;
#[path = "../support/mod.rs"]
mod support;

mod calls;
mod gateway;
mod house;
mod mails;
mod receiver;
mod relays;
mod sink;
