//! `product`: merchandise, and the variants of ticket types.

use crate::actors::catalog::{ProductInfo, ProductPatch, Variant};
use crate::http::error::ApiError;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::events_module::major::Major;
use serde::Serialize;
use utoipa::ToSchema;

pub const DATATYPE: &str = "product";

/// A variant that the storefront sells.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProductData {
    pub name: String,
    /// The seller's own, or the id of the ticket type.
    #[schema(example = "SHIRT-M")]
    pub sku: String,
    pub price: Major,
    #[schema(example = "USD")]
    pub currency: String,
    /// Pieces for sale; null = no limit, and for tickets, whose places are counted by their event.
    #[schema(required = true)]
    pub stock: Option<u32>,
    #[schema(required = true)]
    pub description: Option<String>,
    /// `ticket` or `merchandise`.
    #[serde(rename = "type")]
    #[schema(example = "merchandise")]
    pub kind: &'static str,
    /// The ticket type that it stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticket_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
}

impl ProductData {
    pub fn new(of: ProductInfo) -> ProductData {
        let (kind, stock, ticket_type, event) = match of.variant {
            Variant::Merchandise { stock } => ("merchandise", stock, None, None),
            Variant::Ticket { ticket_type, event } => ("ticket", None, Some(ticket_type), Some(event)),
        };
        ProductData {
            name: of.name,
            sku: of.sku,
            price: Major::new(of.price.minor, of.price.currency.as_str()),
            currency: of.price.currency.to_string(),
            stock,
            description: of.description,
            kind,
            ticket_type: ticket_type.map(|id| id.to_string()),
            event: event.map(|id| id.to_string()),
        }
    }
}

pub fn change(fields: &Fields) -> Result<ProductPatch, ApiError> {
    Ok(ProductPatch {
        name: given(fields.text(&["name", "title"])?),
        sku: given(fields.text(&["sku"])?),
        price: given(fields.decimal(&["price"])?),
        currency: given(fields.text(&["currency"])?),
        stock: fields.count(&["stock"])?,
        description: fields.text(&["description"])?,
    })
}
