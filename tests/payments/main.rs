//! Money from outside, over the wire: Stripe's protocol against localstripe, PayPal's against a stand-in that checks what
//! it is asked, and gateways that are slow or away.

#[path = "../support/mod.rs"]
mod support;

#[path = "../support/box_office/mod.rs"]
mod box_office;

mod away;
mod doors;
mod local_stripe;
mod paypal;
mod paypal_server;
mod selling;
mod signed;
mod stripe;

use gatehouse::domain::ids::{OrderId, TenantId};
use gatehouse::domain::money::{Currency, Money};
use gatehouse::payments::{
    BreakerSettings, Gateway, Gateways, NewIntent, NewRefund, PayPalSettings, Settings, StripeSettings, Timing,
};
use std::time::Duration;

const BOOKING: OrderId = OrderId::from_bytes([7; 16]);
const TENANT: TenantId = TenantId::from_bytes([3; 16]);

fn timing() -> Timing {
    let second = Duration::from_secs(1);
    Timing { connect: second, attempt: 10 * second, call: 20 * second, retries: 2 }
}

/// Gateways as the program makes them, with one place for each.
fn gateways(stripe: Option<StripeSettings>, paypal: Option<PayPalSettings>) -> Gateways {
    let breaker = BreakerSettings { failures: 3, open_ms: 400, probe_ms: 5_000 };
    let patience = Duration::from_secs(30);
    Gateways::new(Settings { stripe, paypal, sandbox_book: None, breaker, calls_max: 64, patience }).expect("gateways")
}

fn only(gateways: &Gateways) -> Gateway {
    let mut offered = gateways.offered();
    let gateway = offered.next().expect("one gateway").clone();
    assert!(offered.next().is_none(), "no other is offered");
    gateway
}

fn money(minor: i64, currency: &str) -> Money {
    Money::new(minor, Currency::new(currency).expect("a currency"))
}

fn intent(minor: i64) -> NewIntent {
    NewIntent {
        tenant: TENANT,
        booking: BOOKING,
        amount: money(minor, "EUR"),
        description: "2 tickets for Summer Night & more".to_owned(),
        return_url: Some("https://shop.example/done?a=1".to_owned()),
        key: format!("intent-{minor}"),
    }
}

fn refund(payment_ref: &str, minor: i64, key: &str) -> NewRefund {
    NewRefund { payment_ref: payment_ref.to_owned(), amount: money(minor, "EUR"), key: key.to_owned() }
}
