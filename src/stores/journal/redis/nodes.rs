//! Which nodes are alive.

use super::errors::Failure;
use super::{RedisJournal, sixteen};
use crate::domain::ids::NodeId;
use crate::stores::journal::JournalError;
use crate::stores::journal::keys::NODES;
use redis::Value;
use std::time::Duration;

/// What a node said of itself when it spoke last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    pub node: NodeId,
    /// How long ago, by Redis's clock.
    pub ago: Duration,
    pub record: Vec<u8>,
}

/// Nodes that were silent for so long are forgotten.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(600);

impl RedisJournal {
    /// Says what there is to say of this node, if anything, and hears all of them, this one too.
    pub async fn nodes(&self, say: Option<(NodeId, &[u8])>) -> Result<Vec<Spoken>, JournalError> {
        let script = &self.shared.scripts.nodes;
        let mut call = script.call(&[NODES.to_owned()]);
        call.arg(FORGOTTEN_AFTER.as_millis() as u64);
        if let Some((node, record)) = say {
            call.arg(node.as_bytes()).arg(record);
        }
        let all: Vec<(Vec<u8>, u64, Vec<u8>)> = self.run("nodes", script, &call).await?;
        all.into_iter()
            .map(|(node, ago, record)| {
                let node = sixteen(&node).ok_or_else(|| Failure::unreadable("nodes").error)?;
                Ok(Spoken { node: NodeId::from_bytes(node), ago: Duration::from_millis(ago), record })
            })
            .collect()
    }

    /// This node is gone, and says so.
    pub async fn node_left(&self, node: NodeId) -> Result<(), JournalError> {
        let mut command = redis::cmd("HDEL");
        command.arg(NODES).arg(node.as_bytes());
        self.ask::<Value>("nodes", &command).await.map(drop)
    }
}
