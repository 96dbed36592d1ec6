//! Gift cards.

use crate::actors::catalog::{
    Catalog, Found, GiftCardInfo, GiftCardPatch, Listed, amount, code, currency, given, made_up_code, new_id, no_such,
    now, one, repriced, stamp,
};
use crate::actors::registry::{RegistryError, check};
use crate::domain::ids::{GiftCardId, TenantId};
use crate::stores::postgres::catalog::gift_cards;

const CURRENCY: &str = "USD";

impl Catalog {
    pub async fn create_gift_card(&self, tenant: TenantId, new: GiftCardPatch) -> Result<GiftCardInfo, RegistryError> {
        let balance = given("balance", new.balance)?;
        let card = GiftCardInfo {
            id: GiftCardId::from_bytes(new_id()),
            tenant,
            code: new.code.as_deref().map_or_else(|| Ok(made_up_code()), code)?,
            balance: amount("balance", &balance, currency(new.currency.as_deref().unwrap_or(CURRENCY))?)?,
            expires_at: new.expires_at.flatten(),
            stamp: stamp(),
        };
        let mut db = self.store.connection().await?;
        gift_cards::insert(&mut db, &card).await?;
        Ok(card)
    }

    pub async fn gift_card(&self, tenant: TenantId, id: GiftCardId) -> Result<Option<GiftCardInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(gift_cards::page(&mut db, tenant, Some(id), None, &one()).await?.items.pop())
    }

    pub async fn gift_cards(
        &self,
        tenant: TenantId,
        code: Option<&str>,
        listed: &Listed,
    ) -> Result<Found<GiftCardInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        Ok(gift_cards::page(&mut db, tenant, None, code, listed).await?)
    }

    /// A balance that is given is set, whatever was paid meanwhile; one that is not given is left alone.
    pub async fn update_gift_card(
        &self,
        tenant: TenantId,
        id: GiftCardId,
        patch: GiftCardPatch,
    ) -> Result<GiftCardInfo, RegistryError> {
        let mut tx = self.store.begin().await?;
        if !gift_cards::lock(&mut tx, tenant, id).await? {
            return Err(no_such("gift card"));
        }
        let found = gift_cards::page(&mut tx, tenant, Some(id), None, &one()).await?.items.pop();
        let mut card = found.ok_or(no_such("gift card"))?;
        let before = card.balance;
        card.balance = repriced("balance", before, patch.currency, patch.balance)?;
        if card.balance.currency != before.currency && gift_cards::was_used(&mut tx, id).await? {
            return Err(check::invalid("currency", "cannot change: orders were paid with this card"));
        }
        if let Some(text) = patch.code {
            card.code = code(&text)?;
        }
        card.expires_at = patch.expires_at.unwrap_or(card.expires_at);
        card.stamp.updated_at = now();
        gift_cards::update(&mut tx, &card).await?;
        tx.commit().await?;
        card.stamp.version = card.stamp.version.saturating_add(1);
        Ok(card)
    }

    /// Refused (`Conflict`) once an order was paid with it: set the balance to 0, or an expiry, instead.
    pub async fn delete_gift_card(&self, tenant: TenantId, id: GiftCardId) -> Result<(), RegistryError> {
        let mut tx = self.store.begin().await?;
        if !gift_cards::lock(&mut tx, tenant, id).await? {
            return Err(no_such("gift card"));
        }
        if gift_cards::was_used(&mut tx, id).await? {
            let message = "orders were paid with this card: set its balance to 0 or let it expire instead".into();
            return Err(RegistryError::Conflict { field: "id".into(), message });
        }
        gift_cards::delete(&mut tx, tenant, id).await?;
        Ok(tx.commit().await?)
    }
}
