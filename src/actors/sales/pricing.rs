//! What a purchase costs now: everything that counts is read in one statement, and priced by [`quote`].

use crate::actors::sales::check::Wanted;
use crate::actors::sales::{Amounts, ItemInfo, SaleError, Sales, ThingSold, invalid, new_id};
use crate::domain::ids::OrderItemId;
use crate::domain::money::{Currency, Money};
use crate::domain::pricing::{Article, Cart, CartError, Quote, QuotedLine, quote};
use crate::domain::time::Moment;
use chrono::Utc;

/// A priced order.
pub struct Priced {
    pub items: Vec<ItemInfo>,
    pub amounts: Amounts,
}

impl Sales {
    pub(super) fn price(&self, wanted: &Wanted<'_>) -> Result<Priced, SaleError> {
        let mut lines = Vec::new();
        let mut things = Vec::new();
        for (of, count) in &wanted.tickets {
            let currency = Currency::new(&of.currency).map_err(|wrong| invalid("currency", wrong.to_string()))?;
            lines.push((Article::Ticket(of.id), Money::new(of.price_minor, currency), *count));
            things.push(ThingSold::Ticket {
                ticket_type: of.id,
                slug: of.slug.clone(),
                name: of.name.clone(),
                perks: of.perks.clone(),
                refund_policy: of.refund_policy.clone(),
            });
        }
        let cart = Cart::new(&lines).map_err(wrong_cart)?;
        let now = Moment(Utc::now().timestamp_millis());
        let quote = quote(&cart, None, &[], None, now).map_err(|wrong| invalid("items", wrong.to_string()))?;
        Ok(priced(&quote, things))
    }
}

fn wrong_cart(wrong: CartError) -> SaleError {
    let field = match wrong {
        CartError::Empty | CartError::TooLarge => "items".to_owned(),
        CartError::NoQuantity { line } => format!("items[{line}].quantity"),
        CartError::NegativePrice { line } | CartError::OtherCurrency { line, .. } => format!("items[{line}]"),
    };
    invalid(&field, wrong.to_string())
}

fn priced(quote: &Quote, things: Vec<ThingSold>) -> Priced {
    let line = |(line, thing): (&QuotedLine, ThingSold)| ItemInfo {
        id: OrderItemId::from_bytes(new_id()),
        thing,
        quantity: line.quantity,
        unit_price_minor: line.unit_price_minor,
        discount_minor: line.discount_minor,
        tax_minor: line.tax_added_minor + line.tax_included_minor,
        total_minor: line.total_minor,
    };
    Priced {
        items: quote.lines.iter().zip(things).map(line).collect(),
        amounts: Amounts {
            currency: quote.currency.to_string(),
            subtotal_minor: quote.subtotal_minor,
            discount_minor: quote.discount_minor,
            tax_minor: quote.tax_minor,
            total_minor: quote.total_minor,
            gift_card_minor: quote.gift_card_minor,
            due_minor: quote.due_minor,
            refunded_minor: 0,
        },
    }
}
