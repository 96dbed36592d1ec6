//! The open journal of one event. The disk blocks, so it is written to on a thread that may.
//!
//! Outages are numbered: the tidying up after one may come late, and must not touch what the next has written.

use super::Settings;
use crate::domain::ids::EventId;
use crate::stores::journal::SealedBatch;
use crate::stores::journal::local::{LocalError, LocalJournal};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

#[derive(Debug, thiserror::Error)]
pub enum BookError {
    #[error(transparent)]
    Local(#[from] LocalError),
    #[error("the journal has {bytes} bytes, and may have no more than outage.journal_limit_mb")]
    Full { bytes: u64 },
    #[error("an earlier journal of this event was not handed in yet")]
    LeftOver,
    #[error("the thread that writes ended: {0}")]
    Task(String),
}

/// A clone is the same book.
#[derive(Debug, Clone)]
pub struct Book(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    event: EventId,
    folder: PathBuf,
    bytes_max: u64,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    journal: Option<LocalJournal>,
    outage: u64,
}

impl Book {
    pub(super) fn new(event: EventId, settings: &Settings) -> Book {
        let (folder, bytes_max) = (settings.folder.clone(), settings.bytes_max);
        Book(Arc::new(Inner { event, folder, bytes_max, state: Mutex::default() }))
    }

    /// An outage begins: the file is there, and empty, when this returns. Answers its number.
    pub async fn begin(&self) -> Result<u64, BookError> {
        self.on_disk(|inner, state| {
            match &mut state.journal {
                // What is left of the outage before is in Redis: only its tidying up had not come yet.
                Some(journal) => journal.clear()?,
                None => {
                    let (journal, found) = LocalJournal::open(&inner.folder, inner.event)?;
                    if !found.is_empty() {
                        return Err(BookError::LeftOver);
                    }
                    state.journal = Some(journal);
                }
            }
            state.outage += 1;
            Ok(state.outage)
        })
        .await
    }

    /// Appends a batch; it is on disk when this returns. Answers how large the journal is now.
    pub async fn write(&self, epoch: u64, batch: SealedBatch) -> Result<u64, BookError> {
        self.on_disk(move |inner, state| {
            let journal = state.journal.as_mut().ok_or(BookError::LeftOver)?;
            if journal.bytes() + batch.log.len() as u64 > inner.bytes_max {
                return Err(BookError::Full { bytes: journal.bytes() });
            }
            let bytes = journal.bytes();
            if let Err(error) = journal.append(epoch, &batch) {
                // Nobody was told of it: what came to the disk of it goes, so that the next try finds a whole file.
                journal.mend()?;
                debug_assert_eq!(journal.bytes(), bytes);
                return Err(error.into());
            }
            Ok(journal.bytes())
        })
        .await
    }

    /// Everything of this outage is in Redis.
    pub async fn clear(&self, outage: u64) -> Result<(), BookError> {
        self.on_disk(move |_, state| match &mut state.journal {
            Some(journal) if state.outage == outage => Ok(journal.clear()?),
            Some(_) | None => Ok(()),
        })
        .await
    }

    /// This outage is over for everybody: the file goes.
    pub async fn end(&self, outage: u64) -> Result<(), BookError> {
        self.on_disk(move |_, state| match state.journal.take_if(|_| state.outage == outage) {
            Some(journal) => Ok(journal.remove()?),
            None => Ok(()),
        })
        .await
    }

    async fn on_disk<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Inner, &mut State) -> Result<T, BookError> + Send + 'static,
    ) -> Result<T, BookError> {
        let inner = self.0.clone();
        let done = tokio::task::spawn_blocking(move || {
            let mut state = inner.state.lock().unwrap_or_else(PoisonError::into_inner);
            work(&inner, &mut state)
        });
        done.await.map_err(|gone| BookError::Task(gone.to_string()))?
    }
}
