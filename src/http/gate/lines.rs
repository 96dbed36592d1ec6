//! Cuts a stream of bytes into lines of NDJSON or records of CSV. A broken line never takes its neighbours along.

use bytes::{Buf, Bytes, BytesMut};

/// What separates one entry from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// One JSON object a line.
    Ndjson,
    /// A quoted field may hold line breaks (RFC 4180).
    Csv,
}

/// One entry and the number of its first line, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub line: u64,
    pub text: Result<Bytes, Broken>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("the line is too long")]
    TooLong,
    #[error("a quotation mark is out of place")]
    Quotes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    FieldStart,
    Field,
    Quoted,
    /// Behind a quotation mark inside a quoted field: the end of the field, or the first half of a doubled mark.
    Mark,
}

/// Holds at most one entry and the piece that was pushed last.
#[derive(Debug)]
pub struct Splitter {
    style: Style,
    max_bytes: usize,
    rest: BytesMut,
    /// How far `rest` was looked at.
    seen: usize,
    place: Place,
    /// The line that `rest` begins with.
    line: u64,
    /// The present line is lost: skip to its end, wherever the stream was cut into pieces.
    skipping: Option<Broken>,
    /// Bytes of the present line that were skipped.
    skipped: usize,
    ended: bool,
}

impl Splitter {
    pub fn new(style: Style, max_bytes: usize) -> Splitter {
        Splitter {
            style,
            max_bytes,
            rest: BytesMut::new(),
            seen: 0,
            place: Place::FieldStart,
            line: 1,
            skipping: None,
            skipped: 0,
            ended: false,
        }
    }

    pub fn push(&mut self, piece: &[u8]) {
        self.rest.extend_from_slice(piece);
    }

    /// Nothing comes any more: what is left is the last entry.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// The next entry that is whole; `None` = push more (or all is done). Blank lines are left out.
    pub fn next_entry(&mut self) -> Option<Entry> {
        loop {
            let entry = self.cut()?;
            match &entry.text {
                Ok(text) if text.is_empty() => {}
                _ => return Some(entry),
            }
        }
    }

    fn cut(&mut self) -> Option<Entry> {
        while self.seen < self.rest.len() {
            let byte = self.rest[self.seen];
            self.seen += 1;
            match self.step(byte) {
                Step::On => {}
                Step::Ends => return Some(self.take(self.seen)),
                // Its end may be there, or come with a later piece.
                Step::Wrong if self.rest.contains(&b'\n') => return Some(self.give_up_first_line()),
                Step::Wrong => self.skipping = Some(Broken::Quotes),
            }
            if self.seen > self.max_bytes && self.place == Place::Quoted && self.rest[..self.seen].contains(&b'\n') {
                return Some(self.give_up_first_line());
            }
            if self.seen > self.max_bytes && self.skipping.is_none() {
                self.skipping = Some(Broken::TooLong);
            }
            if self.skipping.is_some() {
                self.rest.advance(self.seen);
                self.skipped += self.seen;
                self.seen = 0;
            }
        }
        if !self.ended || (self.rest.is_empty() && self.skipping.is_none()) {
            return None;
        }
        if self.place == Place::Quoted && self.skipping.is_none() {
            return Some(self.give_up_first_line());
        }
        Some(self.take(self.seen))
    }

    fn step(&mut self, byte: u8) -> Step {
        if self.style == Style::Ndjson || self.skipping.is_some() {
            return if byte == b'\n' { Step::Ends } else { Step::On };
        }
        let (place, step) = match (self.place, byte) {
            (Place::Quoted, b'"') => (Place::Mark, Step::On),
            (Place::Quoted, _) => (Place::Quoted, Step::On),
            (Place::Mark, b'"') => (Place::Quoted, Step::On),
            (_, b'\n') => (Place::FieldStart, Step::Ends),
            (_, b',') => (Place::FieldStart, Step::On),
            (Place::Mark, b'\r') => (Place::Mark, Step::On),
            (Place::Mark, _) => (Place::Mark, Step::Wrong),
            (Place::FieldStart, b'"') => (Place::Quoted, Step::On),
            (Place::FieldStart | Place::Field, _) => (Place::Field, Step::On),
        };
        self.place = place;
        step
    }

    /// Takes `length` bytes as one entry.
    fn take(&mut self, length: usize) -> Entry {
        let text = self.rest.split_to(length).freeze();
        let line = self.line;
        self.line += text.iter().filter(|byte| **byte == b'\n').count() as u64;
        let whole = std::mem::take(&mut self.skipped) + length;
        let text = match self.skipping.take() {
            Some(_) if whole > self.max_bytes => Err(Broken::TooLong),
            Some(why) => Err(why),
            None => Ok(trim(text, line == 1)),
        };
        self.seen = 0;
        self.place = Place::FieldStart;
        Entry { line, text }
    }

    /// The quotation marks make no sense: only the first line is lost, reading goes on behind it.
    fn give_up_first_line(&mut self) -> Entry {
        let length = self.rest.iter().position(|byte| *byte == b'\n').map_or(self.rest.len(), |end| end + 1);
        let too_long = length > self.max_bytes;
        let entry = self.take(length);
        Entry { text: Err(if too_long { Broken::TooLong } else { Broken::Quotes }), ..entry }
    }
}

enum Step {
    On,
    Ends,
    Wrong,
}

/// Without line end, surrounding blanks and the byte order mark of the first line.
fn trim(text: Bytes, first: bool) -> Bytes {
    let mut bytes: &[u8] = &text;
    if first && let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        bytes = rest;
    }
    text.slice_ref(bytes.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every way to cut the input into two pieces must give the same entries.
    fn split(style: Style, input: &str) -> Vec<(u64, Result<String, Broken>)> {
        let whole = split_at(style, input, input.len());
        for place in 0..input.len() {
            assert_eq!(split_at(style, input, place), whole, "cut at {place}");
        }
        whole
    }

    fn split_at(style: Style, input: &str, place: usize) -> Vec<(u64, Result<String, Broken>)> {
        let mut splitter = Splitter::new(style, 40);
        let mut entries = Vec::new();
        let (one, two) = input.as_bytes().split_at(place);
        for piece in [Some(one), Some(two), None] {
            match piece {
                Some(piece) => splitter.push(piece),
                None => splitter.end(),
            }
            while let Some(entry) = splitter.next_entry() {
                entries.push((entry.line, entry.text.map(|text| String::from_utf8(text.to_vec()).unwrap())));
            }
        }
        entries
    }

    fn ok(line: u64, text: &str) -> (u64, Result<String, Broken>) {
        (line, Ok(text.to_owned()))
    }

    #[test]
    fn lines_are_numbered_and_blank_ones_left_out() {
        let wanted = vec![ok(1, "{}"), ok(3, "{\"a\":1}"), ok(4, "x")];
        assert_eq!(split(Style::Ndjson, "\u{feff}{}\r\n\n {\"a\":1} \nx"), wanted);
        assert_eq!(split(Style::Ndjson, ""), vec![]);
        assert_eq!(split(Style::Ndjson, "\n\n"), vec![]);
    }

    #[test]
    fn a_line_that_is_too_long_is_lost_alone() {
        let input = format!("a\n{}\nb\n{}", "x".repeat(41), "y".repeat(500));
        let wanted = vec![ok(1, "a"), (2, Err(Broken::TooLong)), ok(3, "b"), (4, Err(Broken::TooLong))];
        assert_eq!(split(Style::Ndjson, &input), wanted);
        assert_eq!(split(Style::Csv, &input), wanted);
    }

    #[test]
    fn memory_stays_bounded_by_line_and_piece() {
        let mut splitter = Splitter::new(Style::Ndjson, 40);
        for _ in 0..1_000 {
            splitter.push(&[b'x'; 100]);
            assert_eq!(splitter.next_entry(), None);
            assert!(splitter.rest.len() <= 100);
        }
    }

    #[test]
    fn quoted_fields_may_hold_line_breaks_and_marks() {
        let input = "h,i\na,\"b\nc\"\n\"say \"\"hi\"\"\",d\r\nlast,5\" x";
        let wanted = vec![ok(1, "h,i"), ok(2, "a,\"b\nc\""), ok(4, "\"say \"\"hi\"\"\",d"), ok(5, "last,5\" x")];
        assert_eq!(split(Style::Csv, input), wanted);
    }

    /// Found by the fuzz target `imports`: the rest of such a line was taken for a row when it came with a later piece.
    #[test]
    fn a_mark_out_of_place_takes_its_whole_line_wherever_the_stream_is_cut() {
        let wanted = vec![ok(1, "h"), (2, Err(Broken::Quotes)), ok(3, "b,c")];
        assert_eq!(split(Style::Csv, "h\n\"a\"x,general,y\nb,c\n"), wanted);
        assert_eq!(split(Style::Csv, "h\n\"a\"x,general,y"), wanted[..2]);
        let long = format!("h\n\"a\"x{}\nb,c", "y".repeat(60));
        assert_eq!(split(Style::Csv, &long), vec![ok(1, "h"), (2, Err(Broken::TooLong)), ok(3, "b,c")]);
    }

    #[test]
    fn a_mark_that_never_closes_takes_only_its_own_line() {
        let input = "h\na,\"oops\nb,\"B, b\"\nc\n";
        let wanted = vec![ok(1, "h"), (2, Err(Broken::Quotes)), ok(3, "b,\"B, b\""), ok(4, "c")];
        assert_eq!(split(Style::Csv, input), wanted);
        assert_eq!(split(Style::Csv, "h\n\"oops\nb"), vec![ok(1, "h"), (2, Err(Broken::Quotes)), ok(3, "b")]);
        let long = format!("\"{}\nb", "x".repeat(100));
        assert_eq!(split(Style::Csv, &long), vec![(1, Err(Broken::TooLong)), ok(2, "b")]);
        let far = format!("\"oops\n{}z", "b,c\n".repeat(12));
        let entries = split(Style::Csv, &far);
        assert_eq!((entries[0].clone(), entries.len()), ((1, Err(Broken::Quotes)), 14));
    }
}
