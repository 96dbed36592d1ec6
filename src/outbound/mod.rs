//! One attempt to deliver: a mail, a call. When to try again is the relay's business.

pub mod guard;
pub mod letters;
pub mod mail;
pub mod peers;
pub mod signing;
pub mod webhooks;

use std::time::Duration;

/// An attempt that delivered nothing, as far as we know.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Failed {
    /// One sentence for staff: no addresses, no codes.
    pub why: String,
    /// The status that the other side gave (HTTP, SMTP).
    pub status: Option<u16>,
    pub again: Again,
}

/// Whether trying again can help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// Later; not before this pause if the other side named one.
    Later(Option<Duration>),
    /// The same would be refused again.
    Never,
}

impl Failed {
    pub fn later(why: impl Into<String>) -> Failed {
        Failed { why: why.into(), status: None, again: Again::Later(None) }
    }

    pub fn never(why: impl Into<String>) -> Failed {
        Failed { why: why.into(), status: None, again: Again::Never }
    }

    pub fn with_status(self, status: u16) -> Failed {
        Failed { status: Some(status), ..self }
    }
}
