//! Short texts that people and machines give to places and devices.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// 1 to 100 characters without control characters: a scan point, a device, a zone, a subject as it was named.
///
/// Nearly all are short. Those lie in the label itself: a scan carries three and its answer four, made on the one core and
/// dropped on the other, and each would have been an allocation or a counter that two cores write.
#[derive(Clone, PartialEq, Eq)]
pub struct Label(Text);

/// The same text is always of the same kind.
#[derive(Clone, PartialEq, Eq)]
enum Text {
    /// Zeros behind it.
    Short {
        length: u8,
        bytes: [u8; SHORT_MAX],
    },
    Long(Arc<str>),
}

/// What fits beside the length into the room of three words.
const SHORT_MAX: usize = 22;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    #[error("must not be empty")]
    Empty,
    #[error("must not be longer than {} characters", Label::MAX_CHARS)]
    TooLong,
    #[error("must not contain control characters")]
    Control,
}

impl Label {
    pub const MAX_CHARS: usize = 100;

    pub fn new(text: &str) -> Result<Label, LabelError> {
        // Nearly all are short and plain, and several are read with every scan.
        if !text.is_empty() && text.len() <= Self::MAX_CHARS && text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            return Ok(Label(Text::of(text)));
        }
        if text.is_empty() {
            return Err(LabelError::Empty);
        }
        if text.chars().count() > Self::MAX_CHARS {
            return Err(LabelError::TooLong);
        }
        if text.chars().any(char::is_control) {
            return Err(LabelError::Control);
        }
        Ok(Label(Text::of(text)))
    }

    /// Whether copies share memory of their own. The others lie in themselves.
    pub fn is_long(&self) -> bool {
        matches!(self.0, Text::Long(_))
    }

    pub fn as_str(&self) -> &str {
        match &self.0 {
            Text::Short { .. } => std::str::from_utf8(self.as_bytes()).expect("it was made of a whole text"),
            Text::Long(text) => text,
        }
    }

    /// The text, without looking again whether it is one: a scan hashes and compares labels some twenty times.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Text::Short { length, bytes } => &bytes[..usize::from(*length)],
            Text::Long(text) => text.as_bytes(),
        }
    }
}

impl Text {
    fn of(text: &str) -> Text {
        match u8::try_from(text.len()) {
            Ok(length) if text.len() <= SHORT_MAX => {
                let mut bytes = [0; SHORT_MAX];
                bytes[..text.len()].copy_from_slice(text.as_bytes());
                Text::Short { length, bytes }
            }
            _ => Text::Long(Arc::from(text)),
        }
    }
}

impl Hash for Label {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // As a `str` does: maps are asked with either, and a test holds the two together.
        state.write(self.as_bytes());
        state.write_u8(0xff);
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Label) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Label {
    fn cmp(&self, other: &Label) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.as_str())
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), out)
    }
}

impl std::borrow::Borrow<str> for Label {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rustc_hash::FxHashSet;
    use std::collections::BTreeSet;

    #[test]
    fn a_label_is_its_text_however_long() {
        let texts =
            ["a", "ä", "gate-1", "a text of 22 bytes, so", "a text of 23 bytes, see", "über die lange Brücke dort"];
        for text in texts {
            let label = Label::new(text).expect("a label");
            assert_eq!((label.as_str(), label.to_string()), (text, text.to_owned()));
            assert_eq!(label, Label::new(text).expect("a label"));
        }
        let labels = || texts.map(|text| Label::new(text).expect("a label"));
        let (hashed, sorted): (FxHashSet<Label>, _) = (labels().into_iter().collect(), BTreeSet::from(labels()));
        assert!(texts.iter().all(|text| hashed.contains(*text)));
        let by_default: std::collections::BTreeMap<_, _> = labels().map(|label| (hash_of(&label), label)).into();
        assert!(texts.iter().all(|text| by_default[&hash_of(text)].as_str() == *text));
        assert!(sorted.iter().map(Label::as_str).eq(BTreeSet::from(texts)));
        assert_ne!(Label::new("a"), Label::new("b"));
        assert_eq!(size_of::<Option<Label>>(), 24);
    }

    /// By the standard library's own hasher.
    fn hash_of(text: &(impl Hash + ?Sized)) -> u64 {
        let mut hasher = std::hash::DefaultHasher::new();
        text.hash(&mut hasher);
        hasher.finish()
    }

    #[test]
    fn what_is_no_label_says_why() {
        assert_eq!(Label::new(""), Err(LabelError::Empty));
        assert_eq!(Label::new("a\u{7}"), Err(LabelError::Control));
        assert_eq!(Label::new(&"ä".repeat(101)), Err(LabelError::TooLong));
        assert!(Label::new(&"ä".repeat(100)).is_ok());
    }
}
