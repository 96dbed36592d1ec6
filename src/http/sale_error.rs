//! What the sale refuses, as statuses and words.

use crate::actors::sales::{SaleError, SaleRefusal};
use crate::http::error::ApiError;
use actix_web::http::StatusCode;

impl From<SaleError> for ApiError {
    fn from(error: SaleError) -> ApiError {
        match error {
            SaleError::Refused(SaleRefusal::Invalid { field, message }) => {
                ApiError::Field { detail: format!("{field} {message}"), field }
            }
            SaleError::Refused(refusal) => ApiError::Sale(Box::new(refusal)),
            SaleError::Unavailable => ApiError::Unavailable,
            SaleError::GatewayUnavailable => ApiError::GatewayUnavailable,
        }
    }
}

/// Status and code. No wildcard arm: a new refusal must say what it is.
pub(crate) fn facts(refusal: &SaleRefusal) -> (StatusCode, &'static str) {
    match refusal {
        SaleRefusal::Invalid { .. } => (StatusCode::UNPROCESSABLE_ENTITY, "INVALID_FIELD"),
        SaleRefusal::UnknownEvent => (StatusCode::NOT_FOUND, "UNKNOWN_EVENT"),
        SaleRefusal::UnknownBooking => (StatusCode::NOT_FOUND, "UNKNOWN_BOOKING"),
        SaleRefusal::UnknownRefund => (StatusCode::NOT_FOUND, "UNKNOWN_REFUND"),
        SaleRefusal::UnknownNote => (StatusCode::NOT_FOUND, "UNKNOWN_NOTE"),
        SaleRefusal::NotReservable(_) => (StatusCode::CONFLICT, "ORDER_NOT_RESERVABLE"),
        SaleRefusal::UnknownTicket => (StatusCode::NOT_FOUND, "UNKNOWN_TICKET"),
        SaleRefusal::UnknownCustomer => (StatusCode::NOT_FOUND, "UNKNOWN_CUSTOMER"),
        SaleRefusal::UnknownType(_) => (StatusCode::BAD_REQUEST, "UNKNOWN_TICKET_TYPE"),
        SaleRefusal::UnknownProduct(_) => (StatusCode::BAD_REQUEST, "UNKNOWN_PRODUCT"),
        SaleRefusal::BadPromo(_) => (StatusCode::BAD_REQUEST, "INVALID_PROMO_CODE"),
        SaleRefusal::BadGiftCard(_) => (StatusCode::BAD_REQUEST, "INVALID_GIFT_CARD"),
        SaleRefusal::OrderLimit { .. } => (StatusCode::BAD_REQUEST, "ORDER_LIMIT"),
        SaleRefusal::WrongGateway => (StatusCode::BAD_REQUEST, "WRONG_GATEWAY"),
        SaleRefusal::GatewayMissing(_) => (StatusCode::BAD_REQUEST, "GATEWAY_NOT_SET_UP"),
        SaleRefusal::PaymentMismatch => (StatusCode::BAD_REQUEST, "PAYMENT_MISMATCH"),
        SaleRefusal::PaymentFailed(_) => (StatusCode::PAYMENT_REQUIRED, "PAYMENT_FAILED"),
        SaleRefusal::PasscodeNeeded { .. } => (StatusCode::FORBIDDEN, "PASSCODE_NEEDED"),
        SaleRefusal::NotItsTurn { .. } => (StatusCode::CONFLICT, "NOT_ON_SALE_YET"),
        SaleRefusal::EventCancelled => (StatusCode::CONFLICT, "EVENT_CANCELLED"),
        SaleRefusal::InviteNeeded { .. } => (StatusCode::FORBIDDEN, "INVITE_NEEDED"),
        SaleRefusal::SoldOut { .. } => (StatusCode::CONFLICT, "SOLD_OUT"),
        SaleRefusal::SalesNotOpen { .. } => (StatusCode::CONFLICT, "SALES_NOT_OPEN"),
        SaleRefusal::SalesClosed { .. } => (StatusCode::CONFLICT, "SALES_CLOSED"),
        SaleRefusal::BuyerLimit { .. } => (StatusCode::CONFLICT, "BUYER_LIMIT"),
        SaleRefusal::PaymentPending => (StatusCode::CONFLICT, "PAYMENT_PENDING"),
        SaleRefusal::RefUsed => (StatusCode::CONFLICT, "PAYMENT_USED"),
        SaleRefusal::NotTransferable => (StatusCode::CONFLICT, "NOT_TRANSFERABLE"),
        SaleRefusal::AlreadyUsed => (StatusCode::CONFLICT, "ALREADY_USED"),
        SaleRefusal::WrongState { .. } => (StatusCode::CONFLICT, "WRONG_STATE"),
        SaleRefusal::InProgress(_) => (StatusCode::CONFLICT, "IN_PROGRESS"),
        SaleRefusal::KeyReused => (StatusCode::CONFLICT, "KEY_REUSED"),
        SaleRefusal::NothingToRefund => (StatusCode::CONFLICT, "NOTHING_TO_REFUND"),
        SaleRefusal::ExpiredRefunded => (StatusCode::GONE, "EXPIRED_REFUNDED"),
        SaleRefusal::Expired => (StatusCode::GONE, "EXPIRED"),
    }
}
