//! Payments, beside the surfaces: what gateways call, and the sandbox of development.

pub mod refunds;
pub mod sandbox;
pub mod webhooks;
