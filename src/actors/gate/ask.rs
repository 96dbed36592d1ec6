//! One question to an event's owner, within one deadline, whatever it takes: a proof, a look-up, a new owner.

use super::locate::Places;
use super::{AnnulError, AnnulWhich, Decided, IncomingAnnul, IncomingScan, ScanError, Target, Undecided, code};
use crate::actors::directory::{Directory, Elsewhere, Way};
use crate::actors::messages::{Ask, PullFacts, Told, Unsaid, Validate};
use crate::actors::nodes::wire::{Answer, Question};
use crate::actors::post::ReplyTo;
use crate::actors::registry::{Registry, RegistryError, TenantSecrets};
use crate::domain::digest::RequestDigest;
use crate::domain::ids::{EventId, HoldId, ScanId, TenantId};
use crate::domain::label::Label;
use crate::domain::ledger::{Command, Reply, ScanReply};
use crate::domain::scan::{AnnulRequest, Annulment, Kind, Presented, ScanRef, ScanRequest};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::journal::{Journal, RedisJournal};
use crate::stores::postgres::Store;
use crate::stores::postgres::find;
use actix::dev::SendError;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::oneshot;

/// How soon a question is put again to the next owner, or to a mailbox that was closed.
const ASK_AGAIN: Duration = Duration::from_millis(10);

#[derive(Clone)]
pub struct Gate<J: Journal = RedisJournal> {
    pub(super) directory: Directory<J>,
    pub(super) registry: Registry,
    pub(super) store: Store,
    pub(super) places: Arc<Places>,
    /// From arrival to the last moment an answer may be given.
    pub(super) decision_deadline: Duration,
}

impl<J: Journal + Send + Sync> Gate<J> {
    pub fn new(directory: Directory<J>, registry: Registry, store: Store, decision_deadline: Duration) -> Gate<J> {
        Gate { directory, registry, store, places: Arc::new(Places::new()), decision_deadline }
    }

    pub(super) fn deadline(&self) -> Instant {
        Instant::now() + self.decision_deadline
    }

    /// Decides and records one scan.
    pub async fn scan(&self, scan: IncomingScan) -> Result<Decided, ScanError> {
        let (event, arrived) = (scan.event, Instant::now());
        let decided = self.decide(scan, false, arrived).await;
        signals::verdict(event, !matches!(decided, Err(ScanError::Undecided(_))), arrived.elapsed());
        decided
    }

    /// The same decision from memory, nothing recorded; `answer.scan` means nothing.
    pub async fn validate(&self, scan: IncomingScan) -> Result<Decided, ScanError> {
        self.decide(scan, true, Instant::now()).await
    }

    async fn decide(&self, scan: IncomingScan, dry: bool, arrived: Instant) -> Result<Decided, ScanError> {
        let deadline = arrived + self.decision_deadline;
        let secrets = self.registry.tenant_secrets(scan.tenant).await.map_err(unavailable)?;
        let (presented, signed) = match &scan.what {
            Target::Ticket(ticket) => (Presented::Ticket(*ticket), None),
            Target::Code(text) => {
                let decoded = code::decode(text, scan.tenant, scan.event, &secrets, &self.registry).await;
                let decoded = decoded.map_err(unavailable)?;
                (decoded.presented, decoded.signed)
            }
        };
        let (tenant, event) = (scan.tenant, scan.event);
        let mut request = scan_request(scan, presented, &secrets);
        loop {
            let told = self.put(event, &request, dry, arrived).await?;
            match told.reply {
                Reply::Scan(ScanReply::Answered(answer)) => {
                    let Told { ticket_type, holder, zone, degraded, .. } = told;
                    return Ok(Decided { answer: *answer, ticket_type, holder, zone, degraded });
                }
                Reply::Scan(ScanReply::KeyReused) => return Err(ScanError::KeyReused),
                Reply::Scan(ScanReply::Disowned) => return Err(Undecided::NotDurable.into()),
                Reply::Scan(ScanReply::NeedsProof) => {
                    request.presented =
                        signed.as_ref().map_or(Presented::Unreadable, |code| code::proven(code, &secrets));
                }
                Reply::Scan(ScanReply::NeedsLookUp) => {
                    // Rare and large: boxed, so that it is no part of every scan's future.
                    let look_up = Box::pin(self.look_up(tenant, event, request.presented, deadline));
                    request.presented = look_up.await?;
                    request.looked_up = true;
                }
                _ => return Err(Undecided::Unavailable.into()),
            }
        }
    }

    async fn put(&self, event: EventId, request: &ScanRequest, dry: bool, arrived: Instant) -> Result<Told, Undecided> {
        let deadline = arrived + self.decision_deadline;
        if !dry {
            return self.ask_with(event, || Command::Scan(Box::new(request.clone())), arrived, deadline).await;
        }
        Box::pin(self.read_by(event, Validate(Box::new(request.clone())), deadline)).await
    }

    /// A ticket that the ledger lacks may be new, or of another event.
    async fn look_up(
        &self,
        tenant: TenantId,
        event: EventId,
        presented: Presented,
        deadline: Instant,
    ) -> Result<Presented, Undecided> {
        let found = tokio::time::timeout_at(deadline.into(), self.find(tenant, presented)).await;
        let events = match found.map_err(|_| Undecided::Unavailable) {
            Ok(Ok(events)) => events,
            Ok(Err(error)) => {
                signals::postgres_error("find");
                tracing::debug!(%error, "a ticket could not be looked up");
                return Err(Undecided::Unavailable);
            }
            Err(undecided) => return Err(undecided),
        };
        if events.contains(&event) {
            self.pull_facts(event, None, deadline).await?;
            return Ok(presented);
        }
        Ok(if events.is_empty() { presented } else { Presented::OtherEvent })
    }

    async fn find(&self, tenant: TenantId, presented: Presented) -> Result<Vec<EventId>, StoreError> {
        match presented {
            Presented::Signed { ticket, .. } | Presented::Ticket(ticket) => {
                Ok(find::ticket(&self.store, tenant, ticket).await?.into_iter().collect())
            }
            Presented::Opaque(code) => find::code(&self.store, tenant, code).await,
            Presented::Unreadable | Presented::Forged | Presented::OtherEvent => Ok(Vec::new()),
        }
    }

    /// Has the owner copy what is newer in Postgres; true once it has.
    pub(in crate::actors) async fn pull_facts(
        &self,
        event: EventId,
        releases: Option<HoldId>,
        deadline: Instant,
    ) -> Result<u32, Undecided> {
        loop {
            match self.directory.way(event, deadline).await? {
                Way::Here => {
                    if let Some(pulled) = self.pull_facts_here(event, releases, deadline).await? {
                        return Ok(pulled);
                    }
                }
                Way::There(node) => {
                    let question = Question::PullFacts(releases);
                    match self.directory.ask_there(&node, event, question, deadline.into()).await {
                        Ok(Answer::Pulled(count)) => return Ok(count),
                        Ok(_) => return Err(Undecided::Unavailable),
                        Err(Elsewhere::Undecided(why)) => return Err(why),
                        Err(Elsewhere::Astray) => {}
                    }
                }
            }
            if Instant::now() + ASK_AGAIN >= deadline {
                return Err(Undecided::Unavailable);
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }

    /// `None`: the owner is another one now.
    async fn pull_facts_here(
        &self,
        event: EventId,
        releases: Option<HoldId>,
        deadline: Instant,
    ) -> Result<Option<u32>, Undecided> {
        let Some(owner) = self.directory.awake(event) else { return Ok(None) };
        let (reply, pulled) = oneshot::channel();
        match owner.try_send(PullFacts { releases, reply: Some(reply) }) {
            Ok(()) => {}
            Err(SendError::Full(_)) => return Err(Undecided::Busy),
            Err(SendError::Closed(_)) => return Ok(None),
        }
        match tokio::time::timeout_at(deadline.into(), pulled).await {
            Ok(Ok(Ok(count))) => Ok(Some(count)),
            Ok(Ok(Err(Unsaid::Undecided(undecided)))) => Err(undecided),
            Ok(Ok(Err(Unsaid::NotOwner)) | Err(_)) => Ok(None),
            Err(_) => Err(Undecided::Unavailable),
        }
    }

    /// Puts a command to the owner, and to the next one if it changed. A scan carries its id, so asking twice is harmless.
    pub(in crate::actors) async fn ask(
        &self,
        event: EventId,
        command: Command,
        deadline: Instant,
    ) -> Result<Told, Undecided> {
        self.ask_with(event, || command.clone(), Instant::now(), deadline).await
    }

    /// The same for a command that is made anew for every attempt: mostly there is only one.
    async fn ask_with(
        &self,
        event: EventId,
        command: impl Fn() -> Command,
        arrived: Instant,
        deadline: Instant,
    ) -> Result<Told, Undecided> {
        let mut in_doubt = false;
        loop {
            let way = match self.directory.way(event, deadline).await {
                Ok(way) => way,
                Err(why) => return Err(self.gave_up(event, in_doubt, &command, why)),
            };
            let (reply, told) = oneshot::channel();
            let reply = ReplyTo::here(reply);
            let ask = Ask { command: command(), arrived: arrived.into(), deadline: deadline.into(), reply };
            match way {
                Way::Here => self.directory.put(event, ask),
                Way::There(node) => self.directory.put_there(node, event, ask),
            }
            match told.await {
                Ok(Ok(told)) => return Ok(told),
                Ok(Err(Unsaid::Undecided(undecided))) => return Err(self.gave_up(event, in_doubt, &command, undecided)),
                // The owner changed: this one did not decide it.
                Ok(Err(Unsaid::NotOwner)) => {}
                // It died while working, or its answer was lost: the next one knows whether it was decided.
                Err(_) => in_doubt = true,
            }
            if Instant::now() + ASK_AGAIN >= deadline {
                return Err(self.gave_up(event, in_doubt, &command, Undecided::Unavailable));
            }
            tokio::time::sleep(ASK_AGAIN).await;
        }
    }

    /// Somebody is told "undecided". A scan that may have been decided where nobody was heard any more is taken back.
    fn gave_up(&self, event: EventId, in_doubt: bool, command: &impl Fn() -> Command, why: Undecided) -> Undecided {
        if in_doubt {
            self.take_back(event, &command());
        }
        why
    }

    /// Takes a scan back because the turnstile did not turn.
    pub async fn annul(&self, annul: IncomingAnnul) -> Result<Annulment, AnnulError> {
        let secrets = self.registry.tenant_secrets(annul.tenant).await.map_err(unavailable)?;
        let which = match annul.which {
            AnnulWhich::Scan(scan) => ScanRef::Id(scan),
            AnnulWhich::Key(key) => ScanRef::Key(secrets.hash_key.key(&key)),
        };
        let request = AnnulRequest {
            which,
            device: annul.device,
            subject: annul.subject,
            reason: annul.reason,
            hand: annul.hand,
        };
        let told = self.ask(annul.event, Command::Annul(request), self.deadline()).await?;
        match told.reply {
            Reply::Annul(annulment) => Ok(annulment?),
            _ => Err(Undecided::Unavailable.into()),
        }
    }
}

fn scan_request(scan: IncomingScan, presented: Presented, secrets: &TenantSecrets) -> ScanRequest {
    let request = digest(&scan, secrets);
    ScanRequest {
        id: ScanId::from_bytes(uuid::Uuid::now_v7().into_bytes()),
        presented,
        looked_up: false,
        kind: scan.kind,
        surface: scan.surface,
        key: scan.idempotency_key.as_deref().map(|key| secrets.hash_key.key(key)),
        point: scan.point,
        zone: scan.zone,
        device: scan.device,
        subject: scan.subject,
        request,
        scanned_at: scan.scanned_at,
        log_refusal: true,
    }
}

/// What makes two scans the same request: ticket or code, kind, scan point, device.
fn digest(scan: &IncomingScan, secrets: &TenantSecrets) -> RequestDigest {
    let kind: &[u8] = match scan.kind {
        Kind::CheckIn => b"in",
        Kind::CheckOut => b"out",
    };
    let what: &[u8] = match &scan.what {
        Target::Code(code) => code.as_bytes(),
        Target::Ticket(ticket) => ticket.as_bytes(),
    };
    secrets.hash_key.request(&[what, kind, bytes(&scan.point), bytes(&scan.device)])
}

fn bytes(label: &Option<Label>) -> &[u8] {
    label.as_ref().map_or(&[], |label| label.as_str().as_bytes())
}

pub(super) fn unavailable(error: RegistryError) -> Undecided {
    tracing::debug!(%error, "the registry could not be asked");
    Undecided::Unavailable
}
