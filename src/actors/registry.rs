//! Writes tenants, events, types, points, devices and keys to Postgres, then tells owners and nodes.
