//! A tenant with tickets, and relays that hurry.

use super::receiver::Receiver;
use super::stage::Stage;
use super::support::poll::eventually;
use gatehouse::actors::outbox_relay::{self, Backoff, RelayHandle};
use gatehouse::actors::registry::{NewSubscription, Registry, Settings as RegistrySettings, SubscriptionInfo};
use gatehouse::domain::ids::{NotificationId, OrderId, TicketId};
use gatehouse::outbound::mail::{self, Mailer};
use gatehouse::outbound::webhooks::{self, Caller};
use gatehouse::queries::Queries;
use gatehouse::queries::outbox::{DeliveryFilter, DeliveryInfo, DeliveryState};
use gatehouse::stores::postgres::outbox::{self, Addressee, Fact, NewNotification};
use gatehouse::stores::postgres::{Store, outbox::FactKind};
use std::path::PathBuf;
use std::time::Duration;

pub const LIMIT: Duration = Duration::from_secs(20);

pub struct House {
    pub stage: Stage,
    pub registry: Registry,
    pub queries: Queries,
}

/// How mails are sent in a test.
#[derive(Default)]
pub struct Post {
    pub smtp_url: Option<String>,
    pub ca_file: Option<PathBuf>,
}

impl House {
    pub async fn new() -> House {
        let stage = Stage::new().await;
        let settings = RegistrySettings { webhooks_private: true, ..RegistrySettings::default() };
        let registry = Registry::new(stage.store.clone(), settings);
        let queries = Queries::new(stage.store.clone());
        House { stage, registry, queries }
    }

    /// A subscription and its secret.
    pub async fn subscribe(&self, receiver: &Receiver, types: &[&str]) -> (SubscriptionInfo, String) {
        let new = NewSubscription {
            url: receiver.url.clone(),
            types: types.iter().map(|word| (*word).to_owned()).collect(),
            description: None,
            enabled: true,
        };
        self.registry.create_subscription(self.stage.tenant, new).await.expect("a subscription")
    }

    /// A relay of a node of its own.
    pub async fn relay(&self, post: Post, settings: outbox_relay::Settings) -> RelayHandle {
        let store = super::stage::connect(&self.stage.url).await;
        relay_on(store, post, settings)
    }

    /// Commits facts, as an order would, and tells nobody: the poll must find them.
    pub async fn announce(&self, facts: impl IntoIterator<Item = Fact>) -> Vec<NotificationId> {
        let new = |fact| NewNotification {
            id: NotificationId::from_bytes(uuid::Uuid::now_v7().into_bytes()),
            tenant: self.stage.tenant,
            fact,
        };
        let news: Vec<NewNotification> = facts.into_iter().map(new).collect();
        let mut tx = self.stage.store.begin().await.expect("a transaction");
        outbox::push(&mut tx, &news).await.expect("written");
        tx.commit().await.expect("committed");
        news.into_iter().map(|one| one.id).collect()
    }

    pub fn issued(&self, ticket: TicketId) -> Fact {
        Fact::TicketIssued { order: None, event: self.stage.event.id, ticket }
    }

    pub fn mail_of(&self, tickets: &[TicketId], email: &str) -> Fact {
        Fact::TicketsIssuedMail {
            order: order(),
            event: self.stage.event.id,
            tickets: tickets.to_vec(),
            to: Addressee { email: email.to_owned(), name: "Pat Lee".to_owned() },
        }
    }

    pub async fn deliveries(&self, state: Option<DeliveryState>) -> Vec<DeliveryInfo> {
        let filter = DeliveryFilter { state, ..DeliveryFilter::default() };
        self.queries.deliveries(self.stage.tenant, filter, None, 500).await.expect("a page").items
    }

    /// Waits until so many deliveries are in this state.
    pub async fn wait_for(&self, state: DeliveryState, count: usize) -> Vec<DeliveryInfo> {
        let what = format!("{count} deliveries are {}", state.word());
        eventually(&what, LIMIT, async || {
            let found = self.deliveries(Some(state)).await;
            (found.len() == count).then_some(found)
        })
        .await
    }
}

pub fn relay_on(store: Store, post: Post, settings: outbox_relay::Settings) -> RelayHandle {
    let folder = tempfile::tempdir().expect("a folder").keep();
    let mailer = Mailer::new(mail::Settings {
        smtp_url: post.smtp_url,
        ca_file: post.ca_file,
        connections_max: 2,
        timeout: Duration::from_secs(2),
        from: "Acme Live <tickets@acme.example>".to_owned(),
        reply_to: None,
        folder,
    })
    .expect("a mailer");
    let caller = Caller::new(webhooks::Settings { timeout: Duration::from_secs(2), allow_private: true });
    outbox_relay::spawn(store, mailer, caller.expect("a caller"), settings)
}

/// As configured, but in a hurry.
pub fn hurried() -> outbox_relay::Settings {
    outbox_relay::Settings {
        poll: Duration::from_millis(20),
        backoff: Backoff { first: Duration::from_millis(100), most: Duration::from_millis(400) },
        attempts_max: 4,
        ..outbox_relay::Settings::default()
    }
}

pub fn order() -> OrderId {
    OrderId::from_bytes(uuid::Uuid::now_v7().into_bytes())
}

pub const ISSUED: &str = FactKind::TicketIssued.word();
