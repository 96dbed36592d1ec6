//! The event's slot moves to another master of a Redis Cluster, and then that master dies.

use crate::audit::audit;
use crate::cluster::Cluster;
use crate::load::{Balancer, Load};
use crate::play;
use crate::support::redis_cluster::RedisCluster;
use crate::support::{Redis, eventually};
use std::time::{Duration, Instant};

#[test]
fn a_slot_that_moves_and_a_shard_that_fails_over_lose_no_acknowledged_scan() {
    play(async {
        let mut shards = RedisCluster::start(3, true);
        // The nodes are told of the shards; the single server beside them is none of theirs.
        let cluster = Cluster::on(Redis::start(), Some(shards.url()), 2);
        let stage = cluster.stage().await;
        let event = gatehouse::domain::ids::EventId::to_bytes(stage.event.parse().expect("an event id"));
        let tag: String = event.iter().map(|byte| format!("{byte:02x}")).collect();
        let tickets = stage.tickets("general", 3_000).await;
        let load = Load::start(&Balancer::of(&cluster), &stage, &tickets);
        load.tells(300).await;

        let first = shards.holder(&tag).expect("somebody holds it");
        let second = (first + 1) % 3;
        let moving = Instant::now();
        shards.begin_move(&tag, second).finish();
        load.tells(300).await;
        println!("scans went on {:?} after the slot began to move", moving.elapsed());
        assert_eq!(shards.holder(&tag), Some(second));

        // What dies has a replica with everything that was answered, and gets it back as its own later.
        shards.servers[second].kill9();
        let died = Instant::now();
        let promoted = async || shards.holder(&tag).filter(|holder| *holder >= 3);
        eventually("the replica is the master", Duration::from_secs(40), promoted).await;
        println!("another master after {:?}", died.elapsed());
        shards.servers[second].restart();
        load.tells(300).await;
        println!("scans went on after {:?}", died.elapsed());
        let outcome = load.finish().await;
        audit(&cluster.at(1, &stage), &outcome.told).await;
    });
}
