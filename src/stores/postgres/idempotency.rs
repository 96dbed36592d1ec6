//! Keys of requests that create or move money: claimed in the transaction of what they lead to.

use crate::domain::ids::TenantId;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bytes, uuids};
use sqlx::postgres::PgConnection;
use uuid::Uuid;

/// A key and what was asked under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    pub tenant: TenantId,
    pub key: [u8; 32],
    pub body: [u8; 32],
    /// The order or the step that it leads to.
    pub target: Uuid,
}

/// What stands under a key already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claimed {
    pub body: [u8; 32],
    pub target: Uuid,
}

/// Claims keys; answers, in the order asked, what was there before (`None` = the key is the caller's now). Of two claims
/// of one key in the same list the first wins.
pub async fn claim(db: &mut PgConnection, claims: &[Claim]) -> Result<Vec<Option<Claimed>>, StoreError> {
    // In one order everywhere, so that transactions never wait for each other in a ring.
    let mut sorted: Vec<&Claim> = claims.iter().collect();
    sorted.sort_by_key(|claim| (claim.tenant, claim.key));
    sorted.dedup_by_key(|claim| (claim.tenant, claim.key));
    let tenants: Vec<TenantId> = sorted.iter().map(|claim| claim.tenant).collect();
    let keys: Vec<Vec<u8>> = sorted.iter().map(|claim| claim.key.to_vec()).collect();
    let bodies: Vec<Vec<u8>> = sorted.iter().map(|claim| claim.body.to_vec()).collect();
    let targets: Vec<Uuid> = sorted.iter().map(|claim| claim.target).collect();
    sqlx::query!(
        "insert into idempotency_keys (tenant, key_hash, body_hash, target)
         select * from unnest($1::uuid[], $2::bytea[], $3::bytea[], $4::uuid[])
         on conflict (tenant, key_hash) do nothing",
        &uuids(&tenants),
        &keys,
        &bodies,
        &targets
    )
    .execute(&mut *db)
    .await?;
    let mut answers = Vec::with_capacity(claims.len());
    let rows = sqlx::query!(
        r#"select k.tenant, k.key_hash, k.body_hash, k.target
           from idempotency_keys k
           join unnest($1::uuid[], $2::bytea[]) as asked (tenant, key_hash)
             on k.tenant = asked.tenant and k.key_hash = asked.key_hash"#,
        &uuids(&tenants),
        &keys
    )
    .fetch_all(db)
    .await?;
    for claim in claims {
        let row = rows.iter().find(|row| row.tenant == claim.tenant.uuid() && row.key_hash == claim.key);
        let row = row.ok_or_else(|| StoreError::Unreadable("a key was not kept".into()))?;
        let before = Claimed { body: bytes(&row.body_hash)?, target: row.target };
        answers.push((before.target != claim.target).then_some(before));
    }
    Ok(answers)
}

/// What stands under a key, if anything.
pub async fn look(db: &mut PgConnection, tenant: TenantId, key: &[u8; 32]) -> Result<Option<Claimed>, StoreError> {
    let row = sqlx::query!(
        "select body_hash, target from idempotency_keys where tenant = $1 and key_hash = $2",
        tenant.uuid(),
        &key[..]
    )
    .fetch_optional(db)
    .await?;
    row.map(|row| Ok(Claimed { body: bytes(&row.body_hash)?, target: row.target })).transpose()
}

/// Forgets keys of requests that led to nothing: a repeat is a new request.
pub async fn forget(db: &mut PgConnection, target: Uuid) -> Result<(), StoreError> {
    sqlx::query!("delete from idempotency_keys where target = $1", target).execute(db).await?;
    Ok(())
}
