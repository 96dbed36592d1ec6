//! One byte per word of a closed list. A code, once given, is never given to another word.

use super::RecordError;
use crate::domain::ledger::{HoldEnd, VerbWord};
use crate::domain::scan::{Kind, Surface};
use crate::domain::ticket::Validity;

macro_rules! codes {
    ($what:literal, $name:ty, $write:ident, $read:ident, { $($variant:path => $code:literal),+ $(,)? }) => {
        pub(super) fn $write(word: $name) -> u8 {
            match word { $($variant => $code),+ }
        }

        pub(super) fn $read(code: u8) -> Result<$name, RecordError> {
            match code {
                $($code => Ok($variant),)+
                unknown => Err(RecordError::Code { what: $what, code: unknown }),
            }
        }
    };
}

codes!("kind of scan", Kind, write_kind, read_kind, { Kind::CheckIn => 0, Kind::CheckOut => 1 });

codes!("surface", Surface, write_surface, read_surface, {
    Surface::Native => 0,
    Surface::TicketsApi => 1,
    Surface::EventsModule => 2,
});

codes!("validity", Validity, write_validity, read_validity, {
    Validity::Unactivated => 0,
    Validity::Active => 1,
    Validity::Cancelled => 2,
    Validity::Refunded => 3,
    Validity::Revoked => 4,
    Validity::Blocked => 5,
});

codes!("end of a hold", HoldEnd, write_hold_end, read_hold_end, {
    HoldEnd::Issued => 0,
    HoldEnd::Released => 1,
    HoldEnd::Expired => 2,
});

codes!("verb", VerbWord, write_verb, read_verb, {
    VerbWord::Activated => 0,
    VerbWord::Transferred => 1,
    VerbWord::Reissued => 2,
    VerbWord::Cancelled => 3,
    VerbWord::Refunded => 4,
    VerbWord::Reinstated => 5,
    VerbWord::Blocked => 6,
    VerbWord::Unblocked => 7,
    VerbWord::Reset => 8,
    VerbWord::Deleted => 9,
    VerbWord::TypeChanged => 10,
});
