//! Between a connection and the framework: what is answered before the framework sees a request, and how much it
//! reads at once.
//!
//! A scan as turnstiles send it, whole and alone in what was read, needs nothing that the framework has; nor does a
//! purchase. They are answered right here (`lane`), and turned away here while the thread is behind: the framework does
//! not learn of them. Anything else goes on, and is answered by [`front`](crate::http::front) and [`admission`] in the
//! same words.
//!
//! The framework reads until less than a kilobyte of its 8 KB is left, and then asks for 8 KB behind what it has not
//! looked at yet: the buffer of every connection would soon be one of 16 KB. It goes back to the beginning of the one
//! it has if at most half of the room that is left is filled.

mod lane;
mod plain;

use crate::http::admission;
use crate::http::auth::LastToken;
use crate::http::connection::Progress;
use crate::http::error::PROBLEM_JSON;
use crate::http::middleware::new_id;
use crate::http::pressure::{Pressure, Ruling, Wait};
use crate::http::state::State;
use crate::signals;
use bytes::Bytes;
use lane::{InHand, Lane, Whence};
use plain::{Kind, Plain};
use std::cell::RefCell;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf};

/// With less room than this, only half of it is filled.
const AMPLE_ROOM: usize = 4_096;
/// How the framework says that an answer is the last of its connection.
const CLOSE: &[u8] = b"\r\nconnection: close\r\n";

/// What one thread needs to answer here.
pub struct Door {
    pressure: Rc<Pressure>,
    /// Each answer is the last of its connection: the framework says so.
    leaving: Box<dyn Fn() -> bool>,
    lane: Option<Lane>,
    refused: signals::Shed,
    words: Bytes,
    /// An answer, while it is written.
    answer: RefCell<Vec<u8>>,
}

impl Door {
    /// Called on the thread itself.
    pub fn new(state: State) -> Rc<Door> {
        let pressure = Pressure::of_this_thread(state.settings().shedding);
        let lane = Lane::new(state.clone());
        Door::under(pressure, move || state.closes_connections(), Some(lane))
    }

    fn under(pressure: Rc<Pressure>, leaving: impl Fn() -> bool + 'static, lane: Option<Lane>) -> Rc<Door> {
        let (refused, words) = (signals::Shed::new("requests"), admission::undecided());
        Rc::new(Door { pressure, leaving: Box::new(leaving), lane, refused, words, answer: RefCell::default() })
    }

    fn is_guarded(&self) -> bool {
        self.pressure.is_behind() && !(self.leaving)()
    }

    /// Where requests are answered now, if not by the framework.
    fn lane(&self) -> Option<&Lane> {
        self.lane.as_ref().filter(|_| !(self.leaving)())
    }

    /// The answer of `admission`; that to a scan without a date: a server may leave it out of a 503.
    fn refusal(&self, plain: &Plain<'_>, seconds: u64) -> io::Result<()> {
        let mut answer = self.answer.borrow_mut();
        answer.clear();
        if let (Kind::Purchase, Some(lane)) = (plain.kind, &self.lane) {
            lane.write_refusal(plain, seconds, Instant::now(), &mut answer);
            return Ok(());
        }
        write!(
            answer,
            "HTTP/1.1 503 Service Unavailable\r\ncontent-length: {}\r\ncontent-type: {}\r\ncache-control: no-store\r\n\
             x-content-type-options: nosniff\r\nretry-after: {seconds}\r\nx-request-id: ",
            self.words.len(),
            PROBLEM_JSON,
        )?;
        match plain.id {
            Some(id) => answer.extend_from_slice(id),
            None => answer.extend_from_slice(&new_id()),
        }
        answer.extend_from_slice(b"\r\n\r\n");
        answer.extend_from_slice(&self.words);
        Ok(())
    }
}

/// What the framework has of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Framework {
    /// Nothing yet. It waits for a first request by a clock of its own.
    New,
    /// One request, read in one piece, and its answer is not written yet.
    Busy,
    /// That one was answered to its end: what comes next begins a request.
    Idle,
    /// Where its requests end is not known here: one came in pieces, or two at once. It has whatever comes.
    Unknown,
}

/// A connection as the framework sees it.
pub struct Doorman<S> {
    stream: S,
    progress: Rc<Progress>,
    door: Rc<Door>,
    framework: Framework,
    last_token: Rc<LastToken>,
    peer: Option<SocketAddr>,
    /// A request that is not answered yet. Meanwhile nothing is read.
    in_hand: Option<InHand>,
    /// What the client has not taken yet of an answer.
    owed: Vec<u8>,
    /// Its last answer is given: the framework finds its end.
    over: bool,
}

/// What becomes of what was read.
enum Then {
    /// The framework reads it.
    GoesOn,
    /// It was taken; there may be more.
    Taken,
    /// It was taken; whatever comes next wakes this task.
    Waits,
}

impl<S> Doorman<S> {
    pub fn new(stream: S, progress: Rc<Progress>, peer: Option<SocketAddr>, door: Rc<Door>) -> Doorman<S> {
        let (last_token, owed, framework) = (Rc::default(), Vec::new(), Framework::New);
        Doorman { stream, progress, door, framework, last_token, peer, in_hand: None, owed, over: false }
    }

    pub fn progress(&self) -> &Rc<Progress> {
        &self.progress
    }

    pub fn last_token(&self) -> &Rc<LastToken> {
        &self.last_token
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> Doorman<S> {
    fn read(&mut self, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let room = into.remaining();
        if room >= AMPLE_ROOM {
            return Pin::new(&mut self.stream).poll_read(cx, into);
        }
        Pin::new(&mut AsyncReadExt::take(&mut self.stream, room.div_ceil(2) as u64)).poll_read(cx, into)
    }

    /// Reads, and looks whether it is for the framework.
    fn read_and_look(&mut self, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<Then>> {
        let (guarded, between_requests) = (self.door.is_guarded(), self.framework == Framework::Idle);
        if guarded
            && between_requests
            && let Some(until) = self.door.pressure.puts_off(Instant::now())
        {
            self.progress.put_off(until);
        }
        let before = into.filled().len();
        ready!(self.read(cx, into))?;
        // If nothing follows now, this task is woken when something does.
        if !between_requests || (guarded && self.read(cx, into).is_ready()) {
            return Poll::Ready(Ok(Then::GoesOn));
        }
        let now = Instant::now();
        let door = self.door.clone();
        let lane = door.lane();
        if !guarded && lane.is_none() {
            return Poll::Ready(Ok(Then::GoesOn));
        }
        let Some(plain) = Plain::alone_in(&into.filled()[before..]) else { return Poll::Ready(Ok(Then::GoesOn)) };
        if lane.is_none() && plain.kind == Kind::Purchase {
            return Poll::Ready(Ok(Then::GoesOn));
        }
        let from = Whence { last: &self.last_token, peer: self.peer };
        Poll::Ready(Ok(match door.pressure.ask(self.progress.asker(), now) {
            Ruling::LetIn => match lane.and_then(|lane| lane.take(&plain, &from, now)) {
                Some(in_hand) => {
                    self.progress.arrived();
                    self.in_hand = Some(in_hand);
                    Then::Taken
                }
                None => {
                    self.progress.let_in();
                    Then::GoesOn
                }
            },
            Ruling::TurnAway(wait) => {
                self.turn_away(cx, &plain, &wait)?;
                if guarded { Then::Waits } else { Then::Taken }
            }
        }))
    }

    /// The framework gets these bytes.
    fn goes_on(&mut self, bytes: &[u8]) {
        if bytes.is_empty() {
            return;
        }
        self.progress.framework_has(false);
        self.framework = match self.framework {
            Framework::New | Framework::Idle if plain::is_whole(bytes) => Framework::Busy,
            _ => Framework::Unknown,
        };
    }

    /// The framework had so much written of what it has.
    fn wrote(&mut self, written: &Poll<io::Result<usize>>, pieces: &[io::IoSlice<'_>]) {
        if self.framework != Framework::Busy {
            return;
        }
        // What it reads after such an answer it throws away.
        if pieces.iter().any(|piece| piece.windows(CLOSE.len()).any(|line| line == CLOSE)) {
            self.framework = Framework::Unknown;
            return;
        }
        let has = pieces.iter().map(|piece| piece.len()).sum::<usize>();
        if matches!(written, Poll::Ready(Ok(bytes)) if *bytes == has) && self.progress.is_answered() {
            self.framework = Framework::Idle;
        }
    }

    /// Answers the request in hand; `last`: of its connection.
    fn finish(&mut self, cx: &mut Context<'_>, last: bool) -> Poll<io::Result<()>> {
        let Some(in_hand) = &mut self.in_hand else { return Poll::Ready(Ok(())) };
        let answered = ready!(in_hand.poll(cx));
        self.in_hand = None;
        let door = self.door.clone();
        let Some(lane) = &door.lane else { return Poll::Ready(Ok(())) };
        let mut answer = door.answer.borrow_mut();
        answer.clear();
        self.over = last || (door.leaving)();
        let good = lane.write(answered, self.over, &mut answer);
        if good {
            door.pressure.answered();
        }
        self.progress.answered(good);
        Poll::Ready(self.hand_over(cx, &answer))
    }

    /// Writes what the client takes now of an answer, and owes it the rest. The framework flushes after each attempt to read.
    fn hand_over(&mut self, cx: &mut Context<'_>, answer: &[u8]) -> io::Result<()> {
        let written = match Pin::new(&mut self.stream).poll_write(cx, answer) {
            Poll::Ready(written) => written?,
            Poll::Pending => 0,
        };
        self.owed.extend_from_slice(&answer[written..]);
        Ok(())
    }

    fn turn_away(&mut self, cx: &mut Context<'_>, plain: &Plain<'_>, wait: &Wait) -> io::Result<()> {
        self.door.refused.count();
        self.door.refusal(plain, wait.seconds)?;
        self.progress.arrived();
        self.progress.turned_away(wait);
        let door = self.door.clone();
        self.hand_over(cx, &door.answer.borrow())
    }

    fn pay(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while !self.owed.is_empty() {
            let written = ready!(Pin::new(&mut self.stream).poll_write(cx, &self.owed))?;
            if written == 0 {
                return Poll::Ready(Err(io::ErrorKind::WriteZero.into()));
            }
            self.owed.drain(..written);
        }
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncRead for Doorman<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        let before = into.filled().len();
        loop {
            ready!(this.finish(cx, false))?;
            ready!(this.pay(cx))?;
            if this.over {
                return Poll::Ready(Ok(()));
            }
            match ready!(this.read_and_look(cx, into))? {
                Then::GoesOn => {
                    this.goes_on(&into.filled()[before..]);
                    return Poll::Ready(Ok(()));
                }
                Then::Taken => into.set_filled(before),
                Then::Waits => {
                    into.set_filled(before);
                    return Poll::Pending;
                }
            }
        }
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Doorman<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.pay(cx))?;
        let written = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.wrote(&written, &[io::IoSlice::new(bytes)]);
        written
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.pay(cx))?;
        let written = Pin::new(&mut this.stream).poll_write_vectored(cx, pieces);
        this.wrote(&written, pieces);
        written
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        ready!(this.pay(cx))?;
        Pin::new(&mut this.stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        // The framework takes a connection for idle while its request is in hand here.
        ready!(this.finish(cx, true))?;
        ready!(this.pay(cx))?;
        Pin::new(&mut this.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests;
