//! The data API: the same five verbs for every datatype, under `/data` and under the older `/repository`.
//!
//! One file per datatype says how its fields are spelled; `kinds` says which actor keeps it; `fields` and `asked` read
//! what was sent.

pub mod asked;
pub mod event;
pub mod fields;
pub mod gift_card;
pub mod invite_code;
mod kinds;
pub mod plain;
pub mod product;
pub mod promotion;
pub mod tax_rate;
pub mod ticket_type;
mod verbs;

use crate::http::answer::Reply;
use crate::http::at;
use crate::http::body::{AdminBody, OptionsBody};
use crate::http::error::ApiError;
use crate::http::events_module::principal::Staff;
use crate::http::events_module::records::{Listed, Record};
use crate::http::openapi::{AnyFields, DatatypeWord};
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::{Data, Path, ServiceConfig, delete as deleting, get as getting, post, put};
use asked::Asked;
use fields::Fields;
use kinds::Kind;
pub use kinds::{AnyData, datatypes};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use verbs::Desk;

pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/data/{datatype}/create", "POST", [post().to(create)]))
        .service(at("/data/{datatype}/get/{id}", "GET", [getting().to(get)]))
        .service(at("/data/{datatype}/find", "GET, POST", [post().to(find), getting().to(list)]))
        .service(at("/data/{datatype}/update/{id}", "POST, PUT", [post().to(update), put().to(update)]))
        .service(at("/data/{datatype}/delete/{id}", "DELETE, POST", [deleting().to(delete), post().to(delete)]))
        .service(at("/repository/create", "PUT", [put().to(create_named)]))
        .service(at("/repository/create/{datatype}", "POST, PUT", [post().to(create), put().to(create)]))
        .service(at("/repository/get/{datatype}/{id}", "GET", [getting().to(get)]))
        .service(at("/repository/find/{datatype}", "GET, POST", [post().to(find), getting().to(list)]))
        .service(at("/repository/update/{datatype}/{id}", "POST, PUT", [post().to(update), put().to(update)]))
        .service(at("/repository/delete/{datatype}/{id}", "DELETE, POST", [deleting().to(delete), post().to(delete)]));
}

type Answer = Result<Reply<Record<AnyData>>, ApiError>;

/// The fields of one record.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes the body; handlers read it field by field")]
pub struct Envelope {
    /// The record's fields, as they come back; unknown ones are ignored. In an update only what is given changes, and
    /// `null` clears what may be empty.
    #[schema(value_type = AnyFields)]
    data: (),
}

/// A record that is to be made.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes the body; handlers read it field by field")]
pub struct NamedEnvelope {
    #[schema(value_type = DatatypeWord)]
    datatype: (),
    #[schema(value_type = AnyFields)]
    data: (),
}

/// What is looked for.
#[derive(ToSchema)]
#[allow(dead_code, reason = "describes the body; handlers read it field by field")]
pub struct Search {
    /// Fields and the values that they have: `id`, `slug`, `event`, `code`, `sku`, `ticketType`, where the datatype has
    /// them. Empty = all.
    #[schema(value_type = Option<Object>, example = json!({ "event": "summer-night" }))]
    query: Option<Value>,
    options: Option<SearchOptions>,
}

#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
#[allow(dead_code, reason = "describes the body; handlers read it field by field")]
pub struct SearchOptions {
    #[schema(minimum = 1, maximum = 1_000_000)]
    page: Option<u32>,
    #[schema(minimum = 1, maximum = 1_000)]
    page_size: Option<u32>,
    /// `asc`, in the order of creation, or `desc`.
    #[schema(pattern = "^(asc|desc)$", example = "desc")]
    sort_type: Option<String>,
}

/// A record that is gone.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordDeleted {
    pub id: String,
    #[schema(value_type = DatatypeWord)]
    pub datatype: &'static str,
    /// Always true.
    pub deleted: bool,
}

/// Makes a record. `data.id` or `data.slug` of an event or a ticket type is chosen by whoever makes it.
#[utoipa::path(post, path = "/data/{datatype}/create", operation_id = "dataCreate", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::DatatypePath), request_body = Envelope,
    responses((status = 201, body = Record<AnyData>)))]
pub async fn create(state: Data<State>, path: Path<String>, staff: Staff, body: AdminBody<Value>) -> Answer {
    let kind = Kind::named(&path)?;
    Desk { state: &state, staff: &staff }.create(kind, &Fields::open(body.0)?).await.map(Reply::created)
}

/// Makes a record of the datatype that the body names.
#[utoipa::path(put, path = "/repository/create", operation_id = "repositoryCreateNamed",
    tag = "events module", params(crate::http::openapi::OrgHeader),
    request_body = NamedEnvelope, responses((status = 201, body = Record<AnyData>)))]
pub async fn create_named(state: Data<State>, staff: Staff, body: AdminBody<Value>) -> Answer {
    let Some(Value::String(datatype)) = body.0.get("datatype") else {
        return Err(ApiError::field("datatype", "must be the name of a datatype, such as event_ticket_type"));
    };
    let kind = Kind::named(datatype)?;
    Desk { state: &state, staff: &staff }.create(kind, &Fields::open(body.0)?).await.map(Reply::created)
}

/// One record, by id; an event or a ticket type by slug, a product by SKU too.
#[utoipa::path(get, path = "/data/{datatype}/get/{id}", operation_id = "dataGet", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::RecordPath),
    responses((status = 200, body = Record<AnyData>)))]
pub async fn get(state: Data<State>, path: Path<(String, String)>, staff: Staff) -> Answer {
    let (datatype, id) = path.into_inner();
    Desk { state: &state, staff: &staff }.get(Kind::named(&datatype)?, &id).await.map(Reply::ok)
}

/// The records that match.
#[utoipa::path(post, path = "/data/{datatype}/find", operation_id = "dataFind", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::DatatypePath), request_body = Search,
    responses((status = 200, body = Listed<Record<AnyData>>)))]
pub async fn find(
    state: Data<State>,
    path: Path<String>,
    staff: Staff,
    body: OptionsBody<Value>,
) -> Result<Reply<Listed<Record<AnyData>>>, ApiError> {
    Desk { state: &state, staff: &staff }.find(Kind::named(&path)?, &Asked::from_body(&body.0)?).await.map(Reply::ok)
}

/// The records that match, asked in the address.
#[utoipa::path(get, path = "/data/{datatype}/find", operation_id = "dataList", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::DatatypePath,
        crate::http::events_module::records::PagingQuery),
    responses((status = 200, body = Listed<Record<AnyData>>)))]
pub async fn list(
    state: Data<State>,
    path: Path<String>,
    request: HttpRequest,
    staff: Staff,
) -> Result<Reply<Listed<Record<AnyData>>>, ApiError> {
    let asked = Asked::from_query(request.query_string())?;
    Desk { state: &state, staff: &staff }.find(Kind::named(&path)?, &asked).await.map(Reply::ok)
}

/// Changes what is given of a record. What was sold keeps its snapshot.
#[utoipa::path(post, path = "/data/{datatype}/update/{id}", operation_id = "dataUpdate", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::RecordPath), request_body = Envelope,
    responses((status = 200, body = Record<AnyData>)))]
pub async fn update(state: Data<State>, path: Path<(String, String)>, staff: Staff, body: AdminBody<Value>) -> Answer {
    let (datatype, id) = path.into_inner();
    let kind = Kind::named(&datatype)?;
    Desk { state: &state, staff: &staff }.update(kind, &id, &Fields::open(body.0)?).await.map(Reply::ok)
}

/// Removes a record that nothing needs any more.
#[utoipa::path(delete, path = "/data/{datatype}/delete/{id}", operation_id = "dataDelete", tag = "events module",
    params(crate::http::openapi::OrgHeader, crate::http::openapi::RecordPath),
    responses((status = 200, body = RecordDeleted)))]
pub async fn delete(
    state: Data<State>,
    path: Path<(String, String)>,
    staff: Staff,
) -> Result<Reply<RecordDeleted>, ApiError> {
    let (datatype, id) = path.into_inner();
    let kind = Kind::named(&datatype)?;
    let id = Desk { state: &state, staff: &staff }.delete(kind, &id).await?;
    Ok(Reply::ok(RecordDeleted { id, datatype: kind.word(), deleted: true }))
}
