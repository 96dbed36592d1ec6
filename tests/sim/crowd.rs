//! People at turnstiles and box offices: codes that are shared, doubled taps, retries with and without the key, scans
//! taken back, exits, refunds, and more buyers than places.

use crate::dice::Dice;
use crate::history::{Asked, Said};
use crate::linear::ticket::ADMIT;
use crate::net::Peer;
use crate::node::{Errand, Outcome};
use crate::plan::Plan;
use crate::postgres::ticket_id;
use crate::rest;
use crate::world::World;
use gatehouse::actors::messages::Told;
use gatehouse::domain::digest::HashKey;
use gatehouse::domain::hold::HoldRefusal;
use gatehouse::domain::ids::{HoldId, ScanId, TicketId};
use gatehouse::domain::label::Label;
use gatehouse::domain::ledger::{AnnulRefusal, Command, Reply, ScanReply, TicketVerb};
use gatehouse::domain::scan::{AnnulRequest, Answer, Decision, Hand, Kind, Presented, ScanRef, ScanRequest, Surface};
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use tokio::sync::oneshot;

const HASH: HashKey = HashKey([7; 16]);
/// So much longer than the deadline a turnstile waits for an answer.
const PATIENCE: Duration = Duration::from_millis(60);

/// What all of them share.
pub struct Crowd {
    pub world: World,
    pub plan: Plan,
    pub inner: RefCell<Inner>,
}

pub struct Inner {
    pub dice: Dice,
    pub tickets: Vec<TicketId>,
    /// The type of every ticket that was ever for sale, by its place in the plan.
    pub types: Vec<usize>,
    steps: u32,
    numbers: u32,
}

/// One way through a turnstile; asked again it is the same.
#[derive(Debug, Clone, Copy)]
pub struct Attempt {
    pub number: u32,
    pub ticket: TicketId,
    pub kind: Kind,
    pub keyed: bool,
}

/// Plays the whole evening, then waits until everything is at rest.
pub async fn run(world: World, dice: Dice) -> turmoil::Result {
    let plan = world.with(|state| state.plan.clone());
    let types: Vec<usize> = plan.types.iter().enumerate().flat_map(|(no, of)| vec![no; of.tickets as usize]).collect();
    let tickets = (0..types.len() as u32).map(ticket_id).collect();
    let inner = Inner { dice, tickets, types, steps: plan.steps, numbers: 0 };
    let crowd = Rc::new(Crowd { world, plan, inner: RefCell::new(inner) });
    let turnstiles = (0..crowd.plan.turnstiles).map(|_| tokio::task::spawn_local(turnstile(crowd.clone())));
    let all: Vec<_> = turnstiles.collect();
    for turnstile in all {
        turnstile.await?;
    }
    rest::rest(&crowd.world).await;
    let types = crowd.inner.borrow().types.clone();
    crowd.world.with(|state| state.history.types = types);
    Ok(())
}

async fn turnstile(crowd: Rc<Crowd>) {
    while crowd.roll(|inner| inner.take_step()) {
        let pause = crowd.roll(|inner| inner.dice.micros(0, 24_000));
        tokio::time::sleep(pause).await;
        match crowd.roll(|inner| inner.dice.below(100)) {
            0..=79 => crowd.scan().await,
            80..=85 => crowd.double_tap().await,
            86 | 87 => crowd.group().await,
            88..=90 => crowd.close().await,
            _ => crate::sale::sale(&crowd).await,
        }
    }
}

impl Inner {
    fn take_step(&mut self) -> bool {
        let left = self.steps > 0;
        self.steps = self.steps.saturating_sub(1);
        left
    }

    pub fn number(&mut self) -> u32 {
        self.numbers += 1;
        self.numbers
    }

    fn attempt(&mut self) -> Attempt {
        let ticket = *self.dice.one_of(&self.tickets);
        let kind = if self.dice.chance(600) { Kind::CheckIn } else { Kind::CheckOut };
        Attempt { number: self.number(), ticket, kind, keyed: self.dice.chance(700) }
    }
}

impl Crowd {
    pub fn roll<T>(&self, step: impl FnOnce(&mut Inner) -> T) -> T {
        step(&mut self.inner.borrow_mut())
    }

    async fn scan(&self) {
        let attempt = self.roll(Inner::attempt);
        self.way(attempt).await;
    }

    /// A way through a turnstile with all that may follow: retries, another code, a scan taken back.
    async fn way(&self, mut attempt: Attempt) {
        for again in 0..4 {
            let said = self.put(attempt).await;
            let next = self.roll(|inner| inner.dice.below(100));
            match said {
                Some(Said::Scan { word: ADMIT, scan, .. }) => {
                    if next < 12 {
                        let by_key = attempt.keyed && next < 6;
                        self.annul(attempt, (!by_key).then_some(scan)).await;
                    } else if next < 20 && attempt.keyed && again == 0 {
                        continue;
                    }
                    return;
                }
                Some(_) => {
                    if next < 8 && attempt.keyed && again == 0 {
                        continue;
                    }
                    return;
                }
                // Undecided: the same again, or as somebody new, or given up.
                None if next < 45 => {}
                None if next < 70 => attempt.number = self.roll(Inner::number),
                None if next < 85 && attempt.keyed => {
                    self.annul(attempt, None).await;
                    return;
                }
                None => return,
            }
            if !attempt.keyed {
                attempt.number = self.roll(Inner::number);
            }
            let pause = self.roll(|inner| inner.dice.micros(0, 30_000));
            tokio::time::sleep(pause).await;
        }
    }

    /// One code on two phones, or one tap that is sent twice.
    async fn double_tap(&self) {
        let one = self.roll(Inner::attempt);
        let same = self.roll(|inner| inner.dice.chance(400)) && one.keyed;
        let other = if same { one } else { Attempt { number: self.roll(Inner::number), ..one } };
        futures_util::join!(self.put(one), self.put(other));
    }

    /// An order of two at once: both or none.
    async fn group(&self) {
        let pair = [self.roll(Inner::attempt), self.roll(Inner::attempt)];
        if pair[0].ticket == pair[1].ticket {
            return;
        }
        let pair = pair.map(|attempt| {
            let attempt = Attempt { keyed: false, ..attempt };
            (attempt, self.roll(|inner| ScanId::from_bytes(u128::from(inner.number()).to_be_bytes())))
        });
        let at = turmoil::sim_elapsed().unwrap_or_default().as_millis() as u64;
        let lines = pair.map(|(Attempt { ticket, kind, number, .. }, scan)| {
            let asked = Asked::Scan { ticket, kind, attempt: number, scan };
            self.world.with(|state| state.history.invoke(asked, at))
        });
        let group = Command::ScanGroup(pair.iter().map(|(attempt, scan)| request(*attempt, *scan)).collect());
        let outcome = self.send(self.world.with(|state| state.home), group, Duration::from_millis(150)).await;
        let undecided = matches!(outcome, Some(Err(_)));
        let answers = match outcome {
            Some(Ok(Told { reply: Reply::Group(Ok(answers)), .. })) => answers,
            // A group that is refused leaves nothing behind.
            _ => Vec::new(),
        };
        self.world.with(|state| {
            for (place, line) in lines.into_iter().enumerate() {
                match answers.get(place) {
                    Some(answer) => state.history.said(line, answered(answer)),
                    None => state.history.unheard(line, undecided),
                }
            }
        });
    }

    async fn put(&self, attempt: Attempt) -> Option<Said> {
        let scan = self.roll(|inner| ScanId::from_bytes(u128::from(inner.number()).to_be_bytes()));
        let Attempt { number, ticket, kind, .. } = attempt;
        let asked = Asked::Scan { ticket, kind, attempt: number, scan };
        self.ask(asked, Command::Scan(Box::new(request(attempt, scan)))).await
    }

    async fn annul(&self, attempt: Attempt, scan: Option<ScanId>) {
        let by = request(attempt, ScanId::from_bytes([0; 16]));
        let which = scan.map_or_else(|| ScanRef::Key(key(attempt.number)), ScanRef::Id);
        let request = AnnulRequest { which, device: by.device, subject: by.subject, reason: None, hand: Hand::Scanner };
        let asked = Asked::Annul { ticket: attempt.ticket, attempt: attempt.number, scan };
        for _ in 0..3 {
            let said = self.ask(asked, Command::Annul(request.clone())).await;
            if said.is_some() || self.roll(|inner| inner.dice.chance(400)) {
                return;
            }
        }
    }

    async fn close(&self) {
        let (ticket, refund) = self.roll(|inner| (*inner.dice.one_of(&inner.tickets), inner.dice.chance(500)));
        let verb = if refund { TicketVerb::Refund } else { TicketVerb::Cancel };
        for _ in 0..3 {
            let asked = Asked::Close { ticket, refund };
            if self.ask(asked, Command::Ticket { ticket, verb: verb.clone() }).await.is_some() {
                return;
            }
        }
    }

    /// Asks some node, and writes down what came of it. `None`: undecided, or nobody knows.
    pub async fn ask(&self, asked: Asked, command: Command) -> Option<Said> {
        let at = turmoil::sim_elapsed().unwrap_or_default().as_millis() as u64;
        let line = self.world.with(|state| state.history.invoke(asked, at));
        let spread = if self.world.with(|state| state.starved.is_some()) { 700 } else { 60 };
        let (node, within) = self.roll(|inner| {
            let elsewhere = inner.dice.chance(spread).then(|| inner.dice.below(self.plan.nodes as u64) as usize);
            let within = if inner.dice.chance(120) { inner.dice.millis(3, 20) } else { inner.dice.millis(60, 240) };
            (elsewhere, within)
        });
        let node = node.unwrap_or_else(|| self.world.with(|state| state.home));
        let outcome = self.send(node, command, within).await;
        let undecided = matches!(outcome, Some(Err(_)));
        let said = outcome.and_then(Result::ok).and_then(|told| said(&told));
        let turns =
            self.roll(|inner| inner.dice.chance(300).then(|| inner.dice.below(self.plan.nodes as u64) as usize));
        self.world.with(|state| match &said {
            Some(said) => {
                state.history.said(line, said.clone());
                state.home = node;
            }
            None => {
                state.history.unheard(line, undecided);
                if node == state.home {
                    state.home = turns.unwrap_or(node);
                }
            }
        });
        said
    }

    /// `None`: no answer.
    async fn send(&self, node: usize, command: Command, within: Duration) -> Option<Outcome> {
        let (tell, heard) = oneshot::channel();
        let way = self.world.with(|state| state.net.travel(&mut state.dice, Peer::Crowd, Peer::Node(node)));
        let Some(way) = way else {
            tokio::time::sleep(within + PATIENCE).await;
            return None;
        };
        tokio::time::sleep(way).await;
        let mailbox = self.world.with(|state| state.nodes[node].mailbox.clone());
        if mailbox.is_none_or(|mailbox| mailbox.send(Errand::Ask { command, within, tell }).is_err()) {
            // Nobody listens there.
            tokio::time::sleep(Duration::from_millis(1)).await;
            return None;
        }
        tokio::time::timeout(within + PATIENCE, heard).await.ok()?.ok()
    }
}

pub fn key(attempt: u32) -> gatehouse::domain::digest::KeyHash {
    HASH.key(&attempt.to_string())
}

/// The same attempt is the same request, whenever it comes.
fn request(attempt: Attempt, scan: ScanId) -> ScanRequest {
    let label = |text: &str| Label::new(text).expect("a short text");
    let gate = attempt.number % 5;
    let kind: &[u8] = if attempt.kind == Kind::CheckIn { b"in" } else { b"out" };
    ScanRequest {
        id: scan,
        presented: Presented::Ticket(attempt.ticket),
        looked_up: true,
        kind: attempt.kind,
        surface: Surface::Native,
        key: attempt.keyed.then(|| key(attempt.number)),
        point: Some(label(&format!("gate-{gate}"))),
        zone: None,
        device: Some(label(&format!("device-{gate}"))),
        subject: label("turnstile"),
        request: HASH.request(&[attempt.ticket.as_bytes(), kind, &gate.to_be_bytes()]),
        scanned_at: None,
        log_refusal: true,
    }
}

fn said(told: &Told) -> Option<Said> {
    let places = |refusal: &HoldRefusal| match refusal {
        HoldRefusal::SoldOut { left, .. } => Some(*left),
        _ => None,
    };
    Some(match &told.reply {
        Reply::Scan(ScanReply::Answered(answer)) => answered(answer),
        Reply::Scan(ScanReply::Disowned) => return None,
        Reply::Scan(_) => Said::Scan { word: "NO ANSWER", scan: ScanId::from_bytes([0; 16]), inside: 0 },
        Reply::Annul(Ok(_)) => Said::Annulled(Ok(())),
        Reply::Annul(Err(refusal)) => Said::Annulled(Err(match refusal {
            AnnulRefusal::UnknownScan => "unknown",
            AnnulRefusal::NotYourScan => "not yours",
            AnnulRefusal::TooLate => "too late",
            AnnulRefusal::NotLatestScan => "not latest",
            AnnulRefusal::NotAccepted => "not accepted",
        })),
        Reply::Ticket(Ok(_)) => Said::Closed(Ok(())),
        Reply::Ticket(Err(_)) => Said::Closed(Err("refused")),
        Reply::Hold(Ok(_)) => Said::Held(Ok(())),
        Reply::Hold(Err(refusal)) => Said::Held(Err(places(refusal))),
        Reply::Issued(Ok(_)) => Said::Issued(Ok(())),
        Reply::Issued(Err(refusal)) => Said::Issued(Err(places(refusal))),
        Reply::Group(_) | Reply::Disowned | Reply::Expired(_) | Reply::Absorbed(_) | Reply::Recovered => return None,
    })
}

fn answered(answer: &Answer) -> Said {
    let word = match &answer.decision {
        Decision::Admit => ADMIT,
        Decision::Deny(denial) => denial.word(),
    };
    Said::Scan { word, scan: answer.scan, inside: answer.occupancy.inside }
}

/// A hold of its own number.
pub fn hold_id(number: u32) -> HoldId {
    HoldId::from_bytes(u128::from(number).to_be_bytes())
}
