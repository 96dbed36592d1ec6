//! The private servers that other tests stand on really start, keep their data, and go away again.

mod support;

use std::time::Duration;
use support::process::is_alive;
use support::{Postgres, Redis, wait_for};

#[test]
fn redis_keeps_its_data_over_a_kill_and_loses_it_when_told() {
    let mut redis = Redis::start();
    redis.query::<()>(&["SET", "door", "open"]);
    redis.restart();
    assert_eq!(redis.query::<String>(&["GET", "door"]), "open");
    redis.flushall();
    assert_eq!(redis.query::<Option<String>>(&["GET", "door"]), None);
    redis.query::<()>(&["SET", "door", "shut"]);
    redis.restart_empty();
    assert_eq!(redis.query::<Option<String>>(&["GET", "door"]), None);
    let policy: (String, String) = redis.query(&["CONFIG", "GET", "maxmemory-policy"]);
    assert_eq!(policy.1, "noeviction");
}

#[test]
fn postgres_keeps_its_data_and_databases_are_apart() {
    let mut postgres = Postgres::start();
    let (one, other) = (postgres.database(), postgres.database());
    support::postgres::psql(&one, "create table t (n int); insert into t values (7)");
    assert_eq!(support::postgres::psql(&other, "select count(*) from pg_tables where tablename = 't'"), "0");
    postgres.stop();
    postgres.restart();
    assert_eq!(support::postgres::psql(&one, "select n from t"), "7");
}

#[test]
fn nothing_is_left_behind_even_by_a_stopped_server_and_a_panic() {
    let (sender, receiver) = std::sync::mpsc::channel();
    let failing = std::thread::spawn(move || {
        let (redis, postgres) = (Redis::start(), Postgres::start());
        redis.sigstop();
        sender.send((redis.pid(), postgres.pid())).expect("the test listens");
        panic!("as a failing test does (this message is expected)");
    });
    assert!(failing.join().is_err());
    let (redis, postgres) = receiver.recv().expect("both servers started");
    wait_for("redis is gone", Duration::from_secs(5), || (!is_alive(redis)).then_some(()));
    wait_for("postgres is gone", Duration::from_secs(5), || (!is_alive(postgres)).then_some(()));
}
