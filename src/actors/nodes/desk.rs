//! Where other nodes' questions come in: seal first, then the event's owner.

use super::seal::{self, Key, Seal};
use super::talking::frame;
use super::wire::{self, Envelope};
use super::{Nodes, lock};
use crate::actors::directory::Directory;
use crate::actors::gate::LiveScan;
use crate::stores::journal::RedisJournal;
use bytes::Bytes;
use futures_util::Stream;
use std::time::Duration;
use tokio::sync::broadcast::{Receiver, error::RecvError};

pub use super::talking::{ASK, WATCH};
pub use crate::outbound::peers::{SEAL, Sealed};

/// Why a question is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    #[error("not sealed by the cluster's secret for this node, or heard before")]
    Seal,
    #[error(transparent)]
    Garbled(#[from] wire::Garbled),
}

/// A stream says this often that it lives.
const QUIET: Duration = Duration::from_secs(3);

#[derive(Clone)]
pub struct Desk {
    directory: Directory<RedisJournal>,
    nodes: Nodes,
}

impl Desk {
    pub fn new(directory: Directory<RedisJournal>, nodes: Nodes) -> Desk {
        Desk { directory, nodes }
    }

    /// One question, answered under its seal.
    pub async fn ask(&self, seal: &str, body: &[u8]) -> Result<Sealed, Refused> {
        let (question, seal, key) = self.open(seal, body)?;
        let body = Bytes::from(wire::write(&self.directory.answer(question).await));
        Ok(Sealed { seal: seal::code_text(&key.answer(&seal, 0, &body)), body })
    }

    /// Every scan of an event from now on, until the reader goes away. Empty: the event is not owned here.
    pub async fn watch(&self, seal: &str, body: &[u8]) -> Result<impl Stream<Item = Bytes> + use<>, Refused> {
        let (question, seal, key) = self.open(seal, body)?;
        let scans = self.directory.watched(question.event, question.left).await;
        let feed = scans.map(|scans| Feed { scans, key, seal, number: 0 });
        Ok(futures_util::stream::unfold(feed, |feed| async {
            let mut feed = feed?;
            let scan = if feed.number == 0 { None } else { feed.next().await? };
            feed.number += 1;
            Some((frame(&feed.key, &feed.seal, feed.number, scan), Some(feed)))
        }))
    }

    fn open(&self, seal: &str, body: &[u8]) -> Result<(Envelope, Seal, Key), Refused> {
        let inner = &self.nodes.0;
        let (key, seal) = inner.key.as_ref().zip(Seal::read(seal)).ok_or(Refused::Seal)?;
        let key = key.behind(&inner.run, &seal, body).ok_or(Refused::Seal)?;
        if !lock(&inner.taken).first_time(&seal) {
            return Err(Refused::Seal);
        }
        Ok((wire::read(body)?, seal, key))
    }
}

struct Feed {
    scans: Receiver<LiveScan>,
    key: Key,
    seal: Seal,
    number: u64,
}

impl Feed {
    /// `Some(None)`: nothing happened for a while. `None`: the owner is gone.
    async fn next(&mut self) -> Option<Option<LiveScan>> {
        loop {
            match tokio::time::timeout(QUIET, self.scans.recv()).await {
                Ok(Ok(scan)) => return Some(Some(scan)),
                Err(_) => return Some(None),
                Ok(Err(RecvError::Closed)) => return None,
                // Readers compare their counts with the owner's every few seconds.
                Ok(Err(RecvError::Lagged(_))) => {}
            }
        }
    }
}
