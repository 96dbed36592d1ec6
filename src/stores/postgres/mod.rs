//! What exists, and the whole log. Every SQL statement of the program stands in this folder.
//!
//! One file per group of tables, one function per statement. Statements that belong together run in a [`Tx`] that the
//! caller owns; whole reads and the drain take the [`Store`].

pub mod audit;
pub mod board;
pub mod books;
pub mod catalog;
pub mod conflicts;
pub mod convert;
mod copy_out;
pub mod customers;
pub mod deliveries;
pub mod delivery_lists;
pub mod devices;
pub mod drain;
pub mod epochs;
mod error;
pub mod events;
pub mod facts;
pub mod feed;
pub mod fenced;
pub mod find;
pub mod gates;
pub mod gateway_events;
pub mod hydrate;
pub mod idempotency;
pub mod keys;
pub mod letters;
pub mod logbook;
pub mod new_orders;
pub mod order_changes;
pub mod order_lists;
pub mod order_notes;
pub mod order_payments;
pub mod order_reads;
pub mod order_records;
pub mod order_steps;
pub mod order_words;
pub mod orders;
pub mod outbox;
pub mod performance;
pub mod records;
pub mod refunds;
pub mod roster;
pub mod scan_points;
pub mod shop;
pub mod single_tickets;
pub mod sold_tickets;
pub mod subscriptions;
pub mod tenants;
pub mod ticket_history;
pub mod ticket_lists;
pub mod ticket_pages;
pub mod ticket_search;
pub mod ticket_types;
pub mod tickets;

use crate::stores::StoreError;
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection, Postgres};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// A connection that was idle for longer is asked whether it is still there before it is used.
const HEARD_LATELY: Duration = Duration::from_millis(500);

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
    /// How long a transaction that writes may wait for its next statement. What it has locked may be what the next owner
    /// of an event waits for, and a process that hangs, or whose cable is pulled, never says that it gave up.
    pub silence_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            url: "postgres://localhost/gatehouse".into(),
            connections_max: 16,
            acquire_timeout: Duration::from_secs(3),
            statement_timeout: Duration::from_secs(30),
            silence_timeout: Duration::from_secs(5),
        }
    }
}

/// A pool of connections; a clone is the same pool.
#[derive(Debug, Clone)]
pub struct Store {
    pool: PgPool,
    outbox_news: Arc<Notify>,
}

/// One connection, inside a transaction or not: what a statement runs on.
pub type Db = PgConnection;

/// An open transaction; dropped without [`Tx::commit`] it never was.
pub struct Tx(sqlx::Transaction<'static, Postgres>);

impl Store {
    /// Connects once to prove that the server is there.
    ///
    /// Errors: [`StoreError::Unreadable`] for a URL that is none, [`StoreError::Unavailable`] for a server that is away.
    pub async fn connect(settings: &Settings) -> Result<Store, StoreError> {
        let options: PgConnectOptions =
            settings.url.parse().map_err(|_| StoreError::Unreadable("the Postgres URL cannot be read".into()))?;
        let options = options
            .application_name("gatehouse")
            .options([("statement_timeout", settings.statement_timeout.as_millis().to_string())])
            .options([("idle_in_transaction_session_timeout", settings.silence_timeout.as_millis().to_string())])
            // A session that waits for a lock does not see that its node died, and keeps what it locked from the next owner.
            .options([("client_connection_check_interval", "1000")])
            // Every statement is short: compiling one takes a hundred times as long as running it.
            .options([("jit", "off")])
            // Statements carry names and addresses in their parameters, and errors are logged where they are handled.
            .disable_statement_logging();
        let pool = PgPoolOptions::new()
            .max_connections(settings.connections_max)
            .acquire_timeout(settings.acquire_timeout)
            // Who was heard a moment ago need not be asked whether it is there: a round trip less for every use.
            .test_before_acquire(false)
            .before_acquire(|connection, kept| {
                Box::pin(async move {
                    if kept.idle_for > HEARD_LATELY {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_with(options)
            .await?;
        Ok(Store { pool, outbox_news: Arc::default() })
    }

    /// Brings the schema up to date, and makes the partitions of the coming year.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        MIGRATIONS.run(&self.pool).await.map_err(|error| match error {
            sqlx::migrate::MigrateError::Execute(error) => StoreError::from(error),
            other => StoreError::Unreadable(other.to_string()),
        })?;
        self.make_partitions().await
    }

    /// Makes the partitions of the coming year; harmless to repeat.
    pub async fn make_partitions(&self) -> Result<(), StoreError> {
        sqlx::query!("select make_scan_partitions((now() at time zone 'UTC')::date)").fetch_one(&self.pool).await?;
        Ok(())
    }

    /// One round trip, for readiness.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query!("select 1 as one").fetch_one(&self.pool).await?;
        Ok(())
    }

    /// Connections at work, idle ones, and how many there may be.
    pub fn connections(&self) -> (u32, u32, u32) {
        let idle = u32::try_from(self.pool.num_idle()).unwrap_or(u32::MAX);
        (self.pool.size().saturating_sub(idle), idle, self.pool.options().get_max_connections())
    }

    /// One connection, for reads that need no snapshot.
    pub async fn connection(&self) -> Result<PoolConnection<Postgres>, StoreError> {
        Ok(self.pool.acquire().await?)
    }

    pub async fn begin(&self) -> Result<Tx, StoreError> {
        Ok(Tx(self.pool.begin().await?))
    }

    /// Begins with these words instead of a bare `begin`.
    async fn begin_with(&self, begin: &'static str) -> Result<Tx, StoreError> {
        Ok(Tx(self.pool.begin_with(begin).await?))
    }

    /// Every read sees the same moment; nothing can be written. It may take its time: it stands in nobody's way.
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
        const BEGIN: &str = "begin isolation level repeatable read read only; \
                             set local idle_in_transaction_session_timeout = 0";
        self.begin_with(BEGIN).await
    }

    /// Waits until every connection is closed.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}

/// Begins a part of a transaction that may be undone alone, by [`undo_part`]; [`keep_part`] makes it one with the rest.
pub async fn begin_part(db: &mut Db) -> Result<(), StoreError> {
    sqlx::query!("savepoint part").execute(db).await?;
    Ok(())
}

pub async fn undo_part(db: &mut Db) -> Result<(), StoreError> {
    sqlx::query!("rollback to savepoint part").execute(db).await?;
    Ok(())
}

pub async fn keep_part(db: &mut Db) -> Result<(), StoreError> {
    sqlx::query!("release savepoint part").execute(db).await?;
    Ok(())
}

impl Tx {
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.0.commit().await?)
    }
}

impl Deref for Tx {
    type Target = PgConnection;

    fn deref(&self) -> &PgConnection {
        &self.0
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut PgConnection {
        &mut self.0
    }
}

/// A long read on a thread of its own. It is read to its end, whoever waits for it or does so no longer.
async fn apart<T: Send + 'static>(
    reading: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    let runtime = tokio::runtime::Handle::current();
    let read = tokio::task::spawn_blocking(move || runtime.block_on(reading)).await;
    read.map_err(|gone| StoreError::Unavailable(gone.to_string()))?
}
