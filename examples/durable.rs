//! The limit of what is durable: [`limit`](limit.rs), except that each answer waits until its scan is in a Redis stream. No
//! token check, no code, no decision, no state, no owner: each HTTP thread writes for itself, what waits at the same
//! moment in one command. A gateway that keeps a scan before it answers, in this Redis on this machine, does all of this
//! and more; `loadtest/compare` measures how much more.
//!
//! `cargo run --release --example durable -- 127.0.0.1:8092 redis://127.0.0.1:6379 [THREADS]`

#[path = "parts/scan.rs"]
mod scan_body;
#[path = "parts/verdict.rs"]
mod verdict;

use actix_web::{App, HttpResponse, HttpServer, web};
use bytes::Bytes;
use redis::aio::MultiplexedConnection;
use scan_body::Scan;
use std::cell::RefCell;
use std::error::Error;
use std::rc::Rc;
use tokio::sync::oneshot;
use verdict::{VERDICT, is_scan};

/// One HTTP thread's way to Redis.
struct Writer {
    redis: MultiplexedConnection,
    stream: String,
    gathering: RefCell<Vec<Gathered>>,
}

type Gathered = (Bytes, oneshot::Sender<bool>);

impl Writer {
    /// Answers once the bytes are in Redis, beside those of everybody who waits at the same moment.
    async fn keep(self: &Rc<Self>, scan: Bytes) -> bool {
        let (sender, kept) = oneshot::channel();
        let first = {
            let mut gathering = self.gathering.borrow_mut();
            gathering.push((scan, sender));
            gathering.len() == 1
        };
        if first {
            actix_web::rt::spawn(self.clone().write());
        }
        kept.await.unwrap_or(false)
    }

    async fn write(self: Rc<Self>) {
        // The tasks that are ready now have more.
        tokio::task::yield_now().await;
        let together = self.gathering.take();
        let mut entry = Vec::with_capacity(together.iter().map(|(scan, _)| scan.len()).sum());
        together.iter().for_each(|(scan, _)| entry.extend_from_slice(scan));
        let mut command = redis::cmd("XADD");
        command.arg(&self.stream).arg("*").arg("e").arg(entry);
        let kept = command.query_async::<String>(&mut self.redis.clone()).await.is_ok();
        for (_, asker) in together {
            // Whoever went away needs no answer.
            let _ = asker.send(kept);
        }
    }
}

async fn scan(body: Bytes, writer: web::Data<Rc<Writer>>) -> HttpResponse {
    let Ok(scan) = serde_json::from_slice::<Scan>(&body) else { return HttpResponse::UnprocessableEntity().finish() };
    if !is_scan(&scan) {
        return HttpResponse::UnprocessableEntity().finish();
    }
    if !writer.keep(body).await {
        return HttpResponse::ServiceUnavailable().finish();
    }
    HttpResponse::Ok().content_type("application/json").body(VERDICT)
}

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let usage = "usage: durable ADDRESS:PORT REDIS_URL [THREADS]";
    let mut arguments = std::env::args().skip(1);
    let (address, url) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let threads = arguments.next().map(|threads| threads.parse()).transpose()?;
    let client = redis::Client::open(url)?;
    let app = move || {
        let client = client.clone();
        // The connection belongs to the thread that asks: its answers wake nobody elsewhere.
        let writer = move || {
            let client = client.clone();
            async move {
                let redis = client.get_multiplexed_async_connection().await?;
                let stream = format!("durable:{:?}", std::thread::current().id());
                Ok::<_, redis::RedisError>(Rc::new(Writer { redis, stream, gathering: RefCell::default() }))
            }
        };
        App::new().data_factory(writer).route("/v1/events/{event}/scans", web::post().to(scan))
    };
    let server = HttpServer::new(app);
    let server = match threads {
        Some(threads) => server.workers(threads),
        None => server,
    };
    server.bind(address)?.run().await?;
    Ok(())
}
