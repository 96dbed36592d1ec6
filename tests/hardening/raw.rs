//! HTTP by hand: requests that no client library would send, and many of them for little.

use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// Longer than any time-out that a test sets.
const LIMIT: Duration = Duration::from_secs(20);

pub struct Raw {
    stream: TcpStream,
    rest: Vec<u8>,
}

#[derive(Debug, Clone)]
pub struct RawAnswer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl RawAnswer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let wanted = |line: &&str| line.split(':').next().is_some_and(|found| found.eq_ignore_ascii_case(name));
        self.head.lines().find(wanted).and_then(|line| line.split_once(':')).map(|(_, value)| value.trim())
    }
}

/// `http://127.0.0.1:80` -> `127.0.0.1:80`.
fn address(url: &str) -> std::net::SocketAddr {
    url.rsplit('/').next().and_then(|host| host.parse().ok()).unwrap_or_else(|| panic!("no address in {url}"))
}

/// A whole request with a JSON body.
pub fn post(path: &str, token: &str, body: &serde_json::Value) -> Vec<u8> {
    let body = body.to_string();
    format!(
        "POST {path} HTTP/1.1\r\nhost: gate\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

impl Raw {
    pub async fn connect(url: &str) -> Raw {
        Raw { stream: TcpStream::connect(address(url)).await.expect("the kernel takes it"), rest: Vec::new() }
    }

    /// One whose kernel takes little before its reader does.
    pub async fn connect_narrow(url: &str) -> Raw {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.set_recv_buffer_size(4_096).expect("a small buffer");
        Raw { stream: socket.connect(address(url)).await.expect("the kernel takes it"), rest: Vec::new() }
    }

    pub async fn send(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.expect("the gateway still reads");
    }

    /// Sends until the gateway has had enough; it may have answered before.
    pub async fn send_what_is_taken(&mut self, bytes: &[u8]) {
        for piece in bytes.chunks(8 * 1024) {
            if self.stream.write_all(piece).await.is_err() {
                return;
            }
        }
    }

    /// Says that nothing more comes, and goes on to listen.
    pub async fn end_sending(&mut self) {
        self.stream.shutdown().await.expect("the connection stands");
    }

    /// Is gone; `rudely`: with a reset instead of an end.
    pub fn leave(self, rudely: bool) {
        if rudely {
            self.stream.set_zero_linger().expect("a socket of our own");
        }
    }

    /// The next answer; `None` if the connection ends before it is whole.
    pub async fn answer(&mut self) -> Option<RawAnswer> {
        tokio::time::timeout(LIMIT, self.read()).await.expect("an answer or an end within the limit")
    }

    /// An answer within this time, if there is one.
    pub async fn answer_within(&mut self, time: Duration) -> Option<RawAnswer> {
        tokio::time::timeout(time, self.read()).await.ok().flatten()
    }

    /// One request and its answer; connects anew where the gateway said that it closes.
    pub async fn ask(&mut self, bytes: &[u8]) -> Option<RawAnswer> {
        self.stream.write_all(bytes).await.ok()?;
        let answer = self.answer().await?;
        if answer.header("connection").is_some_and(|word| word.eq_ignore_ascii_case("close")) {
            self.stream = TcpStream::connect(self.stream.peer_addr().ok()?).await.ok()?;
            self.rest.clear();
        }
        Some(answer)
    }

    async fn read(&mut self) -> Option<RawAnswer> {
        let end = loop {
            if let Some(place) = self.rest.windows(4).position(|four| four == b"\r\n\r\n") {
                break place + 4;
            }
            self.more().await?;
        };
        let head = String::from_utf8_lossy(&self.rest[..end]).into_owned();
        let status = head.get(9..12)?.parse().ok()?;
        let mut answer = RawAnswer { status, head, body: Vec::new() };
        let length: usize = answer.header("content-length").map_or(0, |length| length.parse().expect("a length"));
        while self.rest.len() < end + length {
            self.more().await?;
        }
        answer.body = self.rest[end..end + length].to_vec();
        self.rest.drain(..end + length);
        Some(answer)
    }

    async fn more(&mut self) -> Option<()> {
        // Not in the future itself: those that wait for it, each within another, would not fit a test's stack.
        let mut piece = vec![0; 64 * 1024];
        match self.stream.read(&mut piece).await {
            Ok(0) | Err(_) => None,
            Ok(count) => {
                self.rest.extend_from_slice(&piece[..count]);
                Some(())
            }
        }
    }

    /// Looks for so many milliseconds whether the gateway hangs up.
    pub async fn is_open(&mut self, millis: u64) -> bool {
        tokio::time::timeout(Duration::from_millis(millis), self.more()).await.map_or(true, |read| read.is_some())
    }

    /// How long it takes until the gateway hangs up, without a word.
    pub async fn hung_up_after(&mut self) -> Duration {
        let began = Instant::now();
        let end = async { while self.more().await.is_some() {} };
        tokio::time::timeout(LIMIT, end).await.expect("the gateway hangs up");
        began.elapsed()
    }
}
