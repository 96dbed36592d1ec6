//! What stands under an idempotency key: SHA-256 of the key, and SHA-256 over the verb and everything that was asked.

use crate::actors::sales::{SaleError, SaleRefusal, Sales};
use crate::domain::ids::{HoldId, TenantId};
use crate::stores::postgres::idempotency::{self, Claim, Claimed};
use sha2::{Digest, Sha256};
use std::fmt::Debug;
use uuid::Uuid;

/// A key and the digest of what was asked under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keyed {
    tenant: TenantId,
    key: [u8; 32],
    body: [u8; 32],
}

impl Keyed {
    /// `asked` prints everything that makes the request what it is (the key itself may be in it).
    pub fn of(tenant: TenantId, key: Option<&String>, verb: &str, asked: &impl Debug) -> Option<Keyed> {
        let key = key?;
        let body = Sha256::digest(format!("{verb} {asked:?}").as_bytes());
        Some(Keyed { tenant, key: Sha256::digest(key.as_bytes()).into(), body: body.into() })
    }

    pub fn claim(self, target: Uuid) -> Claim {
        Claim { tenant: self.tenant, key: self.key, body: self.body, target }
    }

    /// The same hold for the same request, so that a repeat takes no second place.
    pub fn hold(self) -> HoldId {
        let mut hash = Sha256::new();
        hash.update(self.tenant.as_bytes());
        hash.update(self.key);
        hash.update(self.body);
        let digest: [u8; 32] = hash.finalize().into();
        HoldId::from_bytes(digest[..16].try_into().expect("32 bytes have sixteen first ones"))
    }

    /// What the key led to, if it was for the same request.
    pub fn same(self, before: Claimed) -> Result<Uuid, SaleRefusal> {
        if before.body == self.body { Ok(before.target) } else { Err(SaleRefusal::KeyReused) }
    }
}

impl Sales {
    /// What the key led to before, if anything.
    pub(super) async fn look_up_key(&self, keyed: Option<Keyed>) -> Result<Option<Uuid>, SaleError> {
        let Some(keyed) = keyed else { return Ok(None) };
        let mut db = self.inner.store.connection().await?;
        let before = idempotency::look(&mut db, keyed.tenant, &keyed.key).await?;
        Ok(before.map(|before| keyed.same(before)).transpose()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyed(key: &str, verb: &str, asked: &str) -> Keyed {
        Keyed::of(TenantId::from_bytes([1; 16]), Some(&key.to_owned()), verb, &asked).expect("there is a key")
    }

    #[test]
    fn the_same_request_is_the_same_and_another_one_is_not() {
        let first = keyed("k", "purchase", "two of a");
        let before = Claimed { body: first.body, target: Uuid::nil() };
        assert_eq!(keyed("k", "purchase", "two of a").same(before), Ok(Uuid::nil()));
        assert_eq!(keyed("k", "purchase", "two of b").same(before), Err(SaleRefusal::KeyReused));
        assert_eq!(keyed("k", "refund", "two of a").same(before), Err(SaleRefusal::KeyReused));
        assert_ne!(keyed("k", "purchase", "two of a").hold(), keyed("l", "purchase", "two of a").hold());
        assert_eq!(Keyed::of(TenantId::from_bytes([1; 16]), None, "purchase", &""), None);
    }
}
