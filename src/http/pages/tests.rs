//! Every file is served, as what it is, and asks nobody else for anything.

use super::*;
use std::collections::BTreeSet;
use std::path::Path;

/// Beside the vendored files: what they are and whose, for people who read the sources.
const NOT_SERVED: &[&str] = &["LICENSE", "README.md"];

fn folder(at: &Path, found: &mut BTreeSet<String>) {
    let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("web");
    for entry in std::fs::read_dir(at).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            folder(&path, found);
        } else if !NOT_SERVED.contains(&name) {
            found.insert(path.strip_prefix(&web).unwrap().to_str().unwrap().to_owned());
        }
    }
}

#[test]
fn every_file_of_the_pages_is_in_the_program() {
    let mut found = BTreeSet::new();
    for part in ["console", "scan", "shared", "vendor"] {
        folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("web").join(part), &mut found);
    }
    let listed: BTreeSet<String> = files::all().map(|file| file.path.to_owned()).collect();
    assert_eq!(found, listed, "web/ (left) and src/http/pages/files.rs (right) differ");
}

#[test]
fn nothing_of_ours_comes_from_elsewhere_or_stands_in_the_page() {
    for file in files::all().filter(|file| !file.path.starts_with("vendor/")) {
        let text = std::str::from_utf8(file.bytes).unwrap();
        let foreign = text.replace("http://www.w3.org/2000/svg", "");
        assert!(!foreign.contains("http://") && !foreign.contains("https://"), "{} names another host", file.path);
        for banned in
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", " style=\"", "onclick="]
        {
            assert!(!text.contains(banned), "{} uses {banned}", file.path);
        }
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.path);
    }
}

#[test]
fn kinds_are_those_that_browsers_insist_on() {
    assert!(kind("shared/api.js").starts_with("text/javascript"));
    assert_eq!(kind("vendor/reader.wasm"), "application/wasm");
    assert_eq!(kind("LICENSE"), "text/plain; charset=utf-8");
    for file in files::all() {
        assert!(!kind(file.path).starts_with("text/plain"), "{} has no kind of its own", file.path);
    }
}

#[test]
fn what_the_browser_has_is_not_sent_again() {
    let served = &SERVED["shared/base.css"];
    let ask = |tag: &str| {
        let request = actix_web::test::TestRequest::default().insert_header((header::IF_NONE_MATCH, tag));
        answer(&request.to_http_request(), served, |_| {}).status().as_u16()
    };
    assert_eq!(ask(&served.etag), 304);
    assert_eq!(ask(&format!("\"other\", W/{}", served.etag)), 304);
    assert_eq!(ask("\"other\""), 200);
}
