//! How the process and what it stands on are: looked at every few seconds, not on anybody's way.

use super::event_label;
use crate::domain::ids::{EventId, NodeId};
use metrics::{counter, gauge, histogram};
use std::fs;
use std::time::Duration;

/// Which node this is, and of which version.
pub fn node(node: NodeId) {
    let version = env!("CARGO_PKG_VERSION");
    gauge!("gatehouse_node_info", "node" => node.to_string(), "version" => version).set(1.0);
}

/// An event that this node owns, in words that people know; `owned` is false once it is not, or is named otherwise.
pub fn event_named(event: EventId, tenant: &str, name: &str, owned: bool) {
    let labels = [("event", event_label(event)), ("tenant", tenant.to_owned()), ("name", name.to_owned())];
    if labels[0].1 == event.to_string() {
        gauge!("gatehouse_event_info", &labels).set(f64::from(u8::from(owned)));
    }
}

/// A store was asked for a sign of life; `None`: it gave none.
pub fn store_answered(store: &'static str, took: Option<Duration>) {
    gauge!("gatehouse_store_up", "store" => store).set(f64::from(u8::from(took.is_some())));
    if let Some(took) = took {
        histogram!("gatehouse_store_ping_seconds", "store" => store).record(took.as_secs_f64());
    }
}

/// What Redis says of its memory, in bytes; a limit of zero is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedisMemory {
    pub used: u64,
    pub limit: u64,
}

pub fn redis_memory(memory: RedisMemory) {
    gauge!("gatehouse_redis_memory_bytes").set(memory.used as f64);
    gauge!("gatehouse_redis_memory_limit_bytes").set(memory.limit as f64);
}

/// Connections to Postgres that are at work, that wait for work, and how many there may be.
pub fn connections(busy: u32, idle: u32, limit: u32) {
    gauge!("gatehouse_postgres_connections", "state" => "busy").set(f64::from(busy));
    gauge!("gatehouse_postgres_connections", "state" => "idle").set(f64::from(idle));
    gauge!("gatehouse_postgres_connections_limit").set(f64::from(limit));
}

/// Memory, processor and files of this process, under the names that every exporter uses. Nothing where there is no /proc.
pub fn process() {
    let text = |of: &str| fs::read_to_string(format!("/proc/self/{of}")).unwrap_or_default();
    if let Some(seconds) = read_cpu(&text("stat")) {
        counter!("process_cpu_seconds_total").absolute(seconds);
    }
    if let Some(kilobytes) = read_line(&text("status"), "VmRSS:") {
        gauge!("process_resident_memory_bytes").set(kilobytes as f64 * 1_024.0);
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        gauge!("process_open_fds").set(open.count() as f64);
    }
    if let Some(most) = read_line(&text("limits"), "Max open files") {
        gauge!("process_max_fds").set(most as f64);
    }
}

/// What Linux calls a clock tick, on every machine: a hundredth of a second.
const TICKS: u64 = 100;

/// Whole seconds of processor time. A program may be named anything, so what is counted stands behind the last bracket.
fn read_cpu(stat: &str) -> Option<u64> {
    let (_, behind) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = behind.split_whitespace().collect();
    let ticks = |place: usize| fields.get(place)?.parse::<u64>().ok();
    Some((ticks(11)? + ticks(12)?) / TICKS)
}

/// The first number of the line that begins so.
fn read_line(text: &str, name: &str) -> Option<u64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    line.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernel_s_own_words_are_read() {
        let stat =
            "812 (gate (x) house) S 1 812 812 0 -1 4194560 9000 0 3 0 1234 766 0 0 20 0 9 0 5000 900000 2500 1844";
        assert_eq!(read_cpu(stat), Some(20));
        assert_eq!(read_cpu("rubbish"), None);
        let limits = "Limit   Soft Limit  Hard Limit  Units\nMax open files            1024     524288     files\n";
        assert_eq!(read_line(limits, "Max open files"), Some(1024));
        assert_eq!(read_line("Name:\tgatehouse\nVmRSS:\t   10240 kB\n", "VmRSS:"), Some(10_240));
        assert_eq!(read_line("", "VmRSS:"), None);
    }
}
