//! Ticket types. Every change comes behind [`events::touch`](crate::stores::postgres::events::touch), which gives the
//! version.

use crate::domain::ids::{EventId, SectionId, TenantId, TicketTypeId};
use crate::stores::StoreError;
use crate::stores::postgres::catalog::Listed;
use crate::stores::postgres::convert::{Id, bigint, count, ids_of, integer, limit, number, uuids};
use crate::stores::postgres::records::{TypeInfo, Visibility};
use sqlx::postgres::PgConnection;

/// Those of these types that exist, by event and number.
pub async fn read(db: &mut PgConnection, types: &[TicketTypeId]) -> Result<Vec<TypeInfo>, StoreError> {
    let rows = sqlx::query!(
        "select id, tenant, event, number, slug, name, price_minor, currency, capacity, allow_reentry, reentry_limit,
                accepted_scan_points, entry_from, entry_until, occupancy_limit, transferable, visibility, sale_start,
                sale_end, perks, refund_policy, max_per_order, max_per_customer, description, extras, version,
                created_at, updated_at, subtitle, booking_minor, position, section, after_admission, passcode
         from ticket_types where id = any($1) order by event, number",
        &uuids(types)
    )
    .fetch_all(db)
    .await?;
    let mut types = Vec::with_capacity(rows.len());
    for row in rows {
        types.push(TypeInfo {
            id: TicketTypeId::of(row.id),
            tenant: TenantId::of(row.tenant),
            event: EventId::of(row.event),
            number: u16::try_from(row.number).map_err(|error| StoreError::Unreadable(error.to_string()))?,
            slug: row.slug,
            name: row.name,
            subtitle: row.subtitle,
            position: row.position,
            section: row.section.map(SectionId::of),
            price_minor: row.price_minor,
            booking_minor: row.booking_minor,
            currency: row.currency,
            capacity: limit(row.capacity)?,
            allow_reentry: row.allow_reentry,
            reentry_limit: limit(row.reentry_limit)?,
            accepted_scan_points: row.accepted_scan_points,
            entry_from: row.entry_from,
            entry_until: row.entry_until,
            occupancy_limit: limit(row.occupancy_limit)?,
            transferable: row.transferable,
            visibility: visibility(&row.visibility)?,
            after_admission: row.after_admission.map(TicketTypeId::of),
            passcode: row.passcode,
            sale_start: row.sale_start,
            sale_end: row.sale_end,
            perks: row.perks,
            refund_policy: row.refund_policy,
            max_per_order: count(row.max_per_order)?,
            max_per_customer: limit(row.max_per_customer)?,
            description: row.description,
            extras: row.extras,
            version: number(row.version)?,
            created_at: row.created_at,
            updated_at: row.updated_at,
        });
    }
    Ok(types)
}

pub async fn of_event(db: &mut PgConnection, event: EventId) -> Result<Vec<TicketTypeId>, StoreError> {
    let ids = sqlx::query_scalar!("select id from ticket_types where event = $1", event.uuid()).fetch_all(db).await?;
    Ok(ids_of(ids))
}

/// How many types the tenant has, or one event of it.
pub async fn total(db: &mut PgConnection, tenant: TenantId, event: Option<EventId>) -> Result<u64, StoreError> {
    let total = sqlx::query_scalar!(
        r#"select count(*) as "total!" from ticket_types where tenant = $1 and ($2::uuid is null or event = $2)"#,
        tenant.uuid(),
        event.map(Id::uuid)
    )
    .fetch_one(db)
    .await?;
    number(total)
}

/// The same, in the order of creation or against it, behind `offset` of them.
pub async fn listed(
    db: &mut PgConnection,
    tenant: TenantId,
    event: Option<EventId>,
    listed: &Listed,
) -> Result<Vec<TicketTypeId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from ticket_types where tenant = $1 and ($2::uuid is null or event = $2)
         order by case when $5 then id end desc, id limit $3 offset $4",
        tenant.uuid(),
        event.map(Id::uuid),
        listed.limit,
        listed.offset,
        listed.newest_first
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

/// At most two ids: a slug that several events use, asked without an event, is not one type.
pub async fn by_slug(
    db: &mut PgConnection,
    tenant: TenantId,
    event: Option<EventId>,
    slug: &str,
) -> Result<Vec<TicketTypeId>, StoreError> {
    let ids = sqlx::query_scalar!(
        "select id from ticket_types where tenant = $1 and slug = $2 and ($3::uuid is null or event = $3) limit 2",
        tenant.uuid(),
        slug,
        event.map(Id::uuid)
    )
    .fetch_all(db)
    .await?;
    Ok(ids_of(ids))
}

pub async fn slugs(db: &mut PgConnection, event: EventId) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar!("select slug from ticket_types where event = $1", event.uuid()).fetch_all(db).await?)
}

pub async fn insert(db: &mut PgConnection, new: &TypeInfo, version: u64) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into ticket_types (id, tenant, event, number, slug, name, price_minor, currency, capacity,
                                   allow_reentry, reentry_limit, accepted_scan_points, entry_from, entry_until,
                                   occupancy_limit, transferable, visibility, sale_start, sale_end, perks,
                                   refund_policy, version, created_at, updated_at, max_per_order, max_per_customer,
                                   description, extras, subtitle, booking_minor, position, section,
                                   after_admission, passcode)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                 $23, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33)",
        new.id.uuid(),
        new.tenant.uuid(),
        new.event.uuid(),
        i32::from(new.number),
        new.slug,
        new.name,
        new.price_minor,
        new.currency,
        integer(new.capacity)?,
        new.allow_reentry,
        integer(new.reentry_limit)?,
        &new.accepted_scan_points,
        new.entry_from,
        new.entry_until,
        integer(new.occupancy_limit)?,
        new.transferable,
        visibility_word(new.visibility),
        new.sale_start,
        new.sale_end,
        &new.perks,
        new.refund_policy,
        bigint(version)?,
        new.created_at,
        integer(Some(new.max_per_order))?,
        integer(new.max_per_customer)?,
        new.description,
        new.extras,
        new.subtitle,
        new.booking_minor,
        new.position,
        new.section.map(Id::uuid),
        new.after_admission.map(Id::uuid),
        new.passcode
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Writes everything that can be changed.
pub async fn update(db: &mut PgConnection, new: &TypeInfo, version: u64) -> Result<(), StoreError> {
    sqlx::query!(
        "update ticket_types
         set slug = $2, name = $3, price_minor = $4, currency = $5, capacity = $6, allow_reentry = $7,
             reentry_limit = $8, accepted_scan_points = $9, entry_from = $10, entry_until = $11, occupancy_limit = $12,
             transferable = $13, visibility = $14, sale_start = $15, sale_end = $16, perks = $17, refund_policy = $18,
             version = $19, updated_at = $20, max_per_order = $21, max_per_customer = $22, description = $23,
             extras = $24, subtitle = $25, booking_minor = $26, position = $27, section = $28, after_admission = $29,
             passcode = $30
         where id = $1",
        new.id.uuid(),
        new.slug,
        new.name,
        new.price_minor,
        new.currency,
        integer(new.capacity)?,
        new.allow_reentry,
        integer(new.reentry_limit)?,
        &new.accepted_scan_points,
        new.entry_from,
        new.entry_until,
        integer(new.occupancy_limit)?,
        new.transferable,
        visibility_word(new.visibility),
        new.sale_start,
        new.sale_end,
        &new.perks,
        new.refund_policy,
        bigint(version)?,
        new.updated_at,
        integer(Some(new.max_per_order))?,
        integer(new.max_per_customer)?,
        new.description,
        new.extras,
        new.subtitle,
        new.booking_minor,
        new.position,
        new.section.map(Id::uuid),
        new.after_admission.map(Id::uuid),
        new.passcode
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Tickets of the type say no (`tickets_type_fkey`).
pub async fn delete(db: &mut PgConnection, id: TicketTypeId) -> Result<(), StoreError> {
    sqlx::query!("delete from ticket_types where id = $1", id.uuid()).execute(db).await?;
    Ok(())
}

fn visibility_word(visibility: Visibility) -> &'static str {
    match visibility {
        Visibility::Public => "public",
        Visibility::Private => "private",
        Visibility::InviteOnly => "invite-only",
    }
}

pub(super) fn visibility(word: &str) -> Result<Visibility, StoreError> {
    match word {
        "public" => Ok(Visibility::Public),
        "private" => Ok(Visibility::Private),
        "invite-only" => Ok(Visibility::InviteOnly),
        _ => Err(StoreError::Unreadable("a visibility that is not known".into())),
    }
}
