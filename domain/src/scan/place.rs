//! Does this scan point take this type, and which scan point is meant.

use crate::ids::TicketTypeId;
use crate::label::Label;
use crate::scan::denial::Denial;
use crate::ticket_type::{PointFacts, TypeFacts};
use rustc_hash::FxHashMap;

/// At most so many places are named to a guest who stands at the wrong one.
pub const ACCEPTED_MAX: usize = 16;

/// The registered scan points of an event. A scan may name one by slug or by id, or name one that is not registered.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Points {
    points: Vec<PointFacts>,
    named: FxHashMap<Label, u32>,
}

impl Points {
    pub fn new(points: Vec<PointFacts>) -> Points {
        let mut named = FxHashMap::default();
        // Ids come last: should a slug spell another point's id, the id means its own point.
        for (place, point) in points.iter().enumerate() {
            named.entry(point.slug.clone()).or_insert(place as u32);
        }
        for (place, point) in points.iter().enumerate() {
            let id = Label::new(&point.id.to_string()).expect("a printed id is a valid label");
            named.insert(id, place as u32);
        }
        Points { points, named }
    }

    pub fn find(&self, name: &Label) -> Option<&PointFacts> {
        self.named.get(name).map(|place| &self.points[*place as usize])
    }

    pub fn iter(&self) -> impl Iterator<Item = &PointFacts> + '_ {
        self.points.iter()
    }

    /// The one name of a scan point: its slug where it is registered, else the name it was given.
    pub fn canonical<'a>(&'a self, name: &'a Label) -> &'a Label {
        self.find(name).map_or(name, |point| &point.slug)
    }

    /// Whether two names mean one scan point.
    pub fn same(&self, one: &Label, other: &Label) -> bool {
        self.canonical(one) == self.canonical(other)
    }
}

/// Where a scan takes place, and whether it has to say so.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub named: Option<&'a Label>,
    pub points: &'a Points,
    pub required: bool,
}

/// The type must take the point and the point must take the type (row 11). Without a named point nothing is checked,
/// unless the event requires one.
pub fn check_place(place: Place<'_>, ticket_type: &TypeFacts) -> Result<(), Denial> {
    let fits = match place.named {
        None => !place.required,
        Some(name) => {
            let registered = place.points.find(name);
            type_takes(ticket_type, name, place.points)
                && registered.is_none_or(|point| point_takes(point, ticket_type.id))
        }
    };
    if fits { Ok(()) } else { Err(Denial::WrongScanPoint { accepted: accepted(ticket_type, place.points) }) }
}

fn type_takes(ticket_type: &TypeFacts, name: &Label, points: &Points) -> bool {
    ticket_type.accepted_points.is_empty() || ticket_type.accepted_points.iter().any(|taken| points.same(taken, name))
}

fn point_takes(point: &PointFacts, ticket_type: TicketTypeId) -> bool {
    point.accepted_types.is_empty() || point.accepted_types.contains(&ticket_type)
}

/// Slugs of the points where this type is taken, at most [`ACCEPTED_MAX`].
fn accepted(ticket_type: &TypeFacts, points: &Points) -> Vec<Label> {
    let mut accepted: Vec<Label> = Vec::new();
    let mut add = |name: &Label| {
        let fits = points.find(name).is_none_or(|point| point_takes(point, ticket_type.id));
        let slug = points.canonical(name);
        if fits && accepted.len() < ACCEPTED_MAX && !accepted.contains(slug) {
            accepted.push(slug.clone());
        }
    };
    if ticket_type.accepted_points.is_empty() {
        points.iter().for_each(|point| add(&point.slug));
    } else {
        ticket_type.accepted_points.iter().for_each(add);
    }
    accepted
}
