//! What is seen while the crowd is at the gates: a live view in a terminal, plain lines elsewhere.

use hdrhistogram::Histogram;
use indicatif::MultiProgress;
use indicatif::ProgressBar;
use indicatif::ProgressStyle;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;
use tokio::sync::Notify;

const REDRAW: Duration = Duration::from_millis(250);
const PLAIN_LINE: Duration = Duration::from_secs(2);
/// Latencies from 1 microsecond to 60 seconds.
const SLOWEST_US: u64 = 60_000_000;

/// Counters that the driver turns and the view reads.
pub struct Board {
    pub arrived: AtomicU64,
    pub left: AtomicU64,
    pub admitted: AtomicU64,
    pub refused: AtomicU64,
    pub undecided: AtomicU64,
    pub lost: AtomicU64,
    latency_us: Mutex<Histogram<u64>>,
    /// Notified once everybody was answered.
    pub over: Notify,
}

/// Percentiles in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Latency {
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
    pub max_ms: f64,
}

impl Board {
    pub fn new() -> Self {
        let zero = || AtomicU64::new(0);
        let histogram = Histogram::new_with_bounds(1, SLOWEST_US, 3).expect("the bounds are in order");
        Self {
            arrived: zero(),
            left: zero(),
            admitted: zero(),
            refused: zero(),
            undecided: zero(),
            lost: zero(),
            latency_us: Mutex::new(histogram),
            over: Notify::new(),
        }
    }

    pub fn decided(&self, admitted: bool, took: Duration) {
        let counter = if admitted { &self.admitted } else { &self.refused };
        counter.fetch_add(1, Ordering::Relaxed);
        let took = u64::try_from(took.as_micros()).unwrap_or(SLOWEST_US);
        self.latency_us.lock().unwrap_or_else(PoisonError::into_inner).saturating_record(took);
    }

    pub fn latency(&self) -> Latency {
        let all = self.latency_us.lock().unwrap_or_else(PoisonError::into_inner);
        let at = |quantile| all.value_at_quantile(quantile) as f64 / 1000.0;
        Latency { p50_ms: at(0.5), p95_ms: at(0.95), p99_ms: at(0.99), max_ms: all.max() as f64 / 1000.0 }
    }
}

fn read(counter: &AtomicU64) -> u64 {
    counter.load(Ordering::Relaxed)
}

/// Shows the board until everybody was answered.
pub async fn show(board: &Board, visits: u64) {
    if std::io::stderr().is_terminal() {
        show_live(board, visits).await;
    } else {
        show_lines(board, visits).await;
    }
}

async fn show_live(board: &Board, visits: u64) {
    let screen = MultiProgress::new();
    let bar = screen.add(ProgressBar::new(visits));
    let bars = ProgressStyle::with_template("{elapsed_precise} [{wide_bar}] {pos}/{len} visits, {msg}");
    bar.set_style(bars.expect("the template is right"));
    let plain = || ProgressStyle::with_template("  {msg}").expect("the template is right");
    let rates = screen.add(ProgressBar::new_spinner().with_style(plain()));
    let times = screen.add(ProgressBar::new_spinner().with_style(plain()));
    let mut speed = Speed::new();
    loop {
        let over = tokio::time::timeout(REDRAW, board.over.notified()).await.is_ok();
        let (admitted, refused) = speed.measure(board);
        bar.set_position(read(&board.left));
        bar.set_message(format!("{} people at the gates", read(&board.arrived) - read(&board.left)));
        rates.set_message(format!(
            "admitted {:>7} ({admitted:>5.0}/s)   refused {:>6} ({refused:>5.0}/s)   undecided {}   lost {}",
            read(&board.admitted),
            read(&board.refused),
            read(&board.undecided),
            read(&board.lost)
        ));
        times.set_message(latency_line(board));
        if over {
            [bar, rates, times].iter().for_each(ProgressBar::abandon);
            return;
        }
    }
}

async fn show_lines(board: &Board, visits: u64) {
    let mut speed = Speed::new();
    loop {
        let over = tokio::time::timeout(PLAIN_LINE, board.over.notified()).await.is_ok();
        let (admitted, refused) = speed.measure(board);
        eprintln!(
            "{}/{visits} visits, admitted {} ({admitted:.0}/s), refused {} ({refused:.0}/s), undecided {}, lost {}, {}",
            read(&board.left),
            read(&board.admitted),
            read(&board.refused),
            read(&board.undecided),
            read(&board.lost),
            latency_line(board)
        );
        if over {
            return;
        }
    }
}

fn latency_line(board: &Board) -> String {
    let latency = board.latency();
    format!("p50 {:.1} ms, p95 {:.1} ms, p99 {:.1} ms", latency.p50_ms, latency.p95_ms, latency.p99_ms)
}

/// Rates over the time since the last look.
struct Speed {
    at: Instant,
    admitted: u64,
    refused: u64,
}

impl Speed {
    fn new() -> Self {
        Self { at: Instant::now(), admitted: 0, refused: 0 }
    }

    /// `(admitted, refused)` a second.
    fn measure(&mut self, board: &Board) -> (f64, f64) {
        let now = Self { at: Instant::now(), admitted: read(&board.admitted), refused: read(&board.refused) };
        let seconds = now.at.duration_since(self.at).as_secs_f64().max(0.001);
        let rates = ((now.admitted - self.admitted) as f64 / seconds, (now.refused - self.refused) as f64 / seconds);
        *self = now;
        rates
    }
}
