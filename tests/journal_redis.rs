//! The journal against a real Redis: who may write, what is read back, and what happens when the server fails.

#[path = "journal_redis/batches.rs"]
mod batches;
#[path = "journal_redis/failing_server.rs"]
mod failing_server;
#[path = "journal_redis/fence.rs"]
mod fence;
#[path = "journal_redis/repairs.rs"]
mod repairs;
#[path = "records/samples.rs"]
mod samples;
#[path = "journal_redis/spread.rs"]
mod spread;
mod support;
