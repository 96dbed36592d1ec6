//! Random evenings: the ledger against the naive model, its invariants and a replica after every step.
//!
//! `PROPTEST_CASES=100000 cargo test -p gatehouse-domain --test ledger_model` runs longer than the default of 256.

mod model;
mod support;

use gatehouse_domain::digest::RequestDigest;
use gatehouse_domain::hold::{HoldItem, HoldRefusal};
use gatehouse_domain::ledger::{Command, EventLedger, Kept, Outcome, Reply, ScanReply, Stamp, TicketVerb, invariants};
use gatehouse_domain::scan::{AnnulRequest, Hand, Presented, ScanRef, ScanRequest};
use gatehouse_domain::ticket::Validity;
use gatehouse_domain::ticket_type::{EventFacts, TicketFacts};
use gatehouse_domain::time::Moment;
use model::ops::{Op, Verb, op, start};
use model::{AtGate, BUYER_MAX, Expected, Hold, Model, Request, Ticket};
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use support::{denied, hold_id, key, label, scan_id, ticket, ticket_facts, type_id};

struct Evening {
    ledger: EventLedger,
    /// Plays the ledger's changes and nothing else.
    replica: EventLedger,
    model: Model,
    facts: EventFacts,
    now: i64,
    seq: u64,
    sent: Vec<Request>,
}

impl Evening {
    fn new() -> Evening {
        let facts = start();
        let ledger = EventLedger::restore(facts.clone(), Kept::default());
        let mut evening = Evening {
            replica: ledger.clone(),
            ledger,
            model: Model::default(),
            facts,
            now: 1_000_000,
            seq: 0,
            sent: Vec::new(),
        };
        for ticket in evening.facts.tickets.clone() {
            evening.model_ticket(&ticket);
        }
        evening
    }

    fn model_ticket(&mut self, facts: &TicketFacts) {
        let number = u32::from(facts.id.as_bytes()[15]);
        let ticket_type = u32::from(facts.gate.ticket_type.as_bytes()[15]);
        let gate = AtGate { inside: None, entries: 0, last: None };
        self.model.tickets.entry(number).or_insert(Ticket { ticket_type, validity: facts.gate.validity, gate });
    }

    fn apply(&mut self, command: Command) -> Outcome {
        self.seq += 1;
        let outcome = self.ledger.apply(command, Stamp { now: Moment(self.now), seq: self.seq });
        outcome.changes.iter().for_each(|change| self.replica.absorb(change));
        for after in outcome.changes.iter().flat_map(|change| &change.tickets) {
            assert_eq!(after.state.seq, self.seq);
        }
        self.model.now = self.now.max(self.ledger.last_decided().0);
        outcome
    }

    fn step(&mut self, op: Op) {
        let now = self.now.max(self.ledger.last_decided().0);
        self.model.now = now;
        match op {
            Op::Scan { ticket, kind, surface, point, key, log_refusal } => {
                let scan = self.sent.len() as u32 + 1;
                let request = Request { scan, ticket, kind, surface, point, key, log_refusal };
                self.sent.push(request.clone());
                self.scan(request);
            }
            Op::Resend { back } => {
                if let Some(request) = self.sent.iter().rev().nth(back).cloned() {
                    self.scan(request);
                }
            }
            Op::AnnulScan { back, thief } => self.annul_scan(back, thief),
            Op::AnnulKey { key } => self.annul_key(key),
            Op::Disown { back } => {
                if let Some(scan) = self.sent.iter().rev().nth(back).map(|request| request.scan) {
                    self.disown(scan);
                }
            }
            Op::DisownAhead { ahead } => self.disown(self.sent.len() as u32 + ahead),
            Op::Settle => {
                let all: Vec<_> = self.sent.iter().map(|request| scan_id(request.scan)).collect();
                self.ledger.settle(&all);
                self.model.settle();
            }
            Op::Tend { ticket, verb } => self.tend(ticket, verb),
            Op::Reserve { hold, ticket_type, count, buyer, ttl_ms } => {
                self.reserve(hold, Hold { ticket_type, count, buyer, expires: Some(now + ttl_ms) });
            }
            Op::CommitHold { hold } => self.commit_hold(hold),
            Op::ReleaseHold { hold } => {
                let reply = self.apply(Command::ReleaseHold(hold_id(hold))).reply;
                assert_eq!(matches!(reply, Reply::Hold(Ok(_))), self.model.holds.remove(&hold).is_some());
            }
            Op::ExpireHolds => {
                let expected = self.model.expire();
                assert_eq!(self.apply(Command::ExpireHolds).reply, Reply::Expired(expected));
            }
            Op::Issue { hold, ticket, ticket_type } => self.issue(hold, ticket, ticket_type),
            Op::Import { ticket, ticket_type, releases } => self.import(ticket, ticket_type, releases),
            Op::Wait { ms } => self.now += ms,
            Op::Back { ms } => self.now -= ms,
            Op::Restore => self.restore(),
        }
    }

    fn scan(&mut self, request: Request) {
        let expected = self.model.expect(&request);
        let outcome = self.apply(Command::Scan(Box::new(real(&request))));
        let Reply::Scan(reply) = outcome.reply else { panic!("a scan got {:?}", outcome.reply) };
        let answer = match (reply, &expected) {
            (ScanReply::Disowned, Expected::Disowned) | (ScanReply::KeyReused, Expected::KeyReused) => return,
            (ScanReply::Answered(answer), _) => answer,
            (reply, expected) => panic!("{expected:?} expected, got {reply:?}"),
        };
        let word = denied(&answer).map(|denial| denial.word());
        match expected {
            Expected::Repeat(first) => return assert_eq!(answer, first),
            Expected::Annulled => return assert_eq!(word, Some("ANNULLED")),
            Expected::Denied(expected) => assert_eq!(word, Some(expected), "{request:?}"),
            Expected::Admitted => assert_eq!(word, None, "{request:?}"),
            Expected::Disowned | Expected::KeyReused => panic!("{expected:?} expected, got {answer:?}"),
        }
        self.model.note(&request, &answer);
        assert_eq!(answer.occupancy.inside, self.model.inside());
        if let Some(view) = answer.ticket {
            let gate = &self.model.tickets[&request.ticket].gate;
            assert_eq!((view.inside, view.entries), (gate.inside.is_some(), gate.entries));
        }
    }

    fn annul_scan(&mut self, back: usize, thief: bool) {
        let Some(scan) = self.sent.iter().rev().nth(back).map(|request| request.scan) else { return };
        let known = self.model.scans.contains_key(&scan);
        let expected = if thief && known { Err("NotYourScan") } else { self.model.annul(scan) };
        let reply = self.apply(Command::Annul(annul_request(ScanRef::Id(scan_id(scan)), thief))).reply;
        let Reply::Annul(result) = reply else { panic!("an annulment got {reply:?}") };
        let result = result.map(|annulment| annulment.annulled_at.0);
        assert_eq!(result.map_err(|refusal| format!("{refusal:?}")), expected.map_err(String::from));
    }

    fn annul_key(&mut self, number: u32) {
        let scan = self.model.keys.get(&number).copied().filter(|_| !self.model.ahead.contains(&number));
        let reply = self.apply(Command::Annul(annul_request(ScanRef::Key(key(number)), false))).reply;
        let Reply::Annul(result) = reply else { panic!("an annulment got {reply:?}") };
        match scan {
            Some(scan) => {
                let expected = self.model.annul(scan).map(|_| Some(scan_id(scan)));
                let result = result.map(|annulment| annulment.scan);
                assert_eq!(result.map_err(|refusal| format!("{refusal:?}")), expected.map_err(String::from));
            }
            None => {
                assert_eq!(result.unwrap().scan, None);
                self.model.ahead.insert(number);
            }
        }
    }

    fn disown(&mut self, scan: u32) {
        assert_eq!(self.apply(Command::Disown(scan_id(scan))).reply, Reply::Disowned);
        self.model.disown(scan);
    }

    fn tend(&mut self, number: u32, verb: Verb) {
        let expected = self.tended(number, verb);
        let real_verb = match verb {
            Verb::Cancel => TicketVerb::Cancel,
            Verb::Refund => TicketVerb::Refund,
            Verb::Reinstate => TicketVerb::Reinstate,
            Verb::Block => TicketVerb::Block,
            Verb::Unblock => TicketVerb::Unblock,
            Verb::Reset => TicketVerb::Reset,
            Verb::Transfer(to) => TicketVerb::Transfer { to: Box::new(self.successor(number, to)) },
            Verb::ChangeType(to) => TicketVerb::ChangeType(type_id(to)),
        };
        let reply = self.apply(Command::Ticket { ticket: ticket(number), verb: real_verb }).reply;
        let Reply::Ticket(result) = reply else { panic!("a verb got {reply:?}") };
        assert_eq!(result.is_ok(), expected.is_some(), "{verb:?}: {result:?}");
        if let (Some(after), Verb::Transfer(to)) = (&expected, verb) {
            let facts = self.successor(number, to);
            self.model.tickets.insert(number, after.clone());
            self.model_ticket(&facts);
            self.facts.tickets.push(facts);
        } else if let Some(after) = expected {
            self.model.tickets.insert(number, after);
        }
    }

    fn successor(&self, number: u32, to: u32) -> TicketFacts {
        ticket_facts(to, self.model.tickets.get(&number).map_or(1, |ticket| ticket.ticket_type))
    }

    /// The model's idea of a verb; `None` = refused.
    fn tended(&self, number: u32, verb: Verb) -> Option<Ticket> {
        use Validity::{Active, Blocked, Cancelled, Refunded, Revoked, Unactivated};
        let mut ticket = self.model.tickets.get(&number)?.clone();
        let room = |ticket_type: u32| self.model.left(ticket_type) > 0;
        match (verb, ticket.validity) {
            (Verb::Cancel, Unactivated | Active | Blocked | Cancelled) => ticket.validity = Cancelled,
            (Verb::Refund, Unactivated | Active | Blocked | Cancelled | Refunded) => ticket.validity = Refunded,
            (Verb::Reinstate, Cancelled) if room(ticket.ticket_type) => ticket.validity = Active,
            (Verb::Block, Active | Blocked) => ticket.validity = Blocked,
            (Verb::Unblock, Active | Blocked) => ticket.validity = Active,
            (Verb::Reset, _) => (ticket.gate.inside, ticket.gate.last) = (None, None),
            (Verb::Transfer(to), Active)
                if to != number && ticket.gate.inside.is_none() && ticket.gate.entries == 0 =>
            {
                ticket.validity = Revoked;
            }
            // A transfer that is driven again finds its work done.
            (Verb::Transfer(to), Revoked) if to != number && self.model.tickets.contains_key(&to) => {}
            (Verb::ChangeType(to), validity) => {
                if to != ticket.ticket_type && validity.takes_a_place() && !room(to) {
                    return None;
                }
                ticket.ticket_type = to;
            }
            (_, _) => return None,
        }
        Some(ticket)
    }

    fn reserve(&mut self, number: u32, hold: Hold) {
        self.model.expire();
        let known = self.model.holds.contains_key(&number);
        let held = hold.buyer.map_or(0, |buyer| self.model.held_by(buyer));
        let expected = known
            || ((hold.buyer.is_none() || held + hold.count <= BUYER_MAX)
                && hold.count <= self.model.left(hold.ticket_type));
        let command = Command::Reserve {
            hold: hold_id(number),
            items: vec![HoldItem { ticket_type: type_id(hold.ticket_type), count: hold.count }],
            buyer: hold.buyer.map(|buyer| label(&format!("buyer {buyer}"))),
            per_buyer_max: Some(BUYER_MAX),
            expires: Moment(hold.expires.expect("a new hold has an end")),
        };
        let reply = self.apply(command).reply;
        assert_eq!(matches!(reply, Reply::Hold(Ok(_))), expected, "{hold:?}: {reply:?}");
        if expected && !known {
            self.model.holds.insert(number, hold);
        }
    }

    fn commit_hold(&mut self, number: u32) {
        let now = self.model.now;
        let due = |hold: &Hold| hold.expires.is_some_and(|expires| expires <= now);
        let expected = self.model.holds.get(&number).is_some_and(|hold| !due(hold));
        let reply = self.apply(Command::CommitHold(hold_id(number))).reply;
        assert_eq!(matches!(reply, Reply::Hold(Ok(_))), expected, "{reply:?}");
        match self.model.holds.get_mut(&number) {
            Some(hold) if expected => hold.expires = None,
            Some(_) | None => drop(self.model.holds.remove(&number)),
        }
    }

    fn issue(&mut self, hold: Option<u32>, number: u32, ticket_type: u32) {
        let known = self.model.tickets.contains_key(&number);
        let kept = hold.and_then(|hold| self.model.holds.get(&hold));
        let held = kept.filter(|kept| kept.ticket_type == ticket_type).map_or(0, |kept| kept.count);
        let fits = known || held > 0 || self.model.left(ticket_type) > 0;
        let facts = ticket_facts(number, ticket_type);
        let reply = self.apply(Command::Issue { hold: hold.map(hold_id), tickets: vec![facts.clone()] }).reply;
        if !fits {
            let sold_out = HoldRefusal::SoldOut { ticket_type: type_id(ticket_type), left: 0 };
            return assert_eq!(reply, Reply::Issued(Err(sold_out)));
        }
        assert_eq!(reply, Reply::Issued(Ok(u32::from(!known))));
        hold.and_then(|hold| self.model.holds.remove(&hold));
        self.model_ticket(&facts);
        self.facts.tickets.push(facts);
    }

    fn import(&mut self, number: u32, ticket_type: u32, releases: Option<u32>) {
        let facts = ticket_facts(number, ticket_type);
        let new = !self.model.tickets.contains_key(&number);
        self.facts.version += 1;
        let news = EventFacts { tickets: vec![facts.clone()], ..self.facts.clone() };
        let command = Command::AbsorbFacts { facts: Box::new(news), releases: releases.map(hold_id) };
        assert_eq!(self.apply(command).reply, Reply::Absorbed(u32::from(new)));
        releases.and_then(|hold| self.model.holds.remove(&hold));
        self.model_ticket(&facts);
        self.facts.tickets.push(facts);
    }

    fn restore(&mut self) {
        let kept = Kept {
            tickets: self.ledger.tickets_after(0).collect(),
            scans: self.ledger.scans_kept().cloned().collect(),
            annulled_ahead: self.ledger.annulled_ahead().collect(),
            holds: self.ledger.holds().cloned().collect(),
            last_decided: self.ledger.last_decided(),
        };
        self.ledger = EventLedger::restore(self.facts.clone(), kept);
        self.replica = self.ledger.clone();
        self.model.settle();
        self.model.disowned.clear();
    }

    fn check(&self, before: &Model) {
        invariants::check(&self.ledger).unwrap();
        assert!(self.ledger == self.replica, "the changes alone rebuild the state");
        let report = self.ledger.occupancy();
        assert_eq!(report.occupancy.inside, self.model.inside());
        assert_eq!(
            report.zones.iter().map(|zone| zone.inside).collect::<Vec<_>>(),
            [1, 2].map(|zone| self.model.inside_zone(zone))
        );
        for (number, counts) in (1..).zip(&report.types) {
            let model = (self.model.sold(number), self.model.held(number), self.model.inside_type(number));
            assert_eq!((counts.sold, counts.held, counts.inside), model, "type {number}");
            let oversold = counts.capacity.is_some_and(|capacity| counts.sold + counts.held > capacity);
            let taken_before = before.sold(number) + before.held(number);
            let imported = self.model.tickets.len() > before.tickets.len();
            assert!(!oversold || imported || counts.sold + counts.held <= taken_before, "oversold type {number}");
        }
        for (number, ticket) in &self.model.tickets {
            let state = self.ledger.gate_state(support::ticket(*number)).unwrap();
            assert_eq!((state.validity, state.entries), (ticket.validity, ticket.gate.entries), "ticket {number}");
            assert_eq!(state.last.map(|last| last.scan), ticket.gate.last.map(scan_id), "ticket {number}");
        }
        assert_eq!(self.ledger.ticket_count(), self.model.tickets.len());
        assert_eq!(self.ledger.scans_kept().count(), self.model.scans.len());
    }
}

fn real(request: &Request) -> ScanRequest {
    ScanRequest {
        surface: request.surface,
        looked_up: true,
        point: ["", "north", "south"]
            .get(request.point as usize)
            .filter(|name| !name.is_empty())
            .map(|name| label(name)),
        key: request.key.map(key),
        request: RequestDigest([
            request.ticket as u8,
            request.kind as u8,
            request.point,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
            0,
        ]),
        log_refusal: request.log_refusal,
        ..support::request(request.scan, Presented::Ticket(ticket(request.ticket)), request.kind)
    }
}

fn annul_request(which: ScanRef, thief: bool) -> AnnulRequest {
    let device = if thief { "another" } else { "turnstile-1" };
    AnnulRequest { which, device: Some(label(device)), subject: label("steward"), reason: None, hand: Hand::Scanner }
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_ledger_does_what_the_model_does(ops in prop::collection::vec(op(), 1..120)) {
        let mut evening = Evening::new();
        for op in ops {
            let before = evening.model.clone();
            evening.step(op);
            evening.check(&before);
        }
    }
}
