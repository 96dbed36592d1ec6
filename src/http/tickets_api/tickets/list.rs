//! `GET /tickets`.

use crate::domain::ids::{CustomerId, EventId, OrderId, PromoterId, TicketId};
use crate::http::answer::Reply;
use crate::http::error::ApiError;
use crate::http::state::State;
use crate::http::tickets_api::paging::{Ends, LIMIT, PageWish};
use crate::http::tickets_api::principal::{Anyone, Reader, Staff, may_see};
use crate::http::tickets_api::query::Asked;
use crate::http::tickets_api::tickets::TO_READ;
use crate::http::tickets_api::tickets::walk::Walk;
use crate::http::tickets_api::tickets::wire::{TicketPage, TicketStatus};
use crate::queries::pages::{Found, Text, Wanted};
use actix_web::web::Data;
use utoipa::IntoParams;

/// Longest text that is looked for.
const TEXT_CHARS: usize = 200;

/// Which tickets, as the document describes it. At least one is needed; together they narrow.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[allow(dead_code, reason = "describes the query; handlers read it as a Filter")]
pub struct TicketFilters {
    #[param(rename = "orderId", required = false, example = "ord_01h455vb4pex5vsknk084sn02q")]
    order_id: Option<String>,
    #[param(rename = "eventId", required = false, example = "evt_01h455vb4pex5vsknk084sn02q")]
    event_id: Option<String>,
    /// Who bought them.
    #[param(rename = "customerId", required = false, example = "cus_01h455vb4pex5vsknk084sn02q")]
    customer_id: Option<String>,
    /// Of all events of this promoter.
    #[param(rename = "promoterId", required = false, example = "pmt_01h455vb4pex5vsknk084sn02q")]
    promoter_id: Option<String>,
    #[param(inline, required = false)]
    status: Option<TicketStatus>,
    /// A part of the attendee's name, e-mail address or phone number, whatever the case.
    #[param(required = false, max_length = 200, example = "jane")]
    query: Option<String>,
    /// The order's signature: opens the tickets of `orderId` without a token.
    #[param(rename = "orderSignature", required = false, example = "Y4vW-x5LI3YV7O_w")]
    order_signature: Option<String>,
}

/// What was asked for.
struct Filter {
    order: Option<OrderId>,
    event: Option<EventId>,
    customer: Option<CustomerId>,
    promoter: Option<PromoterId>,
    status: Option<TicketStatus>,
    text: Option<Text>,
}

impl Filter {
    fn read(asked: &Asked) -> Result<Filter, ApiError> {
        let text = asked.text("query")?;
        if text.is_some_and(|text| text.chars().count() > TEXT_CHARS || text.contains('\0')) {
            return Err(ApiError::field("query", format!("must be at most {TEXT_CHARS} characters")));
        }
        let filter = Filter {
            order: asked.id("orderId")?,
            event: asked.id("eventId")?,
            customer: asked.id("customerId")?,
            promoter: asked.id("promoterId")?,
            status: asked.word("status", &TicketStatus::WORDS)?,
            text: text.and_then(Text::new),
        };
        let Filter { order, event, customer, promoter, status, text } = &filter;
        let none = order.is_none() && event.is_none() && customer.is_none() && promoter.is_none();
        if none && status.is_none() && text.is_none() {
            let message = "Send at least one filter: orderId, eventId, customerId, promoterId, status or query";
            return Err(ApiError::rule("FILTER_REQUIRED", message));
        }
        Ok(filter)
    }

    fn wanted(&self, reader: &Reader) -> Wanted {
        Wanted {
            tenant: reader.tenant().id,
            order: self.order,
            customer: self.customer,
            event: self.event,
            among: None,
            text: self.text.clone(),
            standing: self.status.map(TicketStatus::standing),
        }
    }
}

/// Tickets of an order, an event, a buyer or a promoter, or by their state or a text; in the order of their making. A page
/// shows each ticket as it stands this moment.
#[utoipa::path(get, path = "/tickets", tag = "tickets API", operation_id = "listTickets",
    params(crate::http::openapi::TenantHeader, TicketFilters, crate::http::tickets_api::paging::PageParams),
    responses((status = 200, body = TicketPage)))]
pub async fn list(state: Data<State>, asked: Asked, anyone: Anyone) -> Result<Reply<TicketPage>, ApiError> {
    let signature = asked.one("orderSignature")?;
    anyone.is_named(signature)?;
    let order = asked.id("orderId")?;
    let reader = anyone.reader(&state, order, signature).await?;
    if let Reader::Staff(staff) = &reader {
        staff.some_tenant()?;
        staff.allow_somewhere(TO_READ)?;
    }
    let filter = Filter::read(&asked)?;
    let wish = PageWish::read(&asked, LIMIT)?;
    let page = match &reader {
        Reader::Staff(staff) => for_staff(&state, &reader, staff, &filter, wish).await?,
        Reader::Customer(customer) => {
            let own = customer.id(&state).await?.filter(|own| filter.customer.is_none_or(|asked| asked == *own));
            match own {
                None => nothing(wish.limit),
                Some(own) => {
                    let wanted = Wanted { customer: Some(own), ..filter.wanted(&reader) };
                    among_promoter(&state, &reader, wanted, &filter, wish, |_| true).await?
                }
            }
        }
        Reader::Signature(..) => {
            among_promoter(&state, &reader, filter.wanted(&reader), &filter, wish, |_| true).await?
        }
    };
    Ok(Reply::ok(page))
}

fn nothing(limit: u32) -> TicketPage {
    TicketPage::new(Vec::new(), Ends { limit, before: None, after: None })
}

/// Lists of one order or one buyer; `may` says whether a ticket may be seen.
async fn among_promoter(
    state: &State,
    reader: &Reader,
    mut wanted: Wanted,
    filter: &Filter,
    wish: PageWish<TicketId>,
    may: impl Fn(&Found) -> bool,
) -> Result<TicketPage, ApiError> {
    if filter.promoter.is_some() && wanted.among.is_none() {
        wanted.among = Some(state.queries().events_of(wanted.tenant, filter.promoter).await?);
    }
    let walk = Walk::begin(state, reader.tenant(), wanted, &[]).await?;
    walk.page(wish, may).await
}

async fn for_staff(
    state: &State,
    reader: &Reader,
    staff: &Staff,
    filter: &Filter,
    wish: PageWish<TicketId>,
) -> Result<TicketPage, ApiError> {
    let wanted = filter.wanted(reader);
    if let Some(event) = filter.event {
        match staff.at_event(state, &event.to_string(), None, TO_READ).await {
            Ok(_) => {}
            // A filter that nothing fits is no fault of the address.
            Err(ApiError::NotFound(_)) => return Ok(nothing(wish.limit)),
            Err(error) => return Err(error),
        }
    }
    if filter.order.is_some() || filter.customer.is_some() {
        let wanted = match staff.device() {
            None => wanted,
            Some(_) => {
                let events = state.queries().events_of(wanted.tenant, filter.promoter).await?;
                Wanted { among: Some(permitted(state, staff, events).await?), ..wanted }
            }
        };
        let seen = |found: &Found| may_see(staff, found.1, Some(found.0), TO_READ);
        return among_promoter(state, reader, wanted, filter, wish, seen).await;
    }
    let mut events = match (filter.event, filter.promoter) {
        (Some(event), None) => vec![event],
        (_, promoter) => state.queries().events_of(wanted.tenant, promoter).await?,
    };
    events.retain(|event| filter.event.is_none_or(|asked| asked == *event));
    let all = events.len();
    let events = permitted(state, staff, events).await?;
    // Every event of the tenant is no filter, nor is the one that is asked for.
    let among = if filter.promoter.is_none() && events.len() == all { None } else { Some(events.clone()) };
    let walk = Walk::begin(state, reader.tenant(), Wanted { among, ..wanted }, &events).await?;
    walk.page(wish, |_| true).await
}

/// Those events that the caller may see tickets of; of a device those that it serves.
async fn permitted(state: &State, staff: &Staff, events: Vec<EventId>) -> Result<Vec<EventId>, ApiError> {
    let mut permitted = Vec::with_capacity(events.len());
    for event in events {
        if !may_see(staff, event, None, TO_READ) {
            continue;
        }
        if let Some(device) = staff.device() {
            let known = state.registry().event_by_id(event).await?;
            if !known.is_some_and(|known| device.serves(event, &known.slug)) {
                continue;
            }
        }
        permitted.push(event);
    }
    Ok(permitted)
}
