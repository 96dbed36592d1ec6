//! What handlers hold.

use crate::actors::cashier::Cashier;
use crate::actors::gate::Gate;
use crate::actors::registry::Registry;
use crate::actors::sales::Sales;
use crate::domain::ids::TenantId;
use crate::http::auth::Auth;
use crate::http::auth::mint::KeyFile;
use crate::http::limits::{Limiter, address_key};
use crate::http::pressure::Places;
use crate::http::settings::Settings;
use crate::queries::Queries;
use actix_web::{HttpRequest, web};
use arc_swap::ArcSwapOption;
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio::sync::{Semaphore, watch};

/// The longest e-mail address there is.
const EMAIL_CHARS: usize = 320;

/// Mints the tokens of registered devices. Its issuer must be one whose tokens the gateway takes.
#[derive(Debug, Clone)]
pub struct Minter {
    pub key: KeyFile,
    pub issuer: String,
    pub audience: String,
}

/// The floors below, as handlers ask them.
#[derive(Clone)]
pub struct Handles {
    pub gate: Gate,
    pub registry: Registry,
    pub sales: Sales,
    pub cashier: Cashier,
    pub queries: Queries,
}

/// One engine behind every surface. Cheap to clone.
#[derive(Clone)]
pub struct State {
    inner: Arc<Inner>,
}

struct Inner {
    handles: Handles,
    auth: Auth,
    minter: ArcSwapOption<Minter>,
    settings: Settings,
    per_device: Limiter<Box<str>>,
    per_subject: Limiter<Box<str>>,
    per_address: Limiter<u64>,
    per_buyer: Limiter<(TenantId, Box<str>)>,
    per_caller: Limiter<u64>,
    listeners: Arc<Semaphore>,
    in_hand: Places,
    body_bytes: Places,
    /// True once the gateway stops: requests that have no end of their own end then.
    stopping: watch::Sender<bool>,
    /// True once this node leaves: clients shall come again elsewhere.
    leaving: AtomicBool,
}

impl State {
    pub fn new(handles: Handles, auth: Auth, minter: Option<Minter>, settings: Settings) -> State {
        let rates = settings.rates;
        let inner = Inner {
            handles,
            auth,
            minter: ArcSwapOption::from_pointee(minter),
            per_device: Limiter::new(rates.device, rates.tracked_max),
            per_subject: Limiter::new(rates.subject, rates.tracked_max),
            per_address: Limiter::new(rates.open, rates.tracked_max),
            per_buyer: Limiter::new(rates.buyer, rates.tracked_max),
            per_caller: Limiter::new(rates.webhook, rates.tracked_max),
            listeners: Arc::new(Semaphore::new(settings.live.listeners_max)),
            in_hand: Places::new(settings.requests_max),
            body_bytes: Places::new(settings.bodies.all),
            stopping: watch::Sender::new(false),
            leaving: AtomicBool::new(false),
            settings,
        };
        State { inner: Arc::new(inner) }
    }

    pub fn gate(&self) -> &Gate {
        &self.inner.handles.gate
    }

    pub fn registry(&self) -> &Registry {
        &self.inner.handles.registry
    }

    pub fn sales(&self) -> &Sales {
        &self.inner.handles.sales
    }

    pub fn cashier(&self) -> &Cashier {
        &self.inner.handles.cashier
    }

    pub fn queries(&self) -> &Queries {
        &self.inner.handles.queries
    }

    pub fn auth(&self) -> &Auth {
        &self.inner.auth
    }

    pub fn minter(&self) -> Option<Arc<Minter>> {
        self.inner.minter.load_full()
    }

    /// From now on device tokens are minted so.
    pub fn mint_by(&self, minter: Minter) {
        self.inner.minter.store(Some(Arc::new(minter)));
    }

    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    pub(crate) fn per_device(&self) -> &Limiter<Box<str>> {
        &self.inner.per_device
    }

    pub(crate) fn per_subject(&self) -> &Limiter<Box<str>> {
        &self.inner.per_subject
    }

    /// For open routes: lets one more request of the address through, or says how many seconds to wait.
    pub(crate) fn check_address(&self, address: IpAddr) -> Result<(), u64> {
        self.inner.per_address.check(&address_key(address))
    }

    /// The same for webhooks: gateways send many from few addresses.
    pub(crate) fn check_webhook(&self, address: IpAddr) -> Result<(), u64> {
        self.inner.per_caller.check(&address_key(address))
    }

    /// Every answer from now on is the last of its connection. For good.
    pub fn close_connections(&self) {
        self.inner.leaving.store(true, Ordering::Relaxed);
    }

    pub(crate) fn closes_connections(&self) -> bool {
        self.inner.leaving.load(Ordering::Relaxed)
    }

    /// Ends the streams that would go on for as long as anybody listens. For good.
    pub fn end_streams(&self) {
        self.inner.stopping.send_replace(true);
    }

    pub(crate) fn stopping(&self) -> watch::Receiver<bool> {
        self.inner.stopping.subscribe()
    }

    /// For purchases on open routes: lets one more of the buyer through, or says how many seconds to wait.
    pub(crate) fn check_buyer(&self, tenant: TenantId, email: &str) -> Result<(), u64> {
        // A longer text is no address: the sale says so, and it takes no memory here.
        let email: String = email.trim().chars().take(EMAIL_CHARS).collect();
        self.inner.per_buyer.check(&(tenant, email.to_lowercase().into_boxed_str()))
    }

    /// Requests that this node works on.
    pub(crate) fn in_hand(&self) -> &Places {
        &self.inner.in_hand
    }

    /// Bytes of bodies that this node has begun to read.
    pub(crate) fn body_bytes(&self) -> &Places {
        &self.inner.body_bytes
    }

    pub(crate) fn listeners(&self) -> &Arc<Semaphore> {
        &self.inner.listeners
    }
}

/// The state that [`crate::http::configure`] put beside every route.
pub(crate) fn of(request: &HttpRequest) -> &State {
    request.app_data::<web::Data<State>>().expect("configure puts the state beside every route")
}
