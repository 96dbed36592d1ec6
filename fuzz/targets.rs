//! What strangers, neighbours and disks may hand to the gateway, one function for each: nothing of it panics, takes long, or
//! more memory than it brought; and what is read is written back as the same.
//!
//! `cargo fuzz` runs these functions (fuzz_targets/), and `tests/fuzz_corpora.rs` plays the corpora through them.

#![allow(dead_code, reason = "each fuzz target uses one")]

use bytes::Bytes;
use gatehouse::actors::nodes::seal::Seal;
use gatehouse::actors::nodes::wire::{self, Answer, Envelope, Wire};
use gatehouse::domain::credential::{self, Read};
use gatehouse::domain::ids::{EventId, TicketId};
use gatehouse::domain::time::Moment;
use gatehouse::http::auth::Permissions;
use gatehouse::http::auth::keys::{self, Terms};
use gatehouse::http::body::{Format, read, read_value};
use gatehouse::http::gate::batch::BatchIn;
use gatehouse::http::gate::csv_rows::Columns;
use gatehouse::http::gate::import::ImportLineIn;
use gatehouse::http::gate::lines::{Broken, Entry, Splitter, Style};
use gatehouse::http::gate::wire::ScanIn;
use gatehouse::http::query::limit;
use gatehouse::http::tickets_api::paging::PageWish;
use gatehouse::http::tickets_api::query::Asked;
use gatehouse::payments::{Delivery, readers};
use gatehouse::stores::journal::local::LocalJournal;
use gatehouse::stores::journal::record;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

/// A name, which is that of its corpus too, and what it is about.
pub type Target = (&'static str, fn(&[u8]));

pub const ALL: &[Target] = &[
    ("codes", codes),
    ("records", records),
    ("local_journal", local_journal),
    ("scan_bodies", scan_bodies),
    ("webhooks", webhooks),
    ("imports", imports),
    ("queries", queries),
    ("node_messages", node_messages),
    ("key_sets", key_sets),
];

/// What a scanner read: a code says of itself what it is, and reading what was read changes nothing.
pub fn codes(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    match credential::read(&text) {
        Read::Opaque(code) => {
            assert!(text.contains(code), "a code is a part of what was read");
            assert!(matches!(credential::read(code), Read::Opaque(again) if again == code));
        }
        Read::Signed(code) => {
            let _ = (code.digest(), code.payload());
        }
        Read::Unreadable => {}
    }
    let _ = text.parse::<TicketId>();
}

/// A record of the log, of a ticket, a scan, a hold, a key or a batch: the first byte says which.
pub fn records(data: &[u8]) {
    let Some((which, bytes)) = data.split_first() else { return };
    match which % 7 {
        0 => {
            let bytes = Bytes::copy_from_slice(bytes);
            if let Ok(entry) = record::open_entry_or_damage(7, &bytes) {
                assert_eq!(entry.bytes, bytes, "the bytes of the log are kept as they are");
            }
        }
        1 => again(bytes, record::read_change, |change| record::write_change(7, change), record::read_change),
        2 => again(bytes, record::read_gate_state, record::write_gate_state, record::read_gate_state),
        3 => again(bytes, record::read_scan, record::write_scan, record::read_scan),
        4 => again(bytes, record::read_hold, record::write_hold, record::read_hold),
        5 => again(bytes, record::read_kept, record::write_kept, record::read_kept),
        _ => again(bytes, record::read_batch, |(epoch, batch)| record::write_batch(*epoch, batch), record::read_batch),
    }
}

/// What can be read can be written, and what was written is read and written as the same.
fn again<T, E: std::fmt::Debug>(
    bytes: &[u8],
    read: impl Fn(&[u8]) -> Result<T, E>,
    write: impl Fn(&T) -> Bytes,
    read_again: impl Fn(&[u8]) -> Result<T, E>,
) {
    let Ok(value) = read(bytes) else { return };
    let written = write(&value);
    let again = read_again(&written).expect("what was written can be read");
    assert_eq!(write(&again), written, "and is the same");
}

/// A journal as a crash, a bad disk or a curious person left it: opened twice it says the same, and takes nothing away. Bytes
/// seldom get by the digests, so the same are opened as batches with good ones too.
pub fn local_journal(data: &[u8]) {
    opened(data);
    let mut framed = b"GHJ1".to_vec();
    let mut rest = data;
    while let Some((length, behind)) = rest.split_first_chunk::<2>() {
        let (batch, behind) = behind.split_at(usize::from(u16::from_le_bytes(*length)).min(behind.len()));
        let length = (batch.len() as u32).to_le_bytes();
        framed.extend_from_slice(&length);
        framed.extend_from_slice(&Sha256::digest(length)[..8]);
        framed.extend_from_slice(&Sha256::digest(batch)[..8]);
        framed.extend_from_slice(batch);
        rest = behind;
    }
    opened(&framed);
}

fn opened(data: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let event = EventId::from_bytes([7; 16]);
    let path = folder.path().join(format!("{event}.journal"));
    std::fs::write(&path, data).expect("a file");
    match LocalJournal::open(folder.path(), event) {
        Ok((journal, batches)) => {
            drop(journal);
            let (_, again) = LocalJournal::open(folder.path(), event).expect("what was opened opens again");
            assert_eq!(again, batches);
        }
        Err(_) => assert_eq!(std::fs::read(&path).expect("it is there"), data, "what cannot be read is left alone"),
    }
}

/// Scans and batches of scans, in JSON and in MessagePack.
pub fn scan_bodies(data: &[u8]) {
    for format in [Format::Json, Format::MessagePack] {
        if let Err(error) = read::<ScanIn>(format, data) {
            assert!((400..500).contains(&error.facts().0.as_u16()), "the sender is told, and nobody else is at fault");
        }
        for scan in read::<BatchIn>(format, data).into_iter().flat_map(|batch| batch.scans) {
            drop(read_value::<ScanIn>(scan));
        }
    }
}

pub const WEBHOOK_SECRET: &str = "whsec_of_the_corpus";
pub const WEBHOOK_AT: Moment = Moment(1_614_556_800_000);

/// A webhook: headers as `name: value` lines, an empty line, the body. Nobody who does not know the secret is believed.
pub fn webhooks(data: &[u8]) {
    let end = data.windows(2).position(|two| two == b"\n\n").unwrap_or(data.len());
    let head = String::from_utf8_lossy(&data[..end]).into_owned();
    let headers = head.lines().filter_map(|line| line.split_once(": "));
    let headers: Vec<_> = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let body = Bytes::copy_from_slice(data.get(end + 2..).unwrap_or_default());
    let delivery = Delivery { headers, body, received_at: WEBHOOK_AT };
    if readers::stripe(&delivery, WEBHOOK_SECRET).is_ok() {
        let header = delivery.header("stripe-signature").expect("it was signed").to_ascii_lowercase();
        let times = header.split(',').filter_map(|part| part.trim().strip_prefix("t="));
        let signed = |time: &str| header.contains(&stripe_signature(time, &delivery.body));
        assert!(times.into_iter().any(signed), "believed without a signature: {header}");
    }
    drop(readers::paypal(&delivery, "webhook"));
    // The same body as who knows the secret sends it.
    let seconds = (WEBHOOK_AT.0 / 1000).to_string();
    let signature = format!("t={seconds},v1={}", stripe_signature(&seconds, &delivery.body));
    let signed = Delivery { headers: vec![("stripe-signature".to_owned(), signature)], ..delivery };
    drop(readers::stripe(&signed, WEBHOOK_SECRET));
}

/// What Stripe signs a body with, in hexadecimal.
pub fn stripe_signature(time: &str, body: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(WEBHOOK_SECRET.as_bytes()).expect("every length is a key");
    mac.update(time.as_bytes());
    mac.update(b".");
    mac.update(body);
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

const LINE_MAX: usize = 64;

/// An import, the first byte says in which style and how it is cut into pieces: the cuts make no difference.
pub fn imports(data: &[u8]) {
    let Some((first, text)) = data.split_first() else { return };
    let style = if first % 2 == 0 { Style::Ndjson } else { Style::Csv };
    let whole = entries(style, text, text.len().max(1));
    assert_eq!(entries(style, text, usize::from(first / 2) % 16 + 1), whole, "the cuts made a difference");
    let mut columns = None;
    for entry in whole {
        let Ok(line) = entry.text else { continue };
        match (style, &columns) {
            (Style::Ndjson, _) => drop(read::<ImportLineIn>(Format::Json, &line)),
            (Style::Csv, None) => match Columns::read(&line) {
                Ok(read) => columns = Some(read),
                Err(_) => return,
            },
            (Style::Csv, Some(columns)) => drop(columns.ticket(&line)),
        }
    }
}

fn entries(style: Style, text: &[u8], piece: usize) -> Vec<Entry> {
    let mut splitter = Splitter::new(style, LINE_MAX);
    let mut entries = Vec::new();
    for piece in text.chunks(piece) {
        splitter.push(piece);
        entries.extend(std::iter::from_fn(|| splitter.next_entry()));
    }
    splitter.end();
    entries.extend(std::iter::from_fn(|| splitter.next_entry()));
    let fits =
        |entry: &Entry| entry.text.as_ref().map_or_else(|why| *why != Broken::TooLong, |text| text.len() <= LINE_MAX);
    assert!(entries.iter().all(|entry| fits(entry) || entry.text == Err(Broken::TooLong)), "longer than a line may be");
    assert!(entries.windows(2).all(|two| two[0].line < two[1].line), "lines come in order");
    entries
}

/// The query part of an address, with its cursors, limits and lists.
pub fn queries(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    drop(limit(Some(&text), 500));
    let Ok(asked) = Asked::parse(&text) else { return };
    if let Ok(wish) = PageWish::<TicketId>::read(&asked, 20) {
        assert!((1..=100).contains(&wish.limit));
    }
    for name in ["ids", "status", "q", "cursor"] {
        drop((asked.one(name), asked.text(name), asked.flag(name), asked.ids::<TicketId>(name)));
        assert!(asked.list(name).is_ok_and(|list| list.len() <= 500) || asked.list(name).is_err());
    }
}

/// What another node says: a seal, a question, an answer (both without the byte of their version, so that corpora outlive it), or
/// anything. The first byte says which.
pub fn node_messages(data: &[u8]) {
    let Some((which, bytes)) = data.split_first() else { return };
    let versioned = [&[wire::VERSION], bytes].concat();
    match which % 4 {
        0 => {
            if let Some(seal) = std::str::from_utf8(bytes).ok().and_then(Seal::read) {
                assert_eq!(Seal::read(&seal.text()), Some(seal));
            }
        }
        1 => message::<Envelope>(&versioned),
        2 => message::<Answer>(&versioned),
        _ => message::<Envelope>(bytes),
    }
}

fn message<T: Wire>(bytes: &[u8]) {
    let Ok(said) = wire::read::<T>(bytes) else { return };
    let written = wire::write(&said);
    let again = wire::read::<T>(&written).expect("what was written can be read");
    assert_eq!(wire::write(&again), written, "and is the same");
}

/// Key sets of an issuer, and what a token lists as permissions.
pub fn key_sets(data: &[u8]) {
    let terms = Terms { issuer: "i".into(), audience: "a".into(), leeway_s: 0 };
    if let Ok(keys) = keys::from_jwks(data, &terms) {
        assert!(!keys.is_empty() && keys.len() <= 64);
    }
    let text = String::from_utf8_lossy(data);
    drop(Permissions::read(text.lines()));
}
