//! What can be set about the public listener's answers.

use crate::http::auth;
use crate::http::pressure::Shedding;
use std::time::Duration;

#[derive(Debug, Clone)]
pub struct Settings {
    pub auth: auth::Settings,
    pub bodies: BodyLimits,
    pub rates: RateLimits,
    pub live: LiveSettings,
    pub offline: OfflineSettings,
    /// Development: a tenant's own `FULL` token may make tenants too. Else a platform token is needed.
    pub tenants_by_admins: bool,
    /// The operator's own checkout page, with `{orderId}` and `{signature}`; empty = the one that is built in.
    pub checkout_url: String,
    /// Requests in hand at most; more are answered 503 at once.
    pub requests_max: usize,
    /// When an HTTP thread turns requests away.
    pub shedding: Shedding,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            auth: auth::Settings::default(),
            bodies: BodyLimits::default(),
            rates: RateLimits::default(),
            live: LiveSettings::default(),
            offline: OfflineSettings::default(),
            tenants_by_admins: false,
            checkout_url: String::new(),
            requests_max: 10_000,
            shedding: Shedding { lag: Duration::ZERO, hold: Duration::ZERO },
        }
    }
}

/// Largest bodies, in bytes, and the time they may take.
#[derive(Debug, Clone, Copy)]
pub struct BodyLimits {
    /// One scan: a code, a few names, a key.
    pub scan: usize,
    /// 1,000 scans of a kilobyte.
    pub batch: usize,
    /// Administration: lists of accepted types and points.
    pub admin: usize,
    /// A whole import, streamed.
    pub import: u64,
    /// One line of an import.
    pub import_line: usize,
    /// Of all bodies together that came in part.
    pub all: usize,
    /// From the head of a request to the end of its body; of an import: from one piece to the next.
    pub time: Duration,
}

impl Default for BodyLimits {
    fn default() -> BodyLimits {
        BodyLimits {
            scan: 8 * 1024,
            batch: 1024 * 1024,
            admin: 256 * 1024,
            import: 1024 * 1024 * 1024,
            import_line: 16 * 1024,
            all: 256 * 1024 * 1024,
            time: Duration::from_secs(10),
        }
    }
}

/// So many a second, and so many at once.
#[derive(Debug, Clone, Copy)]
pub struct Rate {
    pub per_s: u32,
    pub burst: u32,
}

#[derive(Debug, Clone, Copy)]
pub struct RateLimits {
    /// Open routes, per address.
    pub open: Rate,
    /// Webhooks of payment gateways, per address.
    pub webhook: Rate,
    /// Purchases on open routes, per buyer.
    pub buyer: Rate,
    /// Requests with a device token, per device.
    pub device: Rate,
    /// Requests with any other token, per subject.
    pub subject: Rate,
    /// Addresses, devices and subjects that are told apart at most.
    pub tracked_max: usize,
}

impl Default for RateLimits {
    fn default() -> RateLimits {
        RateLimits {
            open: Rate { per_s: 20, burst: 100 },
            buyer: Rate { per_s: 1, burst: 20 },
            // Everybody's payments come from a handful of addresses.
            webhook: Rate { per_s: 200, burst: 2_000 },
            // A turnstile does one scan a second; a venue's own gateway may speak for hundreds with one token.
            device: Rate { per_s: 200, burst: 1_000 },
            subject: Rate { per_s: 20_000, burst: 40_000 },
            tracked_max: 100_000,
        }
    }
}

#[derive(Debug, Clone, Copy)]
pub struct LiveSettings {
    /// Open event streams of this node at most.
    pub listeners_max: usize,
    /// A stream ends after this long; browsers reconnect by themselves, with a token that is still good.
    pub lifetime: Duration,
}

impl Default for LiveSettings {
    fn default() -> LiveSettings {
        LiveSettings { listeners_max: 1_000, lifetime: Duration::from_secs(3_600) }
    }
}

/// How far a client's own `scannedAt` may be from the server's clock.
#[derive(Debug, Clone, Copy)]
pub struct OfflineSettings {
    pub past: Duration,
    pub future: Duration,
}

impl Default for OfflineSettings {
    fn default() -> OfflineSettings {
        OfflineSettings { past: Duration::from_secs(48 * 3_600), future: Duration::from_secs(120) }
    }
}
