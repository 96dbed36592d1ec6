//! Who should own an event: rendezvous hashing. Each node draws a number for the event, the highest wins, so that all who
//! know the same nodes agree without a word, and a node that comes or goes moves only what it wins or had.

use crate::domain::ids::{EventId, NodeId};
use sha2::{Digest, Sha256};

pub fn winner(event: EventId, nodes: impl IntoIterator<Item = NodeId>) -> Option<NodeId> {
    nodes.into_iter().max_by_key(|node| (draw(*node, event), *node))
}

fn draw(node: NodeId, event: EventId) -> u64 {
    let drawn = Sha256::new().chain_update(node.as_bytes()).chain_update(event.as_bytes()).finalize();
    drawn.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn node(n: u8) -> NodeId {
        NodeId::from_bytes([n; 16])
    }

    fn event(n: u64) -> EventId {
        let mut bytes = [0; 16];
        bytes[8..].copy_from_slice(&n.to_be_bytes());
        EventId::from_bytes(bytes)
    }

    fn owned(nodes: &[u8], events: u64) -> BTreeMap<EventId, NodeId> {
        let winner_of = |n| winner(event(n), nodes.iter().map(|node_no| node(*node_no))).expect("there are nodes");
        (0..events).map(|n| (event(n), winner_of(n))).collect()
    }

    #[test]
    fn events_spread_evenly_whatever_the_order_of_the_nodes() {
        let here = owned(&[1, 2, 3], 3_000);
        assert_eq!(here, owned(&[3, 1, 2], 3_000));
        for n in [1, 2, 3] {
            let share = here.values().filter(|owner| **owner == node(n)).count();
            assert!((850..1150).contains(&share), "node {n} owns {share} of 3000");
        }
        assert_eq!(winner(event(1), []), None);
    }

    #[test]
    fn a_node_that_joins_takes_only_what_it_wins() {
        let (before, after) = (owned(&[1, 2], 1_000), owned(&[1, 2, 3], 1_000));
        let moved = before.iter().filter(|(event, owner)| after[event] != **owner);
        assert!(moved.clone().all(|(event, _)| after[event] == node(3)));
        assert!((250..420).contains(&moved.count()));
    }
}
