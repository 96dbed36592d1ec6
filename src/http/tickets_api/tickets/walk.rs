//! A page of a list whose filter is about what moves: as Postgres has it, put right by what the events' owners decided
//! since, and looked at once more before it is shown.
//!
//! The owners are asked first and Postgres afterwards: what Postgres does not know by then was in the owners' answer, so
//! nothing is missed. What is in the answer counts, not what Postgres says of it, so nothing is there twice.

use crate::actors::event_actor::TouchedTicket;
use crate::domain::ids::{EventId, TicketId};
use crate::domain::ticket::Validity;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::errors::unread;
use crate::http::tickets_api::paging::{Ends, PageFrom, PageWish};
use crate::http::tickets_api::principal::Tenant;
use crate::http::tickets_api::tickets::live::{self, AT_ONCE, Live};
use crate::http::tickets_api::tickets::render;
use crate::http::tickets_api::tickets::wire::{TicketPage, TicketStatus};
use crate::queries::pages::{Found, Wanted, Way};
use futures_util::{StreamExt, TryStreamExt, stream};
use std::collections::HashMap;

/// Tickets that are looked at together where few of them may fit.
const MANY: usize = 500;

/// A list that is being walked.
pub struct Walk<'a> {
    pub state: &'a State,
    pub tenant: &'a Tenant,
    pub wanted: Wanted,
    /// What Postgres does not know of these tickets yet.
    undrained: HashMap<TicketId, TouchedTicket>,
}

/// Some that may fit, in the direction of the walk.
struct Batch {
    found: Vec<Found>,
    /// Where the walk goes on; `None` = everything was seen.
    next: Option<TicketId>,
}

impl<'a> Walk<'a> {
    /// `events` are those that the list can be about. A list of one order or one buyer looks at each ticket anyway.
    pub async fn begin(
        state: &'a State,
        tenant: &'a Tenant,
        wanted: Wanted,
        events: &[EventId],
    ) -> Result<Walk<'a>, ApiError> {
        let events = if few(&wanted) { Vec::new() } else { state.queries().ever_owned(events).await? };
        let asked = events.into_iter().map(|event| state.gate().undrained(event));
        let answers: Vec<HashMap<TicketId, TouchedTicket>> =
            stream::iter(asked).buffer_unordered(AT_ONCE).try_collect().await.map_err(unread)?;
        let undrained = answers.into_iter().flatten().collect();
        Ok(Walk { state, tenant, wanted, undrained })
    }

    /// The page, filled as far as there is something to fill it with.
    pub async fn page(&self, wish: PageWish<TicketId>, may: impl Fn(&Found) -> bool) -> Result<TicketPage, ApiError> {
        let limit = wish.limit as usize;
        let mut way = match wish.from {
            PageFrom::Start => Way::Forward(None),
            PageFrom::After(id) => Way::Forward(Some(id)),
            PageFrom::Before(id) => Way::Back(id),
        };
        let mut shown: Vec<(TicketId, Live)> = Vec::new();
        // One more than asked for tells whether another page follows.
        while shown.len() <= limit {
            let batch = self.batch(way, limit + 1 - shown.len()).await?;
            let found: Vec<Found> = batch.found.into_iter().filter(&may).collect();
            let mut live = live::of(self.state, found.iter().copied()).await?;
            for (id, _) in found {
                let live = live.remove(&id).unwrap_or_default();
                if live.view.as_ref().is_none_or(|view| self.fits(view.validity, view.inside)) {
                    shown.push((id, live));
                }
            }
            let Some(next) = batch.next else { break };
            way = match way {
                Way::Forward(_) => Way::Forward(Some(next)),
                Way::Back(_) => Way::Back(next),
            };
        }
        let more = shown.len() > limit;
        shown.truncate(limit);
        if matches!(way, Way::Back(_)) {
            shown.reverse();
        }
        let ends = shown.first().zip(shown.last()).map(|(first, last)| (first.0, last.0));
        let ends = match wish.from {
            PageFrom::Start => Ends::new(wish.limit, ends, false, more),
            PageFrom::After(_) => Ends::new(wish.limit, ends, true, more),
            PageFrom::Before(_) => Ends::new(wish.limit, ends, more, true),
        };
        let tickets = render::render_live(self.state, self.tenant, shown, self.wanted.standing).await?;
        Ok(TicketPage::new(tickets, ends))
    }

    fn fits(&self, validity: Validity, inside: bool) -> bool {
        let Some(status) = TicketStatus::of(validity, inside) else { return false };
        self.wanted.standing.is_none_or(|wanted| wanted == status.standing())
    }

    async fn batch(&self, way: Way, count: usize) -> Result<Batch, ApiError> {
        let few = few(&self.wanted);
        let count = if few && self.wanted.standing.is_some() { MANY } else { count };
        let mut found = self.state.queries().ticket_page(&self.wanted, way, count).await?;
        let next = if found.len() < count { None } else { found.last().map(|(id, _)| *id) };
        if few || self.undrained.is_empty() {
            return Ok(Batch { found, next });
        }
        found.retain(|(id, _)| self.undrained.get(id).is_none_or(|now| self.fits(now.validity, now.inside)));
        let came: Vec<TicketId> = self.came_to_fit(way, next);
        let known: Vec<TicketId> = found.iter().map(|(id, _)| *id).collect();
        let mut came = came.into_iter().filter(|id| !known.contains(id)).peekable();
        let mut more: Vec<Found> = Vec::new();
        let mut next = next;
        while came.peek().is_some() {
            if more.len() >= count {
                // The rest of them lies behind these: the walk comes back for it.
                next = more.last().map(|(id, _)| *id);
                found.retain(|(id, _)| next.is_some_and(|next| !is_behind(way, *id, next)));
                break;
            }
            let chunk: Vec<TicketId> = came.by_ref().take(MANY).collect();
            let mut fitting = self.state.queries().fitting_tickets(&self.wanted, &chunk).await?;
            if matches!(way, Way::Back(_)) {
                fitting.reverse();
            }
            more.extend(fitting);
        }
        found.extend(more);
        found.sort();
        if matches!(way, Way::Back(_)) {
            found.reverse();
        }
        Ok(Batch { found, next })
    }

    /// Undrained tickets that fit now, from where the walk is up to `until`, in its direction.
    fn came_to_fit(&self, way: Way, until: Option<TicketId>) -> Vec<TicketId> {
        let on_the_way = |id: TicketId| match way {
            Way::Forward(after) => after.is_none_or(|after| id > after),
            Way::Back(before) => id < before,
        };
        let fit = self.undrained.values().filter(|now| self.fits(now.validity, now.inside)).map(|now| now.id);
        let within = |id: &TicketId| on_the_way(*id) && until.is_none_or(|until| !is_behind(way, *id, until));
        let mut came: Vec<TicketId> = fit.filter(within).collect();
        came.sort();
        if matches!(way, Way::Back(_)) {
            came.reverse();
        }
        came
    }
}

/// Whether the walk comes to `id` later than to `place`.
fn is_behind(way: Way, id: TicketId, place: TicketId) -> bool {
    match way {
        Way::Forward(_) => id > place,
        Way::Back(_) => id < place,
    }
}

/// Lists that are short by nature.
fn few(wanted: &Wanted) -> bool {
    wanted.order.is_some() || wanted.customer.is_some()
}
