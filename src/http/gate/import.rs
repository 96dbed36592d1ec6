//! Tickets sold elsewhere come in as a stream of lines, 1,000 at a time.

use crate::actors::gate::ImportError;
use crate::actors::registry::import::{ImportLine, LINES_MAX, LineOutcome, LineResult};
use crate::actors::registry::{EventInfo, Holder};
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::{Format, read, within};
use crate::http::error::ApiError;
use crate::http::extract::Authorized;
use crate::http::gate::csv_rows::Columns;
use crate::http::gate::lines::{Entry, Splitter, Style};
use crate::http::gate::scan::event_of;
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::http::header;
use actix_web::web::{Data, Payload};
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Rejected lines that are reported one by one; the others are counted.
const REPORTED_MAX: usize = 10_000;
const NDJSON: [&str; 4] =
    ["application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines"];

/// One line: a ticket.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportLineIn {
    /// Id, slug or name of the type.
    #[schema(example = "general")]
    pub ticket_type: String,
    #[serde(default)]
    pub holder: Option<ImportHolder>,
    /// The seller's own id: makes a repeated import harmless.
    #[serde(default)]
    pub external_id: Option<String>,
    /// A code printed elsewhere, unique in its event; without it the ticket gets a signed one.
    #[serde(default)]
    pub code: Option<String>,
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct ImportHolder {
    #[serde(default)]
    pub name: Option<String>,
    #[serde(default)]
    pub email: Option<String>,
    #[serde(default)]
    pub phone: Option<String>,
}

#[derive(Debug, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ImportReport {
    /// New tickets.
    pub imported: u64,
    /// Lines whose ticket was there already (same `externalId`, else same `code`): it stayed as it was.
    pub already: u64,
    pub rejected: Vec<RejectedLine>,
    /// Further rejected lines that are not listed.
    #[serde(skip_serializing_if = "is_zero")]
    #[schema(required = false)]
    pub rejected_more: u64,
}

fn is_zero(count: &u64) -> bool {
    *count == 0
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RejectedLine {
    /// From 1; a CSV's header is line 1.
    pub line: u64,
    /// What is wrong with it, naming the field.
    pub error: String,
}

impl ImportReport {
    fn reject(&mut self, line: u64, error: String) {
        if self.rejected.len() < REPORTED_MAX {
            self.rejected.push(RejectedLine { line, error });
        } else {
            self.rejected_more += 1;
        }
    }

    fn add(&mut self, results: Vec<LineResult>) {
        for result in results {
            match result.outcome {
                LineOutcome::Imported(_) => self.imported += 1,
                LineOutcome::Already(_) => self.already += 1,
                LineOutcome::Rejected(error) => self.reject(result.line, error),
            }
        }
    }
}

impl From<ImportError> for ApiError {
    fn from(error: ImportError) -> ApiError {
        match error {
            ImportError::Registry(error) => error.into(),
            ImportError::Undecided(why) => why.into(),
        }
    }
}

/// Imports tickets sold elsewhere: NDJSON, one object a line, or CSV with a header.
///
/// Lines are taken as they arrive, 1,000 at a time; a broken line is reported and never loses the others. Send the
/// whole stream again to resume after a failure: lines are matched by `externalId`, else by `code`. CSV columns:
/// `ticketType`, `externalId`, `code`, `name`, `email`, `phone`.
#[utoipa::path(post, path = "/v1/events/{event}/tickets/import", operation_id = "gateImportTickets", tag = "tickets",
    params(crate::http::openapi::EventPath),
    request_body(content((ImportLineIn = "application/x-ndjson"), (String = "text/csv"))),
    responses((status = 200, body = ImportReport)))]
pub async fn import(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    mut payload: Payload,
) -> Result<Reply<ImportReport>, ApiError> {
    let event = caller.event_for(&state, event_of(&request), &[Action::TicketWrite]).await?;
    let limits = state.settings().bodies;
    let mut import = Import {
        state: &state,
        event: &event,
        splitter: Splitter::new(style_of(&request)?, limits.import_line),
        columns: None,
        style: style_of(&request)?,
        chunk: Vec::new(),
        report: ImportReport::default(),
    };
    let mut total: u64 = 0;
    while let Some(piece) = within(limits.time, payload.next()).await? {
        let piece = piece.map_err(|_| ApiError::Truncated)?;
        total += piece.len() as u64;
        if total > limits.import {
            return Err(ApiError::TooLarge(usize::try_from(limits.import).unwrap_or(usize::MAX)));
        }
        import.splitter.push(&piece);
        import.take_entries().await?;
    }
    import.splitter.end();
    import.take_entries().await?;
    import.write_chunk().await?;
    // Chunks report in their turn, broken lines at once.
    import.report.rejected.sort_unstable_by_key(|rejected| rejected.line);
    Ok(Reply::ok(import.report))
}

struct Import<'a> {
    state: &'a State,
    event: &'a EventInfo,
    style: Style,
    splitter: Splitter,
    /// Of a CSV, once its header was read.
    columns: Option<Columns>,
    chunk: Vec<ImportLine>,
    report: ImportReport,
}

impl Import<'_> {
    /// Takes every whole entry; writes a chunk whenever one is full, so that a fast sender waits for Postgres.
    async fn take_entries(&mut self) -> Result<(), ApiError> {
        while let Some(entry) = self.splitter.next_entry() {
            if self.style == Style::Csv && self.columns.is_none() {
                self.columns = Some(header_of(entry)?);
                continue;
            }
            let line = entry.line;
            match self.parse(entry) {
                Ok(ticket) => self.chunk.push(ImportLine { line, ..ticket }),
                Err(error) => self.report.reject(line, error),
            }
            if self.chunk.len() == LINES_MAX {
                self.write_chunk().await?;
            }
        }
        Ok(())
    }

    fn parse(&self, entry: Entry) -> Result<ImportLine, String> {
        let text = entry.text.map_err(|error| error.to_string())?;
        match &self.columns {
            Some(columns) => columns.ticket(&text),
            None => read::<ImportLineIn>(Format::Json, &text).map(ImportLine::from).map_err(sentence),
        }
    }

    async fn write_chunk(&mut self) -> Result<(), ApiError> {
        if self.chunk.is_empty() {
            return Ok(());
        }
        let chunk = std::mem::take(&mut self.chunk);
        let results = self.state.gate().import(self.event.tenant, self.event.id, chunk).await?;
        self.report.add(results);
        Ok(())
    }
}

fn header_of(entry: Entry) -> Result<Columns, ApiError> {
    let text = entry.text.map_err(|error| ApiError::field("header", error.to_string()))?;
    Columns::read(&text).map_err(|detail| ApiError::field("header", detail))
}

fn style_of(request: &HttpRequest) -> Result<Style, ApiError> {
    let given = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = given.split(';').next().unwrap_or_default().trim();
    let plain = request.headers().get(header::CONTENT_ENCODING).is_none_or(|encoding| encoding == "identity");
    if plain && name.eq_ignore_ascii_case("text/csv") {
        return Ok(Style::Csv);
    }
    // A single line of NDJSON is JSON; nobody should be turned away for saying so. Nothing at all is nothing to import.
    let json = name.is_empty() || name.eq_ignore_ascii_case("application/json");
    if plain && (json || NDJSON.iter().any(|known| name.eq_ignore_ascii_case(known))) {
        return Ok(Style::Ndjson);
    }
    Err(ApiError::MediaTypeOf("application/x-ndjson or text/csv, not compressed"))
}

fn sentence(error: ApiError) -> String {
    match error {
        ApiError::Field { field, detail } if !field.is_empty() => format!("{field}: {detail}"),
        ApiError::Syntax(_) => "the line is not well-formed JSON".to_owned(),
        error => error.to_string(),
    }
}

impl From<ImportLineIn> for ImportLine {
    fn from(line: ImportLineIn) -> ImportLine {
        ImportLine {
            line: 0,
            ticket_type: line.ticket_type,
            holder: line.holder.map(|ImportHolder { name, email, phone }| Holder {
                name,
                email,
                phone,
                ..Holder::default()
            }),
            external_id: line.external_id,
            code: line.code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_refused_by_the_name_of_its_field() {
        let parse = |text: &str| read::<ImportLineIn>(Format::Json, text.as_bytes()).map_err(sentence);
        assert_eq!(parse("{}").unwrap_err(), "ticketType: this field is required");
        assert!(parse(r#"{"ticketType":"a","holder":"Ada"}"#).unwrap_err().starts_with("holder: "));
        assert_eq!(parse("{broken").unwrap_err(), "the line is not well-formed JSON");
        assert_eq!(parse(r#"{"ticketType":"a","holder":{"name":"Ada"}}"#).unwrap().ticket_type, "a");
    }

    #[test]
    fn only_so_many_rejected_lines_are_listed() {
        let mut report = ImportReport::default();
        for line in 0..REPORTED_MAX as u64 + 5 {
            report.reject(line, "wrong".to_owned());
        }
        assert_eq!((report.rejected.len(), report.rejected_more), (REPORTED_MAX, 5));
    }
}
