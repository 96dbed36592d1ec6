//! PayPal's protocol, spoken to a stand-in that checks it.

use crate::paypal_server::{CLIENT_ID, GENUINE, PayPalServer};
use crate::{BOOKING, gateways, intent, money, only, refund};
use gatehouse::domain::time::Moment;
use gatehouse::payments::{
    Delivery, GatewayName, NewIntent, News, NewsKind, PaymentError, PaymentStatus, RefundStatus, WebhookError,
};

const NONE: Vec<String> = Vec::new();

#[actix_web::test]
async fn an_order_asks_for_the_money_and_names_the_booking() {
    let paypal = PayPalServer::start();
    let gateway = only(&gateways(None, Some(paypal.settings())));
    assert_eq!((gateway.name(), gateway.browser_key()), (GatewayName::PayPal, Some(CLIENT_ID)));
    let made = gateway.create_intent(intent(4505)).await.expect("an order");
    assert_eq!(made.client_secret, None);
    let page = made.approve_url.clone().expect("a page to approve");
    assert!(page.ends_with(&made.payment_ref), "{page}");
    let order = paypal.order(&made.payment_ref);
    assert_eq!(order["purchase_units"][0]["amount"]["value"], "45.05");
    assert_eq!(order["purchase_units"][0]["custom_id"], BOOKING.to_string());
    assert_eq!(gateway.create_intent(intent(4505)).await.expect("the same"), made, "one key, one order");
    let plain = NewIntent { return_url: None, description: "é".repeat(60), key: "plain".to_owned(), ..intent(100) };
    assert!(gateway.create_intent(plain).await.expect("an order").approve_url.is_some());
    assert_eq!(paypal.problems(), NONE);
}

#[actix_web::test]
async fn looking_takes_nothing_and_an_approved_order_is_captured_once() {
    let paypal = PayPalServer::start();
    let gateway = only(&gateways(None, Some(paypal.settings())));
    let payment_ref = gateway.create_intent(intent(4505)).await.expect("an order").payment_ref;
    assert_eq!(gateway.take(&payment_ref).await.expect("known").status, PaymentStatus::Pending, "nobody approved");
    paypal.approve(&payment_ref);
    assert_eq!(gateway.look_up(&payment_ref).await.expect("known").status, PaymentStatus::Pending);
    assert_eq!(paypal.captured(), 0);
    let both = futures_util::join!(gateway.take(&payment_ref), gateway.take(&payment_ref));
    for payment in [both.0.expect("known"), both.1.expect("known"), gateway.take(&payment_ref).await.expect("known")] {
        assert_eq!((payment.status, payment.amount), (PaymentStatus::Succeeded, money(4505, "EUR")));
        assert_eq!(payment.booking, Some(BOOKING));
    }
    assert_eq!((paypal.captured(), paypal.problems()), (1, NONE));
}

#[actix_web::test]
async fn a_declined_instrument_is_told_and_another_still_pays() {
    let paypal = PayPalServer::start();
    let gateway = only(&gateways(None, Some(paypal.settings())));
    let payment_ref = gateway.create_intent(intent(4505)).await.expect("an order").payment_ref;
    paypal.approve(&payment_ref);
    paypal.decline(true);
    let payment = gateway.take(&payment_ref).await.expect("known");
    assert!(matches!(&payment.status, PaymentStatus::Failed(why) if why.contains("declined")), "{payment:?}");
    paypal.decline(false);
    assert_eq!(gateway.take(&payment_ref).await.expect("known").status, PaymentStatus::Succeeded);
}

#[actix_web::test]
async fn money_goes_back_in_part_and_whole_and_once_per_step() {
    let paypal = PayPalServer::start();
    let gateway = only(&gateways(None, Some(paypal.settings())));
    let payment_ref = gateway.create_intent(intent(4505)).await.expect("an order").payment_ref;
    let early = gateway.refund(refund(&payment_ref, 1, "early")).await;
    assert!(matches!(early, Err(PaymentError::Refused(_))), "nothing was paid: {early:?}");
    paypal.approve(&payment_ref);
    gateway.take(&payment_ref).await.expect("paid");
    let first = gateway.refund(refund(&payment_ref, 1505, "step-1")).await.expect("a refund");
    assert_eq!(first.status, RefundStatus::Succeeded);
    assert_eq!(gateway.refund(refund(&payment_ref, 1505, "step-1")).await.expect("the same"), first);
    gateway.refund(refund(&payment_ref, 3000, "step-2")).await.expect("the rest");
    let payment = gateway.look_up(&payment_ref).await.expect("known");
    assert_eq!((payment.refunded, payment.status), (money(4505, "EUR"), PaymentStatus::Succeeded));
    assert_eq!(paypal.problems(), NONE);
}

#[actix_web::test]
async fn a_token_that_was_withdrawn_is_replaced_and_a_wrong_secret_is_ours_to_repair() {
    let paypal = PayPalServer::start();
    let gateway = only(&gateways(None, Some(paypal.settings())));
    let payment_ref = gateway.create_intent(intent(4505)).await.expect("an order").payment_ref;
    paypal.forget_tokens();
    assert_eq!(gateway.look_up(&payment_ref).await.expect("known").status, PaymentStatus::Pending);
    let mut settings = paypal.settings();
    settings.client_secret = "mistyped".to_owned();
    let refused = only(&gateways(None, Some(settings))).look_up(&payment_ref).await;
    assert!(matches!(refused, Err(PaymentError::Misconfigured(_))), "{refused:?}");
    assert_eq!(gateway.look_up("NOBODY").await, Err(PaymentError::UnknownPayment));
}

pub fn delivery(signature: &str, body: &str) -> Delivery {
    let headers = [
        ("paypal-auth-algo", "SHA256withRSA"),
        ("paypal-cert-url", "https://api.paypal.com/v1/notifications/certs/CERT-1"),
        ("paypal-transmission-id", "69cd13f0-d67a-11e5-baa3-778b53f4ae55"),
        ("paypal-transmission-sig", signature),
        ("paypal-transmission-time", "2026-11-26T01:00:00Z"),
    ];
    let headers = headers.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    Delivery { headers, body: bytes::Bytes::copy_from_slice(body.as_bytes()), received_at: Moment(0) }
}

#[actix_web::test]
async fn paypal_is_asked_whether_a_webhook_is_its_own() {
    let paypal = PayPalServer::start();
    let gateway = only(&gateways(None, Some(paypal.settings())));
    let body = r#"{"id":"WH-1","event_type":"CHECKOUT.ORDER.APPROVED","resource":{"id":"5O190127TN364715T"}}"#;
    let news = gateway.news(&delivery(GENUINE, body)).await.expect("genuine");
    let kind = NewsKind::Payment { payment_ref: "5O190127TN364715T".to_owned() };
    assert_eq!(news, News { event_id: "WH-1".to_owned(), kind });
    assert_eq!(gateway.news(&delivery("forged", body)).await, Err(WebhookError::Signature));
    assert_eq!(paypal.problems(), NONE);
    paypal.stop().await;
    let unknown = gateway.news(&delivery(GENUINE, body)).await;
    assert!(matches!(unknown, Err(WebhookError::Gateway(PaymentError::Unavailable(_)))), "{unknown:?}");
}
