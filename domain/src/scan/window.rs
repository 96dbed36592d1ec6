//! Too early, too late.

use crate::scan::denial::Denial;
use crate::time::{Moment, Window, Within};

/// Both windows must be open (row 12). Too early outranks too late; `opens` is when both are open.
pub fn check_window(ticket_type: Window, event: Window, now: Moment) -> Result<(), Denial> {
    match (ticket_type.place(now), event.place(now)) {
        (Within::Before(one), Within::Before(other)) => Err(Denial::TooEarly { opens: one.max(other) }),
        (Within::Before(opens), Within::Inside | Within::After(_)) => Err(Denial::TooEarly { opens }),
        (Within::Inside | Within::After(_), Within::Before(opens)) => Err(Denial::TooEarly { opens }),
        (Within::After(one), Within::After(other)) => Err(Denial::TooLate { closed: one.min(other) }),
        (Within::After(closed), Within::Inside) => Err(Denial::TooLate { closed }),
        (Within::Inside, Within::After(closed)) => Err(Denial::TooLate { closed }),
        (Within::Inside, Within::Inside) => Ok(()),
    }
}
