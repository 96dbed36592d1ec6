//! What `dev` says once it is ready.

use super::DevFile;
use std::path::Path;

pub fn print(folder: &Path, dev: &DevFile) {
    let folder = shown(folder);
    println!("\nGatehouse is ready: {}", dev.url);
    println!("  documentation   {}/docs", dev.url);
    println!("  metrics, ready  {}/metrics   {}/readyz", dev.ops_url, dev.ops_url);
    println!("  tokens, stores  {folder}/dev.json");
    println!("\nA first scan:\n");
    for line in first_scan(&dev.url, &folder) {
        println!("  {line}");
    }
    println!("\nA crowd: gatehouse simulate --url {} --token $TOKEN", dev.url);
    println!("Ctrl-C stops; start again with the same folder to go on.\n");
}

/// The folder as one would type it from here.
fn shown(folder: &Path) -> String {
    let here = std::env::current_dir().ok();
    let short = here.and_then(|here| folder.strip_prefix(here).ok().map(Path::to_path_buf));
    short.unwrap_or_else(|| folder.to_path_buf()).display().to_string()
}

fn token_line(folder: &str) -> String {
    format!("TOKEN=$(sed -n 's/.*\"admin\": \"\\(.*\\)\".*/\\1/p' {folder}/dev.json)")
}

fn post(url: &str, path: &str, kind: &str, body: &str) -> String {
    format!("curl -s {url}{path} -H \"Authorization: Bearer $TOKEN\" -H 'content-type: {kind}' -d '{body}'")
}

/// From nothing to an admission, in five lines.
fn first_scan(url: &str, folder: &str) -> Vec<String> {
    let json = "application/json";
    let ticket = r#"{"ticketType":"general","externalId":"seat-1","code":"SEAT-1"}"#;
    vec![
        token_line(folder),
        post(url, "/v1/events", json, r#"{"name":"First night","slug":"first-night"}"#),
        post(url, "/v1/ticket-types", json, r#"{"event":"first-night","name":"General","slug":"general"}"#),
        post(url, "/v1/events/first-night/tickets/import", "application/x-ndjson", ticket),
        scan(url, "first-night", "SEAT-1"),
    ]
}

fn scan(url: &str, event: &str, code: &str) -> String {
    let body = format!(r#"{{"code":"{code}","kind":"CHECK_IN","scanPoint":"main-door"}}"#);
    post(url, &format!("/v1/events/{event}/scans"), "application/json", &body)
}

/// A token, one of the event's codes, a scan and the counters of an event that has tickets.
pub fn scan_lines(dev: &DevFile, folder: &Path, event: &str) -> Vec<String> {
    let url = &dev.url;
    let auth = "-H \"Authorization: Bearer $TOKEN\"";
    vec![
        token_line(&shown(folder)),
        format!(
            "CODE=$(curl -s {url}/v1/events/{event}/tickets/export {auth} | sed -n '1s/.*\"code\":\"\\([^\"]*\\)\".*/\\1/p')"
        ),
        format!(
            "curl -s {url}/v1/events/{event}/scans {auth} -H 'content-type: application/json' \
             -d \"{{\\\"code\\\":\\\"$CODE\\\",\\\"kind\\\":\\\"CHECK_IN\\\",\\\"scanPoint\\\":\\\"gate-a\\\"}}\""
        ),
        format!("curl -s {url}/v1/events/{event}/occupancy {auth}"),
        format!("curl -sN {url}/v1/events/{event}/live {auth}"),
    ]
}
