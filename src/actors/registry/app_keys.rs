//! Keys of applications: who starts a session of a client says which one. They follow from the tenant's own secret, so
//! nothing of them is kept, and the same application always has the same ones. They open nothing that is not open.

use crate::actors::registry::check;
use crate::actors::registry::{Registry, RegistryError};
use crate::domain::ids::TenantId;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

const APP_ID_CHARS: usize = 64;

#[derive(Clone, PartialEq, Eq)]
pub struct AppKey {
    pub app_id: String,
    pub key: String,
    pub secret: String,
}

impl Registry {
    /// The key of an application of this tenant, which it names itself.
    pub async fn app_key(&self, tenant: TenantId, app_id: &str) -> Result<AppKey, RegistryError> {
        let app_id = check::text("appId", app_id, APP_ID_CHARS)?;
        let secrets = self.tenant_secrets(tenant).await?;
        let derive = |what: &[u8]| URL_SAFE_NO_PAD.encode(secrets.hash_key.app(&[what, app_id.as_bytes()]));
        Ok(AppKey { key: derive(b"key"), secret: derive(b"secret"), app_id })
    }

    /// Whether these are the key and the secret of the application.
    pub async fn is_app_key(&self, tenant: TenantId, given: &AppKey) -> Result<bool, RegistryError> {
        let known = match self.app_key(tenant, &given.app_id).await {
            Ok(known) => known,
            // No application can be called so.
            Err(RegistryError::Invalid { .. }) => return Ok(false),
            Err(error) => return Err(error),
        };
        let same = |a: &str, b: &str| a.as_bytes().ct_eq(b.as_bytes());
        Ok((same(&known.key, &given.key) & same(&known.secret, &given.secret)).into())
    }
}
