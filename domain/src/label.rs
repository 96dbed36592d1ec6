//! Short texts that people and machines give to places and devices.

use std::fmt;
use std::sync::Arc;

/// 1 to 100 characters without control characters: a scan point, a device, a zone, a subject as it was named.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Label(Arc<str>);

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
            return Ok(Label(Arc::from(text)));
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
        Ok(Label(Arc::from(text)))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Debug for Label {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&*self.0, out)
    }
}

impl std::borrow::Borrow<str> for Label {
    fn borrow(&self) -> &str {
        &self.0
    }
}
