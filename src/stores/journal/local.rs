//! The node-local journal of the degraded mode: while Redis is away, batches of events whose outage policy is `journal`
//! are durable here before they are answered, and are replayed from here.
//!
//! One file per event. A frame is its length (with a digest of its own: a wrong length would hide all that follows) and
//! a digest of the batch, then the batch. Only the end of a file may be torn (the write
//! that a crash cut off was never answered); damage anywhere else is an error for people, never dropped in silence.
//! Everything here blocks on the disk: call it where blocking is allowed.

use crate::domain::ids::EventId;
use crate::stores::journal::SealedBatch;
use crate::stores::journal::record::{self, RecordError};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

const HEADER: &[u8] = b"GHJ1";
const DIGEST: usize = 8;
const FRAME_HEAD: usize = 4 + DIGEST + DIGEST;
const ENDING: &str = "journal";

/// A batch as it was journaled, and the epoch that wrote it: it is replayed under that epoch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Journaled {
    pub epoch: u64,
    pub batch: SealedBatch,
}

#[derive(Debug, thiserror::Error)]
pub enum LocalError {
    #[error("{path}: {error}")]
    Io { path: PathBuf, error: io::Error },
    /// Bytes in the middle are not what was written.
    #[error("{path} is damaged at byte {at}: {why}")]
    Damaged { path: PathBuf, at: usize, why: String },
    /// An earlier write failed, so the end of the file is unknown: open it again.
    #[error("{path}: an earlier write failed")]
    Broken { path: PathBuf },
}

/// The open journal of one event.
#[derive(Debug)]
pub struct LocalJournal {
    path: PathBuf,
    file: File,
    /// Up to here the file is whole and on disk.
    whole: u64,
    broken: bool,
}

/// Events that have a journal in this folder: what is replayed before anything is acquired.
pub fn events(folder: &Path) -> Result<Vec<EventId>, LocalError> {
    let wrong = |error| LocalError::Io { path: folder.to_owned(), error };
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other.map_err(wrong)?,
    };
    let mut events = Vec::new();
    for entry in entries {
        let path = entry.map_err(wrong)?.path();
        let stem = path.file_stem().and_then(|stem| stem.to_str());
        if path.extension().is_some_and(|ending| ending == ENDING)
            && let Some(event) = stem.and_then(|stem| stem.parse().ok())
        {
            events.push(event);
        }
    }
    events.sort();
    Ok(events)
}

impl LocalJournal {
    /// Opens the event's journal, new or old, and reads what is in it, oldest first. A torn end is cut off.
    pub fn open(folder: &Path, event: EventId) -> Result<(LocalJournal, Vec<Journaled>), LocalError> {
        let path = folder.join(format!("{event}.{ENDING}"));
        let wrong = |error| LocalError::Io { path: path.clone(), error };
        fs::create_dir_all(folder).map_err(wrong)?;
        let mut options = OpenOptions::new();
        let mut file = options.read(true).write(true).create(true).truncate(false).open(&path).map_err(wrong)?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(wrong)?;
        let (whole, batches) = read(&path, &bytes)?;
        let mut journal = LocalJournal { path: path.clone(), file, whole: whole as u64, broken: false };
        journal.cut().map_err(wrong)?;
        if whole == 0 {
            journal.write(HEADER).map_err(wrong)?;
            // The name of a new file is on disk only with its folder.
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong)?;
        }
        Ok((journal, batches))
    }

    /// Whether the event has a journal here.
    pub fn exists(folder: &Path, event: EventId) -> bool {
        folder.join(format!("{event}.{ENDING}")).exists()
    }

    /// How large it is on disk.
    pub fn bytes(&self) -> u64 {
        self.whole
    }

    /// Cuts off whatever a failed write may have left; then it takes more.
    pub fn mend(&mut self) -> Result<(), LocalError> {
        self.cut().map_err(|error| LocalError::Io { path: self.path.clone(), error })?;
        self.broken = false;
        Ok(())
    }

    /// Forgets everything in it: it is in Redis.
    pub fn clear(&mut self) -> Result<(), LocalError> {
        self.whole = HEADER.len() as u64;
        self.mend()
    }

    /// Gives it another name, under which nobody looks for it: people keep or delete it.
    pub fn set_aside(self, why: &str) -> Result<PathBuf, LocalError> {
        let name = |number: u32| self.path.with_extension(format!("{number}.{why}"));
        let free = (1..).map(name).find(|path| !path.exists()).expect("there are not that many files");
        let wrong = |error| LocalError::Io { path: self.path.clone(), error };
        fs::rename(&self.path, &free).map_err(wrong)?;
        let Some(folder) = self.path.parent() else { return Ok(free) };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong)?;
        Ok(free)
    }

    /// Appends one batch; it is on disk when this returns. After an error nothing more is taken.
    pub fn append(&mut self, epoch: u64, batch: &SealedBatch) -> Result<(), LocalError> {
        if self.broken {
            return Err(LocalError::Broken { path: self.path.clone() });
        }
        let payload = record::write_batch(epoch, batch);
        let mut frame = Vec::with_capacity(FRAME_HEAD + payload.len());
        let length = u32::try_from(payload.len()).expect("a batch has at most 512 changes of a few hundred bytes each");
        frame.extend_from_slice(&length.to_le_bytes());
        frame.extend_from_slice(&digest(&length.to_le_bytes()));
        frame.extend_from_slice(&digest(&payload));
        frame.extend_from_slice(&payload);
        self.write(&frame).map_err(|error| {
            // Even a successful second sync says nothing about what a failed one lost.
            self.broken = true;
            LocalError::Io { path: self.path.clone(), error }
        })
    }

    /// Deletes the journal: everything in it is in Redis, or was handed on.
    pub fn remove(self) -> Result<(), LocalError> {
        let wrong = |error| LocalError::Io { path: self.path.clone(), error };
        fs::remove_file(&self.path).map_err(wrong)?;
        let Some(folder) = self.path.parent() else { return Ok(()) };
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(wrong)
    }

    fn cut(&mut self) -> io::Result<()> {
        self.file.set_len(self.whole)?;
        self.file.seek(SeekFrom::Start(self.whole))?;
        self.file.sync_all()
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.file.sync_data()?;
        self.whole += bytes.len() as u64;
        Ok(())
    }
}

fn digest(payload: &[u8]) -> [u8; DIGEST] {
    let mut short = [0; DIGEST];
    short.copy_from_slice(&Sha256::digest(payload)[..DIGEST]);
    short
}

/// How far the file is whole, and the batches up to there.
fn read(path: &Path, bytes: &[u8]) -> Result<(usize, Vec<Journaled>), LocalError> {
    let damaged = |at, why: &str| LocalError::Damaged { path: path.to_owned(), at, why: why.to_owned() };
    if bytes.len() < HEADER.len() {
        return if HEADER.starts_with(bytes) || all_zero(bytes) {
            Ok((0, Vec::new()))
        } else {
            Err(damaged(0, "no journal"))
        };
    }
    if !bytes.starts_with(HEADER) {
        return if all_zero(bytes) { Ok((0, Vec::new())) } else { Err(damaged(0, "no journal of this version")) };
    }
    let (mut at, mut batches) = (HEADER.len(), Vec::new());
    while let Frame::Whole { payload, end } = frame(&bytes[at..]).map_err(|why| damaged(at, why))? {
        let unreadable = |wrong: RecordError| damaged(at, &wrong.to_string());
        let (epoch, batch) = record::read_batch(payload).map_err(unreadable)?;
        batches.push(Journaled { epoch, batch });
        at += end;
    }
    Ok((at, batches))
}

enum Frame<'a> {
    Whole {
        payload: &'a [u8],
        end: usize,
    },
    /// The file ends here, or in the middle of this frame.
    End,
}

fn frame(bytes: &[u8]) -> Result<Frame<'_>, &'static str> {
    let Some((length, rest)) = bytes.split_first_chunk::<4>() else { return Ok(Frame::End) };
    let Some((length_digest, rest)) = rest.split_first_chunk::<DIGEST>() else { return Ok(Frame::End) };
    let Some((wanted, rest)) = rest.split_first_chunk::<DIGEST>() else { return Ok(Frame::End) };
    if digest(length) != *length_digest {
        return if all_zero(bytes) { Ok(Frame::End) } else { Err("the digest of a length is wrong") };
    }
    let length = u32::from_le_bytes(*length) as usize;
    let Some((payload, behind)) = rest.split_at_checked(length) else { return Ok(Frame::End) };
    if digest(payload) == *wanted {
        return Ok(Frame::Whole { payload, end: FRAME_HEAD + length });
    }
    // After a power loss a file may have grown before its bytes came.
    if all_zero(behind) { Ok(Frame::End) } else { Err("the digest is wrong") }
}

fn all_zero(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}
