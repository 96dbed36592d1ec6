//! The crowd: who arrives when, and what they do at the gates. Pure: a seed gives the same evening again.

use rand::RngExt;
use rand::SeedableRng;
use rand::rngs::StdRng;

/// Which way a scan goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    In,
    Out,
}

impl Kind {
    pub fn word(self) -> &'static str {
        match self {
            Self::In => "CHECK_IN",
            Self::Out => "CHECK_OUT",
        }
    }
}

/// How large the crowd is and how it behaves. Shares are of the ticket holders, 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub struct Crowd {
    pub tickets: usize,
    pub points: usize,
    /// From the first arrival to the last.
    pub duration_ms: u64,
    /// As many arrivals in every second, instead of a surge.
    pub steady: bool,
    /// Show an admitted ticket again: at the same moment at another gate, as a double read, or as a pass-back.
    pub rescan: f64,
    /// People with a forged code, on top of the ticket holders.
    pub forged: f64,
    /// Go out; half of them come back.
    pub exits: f64,
    /// A turnstile sends the scan again with the same key: after the answer, or as simultaneous copies.
    pub retries: f64,
    pub seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The holder of ticket number n.
    Holder(usize),
    /// Somebody who altered the code of ticket number n.
    Forger(usize, Forgery),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forgery {
    /// One sign of the signature is another.
    Signature,
    /// One sign of what was signed is another.
    Payload,
    /// A text that no ticket has.
    Garbage,
}

/// One person's evening.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    pub at_ms: u64,
    pub who: Who,
    pub steps: Vec<Step>,
}

/// Shots that leave at the same moment, `pause_ms` after the answers of the step before.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub pause_ms: u64,
    pub shots: Vec<Shot>,
}

/// One scan, with one idempotency key.
#[derive(Debug, Clone, PartialEq)]
pub struct Shot {
    pub kind: Kind,
    pub point: usize,
    /// How many equal requests leave at the same moment; at least 1.
    pub copies: usize,
    /// Sent once more after the answer.
    pub resend: bool,
}

/// The arrival curve: `(share of the time, arrivals relative to the mean of the surge)`; straight between these points.
/// A slow start, a surge before the whistle, late-comers.
const CURVE: &[(f64, f64)] = &[(0.0, 0.1), (0.35, 0.4), (0.55, 1.0), (0.7, 1.0), (0.8, 0.3), (1.0, 0.05)];

/// Everyone's evening, in the order of arrival.
pub fn plan(crowd: &Crowd) -> Vec<Visit> {
    let mut dice = StdRng::seed_from_u64(crowd.seed);
    let mut visits: Vec<Visit> = (0..crowd.tickets)
        .map(|ticket| Visit {
            at_ms: arrival(crowd, &mut dice),
            who: Who::Holder(ticket),
            steps: evening(crowd, &mut dice),
        })
        .collect();
    for _ in 0..count_of(crowd.forged, crowd.tickets) {
        let ticket = dice.random_range(0..crowd.tickets);
        let ways = [Forgery::Signature, Forgery::Payload, Forgery::Garbage];
        let way = ways[dice.random_range(0..ways.len())];
        let shot = Shot { kind: Kind::In, point: gate(crowd, &mut dice), copies: 1, resend: false };
        let steps = vec![Step { pause_ms: 0, shots: vec![shot] }];
        visits.push(Visit { at_ms: arrival(crowd, &mut dice), who: Who::Forger(ticket, way), steps });
    }
    visits.sort_by_key(|visit| visit.at_ms);
    visits
}

/// How many of `all` a share is.
fn count_of(share: f64, all: usize) -> usize {
    // A share is at most 1, so this is at most `all`.
    (share * all as f64).round() as usize
}

fn gate(crowd: &Crowd, dice: &mut StdRng) -> usize {
    dice.random_range(0..crowd.points)
}

fn other_gate(crowd: &Crowd, not: usize, dice: &mut StdRng) -> usize {
    if crowd.points == 1 {
        return 0;
    }
    (not + dice.random_range(1..crowd.points)) % crowd.points
}

/// When somebody arrives, by the curve.
fn arrival(crowd: &Crowd, dice: &mut StdRng) -> u64 {
    // Throw darts at the box around the curve until one lands under it.
    loop {
        let (time, height) = (dice.random::<f64>(), dice.random::<f64>());
        if crowd.steady || height <= density(time) {
            return (time * crowd.duration_ms as f64) as u64;
        }
    }
}

fn density(time: f64) -> f64 {
    for pair in CURVE.windows(2) {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        if time <= to {
            return low + (high - low) * (time - from) / (to - from);
        }
    }
    0.0
}

fn evening(crowd: &Crowd, dice: &mut StdRng) -> Vec<Step> {
    let point = gate(crowd, dice);
    let mut entry = shot(crowd, Kind::In, point, dice);
    let mut steps = Vec::new();
    if dice.random_bool(crowd.rescan) {
        steps = rescan(crowd, &mut entry, dice);
    } else {
        steps.push(Step { pause_ms: 0, shots: vec![entry] });
    }
    if dice.random_bool(crowd.exits) {
        let stay = crowd.duration_ms / 50 + dice.random_range(0..=crowd.duration_ms / 8);
        let out = shot(crowd, Kind::Out, gate(crowd, dice), dice);
        steps.push(Step { pause_ms: stay, shots: vec![out] });
        if dice.random_bool(0.5) {
            let away = crowd.duration_ms / 100 + dice.random_range(0..=crowd.duration_ms / 20);
            let back = shot(crowd, Kind::In, gate(crowd, dice), dice);
            steps.push(Step { pause_ms: away, shots: vec![back] });
        }
    }
    steps
}

/// The entry and the same ticket shown once more, in one of three ways.
fn rescan(crowd: &Crowd, entry: &mut Shot, dice: &mut StdRng) -> Vec<Step> {
    let again = |point| Shot { kind: Kind::In, point, copies: 1, resend: false };
    let elsewhere = other_gate(crowd, entry.point, dice);
    let first = entry.clone();
    match dice.random_range(0..3) {
        0 => vec![Step { pause_ms: 0, shots: vec![first, again(elsewhere)] }],
        1 => {
            let second = Step { pause_ms: dice.random_range(50..=1500), shots: vec![again(entry.point)] };
            vec![Step { pause_ms: 0, shots: vec![first] }, second]
        }
        _ => {
            let later = 500 + dice.random_range(0..=crowd.duration_ms / 10);
            let second = Step { pause_ms: later, shots: vec![again(elsewhere)] };
            vec![Step { pause_ms: 0, shots: vec![first] }, second]
        }
    }
}

fn shot(crowd: &Crowd, kind: Kind, point: usize, dice: &mut StdRng) -> Shot {
    if !dice.random_bool(crowd.retries) {
        return Shot { kind, point, copies: 1, resend: false };
    }
    if dice.random_bool(0.5) {
        return Shot { kind, point, copies: dice.random_range(2..=4), resend: false };
    }
    Shot { kind, point, copies: 1, resend: true }
}

/// The code that a forger shows.
pub fn forge(code: &str, way: Forgery) -> String {
    let place = match (way, code.strip_prefix("GH1."), code.rfind('.')) {
        (Forgery::Signature, Some(_), Some(dot)) => dot + 10,
        // Behind the key id, the event and half of the ticket.
        (Forgery::Payload, Some(_), Some(_)) => "GH1.".len() + 38,
        (Forgery::Garbage | Forgery::Signature | Forgery::Payload, _, _) => return format!("{code}-copy"),
    };
    code.char_indices()
        .map(|(index, sign)| match (index == place, sign) {
            (false, sign) => sign,
            (true, 'A') => 'B',
            (true, _) => 'A',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn crowd() -> Crowd {
        Crowd {
            tickets: 2000,
            points: 6,
            duration_ms: 60_000,
            steady: false,
            rescan: 0.2,
            forged: 0.05,
            exits: 0.3,
            retries: 0.1,
            seed: 7,
        }
    }

    #[test]
    fn a_seed_gives_the_same_evening_and_another_seed_another() {
        assert_eq!(plan(&crowd()), plan(&crowd()));
        assert_ne!(plan(&crowd()), plan(&Crowd { seed: 8, ..crowd() }));
    }

    #[test]
    fn everyone_arrives_once_in_order_within_the_time() {
        let visits = plan(&crowd());
        assert_eq!(visits.len(), 2100);
        assert!(visits.windows(2).all(|pair| pair[0].at_ms <= pair[1].at_ms));
        assert!(visits.iter().all(|visit| visit.at_ms <= 60_000));
        let mut holders: Vec<usize> = visits
            .iter()
            .filter_map(|visit| match visit.who {
                Who::Holder(ticket) => Some(ticket),
                Who::Forger(..) => None,
            })
            .collect();
        holders.sort_unstable();
        assert_eq!(holders, (0..2000).collect::<Vec<_>>());
    }

    #[test]
    fn the_surge_is_denser_than_the_start() {
        let visits = plan(&crowd());
        let within = |from: u64, to: u64| visits.iter().filter(|visit| (from..to).contains(&visit.at_ms)).count();
        assert!(within(33_000, 42_000) > 3 * within(0, 9_000));
    }

    #[test]
    fn a_steady_crowd_has_no_surge() {
        let visits = plan(&Crowd { steady: true, ..crowd() });
        for from in (0..60_000).step_by(10_000) {
            let within = visits.iter().filter(|visit| (from..from + 10_000).contains(&visit.at_ms)).count();
            assert!((280..420).contains(&within), "{within} from {from} ms on");
        }
    }

    #[test]
    fn shares_are_kept() {
        let visits = plan(&crowd());
        let shots: Vec<&Shot> = visits.iter().flat_map(|visit| &visit.steps).flat_map(|step| &step.shots).collect();
        let exits = shots.iter().filter(|shot| shot.kind == Kind::Out).count();
        assert!((500..700).contains(&exits), "{exits}");
        let repeated = shots.iter().filter(|shot| shot.copies > 1 || shot.resend).count();
        assert!((200..400).contains(&repeated), "{repeated}");
        assert!(shots.iter().all(|shot| shot.point < 6 && shot.copies >= 1));
    }

    #[test]
    fn no_shares_give_one_scan_each() {
        let quiet = Crowd { rescan: 0.0, forged: 0.0, exits: 0.0, retries: 0.0, ..crowd() };
        let shots: usize = plan(&quiet).iter().flat_map(|visit| &visit.steps).map(|step| step.shots.len()).sum();
        assert_eq!(shots, 2000);
    }

    #[test]
    fn a_forged_code_differs_from_the_genuine_one() {
        let genuine = format!("GH1.{}.{}", "A".repeat(64), "B".repeat(86));
        for way in [Forgery::Signature, Forgery::Payload, Forgery::Garbage] {
            assert_ne!(forge(&genuine, way), genuine);
            assert_ne!(forge("12345", way), "12345");
        }
        assert_eq!(forge(&genuine, Forgery::Signature).len(), genuine.len());
        assert!(forge(&genuine, Forgery::Payload)[4..68].contains('B'));
    }
}
