//! The code on the ticket: what makes it genuine.
//!
//! `GH1.` + base64url(payload, 47 bytes) + `.` + base64url(Ed25519 signature, 64 bytes), 154 characters in all. The
//! signature covers the text before the last dot. Text and bytes stand in one-to-one relation: padding, other alphabets
//! and left-over bits are refused, so nobody can make a second text of one code.

use crate::digest::SignatureDigest;
use crate::ids::{EventId, TicketId};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

const PREFIX: &str = "GH1.";
const PAYLOAD_BYTES: usize = 47;
const PAYLOAD_CHARS: usize = 63;
const SIGNATURE_BYTES: usize = 64;
const SIGNATURE_CHARS: usize = 86;
const SIGNED_CHARS: usize = PREFIX.len() + PAYLOAD_CHARS;

/// The longest text printed elsewhere that is taken for a code, in characters.
pub const OPAQUE_CHARS_MAX: usize = 512;

/// What a code says. Type number and times serve offline devices; online the ledger's values rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Payload {
    /// Which of the tenant's keys signed.
    pub key_id: u8,
    pub event: EventId,
    pub ticket: TicketId,
    /// The type's number within the event ([`crate::ticket_type::TypeFacts::number`]).
    pub type_number: u16,
    pub generation: u32,
    /// Minutes since 1970; 0 = open.
    pub not_before_min: u32,
    /// Minutes since 1970; 0 = open.
    pub not_after_min: u32,
}

/// A code as it is printed, and what the ledger remembers of it.
#[derive(Clone, PartialEq, Eq)]
pub struct SignedCode {
    pub text: String,
    pub digest: SignatureDigest,
}

/// What a scanner read. `Signed` has the right shape; whether it is genuine is another question.
#[derive(Clone, PartialEq, Eq)]
pub enum Read<'a> {
    Signed(ParsedCode),
    /// A text that another system may have printed, freed of white space and scanner prefixes.
    Opaque(&'a str),
    Unreadable,
}

/// A code of the right shape. Its payload is a claim until [`ParsedCode::verify`] or the ledger's digest confirms it.
#[derive(Clone, PartialEq, Eq)]
pub struct ParsedCode {
    payload: Payload,
    signed: [u8; SIGNED_CHARS],
    signature: [u8; SIGNATURE_BYTES],
}

/// Signs a code. The same payload and key give the same text, so a code fetched again is the same.
pub fn sign(payload: &Payload, key: &SigningKey) -> SignedCode {
    let mut text = String::with_capacity(SIGNED_CHARS + 1 + SIGNATURE_CHARS);
    text.push_str(PREFIX);
    URL_SAFE_NO_PAD.encode_string(payload.to_bytes(), &mut text);
    let signature = key.sign(text.as_bytes()).to_bytes();
    text.push('.');
    URL_SAFE_NO_PAD.encode_string(signature, &mut text);
    let digest = digest(&text.as_bytes()[..SIGNED_CHARS], &signature);
    SignedCode { text, digest }
}

/// Tells what was read. Never fails and never panics, whatever the bytes.
///
/// White space, control characters and what scanners put before a code (`]Q1`, `\000026`) are stripped first.
pub fn read(text: &str) -> Read<'_> {
    let code = strip(text);
    if let Some(rest) = code.strip_prefix(PREFIX) {
        return match parse(rest) {
            Some(parsed) => Read::Signed(parsed),
            None => Read::Unreadable,
        };
    }
    let short_enough = code.len() <= 4 * OPAQUE_CHARS_MAX && code.chars().count() <= OPAQUE_CHARS_MAX;
    if code.is_empty() || !short_enough || code.chars().any(char::is_control) {
        return Read::Unreadable;
    }
    Read::Opaque(code)
}

impl ParsedCode {
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    pub fn digest(&self) -> SignatureDigest {
        digest(&self.signed, &self.signature)
    }

    /// Whether `key` signed exactly this. Strict: neither malleable signatures nor weak keys pass.
    pub fn verify(&self, key: &VerifyingKey) -> bool {
        key.verify_strict(&self.signed, &Signature::from_bytes(&self.signature)).is_ok()
    }
}

impl Payload {
    fn to_bytes(self) -> [u8; PAYLOAD_BYTES] {
        let mut bytes = [0u8; PAYLOAD_BYTES];
        bytes[0] = self.key_id;
        bytes[1..17].copy_from_slice(self.event.as_bytes());
        bytes[17..33].copy_from_slice(self.ticket.as_bytes());
        bytes[33..35].copy_from_slice(&self.type_number.to_be_bytes());
        bytes[35..39].copy_from_slice(&self.generation.to_be_bytes());
        bytes[39..43].copy_from_slice(&self.not_before_min.to_be_bytes());
        bytes[43..47].copy_from_slice(&self.not_after_min.to_be_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; PAYLOAD_BYTES]) -> Payload {
        Payload {
            key_id: bytes[0],
            event: EventId::from_bytes(piece(bytes, 1)),
            ticket: TicketId::from_bytes(piece(bytes, 17)),
            type_number: u16::from_be_bytes(piece(bytes, 33)),
            generation: u32::from_be_bytes(piece(bytes, 35)),
            not_before_min: u32::from_be_bytes(piece(bytes, 39)),
            not_after_min: u32::from_be_bytes(piece(bytes, 43)),
        }
    }
}

fn piece<const N: usize>(bytes: &[u8; PAYLOAD_BYTES], at: usize) -> [u8; N] {
    let mut piece = [0u8; N];
    piece.copy_from_slice(&bytes[at..at + N]);
    piece
}

/// Over all that was signed and all of the signature: a code with one bit changed anywhere is another code.
fn digest(signed: &[u8], signature: &[u8; SIGNATURE_BYTES]) -> SignatureDigest {
    let whole: [u8; 32] = Sha256::new().chain_update(signed).chain_update(signature).finalize().into();
    let mut first = [0u8; 16];
    first.copy_from_slice(&whole[..16]);
    SignatureDigest(first)
}

fn parse(rest: &str) -> Option<ParsedCode> {
    let (payload_text, signature_text) = rest.split_once('.')?;
    let payload = Payload::from_bytes(&decode(payload_text, PAYLOAD_CHARS)?);
    let signature = decode(signature_text, SIGNATURE_CHARS)?;
    let mut signed = [0u8; SIGNED_CHARS];
    signed[..PREFIX.len()].copy_from_slice(PREFIX.as_bytes());
    signed[PREFIX.len()..].copy_from_slice(payload_text.as_bytes());
    Some(ParsedCode { payload, signed, signature })
}

/// `chars` characters of base64url into exactly `N` bytes.
fn decode<const N: usize>(text: &str, chars: usize) -> Option<[u8; N]> {
    if text.len() != chars {
        return None;
    }
    let mut buffer = [0u8; SIGNATURE_BYTES + 8];
    let length = URL_SAFE_NO_PAD.decode_slice(text, &mut buffer).ok()?;
    buffer[..length].try_into().ok()
}

fn strip(text: &str) -> &str {
    let is_noise = |c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}';
    let mut code = text.trim_matches(is_noise);
    while let Some(rest) = without_scanner_prefix(code) {
        code = rest.trim_start_matches(is_noise);
    }
    code
}

/// Scanners may put an AIM symbology identifier (`]` letter digit) or an ECI marker (`\` and six digits) first.
fn without_scanner_prefix(code: &str) -> Option<&str> {
    match code.as_bytes() {
        [b']', letter, modifier, ..] if letter.is_ascii_alphabetic() && modifier.is_ascii_alphanumeric() => {
            code.get(3..)
        }
        [b'\\', digits @ ..] if digits.len() >= 6 && digits[..6].iter().all(u8::is_ascii_digit) => code.get(7..),
        _ => None,
    }
}

// Codes are secrets: what shows up in a log must not open a gate.
impl std::fmt::Debug for SignedCode {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("SignedCode(secret)")
    }
}

impl std::fmt::Debug for ParsedCode {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("ParsedCode").field("payload", &self.payload).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Read<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Read::Signed(parsed) => out.debug_tuple("Signed").field(parsed).finish(),
            Read::Opaque(_) => out.write_str("Opaque(secret)"),
            Read::Unreadable => out.write_str("Unreadable"),
        }
    }
}
