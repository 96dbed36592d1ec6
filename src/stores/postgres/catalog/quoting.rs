//! Everything that one purchase needs to be priced, in one round trip and as one moment saw it.

use crate::domain::ids::{EventId, GiftCardId, InviteId, ProductId, PromotionId, TaxRateId, TenantId, TicketTypeId};
use crate::domain::money::Money;
use crate::domain::pricing::{Discount, GiftCard, TaxRate, Uses};
use crate::stores::StoreError;
use crate::stores::postgres::catalog::tax_rates::{applies_to, rate};
use crate::stores::postgres::catalog::{code_key, promotions};
use crate::stores::postgres::convert::{Id, currency, moment};
use crate::stores::postgres::records::Visibility;
use crate::stores::postgres::ticket_types::visibility;
use chrono::{DateTime, Utc};
use serde::Deserialize;
use sqlx::postgres::PgConnection;
use sqlx::types::Json;
use uuid::Uuid;

/// What somebody named in a purchase.
#[derive(Debug, Clone, Default)]
pub struct Named<'a> {
    /// Types are looked for in this event only.
    pub event: Option<EventId>,
    /// Ids or slugs.
    pub ticket_types: &'a [String],
    pub skus: &'a [String],
    pub promotion_code: Option<&'a str>,
    pub gift_card_code: Option<&'a str>,
    pub invite_code: Option<&'a str>,
    /// The buyer's address, to count their uses of the promotion.
    pub buyer: Option<&'a str>,
}

/// A ticket type as the sale sees it.
#[derive(Debug, Clone)]
pub struct TypeForSale {
    pub id: TicketTypeId,
    pub event: EventId,
    pub slug: String,
    pub name: String,
    pub price: Money,
    /// The booking fee of one ticket.
    pub booking_minor: i64,
    pub capacity: Option<u32>,
    pub max_per_order: u32,
    pub max_per_customer: Option<u32>,
    pub visibility: Visibility,
    pub sale_start: Option<DateTime<Utc>>,
    pub sale_end: Option<DateTime<Utc>>,
    pub transferable: bool,
    pub perks: Vec<String>,
}

#[derive(Debug, Clone)]
pub struct ProductForSale {
    pub id: ProductId,
    pub sku: String,
    pub name: String,
    pub price: Money,
    /// `None` = no limit.
    pub stock: Option<u32>,
}

#[derive(Debug, Clone)]
pub struct PromotionForSale {
    pub id: PromotionId,
    pub code: String,
    pub discount: Discount,
    /// Slugs or ids of ticket types; empty = everything.
    pub ticket_types: Vec<String>,
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    pub uses_max: Option<u32>,
    pub uses_per_customer_max: Option<u32>,
    pub uses: Uses,
}

#[derive(Debug, Clone)]
pub struct InviteForSale {
    pub id: InviteId,
    pub ticket_type: TicketTypeId,
    pub uses_max: Option<u32>,
    pub uses: u32,
}

/// What there is of what was named. Names that are not there are simply missing.
#[derive(Debug, Clone)]
pub struct ForSale {
    pub ticket_types: Vec<TypeForSale>,
    /// Merchandise only: a ticket is bought as its type.
    pub products: Vec<ProductForSale>,
    pub promotion: Option<PromotionForSale>,
    /// All of the tenant's, in the order of creation, with their names.
    pub taxes: Vec<(TaxRate, String)>,
    pub gift_card: Option<(GiftCardId, GiftCard)>,
    pub invite: Option<InviteForSale>,
}

/// Reads it. A tenant has at most 100 tax rates that count.
pub async fn read(db: &mut PgConnection, tenant: TenantId, named: &Named<'_>) -> Result<ForSale, StoreError> {
    let type_ids: Vec<Uuid> =
        named.ticket_types.iter().filter_map(|name| name.parse().ok()).map(TicketTypeId::uuid).collect();
    let row = sqlx::query!(
        r#"select
             (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from (
                 select id, event, slug, name, price_minor, booking_minor, currency, capacity, max_per_order, max_per_customer,
                        visibility, sale_start, sale_end, transferable, perks
                 from ticket_types
                 where tenant = $1 and ($2::uuid is null or event = $2) and (id = any($3) or slug = any($4))
             ) k) as "types!: Json<Vec<TypeRow>>",
             (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from (
                 select id, sku, name, price_minor, currency, stock
                 from products where tenant = $1 and sku = any($5) and ticket_type is null
             ) p) as "products!: Json<Vec<ProductRow>>",
             (select to_jsonb(c) from (
                 select id, code, kind, value_millionths, ticket_types, starts_at, ends_at, uses_max,
                        uses_per_customer_max,
                        (select count(*) from promotion_uses where promotion = promotions.id) as uses,
                        (select count(*) from promotion_uses
                         where promotion = promotions.id and buyer = $9) as uses_by_buyer
                 from promotions where tenant = $1 and code_key = $6
             ) c) as "promotion: Json<PromotionRow>",
             (select coalesce(jsonb_agg(to_jsonb(t) order by t.id), '[]') from (
                 select id, name, rate_ppm, inclusive, applies_to
                 from tax_rates where tenant = $1 order by id limit 100
             ) t) as "taxes!: Json<Vec<TaxRow>>",
             (select to_jsonb(g) from (
                 select id, balance_minor, currency, expires_at
                 from gift_cards where tenant = $1 and code_key = $7
             ) g) as "gift_card: Json<CardRow>",
             (select to_jsonb(i) from (
                 select id, ticket_type, uses_max,
                        (select count(*) from invite_uses where invite = invite_codes.id) as uses
                 from invite_codes where tenant = $1 and code_key = $8
             ) i) as "invite: Json<InviteRow>""#,
        tenant.uuid(),
        named.event.map(Id::uuid),
        &type_ids,
        named.ticket_types,
        named.skus,
        named.promotion_code.map(code_key),
        named.gift_card_code.map(code_key),
        named.invite_code.map(code_key),
        named.buyer.map(code_key)
    )
    .fetch_one(db)
    .await?;
    Ok(ForSale {
        ticket_types: row.types.0.into_iter().map(TypeRow::read).collect::<Result<_, _>>()?,
        products: row.products.0.into_iter().map(ProductRow::read).collect::<Result<_, _>>()?,
        promotion: row.promotion.map(|row| row.0.read()).transpose()?,
        taxes: row.taxes.0.into_iter().map(TaxRow::read).collect::<Result<_, _>>()?,
        gift_card: row.gift_card.map(|row| row.0.read()).transpose()?,
        invite: row.invite.map(|row| row.0.read()).transpose()?,
    })
}

/// Most types of one [`read_types`].
pub const TYPES_MAX: usize = 4;

/// Reads what a crowd asks for: a few types of one event, bought without codes and merchandise. One to [`TYPES_MAX`].
///
/// Postgres plans this once for a connection; [`read`] it plans anew every time, which takes five times as long as running
/// it. An array of types would make it do so here too: a plan for arrays of any length looks dearer than one for this array.
pub async fn read_types(
    db: &mut PgConnection,
    tenant: TenantId,
    event: EventId,
    types: &[TicketTypeId],
) -> Result<ForSale, StoreError> {
    let [first, ..] = types else { return Err(StoreError::Unreadable("no type was asked for".into())) };
    let id = |at: usize| types.get(at).unwrap_or(first).uuid();
    let row = sqlx::query!(
        r#"select
             (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from (
                 select id, event, slug, name, price_minor, booking_minor, currency, capacity, max_per_order, max_per_customer,
                        visibility, sale_start, sale_end, transferable, perks
                 from ticket_types where tenant = $1 and event = $2 and id in ($3, $4, $5, $6)
             ) k) as "types!: Json<Vec<TypeRow>>",
             (select coalesce(jsonb_agg(to_jsonb(t) order by t.id), '[]') from (
                 select id, name, rate_ppm, inclusive, applies_to
                 from tax_rates where tenant = $1 order by id limit 100
             ) t) as "taxes!: Json<Vec<TaxRow>>""#,
        tenant.uuid(),
        event.uuid(),
        id(0),
        id(1),
        id(2),
        id(3)
    )
    .fetch_one(db)
    .await?;
    Ok(ForSale {
        ticket_types: row.types.0.into_iter().map(TypeRow::read).collect::<Result<_, _>>()?,
        products: Vec::new(),
        promotion: None,
        taxes: row.taxes.0.into_iter().map(TaxRow::read).collect::<Result<_, _>>()?,
        gift_card: None,
        invite: None,
    })
}

/// An id as JSON writes it.
fn id<I: Id>(text: &str) -> Result<I, StoreError> {
    Uuid::parse_str(text).map(I::of).map_err(|error| StoreError::Unreadable(error.to_string()))
}

#[derive(Debug, Deserialize)]
struct TypeRow {
    id: String,
    event: String,
    slug: String,
    name: String,
    price_minor: i64,
    booking_minor: i64,
    currency: String,
    capacity: Option<u32>,
    max_per_order: u32,
    max_per_customer: Option<u32>,
    visibility: String,
    sale_start: Option<DateTime<Utc>>,
    sale_end: Option<DateTime<Utc>>,
    transferable: bool,
    perks: Vec<String>,
}

impl TypeRow {
    fn read(self) -> Result<TypeForSale, StoreError> {
        Ok(TypeForSale {
            id: id(&self.id)?,
            event: id(&self.event)?,
            slug: self.slug,
            name: self.name,
            price: Money::new(self.price_minor, currency(&self.currency)?),
            booking_minor: self.booking_minor,
            capacity: self.capacity,
            max_per_order: self.max_per_order,
            max_per_customer: self.max_per_customer,
            visibility: visibility(&self.visibility)?,
            sale_start: self.sale_start,
            sale_end: self.sale_end,
            transferable: self.transferable,
            perks: self.perks,
        })
    }
}

#[derive(Debug, Deserialize)]
struct ProductRow {
    id: String,
    sku: String,
    name: String,
    price_minor: i64,
    currency: String,
    stock: Option<u32>,
}

impl ProductRow {
    fn read(self) -> Result<ProductForSale, StoreError> {
        let price = Money::new(self.price_minor, currency(&self.currency)?);
        Ok(ProductForSale { id: id(&self.id)?, sku: self.sku, name: self.name, price, stock: self.stock })
    }
}

#[derive(Debug, Deserialize)]
struct PromotionRow {
    id: String,
    code: String,
    kind: String,
    value_millionths: i64,
    ticket_types: Vec<String>,
    starts_at: Option<DateTime<Utc>>,
    ends_at: Option<DateTime<Utc>>,
    uses_max: Option<u32>,
    uses_per_customer_max: Option<u32>,
    uses: u32,
    uses_by_buyer: u32,
}

impl PromotionRow {
    fn read(self) -> Result<PromotionForSale, StoreError> {
        Ok(PromotionForSale {
            id: id(&self.id)?,
            code: self.code,
            discount: promotions::discount(&self.kind, self.value_millionths)?,
            ticket_types: self.ticket_types,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            uses_max: self.uses_max,
            uses_per_customer_max: self.uses_per_customer_max,
            uses: Uses { total: self.uses, by_customer: self.uses_by_buyer },
        })
    }
}

#[derive(Debug, Deserialize)]
struct TaxRow {
    id: String,
    name: String,
    rate_ppm: i64,
    inclusive: bool,
    applies_to: String,
}

impl TaxRow {
    fn read(self) -> Result<(TaxRate, String), StoreError> {
        let tax = TaxRate {
            id: id::<TaxRateId>(&self.id)?,
            rate: rate(self.rate_ppm)?,
            inclusive: self.inclusive,
            applies_to: applies_to(&self.applies_to)?,
        };
        Ok((tax, self.name))
    }
}

#[derive(Debug, Deserialize)]
struct CardRow {
    id: String,
    balance_minor: i64,
    currency: String,
    expires_at: Option<DateTime<Utc>>,
}

impl CardRow {
    fn read(self) -> Result<(GiftCardId, GiftCard), StoreError> {
        let balance = Money::new(self.balance_minor, currency(&self.currency)?);
        Ok((id(&self.id)?, GiftCard { balance, expires: self.expires_at.map(moment) }))
    }
}

#[derive(Debug, Deserialize)]
struct InviteRow {
    id: String,
    ticket_type: String,
    uses_max: Option<u32>,
    uses: u32,
}

impl InviteRow {
    fn read(self) -> Result<InviteForSale, StoreError> {
        let ticket_type = id(&self.ticket_type)?;
        Ok(InviteForSale { id: id(&self.id)?, ticket_type, uses_max: self.uses_max, uses: self.uses })
    }
}
