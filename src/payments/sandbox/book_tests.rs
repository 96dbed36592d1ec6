use super::{EntryKind, Outcome};
use crate::domain::ids::{OrderId, TenantId};
use crate::domain::money::{Currency, Money};
use crate::payments::sandbox::Sandbox;
use crate::payments::sandbox::file::BookError;
use crate::payments::{GatewayName, NewIntent, NewRefund, PaymentError, PaymentStatus};
use std::path::{Path, PathBuf};

const TENANT: TenantId = TenantId::from_bytes([1; 16]);
const BOOKING: OrderId = OrderId::from_bytes([2; 16]);
const STRIPE: GatewayName = GatewayName::Stripe;

fn euros(minor: i64) -> Money {
    Money::new(minor, Currency::new("EUR").expect("a currency"))
}

fn intent(key: &str) -> NewIntent {
    NewIntent {
        tenant: TENANT,
        booking: BOOKING,
        amount: euros(4500),
        description: "2 tickets".to_owned(),
        return_url: None,
        key: key.to_owned(),
    }
}

fn refund(payment_ref: &str, amount_minor: i64, key: &str) -> NewRefund {
    NewRefund { payment_ref: payment_ref.to_owned(), amount: euros(amount_minor), key: key.to_owned() }
}

struct World {
    folder: tempfile::TempDir,
}

impl World {
    fn new() -> World {
        World { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("sandbox/book")
    }

    fn open(&self) -> Sandbox {
        Sandbox::open(&self.path()).expect("a book")
    }
}

async fn kinds(sandbox: &Sandbox) -> Vec<(EntryKind, i64)> {
    let entries = sandbox.entries(TENANT).await.expect("entries");
    entries.into_iter().map(|entry| (entry.kind, entry.amount.minor)).collect()
}

#[tokio::test]
async fn the_same_key_makes_the_same_intent_and_another_amount_is_refused() {
    let world = World::new();
    let sandbox = world.open();
    let first = sandbox.create_intent(STRIPE, intent("a")).await.expect("an intent");
    let secret = first.client_secret.clone().expect("stripe gives a secret");
    assert!(secret.starts_with(&format!("{}_secret_", first.payment_ref)), "{secret}");
    assert_eq!(sandbox.create_intent(STRIPE, intent("a")).await.expect("the same"), first);
    let other = NewIntent { amount: euros(1), ..intent("a") };
    assert!(matches!(sandbox.create_intent(STRIPE, other).await, Err(PaymentError::Refused(_))));
    assert_ne!(sandbox.create_intent(STRIPE, intent("b")).await.expect("another").payment_ref, first.payment_ref);
    assert_eq!(kinds(&sandbox).await.len(), 2);
}

#[tokio::test]
async fn money_is_taken_once_when_it_is_confirmed_and_never_by_looking() {
    let world = World::new();
    let sandbox = world.open();
    let payment_ref = sandbox.create_intent(STRIPE, intent("a")).await.expect("an intent").payment_ref;
    let looked = sandbox.look_up(STRIPE, &payment_ref).await.expect("known");
    assert_eq!(looked.status, PaymentStatus::Pending);
    for _ in 0..2 {
        let taken = sandbox.take(STRIPE, &payment_ref).await.expect("known");
        assert_eq!((taken.status, taken.booking), (PaymentStatus::Succeeded, Some(BOOKING)));
    }
    assert_eq!(kinds(&sandbox).await, [(EntryKind::Intent, 4500), (EntryKind::Payment, 4500)]);
    assert_eq!(sandbox.take(GatewayName::PayPal, &payment_ref).await, Err(PaymentError::UnknownPayment));
}

#[tokio::test]
async fn it_says_what_it_was_told_until_money_moved() {
    let world = World::new();
    let sandbox = world.open();
    let payment_ref = sandbox.create_intent(STRIPE, intent("a")).await.expect("an intent").payment_ref;
    sandbox.decide(TENANT, &payment_ref, Outcome::Pending).await.expect("told");
    assert_eq!(sandbox.take(STRIPE, &payment_ref).await.expect("known").status, PaymentStatus::Pending);
    sandbox.decide(TENANT, &payment_ref, Outcome::Failed).await.expect("told");
    assert!(matches!(sandbox.take(STRIPE, &payment_ref).await.expect("known").status, PaymentStatus::Failed(_)));
    sandbox.decide(TENANT, &payment_ref, Outcome::Succeeded).await.expect("told");
    assert_eq!(sandbox.look_up(STRIPE, &payment_ref).await.expect("known").status, PaymentStatus::Succeeded);
    assert!(sandbox.decide(TENANT, &payment_ref, Outcome::Failed).await.is_err(), "taken money stays taken");
    let stranger = TenantId::from_bytes([9; 16]);
    let asked = sandbox.decide(stranger, &payment_ref, Outcome::Succeeded).await;
    assert_eq!(asked, Err(PaymentError::UnknownPayment));
    assert!(sandbox.entries(stranger).await.expect("entries").is_empty());
}

#[tokio::test]
async fn a_refund_is_given_once_per_key_and_never_more_than_was_paid() {
    let world = World::new();
    let sandbox = world.open();
    let payment_ref = sandbox.create_intent(STRIPE, intent("a")).await.expect("an intent").payment_ref;
    assert!(sandbox.refund(STRIPE, refund(&payment_ref, 1, "early")).await.is_err(), "nothing was paid");
    sandbox.take(STRIPE, &payment_ref).await.expect("paid");
    let first = sandbox.refund(STRIPE, refund(&payment_ref, 1500, "r1")).await.expect("a refund");
    assert_eq!(sandbox.refund(STRIPE, refund(&payment_ref, 1500, "r1")).await.expect("the same"), first);
    assert!(sandbox.refund(STRIPE, refund(&payment_ref, 3001, "r2")).await.is_err(), "more than is left");
    sandbox.refund(STRIPE, refund(&payment_ref, 3000, "r3")).await.expect("the rest");
    let payment = sandbox.look_up(STRIPE, &payment_ref).await.expect("known");
    assert_eq!((payment.refunded.minor, payment.status), (4500, PaymentStatus::Succeeded));
    assert_eq!(kinds(&sandbox).await[2..], [(EntryKind::Refund, 1500), (EntryKind::Refund, 3000)]);
}

#[tokio::test]
async fn the_book_survives_a_restart_and_a_torn_last_line() {
    let world = World::new();
    let payment_ref = {
        let sandbox = world.open();
        let made = sandbox.create_intent(STRIPE, intent("a")).await.expect("an intent");
        sandbox.take(STRIPE, &made.payment_ref).await.expect("paid");
        sandbox.refund(STRIPE, refund(&made.payment_ref, 1500, "r1")).await.expect("a refund");
        made.payment_ref
    };
    let whole = std::fs::read(world.path()).expect("the book");
    let torn = whole.len() - 7;
    std::fs::write(world.path(), &whole[..torn]).expect("tear the last line");
    let sandbox = world.open();
    assert_eq!(kinds(&sandbox).await, [(EntryKind::Intent, 4500), (EntryKind::Payment, 4500)]);
    // The torn refund was never answered; sent again it is given, and what follows is readable.
    sandbox.refund(STRIPE, refund(&payment_ref, 1500, "r1")).await.expect("a refund");
    drop(sandbox);
    let sandbox = world.open();
    assert_eq!(kinds(&sandbox).await[2..], [(EntryKind::Refund, 1500)]);
    assert_eq!(sandbox.create_intent(STRIPE, intent("a")).await.expect("the same").payment_ref, payment_ref);
}

#[tokio::test]
async fn a_damaged_line_in_the_middle_stops_the_start_and_is_named() {
    let world = World::new();
    let sandbox = world.open();
    sandbox.create_intent(STRIPE, intent("a")).await.expect("an intent");
    sandbox.create_intent(STRIPE, intent("b")).await.expect("an intent");
    drop(sandbox);
    let mut bytes = std::fs::read(world.path()).expect("the book");
    bytes[20] ^= 1;
    std::fs::write(world.path(), bytes).expect("damage it");
    assert!(matches!(open_error(&world.path()), Some(BookError::Damaged { line: 1, .. })));
}

fn open_error(path: &Path) -> Option<BookError> {
    Sandbox::open(path).err()
}
