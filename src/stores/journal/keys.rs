//! Every Redis key name. All keys of an event share one hash tag, so that one script may touch them on a cluster.

use crate::domain::ids::EventId;
use std::fmt::Write;

/// Which nodes are alive.
pub const NODES: &str = "gh:nodes";

/// The keys of one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    prefix: String,
}

/// What an event keeps, besides who owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    Log,
    Tickets,
    Keys,
    Holds,
    Counters,
}

impl Part {
    /// In the order in which the scripts take them.
    pub const ALL: [Part; 5] = [Part::Log, Part::Tickets, Part::Keys, Part::Holds, Part::Counters];

    fn name(self) -> &'static str {
        match self {
            Part::Log => "log",
            Part::Tickets => "tickets",
            Part::Keys => "keys",
            Part::Holds => "holds",
            Part::Counters => "counters",
        }
    }
}

impl Keys {
    pub fn of(event: EventId) -> Keys {
        let mut prefix = String::with_capacity(38);
        prefix.push_str("gh:{");
        for byte in event.as_bytes() {
            write!(prefix, "{byte:02x}").expect("a string takes every text");
        }
        prefix.push_str("}:");
        Keys { prefix }
    }

    pub fn own(&self) -> String {
        self.named("own")
    }

    pub fn lease(&self) -> String {
        self.named("lease")
    }

    pub fn part(&self, part: Part) -> String {
        self.named(part.name())
    }

    /// Where a repair writes before it takes the place of [`Keys::part`].
    pub fn repair(&self, part: Part) -> String {
        format!("{}repair:{}", self.prefix, part.name())
    }

    fn named(&self, name: &str) -> String {
        let mut key = String::with_capacity(self.prefix.len() + name.len());
        key.push_str(&self.prefix);
        key.push_str(name);
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_keys_of_an_event_share_its_hash_tag() {
        let keys = Keys::of(EventId::from_bytes([0xab; 16]));
        let tag = format!("gh:{{{}}}:", "ab".repeat(16));
        assert_eq!(keys.own(), format!("{tag}own"));
        assert_eq!(keys.lease(), format!("{tag}lease"));
        assert_eq!(keys.part(Part::Tickets), format!("{tag}tickets"));
        assert_eq!(keys.repair(Part::Log), format!("{tag}repair:log"));
    }
}
