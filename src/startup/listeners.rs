//! The two listeners: the public one for every surface, the private one for operations.

use super::internal::Internal;
use super::{StartupError, workers};
use crate::actors::nodes::desk::Desk;
use crate::config::{Config, Tls};
use crate::http::ops::OpsState;
use crate::http::{self, State};
use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use std::net::SocketAddr;
use std::time::Duration;

pub(super) struct Listeners {
    pub url: String,
    pub ops_url: String,
    public: ServerHandle,
    internal: Option<ServerHandle>,
    ops: ServerHandle,
    state: State,
}

/// Binds what is not bound yet and begins to serve.
pub(super) fn listen(
    config: &Config,
    state: State,
    ops: OpsState,
    desk: Option<(Internal, Desk)>,
) -> Result<Listeners, StartupError> {
    let server = &config.server;
    let tls = tls(&server.tls)?;
    let kept = state.clone();
    let public = HttpServer::new(move || {
        let state = state.clone();
        App::new().configure(move |cfg| http::configure(cfg, state))
    })
    .workers(workers(server.workers))
    .max_connections(server.max_connections)
    .keep_alive(Duration::from_secs(server.keep_alive_s))
    .client_request_timeout(Duration::from_millis(server.header_timeout_ms))
    .shutdown_timeout(server.shutdown_timeout_s)
    .disable_signals();
    let scheme = if tls.is_some() { "https" } else { "http" };
    let public = match tls {
        Some(tls) => public.bind_rustls_0_23(server.bind, tls),
        None => public.bind(server.bind),
    };
    let public = public.map_err(|error| cannot_listen(server.bind, &error))?;
    let ops = HttpServer::new(move || {
        let ops = ops.clone();
        App::new().configure(move |cfg| http::ops::configure(cfg, ops))
    })
    .workers(1)
    .disable_signals()
    .bind(server.ops_bind)
    .map_err(|error| cannot_listen(server.ops_bind, &error))?;
    let url = format!("{scheme}://{}", public.addrs().first().copied().unwrap_or(server.bind));
    let ops_url = format!("http://{}", ops.addrs().first().copied().unwrap_or(server.ops_bind));
    let (public, ops) = (public.run(), ops.run());
    let internal = desk.map(|(internal, desk)| internal.serve(config, desk)).transpose()?;
    let listeners = Listeners { url, ops_url, public: public.handle(), internal, ops: ops.handle(), state: kept };
    actix_rt::spawn(public);
    actix_rt::spawn(ops);
    Ok(listeners)
}

impl Listeners {
    /// Tells clients to come again elsewhere: each answer from now on is the last of its connection.
    pub fn leave(&self) {
        self.state.close_connections();
    }

    /// Takes no new connections, ends streams, lets requests in hand finish, then closes.
    pub async fn stop(&self) {
        self.state.end_streams();
        self.public.stop(true).await;
    }

    /// Closes what other nodes and probes ask.
    pub async fn close(&self) {
        if let Some(internal) = &self.internal {
            internal.stop(true).await;
        }
        self.ops.stop(false).await;
    }
}

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> StartupError {
    StartupError::Listen { address: address.to_string(), problem: error.to_string() }
}

/// `None` without certificate and key: plain HTTP.
fn tls(files: &Tls) -> Result<Option<rustls::ServerConfig>, StartupError> {
    let (Some(chain), Some(key)) = (&files.cert, &files.key) else { return Ok(None) };
    let wrong = |what: &std::path::Path, problem: &dyn std::fmt::Display| {
        StartupError::Tls(format!("{}: {problem}", what.display()))
    };
    let certificates = CertificateDer::pem_file_iter(chain)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|problem| wrong(chain, &problem))?;
    let private = PrivateKeyDer::from_pem_file(key).map_err(|problem| wrong(key, &problem))?;
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|problem| StartupError::Tls(problem.to_string()))?
        .with_no_client_auth()
        .with_single_cert(certificates, private)
        .map_err(|problem| wrong(chain, &problem))?;
    Ok(Some(config))
}
