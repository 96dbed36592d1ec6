//! What is sold and what changes its price: products, promotions, tax rates, gift cards, invite codes.
//!
//! [`quoting::read`] reads all that a purchase needs in one round trip. Codes are found by their [`code_key`]. Nothing
//! here belongs to an event's facts: no `events::touch` is needed.

pub mod gift_cards;
pub mod invites;
pub mod products;
pub mod promotions;
pub mod quoting;
pub mod tax_rates;

use crate::domain::ids::{EventId, GiftCardId, InviteId, ProductId, PromotionId, TaxRateId, TenantId, TicketTypeId};
use crate::domain::money::Money;
use crate::domain::pricing::{AppliesTo, Discount, Rate};
use chrono::{DateTime, Utc};

/// When a record was made and changed, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// 1 for a new one.
    pub version: u32,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromotionInfo {
    pub id: PromotionId,
    pub tenant: TenantId,
    /// As it was written; found whatever the case.
    pub code: String,
    pub discount: Discount,
    /// Slugs or ids of ticket types; empty = everything, merchandise too.
    pub ticket_types: Vec<String>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub uses_max: Option<u32>,
    pub uses_per_customer_max: Option<u32>,
    /// Orders that use it now: paid ones, and those that wait for payment.
    pub uses: u32,
    pub stamp: Stamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaxRateInfo {
    pub id: TaxRateId,
    pub tenant: TenantId,
    pub name: String,
    pub rate: Rate,
    pub inclusive: bool,
    pub applies_to: AppliesTo,
    pub stamp: Stamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GiftCardInfo {
    pub id: GiftCardId,
    pub tenant: TenantId,
    pub code: String,
    pub balance: Money,
    pub expires_at: Option<DateTime<Utc>>,
    pub stamp: Stamp,
}

/// What a product variant stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// Its places are counted by the event.
    Ticket { ticket_type: TicketTypeId, event: EventId },
    /// `None` = no limit.
    Merchandise { stock: Option<u32> },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductInfo {
    pub id: ProductId,
    pub tenant: TenantId,
    /// The ticket type's id, or the seller's own.
    pub sku: String,
    pub variant: Variant,
    pub name: String,
    pub description: Option<String>,
    pub price: Money,
    pub stamp: Stamp,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteInfo {
    pub id: InviteId,
    pub tenant: TenantId,
    pub event: EventId,
    pub ticket_type: TicketTypeId,
    pub code: String,
    /// Orders; `None` = no limit.
    pub uses_max: Option<u32>,
    pub uses: u32,
    pub stamp: Stamp,
}

/// Which rows a list shows: `None` narrows nothing.
#[derive(Debug, Clone, Default)]
pub struct Listed {
    pub limit: i64,
    pub offset: i64,
    pub newest_first: bool,
}

/// What was found at a page's place, and how many there are in all.
#[derive(Debug, Clone)]
pub struct Found<T> {
    pub items: Vec<T>,
    pub total: u64,
}

/// How a code is found: without the spaces around it, whatever its case.
pub fn code_key(code: &str) -> String {
    code.trim().to_lowercase()
}

/// The product id of a ticket type's variant: the same 16 bytes.
pub fn variant_of(ticket_type: TicketTypeId) -> ProductId {
    ProductId::from_bytes(ticket_type.to_bytes())
}
