//! Whoever is woken by an alert finds what to do, and whoever reads a metric finds what it means.

use super::source::{assert_none, files, read};
use std::collections::BTreeSet;

const RULES: &str = "dashboards/rules";
const TESTS: &str = "dashboards/rules/tests";
const RUNBOOK: &str = "docs/runbook.md";

/// An alert, and the lines that follow its name.
fn alerts() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for path in files(RULES, "yml").iter().filter(|path| !path.starts_with(TESTS)) {
        let text = read(path).expect("rules are text");
        let parts = text.split("- alert: ").skip(1);
        found.extend(parts.filter_map(|part| Some((part.lines().next()?.trim().to_owned(), part.to_owned()))));
    }
    assert!(found.len() > 30, "too few alerts are found to be all of them: {}", found.len());
    found
}

#[test]
fn every_alert_says_where_the_runbook_helps_and_the_runbook_knows_no_other() {
    let runbook = read(RUNBOOK).expect("a runbook");
    let headings: BTreeSet<&str> = runbook.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let alerts = alerts();
    let mut broken = Vec::new();
    for (name, part) in &alerts {
        let link = format!("runbook_url: \"{RUNBOOK}#{}\"", name.to_lowercase());
        if !part.contains(&link) {
            broken.push(format!("{name}: it lacks {link}"));
        }
        if !headings.contains(name.as_str()) {
            broken.push(format!("{name}: {RUNBOOK} has no section of this name"));
        }
    }
    let known: BTreeSet<&str> = alerts.iter().map(|(name, _)| name.as_str()).collect();
    broken.extend(headings.difference(&known).map(|name| format!("{RUNBOOK}: no alert is named {name}")));
    assert_none(broken);
}

#[test]
fn every_section_of_the_runbook_says_all_that_is_asked_at_night() {
    let runbook = read(RUNBOOK).expect("a runbook");
    let mut broken = Vec::new();
    for section in runbook.split("\n### ").skip(1) {
        let name = section.lines().next().unwrap_or_default();
        let section = section.split("\n## ").next().unwrap_or_default();
        let missing = ["At the gate:", "See:", "Now:", "Over when:", "Afterwards:"];
        let missing = missing.iter().filter(|part| !section.contains(&format!("- **{part}** ")));
        broken.extend(missing.map(|part| format!("{name}: nothing is said under `{part}`")));
    }
    assert_none(broken);
}

#[test]
fn every_alert_is_tried_firing_and_silent() {
    let (mut fires, mut silent) = (BTreeSet::new(), BTreeSet::new());
    for path in files(TESTS, "yml") {
        let text = read(&path).expect("tests of rules are text");
        for tried in text.split("alertname: ").skip(1) {
            let name = tried.lines().next().unwrap_or_default().trim().to_owned();
            let expected = tried.lines().nth(1).unwrap_or_default().trim();
            match expected {
                "exp_alerts: []" => silent.insert(name),
                "exp_alerts:" => fires.insert(name),
                other => panic!("{path}: {name}: what is expected stands below it, not `{other}`"),
            };
        }
    }
    let mut broken = Vec::new();
    for (name, _) in alerts() {
        if !fires.contains(&name) {
            broken.push(format!("{name}: no test lets it fire"));
        }
        if !silent.contains(&name) {
            broken.push(format!("{name}: no test lets it keep silent"));
        }
    }
    assert_none(broken);
}

#[test]
fn every_metric_is_listed() {
    let page = read("docs/metrics.md").expect("a page of metrics");
    let listed: BTreeSet<&str> =
        page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`')).map(|(name, _)| name).collect();
    let named = super::documents::metrics_of_signals();
    let listed: BTreeSet<&str> = listed.into_iter().filter(|name| name.starts_with("gatehouse_")).collect();
    let named: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    let missing: Vec<&&str> = named.difference(&listed).collect();
    let unknown: Vec<&&str> = listed.difference(&named).collect();
    assert!(missing.is_empty() && unknown.is_empty(), "docs/metrics.md lacks {missing:?} and invents {unknown:?}");
}
