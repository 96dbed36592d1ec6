//! How nodes know each other: every question, answer and frame of a stream carries an HMAC under the cluster's secret.
//!
//! A seal names one life of the node it is for, and a number that this life takes once from each sender. So bytes that
//! were heard on the wire are worth nothing: not again, not elsewhere, not after a restart. No clock is asked.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::Arc;
use subtle::ConstantTimeEq;

/// One life of a node: made anew at every start.
pub type Run = [u8; 16];

type Code = [u8; 32];

/// The cluster's secret, and one that is believed beside it while it is changed.
#[derive(Clone)]
pub struct Key {
    secret: Arc<[u8]>,
    also: Option<Arc<[u8]>>,
}

impl std::fmt::Debug for Key {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Key(secret)")
    }
}

/// What a question carries besides its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    pub from: Run,
    pub number: u64,
    pub code: Code,
}

impl Key {
    /// `also` empty: there is none.
    pub fn new(secret: &str, also: &str) -> Key {
        let also = (!also.is_empty()).then(|| Arc::from(also.as_bytes()));
        Key { secret: Arc::from(secret.as_bytes()), also }
    }

    /// Seals a question for one life of a node.
    pub fn seal(&self, to: &Run, from: Run, number: u64, body: &[u8]) -> Seal {
        let code = self.code(b"gatehouse question", &[to, &from, &number.to_be_bytes()], body);
        Seal { from, number, code }
    }

    /// The key that sealed the question, which its answer is to be sealed by. `None`: it is not ours.
    pub fn behind(&self, me: &Run, seal: &Seal, body: &[u8]) -> Option<Key> {
        let also = self.also.iter().map(|also| Key { secret: also.clone(), also: None });
        [self.clone()].into_iter().chain(also).find(|key| {
            let wanted = key.seal(me, seal.from, seal.number, body);
            bool::from(wanted.code.ct_eq(&seal.code))
        })
    }

    /// Binds an answer, or frame `number` of a stream of answers, to its question.
    pub fn answer(&self, question: &Seal, number: u64, body: &[u8]) -> Code {
        self.code(b"gatehouse answer", &[&question.code, &number.to_be_bytes()], body)
    }

    pub fn answers(&self, question: &Seal, number: u64, body: &[u8], code: &[u8]) -> bool {
        bool::from(self.answer(question, number, body).ct_eq(code))
    }

    /// Parts of a fixed length, then the body: no two questions have the same bytes under the code.
    fn code(&self, purpose: &[u8], parts: &[&[u8]], body: &[u8]) -> Code {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes keys of every length");
        mac.update(purpose);
        parts.iter().for_each(|part| mac.update(part));
        mac.update(body);
        mac.finalize().into_bytes().into()
    }
}

impl Seal {
    pub fn text(&self) -> String {
        let mut bytes = self.from.to_vec();
        bytes.extend_from_slice(&self.number.to_be_bytes());
        bytes.extend_from_slice(&self.code);
        URL_SAFE_NO_PAD.encode(bytes)
    }

    pub fn read(text: &str) -> Option<Seal> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok()?;
        let (from, rest) = bytes.split_first_chunk::<16>()?;
        let (number, code) = rest.split_first_chunk::<8>()?;
        Some(Seal { from: *from, number: u64::from_be_bytes(*number), code: code.try_into().ok()? })
    }
}

pub fn code_text(code: &Code) -> String {
    URL_SAFE_NO_PAD.encode(code)
}

pub fn read_code(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}

/// Words of 64 numbers that are remembered of a sender.
const WORDS: u64 = 64;

/// Which numbers of one sender were taken: the latest few thousand; what is older counts as taken.
struct Window {
    top: u64,
    taken: [u64; WORDS as usize],
}

impl Window {
    fn new() -> Window {
        Window { top: 0, taken: [0; WORDS as usize] }
    }

    fn take(&mut self, number: u64) -> bool {
        let (word, top_word) = (number / 64, self.top / 64);
        if word + WORDS <= top_word {
            return false;
        }
        for stale in (top_word + 1..=word).rev().take(WORDS as usize) {
            self.taken[(stale % WORDS) as usize] = 0;
        }
        self.top = self.top.max(number);
        let bit = 1u64 << (number % 64);
        let kept = &mut self.taken[(word % WORDS) as usize];
        let fresh = *kept & bit == 0;
        *kept |= bit;
        fresh
    }
}

/// What was taken from whom. Only who knows the secret adds to it: a few hundred bytes for each start of a node.
#[derive(Default)]
pub struct Taken(HashMap<Run, Window>);

impl Taken {
    /// True the first time. Call it only for a seal that is ours.
    pub fn first_time(&mut self, seal: &Seal) -> bool {
        self.0.entry(seal.from).or_insert_with(Window::new).take(seal.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ME: Run = [1; 16];
    const OTHER: Run = [2; 16];

    #[test]
    fn a_seal_holds_for_its_bytes_its_receiver_and_its_secret_only() {
        let key = Key::new("a secret", "");
        let seal = key.seal(&ME, OTHER, 7, b"question");
        let seal = Seal::read(&seal.text()).expect("its own text");
        let is_ours = |key: &Key, me: &Run, seal: &Seal, body: &[u8]| key.behind(me, seal, body).is_some();
        assert!(is_ours(&key, &ME, &seal, b"question"));
        assert!(!is_ours(&key, &ME, &seal, b"questiom"));
        assert!(!is_ours(&key, &OTHER, &seal, b"question"), "another node, or another life of it");
        assert!(!is_ours(&Key::new("another", ""), &ME, &seal, b"question"));
        assert!(!is_ours(&Key::new("another", "a third"), &ME, &seal, b"question"));
        assert!(!is_ours(&key, &ME, &Seal { number: 8, ..seal }, b"question"));
        for text in ["", "abc", &seal.text()[1..]] {
            assert_eq!(Seal::read(text), None, "{text}");
        }
    }

    #[test]
    fn while_the_secret_changes_both_are_believed_and_each_hears_its_own() {
        let (old, swapped) = (Key::new("old", "new"), Key::new("new", "old"));
        for (asks, answers) in [(&old, &swapped), (&swapped, &old)] {
            let seal = asks.seal(&ME, OTHER, 1, b"question");
            let by = answers.behind(&ME, &seal, b"question").expect("both are believed");
            assert!(asks.answers(&seal, 0, b"ADMIT", &by.answer(&seal, 0, b"ADMIT")));
        }
        let late = Key::new("old", "").seal(&ME, OTHER, 1, b"question");
        assert!(Key::new("new", "").behind(&ME, &late, b"question").is_none(), "the old one is gone");
    }

    #[test]
    fn an_answer_is_bound_to_its_question_and_its_place() {
        let key = Key::new("a secret", "");
        let (one, two) = (key.seal(&ME, OTHER, 1, b"q"), key.seal(&ME, OTHER, 2, b"q"));
        let code = key.answer(&one, 0, b"ADMIT");
        assert!(key.answers(&one, 0, b"ADMIT", &code));
        assert!(!key.answers(&two, 0, b"ADMIT", &code), "the answer to another question");
        assert!(!key.answers(&one, 1, b"ADMIT", &code) && !key.answers(&one, 0, b"DENY", &code));
        assert!(!key.answers(&one, 0, b"ADMIT", &code[..31]));
    }

    #[test]
    fn a_number_is_taken_once() {
        let mut taken = Taken::default();
        let mut first_time = |number| taken.first_time(&Seal { from: OTHER, number, code: [0; 32] });
        for number in [1, 5, 3, 64, 2, 4_000, 63, 8_000, 1_000_000] {
            assert!(first_time(number), "{number} is new");
            assert!(!first_time(number), "{number} again");
        }
        assert!(!first_time(5), "too old to be remembered counts as taken");
        assert!(first_time(999_999) && first_time(997_000) && !first_time(997_000));
        assert!(first_time(u64::MAX) && !first_time(1_000_001));
        assert!(taken.first_time(&Seal { from: ME, number: 5, code: [0; 32] }), "each sender counts for itself");
    }
}
