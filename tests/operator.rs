//! The commands of operators, as the real program, against a real gateway: what they print, and how they end.

mod support;

use nix::sys::signal::Signal;
use serde_json::{Value, json};
use std::io::{Read, Write};
use std::process::{Command, Output, Stdio};
use support::Gatehouse;
use support::process::signal;

struct Desk {
    gatehouse: Gatehouse,
}

impl Desk {
    /// An event with two scan points and six tickets, one type of which goes by gate C only.
    fn open() -> Desk {
        let gatehouse = Gatehouse::start();
        tokio::runtime::Runtime::new().expect("a runtime").block_on(fill(&gatehouse));
        Desk { gatehouse }
    }

    fn command(&self, token: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
        command.args(arguments).env("GATEHOUSE_URL", self.gatehouse.url()).env("GATEHOUSE_TOKEN", token);
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String) {
        ended(self.command(self.gatehouse.token("admin"), arguments).output().expect("it runs"))
    }

    /// The lines of JSON that a command printed, and its exit code.
    fn json(&self, arguments: &[&str]) -> (i32, Vec<Value>) {
        let (code, said) = self.run(&[arguments, &["--json"]].concat());
        let lines = said.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|_| panic!("not JSON: {line}")));
        (code, lines.collect())
    }
}

async fn fill(gatehouse: &Gatehouse) {
    let client = gatehouse.client("admin");
    let event = json!({"name": "Cup final", "slug": "final", "occupancyLimit": 100});
    client.post("/v1/events", &event).await.expect(201);
    for slug in ["gate-a", "gate-c"] {
        client.post("/v1/scan-points", &json!({"event": "final", "name": slug, "slug": slug})).await.expect(201);
    }
    client.post("/v1/ticket-types", &json!({"event": "final", "name": "General", "slug": "general"})).await.expect(201);
    let seated = json!({"event": "final", "name": "Seated", "slug": "seated", "acceptedScanPoints": ["gate-c"]});
    client.post("/v1/ticket-types", &seated).await.expect(201);
    let line = |(seat, name)| {
        let kind = if seat == 5 { "seated" } else { "general" };
        let holder = json!({"name": name, "email": format!("guest{seat}@example.com")});
        format!("{}\n", json!({"ticketType": kind, "code": format!("SEAT-{seat}"), "holder": holder}))
    };
    let names = ["Alex Reyes", "Kim Larsen", "Sam Okafor", "Ines Duarte", "=1+1, Esq.", "Noor Haddad"];
    let lines: String = names.into_iter().enumerate().map(line).collect();
    let path = "/v1/events/final/tickets/import";
    let imported = client.post_raw(path, "application/x-ndjson", lines).await.expect(200);
    assert_eq!(imported["imported"], 6, "{imported}");
}

/// The exit code, and both outputs: the errors after the rest.
fn ended(output: Output) -> (i32, String) {
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("plain text")).concat();
    (output.status.code().expect("it ended by itself"), text)
}

fn has(said: &str, words: &[&str]) {
    for word in words {
        assert!(said.contains(word), "`{word}` is missing in:\n{said}");
    }
}

#[test]
fn operators_work_at_a_prompt() {
    let desk = Desk::open();
    scans_end_as_they_were_answered(&desk);
    what_stays_undecided_has_a_code_of_its_own(&desk);
    tickets_are_found(&desk);
    events_are_listed_and_watched(&desk);
    a_board_lives_in_a_terminal(&desk);
    devices_come_and_go(&desk);
    everything_is_exported(&desk);
    errors_say_what_to_do(&desk);
}

fn scans_end_as_they_were_answered(desk: &Desk) {
    let at = |code: &'static str| ["scan", code, "--event", "final", "--scan-point", "gate-a"];
    let (code, checked) = desk.run(&[&at("SEAT-0")[..], &["--check"]].concat());
    assert_eq!(code, 0, "{checked}");
    has(&checked, &["GOOD", "Alex Reyes, General"]);
    let (code, in_) = desk.run(&at("SEAT-0"));
    assert_eq!(code, 0, "{in_}");
    has(&in_, &["ADMIT  Checked in.", "Alex Reyes, General", "scn_"]);
    let (code, twice) = desk.run(&at("SEAT-0"));
    assert_eq!(code, 3, "{twice}");
    has(&twice, &["DENY ALREADY_CHECKED_IN", "by gate-a"]);
    let (code, wrong) = desk.run(&at("SEAT-5"));
    assert_eq!(code, 3, "{wrong}");
    has(&wrong, &["DENY WRONG_SCAN_POINT", "gate-c"]);
    let (code, out) = desk.run(&[&at("SEAT-0")[..], &["--way", "out"]].concat());
    assert_eq!(code, 0, "{out}");
    has(&out, &["Checked out."]);
    // One key is one scan, however often it is sent; of several codes the worst counts.
    let keyed = [&at("SEAT-1")[..], &["--key", "mine"]].concat();
    let ids: Vec<Value> = (0..2).map(|_| desk.json(&keyed).1[0]["scan"]["id"].clone()).collect();
    assert_eq!(ids[0], ids[1]);
    let (code, lines) = desk.json(&["scan", "SEAT-2", "NOBODY", "--event", "final"]);
    assert_eq!(code, 3);
    assert_eq!([&lines[0]["verdict"], &lines[1]["verdict"]], ["ADMIT", "DENY"]);
    // A hand scanner types lines.
    let mut command = desk.command(desk.gatehouse.token("scanner"), &["scan", "-", "--event", "final"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    child.stdin.take().expect("a pipe").write_all(b"SEAT-3\n\n  SEAT-4  \n").expect("written");
    let (code, typed) = ended(child.wait_with_output().expect("it ends"));
    assert_eq!((code, typed.lines().count()), (0, 2), "{typed}");
}

fn what_stays_undecided_has_a_code_of_its_own(desk: &Desk) {
    let nobody = ["scan", "SEAT-0", "--event", "final", "--tries", "2", "--url", "http://127.0.0.1:1"];
    let (code, said) = desk.run(&nobody);
    assert_eq!(code, 4, "{said}");
    has(&said, &["UNDECIDED", "let nobody in", "is the gateway running?"]);
}

fn tickets_are_found(desk: &Desk) {
    let (code, several) = desk.run(&["tickets", "find", "guest", "--event", "final"]);
    assert_eq!(code, 0, "{several}");
    has(&several, &["TICKET", "HOLDER", "Kim Larsen", "REDEEMED"]);
    let (code, one) = desk.run(&["tickets", "find", "reyes", "--event", "final"]);
    assert_eq!(code, 0, "{one}");
    has(&one, &["status", "ACTIVE", "Alex Reyes", "guest0@example.com", "SCANNED (UTC)"]);
    let (_, by_code) = desk.json(&["tickets", "find", "SEAT-0", "--event", "final"]);
    let (_, by_id) = desk.json(&["tickets", "find", by_code[0]["id"].as_str().expect("an id"), "--event", "final"]);
    assert_eq!(by_code, by_id);
    assert_eq!(by_code[0]["entries"], 1);
    assert_eq!(by_code[0]["scans"].as_array().map(Vec::len), Some(2), "in and out; looking is no scan");
    let (code, none) = desk.run(&["tickets", "find", "nobody", "--event", "final"]);
    assert_eq!(code, 1);
    has(&none, &["gatehouse: no ticket of `final`", "`nobody`"]);
}

fn events_are_listed_and_watched(desk: &Desk) {
    let (code, table) = desk.run(&["events"]);
    assert_eq!(code, 0, "{table}");
    has(&table, &["EVENT", "INSIDE", "final", "Cup final", "100"]);
    let (_, events) = desk.json(&["events"]);
    assert_eq!((&events[0]["slug"], &events[0]["inside"], &events[0]["sold"]), (&json!("final"), &json!(4), &json!(6)));
    let (code, board) = desk.run(&["watch", "final", "--once"]);
    assert_eq!(code, 0, "{board}");
    has(&board, &["Cup final", "4 of 100 inside", "SCAN POINT", "gate-a"]);
    let (_, updates) = desk.json(&["watch", "final", "--once"]);
    assert_eq!(updates[0]["inside"], 4);
}

/// `script` gives the program a terminal of its own, whose keyboard is a pipe of ours.
fn a_board_lives_in_a_terminal(desk: &Desk) {
    let smaller = desk.gatehouse.data_dir().join("smaller");
    let resize = format!("until [ -e '{}' ]; do sleep 0.1; done; stty -F /dev/tty rows 6 cols 40", smaller.display());
    let program = env!("CARGO_BIN_EXE_gatehouse");
    // Ctrl-C reaches the shell as well: one that sets no trap may end before it has told the code.
    let inside = format!("trap : INT; stty rows 24 cols 80 -echo; ({resize}) & '{program}' watch final; echo code=$?");
    let mut command = Command::new("script");
    command.args(["-qec", &inside, "/dev/null"]).env("SHELL", "/bin/sh").env("TERM", "xterm").env("NO_COLOR", "1");
    command.env("GATEHOUSE_URL", desk.gatehouse.url()).env("GATEHOUSE_TOKEN", desk.gatehouse.token("admin"));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("script is there");
    let mut keyboard = child.stdin.take().expect("a pipe");
    let mut screen = child.stdout.take().expect("a pipe");
    let mut said = String::new();
    let first = read_until(&mut screen, &mut said, |page| page.contains("gate-a"));
    has(&first, &["Cup final", "\u{2588}", "4 of 100 inside (4 %)", "SCAN POINT", "Ctrl-C ends"]);
    assert_eq!(first.lines().count(), 24, "as long as the terminal is:\n{first}");
    std::fs::write(&smaller, "").expect("written");
    // `stty` changes one after the other: first fewer rows, then fewer columns.
    let narrow = |line: &str| line.replace("\u{1b}[K", "").trim_end().chars().count() <= 40;
    let fits = |page: &str| page.lines().count() == 6 && page.lines().all(narrow);
    let small = read_until(&mut screen, &mut said, fits);
    has(&small, &["4 of 100 inside (4 %)", "gate-", "Ctrl-C ends"]);
    keyboard.write_all(b"\x03").expect("Ctrl-C is typed");
    screen.read_to_string(&mut said).expect("plain text");
    assert!(child.wait().expect("it ends").success());
    assert!(said.starts_with("\u{1b}[?1049h\u{1b}[?25l\u{1b}[?7l"), "{said:?}");
    let (_, after) = said.split_once("\u{1b}[?7h\u{1b}[?25h\u{1b}[?1049l").expect("the terminal is put right");
    assert_eq!(after.trim(), "code=0");
}

/// The first whole page that is as it must be; what was read stays in `said`.
fn read_until(screen: &mut impl Read, said: &mut String, right: impl Fn(&str) -> bool) -> String {
    let before = said.len();
    let mut buffer = [0; 4096];
    let mut bytes = std::mem::take(said).into_bytes();
    loop {
        let count = screen.read(&mut buffer).expect("the terminal can be read");
        assert!(count > 0, "it ended: {}", String::from_utf8_lossy(&bytes));
        bytes.extend_from_slice(&buffer[..count]);
        // A piece may end within a letter: the next one has the rest.
        let Ok(text) = std::str::from_utf8(&bytes) else { continue };
        let pages = text[before..].split("\u{1b}[H").skip(1);
        let found =
            pages.filter(|page| page.contains("Ctrl-C ends\u{1b}[K")).find(|page| right(page)).map(str::to_owned);
        if let Some(page) = found {
            *said = text.to_owned();
            return page;
        }
    }
}

fn devices_come_and_go(desk: &Desk) {
    let public = ["--public-url", "https://gate.example.com/"];
    let add = ["devices", "add", "Phone 3", "--event", "final", "--scan-point", "gate-c", "--link"];
    let (code, added) = desk.json(&[&add[..], &public].concat());
    assert_eq!(code, 0);
    let link = added[0]["link"].as_str().expect("a link");
    let token = added[0]["token"].as_str().expect("a token");
    assert_eq!(link, format!("https://gate.example.com/scan#token={token}&event=final&scanPoint=gate-c"));
    let scan =
        || ended(desk.command(token, &["scan", "SEAT-5", "--event", "final", "--check"]).output().expect("it runs"));
    assert_eq!(scan().0, 0, "its one scan point is its default");
    let (code, shown) = desk.run(&["devices", "add", "Phone 4", "--event", "final", "--link"]);
    assert_eq!(code, 0, "{shown}");
    has(&shown, &["token    ey", "/scan#token=", "█"]);
    let (_, list) = desk.run(&["devices", "list"]);
    has(&list, &["Phone 3", "gate-c", "Phone 4", "all"]);
    let (code, gone) = desk.run(&["devices", "revoke", "Phone 3"]);
    assert_eq!(code, 0, "{gone}");
    has(&gone, &["Phone 3", "was revoked"]);
    let (code, refused) = scan();
    assert_eq!(code, 1, "{refused}");
    has(&refused, &["revoked"]);
    let (code, unknown) = desk.run(&["devices", "revoke", "Phone 3"]);
    assert_eq!(code, 1, "it is no good device any more");
    has(&unknown, &["gatehouse devices list"]);
    assert_eq!(desk.run(&["devices", "add", "Phone 5", "--link"]).0, 1, "a link is for one event");
}

fn everything_is_exported(desk: &Desk) {
    let (code, lines) = desk.run(&["export", "final"]);
    assert_eq!(code, 0, "{lines}");
    assert_eq!(lines.lines().filter(|line| line.starts_with('{')).count(), 6);
    let file = desk.gatehouse.data_dir().join("final.csv");
    let path = file.to_str().expect("plain text");
    let (code, told) = desk.run(&["export", "final", "--format", "csv", "--output", path]);
    assert_eq!((code, told.contains("6 tickets written")), (0, true), "{told}");
    let sheet = std::fs::read_to_string(&file).expect("the sheet");
    assert_eq!(sheet.lines().next(), Some("id,externalId,ticketType,name,email,state,entries,code"));
    has(&sheet, &["Kim Larsen,guest1@example.com,REDEEMED,1,SEAT-1", "\"'=1+1, Esq.\""]);
    // Lines of JSON go in again as they came out: nothing is new.
    let again = desk.gatehouse.data_dir().join("final.ndjson");
    desk.run(&["export", "final", "--output", again.to_str().expect("plain text")]);
    let (code, imported) = desk.run(&["import", again.to_str().expect("plain text"), "--event", "final"]);
    assert_eq!(code, 0, "{imported}");
    assert_eq!(desk.run(&["export", "final"]).1.lines().filter(|line| line.starts_with('{')).count(), 6);
}

fn errors_say_what_to_do(desk: &Desk) {
    let (code, said) = desk.run(&["scan", "SEAT-1", "--event", "nothing-like-it"]);
    assert_eq!(code, 1, "{said}");
    has(&said, &["gatehouse: ", "event"]);
    let (code, said) = desk.run(&["events", "--url", "http://127.0.0.1:1"]);
    assert_eq!(code, 1);
    has(&said, &["http://127.0.0.1:1 cannot be reached", "is the gateway running?"]);
    let customer = desk.gatehouse.token("scanner");
    let (code, said) = ended(desk.command(customer, &["devices", "list"]).output().expect("it runs"));
    assert_eq!(code, 1);
    has(&said, &["event.read"]);
    let mut lonely = Command::new(env!("CARGO_BIN_EXE_gatehouse"));
    let output = lonely.arg("events").env_remove("GATEHOUSE_TOKEN").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2), "no token is a wrong command line");
}

fn force(node: &str) -> Vec<&str> {
    ["outage", "takeover", "final", "--node", node, "--reason", "its machine burns"].to_vec()
}

/// Redis hangs, the node journals, and staff take the event from it: never without a yes, never from a node that does not.
#[test]
fn an_outage_is_seen_and_an_event_is_taken_by_force() {
    let desk = Desk::open();
    let (code, calm) = desk.run(&["outage", "show", "final"]);
    assert_eq!(code, 0, "{calm}");
    has(&calm, &["deny: without Redis", "journaling  no"]);
    let (code, set) = desk.json(&["outage", "set", "final", "journal"]);
    assert_eq!((code, &set[0]["policy"], &set[0]["journaling"]), (0, &json!("journal"), &Value::Null));
    let nobody = "nod_01h455vb4pex5vsknk084sn02q";
    let (code, none) = desk.run(&[&force(nobody)[..], &["--yes"]].concat());
    assert_eq!(code, 1, "{none}");
    has(&none, &["gatehouse: ", "409", "nothing to force"]);

    let enter = |code| ["scan", code, "--event", "final", "--scan-point", "gate-a", "--tries", "20"];
    assert_eq!(desk.run(&enter("SEAT-0")).0, 0);
    let redis = desk.gatehouse.private_pid("redis");
    signal(redis, Signal::SIGSTOP);
    let (code, degraded) = desk.json(&enter("SEAT-1"));
    assert_eq!((code, &degraded[0]["degraded"]), (0, &json!(true)), "{degraded:?}");
    let (_, shown) = desk.json(&["outage", "show", "final"]);
    let node = shown[0]["journaling"]["node"].as_str().expect("a node journals");
    let (code, lines) = desk.run(&["outage", "show", "final"]);
    assert_eq!(code, 0, "{lines}");
    has(&lines, &[&format!("yes: {node} answers from its journal"), "deny to journal"]);

    let answered = |answer: &[u8], token: &str| {
        let mut command = desk.command(token, &force(node));
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
        // Who is refused before the question has closed its end.
        let _ = child.stdin.take().expect("a pipe").write_all(answer);
        ended(child.wait_with_output().expect("it ends"))
    };
    let admin = desk.gatehouse.token("admin");
    for unsure in [&b""[..], b"y\n", b"no\n"] {
        let (code, said) = answered(unsure, admin);
        assert_eq!(code, 1, "{said}");
        has(&said, &["MAY BE ADMITTED A SECOND TIME", node, "nothing was done"]);
    }
    let (code, refused) = answered(b"yes\n", desk.gatehouse.token("scanner"));
    assert_eq!(code, 1, "{refused}");
    has(&refused, &["event."]);
    assert_eq!(desk.json(&["outage", "show", "final"]).1[0]["journaling"]["node"], node, "it journals on");
    let (code, done) = answered(b"yes\n", admin);
    assert_eq!(code, 0, "{done}");
    has(&done, &["free for the next node", "journaling  no", "forced takeover", &format!("{node}: its machine burns")]);
    signal(redis, Signal::SIGCONT);
    let (code, again) = desk.run(&enter("SEAT-1"));
    assert_eq!(code, 3, "what the node had admitted it told: {again}");
}

#[test]
fn shells_learn_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output =
            Command::new(env!("CARGO_BIN_EXE_gatehouse")).args(["completions", shell]).output().expect("it runs");
        let script = String::from_utf8(output.stdout).expect("plain text");
        assert!(output.status.success(), "{shell}");
        has(&script, &["tickets", "devices", "revoke", "scan-point", "takeover"]);
    }
    let bash = Command::new(env!("CARGO_BIN_EXE_gatehouse")).args(["completions", "bash"]).output().expect("it runs");
    let mut check = Command::new("bash").arg("-n").stdin(Stdio::piped()).spawn().expect("bash is there");
    check.stdin.take().expect("a pipe").write_all(&bash.stdout).expect("written");
    assert!(check.wait().expect("it ends").success(), "bash can read what it is given");
}
