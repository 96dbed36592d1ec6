//! What a purchase costs now: everything that counts is read in one statement, and priced by [`quote`].

use crate::actors::order_actor::Takes;
use crate::actors::registry::TypeInfo;
use crate::actors::sales::check::{self, Wanted};
use crate::actors::sales::price_board::{Asked, BoardError};
use crate::actors::sales::{
    Amounts, BookingInfo, ItemInfo, PurchaseWish, SaleError, SaleRefusal, Sales, ThingSold, Who, invalid, new_id,
};
use crate::domain::ids::{EventId, GiftCardId, InviteId, OrderItemId, PromotionId, TenantId};
use crate::domain::money::{Currency, Money};
use crate::domain::pricing::{
    Article, Cart, CartError, GiftCard, PricingRefusal, Promotion, Quote, QuotedLine, Scope, TaxRate, Uses, quote,
};
use crate::domain::time::{Moment, Window};
use crate::signals;
use crate::stores::postgres::catalog::quoting::{
    self, ForSale, InviteForSale, Named, ProductForSale, PromotionForSale,
};
use crate::stores::postgres::convert::window;
use crate::stores::postgres::orders;
use chrono::Utc;
use std::sync::Arc;

/// A priced order, and what it takes of things that are limited.
pub struct Priced {
    pub items: Vec<ItemInfo>,
    pub amounts: Amounts,
    pub promotion: Option<(PromotionId, String)>,
    pub takes: Takes,
    /// The promotion is counted per buyer.
    pub counts_buyers: bool,
}

impl Sales {
    pub(super) async fn price(
        &self,
        who: &Who,
        wish: &PurchaseWish,
        event: Option<EventId>,
        wanted: &Wanted<'_>,
        buyer: Option<&str>,
        mine: Option<&BookingInfo>,
    ) -> Result<Priced, SaleError> {
        let type_ids: Vec<String> = wanted.tickets.iter().map(|(of, _)| of.id.to_string()).collect();
        let skus: Vec<String> = wanted.products.iter().map(|(sku, _)| sku.clone()).collect();
        let given = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
        let (promo, card, invite) = (given(&wish.promo_code), given(&wish.gift_card_code), given(&wish.invite_code));
        let named = Named {
            event,
            ticket_types: &type_ids,
            skus: &skus,
            promotion_code: promo.as_deref(),
            gift_card_code: card.as_deref(),
            invite_code: invite.as_deref(),
            buyer,
        };
        let (found, promised) = self.for_sale(who.tenant, wanted, &named).await?;
        let invite = invited(wish, wanted, found.invite.as_ref())?;
        let gift_card = gift_card(card.as_deref(), &found, promised)?;
        let promotion = match (promo, &found.promotion) {
            (Some(_), Some(found)) => Some((found, domain_promotion(found, wanted))),
            (Some(_), None) => {
                return Err(SaleRefusal::BadPromo("this promotion code is not known: check promoCode".into()).into());
            }
            (None, _) => None,
        };
        let (cart, things) = cart(wanted, &found)?;
        let taxes: Vec<TaxRate> = found.taxes.iter().map(|(tax, _)| *tax).collect();
        let now = Moment(Utc::now().timestamp_millis());
        let used = promotion.as_ref().map(|(found, promotion)| (promotion, uses_of_others(found, buyer, mine)));
        let quote = quote(&cart, used, &taxes, gift_card.as_ref().map(|(_, card)| card), now).map_err(refused)?;
        let piece = |(sku, count): &(String, u32)| {
            found.products.iter().find(|of| of.sku == *sku).map(|of| (of.id, *count, of.name.clone()))
        };
        let of_buyer = buyer.unwrap_or_default().to_lowercase();
        let counts_buyers = promotion.as_ref().is_some_and(|(found, _)| found.uses_per_customer_max.is_some());
        let takes = Takes {
            promotion: promotion.as_ref().map(|(found, _)| (found.id, of_buyer)),
            invite,
            gift_card: gift_card.filter(|_| quote.gift_card_minor > 0).map(|(id, _)| (id, quote.gift_card_minor)),
            products: wanted.products.iter().filter_map(piece).collect(),
        };
        let promotion = promotion.map(|(found, _)| (found.id, found.code.clone()));
        Ok(Priced { promotion, takes, counts_buyers, ..priced(&quote, things) })
    }
}

impl Sales {
    /// What is for sale of what was named, and what other open orders will take of the gift card.
    async fn for_sale(
        &self,
        tenant: TenantId,
        wanted: &Wanted<'_>,
        named: &Named<'_>,
    ) -> Result<(Arc<ForSale>, i64), SaleError> {
        let coded = [named.promotion_code, named.gift_card_code, named.invite_code].iter().any(Option::is_some);
        if let Some(event) = named.event.filter(|_| !coded && named.skus.is_empty()) {
            let types = wanted.tickets.iter().map(|(of, _)| of.id).collect();
            let found = self.inner.prices.read(&self.inner.store, Asked { tenant, event, types }).await?;
            return Ok((found, 0));
        }
        Box::pin(self.coded(tenant, named)).await
    }

    /// What somebody with codes, or who buys merchandise, reads alone.
    async fn coded(&self, tenant: TenantId, named: &Named<'_>) -> Result<(Arc<ForSale>, i64), SaleError> {
        let mut db = self.inner.store.connection().await?;
        let found = quoting::read(&mut db, tenant, named).await?;
        let promised = match &found.gift_card {
            Some((card, _)) => orders::promised_of_gift_card(&mut db, *card).await?,
            None => 0,
        };
        Ok((Arc::new(found), promised))
    }
}

impl From<BoardError> for SaleError {
    fn from(error: BoardError) -> SaleError {
        signals::postgres_error("sale");
        tracing::warn!(%error, "the sale could not read prices");
        SaleError::Unavailable
    }
}

/// What an order that is priced anew uses already is its own.
fn uses_of_others(found: &PromotionForSale, buyer: Option<&str>, mine: Option<&BookingInfo>) -> Uses {
    let Some(mine) = mine.filter(|mine| mine.promo_code.as_ref() == Some(&found.code)) else { return found.uses };
    let small = |text: Option<&str>| text.unwrap_or_default().to_lowercase();
    let same_buyer = small(mine.buyer.email.as_deref()) == small(buyer);
    Uses {
        total: found.uses.total.saturating_sub(1),
        by_customer: found.uses.by_customer.saturating_sub(u32::from(same_buyer)),
    }
}

/// The invite that opens what is sold to invited buyers only.
fn invited(
    wish: &PurchaseWish,
    wanted: &Wanted<'_>,
    found: Option<&InviteForSale>,
) -> Result<Option<InviteId>, SaleRefusal> {
    let mut used = None;
    for (of, _) in wanted.tickets.iter().filter(|(of, _)| check::needs_invite(of, wish.channel)) {
        let invite = found.filter(|invite| invite.ticket_type == of.id);
        let invite = invite.filter(|invite| invite.uses_max.is_none_or(|max| invite.uses < max));
        used = Some(invite.ok_or_else(|| SaleRefusal::InviteNeeded { name: of.name.clone() })?.id);
    }
    Ok(used)
}

/// The card with what other open orders leave of it.
fn gift_card(
    code: Option<&str>,
    found: &ForSale,
    promised_minor: i64,
) -> Result<Option<(GiftCardId, GiftCard)>, SaleRefusal> {
    match (code, &found.gift_card) {
        (Some(_), Some((id, card))) => {
            let left = Money::new(card.balance.minor - promised_minor, card.balance.currency);
            Ok(Some((*id, GiftCard { balance: left, ..*card })))
        }
        (Some(_), None) => Err(SaleRefusal::BadGiftCard("this gift card is not known: check giftCardCode".to_owned())),
        (None, _) => Ok(None),
    }
}

fn domain_promotion(found: &PromotionForSale, wanted: &Wanted<'_>) -> Promotion {
    let named = |of: &&TypeInfo| {
        let id = of.id.to_string();
        found.ticket_types.iter().any(|name| *name == of.slug || *name == id)
    };
    let scope = if found.ticket_types.is_empty() {
        Scope::Everything
    } else {
        Scope::Types(wanted.tickets.iter().map(|(of, _)| *of).filter(named).map(|of| of.id).collect())
    };
    let window: Window = window(found.starts_at, found.ends_at);
    Promotion {
        discount: found.discount,
        scope,
        window,
        uses_max: found.uses_max,
        uses_per_customer_max: found.uses_per_customer_max,
    }
}

/// The cart at the prices of this moment, and what each of its lines sells.
fn cart(wanted: &Wanted<'_>, found: &ForSale) -> Result<(Cart, Vec<ThingSold>), SaleError> {
    let (mut lines, mut fees, mut things) = (Vec::new(), Vec::new(), Vec::new());
    for (of, count) in &wanted.tickets {
        let now = found.ticket_types.iter().find(|known| known.id == of.id);
        let now = now.ok_or_else(|| SaleError::Refused(SaleRefusal::UnknownType(of.slug.clone())))?;
        lines.push((Article::Ticket(of.id), now.price, *count));
        fees.push(now.booking_minor);
        things.push(ThingSold::Ticket {
            ticket_type: of.id,
            slug: now.slug.clone(),
            name: now.name.clone(),
            perks: now.perks.clone(),
            refund_policy: of.refund_policy.clone(),
        });
    }
    for (sku, count) in &wanted.products {
        let product: Option<&ProductForSale> = found.products.iter().find(|known| known.sku == *sku);
        let product = product.ok_or_else(|| SaleError::Refused(SaleRefusal::UnknownProduct(sku.clone())))?;
        lines.push((Article::Product(product.id), product.price, *count));
        fees.push(0);
        let (product, sku, name) = (product.id, product.sku.clone(), product.name.clone());
        things.push(ThingSold::Product { product, sku, name });
    }
    let cart = Cart::new(&lines).and_then(|cart| cart.with_booking(&fees)).map_err(wrong_cart)?;
    Ok((cart, things))
}

fn wrong_cart(wrong: CartError) -> SaleError {
    let field = match wrong {
        CartError::Empty | CartError::TooLarge => "items".to_owned(),
        CartError::NoQuantity { line } => format!("items[{line}].quantity"),
        CartError::NegativePrice { line } | CartError::OtherCurrency { line, .. } => format!("items[{line}]"),
    };
    invalid(&field, wrong.to_string())
}

fn refused(refusal: PricingRefusal) -> SaleError {
    match refusal {
        PricingRefusal::Promotion(why) => SaleRefusal::BadPromo(why.to_string()).into(),
        PricingRefusal::GiftCard(why) => SaleRefusal::BadGiftCard(why.to_string()).into(),
    }
}

fn priced(quote: &Quote, things: Vec<ThingSold>) -> Priced {
    let line = |(line, thing): (&QuotedLine, ThingSold)| ItemInfo {
        id: OrderItemId::from_bytes(new_id()),
        thing,
        quantity: line.quantity,
        unit_price_minor: line.unit_price_minor,
        discount_minor: line.discount_minor,
        booking_minor: line.booking_minor,
        tax_minor: line.tax_added_minor + line.tax_included_minor,
        total_minor: line.total_minor,
    };
    let currency: Currency = quote.currency;
    Priced {
        items: quote.lines.iter().zip(things).map(line).collect(),
        amounts: Amounts {
            currency: currency.to_string(),
            subtotal_minor: quote.subtotal_minor,
            discount_minor: quote.discount_minor,
            booking_minor: quote.booking_minor,
            tax_minor: quote.tax_minor,
            total_minor: quote.total_minor,
            gift_card_minor: quote.gift_card_minor,
            due_minor: quote.due_minor,
            refunded_minor: 0,
        },
        promotion: None,
        takes: Takes::default(),
        counts_buyers: false,
    }
}
