//! The same through the real program: webhooks, the sandbox's book, public keys.
