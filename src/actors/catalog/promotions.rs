//! Promotions.

use crate::actors::catalog::{
    Catalog, Found, Listed, PromotionInfo, PromotionPatch, code, given, new_id, no_such, now, one, stamp, wrong_amount,
};
use crate::actors::registry::{RegistryError, check};
use crate::domain::ids::{PromotionId, TenantId};
use crate::domain::money::scaled;
use crate::domain::pricing::{Discount, Rate};
use crate::stores::postgres::catalog::promotions;

/// Amounts off are kept in millionths of a major unit, so that they mean the same in every currency.
const AMOUNT_DECIMALS: u32 = 6;

impl Catalog {
    pub async fn create_promotion(
        &self,
        tenant: TenantId,
        new: PromotionPatch,
    ) -> Result<PromotionInfo, RegistryError> {
        given("code", new.code.as_ref())?;
        given("kind", new.kind.as_ref())?;
        given("value", new.value.as_ref())?;
        let mut promotion = blank(tenant);
        apply(&mut promotion, new)?;
        let mut db = self.store.connection().await?;
        promotions::insert(&mut db, &promotion).await?;
        Ok(promotion)
    }

    pub async fn promotion(&self, tenant: TenantId, id: PromotionId) -> Result<Option<PromotionInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(promotions::page(&mut db, tenant, Some(id), None, &one()).await?.items.pop())
    }

    pub async fn promotions(
        &self,
        tenant: TenantId,
        code: Option<&str>,
        listed: &Listed,
    ) -> Result<Found<PromotionInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(promotions::page(&mut db, tenant, None, code, listed).await?)
    }

    /// Orders that were made keep what they were made for.
    pub async fn update_promotion(
        &self,
        tenant: TenantId,
        id: PromotionId,
        patch: PromotionPatch,
    ) -> Result<PromotionInfo, RegistryError> {
        let mut tx = self.store.begin().await?;
        let found = promotions::page(&mut tx, tenant, Some(id), None, &one()).await?.items.pop();
        let mut promotion = found.ok_or(no_such("promotion"))?;
        apply(&mut promotion, patch)?;
        if !promotions::update(&mut tx, &promotion).await? {
            return Err(no_such("promotion"));
        }
        tx.commit().await?;
        promotion.stamp.version = promotion.stamp.version.saturating_add(1);
        Ok(promotion)
    }

    pub async fn delete_promotion(&self, tenant: TenantId, id: PromotionId) -> Result<(), RegistryError> {
        let mut db = self.store.connection().await?;
        if promotions::delete(&mut db, tenant, id).await? { Ok(()) } else { Err(no_such("promotion")) }
    }
}

fn blank(tenant: TenantId) -> PromotionInfo {
    PromotionInfo {
        id: PromotionId::from_bytes(new_id()),
        tenant,
        code: String::new(),
        discount: Discount::Percent(Rate::ZERO),
        ticket_types: Vec::new(),
        starts_at: None,
        ends_at: None,
        uses_max: None,
        uses_per_customer_max: None,
        uses: 0,
        stamp: stamp(),
    }
}

fn apply(of: &mut PromotionInfo, patch: PromotionPatch) -> Result<(), RegistryError> {
    if let Some(text) = patch.code {
        of.code = code(&text)?;
    }
    of.discount = discount(of.discount, patch.kind.as_deref(), patch.value.as_deref())?;
    if let Some(types) = patch.ticket_types {
        of.ticket_types = check::labels("ticketTypes", &types.unwrap_or_default())?;
    }
    of.starts_at = patch.starts_at.unwrap_or(of.starts_at);
    of.ends_at = patch.ends_at.unwrap_or(of.ends_at);
    check::window("endsAt", of.starts_at, of.ends_at)?;
    if let Some(most) = patch.max_uses {
        of.uses_max = check::count("maxUses", most, 1)?;
    }
    if let Some(most) = patch.max_uses_per_customer {
        of.uses_per_customer_max = check::count("maxUsesPerCustomer", most, 1)?;
    }
    of.stamp.updated_at = now();
    Ok(())
}

/// What comes off after a change of kind or value. A new kind needs a new value: 10 % and 10 euros are not the same.
fn discount(before: Discount, kind: Option<&str>, value: Option<&str>) -> Result<Discount, RegistryError> {
    let percent = match kind {
        Some("percent") => true,
        Some("amount") => false,
        Some(_) => return Err(check::invalid("kind", "must be percent or amount")),
        None => matches!(before, Discount::Percent(_)),
    };
    match value {
        Some(value) if percent => {
            let rate = Rate::from_percent(value).map_err(|wrong| check::invalid("value", wrong.to_string()))?;
            Ok(Discount::Percent(rate))
        }
        Some(value) => match scaled(value, AMOUNT_DECIMALS).map_err(|wrong| wrong_amount("value", wrong))? {
            major_millionths @ 0.. => Ok(Discount::Amount { major_millionths }),
            _ => Err(check::invalid("value", "must not be negative")),
        },
        None if percent == matches!(before, Discount::Percent(_)) => Ok(before),
        None => Err(check::invalid("value", "must be given too when the kind changes")),
    }
}
