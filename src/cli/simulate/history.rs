//! Every request of the crowd as a line of JSON, for checkers that come later.
//!
//! `{"ticket": "tkt_…", "op": "in", "attempt": "a key", "invoked": 17, "returned": 21, "answer": "ADMIT", "scan": "scn_…",
//! "node": "http://…", "problem": null}`. Times are microseconds since 1970; `ticket` is null for a forged code; `returned`
//! and `answer` are null where no decision was heard, and `problem` says why, at `ended`.

use super::plan::Kind;
use serde::Serialize;
use std::fs::File;
use std::io::LineWriter;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Instant;
use std::time::SystemTime;

/// One request, from its sending to what came of it.
#[derive(Debug, Serialize)]
pub struct Line<'a> {
    pub ticket: Option<&'a str>,
    pub op: &'static str,
    pub attempt: &'a str,
    pub invoked: u64,
    pub returned: Option<u64>,
    pub answer: Option<&'a str>,
    pub scan: Option<&'a str>,
    pub node: &'a str,
    pub ended: u64,
    pub problem: Option<&'a str>,
}

pub fn op(kind: Kind) -> &'static str {
    match kind {
        Kind::In => "in",
        Kind::Out => "out",
    }
}

/// A file of lines, each there as soon as it happened; or nothing.
pub struct History {
    file: Option<Mutex<LineWriter<File>>>,
    began: Instant,
    began_us: u64,
    broken: Mutex<Option<std::io::Error>>,
}

impl History {
    pub fn none() -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
        let began_us = u64::try_from(since.as_micros()).unwrap_or_default();
        Self { file: None, began: Instant::now(), began_us, broken: Mutex::default() }
    }

    pub fn to(path: &Path) -> std::io::Result<Self> {
        Ok(Self { file: Some(Mutex::new(LineWriter::new(File::create(path)?))), ..Self::none() })
    }

    /// Microseconds since 1970 of a clock that never jumps.
    pub fn time(&self, at: Instant) -> u64 {
        let since = at.saturating_duration_since(self.began).as_micros();
        self.began_us.saturating_add(u64::try_from(since).unwrap_or(u64::MAX))
    }

    pub fn write(&self, line: &Line<'_>) {
        let Some(file) = &self.file else { return };
        let mut text = serde_json::to_vec(line).expect("plain fields always have a JSON form");
        text.push(b'\n');
        let written = file.lock().unwrap_or_else(PoisonError::into_inner).write_all(&text);
        if let Err(error) = written {
            self.broken.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(error);
        }
    }

    /// The first line that could not be written, if there was one.
    pub fn finish(&self) -> std::io::Result<()> {
        self.broken.lock().unwrap_or_else(PoisonError::into_inner).take().map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn a_line_is_in_the_file_as_soon_as_it_is_written() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let history = History::to(file.path()).expect("a history");
        let invoked = history.time(Instant::now());
        let line = Line {
            ticket: Some("tkt_1"),
            op: op(Kind::Out),
            attempt: "k",
            invoked,
            returned: None,
            answer: None,
            scan: None,
            node: "http://a",
            ended: invoked + 5,
            problem: Some("HTTP 503"),
        };
        history.write(&line);
        let text = std::fs::read_to_string(file.path()).expect("read");
        let read: Value = serde_json::from_str(text.trim_end()).expect("one line of JSON");
        assert_eq!((read["op"].as_str(), read["returned"].is_null()), (Some("out"), true));
        // Somewhere in this century.
        assert!(read["invoked"].as_u64().is_some_and(|at| at > 1_700_000_000_000_000));
        history.finish().expect("all was written");
    }
}
