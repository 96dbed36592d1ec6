//! Counts for readers, in a stable order: types by id, zones and points by name.

use crate::label::Label;
use crate::ledger::state::{PointCount, State};
use crate::ledger::{OccupancyReport, PointCounts, TypeCounts, ZoneCounts};
use crate::scan::Occupancy;
use std::collections::BTreeMap;

impl State {
    pub fn report(&self) -> OccupancyReport {
        OccupancyReport {
            occupancy: Occupancy { inside: self.counters.inside, limit: self.policy.occupancy_limit },
            tickets: u32::try_from(self.tickets.len()).unwrap_or(u32::MAX),
            types: self.report_types(),
            zones: self.report_zones(),
            points: self.report_points(),
        }
    }

    fn report_types(&self) -> Vec<TypeCounts> {
        let shown = self.types.iter().filter(|known| known.listed || known.places.taken() > 0 || known.inside > 0);
        let mut types: Vec<TypeCounts> = shown
            .map(|known| TypeCounts {
                id: known.facts.id,
                slug: known.facts.slug.clone(),
                sold: known.places.sold,
                held: known.places.held,
                inside: known.inside,
                capacity: known.facts.capacity,
                left: self.types.bounds(known).left(),
                occupancy_limit: known.facts.occupancy_limit,
            })
            .collect();
        types.sort_by_key(|counts| counts.id);
        types
    }

    fn report_zones(&self) -> Vec<ZoneCounts> {
        let mut zones: BTreeMap<&Label, u32> = self.zones.keys().map(|zone| (zone, 0)).collect();
        for (zone, inside) in &self.counters.zones {
            if let Some(zone) = self.labels.text(*zone)
                && (*inside > 0 || zones.contains_key(zone))
            {
                zones.insert(zone, *inside);
            }
        }
        let capacity = |zone: &Label| self.zones.get(zone).and_then(|facts| facts.capacity);
        zones
            .into_iter()
            .map(|(zone, inside)| ZoneCounts { id: zone.clone(), inside, capacity: capacity(zone) })
            .collect()
    }

    /// A registered point goes by its slug, however scans named it.
    fn report_points(&self) -> Vec<PointCounts> {
        let mut points: BTreeMap<&Label, PointCount> =
            self.points.iter().map(|point| (&point.slug, PointCount::default())).collect();
        for (point, counts) in &self.counters.points {
            let Some(name) = self.labels.text(*point) else { continue };
            let sum = points.entry(self.points.canonical(name)).or_default();
            sum.check_ins += counts.check_ins;
            sum.check_outs += counts.check_outs;
            sum.refused += counts.refused;
        }
        points
            .into_iter()
            .map(|(point, counts)| PointCounts {
                point: point.clone(),
                check_ins: counts.check_ins,
                check_outs: counts.check_outs,
                refused: counts.refused,
            })
            .collect()
    }
}
