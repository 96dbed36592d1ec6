//! Finding and reading the project's own files.

use proc_macro2::{TokenStream, TokenTree};
use std::fs;
use std::path::{Path, PathBuf};

/// One file of Rust.
pub struct Source {
    /// Relative to the project's folder, with `/`.
    pub path: String,
    pub text: String,
}

impl Source {
    /// The lines before the tests at the end of the file, with their numbers. A file of tests only has none.
    pub fn product_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let only_tests = self.path.ends_with("tests.rs") || self.path.contains("/tests/");
        let end = if only_tests { 0 } else { usize::MAX };
        let numbered = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        numbered.take(end).take_while(|(_, line)| !line.starts_with("#[cfg(test)]"))
    }

    pub fn parsed(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// Every text literal with its line, in macros too; documentation apart.
    pub fn literals(&self) -> Vec<(usize, String)> {
        let tokens = self.text.parse().unwrap_or_else(|error| panic!("{}: {error}", self.path));
        let mut found = Vec::new();
        collect_literals(tokens, &mut found);
        found
    }
}

fn collect_literals(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let mut attribute = false;
    for token in tokens {
        match &token {
            // `#[doc = "..."]` is what a doc comment is to the parser.
            TokenTree::Group(group) if !attribute => collect_literals(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push((literal.span().start().line, text.value()));
                }
            }
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
        // After `#`, and after the `!` of `#!`; the `!` of a macro is another one.
        attribute =
            matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#' || attribute && punct.as_char() == '!');
    }
}

/// Every file of Rust under these folders of the project; a folder that is not there has none.
pub fn rust_files(folders: &[&str]) -> Vec<Source> {
    let mut found: Vec<Source> = Vec::new();
    for folder in folders {
        for path in files(folder, "rs") {
            let text = fs::read_to_string(root().join(&path)).expect("a source file is text");
            found.push(Source { path, text });
        }
    }
    found
}

/// Paths under a folder of the project that end in `.ending`, sorted.
pub fn files(folder: &str, ending: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .map(|path| path.strip_prefix(root()).expect("found under the root").to_string_lossy().replace('\\', "/"))
        .collect();
    paths.sort();
    paths
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a folder can be listed").path();
        if path.is_dir() {
            // What was built is no source: `make fuzz` builds below fuzz/.
            if path.file_name().is_none_or(|name| name != "target") {
                walk(&path, found);
            }
        } else {
            found.push(path);
        }
    }
}

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the project as text; `None` if it is not there.
pub fn read(path: &str) -> Option<String> {
    fs::read_to_string(root().join(path)).ok()
}

#[track_caller]
pub fn assert_none(broken: Vec<String>) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}
