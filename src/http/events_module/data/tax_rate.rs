//! `tax_rate`.

use crate::actors::catalog::{TaxRateInfo, TaxRatePatch};
use crate::domain::pricing::AppliesTo;
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::events_module::data::plain::Plain;
use serde::Serialize;
use utoipa::ToSchema;

pub const DATATYPE: &str = "tax_rate";

/// A tax of the organisation. All that apply to a line are taken together.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct TaxRateData {
    #[schema(example = "VAT")]
    pub name: String,
    /// 7.5 is 7.5 %.
    pub rate: Plain,
    /// Contained in the price; else it comes on top.
    pub inclusive: bool,
    /// `ticket`, `product` or `all`.
    #[schema(example = "all")]
    pub applies_to: &'static str,
}

impl TaxRateData {
    pub fn new(of: TaxRateInfo) -> TaxRateData {
        let applies_to = match of.applies_to {
            AppliesTo::All => "all",
            AppliesTo::Ticket => "ticket",
            AppliesTo::Product => "product",
        };
        TaxRateData { name: of.name, rate: Plain::new(of.rate.ppm().into(), 4), inclusive: of.inclusive, applies_to }
    }
}

pub fn change(fields: &Fields) -> Result<TaxRatePatch, ApiError> {
    Ok(TaxRatePatch {
        name: given(fields.text(&["name"])?),
        rate: given(fields.decimal(&["rate"])?),
        inclusive: fields.flag(&["inclusive"])?,
        applies_to: fields.text(&["appliesTo"])?,
    })
}
