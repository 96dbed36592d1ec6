//! States, kinds and channels of orders <-> columns.

use crate::domain::order::{OrderKind, OrderState};
use crate::stores::StoreError;
use crate::stores::postgres::order_records::Channel;

pub fn kind_number(kind: OrderKind) -> i16 {
    match kind {
        OrderKind::Sale => 0,
        OrderKind::Comp => 1,
        OrderKind::Issue => 2,
        OrderKind::PreGenerate => 3,
    }
}

pub fn kind(number: i16) -> Result<OrderKind, StoreError> {
    match number {
        0 => Ok(OrderKind::Sale),
        1 => Ok(OrderKind::Comp),
        2 => Ok(OrderKind::Issue),
        3 => Ok(OrderKind::PreGenerate),
        _ => Err(StoreError::Unreadable("a kind of order that is not known".into())),
    }
}

pub fn state_number(state: OrderState) -> i16 {
    match state {
        OrderState::Pending => 0,
        OrderState::Paid => 1,
        OrderState::Confirmed => 2,
        OrderState::PartiallyRefunded => 3,
        OrderState::Refunded => 4,
        OrderState::Cancelled => 5,
        OrderState::Expired => 6,
    }
}

pub fn state(number: i16) -> Result<OrderState, StoreError> {
    match number {
        0 => Ok(OrderState::Pending),
        1 => Ok(OrderState::Paid),
        2 => Ok(OrderState::Confirmed),
        3 => Ok(OrderState::PartiallyRefunded),
        4 => Ok(OrderState::Refunded),
        5 => Ok(OrderState::Cancelled),
        6 => Ok(OrderState::Expired),
        _ => Err(StoreError::Unreadable("a state of an order that is not known".into())),
    }
}

pub fn channel_number(channel: Channel) -> i16 {
    match channel {
        Channel::Public => 0,
        Channel::Staff => 1,
    }
}

pub fn channel(number: i16) -> Result<Channel, StoreError> {
    match number {
        0 => Ok(Channel::Public),
        1 => Ok(Channel::Staff),
        _ => Err(StoreError::Unreadable("a channel that is not known".into())),
    }
}
