//! A node's home: its data folder, locked, and the id that it keeps between starts.

use crate::actors::journals::{self, Journals};
use crate::config::Outage;
use crate::domain::ids::NodeId;
use nix::fcntl::{Flock, FlockArg};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

#[derive(Debug, thiserror::Error)]
pub enum NodeError {
    #[error("the data folder {folder} cannot be used: {problem}. Give another one with data_dir (GATEHOUSE_DATA_DIR)")]
    Folder { folder: String, problem: String },
    #[error("another gatehouse is using the data folder {folder}: stop it, or give this one a folder of its own")]
    Taken { folder: String },
    #[error("{origin} says the node id is `{text}`, which is not one: it looks like nod_ and 26 characters")]
    Id { origin: String, text: String },
}

/// Locked for as long as it lives: two processes under one node id would both believe they own the same events.
pub struct NodeHome {
    node: NodeId,
    path: PathBuf,
    _lock: Flock<File>,
}

impl NodeHome {
    /// Takes the folder, and reads or makes the node id in it.
    pub fn take(folder: &Path, configured: Option<&str>) -> Result<NodeHome, NodeError> {
        let unusable = |problem: std::io::Error| NodeError::Folder {
            folder: folder.display().to_string(),
            problem: problem.to_string(),
        };
        fs::create_dir_all(folder).map_err(unusable)?;
        let file = File::options().create(true).truncate(false).write(true).open(folder.join("node.lock"));
        let lock = Flock::lock(file.map_err(unusable)?, FlockArg::LockExclusiveNonblock)
            .map_err(|_| NodeError::Taken { folder: folder.display().to_string() })?;
        let node = match configured {
            Some(text) => parse(text, "cluster.node_id")?,
            None => kept_id(folder).map_err(unusable)?.map_or_else(
                || make_id(folder).map_err(unusable),
                |text| parse(text.trim(), &folder.join("node").display().to_string()),
            )?,
        };
        Ok(NodeHome { node, path: folder.to_owned(), _lock: lock })
    }

    pub fn node(&self) -> NodeId {
        self.node
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where events are decided into while Redis is away.
    pub fn journals(&self, outage: &Outage, deadline: Duration) -> Journals {
        Journals::new(journals::Settings {
            folder: self.path.join("journals"),
            // Whoever scans still waits when the journal has its turn.
            grace: Duration::from_millis(outage.grace_ms).min(deadline / 2),
            bytes_max: outage.journal_limit_mb << 20,
            only_node: outage.only_node,
        })
    }
}

fn parse(text: &str, origin: &str) -> Result<NodeId, NodeError> {
    text.parse().map_err(|_| NodeError::Id { origin: origin.to_owned(), text: text.to_owned() })
}

fn kept_id(folder: &Path) -> std::io::Result<Option<String>> {
    match fs::read_to_string(folder.join("node")) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn make_id(folder: &Path) -> std::io::Result<NodeId> {
    let node = NodeId::from_bytes(uuid::Uuid::now_v7().into_bytes());
    let fresh = folder.join("node.new");
    fs::write(&fresh, format!("{node}\n"))?;
    // Renamed into place, so that a crash never leaves half an id.
    fs::rename(fresh, folder.join("node"))?;
    Ok(node)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_stays_and_the_folder_is_taken_by_one_only() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = NodeHome::take(folder.path(), None).expect("a fresh folder");
        let node = first.node();
        assert!(matches!(NodeHome::take(folder.path(), None), Err(NodeError::Taken { .. })));
        drop(first);
        assert_eq!(NodeHome::take(folder.path(), None).expect("free again").node(), node);
    }

    #[test]
    fn a_wrong_id_is_named() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        assert!(matches!(NodeHome::take(folder.path(), Some("gate-1")), Err(NodeError::Id { .. })));
    }
}
