//! Which surface an address belongs to, and how that surface says no.

use crate::http::error::ApiError;
use crate::http::tickets_api;
use actix_web::error::InternalError;
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderMap, HeaderName};
use actix_web::{Error, HttpResponse, ResponseError};
use serde::Serialize;
use utoipa::ToSchema;

/// First parts of the paths of the events module.
const EVENTS_MODULE: &[&str] = &["events", "client", "data", "repository", "storefront", "profile"];

/// First parts of the paths of the Tickets API; `/events` is shared.
const TICKETS_API: &[&str] = &["tickets", "orders", "promoters", "venues", "teams"];

/// The header that names the organisation on the events module: slug or id.
pub(crate) const ORG: HeaderName = HeaderName::from_static("orgid");
/// The header that names it on the Tickets API.
pub(crate) const TENANT: HeaderName = HeaderName::from_static("x-tenant-id");

/// Whose words a request is answered in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wire {
    /// problem+json.
    Native,
    EventsModule {
        path: String,
    },
    TicketsApi,
}

/// Decides by the path; where two surfaces share one, by the header that names the organisation.
pub fn of(path: &str, headers: &HeaderMap) -> Wire {
    let first = path.split('/').nth(1).unwrap_or_default();
    if TICKETS_API.contains(&first) || (first == "events" && !for_events_module(headers)) {
        return Wire::TicketsApi;
    }
    if EVENTS_MODULE.contains(&first) {
        return Wire::EventsModule { path: path.to_owned() };
    }
    Wire::Native
}

/// Whether a request to `/events/...` is for the events module: unless only the other surface's header is there.
pub(crate) fn for_events_module(headers: &HeaderMap) -> bool {
    headers.contains_key(&ORG) || !headers.contains_key(&TENANT)
}

impl Wire {
    /// A refusal from outside of a handler.
    pub(crate) fn shaped(&self, error: ApiError) -> Error {
        self.answered(&error).unwrap_or_else(|| error.into())
    }

    /// The refusal in this surface's own shape; `None` where the refusal has that shape by itself.
    pub(crate) fn answered(&self, error: &ApiError) -> Option<Error> {
        let answer = self.refusal(error)?;
        Some(InternalError::from_response(error.to_string(), answer).into())
    }

    /// The refusal as this surface says it.
    pub(crate) fn says(&self, error: &ApiError) -> HttpResponse {
        self.refusal(error).unwrap_or_else(|| error.error_response())
    }

    /// The same as an answer.
    pub(crate) fn refusal(&self, error: &ApiError) -> Option<HttpResponse> {
        match self {
            Wire::Native => None,
            Wire::EventsModule { path } => Some(events_module(error, path)),
            Wire::TicketsApi => Some(tickets_api::errors::refusal(error)),
        }
    }
}

/// How the events module says no: the sentence twice and the word twice, because its clients read either.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct EventsRefusal {
    #[schema(minimum = 400, maximum = 599)]
    pub status_code: u16,
    /// One sentence for people.
    pub message: String,
    /// The same sentence.
    pub error: String,
    /// One word for machines.
    #[schema(example = "sold_out")]
    pub reason: String,
    /// The same word.
    #[schema(example = "sold_out")]
    pub code: String,
    /// The path that was asked.
    #[schema(example = "/client/events/tickets/purchase")]
    pub path: String,
}

/// The refusal in the words of the events module.
pub(crate) fn events_module(error: &ApiError, path: &str) -> HttpResponse {
    let (status, code) = events_facts(error);
    let message = sentence(error);
    let body = EventsRefusal {
        status_code: status.as_u16(),
        error: message.clone(),
        message,
        reason: code.clone(),
        code,
        path: path.to_owned(),
    };
    // Most of them fit, so that they need not grow.
    let mut bytes = Vec::with_capacity(384);
    serde_json::to_writer(&mut bytes, &body).expect("a refusal is plain text and numbers");
    error.answer(status, "application/json", bytes)
}

/// Where the published words are not the native ones in small letters: wrong fields are 400, tokens have words of their own.
fn events_facts(error: &ApiError) -> (StatusCode, String) {
    let (status, word) = error.facts();
    let word = match word {
        "TOKEN_MISSING" => "missing_authorization_header".to_owned(),
        "TOKEN_INVALID" | "TOKEN_NOT_YET_VALID" => "invalid_token".to_owned(),
        other => other.to_ascii_lowercase(),
    };
    let status = if status == StatusCode::UNPROCESSABLE_ENTITY { StatusCode::BAD_REQUEST } else { status };
    (status, word)
}

/// The body has no place of its own for the wrong field: it stands in the sentence.
fn sentence(error: &ApiError) -> String {
    match error {
        ApiError::Field { field, detail } if !field.is_empty() && !detail.starts_with(field.as_str()) => {
            format!("{field}: {detail}")
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::gate::Undecided;
    use crate::http::auth::TokenError;
    use actix_web::body::to_bytes;
    use actix_web::test::TestRequest;

    #[test]
    fn the_path_decides_and_a_shared_one_goes_by_header() {
        let wire = |path: &str, header: Option<&str>| {
            let request = TestRequest::with_uri(path);
            let request = match header {
                Some(name) => request.insert_header((name.to_owned(), "demo")),
                None => request,
            };
            let request = request.to_srv_request();
            of(request.path(), request.headers())
        };
        let module = |path: &str| Wire::EventsModule { path: path.to_owned() };
        for path in ["/events/checkin", "/client/events/tickets/mine", "/data/product/create", "/profile/app/key"] {
            assert_eq!(wire(path, Some(ORG.as_str())), module(path));
            assert_eq!(wire(path, None), module(path));
        }
        for path in ["/events", "/events/", "/events/summer", "/events/evt_1/admissions"] {
            assert_eq!(wire(path, Some(TENANT.as_str())), Wire::TicketsApi, "{path}");
            assert_eq!(wire(path, Some(ORG.as_str())), module(path));
        }
        for path in ["/tickets", "/tickets/x", "/orders/quote", "/promoters", "/venues/x", "/teams"] {
            assert_eq!(wire(path, None), Wire::TicketsApi, "{path}");
            assert_eq!(wire(path, Some(ORG.as_str())), Wire::TicketsApi, "{path}");
        }
        assert_eq!(wire("/client/events/tickets/mine", Some(TENANT.as_str())), module("/client/events/tickets/mine"));
        for path in ["/v1/events", "/eventsx", "/ticketsx", "/v1/tickets", "/", "/docs"] {
            assert_eq!(wire(path, Some(ORG.as_str())), Wire::Native, "{path}");
        }
    }

    #[actix_web::test]
    async fn a_refusal_has_the_published_words() {
        let cases = [
            (ApiError::MissingOrg, 400, "missing_orgid"),
            (ApiError::OrgMismatch, 403, "token_org_mismatch"),
            (TokenError::Missing.into(), 401, "missing_authorization_header"),
            (TokenError::Expired.into(), 401, "token_expired"),
            (TokenError::NotYet.into(), 401, "invalid_token"),
            (ApiError::field("code", "this field is required"), 400, "invalid_field"),
            (ApiError::Undecided(Undecided::Busy), 503, "undecided"),
            (ApiError::NoRoute, 404, "not_found"),
        ];
        for (error, status, code) in cases {
            let answer = events_module(&error, "/events/checkin");
            assert_eq!(answer.status().as_u16(), status, "{code}");
            let bytes = to_bytes(answer.into_body()).await.unwrap();
            let body: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
            assert_eq!(body["statusCode"], status);
            assert_eq!((&body["code"], &body["reason"]), (&code.into(), &code.into()));
            assert_eq!(body["message"], body["error"]);
            assert_eq!(body["path"], "/events/checkin");
            assert_eq!(body.as_object().unwrap().len(), 6);
        }
    }
}
