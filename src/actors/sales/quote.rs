//! What a purchase would cost, without holding anything.

use crate::actors::sales::{PurchaseWish, Quoted, SaleError, Sales, Who, check, invalid};

impl Sales {
    /// Prices a wish as it would be priced now. Places are not looked at: they may be gone a moment later anyway.
    pub async fn quote(&self, who: &Who, wish: &PurchaseWish) -> Result<Quoted, SaleError> {
        let event = wish.event.as_ref().ok_or_else(|| invalid("eventId", "is required"))?;
        let event = self.event(who, event).await?;
        let types = self.inner.registry.shelf(who.tenant, event.id).await?;
        let wanted = check::items(&wish.items, &types)?;
        self.on_sale(Some(&event), &types, &wanted, wish.channel, wish.passcode.as_deref()).await?;
        let priced = self.price(who, wish, Some(event.id), &wanted, None, None).await?;
        Ok(Quoted {
            event: event.id,
            items: priced.items,
            amounts: priced.amounts,
            promo_code: priced.promotion.map(|(_, code)| code),
        })
    }
}
