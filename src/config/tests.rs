use super::*;
use serde_json::json;
use std::collections::BTreeSet;

fn env(variables: &[(&str, &str)]) -> Sources {
    let env = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Sources { env, ..Sources::default() }
}

fn sentence(sources: &Sources) -> String {
    Config::load(sources).expect_err("should have been refused").to_string()
}

fn file(text: &str) -> (tempfile::TempDir, Sources) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("gate.toml");
    std::fs::write(&path, text).expect("a file");
    (folder, Sources { file: Some(path), ..Sources::default() })
}

/// The field names of a section, as the error for a name that no field has lists them.
fn fields<T: serde::de::DeserializeOwned>() -> BTreeSet<String> {
    let error = match serde_json::from_value::<T>(json!({"no such field": 1})) {
        Ok(_) => panic!("took an unknown field"),
        Err(error) => error.to_string(),
    };
    error.split('`').skip(3).step_by(2).map(str::to_owned).collect()
}

fn keys(table: &toml::Value) -> BTreeSet<String> {
    table.as_table().expect("a table").keys().cloned().collect()
}

#[test]
fn every_key_of_the_default_file_is_a_field_and_the_other_way_round() {
    let file: toml::Value = toml::from_str(DEFAULT_TOML).expect("the default file is TOML");
    assert_eq!(keys(&file), fields::<Config>());
    assert_eq!(keys(&file["server"]), fields::<Server>());
    assert_eq!(keys(&file["server"]["tls"]), fields::<Tls>());
    assert_eq!(keys(&file["node"]), fields::<Node>());
    assert_eq!(keys(&file["node"]["tls"]), fields::<NodeTls>());
    assert_eq!(keys(&file["redis"]), fields::<Redis>());
    assert_eq!(keys(&file["postgres"]), fields::<Postgres>());
    assert_eq!(keys(&file["gate"]), fields::<Gate>());
    assert_eq!(keys(&file["drain"]), fields::<Drain>());
    assert_eq!(keys(&file["cluster"]), fields::<Cluster>());
    assert_eq!(keys(&file["auth"]), fields::<Auth>());
    assert_eq!(keys(&file["rate_limits"]), fields::<RateLimits>());
    assert_eq!(keys(&file["payments"]), fields::<Payments>());
    assert_eq!(keys(&file["payments"]["stripe"]), fields::<StripeKeys>());
    assert_eq!(keys(&file["payments"]["paypal"]), fields::<PayPalKeys>());
    assert_eq!(keys(&file["log"]), fields::<Log>());
}

#[test]
fn every_key_of_the_default_file_is_explained() {
    let mut explained = false;
    for line in DEFAULT_TOML.lines() {
        if line.starts_with('#') {
            explained = true;
        } else if line.is_empty() || line.starts_with('[') {
            explained = false;
        } else {
            // One comment may stand for the lines right under it.
            let sibling = ["_ms", "_limit", "_burst", "key =", "rate_limits", "import_line", "pool_size", "connect"];
            assert!(explained || sibling.iter().any(|name| line.contains(name)), "not explained: {line}");
        }
    }
}

#[test]
fn the_presets_and_sample_files_are_accepted() {
    let local = Sources { preset: Some(("config/local.toml", LOCAL_TOML)), ..Sources::default() };
    assert_eq!(Config::load(&local).expect("loads").log.format, LogFormat::Pretty);
    let (_folder, production) = file(include_str!("../../config/production.toml"));
    assert!(Config::load(&production).expect("loads").auth.jwks_url.is_some());
}

#[test]
fn later_sources_win() {
    let (_folder, mut sources) = file("[gate]\nmailbox = 100\nidle_sleep_s = 7\n[redis]\nurl = \"redis://file/\"\n");
    sources.env = env(&[
        ("GATEHOUSE_GATE__MAILBOX", "200"),
        ("GATEHOUSE_REDIS__URL", "redis://spelled-out/"),
        ("GATEHOUSE_REDIS_URL", "redis://alias/"),
        ("GATEHOUSE_DATABASE_URL", "postgres://alias/x"),
        ("HOME", "/nowhere"),
    ])
    .env;
    sources.flags = vec![("gate.mailbox".into(), "300".into(), "--set".into())];
    let config = Config::load(&sources).expect("loads");
    assert_eq!(config.gate.mailbox, 300);
    assert_eq!(config.gate.idle_sleep_s, 7);
    assert_eq!(config.redis.url.reveal(), "redis://spelled-out/");
    assert_eq!(config.postgres.url.reveal(), "postgres://alias/x");
}

#[test]
fn an_unknown_key_is_named_with_its_source_and_near_names() {
    let (folder, sources) = file("[gate]\nmail_box = 100\n");
    let path = folder.path().join("gate.toml");
    let expected = format!("unknown key `gate.mail_box` in {}; did you mean `gate.mailbox`?", path.display());
    assert_eq!(sentence(&sources), expected);
}

#[test]
fn the_right_name_in_the_wrong_section_is_found() {
    let (_folder, sources) = file("mailbox = 100\n");
    assert!(sentence(&sources).ends_with("did you mean `gate.mailbox`?"), "{}", sentence(&sources));
}

#[test]
fn an_unknown_variable_is_named() {
    let said = sentence(&env(&[("GATEHOUSE_GATE__MALBOX", "1")]));
    assert_eq!(said, "unknown environment variable `GATEHOUSE_GATE__MALBOX`; did you mean `GATEHOUSE_GATE__MAILBOX`?");
    let said = sentence(&env(&[("GATEHOUSE_ZZZZZZZZZZZ", "1")]));
    assert!(said.starts_with("unknown environment variable `GATEHOUSE_ZZZZZZZZZZZ`; every key"), "{said}");
}

#[test]
fn wrong_types_and_ranges_name_the_key_and_the_source() {
    let said = sentence(&env(&[("GATEHOUSE_GATE__MAILBOX", "many")]));
    assert_eq!(
        said,
        "`gate.mailbox` in the environment variable GATEHOUSE_GATE__MAILBOX: must be a whole number, not `many`"
    );
    let said = sentence(&env(&[("GATEHOUSE_GATE__MAILBOX", "3")]));
    assert!(said.starts_with("`gate.mailbox` in the environment variable GATEHOUSE_GATE__MAILBOX: 3 is out"), "{said}");
    let (_folder, sources) = file("[log]\nformat = \"xml\"\n");
    let said = sentence(&sources);
    assert!(said.contains("`log.format` in ") && said.contains("gate.toml") && said.contains("xml"), "{said}");
    let (_folder, sources) = file("[gate]\nmailbox = \"x\"\n");
    let said = sentence(&sources);
    assert!(said.contains("`gate.mailbox` in ") && said.contains("gate.toml"), "{said}");
}

#[test]
fn a_shared_secret_and_a_jwks_exclude_each_other() {
    let secret = "0123456789abcdef0123456789abcdef";
    let both = env(&[("GATEHOUSE_AUTH__HS256_SECRET", secret), ("GATEHOUSE_AUTH__JWKS_FILE", "jwks.json")]);
    assert!(sentence(&both).starts_with("`auth.hs256_secret` in the environment variable"));
    assert!(Config::load(&env(&[("GATEHOUSE_AUTH__HS256_SECRET", secret)])).is_ok());
    assert!(Config::load(&env(&[("GATEHOUSE_AUTH__HS256_SECRET", "short")])).is_err());
}

#[test]
fn secrets_are_not_printed() {
    let config = Config::load(&env(&[("GATEHOUSE_REDIS_URL", "redis://:hunter2@host/0")])).expect("loads");
    assert!(!format!("{config:?}").contains("hunter2"));
}

#[test]
fn a_broken_file_is_one_sentence() {
    let (_folder, sources) = file("[gate\n");
    let said = sentence(&sources);
    assert!(said.starts_with("cannot read ") && !said.contains('\n'), "{said}");
}
