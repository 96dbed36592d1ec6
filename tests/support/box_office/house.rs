//! One gateway for all cases, which is killed between their two acts. Its address and its tokens are asked for each time:
//! after the restart it listens on another port.

use crate::support::gatehouse::Settings;
use crate::support::tokens::Mint;
use crate::support::{Client, Gatehouse};
use serde_json::Value;
use std::sync::RwLock;

pub struct House {
    gatehouse: RwLock<Gatehouse>,
    client: RwLock<Client>,
}

impl House {
    pub fn start() -> House {
        House::with(&[])
    }

    /// With some settings, `("GATEHOUSE_...", "value")`. No case is about time: on a busy machine an answer may take longer
    /// than a turnstile would wait. Webhooks may lead to receivers of this process.
    pub fn with(settings: &[(&str, &str)]) -> House {
        let always = [
            ("GATEHOUSE_GATE__DECISION_DEADLINE_MS", "20000"),
            ("GATEHOUSE_SERVER__HEADER_TIMEOUT_MS", "30000"),
            ("GATEHOUSE_WEBHOOKS__ALLOW_PRIVATE", "true"),
        ];
        let settings = always.iter().chain(settings).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        let gatehouse = Gatehouse::start_with(Settings { environment: settings.collect(), ..Settings::default() });
        let client = RwLock::new(Client::new(gatehouse.url()));
        House { gatehouse: RwLock::new(gatehouse), client }
    }

    /// `kill -9`, then a start on the same folder.
    pub fn kill_and_start_again(&self) {
        let mut gatehouse = self.gatehouse.write().expect("no case holds the gateway");
        gatehouse.restart();
        *self.client.write().expect("no case holds the client") = Client::new(gatehouse.url());
    }

    /// Where the gateway is now; without a token.
    pub fn client(&self) -> Client {
        self.client.read().expect("nobody panics with the client").clone()
    }

    /// Tokens made like one of the development tokens.
    pub fn mint(&self, like: &str) -> Mint {
        Mint::of(&self.gatehouse.read().expect("nobody panics with the gateway"), like)
    }

    /// All of dev.json.
    pub fn dev(&self) -> Value {
        self.gatehouse.read().expect("nobody panics with the gateway").dev().clone()
    }
}
