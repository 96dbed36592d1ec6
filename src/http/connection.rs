//! A connection that is left when its client dawdles.
//!
//! The framework waits for the first request head of a connection. It would wait for ever for a later head that never
//! ends, and for a client that asks for much and reads nothing, and what is answered in front of it does not set its
//! clock for quiet connections. Here all of them end: what a dawdler can hold is one connection for a bounded time.
//! And one whose request was turned away is not read for a while: see `pressure`.

use crate::http::pressure::{Asker, Wait};
use actix_web::rt::net::{ActixStream, Ready};
use std::cell::Cell;
use std::future::Future;
use std::io;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep};

/// How long a client is waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// From the first byte of a request to the end of its head.
    pub head: Duration,
    /// Without any request.
    pub quiet: Duration,
    /// While an answer lies ready and the client takes none of it.
    pub answer: Duration,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// Nothing was asked, or all is answered.
    Quiet,
    /// Bytes came, and are no request yet.
    Head,
    /// A request is in hand: the time it takes is ours.
    InHand,
}

/// How far a connection is. The stream and the request handler both know it.
#[derive(Debug)]
pub struct Progress {
    phase: Cell<Phase>,
    since: Cell<Instant>,
    stalled: Cell<Option<Instant>>,
    manners: Cell<Asker>,
    /// It was turned away, and is not read until then.
    unread_until: Cell<Option<Instant>>,
    /// Something came while it was not read.
    rang: Cell<bool>,
    /// The framework's last request was answered, and the whole answer lies ready.
    answered: Cell<bool>,
    /// What was just read is let in.
    let_in: Cell<bool>,
    /// It speaks for many: a balancer's.
    of_many: Cell<bool>,
}

impl Progress {
    fn new() -> Progress {
        Progress {
            phase: Cell::new(Phase::Quiet),
            since: Cell::new(Instant::now()),
            stalled: Cell::new(None),
            manners: Cell::default(),
            unread_until: Cell::new(None),
            rang: Cell::new(false),
            answered: Cell::new(false),
            let_in: Cell::new(false),
            of_many: Cell::new(false),
        }
    }

    /// The framework has a request.
    pub fn met(&self, of_many: bool) {
        self.of_many.set(of_many);
    }

    /// The framework has the answer of its last request; `whole`: all of it at once.
    pub fn framework_has(&self, whole: bool) {
        self.answered.set(whole);
    }

    pub fn is_answered(&self) -> bool {
        self.answered.get()
    }

    /// Nothing came that was not answered, and there is no time to look: it is left unread, unless it speaks for many.
    pub fn put_off(&self, until: std::time::Instant) {
        if !self.of_many.get() && self.unread_until.get().is_none() {
            self.unread_until.set(Some(Instant::from_std(until)));
        }
    }

    /// Whoever read it has let it in.
    pub fn let_in(&self) {
        self.let_in.set(true);
    }

    /// Whether that was so, of one request.
    pub fn was_let_in(&self) -> bool {
        self.let_in.take()
    }

    /// What is known of it now that it asks.
    pub fn asker(&self) -> Asker {
        let asker = self.manners.get();
        self.manners.set(Asker { early: false, ..asker });
        asker
    }

    /// A request that was let in was answered; `good`: as it should be.
    pub fn answered(&self, good: bool) {
        self.manners.set(Asker { served: good, ..Asker::default() });
    }

    /// A request is turned away: the connection is not read for a while.
    pub fn turned_away(&self, wait: &Wait) {
        self.manners.set(Asker { returns: wait.returns, rude: wait.rude, ..Asker::default() });
        self.unread_until.set(wait.unread_until.map(Instant::from_std));
        self.rang.set(false);
    }

    /// The connection stands (after TLS said hello).
    pub fn opened(&self) {
        self.enter(Phase::Quiet);
    }

    /// A whole head came in.
    pub fn arrived(&self) {
        self.phase.set(Phase::InHand);
    }

    fn read(&self, waited: bool) {
        if waited {
            self.manners.set(Asker { early: true, ..self.manners.get() });
        }
        if self.phase.get() == Phase::Quiet {
            self.enter(Phase::Head);
        }
    }

    fn wrote(&self) {
        self.stalled.set(None);
        match self.phase.get() {
            Phase::InHand | Phase::Quiet => self.enter(Phase::Quiet),
            // "100 Continue", or a refusal of a head that was none.
            Phase::Head => {}
        }
    }

    fn enter(&self, phase: Phase) {
        self.phase.set(phase);
        self.since.set(Instant::now());
    }

    /// When the client has been waited for long enough.
    fn deadline(&self, patience: &Patience) -> Option<Instant> {
        let read = match self.phase.get() {
            Phase::Quiet => Some(self.since.get() + patience.quiet),
            Phase::Head => Some(self.since.get() + patience.head),
            Phase::InHand => None,
        };
        let answer = self.stalled.get().map(|since| since + patience.answer);
        [read, answer].into_iter().flatten().min()
    }
}

/// A stream that fails once its client dawdled.
pub struct Patient<S> {
    stream: S,
    patience: Patience,
    progress: Rc<Progress>,
    /// Rings at the deadline or before; it is never set back, so that a request costs no timer.
    timer: Option<Pin<Box<Sleep>>>,
}

impl<S> Patient<S> {
    pub fn new(stream: S, patience: Patience) -> Patient<S> {
        Patient { stream, patience, progress: Rc::new(Progress::new()), timer: None }
    }

    pub fn progress(&self) -> &Rc<Progress> {
        &self.progress
    }

    pub fn get_ref(&self) -> &S {
        &self.stream
    }

    /// Whoever waits for the client asks this.
    fn still_waits(&mut self, cx: &mut Context<'_>) -> io::Result<()> {
        let Some(deadline) = self.progress.deadline(&self.patience) else { return Ok(()) };
        let timer = self.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(deadline)));
        if timer.is_elapsed() || timer.deadline() > deadline {
            timer.as_mut().reset(deadline);
        }
        while timer.as_mut().poll(cx).is_ready() {
            timer.as_mut().reset(deadline);
            if Instant::now() >= deadline {
                return Err(io::ErrorKind::TimedOut.into());
            }
        }
        Ok(())
    }

    /// Whether it is not read now; whoever wanted to is woken when it may be.
    fn is_held(&mut self, cx: &mut Context<'_>) -> bool {
        let Some(until) = self.progress.unread_until.get() else { return false };
        while Instant::now() < until {
            self.progress.rang.set(true);
            let timer = self.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep_until(until)));
            if timer.is_elapsed() || timer.deadline() > until {
                timer.as_mut().reset(until);
            }
            if timer.as_mut().poll(cx).is_pending() {
                return true;
            }
        }
        self.progress.unread_until.set(None);
        false
    }

    /// An attempt to write: what was taken ends a stall, a full pipe begins one.
    fn written(&mut self, cx: &mut Context<'_>, poll: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match &poll {
            Poll::Ready(_) => self.progress.wrote(),
            Poll::Pending => {
                if self.progress.stalled.get().is_none() {
                    self.progress.stalled.set(Some(Instant::now()));
                }
                self.still_waits(cx)?;
            }
        }
        poll
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patient<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.is_held(cx) {
            return Poll::Pending;
        }
        let rang = this.progress.rang.take();
        let before = into.filled().len();
        let poll = Pin::new(&mut this.stream).poll_read(cx, into);
        if poll.is_pending() {
            return match this.still_waits(cx) {
                Ok(()) => Poll::Pending,
                // As if the client had hung up: nobody is in the middle of anything.
                Err(_) if this.progress.phase.get() == Phase::Quiet => Poll::Ready(Ok(())),
                Err(late) => Poll::Ready(Err(late)),
            };
        } else if into.filled().len() > before {
            this.progress.read(rang);
        }
        poll
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patient<S> {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_write(cx, bytes);
        this.written(cx, poll)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        let poll = Pin::new(&mut this.stream).poll_write_vectored(cx, pieces);
        this.written(cx, poll)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(cx)
    }
}

impl<S: ActixStream> ActixStream for Patient<S> {
    fn poll_read_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        self.stream.poll_read_ready(cx)
    }

    fn poll_write_ready(&self, cx: &mut Context<'_>) -> Poll<io::Result<Ready>> {
        self.stream.poll_write_ready(cx)
    }
}

#[cfg(test)]
mod tests;
