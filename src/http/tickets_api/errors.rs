//! How this surface says no: `{defined, code, status, message, data?}` and no key beside them, because its clients drop the
//! message of anything that looks otherwise.

use crate::actors::gate::Undecided;
use crate::http::error::ApiError;
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use serde::Serialize;
use serde_json::{Map, Value, json};
use utoipa::ToSchema;

/// A refusal.
#[derive(Debug, Serialize, ToSchema)]
pub struct TicketsRefusal {
    /// Always true: a refusal that clients know.
    pub defined: bool,
    /// One word for its status.
    #[schema(example = "BAD_REQUEST")]
    pub code: &'static str,
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// One sentence for people.
    #[schema(example = "Ticket already checked in")]
    pub message: String,
    /// `reason`: one word that is more exact than `code`. Of a wrong field (422) `formErrors` and `fieldErrors`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Object, nullable = false, example = json!({ "reason": "NOOP_TRANSITION" }))]
    pub data: Option<Value>,
}

/// The refusal in the words of this surface.
pub(crate) fn refusal(error: &ApiError) -> HttpResponse {
    let status = status(error);
    let body = TicketsRefusal {
        defined: true,
        code: code(status),
        status: status.as_u16(),
        message: sentence(error),
        data: data(error, status),
    };
    error.answer(status, "application/json", serde_json::to_vec(&body).expect("a refusal is plain text and numbers"))
}

/// The published table has no 402, 409 or 410 for a rule that was broken: it is 400, and `data.reason` says which. 409 is
/// left for what stands in the way now and may not a moment later, or under another name.
fn status(error: &ApiError) -> StatusCode {
    match error {
        ApiError::Sale(_) | ApiError::Ticket(_) | ApiError::Annul(_) => {}
        other => return other.facts().0,
    }
    let (status, word) = error.facts();
    match status {
        StatusCode::CONFLICT if matches!(word, "IN_PROGRESS" | "KEY_REUSED") => status,
        StatusCode::CONFLICT | StatusCode::GONE | StatusCode::PAYMENT_REQUIRED | StatusCode::UNPROCESSABLE_ENTITY => {
            StatusCode::BAD_REQUEST
        }
        other => other,
    }
}

/// The code of a status, as the clients' own library names them.
fn code(status: StatusCode) -> &'static str {
    match status.as_u16() {
        400 => "BAD_REQUEST",
        401 => "UNAUTHORIZED",
        403 => "FORBIDDEN",
        404 => "NOT_FOUND",
        405 => "METHOD_NOT_SUPPORTED",
        409 => "CONFLICT",
        413 => "PAYLOAD_TOO_LARGE",
        415 => "UNSUPPORTED_MEDIA_TYPE",
        422 => "INPUT_VALIDATION_FAILED",
        429 => "TOO_MANY_REQUESTS",
        503 => "SERVICE_UNAVAILABLE",
        status if status < 500 => "BAD_REQUEST",
        _ => "INTERNAL_SERVER_ERROR",
    }
}

fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Field { field, detail } if !field.is_empty() && !detail.starts_with(field.as_str()) => {
            format!("{field}: {detail}")
        }
        other => other.to_string(),
    }
}

fn data(error: &ApiError, status: StatusCode) -> Option<Value> {
    match error {
        ApiError::Field { field, detail } => return Some(wrong_field(field, detail)),
        ApiError::Rule { reason, data, .. } => return Some(with_reason(reason, data)),
        _ => {}
    }
    let (_, word) = error.facts();
    // A word that only repeats the code says nothing.
    let says_more = word != code(status) && status != StatusCode::INTERNAL_SERVER_ERROR;
    says_more.then(|| json!({ "reason": word }))
}

fn with_reason(reason: &str, data: &Map<String, Value>) -> Value {
    let mut data = data.clone();
    data.entry("reason").or_insert_with(|| reason.into());
    Value::Object(data)
}

/// Named by the first part of its path, as the clients' schemas do; the whole path stands in the sentence.
fn wrong_field(field: &str, detail: &str) -> Value {
    let (first, rest) = match field.find(['.', '[']) {
        Some(place) => (&field[..place], field[place..].trim_start_matches('.')),
        None => (field, ""),
    };
    if first.is_empty() {
        return json!({ "formErrors": [detail], "fieldErrors": {} });
    }
    let sentence = if rest.is_empty() { detail.to_owned() } else { format!("{rest}: {detail}") };
    json!({ "formErrors": [], "fieldErrors": { first: [sentence] } })
}

/// Nobody scanned here: a read that cannot be answered now.
pub(crate) fn unread(_: Undecided) -> ApiError {
    ApiError::Unavailable
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::sales::SaleRefusal;
    use crate::domain::ledger::{AnnulRefusal, TicketRefusal};
    use crate::http::auth::TokenError;
    use actix_web::body::to_bytes;

    async fn wire(error: ApiError) -> (u16, Value) {
        let answer = refusal(&error);
        let status = answer.status().as_u16();
        assert_eq!(answer.headers().get("content-type").unwrap(), "application/json");
        assert_eq!(answer.headers().contains_key("retry-after"), matches!(status, 429 | 503), "{status}");
        let bytes = to_bytes(answer.into_body()).await.unwrap();
        (status, serde_json::from_slice(&bytes).unwrap())
    }

    #[actix_web::test]
    async fn a_refusal_has_exactly_the_published_keys_and_words() {
        let sold_out = || SaleRefusal::SoldOut { ticket_type: None, name: "General".into(), left: 0 };
        let cases = [
            (ApiError::MissingTenant, 400, "BAD_REQUEST", Some("MISSING_TENANT")),
            (ApiError::TenantMismatch, 403, "FORBIDDEN", Some("TOKEN_TENANT_MISMATCH")),
            (ApiError::WrongSignature, 401, "UNAUTHORIZED", Some("WRONG_SIGNATURE")),
            (TokenError::Missing.into(), 401, "UNAUTHORIZED", Some("TOKEN_MISSING")),
            (ApiError::Forbidden("ticket.scan"), 403, "FORBIDDEN", Some("PERMISSION_MISSING")),
            (ApiError::NotFound("ticket"), 404, "NOT_FOUND", None),
            (ApiError::NoRoute, 404, "NOT_FOUND", None),
            (ApiError::Method("GET"), 405, "METHOD_NOT_SUPPORTED", Some("METHOD_NOT_ALLOWED")),
            (ApiError::Syntax("JSON"), 400, "BAD_REQUEST", Some("MALFORMED_BODY")),
            (ApiError::MediaType, 415, "UNSUPPORTED_MEDIA_TYPE", None),
            (ApiError::TooLarge(9), 413, "PAYLOAD_TOO_LARGE", Some("BODY_TOO_LARGE")),
            (ApiError::TooMany { wait_s: 2 }, 429, "TOO_MANY_REQUESTS", None),
            (ApiError::Undecided(Undecided::Busy), 503, "SERVICE_UNAVAILABLE", Some("UNDECIDED")),
            (ApiError::Unavailable, 503, "SERVICE_UNAVAILABLE", Some("UNAVAILABLE")),
            (ApiError::Internal, 500, "INTERNAL_SERVER_ERROR", None),
            (ApiError::Sale(Box::new(sold_out())), 400, "BAD_REQUEST", Some("SOLD_OUT")),
            (ApiError::Sale(Box::new(SaleRefusal::Expired)), 400, "BAD_REQUEST", Some("EXPIRED")),
            (ApiError::Sale(Box::new(SaleRefusal::KeyReused)), 409, "CONFLICT", Some("KEY_REUSED")),
            (ApiError::Ticket(TicketRefusal::SoldOut), 400, "BAD_REQUEST", Some("SOLD_OUT")),
            (ApiError::Ticket(TicketRefusal::UnknownType), 400, "BAD_REQUEST", Some("UNKNOWN_TICKET_TYPE")),
            (ApiError::Annul(AnnulRefusal::TooLate), 400, "BAD_REQUEST", Some("ANNUL_TOO_LATE")),
            (ApiError::KeyReused, 409, "CONFLICT", Some("KEY_REUSED")),
        ];
        for (error, status, code, reason) in cases {
            let (found, body) = wire(error).await;
            assert_eq!((found, &body["status"], &body["code"]), (status, &status.into(), &code.into()), "{body}");
            assert_eq!(body["defined"], true);
            assert!(!body["message"].as_str().unwrap().is_empty());
            assert_eq!(body.get("data"), reason.map(|reason| json!({ "reason": reason })).as_ref());
            assert_eq!(body.as_object().unwrap().len(), 4 + usize::from(reason.is_some()));
        }
    }

    #[actix_web::test]
    async fn a_wrong_field_is_named_as_the_clients_read_it() {
        let (status, body) = wire(ApiError::field("attendee.email", "must be an address")).await;
        assert_eq!((status, &body["code"]), (422, &json!("INPUT_VALIDATION_FAILED")));
        let errors = json!({ "formErrors": [], "fieldErrors": { "attendee": ["email: must be an address"] } });
        assert_eq!(body["data"], errors);
        assert_eq!(body["message"], "attendee.email: must be an address");
        let (_, whole) = wire(ApiError::field("", "the body must be an object")).await;
        assert_eq!(whole["data"], json!({ "formErrors": ["the body must be an object"], "fieldErrors": {} }));
    }

    #[actix_web::test]
    async fn a_rule_carries_its_reason_beside_what_it_was_about() {
        let mut about = Map::new();
        about.insert("kind".into(), "CHECK_IN".into());
        let rule = ApiError::rule("NOOP_TRANSITION", "Ticket already checked in").about(about);
        let (status, body) = wire(rule).await;
        assert_eq!((status, &body["message"]), (400, &json!("Ticket already checked in")));
        assert_eq!(body["data"], json!({ "kind": "CHECK_IN", "reason": "NOOP_TRANSITION" }));
    }
}
