//! What a live board shows: the house, its gates, what is refused. Pure: updates go in, lines come out.

use super::table::{Side, Table, number};
use super::text;
use serde_json::Value;
use std::collections::VecDeque;
use std::time::{Duration, Instant};

/// Rates are those of this long.
const WINDOW: Duration = Duration::from_secs(60);
const BAR: usize = 40;
/// Scan points and reasons that are shown; the busiest first.
const ROWS_MAX: usize = 20;

#[derive(Default)]
pub struct Board {
    latest: Value,
    /// What the counters said, oldest first, for the rates.
    past: VecDeque<(Instant, Value)>,
}

impl Board {
    /// Takes an update of the live stream.
    pub fn take(&mut self, update: Value, at: Instant) {
        self.past.push_back((at, update["scanPoints"].clone()));
        // One from before the window stays: rates are measured from it.
        while self.past.get(1).is_some_and(|(then, _)| at.duration_since(*then) >= WINDOW) {
            self.past.pop_front();
        }
        self.latest = update;
    }

    pub fn lines(&self, name: &str, at: Instant) -> Vec<String> {
        let inside = count(&self.latest["inside"]);
        let mut lines = vec![format!("{name}   {}", text(&self.latest["at"])), String::new()];
        match self.latest["limit"].as_u64().filter(|limit| *limit > 0) {
            None => lines.push(format!("  {} inside", number(inside))),
            Some(limit) => {
                let full = usize::try_from(inside.saturating_mul(BAR as u64) / limit).unwrap_or(BAR).min(BAR);
                let bar = format!("{}{}", "█".repeat(full), "░".repeat(BAR - full));
                let share = inside.saturating_mul(100) / limit;
                lines.push(format!("  {bar}  {} of {} inside ({share} %)", number(inside), number(limit)));
            }
        }
        lines.push(String::new());
        lines.extend(self.points(at).lines());
        let refusals = self.refusals().lines();
        if !refusals.is_empty() {
            lines.push(String::new());
            lines.extend(refusals);
        }
        lines
    }

    /// One line, for where there is no terminal.
    pub fn line(&self) -> String {
        let now = &self.latest["perSecond"];
        format!(
            "{}  inside {}  in {}/s  out {}/s  refused {}/s",
            text(&self.latest["at"]),
            count(&self.latest["inside"]),
            count(&now["checkIns"]),
            count(&now["checkOuts"]),
            count(&now["refused"]),
        )
    }

    fn points(&self, at: Instant) -> Table {
        let (left, right) = (Side::Left, Side::Right);
        let heads = [("SCAN POINT", left), ("IN", right), ("OUT", right), ("REFUSED", right), ("IN A MINUTE", right)];
        let mut table = Table::new(&heads);
        let mut points: Vec<(&String, &Value)> = self.latest["scanPoints"].as_object().into_iter().flatten().collect();
        points.sort_by_key(|(name, counts)| (std::cmp::Reverse(count(&counts["checkIns"])), name.as_str()));
        for (name, counts) in points.into_iter().take(ROWS_MAX) {
            let cells = ["checkIns", "checkOuts", "refused"].map(|field| number(count(&counts[field])));
            let mut row = vec![name.clone()];
            row.extend(cells);
            row.push(self.rate(name, counts, at));
            table.row(row);
        }
        table
    }

    /// Entries a minute, from what the counters were at the beginning of the window.
    fn rate(&self, point: &str, now: &Value, at: Instant) -> String {
        let Some((then, before)) = self.past.front() else { return "-".to_owned() };
        let seconds = at.duration_since(*then).as_secs_f64();
        if seconds < 5.0 {
            return "-".to_owned();
        }
        let more = count(&now["checkIns"]).saturating_sub(count(&before[point]["checkIns"]));
        format!("{:.0}", more as f64 * 60.0 / seconds)
    }

    fn refusals(&self) -> Table {
        let mut table = Table::new(&[("REFUSED SINCE THE BOARD IS OPEN", Side::Left), ("", Side::Right)]);
        let mut reasons: Vec<(&String, &Value)> = self.latest["refusals"].as_object().into_iter().flatten().collect();
        reasons.sort_by_key(|(name, times)| (std::cmp::Reverse(count(times)), name.as_str()));
        for (name, times) in reasons.into_iter().take(ROWS_MAX) {
            table.row(vec![name.to_lowercase().replace('_', " "), number(count(times))]);
        }
        table
    }
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn update(entries: u64) -> Value {
        json!({
            "at": "2026-06-01T18:00:00Z", "inside": entries, "limit": 200,
            "perSecond": { "checkIns": 3, "checkOuts": 0, "refused": 1 },
            "refusals": { "ALREADY_CHECKED_IN": 4 },
            "scanPoints": { "gate-a": { "checkIns": entries, "checkOuts": 0, "refused": 4 } },
        })
    }

    #[test]
    fn a_rate_is_that_of_the_last_minute() {
        let mut board = Board::default();
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        board.take(update(10), start);
        assert!(board.lines("Final", start).iter().any(|line| line.ends_with('-')), "too early to tell");
        board.take(update(40), at(30));
        assert!(board.lines("Final", at(30)).iter().any(|line| line.starts_with("gate-a") && line.ends_with("60")));
        board.take(update(50), at(90));
        board.take(update(60), at(120));
        let rate = board.lines("Final", at(120)).into_iter().find(|line| line.starts_with("gate-a")).unwrap();
        assert!(rate.ends_with(" 13"), "20 in the 90 s since the last look before the window: {rate}");
    }

    #[test]
    fn the_house_is_a_bar_and_refusals_are_told() {
        let mut board = Board::default();
        board.take(update(50), Instant::now());
        let lines = board.lines("Final", Instant::now());
        assert!(lines[2].contains(&"█".repeat(10)) && lines[2].contains("50 of 200 inside (25 %)"), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("already checked in") && line.ends_with('4')), "{lines:?}");
        assert_eq!(board.line(), "2026-06-01T18:00:00Z  inside 50  in 3/s  out 0/s  refused 1/s");
    }
}
