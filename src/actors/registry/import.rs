//! Tickets that were sold elsewhere: planned (nothing written), then written in one transaction a chunk.
//!
//! `plan_import` matches the lines against what is there and counts the new tickets per type, so that the caller can
//! reserve places of types with a capacity first; `write_import` writes what is left of the plan.

use crate::actors::registry::Registry;
use crate::actors::registry::RegistryError;
use crate::domain::hold::HoldItem;
use crate::domain::ids::{EventId, TenantId, TicketId, TicketTypeId};
use crate::stores::postgres::records::Holder;

/// Most lines of one chunk.
pub const LINES_MAX: usize = 1_000;

/// One parsed line.
#[derive(Debug, Clone, Default)]
pub struct ImportLine {
    /// Its number in the file, from 1: only for the report.
    pub line: u64,
    /// Id, slug or name.
    pub ticket_type: String,
    pub holder: Option<Holder>,
    pub external_id: Option<String>,
    /// Printed elsewhere; without it the ticket gets a signed code.
    pub code: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineOutcome {
    Imported(TicketId),
    /// The ticket was there already (same `externalId`, else same `code`); it stays as it is.
    Already(TicketId),
    /// A sentence that names the field.
    Rejected(String),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineResult {
    pub line: u64,
    pub outcome: LineOutcome,
}

/// A chunk, checked and matched. Nothing is written yet.
#[derive(Debug)]
pub struct ImportPlan {
    event: EventId,
}

impl ImportPlan {
    pub fn event(&self) -> EventId {
        self.event
    }

    /// New tickets per type **that has a capacity**: what must be reserved before the plan is written.
    pub fn to_reserve(&self) -> Vec<HoldItem> {
        unimplemented!()
    }

    /// How many new tickets the plan would write, of all types.
    pub fn new_tickets(&self) -> usize {
        unimplemented!()
    }

    /// Keeps the first `left` new tickets of this type; the lines behind are rejected with `message`.
    pub fn keep_only(&mut self, _ticket_type: TicketTypeId, _left: u32, _message: &str) {
        unimplemented!()
    }
}

/// One outcome per line, in the order of the lines.
#[derive(Debug, Clone)]
pub struct ImportReport {
    pub results: Vec<LineResult>,
    /// The facts version that carries the new tickets; `None` = nothing was written.
    pub facts_version: Option<u64>,
}

impl Registry {
    /// Checks and matches up to [`LINES_MAX`] lines.
    pub async fn plan_import(
        &self,
        _tenant: TenantId,
        _event: EventId,
        _lines: Vec<ImportLine>,
    ) -> Result<ImportPlan, RegistryError> {
        unimplemented!()
    }

    /// Writes the plan in one transaction, then tells owners ([`Registry::facts_changed`]). A line that another import
    /// wrote since it was planned becomes `Already`.
    pub async fn write_import(&self, _plan: ImportPlan) -> Result<ImportReport, RegistryError> {
        unimplemented!()
    }
}
