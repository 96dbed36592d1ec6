//! Who sends what to whom.
//!
//! ```text
//! http ── Gate ── Directory ──(starts, finds)── EventActor ── Journal (Redis)
//!           │                                     │  ▲
//!           └── Registry ── Postgres ──(facts)────┘  └── ScanDrain: log → Postgres, watermark back
//!
//! http ── Sales ──(places)── Gate          Sales ──(money)── payments
//!           └──(steps)── OrderActor ── Postgres, many steps in one transaction
//! ```

pub mod batch;
pub mod cashier;
pub mod catalog;
pub mod clock;
pub mod directory;
pub mod event_actor;
pub mod gate;
pub mod journals;
pub mod lease_keeper;
pub mod messages;
pub mod nodes;
pub mod order_actor;
pub mod outbox_relay;
pub mod owner;
pub mod post;
pub mod refusals;
pub mod registry;
pub mod sales;
pub mod scan_drain;
pub mod sold_out;
