//! What the owner hangs up for those who want what is sold out.

use super::EventActor;
use crate::actors::sold_out::{Sign, SoldOut};
use crate::stores::journal::Journal;
use std::sync::Arc;
use tokio::time::Instant;

impl<J: Journal> EventActor<J> {
    /// Where this owner says what is sold out; it is empty when the owner is gone.
    pub fn sign(&self) -> Arc<Sign> {
        self.sign.clone()
    }

    /// Notes what will be so when the batch that is being sent has landed. Nothing, if more is decided already: what it rests
    /// on will not be durable then.
    pub(super) fn note_sold_out(&mut self) {
        self.to_show = (!self.batches.is_behind()).then(|| {
            let (types, until) = self.ledger.sold_out();
            SoldOut { types, until, at: Instant::now() }
        });
    }

    /// The batch has landed: shows what was noted, before anybody is answered.
    pub(super) fn show_sold_out(&mut self) {
        self.sign.show(self.to_show.take());
    }

    /// What was noted and what is shown is not so any more.
    pub(super) fn take_sign_down(&mut self) {
        self.to_show = None;
        self.sign.show(None);
    }
}

impl<J: Journal> Drop for EventActor<J> {
    fn drop(&mut self) {
        self.sign.show(None);
    }
}
