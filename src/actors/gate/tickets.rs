//! Tickets that come in from elsewhere, and what staff do to one by hand.

use super::ask::unavailable;
use super::{Gate, HandVerb, TicketError, Undecided};
use crate::actors::registry::RegistryError;
use crate::actors::registry::import::{ImportLine, ImportPlan, LineResult};
use crate::domain::hold::HoldItem;
use crate::domain::ids::{EventId, HoldId, TenantId, TicketId};
use crate::domain::ledger::{Command, HoldRefusal, NewCode, Reply, TicketRefusal, TicketVerb};
use crate::domain::scan::TicketView;
use crate::domain::time::Moment;
use crate::stores::journal::Journal;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// How long an import may hold places between asking for them and writing its tickets.
const IMPORT_HOLD: Duration = Duration::from_secs(120);
/// A chunk of an import is no scan: it may take its time.
const IMPORT_DEADLINE: Duration = Duration::from_secs(20);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Registry(#[from] RegistryError),
    #[error(transparent)]
    Undecided(#[from] Undecided),
}

impl<J: Journal + Send + Sync> Gate<J> {
    /// Takes up to 1,000 lines. Places of types with a capacity are reserved first, in the same ledger and order as
    /// everything else; the tickets are rows in Postgres then, and the owner knows them before this answers.
    pub async fn import(
        &self,
        tenant: TenantId,
        event: EventId,
        lines: Vec<ImportLine>,
    ) -> Result<Vec<LineResult>, ImportError> {
        let deadline = Instant::now() + IMPORT_DEADLINE;
        let mut plan = self.registry.plan_import(tenant, event, lines).await?;
        let hold = self.reserve(event, &mut plan, deadline).await?;
        let report = match self.registry.write_import(plan).await {
            Ok(report) => report,
            Err(error) => {
                if let Some(hold) = hold {
                    // It would expire by itself; this only gives the places back sooner.
                    drop(self.ask(event, Command::ReleaseHold(hold), deadline).await);
                }
                return Err(error.into());
            }
        };
        // An event that sleeps reads them when it wakes.
        if hold.is_some() || (report.facts_version.is_some() && self.directory.is_owned(event).await) {
            self.pull_facts(event, hold, deadline).await?;
        }
        Ok(report.results)
    }

    /// Reserves what the plan needs; what does not fit is taken out of the plan, type by type.
    async fn reserve(
        &self,
        event: EventId,
        plan: &mut ImportPlan,
        deadline: Instant,
    ) -> Result<Option<HoldId>, Undecided> {
        loop {
            let items: Vec<HoldItem> = plan.to_reserve();
            if items.is_empty() {
                return Ok(None);
            }
            let hold = HoldId::from_bytes(uuid::Uuid::now_v7().into_bytes());
            let expires = in_the_future(IMPORT_HOLD);
            let command = Command::Reserve { hold, items, buyer: None, per_buyer_max: None, expires };
            match self.ask(event, command, deadline).await?.reply {
                Reply::Hold(Ok(_)) => return Ok(Some(hold)),
                Reply::Hold(Err(HoldRefusal::SoldOut { ticket_type, left })) => {
                    plan.keep_only(ticket_type, left, &sold_out(left));
                }
                Reply::Hold(Err(HoldRefusal::UnknownType(_))) => {
                    // The type is newer than what the owner knows.
                    self.pull_facts(event, None, deadline).await?;
                }
                _ => return Err(Undecided::Unavailable),
            }
            if Instant::now() >= deadline {
                return Err(Undecided::Unavailable);
            }
        }
    }

    /// Does something to a ticket by hand; refused scans and holders are told so from this instant.
    pub async fn ticket_verb(
        &self,
        tenant: TenantId,
        event: EventId,
        ticket: TicketId,
        verb: HandVerb,
    ) -> Result<TicketView, TicketError> {
        let deadline = self.deadline();
        let verb = match verb {
            HandVerb::Reissue => return self.reissue(tenant, event, ticket, deadline).await,
            HandVerb::Cancel => TicketVerb::Cancel,
            HandVerb::Reinstate => TicketVerb::Reinstate,
            HandVerb::Block => TicketVerb::Block,
            HandVerb::Unblock => TicketVerb::Unblock,
            HandVerb::Reset => TicketVerb::Reset,
        };
        self.put_verb(event, ticket, verb, deadline).await
    }

    async fn put_verb(
        &self,
        event: EventId,
        ticket: TicketId,
        verb: TicketVerb,
        deadline: Instant,
    ) -> Result<TicketView, TicketError> {
        let told = self.ask(event, Command::Ticket { ticket, verb }, deadline).await?;
        match told.reply {
            Reply::Ticket(view) => Ok(view?),
            _ => Err(Undecided::Unavailable.into()),
        }
    }

    /// Signs the next generation, has the ledger accept it, then keeps its text. A crash in between loses nothing: the
    /// same signature comes out of the same key again.
    async fn reissue(
        &self,
        tenant: TenantId,
        event: EventId,
        ticket: TicketId,
        deadline: Instant,
    ) -> Result<TicketView, TicketError> {
        let known = self.registry.ticket(tenant, ticket).await.map_err(unavailable)?;
        let known = known.filter(|known| known.event == event).ok_or(TicketRefusal::Unknown)?;
        let resigned = self.registry.resign(tenant, ticket, known.generation + 1).await.map_err(unavailable)?;
        let code = NewCode { generation: resigned.generation, key_id: resigned.key_id, digest: resigned.digest };
        let view = self.put_verb(event, ticket, TicketVerb::Reissue(code), deadline).await?;
        self.registry.reissued(tenant, ticket, &resigned).await.map_err(unavailable)?;
        Ok(view)
    }
}

fn sold_out(left: u32) -> String {
    match left {
        0 => "ticketType is sold out: raise its capacity or leave the line out".to_owned(),
        left => format!("ticketType has only {left} places left: raise its capacity or leave the line out"),
    }
}

fn in_the_future(by: Duration) -> Moment {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default() + by;
    Moment(i64::try_from(now.as_millis()).unwrap_or(i64::MAX))
}
