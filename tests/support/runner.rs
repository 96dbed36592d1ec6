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

pub type Running<T = ()> = Pin<Box<dyn Future<Output = T> + Send>>;

/// What a case of two acts still has to see in the second one; `None` = nothing.
pub type Later = Option<Running>;

pub struct Case<W, T = ()> {
    pub name: &'static str,
    pub run: fn(Arc<W>) -> Running<T>,
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
    play(name, cases, async |chosen| {
        let world = Arc::new(world());
        let bodies = chosen.into_iter().map(|case| (case.name, (case.run)(world.clone()))).collect();
        run_all(bodies).await.into_iter().map(|(name, done)| (name, done.map(|(took, ())| took))).collect()
    })
}

/// The same in two acts. Once all cases have had their first, `between` changes the world, then each sees what it left to
/// [`Later`]. A case is good if both its acts are.
pub fn main_in_two_acts<W: Send + Sync + 'static>(
    name: &str,
    world: impl FnOnce() -> W,
    between: impl FnOnce(&W),
    cases: Vec<Case<W, Later>>,
) -> ExitCode {
    play(name, cases, async |chosen| {
        let world = Arc::new(world());
        let bodies = chosen.into_iter().map(|case| (case.name, (case.run)(world.clone()))).collect();
        let mut outcomes = Vec::new();
        let mut second = Vec::new();
        for (name, done) in run_all(bodies).await {
            match done {
                Some((_, Some(later))) => second.push((name, later)),
                Some((took, None)) => outcomes.push((name, Some(took))),
                None => outcomes.push((name, None)),
            }
        }
        if second.is_empty() {
            return outcomes;
        }
        eprintln!("\n{} of the cases look again after what comes between", second.len());
        between(&world);
        outcomes.extend(run_all(second).await.into_iter().map(|(name, done)| (name, done.map(|(took, ())| took))));
        outcomes
    })
}

/// A case's name and how long it took, `None` if it failed.
type Outcome = (&'static str, Option<Duration>);

fn play<C: Named>(name: &str, cases: Vec<C>, run: impl AsyncFnOnce(Vec<C>) -> Vec<Outcome>) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if words.iter().any(|word| word == "--list") {
        if !words.iter().any(|word| word == "--ignored") {
            println!("{name}: test");
        }
        return ExitCode::SUCCESS;
    }
    let mut filters: Vec<String> = words.into_iter().filter(|word| !word.starts_with('-') && word != name).collect();
    filters.extend(std::env::var("CASE").ok());
    let chosen: Vec<C> = cases.into_iter().filter(|case| matches(case.name(), &filters)).collect();
    // A word for another test binary (`cargo test some_test`): no server needs to start.
    if chosen.is_empty() {
        return ExitCode::SUCCESS;
    }
    std::panic::set_hook(Box::new(say));
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let outcomes = runtime.block_on(run(chosen));
    let failed: Vec<&str> = outcomes.iter().filter(|(_, took)| took.is_none()).map(|(name, _)| *name).collect();
    for (name, took) in &outcomes {
        match took {
            Some(took) => println!("test {name} ... ok ({} ms)", took.as_millis()),
            None => println!("test {name} ... FAILED"),
        }
    }
    println!("\n{} passed, {} failed", outcomes.len() - failed.len(), failed.len());
    if failed.is_empty() {
        return ExitCode::SUCCESS;
    }
    println!("\nfailed:\n    {}", failed.join("\n    "));
    ExitCode::FAILURE
}

trait Named {
    fn name(&self) -> &'static str;
}

impl<W, T> Named for Case<W, T> {
    fn name(&self) -> &'static str {
        self.name
    }
}

fn matches(name: &str, filters: &[String]) -> bool {
    filters.is_empty() || filters.iter().any(|filter| name.contains(filter.as_str()))
}

/// Runs bodies side by side; gives what each came to and how long it took, `None` for one that panicked.
async fn run_all<T: Send + 'static>(
    bodies: Vec<(&'static str, Running<T>)>,
) -> Vec<(&'static str, Option<(Duration, T)>)> {
    let permits = Arc::new(tokio::sync::Semaphore::new(AT_ONCE));
    let running = bodies.into_iter().map(|(name, body)| {
        let permits = permits.clone();
        let timed = async move {
            let _permit = permits.acquire_owned().await.expect("the semaphore stays open");
            let start = Instant::now();
            let came_to = tokio::time::timeout(CASE_LIMIT, body).await.expect("a case ends in time");
            (start.elapsed(), came_to)
        };
        (name, tokio::spawn(CASE.scope(name, timed)))
    });
    let mut outcomes = Vec::new();
    for (name, task) in running.collect::<Vec<_>>() {
        outcomes.push((name, task.await.ok()));
    }
    outcomes
}

/// Says which case panicked: their messages come mixed.
fn say(panic: &PanicHookInfo<'_>) {
    let thread = std::thread::current();
    let case = CASE.try_with(|name| *name).unwrap_or(thread.name().unwrap_or("outside of a case"));
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let message = panic.payload_as_str().unwrap_or("a panic without a text");
    eprintln!("\n[{case}] {place}:\n{message}");
}
