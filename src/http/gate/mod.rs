//! The native surface: one file per resource, `wire*` for what goes over it.

pub mod annul;
pub mod batch;
pub mod conflicts;
pub mod csv_rows;
pub mod devices;
pub mod events;
pub mod export;
pub mod feed;
pub mod import;
pub mod keys;
pub mod lines;
pub mod live;
pub mod occupancy;
pub mod qr;
pub mod scan;
pub mod scan_points;
pub mod tenants;
pub mod ticket_types;
pub mod tickets;
pub mod wire;
pub mod wire_event;
pub mod wire_place;
pub mod wire_time;
pub mod wire_type;
