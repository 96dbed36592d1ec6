//! Tables for people: columns as wide as what stands in them, numbers to the right.

/// Characters of one cell; a longer text is cut, with an ellipsis.
const CELL_MAX: usize = 60;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
}

pub struct Table {
    heads: Vec<(&'static str, Side)>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub fn new(heads: &[(&'static str, Side)]) -> Table {
        Table { heads: heads.to_vec(), rows: Vec::new() }
    }

    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells.iter().map(|cell| shown(cell)).collect());
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
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.max().unwrap_or(0).max(self.heads[column].0.len())
    }

    fn line(&self, cells: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for ((cell, (_, side)), width) in cells.iter().zip(&self.heads).zip(widths) {
            let gap = " ".repeat(width.saturating_sub(cell.chars().count()));
            match side {
                Side::Left => line.push_str(&format!("{cell}{gap}  ")),
                Side::Right => line.push_str(&format!("{gap}{cell}  ")),
            }
        }
        line.trim_end().to_owned()
    }
}

/// Without control characters: what a buyer typed as a name must not steer a terminal.
fn shown(cell: &str) -> String {
    let clean: String = cell.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
    if clean.chars().count() <= CELL_MAX {
        return clean;
    }
    clean.chars().take(CELL_MAX - 1).chain(['…']).collect()
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
    }

    #[test]
    fn a_name_cannot_steer_the_terminal_nor_fill_it() {
        assert_eq!(shown("a\u{1b}[2Jb\n"), "a [2Jb ");
        assert_eq!(shown(&"x".repeat(200)).chars().count(), CELL_MAX);
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(number(1_204), "1,204");
        assert_eq!(number(12_345_678), "12,345,678");
    }
}
