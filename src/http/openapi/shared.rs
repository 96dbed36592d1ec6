//! What is true of every operation: its refusals, its formats, its token.

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
    let live = json!({ "$ref": "#/components/schemas/LiveUpdate" });
    document["components"]["schemas"]["LiveEvent"]["properties"]["data"]["contentSchema"] = live;
    split_nullable(document);
    let schemas = document["components"]["schemas"].clone();
    let Some(paths) = document["paths"].as_object_mut() else { return };
    for (path, operations) in paths {
        let Some(operations) = operations.as_object_mut() else { continue };
        for (method, operation) in operations {
            let Some(operation) = operation.as_object_mut() else { continue };
            let tickets_api = operation["tags"][0] == tickets_api::TAG;
            if is_open(tickets_api, method, path) {
                operation.insert("security".to_owned(), json!([{}, { "bearer": [] }]));
            }
            describe_success(operation);
            add_refusals(method, path, operation);
            if let Some(body) = operation.get_mut("requestBody") {
                body["required"] = needs_something(body, &schemas).into();
            }
            add_formats(operation);
        }
    }
}

/// A text of a format that may be null is two shapes: readers of `type: [string, null]` tend to forget the format.
fn split_nullable(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if fields.contains_key("format") && fields.get("type") == Some(&json!(["string", "null"])) {
                let mut text = Map::from_iter([("type".to_owned(), "string".into())]);
                let kept = ["description", "example", "default"];
                let moved: Vec<String> = fields.keys().filter(|key| !kept.contains(&key.as_str())).cloned().collect();
                for key in moved {
                    let constraint = fields.remove(&key).unwrap_or_default();
                    text.entry(key).or_insert(constraint);
                }
                fields.insert("oneOf".to_owned(), json!([text, { "type": "null" }]));
            }
            fields.values_mut().for_each(split_nullable);
        }
        Value::Array(items) => items.iter_mut().for_each(split_nullable),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn is_open(tickets_api: bool, method: &str, path: &str) -> bool {
    if tickets_api {
        return tickets_api::is_open(method, path);
    }
    OPEN.contains(&path) || events_module::OPEN.contains(&path)
}

/// Whether a body has a field that must be there. Where none must, nothing at all is a body without any.
fn needs_something(body: &Value, schemas: &Value) -> bool {
    let Some(schema) = body.pointer("/content/application~1json/schema") else { return false };
    let named = schema["$ref"].as_str().and_then(|to| to.rsplit('/').next());
    let schema = named.map_or(schema, |name| &schemas[name]);
    schema["type"] != "object" || schema["required"].as_array().is_some_and(|fields| !fields.is_empty())
}

/// Where the handler says no more than what comes back.
fn describe_success(operation: &mut Map<String, Value>) {
    for (status, response) in operation.get_mut("responses").and_then(Value::as_object_mut).into_iter().flatten() {
        if response["description"].as_str().is_none_or(str::is_empty) {
            let said = match status.as_str() {
                "201" => "It was made.",
                "204" => "Done; there is nothing more to say.",
                _ => "The answer.",
            };
            response["description"] = said.into();
        }
    }
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
