//! Every way a request can fail, and its status. Looks as problem+json (RFC 9457) unless its surface has a shape of its
//! own (see `surface`).

use crate::actors::gate::{AnnulError, ScanError, TicketError, Undecided};
use crate::actors::sales::SaleRefusal;
use crate::domain::ledger::{AnnulRefusal, TicketRefusal};
use crate::http::auth::TokenError;
use crate::http::sale_error;
use actix_web::http::StatusCode;
use actix_web::http::header::{self, HeaderValue};
use actix_web::{HttpResponse, ResponseError};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

/// The media type of every refusal.
pub const PROBLEM_JSON: &str = "application/problem+json";

#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("the body is not well-formed {0}")]
    Syntax(&'static str),
    #[error("send application/json or application/msgpack")]
    MediaType,
    #[error("send {0}")]
    MediaTypeOf(&'static str),
    #[error("the body is larger than {0} bytes")]
    TooLarge(usize),
    #[error("the body did not arrive whole and in time")]
    Truncated,
    #[error("{detail}")]
    Field { field: String, detail: String },
    #[error(transparent)]
    Token(#[from] TokenError),
    #[error("this device was revoked")]
    DeviceRevoked,
    #[error("the list of revoked devices is out of date; device tokens are refused until it is read again")]
    RevocationsUnknown,
    #[error("the token does not carry the permission `{0}`")]
    Forbidden(&'static str),
    #[error("a platform token administers tenants only; use a token of the tenant")]
    PlatformToken,
    #[error("this needs a platform token: one that names no tenant")]
    PlatformTokenNeeded,
    #[error("this token belongs to device `{0}`")]
    DeviceNotYours(String),
    #[error("this device does not stand at scan point `{0}`")]
    ScanPointNotYours(String),
    #[error("send the header `orgid` with the slug or the id of your organisation")]
    MissingOrg,
    #[error("the headers `orgid` and `x-tenant-id` name two organisations: send one of them")]
    OrgsDisagree,
    #[error("the token belongs to another organisation than the header `orgid` names")]
    OrgMismatch,
    #[error("send the header `x-tenant-id` with the id or the slug of your tenant")]
    MissingTenant,
    #[error("the token belongs to another tenant than the header `x-tenant-id` names")]
    TenantMismatch,
    #[error("the signature is not this order's")]
    WrongSignature,
    #[error("this is for staff; a customer's token opens the addresses under /client")]
    StaffOnly,
    #[error("this is for customers; it needs a customer's token with an e-mail address")]
    CustomerOnly,
    #[error("the application is not known by this key and secret")]
    WrongAppKey,
    #[error("no such {0}")]
    NotFound(&'static str),
    #[error("there is nothing at this address")]
    NoRoute,
    #[error("this address does not take that method")]
    Method(&'static str),
    #[error("this idempotency key was used for another scan")]
    KeyReused,
    #[error(transparent)]
    Undecided(#[from] Undecided),
    #[error(transparent)]
    Annul(AnnulRefusal),
    #[error(transparent)]
    Ticket(TicketRefusal),
    /// A rule of the Tickets API that was broken: `data` says what it was about, beside its reason.
    #[error("{detail}")]
    Rule { reason: &'static str, detail: String, data: Box<Map<String, Value>> },
    /// Understood, and not possible as it was asked.
    #[error("{detail}")]
    Refused { code: &'static str, detail: String },
    #[error(transparent)]
    Sale(Box<SaleRefusal>),
    #[error("the payment gateway cannot be reached right now; try again")]
    GatewayUnavailable,
    #[error("{detail}")]
    Conflict { code: &'static str, detail: String },
    #[error("{detail}")]
    Taken { field: String, detail: String },
    #[error("too many requests; wait {wait_s} s")]
    TooMany { wait_s: u64 },
    #[error("too many listeners at the moment")]
    TooManyListeners,
    #[error("the gateway cannot answer this right now")]
    Unavailable,
    #[error("something went wrong in the gateway")]
    Internal,
}

/// A refusal as it goes over the wire.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// `about:blank`: the code says it all.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    pub kind: &'static str,
    #[schema(example = "Unprocessable Entity")]
    pub title: &'static str,
    #[schema(minimum = 400, maximum = 599)]
    pub status: u16,
    /// One sentence for people.
    pub detail: String,
    /// One word for machines.
    #[schema(example = "INVALID_FIELD")]
    pub code: &'static str,
    /// The field that is wrong, as a path such as `holder.name`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// Only where a scan was not decided: always `UNDECIDED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verdict: Option<&'static str>,
    /// Whether sending the same request again makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retryable: Option<bool>,
}

impl ApiError {
    pub fn field(field: impl Into<String>, detail: impl Into<String>) -> ApiError {
        ApiError::Field { field: field.into(), detail: detail.into() }
    }

    /// A broken rule (400), by one word for machines and one sentence for people.
    pub fn rule(reason: &'static str, detail: impl Into<String>) -> ApiError {
        ApiError::Rule { reason, detail: detail.into(), data: Box::default() }
    }

    /// The same, with more for machines. Whatever is no rule stays as it is.
    pub fn about(self, more: Map<String, Value>) -> ApiError {
        match self {
            ApiError::Rule { reason, detail, .. } => ApiError::Rule { reason, detail, data: Box::new(more) },
            other => other,
        }
    }

    /// Status and code. No wildcard arm: a new refusal must say what it is.
    pub fn facts(&self) -> (StatusCode, &'static str) {
        match self {
            ApiError::Syntax(_) => (StatusCode::BAD_REQUEST, "MALFORMED_BODY"),
            ApiError::Truncated => (StatusCode::BAD_REQUEST, "TRUNCATED_BODY"),
            ApiError::MediaType | ApiError::MediaTypeOf(_) => {
                (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE")
            }
            ApiError::TooLarge(_) => (StatusCode::PAYLOAD_TOO_LARGE, "BODY_TOO_LARGE"),
            ApiError::Field { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "INVALID_FIELD"),
            ApiError::Token(TokenError::Missing) => (StatusCode::UNAUTHORIZED, "TOKEN_MISSING"),
            ApiError::Token(TokenError::Invalid) => (StatusCode::UNAUTHORIZED, "TOKEN_INVALID"),
            ApiError::Token(TokenError::Expired) => (StatusCode::UNAUTHORIZED, "TOKEN_EXPIRED"),
            ApiError::Token(TokenError::NotYet) => (StatusCode::UNAUTHORIZED, "TOKEN_NOT_YET_VALID"),
            ApiError::DeviceRevoked => (StatusCode::UNAUTHORIZED, "DEVICE_REVOKED"),
            ApiError::RevocationsUnknown => (StatusCode::SERVICE_UNAVAILABLE, "REVOCATIONS_UNKNOWN"),
            ApiError::Forbidden(_) => (StatusCode::FORBIDDEN, "PERMISSION_MISSING"),
            ApiError::PlatformToken => (StatusCode::FORBIDDEN, "PLATFORM_TOKEN"),
            ApiError::PlatformTokenNeeded => (StatusCode::FORBIDDEN, "PLATFORM_TOKEN_NEEDED"),
            ApiError::DeviceNotYours(_) => (StatusCode::FORBIDDEN, "DEVICE_NOT_YOURS"),
            ApiError::ScanPointNotYours(_) => (StatusCode::FORBIDDEN, "SCAN_POINT_NOT_YOURS"),
            ApiError::MissingOrg => (StatusCode::BAD_REQUEST, "MISSING_ORGID"),
            ApiError::OrgsDisagree => (StatusCode::BAD_REQUEST, "ORG_HEADERS_DISAGREE"),
            ApiError::OrgMismatch => (StatusCode::FORBIDDEN, "TOKEN_ORG_MISMATCH"),
            ApiError::MissingTenant => (StatusCode::BAD_REQUEST, "MISSING_TENANT"),
            ApiError::TenantMismatch => (StatusCode::FORBIDDEN, "TOKEN_TENANT_MISMATCH"),
            ApiError::WrongSignature => (StatusCode::UNAUTHORIZED, "WRONG_SIGNATURE"),
            ApiError::WrongAppKey => (StatusCode::UNAUTHORIZED, "INVALID_APP_KEY"),
            ApiError::StaffOnly => (StatusCode::FORBIDDEN, "STAFF_ONLY"),
            ApiError::CustomerOnly => (StatusCode::FORBIDDEN, "CUSTOMER_ONLY"),
            ApiError::NotFound(_) | ApiError::NoRoute => (StatusCode::NOT_FOUND, "NOT_FOUND"),
            ApiError::Method(_) => (StatusCode::METHOD_NOT_ALLOWED, "METHOD_NOT_ALLOWED"),
            ApiError::KeyReused => (StatusCode::CONFLICT, "KEY_REUSED"),
            ApiError::Undecided(_) => (StatusCode::SERVICE_UNAVAILABLE, "UNDECIDED"),
            ApiError::Annul(refusal) => annul_facts(*refusal),
            ApiError::Ticket(refusal) => ticket_facts(refusal),
            ApiError::Sale(refusal) => sale_error::facts(refusal),
            ApiError::GatewayUnavailable => (StatusCode::SERVICE_UNAVAILABLE, "GATEWAY_UNAVAILABLE"),
            ApiError::Rule { reason, .. } => (StatusCode::BAD_REQUEST, reason),
            ApiError::Refused { code, .. } => (StatusCode::BAD_REQUEST, code),
            ApiError::Conflict { code, .. } => (StatusCode::CONFLICT, code),
            ApiError::Taken { .. } => (StatusCode::CONFLICT, "CONFLICT"),
            ApiError::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS"),
            ApiError::TooManyListeners => (StatusCode::SERVICE_UNAVAILABLE, "TOO_MANY_LISTENERS"),
            ApiError::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "UNAVAILABLE"),
            ApiError::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "INTERNAL_ERROR"),
        }
    }

    pub fn problem(&self) -> Problem {
        let (status, code) = self.facts();
        let undecided = matches!(self, ApiError::Undecided(_));
        Problem {
            kind: "about:blank",
            title: status.canonical_reason().unwrap_or("Error"),
            status: status.as_u16(),
            detail: self.to_string(),
            code,
            field: match self {
                ApiError::Field { field, .. } | ApiError::Taken { field, .. } if !field.is_empty() => {
                    Some(field.clone())
                }
                _ => None,
            },
            verdict: undecided.then_some("UNDECIDED"),
            retryable: undecided.then_some(true),
        }
    }

    /// Seconds after which trying again makes sense.
    fn retry_after_s(&self) -> Option<u64> {
        match self {
            ApiError::TooMany { wait_s } => Some(*wait_s),
            _ if self.facts().0 == StatusCode::SERVICE_UNAVAILABLE => Some(1),
            _ => None,
        }
    }
}

fn annul_facts(refusal: AnnulRefusal) -> (StatusCode, &'static str) {
    match refusal {
        AnnulRefusal::UnknownScan => (StatusCode::NOT_FOUND, "NOT_FOUND"),
        AnnulRefusal::NotYourScan => (StatusCode::FORBIDDEN, "NOT_YOUR_SCAN"),
        AnnulRefusal::TooLate => (StatusCode::CONFLICT, "ANNUL_TOO_LATE"),
        AnnulRefusal::NotLatestScan => (StatusCode::CONFLICT, "NOT_LATEST_SCAN"),
        AnnulRefusal::NotAccepted => (StatusCode::CONFLICT, "SCAN_NOT_ACCEPTED"),
    }
}

fn ticket_facts(refusal: &TicketRefusal) -> (StatusCode, &'static str) {
    match refusal {
        TicketRefusal::Unknown => (StatusCode::NOT_FOUND, "NOT_FOUND"),
        TicketRefusal::WrongState(_) => (StatusCode::CONFLICT, "WRONG_STATE"),
        TicketRefusal::AlreadyUsed => (StatusCode::CONFLICT, "ALREADY_USED"),
        TicketRefusal::SoldOut => (StatusCode::CONFLICT, "SOLD_OUT"),
        TicketRefusal::UnknownType => (StatusCode::UNPROCESSABLE_ENTITY, "UNKNOWN_TICKET_TYPE"),
        TicketRefusal::StaleGeneration => (StatusCode::CONFLICT, "STALE_GENERATION"),
    }
}

impl From<ScanError> for ApiError {
    fn from(error: ScanError) -> ApiError {
        match error {
            ScanError::KeyReused => ApiError::KeyReused,
            ScanError::Undecided(why) => ApiError::Undecided(why),
        }
    }
}

impl From<AnnulError> for ApiError {
    fn from(error: AnnulError) -> ApiError {
        match error {
            AnnulError::Refused(refusal) => ApiError::Annul(refusal),
            AnnulError::Undecided(why) => ApiError::Undecided(why),
        }
    }
}

impl From<TicketError> for ApiError {
    fn from(error: TicketError) -> ApiError {
        match error {
            TicketError::Refused(refusal) => ApiError::Ticket(refusal),
            TicketError::Undecided(why) => ApiError::Undecided(why),
        }
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        self.facts().0
    }

    fn error_response(&self) -> HttpResponse {
        let body = serde_json::to_vec(&self.problem()).expect("a problem is plain text and numbers");
        self.answer(self.facts().0, PROBLEM_JSON, body)
    }
}

impl ApiError {
    /// The refusal in the words of a surface, with the headers that go with it.
    pub(crate) fn answer(&self, status: StatusCode, kind: &'static str, body: Vec<u8>) -> HttpResponse {
        let mut answer = HttpResponse::build(status);
        answer.insert_header((header::CONTENT_TYPE, HeaderValue::from_static(kind)));
        answer.insert_header((header::CACHE_CONTROL, HeaderValue::from_static("no-store")));
        if let Some(seconds) = self.retry_after_s() {
            answer.insert_header((header::RETRY_AFTER, seconds));
        }
        match self {
            ApiError::Token(_) | ApiError::DeviceRevoked | ApiError::WrongAppKey | ApiError::WrongSignature => {
                answer.insert_header((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer")));
            }
            ApiError::Method(allowed) => {
                answer.insert_header((header::ALLOW, HeaderValue::from_static(allowed)));
            }
            _ => {}
        }
        answer.body(body)
    }
}

/// An item of a batch that was not decided or not understood.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ItemError {
    pub code: &'static str,
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

impl From<&ApiError> for ItemError {
    fn from(error: &ApiError) -> ItemError {
        let problem = error.problem();
        let message = match &problem.field {
            Some(field) => format!("{field}: {}", problem.detail),
            None => problem.detail,
        };
        ItemError { code: problem.code, message, field: problem.field }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wire(error: ApiError) -> (u16, serde_json::Value, Option<String>) {
        let answer = error.error_response();
        assert_eq!(answer.headers().get("content-type").unwrap(), PROBLEM_JSON);
        let retry = answer.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        (answer.status().as_u16(), serde_json::to_value(error.problem()).unwrap(), retry)
    }

    #[test]
    fn undecided_is_retryable_and_never_a_denial() {
        let (status, body, retry) = wire(ApiError::Undecided(Undecided::NotDurable));
        assert_eq!((status, retry.as_deref()), (503, Some("1")));
        assert_eq!(body["code"], "UNDECIDED");
        assert_eq!(body["verdict"], "UNDECIDED");
        assert_eq!(body["retryable"], true);
    }

    #[test]
    fn refusals_carry_the_published_words() {
        let cases = [
            (ApiError::KeyReused, 409, "KEY_REUSED"),
            (ApiError::Annul(AnnulRefusal::NotLatestScan), 409, "NOT_LATEST_SCAN"),
            (ApiError::Annul(AnnulRefusal::TooLate), 409, "ANNUL_TOO_LATE"),
            (ApiError::Annul(AnnulRefusal::NotYourScan), 403, "NOT_YOUR_SCAN"),
            (ApiError::Annul(AnnulRefusal::UnknownScan), 404, "NOT_FOUND"),
            (ApiError::Syntax("JSON"), 400, "MALFORMED_BODY"),
            (ApiError::TooLarge(8), 413, "BODY_TOO_LARGE"),
            (ApiError::MediaType, 415, "UNSUPPORTED_MEDIA_TYPE"),
            (ApiError::TooMany { wait_s: 3 }, 429, "TOO_MANY_REQUESTS"),
        ];
        for (error, status, code) in cases {
            let (found, body, _) = wire(error);
            assert_eq!((found, body["code"].as_str()), (status, Some(code)));
            assert_eq!(body["status"], status);
        }
        assert_eq!(wire(ApiError::TooMany { wait_s: 3 }).2.as_deref(), Some("3"));
    }

    #[test]
    fn a_wrong_field_is_named() {
        let (status, body, _) = wire(ApiError::field("kind", "missing field `kind`"));
        assert_eq!(status, 422);
        assert_eq!(body["field"], "kind");
    }
}
