//! What is asked of an event.

use super::{Garbled, Wire, choice, get_str, record, wrapped};
use crate::domain::digest::{CodeHash, KeyHash, RequestDigest, SignatureDigest};
use crate::domain::hold::{Hold, HoldItem, HoldStage};
use crate::domain::ids::{EventId, HoldId, NodeId, ScanId, TicketId, TicketTypeId};
use crate::domain::label::Label;
use crate::domain::ledger::{Command, NewCode, TicketVerb};
use crate::domain::scan::{AnnulRequest, Hand, Kind, Presented, Proof, ScanRef, ScanRequest, Surface};
use crate::domain::ticket::{Entry, GateState, LastScan, Presence, Validity};
use crate::domain::ticket_type::TicketFacts;
use crate::domain::time::Moment;

macro_rules! ids {
    ($($id:ident),+) => {$(
        impl Wire for $id {
            fn put(&self, out: &mut Vec<u8>) {
                self.to_bytes().put(out);
            }
            fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
                Wire::get(from).map($id::from_bytes)
            }
        }
    )+};
}

ids!(EventId, HoldId, NodeId, ScanId, TicketId, TicketTypeId);
wrapped!(CodeHash, KeyHash, RequestDigest, SignatureDigest, Moment);

impl Wire for Label {
    fn put(&self, out: &mut Vec<u8>) {
        rmp::encode::write_str(out, self.as_str()).expect(super::FITS);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        Label::new(get_str(from)?).map_err(|_| Garbled("no label"))
    }
}

choice!(Kind { 0 => CheckIn, 1 => CheckOut });
choice!(Surface { 0 => Native, 1 => TicketsApi, 2 => EventsModule });
choice!(Proof { 0 => DigestOnly, 1 => Verified });
choice!(Presented {
    0 => Unreadable,
    1 => Forged,
    2 => OtherEvent,
    3 => Signed { ticket, generation, digest, proof },
    4 => Opaque(code),
    5 => Ticket(ticket),
});
record!(ScanRequest {
    id,
    presented,
    looked_up,
    kind,
    surface,
    point,
    zone,
    device,
    subject,
    key,
    request,
    scanned_at,
    log_refusal,
});
choice!(ScanRef { 0 => Id(scan), 1 => Key(key) });
choice!(Hand { 0 => Scanner, 1 => Staff });
record!(AnnulRequest { which, device, subject, reason, hand });

choice!(Validity { 0 => Unactivated, 1 => Active, 2 => Cancelled, 3 => Refunded, 4 => Revoked, 5 => Blocked });
record!(Entry { since, point, zone, device });
choice!(Presence { 0 => Outside, 1 => Inside(entry) });
record!(LastScan { scan, kind, at, point, device, before });
record!(GateState { seq, ticket_type, validity, presence, entries, generation, key_id, digest, last });
record!(TicketFacts { id, version, holder, code, gate });
record!(NewCode { generation, key_id, digest });
record!(HoldItem { ticket_type, count });
choice!(HoldStage { 0 => Open { expires }, 1 => Committed });
record!(Hold { id, items, buyer, stage });

choice!(TicketVerb {
    0 => Activate { reissue },
    1 => Transfer { to },
    2 => Reissue(code),
    3 => Cancel,
    4 => Refund,
    5 => Reinstate,
    6 => Block,
    7 => Unblock,
    8 => Reset,
    9 => Delete,
    10 => ChangeType(ticket_type),
});

/// What an owner tells itself is not asked by others; `None` on the way.
const ITS_OWN: u8 = 255;

impl Wire for Command {
    fn put(&self, out: &mut Vec<u8>) {
        match self {
            Command::Scan(scan) => (0u8, scan.clone()).put(out),
            Command::ScanGroup(scans) => (1u8, scans.clone()).put(out),
            Command::Annul(annul) => (2u8, annul.clone()).put(out),
            Command::Disown(scan) => (3u8, *scan).put(out),
            Command::Reserve { hold, items, buyer, per_buyer_max, expires } => {
                let who = (buyer.clone(), *per_buyer_max);
                (4u8, ((*hold, items.clone()), (who, *expires))).put(out);
            }
            Command::CommitHold(hold) => (5u8, *hold).put(out),
            Command::ReleaseHold(hold) => (6u8, *hold).put(out),
            Command::Issue { hold, tickets } => (7u8, (*hold, tickets.clone())).put(out),
            Command::Ticket { ticket, verb } => (8u8, (*ticket, verb.clone())).put(out),
            Command::ExpireHolds | Command::AbsorbFacts { .. } | Command::Recover(_) => (ITS_OWN, false).put(out),
        }
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        super::expect_len(from, 2)?;
        Ok(match u8::get(from)? {
            0 => Command::Scan(Wire::get(from)?),
            1 => Command::ScanGroup(Wire::get(from)?),
            2 => Command::Annul(Wire::get(from)?),
            3 => Command::Disown(Wire::get(from)?),
            4 => {
                let ((hold, items), ((buyer, per_buyer_max), expires)) = Wire::get(from)?;
                Command::Reserve { hold, items, buyer, per_buyer_max, expires }
            }
            5 => Command::CommitHold(Wire::get(from)?),
            6 => Command::ReleaseHold(Wire::get(from)?),
            7 => {
                let (hold, tickets) = Wire::get(from)?;
                Command::Issue { hold, tickets }
            }
            8 => {
                let (ticket, verb) = Wire::get(from)?;
                Command::Ticket { ticket, verb }
            }
            _ => return Err(Garbled("no command for others")),
        })
    }
}
