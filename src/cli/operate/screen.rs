//! The terminal of a live board: another page of it, used as large as it is, and left as it was found.

use super::coloured;
use crate::cli::CliError;
use nix::sys::termios::{FlushArg, LocalFlags, SetArg, Termios, tcflush, tcgetattr, tcsetattr};
use std::io::{IsTerminal, Write};

/// Another page without a cursor, on which long lines end at the edge; and back to what stood there before.
const ENTER: &str = "\u{1b}[?1049h\u{1b}[?25l\u{1b}[?7l";
const LEAVE: &str = "\u{1b}[?7h\u{1b}[?25h\u{1b}[?1049l";
/// Where a terminal does not say how large it is.
const USUAL: Room = Room { rows: 24, columns: 80 };

/// How much can be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    pub rows: usize,
    pub columns: usize,
}

/// Leaves the page when it is dropped.
pub struct Screen {
    /// How the keyboard was, if there is one.
    keyboard: Option<Termios>,
}

impl Screen {
    /// `None` where nobody looks at a page: a pipe, a file, a terminal that can only print lines.
    pub fn open() -> Result<Option<Screen>, CliError> {
        let dumb = std::env::var_os("TERM").is_none_or(|name| name.is_empty() || name == "dumb");
        if dumb || !std::io::stdout().is_terminal() {
            return Ok(None);
        }
        let mut screen = Screen { keyboard: None };
        screen.enter()?;
        Ok(Some(screen))
    }

    pub fn enter(&mut self) -> Result<(), CliError> {
        let keyboard = std::io::stdin();
        self.keyboard = tcgetattr(&keyboard).ok();
        if let Some(before) = &self.keyboard {
            // What is typed would stand in the middle of the board.
            let mut quiet = before.clone();
            quiet.local_flags.remove(LocalFlags::ECHO);
            let _ = tcsetattr(&keyboard, SetArg::TCSANOW, &quiet);
        }
        put(ENTER)
    }

    pub fn leave(&self) -> Result<(), CliError> {
        if let Some(before) = &self.keyboard {
            let keyboard = std::io::stdin();
            // What was typed meanwhile was not meant for the shell.
            let _ = tcflush(&keyboard, FlushArg::TCIFLUSH);
            let _ = tcsetattr(&keyboard, SetArg::TCSANOW, before);
        }
        put(LEAVE)
    }

    /// Without the line at the foot.
    pub fn room(&self) -> Room {
        let size = console::Term::stdout().size_checked();
        let (rows, columns) = size.map_or((USUAL.rows, USUAL.columns), |(rows, columns)| (rows.into(), columns.into()));
        Room { rows: rows.saturating_sub(1), columns }
    }

    /// Draws over what was there. `urgent`: the foot must be seen.
    pub fn draw(&self, lines: &[String], foot: &str, urgent: bool) -> Result<(), CliError> {
        let Room { rows, columns } = self.room();
        let cut = |line: &str| console::truncate_str(line, columns, "…").into_owned();
        let mut page = String::from("\u{1b}[H");
        for row in 0..rows {
            page.push_str(&format!("{}\u{1b}[K\r\n", lines.get(row).map(|line| cut(line)).unwrap_or_default()));
        }
        match urgent && coloured() {
            true => page.push_str(&format!("\u{1b}[7m{}\u{1b}[0m\u{1b}[K", cut(foot))),
            false => page.push_str(&format!("{}\u{1b}[K", cut(foot))),
        }
        put(&page)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A terminal that is gone needs nothing put right.
        drop(self.leave());
    }
}

fn put(text: &str) -> Result<(), CliError> {
    let mut out = std::io::stdout().lock();
    let done = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    done.map_err(|error| CliError::Task(format!("the terminal cannot be written: {error}")))
}
