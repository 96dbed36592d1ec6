//! Who was heard of, and when. No clock of another machine is believed: a node lives while what it says changes.

use super::wire::{self, Garbled, Wire, record};
use super::{Member, Other, QUIET_ROUNDS, ROUNDS};
use crate::domain::ids::{EventId, NodeId};
use crate::stores::journal::redis::Spoken;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// What a node says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub member: Member,
    /// Rises each time it speaks.
    pub beat: u64,
    pub owned: Vec<EventId>,
}

record!(Words { member, beat, owned });

/// `None`: another version of the program wrote it.
pub fn read(record: &[u8]) -> Option<Words> {
    wire::read(record).ok()
}

/// A node that died, or left without handing over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silent {
    pub node: NodeId,
    pub owned: Vec<EventId>,
}

struct Heard {
    member: Arc<Member>,
    beat: u64,
    owned: Vec<EventId>,
    first: Instant,
    last: Instant,
}

pub struct Roll {
    me: NodeId,
    ttl: Duration,
    heard: HashMap<NodeId, Heard>,
    fallen: Vec<Silent>,
    /// Redis was away: nobody could speak, so nobody's silence counts.
    deaf: bool,
}

impl Roll {
    pub fn new(me: NodeId, ttl: Duration) -> Roll {
        Roll { me, ttl, heard: HashMap::new(), fallen: Vec::new(), deaf: false }
    }

    pub fn was_deaf(&mut self) {
        self.deaf = true;
    }

    /// What all nodes said last.
    pub fn hear(&mut self, said: Vec<Spoken>, now: Instant) {
        if std::mem::take(&mut self.deaf) {
            self.heard.values_mut().for_each(|heard| heard.last = now);
        }
        for spoken in said.into_iter().filter(|spoken| spoken.node != self.me) {
            let Some(Words { member, beat, owned }) = read(&spoken.record) else {
                tracing::warn!(node = %spoken.node, "a node of another version cannot be understood");
                continue;
            };
            match self.heard.get_mut(&spoken.node) {
                Some(known) if known.member.run == member.run && known.beat == beat => {}
                Some(known) => {
                    if known.member.run != member.run {
                        known.first = now;
                    }
                    (known.beat, known.owned, known.last) = (beat, owned, now);
                    if *known.member != member {
                        known.member = Arc::new(member);
                    }
                }
                // Of one heard of for the first time, Redis says how long it has been silent.
                None if spoken.ago < self.ttl => {
                    let last = now.checked_sub(spoken.ago).unwrap_or(now);
                    self.heard.insert(spoken.node, Heard { member: Arc::new(member), beat, owned, first: now, last });
                }
                None => {}
            }
        }
        let ttl = self.ttl;
        let dead = self.heard.extract_if(|_, heard| now.saturating_duration_since(heard.last) >= ttl);
        self.fallen.extend(dead.map(|(node, heard)| Silent { node, owned: heard.owned }));
    }

    pub fn was_told_of(&mut self, member: Member, now: Instant) {
        let heard = Heard { member: Arc::new(member), beat: 0, owned: Vec::new(), first: now, last: now };
        self.heard.entry(heard.member.node).or_insert(heard);
    }

    /// Those that live and can be asked.
    pub fn others(&self, now: Instant, settle: Duration) -> Vec<Other> {
        let live = self.heard.values();
        let other = |heard: &Heard| Other {
            member: heard.member.clone(),
            settled: now.saturating_duration_since(heard.first) >= settle,
            quiet: now.saturating_duration_since(heard.last) >= self.ttl / ROUNDS * QUIET_ROUNDS,
        };
        live.map(other).collect()
    }

    pub fn take_fallen(&mut self) -> Vec<Silent> {
        std::mem::take(&mut self.fallen)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TTL: Duration = Duration::from_secs(5);

    fn node(n: u8) -> NodeId {
        NodeId::from_bytes([n; 16])
    }

    fn said(n: u8, run: u8, beat: u64, ago: Duration) -> Spoken {
        let member = Member { node: node(n), run: [run; 16], addr: "127.0.0.1:7000".into(), leaving: false };
        let words = Words { member, beat, owned: vec![EventId::from_bytes([n; 16])] };
        Spoken { node: node(n), ago, record: wire::write(&words) }
    }

    fn alive(roll: &Roll, now: Instant) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = roll.others(now, TTL).iter().map(|other| other.member.node).collect();
        nodes.sort();
        nodes
    }

    #[test]
    fn a_node_lives_while_what_it_says_changes() {
        let (mut roll, start) = (Roll::new(node(1), TTL), Instant::now());
        roll.hear(vec![said(1, 1, 1, Duration::ZERO), said(2, 1, 1, Duration::ZERO)], start);
        assert_eq!(alive(&roll, start), [node(2)], "itself is no other");
        for second in 1..=10 {
            roll.hear(vec![said(2, 1, 1 + second, Duration::ZERO)], start + Duration::from_secs(second));
        }
        assert_eq!(alive(&roll, start), [node(2)]);
        // Redis says nothing new of it, whatever it says of the time.
        roll.hear(vec![said(2, 1, 11, Duration::ZERO)], start + Duration::from_secs(16));
        assert!(alive(&roll, start).is_empty());
        assert_eq!(roll.take_fallen(), [Silent { node: node(2), owned: vec![EventId::from_bytes([2; 16])] }]);
        assert!(roll.take_fallen().is_empty());
    }

    #[test]
    fn a_node_is_quiet_before_it_is_dead() {
        let (mut roll, start) = (Roll::new(node(1), TTL), Instant::now());
        roll.hear(vec![said(2, 1, 1, Duration::ZERO)], start);
        let quiet = |roll: &Roll, after: u64| roll.others(start + Duration::from_secs(after), TTL)[0].quiet;
        assert!(!quiet(&roll, 2) && quiet(&roll, 3));
        roll.hear(vec![said(2, 1, 1, Duration::ZERO)], start + Duration::from_secs(3));
        assert!(quiet(&roll, 3), "it said nothing new");
        roll.hear(vec![said(2, 1, 2, Duration::ZERO)], start + Duration::from_secs(4));
        assert!(!quiet(&roll, 4));
    }

    #[test]
    fn a_record_that_is_old_at_first_sight_is_of_a_dead_node() {
        let (mut roll, start) = (Roll::new(node(1), TTL), Instant::now());
        roll.hear(vec![said(2, 1, 1, TTL), said(3, 1, 1, TTL / 2)], start);
        assert_eq!(alive(&roll, start), [node(3)]);
        assert!(roll.take_fallen().is_empty(), "nobody knew it alive");
        roll.hear(vec![said(3, 1, 1, TTL)], start + TTL / 2);
        assert!(alive(&roll, start).is_empty(), "half of its time had passed");
    }

    #[test]
    fn while_redis_is_away_nobody_dies() {
        let (mut roll, start) = (Roll::new(node(1), TTL), Instant::now());
        roll.hear(vec![said(2, 1, 1, Duration::ZERO)], start);
        roll.was_deaf();
        roll.hear(vec![said(2, 1, 1, Duration::ZERO)], start + 10 * TTL);
        assert_eq!(alive(&roll, start), [node(2)]);
        roll.hear(vec![said(2, 1, 1, Duration::ZERO)], start + 11 * TTL);
        assert!(alive(&roll, start).is_empty());
    }

    #[test]
    fn a_node_that_started_again_has_to_settle_again() {
        let (mut roll, start) = (Roll::new(node(1), TTL), Instant::now());
        roll.hear(vec![said(2, 1, 1, Duration::ZERO)], start);
        roll.hear(vec![said(2, 1, 2, Duration::ZERO)], start + TTL / 2);
        assert!(!roll.others(start + TTL / 2, TTL)[0].settled);
        roll.hear(vec![said(2, 1, 3, Duration::ZERO)], start + TTL);
        assert!(roll.others(start + TTL, TTL)[0].settled);
        roll.hear(vec![said(2, 2, 1, Duration::ZERO)], start + TTL);
        assert!(!roll.others(start + TTL, TTL)[0].settled);
    }
}
