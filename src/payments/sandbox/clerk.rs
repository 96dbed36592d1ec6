//! The one thread that holds the book: applies what waits, syncs once for all of it where money is in it, then answers.

use super::book::{Book, Entry, Fresh, Outcome};
use super::file::{self, BookError, Line};
use crate::domain::ids::TenantId;
use crate::domain::time::Moment;
use crate::payments::{GatewayName, Intent, NewIntent, NewRefund, Payment, PaymentError, Refund};
use rand::RngExt;
use std::fs::File;
use std::path::Path;
use tokio::sync::{mpsc, oneshot};

/// Questions that may wait; more are answered "later" at once.
const WAITING_MAX: usize = 16_384;
/// Questions answered with one sync.
const TOGETHER_MAX: usize = 512;

type Reply<T> = oneshot::Sender<T>;

pub(super) enum Request {
    Create { gateway: GatewayName, new: NewIntent, reply: Reply<Result<Intent, PaymentError>> },
    LookUp { gateway: GatewayName, payment_ref: String, take: bool, reply: Reply<Result<Payment, PaymentError>> },
    Refund { gateway: GatewayName, new: NewRefund, reply: Reply<Result<Refund, PaymentError>> },
    Decide { tenant: TenantId, payment_ref: String, outcome: Outcome, reply: Reply<Result<(), PaymentError>> },
    Entries { tenant: TenantId, reply: Reply<Vec<Entry>> },
}

/// What is to be sent once the lines are on disk.
type Answer = Box<dyn FnOnce() + Send>;

#[derive(Clone)]
pub(super) struct Clerk {
    desk: mpsc::Sender<Request>,
}

impl Clerk {
    /// Reads the book and starts the thread; it ends with the last handle.
    pub fn start(path: &Path) -> Result<Clerk, BookError> {
        let (file, book) = file::open(path)?;
        let (desk, queue) = mpsc::channel(WAITING_MAX);
        let named = std::thread::Builder::new().name("sandbox".to_owned());
        let started = named.spawn(move || work(queue, book, file));
        started.map_err(|problem| BookError::Io { path: path.to_owned(), problem })?;
        Ok(Clerk { desk })
    }

    /// Asks and waits for the answer, which is durable.
    pub async fn ask<T>(&self, request: impl FnOnce(Reply<T>) -> Request) -> Result<T, PaymentError> {
        let (reply, answer) = oneshot::channel();
        let unavailable = |why: &str| PaymentError::Unavailable(why.to_owned());
        self.desk.try_send(request(reply)).map_err(|_| unavailable("the sandbox has too much to do"))?;
        answer.await.map_err(|_| unavailable("the sandbox cannot write its book"))
    }
}

fn work(mut queue: mpsc::Receiver<Request>, mut book: Book, mut file: File) {
    let mut waiting = Vec::new();
    loop {
        if queue.blocking_recv_many(&mut waiting, TOGETHER_MAX) == 0 {
            return;
        }
        let mut lines = Vec::new();
        let mut answers: Vec<Answer> = Vec::new();
        for request in waiting.drain(..) {
            answers.push(serve(&mut book, request, &mut lines));
        }
        if !lines.is_empty()
            && let Err(error) = file::append(&mut file, &lines)
        {
            // What memory says and what is on disk differ from here on: no more answers until a restart.
            tracing::error!(%error, "the sandbox gateway cannot write its book and stops");
            return;
        }
        for answer in answers {
            answer();
        }
    }
}

fn serve(book: &mut Book, request: Request, lines: &mut Vec<Line>) -> Answer {
    let at = now();
    match request {
        Request::Create { gateway, new, reply } => {
            let made = book.create(gateway, new, fresh(gateway), at);
            answer(reply, made.map(|(intent, line)| (intent, line.into_iter().collect())), book, lines)
        }
        Request::LookUp { gateway, payment_ref, take, reply } => {
            let found = book.look_up(gateway, &payment_ref, take, at);
            answer(reply, found.map(|(payment, line)| (payment, line.into_iter().collect())), book, lines)
        }
        Request::Refund { gateway, new, reply } => {
            let given = book.refund(gateway, new, fresh(gateway), at);
            answer(reply, given.map(|(refund, line)| (refund, line.into_iter().collect())), book, lines)
        }
        Request::Decide { tenant, payment_ref, outcome, reply } => {
            let decided = book.decide(tenant, &payment_ref, outcome, at);
            answer(reply, decided.map(|lines| ((), lines)), book, lines)
        }
        Request::Entries { tenant, reply } => {
            let entries = book.entries(tenant);
            Box::new(move || drop(reply.send(entries)))
        }
    }
}

fn answer<T: Send + 'static>(
    reply: Reply<Result<T, PaymentError>>,
    decided: Result<(T, Vec<Line>), PaymentError>,
    book: &mut Book,
    lines: &mut Vec<Line>,
) -> Answer {
    let said = decided.map(|(said, new)| {
        for line in &new {
            assert!(book.learn(line), "a line made from the book fits the book");
        }
        lines.extend(new);
        said
    });
    Box::new(move || drop(reply.send(said)))
}

fn now() -> Moment {
    Moment(chrono::Utc::now().timestamp_millis())
}

/// Names of the shapes that the played gateway gives.
fn fresh(gateway: GatewayName) -> Fresh {
    match gateway {
        GatewayName::Stripe => Fresh {
            payment_ref: format!("pi_{}", text(24, ALPHANUMERIC)),
            secret: text(25, ALPHANUMERIC),
            refund_ref: format!("re_{}", text(24, ALPHANUMERIC)),
        },
        GatewayName::PayPal => {
            Fresh { payment_ref: text(17, CAPITALS), secret: String::new(), refund_ref: text(17, CAPITALS) }
        }
    }
}

const ALPHANUMERIC: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CAPITALS: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

fn text(length: usize, alphabet: &[u8]) -> String {
    let mut random = rand::rng();
    (0..length).map(|_| char::from(alphabet[random.random_range(0..alphabet.len())])).collect()
}
