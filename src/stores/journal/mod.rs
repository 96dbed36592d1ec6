//! The write-through journal of an event.
