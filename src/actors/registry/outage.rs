//! What happens to an event's scans while Redis is away: the policy, who journals, and taking an event from a node that
//! does.

use crate::actors::registry::events::reread;
use crate::actors::registry::{EventInfo, Registry, RegistryError, check};
use crate::domain::ids::{EventId, NodeId, TenantId};
use crate::stores::postgres::audit::{self, Entry};
use crate::stores::postgres::epochs::{self, Journaling};
use crate::stores::postgres::events;
use serde_json::json;
use std::sync::Arc;

/// Entries of the audit that are shown.
const CHANGES_SHOWN: i64 = 20;

/// How an event stands to an outage.
#[derive(Debug, Clone, PartialEq)]
pub struct Outage {
    pub event: Arc<EventInfo>,
    /// The node that decides into its local journal now.
    pub journaling: Option<Journaling>,
    /// What staff did about it, the newest first.
    pub changes: Vec<Entry>,
}

impl Registry {
    pub async fn outage(&self, tenant: TenantId, event: EventId) -> Result<Outage, RegistryError> {
        let mut db = self.store.connection().await?;
        let info = self.memory.keep_event(reread(&mut db, event).await?);
        let journaling = epochs::journaling(&mut db, event).await?;
        let changes = audit::of_event(&mut db, tenant, event, CHANGES_SHOWN).await?;
        Ok(Outage { event: info, journaling, changes })
    }

    /// Sets the policy (`deny` or `journal`, `None` = `deny`); the owner hears of it as of any fact.
    pub async fn set_outage(
        &self,
        tenant: TenantId,
        event: EventId,
        policy: Option<&str>,
        subject: &str,
    ) -> Result<(), RegistryError> {
        let policy = check::outage(policy)?;
        let (mut tx, _) = self.touch(tenant, event).await?;
        let before = reread(&mut tx, event).await?.outage;
        if before == policy {
            return Ok(());
        }
        events::set_outage(&mut tx, event, policy).await?;
        let detail = json!({ "from": events::outage_word(before), "to": events::outage_word(policy) });
        audit::write_of_event(&mut tx, tenant, event, (subject, "outage policy"), &detail).await?;
        let changed = reread(&mut tx, event).await?;
        tx.commit().await?;
        self.memory.keep_event(changed);
        self.tell(event);
        Ok(())
    }

    /// Takes the event from a node that journals, without its journal. What that node admitted may be admitted again.
    ///
    /// # Errors
    /// `Conflict` if it is not this node that journals.
    pub async fn force_takeover(
        &self,
        tenant: TenantId,
        event: EventId,
        node: NodeId,
        (subject, reason): (&str, &str),
    ) -> Result<(), RegistryError> {
        let reason = check::text("reason", reason, 500)?;
        let mut tx = self.store.begin().await?;
        let Some(epoch) = epochs::force(&mut tx, event, &node.to_string()).await? else {
            let message = match epochs::journaling(&mut tx, event).await? {
                Some(other) => format!("{} journals for this event, not {node}", other.node),
                None => "no node journals for this event: there is nothing to force".to_owned(),
            };
            return Err(RegistryError::Conflict { field: "node".into(), message });
        };
        let detail = json!({ "node": node.to_string(), "epoch": epoch, "reason": reason });
        audit::write_of_event(&mut tx, tenant, event, (subject, "forced takeover"), &detail).await?;
        tx.commit().await?;
        crate::signals::takeover_forced(event, node);
        Ok(())
    }
}
