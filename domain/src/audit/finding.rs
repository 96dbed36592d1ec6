//! What is checked, and what is found.

use crate::ids::TicketId;
use std::collections::BTreeMap;

/// What is checked. The word stands in metrics, in JSON and in reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rule {
    /// Sequences follow each other without a gap.
    Sequence,
    /// The time of decisions never runs back.
    Clock,
    /// No ticket has two entries without an exit between them.
    DoubleEntry,
    /// Nobody leaves who did not come in.
    ExitWithoutEntry,
    /// A ticket's state in the log is what its scans come to.
    TicketState,
    /// People inside are admissions less exits less annulments.
    Inside,
    /// Published counters are what the log comes to.
    Counters,
    /// Sold and held places stay within the capacity.
    Capacity,
    /// What Postgres keeps of a ticket is what the log says.
    Stored,
    /// Epochs never fall from batch to batch, and none is higher than Postgres issued.
    Epoch,
    /// A ledger that decides the log again decides the same.
    Replay,
}

impl Rule {
    pub const ALL: [Rule; 11] = [
        Rule::Sequence,
        Rule::Clock,
        Rule::DoubleEntry,
        Rule::ExitWithoutEntry,
        Rule::TicketState,
        Rule::Inside,
        Rule::Counters,
        Rule::Capacity,
        Rule::Stored,
        Rule::Epoch,
        Rule::Replay,
    ];

    pub fn word(self) -> &'static str {
        match self {
            Rule::Sequence => "sequence",
            Rule::Clock => "clock",
            Rule::DoubleEntry => "double_entry",
            Rule::ExitWithoutEntry => "exit_without_entry",
            Rule::TicketState => "ticket_state",
            Rule::Inside => "inside",
            Rule::Counters => "counters",
            Rule::Capacity => "capacity",
            Rule::Stored => "stored",
            Rule::Epoch => "epoch",
            Rule::Replay => "replay",
        }
    }

    /// What holds when nothing is found, for people.
    pub fn promise(self) -> &'static str {
        match self {
            Rule::Sequence => "batches follow each other without a gap",
            Rule::Clock => "the time of decisions never runs back",
            Rule::DoubleEntry => "no ticket came in twice without going out between",
            Rule::ExitWithoutEntry => "nobody left who had not come in",
            Rule::TicketState => "every ticket is where its scans left it",
            Rule::Inside => "people inside are admissions less exits less annulments",
            Rule::Counters => "the published counters are what the log comes to",
            Rule::Capacity => "sold and held places stay within the capacity",
            Rule::Stored => "the tickets in Postgres are as the log left them",
            Rule::Epoch => "epochs never fall, and none is higher than Postgres issued",
            Rule::Replay => "a fresh ledger decides every scan of the log the same way",
        }
    }
}

/// Something that should not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub rule: Rule,
    /// The batch it was seen in; `None` = of the event as a whole.
    pub seq: Option<u64>,
    pub ticket: Option<TicketId>,
    /// What was expected and what is, in one sentence.
    pub said: String,
}

/// Findings kept with their details; the rest is counted only.
pub const KEPT_MAX: usize = 100;

/// Findings, the first ones whole.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    pub kept: Vec<Finding>,
    pub total: u64,
    by_rule: BTreeMap<Rule, u64>,
}

impl Findings {
    pub fn add(&mut self, finding: Finding) {
        self.total += 1;
        *self.by_rule.entry(finding.rule).or_default() += 1;
        if self.kept.len() < KEPT_MAX {
            self.kept.push(finding);
        }
    }

    pub fn append(&mut self, other: Findings) {
        self.total += other.total;
        for (rule, count) in other.by_rule {
            *self.by_rule.entry(rule).or_default() += count;
        }
        let room = KEPT_MAX.saturating_sub(self.kept.len());
        self.kept.extend(other.kept.into_iter().take(room));
    }

    /// How often a rule was broken, those not kept included.
    pub fn of(&self, rule: Rule) -> u64 {
        self.by_rule.get(&rule).copied().unwrap_or(0)
    }
}
