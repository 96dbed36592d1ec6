//! Tickets that were sold elsewhere: planned (nothing written), then written in one transaction a chunk.
//!
//! [`Registry::plan_import`] matches the lines against what is there and counts the new tickets per type, so that the
//! caller can reserve places of types with a capacity first; [`Registry::write_import`] writes what is left of the plan.

use crate::actors::registry::check;
use crate::actors::registry::tickets::sign;
use crate::actors::registry::{
    EventInfo, Holder, Registry, RegistryError, TenantSecrets, TypeInfo, new_id, no_such, now,
};
use crate::domain::credential;
use crate::domain::credential::Read;
use crate::domain::digest::CodeHash;
use crate::domain::hold::HoldItem;
use crate::domain::ids::{EventId, TenantId, TicketId, TicketTypeId};
use crate::stores::postgres::tickets;
use crate::stores::postgres::tickets::{Known, NewCode, NewTickets};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

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
pub struct ImportPlan {
    tenant: TenantId,
    event: Arc<EventInfo>,
    secrets: Arc<TenantSecrets>,
    types: Vec<TypeInfo>,
    lines: Vec<Planned>,
}

struct Planned {
    line: u64,
    what: Step,
}

enum Step {
    Done(LineOutcome),
    New(Box<NewTicket>),
    /// The same ticket as the line at this place of the chunk, which is new.
    Repeat(usize),
}

#[derive(Clone)]
struct NewTicket {
    id: TicketId,
    /// Its type's place in the plan's list.
    type_at: usize,
    holder: Holder,
    external_id: Option<String>,
    own: Option<(String, CodeHash)>,
}

/// One outcome per line, in the order of the lines.
#[derive(Debug, Clone)]
pub struct ImportReport {
    pub results: Vec<LineResult>,
    /// The facts version that carries the new tickets; `None` = nothing was written.
    pub facts_version: Option<u64>,
}

impl ImportPlan {
    pub fn event(&self) -> EventId {
        self.event.id
    }

    /// New tickets per type **that has a capacity**: what must be reserved before the plan is written.
    pub fn to_reserve(&self) -> Vec<HoldItem> {
        let mut counts: BTreeMap<TicketTypeId, u32> = BTreeMap::new();
        for new in self.new_ones() {
            let of = &self.types[new.type_at];
            if of.capacity.is_some() {
                *counts.entry(of.id).or_default() += 1;
            }
        }
        counts.into_iter().map(|(ticket_type, count)| HoldItem { ticket_type, count }).collect()
    }

    /// How many new tickets the plan would write, of all types.
    pub fn new_tickets(&self) -> usize {
        self.new_ones().count()
    }

    /// Keeps the first `left` new tickets of this type; the lines behind are rejected with `message`.
    pub fn keep_only(&mut self, ticket_type: TicketTypeId, left: u32, message: &str) {
        let mut kept = 0;
        for planned in &mut self.lines {
            if let Step::New(new) = &planned.what
                && self.types[new.type_at].id == ticket_type
            {
                if kept == left {
                    planned.what = Step::Done(LineOutcome::Rejected(message.to_owned()));
                } else {
                    kept += 1;
                }
            }
        }
    }

    fn new_ones(&self) -> impl Iterator<Item = &NewTicket> {
        self.lines.iter().filter_map(|planned| match &planned.what {
            Step::New(new) => Some(&**new),
            Step::Done(_) | Step::Repeat(_) => None,
        })
    }

    /// Signs where a line brought no code of its own. Takes tens of milliseconds for a full chunk.
    fn rows(&self) -> NewTickets {
        let mut rows = NewTickets::default();
        for new in self.new_ones() {
            let of = &self.types[new.type_at];
            let code = match &new.own {
                Some((text, hash)) => NewCode::Own { text: text.clone(), hash: *hash },
                None => {
                    let code = sign(&self.secrets, &self.event, of, new.id, 1);
                    NewCode::Signed { text: code.text, key_id: self.secrets.current.0, digest: code.digest }
                }
            };
            rows.push(new.id, of.id, new.external_id.clone(), new.holder.clone(), code);
        }
        rows
    }

    /// `written` = the new tickets that are there now; `known` = what was there instead of the others.
    fn report(self, written: &HashSet<TicketId>, known: &Matches, facts_version: Option<u64>) -> ImportReport {
        let mut results: Vec<LineResult> = Vec::with_capacity(self.lines.len());
        for planned in self.lines {
            let outcome = match planned.what {
                Step::Done(outcome) => outcome,
                Step::New(new) if written.contains(&new.id) => LineOutcome::Imported(new.id),
                Step::New(new) => {
                    known.find(new.external_id.as_deref(), new.own.as_ref().map(|(_, hash)| *hash)).unwrap_or_else(
                        || LineOutcome::Rejected("the ticket could not be written: send the line again".into()),
                    )
                }
                Step::Repeat(place) => match &results[place].outcome {
                    LineOutcome::Imported(id) | LineOutcome::Already(id) => LineOutcome::Already(*id),
                    LineOutcome::Rejected(why) => LineOutcome::Rejected(why.clone()),
                },
            };
            results.push(LineResult { line: planned.line, outcome });
        }
        ImportReport { results, facts_version }
    }
}

impl Registry {
    /// Checks and matches up to [`LINES_MAX`] lines.
    pub async fn plan_import(
        &self,
        tenant: TenantId,
        event: EventId,
        lines: Vec<ImportLine>,
    ) -> Result<ImportPlan, RegistryError> {
        if lines.len() > LINES_MAX {
            return Err(check::invalid("lines", format!("must not be more than {LINES_MAX} at a time")));
        }
        let event = self.event_by_id(event).await?.filter(|event| event.tenant == tenant).ok_or(no_such("event"))?;
        let secrets = self.tenant_secrets(tenant).await?;
        let types = self.ticket_types(tenant, event.id).await?;
        let mut lines: Vec<Planned> = lines.into_iter().map(|line| first_look(line, &types, &secrets)).collect();
        let matches = self.matches(event.id, &lines).await?;
        settle(&mut lines, &matches);
        Ok(ImportPlan { tenant, event, secrets, types, lines })
    }

    /// Writes the plan in one transaction, then tells owners ([`Registry::facts_changed`]). A line that another import
    /// wrote since it was planned becomes `Already`.
    pub async fn write_import(&self, plan: ImportPlan) -> Result<ImportReport, RegistryError> {
        if plan.new_tickets() == 0 {
            return Ok(plan.report(&HashSet::new(), &Matches::default(), None));
        }
        // Signatures are work for a thread that may take its time.
        let signing = tokio::task::spawn_blocking(move || {
            let rows = plan.rows();
            (plan, rows)
        });
        let (plan, rows) = signing.await.map_err(|_| RegistryError::Unavailable)?;
        let event = plan.event.id;
        let (mut tx, version) = self.touch(plan.tenant, event).await?;
        let written = tickets::insert(&mut tx, plan.tenant, event, version, now(), &rows).await?;
        tx.commit().await?;
        self.tell(event);
        let written: HashSet<TicketId> = written.into_iter().collect();
        let known = if written.len() == plan.new_tickets() {
            Matches::default()
        } else {
            self.matches(event, &plan.lines).await?
        };
        Ok(plan.report(&written, &known, Some(version)))
    }

    async fn matches(&self, event: EventId, lines: &[Planned]) -> Result<Matches, RegistryError> {
        let mut external_ids = Vec::new();
        let mut codes = Vec::new();
        for planned in lines {
            if let Step::New(new) = &planned.what {
                external_ids.extend(new.external_id.clone());
                codes.extend(new.own.as_ref().map(|(_, hash)| *hash));
            }
        }
        if external_ids.is_empty() && codes.is_empty() {
            return Ok(Matches::default());
        }
        let mut db = self.store.connection().await?;
        Ok(Matches::of(tickets::known(&mut db, event, &external_ids, &codes).await?))
    }
}

/// The tickets that are there, by what lines are matched by.
#[derive(Default)]
struct Matches {
    by_external_id: HashMap<String, TicketId>,
    by_code: HashMap<CodeHash, Known>,
}

impl Matches {
    fn of(known: Vec<Known>) -> Matches {
        let mut matches = Matches::default();
        for ticket in known {
            if let Some(external_id) = &ticket.external_id {
                matches.by_external_id.insert(external_id.clone(), ticket.id);
            }
            if let Some(code) = ticket.code {
                matches.by_code.insert(code, ticket);
            }
        }
        matches
    }

    /// By external id, else by code. A code that is another external id's is a mistake of the file.
    fn find(&self, external_id: Option<&str>, code: Option<CodeHash>) -> Option<LineOutcome> {
        if let Some(id) = external_id.and_then(|external_id| self.by_external_id.get(external_id)) {
            return Some(LineOutcome::Already(*id));
        }
        let known = self.by_code.get(&code?)?;
        Some(match (external_id, &known.external_id) {
            (Some(_), Some(_)) => LineOutcome::Rejected("code: another ticket has this code already".into()),
            (_, _) => LineOutcome::Already(known.id),
        })
    }
}

/// Checks one line by itself.
fn first_look(line: ImportLine, types: &[TypeInfo], secrets: &TenantSecrets) -> Planned {
    let number = line.line;
    let what = match check_line(line, types, secrets) {
        Ok(new) => Step::New(Box::new(new)),
        Err(RegistryError::Invalid { field, message }) => {
            Step::Done(LineOutcome::Rejected(format!("{field}: {message}")))
        }
        Err(other) => Step::Done(LineOutcome::Rejected(other.to_string())),
    };
    Planned { line: number, what }
}

fn check_line(line: ImportLine, types: &[TypeInfo], secrets: &TenantSecrets) -> Result<NewTicket, RegistryError> {
    let id = line.ticket_type.parse().ok();
    let named = |of: &TypeInfo| Some(of.id) == id || of.slug == line.ticket_type;
    let type_at = types.iter().position(named).or_else(|| types.iter().position(|of| of.name == line.ticket_type));
    let type_at = type_at.ok_or_else(|| check::invalid("ticketType", "no such ticket type in this event"))?;
    let short = |field: &str, value: Option<String>, chars: usize| -> Result<Option<String>, RegistryError> {
        // Exports of other systems write empty fields where there is nothing.
        let value = value.filter(|value| !value.trim().is_empty());
        value.map(|value| check::text(field, &value, chars)).transpose()
    };
    let holder = line.holder.unwrap_or_default();
    Ok(NewTicket {
        id: TicketId::from_bytes(new_id()),
        type_at,
        holder: Holder {
            name: short("holder.name", holder.name, 200)?,
            email: short("holder.email", holder.email, 320)?,
            phone: short("holder.phone", holder.phone, 50)?,
            ..Holder::default()
        },
        external_id: short("externalId", line.external_id, 200)?,
        own: line
            .code
            .as_deref()
            .filter(|code| !code.trim().is_empty())
            .map(|code| own_code(code, secrets))
            .transpose()?,
    })
}

/// The text as a scanner will read it, and its hash.
fn own_code(code: &str, secrets: &TenantSecrets) -> Result<(String, CodeHash), RegistryError> {
    match credential::read(code) {
        Read::Opaque(text) => Ok((text.to_owned(), secrets.hash_key.code(text))),
        Read::Signed(_) => Err(check::invalid("code", "looks like a code signed here: leave it out")),
        Read::Unreadable => Err(check::invalid("code", "must be 1 to 512 printable characters")),
    }
}

/// Matches the lines against what is there, then against one another.
fn settle(lines: &mut [Planned], matches: &Matches) {
    let mut by_external_id: HashMap<String, usize> = HashMap::new();
    let mut by_code: HashMap<CodeHash, (usize, bool)> = HashMap::new();
    for (place, planned) in lines.iter_mut().enumerate() {
        let Step::New(new) = &planned.what else {
            continue;
        };
        let code = new.own.as_ref().map(|(_, hash)| *hash);
        if let Some(outcome) = matches.find(new.external_id.as_deref(), code) {
            planned.what = Step::Done(outcome);
            continue;
        }
        let same_id = new.external_id.as_ref().and_then(|id| by_external_id.get(id).copied());
        let same_code = code.and_then(|code| by_code.get(&code).copied());
        match (same_id, same_code) {
            (Some(first), _) => planned.what = Step::Repeat(first),
            (None, Some((_, true))) if new.external_id.is_some() => {
                let message = "code: another line has this code already".to_owned();
                planned.what = Step::Done(LineOutcome::Rejected(message));
            }
            (None, Some((first, _))) => planned.what = Step::Repeat(first),
            (None, None) => {
                let named = new.external_id.is_some();
                by_external_id.extend(new.external_id.clone().map(|id| (id, place)));
                by_code.extend(code.map(|code| (code, (place, named))));
            }
        }
    }
}
