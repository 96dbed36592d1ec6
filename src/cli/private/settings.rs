//! What the private servers of a folder are started with, kept so that a restart is the same.

use super::PrivateError;
use serde::Deserialize;
use serde::Serialize;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::path::PathBuf;

/// `<data-dir>/servers.json`, readable by its owner only.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    pub redis_port: Option<u16>,
    pub postgres_port: Option<u16>,
    pub postgres_password: Option<String>,
    /// Where the cluster lies; not in the data folder if the user of Postgres cannot enter that.
    pub postgres_folder: Option<PathBuf>,
}

impl Settings {
    pub fn load(path: &Path) -> Result<Self, PrivateError> {
        match std::fs::read(path) {
            Ok(bytes) => serde_json::from_slice(&bytes)
                .map_err(|error| PrivateError::Damaged { path: path.to_path_buf(), problem: error.to_string() }),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(PrivateError::io("read", path, error)),
        }
    }

    pub fn save(&self, path: &Path) -> Result<(), PrivateError> {
        let text = serde_json::to_vec_pretty(self).expect("plain fields always have a JSON form");
        write_whole(path, &text).map_err(|source| PrivateError::io("write", path, source))
    }
}

/// Writes a file so that a reader sees all of it or the former one. Readable by its owner only.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let draft = path.with_extension("new");
    let mut file = std::fs::OpenOptions::new().create(true).write(true).truncate(true).mode(0o600).open(&draft)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&draft, path)
}
