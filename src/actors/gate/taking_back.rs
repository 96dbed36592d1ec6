//! A scan whose answer was lost between two nodes is taken back: nobody was let in by it.

use super::Gate;
use crate::domain::ids::{EventId, ScanId};
use crate::domain::ledger::{Command, Reply};
use crate::domain::scan::ScanRequest;
use crate::signals;
use crate::stores::journal::Journal;
use std::time::{Duration, Instant};

/// How long the owner may take for one attempt, how soon the next one follows, and when nobody tries any more.
const ATTEMPT: Duration = Duration::from_secs(2);
const PAUSE: Duration = Duration::from_millis(200);
const GIVE_UP_AFTER: Duration = Duration::from_secs(900);

impl<J: Journal + Send + Sync> Gate<J> {
    /// Tells the owner until it has heard it. Only of scans without an idempotency key: under a key the turnstile may have
    /// asked again meanwhile and heard the answer after all, and an answer that was given stands.
    pub(super) fn take_back(&self, event: EventId, command: &Command) {
        let without_key = |scan: &&ScanRequest| scan.key.is_none();
        let scans: Vec<ScanId> = match command {
            Command::Scan(scan) => Some(&**scan).filter(without_key).map(|scan| scan.id).into_iter().collect(),
            Command::ScanGroup(scans) => scans.iter().filter(without_key).map(|scan| scan.id).collect(),
            Command::Annul(_)
            | Command::Disown(_)
            | Command::Reserve { .. }
            | Command::CommitHold(_)
            | Command::ReleaseHold(_)
            | Command::ExpireHolds
            | Command::Issue { .. }
            | Command::Ticket { .. }
            | Command::AbsorbFacts { .. }
            | Command::Recover(_) => Vec::new(),
        };
        for scan in scans {
            let gate = self.clone();
            actix_rt::spawn(async move { gate.disown(event, scan).await });
        }
    }

    async fn disown(&self, event: EventId, scan: ScanId) {
        let until = Instant::now() + GIVE_UP_AFTER;
        while Instant::now() < until {
            let told = Box::pin(self.ask(event, Command::Disown(scan), Instant::now() + ATTEMPT)).await;
            if told.is_ok_and(|told| matches!(told.reply, Reply::Disowned)) {
                return signals::scan_disowned(event);
            }
            tokio::time::sleep(PAUSE).await;
        }
        tracing::error!(event = %event, scan = %scan, "a scan whose answer was lost could not be taken back");
    }
}
