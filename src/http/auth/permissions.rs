//! What a token may do: both published spellings, wildcards, narrowing to one resource, denials.

use crate::actors::registry::EventInfo;
use crate::domain::ids::{EventId, PromoterId, TeamId, TicketId, VenueId};

/// Something a route asks for. The closed list of what is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    TicketScan,
    TicketRead,
    TicketWrite,
    EventRead,
    EventWrite,
    /// What becomes of scans while Redis is away.
    EventOutage,
    /// What the gates of an event come to.
    EventPerformanceRead,
    OrderRead,
    OrderWrite,
    PromoterRead,
    PromoterWrite,
    VenueRead,
    VenueWrite,
    TeamRead,
    TeamWrite,
    /// Seeing tenants.
    TenantRead,
    /// Changing tenants, and the keys that sign their tickets.
    TenantWrite,
}

impl Action {
    pub(crate) const ALL: [Action; 17] = [
        Action::TicketScan,
        Action::TicketRead,
        Action::TicketWrite,
        Action::EventRead,
        Action::EventWrite,
        Action::EventOutage,
        Action::EventPerformanceRead,
        Action::OrderRead,
        Action::OrderWrite,
        Action::PromoterRead,
        Action::PromoterWrite,
        Action::VenueRead,
        Action::VenueWrite,
        Action::TeamRead,
        Action::TeamWrite,
        Action::TenantRead,
        Action::TenantWrite,
    ];

    /// The dotted node of this action.
    pub fn node(self) -> &'static str {
        match self {
            Action::TicketScan => "ticket.scan",
            Action::TicketRead => "ticket.read",
            Action::TicketWrite => "ticket.write",
            Action::EventRead => "event.read",
            Action::EventWrite => "event.write",
            Action::EventOutage => "event.outage",
            Action::EventPerformanceRead => "event.performance.read",
            Action::OrderRead => "order.read",
            Action::OrderWrite => "order.write",
            Action::PromoterRead => "promoter.read",
            Action::PromoterWrite => "promoter.write",
            Action::VenueRead => "venue.read",
            Action::VenueWrite => "venue.write",
            Action::TeamRead => "team.read",
            Action::TeamWrite => "team.write",
            Action::TenantRead => "tenant.read",
            Action::TenantWrite => "tenant.write",
        }
    }

    fn bit(self) -> u32 {
        1 << (self as u8)
    }
}

/// What the action is about, as far as the route knows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Resource {
    pub event: Option<EventId>,
    pub ticket: Option<TicketId>,
    /// Whose the event is, and where it is held.
    pub promoter: Option<PromoterId>,
    pub team: Option<TeamId>,
    pub venue: Option<VenueId>,
}

impl Resource {
    /// Nothing in particular: a narrowed permission does not reach it.
    pub const ANY: Resource = Resource { event: None, ticket: None, promoter: None, team: None, venue: None };

    /// An event of which nothing else is known. Where the event itself is at hand: [`Resource::of`].
    pub const fn event(event: EventId) -> Resource {
        Resource { event: Some(event), ..Resource::ANY }
    }

    /// An event, with everything that a permission may be narrowed to.
    pub fn of(event: &EventInfo) -> Resource {
        Resource {
            event: Some(event.id),
            ticket: None,
            promoter: Some(event.promoter),
            team: Some(event.team),
            venue: event.shown.venue_id,
        }
    }

    /// The same, about one ticket.
    pub const fn ticket(self, ticket: TicketId) -> Resource {
        Resource { ticket: Some(ticket), ..self }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Narrowing {
    None,
    Event(EventId),
    Ticket(TicketId),
    Promoter(PromoterId),
    Team(TeamId),
    Venue(VenueId),
    /// A kind of resource that no route of ours is about (an order).
    Elsewhere,
}

#[derive(Debug, Clone, Copy)]
struct Rule {
    actions: u32,
    only: Narrowing,
    denies: bool,
}

impl Rule {
    fn reaches(&self, action: Action, resource: &Resource) -> bool {
        if self.actions & action.bit() == 0 {
            return false;
        }
        match self.only {
            Narrowing::None => true,
            Narrowing::Event(event) => resource.event == Some(event),
            Narrowing::Ticket(ticket) => resource.ticket == Some(ticket),
            Narrowing::Promoter(promoter) => self.reaches_whose(resource, resource.promoter, promoter),
            Narrowing::Team(team) => self.reaches_whose(resource, resource.team, team),
            Narrowing::Venue(venue) => resource.venue == Some(venue),
            Narrowing::Elsewhere => false,
        }
    }

    /// Every event is somebody's: where the route does not know whose, a denial reaches it and a permission does not.
    fn reaches_whose<I: PartialEq>(&self, resource: &Resource, known: Option<I>, wanted: I) -> bool {
        match known {
            Some(known) => known == wanted,
            None => self.denies && resource.event.is_some(),
        }
    }
}

/// The permissions of one token, read once.
#[derive(Debug, Clone, Default)]
pub struct Permissions {
    rules: Vec<Rule>,
}

impl Permissions {
    /// Reads the `permissions` claim. Words that mean nothing here are left out: they allow nothing.
    pub fn read<'a>(words: impl IntoIterator<Item = &'a str>) -> Permissions {
        Permissions { rules: words.into_iter().filter_map(read_rule).collect() }
    }

    /// Whether the action is allowed on the resource. A denial outranks every permission.
    pub fn allow(&self, action: Action, resource: &Resource) -> bool {
        let mut allowed = false;
        for rule in &self.rules {
            if rule.reaches(action, resource) {
                if rule.denies {
                    return false;
                }
                allowed = true;
            }
        }
        allowed
    }

    /// Whether there is anything at all that the action is allowed on.
    pub fn allow_somewhere(&self, action: Action) -> bool {
        let about = |rule: &&Rule| rule.actions & action.bit() != 0;
        let everywhere = |rule: &Rule| matches!(rule.only, Narrowing::None);
        self.rules.iter().filter(about).any(|rule| !rule.denies)
            && !self.rules.iter().filter(about).any(|rule| rule.denies && everywhere(rule))
    }
}

fn read_rule(word: &str) -> Option<Rule> {
    let word = word.trim();
    let (denies, word) = match word.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    if let Some(actions) = old_word(word) {
        return (actions != 0).then_some(Rule { actions, only: Narrowing::None, denies });
    }
    let (node, only) = split_resource(word);
    let actions = matching(node);
    (actions != 0).then_some(Rule { actions, only, denies })
}

/// The older spelling; `None` if it is not one of its words.
fn old_word(word: &str) -> Option<u32> {
    match word {
        "FULL" => Some(matching("*")),
        "SCANNING" => Some(matching("ticket.scan") | matching("ticket.read")),
        "ORDER" => Some(matching("order.*") | matching("ticket.read") | matching("ticket.write")),
        "EVENT" => Some(matching("event.*")),
        "PROMOTER" => Some(matching("promoter.*")),
        "TEAM" => Some(matching("team.*")),
        "VENUE" => Some(matching("venue.*")),
        // Whoever edits what is shown: the event and everything around it, not its money and not its doors.
        "EDITOR" => {
            Some(matching("event.read") | matching("event.write") | matching("venue.*") | matching("promoter.read"))
        }
        "FINANCE" | "MARKETING" | "BILLING" => Some(0),
        _ => None,
    }
}

/// Takes a trailing resource id off a node: `ticket.scan.evt_...` is `ticket.scan` on that event only.
fn split_resource(word: &str) -> (&str, Narrowing) {
    let Some((node, last)) = word.rsplit_once('.') else {
        return (word, Narrowing::None);
    };
    if !last.contains('_') {
        return (word, Narrowing::None);
    }
    if let Ok(event) = last.parse() {
        return (node, Narrowing::Event(event));
    }
    let kinds = [
        last.parse().map(Narrowing::Ticket),
        last.parse().map(Narrowing::Promoter),
        last.parse().map(Narrowing::Team),
        last.parse().map(Narrowing::Venue),
    ];
    (node, kinds.into_iter().flatten().next().unwrap_or(Narrowing::Elsewhere))
}

/// The actions a node stands for: itself, everything below `prefix.*`, or everything.
fn matching(node: &str) -> u32 {
    let below = node.strip_suffix(".*");
    let reaches = |action: &Action| {
        let name = action.node();
        if node == "*" || node == name {
            return true;
        }
        match below {
            Some(prefix) => name.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')),
            None => false,
        }
    };
    Action::ALL.iter().filter(|action| reaches(action)).fold(0, |bits, action| bits | action.bit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Action::{EventRead, EventWrite, OrderWrite, TenantWrite, TicketRead, TicketScan, TicketWrite};

    const EVENT: EventId = EventId::from_bytes([1; 16]);
    const OTHER: EventId = EventId::from_bytes([2; 16]);

    fn may(words: &[&str], action: Action) -> bool {
        Permissions::read(words.iter().copied()).allow(action, &Resource::event(EVENT))
    }

    #[test]
    fn the_old_words_mean_what_is_published() {
        assert!(may(&["SCANNING"], TicketScan));
        assert!(may(&["SCANNING"], TicketRead));
        assert!(!may(&["SCANNING"], TicketWrite));
        assert!(may(&["ORDER"], OrderWrite));
        assert!(may(&["ORDER"], TicketWrite));
        assert!(!may(&["ORDER"], TicketScan));
        assert!(!may(&["ORDER"], EventWrite));
        assert!(Action::ALL.iter().all(|action| may(&["FULL"], *action)));
        assert!(!may(&["FINANCE"], TicketRead));
        assert!(may(&["EVENT"], Action::EventPerformanceRead));
        assert!(may(&["PROMOTER"], Action::PromoterWrite));
        assert!(!may(&["PROMOTER"], Action::TeamRead));
        assert!(!may(&["full"], TicketRead));
    }

    #[test]
    fn nodes_match_whole_segments_only() {
        assert!(may(&["ticket.scan"], TicketScan));
        assert!(may(&["ticket.*"], TicketScan));
        assert!(may(&["*"], TenantWrite));
        assert!(!may(&["tick.*"], TicketScan));
        assert!(!may(&["ticket"], TicketScan));
        assert!(!may(&["ticket.scan.bypass"], TicketScan));
        assert!(!may(&["event.read"], EventWrite));
        assert!(!may(&[], TicketScan));
        assert!(!may(&[""], TicketScan));
    }

    #[test]
    fn a_trailing_id_narrows() {
        let here = format!("ticket.scan.{EVENT}");
        assert!(may(&[&here], TicketScan));
        assert!(!may(&[&here], TicketRead));
        let permissions = Permissions::read([here.as_str()]);
        assert!(!permissions.allow(TicketScan, &Resource::event(OTHER)));
        assert!(!permissions.allow(TicketScan, &Resource::ANY));
        assert!(!may(&["ticket.scan.ven_01h455vb4pex5vsknk084sn02q"], TicketScan));
        assert!(may(&[&format!("event.*.{EVENT}")], EventRead));
        let ticket = TicketId::from_bytes([3; 16]);
        let one = Permissions::read([format!("ticket.write.{ticket}").as_str()]);
        assert!(one.allow(TicketWrite, &Resource::event(EVENT).ticket(ticket)));
        assert!(!one.allow(TicketWrite, &Resource::event(EVENT)));
    }

    #[test]
    fn a_permission_for_a_promoter_a_team_or_a_venue_reaches_their_events() {
        let (promoter, team, venue) =
            (PromoterId::from_bytes([4; 16]), TeamId::from_bytes([5; 16]), VenueId::from_bytes([6; 16]));
        let theirs =
            Resource { promoter: Some(promoter), team: Some(team), venue: Some(venue), ..Resource::event(EVENT) };
        let others = Resource {
            promoter: Some(PromoterId::from_bytes([7; 16])),
            team: Some(TeamId::from_bytes([7; 16])),
            ..Resource::event(OTHER)
        };
        for id in [promoter.to_string(), team.to_string(), venue.to_string()] {
            let one = Permissions::read([format!("ticket.scan.{id}").as_str()]);
            assert!(one.allow(TicketScan, &theirs), "{id}");
            assert!(!one.allow(TicketScan, &others), "{id}");
            assert!(!one.allow(TicketScan, &Resource::event(EVENT)), "{id}: whose it is is not known");
            assert!(!one.allow(TicketScan, &Resource::ANY), "{id}");
        }
        let not_theirs = format!("-ticket.scan.{promoter}");
        let all_but = Permissions::read(["*", &not_theirs]);
        assert!(!all_but.allow(TicketScan, &theirs));
        assert!(all_but.allow(TicketScan, &others));
        assert!(!all_but.allow(TicketScan, &Resource::event(EVENT)), "it may be theirs");
        assert!(may(&["EDITOR"], EventWrite) && may(&["EDITOR"], Action::VenueWrite));
        assert!(!may(&["EDITOR"], Action::EventOutage) && may(&["EVENT"], Action::EventOutage));
        assert!(!may(&["EDITOR"], TicketRead) && !may(&["EDITOR"], Action::PromoterWrite));
    }

    #[test]
    fn a_denial_outranks_every_permission_in_any_order() {
        assert!(!may(&["*", "-ticket.scan"], TicketScan));
        assert!(!may(&["-ticket.scan", "*"], TicketScan));
        assert!(may(&["*", "-ticket.scan"], TicketRead));
        assert!(!may(&["FULL", "-SCANNING"], TicketRead));
        assert!(!may(&["*", &format!("-ticket.scan.{EVENT}")], TicketScan));
        assert!(may(&["*", &format!("-ticket.scan.{OTHER}")], TicketScan));
        assert!(!may(&["-*", "FULL"], TicketScan));
    }
}
