//! What is true of every operation: its name, its refusals, its formats, its token.

use crate::http::openapi::{events_module, tickets_api};
use serde_json::{Map, Value, json};

/// Routes that can be asked without a token.
const OPEN: &[&str] = &["/v1/keys", "/webhooks/stripe", "/webhooks/paypal"];

/// Routes that ask a payment gateway about a booking.
const PAYING: &[&str] = &[
    "/client/events/tickets/purchase",
    "/client/events/tickets/confirm-order",
    "/client/events/stripe/intent",
    "/events/tickets/purchase",
];

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
            let tickets_api = operation["tags"][0] == tickets_api::TAG;
            if !tickets_api {
                operation.insert("operationId".to_owned(), operation_id(method, path).into());
            }
            if is_open(tickets_api, method, path) {
                operation.insert("security".to_owned(), json!([{}, { "bearer": [] }]));
            }
            add_refusals(method, path, operation);
            let may_be_left_out = method == "patch" || path.ends_with("/annul") || path.ends_with("/token");
            if may_be_left_out && let Some(body) = operation.get_mut("requestBody") {
                body["required"] = false.into();
            }
            add_formats(operation);
        }
    }
}

fn is_open(tickets_api: bool, method: &str, path: &str) -> bool {
    if tickets_api {
        return tickets_api::is_open(method, path);
    }
    OPEN.contains(&path) || events_module::OPEN.contains(&path)
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

/// Whose words an operation refuses in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    Native,
    EventsModule,
    TicketsApi,
}

fn words(operation: &Map<String, Value>) -> Words {
    match operation["tags"][0].as_str() {
        Some(events_module::TAG) => Words::EventsModule,
        Some(tickets_api::TAG) => Words::TicketsApi,
        _ => Words::Native,
    }
}

fn add_refusals(method: &str, path: &str, operation: &mut Map<String, Value>) {
    let has_body = operation.contains_key("requestBody");
    let words = words(operation);
    let mut refusals = vec![
        ("401", "No token, or one that cannot be accepted."),
        ("403", "The token does not carry the permission."),
        ("404", "Unknown, or another tenant's."),
        ("429", "Too many requests of this device, subject or address."),
        ("503", "Not decided, or not answered; the same request may be sent again."),
    ];
    match words {
        Words::EventsModule => {
            let sentence = "`orgid` is missing, or what was sent cannot be read or used; the sentence says why.";
            refusals.push(("400", sentence));
        }
        Words::TicketsApi => {
            let sentence =
                "`x-tenant-id` is missing, the body is not well-formed, or a rule was broken: `data.reason`.";
            refusals.extend([("400", sentence), ("422", "A field is wrong; `data.fieldErrors` names it.")]);
        }
        Words::Native => refusals.push(("422", "A field is wrong; `field` names it.")),
    }
    if has_body && words == Words::Native {
        refusals.push(("400", "The body is not well-formed."));
    }
    if has_body {
        refusals.extend([("413", "The body is too large."), ("415", "The body is of a kind that is not read.")]);
    }
    if PAYING.contains(&path) {
        refusals.extend([("402", "The payment failed."), ("410", "The booking has expired.")]);
    }
    if method != "get" || operation["tags"][0] == "tickets" || path.ends_with("/qr") {
        refusals.push(("409", "It contradicts what is there; `code` says how."));
    }
    let Some(responses) = operation.get_mut("responses").and_then(Value::as_object_mut) else { return };
    for (status, description) in refusals {
        responses.insert(status.to_owned(), refusal(words, status, description));
    }
}

fn refusal(words: Words, status: &str, description: &str) -> Value {
    let (kind, schema) = match words {
        Words::EventsModule => ("application/json", "EventsRefusal"),
        Words::TicketsApi => ("application/json", "TicketsRefusal"),
        Words::Native => ("application/problem+json", "Problem"),
    };
    let schema = json!({ "schema": { "$ref": format!("#/components/schemas/{schema}") } });
    let mut response = json!({ "description": description, "content": { kind: schema } });
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
    for (status, response) in responses {
        // A refusal of a published surface is always JSON.
        let refused = status.starts_with(['4', '5']);
        if !refused && let Some(content) = response.get_mut("content") {
            double(content);
        }
    }
}

fn double(content: &mut Value) {
    if let Some(json) = content.get("application/json").cloned() {
        content["application/msgpack"] = json;
    }
}

#[cfg(test)]
mod tests {
    use crate::http::openapi::{document, events_module, tickets_api};
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
            let (kind, schema) = match operation["tags"][0].as_str() {
                Some(events_module::TAG) => ("application/json", "#/components/schemas/EventsRefusal"),
                Some(tickets_api::TAG) => ("application/json", "#/components/schemas/TicketsRefusal"),
                _ => ("application/problem+json", "#/components/schemas/Problem"),
            };
            assert_eq!(operation["responses"]["401"]["content"][kind]["schema"]["$ref"], schema, "{method} {path}");
            assert_eq!(operation["responses"]["401"]["content"].as_object().unwrap().len(), 1, "{method} {path}");
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
