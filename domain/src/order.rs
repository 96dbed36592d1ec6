//! The life of an order, as a pure state machine: what may happen to it, and what it then owes the world.
//!
//! ```text
//! Pending ──paid──▶ Paid ──issued──▶ Confirmed ──refunded──▶ PartiallyRefunded ──▶ Refunded
//!    │ lapsed        │ places gone        └──cancelled──▶ Cancelled
//!    ▼               ▼
//! Expired ──paid──▶ Paid (late, honoured if places are left; else the payment goes back)
//!    └─reserved─▶ Pending (its buyer came back, and places were left)
//! ```

/// Why an order was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderKind {
    /// Bought, by a buyer or by staff for one.
    Sale,
    /// Given away.
    Comp,
    /// Issued by staff, paid elsewhere.
    Issue,
    /// A batch for the door; activated one by one.
    PreGenerate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderState {
    /// Its places are held; nothing is paid.
    Pending,
    /// The gateway has the money (or nothing was to pay); its tickets are on their way.
    Paid,
    /// Its tickets are there.
    Confirmed,
    PartiallyRefunded,
    Refunded,
    Cancelled,
    /// Not paid in time. A payment that comes later may bring it back.
    Expired,
}

impl OrderState {
    pub const ALL: [OrderState; 7] = [
        OrderState::Pending,
        OrderState::Paid,
        OrderState::Confirmed,
        OrderState::PartiallyRefunded,
        OrderState::Refunded,
        OrderState::Cancelled,
        OrderState::Expired,
    ];

    pub fn word(self) -> &'static str {
        match self {
            OrderState::Pending => "pending",
            OrderState::Paid => "paid",
            OrderState::Confirmed => "confirmed",
            OrderState::PartiallyRefunded => "partially refunded",
            OrderState::Refunded => "refunded",
            OrderState::Cancelled => "cancelled",
            OrderState::Expired => "expired",
        }
    }

    /// Whether its tickets were issued.
    pub fn is_issued(self) -> bool {
        match self {
            OrderState::Confirmed | OrderState::PartiallyRefunded | OrderState::Refunded => true,
            OrderState::Pending | OrderState::Paid | OrderState::Cancelled | OrderState::Expired => false,
        }
    }
}

/// What an order's rules look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Order {
    pub state: OrderState,
    /// What the gateway is asked for; 0 = nothing.
    pub due_minor: i64,
    /// Whether the gateway was seen to have the money.
    pub paid: bool,
    /// Whether its tickets were ever issued.
    pub issued: bool,
}

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fact {
    /// The gateway has the money, or nothing was to pay.
    Paid,
    /// Its hold is committed and its tickets are written.
    Issued,
    /// It was paid, but its places were sold meanwhile.
    PlacesGone,
    /// Its time to pay is over.
    Lapsed,
    /// Places were found for it once more.
    Reserved,
    /// Somebody cancelled it as a whole.
    Cancelled,
    /// Tickets were refunded; `rest` = what of it is still good (tickets, merchandise, money).
    Refunded { rest: Rest },
}

/// Whether anything of an order is left after a refund.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    Something,
    Nothing,
}

/// What an order owes after a fact. Each is harmless to do twice, and a sweeper does what was left undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obligation {
    /// Commit its hold, or take its places again if the hold has gone.
    TakePlaces,
    /// Write its tickets, and say so to everybody who waits for them.
    TellIssued,
    /// Give its places back to sale.
    ReleasePlaces,
    /// Send the whole payment back.
    GiveBackPayment,
    /// Void every ticket of it at the gates.
    CloseTickets,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrderRefusal {
    #[error("the order is {}", .0.word())]
    WrongState(OrderState),
}

/// What becomes of an order, and what it then owes. A fact that is known already changes nothing and owes nothing new.
pub fn step(order: Order, fact: Fact) -> Result<(Order, &'static [Obligation]), OrderRefusal> {
    use Obligation::{CloseTickets, GiveBackPayment, ReleasePlaces, TakePlaces, TellIssued};
    use OrderState::{Cancelled, Confirmed, Expired, Paid, PartiallyRefunded, Pending, Refunded};

    let to = |state| Order { state, ..order };
    let wrong = Err(OrderRefusal::WrongState(order.state));
    match (fact, order.state) {
        (Fact::Paid, Pending | Expired) => Ok((Order { paid: true, ..to(Paid) }, &[TakePlaces])),
        (Fact::Paid, Paid) => Ok((order, &[TakePlaces])),
        // Cancelled before the money came: it goes back.
        (Fact::Paid, Cancelled) if !order.issued && !order.paid => {
            Ok((Order { paid: true, ..order }, if order.due_minor > 0 { &[GiveBackPayment] } else { &[] }))
        }
        (Fact::Paid, Confirmed | PartiallyRefunded | Refunded | Cancelled) => Ok((order, &[])),

        (Fact::Issued, Paid) => Ok((Order { issued: true, ..to(Confirmed) }, &[TellIssued])),
        (Fact::Issued, Confirmed | PartiallyRefunded | Refunded) => Ok((order, &[])),
        (Fact::Issued, Pending | Cancelled | Expired) => wrong,

        (Fact::PlacesGone, Paid) if order.due_minor > 0 => Ok((to(Expired), &[GiveBackPayment])),
        (Fact::PlacesGone, Paid) => Ok((to(Expired), &[])),
        (Fact::PlacesGone, Expired) => Ok((order, &[])),
        (Fact::PlacesGone, Pending | Confirmed | PartiallyRefunded | Refunded | Cancelled) => wrong,

        (Fact::Lapsed, Pending) => Ok((to(Expired), &[ReleasePlaces])),
        // Paid in the last moment: it is not over.
        (Fact::Lapsed, Paid | Confirmed | PartiallyRefunded | Refunded | Cancelled | Expired) => Ok((order, &[])),

        (Fact::Reserved, Expired) if !order.paid => Ok((to(Pending), &[])),
        (Fact::Reserved, Pending) => Ok((order, &[])),
        (Fact::Reserved, Expired | Paid | Confirmed | PartiallyRefunded | Refunded | Cancelled) => wrong,

        (Fact::Cancelled, Pending) => Ok((to(Cancelled), &[ReleasePlaces])),
        (Fact::Cancelled, Confirmed | PartiallyRefunded) => Ok((to(Cancelled), &[CloseTickets])),
        (Fact::Cancelled, Cancelled | Expired) => Ok((to(Cancelled), &[])),
        // Its tickets are being written this moment: ask again when they are there.
        (Fact::Cancelled, Paid | Refunded) => wrong,

        (Fact::Refunded { rest: Rest::Something }, Confirmed | PartiallyRefunded) => Ok((to(PartiallyRefunded), &[])),
        (Fact::Refunded { rest: Rest::Nothing }, Confirmed | PartiallyRefunded | Cancelled | Expired) => {
            Ok((to(Refunded), &[]))
        }
        // What was cancelled by hand stays so, though some of its money went back.
        (Fact::Refunded { rest: Rest::Something }, Cancelled) => Ok((order, &[])),
        (Fact::Refunded { rest: Rest::Something | Rest::Nothing }, Refunded) => Ok((order, &[])),
        (Fact::Refunded { rest: Rest::Something | Rest::Nothing }, Pending | Paid) => wrong,
        (Fact::Refunded { rest: Rest::Something }, Expired) => wrong,
    }
}
