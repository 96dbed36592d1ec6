//! Links of the documents lead somewhere: to a file that is there, and in it to a heading.

use super::source::{assert_none, files, read};
use std::path::Path;

const FOLDERS: &[&str] = &[
    "docs",
    "dashboards",
    "loadtest",
    "clients/typescript/README.md",
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
];
const MORE: &[&str] = &["SECURITY.md", "STYLE.md", "CHANGELOG.md"];

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let (alone, folders): (Vec<&str>, Vec<&str>) = FOLDERS.iter().chain(MORE).partition(|path| path.ends_with(".md"));
    let mut pages: Vec<String> = folders.iter().flat_map(|folder| files(folder, "md")).collect();
    pages.extend(alone.into_iter().map(str::to_owned));
    let mut broken = Vec::new();
    let mut seen = 0;
    for page in &pages {
        let text = read(page).unwrap_or_else(|| panic!("{page} is not there"));
        for (line, target) in links(&text) {
            seen += 1;
            broken.extend(wrong(page, &target).map(|why| format!("{page}:{line}: {target}: {why}")));
        }
    }
    assert!(seen > 100, "only {seen} links found");
    assert_none(broken);
}

/// `[text](target)`, outside of code, with their lines.
fn links(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut code = false;
    for (number, line) in text.lines().enumerate() {
        code ^= line.trim_start().starts_with("```");
        if code || line.starts_with("    ") {
            continue;
        }
        // What stands between back-ticks is code as well.
        let prose: String = line.split('`').step_by(2).collect::<Vec<&str>>().join("`");
        let ends = prose.split("](").skip(1).filter_map(|rest| rest.split_once(')'));
        found.extend(ends.map(|(target, _)| (number + 1, target.to_owned())));
    }
    found
}

/// Why a link is none; nothing where it leaves the project.
fn wrong(page: &str, target: &str) -> Option<String> {
    if target.starts_with("http://") || target.starts_with("https://") || target.starts_with("mailto:") {
        return None;
    }
    let (path, heading) = target.split_once('#').unwrap_or((target, ""));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = match path {
        "" => root.join(page),
        _ => root.join(page).parent().expect("a page lies in a folder").join(path),
    };
    if !file.exists() {
        return Some("no such file".to_owned());
    }
    if heading.is_empty() || file.extension().is_none_or(|ending| ending != "md") {
        return None;
    }
    let text = std::fs::read_to_string(&file).expect("a page is text");
    let known = text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading);
    (!known).then(|| "no such heading".to_owned())
}

/// What a heading is called in a link.
fn anchor(line: &str) -> String {
    let words = line.trim_start_matches('#').trim().to_lowercase();
    let kept = words.chars().filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
    kept.map(|char| if char == ' ' { '-' } else { char }).collect()
}

#[test]
fn the_measure_knows_a_link_from_code() {
    let text = "See [a](a.md) and [`b`](b.md#c), not `[c](c.md)`.\n```\n[d](d.md)\n```\n[e](../e.md)\n";
    let found: Vec<(usize, String)> = links(text);
    let expected = [(1, "a.md"), (1, "b.md#c"), (5, "../e.md")];
    assert_eq!(found, expected.map(|(line, target)| (line, target.to_owned())));
    assert_eq!(anchor("## When Redis is away: `journal`"), "when-redis-is-away-journal");
    assert_eq!(wrong("README.md", "docs/no-such-page.md"), Some("no such file".to_owned()));
    assert_eq!(wrong("README.md", "docs/cli.md#no-such-heading"), Some("no such heading".to_owned()));
    assert_eq!(wrong("docs/cli.md", "#exit-codes"), None);
}
