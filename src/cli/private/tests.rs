//! With a real Redis and a real Postgres: what happens to them when they, or the gateway, die.

use super::*;
use nix::sys::signal::kill;
use nix::unistd::Pid;
use std::io::Read;
use std::io::Write;
use std::net::TcpStream;
use std::time::Instant;

fn wait_until(what: &str, mut met: impl FnMut() -> bool) {
    let until = Instant::now() + Duration::from_secs(30);
    while !met() {
        assert!(Instant::now() < until, "{what} did not come");
        std::thread::sleep(process::TICK);
    }
}

fn ask(url: &str, command: &str) -> String {
    let address = url.trim_start_matches("redis://").trim_end_matches("/0");
    let mut stream = TcpStream::connect(address).expect("Redis listens");
    stream.write_all(format!("{command}\r\n").as_bytes()).expect("sent");
    let mut answer = [0u8; 64];
    let length = stream.read(&mut answer).expect("answered");
    String::from_utf8_lossy(&answer[..length]).into_owned()
}

fn end(pid: i32, signal: Signal) {
    kill(Pid::from_raw(pid), signal).expect("it was there");
}

#[test]
fn a_killed_redis_comes_back_with_its_data_and_a_stopped_one_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let servers = PrivateServers::start(folder.path(), true, false).expect("starts");
    let first = servers.addresses().redis.expect("Redis");
    assert_eq!(ask(&first.url, "SET answer 42"), "+OK\r\n");
    // appendfsync everysec survives a killed process: the write is in the kernel.
    end(first.pid, Signal::SIGKILL);
    wait_until("a new Redis", || servers.addresses().redis.is_some_and(|now| now.pid != first.pid));
    let second = servers.addresses().redis.expect("Redis");
    assert_eq!(second.url, first.url);
    wait_until("the data", || {
        TcpStream::connect(second.url.trim_start_matches("redis://").trim_end_matches("/0")).is_ok()
    });
    wait_until("the value", || ask(&second.url, "GET answer") == "$2\r\n42\r\n");

    end(second.pid, Signal::SIGSTOP);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(servers.addresses().redis.expect("Redis").pid, second.pid);
    end(second.pid, Signal::SIGCONT);
    servers.stop();
    assert!(!alive(second.pid));
}

#[test]
fn a_living_server_of_the_folder_is_adopted() {
    let folder = tempfile::tempdir().expect("a folder");
    // What a killed gateway leaves behind.
    let redis = redis::Redis::prepare(folder.path().join("redis"), None).expect("a port");
    let settings = settings::Settings { redis_port: Some(redis.port), ..settings::Settings::default() };
    settings.save(&folder.path().join("servers.json")).expect("saved");
    let mut left = redis.spawn().expect("starts");
    let pid = i32::try_from(left.id()).expect("a pid");
    wait_until("Redis", || redis.answers(pid) && redis.living() == Some(pid));

    let servers = PrivateServers::start(folder.path(), true, false).expect("adopts");
    let found = servers.addresses().redis.expect("Redis");
    assert_eq!((found.pid, found.url), (pid, redis.url()));
    servers.stop();
    assert!(!alive(pid));
    left.wait().expect("it ended");
}

#[test]
fn postgres_keeps_its_data_port_and_password_wherever_the_folder_is() {
    let folder = tempfile::tempdir().expect("a folder, closed to other users");
    let servers = PrivateServers::start(folder.path(), false, true).expect("starts");
    let first = servers.addresses().postgres.expect("Postgres");
    end(first.pid, Signal::SIGKILL);
    wait_until("a new Postgres", || servers.addresses().postgres.is_some_and(|now| now.pid != first.pid));
    servers.stop();
    let servers = PrivateServers::start(folder.path(), false, true).expect("starts again");
    let second = servers.addresses().postgres.expect("Postgres");
    assert_eq!(second.url, first.url);
    servers.stop();
    assert!(!alive(second.pid));
    let settings = settings::Settings::load(&folder.path().join("servers.json")).expect("settings");
    let home = settings.postgres_folder.expect("a place");
    if !home.starts_with(folder.path()) {
        std::fs::remove_dir_all(home).expect("removed");
    }
}
