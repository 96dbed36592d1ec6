//! Log subscriber and metrics exporter.
