//! `gatehouse watch`: the gates of an event, live in a terminal.

use super::board::Board;
use super::{connect, escaped, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use crate::cli::client::{Client, ClientError};
use clap::Args;
use serde_json::Value;
use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

/// A stream that broke is opened again after this long: the gateway may be starting anew.
const AGAIN: Duration = Duration::from_secs(1);

#[derive(Debug, Args)]
pub struct WatchArgs {
    /// Event, by id or slug
    event: String,
    /// Prints every update as a line of JSON
    #[arg(long)]
    json: bool,
    /// Ends after the first update
    #[arg(long)]
    once: bool,
    #[command(flatten)]
    client: ClientArgs,
}

pub async fn run(args: WatchArgs) -> Result<(), CliError> {
    let client = connect(&args.client)?;
    let event = client.get(&format!("/v1/session/events/{}", escaped(&args.event))).await?;
    let mut screen = Screen::new(&args, text(&event["name"]));
    let path = format!("/v1/events/{}/live", text(&event["id"]));
    let watched = tokio::select! {
        watched = follow(&client, &path, &mut screen) => watched,
        _ = tokio::signal::ctrl_c() => Ok(()),
    };
    screen.leave();
    watched
}

/// Follows the stream until it is refused or the reader has seen enough.
async fn follow(client: &Client, path: &str, screen: &mut Screen) -> Result<(), CliError> {
    loop {
        let mut ended = None;
        let mut seen = |line: &[u8]| {
            let Some(data) = line.strip_prefix(b"data: ") else { return true };
            let update = serde_json::from_slice(data).unwrap_or_default();
            ended = screen.show(update).err();
            ended.is_none()
        };
        let broke = client.lines(path, &mut seen).await;
        match (ended, broke) {
            (Some(CliError::Ended(0)), _) => return Ok(()),
            (Some(error), _) => return Err(error),
            (None, Err(error @ ClientError::Refused { .. })) => return Err(error.into()),
            (None, Ok(()) | Err(_)) => screen.lost()?,
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// A board in a terminal; plain lines elsewhere.
struct Screen {
    name: String,
    board: Board,
    json: bool,
    once: bool,
    whole: bool,
}

impl Screen {
    fn new(args: &WatchArgs, name: &str) -> Screen {
        let whole = std::io::stdout().is_terminal() && !args.json && !args.once;
        if whole {
            // Another page of the terminal, without a cursor: what stood there before comes back at the end.
            print!("\u{1b}[?1049h\u{1b}[?25l");
        }
        Screen { name: name.to_owned(), board: Board::default(), json: args.json, once: args.once, whole }
    }

    /// # Errors
    /// `Ended(0)`: enough was seen.
    fn show(&mut self, update: Value) -> Result<(), CliError> {
        if self.json {
            say(&update.to_string())?;
        } else {
            let now = Instant::now();
            self.board.take(update, now);
            if self.whole {
                self.draw(&self.board.lines(&self.name, now), "Ctrl-C ends")?;
            } else if self.once {
                self.board.lines(&self.name, now).iter().try_for_each(|line| say(line))?;
            } else {
                say(&self.board.line())?;
            }
        }
        if self.once { Err(CliError::Ended(0)) } else { Ok(()) }
    }

    fn lost(&self) -> Result<(), CliError> {
        if self.whole {
            let lines = self.board.lines(&self.name, Instant::now());
            return self.draw(&lines, "The gateway does not answer; these numbers are old. Trying again ...");
        }
        eprintln!("gatehouse: the live stream ended; trying again");
        Ok(())
    }

    fn draw(&self, lines: &[String], foot: &str) -> Result<(), CliError> {
        let mut page = String::from("\u{1b}[H");
        for line in lines {
            page.push_str(&format!("{line}\u{1b}[K\r\n"));
        }
        page.push_str(&format!("\u{1b}[K\r\n{foot}\u{1b}[K\u{1b}[J"));
        let mut out = std::io::stdout().lock();
        let drawn = out.write_all(page.as_bytes()).and_then(|()| out.flush());
        drawn.map_err(|error| CliError::Task(format!("the terminal cannot be written: {error}")))
    }

    fn leave(&self) {
        if self.whole {
            print!("\u{1b}[?25h\u{1b}[?1049l");
            // A terminal that is gone needs nothing put right.
            let _ = std::io::stdout().flush();
        }
    }
}
