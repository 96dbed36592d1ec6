//! `gift_card`.

use crate::actors::catalog::{GiftCardInfo, GiftCardPatch};
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::events_module::major::Major;
use crate::http::gate::wire_time::Instant;
use serde::Serialize;
use utoipa::ToSchema;

pub const DATATYPE: &str = "gift_card";

/// A gift card. It is charged when an order is confirmed.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct GiftCardData {
    /// Taken in any case.
    #[schema(example = "GIFT-50")]
    pub code: String,
    pub balance: Major,
    #[schema(example = "USD")]
    pub currency: String,
    /// Pays nothing from then on.
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub expires_at: Option<Instant>,
}

impl GiftCardData {
    pub fn new(of: GiftCardInfo) -> GiftCardData {
        GiftCardData {
            code: of.code,
            balance: Major::new(of.balance.minor, of.balance.currency.as_str()),
            currency: of.balance.currency.to_string(),
            expires_at: of.expires_at.map(Into::into),
        }
    }
}

pub fn change(fields: &Fields) -> Result<GiftCardPatch, ApiError> {
    Ok(GiftCardPatch {
        code: given(fields.text(&["code"])?),
        balance: given(fields.decimal(&["balance"])?),
        currency: given(fields.text(&["currency"])?),
        expires_at: fields.time(&["expiresAt"])?,
    })
}
