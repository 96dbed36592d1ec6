//! The book on disk: one line per fact, appended and synced, each with a checksum of its own.
//!
//! `<8 hex digits of SHA-256> <JSON>\n`. A crash can tear the last line only; that line was never answered.

use super::book::Book;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

/// Why the sandbox cannot start.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    #[error("the sandbox gateway cannot use {path}: {problem}", path = .path.display())]
    Io { path: PathBuf, problem: io::Error },
    #[error("line {line} of {path} is damaged: move the file away to begin a new book", path = .path.display())]
    Damaged { path: PathBuf, line: usize },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "lowercase", rename_all_fields = "camelCase")]
pub(super) enum Line {
    Intent {
        at: i64,
        gateway: String,
        payment_ref: String,
        secret: String,
        tenant: String,
        booking: String,
        amount: i64,
        currency: String,
        key: String,
    },
    Outcome {
        at: i64,
        payment_ref: String,
        outcome: String,
    },
    Payment {
        at: i64,
        payment_ref: String,
    },
    Refund {
        at: i64,
        payment_ref: String,
        refund_ref: String,
        amount: i64,
        key: String,
    },
}

/// Opens the file, reads it whole and cuts a torn end off.
pub(super) fn open(path: &Path) -> Result<(File, Book), BookError> {
    let wrong = |problem| BookError::Io { path: path.to_owned(), problem };
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(wrong)?;
    }
    let mut file = OpenOptions::new().create(true).read(true).append(true).mode(0o600).open(path).map_err(wrong)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(wrong)?;
    let mut book = Book::default();
    let mut good = 0;
    for (index, text) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let last = good + text.len() == bytes.len();
        match read(text).filter(|line| book.learn(line)) {
            Some(_) => good += text.len(),
            None if last => break,
            None => return Err(BookError::Damaged { path: path.to_owned(), line: index + 1 }),
        }
    }
    if good < bytes.len() {
        file.set_len(good as u64).and_then(|()| file.sync_all()).map_err(wrong)?;
    }
    file.seek(SeekFrom::End(0)).map_err(wrong)?;
    Ok((file, book))
}

/// Appends the lines and waits until they are on disk if money depends on them. Intents alone survive a crash of the
/// process; the machine's may take the last ones along, and then nobody has paid them.
pub(super) fn append(file: &mut File, lines: &[Line]) -> io::Result<()> {
    let mut text = String::new();
    for line in lines {
        let json = serde_json::to_string(line)?;
        text.push_str(&format!("{} {json}\n", checksum(json.as_bytes())));
    }
    file.write_all(text.as_bytes())?;
    if lines.iter().all(|line| matches!(line, Line::Intent { .. })) { Ok(()) } else { file.sync_data() }
}

fn read(text: &[u8]) -> Option<Line> {
    let text = text.strip_suffix(b"\n")?;
    let (sum, json) = text.split_at_checked(8)?;
    let json = json.strip_prefix(b" ")?;
    if checksum(json).as_bytes() != sum {
        return None;
    }
    serde_json::from_slice(json).ok()
}

fn checksum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}
