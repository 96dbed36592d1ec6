//! What staff write about an order, for staff.

use crate::actors::sales::{SaleError, SaleRefusal, Sales, Who, check, invalid, new_id};
use crate::domain::ids::{NoteId, OrderId};
use crate::stores::postgres::convert::Id;
use crate::stores::postgres::idempotency;
use crate::stores::postgres::order_notes::{self, NoteInfo};
use chrono::Utc;

use super::keys::Keyed;

impl Sales {
    /// Staff: a note about an order. Under a key that was used for it before, the same note again.
    pub async fn add_note(
        &self,
        who: &Who,
        order: OrderId,
        text: &str,
        key: Option<&String>,
    ) -> Result<NoteInfo, SaleError> {
        let text = check::note("note", Some(&text.to_owned()))?.ok_or_else(|| invalid("note", "must say something"))?;
        self.booking(who.tenant, order).await?;
        let keyed = Keyed::of(who.tenant, key, "note", &(order, &text));
        let (id, at) = (NoteId::from_bytes(new_id()), Utc::now());
        let note = NoteInfo { id, order, text, by: who.subject.to_string(), at };
        let mut tx = self.inner.store.begin().await?;
        if let Some(keyed) = keyed
            && let Some(before) = idempotency::claim(&mut tx, &[keyed.claim(id.uuid())]).await?.pop().flatten()
        {
            let before = NoteId::of(keyed.same(before)?);
            let found = order_notes::read(&mut tx, who.tenant, before).await?;
            return found.ok_or(SaleError::Refused(SaleRefusal::UnknownNote));
        }
        order_notes::insert(&mut tx, who.tenant, &note).await?;
        tx.commit().await?;
        Ok(note)
    }

    /// Staff: takes a note away.
    pub async fn remove_note(&self, who: &Who, order: OrderId, note: NoteId) -> Result<(), SaleError> {
        let mut db = self.inner.store.connection().await?;
        let gone = order_notes::delete(&mut db, who.tenant, order, note).await?;
        if gone { Ok(()) } else { Err(SaleRefusal::UnknownNote.into()) }
    }
}
