//! `gatehouse keys`: the keys that sign tokens, and the JWKS that gateways check them with.

use super::CliError;
use crate::http::auth::mint::FILE_NAME;
use crate::http::auth::mint::KeyFile;
use crate::http::auth::mint::MintError;
use clap::Subcommand;
use serde_json::Value;
use serde_json::json;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// Public keys beside the private ones, in the form `auth.jwks_file` takes.
pub const JWKS_NAME: &str = "jwks.json";

#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// Makes an Ed25519 key (jwt.pem) and its JWKS (jwks.json) in a folder
    Generate {
        /// The folder; it is made if it does not exist
        #[arg(long, value_name = "FOLDER")]
        dir: PathBuf,
    },
    /// Makes a new key; tokens of the former one stay good, since jwks.json keeps its public half
    Rotate {
        /// The folder of the present key
        #[arg(long, value_name = "FOLDER")]
        dir: PathBuf,
    },
    /// Prints the JWKS of every key in a folder
    Jwks {
        /// The folder of the keys
        #[arg(long, value_name = "FOLDER")]
        dir: PathBuf,
    },
}

/// Why keys cannot be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    #[error(transparent)]
    Mint(#[from] MintError),
    #[error("cannot use {path}: {source}", path = .path.display())]
    File { path: PathBuf, source: io::Error },
    #[error("{path} holds a key already; `gatehouse keys rotate` replaces it", path = .0.display())]
    Exists(PathBuf),
}

pub fn run(command: KeysCommand) -> Result<(), CliError> {
    match command {
        KeysCommand::Generate { dir } => {
            let key = generate(&dir)?;
            println!("key {} is in {}, its JWKS in {JWKS_NAME} beside it", key.kid(), dir.join(FILE_NAME).display());
        }
        KeysCommand::Rotate { dir } => {
            let key = rotate(&dir)?;
            println!("key {} signs from now on; the former one stays in {JWKS_NAME}", key.kid());
        }
        KeysCommand::Jwks { dir } => println!("{:#}", jwks(&dir)?),
    }
    Ok(())
}

/// The key of the folder, made if there is none. A JWKS that lacks is written again.
pub fn ensure(dir: &Path) -> Result<KeyFile, KeysError> {
    if !dir.join(FILE_NAME).exists() {
        return generate(dir);
    }
    let key = KeyFile::load(dir)?;
    write_jwks(dir)?;
    Ok(key)
}

fn generate(dir: &Path) -> Result<KeyFile, KeysError> {
    std::fs::create_dir_all(dir).map_err(|source| KeysError::File { path: dir.to_path_buf(), source })?;
    if dir.join(FILE_NAME).exists() {
        return Err(KeysError::Exists(dir.to_path_buf()));
    }
    let key = KeyFile::generate();
    key.save(dir)?;
    write_jwks(dir)?;
    Ok(key)
}

/// The former key moves to `jwt-<its name>.pem`.
fn rotate(dir: &Path) -> Result<KeyFile, KeysError> {
    let former = KeyFile::load(dir)?;
    let aside = dir.join(format!("jwt-{}.pem", former.kid()));
    let present = dir.join(FILE_NAME);
    std::fs::rename(&present, &aside).map_err(|source| KeysError::File { path: present, source })?;
    generate(dir)
}

/// `{keys: [...]}`: the public halves, the present key first.
fn jwks(dir: &Path) -> Result<Value, KeysError> {
    let failed = |source| KeysError::File { path: dir.to_path_buf(), source };
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(dir).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect()).map_err(failed)?;
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pem"));
    files.sort_by_key(|path| (!path.ends_with(FILE_NAME), path.clone()));
    let mut keys = Vec::new();
    for file in files {
        if let Value::Array(public) = KeyFile::load(&file)?.jwks()["keys"].take() {
            keys.extend(public);
        }
    }
    Ok(json!({ "keys": keys }))
}

fn write_jwks(dir: &Path) -> Result<(), KeysError> {
    let path = dir.join(JWKS_NAME);
    let text = format!("{:#}\n", jwks(dir)?);
    // A gateway reads this file again and again: it must never see half of it.
    let draft = path.with_extension("new");
    std::fs::write(&draft, text)
        .and_then(|()| std::fs::rename(&draft, &path))
        .map_err(|source| KeysError::File { path, source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rotated_key_stays_in_the_jwks_behind_the_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = ensure(folder.path()).expect("made");
        let second = rotate(folder.path()).expect("rotated");
        assert_ne!(first.kid(), second.kid());
        assert_eq!(ensure(folder.path()).expect("read").kid(), second.kid());
        let text = std::fs::read_to_string(folder.path().join(JWKS_NAME)).expect("written");
        let set: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!([&set["keys"][0]["kid"], &set["keys"][1]["kid"]], [second.kid(), first.kid()]);
        assert!(!text.contains("\"d\""), "a private half is in the JWKS");
    }

    #[test]
    fn a_key_is_never_overwritten() {
        let folder = tempfile::tempdir().expect("a folder");
        generate(folder.path()).expect("made");
        assert!(matches!(generate(folder.path()), Err(KeysError::Exists(_))));
    }
}
