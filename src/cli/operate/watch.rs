//! `gatehouse watch`: the gates of an event, live in a terminal.

use super::board::Board;
use super::screen::{Room, Screen};
use super::table::harmless;
use super::{connect, escaped, say, text};
use crate::cli::CliError;
use crate::cli::args::ClientArgs;
use crate::cli::client::{Client, ClientError};
use clap::Args;
use nix::sys::signal::{Signal as Stop, raise};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};
use tokio::signal::unix::{Signal, SignalKind, signal};

/// A stream that broke is opened again after this long: the gateway may be starting anew.
const AGAIN: Duration = Duration::from_secs(1);
/// A gateway says at least every ten seconds that it is there. One that says nothing for this long has gone.
const SILENT: Duration = Duration::from_secs(21);
/// The board is drawn this often even if nothing comes: rates are of the last minute.
const DRAW: Duration = Duration::from_secs(1);
/// Where nothing is cut off: as wide as a page, as long as it gets.
const PAPER: Room = Room { rows: usize::MAX, columns: 80 };

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
    let path = format!("/v1/events/{}/live", text(&event["id"]));
    // Before the terminal is another: then it is put right whatever happens.
    let signals = Signals::caught()?;
    let view = RefCell::new(View::new(&args, text(&event["name"]))?);
    tokio::select! {
        watched = follow(&client, &path, &view) => watched,
        left = attend(signals, &view) => left,
    }
}

/// Follows the stream until it is refused or the reader has seen enough.
async fn follow(client: &Client, path: &str, view: &RefCell<View>) -> Result<(), CliError> {
    loop {
        let heard = Cell::new(Instant::now());
        let mut ended = None;
        let mut seen = |line: &[u8]| {
            heard.set(Instant::now());
            let update = line.strip_prefix(b"data: ").map(|data| serde_json::from_slice(data).unwrap_or_default());
            ended = view.borrow_mut().hear(update).err();
            ended.is_none()
        };
        let broke = tokio::select! {
            broke = client.lines(path, &mut seen) => broke,
            () = silence(&heard) => Ok(()),
        };
        match (ended, broke) {
            (Some(CliError::Ended(0)), _) => return Ok(()),
            (Some(error), _) => return Err(error),
            (None, Err(error @ ClientError::Refused { status: 400..=499, .. })) => return Err(error.into()),
            (None, Ok(()) | Err(_)) => view.borrow_mut().lost(heard.get())?,
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Ends when nothing was heard for too long: a connection may be dead without anybody closing it.
async fn silence(heard: &Cell<Instant>) {
    while heard.get().elapsed() < SILENT {
        tokio::time::sleep_until((heard.get() + SILENT).into()).await;
    }
}

/// What a terminal says to a program.
struct Signals {
    resized: Signal,
    suspended: Signal,
    ends: [Signal; 3],
}

impl Signals {
    fn caught() -> Result<Signals, CliError> {
        let catch = |kind| signal(kind).map_err(|error| CliError::Task(format!("signals cannot be caught: {error}")));
        Ok(Signals {
            resized: catch(SignalKind::window_change())?,
            suspended: catch(SignalKind::from_raw(Stop::SIGTSTP as i32))?,
            ends: [catch(SignalKind::interrupt())?, catch(SignalKind::terminate())?, catch(SignalKind::hangup())?],
        })
    }
}

/// Draws again when time passes or the terminal has another size, until the reader ends it.
async fn attend(mut signals: Signals, view: &RefCell<View>) -> Result<(), CliError> {
    let mut time = tokio::time::interval(DRAW);
    let [interrupt, terminate, hangup] = &mut signals.ends;
    loop {
        tokio::select! {
            _ = interrupt.recv() => return Ok(()),
            _ = terminate.recv() => return Ok(()),
            _ = hangup.recv() => return Ok(()),
            _ = signals.suspended.recv() => view.borrow_mut().stand_aside()?,
            _ = signals.resized.recv() => view.borrow().draw()?,
            _ = time.tick() => view.borrow().draw()?,
        }
    }
}

/// Until it is told to go on (Ctrl-Z, `fg`).
fn stand_still() -> Result<(), CliError> {
    raise(Stop::SIGSTOP).map_err(|error| CliError::Task(format!("cannot stand still: {error}")))
}

/// A board in a terminal; plain lines elsewhere.
struct View {
    name: String,
    board: Board,
    json: bool,
    once: bool,
    screen: Option<Screen>,
    /// Since when the gateway is silent, if it is.
    silent: Option<Instant>,
}

impl View {
    fn new(args: &WatchArgs, name: &str) -> Result<View, CliError> {
        let screen = if args.json || args.once { None } else { Screen::open()? };
        let (json, once) = (args.json, args.once);
        Ok(View { name: harmless(name), board: Board::default(), json, once, screen, silent: None })
    }

    /// A sign of life, with an update or without.
    ///
    /// # Errors
    /// `Ended(0)`: enough was seen.
    fn hear(&mut self, update: Option<Value>) -> Result<(), CliError> {
        self.silent = None;
        let Some(update) = update else { return Ok(()) };
        if self.json {
            say(&update.to_string())?;
        } else {
            self.board.take(update, Instant::now());
            if self.screen.is_some() {
                self.draw()?;
            } else if self.once {
                self.board.lines(&self.name, Instant::now(), PAPER).iter().try_for_each(|line| say(line))?;
            } else {
                say(&self.board.line())?;
            }
        }
        if self.once { Err(CliError::Ended(0)) } else { Ok(()) }
    }

    fn lost(&mut self, since: Instant) -> Result<(), CliError> {
        self.board.stream_ended();
        if self.screen.is_none() && self.silent.is_none() {
            eprintln!("gatehouse: the live stream ended; trying again");
        }
        self.silent.get_or_insert(since);
        self.draw()
    }

    fn stand_aside(&mut self) -> Result<(), CliError> {
        let Some(screen) = &mut self.screen else { return stand_still() };
        screen.leave()?;
        stand_still()?;
        screen.enter()?;
        self.draw()
    }

    fn draw(&self) -> Result<(), CliError> {
        let Some(screen) = &self.screen else { return Ok(()) };
        let lines = self.board.lines(&self.name, Instant::now(), screen.room());
        match self.silent {
            None => screen.draw(&lines, "Ctrl-C ends", false),
            Some(since) => {
                let seconds = since.elapsed().as_secs();
                screen.draw(
                    &lines,
                    &format!("No answer for {seconds} s: these numbers are old. Trying again ..."),
                    true,
                )
            }
        }
    }
}
