//! The document is whole: every route, and everything that a client is made from.

use super::{document, events_module, routes, tickets_api};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Pages for people, not for programs.
const NOT_DESCRIBED: &[&str] = &[
    "/docs",
    "/docs/{file}",
    "/console",
    "/scan",
    "/scan/offline.js",
    "/web/{file}",
    "/checkout/page.css",
    "/checkout/{order}",
    "/checkout/{order}/pay",
    "/checkout/{order}/decline",
    "/checkout/{order}/reserve",
];

struct Operation {
    method: String,
    path: String,
    says: Value,
}

impl Operation {
    fn tag(&self) -> &str {
        self.says["tags"][0].as_str().unwrap_or_default()
    }

    fn id(&self) -> &str {
        self.says["operationId"].as_str().unwrap_or_default()
    }

    fn responses(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.says["responses"].as_object().into_iter().flatten().map(|(status, answer)| (status.as_str(), answer))
    }
}

fn operations(document: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, says) in methods.as_object().unwrap() {
            all.push(Operation { method: method.clone(), path: path.clone(), says: says.clone() });
        }
    }
    all
}

#[test]
fn every_route_is_described_and_nothing_else() {
    let mut table = routes::all();
    assert!(table.len() > 100, "the table was not noted: {table:?}");
    table.retain(|(_, path)| !NOT_DESCRIBED.contains(&path.as_str()));
    let described: BTreeSet<(String, String)> =
        operations(&document()).into_iter().map(|operation| (operation.method, operation.path)).collect();
    let forgotten: Vec<_> = table.difference(&described).collect();
    let invented: Vec<_> = described.difference(&table).collect();
    assert!(forgotten.is_empty(), "routes that the document does not describe: {forgotten:#?}");
    assert!(invented.is_empty(), "described, but there is no such route: {invented:#?}");
}

#[test]
fn routes_are_made_by_at_alone() {
    sources(&mut |file, text| {
        let made = text.matches("web::resource(").count() + text.matches(".route(\"/").count();
        let allowed = if file.ends_with("src/http/mod.rs") { 1 } else { 0 };
        // Probes have a port of their own, and the middleware is tested around routes of its own.
        let elsewhere = ["src/http/middleware.rs", "src/http/ops.rs"].iter().any(|other| file.ends_with(other));
        assert!(made <= allowed || elsewhere, "{}: a route that `at` does not know of", file.display());
    });
}

#[test]
fn every_operation_can_be_called_by_name() {
    let mut names = BTreeMap::new();
    for operation in operations(&document()) {
        let (id, at) = (operation.id(), format!("{} {}", operation.method, operation.path));
        let camel = id.starts_with(|first: char| first.is_ascii_lowercase())
            && id.chars().all(|letter| letter.is_ascii_alphanumeric())
            && id.chars().any(|letter| letter.is_ascii_uppercase());
        assert!(camel, "{at}: `{id}` is no name: give one such as `operation_id = \"listTickets\"`");
        if let Some(other) = names.insert(id.to_owned(), at.clone()) {
            panic!("{at} and {other} are both called {id}");
        }
    }
}

#[test]
fn every_operation_says_what_it_does_and_to_whom() {
    let document = document();
    let tags: BTreeSet<&str> =
        document["tags"].as_array().unwrap().iter().filter_map(|tag| tag["name"].as_str()).collect();
    for operation in operations(&document) {
        let at = format!("{} {}", operation.method, operation.path);
        assert_eq!(operation.says["tags"].as_array().map(Vec::len), Some(1), "{at}: one tag");
        assert!(tags.contains(operation.tag()), "{at}: no such tag: {}", operation.tag());
        let summary = operation.says["summary"].as_str().unwrap_or_default();
        assert!(summary.ends_with('.'), "{at}: a sentence that says what it does, not `{summary}`");
        let security = operation.says.get("security").unwrap_or(&document["security"]);
        assert!(security.as_array().is_some_and(|ways| !ways.is_empty()), "{at}: how is it called?");
    }
}

#[test]
fn every_answer_has_a_shape() {
    for operation in operations(&document()) {
        let at = format!("{} {}", operation.method, operation.path);
        let (kind, schema) = refusal_of(operation.tag());
        let mut refusals = 0;
        for (status, answer) in operation.responses() {
            assert!(answer["description"].is_string(), "{at}: {status} has no description");
            if status.starts_with('2') {
                let has_body = answer["content"].as_object().is_some_and(|content| !content.is_empty());
                assert_eq!(has_body, status != "204", "{at}: {status} and a body");
                continue;
            }
            refusals += 1;
            let content = answer["content"].as_object().unwrap_or_else(|| panic!("{at}: {status} has no body"));
            assert_eq!(content.len(), 1, "{at}: {status}");
            assert_eq!(content[kind]["schema"]["$ref"], schema, "{at}: {status}");
        }
        assert!(refusals >= 3, "{at}: what can go wrong?");
        assert!(operation.responses().any(|(status, _)| status.starts_with('2')), "{at}: and what if nothing does?");
        assert_eq!(operation.says.get("requestBody").is_some(), !operation.says["responses"]["415"].is_null(), "{at}");
    }
}

fn refusal_of(tag: &str) -> (&'static str, &'static str) {
    match tag {
        events_module::TAG => ("application/json", "#/components/schemas/EventsRefusal"),
        tickets_api::TAG => ("application/json", "#/components/schemas/TicketsRefusal"),
        _ => ("application/problem+json", "#/components/schemas/Problem"),
    }
}

#[test]
fn path_parameters_are_described() {
    for operation in operations(&document()) {
        let parameters = operation.says["parameters"].as_array().into_iter().flatten();
        let described: BTreeSet<&str> = parameters
            .filter(|parameter| parameter["in"] == "path")
            .filter_map(|parameter| parameter["name"].as_str())
            .collect();
        let named: BTreeSet<&str> =
            operation.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
        assert_eq!(named, described, "{} {}", operation.method, operation.path);
    }
}

#[test]
fn every_reference_leads_somewhere_and_every_schema_is_used() {
    fn follow<'a>(value: &'a Value, found: &mut BTreeSet<&'a str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|field| follow(field, found));
            }
            Value::Array(items) => items.iter().for_each(|item| follow(item, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let document = document();
    let mut found = BTreeSet::new();
    follow(&document, &mut found);
    for to in &found {
        assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to} leads nowhere");
    }
    for name in document["components"]["schemas"].as_object().unwrap().keys() {
        assert!(found.contains(format!("#/components/schemas/{name}").as_str()), "nothing has the shape {name}");
        let pleasant = name.starts_with(|first: char| first.is_ascii_uppercase()) && !name.contains('_');
        assert!(pleasant, "{name} is no name for a type of a client");
    }
}

/// utoipa takes the last of two types with one name, and says nothing.
#[test]
fn no_two_types_have_one_name_in_the_document() {
    let mut homes: BTreeMap<String, String> = BTreeMap::new();
    sources(&mut |file, text| {
        for piece in text.split("ToSchema").skip(1) {
            let Some(at) = piece.find("pub struct ").into_iter().chain(piece.find("pub enum ")).min() else { continue };
            // Between the derive and the type there are attributes and comments only.
            let (attributes, rest) = piece.split_at(at);
            if !attributes.starts_with([',', ')']) || attributes.contains('{') {
                continue;
            }
            let named = attributes
                .split_once("as = ")
                .map(|(_, name)| name)
                .or_else(|| rest.strip_prefix("pub struct ").or_else(|| rest.strip_prefix("pub enum ")));
            let name: String =
                named.unwrap_or_default().chars().take_while(|letter| letter.is_ascii_alphanumeric()).collect();
            // A macro names its types where it is used.
            if name.is_empty() {
                continue;
            }
            if let Some(other) = homes.insert(name.clone(), file.display().to_string()) {
                panic!("{name} is a type of {} and of {other}: rename one of them", file.display());
            }
        }
    });
    assert!(homes.len() > 100, "{homes:?}");
}

/// The same across the lists of routes, whatever macro made the types.
#[test]
fn one_name_is_one_shape_on_every_surface() {
    let mut known: BTreeMap<String, Value> = BTreeMap::new();
    for part in super::lists() {
        let part = serde_json::to_value(part).unwrap();
        for (name, shape) in part["components"]["schemas"].as_object().into_iter().flatten() {
            let first = known.entry(name.clone()).or_insert_with(|| shape.clone());
            assert_eq!(first, shape, "two types are called {name}: rename one of them");
        }
    }
}

/// Every source file of the surfaces.
fn sources(each: &mut dyn FnMut(&Path, &str)) {
    fn walk(folder: &Path, each: &mut dyn FnMut(&Path, &str)) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, each);
            } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("openapi/tests.rs")
            {
                each(&path, &std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/http"), each);
}
