//! A reservation of places, as bytes.

use super::RecordError;
use super::gate::{Sixteen, maybe_label, text};
use crate::domain::hold::{Hold, HoldItem, HoldStage};
use crate::domain::ids::{HoldId, TicketTypeId};
use crate::domain::time::Moment;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct HoldRecord<'a> {
    id: Sixteen,
    items: Vec<(Sixteen, u32)>,
    /// A name that the seller chose for the buyer, not personal data.
    buyer: Option<&'a str>,
    /// Absent = committed.
    expires: Option<i64>,
}

impl<'a> HoldRecord<'a> {
    pub(super) fn of(hold: &'a Hold) -> HoldRecord<'a> {
        HoldRecord {
            id: hold.id.to_bytes().into(),
            items: hold.items.iter().map(|item| (item.ticket_type.to_bytes().into(), item.count)).collect(),
            buyer: text(&hold.buyer),
            expires: match hold.stage {
                HoldStage::Open { expires } => Some(expires.0),
                HoldStage::Committed => None,
            },
        }
    }

    pub(super) fn read(self) -> Result<Hold, RecordError> {
        let item = |(ticket_type, count): (Sixteen, u32)| HoldItem {
            ticket_type: TicketTypeId::from_bytes(ticket_type.into_array()),
            count,
        };
        Ok(Hold {
            id: HoldId::from_bytes(self.id.into_array()),
            items: self.items.into_iter().map(item).collect(),
            buyer: maybe_label(self.buyer)?,
            stage: match self.expires {
                Some(at) => HoldStage::Open { expires: Moment(at) },
                None => HoldStage::Committed,
            },
        })
    }
}
