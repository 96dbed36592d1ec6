//! Many scans in one request: each with its own answer, a bad one fails alone.

use crate::actors::gate::IncomingScan;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::{BatchBody, read_value};
use crate::http::error::{ApiError, ItemError};
use crate::http::extract::{Authorized, KEY_MAX_CHARS, KeyHeader, check_key};
use crate::http::gate::scan::{event_of, incoming};
use crate::http::gate::wire::{ScanIn, Verdict};
use crate::http::state::State;
use actix_web::HttpRequest;
use actix_web::web::Data;
use futures_util::StreamExt;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::ToSchema;

/// Scans of one batch: what a handheld keeps of an evening offline fits into a few of them.
pub const SCANS_MAX: usize = 1_000;
/// Tickets of one batch that are decided at a time: a batch must not fill an event's mailbox alone.
const AT_A_TIME: usize = 128;

#[derive(Debug, Deserialize, ToSchema)]
pub struct BatchIn {
    /// At most 1,000. Scans of the same code are decided in the order given.
    #[schema(value_type = Vec<ScanIn>, max_items = 1000)]
    pub scans: Vec<serde_json::Value>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct BatchOut {
    /// One for each scan, in the same order.
    pub results: Vec<BatchItem>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum BatchItem {
    Decided(Box<Verdict>),
    Undecided(UndecidedItem),
    Failed(FailedItem),
}

/// This scan was not decided: send it again, with its key.
#[derive(Debug, Serialize, ToSchema)]
pub struct UndecidedItem {
    #[schema(example = "UNDECIDED")]
    pub verdict: &'static str,
    pub error: ItemError,
}

/// This scan could not be read, or its key was used for another one.
#[derive(Debug, Serialize, ToSchema)]
pub struct FailedItem {
    pub error: ItemError,
}

impl From<ApiError> for BatchItem {
    fn from(error: ApiError) -> BatchItem {
        let item = ItemError::from(&error);
        match error {
            ApiError::Undecided(_) => BatchItem::Undecided(UndecidedItem { verdict: "UNDECIDED", error: item }),
            _ => BatchItem::Failed(FailedItem { error: item }),
        }
    }
}

/// Scans up to 1,000 tickets.
///
/// Each scan has its own result. Sending a batch again is harmless where its scans carry keys; an `Idempotency-Key`
/// header gives a key to every scan without one (the header and its place in the batch).
#[utoipa::path(post, path = "/v1/events/{event}/scans/batch", operation_id = "gateScanBatch",
    tag = "scanning", params(crate::http::openapi::EventPath,
    crate::http::openapi::IdempotencyHeader), request_body = BatchIn, responses((status = 200, body = BatchOut)))]
pub async fn batch(
    state: Data<State>,
    request: HttpRequest,
    caller: Authorized,
    key: KeyHeader,
    body: BatchBody<BatchIn>,
) -> Result<Reply<BatchOut>, ApiError> {
    let event = caller.event_to_scan(&state, event_of(&request), &[Action::TicketScan]).await?;
    let scans = body.0.scans;
    if scans.len() > SCANS_MAX {
        return Err(ApiError::field("scans", format!("at most {SCANS_MAX} scans in a batch")));
    }
    let mut results: Vec<Option<BatchItem>> = Vec::with_capacity(scans.len());
    let mut groups = Groups::default();
    for (place, value) in scans.into_iter().enumerate() {
        let item = read_value::<ScanIn>(value).and_then(|mut scan| {
            let code = scan.code.clone();
            let key = item_key(key.0.as_deref(), scan.idempotency_key.take(), place)?;
            Ok((code, incoming(&state, &caller, &event, scan, key)?))
        });
        match item {
            Ok((code, scan)) => {
                results.push(None);
                groups.add(place, code, scan);
            }
            Err(error) => results.push(Some(error.into())),
        }
    }
    let mut decided = futures_util::stream::iter(groups.groups.into_iter().map(|group| decide_in_order(&state, group)))
        .buffer_unordered(AT_A_TIME);
    while let Some(group) = decided.next().await {
        for (place, item) in group {
            results[place] = Some(item);
        }
    }
    let unanswered = || BatchItem::from(ApiError::Internal);
    Ok(Reply::ok(BatchOut { results: results.into_iter().map(|item| item.unwrap_or_else(unanswered)).collect() }))
}

/// Scans that may bear on one another: of the same code, or with the same key.
#[derive(Default)]
struct Groups {
    groups: Vec<Vec<(usize, IncomingScan)>>,
    by_code: HashMap<String, usize>,
    by_key: HashMap<String, usize>,
}

impl Groups {
    fn add(&mut self, place: usize, code: String, scan: IncomingScan) {
        let key = scan.idempotency_key.clone();
        let by_code = self.by_code.get(&code).copied();
        let by_key = key.as_ref().and_then(|key| self.by_key.get(key)).copied();
        let group = match (by_code, by_key) {
            (Some(one), Some(other)) if one != other => self.join(one, other),
            (Some(known), _) | (None, Some(known)) => known,
            (None, None) => {
                self.groups.push(Vec::new());
                self.groups.len() - 1
            }
        };
        self.groups[group].push((place, scan));
        self.by_code.insert(code, group);
        if let Some(key) = key {
            self.by_key.insert(key, group);
        }
    }

    /// A scan ties two groups together. Rare: a key used twice, for different codes.
    fn join(&mut self, into: usize, from: usize) -> usize {
        let moved = std::mem::take(&mut self.groups[from]);
        self.groups[into].extend(moved);
        self.groups[into].sort_by_key(|(place, _)| *place);
        for group in self.by_code.values_mut().chain(self.by_key.values_mut()).filter(|group| **group == from) {
            *group = into;
        }
        into
    }
}

/// Scans of one group wait for each other: in and out again must not change places.
async fn decide_in_order(state: &State, group: Vec<(usize, IncomingScan)>) -> Vec<(usize, BatchItem)> {
    let mut items = Vec::with_capacity(group.len());
    for (place, scan) in group {
        let item = match state.gate().scan(scan).await {
            Ok(decided) => BatchItem::Decided(Box::new(Verdict::new(decided, true))),
            Err(error) => ApiError::from(error).into(),
        };
        items.push((place, item));
    }
    items
}

fn item_key(header: Option<&str>, own: Option<String>, place: usize) -> Result<Option<String>, ApiError> {
    match (own, header) {
        (Some(own), _) => check_key("idempotencyKey", &own).map(|()| Some(own)),
        // Longer than a key of a client can be, so that it never meets one.
        (None, Some(header)) => Ok(Some(format!("{header:\u{0}<width$}#{place}", width = KEY_MAX_CHARS))),
        (None, None) => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actors::gate::{Target, Undecided};
    use crate::domain::ids::{EventId, TenantId};
    use crate::domain::label::Label;
    use crate::domain::scan::{Kind, Surface};

    #[test]
    fn the_header_gives_every_scan_a_key_of_its_own() {
        let key = |place| item_key(Some("evening"), None, place).unwrap().unwrap();
        assert_ne!(key(0), key(1));
        assert_eq!(key(1), key(1));
        assert!(key(0).chars().count() > KEY_MAX_CHARS);
        assert_eq!(item_key(Some("evening"), Some("own".into()), 0).unwrap().unwrap(), "own");
        assert_eq!(item_key(None, None, 0).unwrap(), None);
        assert!(item_key(None, Some(String::new()), 0).is_err());
    }

    fn scan(key: Option<&str>) -> IncomingScan {
        IncomingScan {
            tenant: TenantId::from_bytes([1; 16]),
            event: EventId::from_bytes([2; 16]),
            what: Target::Code(String::new()),
            kind: Kind::CheckIn,
            surface: Surface::Native,
            point: None,
            zone: None,
            device: None,
            subject: Label::new("usr_1").unwrap(),
            idempotency_key: key.map(str::to_owned),
            scanned_at: None,
        }
    }

    #[test]
    fn scans_that_bear_on_one_another_keep_their_order() {
        let mut groups = Groups::default();
        let scans = [("a", None), ("b", Some("k")), ("a", Some("x")), ("c", None), ("a", Some("k")), ("b", None)];
        for (place, (code, key)) in scans.into_iter().enumerate() {
            groups.add(place, code.to_owned(), scan(key));
        }
        let places = |group: &Vec<(usize, IncomingScan)>| group.iter().map(|(place, _)| *place).collect::<Vec<_>>();
        let filled: Vec<_> = groups.groups.iter().map(places).filter(|group| !group.is_empty()).collect();
        assert_eq!(filled, [vec![0, 1, 2, 4, 5], vec![3]]);
    }

    #[test]
    fn an_undecided_item_says_so_and_a_bad_one_names_its_field() {
        let wire = |error: ApiError| serde_json::to_value(BatchItem::from(error)).unwrap();
        let undecided = wire(ApiError::Undecided(Undecided::Busy));
        assert_eq!((&undecided["verdict"], &undecided["error"]["code"]), (&"UNDECIDED".into(), &"UNDECIDED".into()));
        let bad = wire(read_value::<ScanIn>(serde_json::json!({ "code": "x" })).unwrap_err());
        assert_eq!(bad["error"]["field"], "kind");
        assert!(bad.get("verdict").is_none());
        assert_eq!(wire(ApiError::KeyReused)["error"]["code"], "KEY_REUSED");
    }
}
