//! What exists, and the whole log. Every SQL statement of the program stands in this folder.

pub mod drain;
pub mod epochs;
pub mod facts;
pub mod find;
pub mod hydrate;
pub mod records;

use crate::stores::StoreError;
use sqlx::postgres::PgPool;
use std::time::Duration;

/// How to reach Postgres.
#[derive(Debug, Clone)]
pub struct Settings {
    /// `postgres://user:password@host:port/database`, or with a socket folder: `postgres:///database?host=/folder&user=name`.
    pub url: String,
    /// Most connections of this process at a time.
    pub connections_max: u32,
    /// How long a statement may wait for a connection.
    pub acquire_timeout: Duration,
    /// How long the server may work on one statement.
    pub statement_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            url: "postgres://localhost/gatehouse".into(),
            connections_max: 16,
            acquire_timeout: Duration::from_secs(3),
            statement_timeout: Duration::from_secs(30),
        }
    }
}

/// A pool of connections; a clone is the same pool.
#[derive(Debug, Clone)]
pub struct Store {
    pool: PgPool,
}

impl Store {
    /// Connects once to prove that the server is there.
    pub async fn connect(_settings: &Settings) -> Result<Store, StoreError> {
        unimplemented!()
    }

    /// Brings the schema up to date, and makes the partitions of the coming year.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// Makes the partitions of the coming year; harmless to repeat.
    pub async fn make_partitions(&self) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// One round trip, for readiness.
    pub async fn ping(&self) -> Result<(), StoreError> {
        unimplemented!()
    }

    /// Waits until every connection is closed.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
