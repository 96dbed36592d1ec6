//! The signature of an order: whoever was handed it may see and complete this one order, without a token.

use crate::actors::sales::{SaleError, Sales};
use crate::domain::digest::HashKey;
use crate::domain::ids::{OrderId, TenantId};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Bytes of the digest that are kept: sixteen characters, 96 bits.
const KEPT: usize = 12;

/// The first twelve bytes of HMAC-SHA256(tenant's key, `order:` + order id), base64url without padding.
pub fn order_signature(key: &HashKey, order: OrderId) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(&key.0).expect("a key of any length will do");
    mac.update(b"order:");
    mac.update(order.to_string().as_bytes());
    URL_SAFE_NO_PAD.encode(&mac.finalize().into_bytes()[..KEPT])
}

/// Whether this is the order's signature; how long it takes says nothing about how much of it is right.
pub fn verify(key: &HashKey, order: OrderId, signature: &str) -> bool {
    order_signature(key, order).as_bytes().ct_eq(signature.as_bytes()).into()
}

impl Sales {
    /// The signature of this tenant's order, for whoever may see it.
    pub async fn signature(&self, tenant: TenantId, order: OrderId) -> Result<String, SaleError> {
        let secrets = self.inner.registry.tenant_secrets(tenant).await?;
        Ok(order_signature(&secrets.hash_key, order))
    }

    /// Whether whoever sends this was handed the order's signature. Says nothing about whether there is such an order.
    pub async fn signed(&self, tenant: TenantId, order: OrderId, signature: &str) -> Result<bool, SaleError> {
        let secrets = self.inner.registry.tenant_secrets(tenant).await?;
        Ok(verify(&secrets.hash_key, order, signature))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: HashKey = HashKey([7; 16]);

    fn order(last: u8) -> OrderId {
        let mut bytes = [1; 16];
        bytes[15] = last;
        OrderId::from_bytes(bytes)
    }

    /// `printf 'order:ord_01040g2081040g2081040g2081' | openssl dgst -sha256 -mac HMAC -macopt hexkey:07..07 -binary |
    /// head -c 12 | basenc --base64url`
    #[test]
    fn it_is_what_openssl_makes_of_it() {
        assert_eq!(order(1).to_string(), "ord_01040g2081040g2081040g2081");
        assert_eq!(order_signature(&KEY, order(1)), "Y4vW-x5LI3YV7O_w");
    }

    #[test]
    fn only_the_whole_signature_of_this_order_under_this_key_is_good() {
        let good = order_signature(&KEY, order(1));
        assert_eq!(good.len(), 16);
        assert!(verify(&KEY, order(1), &good));
        assert!(!verify(&KEY, order(2), &good), "another order's");
        assert!(!verify(&HashKey([8; 16]), order(1), &good), "another tenant's");
        for wrong in ["", &good[..15], &format!("{good}A"), &format!("{good}="), &good.to_lowercase()] {
            assert!(!verify(&KEY, order(1), wrong), "`{wrong}`");
        }
    }
}
