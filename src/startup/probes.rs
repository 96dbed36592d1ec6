//! What the operations listener asks before it says that this node is ready.

use crate::actors::journals::Journals;
use crate::actors::nodes::Nodes;
use crate::config::Config;
use crate::http::auth::Auth;
use crate::http::ops::{OpsState, Probe};
use crate::stores::journal::RedisJournal;
use crate::stores::postgres::Store;
use metrics_exporter_prometheus::PrometheusHandle;
use std::sync::Arc;

/// What is asked whether it is ready.
pub(super) type Parts<'a> = (&'a RedisJournal, &'a Store, &'a Nodes, &'a Auth);

pub(super) fn ops_state(
    config: &Config,
    (journal, store, nodes, auth): Parts<'_>,
    journals: Journals,
    metrics: PrometheusHandle,
) -> OpsState {
    let (journal, store, nodes, auth) = (journal.clone(), store.clone(), nodes.clone(), auth.clone());
    let redis: Probe = Arc::new(move || {
        let (journal, journals) = (journal.clone(), journals.clone());
        Box::pin(async move {
            let away = journal.ping().await.map_err(|error| error.to_string());
            // Scans of such a node are decided; a load balancer that took it away would end that.
            if journals.any_in_use() { Ok(()) } else { away }
        })
    });
    let postgres: Probe = Arc::new(move || {
        let store = store.clone();
        Box::pin(async move { store.ping().await.map_err(|error| error.to_string()) })
    });
    let keys: Probe = Arc::new(move || {
        let ready = auth.ready();
        Box::pin(async move { if ready { Ok(()) } else { Err("no key set could be read yet".to_owned()) } })
    });
    let node: Probe = Arc::new(move || {
        let leaving = nodes.is_leaving();
        Box::pin(async move { if leaving { Err("it leaves: other nodes take over".to_owned()) } else { Ok(()) } })
    });
    let token = config.server.ops_token.reveal();
    OpsState {
        metrics: Arc::new(move || metrics.render()),
        parts: vec![("redis", redis), ("postgres", postgres), ("keys", keys), ("node", node)],
        token: (!token.is_empty()).then(|| token.to_owned()),
    }
}
