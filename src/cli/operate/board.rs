//! What a live board shows: the house, its gates, what is refused. Pure: updates go in, lines come out.

use super::screen::Room;
use super::table::{Side, Table, number};
use super::text;
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

/// Rates are those of this long.
const WINDOW: Duration = Duration::from_secs(60);
/// With fewer rows there are no empty ones.
const AIRY_ROWS: usize = 13;
/// With fewer columns there is no bar.
const BAR_COLUMNS: usize = 60;
/// What stands beside the name of a scan point.
const BESIDE_NAME: usize = 38;
const NAME_MIN: usize = 8;

#[derive(Default)]
pub struct Board {
    latest: Value,
    /// What the counters said, oldest first, for the rates.
    past: VecDeque<(Instant, Value)>,
    /// Refusals that streams before this one told of: each counts from its own beginning.
    refused_before: BTreeMap<String, u64>,
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

    /// The next update is the first of another stream.
    pub fn stream_ended(&mut self) {
        self.refused_before = self.refused();
        if let Some(told) = self.latest.get_mut("refusals") {
            *told = Value::Null;
        }
    }

    pub fn lines(&self, name: &str, at: Instant, room: Room) -> Vec<String> {
        if self.latest.is_null() {
            return vec![name.to_owned(), "  waiting for the first numbers ...".to_owned()];
        }
        let airy = room.rows >= AIRY_ROWS;
        let gap = || airy.then(String::new);
        let mut lines = vec![format!("{name}   {}", second(&self.latest["at"]))];
        lines.extend(gap());
        lines.push(self.house(room.columns));
        if airy {
            lines.push(format!("  now: {}", self.rates()));
        }
        lines.extend(gap());
        let left = room.rows.saturating_sub(lines.len());
        let points = self.points(at, room.columns, left).lines();
        let refusals: Vec<String> = gap().into_iter().chain(self.refusals().lines()).collect();
        let refusals = if refusals.len() > usize::from(airy) { refusals } else { Vec::new() };
        // Where not all can be shown, the gates have two thirds.
        let for_points = left.saturating_sub(refusals.len()).max(left - left / 3);
        lines.extend(shortened(points, for_points));
        lines.extend(shortened(refusals, room.rows.saturating_sub(lines.len())));
        lines
    }

    /// How many are inside, and of how many that may be.
    fn house(&self, columns: usize) -> String {
        let inside = count(&self.latest["inside"]);
        let Some(limit) = self.latest["limit"].as_u64().filter(|limit| *limit > 0) else {
            return format!("  {} inside", number(inside));
        };
        let share = inside.saturating_mul(100) / limit;
        let told = format!("  {} of {} inside ({share} %)", number(inside), number(limit));
        if columns < BAR_COLUMNS {
            return told;
        }
        let wide = (columns / 2).min(BAR_COLUMNS);
        let full = usize::try_from(inside.saturating_mul(wide as u64) / limit).unwrap_or(wide).min(wide);
        format!("  {}{}{told}", "█".repeat(full), "░".repeat(wide - full))
    }

    fn rates(&self) -> String {
        let now = &self.latest["perSecond"];
        let [entries, exits, refused] = ["checkIns", "checkOuts", "refused"].map(|field| count(&now[field]));
        format!("in {entries}/s  out {exits}/s  refused {refused}/s")
    }

    /// One line, for where there is no terminal.
    pub fn line(&self) -> String {
        format!("{}  inside {}  {}", text(&self.latest["at"]), count(&self.latest["inside"]), self.rates())
    }

    /// By name where there is room for all, else the busiest first.
    fn points(&self, at: Instant, columns: usize, room: usize) -> Table {
        let (left, right) = (Side::Left, Side::Right);
        let heads = [("SCAN POINT", left), ("IN", right), ("OUT", right), ("REFUSED", right), ("IN A MINUTE", right)];
        let mut table = Table::new(&heads).narrow(columns.saturating_sub(BESIDE_NAME).max(NAME_MIN));
        let mut points: Vec<(&String, &Value)> = self.latest["scanPoints"].as_object().into_iter().flatten().collect();
        points.sort_by_key(|(name, _)| counted(name));
        if points.len() >= room {
            points.sort_by_key(|(_, counts)| Reverse(count(&counts["checkIns"])));
        }
        for (name, counts) in points {
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
        let mut reasons: Vec<(String, u64)> = self.refused().into_iter().collect();
        reasons.sort_by_key(|(_, times)| Reverse(*times));
        for (name, times) in reasons {
            table.row(vec![name.to_lowercase().replace('_', " "), number(times)]);
        }
        table
    }

    /// Refusals by reason, over all streams.
    fn refused(&self) -> BTreeMap<String, u64> {
        let mut sums = self.refused_before.clone();
        for (name, times) in self.latest["refusals"].as_object().into_iter().flatten() {
            *sums.entry(name.clone()).or_default() += count(times);
        }
        sums
    }
}

/// As much of a list as there is room for; the last line then says how much is missing.
fn shortened(mut lines: Vec<String>, room: usize) -> Vec<String> {
    if lines.len() > room {
        if room < 3 {
            // Rows say more than a head.
            lines.remove(0);
            lines.truncate(room);
            return lines;
        }
        let missing = lines.len() + 1 - room;
        lines.truncate(room - 1);
        lines.push(format!("... and {missing} more"));
    }
    lines
}

/// For an order in which gate-2 comes before gate-10.
fn counted(name: &str) -> (&str, u64, &str) {
    let word = name.trim_end_matches(|char: char| char.is_ascii_digit());
    (word, name[word.len()..].parse().unwrap_or(0), name)
}

fn count(value: &Value) -> u64 {
    value.as_u64().unwrap_or(0)
}

/// `2026-06-01T18:00:00.123Z` as `2026-06-01 18:00:00 UTC`.
fn second(value: &Value) -> String {
    match value.as_str() {
        Some(at) if at.len() >= 19 && at.is_ascii() => format!("{} UTC", at[..19].replace('T', " ")),
        _ => "-".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PAGE: Room = Room { rows: 23, columns: 80 };

    fn update(entries: u64) -> Value {
        json!({
            "at": "2026-06-01T18:00:00.5Z", "inside": entries, "limit": 200,
            "perSecond": { "checkIns": 3, "checkOuts": 0, "refused": 1 },
            "refusals": { "ALREADY_CHECKED_IN": 4 },
            "scanPoints": { "gate-a": { "checkIns": entries, "checkOuts": 0, "refused": 4 } },
        })
    }

    /// Sixty gates, the last of which is the busiest, and five reasons.
    fn stadium() -> Board {
        let gates = (0..60_u64).map(|gate| (format!("gate-{gate:02}"), json!({ "checkIns": gate })));
        let mut update = update(50);
        update["scanPoints"] = Value::Object(gates.collect());
        update["refusals"] = json!({ "FULL": 1, "TOO_LATE": 2, "TOO_EARLY": 3, "INVALID_CODE": 4, "FORGED_CODE": 5 });
        let mut board = Board::default();
        board.take(update, Instant::now());
        board
    }

    #[test]
    fn a_rate_is_that_of_the_last_minute() {
        let mut board = Board::default();
        let start = Instant::now();
        let at = |seconds| start + Duration::from_secs(seconds);
        board.take(update(10), start);
        assert!(board.lines("Final", start, PAGE).iter().any(|line| line.ends_with('-')), "too early to tell");
        board.take(update(40), at(30));
        let row =
            |board: &Board, then| board.lines("Final", then, PAGE).into_iter().find(|row| row.starts_with("gate-a"));
        assert!(row(&board, at(30)).is_some_and(|row| row.ends_with(" 60")));
        board.take(update(50), at(90));
        board.take(update(60), at(120));
        let rate = row(&board, at(120)).expect("the gate");
        assert!(rate.ends_with(" 13"), "20 in the 90 s since the last look before the window: {rate}");
    }

    #[test]
    fn the_house_is_a_bar_and_refusals_are_told() {
        let mut board = Board::default();
        board.take(update(50), Instant::now());
        let lines = board.lines("Final", Instant::now(), PAGE);
        assert_eq!(lines[0], "Final   2026-06-01 18:00:00 UTC");
        assert!(lines[2].contains(&"█".repeat(10)) && lines[2].contains("50 of 200 inside (25 %)"), "{lines:?}");
        assert!(lines.iter().any(|line| line.starts_with("already checked in") && line.ends_with('4')), "{lines:?}");
        assert_eq!(board.line(), "2026-06-01T18:00:00.5Z  inside 50  in 3/s  out 0/s  refused 1/s");
    }

    #[test]
    fn refusals_are_counted_on_when_another_stream_begins() {
        let mut board = Board::default();
        board.take(update(50), Instant::now());
        board.stream_ended();
        board.stream_ended();
        board.take(update(50), Instant::now());
        let lines = board.lines("Final", Instant::now(), PAGE);
        assert!(lines.iter().any(|line| line.starts_with("already checked in") && line.ends_with(" 8")), "{lines:?}");
    }

    #[test]
    fn gates_are_in_the_order_in_which_people_count() {
        let mut names = ["gate-10", "b", "gate-2", "", "12", "gate-02", "2"];
        names.sort_by_key(|name| counted(name));
        assert_eq!(names, ["", "2", "12", "b", "gate-02", "gate-2", "gate-10"]);
    }

    #[test]
    fn a_board_is_never_longer_than_the_page() {
        let board = stadium();
        for rows in 0..90 {
            let lines = board.lines("Final", Instant::now(), Room { rows, columns: 80 });
            assert!(lines.len() <= rows.max(2), "{} lines on {rows} rows", lines.len());
        }
        let page = board.lines("Final", Instant::now(), PAGE);
        assert!(page.iter().any(|line| line.starts_with("gate-59")), "the busiest is seen: {page:?}");
        assert!(page.contains(&"... and 50 more".to_owned()), "{page:?}");
        assert!(page.iter().any(|line| line.starts_with("forged code")), "refusals keep a third: {page:?}");
        let small = board.lines("Final", Instant::now(), Room { rows: 4, columns: 20 });
        assert_eq!(small[1], "  50 of 200 inside (25 %)", "no bar");
        assert!(small[2].starts_with("gate-59"), "{small:?}");
        let paper = board.lines("Final", Instant::now(), Room { rows: usize::MAX, columns: 80 });
        assert_eq!(paper.iter().filter(|line| line.starts_with("gate-")).count(), 60);
        assert!(
            paper.iter().position(|line| line.starts_with("gate-00"))
                < paper.iter().position(|line| line.starts_with("gate-59"))
        );
    }
}
