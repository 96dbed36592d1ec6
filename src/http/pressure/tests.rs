use super::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

const MS: Duration = Duration::from_millis(1);
const SHEDDING: Shedding = Shedding { lag: Duration::from_millis(100), hold: Duration::from_secs(2) };

/// One thread and its clients, as a queue that is served in the order in which things become ready.
struct Thread {
    rule: Rule,
    began: Instant,
    now: Instant,
    /// What it takes to answer, and to turn away.
    costs: [Duration; 2],
    ready: BinaryHeap<Reverse<(Instant, usize)>>,
    clients: Vec<Client>,
    chance: u64,
}

#[derive(Clone, Copy)]
struct Client {
    polite: bool,
    pause: Duration,
    sent: Instant,
    asker: Asker,
    answers: usize,
}

/// What was let in: when it was answered, and how long it took.
#[derive(Default)]
struct Told {
    answered: Vec<(Duration, Duration)>,
    turned_away: usize,
}

const TIMER: usize = usize::MAX;

impl Thread {
    fn new(costs: [Duration; 2]) -> Thread {
        let began = Instant::now();
        let rule = Rule::new(SHEDDING, began);
        let ready = BinaryHeap::from([Reverse((began + TICK, TIMER))]);
        Thread { rule, began, now: began, costs, ready, clients: Vec::new(), chance: 1 }
    }

    /// More clients, none in step with another.
    fn join(&mut self, count: usize, pause: Duration, polite: bool) {
        for _ in 0..count {
            let sent = self.now + self.some(pause);
            self.ready.push(Reverse((sent, self.clients.len())));
            self.clients.push(Client { polite, pause, sent, asker: Asker::default(), answers: 0 });
        }
    }

    /// From nothing to twice of it.
    fn some(&mut self, of: Duration) -> Duration {
        self.chance = self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        of * u32::try_from(self.chance >> 33).expect("31 bits") / (1 << 30)
    }

    fn run(&mut self, span: Duration) -> Told {
        let mut told = Told::default();
        let end = self.now + span;
        while self.now < end {
            let Some(Reverse((ready, who))) = self.ready.pop() else { break };
            self.now = self.now.max(ready);
            if who == TIMER {
                let due = self.rule.look(self.now);
                self.ready.push(Reverse((due, TIMER)));
            } else {
                self.serve(who, &mut told);
            }
        }
        told
    }

    fn serve(&mut self, who: usize, told: &mut Told) {
        let client = self.clients[who];
        if let Some(until) = self.rule.puts_off(self.now).filter(|_| !client.asker.early) {
            self.now += self.costs[1] / 4;
            self.clients[who].asker.early = true;
            self.ready.push(Reverse((until, who)));
            return;
        }
        let (asker, again, ready) = match self.rule.ask(client.asker, self.now) {
            Ruling::LetIn => {
                self.now += self.costs[0];
                self.rule.answered();
                told.answered.push((self.now - self.began, self.now - client.sent));
                self.clients[who].answers += 1;
                let again = self.now + self.some(client.pause);
                (Asker { served: true, ..Asker::default() }, again, again)
            }
            Ruling::TurnAway(wait) => {
                self.now += self.costs[1];
                told.turned_away += 1;
                let patience = if client.polite { Duration::from_secs(wait.seconds) } else { MS };
                let again = self.now + patience;
                let ready = wait.unread_until.map_or(again, |until| until.max(again));
                (Asker { returns: wait.returns, early: ready > again, served: false, rude: wait.rude }, again, ready)
            }
        };
        self.clients[who] = Client { asker, sent: again, ..self.clients[who] };
        self.ready.push(Reverse((ready, who)));
    }
}

impl Told {
    fn share_within(&self, share: f64) -> Duration {
        let mut took: Vec<Duration> = self.answered.iter().map(|(_, took)| *took).collect();
        took.sort();
        took[(took.len() as f64 * share) as usize]
    }
}

/// What comes of ten times the load, after it has lasted for three seconds, and before.
fn ten_times(polite: bool, costs: [Duration; 2]) -> (Told, Told, Thread) {
    let mut thread = Thread::new(costs);
    let pause = Duration::from_millis(400);
    // An ordinary load came before.
    thread.join(64, MS, true);
    thread.run(Duration::from_secs(4));
    thread.ready.retain(|Reverse((_, who))| *who == TIMER);
    thread.run(Duration::from_secs(1));
    let capacity = pause.as_secs_f64() / costs[0].as_secs_f64();
    thread.join((10.0 * capacity) as usize, pause, polite);
    // All of them were served at some time: that is no reason to let all of them in.
    for client in &mut thread.clients {
        client.asker.served = true;
    }
    let first = thread.run(Duration::from_secs(3));
    let later = thread.run(Duration::from_secs(20));
    (first, later, thread)
}

fn is_bounded(polite: bool, costs: [Duration; 2], share_min: f64) {
    let (first, later, _) = ten_times(polite, costs);
    let most = 20.0 / costs[0].as_secs_f64();
    let share = later.answered.len() as f64 / most;
    let (p50, p99) = (later.share_within(0.5), later.share_within(0.99));
    let told = format!(
        "polite: {polite}; {costs:?}: {share:.2} of what it can answer, p50 {p50:?}, p99 {p99:?}, {} away; first {:?} {:?}",
        later.turned_away,
        first.answered.len(),
        first.share_within(0.99)
    );
    println!("{told}");
    assert!(share >= share_min, "{told}");
    assert!(p99 < SHEDDING.lag * 5, "{told}");
    assert!(first.share_within(0.99) < SHEDDING.lag * 8, "{told}");
}

#[test]
fn ten_times_the_load_is_answered_in_time_or_turned_away() {
    // To turn rude ones away over and over costs more.
    for (polite, shares) in [(true, [0.75, 0.75, 0.65]), (false, [0.6, 0.75, 0.5])] {
        for (costs, share) in [[1_000, 200], [5_000, 500], [800, 250]].into_iter().zip(shares) {
            is_bounded(polite, costs.map(Duration::from_micros), share);
        }
    }
}

#[test]
fn who_is_served_goes_on_being_served() {
    let (_, _, mut thread) = ten_times(true, [MS, MS / 5]);
    let before: Vec<usize> = thread.clients.iter().map(|client| client.answers).collect();
    thread.run(Duration::from_secs(5));
    let gained = |client: &Client, before: usize| client.answers - before;
    let mut gains: Vec<usize> =
        thread.clients.iter().zip(&before).map(|(client, before)| gained(client, *before)).collect();
    gains.sort_unstable();
    let best: usize = gains.iter().rev().take(gains.len() / 10).sum();
    let all: usize = gains.iter().sum();
    assert!(best * 2 > all, "the best tenth has {best} of {all} answers");
}

#[test]
fn it_is_over_when_the_crowd_is_gone() {
    let (_, _, mut thread) = ten_times(false, [MS, MS / 5]);
    thread.ready.retain(|Reverse((_, who))| *who == TIMER);
    thread.run(Duration::from_secs(3));
    thread.join(200, Duration::from_millis(400), true);
    let told = thread.run(Duration::from_secs(5));
    assert_eq!(told.turned_away, 0);
    assert!(told.share_within(0.99) < MS * 100);
}

#[test]
fn a_load_that_it_can_take_is_taken() {
    let mut thread = Thread::new([MS, MS / 5]);
    thread.join(280, Duration::from_millis(400), true);
    let told = thread.run(Duration::from_secs(20));
    assert_eq!(told.turned_away, 0, "seven tenths of what it can answer");
}

#[test]
fn a_thread_that_stood_still_with_few_requests_turns_nobody_away() {
    let mut thread = Thread::new([MS / 100, MS / 500]);
    thread.join(50, Duration::from_millis(400), true);
    for _ in 0..20 {
        assert_eq!(thread.run(Duration::from_millis(400)).turned_away, 0);
        thread.now += Duration::from_millis(500);
    }
}

#[test]
fn without_a_lag_nobody_is_turned_away() {
    let now = Instant::now();
    let mut rule = Rule::new(Shedding { lag: Duration::ZERO, hold: Duration::ZERO }, now);
    for _ in 0..10_000 {
        assert_eq!(rule.ask(Asker::default(), now + Duration::from_secs(10)), Ruling::LetIn);
    }
}

#[test]
fn who_is_turned_away_comes_again_one_after_the_other() {
    let now = Instant::now();
    let mut rule = Rule::new(SHEDDING, now);
    let later = now + Duration::from_secs(1);
    let ask = |rule: &mut Rule, asker, now| match rule.ask(asker, now) {
        Ruling::TurnAway(wait) => Some(wait),
        Ruling::LetIn => None,
    };
    let waits: Vec<Wait> = (0..100).filter_map(|_| ask(&mut rule, Asker::default(), later)).collect();
    let seconds: Vec<u64> = waits.iter().map(|wait| wait.seconds).collect();
    assert!(
        seconds.is_sorted() && seconds.first() == Some(&1) && seconds.last().is_some_and(|last| *last > 2),
        "{seconds:?}"
    );
    for wait in &waits {
        let (unread, returns) = (wait.unread_until.expect("a time"), wait.returns.expect("a time"));
        assert!(unread <= later + SHEDDING.hold && unread <= returns);
        assert!(returns < later + Duration::from_secs(wait.seconds), "who waits as it is told finds the door open");
    }
    let told = waits[20];
    let returns = told.returns.expect("a time");
    let sooner = Asker { returns: Some(returns), early: true, ..Asker::default() };
    let again = ask(&mut rule, sooner, returns - Duration::from_secs(1)).expect("it is not its time");
    assert_eq!((again.seconds, again.returns), (1, Some(returns)));
    let time = returns + MS;
    let slept = ask(&mut rule, sooner, time).expect("it waited too long");
    let unread = time + RUDE_RETRY - READ_AGAIN;
    assert_eq!(slept, Wait { seconds: 8, unread_until: Some(unread), returns: Some(unread), rude: true });
    rule.look(time);
    rule.look(time + TICK);
    let offered = ask(&mut rule, sooner, time + TICK).expect("it waited too long");
    assert_eq!(offered, Wait { seconds: 1, unread_until: None, returns: None, rude: true }, "there is a place");
    assert_eq!(told.of_many(), Wait { seconds: told.seconds, unread_until: None, returns: None, rude: false });
}

#[test]
fn who_slept_until_it_was_over_asks_again_and_is_let_in() {
    let now = Instant::now();
    let mut rule = Rule::new(SHEDDING, now);
    let slept = Asker { early: true, rude: true, returns: Some(now), ..Asker::default() };
    let again = Wait { seconds: 1, unread_until: None, returns: None, rude: true };
    assert_eq!(rule.ask(slept, now), Ruling::TurnAway(again));
    let asker = Asker { rude: again.rude, returns: again.returns, ..Asker::default() };
    assert_eq!(rule.ask(asker, now), Ruling::LetIn);
}

#[test]
fn places_are_bounded_and_come_back() {
    let places = Places::new(3);
    let mut first = places.take(2).expect("room for two");
    assert!(places.take(2).is_none() && !first.more(2) && first.more(1));
    assert!(places.take(1).is_none());
    drop(first);
    assert!(places.take(3).is_some());
}
