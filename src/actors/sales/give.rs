//! An order that is given away: tickets of one or several types for one holder.

use crate::actors::sales::check;
use crate::actors::sales::issue::Asked;
use crate::actors::sales::keys::Keyed;
use crate::actors::sales::{GiveWish, IssueKind, Issued, SaleError, Sales, Who, invalid};
use crate::domain::ids::OrderId;
use crate::stores::postgres::convert::Id;

impl Sales {
    /// Staff: tickets that nobody pays for. Places are taken at once; neither sale windows nor limits apply.
    pub async fn give(&self, who: &Who, wish: GiveWish) -> Result<Issued, SaleError> {
        let event = self.event(who, &wish.event).await?;
        let types = self.inner.registry.shelf(who.tenant, event.id).await?;
        let wanted = check::items(&wish.items, &types)?;
        if !wanted.products.is_empty() {
            return Err(invalid("items", "must be tickets: merchandise is not given away here"));
        }
        let tickets: i64 = wanted.tickets.iter().map(|(_, count)| i64::from(*count)).sum();
        check::quantity("items", tickets)?;
        let holder = check::holder("customer.", &wish.to, true)?;
        let reason = check::note("reason", wish.reason.as_ref())?;
        let keyed = Keyed::of(who.tenant, wish.key.as_ref(), "give", &wish);
        if let Some(before) = self.look_up_key(keyed).await? {
            return self.issued_before(who, OrderId::of(before)).await;
        }
        let event = check::event_sold(&event);
        let asked = Asked::new(who, IssueKind::Comp, event, wanted.tickets, vec![holder], reason, keyed);
        self.make(&asked, wish.notify).await
    }
}
