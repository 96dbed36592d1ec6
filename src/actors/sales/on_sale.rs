//! Whether the public may buy this now: the event is on, the type's time has come, its passcode was given, its turn has
//! come. Staff sell whenever they like.

use crate::actors::registry::{EventInfo, TypeInfo, Visibility};
use crate::actors::sales::check::{self, Wanted};
use crate::actors::sales::{Channel, SaleError, SaleRefusal, Sales};
use chrono::Utc;

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
        if event.is_some_and(|event| event.shown.cancelled_at.is_some()) {
            return Err(SaleRefusal::EventCancelled.into());
        }
        for (of, count) in &wanted.tickets {
            check::on_sale(of, channel, Utc::now())?;
            check::order_limit(of, *count, channel)?;
            passes(of, passcode)?;
        }
        match event.filter(|_| wanted.tickets.iter().any(|(of, _)| of.after_admission.is_some())) {
            Some(event) => self.its_turn(event, types, wanted).await,
            None => Ok(()),
        }
    }

    /// A type that comes after another one waits until that one has no place left.
    async fn its_turn(&self, event: &EventInfo, types: &[TypeInfo], wanted: &Wanted<'_>) -> Result<(), SaleError> {
        let counts = self.inner.gate.occupancy(event.id).await?.types;
        for (of, _) in &wanted.tickets {
            let Some(before) = types.iter().find(|other| Some(other.id) == of.after_admission) else { continue };
            let taken = counts.iter().find(|count| count.id == before.id).map_or(0, |count| count.sold + count.held);
            if before.capacity.is_none_or(|capacity| taken < capacity) {
                return Err(SaleRefusal::NotItsTurn { name: of.name.clone(), before: before.name.clone() }.into());
            }
        }
        Ok(())
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
