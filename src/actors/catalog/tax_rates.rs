//! Tax rates.

use crate::actors::catalog::{
    Catalog, Found, Listed, NAME_CHARS, TaxRateInfo, TaxRatePatch, given, new_id, no_such, now, one, stamp,
};
use crate::actors::registry::{RegistryError, check};
use crate::domain::ids::{TaxRateId, TenantId};
use crate::domain::pricing::{AppliesTo, Rate};
use crate::stores::postgres::catalog::tax_rates;

impl Catalog {
    pub async fn create_tax_rate(&self, tenant: TenantId, new: TaxRatePatch) -> Result<TaxRateInfo, RegistryError> {
        given("name", new.name.as_ref())?;
        given("rate", new.rate.as_ref())?;
        let mut tax = TaxRateInfo {
            id: TaxRateId::from_bytes(new_id()),
            tenant,
            name: String::new(),
            rate: Rate::ZERO,
            inclusive: false,
            applies_to: AppliesTo::All,
            stamp: stamp(),
        };
        apply(&mut tax, new)?;
        let mut db = self.store.connection().await?;
        tax_rates::insert(&mut db, &tax).await?;
        Ok(tax)
    }

    pub async fn tax_rate(&self, tenant: TenantId, id: TaxRateId) -> Result<Option<TaxRateInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(tax_rates::page(&mut db, tenant, Some(id), &one()).await?.items.pop())
    }

    pub async fn tax_rates(&self, tenant: TenantId, listed: &Listed) -> Result<Found<TaxRateInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(tax_rates::page(&mut db, tenant, None, listed).await?)
    }

    /// Orders that were made keep their tax.
    pub async fn update_tax_rate(
        &self,
        tenant: TenantId,
        id: TaxRateId,
        patch: TaxRatePatch,
    ) -> Result<TaxRateInfo, RegistryError> {
        let mut tx = self.store.begin().await?;
        let found = tax_rates::page(&mut tx, tenant, Some(id), &one()).await?.items.pop();
        let mut tax = found.ok_or(no_such("tax rate"))?;
        apply(&mut tax, patch)?;
        if !tax_rates::update(&mut tx, &tax).await? {
            return Err(no_such("tax rate"));
        }
        tx.commit().await?;
        tax.stamp.version = tax.stamp.version.saturating_add(1);
        Ok(tax)
    }

    pub async fn delete_tax_rate(&self, tenant: TenantId, id: TaxRateId) -> Result<(), RegistryError> {
        let mut db = self.store.connection().await?;
        if tax_rates::delete(&mut db, tenant, id).await? { Ok(()) } else { Err(no_such("tax rate")) }
    }
}

fn apply(of: &mut TaxRateInfo, patch: TaxRatePatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        of.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(rate) = patch.rate {
        of.rate = Rate::from_percent(&rate).map_err(|wrong| check::invalid("rate", wrong.to_string()))?;
    }
    if let Some(inclusive) = patch.inclusive {
        of.inclusive = inclusive.unwrap_or_default();
    }
    if let Some(applies_to) = patch.applies_to {
        of.applies_to = match applies_to.as_deref() {
            None | Some("all") => AppliesTo::All,
            Some("ticket") => AppliesTo::Ticket,
            Some("product") => AppliesTo::Product,
            Some(_) => return Err(check::invalid("appliesTo", "must be ticket, product or all")),
        };
    }
    of.stamp.updated_at = now();
    Ok(())
}
