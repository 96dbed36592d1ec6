//! The turnstile did not turn: a scan is taken back.

use crate::actors::gate::{AnnulWhich, IncomingAnnul};
use crate::domain::ids::ScanId;
use crate::domain::scan::Hand;
use crate::http::answer::Reply;
use crate::http::auth::Action;
use crate::http::body::OptionsBody;
use crate::http::error::ApiError;
use crate::http::extract::{Authorized, check_key};
use crate::http::gate::scan::device_and_point;
use crate::http::gate::tickets::ticket_out;
use crate::http::gate::wire::{Name, TicketOut};
use crate::http::gate::wire_time::Instant;
use crate::http::state::State;
use actix_web::web::{Data, Path};
use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnnulIn {
    /// The device that scanned; a device token says it by itself.
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100)]
    pub device_id: Option<Name>,
    #[serde(default)]
    #[schema(value_type = Option<String>, min_length = 1, max_length = 100, example = "turnstile did not turn")]
    pub reason: Option<Name>,
    /// Staff with `ticket.write` take back what somebody else scanned; needs a `reason`.
    #[serde(default)]
    pub as_staff: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct AnnulOut {
    pub scan: AnnulledScan,
    /// As it was before the scan; null where the scan is not known yet or had no ticket.
    pub ticket: Option<TicketOut>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AnnulledScan {
    /// Null where only the key is known so far: the scan, if it still comes, will not be admitted.
    #[serde(serialize_with = "scan_id")]
    #[schema(value_type = Option<String>, required = true)]
    pub id: Option<ScanId>,
    #[schema(value_type = String, format = DateTime)]
    pub annulled_at: Instant,
}

fn scan_id<S: Serializer>(id: &Option<ScanId>, out: S) -> Result<S::Ok, S::Error> {
    match id {
        Some(id) => out.collect_str(id),
        None => out.serialize_none(),
    }
}

/// Takes a scan back, within 15 minutes, if it is the ticket's latest accepted one.
///
/// Only the device that scanned may do it (else the subject), and staff who say so (`asStaff`). Doing it again gives the same
/// answer.
#[utoipa::path(post, path = "/v1/events/{event}/scans/{scan}/annul", operation_id = "gateAnnulScan", tag = "scanning",
    params(crate::http::openapi::EventPath, crate::http::openapi::ScanPath), request_body = AnnulIn,
    responses((status = 200, body = AnnulOut)))]
pub async fn annul(
    state: Data<State>,
    path: Path<(String, String)>,
    caller: Authorized,
    body: OptionsBody<AnnulIn>,
) -> Result<Reply<AnnulOut>, ApiError> {
    let (event, scan) = path.into_inner();
    let needed = if body.0.as_staff { Action::TicketWrite } else { Action::TicketScan };
    let event = caller.event_to_scan(&state, &event, &[needed]).await?;
    let which = which(&scan)?;
    let hand = hand(&caller, &body.0)?;
    let (device, _) = device_and_point(&caller, body.0.device_id, None)?;
    let annul = IncomingAnnul {
        tenant: event.tenant,
        event: event.id,
        which,
        device,
        subject: caller.subject.clone(),
        reason: body.0.reason.map(|reason| reason.0),
        hand,
    };
    let annulment = state.gate().annul(annul).await?;
    let ticket = match &annulment.ticket {
        Some(view) => Some(ticket_out(&state, &event, view).await),
        None => None,
    };
    let scan = AnnulledScan { id: annulment.scan, annulled_at: Instant(annulment.annulled_at) };
    Ok(Reply::ok(AnnulOut { scan, ticket }))
}

/// Staff are people, and say why.
fn hand(caller: &Authorized, body: &AnnulIn) -> Result<Hand, ApiError> {
    if !body.as_staff {
        return Ok(Hand::Scanner);
    }
    if caller.device().is_some() {
        return Err(ApiError::field("asStaff", "is for people; a device takes back its own scans"));
    }
    match &body.reason {
        Some(_) => Ok(Hand::Staff),
        None => Err(ApiError::field("reason", "say why the scan is taken back")),
    }
}

/// `scn_...`, or `key:` and the idempotency key the scan was sent with.
fn which(text: &str) -> Result<AnnulWhich, ApiError> {
    if let Some(key) = text.strip_prefix("key:") {
        check_key("scan", key)?;
        return Ok(AnnulWhich::Key(key.to_owned()));
    }
    text.parse().map(AnnulWhich::Scan).map_err(|_| ApiError::NotFound("scan"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scan_is_named_by_its_id_or_its_key() {
        let id = ScanId::from_bytes([1; 16]);
        assert!(matches!(which(&id.to_string()), Ok(AnnulWhich::Scan(found)) if found == id));
        assert!(matches!(which("key:a/b c"), Ok(AnnulWhich::Key(key)) if key == "a/b c"));
        assert!(matches!(which("key:"), Err(ApiError::Field { .. })));
        assert!(matches!(which("nonsense"), Err(ApiError::NotFound("scan"))));
    }
}
