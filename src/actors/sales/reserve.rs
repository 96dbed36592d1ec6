//! An order whose time to pay was over, taken up again: its places are held once more, if there are any. Its price stays.

use crate::actors::order_actor::{Limit, Takes, one_within_limits, take_each};
use crate::actors::sales::amend::wished;
use crate::actors::sales::check;
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::purchase::limits;
use crate::actors::sales::{
    BookingInfo, Purchased, SaleError, SaleRefusal, Sales, ThingSold, Who, delta, faults, new_id,
};
use crate::domain::ids::{HoldId, OrderId};
use crate::domain::order::{Fact, OrderState, step};
use crate::signals;
use crate::stores::postgres::convert::Id;
use crate::stores::postgres::orders;
use crate::stores::postgres::{audit, customers, idempotency, order_changes, order_steps};
use chrono::Utc;
use serde_json::json;

impl Sales {
    /// Holds the places of a lapsed order again. Under a key that did so before, the order as it is now.
    pub async fn reserve_again(&self, who: &Who, order: OrderId, key: Option<&String>) -> Result<Purchased, SaleError> {
        let keyed = Keyed::of(who.tenant, key, "reserve", &order);
        if self.look_up_key(keyed).await?.is_some() {
            return self.go_on(who, order).await;
        }
        let booking = self.booking(who.tenant, order).await?;
        if booking.state != OrderState::Expired {
            return Err(not(format!("it is {}", booking.state.word())));
        }
        let Some(event) = booking.event.as_ref().map(|event| event.id) else {
            return Err(not("it has no places".to_owned()));
        };
        let types = self.inner.registry.shelf(who.tenant, event).await?;
        let items = wished(&booking);
        let wanted = check::items(&items, &types).map_err(why_not)?;
        for (of, _) in &wanted.tickets {
            check::on_sale(of, booking.channel, Utc::now()).map_err(|refusal| not(refusal.to_string()))?;
        }
        let hold = keyed.map_or_else(|| HoldId::from_bytes(new_id()), Keyed::hold);
        self.hold(event, hold, &wanted).await.map_err(why_not)?;
        faults::point("reserve.held");
        if let Err(error) = self.write_reserved(who, &booking, hold, keyed, &limits(&wanted, booking.channel)).await {
            self.release(event, hold).await;
            return Err(why_not(error));
        }
        signals::booking(Some(event), "reserved");
        faults::point("reserve.written");
        self.go_on(who, order).await
    }

    async fn write_reserved(
        &self,
        who: &Who,
        booking: &BookingInfo,
        hold: HoldId,
        keyed: Option<Keyed>,
        limits: &[Limit],
    ) -> Result<(), SaleError> {
        let mut tx = self.inner.store.begin().await?;
        if let Some(customer) = booking.buyer.customer {
            customers::lock(&mut tx, customer).await?;
            one_within_limits(&mut tx, customer, limits).await??;
        }
        let unknown = SaleError::Refused(SaleRefusal::UnknownBooking);
        let locked = orders::lock(&mut tx, &[booking.id]).await?.pop().ok_or(unknown)?;
        if !order_steps::open_of_order(&mut tx, &[booking.id]).await?.is_empty() {
            return Err(SaleRefusal::InProgress("booking").into());
        }
        let after = match step(locked.order, Fact::Reserved) {
            Ok((after, _)) if locked.order.state == OrderState::Expired => after,
            Ok(_) | Err(_) => return Err(not(format!("it is {}", locked.order.state.word()))),
        };
        if let Some(keyed) = keyed
            && let Some(before) = idempotency::claim(&mut tx, &[keyed.claim(booking.id.uuid())]).await?.pop().flatten()
        {
            keyed.same(before)?;
        }
        let buyer = booking.buyer.email.as_deref().unwrap_or_default().to_lowercase();
        let piece = |item: &crate::actors::sales::ItemInfo| match &item.thing {
            ThingSold::Product { product, name, .. } => Some((*product, item.quantity, name.clone())),
            ThingSold::Ticket { .. } => None,
        };
        let takes = Takes {
            promotion: locked.promotion.map(|promotion| (promotion, buyer)),
            invite: locked.invite,
            gift_card: locked
                .gift_card
                .filter(|_| locked.gift_card_minor > 0)
                .map(|card| (card, locked.gift_card_minor)),
            products: booking.items.iter().filter_map(piece).collect(),
        };
        take_each(&mut tx, booking.id, &takes).await??;
        orders::advance(&mut tx, &[(booking.id, after)], Utc::now()).await?;
        let until = Utc::now() + delta(self.inner.settings.hold_ttl);
        order_changes::set_hold(&mut tx, booking.id, Some(hold), Some(until)).await?;
        let entry = audit::Entry {
            at: Utc::now(),
            subject: who.subject.to_string(),
            what: "reserve".to_owned(),
            order: Some(booking.id),
            ticket: None,
            detail: json!({}),
        };
        audit::write(&mut tx, who.tenant, &entry).await?;
        tx.commit().await?;
        Ok(())
    }
}

fn not(why: String) -> SaleError {
    SaleRefusal::NotReservable(why).into()
}

/// Whatever the reason is, the order cannot be taken up again.
fn why_not(error: SaleError) -> SaleError {
    match error {
        SaleError::Refused(SaleRefusal::NotReservable(why)) => not(why),
        SaleError::Refused(
            refusal @ (SaleRefusal::UnknownBooking | SaleRefusal::InProgress(_) | SaleRefusal::KeyReused),
        ) => refusal.into(),
        SaleError::Refused(refusal) => not(refusal.to_string()),
        error => error,
    }
}
