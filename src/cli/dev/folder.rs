//! The data folder of `dev`: one process at a time, and what it keeps between starts.

use super::DevError;
use crate::cli::private::free_port;
use crate::cli::private::write_whole;
use nix::fcntl::Flock;
use nix::fcntl::FlockArg;
use serde::Deserialize;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fs::File;
use std::path::Path;
use std::path::PathBuf;

/// `dev.json`: what a client needs, written once everything is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DevFile {
    pub url: String,
    pub ops_url: String,
    pub tenant: TenantName,
    pub tokens: Tokens,
    pub app: App,
    pub redis: ServerAddress,
    pub postgres: ServerAddress,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TenantName {
    pub id: String,
    pub slug: String,
}

/// What a client of the events module starts its sessions with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct App {
    pub app_id: String,
    pub key: String,
    pub secret: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    pub admin: String,
    pub scanner: String,
    pub order: String,
    pub customer: String,
}

/// `pid` is there for a private server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServerAddress {
    pub url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pid: Option<i32>,
}

/// Tokens and what they were made for: they are made again only for another tenant or key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptTokens {
    pub tenant: String,
    pub key: String,
    pub issuer: String,
    pub audience: String,
    pub tokens: Tokens,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Ports {
    port: Option<u16>,
    ops_port: Option<u16>,
}

/// The folder, ours until this is dropped.
pub struct Folder {
    path: PathBuf,
    _lock: Flock<File>,
}

impl Folder {
    /// Makes the folder if need be and locks it; a `dev.json` of an earlier life goes away until all is ready again.
    pub fn open(path: &Path) -> Result<Self, DevError> {
        let failed = |source| DevError::Folder { path: path.to_path_buf(), source };
        std::fs::create_dir_all(path).map_err(failed)?;
        let path = path.canonicalize().map_err(failed)?;
        let file = File::create(path.join("dev.lock")).map_err(failed)?;
        let lock = match Flock::lock(file, FlockArg::LockExclusiveNonblock) {
            Ok(lock) => lock,
            Err((_, nix::errno::Errno::EWOULDBLOCK)) => return Err(DevError::Taken(path)),
            Err((_, errno)) => return Err(failed(errno.into())),
        };
        let folder = Self { path, _lock: lock };
        folder.remove_dev_file()?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn dev_file(&self) -> PathBuf {
        self.path.join("dev.json")
    }

    pub fn remove_dev_file(&self) -> Result<(), DevError> {
        match std::fs::remove_file(self.dev_file()) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                Err(DevError::Folder { path: self.dev_file(), source })
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The ports to listen on: those asked for, or where 0 is asked for, those of the last time if they are free.
    pub fn ports(&self, port: u16, ops_port: u16) -> Result<(u16, u16), DevError> {
        let path = self.path.join("ports.json");
        let kept: Ports = read_json(&path)?.unwrap_or_default();
        let choose = |asked: u16, kept: Option<u16>| if asked == 0 { free_port(kept) } else { Ok(asked) };
        let port = choose(port, kept.port)?;
        let mut ops_port = choose(ops_port, kept.ops_port)?;
        while ops_port == port {
            ops_port = free_port(None)?;
        }
        write_json(&path, &Ports { port: Some(port), ops_port: Some(ops_port) })?;
        Ok((port, ops_port))
    }

    /// The tokens of an earlier life if they were made for the same tenant and key, else new ones.
    pub fn tokens(
        &self,
        wanted: KeptTokens,
        make: impl FnOnce() -> Result<Tokens, DevError>,
    ) -> Result<Tokens, DevError> {
        let path = self.path.join("tokens.json");
        if let Some(kept) = read_json::<KeptTokens>(&path)? {
            let tokens = kept.tokens.clone();
            if kept == (KeptTokens { tokens: tokens.clone(), ..wanted.clone() }) {
                return Ok(tokens);
            }
        }
        let tokens = make()?;
        write_json(&path, &KeptTokens { tokens: tokens.clone(), ..wanted })?;
        Ok(tokens)
    }
}

pub fn write_json(path: &Path, value: &impl Serialize) -> Result<(), DevError> {
    let text = serde_json::to_vec_pretty(value).expect("plain fields always have a JSON form");
    write_whole(path, &text).map_err(|source| DevError::Folder { path: path.to_path_buf(), source })
}

/// `None` = there is no such file.
fn read_json<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, DevError> {
    match std::fs::read(path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map(Some)
            .map_err(|source| DevError::Damaged { path: path.to_path_buf(), problem: source.to_string() }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(DevError::Folder { path: path.to_path_buf(), source }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(tenant: &str) -> KeptTokens {
        let word = |text: &str| text.to_owned();
        let tokens =
            Tokens { admin: String::new(), scanner: String::new(), order: String::new(), customer: String::new() };
        KeptTokens { tenant: word(tenant), key: word("k"), issuer: word("i"), audience: word("a"), tokens }
    }

    fn made(text: &str) -> Tokens {
        let word = || text.to_owned();
        Tokens { admin: word(), scanner: word(), order: word(), customer: word() }
    }

    #[test]
    fn one_process_at_a_time() {
        let place = tempfile::tempdir().expect("a folder");
        let first = Folder::open(place.path()).expect("free");
        assert!(matches!(Folder::open(place.path()), Err(DevError::Taken(_))));
        drop(first);
        assert!(Folder::open(place.path()).is_ok());
    }

    #[test]
    fn tokens_stay_for_the_same_tenant_and_change_for_another() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(place.path()).expect("free");
        let first = folder.tokens(kept("t1"), || Ok(made("one"))).expect("made");
        let again = folder.tokens(kept("t1"), || Ok(made("two"))).expect("kept");
        assert_eq!(first, again);
        assert_eq!(folder.tokens(kept("t2"), || Ok(made("three"))).expect("made"), made("three"));
    }

    #[test]
    fn a_free_port_is_the_same_one_next_time() {
        let place = tempfile::tempdir().expect("a folder");
        let folder = Folder::open(place.path()).expect("free");
        let first = folder.ports(0, 0).expect("ports");
        assert_ne!(first.0, first.1);
        assert_eq!(folder.ports(0, 0).expect("ports"), first);
        assert_eq!(folder.ports(8080, 0).expect("ports").0, 8080);
    }

    #[test]
    fn an_old_dev_file_goes_away() {
        let place = tempfile::tempdir().expect("a folder");
        std::fs::write(place.path().join("dev.json"), "{}").expect("written");
        let folder = Folder::open(place.path()).expect("free");
        assert!(!folder.dev_file().exists());
    }
}
