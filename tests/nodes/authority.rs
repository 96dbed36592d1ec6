//! An authority that signs the certificates of nodes.

use std::path::Path;
use std::process::Command;

const KEY: &str = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";

/// An authority, made for one test.
pub struct Authority<'a> {
    folder: &'a Path,
    name: &'a str,
}

impl Authority<'_> {
    pub fn new<'a>(folder: &'a Path, name: &'a str) -> Authority<'a> {
        let authority = Authority { folder, name };
        authority.openssl(&format!("req -x509 {KEY} -days 2 -subj /CN={name} -keyout {name}.key -out {name}.pem"));
        authority
    }

    /// A certificate for 127.0.0.1, as settings of a node.
    pub fn node(&self, node: &str) -> Vec<(String, String)> {
        let file = |what: &str, file: String| {
            (format!("GATEHOUSE_NODE__TLS__{what}"), self.folder.join(file).display().to_string())
        };
        self.sign(node);
        let (cert, key, ca) = (format!("{node}.pem"), format!("{node}.key"), format!("{}.pem", self.name));
        vec![file("CERT", cert), file("KEY", key), file("CA", ca)]
    }

    /// A certificate for 127.0.0.1 in `NODE.pem`, and its key in `NODE.key`.
    pub fn sign(&self, node: &str) {
        let (name, folder) = (self.name, self.folder);
        self.openssl(&format!("req {KEY} -subj /CN={node} -keyout {node}.key -out {node}.csr"));
        std::fs::write(folder.join("san"), "subjectAltName=IP:127.0.0.1").expect("a file can be written");
        self.openssl(&format!(
            "x509 -req -in {node}.csr -CA {name}.pem -CAkey {name}.key -CAcreateserial -days 2 -extfile san \
             -out {node}.pem"
        ));
    }

    fn openssl(&self, words: &str) {
        let done = Command::new("openssl").args(words.split(' ')).current_dir(self.folder).output().expect("it runs");
        assert!(done.status.success(), "openssl {words}: {}", String::from_utf8_lossy(&done.stderr));
    }
}
