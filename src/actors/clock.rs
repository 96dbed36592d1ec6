//! The time of day that decisions are made at. How long something takes is `tokio::time::Instant`: both can be simulated.

use crate::domain::time::Moment;
use std::fmt;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// The machine's clock, unless another was given; the ledger never lets it run backwards.
#[derive(Clone, Default)]
pub struct Clock(Option<Arc<dyn Fn() -> Moment + Send + Sync>>);

impl Clock {
    /// A clock that is read by asking `read`.
    pub fn new(read: impl Fn() -> Moment + Send + Sync + 'static) -> Clock {
        Clock(Some(Arc::new(read)))
    }

    pub fn now(&self) -> Moment {
        if let Some(read) = &self.0 {
            return read();
        }
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Moment(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(if self.0.is_some() { "Clock(given)" } else { "Clock(of the machine)" })
    }
}
