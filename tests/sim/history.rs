//! What turnstiles and box offices asked and were told, in the order in which they did.

use crate::linear::{Call, places, ticket};
use gatehouse::domain::ids::{HoldId, ScanId, TicketId};
use gatehouse::domain::scan::Kind;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Something that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    Scan { ticket: TicketId, kind: Kind, attempt: u32, scan: ScanId },
    Annul { ticket: TicketId, attempt: u32, scan: Option<ScanId> },
    Close { ticket: TicketId, refund: bool },
    Reserve { hold: HoldId, of: usize, count: u32 },
    Commit { hold: HoldId },
    Release { hold: HoldId },
    Issue { hold: HoldId },
}

/// What was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// `scan` is another's where it repeats that one's answer.
    Scan {
        word: &'static str,
        scan: ScanId,
        inside: u32,
    },
    /// The word of the refusal, or none.
    Annulled(Result<(), &'static str>),
    Closed(Result<(), &'static str>),
    /// Places left where it was sold out.
    Held(Result<(), Option<u32>>),
    Issued(Result<(), Option<u32>>),
}

#[derive(Debug, Clone)]
pub struct Line {
    pub asked: Asked,
    pub invoked: u64,
    /// `None`: undecided, or nobody knows.
    pub returned: Option<(u64, Said)>,
    /// It was told that nothing was decided; nobody heard anything otherwise.
    pub undecided: bool,
    /// When it was asked, in milliseconds of the evening.
    pub at: u64,
}

#[derive(Debug, Default)]
pub struct History {
    pub lines: Vec<Line>,
    /// The type of every ticket, by the number of the ticket, as its place in the plan.
    pub types: Vec<usize>,
    ticks: u64,
}

impl History {
    fn tick(&mut self) -> u64 {
        self.ticks += 1;
        self.ticks
    }

    pub fn invoke(&mut self, asked: Asked, at: u64) -> usize {
        let invoked = self.tick();
        self.lines.push(Line { asked, invoked, returned: None, undecided: false, at });
        self.lines.len() - 1
    }

    pub fn said(&mut self, line: usize, said: Said) {
        let returned = self.tick();
        self.lines[line].returned = Some((returned, said));
    }

    pub fn unheard(&mut self, line: usize, undecided: bool) {
        self.tick();
        self.lines[line].undecided = undecided;
    }

    pub fn scans(&self) -> usize {
        self.lines.iter().filter(|line| matches!(line.asked, Asked::Scan { .. })).count()
    }

    /// A text that is the same if the same happened.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for line in &self.lines {
            writeln!(text, "{} ms: {line:?}", line.at).expect("a text takes any line");
        }
        text
    }

    /// What befell one ticket. Of scans that nobody heard the end of, the log says which never were, and what became of the
    /// others: `logged` is the word that stands there.
    pub fn of_ticket(
        &self,
        id: TicketId,
        logged: impl Fn(ScanId) -> Option<&'static str>,
    ) -> Vec<Call<ticket::Op, ticket::Ret>> {
        let mut calls = Vec::new();
        for line in &self.lines {
            let Some(mut call) = line.of_ticket(id) else { continue };
            if let (Asked::Scan { scan, .. }, None) = (line.asked, &call.returned) {
                let Some(word) = logged(scan) else { continue };
                // It was at some time; whoever repeats its answer came later.
                call.returned = Some((u64::MAX - calls.len() as u64, ticket::Ret::Scan(word)));
            }
            calls.push(call);
        }
        calls
    }

    /// What befell the places of one type; closed tickets of that type give a place back. Of what nobody heard the end of,
    /// the log says what never was: `known` are the holds it tells of, `lapsed` those that went back to sale.
    pub fn of_places(
        &self,
        of: usize,
        is_of: impl Fn(TicketId) -> bool,
        known: &BTreeSet<HoldId>,
        lapsed: &BTreeSet<HoldId>,
    ) -> Vec<Call<places::Op, places::Ret>> {
        let mine: Vec<HoldId> = self
            .lines
            .iter()
            .filter_map(|line| match line.asked {
                Asked::Reserve { hold, of: here, .. } if here == of => Some(hold),
                _ => None,
            })
            .collect();
        let was = |line: &&Line| match line.asked {
            Asked::Reserve { hold, .. } => line.returned.is_some() || known.contains(&hold),
            _ => true,
        };
        let told = self.lines.iter().filter(was).filter_map(|line| line.of_places(&mine, &is_of));
        // By which clock a hold lapses, and so when, is the owner's affair.
        let mut seen = BTreeSet::new();
        let lapses = self.lines.iter().filter_map(|line| match line.asked {
            Asked::Reserve { hold, of: here, .. } if here == of && lapsed.contains(&hold) && seen.insert(hold) => {
                Some(Call { op: places::Op::Lapse { hold }, invoked: line.invoked, returned: None })
            }
            _ => None,
        });
        told.chain(lapses).collect()
    }
}

impl Line {
    fn call<O, R>(&self, op: O, ret: Option<R>) -> Call<O, R> {
        let returned = self.returned.as_ref().map(|(at, _)| *at);
        Call { op, invoked: self.invoked, returned: returned.zip(ret) }
    }

    fn of_ticket(&self, id: TicketId) -> Option<Call<ticket::Op, ticket::Ret>> {
        let op = match self.asked {
            Asked::Scan { ticket, kind: Kind::CheckIn, attempt, .. } if ticket == id => ticket::Op::In { attempt },
            Asked::Scan { ticket, kind: Kind::CheckOut, attempt, .. } if ticket == id => ticket::Op::Out { attempt },
            Asked::Annul { ticket, attempt, scan } if ticket == id => {
                ticket::Op::Annul { attempt, by_key: scan.is_none() }
            }
            Asked::Close { ticket, refund } if ticket == id => ticket::Op::Close { refund },
            _ => return None,
        };
        let ret = self.returned.as_ref().and_then(|(_, said)| match said {
            Said::Scan { word, .. } => Some(ticket::Ret::Scan(word)),
            Said::Annulled(done) => Some(ticket::Ret::Annul(*done)),
            Said::Closed(done) => Some(ticket::Ret::Close(done.is_ok())),
            Said::Held(_) | Said::Issued(_) => None,
        });
        Some(self.call(op, ret))
    }

    fn of_places(&self, mine: &[HoldId], is_of: impl Fn(TicketId) -> bool) -> Option<Call<places::Op, places::Ret>> {
        let op = match self.asked {
            Asked::Reserve { hold, count, .. } if mine.contains(&hold) => places::Op::Reserve { hold, count },
            Asked::Commit { hold } if mine.contains(&hold) => places::Op::Commit { hold },
            Asked::Release { hold } if mine.contains(&hold) => places::Op::Release { hold },
            Asked::Issue { hold } if mine.contains(&hold) => places::Op::Issue { hold },
            Asked::Close { ticket, .. } if is_of(ticket) => places::Op::Close { ticket },
            _ => return None,
        };
        let ret = self.returned.as_ref().and_then(|(_, said)| match said {
            Said::Held(Ok(())) | Said::Issued(Ok(())) | Said::Closed(Ok(())) => Some(places::Ret::Done),
            Said::Held(Err(left)) | Said::Issued(Err(left)) => Some(places::Ret::Refused { left: *left }),
            Said::Closed(Err(_)) => Some(places::Ret::Refused { left: None }),
            Said::Scan { .. } | Said::Annulled(_) => None,
        });
        Some(self.call(op, ret))
    }
}
