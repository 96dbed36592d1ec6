//! What a seed stands for: how many nodes, how small the house, and what befalls them when.

use crate::dice::Dice;
use gatehouse::domain::ids::{EventId, TicketTypeId};
use gatehouse::domain::ticket_type::{EntryLimit, EntryPolicy};
use std::time::Duration;

pub const EVENT: EventId = EventId::from_bytes([0xe1; 16]);

/// A rule that is broken on purpose, to see whether anybody notices. Only the simulated Redis knows of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// Redis does not look whether somebody else owns the event.
    Fence,
    /// Redis takes a batch of any number.
    Sequence,
    /// A batch counts as durable when it is sent.
    AnswerAfterCommit,
}

/// What kind of trouble a seed is about, and so what must be true of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Nodes die, networks fail, the event changes hands; Redis keeps what it has.
    Nodes,
    /// The same, with replicas that every commit waits for, and failovers.
    Failover,
    /// One node, and a Redis that forgets what it had acknowledged.
    Forgetful,
    /// Several nodes and a forgetful Redis: an entry that two owners answered is named as a conflict.
    Contested,
}

#[derive(Debug, Clone)]
pub struct Plan {
    pub seed: u64,
    pub kind: Kind,
    pub broken: Option<Broken>,
    pub nodes: usize,
    pub wait_replicas: bool,
    pub types: Vec<TypePlan>,
    pub occupancy_limit: Option<u32>,
    pub turnstiles: usize,
    /// How much the crowd does in all.
    pub steps: u32,
    pub troubles: Vec<(Duration, Trouble)>,
}

#[derive(Debug, Clone)]
pub struct TypePlan {
    pub id: TicketTypeId,
    pub policy: EntryPolicy,
    /// Tickets at the start, and places in all.
    pub tickets: u32,
    pub capacity: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Crash(usize),
    /// SIGTERM: it finishes, gives its events back, and ends.
    Stop(usize),
    Start(usize),
    CutRedis(usize),
    CutPostgres(usize),
    CutCrowd(usize),
    MendNode(usize),
    RedisAway,
    RedisBack,
    Failover,
    /// A failover that the old primary does not hear of, until it ends.
    Depose,
    Bury,
    Flush,
    StallReplica,
    FreeReplica,
    PostgresAway,
    PostgresBack,
    Skew(usize, i64),
    /// Turnstiles turn to another node first.
    Home(usize),
    /// The node's renewals of its lease are lost, and nothing else; turnstiles turn to all nodes alike. So the event is taken
    /// in the middle of whatever its owner commits.
    Starve(usize),
    Feed,
    Storm,
    Calm,
}

impl Plan {
    pub fn of(seed: u64, broken: Option<Broken>) -> Plan {
        let mut dice = Dice::new(seed);
        let kind = match seed % 8 {
            0..=2 => Kind::Nodes,
            3..=5 => Kind::Failover,
            6 => Kind::Forgetful,
            _ => Kind::Contested,
        };
        let nodes = if kind == Kind::Forgetful { 1 } else { dice.between(2, 4) as usize };
        let policies =
            [EntryPolicy::Unstated, EntryPolicy::Single, EntryPolicy::Limited(EntryLimit::new(3).expect("above 0"))];
        let types = (1..=2u8)
            .map(|number| {
                let tickets = dice.between(4, 9) as u32;
                let capacity = tickets + dice.between(2, 8) as u32;
                let policy = if dice.chance(600) { EntryPolicy::Unstated } else { *dice.one_of(&policies) };
                TypePlan { id: TicketTypeId::from_bytes([number; 16]), policy, tickets, capacity }
            })
            .collect();
        let mut plan = Plan {
            seed,
            kind,
            broken,
            nodes,
            wait_replicas: kind == Kind::Failover,
            types,
            occupancy_limit: dice.chance(700).then(|| dice.between(3, 9) as u32),
            turnstiles: dice.between(4, 8) as usize,
            steps: dice.between(330, 470) as u32,
            troubles: Vec::new(),
        };
        plan.troubles = plan.some_troubles(&mut dice);
        plan
    }

    /// Troubles that come and go by themselves, all of them over before the evening ends.
    fn some_troubles(&self, dice: &mut Dice) -> Vec<(Duration, Trouble)> {
        let mut troubles = Vec::new();
        let mut at = 30;
        for _ in 0..dice.between(4, 14) {
            at += dice.between(20, 350);
            let node = dice.below(self.nodes as u64) as usize;
            let lasts = dice.between(30, 700);
            for (after, trouble) in self.trouble(dice, node, lasts) {
                troubles.push((Duration::from_millis(at + after), trouble));
            }
        }
        troubles.sort_by_key(|(at, _)| *at);
        troubles
    }

    fn trouble(&self, dice: &mut Dice, node: usize, lasts: u64) -> Vec<(u64, Trouble)> {
        let may_crash = matches!(self.kind, Kind::Nodes | Kind::Failover);
        let forgets = matches!(self.kind, Kind::Forgetful | Kind::Contested);
        let home = dice.below(self.nodes as u64) as usize;
        match dice.below(17) {
            0 | 1 if may_crash => vec![(0, Trouble::Crash(node)), (lasts, Trouble::Start(node))],
            2 if may_crash => vec![(0, Trouble::Stop(node)), (lasts + 600, Trouble::Start(node))],
            3 | 4 => vec![(0, Trouble::CutRedis(node)), (lasts, Trouble::MendNode(node))],
            5 => vec![(0, Trouble::CutPostgres(node)), (lasts, Trouble::MendNode(node))],
            6 if self.nodes > 1 => vec![(0, Trouble::CutCrowd(node)), (lasts, Trouble::MendNode(node))],
            7 => vec![(0, Trouble::RedisAway), (lasts.min(300), Trouble::RedisBack)],
            8 => vec![(0, Trouble::PostgresAway), (lasts, Trouble::PostgresBack)],
            9 => vec![(0, Trouble::Skew(node, dice.between(0, 20_000) as i64 - 10_000))],
            10 if self.kind == Kind::Failover => vec![(0, Trouble::Failover)],
            10 if forgets => vec![(0, if dice.chance(500) { Trouble::Flush } else { Trouble::Failover })],
            14 if self.kind == Kind::Failover => vec![(0, Trouble::Depose), (lasts, Trouble::Bury)],
            11 if self.kind == Kind::Failover => {
                vec![(0, Trouble::StallReplica), (lasts.min(200), Trouble::Failover)]
            }
            11 if forgets => vec![(0, Trouble::StallReplica), (lasts, Trouble::Failover)],
            12 => vec![(0, Trouble::StallReplica), (lasts.min(150), Trouble::FreeReplica)],
            13 => vec![(0, Trouble::Storm), (lasts, Trouble::Calm)],
            15 | 16 if self.nodes > 1 => vec![(0, Trouble::Starve(node)), (lasts + 250, Trouble::Feed)],
            _ => vec![(0, Trouble::Home(home)), (1, Trouble::CutRedis(node)), (lasts, Trouble::MendNode(node))],
        }
    }
}
