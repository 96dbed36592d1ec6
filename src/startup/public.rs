//! The public listener: connections whose clients must not dawdle, of which there are so many at most.

use super::certificates::Certificates;
use super::{StartupError, workers};
use crate::config;
use crate::http::admission::AdmissionFactory;
use crate::http::connection::{Patience, Patient, Progress};
use crate::http::doorman::{Door, Doorman};
use crate::http::front::FrontFactory;
use crate::http::{self, State};
use actix_http::{HttpService, KeepAlive, Protocol, error::DispatchError};
use actix_server::{GracefulShutdownSignal, Server};
use actix_service::{IntoServiceFactory, ServiceFactory, ServiceFactoryExt, fn_service, map_config};
use actix_tls::accept::TlsError;
use actix_tls::accept::rustls_0_23::{Acceptor, TlsStream};
use actix_web::dev::AppConfig;
use actix_web::rt::net::TcpStream;
use actix_web::{App, Error};
use nix::sys::resource::{Resource, getrlimit, setrlimit};
use std::cell::OnceCell;
use std::future::ready;
use std::io;
use std::net::{SocketAddr, TcpListener};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

/// Connections that wait in the kernel until a thread takes them.
const BACKLOG: u32 = 2_048;
/// File handles for everything but connections of clients.
const OTHER_FILES: u64 = 512;
/// The framework's own time-outs answer, so they come first.
const AFTER_THE_FRAMEWORK: Duration = Duration::from_secs(1);

/// What every thread builds its service from.
#[derive(Clone)]
struct Plan {
    state: State,
    address: SocketAddr,
    secure: bool,
    keep_alive: Duration,
    head: Duration,
    answer: Duration,
    stopping: GracefulShutdownSignal,
}

/// Begins to serve; gives the address, and the server to be run.
pub(super) fn serve(
    config: &config::Server,
    state: State,
    certificates: Option<&Arc<Certificates>>,
) -> Result<(SocketAddr, Server), StartupError> {
    allow_files(config.max_connections);
    let cannot =
        |error: io::Error| StartupError::Listen { address: config.bind.to_string(), problem: error.to_string() };
    let threads = workers(config.workers);
    let connections = config.max_connections.div_ceil(threads);
    // Else a few hundred that never say hello would keep everybody else out.
    actix_tls::accept::max_concurrent_tls_connect(connections);
    let builder = Server::build()
        .workers(threads)
        .max_concurrent_connections(connections)
        .shutdown_timeout(config.shutdown_timeout_s)
        .disable_signals();
    let listener = bind(config.bind).map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    let plan = Plan {
        state,
        address,
        secure: certificates.is_some(),
        keep_alive: Duration::from_secs(config.keep_alive_s),
        head: Duration::from_millis(config.header_timeout_ms),
        answer: Duration::from_millis(config.answer_timeout_ms),
        stopping: builder.graceful_shutdown_signal(),
    };
    let builder = match certificates {
        None => builder.listen("public", listener, move || plain(&plan)),
        Some(certificates) => {
            let acceptor = Acceptor::new(certificates.server()?);
            builder.listen("public", listener, move || secured(&plan, acceptor.clone()))
        }
    };
    Ok((address, builder.map_err(cannot)?.run()))
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => tokio::net::TcpSocket::new_v4(),
        SocketAddr::V6(_) => tokio::net::TcpSocket::new_v6(),
    }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(BACKLOG)?.into_std()
}

/// As many file handles as the system lets us have; a word if these are too few.
fn allow_files(connections: usize) {
    let wanted = connections as u64 + OTHER_FILES;
    let Ok((soft, hard)) = getrlimit(Resource::RLIMIT_NOFILE) else { return };
    let raised = if soft < wanted && setrlimit(Resource::RLIMIT_NOFILE, wanted.min(hard), hard).is_ok() {
        wanted.min(hard)
    } else {
        soft
    };
    if raised < wanted {
        tracing::warn!(
            files = raised,
            connections,
            "file handles are too few for server.max_connections: raise the limit (LimitNOFILE, ulimit -n), or lower it"
        );
    }
}

impl Plan {
    fn patient(&self, stream: TcpStream) -> Patient<TcpStream> {
        // Answers are written whole: nothing is gained by waiting for more.
        drop(stream.set_nodelay(true));
        let patience = Patience { head: self.head + AFTER_THE_FRAMEWORK, quiet: self.keep_alive, answer: self.answer };
        Patient::new(stream, patience)
    }
}

fn plain(
    plan: &Plan,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = DispatchError, InitError = ()> + use<> {
    let patient = plan.clone();
    fn_service(move |stream: TcpStream| {
        let peer = stream.peer_addr().ok();
        ready(Ok((patient.patient(stream), Protocol::Http1, peer)))
    })
    .and_then(spoken(plan))
}

type Secured = TlsStream<Patient<TcpStream>>;

fn secured(
    plan: &Plan,
    acceptor: Acceptor,
) -> impl ServiceFactory<TcpStream, Config = (), Response = (), Error = TlsError<io::Error, DispatchError>, InitError = ()>
+ use<> {
    let patient = plan.clone();
    fn_service(move |stream: TcpStream| ready(Ok(patient.patient(stream))))
        .and_then(acceptor.map_err(TlsError::into_service_error))
        .and_then(|stream: Secured| {
            let peer = stream.get_ref().0.get_ref().peer_addr().ok();
            ready(Ok((stream, Protocol::Http1, peer)))
        })
        .and_then(spoken(plan).map_err(TlsError::Service))
}

/// A connection that knows how far it is.
trait Progressing {
    fn progress(&self) -> &Rc<Progress>;
}

impl Progressing for Patient<TcpStream> {
    fn progress(&self) -> &Rc<Progress> {
        Patient::progress(self)
    }
}

impl Progressing for Secured {
    fn progress(&self) -> &Rc<Progress> {
        self.get_ref().0.progress()
    }
}

/// What is spoken on it: HTTP/1.1, as the framework's own server would have it.
fn spoken<T>(
    plan: &Plan,
) -> impl ServiceFactory<
    (T, Protocol, Option<SocketAddr>),
    Config = (),
    Response = (),
    Error = DispatchError,
    InitError = (),
> + use<T>
where
    T: Progressing + tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + 'static,
{
    let (stopping, state) = (plan.stopping.clone(), plan.state.clone());
    let (secure, address) = (plan.secure, plan.address);
    let front = state.clone();
    let app = App::new().configure(move |cfg| http::configure(cfg, state));
    let app = app.into_factory().map_err(|error: Error| error.error_response());
    // The only way to tell the framework whether links begin with https.
    let app = map_config(app, move |()| AppConfig::__priv_test_new(secure, address.to_string(), address));
    let (doorkeeper, door) = (front.clone(), OnceCell::new());
    let guarded = fn_service(move |(stream, protocol, peer): (T, Protocol, Option<SocketAddr>)| {
        let door = door.get_or_init(|| Door::new(doorkeeper.clone())).clone();
        let progress = stream.progress().clone();
        ready(Ok((Doorman::new(stream, progress, peer, door), protocol, peer)))
    });
    let http = HttpService::build()
        .graceful_shutdown_signal(move || {
            let stopping = stopping.clone();
            async move { stopping.notified().await }
        })
        // Ours: see `Patience::quiet`.
        .keep_alive(KeepAlive::Os)
        .client_request_timeout(plan.head)
        .client_disconnect_timeout(Duration::from_secs(1))
        .local_addr(address)
        .on_connect_ext(|connection: &Doorman<T>, more| {
            connection.progress().opened();
            more.insert(connection.progress().clone());
            more.insert(connection.last_token().clone());
        })
        .finish(AdmissionFactory::new(FrontFactory::new(app, front.clone()), front));
    guarded.and_then(http)
}
