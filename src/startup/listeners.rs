//! The two listeners: the public one for every surface, the private one for operations.

use super::certificates::Certificates;
use super::internal::Internal;
use super::{StartupError, public, reload};
use crate::actors::nodes::desk::Desk;
use crate::config::Config;
use crate::http::ops::OpsState;
use crate::http::{self, State};
use actix_web::dev::ServerHandle;
use actix_web::{App, HttpServer};
use std::net::SocketAddr;
use std::sync::Arc;

pub(super) struct Listeners {
    pub url: String,
    pub ops_url: String,
    public: ServerHandle,
    internal: Option<ServerHandle>,
    ops: ServerHandle,
    state: State,
    certificates: Option<Arc<Certificates>>,
}

/// Binds what is not bound yet and begins to serve.
pub(super) fn listen(
    config: &Config,
    state: State,
    ops: OpsState,
    desk: Option<(Internal, Desk)>,
) -> Result<Listeners, StartupError> {
    let server = &config.server;
    let files = server.tls.cert.as_deref().zip(server.tls.key.as_deref());
    let certificates = files.map(|(chain, key)| Certificates::load(chain, key)).transpose()?;
    if certificates.is_none() {
        crate::signals::certificate(0);
    }
    let kept = state.clone();
    let (address, public) = public::serve(server, state, certificates.as_ref())?;
    let scheme = if certificates.is_some() { "https" } else { "http" };
    let ops = HttpServer::new(move || {
        let ops = ops.clone();
        App::new().configure(move |cfg| http::ops::configure(cfg, ops))
    })
    .workers(1)
    .disable_signals()
    .bind(server.ops_bind)
    .map_err(|error| cannot_listen(server.ops_bind, &error))?;
    let url = format!("{scheme}://{address}");
    let ops_url = format!("http://{}", ops.addrs().first().copied().unwrap_or(server.ops_bind));
    let ops = ops.run();
    let internal = desk.map(|(internal, desk)| internal.serve(config, desk)).transpose()?;
    let listeners =
        Listeners { url, ops_url, public: public.handle(), internal, ops: ops.handle(), state: kept, certificates };
    actix_rt::spawn(public);
    actix_rt::spawn(ops);
    Ok(listeners)
}

impl Listeners {
    /// Reads keys and certificates again, now and then and when it is asked to, for as long as it is polled.
    pub fn keep_fresh(&self, config: Config) -> impl Future<Output = ()> + use<> {
        reload::run(config, self.state.clone(), self.certificates.clone())
    }

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
