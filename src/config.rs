//! Typed settings; the only reader of files and environment.
