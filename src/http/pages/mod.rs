//! Pages for people at the gate: plain files from `web/`, built into the program. They use the interface that everybody uses,
//! with the token that their reader signs in with; nothing here knows a ticket.

mod files;
#[cfg(test)]
mod tests;

use crate::http::at;
use crate::http::error::ApiError;
use crate::http::extract::count_address;
use crate::http::state::State;
use actix_web::http::header;
use actix_web::web::{Data, Path, ServiceConfig, get};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use files::File;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A page: its file, and what it may do in a browser.
struct Page {
    file: &'static str,
    /// Added to what every page may: whole directives, or none.
    may: &'static str,
    /// `Permissions-Policy`.
    devices: &'static str,
}

const CONSOLE: Page = Page {
    file: "console/index.html",
    may: "script-src 'self'; require-trusted-types-for 'script'; ",
    devices: "camera=(), microphone=(), geolocation=()",
};

/// A worker of its own reads codes by WebAssembly, another one keeps the page for when there is no network.
const SCAN: Page = Page {
    file: "scan/index.html",
    may: "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; require-trusted-types-for 'script'; \
        trusted-types gatehouse-scan; ",
    devices: "camera=(self), microphone=(), geolocation=()",
};

/// Everything comes from here; no script or style stands in the page itself; nobody frames it, and no form leaves it.
const EVERY_PAGE: &str = "default-src 'none'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; \
    connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A file as it goes out.
struct Served {
    file: &'static File,
    kind: &'static str,
    etag: String,
}

static SERVED: LazyLock<HashMap<&'static str, Served>> = LazyLock::new(|| {
    let served = files::all().map(|file| {
        let digest = Sha256::digest(file.bytes);
        let etag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&digest[..12]));
        (file.path, Served { file, kind: kind(file.path), etag })
    });
    served.collect()
});

/// Adds the pages and the files they are made of.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.service(at("/console", "GET", [get().to(console)]))
        .service(at("/scan", "GET", [get().to(scan)]))
        .service(at("/scan/offline.js", "GET", [get().to(scan_offline)]))
        .service(at("/web/{file:.*}", "GET", [get().to(file)]));
}

async fn console(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    count_address(&request, &state)?;
    page(&request, &CONSOLE)
}

async fn scan(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    count_address(&request, &state)?;
    page(&request, &SCAN)
}

/// What keeps the scanner page for when there is no network. A browser lets it stand for this page only, and no other.
async fn scan_offline(state: Data<State>, request: HttpRequest) -> Result<HttpResponse, ApiError> {
    count_address(&request, &state)?;
    let served = SERVED.get("scan/offline.js").ok_or(ApiError::NoRoute)?;
    Ok(answer(&request, served, |answer| {
        answer.insert_header(("service-worker-allowed", "../scan"));
    }))
}

/// A file of a page. The pages themselves are not here: they have headers of their own.
async fn file(state: Data<State>, request: HttpRequest, path: Path<String>) -> Result<HttpResponse, ApiError> {
    count_address(&request, &state)?;
    let served = SERVED.get(path.as_str()).filter(|served| !served.file.path.ends_with(".html"));
    let served = served.ok_or(ApiError::NoRoute)?;
    Ok(answer(&request, served, |_| {}))
}

fn page(request: &HttpRequest, page: &Page) -> Result<HttpResponse, ApiError> {
    let served = SERVED.get(page.file).ok_or(ApiError::NoRoute)?;
    Ok(answer(request, served, |answer| {
        answer
            .insert_header((header::CONTENT_SECURITY_POLICY, format!("{}{EVERY_PAGE}", page.may)))
            .insert_header((header::X_FRAME_OPTIONS, "DENY"))
            .insert_header((header::REFERRER_POLICY, "no-referrer"))
            .insert_header(("cross-origin-opener-policy", "same-origin"))
            .insert_header(("permissions-policy", page.devices));
    }))
}

/// The browser keeps files and asks each time whether they are still good: after an update nobody sees half of the old page.
fn answer(request: &HttpRequest, served: &Served, more: impl FnOnce(&mut HttpResponseBuilder)) -> HttpResponse {
    let known = request.headers().get_all(header::IF_NONE_MATCH).any(|value| {
        let tags = value.to_str().unwrap_or_default().split(',').map(|tag| tag.trim().trim_start_matches("W/"));
        tags.into_iter().any(|tag| tag == served.etag || tag == "*")
    });
    let mut answer = if known { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer.insert_header((header::ETAG, served.etag.as_str())).insert_header((header::CACHE_CONTROL, "no-cache"));
    more(&mut answer);
    if known {
        return answer.finish();
    }
    answer.insert_header((header::CONTENT_TYPE, served.kind)).body(served.file.bytes)
}

/// The media type of a file, by its ending.
fn kind(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "json" => "application/json",
        _ => "text/plain; charset=utf-8",
    }
}
