//! localstripe: somebody else's server of Stripe's protocol, and what a buyer's browser would do there.

use crate::support::folder;
use crate::support::reaper::Reaper;
use crate::support::tools;
use crate::support::{Answer, Client};
use gatehouse::payments::StripeSettings;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

pub const SECRET_KEY: &str = "sk_test_gatehouse";
pub const PUBLISHABLE_KEY: &str = "pk_test_gatehouse";
pub const WEBHOOK_SECRET: &str = "whsec_gatehouse_test";
pub const GOOD_CARD: &str = "4242424242424242";
/// Charging it is declined.
pub const DECLINED_CARD: &str = "4000000000000341";

pub struct LocalStripe {
    pub url: String,
    client: Client,
    server: Child,
    _reaper: Reaper,
}

impl LocalStripe {
    pub fn start() -> LocalStripe {
        let python = tools::python_with("localstripe");
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/payments/serve_stripe.py");
        let home = folder::make();
        let errors = std::fs::File::create(home.join("localstripe.log")).expect("a log file");
        let mut command = Command::new(python);
        command.arg(script).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors);
        let mut server = command.spawn().expect("python starts");
        let mut reaper = Reaper::of(&home);
        reaper.ends(&[server.id()]);
        let mut port = String::new();
        let said = server.stdout.take().expect("its output is ours");
        BufReader::new(said).read_line(&mut port).expect("its output can be read");
        assert!(!port.is_empty(), "localstripe did not start: {}", folder::tail(&home.join("localstripe.log")));
        let url = format!("http://127.0.0.1:{}", port.trim());
        LocalStripe { client: Client::new(&url).with_token(SECRET_KEY), url, server, _reaper: reaper }
    }

    pub fn settings(&self) -> StripeSettings {
        StripeSettings {
            base_url: self.url.clone(),
            secret_key: SECRET_KEY.to_owned(),
            publishable_key: PUBLISHABLE_KEY.to_owned(),
            webhook_secret: WEBHOOK_SECRET.to_owned(),
            timing: super::timing(),
        }
    }

    /// What Stripe.js does in the buyer's browser: a card, put to the intent, confirmed.
    pub async fn pay(&self, payment_ref: &str, card: &str) -> Answer {
        let card = json!({ "number": card, "exp_month": 12, "exp_year": 2040, "cvc": "123" });
        let method = self.post("/v1/payment_methods", json!({ "type": "card", "card": card })).await.expect(200);
        let intent = format!("/v1/payment_intents/{payment_ref}");
        self.post(&intent, json!({ "payment_method": method["id"] })).await.expect(200);
        self.post(&format!("{intent}/confirm"), json!({})).await
    }

    /// Tells it to call this address from now on.
    pub async fn call(&self, url: &str, secret: &str) {
        let hook = json!({ "url": url, "secret": secret });
        let answer = self.post("/_config/webhooks/gatehouse", hook).await;
        assert_eq!(answer.status, 200, "{answer}");
    }

    /// Settings of the program that lead here.
    pub fn environment(&self) -> [(&'static str, &str); 4] {
        [
            ("GATEHOUSE_PAYMENTS__STRIPE__BASE_URL", &self.url),
            ("GATEHOUSE_PAYMENTS__STRIPE__SECRET_KEY", SECRET_KEY),
            ("GATEHOUSE_PAYMENTS__STRIPE__PUBLISHABLE_KEY", PUBLISHABLE_KEY),
            ("GATEHOUSE_PAYMENTS__STRIPE__WEBHOOK_SECRET", WEBHOOK_SECRET),
        ]
    }

    pub async fn intent(&self, payment_ref: &str) -> Value {
        self.client.get(&format!("/v1/payment_intents/{payment_ref}")).await.expect(200)
    }

    /// What was given back of a payment, each with its amount.
    pub async fn refunds(&self, payment_ref: &str) -> Vec<i64> {
        let list = self.client.get(&format!("/v1/refunds?payment_intent={payment_ref}")).await.expect(200);
        let refunds = list["data"].as_array().expect("a list");
        let mut amounts: Vec<i64> = refunds.iter().map(|refund| refund["amount"].as_i64().expect("a number")).collect();
        amounts.sort_unstable();
        amounts
    }

    async fn post(&self, path: &str, body: Value) -> Answer {
        self.client.post(path, &body).await
    }
}

impl Drop for LocalStripe {
    fn drop(&mut self) {
        self.server.kill().expect("a server of ours can be ended");
        self.server.wait().expect("an ended server can be waited for");
    }
}
