//! Builds bottom to top, stops top to bottom.
