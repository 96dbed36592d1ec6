//! Customers: buyers by their address.

use crate::domain::ids::{CustomerId, TenantId};
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, uuids};
use chrono::{DateTime, Utc};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// A buyer as an order names them. `id` is taken if the address is new.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    pub id: CustomerId,
    pub tenant: TenantId,
    pub email: String,
    pub name: Option<String>,
    pub phone: Option<String>,
}

/// Which customer it is.
pub(super) fn key(one: &NewCustomer) -> (Uuid, String) {
    (one.tenant.uuid(), one.email.to_lowercase())
}

/// One row a buyer, the last name wins; in one order everywhere, so that transactions never wait for each other in a ring.
pub(super) fn distinct<'a>(wanted: impl DoubleEndedIterator<Item = &'a NewCustomer>) -> Vec<&'a NewCustomer> {
    let mut rows: Vec<&NewCustomer> = wanted.rev().collect();
    rows.sort_by_cached_key(|one| key(one));
    rows.dedup_by_key(|one| key(one));
    rows
}

/// Makes or updates these customers and answers their ids, in the order asked. Their rows stay locked until the
/// transaction ends: what is counted per buyer afterwards cannot race.
pub async fn keep(db: &mut PgConnection, wanted: &[NewCustomer]) -> Result<Vec<CustomerId>, StoreError> {
    let rows = distinct(wanted.iter());
    let ids: Vec<CustomerId> = rows.iter().map(|one| one.id).collect();
    let tenants: Vec<TenantId> = rows.iter().map(|one| one.tenant).collect();
    let emails: Vec<String> = rows.iter().map(|one| one.email.clone()).collect();
    let names: Vec<Option<String>> = rows.iter().map(|one| one.name.clone()).collect();
    let phones: Vec<Option<String>> = rows.iter().map(|one| one.phone.clone()).collect();
    let kept = sqlx::query!(
        "insert into customers (id, tenant, email, name, phone)
         select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
         on conflict (tenant, lower(email)) do update
             set email = excluded.email, name = coalesce(excluded.name, customers.name),
                 phone = coalesce(excluded.phone, customers.phone), updated_at = now()
         returning id, tenant, email",
        &uuids(&ids),
        &uuids(&tenants),
        &emails,
        &names as _,
        &phones as _
    )
    .fetch_all(db)
    .await?;
    let found = |one: &NewCustomer| {
        let (tenant, email): (Uuid, String) = key(one);
        let row = kept.iter().find(|row| row.tenant == tenant && row.email.to_lowercase() == email);
        row.map(|row| CustomerId::of(row.id)).ok_or_else(|| StoreError::Unreadable("a customer was not kept".into()))
    };
    wanted.iter().map(found).collect()
}

/// Takes a buyer's row for the rest of the transaction: what is counted per buyer afterwards cannot race.
pub async fn lock(db: &mut PgConnection, customer: CustomerId) -> Result<(), StoreError> {
    sqlx::query!("select id from customers where id = $1 for no key update", customer.uuid())
        .fetch_optional(db)
        .await?;
    Ok(())
}

pub async fn by_email(db: &mut PgConnection, tenant: TenantId, email: &str) -> Result<Option<CustomerId>, StoreError> {
    let id = sqlx::query_scalar!(
        "select id from customers where tenant = $1 and lower(email) = lower($2)",
        tenant.uuid(),
        email
    )
    .fetch_optional(db)
    .await?;
    Ok(id.map(CustomerId::of))
}

/// A buyer, the same one behind bookings, tickets and merchandise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerInfo {
    pub id: CustomerId,
    /// As it was written last.
    pub email: String,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// By id, or by address in any case of letters.
pub async fn read(
    db: &mut PgConnection,
    tenant: TenantId,
    id: Option<CustomerId>,
    email: Option<&str>,
) -> Result<Option<CustomerInfo>, StoreError> {
    let row = sqlx::query!(
        "select id, email, name, phone, created_at, updated_at from customers
         where tenant = $1 and (id = $2 or lower(email) = lower($3))",
        tenant.uuid(),
        id.map(Id::uuid),
        email
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| CustomerInfo {
        id: CustomerId::of(row.id),
        email: row.email,
        name: row.name,
        phone: row.phone,
        created_at: row.created_at,
        updated_at: row.updated_at,
    }))
}
