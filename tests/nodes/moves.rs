//! Nodes come and go in order: nobody notices.

use crate::audit::audit;
use crate::cluster::Cluster;
use crate::load::{Balancer, Load};
use crate::play;
use std::time::Duration;

#[test]
fn a_rolling_restart_under_load_fails_no_request() {
    play(async {
        let mut cluster = Cluster::start(3);
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 6_000).await;
        let balancer = Balancer::of(&cluster);
        let load = Load::start(&balancer, &stage, &tickets);
        load.tells(200).await;
        for node in 0..3 {
            let port = cluster.nodes[node].url().to_owned();
            tokio::task::block_in_place(|| {
                cluster.nodes[node].stop();
                cluster.nodes[node].restart();
            });
            assert_eq!(cluster.nodes[node].url(), port, "it comes back where the balancer knows it");
            balancer.sees(node).await;
            load.tells(200).await;
        }
        let outcome = load.finish().await;
        println!("{} scans, longest gap {:?}", outcome.told.len(), outcome.longest_gap());
        outcome.assert_nothing_failed();
        audit(&cluster.at(0, &stage), &outcome.told).await;
    });
}

/// Whoever restarts nodes one after the other waits for the new one to be ready, and for nothing else: the next one is
/// stopped before it has heard of it.
#[test]
fn a_node_hands_over_to_one_that_came_a_moment_ago() {
    play(async {
        let mut cluster = Cluster::start(1);
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 6_000).await;
        let balancer = Balancer::of(&cluster);
        let load = Load::start(&balancer, &stage, &tickets);
        load.tells(100).await;
        tokio::task::block_in_place(|| cluster.join());
        balancer.add(&cluster.nodes[1]);
        tokio::task::block_in_place(|| cluster.nodes[0].stop());
        load.tells(100).await;
        let outcome = load.finish().await;
        outcome.assert_nothing_failed();
        audit(&cluster.at(1, &stage), &outcome.told).await;
    });
}

#[test]
fn events_move_to_a_node_that_joins_and_nothing_is_lost() {
    play(async {
        let mut cluster = Cluster::start(1);
        let mut stages = Vec::new();
        for _ in 0..8 {
            let stage = cluster.stage().await;
            let tickets = stage.tickets("general", 600).await;
            stages.push((stage, tickets));
        }
        let balancer = Balancer::of(&cluster);
        let loads: Vec<Load> = stages.iter().map(|(stage, tickets)| Load::start(&balancer, stage, tickets)).collect();
        for load in &loads {
            load.tells(50).await;
        }
        tokio::task::block_in_place(|| cluster.join());
        balancer.add(&cluster.nodes[1]);
        let moved = async || {
            let owned = stages.iter().filter(|(stage, _)| cluster.owner(&stage.event) == Some(1)).count();
            (owned > 0).then_some(owned)
        };
        crate::support::eventually("some events move to the new node", Duration::from_secs(20), moved).await;
        for load in &loads {
            load.tells(20).await;
        }
        // All of them first: while scans are dense the history waits for them to calm down.
        let mut outcomes = Vec::new();
        for load in loads {
            outcomes.push(load.finish().await);
        }
        for (outcome, (stage, _)) in outcomes.iter().zip(&stages) {
            outcome.assert_only_undecided();
            println!("{} scans, longest gap {:?}", outcome.told.len(), outcome.longest_gap());
            audit(&cluster.at(1, stage), &outcome.told).await;
        }
    });
}
