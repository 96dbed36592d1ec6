//! Sections of an event.

use crate::actors::registry::events::reread;
use crate::actors::registry::shop::SectionInfo;
use crate::actors::registry::shop::admissions::place_in_order;
use crate::actors::registry::shop::requests::{NewSection, SectionPatch};
use crate::actors::registry::shop::shown::{location, missing};
use crate::actors::registry::{EventInfo, Registry, RegistryError, check, new_id, now, slug};
use crate::domain::ids::{EventId, SectionId, TenantId};
use crate::stores::postgres::shop::sections;

const NAME_CHARS: usize = 100;

impl Registry {
    pub async fn create_section(&self, tenant: TenantId, new: NewSection) -> Result<SectionInfo, RegistryError> {
        let event = self.must_event(tenant, &new.event).await?;
        let (mut tx, _) = self.touch(tenant, event).await?;
        let known = reread(&mut tx, event).await?.sections;
        let mut section = blank(tenant, event);
        let made_up = new.patch.slug.is_none();
        apply(&mut section, SectionPatch { name: Some(new.patch.name.unwrap_or_default()), ..new.patch })?;
        if made_up {
            let taken: Vec<String> = known.into_iter().map(|section| section.slug).collect();
            section.slug = slug::free(&slug::from_name(&section.name, "section"), &taken);
        }
        check::list_size("sections", sections::of_events(&mut tx, &[event]).await?.len() + 1)?;
        sections::insert(&mut tx, &section).await?;
        let changed = reread(&mut tx, event).await?;
        tx.commit().await?;
        self.keep_changed(changed);
        Ok(section)
    }

    /// By id or slug.
    pub async fn update_section(
        &self,
        tenant: TenantId,
        event: EventId,
        key: &str,
        patch: SectionPatch,
    ) -> Result<SectionInfo, RegistryError> {
        let (mut tx, _) = self.touch(tenant, event).await?;
        let mut section = missing("section", reread(&mut tx, event).await?.section_by(key).cloned())?;
        apply(&mut section, patch)?;
        sections::update(&mut tx, &section).await?;
        let changed = reread(&mut tx, event).await?;
        tx.commit().await?;
        self.keep_changed(changed);
        Ok(section)
    }

    /// Refused while ticket types belong to it.
    pub async fn delete_section(&self, tenant: TenantId, event: EventId, key: &str) -> Result<(), RegistryError> {
        let (mut tx, _) = self.touch(tenant, event).await?;
        let section = missing("section", reread(&mut tx, event).await?.section_by(key).cloned())?;
        sections::delete(&mut tx, section.id).await?;
        let changed = reread(&mut tx, event).await?;
        tx.commit().await?;
        self.keep_changed(changed);
        Ok(())
    }

    fn keep_changed(&self, event: EventInfo) {
        let id = event.id;
        self.memory.keep_event(event);
        self.tell(id);
    }

    /// What this node remembers of them is no longer true.
    pub(super) fn forget_events(&self, events: &[EventId]) {
        for event in events {
            self.memory.events.remove(event);
            self.tell(*event);
        }
    }
}

fn blank(tenant: TenantId, event: EventId) -> SectionInfo {
    let at = now();
    SectionInfo {
        id: SectionId::from_bytes(new_id()),
        tenant,
        event,
        slug: String::new(),
        name: String::new(),
        capacity: None,
        position: 0,
        location: None,
        created_at: at,
        updated_at: at,
    }
}

fn apply(section: &mut SectionInfo, patch: SectionPatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        section.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        section.slug = check::slug(&slug)?;
    }
    if let Some(capacity) = patch.capacity {
        section.capacity = check::count("capacity", capacity, 0)?;
    }
    if let Some(position) = patch.position {
        section.position = place_in_order("order", position)?;
    }
    if let Some(wish) = patch.location {
        section.location = wish.map(|wish| location("location", wish, section.location.as_ref())).transpose()?;
    }
    section.updated_at = now();
    Ok(())
}
