//! Words that are kept below: the document lists them from where they are kept, so that it cannot fall behind.

use crate::domain::order::OrderState;
use crate::domain::scan::Denial;
use crate::domain::ticket::Validity;
use crate::http::events_module::booking::state_word;
use crate::http::events_module::data::{AnyData, datatypes};
use crate::queries::outbox::{DeliveryState, FactKind, NewsState};
use std::borrow::Cow;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

macro_rules! words {
    ($( $(#[doc = $about:literal])* $name:ident = $all:expr; )*) => { $(
        $(#[doc = $about])*
        pub struct $name;

        impl ToSchema for $name {
            fn name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($name))
            }
        }

        impl PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<Schema> {
                let about = [$($about.trim()),*].join(" ");
                let all: Vec<&'static str> = $all.collect();
                let object = ObjectBuilder::new().schema_type(Type::String).enum_values(Some(all));
                object.description(Some(about)).into()
            }
        }
    )* };
}

words! {
    /// Why a scan was refused.
    ReasonWord = Denial::all().into_iter().map(|denial| denial.word());
    /// A fact that webhooks hear of.
    WebhookFactWord = FactKind::ALL.into_iter().filter(|kind| !kind.is_mail()).map(FactKind::word);
    /// A fact that is announced: the first two by mail, the others to webhooks.
    FactWord = FactKind::ALL.into_iter().map(FactKind::word);
    /// `dead`: given up, until staff drive it again.
    DeliveryStateWord = DeliveryState::ALL.into_iter().map(DeliveryState::word);
    /// `dead`: something of it was given up. `unheard`: nobody subscribed.
    NewsStateWord = NewsState::ALL.into_iter().map(NewsState::word);
    /// `revoked`: another ticket took its place.
    TicketStateWord = Validity::ALL.into_iter().map(Validity::word);
    /// What became of a booking.
    BookingStateWord = OrderState::ALL.into_iter().map(state_word);
    /// A kind of record.
    DatatypeWord = datatypes();
}

/// The fields of a record of any kind as they are sent: those of [`AnyData`], none of which must be there.
pub struct AnyFields;

impl ToSchema for AnyFields {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("AnyFields")
    }

    fn schemas(schemas: &mut Vec<(String, utoipa::openapi::RefOr<Schema>)>) {
        schemas.push(("AnyData".to_owned(), AnyData::schema()));
        AnyData::schemas(schemas);
    }
}

impl PartialSchema for AnyFields {
    /// Filled in by `super::events_module::add_fields`, when the shapes of the records are known.
    fn schema() -> utoipa::openapi::RefOr<Schema> {
        ObjectBuilder::new().into()
    }
}
