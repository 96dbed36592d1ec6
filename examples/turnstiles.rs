//! A crowd of turnstiles that wants more than a gateway can decide, for loadtest/overload.
//!
//!     turnstiles URL PATH TOKEN CODES RUN CLIENTS PAUSE_MS SECONDS polite|rude|strangers
//!
//! Each client has a connection of its own, shows one ticket after the other, pauses between two (as long as PAUSE_MS
//! on average), and measures each answer from the moment it sends to the moment it has read all of it. Who hears 503
//! shows the same ticket again, under the same key: a polite one after `Retry-After`, a rude one at once, a stranger at
//! once and over a new connection. Prints `connected` when all are connected and quiet, and one line of JSON at the end.

use serde_json::{Value, json};
use std::error::Error;
use std::rc::Rc;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::LocalSet;
use tokio::time::{sleep, sleep_until, timeout};

/// A turnstile gives up on an answer after so long.
const PATIENCE: Duration = Duration::from_secs(10);
/// They connect, and ask once, before they begin, so many a second: what is tried is too many scans.
const CONNECTS_PER_S: f64 = 250.0;
/// Then all of them are quiet for so long.
const QUIET: Duration = Duration::from_secs(3);

#[derive(Clone, Copy, PartialEq)]
enum Manners {
    Polite,
    Rude,
    Stranger,
}

struct Crowd {
    address: String,
    head: String,
    codes: Vec<String>,
    run: String,
    clients: usize,
    pause: Duration,
    began: Instant,
    until: Instant,
    manners: Manners,
}

/// What one client saw.
#[derive(Default)]
struct Seen {
    /// When it was sent, counted from the beginning, and how long it took; both in milliseconds.
    decided: Vec<(f64, f64)>,
    shed: Vec<f64>,
    /// 503 without Retry-After.
    bare: u64,
    other: u64,
    /// Connections that ended without a word, answers that never came.
    broken: u64,
    silent: u64,
    connects: u64,
}

struct Answer {
    status: u16,
    retry_after: Option<u64>,
    closes: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [url, path, token, codes, run, clients, pause, seconds, manners] = arguments.as_slice() else {
        return Err("URL PATH TOKEN CODES RUN CLIENTS PAUSE_MS SECONDS polite|rude|strangers".into());
    };
    let address = url.trim_start_matches("http://").to_owned();
    let clients: usize = clients.parse()?;
    let connecting = Duration::from_secs_f64(clients as f64 / CONNECTS_PER_S);
    let began = Instant::now() + connecting + QUIET;
    let crowd = Rc::new(Crowd {
        head: format!(
            "POST {path} HTTP/1.1\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\n"
        ),
        address,
        codes: std::fs::read_to_string(codes)?.lines().map(str::to_owned).collect(),
        run: run.clone(),
        clients,
        pause: Duration::from_millis(pause.parse()?),
        began,
        until: began + Duration::from_secs(seconds.parse()?),
        manners: match manners.as_str() {
            "polite" => Manners::Polite,
            "rude" => Manners::Rude,
            "strangers" => Manners::Stranger,
            other => return Err(format!("no such manners: {other}").into()),
        },
    });
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let seen = LocalSet::new().block_on(&runtime, async {
        let clients: Vec<_> =
            (0..crowd.clients).map(|one| tokio::task::spawn_local(client(crowd.clone(), one))).collect();
        sleep_until((began - QUIET / 6).into()).await;
        println!("connected");
        let mut seen = Vec::new();
        for client in clients {
            seen.push(client.await?);
        }
        Ok::<_, tokio::task::JoinError>(seen)
    })?;
    println!("{}", report(&crowd, &seen));
    Ok(())
}

async fn client(crowd: Rc<Crowd>, number: usize) -> Seen {
    let mut seen = Seen::default();
    sleep(Duration::from_secs_f64(number as f64 / CONNECTS_PER_S)).await;
    let mut stream = None;
    // A connection that asks for nothing at first would be closed.
    let hello = crowd.request(number, 0);
    drop(timeout(PATIENCE, ask(&crowd.address, &hello, &mut stream, &mut seen.connects)).await);
    // Nobody is in step with anybody, from the first moment on.
    sleep_until((crowd.began + crowd.pause.mul_f64(2.0 * rand::random::<f64>())).into()).await;
    let mut shown = 1;
    while Instant::now() < crowd.until {
        let request = crowd.request(number, shown);
        shown += 1;
        show(&crowd, &request, &mut stream, &mut seen).await;
        sleep(crowd.pause.mul_f64(2.0 * rand::random::<f64>())).await;
    }
    seen
}

/// One ticket, until it is decided or the time is over.
async fn show(crowd: &Crowd, request: &[u8], connection: &mut Option<TcpStream>, seen: &mut Seen) {
    while Instant::now() < crowd.until {
        let sent = Instant::now();
        let asked = timeout(PATIENCE, ask(&crowd.address, request, connection, &mut seen.connects)).await;
        let took = sent.elapsed().as_secs_f64() * 1e3;
        let answer = match asked {
            Ok(Ok(answer)) => answer,
            Ok(Err(_)) => {
                (*connection, seen.broken) = (None, seen.broken + 1);
                sleep(Duration::from_millis(100)).await;
                continue;
            }
            Err(_) => {
                (*connection, seen.silent) = (None, seen.silent + 1);
                continue;
            }
        };
        if answer.closes {
            *connection = None;
        }
        match answer.status {
            200 => {
                seen.decided.push(((sent - crowd.began).as_secs_f64() * 1e3, took));
                return;
            }
            503 => seen.shed.push(took),
            _ => seen.other += 1,
        }
        seen.bare += u64::from(answer.status == 503 && answer.retry_after.is_none());
        match crowd.manners {
            Manners::Polite => sleep(Duration::from_secs(answer.retry_after.unwrap_or(1))).await,
            Manners::Rude => {}
            Manners::Stranger => *connection = None,
        }
    }
}

async fn connect(address: &str, connects: &mut u64) -> std::io::Result<TcpStream> {
    *connects += 1;
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

async fn ask(
    address: &str,
    request: &[u8],
    connection: &mut Option<TcpStream>,
    connects: &mut u64,
) -> Result<Answer, Box<dyn Error>> {
    let stream = match connection {
        Some(stream) => stream,
        None => connection.insert(connect(address, connects).await?),
    };
    stream.write_all(request).await?;
    let (mut bytes, mut filled) = ([0; 4096], 0);
    loop {
        let read = stream.read(&mut bytes[filled..]).await?;
        if read == 0 {
            return Err("closed".into());
        }
        filled += read;
        if let Some(answer) = parse(&bytes[..filled]) {
            return answer;
        }
    }
}

/// `None`: there is more to come.
fn parse(bytes: &[u8]) -> Option<Result<Answer, Box<dyn Error>>> {
    let head_end = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let head = String::from_utf8_lossy(&bytes[..head_end]).to_ascii_lowercase();
    let header = |name: &str| head.split("\r\n").find_map(|line| line.strip_prefix(name)).map(str::trim);
    let length: usize = header("content-length:").and_then(|text| text.parse().ok()).unwrap_or(0);
    if bytes.len() < head_end + length {
        return None;
    }
    let status = head.get(9..12).and_then(|text| text.parse().ok());
    Some(status.ok_or_else(|| "no status".into()).map(|status| Answer {
        status,
        retry_after: header("retry-after:").and_then(|text| text.parse().ok()),
        closes: header("connection:") == Some("close"),
    }))
}

impl Crowd {
    fn request(&self, client: usize, shown: usize) -> Vec<u8> {
        let code = &self.codes[(client + shown * self.clients) % self.codes.len()];
        let key = format!("{}-{client}-{shown}", self.run);
        let at = r#""kind":"CHECK_IN","scanPoint":"gate-1","deviceId":"turnstile-1""#;
        let body = format!(r#"{{"code":"{code}",{at},"idempotencyKey":"{key}"}}"#);
        format!("{}Content-Length: {}\r\n\r\n{body}", self.head, body.len()).into_bytes()
    }
}

fn report(crowd: &Crowd, seen: &[Seen]) -> Value {
    let seconds = (crowd.until - crowd.began).as_secs_f64();
    let decided: Vec<(f64, f64)> = seen.iter().flat_map(|one| one.decided.iter().copied()).collect();
    let early = |&&(sent, _): &&(f64, f64)| sent < 3_000.0;
    let sum = |of: fn(&Seen) -> u64| seen.iter().map(of).sum::<u64>();
    let mut per_second = vec![0; seconds as usize + 1];
    for (sent, took) in &decided {
        let second = ((sent + took) / 1e3) as usize;
        if let Some(count) = per_second.get_mut(second) {
            *count += 1;
        }
    }
    per_second.truncate(seconds as usize);
    let mut each: Vec<usize> = seen.iter().map(|one| one.decided.len()).collect();
    each.sort_unstable();
    json!({
        "seconds": seconds,
        "clients": seen.len(),
        "decided": decided.len(),
        "shed": seen.iter().map(|one| one.shed.len()).sum::<usize>(),
        "bare": sum(|one| one.bare),
        "other": sum(|one| one.other),
        "broken": sum(|one| one.broken),
        "silent": sum(|one| one.silent),
        "connects": sum(|one| one.connects),
        "all_ms": shares(decided.iter().map(|(_, took)| *took).collect()),
        "first_3_s_ms": shares(decided.iter().filter(early).map(|(_, took)| *took).collect()),
        "later_ms": shares(decided.iter().filter(|one| !early(one)).map(|(_, took)| *took).collect()),
        "shed_ms": shares(seen.iter().flat_map(|one| one.shed.iter().copied()).collect()),
        "per_second": per_second,
        "never_served": each.iter().filter(|count| **count == 0).count(),
        "most_served": each.last(),
    })
}

/// Of times in milliseconds: how many, and what these parts of them stayed within.
fn shares(mut took: Vec<f64>) -> Value {
    took.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        let place = (share * took.len() as f64) as usize;
        took.get(place.min(took.len().saturating_sub(1))).map_or(0.0, |ms| (ms * 10.0).round() / 10.0)
    };
    json!({"count": took.len(), "p50": at(0.5), "p90": at(0.9), "p99": at(0.99), "p999": at(0.999), "max": at(1.0)})
}
