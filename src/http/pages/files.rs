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

const CONSOLE: &[File] = files!["console/index.html", "console/console.css", "console/main.js"];

const VENDOR: &[File] = files!["vendor/uplot/uPlot.iife.min.js", "vendor/uplot/uPlot.min.css"];

pub(super) fn all() -> impl Iterator<Item = &'static File> {
    [SHARED, CONSOLE, VENDOR].into_iter().flatten()
}
