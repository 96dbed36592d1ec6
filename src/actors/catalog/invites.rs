//! Invite codes.

use crate::actors::catalog::{
    Catalog, Found, InviteAsked, InviteInfo, InvitePatch, Listed, code, given, made_up_code, new_id, no_such, now, one,
    stamp,
};
use crate::actors::registry::{RegistryError, TypeInfo, check};
use crate::domain::ids::{InviteId, TenantId};
use crate::stores::postgres::catalog::invites;
use crate::stores::postgres::catalog::invites::InviteFilter;

impl Catalog {
    pub async fn create_invite(&self, tenant: TenantId, new: InvitePatch) -> Result<InviteInfo, RegistryError> {
        let named = given("ticketType", new.ticket_type.as_deref())?;
        let ticket_type = self.type_named(tenant, new.event.as_deref(), named).await?;
        let invite = InviteInfo {
            id: InviteId::from_bytes(new_id()),
            tenant,
            event: ticket_type.event,
            ticket_type: ticket_type.id,
            code: new.code.as_deref().map_or_else(|| Ok(made_up_code()), code)?,
            uses_max: check::count("maxUses", new.max_uses.flatten(), 1)?,
            uses: 0,
            stamp: stamp(),
        };
        let mut db = self.store.connection().await?;
        invites::insert(&mut db, &invite).await?;
        Ok(invite)
    }

    pub async fn invite(&self, tenant: TenantId, id: InviteId) -> Result<Option<InviteInfo>, RegistryError> {
        let filter = InviteFilter { id: Some(id), ..InviteFilter::default() };
        let mut db = self.store.connection().await?;
        Ok(invites::page(&mut db, tenant, filter, &one()).await?.items.pop())
    }

    pub async fn invites(
        &self,
        tenant: TenantId,
        asked: &InviteAsked,
        listed: &Listed,
    ) -> Result<Found<InviteInfo>, RegistryError> {
        let event = match &asked.event {
            Some(name) => Some(self.registry.event(tenant, name).await?.ok_or(no_such("event"))?.id),
            None => None,
        };
        let ticket_type = match &asked.ticket_type {
            Some(name) => Some(self.type_named(tenant, asked.event.as_deref(), name).await?.id),
            None => None,
        };
        let filter = InviteFilter { id: None, code: asked.code.as_deref(), ticket_type, event };
        let mut db = self.store.connection().await?;
        Ok(invites::page(&mut db, tenant, filter, listed).await?)
    }

    /// Orders that were made stand.
    pub async fn update_invite(
        &self,
        tenant: TenantId,
        id: InviteId,
        patch: InvitePatch,
    ) -> Result<InviteInfo, RegistryError> {
        let ticket_type = match &patch.ticket_type {
            Some(name) => Some(self.type_named(tenant, patch.event.as_deref(), name).await?),
            None => None,
        };
        let mut tx = self.store.begin().await?;
        let filter = InviteFilter { id: Some(id), ..InviteFilter::default() };
        let found = invites::page(&mut tx, tenant, filter, &one()).await?.items.pop();
        let mut invite = found.ok_or(no_such("invite code"))?;
        if let Some(ticket_type) = ticket_type {
            (invite.event, invite.ticket_type) = (ticket_type.event, ticket_type.id);
        }
        if let Some(text) = patch.code {
            invite.code = code(&text)?;
        }
        if let Some(most) = patch.max_uses {
            invite.uses_max = check::count("maxUses", most, 1)?;
        }
        invite.stamp.updated_at = now();
        if !invites::update(&mut tx, &invite).await? {
            return Err(no_such("invite code"));
        }
        tx.commit().await?;
        invite.stamp.version = invite.stamp.version.saturating_add(1);
        Ok(invite)
    }

    pub async fn delete_invite(&self, tenant: TenantId, id: InviteId) -> Result<(), RegistryError> {
        let mut db = self.store.connection().await?;
        if invites::delete(&mut db, tenant, id).await? { Ok(()) } else { Err(no_such("invite code")) }
    }

    /// A type by id or slug, in this event if one is named.
    async fn type_named(&self, tenant: TenantId, event: Option<&str>, name: &str) -> Result<TypeInfo, RegistryError> {
        let event = match event {
            Some(name) => {
                let found = self.registry.event(tenant, name).await?;
                Some(found.ok_or_else(|| check::invalid("event", "is no event of this organisation"))?.id)
            }
            None => None,
        };
        let found = self.registry.ticket_type(tenant, event, name).await?;
        found.ok_or_else(|| check::invalid("ticketType", "is no ticket type that this organisation sells"))
    }
}
