//! Names of schemas. A generic type comes out of utoipa as `Listed_Record_TicketData`; whoever generates a client from the
//! document would rather read `TicketRecordList`.

use serde_json::{Map, Value, json};

const SCHEMAS: &str = "#/components/schemas/";

/// Refers to a schema wherever the same is written out: utoipa writes out what a generic type is about.
pub fn refer(document: &mut Value) {
    let Some(schemas) = document.pointer("/components/schemas").and_then(Value::as_object) else { return };
    let known: Vec<(String, Value)> = schemas
        .iter()
        .filter(|(_, schema)| is_whole(schema))
        .map(|(name, schema)| (name.clone(), schema.clone()))
        .collect();
    let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) else { return };
    // From the outside in: what is inside of a schema, never the schema itself.
    for fields in schemas.values_mut().filter_map(Value::as_object_mut) {
        fields.values_mut().for_each(|field| refer_inside(field, &known));
    }
}

/// A shape of its own, not a text or a number that happens to be described alike.
fn is_whole(schema: &Value) -> bool {
    ["properties", "allOf", "oneOf"].iter().any(|keyword| schema.get(keyword).is_some())
}

fn refer_inside(value: &mut Value, known: &[(String, Value)]) {
    if is_whole(value)
        && let Some((name, _)) = known.iter().find(|(_, schema)| schema == value)
    {
        *value = json!({ "$ref": format!("{SCHEMAS}{name}") });
        return;
    }
    match value {
        Value::Object(fields) => fields.values_mut().for_each(|field| refer_inside(field, known)),
        Value::Array(items) => items.iter_mut().for_each(|item| refer_inside(item, known)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Renames every schema, and whatever refers to it.
pub fn rename(document: &mut Value) {
    if let Some(schemas) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        let renamed: Map<String, Value> =
            std::mem::take(schemas).into_iter().map(|(name, schema)| (pleasant(&name), schema)).collect();
        *schemas = renamed;
    }
    follow(document);
}

fn follow(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(to)) = fields.get_mut("$ref")
                && let Some(name) = to.strip_prefix(SCHEMAS)
            {
                *to = format!("{SCHEMAS}{}", pleasant(name));
            }
            fields.values_mut().for_each(follow);
        }
        Value::Array(items) => items.iter_mut().for_each(follow),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What is wrapped comes first, the wrapping behind it.
fn pleasant(name: &str) -> String {
    let Some((outer, inner)) = name.split_once('_') else { return name.to_owned() };
    let inner = pleasant(inner);
    match outer {
        "Record" => format!("{}Record", inner.strip_suffix("Data").unwrap_or(&inner)),
        "Listed" => format!("{inner}List"),
        outer => format!("{inner}{outer}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrapped_comes_first() {
        for (given, wanted) in [
            ("ScanIn", "ScanIn"),
            ("Record_TicketData", "TicketRecord"),
            ("Listed_Record_TicketData", "TicketRecordList"),
            ("Listed_Notification", "NotificationList"),
            ("Page_TicketOut", "TicketOutPage"),
        ] {
            assert_eq!(pleasant(given), wanted);
        }
    }

    #[test]
    fn what_is_written_out_is_referred_to() {
        let ticket = json!({ "type": "object", "properties": { "id": { "type": "string" } } });
        let record = |data| json!({ "type": "object", "properties": { "data": data } });
        let written = json!({ "Ticket": ticket, "Record_Ticket": record(ticket.clone()) });
        let mut document = json!({ "components": { "schemas": written } });
        refer(&mut document);
        let wanted =
            json!({ "Ticket": ticket, "Record_Ticket": record(json!({ "$ref": "#/components/schemas/Ticket" })) });
        assert_eq!(document["components"]["schemas"], wanted);
    }

    #[test]
    fn references_follow() {
        let schema = json!({ "items": { "$ref": "#/components/schemas/Record_TicketData" } });
        let mut document = json!({ "components": { "schemas": { "Listed_Record_TicketData": schema, "A": {} } } });
        rename(&mut document);
        let schema = json!({ "items": { "$ref": "#/components/schemas/TicketRecord" } });
        assert_eq!(document, json!({ "components": { "schemas": { "TicketRecordList": schema, "A": {} } } }));
    }
}
