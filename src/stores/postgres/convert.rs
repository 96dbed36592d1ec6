//! Domain values <-> columns.

use crate::domain::digest::{CodeHash, SignatureDigest};
use crate::domain::ids::{
    BatchId, CustomerId, DeliveryId, DeviceId, EventId, GiftCardId, HoldId, InviteId, NoteId, NotificationId, OrderId,
    OrderItemId, ProductId, PromoterId, PromotionId, RefundId, ScanId, ScanPointId, SectionId, SubscriptionId,
    TaxRateId, TeamId, TenantId, TicketId, TicketTypeId, VenueId,
};
use crate::domain::label::Label;
use crate::domain::money::Currency;
use crate::domain::scan::{Kind, Surface};
use crate::domain::ticket::Validity;
use crate::domain::time::{Moment, Window};
use crate::stores::StoreError;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The same 16 bytes.
pub trait Id: Copy {
    fn uuid(self) -> Uuid;
    fn of(uuid: Uuid) -> Self;
}

macro_rules! ids {
    ($($id:ty),*) => {
        $(impl Id for $id {
            fn uuid(self) -> Uuid {
                Uuid::from_bytes(self.to_bytes())
            }

            fn of(uuid: Uuid) -> Self {
                Self::from_bytes(uuid.into_bytes())
            }
        })*
    };
}

ids!(
    BatchId,
    CustomerId,
    DeliveryId,
    DeviceId,
    EventId,
    GiftCardId,
    HoldId,
    InviteId,
    NoteId,
    NotificationId,
    OrderId,
    OrderItemId,
    ProductId,
    PromoterId,
    PromotionId,
    RefundId,
    ScanId,
    ScanPointId,
    SectionId,
    SubscriptionId,
    TaxRateId,
    TeamId,
    TenantId,
    TicketId,
    TicketTypeId,
    VenueId
);

pub fn uuids<I: Id>(ids: &[I]) -> Vec<Uuid> {
    ids.iter().map(|id| id.uuid()).collect()
}

pub fn ids_of<I: Id>(uuids: Vec<Uuid>) -> Vec<I> {
    uuids.into_iter().map(I::of).collect()
}

fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(format!("a column holds no {what}"))
}

fn out_of_range(what: &str) -> StoreError {
    StoreError::Data { sqlstate: "22003".into(), message: format!("{what} is out of range") }
}

/// A sequence, an epoch, a version.
pub fn number(value: i64) -> Result<u64, StoreError> {
    u64::try_from(value).map_err(|_| unreadable("number"))
}

pub fn bigint(value: u64) -> Result<i64, StoreError> {
    i64::try_from(value).map_err(|_| out_of_range("a number"))
}

/// A count in an `integer` or `bigint` column.
pub fn count(value: impl TryInto<u32>) -> Result<u32, StoreError> {
    value.try_into().map_err(|_| unreadable("count"))
}

/// A limit in an `integer` column; the registry lets nothing larger in.
pub fn integer(value: Option<u32>) -> Result<Option<i32>, StoreError> {
    value.map(|count| i32::try_from(count).map_err(|_| out_of_range("a count"))).transpose()
}

pub fn limit(value: Option<i32>) -> Result<Option<u32>, StoreError> {
    value.map(count).transpose()
}

pub fn key_id(value: i16) -> Result<u8, StoreError> {
    u8::try_from(value).map_err(|_| unreadable("key id"))
}

pub fn moment(time: DateTime<Utc>) -> Moment {
    Moment(time.timestamp_millis())
}

pub fn time(moment: Moment) -> Result<DateTime<Utc>, StoreError> {
    DateTime::from_timestamp_millis(moment.0).ok_or_else(|| out_of_range("a time"))
}

pub fn window(from: Option<DateTime<Utc>>, until: Option<DateTime<Utc>>) -> Window {
    Window { from: from.map(moment), until: until.map(moment) }
}

pub fn currency(text: &str) -> Result<Currency, StoreError> {
    Currency::new(text).map_err(|_| unreadable("currency"))
}

pub fn label(text: &str) -> Result<Label, StoreError> {
    Label::new(text).map_err(|_| unreadable("label"))
}

pub fn labels(texts: &[String]) -> Result<Vec<Label>, StoreError> {
    texts.iter().map(|text| label(text)).collect()
}

pub fn bytes<const N: usize>(value: &[u8]) -> Result<[u8; N], StoreError> {
    value.try_into().map_err(|_| unreadable("hash or key of the right length"))
}

pub fn digest(value: Option<&[u8]>) -> Result<Option<SignatureDigest>, StoreError> {
    value.map(|raw| bytes(raw).map(SignatureDigest)).transpose()
}

pub fn code_hash(value: Option<&[u8]>) -> Result<Option<CodeHash>, StoreError> {
    value.map(|raw| bytes(raw).map(CodeHash)).transpose()
}

/// As the comment of `tickets_validity_known` counts them.
pub fn validity_number(validity: Validity) -> i16 {
    match validity {
        Validity::Unactivated => 0,
        Validity::Active => 1,
        Validity::Cancelled => 2,
        Validity::Refunded => 3,
        Validity::Revoked => 4,
        Validity::Blocked => 5,
    }
}

pub fn validity(number: i16) -> Result<Validity, StoreError> {
    match number {
        0 => Ok(Validity::Unactivated),
        1 => Ok(Validity::Active),
        2 => Ok(Validity::Cancelled),
        3 => Ok(Validity::Refunded),
        4 => Ok(Validity::Revoked),
        5 => Ok(Validity::Blocked),
        _ => Err(unreadable("validity")),
    }
}

pub fn kind_number(kind: Kind) -> i16 {
    match kind {
        Kind::CheckIn => 0,
        Kind::CheckOut => 1,
    }
}

pub fn kind(number: i16) -> Result<Kind, StoreError> {
    match number {
        0 => Ok(Kind::CheckIn),
        1 => Ok(Kind::CheckOut),
        _ => Err(unreadable("kind of scan")),
    }
}

pub fn surface_number(surface: Surface) -> i16 {
    match surface {
        Surface::Native => 0,
        Surface::TicketsApi => 1,
        Surface::EventsModule => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_validity_comes_back_as_itself() {
        for value in 0..=5 {
            assert_eq!(validity_number(validity(value).expect("0 to 5 are known")), value);
        }
        assert!(validity(6).is_err());
    }

    #[test]
    fn what_does_not_fit_is_a_data_error() {
        assert!(bigint(u64::MAX).expect_err("too large").is_data());
        assert!(time(Moment(i64::MAX)).expect_err("too late").is_data());
        assert!(integer(Some(u32::MAX)).expect_err("too large").is_data());
    }
}
