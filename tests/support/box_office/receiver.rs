//! Somebody who subscribed: takes every call on a port of its own and remembers it.

use serde_json::Value;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

#[derive(Debug, Clone)]
pub struct Call {
    /// Names in small letters.
    pub headers: HashMap<String, String>,
    pub body: Value,
}

#[derive(Clone)]
pub struct Receiver {
    pub url: String,
    calls: Arc<Mutex<Vec<Call>>>,
}

impl Receiver {
    pub async fn start() -> Receiver {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let url = format!("http://{}/hook", listener.local_addr().expect("the address of the port"));
        let calls = Arc::new(Mutex::new(Vec::new()));
        let receiver = Receiver { url, calls: calls.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, calls.clone()));
            }
        });
        receiver
    }

    /// What came until now; a call that came again counts once.
    pub fn calls(&self) -> Vec<Call> {
        let mut seen = std::collections::HashSet::new();
        let mut calls = self.calls.lock().expect("nobody panics with the calls").clone();
        calls.retain(|call| seen.insert(call.headers.get("webhook-id").cloned()));
        calls
    }
}

/// One connection: its requests one after the other, each answered 204.
async fn serve(stream: TcpStream, calls: Arc<Mutex<Vec<Call>>>) {
    let mut stream = BufReader::new(stream);
    while let Some(call) = read(&mut stream).await {
        calls.lock().expect("nobody panics with the calls").push(call);
        if stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n").await.is_err() {
            return;
        }
    }
}

async fn read(stream: &mut BufReader<TcpStream>) -> Option<Call> {
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some((name, value)) => drop(headers.insert(name.to_ascii_lowercase(), value.to_owned())),
            None if line.trim_end().is_empty() => break,
            // The request line.
            None => {}
        }
    }
    let length = headers.get("content-length")?.parse().ok()?;
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.ok()?;
    Some(Call { headers, body: serde_json::from_slice(&body).ok()? })
}
