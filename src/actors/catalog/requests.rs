//! What is asked of the catalog. One shape makes a record and changes one: absent = as it is, or as the default is.
//!
//! Amounts and rates come as they were written, in major units and percent; counts as they were sent (`i64`), so that a
//! refusal can name the field.

use crate::actors::registry::Patch;
use chrono::{DateTime, Utc};

#[derive(Debug, Clone, Default)]
pub struct PromotionPatch {
    pub code: Option<String>,
    /// `percent` or `amount`.
    pub kind: Option<String>,
    /// 7.5 is 7.5 %, or 7.50 of the order's currency.
    pub value: Option<String>,
    /// Slugs or ids of ticket types; cleared = everything.
    pub ticket_types: Patch<Vec<String>>,
    pub starts_at: Patch<DateTime<Utc>>,
    pub ends_at: Patch<DateTime<Utc>>,
    pub max_uses: Patch<i64>,
    pub max_uses_per_customer: Patch<i64>,
}

#[derive(Debug, Clone, Default)]
pub struct TaxRatePatch {
    pub name: Option<String>,
    /// 7.5 is 7.5 %.
    pub rate: Option<String>,
    /// Cleared = false.
    pub inclusive: Patch<bool>,
    /// `ticket`, `product` or `all`; cleared = `all`.
    pub applies_to: Patch<String>,
}

#[derive(Debug, Clone, Default)]
pub struct GiftCardPatch {
    /// Made up if absent.
    pub code: Option<String>,
    pub balance: Option<String>,
    pub currency: Option<String>,
    pub expires_at: Patch<DateTime<Utc>>,
}

#[derive(Debug, Clone, Default)]
pub struct ProductPatch {
    pub name: Option<String>,
    pub sku: Option<String>,
    pub price: Option<String>,
    /// `USD` if absent.
    pub currency: Option<String>,
    /// Cleared = no limit.
    pub stock: Patch<i64>,
    pub description: Patch<String>,
}

#[derive(Debug, Clone, Default)]
pub struct InvitePatch {
    /// Where a slug of a type is looked for; needed where several events use it.
    pub event: Option<String>,
    /// Id or slug.
    pub ticket_type: Option<String>,
    /// Made up if absent.
    pub code: Option<String>,
    /// Cleared = no limit.
    pub max_uses: Patch<i64>,
}

/// Which invite codes a list shows; names are ids or slugs.
#[derive(Debug, Clone, Default)]
pub struct InviteAsked {
    pub code: Option<String>,
    pub ticket_type: Option<String>,
    pub event: Option<String>,
}
