//! What stands in two places says the same in both: settings, metrics, reasons, migrations.

use super::source::{Source, assert_none, files, read, rust_files};
use gatehouse::domain::scan::Denial;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn every_setting_is_documented_and_every_documented_one_is_a_field() {
    let text = read("config/default.toml").expect("the defaults");
    let defaults: toml::Table = text.parse().expect("the defaults are TOML");
    let mut documented = BTreeSet::new();
    keys("", &defaults, &mut documented);
    let mut fields = BTreeSet::new();
    collect_fields("Config", "", &structs(&rust_files(&["src/config"])), &mut fields);
    assert!(!fields.is_empty(), "no struct `Config` under src/config");
    assert_eq!(documented, fields);
    let undescribed: Vec<String> = undescribed_keys(&text);
    assert_none(undescribed);
}

fn keys(before: &str, table: &toml::Table, found: &mut BTreeSet<String>) {
    for (key, value) in table {
        match value {
            toml::Value::Table(inner) => keys(&format!("{before}{key}."), inner, found),
            _ => drop(found.insert(format!("{before}{key}"))),
        }
    }
}

/// Keys without a comment right above them (or above the key before, if they stand in one block).
fn undescribed_keys(text: &str) -> Vec<String> {
    let mut described = false;
    let mut broken = Vec::new();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with('#') {
            described = true;
        } else if line.is_empty() || line.starts_with('[') {
            described = false;
        } else if !described {
            broken.push(format!("config/default.toml:{}: no comment says what `{line}` does", index + 1));
        }
    }
    broken
}

type Structs = BTreeMap<String, Vec<(String, String)>>;

/// Every struct with its fields: name and type.
fn structs(sources: &[Source]) -> Structs {
    let mut found = Structs::new();
    for source in sources {
        for item in source.parsed().items {
            let syn::Item::Struct(item) = item else { continue };
            let fields = item.fields.iter().filter_map(|field| {
                let syn::Type::Path(path) = &field.ty else { return None };
                Some((field.ident.as_ref()?.to_string(), path.path.segments.last()?.ident.to_string()))
            });
            found.insert(item.ident.to_string(), fields.collect());
        }
    }
    found
}

fn collect_fields(name: &str, before: &str, structs: &Structs, found: &mut BTreeSet<String>) {
    for (field, kind) in structs.get(name).into_iter().flatten() {
        match structs.get(kind) {
            Some(fields) if !fields.is_empty() => collect_fields(kind, &format!("{before}{field}."), structs, found),
            _ => drop(found.insert(format!("{before}{field}"))),
        }
    }
}

const METRIC: &str = "gatehouse_";

#[test]
fn dashboards_and_signals_name_the_same_metrics() {
    let signals = metrics_of_signals();
    let mut shown = BTreeSet::new();
    for ending in ["json", "yml", "yaml"] {
        for path in files("dashboards", ending) {
            shown.extend(names_in(&read(&path).expect("a dashboard is text")));
        }
    }
    if shown.is_empty() {
        assert!(files("dashboards", "json").is_empty(), "a dashboard without a metric of ours");
        return;
    }
    let unknown: Vec<&String> = shown.iter().filter(|name| !signals.contains(base_name(name, &signals))).collect();
    let unseen: Vec<&String> =
        signals.iter().filter(|name| !shown.iter().any(|shown| base_name(shown, &signals) == *name)).collect();
    assert!(unknown.is_empty() && unseen.is_empty(), "not in signals: {unknown:?}; in no dashboard: {unseen:?}");
}

#[test]
fn metrics_are_named_in_signals_only() {
    let signals = metrics_of_signals();
    assert!(!signals.is_empty(), "src/signals.rs names no metric");
    let mut broken = Vec::new();
    for source in rust_files(&["src"]).iter().filter(|source| !source.path.starts_with("src/signals")) {
        let named = source.literals().into_iter().filter(|(_, text)| signals.contains(text));
        broken.extend(named.map(|(line, text)| format!("{}:{line}: {text}", source.path)));
    }
    assert_none(broken);
}

pub fn metrics_of_signals() -> BTreeSet<String> {
    let sources = rust_files(&["src"]);
    let literals = sources.iter().filter(|source| source.path.starts_with("src/signals")).flat_map(Source::literals);
    literals.map(|(_, text)| text).filter(|text| names_in(text).contains(text)).collect()
}

fn names_in(text: &str) -> BTreeSet<String> {
    let in_name = |c: &char| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_';
    let starts = text.match_indices(METRIC).map(|(start, _)| start);
    starts.map(|start| text[start..].chars().take_while(in_name).collect()).collect()
}

/// A histogram is exported with endings of its own.
fn base_name<'a>(name: &'a str, signals: &BTreeSet<String>) -> &'a str {
    let endings = ["_bucket", "_count", "_sum"];
    let cut = endings.iter().find_map(|ending| name.strip_suffix(ending)).filter(|base| signals.contains(*base));
    cut.unwrap_or(name)
}

#[test]
fn the_readme_explains_every_reason() {
    let readme = read("README.md").expect("a README");
    let missing: Vec<&str> =
        Denial::all().iter().map(Denial::word).filter(|word| !readme.contains(&format!("`{word}`"))).collect();
    assert!(missing.is_empty(), "README.md does not explain {missing:?}");
}

#[test]
fn the_readme_tells_the_figures_of_the_last_comparison() {
    let readme = read("README.md").expect("a README");
    let results = read("loadtest/RESULTS.md").expect("the results");
    let rest = readme.split_once("<!-- figures").map_or("", |(_, rest)| rest);
    let block = rest.split_once("<!-- /figures -->").map_or("", |(block, _)| block);
    let told: Vec<&str> = block.lines().filter(|line| line.starts_with('|')).skip(2).collect();
    assert_eq!(told.len(), 5, "five lines are what a user wants");
    let name = |line: &str| line.split('|').nth(1).map(str::to_owned);
    for line in told {
        let newest = results.lines().find(|found| name(found) == name(line));
        assert_eq!(Some(line), newest, "run loadtest/lib/readme.py");
    }
}

#[test]
fn every_published_row_has_a_case_that_runs() {
    let rows = read("docs/api/rows.tsv").expect("the rows of the published documents");
    let lists = ["contract_events", "contract_tickets"].map(|suite| format!("tests/{suite}/main.rs"));
    let listed: String = lists.iter().map(|list| read(list).expect("a list of cases")).collect();
    let words = listed.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let of_row = |word: &str| word.split_once('_').map(|(row, _)| row.to_ascii_uppercase());
    let cases: BTreeSet<String> = words.filter_map(of_row).collect();
    let names: Vec<&str> = rows.lines().filter_map(|row| row.split('\t').next()).collect();
    assert_eq!(names.len(), 193, "the rows of the two documents");
    assert_none(names.into_iter().filter(|row| !cases.contains(*row)).map(|row| format!("{row}: no case")).collect());
}

#[test]
fn migrations_are_numbered_without_gaps() {
    let names: Vec<String> =
        files("migrations", "sql").iter().filter_map(|path| path.rsplit('/').next().map(str::to_owned)).collect();
    assert!(!names.is_empty(), "no migrations");
    for (index, name) in names.iter().enumerate() {
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name} stands at place {}", index + 1);
    }
}
