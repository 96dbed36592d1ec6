//! `gatehouse audit`: reads the log of events and checks what must hold.

use super::CliError;
use super::args::{ConfigArgs, StoreArgs};
use crate::domain::audit::Rule;
use crate::domain::ids::EventId;
use crate::queries::audit::{Audit, Auditor};
use crate::startup;
use crate::telemetry;
use clap::Args;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub struct AuditArgs {
    /// Events, by id or slug; without one, every event that was ever scanned
    events: Vec<String>,
    /// Also lets a fresh ledger decide every scan of the log again, and compares
    #[arg(long)]
    replay: bool,
    /// Prints JSON, one object per event and line
    #[arg(long)]
    json: bool,
    /// Writes a page (Markdown) that can be kept
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    #[command(flatten)]
    config: ConfigArgs,
    #[command(flatten)]
    stores: StoreArgs,
}

/// Findings printed in full; JSON and reports have as many as were kept.
const PRINTED_MAX: usize = 20;

pub async fn run(args: AuditArgs) -> Result<(), CliError> {
    let config = args.config.load(&args.stores.flags())?;
    telemetry::start_logging(&config.log)?;
    let auditor = startup::auditor(&config).await?;
    let mut pages = String::new();
    let mut clean = true;
    for event in chosen(&auditor, &args.events).await? {
        let audit = auditor.audit(event, args.replay).await?;
        clean &= audit.clean();
        if args.json {
            println!("{}", json(&audit));
        } else {
            print!("{}", table(&audit));
        }
        pages.push_str(&page(&audit));
    }
    if let Some(file) = args.report {
        std::fs::write(&file, pages).map_err(|source| CliError::File { path: file, source })?;
    }
    if clean { Ok(()) } else { Err(CliError::Violations) }
}

async fn chosen(auditor: &Auditor, names: &[String]) -> Result<Vec<EventId>, CliError> {
    if names.is_empty() {
        return Ok(auditor.events().await?);
    }
    let mut events = Vec::new();
    for name in names {
        let mut found = auditor.named(name).await?;
        match found.len() {
            0 => return Err(CliError::NoSuchEvent(name.clone())),
            1 => events.append(&mut found),
            _ => {
                let ids: Vec<String> = found.iter().map(ToString::to_string).collect();
                return Err(CliError::SeveralEvents { name: name.clone(), ids: ids.join(", ") });
            }
        }
    }
    Ok(events)
}

/// What was counted, in the order of a report.
fn figures(audit: &Audit) -> Vec<(&'static str, u64)> {
    let sums = &audit.sums;
    let mut figures = vec![
        ("batches, to sequence", sums.last_seq),
        ("of them in Postgres", audit.drained),
        ("epoch", audit.epoch),
        ("scans", sums.scans),
        ("admissions", sums.admissions),
        ("exits", sums.exits),
        ("refusals in the log", sums.refusals),
        ("admissions taken back", sums.annulled_admissions),
        ("exits taken back", sums.annulled_exits),
        ("put outside by hand", sums.reset_outside),
        ("inside", sums.inside),
        ("conflicts of two owners", sums.conflicts),
        ("dead letters", audit.dead_letters),
    ];
    if let Some(replay) = &audit.replay {
        figures.push(("scans decided again, the same", replay.same));
        figures.push(("changes taken over", replay.taken_over));
    }
    figures
}

fn verdict(audit: &Audit) -> String {
    match audit.findings.total {
        0 => "CLEAN".to_owned(),
        1 => "1 FINDING".to_owned(),
        many => format!("{many} FINDINGS"),
    }
}

fn table(audit: &Audit) -> String {
    let mut out = format!("{}  {}\n", audit.title, audit.event);
    for (name, count) in figures(audit) {
        let _ = writeln!(out, "  {name:<32}{count:>12}");
    }
    let _ = writeln!(out, "Verdict: {} in {:.1} s", verdict(audit), audit.took.as_secs_f64());
    for finding in audit.findings.kept.iter().take(PRINTED_MAX) {
        let _ = writeln!(out, "  - {}: {}", finding.rule.word(), finding.said);
    }
    let more = audit.findings.total.saturating_sub(PRINTED_MAX as u64);
    if more > 0 {
        let _ = writeln!(out, "  ... and {more} more (--json and --report have the first hundred)");
    }
    for note in &audit.notes {
        let _ = writeln!(out, "  note: {note}");
    }
    out
}

/// `{event, title, figures: {name: count}, findings: [{rule, seq, ticket, said}], findingsTotal, notes, clean, seconds}`.
fn json(audit: &Audit) -> Value {
    let figures: serde_json::Map<String, Value> =
        figures(audit).into_iter().map(|(name, count)| (name.to_owned(), json!(count))).collect();
    let finding = |finding: &crate::domain::audit::Finding| {
        json!({
            "rule": finding.rule.word(),
            "seq": finding.seq,
            "ticket": finding.ticket.map(|ticket| ticket.to_string()),
            "said": finding.said,
        })
    };
    json!({
        "event": audit.event.to_string(),
        "title": audit.title,
        "figures": figures,
        "findings": audit.findings.kept.iter().map(finding).collect::<Vec<_>>(),
        "findingsTotal": audit.findings.total,
        "notes": audit.notes,
        "clean": audit.clean(),
        "seconds": audit.took.as_secs_f64(),
    })
}

/// One page for people who were not there.
fn page(audit: &Audit) -> String {
    let at = chrono::Utc::now().format("%Y-%m-%d %H:%M UTC");
    let mut out =
        format!("# Audit of {}\n\n`{}`, read {at}. Verdict: **{}**.\n\n", audit.title, audit.event, verdict(audit));
    out.push_str("| figure | |\n|---|--:|\n");
    for (name, count) in figures(audit) {
        let _ = writeln!(out, "| {name} | {count} |");
    }
    out.push_str("\n| what must hold | found |\n|---|--:|\n");
    for rule in Rule::ALL {
        let said = match (rule, &audit.replay) {
            (Rule::Replay, None) => "not asked for (`--replay`)".to_owned(),
            (_, _) => audit.findings.of(rule).to_string(),
        };
        let _ = writeln!(out, "| {} | {said} |", rule.promise());
    }
    if !audit.clean() {
        out.push_str("\n## Findings\n\n");
        for finding in &audit.findings.kept {
            let _ = writeln!(out, "- `{}`: {}", finding.rule.word(), finding.said);
        }
        let _ = writeln!(out, "\n{} in all.", audit.findings.total);
    }
    for note in &audit.notes {
        let _ = writeln!(out, "\nNote: {note}.");
    }
    out.push('\n');
    out
}
