//! What makes a code genuine, and that no text whatever breaks the reader.

use ed25519_dalek::SigningKey;
use gatehouse_domain::credential::{OPAQUE_CHARS_MAX, ParsedCode, Payload, Read, SignedCode, read, sign};
use gatehouse_domain::ids::{EventId, TicketId};
use proptest::prelude::*;

fn key(seed: u8) -> SigningKey {
    SigningKey::from_bytes(&[seed; 32])
}

fn payload() -> Payload {
    Payload {
        key_id: 3,
        event: EventId::from_bytes([0xe1; 16]),
        ticket: TicketId::from_bytes([0x71; 16]),
        type_number: 513,
        generation: 70_000,
        not_before_min: 1,
        not_after_min: u32::MAX,
    }
}

fn signed(text: &str) -> ParsedCode {
    match read(text) {
        Read::Signed(parsed) => parsed,
        other => panic!("expected a signed code, read {other:?}"),
    }
}

#[test]
fn a_code_is_read_back_as_it_was_signed() {
    let code = sign(&payload(), &key(1));
    assert_eq!(code.text.len(), 154);
    let parsed = signed(&code.text);
    assert_eq!(*parsed.payload(), payload());
    assert_eq!(parsed.digest(), code.digest);
    assert!(parsed.verify(&key(1).verifying_key()));
    assert!(!parsed.verify(&key(2).verifying_key()), "another key must not verify it");
}

#[test]
fn signing_again_gives_the_same_code() {
    assert_eq!(sign(&payload(), &key(1)).text, sign(&payload(), &key(1)).text);
}

#[test]
fn the_printed_form_is_stable() {
    // Printed tickets outlive releases: this text must be read and produced for ever.
    let expected = include_str!("samples/code_gh1.txt").trim();
    assert_eq!(sign(&payload(), &key(1)).text, expected);
}

#[test]
fn every_changed_character_spoils_the_code() {
    let SignedCode { text, digest } = sign(&payload(), &key(1));
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(bytes).unwrap();
        let genuine = match read(&changed) {
            // The digest stands for the whole code: it must not take a changed one for the issued one either.
            Read::Signed(parsed) => parsed.verify(&key(1).verifying_key()) || parsed.digest() == digest,
            Read::Opaque(_) | Read::Unreadable => false,
        };
        assert!(!genuine, "character {place}");
    }
}

#[test]
fn a_payload_under_another_signature_is_forged() {
    let good = sign(&payload(), &key(1)).text;
    let other = sign(&Payload { ticket: TicketId::from_bytes([0x72; 16]), ..payload() }, &key(1)).text;
    let (_, signature) = good.rsplit_once('.').unwrap();
    let (body, _) = other.rsplit_once('.').unwrap();
    assert!(!signed(&format!("{body}.{signature}")).verify(&key(1).verifying_key()));
}

#[test]
fn a_weak_key_verifies_nothing() {
    // The identity point "signs" everything with a zero signature; strict verification refuses it.
    let mut identity = [0u8; 32];
    identity[0] = 1;
    let weak = ed25519_dalek::VerifyingKey::from_bytes(&identity).unwrap();
    let text = sign(&payload(), &key(1)).text;
    let (body, _) = text.rsplit_once('.').unwrap();
    // R = identity, s = 0.
    let forged = format!("{body}.AQ{}", "A".repeat(84));
    assert!(!signed(&forged).verify(&weak));
}

#[test]
fn what_scanners_add_is_stripped() {
    let text = sign(&payload(), &key(1)).text;
    for added in [
        format!("]Q1\\000026{text}"),
        format!("\\000026{text}\r\n"),
        format!(" \t{text} "),
        format!("\u{feff}]Q3 {text}"),
    ] {
        assert_eq!(*signed(&added).payload(), payload(), "{added:?}");
    }
    assert_eq!(read("\\000026ABC-123 \n"), Read::Opaque("ABC-123"));
    assert_eq!(read("]C1ABC-123"), Read::Opaque("ABC-123"));
    assert_eq!(read("\\00002"), Read::Opaque("\\00002"), "five digits are no ECI marker");
    assert_eq!(read("]"), Read::Opaque("]"));
}

#[test]
fn what_cannot_be_a_code_is_unreadable() {
    let text = sign(&payload(), &key(1)).text;
    for bad in [
        "",
        "   ",
        "]Q1",
        "\\000026",
        "GH1.",
        "GH1..",
        "GH1.abc.def",
        "a\u{7}b",
        &text[..153],
        &format!("{text}A"),
        &format!("{text}="),
    ] {
        assert_eq!(read(bad), Read::Unreadable, "{bad:?}");
    }
    let longest = "x".repeat(OPAQUE_CHARS_MAX);
    assert_eq!(read(&longest), Read::Opaque(&longest));
    assert_eq!(read(&"x".repeat(OPAQUE_CHARS_MAX + 1)), Read::Unreadable);
    assert_eq!(read(&"x".repeat(1_000_000)), Read::Unreadable);
}

#[test]
fn left_over_bits_are_refused() {
    // 63 characters carry 378 bits, the payload has 376: a code with the two spare bits set is another text.
    let text = sign(&payload(), &key(1)).text;
    let (body, signature) = text.rsplit_once('.').unwrap();
    let last = body.as_bytes()[body.len() - 1] as char;
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let value = alphabet.find(last).unwrap();
    let spoiled = alphabet.as_bytes()[value | 1] as char;
    assert_ne!(last, spoiled);
    assert_eq!(read(&format!("{}{spoiled}.{signature}", &body[..body.len() - 1])), Read::Unreadable);
}

#[test]
fn debug_output_shows_no_code() {
    let code = sign(&payload(), &key(1));
    let shown = format!("{code:?} {:?} {:?}", read(&code.text), read("SECRET-1"));
    assert!(!shown.contains(&code.text[4..40]) && !shown.contains("SECRET-1"), "{shown}");
}

proptest! {
    #[test]
    fn no_text_breaks_the_reader(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn no_text_that_looks_like_a_code_breaks_the_reader(text in "[\\]\\\\Q0-9 ]{0,9}GH1\\.[A-Za-z0-9_\\-.=é]{0,160}") {
        let _ = read(&text);
    }

    #[test]
    fn every_payload_survives_the_round_trip(
        key_id in any::<u8>(),
        event in any::<[u8; 16]>(),
        ticket in any::<[u8; 16]>(),
        type_number in any::<u16>(),
        generation in any::<u32>(),
        times in any::<(u32, u32)>(),
    ) {
        let payload = Payload {
            key_id,
            event: EventId::from_bytes(event),
            ticket: TicketId::from_bytes(ticket),
            type_number,
            generation,
            not_before_min: times.0,
            not_after_min: times.1,
        };
        let parsed = signed(&sign(&payload, &key(9)).text);
        prop_assert_eq!(*parsed.payload(), payload);
        prop_assert!(parsed.verify(&key(9).verifying_key()));
    }
}
