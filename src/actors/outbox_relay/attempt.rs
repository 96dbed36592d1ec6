//! One attempt, and what is written down about it.

use crate::actors::outbox_relay::lanes::Reached;
use crate::actors::outbox_relay::{ATTEMPT_MAX, Settings, call, letter};
use crate::outbound::mail::Mailer;
use crate::outbound::webhooks::{Call, Caller};
use crate::outbound::{Again, Failed};
use crate::signals;
use crate::stores::StoreError;
use crate::stores::postgres::Store;
use crate::stores::postgres::deliveries::{self, Channel, Claimed, Lane, Target};
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::time::{Duration, Instant};

/// SMTP: the server closes, whoever it is for.
const SERVER_CLOSES: u16 = 421;
/// Writing the outcome is worth some patience: without it the delivery is made again.
const WRITES_MAX: u32 = 3;
const WRITE_PAUSE: Duration = Duration::from_millis(500);

/// What attempts are made with.
pub struct Attempts {
    pub store: Store,
    pub mailer: Mailer,
    pub caller: Caller,
    pub settings: Settings,
}

/// An attempt that is over, and written down.
pub struct Landed {
    pub channel: Channel,
    pub lane: Lane,
    pub reached: Reached,
}

impl Attempts {
    /// Tries once and writes down what came of it. Never panics: whoever waits for it counts on an answer.
    pub async fn make(&self, channel: Channel, delivery: Claimed) -> Landed {
        let started = Instant::now();
        let attempt = AssertUnwindSafe(tokio::time::timeout(ATTEMPT_MAX, self.attempt(&delivery))).catch_unwind();
        let (outcome, reached) = match attempt.await {
            Ok(Ok(tried)) => tried,
            Ok(Err(_)) => (Err(Failed::later("it took too long")), Reached::No),
            Err(_) => (Err(Failed::later("the attempt broke off by a fault of the gateway")), Reached::NotTried),
        };
        let word = self.write_down(&delivery, &outcome).await;
        signals::delivery(channel.word(), word, started.elapsed());
        if let (Err(failed), "dead") = (&outcome, word) {
            tracing::warn!(delivery = %delivery.id, kind = delivery.kind.word(), why = failed.why, "delivery given up");
        }
        Landed { channel, lane: delivery.lane, reached }
    }

    async fn attempt(&self, delivery: &Claimed) -> (Result<(), Failed>, Reached) {
        match &delivery.target {
            Target::SwitchedOff => (Err(Failed::never("the subscription is switched off")), Reached::NotTried),
            Target::Webhook { url, secrets } => {
                let call = Call {
                    url,
                    secrets,
                    id: delivery.fact.to_string(),
                    timestamp: chrono::Utc::now().timestamp(),
                    body: call::body(delivery),
                };
                let outcome = self.caller.call(call).await;
                // A receiver that refuses one call refuses the next one too, most likely.
                let reached = if matches!(&outcome, Err(Failed { again: Again::Later(_), .. })) {
                    Reached::No
                } else {
                    Reached::Yes
                };
                (outcome, reached)
            }
            Target::Mail => match letter::compose(&self.store, delivery, &self.settings.subjects).await {
                Err(failed) => (Err(failed), Reached::NotTried),
                Ok(letter) => {
                    let outcome = self.mailer.send(&delivery.id.to_string(), &letter).await;
                    // With a status it speaks of this mail; without one, or when it closes, it is away.
                    let reached = match &outcome {
                        Err(Failed { status: None | Some(SERVER_CLOSES), again: Again::Later(_), .. }) => Reached::No,
                        _ => Reached::Yes,
                    };
                    (outcome, reached)
                }
            },
        }
    }

    /// The word for what became of the delivery: `delivered`, `retry`, `dead`; `lost` if that could not be written down.
    async fn write_down(&self, delivery: &Claimed, outcome: &Result<(), Failed>) -> &'static str {
        let mut tries = 1;
        loop {
            match self.write(delivery, outcome).await {
                Ok(word) => return word,
                Err(error) if tries >= WRITES_MAX => {
                    signals::postgres_error("outbox");
                    tracing::warn!(%error, delivery = %delivery.id, "an outcome is not written down; it is tried again");
                    return "lost";
                }
                Err(_) => tokio::time::sleep(WRITE_PAUSE).await,
            }
            tries += 1;
        }
    }

    async fn write(&self, delivery: &Claimed, outcome: &Result<(), Failed>) -> Result<&'static str, StoreError> {
        let mut db = self.store.connection().await?;
        let (id, claim) = (delivery.id, delivery.claim);
        let Err(failed) = outcome else {
            let written = deliveries::delivered(&mut db, id, claim).await?;
            return Ok(if written { "delivered" } else { "lost" });
        };
        let status = failed.status.map(i32::from);
        let pause = match failed.again {
            Again::Later(asked) if delivery.attempts < self.settings.attempts_max => {
                let own = self.settings.backoff.pause(delivery.attempts, rand::random_range(0.0..1.0));
                Some(asked.map_or(own, |asked| asked.max(own)))
            }
            Again::Later(_) | Again::Never => None,
        };
        let (written, word) = match pause {
            Some(pause) => (deliveries::postpone(&mut db, id, claim, pause, &failed.why, status).await?, "retry"),
            None => (deliveries::bury(&mut db, id, claim, &failed.why, status).await?, "dead"),
        };
        Ok(if written { word } else { "lost" })
    }
}
