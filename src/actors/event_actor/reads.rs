//! Answers from memory: nothing here is recorded, and nothing here lets anybody in.

use super::EventActor;
use crate::actors::messages::{CheckIns, History, Keyed, Occupancy, Told, Undrained, Validate, Views, Watch};
use crate::domain::ledger::Reply;
use crate::stores::journal::Journal;
use actix::prelude::*;

impl<J: Journal> Handler<Validate> for EventActor<J> {
    type Result = MessageResult<Validate>;

    fn handle(&mut self, validate: Validate, _: &mut Context<Self>) -> Self::Result {
        let reply = self.ledger.validate(&validate.0, self.settings.clock.now());
        let told = self.told(Reply::Scan(reply));
        MessageResult(Told { degraded: self.standby.is_degraded(), ..told })
    }
}

impl<J: Journal> Handler<Occupancy> for EventActor<J> {
    type Result = MessageResult<Occupancy>;

    fn handle(&mut self, _: Occupancy, _: &mut Context<Self>) -> Self::Result {
        MessageResult(self.ledger.occupancy())
    }
}

impl<J: Journal> Handler<CheckIns> for EventActor<J> {
    type Result = MessageResult<CheckIns>;

    fn handle(&mut self, _: CheckIns, _: &mut Context<Self>) -> Self::Result {
        MessageResult(self.ledger.check_in_totals())
    }
}

impl<J: Journal> Handler<Views> for EventActor<J> {
    type Result = MessageResult<Views>;

    fn handle(&mut self, views: Views, _: &mut Context<Self>) -> Self::Result {
        MessageResult(views.0.into_iter().map(|ticket| self.ledger.view(ticket)).collect())
    }
}

impl<J: Journal> Handler<History> for EventActor<J> {
    type Result = MessageResult<History>;

    fn handle(&mut self, history: History, _: &mut Context<Self>) -> Self::Result {
        MessageResult(self.ledger.history(&history.0))
    }
}

impl<J: Journal> Handler<Keyed> for EventActor<J> {
    type Result = MessageResult<Keyed>;

    fn handle(&mut self, keyed: Keyed, _: &mut Context<Self>) -> Self::Result {
        MessageResult(self.ledger.under_keys(&keyed.0))
    }
}

impl<J: Journal> Handler<Watch> for EventActor<J> {
    type Result = MessageResult<Watch>;

    fn handle(&mut self, _: Watch, _: &mut Context<Self>) -> Self::Result {
        MessageResult(self.live.subscribe())
    }
}

impl<J: Journal> Handler<Undrained> for EventActor<J> {
    type Result = MessageResult<Undrained>;

    fn handle(&mut self, _: Undrained, _: &mut Context<Self>) -> Self::Result {
        self.touched.forget_until(self.drain.watermark());
        MessageResult(self.touched.list())
    }
}
