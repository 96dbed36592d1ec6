//! Between a connection and the framework: who is turned away before the framework sees a request, and how much it
//! reads at once.
//!
//! While the thread is behind, most of what it does is to say no, so a no must cost little. A scan as turnstiles send
//! it, whole and alone in what was read, is asked about and refused right here: nothing of it is kept, and the framework
//! does not learn of it. Anything else goes on, and is refused by [`admission`] in the same
//! words.
//!
//! The framework reads until less than a kilobyte of its 8 KB is left, and then asks for 8 KB behind what it has not
//! looked at yet: the buffer of every connection would soon be one of 16 KB. It goes back to the beginning of the one
//! it has if at most half of the room that is left is filled.

use crate::http::admission::{self, FORWARDED};
use crate::http::connection::Progress;
use crate::http::error::PROBLEM_JSON;
use crate::http::middleware::{REQUEST_ID, harmless, new_id};
use crate::http::pressure::{Pressure, Ruling, Wait};
use crate::http::state::State;
use crate::signals;
use actix_web::http::header;
use bytes::Bytes;
use std::cell::RefCell;
use std::io::{self, Write};
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, ready};
use std::time::Instant;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, ReadBuf};

/// With less room than this, only half of it is filled.
const AMPLE_ROOM: usize = 4_096;
/// A scan with more headers than this goes on to the framework.
const HEADERS_MAX: usize = 32;

/// What one thread needs to turn scans away.
pub struct Door {
    pressure: Rc<Pressure>,
    /// Each answer is the last of its connection: only the framework can say so.
    leaving: Box<dyn Fn() -> bool>,
    refused: signals::Shed,
    words: Bytes,
    /// An answer, while it is written.
    answer: RefCell<Vec<u8>>,
}

impl Door {
    /// Called on the thread itself.
    pub fn new(state: State) -> Rc<Door> {
        let pressure = Pressure::of_this_thread(state.settings().shedding);
        Door::under(pressure, move || state.closes_connections())
    }

    fn under(pressure: Rc<Pressure>, leaving: impl Fn() -> bool + 'static) -> Rc<Door> {
        let (refused, words) = (signals::Shed::new("requests"), admission::undecided());
        Rc::new(Door { pressure, leaving: Box::new(leaving), refused, words, answer: RefCell::default() })
    }

    fn is_guarded(&self) -> bool {
        self.pressure.is_behind() && !(self.leaving)()
    }

    /// The answer of `admission` to a scan, without a date: a server may leave it out of a 503.
    fn refusal(&self, id: Option<&[u8]>, seconds: u64) -> io::Result<()> {
        let mut answer = self.answer.borrow_mut();
        answer.clear();
        write!(
            answer,
            "HTTP/1.1 503 Service Unavailable\r\ncontent-length: {}\r\ncontent-type: {}\r\ncache-control: no-store\r\n\
             x-content-type-options: nosniff\r\nretry-after: {seconds}\r\nx-request-id: ",
            self.words.len(),
            PROBLEM_JSON,
        )?;
        match id {
            Some(id) => answer.extend_from_slice(id),
            None => answer.extend_from_slice(&new_id()),
        }
        answer.extend_from_slice(b"\r\n\r\n");
        answer.extend_from_slice(&self.words);
        Ok(())
    }
}

/// A connection as the framework sees it.
pub struct Doorman<S> {
    stream: S,
    progress: Rc<Progress>,
    door: Rc<Door>,
    /// What the client has not taken yet of a refusal.
    owed: Vec<u8>,
}

impl<S> Doorman<S> {
    pub fn new(stream: S, progress: Rc<Progress>, door: Rc<Door>) -> Doorman<S> {
        Doorman { stream, progress, door, owed: Vec::new() }
    }

    pub fn progress(&self) -> &Rc<Progress> {
        &self.progress
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

    /// Reads while the thread is behind, or something is owed.
    fn read_guarded(&mut self, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        ready!(self.pay(cx))?;
        let between_requests = self.progress.is_between_requests();
        if between_requests && let Some(until) = self.door.pressure.puts_off(Instant::now()) {
            self.progress.put_off(until);
        }
        let before = into.filled().len();
        ready!(self.read(cx, into))?;
        // If nothing follows now, this task is woken when something does.
        if !between_requests || self.read(cx, into).is_ready() {
            return Poll::Ready(Ok(()));
        }
        let Some(scan) = Scan::alone_in(&into.filled()[before..]) else { return Poll::Ready(Ok(())) };
        match self.door.pressure.ask(self.progress.asker(), Instant::now()) {
            Ruling::LetIn => {
                self.progress.let_in();
                Poll::Ready(Ok(()))
            }
            Ruling::TurnAway(wait) => {
                self.turn_away(cx, &scan, &wait)?;
                into.set_filled(before);
                Poll::Pending
            }
        }
    }

    fn turn_away(&mut self, cx: &mut Context<'_>, scan: &Scan<'_>, wait: &Wait) -> io::Result<()> {
        self.door.refused.count();
        self.door.refusal(scan.id, wait.seconds)?;
        self.progress.arrived();
        self.progress.turned_away(wait);
        let door = self.door.clone();
        let answer = door.answer.borrow();
        let written = match Pin::new(&mut self.stream).poll_write(cx, &answer) {
            Poll::Ready(written) => written?,
            Poll::Pending => 0,
        };
        // The framework flushes after each attempt to read.
        self.owed.extend_from_slice(&answer[written..]);
        Ok(())
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
        if this.door.is_guarded() || !this.owed.is_empty() {
            return this.read_guarded(cx, into);
        }
        this.read(cx, into)
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin> AsyncWrite for Doorman<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.pay(cx))?;
        Pin::new(&mut this.stream).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        ready!(this.pay(cx))?;
        Pin::new(&mut this.stream).poll_write_vectored(cx, pieces)
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
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

/// A scan of which nothing needs to be read but this, to say no to it.
#[derive(Debug, PartialEq, Eq)]
struct Scan<'a> {
    id: Option<&'a [u8]>,
}

impl<'a> Scan<'a> {
    /// `None`: it is something else, not whole, not alone, or of a balancer.
    fn alone_in(bytes: &'a [u8]) -> Option<Scan<'a>> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut request = httparse::Request::new(&mut headers);
        let Ok(httparse::Status::Complete(head)) = request.parse(bytes) else { return None };
        if request.method != Some("POST") || request.version != Some(1) || !admission::is_scan(request.path?) {
            return None;
        }
        let (mut id, mut length) = (None, None);
        for named in request.headers.iter() {
            let is = |name: &header::HeaderName| named.name.eq_ignore_ascii_case(name.as_str());
            if is(&header::CONTENT_LENGTH) {
                let digits = named.value.iter().all(u8::is_ascii_digit);
                let bytes = std::str::from_utf8(named.value).ok().filter(|_| digits)?.parse::<usize>().ok()?;
                if length.replace(bytes).is_some() {
                    return None;
                }
            } else if is(&REQUEST_ID) {
                id = Some(named.value).filter(|id| harmless(id));
            } else if is(&header::CONNECTION) {
                named.value.eq_ignore_ascii_case(b"keep-alive").then_some(())?;
            } else if [header::TRANSFER_ENCODING, header::EXPECT, header::UPGRADE].iter().any(is)
                || FORWARDED.iter().any(is)
            {
                return None;
            }
        }
        (bytes.len().checked_sub(head) == length).then_some(Scan { id })
    }
}

#[cfg(test)]
mod tests;
