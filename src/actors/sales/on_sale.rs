//! Whether the public may buy this now: the event is on, the type's time has come, its passcode was given, its turn has
//! come. Staff sell whenever they like.

use crate::actors::registry::shop::admissions::is_open;
use crate::actors::registry::shop::{Approval, EventVisibility};
use crate::actors::registry::{EventInfo, TypeInfo, Visibility};
use crate::actors::sales::check::{self, Wanted};
use crate::actors::sales::{Channel, SaleError, SaleRefusal, Sales};
use crate::domain::ids::TicketTypeId;
use chrono::{DateTime, Utc};

impl Sales {
    /// # Errors
    /// The first reason why not.
    pub(super) async fn on_sale(
        &self,
        event: Option<&EventInfo>,
        types: &[TypeInfo],
        wanted: &Wanted<'_>,
        channel: Channel,
        passcode: Option<&str>,
    ) -> Result<(), SaleError> {
        match channel {
            Channel::Staff => return Ok(()),
            Channel::Public => {}
        }
        if let Some(event) = event {
            is_shown(event, Utc::now())?;
        }
        for (of, count) in &wanted.tickets {
            check::on_sale(of, channel, Utc::now())?;
            check::order_limit(of, *count, channel)?;
            passes(of, passcode)?;
        }
        match event.filter(|_| wanted.tickets.iter().any(|(of, _)| of.after_admission.is_some())) {
            Some(event) => Box::pin(self.its_turn(event, types, wanted)).await,
            None => Ok(()),
        }
    }

    /// A type that comes after another one waits until that one has no place left.
    async fn its_turn(&self, event: &EventInfo, types: &[TypeInfo], wanted: &Wanted<'_>) -> Result<(), SaleError> {
        let counts = self.inner.gate.occupancy(event.id).await?.types;
        // What its owner does not know yet was not sold yet.
        let capacity = |id: TicketTypeId| types.iter().find(|of| of.id == id).and_then(|of| of.capacity);
        let left = |id| counts.iter().find(|count| count.id == id).map_or_else(|| capacity(id), |count| count.left);
        for (of, _) in &wanted.tickets {
            if !is_open(of, left) {
                let before = types.iter().find(|other| Some(other.id) == of.after_admission);
                let before = before.map(|before| before.name.clone()).unwrap_or_default();
                return Err(SaleRefusal::NotItsTurn { name: of.name.clone(), before }.into());
            }
        }
        Ok(())
    }
}

/// What is not shown to the public yet is not sold to it.
fn is_shown(event: &EventInfo, now: DateTime<Utc>) -> Result<(), SaleRefusal> {
    let shown = &event.shown;
    if shown.cancelled_at.is_some() {
        return Err(SaleRefusal::EventCancelled);
    }
    match (shown.approval, shown.visibility, shown.visible_from) {
        (Approval::Pending | Approval::Rejected, _, _) => Err(SaleRefusal::UnknownEvent),
        (Approval::Approved, EventVisibility::Scheduled, Some(opens)) if now < opens => {
            Err(SaleRefusal::SalesNotOpen { name: event.name.clone(), opens })
        }
        (Approval::Approved, _, _) => Ok(()),
    }
}

fn passes(of: &TypeInfo, given: Option<&str>) -> Result<(), SaleRefusal> {
    match (of.visibility, &of.passcode) {
        (Visibility::Private, Some(wanted)) if given.map(str::trim) != Some(wanted) => {
            Err(SaleRefusal::PasscodeNeeded { name: of.name.clone() })
        }
        (Visibility::Private | Visibility::Public | Visibility::InviteOnly, _) => Ok(()),
    }
}
