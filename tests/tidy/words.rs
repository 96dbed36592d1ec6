//! Words that have one home, and words that have none.

use super::source::{Source, assert_none, read, root, rust_files};
use gatehouse::config::{Config, ConfigError, Sources};

/// Lines of the product (tests apart) that contain one of `words`, outside the folders of `homes`.
fn found_outside(folders: &[&str], homes: &[&str], words: &[String]) -> Vec<String> {
    let mut broken = Vec::new();
    for source in rust_files(folders) {
        if homes.iter().any(|home| source.path.starts_with(home)) {
            continue;
        }
        for (number, line) in source.product_lines() {
            let code = line.trim_start();
            if !code.starts_with("//") && words.iter().any(|word| code.contains(word)) {
                broken.push(format!("{}:{number}: {code}", source.path));
            }
        }
    }
    broken
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

#[test]
fn no_message_goes_past_the_limit_of_a_mailbox() {
    assert_none(found_outside(&["src", "examples"], &[], &words(&["do_send("])));
}

#[test]
fn status_codes_are_picked_in_http_only() {
    // The command line is a client of its own server: it may read a status, by reqwest's name for it.
    let picks = words(&["HttpResponse", "http::StatusCode", "actix_web::http::Status"]);
    assert_none(found_outside(&["src"], &["src/http/"], &picks));
}

#[test]
fn nothing_that_can_fail_is_unwrapped() {
    assert_none(found_outside(&["src", "domain/src"], &[], &words(&[".unwrap()", "unwrap_err()"])));
}

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file does not contain them.
    let mut marks = vec![["TO", "DO"].concat(), ["FIX", "ME"].concat()];
    marks.extend(words(&["todo!(", "unimplemented!("]));
    let mut broken = found_outside(&["src", "domain/src", "examples"], &[], &marks);
    let ignored = format!("#[{}", "ignore");
    for source in rust_files(&["src", "domain", "tests"]) {
        let lines = source.text.lines().enumerate();
        let found = lines.filter(|(_, line)| line.contains(&ignored));
        broken.extend(found.map(|(index, _)| format!("{}:{}: an ignored test", source.path, index + 1)));
    }
    assert_none(broken);
}

#[test]
fn only_the_postgres_store_speaks_sql() {
    let mut broken = Vec::new();
    for source in rust_files(&["src"]) {
        if source.path.starts_with("src/stores/postgres") || source.path.ends_with("tests.rs") {
            continue;
        }
        broken.extend(sql_in(&source));
    }
    assert_none(broken);
}

fn sql_in(source: &Source) -> Vec<String> {
    let tests_from = source.product_lines().last().map_or(0, |(number, _)| number);
    let literals = source.literals().into_iter().filter(|(line, text)| *line <= tests_from && is_sql(text));
    literals.map(|(line, text)| format!("{}:{line}: {text}", source.path)).collect()
}

fn is_sql(text: &str) -> bool {
    let text = text.trim_start().to_lowercase();
    let starts = |word: &str| text.starts_with(word);
    let with = |first: &str, second: &str| starts(first) && text.contains(second);
    starts("insert into ")
        || starts("delete from ")
        || starts("create table ")
        || starts("create database ")
        || starts("alter table ")
        || starts("drop table ")
        || with("select ", " from ")
        || starts("select 1")
        || with("update ", " set ")
        || with("with ", " as (")
}

#[test]
fn the_measure_knows_sql_from_a_sentence() {
    let text = r#"
        /// select one from many
        fn f() { sqlx::query("select id from tickets where x = $1"); }
        const SENTENCE: &str = "update the app, then set the clock";
        const CHANGE: &str = "\n  UPDATE drain SET seq = $1";
        #[cfg_attr(x, doc = "delete from nothing")]
        const NONE: &str = "with love";
        fn g() { sqlx::query!("insert into t values (1)"); }
"#;
    let found = sql_in(&Source { path: "sample.rs".to_owned(), text: text.to_owned() });
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("sample.rs:3: select"));
}

/// The program refuses every variable of that name that it does not know, and inherits those of whatever started it.
#[test]
fn scripts_pass_on_no_variable_that_the_program_would_refuse() {
    const CONFIG: &str = "GATEHOUSE_";
    let mut broken = Vec::new();
    let mut scripts = vec!["Makefile".to_owned(), ".ci/run".to_owned()];
    let folder = std::fs::read_dir(root().join("scripts")).expect("a folder of scripts");
    scripts.extend(folder.map(|entry| format!("scripts/{}", entry.expect("an entry").file_name().to_string_lossy())));
    for path in scripts {
        let Some(text) = read(&path) else { continue };
        for before in ["export ", "$(", "${", "environ.get(\"", "environ[\""] {
            for (at, found) in text.match_indices(&format!("{before}{CONFIG}")) {
                let behind = text[at + found.len()..].chars();
                let rest: String = behind.take_while(|letter| letter.is_ascii_uppercase() || *letter == '_').collect();
                let name = format!("{CONFIG}{rest}");
                let sources = Sources { env: vec![(name.clone(), "1".to_owned())], ..Sources::default() };
                if matches!(Config::load(&sources), Err(ConfigError::UnknownVariable { .. })) {
                    broken.push(format!("{path}: {name} is no setting; name it otherwise"));
                }
            }
        }
    }
    assert_none(broken);
}
