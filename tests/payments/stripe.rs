//! Stripe's protocol, spoken to a server that was not written for us.

use crate::local_stripe::{DECLINED_CARD, GOOD_CARD, LocalStripe};
use crate::{BOOKING, gateways, intent, money, only, refund};
use gatehouse::payments::{GatewayName, PaymentError, PaymentStatus, RefundStatus};

#[tokio::test]
async fn an_intent_asks_for_the_money_and_names_the_booking() {
    let stripe = LocalStripe::start();
    let gateway = only(&gateways(Some(stripe.settings()), None));
    assert_eq!((gateway.name(), gateway.browser_key()), (GatewayName::Stripe, Some("pk_test_gatehouse")));
    let made = gateway.create_intent(intent(4500)).await.expect("an intent");
    let secret = made.client_secret.expect("a client secret");
    assert!(secret.starts_with(&format!("{}_secret_", made.payment_ref)), "{secret}");
    assert_eq!(made.approve_url, None);
    let there = stripe.intent(&made.payment_ref).await;
    assert_eq!((&there["amount"], &there["currency"]), (&4500.into(), &"eur".into()));
    assert_eq!(there["metadata"]["booking"], BOOKING.to_string());
    assert_eq!(there["metadata"]["description"], "2 tickets for Summer Night & more");
    let payment = gateway.look_up(&made.payment_ref).await.expect("known");
    assert_eq!((payment.status, payment.booking), (PaymentStatus::Pending, Some(BOOKING)));
}

#[tokio::test]
async fn a_paid_intent_has_succeeded_with_its_amount() {
    let stripe = LocalStripe::start();
    let gateway = only(&gateways(Some(stripe.settings()), None));
    let payment_ref = gateway.create_intent(intent(4500)).await.expect("an intent").payment_ref;
    assert_eq!(gateway.take(&payment_ref).await.expect("known").status, PaymentStatus::Pending, "nobody paid");
    stripe.pay(&payment_ref, GOOD_CARD).await.expect(200);
    let payment = gateway.take(&payment_ref).await.expect("known");
    assert_eq!((payment.status, payment.amount), (PaymentStatus::Succeeded, money(4500, "EUR")));
    assert_eq!((payment.refunded, payment.booking), (money(0, "EUR"), Some(BOOKING)));
}

#[tokio::test]
async fn a_declined_card_is_told_in_words_for_the_buyer() {
    let stripe = LocalStripe::start();
    let gateway = only(&gateways(Some(stripe.settings()), None));
    let payment_ref = gateway.create_intent(intent(4500)).await.expect("an intent").payment_ref;
    assert_eq!(stripe.pay(&payment_ref, DECLINED_CARD).await.status, 402);
    let payment = gateway.take(&payment_ref).await.expect("known");
    assert_eq!(payment.status, PaymentStatus::Failed("Your card was declined.".to_owned()));
}

#[tokio::test]
async fn money_goes_back_in_part_and_whole_and_once_per_step() {
    let stripe = LocalStripe::start();
    let gateway = only(&gateways(Some(stripe.settings()), None));
    let payment_ref = gateway.create_intent(intent(4500)).await.expect("an intent").payment_ref;
    stripe.pay(&payment_ref, GOOD_CARD).await.expect(200);
    let first = gateway.refund(refund(&payment_ref, 1500, "step-1")).await.expect("a refund");
    assert!(first.refund_ref.starts_with("re_") && first.status == RefundStatus::Succeeded, "{first:?}");
    // localstripe knows no idempotency keys: that a step is given back once is ours to see to.
    assert_eq!(gateway.refund(refund(&payment_ref, 1500, "step-1")).await.expect("the same"), first);
    let rest = gateway.refund(refund(&payment_ref, 3000, "step-2")).await.expect("the rest");
    assert_ne!(rest.refund_ref, first.refund_ref);
    assert_eq!(stripe.refunds(&payment_ref).await, [1500, 3000]);
    let payment = gateway.look_up(&payment_ref).await.expect("known");
    assert_eq!((payment.refunded, payment.status), (money(4500, "EUR"), PaymentStatus::Succeeded));
}

#[tokio::test]
async fn what_stripe_does_not_know_or_not_take_is_told_apart() {
    let stripe = LocalStripe::start();
    let gateway = only(&gateways(Some(stripe.settings()), None));
    assert_eq!(gateway.look_up("pi_nobody").await, Err(PaymentError::UnknownPayment));
    assert_eq!(gateway.take("pi_1/../../v1/balance").await, Err(PaymentError::UnknownPayment));
    assert!(matches!(gateway.create_intent(intent(0)).await, Err(PaymentError::Refused(_))));
    let mut settings = stripe.settings();
    settings.secret_key = "not-a-key".to_owned();
    let stranger = only(&gateways(Some(settings), None));
    let refused = stranger.create_intent(intent(4500)).await;
    assert!(matches!(refused, Err(PaymentError::Misconfigured(_))), "{refused:?}");
    assert!(!refused.unwrap_err().to_string().contains("not-a-key"));
}
