//! Tables for people: columns as wide as what stands in them, numbers to the right.

use console::{measure_text_width, truncate_str};

/// Columns of one cell; a longer text is cut, with an ellipsis.
const CELL_MAX: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

pub struct Table {
    heads: Vec<(&'static str, Side)>,
    rows: Vec<Vec<String>>,
    first_max: usize,
}

impl Table {
    pub fn new(heads: &[(&'static str, Side)]) -> Table {
        Table { heads: heads.to_vec(), rows: Vec::new(), first_max: CELL_MAX }
    }

    /// The same, where the first column may be so wide and no wider.
    pub fn narrow(self, first_max: usize) -> Table {
        Table { first_max: first_max.min(CELL_MAX), ..self }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        let limit = |column| if column == 0 { self.first_max } else { CELL_MAX };
        self.rows.push(cells.iter().enumerate().map(|(column, cell)| shown(cell, limit(column))).collect());
    }

    /// Its lines, the heads first; none if it has no row.
    pub fn lines(&self) -> Vec<String> {
        if self.rows.is_empty() {
            return Vec::new();
        }
        let widths: Vec<usize> = self.heads.iter().enumerate().map(|(column, _)| self.width(column)).collect();
        let heads: Vec<String> = self.heads.iter().map(|(head, _)| (*head).to_owned()).collect();
        std::iter::once(&heads).chain(&self.rows).map(|cells| self.line(cells, &widths)).collect()
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| measure_text_width(cell));
        cells.max().unwrap_or(0).max(self.heads[column].0.len())
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, (_, side)), width) in cells.iter().zip(&self.heads).zip(widths) {
            let gap = " ".repeat(width.saturating_sub(measure_text_width(cell)));
            match side {
                Side::Left => line.push_str(&format!("{cell}{gap}  ")),
                Side::Right => line.push_str(&format!("{gap}{cell}  ")),
            }
        }
        line.trim_end().to_owned()
    }
}

fn shown(cell: &str, columns: usize) -> String {
    truncate_str(&harmless(cell), columns, "…").into_owned()
}

/// Without control characters: what somebody typed as a name must not steer a terminal.
pub fn harmless(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}

/// `12345` as `12,345`.
pub fn number(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_they_must_be() {
        let mut table = Table::new(&[("name", Side::Left), ("in", Side::Right)]);
        assert!(table.lines().is_empty());
        table.row(vec!["Zoë".to_owned(), "1,204".to_owned()]);
        table.row(vec!["Gate A".to_owned(), "7".to_owned()]);
        assert_eq!(table.lines(), ["name       in", "Zoë     1,204", "Gate A      7"]);
        table.row(vec!["東口".to_owned(), "3".to_owned()]);
        assert_eq!(table.lines()[3], "東口        3", "each takes two columns");
        let mut narrow = Table::new(&[("name", Side::Left), ("in", Side::Right)]).narrow(6);
        narrow.row(vec!["North stand".to_owned(), "7".to_owned()]);
        assert_eq!(narrow.lines()[1], "North…   7");
    }

    #[test]
    fn a_name_cannot_steer_the_terminal_nor_fill_it() {
        assert_eq!(shown("a\u{1b}[2Jb\n", CELL_MAX), "a [2Jb ");
        assert_eq!(shown(&"x".repeat(200), CELL_MAX).chars().count(), CELL_MAX);
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_204), "1,204");
        assert_eq!(number(12_345_678), "12,345,678");
    }
}
