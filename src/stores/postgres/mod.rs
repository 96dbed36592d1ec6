//! What exists, and the whole log.
