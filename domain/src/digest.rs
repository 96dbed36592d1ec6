//! Keyed hashes: how codes and idempotency keys are remembered without being kept.

use siphasher::sip128::{Hasher128, SipHasher24};
use std::hash::Hasher;

/// A tenant's secret for hashing codes and keys; without it nobody can make two texts collide on purpose.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct HashKey(pub [u8; 16]);

impl std::fmt::Debug for HashKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("HashKey(secret)")
    }
}

/// Keyed hash of a code that was printed elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeHash(pub [u8; 16]);

/// Keyed hash of an idempotency key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyHash(pub [u8; 16]);

/// Digest of what a scan asked for (ticket or code, kind, scan point, device): tells a retry from a reused key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RequestDigest(pub [u8; 16]);

/// SHA-256 of an issued code and its signature, cut off: a match proves the code is exactly the one that was issued.
///
/// 16 bytes, so that guessing one is no easier than guessing a ticket id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SignatureDigest(pub [u8; 16]);

impl HashKey {
    pub fn code(&self, text: &str) -> CodeHash {
        CodeHash(self.hash(b"code", &[text.as_bytes()]))
    }

    pub fn key(&self, text: &str) -> KeyHash {
        KeyHash(self.hash(b"key", &[text.as_bytes()]))
    }

    /// `parts` in a fixed order: ticket or code, kind, scan point, device. An absent part is an empty one.
    pub fn request(&self, parts: &[&[u8]]) -> RequestDigest {
        RequestDigest(self.hash(b"request", parts))
    }

    /// Secrets of applications: whoever does not know this key cannot guess them.
    pub fn app(&self, parts: &[&[u8]]) -> [u8; 16] {
        self.hash(b"app", parts)
    }

    fn hash(&self, purpose: &[u8], parts: &[&[u8]]) -> [u8; 16] {
        let mut hasher = SipHasher24::new_with_key(&self.0);
        hasher.write(purpose);
        for part in parts {
            // Lengths keep `ab`+`c` apart from `a`+`bc`.
            hasher.write(&(part.len() as u64).to_le_bytes());
            hasher.write(part);
        }
        hasher.finish128().as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_and_purposes_do_not_run_into_each_other() {
        let key = HashKey([7; 16]);
        assert_ne!(key.request(&[b"ab", b"c"]), key.request(&[b"a", b"bc"]));
        assert_ne!(key.code("x").0, key.key("x").0);
        assert_ne!(key.code("x"), HashKey([8; 16]).code("x"));
        assert_eq!(key.code("x"), key.code("x"));
    }
}
