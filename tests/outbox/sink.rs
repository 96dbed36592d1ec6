//! A real mail server, and what it took.

use super::support::folder;
use super::support::poll::wait_for;
use super::support::process::Process;
use super::support::reaper::Reaper;
use super::support::tools;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(30);

pub struct Sink {
    folder: PathBuf,
    pub port: u16,
    _server: Process,
    _reaper: Reaper,
}

/// A file of the sink.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outbox/smtp").join(name)
}

impl Sink {
    /// See `smtp/sink.py` for the words.
    pub fn start(words: &[&str]) -> Sink {
        let folder = folder::make();
        let mut reaper = Reaper::of(&folder);
        let log = std::fs::File::create(folder.join("log")).expect("a log file");
        let mut command = Command::new(tools::python_with("aiosmtpd"));
        command.arg(fixture("sink.py")).arg(&folder).args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let mut server = Process::spawn(&mut command);
        reaper.ends(&[server.pid()]);
        let port = wait_for("the mail server listens", LIMIT, || {
            if server.ended().is_some() {
                panic!("the mail server does not start\n{}", folder::tail(&folder.join("log")));
            }
            std::fs::read_to_string(folder.join("port")).ok()?.parse().ok()
        });
        Sink { folder, port, _server: server, _reaper: reaper }
    }

    /// STARTTLS and a login are asked for.
    pub fn safe() -> Sink {
        let (cert, key) = (fixture("server.pem"), fixture("server.key"));
        let paths = [cert.display().to_string(), key.display().to_string()];
        Sink::start(&["--tls", &paths[0], &paths[1], "--login", "gate", "open-sesame"])
    }

    pub fn url(&self) -> String {
        format!("smtp://localhost:{}", self.port)
    }

    pub fn safe_url(&self, password: &str) -> String {
        format!("smtp://gate:{password}@localhost:{}?tls=required", self.port)
    }

    /// What was taken so far, in order.
    pub fn mails(&self) -> Vec<Value> {
        let read = |number: usize| std::fs::read(self.folder.join(format!("{number}.json"))).ok();
        (1..).map_while(read).map(|bytes| serde_json::from_slice(&bytes).expect("JSON")).collect()
    }
}

/// What the QR code in a mail's picture says.
pub fn qr_text(mail: &Value, picture: &str) -> String {
    let encoded = mail["pictures"][picture].as_str().unwrap_or_else(|| panic!("no picture {picture}"));
    let png = STANDARD.decode(encoded).expect("base 64");
    let grey = image::load_from_memory_with_format(&png, image::ImageFormat::Png).expect("a PNG").to_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let pixel = |x: usize, y: usize| grey.as_raw()[y * width + x];
    let mut prepared = rqrr::PreparedImage::prepare_from_greyscale(width, height, pixel);
    let grids = prepared.detect_grids();
    assert_eq!(grids.len(), 1, "one QR code in the picture");
    grids[0].decode().expect("it can be read").1
}
