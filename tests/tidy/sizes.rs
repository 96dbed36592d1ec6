//! Functions of at most 60 lines, files of at most 400: what fits into a head.

use super::source::{Source, assert_none, rust_files};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

const FUNCTION_LINES_MAX: usize = 60;
const FILE_LINES_MAX: usize = 400;
const EVERYTHING: &[&str] = &["src", "domain/src", "domain/tests", "tests", "examples", "benches", "fuzz"];

#[test]
fn files_are_short() {
    let mut broken = Vec::new();
    for source in rust_files(EVERYTHING) {
        let lines = source.text.lines().count();
        if lines > FILE_LINES_MAX {
            broken.push(format!("{}: {lines} lines, at most {FILE_LINES_MAX}", source.path));
        }
    }
    assert_none(broken);
}

#[test]
fn functions_are_short() {
    assert_none(rust_files(EVERYTHING).iter().flat_map(long_functions).collect());
}

fn long_functions(source: &Source) -> Vec<String> {
    let mut finder = Finder { path: &source.path, broken: Vec::new() };
    finder.visit_file(&source.parsed());
    finder.broken
}

struct Finder<'a> {
    path: &'a str,
    broken: Vec<String>,
}

impl Finder<'_> {
    fn check(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.span().start().line;
        let lines = block.span().end().line + 1 - first;
        if lines > FUNCTION_LINES_MAX {
            let name = &signature.ident;
            self.broken
                .push(format!("{}:{first}: `{name}` has {lines} lines, at most {FUNCTION_LINES_MAX}", self.path));
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.check(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.check(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.check(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

#[test]
fn the_measure_finds_a_long_function() {
    let body = "    let _ = 1;\n".repeat(59);
    let text = format!("struct S;\nimpl S {{\nfn long() {{\n{body}}}\nfn short() {{}}\n}}\n");
    let found = long_functions(&Source { path: "sample.rs".to_owned(), text });
    assert_eq!(found, ["sample.rs:3: `long` has 61 lines, at most 60"]);
}
