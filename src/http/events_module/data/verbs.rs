//! The five verbs, each once for all datatypes: who may, whom to ask, how it is wrapped.

use crate::actors::catalog::{Catalog, Found, InviteAsked, ProductFilter};
use crate::actors::registry::{EventInfo, RegistryError, TypeInfo};
use crate::domain::ids::TenantId;
use crate::domain::money::{Currency, Money};
use crate::http::auth::{Action, Resource};
use crate::http::error::ApiError;
use crate::http::events_module::data::asked::Asked;
use crate::http::events_module::data::fields::{Fields, given};
use crate::http::events_module::data::kinds::{AnyData, Kind, Wrap};
use crate::http::events_module::data::{event, gift_card, invite_code, product, promotion, tax_rate, ticket_type};
use crate::http::events_module::principal::Staff;
use crate::http::events_module::records::{Listed, Record};
use crate::http::gate::outage;
use crate::http::state::State;
use std::str::FromStr;

const READ: &[Action] = &[Action::EventRead, Action::EventWrite];
const WRITE: &[Action] = &[Action::EventWrite];

type Made = Result<Record<AnyData>, ApiError>;

/// What one call works with.
pub struct Desk<'a> {
    pub state: &'a State,
    pub staff: &'a Staff,
}

impl Desk<'_> {
    fn wrap(&self) -> Wrap<'_> {
        Wrap(&self.staff.org)
    }

    fn catalog(&self) -> Catalog {
        self.state.registry().catalog()
    }

    /// The organisation, if the caller may read all that it sells.
    fn reads(&self) -> Result<TenantId, ApiError> {
        self.staff.tenant_for(READ)
    }

    fn writes(&self) -> Result<TenantId, ApiError> {
        self.staff.tenant_for(WRITE)
    }

    pub async fn create(&self, kind: Kind, fields: &Fields) -> Made {
        let (wrap, catalog) = (self.wrap(), self.catalog());
        Ok(match kind {
            Kind::Event => {
                let (new, points) = event::new(fields)?;
                if new.outage_policy.is_some() {
                    self.staff.need(outage::DECIDE, &Resource::ANY)?;
                }
                let made = self.state.registry().create_whole_event(self.writes()?, new, points).await?;
                return self.whole(&made).await;
            }
            Kind::TicketType => {
                let new = ticket_type::new(fields)?;
                let event = self.staff.event_for(self.state, &new.event, WRITE).await?;
                wrap.ticket_type(&self.state.registry().create_ticket_type(event.tenant, new).await?)
            }
            Kind::Promotion => {
                wrap.promotion(catalog.create_promotion(self.writes()?, promotion::change(fields)?).await?)
            }
            Kind::TaxRate => wrap.tax_rate(catalog.create_tax_rate(self.writes()?, tax_rate::change(fields)?).await?),
            Kind::GiftCard => {
                wrap.gift_card(catalog.create_gift_card(self.writes()?, gift_card::change(fields)?).await?)
            }
            Kind::Product => wrap.product(catalog.create_product(self.writes()?, product::change(fields)?).await?),
            Kind::InviteCode => wrap.invite(catalog.create_invite(self.writes()?, invite_code::change(fields)?).await?),
        })
    }

    pub async fn get(&self, kind: Kind, name: &str) -> Made {
        let (wrap, catalog) = (self.wrap(), self.catalog());
        let found = match kind {
            Kind::Event => return self.whole(&*self.staff.event_for(self.state, name, READ).await?).await,
            Kind::TicketType => Some(wrap.ticket_type(&self.type_named(name, READ).await?)),
            Kind::Promotion => catalog.promotion(self.reads()?, id(name, kind)?).await?.map(|of| wrap.promotion(of)),
            Kind::TaxRate => catalog.tax_rate(self.reads()?, id(name, kind)?).await?.map(|of| wrap.tax_rate(of)),
            Kind::GiftCard => catalog.gift_card(self.reads()?, id(name, kind)?).await?.map(|of| wrap.gift_card(of)),
            Kind::Product => catalog.product(self.reads()?, name).await?.map(|of| wrap.product(of)),
            Kind::InviteCode => catalog.invite(self.reads()?, id(name, kind)?).await?.map(|of| wrap.invite(of)),
        };
        found.ok_or(ApiError::NotFound(kind.word()))
    }

    pub async fn update(&self, kind: Kind, name: &str, fields: &Fields) -> Made {
        let (wrap, catalog) = (self.wrap(), self.catalog());
        Ok(match kind {
            Kind::Event => {
                let found = self.staff.event_for(self.state, name, WRITE).await?;
                let (mut patch, points) = event::change(fields)?;
                if let Some(policy) = patch.outage_policy.take() {
                    self.staff.need(outage::DECIDE, &Resource::of(&found))?;
                    outage::change(self.state, self.staff, found.tenant, found.id, policy.as_deref()).await?;
                }
                let (registry, id) = (self.state.registry(), found.id.to_string());
                let changed = registry.update_whole_event(self.staff.tenant(), &id, patch, points).await?;
                self.state.gate().take_notice(changed.id).await;
                return self.whole(&changed).await;
            }
            Kind::TicketType => wrap.ticket_type(&self.update_type(name, fields).await?),
            Kind::Promotion => {
                let (id, patch) = (id(name, kind)?, promotion::change(fields)?);
                wrap.promotion(catalog.update_promotion(self.writes()?, id, patch).await?)
            }
            Kind::TaxRate => {
                let (id, patch) = (id(name, kind)?, tax_rate::change(fields)?);
                wrap.tax_rate(catalog.update_tax_rate(self.writes()?, id, patch).await?)
            }
            Kind::GiftCard => {
                let (id, patch) = (id(name, kind)?, gift_card::change(fields)?);
                wrap.gift_card(catalog.update_gift_card(self.writes()?, id, patch).await?)
            }
            Kind::Product => {
                wrap.product(catalog.update_product(self.writes()?, name, product::change(fields)?).await?)
            }
            Kind::InviteCode => {
                let (id, patch) = (id(name, kind)?, invite_code::change(fields)?);
                wrap.invite(catalog.update_invite(self.writes()?, id, patch).await?)
            }
        })
    }

    /// Answers the id of what is gone.
    pub async fn delete(&self, kind: Kind, name: &str) -> Result<String, ApiError> {
        let (registry, catalog) = (self.state.registry(), self.catalog());
        match kind {
            Kind::Event => {
                let id = self.staff.event_for(self.state, name, WRITE).await?.id.to_string();
                registry.delete_event(self.staff.tenant(), &id).await?;
                return Ok(id);
            }
            Kind::TicketType => {
                let found = self.type_named(name, WRITE).await?;
                let id = found.id.to_string();
                registry.delete_ticket_type(found.tenant, Some(found.event), &id).await?;
                return Ok(id);
            }
            Kind::Promotion => catalog.delete_promotion(self.writes()?, id(name, kind)?).await?,
            Kind::TaxRate => catalog.delete_tax_rate(self.writes()?, id(name, kind)?).await?,
            Kind::GiftCard => catalog.delete_gift_card(self.writes()?, id(name, kind)?).await?,
            Kind::Product => catalog.delete_product(self.writes()?, name).await?,
            Kind::InviteCode => catalog.delete_invite(self.writes()?, id(name, kind)?).await?,
        }
        Ok(name.to_owned())
    }

    pub async fn find(&self, kind: Kind, asked: &Asked) -> Result<Listed<Record<AnyData>>, ApiError> {
        asked.only(kind.filters())?;
        if let Some(name) = asked.filter("id").or_else(|| asked.filter("slug").filter(|_| kind == Kind::Event)) {
            return self.at_most_one(asked, self.get(kind, name).await);
        }
        let (wrap, catalog, listed) = (self.wrap(), self.catalog(), asked.listed());
        let code = asked.filter("code");
        Ok(match kind {
            Kind::Event => {
                let found = self.state.registry().listed_events(self.reads()?, &listed).await?;
                let mut records = Vec::with_capacity(found.items.len());
                for event in &found.items {
                    records.push(self.whole(event).await?);
                }
                Listed::new(records, found.total, asked.paging)
            }
            Kind::TicketType => return self.find_types(asked).await,
            Kind::Promotion => {
                page(asked, catalog.promotions(self.reads()?, code, &listed).await?, |of| wrap.promotion(of))
            }
            Kind::TaxRate => page(asked, catalog.tax_rates(self.reads()?, &listed).await?, |of| wrap.tax_rate(of)),
            Kind::GiftCard => {
                page(asked, catalog.gift_cards(self.reads()?, code, &listed).await?, |of| wrap.gift_card(of))
            }
            Kind::Product => {
                let event = match asked.filter("event") {
                    Some(name) => Some(self.staff.event_for(self.state, name, READ).await?.id),
                    None => None,
                };
                let filter = ProductFilter { sku: asked.filter("sku"), event, ..ProductFilter::default() };
                page(asked, catalog.products(self.reads()?, filter, &listed).await?, |of| wrap.product(of))
            }
            Kind::InviteCode => {
                let named = |name| asked.filter(name).map(str::to_owned);
                let wanted =
                    InviteAsked { code: named("code"), ticket_type: named("ticketType"), event: named("event") };
                page(asked, catalog.invites(self.reads()?, &wanted, &listed).await?, |of| wrap.invite(of))
            }
        })
    }

    async fn find_types(&self, asked: &Asked) -> Result<Listed<Record<AnyData>>, ApiError> {
        let registry = self.state.registry();
        let event = match asked.filter("event") {
            Some(name) => Some(self.staff.event_for(self.state, name, READ).await?.id),
            None => None,
        };
        let tenant = if event.is_some() { self.staff.tenant() } else { self.reads()? };
        if let Some(slug) = asked.filter("slug") {
            let found = registry.ticket_type(tenant, event, slug).await?;
            let found = found.map(|of| self.wrap().ticket_type(&of)).ok_or(ApiError::NotFound("ticket type"));
            return self.at_most_one(asked, found);
        }
        let found = registry.listed_ticket_types(tenant, event, &asked.listed()).await?;
        Ok(page(asked, found, |of| self.wrap().ticket_type(&of)))
    }

    /// A search for what is not there finds nothing, which is no error.
    fn at_most_one(&self, asked: &Asked, found: Made) -> Result<Listed<Record<AnyData>>, ApiError> {
        match found {
            Ok(record) => Ok(Listed::new(vec![record], 1, asked.paging)),
            Err(ApiError::NotFound(_)) => Ok(Listed::new(Vec::new(), 0, asked.paging)),
            Err(error) => Err(error),
        }
    }

    /// An event with its scan points.
    async fn whole(&self, event: &EventInfo) -> Made {
        let points = self.state.registry().scan_points(self.staff.tenant(), event.id).await?;
        Ok(self.wrap().event(event, &points))
    }

    /// A type by id, or by a slug that only one event of the organisation uses.
    async fn type_named(&self, name: &str, any_of: &[Action]) -> Result<TypeInfo, ApiError> {
        let found = match self.state.registry().ticket_type(self.staff.some_tenant()?, None, name).await {
            Err(RegistryError::Invalid { .. }) => {
                let message = "several events have a ticket type of this slug: name it by its id";
                return Err(ApiError::field("id", message));
            }
            other => other?.ok_or(ApiError::NotFound("ticket type"))?,
        };
        self.staff.need(any_of, &Resource::event(found.event))?;
        Ok(found)
    }

    async fn update_type(&self, name: &str, fields: &Fields) -> Result<TypeInfo, ApiError> {
        let found = self.type_named(name, WRITE).await?;
        if let Some(named) = given(fields.text(&["event", "eventId"])?) {
            let event = self.staff.event_for(self.state, &named, READ).await?;
            if event.id != found.event {
                return Err(ApiError::field("event", "cannot change: a ticket type stays with its event"));
            }
        }
        let currency = Currency::new(&found.currency).map_err(|_| ApiError::Internal)?;
        let patch = ticket_type::change(fields, Money::new(found.price_minor, currency), &found.extras)?;
        let id = found.id.to_string();
        let changed = self.state.registry().update_ticket_type(found.tenant, Some(found.event), &id, patch).await?;
        self.state.gate().take_notice(found.event).await;
        Ok(changed)
    }
}

fn page<T>(asked: &Asked, found: Found<T>, wrap: impl Fn(T) -> Record<AnyData>) -> Listed<Record<AnyData>> {
    Listed::new(found.items.into_iter().map(wrap).collect(), found.total, asked.paging)
}

/// An id that cannot be is the id of nothing.
fn id<I: FromStr>(text: &str, kind: Kind) -> Result<I, ApiError> {
    text.parse().map_err(|_| ApiError::NotFound(kind.word()))
}
