//! Teams, promoters, venues, events, admissions and sections.
//!
//! What other folders show of them: [`place::location`] (where an event is), [`wire_event::Event`],
//! [`wire_admission::Admission`], [`wire_section::Section`].

pub mod admissions;
pub mod counts;
pub mod events;
mod lists;
pub mod place;
pub mod promoters;
pub mod sections;
pub mod teams;
pub mod venues;
pub mod visibility;
pub mod wall_clock;
pub mod wire_admission;
pub mod wire_event;
pub mod wire_section;
mod wishes;

use crate::http::at;
use crate::http::tickets_api::on_events;
use actix_web::web::{ServiceConfig, delete, get, post, put};

const ALL: &str = "GET, POST";
const ONE: &str = "GET, PUT, DELETE";

/// Adds the routes.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.configure(of_tenants).configure(of_events);
}

fn of_tenants(cfg: &mut ServiceConfig) {
    cfg.service(at("/teams", ALL, [get().to(teams::list), post().to(teams::create)]))
        .service(at("/teams/{key}", ONE, [get().to(teams::get), put().to(teams::change), delete().to(teams::remove)]))
        .service(at("/promoters", ALL, [get().to(promoters::list), post().to(promoters::create)]))
        .service(at(
            "/promoters/{key}",
            ONE,
            [get().to(promoters::get), put().to(promoters::change), delete().to(promoters::remove)],
        ))
        .service(at("/venues", ALL, [get().to(venues::list), post().to(venues::create)]))
        .service(at(
            "/venues/{key}",
            ONE,
            [get().to(venues::get), put().to(venues::change), delete().to(venues::remove)],
        ));
}

fn of_events(cfg: &mut ServiceConfig) {
    let one_admission = [get().to(admissions::get), put().to(admissions::change), delete().to(admissions::remove)];
    let one_section = [get().to(sections::get), put().to(sections::change), delete().to(sections::remove)];
    let one_event = [get().to(events::get), put().to(events::change), delete().to(events::remove)];
    let admissions = [get().to(admissions::list), post().to(admissions::create)];
    let sections = [get().to(sections::list), post().to(sections::create)];
    cfg.service(on_events(at("/events", ALL, [get().to(events::list), post().to(events::create)])))
        .service(on_events(at("/events/{eventId}/admissions", ALL, admissions)))
        .service(on_events(at("/events/{eventId}/admissions/{id}", ONE, one_admission)))
        .service(on_events(at("/events/{eventId}/sections", ALL, sections)))
        .service(on_events(at("/events/{eventId}/sections/{id}", ONE, one_section)))
        .service(on_events(at("/events/{key}", ONE, one_event)));
}
