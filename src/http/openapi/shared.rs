//! What is true of every operation: its name, its refusals, its formats, its token.

use serde_json::{Map, Value, json};

/// Routes that can be asked without a token.
const OPEN: &[&str] = &["/v1/keys"];

/// Completes the document in place.
pub fn complete(document: &mut Value) {
    document["components"]["securitySchemes"] = json!({
        "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" },
    });
    document["security"] = json!([{ "bearer": [] }]);
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for (path, operations) in paths {
        let Some(operations) = operations.as_object_mut() else { continue };
        for (method, operation) in operations {
            let Some(operation) = operation.as_object_mut() else { continue };
            operation.insert("operationId".to_owned(), operation_id(method, path).into());
            if OPEN.contains(&path.as_str()) {
                operation.insert("security".to_owned(), json!([{}, { "bearer": [] }]));
            }
            add_refusals(method, operation);
            let may_be_left_out = method == "patch" || path.ends_with("/annul") || path.ends_with("/token");
            if may_be_left_out && let Some(body) = operation.get_mut("requestBody") {
                body["required"] = false.into();
            }
            add_formats(operation);
        }
    }
}

/// `post /v1/events/{event}/scans` -> `postEventsEventScans`.
fn operation_id(method: &str, path: &str) -> String {
    let words = path.trim_start_matches("/v1").split(['/', '-', '.']).map(|word| word.trim_matches(['{', '}']));
    words.filter(|word| !word.is_empty()).fold(method.to_owned(), |mut id, word| {
        let mut letters = word.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id.push_str(letters.as_str());
        id
    })
}

fn add_refusals(method: &str, operation: &mut Map<String, Value>) {
    let has_body = operation.contains_key("requestBody");
    let mut refusals = vec![
        ("401", "No token, or one that cannot be accepted."),
        ("403", "The token does not carry the permission."),
        ("404", "Unknown, or another tenant's."),
        ("422", "A field is wrong; `field` names it."),
        ("429", "Too many requests of this device, subject or address."),
        ("503", "Not decided, or not answered; the same request may be sent again."),
    ];
    if has_body {
        refusals.extend([
            ("400", "The body is not well-formed."),
            ("413", "The body is too large."),
            ("415", "The body is of a kind that is not read."),
        ]);
    }
    if method != "get" || operation["tags"][0] == "tickets" {
        refusals.push(("409", "It contradicts what is there; `code` says how."));
    }
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (status, description) in refusals {
        responses.insert(status.to_owned(), refusal(status, description));
    }
}

fn refusal(status: &str, description: &str) -> Value {
    let mut response = json!({
        "description": description,
        "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
    });
    let seconds = json!({ "schema": { "type": "integer", "minimum": 1 }, "description": "Seconds to wait." });
    let text = json!({ "schema": { "type": "string" } });
    match status {
        "429" | "503" => response["headers"] = json!({ "Retry-After": seconds }),
        "401" => response["headers"] = json!({ "WWW-Authenticate": text }),
        _ => {}
    }
    response
}

/// What is JSON can be MessagePack, both ways.
fn add_formats(operation: &mut Map<String, Value>) {
    let bodies = operation.get_mut("requestBody").into_iter();
    let mut contents: Vec<&mut Value> = bodies.filter_map(|body| body.get_mut("content")).collect();
    // Two borrows of one map cannot live side by side: the body first, then the answers.
    contents.iter_mut().for_each(|content| double(content));
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    responses.values_mut().filter_map(|response| response.get_mut("content")).for_each(double);
}

fn double(content: &mut Value) {
    if let Some(json) = content.get("application/json").cloned() {
        content["application/msgpack"] = json;
    }
}

#[cfg(test)]
mod tests {
    use crate::http::openapi::document;
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn operations(document: &Value) -> Vec<(String, String, Value)> {
        let mut all = Vec::new();
        for (path, operations) in document["paths"].as_object().unwrap() {
            for (method, operation) in operations.as_object().unwrap() {
                all.push((path.clone(), method.clone(), operation.clone()));
            }
        }
        all
    }

    #[test]
    fn every_operation_has_a_name_of_its_own_and_its_refusals() {
        let document = document();
        assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
        let mut names = BTreeSet::new();
        for (path, method, operation) in operations(&document) {
            assert!(names.insert(operation["operationId"].as_str().unwrap().to_owned()), "{method} {path}");
            let problem = &operation["responses"]["401"]["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(problem, "#/components/schemas/Problem", "{method} {path}");
            assert_eq!(operation.get("requestBody").is_some(), !operation["responses"]["415"].is_null());
        }
        assert!(names.contains("postEventsEventScans"), "{names:?}");
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn follow(document: &Value, value: &Value) {
            match value {
                Value::Object(fields) => {
                    if let Some(Value::String(to)) = fields.get("$ref") {
                        assert!(document.pointer(to.trim_start_matches('#')).is_some(), "{to} leads nowhere");
                    }
                    fields.values().for_each(|field| follow(document, field));
                }
                Value::Array(items) => items.iter().for_each(|item| follow(document, item)),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
        let document = document();
        follow(&document, &document);
    }

    #[test]
    fn path_parameters_are_described() {
        for (path, method, operation) in operations(&document()) {
            let described: BTreeSet<&str> = operation["parameters"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|parameter| parameter["in"] == "path")
                .filter_map(|parameter| parameter["name"].as_str())
                .collect();
            let named: BTreeSet<&str> =
                path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
            assert_eq!(named, described, "{method} {path}");
        }
    }
}
