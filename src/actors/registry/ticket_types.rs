//! Ticket types.

use crate::actors::registry::check;
use crate::actors::registry::shop::admissions;
use crate::actors::registry::slug;
use crate::actors::registry::{
    NewTicketType, Registry, RegistryError, TicketTypePatch, TypeInfo, Visibility, new_id, no_such, now,
};
use crate::domain::ids::{EventId, TenantId, TicketTypeId};
use crate::stores::postgres::Db;
use crate::stores::postgres::catalog::products;
use crate::stores::postgres::catalog::{Found, Listed};
use crate::stores::postgres::events;
use crate::stores::postgres::scan_points;
use crate::stores::postgres::ticket_types;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A type's name goes to the gate as a label.
const NAME_CHARS: usize = 100;
const MAX_PER_ORDER_DEFAULT: u32 = 10;

/// How long another node's change of a type may stay unseen here.
const SHELF_AGE: Duration = Duration::from_secs(1);

impl Registry {
    pub async fn create_ticket_type(&self, tenant: TenantId, new: NewTicketType) -> Result<TypeInfo, RegistryError> {
        let event = self.must_event(tenant, &new.event).await?;
        let made_up = new.slug.is_none();
        let mut ticket_type = blank(tenant, event);
        ticket_type.id = new.id.unwrap_or(ticket_type.id);
        let shown = new.shown.clone();
        apply(&mut ticket_type, new.into())?;
        let (mut tx, version) = self.touch(tenant, event).await?;
        admissions::place(&mut tx, &mut ticket_type, &shown).await?;
        if made_up {
            let taken = ticket_types::slugs(&mut tx, event).await?;
            ticket_type.slug = slug::free(&slug::from_name(&ticket_type.name, "type"), &taken);
        }
        ticket_type.number = events::next_type_number(&mut tx, event).await?;
        ticket_types::insert(&mut tx, &ticket_type, version).await?;
        products::keep_variant(&mut tx, &ticket_type).await?;
        let ticket_type = reread(&mut tx, ticket_type.id).await?;
        tx.commit().await?;
        self.tell(event);
        Ok(ticket_type)
    }

    /// By id, or by slug: `event` narrows a slug, and is needed where several events use it.
    pub async fn ticket_type(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        id_or_slug: &str,
    ) -> Result<Option<TypeInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let ids = match id_or_slug.parse() {
            Ok(id) => vec![id],
            // Also keeps what no column could hold away from Postgres.
            Err(_) if check::slug(id_or_slug).is_err() => return Ok(None),
            Err(_) => ticket_types::by_slug(&mut db, tenant, event, id_or_slug).await?,
        };
        if ids.len() > 1 {
            return Err(check::invalid("event", "must be given: several events have a type of this name"));
        }
        let mut found = ticket_types::read(&mut db, &ids).await?;
        Ok(found.pop().filter(|known| known.tenant == tenant && event.is_none_or(|event| known.event == event)))
    }

    /// All types of an event (at most 65,535), by number.
    pub async fn ticket_types(&self, tenant: TenantId, event: EventId) -> Result<Vec<TypeInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let ids = ticket_types::of_event(&mut db, event).await?;
        let mut types = ticket_types::read(&mut db, &ids).await?;
        types.retain(|known| known.tenant == tenant);
        Ok(types)
    }

    /// The same from memory, at most a second old: a crowd that buys one type reads it once. What this node changes is
    /// seen at once.
    pub async fn shelf(&self, tenant: TenantId, event: EventId) -> Result<Arc<Vec<TypeInfo>>, RegistryError> {
        if let Some((at, types)) = self.memory.shelves.get(&event)
            && at.elapsed() < SHELF_AGE
        {
            return Ok(types);
        }
        let read_at = Instant::now();
        let types = Arc::new(Box::pin(self.ticket_types(tenant, event)).await?);
        self.memory.shelves.insert(event, (read_at, Arc::clone(&types)));
        Ok(types)
    }

    /// A page of the tenant's types, or of one event's, in the order of creation or against it.
    pub async fn listed_ticket_types(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        listed: &Listed,
    ) -> Result<Found<TypeInfo>, RegistryError> {
        let mut db = self.store.connection().await?;
        let total = ticket_types::total(&mut db, tenant, event).await?;
        let ids = ticket_types::listed(&mut db, tenant, event, listed).await?;
        let mut items = ticket_types::read(&mut db, &ids).await?;
        items.sort_by_key(|of| ids.iter().position(|id| *id == of.id));
        Ok(Found { items, total })
    }

    pub async fn update_ticket_type(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        id_or_slug: &str,
        patch: TicketTypePatch,
    ) -> Result<TypeInfo, RegistryError> {
        let found = self.ticket_type(tenant, event, id_or_slug).await?.ok_or(no_such("ticket type"))?;
        let (mut tx, version) = self.touch(tenant, found.event).await?;
        let mut ticket_type = reread(&mut tx, found.id).await?;
        let shown = patch.shown.clone();
        apply(&mut ticket_type, patch)?;
        admissions::place(&mut tx, &mut ticket_type, &shown).await?;
        ticket_types::update(&mut tx, &ticket_type, version).await?;
        products::keep_variant(&mut tx, &ticket_type).await?;
        let ticket_type = reread(&mut tx, ticket_type.id).await?;
        tx.commit().await?;
        self.tell(found.event);
        Ok(ticket_type)
    }

    /// Refused while there are tickets of this type, or scan points that name it.
    pub async fn delete_ticket_type(
        &self,
        tenant: TenantId,
        event: Option<EventId>,
        id_or_slug: &str,
    ) -> Result<(), RegistryError> {
        let found = self.ticket_type(tenant, event, id_or_slug).await?.ok_or(no_such("ticket type"))?;
        let (mut tx, _) = self.touch(tenant, found.event).await?;
        let points = scan_points::of_event(&mut tx, found.event).await?;
        for point in scan_points::read(&mut tx, &points).await? {
            // An empty list means every type: taking the last one out would open the point.
            if point.accepted_types.contains(&found.id) {
                let message = format!("scan point {} names this type: change it first", point.slug);
                return Err(RegistryError::Conflict { field: "acceptedTicketTypes".into(), message });
            }
        }
        ticket_types::delete(&mut tx, found.id).await?;
        tx.commit().await?;
        self.tell(found.event);
        Ok(())
    }
}

async fn reread(db: &mut Db, id: TicketTypeId) -> Result<TypeInfo, RegistryError> {
    ticket_types::read(db, &[id]).await?.pop().ok_or(no_such("ticket type"))
}

fn blank(tenant: TenantId, event: EventId) -> TypeInfo {
    TypeInfo {
        id: TicketTypeId::from_bytes(new_id()),
        tenant,
        event,
        number: 0,
        slug: String::new(),
        name: String::new(),
        subtitle: None,
        position: 0,
        section: None,
        price_minor: 0,
        booking_minor: 0,
        currency: "USD".into(),
        capacity: None,
        allow_reentry: None,
        reentry_limit: None,
        accepted_scan_points: Vec::new(),
        entry_from: None,
        entry_until: None,
        occupancy_limit: None,
        transferable: true,
        visibility: Visibility::Public,
        after_admission: None,
        passcode: None,
        sale_start: None,
        sale_end: None,
        perks: Vec::new(),
        refund_policy: None,
        max_per_order: MAX_PER_ORDER_DEFAULT,
        max_per_customer: None,
        description: None,
        extras: check::no_extras(),
        version: 0,
        created_at: now(),
        updated_at: now(),
    }
}

impl From<NewTicketType> for TicketTypePatch {
    fn from(new: NewTicketType) -> TicketTypePatch {
        TicketTypePatch {
            name: Some(new.name),
            slug: new.slug,
            price: new.price,
            currency: new.currency,
            capacity: Some(new.capacity),
            allow_reentry: Some(new.allow_reentry),
            reentry_limit: Some(new.reentry_limit),
            accepted_scan_points: Some(Some(new.accepted_scan_points)),
            entry_from: Some(new.entry_from),
            entry_until: Some(new.entry_until),
            occupancy_limit: Some(new.occupancy_limit),
            transferable: new.transferable,
            visibility: Some(new.visibility),
            shown: new.shown,
            sale_start: Some(new.sale_start),
            sale_end: Some(new.sale_end),
            perks: Some(Some(new.perks)),
            refund_policy: Some(new.refund_policy),
            max_per_order: Some(new.max_per_order),
            max_per_customer: Some(new.max_per_customer),
            description: Some(new.description),
            extras: Some(new.extras),
        }
    }
}

fn apply(of: &mut TypeInfo, patch: TicketTypePatch) -> Result<(), RegistryError> {
    if let Some(name) = patch.name {
        of.name = check::text("name", &name, NAME_CHARS)?;
    }
    if let Some(slug) = patch.slug {
        of.slug = check::slug(&slug)?;
    }
    of.price_minor = patch.price.map_or(Ok(of.price_minor), check::price)?;
    if let Some(currency) = patch.currency {
        of.currency = check::currency(&currency)?;
    }
    if let Some(capacity) = patch.capacity {
        of.capacity = check::count("capacity", capacity, 0)?;
    }
    if let Some(limit) = patch.occupancy_limit {
        of.occupancy_limit = check::count("occupancyLimit", limit, 1)?;
    }
    let allow = patch.allow_reentry.unwrap_or(of.allow_reentry);
    let limit = patch.reentry_limit.unwrap_or(of.reentry_limit.map(i64::from));
    check::policy(allow, limit)?;
    of.allow_reentry = allow;
    of.reentry_limit = check::count("reentryLimit", limit, 1)?;
    if let Some(points) = patch.accepted_scan_points {
        of.accepted_scan_points = check::labels("acceptedScanPoints", &points.unwrap_or_default())?;
    }
    of.entry_from = patch.entry_from.unwrap_or(of.entry_from);
    of.entry_until = patch.entry_until.unwrap_or(of.entry_until);
    check::window("entryUntil", of.entry_from, of.entry_until)?;
    of.transferable = patch.transferable.unwrap_or(of.transferable);
    if let Some(visibility) = patch.visibility {
        of.visibility = check::visibility(visibility.as_deref())?;
    }
    of.sale_start = patch.sale_start.unwrap_or(of.sale_start);
    of.sale_end = patch.sale_end.unwrap_or(of.sale_end);
    check::window("saleEnd", of.sale_start, of.sale_end)?;
    if let Some(perks) = patch.perks {
        of.perks = check::texts("perks", &perks.unwrap_or_default())?;
    }
    if let Some(refunds) = patch.refund_policy {
        of.refund_policy = refunds.map(|words| check::text("refundPolicy", &words, 500)).transpose()?;
    }
    if let Some(most) = patch.max_per_order {
        of.max_per_order = check::count("maxPerOrder", most, 1)?.unwrap_or(MAX_PER_ORDER_DEFAULT);
    }
    if let Some(most) = patch.max_per_customer {
        of.max_per_customer = check::count("maxPerCustomer", most, 1)?;
    }
    if let Some(description) = patch.description {
        of.description = description.map(|words| check::words("description", &words, 4_000)).transpose()?;
    }
    if let Some(extras) = patch.extras {
        of.extras = extras.map_or(Ok(check::no_extras()), check::extras)?;
    }
    admissions::apply(of, &patch.shown)?;
    of.updated_at = now();
    Ok(())
}
