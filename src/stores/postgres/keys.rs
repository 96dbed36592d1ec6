//! The Ed25519 keys that sign a tenant's codes. Every change of them comes behind [`tenants::touch`].
//!
//! [`tenants::touch`]: crate::stores::postgres::tenants::touch

use crate::domain::ids::TenantId;
use crate::stores::StoreError;
use crate::stores::postgres::convert::{Id, bytes, key_id};
use crate::stores::postgres::records::PublicKeyInfo;
use ed25519_dalek::SigningKey;
use sqlx::postgres::PgConnection;

/// Both halves of every key, by id.
pub async fn read(db: &mut PgConnection, tenant: TenantId) -> Result<Vec<(PublicKeyInfo, SigningKey)>, StoreError> {
    let rows = sqlx::query!(
        "select key_id, public, private, created_at, retired_at from signing_keys where tenant = $1 order by key_id",
        tenant.uuid()
    )
    .fetch_all(db)
    .await?;
    let mut keys = Vec::with_capacity(rows.len());
    for row in rows {
        let info = PublicKeyInfo {
            key_id: key_id(row.key_id)?,
            public: bytes(&row.public)?,
            created_at: row.created_at,
            retired_at: row.retired_at,
        };
        let private = SigningKey::from_bytes(&bytes(&row.private)?);
        if private.verifying_key().to_bytes() != info.public {
            return Err(StoreError::Unreadable("the halves of a signing key do not belong together".into()));
        }
        keys.push((info, private));
    }
    Ok(keys)
}

pub async fn insert(db: &mut PgConnection, tenant: TenantId, key_id: u8, key: &SigningKey) -> Result<(), StoreError> {
    sqlx::query!(
        "insert into signing_keys (tenant, key_id, public, private) values ($1, $2, $3, $4)",
        tenant.uuid(),
        i16::from(key_id),
        &key.verifying_key().to_bytes()[..],
        &key.to_bytes()[..]
    )
    .execute(db)
    .await?;
    Ok(())
}

/// False: no such key. Harmless to repeat.
pub async fn retire(db: &mut PgConnection, tenant: TenantId, key_id: u8) -> Result<bool, StoreError> {
    let retired = sqlx::query!(
        "update signing_keys set retired_at = coalesce(retired_at, now()) where tenant = $1 and key_id = $2",
        tenant.uuid(),
        i16::from(key_id)
    )
    .execute(db)
    .await?;
    Ok(retired.rows_affected() == 1)
}
