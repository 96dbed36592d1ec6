//! Which datatypes there are, and how a record of each is wrapped.

use crate::actors::catalog::{GiftCardInfo, InviteInfo, ProductInfo, PromotionInfo, Stamp, TaxRateInfo};
use crate::actors::registry::{EventInfo, PointInfo, TenantInfo, TypeInfo};
use crate::http::error::ApiError;
use crate::http::events_module::data::event::EventData;
use crate::http::events_module::data::gift_card::GiftCardData;
use crate::http::events_module::data::invite_code::InviteData;
use crate::http::events_module::data::product::ProductData;
use crate::http::events_module::data::promotion::PromotionData;
use crate::http::events_module::data::tax_rate::TaxRateData;
use crate::http::events_module::data::ticket_type::TicketTypeData;
use crate::http::events_module::data::{event, gift_card, invite_code, product, promotion, tax_rate, ticket_type};
use crate::http::events_module::records::Record;
use serde::Serialize;
use utoipa::ToSchema;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Event,
    TicketType,
    Promotion,
    TaxRate,
    GiftCard,
    Product,
    InviteCode,
}

/// The fields of a record, by its datatype.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(untagged)]
pub enum AnyData {
    Event(Box<EventData>),
    TicketType(Box<TicketTypeData>),
    Promotion(PromotionData),
    TaxRate(TaxRateData),
    GiftCard(GiftCardData),
    Product(ProductData),
    InviteCode(InviteData),
}

impl Kind {
    const ALL: [Kind; 7] = [
        Kind::Event,
        Kind::TicketType,
        Kind::Promotion,
        Kind::TaxRate,
        Kind::GiftCard,
        Kind::Product,
        Kind::InviteCode,
    ];

    /// # Errors
    /// `NotFound` for a datatype that is not kept here.
    pub fn named(datatype: &str) -> Result<Kind, ApiError> {
        Kind::ALL.into_iter().find(|kind| kind.word() == datatype).ok_or(ApiError::NotFound("datatype"))
    }

    pub fn word(self) -> &'static str {
        match self {
            Kind::Event => event::DATATYPE,
            Kind::TicketType => ticket_type::DATATYPE,
            Kind::Promotion => promotion::DATATYPE,
            Kind::TaxRate => tax_rate::DATATYPE,
            Kind::GiftCard => gift_card::DATATYPE,
            Kind::Product => product::DATATYPE,
            Kind::InviteCode => invite_code::DATATYPE,
        }
    }

    /// Fields that a search may name.
    pub fn filters(self) -> &'static [&'static str] {
        match self {
            Kind::Event => &["id", "slug"],
            Kind::TicketType => &["id", "slug", "event"],
            Kind::Promotion | Kind::GiftCard => &["id", "code"],
            Kind::TaxRate => &["id"],
            Kind::Product => &["id", "sku", "event"],
            Kind::InviteCode => &["id", "code", "ticketType", "event"],
        }
    }
}

/// The words for all of them.
pub fn datatypes() -> impl Iterator<Item = &'static str> {
    Kind::ALL.into_iter().map(Kind::word)
}

/// How the records of one organisation are wrapped.
pub struct Wrap<'a>(pub &'a TenantInfo);

impl Wrap<'_> {
    fn record(&self, kind: Kind, id: impl ToString, stamp: Stamp, data: AnyData) -> Record<AnyData> {
        let record = Record::new(self.0, id.to_string(), kind.word(), "active", data);
        let dated = record.dated(stamp.created_at.into(), stamp.updated_at.into());
        Record { version: stamp.version.into(), ..dated }
    }

    pub fn event(&self, of: &EventInfo, points: &[PointInfo]) -> Record<AnyData> {
        let stamp = Stamp { version: 1, created_at: of.created_at, updated_at: of.updated_at };
        let data = AnyData::Event(Box::new(EventData::new(of, points)));
        Record { version: of.facts_version, ..self.record(Kind::Event, of.id, stamp, data) }
    }

    pub fn ticket_type(&self, of: &TypeInfo) -> Record<AnyData> {
        let stamp = Stamp { version: 1, created_at: of.created_at, updated_at: of.updated_at };
        let data = AnyData::TicketType(Box::new(TicketTypeData::new(of)));
        Record { version: of.version, ..self.record(Kind::TicketType, of.id, stamp, data) }
    }

    pub fn promotion(&self, of: PromotionInfo) -> Record<AnyData> {
        self.record(Kind::Promotion, of.id, of.stamp, AnyData::Promotion(PromotionData::new(of)))
    }

    pub fn tax_rate(&self, of: TaxRateInfo) -> Record<AnyData> {
        self.record(Kind::TaxRate, of.id, of.stamp, AnyData::TaxRate(TaxRateData::new(of)))
    }

    pub fn gift_card(&self, of: GiftCardInfo) -> Record<AnyData> {
        self.record(Kind::GiftCard, of.id, of.stamp, AnyData::GiftCard(GiftCardData::new(of)))
    }

    pub fn product(&self, of: ProductInfo) -> Record<AnyData> {
        self.record(Kind::Product, of.id, of.stamp, AnyData::Product(ProductData::new(of)))
    }

    pub fn invite(&self, of: InviteInfo) -> Record<AnyData> {
        self.record(Kind::InviteCode, of.id, of.stamp, AnyData::InviteCode(InviteData::new(of)))
    }
}
