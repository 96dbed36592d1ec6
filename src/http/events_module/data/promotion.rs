//! `promotion`.

use crate::actors::catalog::{PromotionInfo, PromotionPatch};
use crate::domain::pricing::Discount;
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::events_module::data::plain::Plain;
use crate::http::gate::wire_time::Instant;
use serde::Serialize;
use utoipa::ToSchema;

pub const DATATYPE: &str = "promotion";

/// A code that takes something off an order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PromotionData {
    /// Taken in any case.
    #[schema(example = "EARLY10")]
    pub code: String,
    /// `percent` of each line, or an `amount` of the order's currency, once.
    #[schema(example = "percent")]
    pub kind: &'static str,
    /// 10 is 10 %, or 10 units of the order's currency.
    pub value: Plain,
    /// Ids or slugs of ticket types; empty = everything, merchandise too.
    pub ticket_types: Vec<String>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Instant>,
    #[schema(required = true, value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Instant>,
    /// Orders; null = no limit.
    #[schema(required = true)]
    pub max_uses: Option<u32>,
    #[schema(required = true)]
    pub max_uses_per_customer: Option<u32>,
    /// Orders that use it now: paid ones, and those that wait for payment.
    pub uses: u32,
}

impl PromotionData {
    pub fn new(of: PromotionInfo) -> PromotionData {
        let (kind, value) = match of.discount {
            Discount::Percent(rate) => ("percent", Plain::new(rate.ppm().into(), 4)),
            Discount::Amount { major_millionths } => ("amount", Plain::new(major_millionths, 6)),
        };
        PromotionData {
            code: of.code,
            kind,
            value,
            ticket_types: of.ticket_types,
            starts_at: of.starts_at.map(Into::into),
            ends_at: of.ends_at.map(Into::into),
            max_uses: of.uses_max,
            max_uses_per_customer: of.uses_per_customer_max,
            uses: of.uses,
        }
    }
}

pub fn change(fields: &Fields) -> Result<PromotionPatch, ApiError> {
    Ok(PromotionPatch {
        code: given(fields.text(&["code"])?),
        kind: given(fields.text(&["kind"])?),
        value: given(fields.decimal(&["value"])?),
        ticket_types: fields.texts(&["ticketTypes"])?,
        starts_at: fields.time(&["startsAt"])?,
        ends_at: fields.time(&["endsAt"])?,
        max_uses: fields.count(&["maxUses"])?,
        max_uses_per_customer: fields.count(&["maxUsesPerCustomer"])?,
    })
}
