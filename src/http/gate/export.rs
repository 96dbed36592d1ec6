//! Every ticket of an event as a stream of lines.

use crate::actors::gate::Gate;
use crate::actors::registry::{EventInfo, Registry, TicketInfo};
use crate::domain::ids::TicketId;
use crate::http::auth::{Action, Resource};
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::scan::event_of;
use crate::http::gate::tickets::HolderOut;
use crate::http::gate::wire::{StatusWord, status, text};
use crate::http::state::State;
use actix_web::http::header;
use actix_web::web::{Bytes, Data};
use actix_web::{HttpRequest, HttpResponse};
use serde::Serialize;
use std::sync::Arc;
use utoipa::ToSchema;

/// Tickets read at a time.
const PAGE: u32 = 1_000;

/// One line: a ticket.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ExportLine {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub id: TicketId,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub external_id: Option<String>,
    /// Slug of the type.
    pub ticket_type: String,
    pub holder: Option<HolderOut>,
    pub state: StatusWord,
    pub entries: u32,
    /// Only with `ticket.write`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(nullable = false)]
    pub code: Option<String>,
}

struct Export {
    gate: Gate,
    registry: Registry,
    event: Arc<EventInfo>,
    /// Codes, e-mail addresses and phone numbers too.
    in_full: bool,
    after: Option<TicketId>,
    done: bool,
}

impl Export {
    /// The next lines; empty at the end.
    async fn next(&mut self) -> Result<Vec<u8>, ApiError> {
        if self.done {
            return Ok(Vec::new());
        }
        let page = self.registry.export(self.event.tenant, self.event.id, self.after, PAGE).await?;
        self.done = page.len() < PAGE as usize;
        self.after = page.last().map(|ticket| ticket.id);
        if page.is_empty() {
            return Ok(Vec::new());
        }
        // What was drained may be a moment old; the owner knows what is true now.
        let ids = page.iter().map(|ticket| ticket.id).collect();
        let live = self.gate.views(self.event.id, ids).await?;
        let mut lines = Vec::with_capacity(page.len() * 256);
        for (ticket, view) in page.into_iter().zip(live) {
            let (validity, inside, entries) = match view {
                Some(view) => (view.validity, view.inside, view.entries),
                None => (ticket.validity, ticket.inside, ticket.entries),
            };
            let line = self.line(ticket, status(validity, inside), entries);
            serde_json::to_writer(&mut lines, &line).map_err(|_| ApiError::Internal)?;
            lines.push(b'\n');
        }
        Ok(lines)
    }

    fn line(&self, ticket: TicketInfo, state: StatusWord, entries: u32) -> ExportLine {
        ExportLine {
            id: ticket.id,
            holder: HolderOut::of(&ticket, self.in_full),
            external_id: ticket.external_id,
            ticket_type: ticket.type_slug,
            state,
            entries,
            code: ticket.code.filter(|_| self.in_full),
        }
    }
}

/// Every ticket of the event, one JSON object a line. Codes and contact data only with `ticket.write`.
#[utoipa::path(get, path = "/v1/events/{event}/tickets/export", operation_id = "gateExportTickets", tag = "tickets",
    params(crate::http::openapi::EventPath),
    responses((status = 200, body = ExportLine, content_type = "application/x-ndjson")))]
pub async fn export(state: Data<State>, request: HttpRequest, caller: Authorized) -> Result<HttpResponse, ApiError> {
    let wanted = [Action::TicketRead, Action::TicketWrite];
    let event = caller.event_for(&state, event_of(&request), &wanted).await?;
    let in_full = caller.may(Action::TicketWrite, &Resource::of(&event));
    let mut export = Export {
        gate: state.gate().clone(),
        registry: state.registry().clone(),
        event,
        in_full,
        after: None,
        done: false,
    };
    // The first page comes before the answer begins, so that a failure still has a status of its own.
    let first = export.next().await?;
    let stream = futures_util::stream::unfold((Some(first), export), |(ready, mut export)| async move {
        let lines = match ready {
            Some(lines) => Ok(lines),
            None => export.next().await,
        };
        match lines {
            Ok(lines) if lines.is_empty() => None,
            Ok(lines) => Some((Ok(Bytes::from(lines)), (None, export))),
            Err(error) => {
                tracing::warn!(event = %export.event.id, %error, "an export broke off");
                export.done = true;
                Some((Err(error), (None, export)))
            }
        }
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/x-ndjson"))
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .streaming(stream))
}
