//! How the sale of an event stands, by its owner.

use crate::actors::registry::shop::admissions::is_open;
use crate::actors::registry::{EventInfo, TypeInfo, Visibility};
use crate::domain::ids::{EventId, SectionId, TicketTypeId};
use crate::domain::ledger::TypeCounts;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::errors::unread;
use std::sync::Arc;

/// The types of an event and their counts.
pub struct Counts {
    pub types: Arc<Vec<TypeInfo>>,
    counts: Vec<TypeCounts>,
}

impl Counts {
    pub async fn read(state: &State, event: &EventInfo) -> Result<Counts, ApiError> {
        let types = state.registry().shelf(event.tenant, event.id).await?;
        Ok(Counts { types, counts: owner(state, event.id).await? })
    }

    fn find(&self, id: TicketTypeId) -> Option<&TypeCounts> {
        self.counts.iter().find(|counts| counts.id == id)
    }

    /// Sold and reserved.
    pub fn of(&self, of: &TypeInfo) -> (u32, u32) {
        self.find(of.id).map_or((0, 0), |counts| (counts.sold, counts.held))
    }

    /// Sold and reserved in all types of a section.
    pub fn of_section(&self, section: SectionId) -> (u32, u32) {
        let types = self.types.iter().filter(|of| of.section == Some(section));
        types.fold((0, 0), |(sold, held), of| {
            let (more_sold, more_held) = self.of(of);
            (sold.saturating_add(more_sold), held.saturating_add(more_held))
        })
    }

    /// Places left, within the section's too; `None` = no limit. What the owner does not know yet was not sold yet.
    pub fn left(&self, event: &EventInfo, of: &TypeInfo) -> Option<u32> {
        match self.find(of.id) {
            Some(counts) => counts.left,
            None => {
                let section = of.section.and_then(|section| event.section(section));
                let shared = section.and_then(|section| {
                    let (sold, held) = self.of_section(section.id);
                    section.capacity.map(|capacity| capacity.saturating_sub(sold).saturating_sub(held))
                });
                [of.capacity, shared].into_iter().flatten().min()
            }
        }
    }

    /// Whether this admission stands in lists for everybody now; `passcode` is what they know.
    pub fn is_listed(&self, event: &EventInfo, of: &TypeInfo, passcode: Option<&str>) -> bool {
        match of.visibility {
            Visibility::Public => {
                is_open(of, |id| self.types.iter().find(|of| of.id == id).and_then(|of| self.left(event, of)))
            }
            Visibility::Private => match (&of.passcode, passcode) {
                (Some(wanted), Some(given)) => super::events::same(given, wanted),
                (_, _) => false,
            },
            Visibility::InviteOnly => false,
        }
    }
}

async fn owner(state: &State, event: EventId) -> Result<Vec<TypeCounts>, ApiError> {
    Ok(state.gate().occupancy(event).await.map_err(unread)?.types)
}
