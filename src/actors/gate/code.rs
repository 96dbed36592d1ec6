//! What a scanner read, as far as it can be checked before the ledger is asked.

use crate::actors::registry::{Registry, RegistryError, TenantSecrets};
use crate::domain::credential::{self, ParsedCode, Read};
use crate::domain::ids::{EventId, TenantId};
use crate::domain::scan::{Presented, Proof};

/// A code ready to be asked about, and what is needed if the ledger wants it proven.
pub(super) struct Decoded {
    pub presented: Presented,
    /// Set for a signed code of this event.
    pub signed: Option<ParsedCode>,
}

impl Decoded {
    fn plain(presented: Presented) -> Decoded {
        Decoded { presented, signed: None }
    }
}

pub(super) async fn decode(
    text: &str,
    tenant: TenantId,
    event: EventId,
    secrets: &TenantSecrets,
    registry: &Registry,
) -> Result<Decoded, RegistryError> {
    match credential::read(text) {
        Read::Unreadable => Ok(Decoded::plain(Presented::Unreadable)),
        Read::Opaque(code) => Ok(Decoded::plain(Presented::Opaque(secrets.hash_key.code(code)))),
        Read::Signed(code) if code.payload().event == event => {
            let payload = code.payload();
            let presented = Presented::Signed {
                ticket: payload.ticket,
                generation: payload.generation,
                digest: code.digest(),
                proof: Proof::DigestOnly,
            };
            Ok(Decoded { presented, signed: Some(code) })
        }
        Read::Signed(code) => {
            // Another tenant's event is nothing that this tenant may learn of.
            let ours = registry.event_by_id(code.payload().event).await?.is_some_and(|other| other.tenant == tenant);
            let presented = match (ours, is_genuine(&code, secrets)) {
                (false, _) => Presented::Unreadable,
                (true, true) => Presented::OtherEvent,
                (true, false) => Presented::Forged,
            };
            Ok(Decoded::plain(presented))
        }
    }
}

/// The key is pinned by its number among the tenant's own; a number that is not there proves nothing.
pub(super) fn is_genuine(code: &ParsedCode, secrets: &TenantSecrets) -> bool {
    secrets.verifying(code.payload().key_id).is_some_and(|key| code.verify(key))
}

/// The same code after its signature was checked.
pub(super) fn proven(code: &ParsedCode, secrets: &TenantSecrets) -> Presented {
    if !is_genuine(code, secrets) {
        return Presented::Forged;
    }
    let payload = code.payload();
    Presented::Signed {
        ticket: payload.ticket,
        generation: payload.generation,
        digest: code.digest(),
        proof: Proof::Verified,
    }
}
