//! What is in the program of `web/`. A test holds the lists against the folder.

/// One file of `web/`.
pub(super) struct File {
    /// Below `web/`, and below `/web/` where it is served.
    pub(super) path: &'static str,
    pub(super) bytes: &'static [u8],
}

macro_rules! files {
    ($($path:literal),* $(,)?) => {
        &[$(File { path: $path, bytes: include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/", $path)) }),*]
    };
}

const SHARED: &[File] = files![
    "shared/api.js",
    "shared/base.css",
    "shared/dom.js",
    "shared/icon.svg",
    "shared/session.js",
    "shared/stream.js",
    "shared/theme.js",
];

const CONSOLE: &[File] = files![
    "console/actions.js",
    "console/chart.js",
    "console/console.css",
    "console/index.html",
    "console/live.js",
    "console/lookup.js",
    "console/main.js",
    "console/occupancy.js",
    "console/outage.js",
    "console/points.js",
    "console/refusals.js",
    "console/ticket.css",
    "console/ticket.js",
    "console/words.js",
];

const SCAN: &[File] = files![
    "scan/camera.js",
    "scan/choice.js",
    "scan/gate.js",
    "scan/gateway.js",
    "scan/hands.js",
    "scan/index.html",
    "scan/lists.js",
    "scan/main.js",
    "scan/offline.js",
    "scan/panel.js",
    "scan/queue.js",
    "scan/reader-worker.js",
    "scan/reader.js",
    "scan/scan.css",
    "scan/session.js",
    "scan/set-up.js",
    "scan/sight.js",
    "scan/signals.js",
    "scan/trusted.js",
    "scan/verdict.js",
];

const VENDOR: &[File] = files![
    "vendor/uplot/uPlot.iife.min.js",
    "vendor/uplot/uPlot.min.css",
    "vendor/zxing-wasm/es/reader/index.js",
    "vendor/zxing-wasm/es/share.js",
    "vendor/zxing-wasm/reader/zxing_reader.wasm",
];

pub(super) fn all() -> impl Iterator<Item = &'static File> {
    [SHARED, CONSOLE, SCAN, VENDOR].into_iter().flatten()
}
