//! Several tickets as one scan: all are let in (or out) and recorded in one commit, or none is.

use super::ask::unavailable;
use super::{Gate, Undecided};
use crate::actors::registry::TenantSecrets;
use crate::domain::digest::KeyHash;
use crate::domain::ids::{EventId, ScanId, TenantId, TicketId};
use crate::domain::label::Label;
use crate::domain::ledger::{Command, Reply, ScanReply};
use crate::domain::scan::{Answer, Kind, Presented, ScanRequest, Surface};
use crate::signals;
use crate::stores::journal::Journal;
use std::time::Instant;

/// Tickets in one group: they ride in one commit, and each is decided in the light of those before it.
pub const GROUP_MAX: usize = 2_000;

/// A group as a surface received it.
#[derive(Debug, Clone)]
pub struct IncomingGroup {
    pub tenant: TenantId,
    pub event: EventId,
    pub kind: Kind,
    pub surface: Surface,
    pub point: Option<Label>,
    pub device: Option<Label>,
    /// The token's subject.
    pub subject: Label,
    /// 1-255 characters, checked by the surface.
    pub idempotency_key: Option<String>,
    /// Whatever else makes two groups the same request: whose tickets they are, what the door accepts.
    pub asked: String,
}

/// Why nobody of a group was let through.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GroupError {
    #[error("this idempotency key was used for another scan")]
    KeyReused,
    /// Those that would have been refused; never empty.
    #[error("not all tickets of the group can be let through")]
    Refused(Vec<Answer>),
    #[error(transparent)]
    Undecided(#[from] Undecided),
}

impl<J: Journal + Send + Sync> Gate<J> {
    /// The tickets of the group that this key stands for already, if it stands for any. `Some` does not say that it was for
    /// the same request: [`Gate::scan_group`] of these tickets does, and repeats the answer if so.
    pub async fn group_before(&self, group: &IncomingGroup) -> Result<Option<Vec<TicketId>>, Undecided> {
        let Some(key) = &group.idempotency_key else { return Ok(None) };
        let secrets = self.registry.tenant_secrets(group.tenant).await.map_err(unavailable)?;
        let keys = (0..GROUP_MAX).map(|place| key_at(&secrets, key, place)).collect();
        let known = self.under_keys(group.event, keys).await?;
        let none = TicketId::from_bytes([0; 16]);
        // A key of a refusal without a ticket is another request's: any ticket will do to be told so.
        let tickets = known.iter().map(|known| known.ticket.unwrap_or(none)).collect();
        Ok((!known.is_empty()).then_some(tickets))
    }

    /// Decides and records all of these tickets (1 to [`GROUP_MAX`], each once), or none. The answers come in their order.
    pub async fn scan_group(&self, group: &IncomingGroup, tickets: &[TicketId]) -> Result<Vec<Answer>, GroupError> {
        let arrived = Instant::now();
        let decided = self.decide_group(group, tickets).await;
        signals::verdict(group.event, !matches!(decided, Err(GroupError::Undecided(_))), arrived.elapsed());
        decided
    }

    async fn decide_group(&self, group: &IncomingGroup, tickets: &[TicketId]) -> Result<Vec<Answer>, GroupError> {
        let deadline = self.deadline();
        let secrets = self.registry.tenant_secrets(group.tenant).await.map_err(unavailable)?;
        let mut requests = requests(group, tickets, &secrets);
        let mut looked_up = false;
        loop {
            let told = self.ask(group.event, Command::ScanGroup(requests.clone()), deadline).await?;
            let refused = match told.reply {
                Reply::Group(Ok(answers)) => return Ok(answers),
                Reply::Group(Err(refusal)) => refusal.refused,
                _ => return Err(Undecided::Unavailable.into()),
            };
            let mut denied = Vec::new();
            let mut unknown = false;
            for (_, reply) in refused {
                match reply {
                    ScanReply::KeyReused => return Err(GroupError::KeyReused),
                    ScanReply::Disowned => return Err(Undecided::NotDurable.into()),
                    ScanReply::NeedsLookUp => unknown = true,
                    ScanReply::NeedsProof => return Err(Undecided::Unavailable.into()),
                    ScanReply::Answered(answer) => denied.push(*answer),
                }
            }
            if !unknown || looked_up {
                return Err(GroupError::Refused(denied));
            }
            self.pull_facts(group.event, None, deadline).await?;
            requests.iter_mut().for_each(|request| request.looked_up = true);
            looked_up = true;
        }
    }
}

/// The first one stands under the key itself, so that the key is spent for every other request.
fn key_at(secrets: &TenantSecrets, key: &str, place: usize) -> KeyHash {
    match place {
        0 => secrets.hash_key.key(key),
        place => secrets.hash_key.key(&format!("{key}\u{0}{place}")),
    }
}

fn requests(group: &IncomingGroup, tickets: &[TicketId], secrets: &TenantSecrets) -> Vec<ScanRequest> {
    let kind: &[u8] = match group.kind {
        Kind::CheckIn => b"in",
        Kind::CheckOut => b"out",
    };
    let bytes = |label: &Option<Label>| label.as_ref().map_or(Vec::new(), |label| label.as_str().as_bytes().to_vec());
    let digest = secrets.hash_key.request(&[
        b"group",
        group.asked.as_bytes(),
        kind,
        &bytes(&group.point),
        &bytes(&group.device),
    ]);
    let request = |(place, ticket): (usize, &TicketId)| ScanRequest {
        id: ScanId::from_bytes(uuid::Uuid::now_v7().into_bytes()),
        presented: Presented::Ticket(*ticket),
        looked_up: false,
        kind: group.kind,
        surface: group.surface,
        key: group.idempotency_key.as_deref().map(|key| key_at(secrets, key, place)),
        point: group.point.clone(),
        zone: None,
        device: group.device.clone(),
        subject: group.subject.clone(),
        request: digest,
        scanned_at: None,
        log_refusal: true,
    };
    tickets.iter().enumerate().map(request).collect()
}
