//! A floor uses those below it, never above; inside the domain a file uses those above it in the table.

use super::source::{Source, assert_none, rust_files};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};

/// Each floor of `src/`, and what it may look at. Anything not listed is forbidden.
const FLOORS: &[(&str, &[&str])] = &[
    ("signals", &["domain"]),
    ("qr", &[]),
    ("stores", &["domain", "signals"]),
    ("payments", &["domain", "signals"]),
    ("outbound", &["domain", "signals", "qr"]),
    ("actors", &["domain", "signals", "stores", "payments", "outbound"]),
    ("queries", &["domain", "signals", "stores"]),
    ("http", &["domain", "signals", "qr", "actors", "queries"]),
    ("config", &[]),
    ("telemetry", &["config"]),
];

/// The roof: may use everything.
const ROOF: &[&str] = &["main", "lib", "cli", "startup"];

/// Files of the domain in order: each may use those above it. `lib` is the table of contents and uses all.
const DOMAIN: &[&str] = &[
    "ids",
    "time",
    "label",
    "digest",
    "scan/kind",
    "ticket",
    "ticket_type",
    "hold",
    "scan/denial",
    "scan/answer",
    "scan/code",
    "scan/reentry",
    "scan/check_in",
    "scan/check_out",
    "scan/place",
    "scan/window",
    "scan/repeat",
    "scan/annul",
    "scan/recover",
    "capacity",
    "scan/mod",
    "credential",
    "lifecycle/reset",
    "lifecycle/delete",
    "lifecycle/mod",
    "lifecycle/issue",
    "lifecycle/transfer",
    "lifecycle/reissue",
    "lifecycle/activate",
    "lifecycle/cancel",
    "lifecycle/refund",
    "lifecycle/reinstate",
    "lifecycle/block",
    "lifecycle/change_type",
    "order",
    "ledger/change",
    "ledger/chunks",
    "ledger/command",
    "ledger/holds",
    "ledger/labels",
    "ledger/kept_scans",
    "ledger/notes",
    "ledger/life",
    "ledger/tickets",
    "ledger/types",
    "ledger/state",
    "ledger/absorb",
    "ledger/history",
    "ledger/scanning",
    "ledger/mod",
    "ledger/restoring",
    "ledger/invariants",
    "ledger/report",
    "ledger/recovering",
    "ledger/selling",
    "ledger/taking_back",
    "ledger/tending",
    "audit/finding",
    "audit/trace",
    "audit/replay",
    "audit/mod",
    "money",
    "pricing/rate",
    "pricing/cart",
    "pricing/share",
    "pricing/promotion",
    "pricing/tax",
    "pricing/gift_card",
    "pricing/refund",
    "pricing/mod",
];

#[test]
fn floors_only_look_down() {
    let mut broken = Vec::new();
    for source in rust_files(&["src"]) {
        let floor = floor_of(&source.path);
        if ROOF.contains(&floor) {
            continue;
        }
        let Some((_, may_use)) = FLOORS.iter().find(|(name, _)| *name == floor) else {
            broken.push(format!("{}: `{floor}` is not in the table of floors", source.path));
            continue;
        };
        for (index, line) in source.text.lines().enumerate() {
            for used in names_after_crate(line) {
                if used != floor && !may_use.contains(&used.as_str()) {
                    broken.push(format!("{}:{}: `{floor}` may not use `{used}`", source.path, index + 1));
                }
            }
        }
    }
    assert_none(broken);
}

fn floor_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").expect("a file of src");
    inside.split(['/', '.']).next().expect("a path has a first part")
}

/// `use crate::{a, b}` yields an empty name and so fails too: write one line per floor.
fn names_after_crate(line: &str) -> Vec<String> {
    let in_name = |c: &char| c.is_alphanumeric() || *c == '_';
    line.split("crate::").skip(1).map(|rest| rest.chars().take_while(in_name).collect()).collect()
}

#[test]
fn nobody_climbs_two_floors_by_super() {
    let climbing = ["super", "super"].join("::");
    let mut broken = Vec::new();
    for source in rust_files(&["src", "domain/src"]) {
        for (index, line) in source.text.lines().enumerate().filter(|(_, line)| line.contains(&climbing)) {
            broken.push(format!("{}:{}: {}", source.path, index + 1, line.trim()));
        }
    }
    assert_none(broken);
}

#[test]
fn domain_files_only_look_up_the_table() {
    let sources = rust_files(&["domain/src"]);
    let exports: BTreeMap<String, Vec<(String, String)>> =
        sources.iter().map(|source| (domain_name(source), uses(source, true))).collect();
    let mut broken = Vec::new();
    for source in sources.iter().filter(|source| domain_name(source) != "lib") {
        let name = domain_name(source);
        let Some(place) = DOMAIN.iter().position(|listed| **listed == name) else {
            broken.push(format!("{}: `{name}` is not in the table of the domain", source.path));
            continue;
        };
        for (path, _) in uses(source, false) {
            let Some(used) = home_of(&path, &exports) else { continue };
            // A folder's own files are what its mod.rs lists and re-exports.
            let above = DOMAIN.iter().position(|listed| **listed == used).is_some_and(|used| used < place);
            if used != name && !above {
                broken.push(format!("{}: `{name}` may not use `{used}` (by `{path}`)", source.path));
            }
        }
    }
    assert_none(broken);
}

/// `scan/mod` for `domain/src/scan/mod.rs`.
fn domain_name(source: &Source) -> String {
    let inside = source.path.strip_prefix("domain/src/").expect("a file of the domain");
    inside.strip_suffix(".rs").expect("a file of Rust").to_owned()
}

/// Which file of the domain a path of modules and a name leads to, through what a `mod.rs` exports again.
fn home_of(path: &str, exports: &BTreeMap<String, Vec<(String, String)>>) -> Option<String> {
    let mut parts = path.split("::").peekable();
    let mut folder = String::new();
    while let Some(part) = parts.next() {
        let inner = format!("{folder}{part}");
        if exports.contains_key(&inner) {
            return Some(inner);
        }
        let room = format!("{inner}/mod");
        let again = exports.get(&room)?;
        folder = format!("{inner}/");
        let Some(next) = parts.peek() else { return Some(room) };
        let is_file = exports.contains_key(&format!("{folder}{next}"));
        if !is_file {
            let exported = again.iter().find(|(_, name)| name == next).and_then(|(path, _)| home_of(path, exports));
            return Some(exported.unwrap_or(room));
        }
    }
    None
}

/// What a file takes from its crate outside of its tests, each as (path from the root, last name).
fn uses(source: &Source, only_exported: bool) -> Vec<(String, String)> {
    let mut here: Vec<String> = domain_name(source).split('/').map(str::to_owned).collect();
    if here.last().is_some_and(|last| last == "mod" || last == "lib") {
        here.pop();
    }
    let mut finder = Uses { here, only_exported, found: Vec::new() };
    finder.visit_file(&source.parsed());
    finder.found
}

struct Uses {
    /// The module this file is.
    here: Vec<String>,
    only_exported: bool,
    found: Vec<(String, String)>,
}

impl Uses {
    fn take(&mut self, parts: &[String]) {
        let mut path: Vec<String> = match parts.first().map(String::as_str) {
            Some("crate") => Vec::new(),
            Some("self") => self.here.clone(),
            Some("super") => self.here[..self.here.len().saturating_sub(1)].to_vec(),
            // In a mod.rs a path may start at one of its own files; anywhere else this leads to the file itself.
            Some(first) => [self.here.as_slice(), &[first.to_owned()]].concat(),
            None => return,
        };
        path.extend(parts[1..].iter().cloned());
        let last = path.last().cloned().unwrap_or_default();
        self.found.push((path.join("::"), last));
    }

    fn tree(&mut self, before: &[String], tree: &syn::UseTree) {
        let with = |name: &syn::Ident| [before, &[name.to_string()]].concat();
        match tree {
            syn::UseTree::Path(path) => self.tree(&with(&path.ident), &path.tree),
            syn::UseTree::Name(name) => self.take(&with(&name.ident)),
            syn::UseTree::Rename(rename) => self.take(&with(&rename.ident)),
            syn::UseTree::Glob(_) => self.take(before),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(before, item)),
        }
    }
}

impl<'ast> Visit<'ast> for Uses {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let test = item.attrs.iter().any(|attribute| {
            attribute.path().is_ident("cfg")
                && matches!(&attribute.meta, syn::Meta::List(list) if list.tokens.to_string() == "test")
        });
        if !test {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if !self.only_exported || matches!(item.vis, syn::Visibility::Public(_)) {
            self.tree(&[], &item.tree);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if !self.only_exported {
            let parts: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            if parts.len() > 1 {
                self.take(&parts);
            }
        }
        visit::visit_path(self, path);
    }
}
