//! Asking another node.

use super::seal::{self, Seal};
use super::wire::{self, Answer, Envelope};
use super::{Member, Nodes};
use crate::actors::gate::{LiveScan, Undecided};
use crate::outbound::peers::{self, CallError, Sealed};
use crate::signals;
use bytes::{Buf, Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use std::time::Duration;
use tokio::sync::broadcast;
use tokio::time::Instant;

pub const ASK: &str = "/nodes/ask";
pub const WATCH: &str = "/nodes/watch";

/// The owner keeps the deadline; its answer takes a moment to come.
const GRACE: Duration = Duration::from_millis(250);
/// Scans of a stream that may wait for a slow reader before it misses some.
const LIVE_BACKLOG: usize = 1024;
/// Bytes of one frame: its length, its code.
const HEAD: usize = 4 + 32;
const FRAME_MAX: usize = 64 * 1024;

/// Why another node said nothing that helps.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Lost {
    #[error("too many questions to that node are under way")]
    Busy,
    /// Nothing was done.
    #[error("{0}")]
    NotSent(String),
    /// It may have been done.
    #[error("{0}")]
    Unanswered(String),
}

impl From<CallError> for Lost {
    fn from(error: CallError) -> Lost {
        match error {
            CallError::NotSent(why) => Lost::NotSent(why),
            CallError::Unanswered(why) => Lost::Unanswered(why),
        }
    }
}

impl Nodes {
    /// One question to a live node. Waits until a moment after `deadline` at most.
    pub async fn ask(&self, to: &Member, question: &Envelope, deadline: Instant) -> Result<Answer, Lost> {
        let word = question.question.word();
        let place = self.place(to.node);
        let Ok(_place) = place.try_acquire() else {
            signals::forward_failed(word, "busy");
            return Err(Lost::Busy);
        };
        let (sealed, seal, key) = self.sealed(to, question)?;
        let began = Instant::now();
        let within = deadline.saturating_duration_since(began) + GRACE;
        let answer = peers::ask(&self.0.settings.way, &to.addr, ASK, sealed, within)
            .await
            .map_err(Lost::from)
            .and_then(|answer| {
                let code = seal::read_code(&answer.seal).unwrap_or_default();
                if !key.answers(&seal, 0, &answer.body, &code) {
                    return Err(Lost::Unanswered("its answer is not sealed by the cluster's secret".into()));
                }
                wire::read(&answer.body).map_err(|garbled| Lost::Unanswered(garbled.to_string()))
            });
        match &answer {
            Ok(_) => signals::forwarded(word, began.elapsed()),
            Err(lost) => {
                self.did_not_answer(to, lost);
                signals::forward_failed(word, if matches!(lost, Lost::NotSent(_)) { "not_sent" } else { "unanswered" });
            }
        }
        answer
    }

    /// One that takes no connection is left alone for a moment; one that is only slow is not.
    fn did_not_answer(&self, node: &Member, lost: &Lost) {
        tracing::debug!(node = %node.node, %lost, "a node did not answer");
        if matches!(lost, Lost::NotSent(_)) {
            self.suspect(node.node);
        }
    }

    fn sealed(&self, to: &Member, question: &Envelope) -> Result<(Sealed, Seal, seal::Key), Lost> {
        let key = self.0.key.clone().ok_or_else(|| Lost::NotSent("this node has no cluster secret".into()))?;
        let body = Bytes::from(wire::write(question));
        let seal = key.seal(&to.run, self.0.run, self.next_number(), &body);
        Ok((Sealed { seal: seal.text(), body }, seal, key))
    }

    /// Every scan that the owner decides from now on, as if it were here.
    pub async fn watch(
        &self,
        to: &Member,
        question: &Envelope,
        deadline: Instant,
    ) -> Result<broadcast::Receiver<LiveScan>, Lost> {
        let (sealed, seal, key) = self.sealed(to, question)?;
        let within = deadline.saturating_duration_since(Instant::now()) + GRACE;
        let stream = peers::listen(&self.0.settings.way, &to.addr, WATCH, sealed, within).await;
        let stream = stream.map_err(Lost::from).inspect_err(|lost| self.did_not_answer(to, lost))?;
        let mut frames = Box::pin(frames(stream, key, seal));
        // The first frame says that the owner listens.
        let first = tokio::time::timeout(within, frames.next()).await;
        if !matches!(first, Ok(Some(None))) {
            return Err(Lost::NotSent("it does not own the event".into()));
        }
        let (sender, receiver) = broadcast::channel(LIVE_BACKLOG);
        actix_rt::spawn(async move {
            while let Some(frame) = frames.next().await {
                // Quiet frames come every few seconds: that is how long a stream outlives its last reader.
                let heard = match frame {
                    Some(scan) => sender.send(scan).is_ok(),
                    None => sender.receiver_count() > 0,
                };
                if !heard {
                    return;
                }
            }
        });
        Ok(receiver)
    }
}

/// Frames of a live stream, as long as each is sealed and in its place. `None` = nothing happened.
fn frames(
    stream: impl Stream<Item = Result<Bytes, CallError>>,
    key: seal::Key,
    question: Seal,
) -> impl Stream<Item = Option<LiveScan>> {
    async_frames(stream, move |number, code, body| {
        if !key.answers(&question, number, body, code) {
            return None;
        }
        wire::read::<Option<LiveScan>>(body).ok()
    })
}

fn async_frames<T>(
    stream: impl Stream<Item = Result<Bytes, CallError>>,
    read: impl Fn(u64, &[u8], &[u8]) -> Option<T>,
) -> impl Stream<Item = T> {
    let start = (Box::pin(stream), BytesMut::new(), 1u64, read);
    futures_util::stream::unfold(start, |(mut stream, mut bytes, number, read)| async move {
        loop {
            if let Some(len) = frame_len(&bytes) {
                if len > FRAME_MAX {
                    return None;
                }
                if bytes.len() >= HEAD + len {
                    let frame = bytes.split_to(HEAD + len);
                    let told = read(number, &frame[4..HEAD], &frame[HEAD..])?;
                    return Some((told, (stream, bytes, number + 1, read)));
                }
            }
            bytes.extend_from_slice(&stream.next().await?.ok()?);
        }
    })
}

fn frame_len(bytes: &BytesMut) -> Option<usize> {
    (bytes.len() >= HEAD).then(|| (&bytes[..4]).get_u32() as usize)
}

/// One frame as [`frames`] reads it.
pub fn frame(key: &seal::Key, question: &Seal, number: u64, scan: Option<LiveScan>) -> Bytes {
    let body = wire::write(&scan);
    let mut frame = Vec::with_capacity(HEAD + body.len());
    frame.extend_from_slice(&u32::try_from(body.len()).unwrap_or(u32::MAX).to_be_bytes());
    frame.extend_from_slice(&key.answer(question, number, &body));
    frame.extend_from_slice(&body);
    frame.into()
}

impl Lost {
    /// What a scan is told that cannot wait any longer.
    pub fn undecided(&self) -> Undecided {
        match self {
            Lost::Busy => Undecided::Busy,
            Lost::NotSent(_) | Lost::Unanswered(_) => Undecided::Unavailable,
        }
    }
}
