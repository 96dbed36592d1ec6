//! Runs many async cases in one process against shared servers, which libtest and nextest cannot.
//!
//! For both it looks like a binary with one test. `cargo test --test contract_gate -- annul` (or, under nextest, the
//! environment variable `CASE=annul`) runs the cases whose name contains the word.

use std::future::Future;
use std::panic::PanicHookInfo;
use std::pin::Pin;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Cases that run at the same time: enough to overlap waiting, few enough for two cores.
const AT_ONCE: usize = 8;
const CASE_LIMIT: Duration = Duration::from_secs(90);

type Running = Pin<Box<dyn Future<Output = ()> + Send>>;

pub struct Case<W> {
    pub name: &'static str,
    pub run: fn(Arc<W>) -> Running,
}

/// Lists async functions `fn(Arc<World>)` of modules as cases named `module::function`.
#[macro_export]
macro_rules! cases {
    ($($module:ident: [$($name:ident),* $(,)?]),* $(,)?) => {
        vec![$($($crate::support::runner::Case {
            name: concat!(stringify!($module), "::", stringify!($name)),
            run: |world| Box::pin($module::$name(world)),
        },)*)*]
    };
}

tokio::task_local! {
    static CASE: &'static str;
}

/// The `main` of such a binary: `name` is what nextest calls its one test.
pub fn main<W: Send + Sync + 'static>(name: &str, world: impl FnOnce() -> W, cases: Vec<Case<W>>) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--list") {
        if !words.iter().any(|word| word == "--ignored") {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let mut filters: Vec<String> = words.into_iter().filter(|word| !word.starts_with('-') && word != name).collect();
    filters.extend(std::env::var("CASE").ok());
    let chosen: Vec<Case<W>> = cases.into_iter().filter(|case| matches(case.name, &filters)).collect();
    // A word for another test binary (`cargo test some_test`): no server needs to start.
    if chosen.is_empty() {
        return ExitCode::SUCCESS;
    }
    std::panic::set_hook(Box::new(say));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let world = Arc::new(world());
    let failed = runtime.block_on(run_all(world, chosen));
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nfailed:\n    {}", failed.join("\n    "));
    ExitCode::FAILURE
}

fn matches(name: &str, filters: &[String]) -> bool {
    filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()))
}

async fn run_all<W: Send + Sync + 'static>(world: Arc<W>, cases: Vec<Case<W>>) -> Vec<&'static str> {
    let permits = Arc::new(tokio::sync::Semaphore::new(AT_ONCE));
    let total = cases.len();
    let running = cases.into_iter().map(|case| {
        let (world, permits) = (world.clone(), permits.clone());
        let body = async move {
            let _permit = permits.acquire_owned().await.expect("the semaphore stays open");
            let start = Instant::now();
            tokio::time::timeout(CASE_LIMIT, (case.run)(world)).await.expect("a case ends in time");
            start.elapsed()
        };
        (case.name, tokio::spawn(CASE.scope(case.name, body)))
    });
    let mut failed = Vec::new();
    for (name, task) in running.collect::<Vec<_>>() {
        match task.await {
            Ok(took) => println!("test {name} ... ok ({} ms)", took.as_millis()),
            Err(_) => {
                println!("test {name} ... FAILED");
                failed.push(name);
            }
        }
    }
    println!("\n{} passed, {} failed", total - failed.len(), failed.len());
    failed
}

/// Says which case panicked: their messages come mixed.
fn say(panic: &PanicHookInfo<'_>) {
    let thread = std::thread::current();
    let case = CASE.try_with(|name| *name).unwrap_or(thread.name().unwrap_or("outside of a case"));
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload_as_str().unwrap_or("a panic without a text");
    eprintln!("\n[{case}] {place}:\n{message}");
}
