//! The certificate of a listener, renewed while it serves.

use super::StartupError;
use arc_swap::ArcSwap;
use rustls::ServerConfig;
use rustls::crypto::{CryptoProvider, ring};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::{ClientHello, ResolvesServerCert};
use rustls::sign::CertifiedKey;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A chain and its key, as they stand in two files. Connections take what is there when they begin.
#[derive(Debug)]
pub(super) struct Certificates {
    chain: PathBuf,
    key: PathBuf,
    present: ArcSwap<CertifiedKey>,
    /// Of the files as they were read last, good or not.
    seen: Mutex<[u8; 32]>,
}

impl Certificates {
    pub fn load(chain: &Path, key: &Path) -> Result<Arc<Certificates>, StartupError> {
        let files = Files::read(chain, key).map_err(StartupError::Tls)?;
        let present = files.pair().map_err(StartupError::Tls)?;
        announce(&present);
        Ok(Arc::new(Certificates {
            chain: chain.to_owned(),
            key: key.to_owned(),
            present: ArcSwap::from_pointee(present),
            seen: Mutex::new(files.digest()),
        }))
    }

    /// Takes the files up if they changed. A pair that cannot be used is told of once, and the present one stays. Blocks.
    pub fn renew(&self) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let files = Files::read(&self.chain, &self.key);
        let digest = files.as_ref().map_or([0; 32], Files::digest);
        if std::mem::replace(&mut *seen, digest) == digest {
            return;
        }
        match files.and_then(|files| files.pair()) {
            Ok(fresh) => {
                announce(&fresh);
                self.present.store(Arc::new(fresh));
                tracing::info!("the renewed certificate is shown to new connections");
            }
            Err(why) => tracing::warn!(why, "the renewed certificate cannot be used; the former one stays"),
        }
    }

    /// What a listener needs to speak TLS with it.
    pub fn server(self: &Arc<Self>) -> Result<ServerConfig, StartupError> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|problem| StartupError::Tls(problem.to_string()))?
            .with_no_client_auth()
            .with_cert_resolver(self.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(config)
    }
}

impl ResolvesServerCert for Certificates {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.present.load_full())
    }
}

struct Files<'a> {
    places: (&'a Path, &'a Path),
    chain: Vec<u8>,
    key: Vec<u8>,
}

impl Files<'_> {
    fn read<'a>(chain: &'a Path, key: &'a Path) -> Result<Files<'a>, String> {
        let bytes = |path: &Path| std::fs::read(path).map_err(|problem| format!("{}: {problem}", path.display()));
        Ok(Files { places: (chain, key), chain: bytes(chain)?, key: bytes(key)? })
    }

    fn digest(&self) -> [u8; 32] {
        Sha256::new().chain_update(Sha256::digest(&self.chain)).chain_update(&self.key).finalize().into()
    }

    /// # Errors
    /// Not PEM, no certificate, or a key that is not the certificate's.
    fn pair(&self) -> Result<CertifiedKey, String> {
        let wrong = |path: &Path, problem: &dyn std::fmt::Display| format!("{}: {problem}", path.display());
        let (chain, key) = self.places;
        let certificates = CertificateDer::pem_slice_iter(&self.chain)
            .collect::<Result<Vec<_>, _>>()
            .map_err(|problem| wrong(chain, &problem))?;
        let private = PrivateKeyDer::from_pem_slice(&self.key).map_err(|problem| wrong(key, &problem))?;
        let provider: CryptoProvider = ring::default_provider();
        CertifiedKey::from_der(certificates, private, &provider).map_err(|problem| wrong(chain, &problem))
    }
}

fn announce(pair: &CertifiedKey) {
    if let Some(end) = pair.cert.first().and_then(|certificate| not_after_s(certificate)) {
        crate::signals::certificate(end);
    }
}

/// When an X.509 certificate ends, in seconds since 1970; `None` for bytes that say no such thing.
fn not_after_s(certificate: &[u8]) -> Option<i64> {
    const SEQUENCE: u8 = 0x30;
    const VERSION: u8 = 0xa0;
    let inside = |(tag, body, _)| (tag == SEQUENCE).then_some(body);
    let mut rest = inside(element(inside(element(certificate)?)?)?)?;
    if rest.first() == Some(&VERSION) {
        rest = element(rest)?.2;
    }
    for _serial_algorithm_issuer in 0..3 {
        rest = element(rest)?.2;
    }
    let (_, _, rest) = element(inside(element(rest)?)?)?;
    let (tag, end, _) = element(rest)?;
    let text = std::str::from_utf8(end).ok()?;
    let text = match tag {
        // UTCTime: two digits of the year, which is before 2050.
        0x17 if text.get(..2)? < "50" => format!("20{text}"),
        0x17 => format!("19{text}"),
        0x18 => text.to_owned(),
        _ => return None,
    };
    let moment = chrono::NaiveDateTime::parse_from_str(&text, "%Y%m%d%H%M%SZ").ok()?;
    Some(moment.and_utc().timestamp())
}

/// Tag, body, and what follows the first DER element.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match usize::from(*first) {
        short @ 0..0x80 => (short, rest),
        long => {
            let (digits, rest) = rest.split_at_checked(long & 0x7f)?;
            let length = digits.iter().try_fold(0usize, |sum, digit| {
                sum.checked_mul(256).and_then(|sum| sum.checked_add(usize::from(*digit)))
            })?;
            (length, rest)
        }
    };
    let (body, rest) = rest.split_at_checked(length)?;
    Some((*tag, body, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sequence of a sequence: version, serial, algorithm, issuer, validity.
    fn certificate(version: bool, end: &[u8]) -> Vec<u8> {
        let wrap = |tag: u8, parts: &[&[u8]]| {
            let body = parts.concat();
            [&[tag, 0x81, body.len() as u8], &body[..]].concat()
        };
        let begin = wrap(0x17, &[b"260101000000Z"]);
        let mut parts: Vec<Vec<u8>> = if version { vec![wrap(0xa0, &[&[2, 1, 2]])] } else { Vec::new() };
        parts.extend([vec![2, 1, 7], wrap(0x30, &[]), wrap(0x30, &[]), wrap(0x30, &[&begin, end])]);
        let parts: Vec<&[u8]> = parts.iter().map(Vec::as_slice).collect();
        wrap(0x30, &[&wrap(0x30, &parts)])
    }

    #[test]
    fn the_end_of_a_certificate_is_read_in_both_spellings() {
        let ends = |end: &[u8]| not_after_s(&certificate(true, end));
        assert_eq!(ends(b"\x17\x0d261126120000Z"), Some(1_795_694_400));
        assert_eq!(ends(b"\x18\x0f20511126120000Z"), Some(2_584_612_800));
        assert_eq!(not_after_s(&certificate(false, b"\x17\x0d261126120000Z")), Some(1_795_694_400));
        assert_eq!(ends(b"\x17\x05never"), None);
        assert_eq!(ends(b""), None);
        let whole = certificate(true, b"\x17\x0d261126120000Z");
        for cut in 0..whole.len() {
            assert_eq!(not_after_s(&whole[..cut]), None, "cut at {cut}");
        }
    }
}
