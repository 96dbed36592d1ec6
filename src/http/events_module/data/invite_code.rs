//! `invite_code`.

use crate::actors::catalog::{InviteInfo, InvitePatch};
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use serde::Serialize;
use utoipa::ToSchema;

pub const DATATYPE: &str = "invite_code";

/// A code that opens the public sale of an invite-only type.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct InviteData {
    /// Id of the type that it opens.
    #[schema(example = "adm_01h455vb4pex5vsknk084sn02q")]
    pub ticket_type: String,
    pub event: String,
    /// Taken in any case.
    pub code: String,
    /// Orders; null = no limit.
    #[schema(required = true)]
    pub max_uses: Option<u32>,
    /// Orders that use it now: paid ones, and those that wait for payment.
    pub uses: u32,
}

impl InviteData {
    pub fn new(of: InviteInfo) -> InviteData {
        InviteData {
            ticket_type: of.ticket_type.to_string(),
            event: of.event.to_string(),
            code: of.code,
            max_uses: of.uses_max,
            uses: of.uses,
        }
    }
}

pub fn change(fields: &Fields) -> Result<InvitePatch, ApiError> {
    Ok(InvitePatch {
        event: given(fields.text(&["event", "eventId"])?),
        ticket_type: given(fields.text(&["ticketType", "ticketTypeId"])?),
        code: given(fields.text(&["code"])?),
        max_uses: fields.count(&["maxUses"])?,
    })
}
