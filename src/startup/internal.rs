//! The listener for other nodes, and how this node calls them: plainly, or by TLS. Then both ends show a certificate of the
//! authority in the settings, and believe no other.

use super::{StartupError, workers};
use crate::actors::nodes::desk::Desk;
use crate::config::{Config, NodeTls};
use crate::http;
use crate::outbound::peers::Way;
use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{ClientConfig, RootCertStore, ServerConfig};
use std::fmt::Display;
use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// Longer than a node keeps a connection that it does not use.
const KEEP_ALIVE: Duration = Duration::from_secs(75);

pub(super) struct Internal {
    listener: TcpListener,
    /// Where other nodes reach this one.
    pub addr: String,
    tls: Option<ServerConfig>,
    pub way: Way,
}

/// Takes the address. Other nodes are heard once it is served. `None` = this node runs alone.
pub(super) fn bind(config: &Config) -> Result<Option<Internal>, StartupError> {
    let Some(bind) = &config.node.internal_bind else { return Ok(None) };
    let cannot = |error: std::io::Error| StartupError::Listen { address: bind.clone(), problem: error.to_string() };
    let (tls, way) = match ends(&config.node.tls)? {
        Some((heard, calls)) => (Some(heard), Way::tls(calls)),
        None => (None, Way::default()),
    };
    let listener = TcpListener::bind(bind).map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    let addr = config.node.advertise.clone().unwrap_or_else(|| address.to_string());
    Ok(Some(Internal { listener, addr, tls, way }))
}

impl Internal {
    pub(super) fn serve(self, config: &Config, desk: Desk) -> Result<ServerHandle, StartupError> {
        let address = config.node.internal_bind.clone().unwrap_or_default();
        let server = HttpServer::new(move || {
            let desk = desk.clone();
            App::new().configure(move |cfg| http::internal::configure(cfg, desk))
        })
        .workers(workers(config.server.workers))
        .keep_alive(KEEP_ALIVE)
        .shutdown_timeout(1)
        .disable_signals();
        let server = match self.tls {
            Some(tls) => server.listen_rustls_0_23(self.listener, tls),
            None => server.listen(self.listener),
        };
        let server = server.map_err(|error| StartupError::Listen { address, problem: error.to_string() })?.run();
        let handle = server.handle();
        actix_rt::spawn(server);
        Ok(handle)
    }
}

/// How this node is heard, and how it calls; `None`: plainly. All three files are there, or none (`config/checks.rs`).
fn ends(files: &NodeTls) -> Result<Option<(ServerConfig, ClientConfig)>, StartupError> {
    let (Some(cert), Some(key), Some(ca)) = (&files.cert, &files.key, &files.ca) else { return Ok(None) };
    let chain = certificates(cert)?;
    let private = || PrivateKeyDer::from_pem_file(key).map_err(|problem| wrong(key, &problem));
    let mut roots = RootCertStore::empty();
    for certificate in certificates(ca)? {
        roots.add(certificate).map_err(|problem| wrong(ca, &problem))?;
    }
    let (roots, provider) = (Arc::new(roots), Arc::new(rustls::crypto::ring::default_provider()));
    let verifier = WebPkiClientVerifier::builder_with_provider(roots.clone(), provider.clone())
        .build()
        .map_err(|problem| wrong(ca, &problem))?;
    let versions = |problem: rustls::Error| StartupError::Tls(problem.to_string());
    let heard = ServerConfig::builder_with_provider(provider.clone())
        .with_safe_default_protocol_versions()
        .map_err(versions)?
        .with_client_cert_verifier(verifier)
        .with_single_cert(chain.clone(), private()?)
        .map_err(|problem| wrong(cert, &problem))?;
    let calls = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(versions)?
        .with_root_certificates(roots)
        .with_client_auth_cert(chain, private()?)
        .map_err(|problem| wrong(cert, &problem))?;
    Ok(Some((heard, calls)))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, StartupError> {
    let found = CertificateDer::pem_file_iter(file).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let found = found.map_err(|problem| wrong(file, &problem))?;
    if found.is_empty() { Err(wrong(file, &"it holds no certificate")) } else { Ok(found) }
}

fn wrong(file: &Path, problem: &dyn Display) -> StartupError {
    StartupError::Tls(format!("{}: {problem}", file.display()))
}
