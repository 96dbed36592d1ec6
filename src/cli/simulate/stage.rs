//! Before and after the evening: the event and its tickets, the log and the counters.

use super::SimulateError;
use super::audit;
use super::audit::Logged;
use super::audit::Told;
use super::driver::Ticket;
use super::plan::Kind;
use crate::cli::client::Client;
use crate::cli::client::ClientError;
use serde_json::Value;
use serde_json::json;
use std::collections::HashSet;
use std::io::Write;
use std::path::Path;
use std::time::Duration;
use std::time::Instant;

/// How long the log in Postgres may take to have everything.
const CATCH_UP: Duration = Duration::from_secs(120);
const LOOK_AGAIN: Duration = Duration::from_millis(300);
const FEED_PAGE: u32 = 1000;
/// A slug that is taken gets a number behind it, up to this one.
const SLUGS_MAX: u32 = 10_000;

/// The event, made with its scan points and tickets if there is none.
pub async fn ensure_event(client: &Client, event: &str, tickets: usize, points: usize) -> Result<(), SimulateError> {
    if client.find(&format!("/v1/events/{event}")).await?.is_some() {
        return Ok(());
    }
    client.post("/v1/events", &json!({ "name": "Simulated evening", "slug": event })).await?;
    client.post("/v1/ticket-types", &json!({ "event": event, "name": "General", "slug": "general" })).await?;
    for number in 1..=points {
        let point = json!({ "event": event, "name": format!("Gate {number}"), "slug": format!("gate-{number}") });
        client.post("/v1/scan-points", &point).await?;
    }
    let file = tempfile::NamedTempFile::with_suffix(".ndjson").map_err(SimulateError::Draft)?;
    write_tickets(file.path(), tickets, &["general"]).map_err(SimulateError::Draft)?;
    import(client, event, file.path()).await
}

/// One line a ticket, the types in turn.
pub fn write_tickets(path: &Path, tickets: usize, types: &[&str]) -> std::io::Result<()> {
    let mut file = std::io::BufWriter::new(std::fs::File::create(path)?);
    for number in 1..=tickets {
        let line = json!({
            "ticketType": types[number % types.len()],
            "externalId": format!("seat-{number}"),
            "holder": { "name": format!("Guest {number}"), "email": format!("guest{number}@example.com") },
        });
        writeln!(file, "{line}")?;
    }
    file.flush()
}

/// Imports the file; a rejected line is an error here, since we wrote it.
pub async fn import(client: &Client, event: &str, file: &Path) -> Result<(), SimulateError> {
    let report = client.import(event, file).await?;
    match report["rejected"].as_array().and_then(|rejected| rejected.first()) {
        Some(first) => Err(SimulateError::Rejected(first.to_string())),
        None => Ok(()),
    }
}

/// A slug that no event has yet: `wanted`, else `wanted-2`, `wanted-3`, ...
pub async fn free_slug(client: &Client, wanted: &str) -> Result<String, ClientError> {
    for number in 1..SLUGS_MAX {
        let slug = if number == 1 { wanted.to_owned() } else { format!("{wanted}-{number}") };
        if client.find(&format!("/v1/events/{slug}")).await?.is_none() {
            return Ok(slug);
        }
    }
    Ok(format!("{wanted}-{:08x}", rand::random::<u32>()))
}

/// Up to `wanted` tickets that can come in and never have.
pub async fn fresh_tickets(client: &Client, event: &str, wanted: usize) -> Result<Vec<Ticket>, SimulateError> {
    let mut tickets = Vec::new();
    let take = |line: Value| {
        let fresh = line["entries"].as_u64() == Some(0) && line["state"].as_str() == Some("ACTIVE");
        if let (true, Some(id), Some(code)) = (fresh, line["id"].as_str(), line["code"].as_str()) {
            tickets.push(Ticket { id: id.to_owned(), code: code.to_owned() });
        }
        tickets.len() < wanted
    };
    client.export(event, take).await?;
    if tickets.is_empty() {
        return Err(SimulateError::NoTickets(event.to_owned()));
    }
    Ok(tickets)
}

/// The scan points of the event; `gate-1` ... where it has none.
pub async fn points(client: &Client, event: &str, wanted: usize) -> Result<Vec<String>, ClientError> {
    let answer = client.find(&format!("/v1/scan-points?event={event}")).await?.unwrap_or_default();
    let mut points: Vec<String> =
        rows(&answer).iter().filter_map(|row| Some(row["slug"].as_str()?.to_owned())).collect();
    points.truncate(wanted);
    if points.is_empty() {
        points = (1..=wanted).map(|number| format!("gate-{number}")).collect();
    }
    Ok(points)
}

/// The list of an answer, whatever its name.
fn rows(answer: &Value) -> &[Value] {
    let list = match answer {
        Value::Array(list) => Some(list),
        Value::Object(fields) => fields.values().find_map(Value::as_array),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    };
    list.map_or(&[], Vec::as_slice)
}

/// The log and the counter, once both tell of everything that turnstiles were told, or the time is up.
pub async fn log_and_counter(client: &Client, event: &str, told: &[Told]) -> Result<(Vec<Logged>, u64), SimulateError> {
    let wanted: HashSet<&str> = told
        .iter()
        .flat_map(|scan| &scan.answers)
        .filter(|verdict| verdict.refused.is_none())
        .map(|verdict| verdict.scan.as_str())
        .collect();
    let until = Instant::now() + CATCH_UP;
    loop {
        let log = feed(client, event).await?;
        let inside = inside(client, event).await?;
        let known: HashSet<&str> = log
            .iter()
            .filter_map(|row| match row {
                Logged::Scan { scan, .. } => Some(scan.as_str()),
                Logged::TakenBack { .. } => None,
            })
            .collect();
        let complete = wanted.is_subset(&known) && audit::inside_by_log(&log) == i128::from(inside);
        if complete || Instant::now() > until {
            return Ok((log, inside));
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

async fn inside(client: &Client, event: &str) -> Result<u64, SimulateError> {
    let path = format!("/v1/events/{event}/occupancy");
    let counts = client.get(&path).await?;
    counts["inside"].as_u64().ok_or_else(|| SimulateError::strange(&path, "it has no `inside`"))
}

async fn feed(client: &Client, event: &str) -> Result<Vec<Logged>, SimulateError> {
    let mut log = Vec::new();
    let mut after: Option<String> = None;
    loop {
        let behind = after.as_ref().map(|cursor| format!("&after={cursor}")).unwrap_or_default();
        let path = format!("/v1/events/{event}/scans?limit={FEED_PAGE}{behind}");
        let page = client.get(&path).await?;
        let rows = page["scans"].as_array().ok_or_else(|| SimulateError::strange(&path, "it has no `scans`"))?;
        for row in rows {
            log.push(logged(row).ok_or_else(|| SimulateError::strange(&path, &format!("a row is {row}")))?);
        }
        let next = match &page["next"] {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => None,
        };
        if rows.is_empty() || next.is_none() || next == after {
            return Ok(log);
        }
        after = next;
    }
}

/// A row of the feed; `None` if it is not one.
fn logged(row: &Value) -> Option<Logged> {
    let scan = id_of(&row["scan"]).or_else(|| id_of(&row["id"]))?;
    let outcome = row["outcome"].as_str();
    if matches!(outcome, Some("ANNULLED" | "ANNULMENT" | "DISOWNED" | "DISOWNMENT") | None) {
        return Some(Logged::TakenBack { scan });
    }
    let kind = match row["kind"].as_str()? {
        "CHECK_IN" => Kind::In,
        "CHECK_OUT" => Kind::Out,
        _ => return None,
    };
    let refused = outcome.filter(|word| *word != "ADMIT").map(str::to_owned);
    let ticket = id_of(&row["ticket"]).or_else(|| id_of(&row["ticketId"]));
    Some(Logged::Scan { scan, kind, ticket, refused, annulled: !row["annulledAt"].is_null() })
}

/// An id, bare or as the `id` of an object.
fn id_of(value: &Value) -> Option<String> {
    value.as_str().or_else(|| value["id"].as_str()).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_the_feed_are_read() {
        let admitted = json!({ "scan": "scn_1", "kind": "CHECK_IN", "outcome": "ADMIT", "ticket": "tkt_1" });
        let expected = Logged::Scan {
            scan: "scn_1".to_owned(),
            kind: Kind::In,
            ticket: Some("tkt_1".to_owned()),
            refused: None,
            annulled: false,
        };
        assert_eq!(logged(&admitted), Some(expected));
        let refused = json!({ "scan": {"id": "scn_2"}, "kind": "CHECK_OUT", "outcome": "NOT_CHECKED_IN",
            "ticket": null, "annulledAt": null });
        let Some(Logged::Scan { kind: Kind::Out, refused: Some(reason), ticket: None, annulled: false, .. }) =
            logged(&refused)
        else {
            panic!("not read")
        };
        assert_eq!(reason, "NOT_CHECKED_IN");
        let back = json!({ "scan": "scn_1", "kind": "CHECK_IN", "outcome": "ANNULLED" });
        assert_eq!(logged(&back), Some(Logged::TakenBack { scan: "scn_1".to_owned() }));
        assert_eq!(logged(&json!({ "outcome": "ADMIT" })), None);
    }

    #[test]
    fn a_ticket_file_has_one_line_a_ticket_with_ids_of_their_own() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        write_tickets(file.path(), 5, &["a", "b"]).expect("written");
        let text = std::fs::read_to_string(file.path()).expect("read");
        let ids: HashSet<String> = text
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).expect("JSON")["externalId"].to_string())
            .collect();
        assert_eq!(ids.len(), 5);
    }
}
