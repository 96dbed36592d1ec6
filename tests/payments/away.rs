//! A gateway that is slow, broken or away: calls end in time, are tried again under one key, and then not at all for a
//! while.

use crate::support::eventually;
use crate::{gateways, intent, only, timing};
use actix_web::web::Data;
use actix_web::{App, HttpRequest, HttpResponse, HttpServer, web};
use gatehouse::payments::{BreakerSettings, Gateways, PayPalSettings, PaymentError, Settings, StripeSettings, Timing};
use serde_json::json;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// What it does with the next calls; the last one stays.
#[derive(Debug, Clone, Copy)]
enum Mood {
    Broken,
    Busy,
    Mute,
    Well,
}

#[derive(Default)]
struct Script {
    moods: Vec<Mood>,
    keys: Vec<String>,
}

#[derive(Clone, Default)]
struct Moody(Arc<Mutex<Script>>);

impl Moody {
    fn will(&self, moods: &[Mood]) {
        let mut script = self.0.lock().expect("nobody panics with it");
        script.moods = moods.iter().rev().copied().collect();
        script.keys.clear();
    }

    fn keys(&self) -> Vec<String> {
        self.0.lock().expect("nobody panics with it").keys.clone()
    }

    fn next(&self, request: &HttpRequest) -> Mood {
        let mut script = self.0.lock().expect("nobody panics with it");
        let key = request.headers().get("idempotency-key").and_then(|key| key.to_str().ok()).unwrap_or_default();
        script.keys.push(key.to_owned());
        if script.moods.len() > 1 { script.moods.pop().expect("more than one") } else { script.moods[0] }
    }
}

async fn answer(moody: Data<Moody>, request: HttpRequest) -> HttpResponse {
    match moody.next(&request) {
        Mood::Broken => HttpResponse::InternalServerError().finish(),
        Mood::Busy => HttpResponse::TooManyRequests().insert_header(("retry-after", "0")).finish(),
        Mood::Mute => std::future::pending().await,
        Mood::Well => HttpResponse::Ok().json(json!({ "id": "pi_1", "amount": 4500, "currency": "eur",
            "status": "requires_payment_method", "client_secret": "pi_1_secret_1" })),
    }
}

/// The server and settings that lead to it.
fn start(timing: Timing) -> (Moody, StripeSettings) {
    let moody = Moody::default();
    let shared = Data::new(moody.clone());
    let server = HttpServer::new(move || App::new().app_data(shared.clone()).default_service(web::to(answer)));
    let server = server.workers(1).disable_signals().bind("127.0.0.1:0").expect("a free port");
    let base_url = format!("http://{}", server.addrs()[0]);
    actix_web::rt::spawn(server.run());
    let settings = StripeSettings {
        base_url,
        secret_key: "sk_test_x".to_owned(),
        publishable_key: "pk_test_x".to_owned(),
        webhook_secret: "whsec_x".to_owned(),
        timing,
    };
    (moody, settings)
}

#[actix_web::test]
async fn a_call_that_fails_on_the_way_is_made_again_under_the_same_key() {
    let (moody, settings) = start(timing());
    let gateway = only(&gateways(Some(settings), None));
    moody.will(&[Mood::Broken, Mood::Busy, Mood::Well]);
    let made = gateway.create_intent(intent(4500)).await.expect("the third try");
    assert_eq!(made.payment_ref, "pi_1");
    assert_eq!(moody.keys(), ["intent-4500"; 3]);
}

#[actix_web::test]
async fn a_gateway_that_says_nothing_is_given_up_in_time() {
    let short = Duration::from_millis(150);
    let (moody, settings) = start(Timing { attempt: short, call: 3 * short, ..timing() });
    let gateway = only(&gateways(Some(settings), None));
    moody.will(&[Mood::Mute]);
    let began = Instant::now();
    let given_up = gateway.create_intent(intent(4500)).await;
    assert!(matches!(given_up, Err(PaymentError::Unavailable(_))), "{given_up:?}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    assert!(moody.keys().len() >= 2, "tried again: {:?}", moody.keys());
}

#[actix_web::test]
async fn nobody_waits_longer_than_the_longest_wait_for_a_token_that_others_ask_for() {
    let (moody, stripe) = start(timing());
    moody.will(&[Mood::Mute]);
    let paypal = PayPalSettings {
        base_url: stripe.base_url,
        client_id: "id".to_owned(),
        client_secret: "secret".to_owned(),
        webhook_id: "id".to_owned(),
        timing: timing(),
    };
    let breaker = BreakerSettings { failures: 100, open_ms: 1_000, probe_ms: 1_000 };
    let patience = Duration::from_millis(300);
    let paypal = Some(paypal);
    let settings = Settings { stripe: None, paypal, sandbox_book: None, breaker, calls_max: 8, patience };
    let gateway = only(&Gateways::new(settings).expect("gateways"));
    let began = Instant::now();
    let all = futures_util::future::join_all((0..10).map(|_| gateway.look_up("5O1"))).await;
    assert!(all.iter().all(|one| matches!(one, Err(PaymentError::Unavailable(_)))), "{all:?}");
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
    let turned_away = all.iter().filter(|one| format!("{one:?}").contains("too many")).count();
    assert_eq!(turned_away, 2, "eight wait for one token, two are over the limit");
    // Whose patience ends a moment after that of the first may ask once more, and gives up at once.
    let asked = moody.keys().len();
    assert!((1..=2).contains(&asked), "eight wait for one token, and {asked} asked for it");
}

#[actix_web::test]
async fn a_gateway_that_is_away_is_left_alone_and_taken_back_when_it_is_well() {
    let (moody, settings) = start(Timing { retries: 0, ..timing() });
    let gateway = only(&gateways(Some(settings), None));
    moody.will(&[Mood::Broken]);
    for _ in 0..3 {
        assert!(matches!(gateway.look_up("pi_1").await, Err(PaymentError::Unavailable(_))));
    }
    let asked = moody.keys().len();
    assert_eq!(asked, 3);
    let left_alone = gateway.look_up("pi_1").await;
    assert!(matches!(&left_alone, Err(PaymentError::Unavailable(why)) if why.contains("left alone")), "{left_alone:?}");
    assert_eq!(moody.keys().len(), asked, "it was not asked again");
    moody.will(&[Mood::Well]);
    let limit = Duration::from_secs(10);
    eventually("the breaker lets a call through", limit, || async { gateway.look_up("pi_1").await.ok() }).await;
    gateway.look_up("pi_1").await.expect("closed again");
}

#[actix_web::test]
async fn nobody_at_home_is_unavailable_and_a_refusal_does_not_open_the_breaker() {
    let (moody, mut settings) = start(timing());
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let nobody = free.local_addr().expect("an address");
    drop(free);
    settings.base_url = format!("http://{nobody}");
    let gateway = only(&gateways(Some(settings), None));
    let away = gateway.look_up("pi_1").await;
    assert!(matches!(away, Err(PaymentError::Unavailable(_))), "{away:?}");
    assert!(moody.keys().is_empty());
    for _ in 0..5 {
        assert_eq!(gateway.look_up("../x").await, Err(PaymentError::UnknownPayment));
    }
    let said = format!("{away:?}");
    assert!(!said.contains("sk_test") && !said.contains("127.0.0.1"), "no key and no address in it: {said}");
}
