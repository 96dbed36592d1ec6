//! The copy of the counters that readers see. Never a source: an owner counts again from tickets and holds.

use crate::domain::ids::TicketTypeId;
use crate::domain::label::Label;
use crate::domain::ledger::{Change, OccupancyReport, What};
use std::collections::HashSet;

/// Every counter.
pub fn all(report: &OccupancyReport) -> Vec<(String, i64)> {
    write(report, None)
}

/// The counters that these changes may have moved.
pub fn moved(report: &OccupancyReport, changes: &[Change]) -> Vec<(String, i64)> {
    write(report, Touched::by(changes).as_ref())
}

/// The types and points that scans touched.
#[derive(Default)]
struct Touched<'a> {
    types: HashSet<TicketTypeId>,
    points: HashSet<&'a Label>,
}

impl<'a> Touched<'a> {
    /// `None` where something else than scans happened: then any counter may have moved.
    fn by(changes: &'a [Change]) -> Option<Touched<'a>> {
        let mut touched = Touched::default();
        for change in changes {
            let What::Scanned(scan) = &change.what else { return None };
            touched.points.extend(&scan.answer.point);
            touched.types.extend(change.tickets.iter().map(|ticket| ticket.state.ticket_type));
        }
        Some(touched)
    }
}

fn write(report: &OccupancyReport, touched: Option<&Touched<'_>>) -> Vec<(String, i64)> {
    let sum = |count: fn(&crate::domain::ledger::TypeCounts) -> u32| {
        report.types.iter().map(|counts| i64::from(count(counts))).sum::<i64>()
    };
    let mut fields = vec![
        ("inside".to_owned(), i64::from(report.occupancy.inside)),
        ("sold".to_owned(), sum(|counts| counts.sold)),
        ("held".to_owned(), sum(|counts| counts.held)),
    ];
    for counts in &report.types {
        if touched.is_some_and(|touched| !touched.types.contains(&counts.id)) {
            continue;
        }
        for (name, count) in [("sold", counts.sold), ("held", counts.held), ("inside", counts.inside)] {
            fields.push((format!("type:{}:{name}", counts.id), i64::from(count)));
        }
    }
    for counts in &report.zones {
        fields.push((format!("zone:{}:inside", counts.id), i64::from(counts.inside)));
    }
    for counts in &report.points {
        if touched.is_some_and(|touched| !touched.points.contains(&counts.point)) {
            continue;
        }
        let named = [("check_ins", counts.check_ins), ("check_outs", counts.check_outs), ("refused", counts.refused)];
        for (name, count) in named {
            fields.push((format!("point:{}:{name}", counts.point), i64::from(count)));
        }
    }
    fields
}
