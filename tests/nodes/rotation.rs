//! The cluster's secret and the authority of its certificates are changed while the gate is open.

use crate::audit::audit;
use crate::authority::Authority;
use crate::cluster::{Cluster, SECRET, node_id};
use crate::load::{Balancer, Load};
use crate::play;
use crate::support::Redis;
use crate::support::folder::make;
use crate::support::reaper::Reaper;
use gatehouse::actors::nodes::roll;
use gatehouse::actors::nodes::seal::Key;
use std::path::Path;

const NODES: [&str; 2] = ["one", "two"];
const NEXT: &str = "the secret that comes after the first";

fn read(folder: &Path, file: &str) -> Vec<u8> {
    std::fs::read(folder.join(file)).expect("it was made before")
}

/// What `docs/nodes.md` tells people to do, with both at once: three rolling restarts of two nodes under load.
#[test]
fn secret_and_authority_change_in_three_rolling_restarts_and_no_scan_fails() {
    play(async {
        let folder = make();
        let _reaper = Reaper::of(&folder);
        let (former, latter) = (Authority::new(&folder, "former"), Authority::new(&folder, "latter"));
        let mut cluster = Cluster::on(Redis::start(), None, 0);
        for node in NODES {
            cluster.more = former.node(node);
            cluster.join();
        }
        let stage = cluster.stage().await;
        let tickets = stage.tickets("general", 6_000).await;
        let balancer = Balancer::of(&cluster);
        let load = Load::start(&balancer, &stage, &tickets);
        load.tells(100).await;
        let both = [read(&folder, "former.pem"), read(&folder, "latter.pem")].concat();
        std::fs::write(folder.join("both.pem"), both).expect("a file can be written");
        for (secret, also, ca) in [(SECRET, NEXT, "both.pem"), (NEXT, SECRET, "both.pem"), (NEXT, "", "latter.pem")] {
            for (node, name) in NODES.into_iter().enumerate() {
                if secret == NEXT && !also.is_empty() {
                    latter.sign(name);
                }
                let gateway = &mut cluster.nodes[node];
                gateway.configure("CLUSTER__SECRET", secret);
                gateway.configure("CLUSTER__SECRET_ALSO", also);
                gateway.configure("NODE__TLS__CA", &folder.join(ca).display().to_string());
                tokio::task::block_in_place(|| {
                    gateway.stop();
                    gateway.restart();
                });
                balancer.sees(node).await;
                // One of the two owns the event, so half of these go from node to node, under whatever holds by now.
                load.tells(100).await;
            }
        }
        let outcome = load.finish().await;
        println!("{} scans, longest gap {:?}", outcome.told.len(), outcome.longest_gap());
        outcome.assert_nothing_failed();
        audit(&cluster.at(0, &stage), &outcome.told).await;
        the_former_are_worth_nothing(&cluster, &folder, &former).await;
    });
}

/// Whoever kept a certificate of the first authority, or the first secret, is a stranger now.
async fn the_former_are_worth_nothing(cluster: &Cluster, folder: &Path, former: &Authority<'_>) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let id = node_id(&cluster.nodes[0]);
    let words: Vec<Vec<u8>> = cluster.redis.query(&["HVALS", "gh:nodes"]);
    // The time, a space, the record.
    let record = |words: &[u8]| roll::read(&words[words.iter().position(|byte| *byte == b' ')? + 1..]);
    let member = words.iter().filter_map(|words| Some(record(words)?.member)).find(|member| member.node == id);
    let member = member.expect("what the node says of itself");
    let ask = async |pair: &str, secret: &str, number: u64| {
        let pair = [read(folder, &format!("{pair}.pem")), read(folder, &format!("{pair}.key"))].concat();
        let pair = reqwest::Identity::from_pem(&pair).expect("a pair");
        let client = reqwest::Client::builder().tls_danger_accept_invalid_certs(true).identity(pair).build();
        let body = b"no question at all";
        let seal = Key::new(secret, "").seal(&member.run, [7; 16], number, body);
        let url = format!("https://{}/nodes/ask", cluster.internal(0));
        let request = client.expect("a client").post(url).header("x-gatehouse-seal", seal.text()).body(body.as_slice());
        request.send().await.map(|answer| answer.status().as_u16()).ok()
    };
    former.sign("late");
    assert_eq!(ask("late", NEXT, 1).await, None, "a certificate of the former authority is not heard");
    assert_eq!(ask("two", SECRET, 2).await, Some(401), "the former secret is not believed");
    assert_eq!(ask("two", NEXT, 3).await, Some(400), "the present one is, if only to be told that this is no question");
}
