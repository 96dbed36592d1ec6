//! Who may not take part.

use crate::cluster::Cluster;
use crate::play;
use crate::support::folder::free_port;
use crate::support::{Client, Gatehouse};

#[test]
fn a_second_node_without_a_secret_is_refused() {
    play(async {
        let mut cluster = Cluster::start(0);
        let alone = Gatehouse::start_with(cluster.settings(&[]));
        let said = Gatehouse::start_in_vain(cluster.settings(&[]));
        assert!(said.contains("serves from this Redis already") && said.contains("cluster.secret"), "{said}");
        let internal = format!("127.0.0.1:{}", free_port());
        let secret =
            [("NODE__INTERNAL_BIND", internal.as_str()), ("CLUSTER__SECRET", "a secret that the other one lacks")];
        let said = Gatehouse::start_in_vain(cluster.settings(&secret));
        assert!(said.contains("without a cluster secret"), "{said}");
        // When the one in the way is gone, they may.
        drop(alone);
        cluster.join();
        cluster.join();
        cluster.stage().await;
    });
}

#[test]
fn who_does_not_know_the_secret_is_not_heard() {
    play(async {
        let mut cluster = Cluster::start(0);
        cluster.join();
        let log = cluster.nodes[0].log();
        let internal = cluster.internal(0);
        let stranger = Client::new(&format!("http://{internal}"));
        for seal in ["", "AAAA", &"A".repeat(75)] {
            let request = stranger.request(reqwest::Method::POST, "/nodes/ask").header("x-gatehouse-seal", seal);
            let answer = crate::support::client::send(request.body(vec![1, 2, 3])).await;
            assert_eq!(answer.status, 401, "{answer}\n{log}");
        }
        assert_eq!(stranger.get("/v1/events").await.status, 404, "no other surface is there");
    });
}
