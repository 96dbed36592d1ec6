//! The corpora of the fuzz targets, played as plain tests: what was found once is never found again.

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// A debug build on a busy machine; what hangs takes longer.
const LIMIT: Duration = Duration::from_secs(5);

fn corpus(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target)
}

fn inputs(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let files = std::fs::read_dir(corpus(target)).unwrap_or_else(|error| panic!("the corpus of {target}: {error}"));
    let mut files: Vec<PathBuf> = files.map(|file| file.expect("a file of the corpus").path()).collect();
    files.sort();
    files.into_iter().map(|path| (path.clone(), std::fs::read(&path).expect("it can be read"))).collect()
}

#[test]
fn every_input_of_every_corpus_passes() {
    for (name, target) in targets::ALL {
        let inputs = inputs(name);
        assert!(inputs.len() >= 5, "the corpus of {name} is too small to say anything");
        for (path, input) in inputs {
            let began = Instant::now();
            // What was cut off somewhere, and what was changed in one place, is what a network and a disk make of it.
            let cut = [input.len() / 2, input.len().saturating_sub(1)].map(|length| input[..length].to_vec());
            let bent = (0..input.len().min(64)).map(|place| {
                let mut bent = input.clone();
                bent[place] ^= 0x55;
                bent
            });
            for data in [input.clone()].into_iter().chain(cut).chain(bent) {
                if std::panic::catch_unwind(|| target(&data)).is_err() {
                    panic!("{name} fails at {} as {data:?}", path.display());
                }
            }
            assert!(began.elapsed() < LIMIT, "{name} takes {:?} for {}", began.elapsed(), path.display());
        }
    }
}

/// Targets, their binaries and their corpora are the same list.
#[test]
fn every_target_has_its_binary_and_every_corpus_its_target() {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz");
    let mut wanted: Vec<String> = targets::ALL.iter().map(|(name, _)| (*name).to_owned()).collect();
    wanted.sort();
    let names = |folder: &str| {
        let files = std::fs::read_dir(fuzz.join(folder)).expect("a folder of fuzz/");
        let stem = |path: PathBuf| path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned);
        let mut names: Vec<String> = files.filter_map(|file| stem(file.expect("a file").path())).collect();
        names.sort();
        names
    };
    assert_eq!(names("fuzz_targets"), wanted);
    assert_eq!(names("corpus"), wanted);
    let manifest = std::fs::read_to_string(fuzz.join("Cargo.toml")).expect("the manifest");
    for name in &wanted {
        assert!(manifest.contains(&format!("fuzz_targets/{name}.rs")), "{name} has no binary");
    }
}

/// The package of the targets is built by nobody here: what targets.rs uses it must name, in the versions that ship.
#[test]
fn the_package_of_the_targets_names_what_they_use() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = |path: &str| -> toml::Table {
        let text = std::fs::read_to_string(root.join(path)).expect("a manifest");
        text.parse().expect("a manifest is TOML")
    };
    let (fuzz, ours) = (manifest("fuzz/Cargo.toml"), manifest("Cargo.toml"));
    let version = |found: &toml::Value| found.as_str().or_else(|| found.get("version")?.as_str()).map(str::to_owned);
    let shared = |name: &str| version(ours["workspace"]["dependencies"].get(name)?);
    let shipped = |name: &str| version(ours["dependencies"].get(name)?).or_else(|| shared(name));
    let text = std::fs::read_to_string(root.join("fuzz/targets.rs")).expect("the targets");
    let used = text.lines().filter_map(|line| line.strip_prefix("use ")?.split([':', ';']).next());
    let used = used.filter(|name| *name != "std").chain(["tempfile"]);
    for name in used {
        let named = fuzz["dependencies"].get(name).unwrap_or_else(|| panic!("fuzz/Cargo.toml lacks {name}"));
        if name != "gatehouse" {
            assert_eq!(version(named), shipped(name), "{name}");
        }
    }
}

/// The corpora hold things that are good: without these a target might refuse everything and prove nothing.
#[test]
fn what_is_genuine_is_taken() {
    use gatehouse::domain::time::Moment;
    use gatehouse::payments::{Delivery, readers};
    let body = br#"{"id":"evt_1","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1"}}}"#;
    let seconds = (targets::WEBHOOK_AT.0 / 1000).to_string();
    let signed = format!("t={seconds},v1={}", targets::stripe_signature(&seconds, body));
    let file = format!("stripe-signature: {signed}\n\n{}", String::from_utf8_lossy(body));
    assert_eq!(std::fs::read_to_string(corpus("webhooks").join("genuine")).expect("a seed"), file);
    let headers = vec![("stripe-signature".to_owned(), signed)];
    let delivery = Delivery { headers, body: body.to_vec().into(), received_at: targets::WEBHOOK_AT };
    assert!(readers::stripe(&delivery, targets::WEBHOOK_SECRET).is_ok());
    let late = Delivery { received_at: Moment(targets::WEBHOOK_AT.0 + 3_600_000), ..delivery };
    assert!(readers::stripe(&late, targets::WEBHOOK_SECRET).is_err());
    use gatehouse::actors::nodes::wire::{self, Answer, Envelope};
    let said = |name: &str| {
        let seed = std::fs::read(corpus("node_messages").join(name)).expect("a seed");
        [&[wire::VERSION], &seed[1..]].concat()
    };
    for question in ["question-commands", "question-occupancy", "question-views", "question-pull"] {
        assert!(wire::read::<Envelope>(&said(question)).is_ok(), "{question}");
    }
    for answer in ["answer-taken", "answer-not-owner", "answer-keyed"] {
        assert!(wire::read::<Answer>(&said(answer)).is_ok(), "{answer}");
    }
}
