//! What `http::at` was called with on this thread: the route table, to be held against the document.

use std::cell::RefCell;
use std::collections::BTreeSet;

thread_local! {
    static NOTED: RefCell<Vec<(&'static str, &'static str)>> = const { RefCell::new(Vec::new()) };
}

pub fn note(path: &'static str, allowed: &'static str) {
    NOTED.with_borrow_mut(|noted| noted.push((path, allowed)));
}

/// Method and path of every route, as the document writes them.
pub fn all() -> BTreeSet<(String, String)> {
    NOTED.with_borrow_mut(Vec::clear);
    let _table = actix_web::App::new().configure(crate::http::surfaces);
    let noted = NOTED.with_borrow_mut(std::mem::take);
    let methods = |(path, allowed): (&str, &str)| {
        let path = without_patterns(path);
        allowed.split(", ").map(move |method| (method.to_lowercase(), path.clone())).collect::<Vec<_>>()
    };
    noted.into_iter().flat_map(methods).collect()
}

/// `/docs/{file:.*}` -> `/docs/{file}`.
fn without_patterns(path: &str) -> String {
    let part = |part: &str| match part.split_once(':') {
        Some((name, _)) if part.starts_with('{') => format!("{name}}}"),
        Some(_) | None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}
