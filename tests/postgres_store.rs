//! The registry, the drain and what owners read, against a real Postgres.

#[path = "postgres_store/administration.rs"]
mod administration;
#[path = "postgres_store/bookings.rs"]
mod bookings;
#[path = "postgres_store/draining.rs"]
mod draining;
#[path = "postgres_store/importing.rs"]
mod importing;
#[path = "postgres_store/lists.rs"]
mod lists;
#[path = "postgres_store/memory.rs"]
mod memory;
#[path = "postgres_store/owners.rs"]
mod owners;
#[path = "postgres_store/pages.rs"]
mod pages;
#[path = "postgres_store/prices.rs"]
mod prices;
#[path = "postgres_store/stage.rs"]
mod stage;
mod support;
#[path = "postgres_store/whole_events.rs"]
mod whole_events;
