//! TLS between nodes: who has no certificate of the cluster's authority is neither heard nor believed.

use crate::authority::Authority;
use crate::cluster::Cluster;
use crate::play;
use crate::support::folder::make;
use crate::support::reaper::Reaper;
use crate::support::{Redis, assert_admitted};

#[test]
fn nodes_talk_by_tls_and_hear_nobody_without_a_certificate_of_theirs() {
    play(async {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = make();
        let _reaper = Reaper::of(&folder);
        let (ours, other) = (Authority::new(&folder, "ours"), Authority::new(&folder, "other"));
        let mut cluster = Cluster::on(Redis::start(), None, 0);
        for node in ["one", "two"] {
            cluster.more = ours.node(node);
            cluster.join();
        }
        let stage = cluster.stage().await;
        for ticket in stage.tickets("general", 4).await {
            // One of the two owns the event, so the other one asks it.
            assert_admitted(&cluster.at(0, &stage).enter(&ticket.code, "north").await);
            assert_admitted(&cluster.at(1, &stage).leave(&ticket.code, "north").await);
        }
        let asked = async |url: String, builder: reqwest::ClientBuilder| {
            let client = builder.build().expect("a client");
            client.post(url).body("a question").send().await.map(|answer| answer.status().as_u16())
        };
        let addr = cluster.internal(0);
        let plain = asked(format!("http://{addr}/nodes/ask"), reqwest::Client::builder()).await;
        assert!(plain.is_err(), "a question that is not encrypted is not read: {plain:?}");
        let blind = reqwest::Client::builder().tls_danger_accept_invalid_certs(true);
        let nobody = asked(format!("https://{addr}/nodes/ask"), blind).await;
        assert!(nobody.is_err(), "who shows no certificate is not heard: {nobody:?}");

        // Whose certificate another authority signed is nobody, too.
        other.node("three");
        let read = |file| std::fs::read(folder.join(file)).expect("it was just made");
        let three = reqwest::Identity::from_pem(&[read("three.pem"), read("three.key")].concat()).expect("a pair");
        let stranger = reqwest::Client::builder().tls_danger_accept_invalid_certs(true).identity(three);
        let stranger = asked(format!("https://{addr}/nodes/ask"), stranger).await;
        assert!(stranger.is_err(), "who shows another authority's certificate is not heard: {stranger:?}");
        // One of ours is heard, and then has no seal.
        let one = reqwest::Identity::from_pem(&[read("one.pem"), read("one.key")].concat()).expect("a pair");
        let friend = reqwest::Client::builder().tls_danger_accept_invalid_certs(true).identity(one);
        assert_eq!(asked(format!("https://{addr}/nodes/ask"), friend).await.ok(), Some(401));
    });
}
