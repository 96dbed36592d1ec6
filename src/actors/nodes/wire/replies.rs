//! What an event's owner replies.

use super::{Garbled, Wire, choice, get_str, record};
use crate::actors::event_actor::TouchedTicket;
use crate::actors::gate::{LiveScan, TypeName, Undecided};
use crate::actors::messages::{Told, Unsaid};
use crate::domain::ledger::{
    AnnulRefusal, CheckInTotals, GroupRefusal, HoldRefusal, KeyedScan, OccupancyReport, PastScan, PointCounts, Reply,
    ScanReply, TicketRefusal, TypeCounts, ZoneCounts,
};
use crate::domain::scan::{Annulment, Answer, Decision, Denial, Earlier, Occupancy, TicketView};
use crate::domain::ticket::Validity;

choice!(Denial {
    0 => InvalidCode,
    1 => ForgedCode,
    2 => WrongEvent,
    3 => UnknownTicket,
    4 => SupersededCode,
    5 => NotCheckedIn,
    6 => NotActivated,
    7 => TicketCancelled,
    8 => TicketRefunded,
    9 => TicketTransferred,
    10 => TicketBlocked,
    11 => AlreadyCheckedIn,
    12 => ReentryNotAllowed,
    13 => ReentryLimitReached { entries_max },
    14 => WrongScanPoint { accepted },
    15 => TooEarly { opens },
    16 => TooLate { closed },
    17 => Full,
    18 => Annulled,
});
choice!(Decision { 0 => Admit, 1 => Deny(denial) });
record!(TicketView { id, ticket_type, validity, inside, entries, entries_left });
record!(Earlier { at, point, device });
record!(Occupancy { inside, limit });
record!(Answer { scan, kind, at, point, device, decision, double_read, anomaly, ticket, earlier, occupancy });
record!(Annulment { scan, annulled_at, ticket });
choice!(AnnulRefusal { 0 => UnknownScan, 1 => NotYourScan, 2 => TooLate, 3 => NotLatestScan, 4 => NotAccepted });
choice!(HoldRefusal {
    0 => Unknown,
    1 => UnknownType(ticket_type),
    2 => SoldOut { ticket_type, left },
    3 => BuyerLimit { left },
    4 => BadCount,
});

/// The word of a state, which lives as long as the program.
struct StateWord(&'static str);

const STATES: [Validity; 6] = [
    Validity::Unactivated,
    Validity::Active,
    Validity::Cancelled,
    Validity::Refunded,
    Validity::Revoked,
    Validity::Blocked,
];

impl Wire for StateWord {
    fn put(&self, out: &mut Vec<u8>) {
        rmp::encode::write_str(out, self.0).expect(super::FITS);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        let word = get_str(from)?;
        let known = STATES.iter().map(|state| state.word()).find(|known| *known == word);
        known.map(StateWord).ok_or(Garbled("no such state"))
    }
}

impl Wire for TicketRefusal {
    fn put(&self, out: &mut Vec<u8>) {
        let (code, word) = match self {
            TicketRefusal::Unknown => (0u8, None),
            TicketRefusal::WrongState(word) => (1, Some(StateWord(word))),
            TicketRefusal::AlreadyUsed => (2, None),
            TicketRefusal::SoldOut => (3, None),
            TicketRefusal::UnknownType => (4, None),
            TicketRefusal::StaleGeneration => (5, None),
        };
        (code, word).put(out);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        let (code, word): (u8, Option<StateWord>) = Wire::get(from)?;
        Ok(match code {
            0 => TicketRefusal::Unknown,
            1 => TicketRefusal::WrongState(word.ok_or(Garbled("no state"))?.0),
            2 => TicketRefusal::AlreadyUsed,
            3 => TicketRefusal::SoldOut,
            4 => TicketRefusal::UnknownType,
            5 => TicketRefusal::StaleGeneration,
            _ => return Err(Garbled("no such refusal of a ticket")),
        })
    }
}

choice!(ScanReply { 0 => Answered(answer), 1 => KeyReused, 2 => NeedsProof, 3 => NeedsLookUp, 4 => Disowned });
record!(GroupRefusal { refused });
choice!(Reply {
    0 => Scan(reply),
    1 => Group(reply),
    2 => Annul(reply),
    3 => Disowned,
    4 => Hold(reply),
    5 => Expired(count),
    6 => Issued(reply),
    7 => Ticket(reply),
    8 => Absorbed(count),
    9 => Recovered,
});
record!(TypeName { id, slug, name });
record!(ZoneCounts { id, inside, capacity });
record!(Told { reply, ticket_type, holder, zone, degraded });
choice!(Undecided { 0 => NotDurable, 1 => Busy, 2 => Unavailable, 3 => Stopping });
choice!(Unsaid { 0 => Undecided(why), 1 => NotOwner });

record!(TypeCounts { id, slug, sold, held, left, inside, capacity, occupancy_limit });
record!(PointCounts { point, check_ins, check_outs, refused });
record!(OccupancyReport { occupancy, tickets, types, zones, points });
record!(CheckInTotals { accepted, refused, attendees });
record!(KeyedScan { scan, ticket });
record!(TouchedTicket { id, validity, inside });
record!(PastScan { scan, kind, at, point, zone, device, subject });

impl Wire for LiveScan {
    fn put(&self, out: &mut Vec<u8>) {
        let refused = self.refused.map(String::from);
        ((self.at, self.kind), ((self.point.clone(), refused), self.inside)).put(out);
    }

    fn get(from: &mut &[u8]) -> Result<Self, Garbled> {
        type Parts<A, B> = (A, B);
        let ((at, kind), ((point, refused), inside)): Parts<_, Parts<Parts<_, Option<String>>, _>> = Wire::get(from)?;
        let word = |word: String| {
            let known = Denial::all().iter().map(Denial::word).find(|known| *known == word);
            known.ok_or(Garbled("no such reason"))
        };
        Ok(LiveScan { at, kind, point, refused: refused.map(word).transpose()?, inside })
    }
}
