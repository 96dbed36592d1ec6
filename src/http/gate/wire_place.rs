//! Scan points and devices on the wire.

use crate::actors::registry::{DeviceInfo, DevicePatch, NewDevice, NewScanPoint, Patch, PointInfo, ScanPointPatch};
use crate::domain::ids::{DeviceId, EventId, ScanPointId};
use crate::http::gate::wire::Name;
use crate::http::gate::wire::text;
use crate::http::gate::wire_event::given;
use crate::http::gate::wire_time::Instant;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanPointIn {
    /// Id or slug.
    pub event: String,
    #[schema(example = "Gate C", min_length = 1, max_length = 100)]
    pub name: String,
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
    /// The id of one of the event's zones.
    #[serde(default)]
    pub zone: Option<String>,
    /// Ids or slugs of types of the event; absent = all.
    #[serde(default)]
    pub accepted_ticket_types: Option<Vec<String>>,
}

impl From<ScanPointIn> for NewScanPoint {
    fn from(body: ScanPointIn) -> NewScanPoint {
        NewScanPoint {
            event: body.event,
            name: body.name,
            slug: body.slug,
            zone: body.zone,
            accepted_ticket_types: body.accepted_ticket_types.unwrap_or_default(),
        }
    }
}

/// Only what is given changes; `null` clears what may be empty.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanPointChange {
    #[serde(default)]
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    #[serde(default)]
    #[schema(pattern = "^[a-z0-9][a-z0-9-]{0,99}$")]
    pub slug: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<String>)]
    pub zone: Patch<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    pub accepted_ticket_types: Patch<Vec<String>>,
}

impl From<ScanPointChange> for ScanPointPatch {
    fn from(body: ScanPointChange) -> ScanPointPatch {
        ScanPointPatch {
            name: body.name,
            slug: body.slug,
            zone: body.zone,
            accepted_ticket_types: body.accepted_ticket_types,
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanPointOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "spt_01h455vb4pex5vsknk084sn02q")]
    pub id: ScanPointId,
    #[serde(serialize_with = "text")]
    #[schema(value_type = String)]
    pub event: EventId,
    pub slug: String,
    pub name: String,
    #[schema(required = true)]
    pub zone: Option<String>,
    /// Ids; empty = all.
    pub accepted_ticket_types: Vec<String>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ScanPointList {
    pub scan_points: Vec<ScanPointOut>,
}

impl From<PointInfo> for ScanPointOut {
    fn from(info: PointInfo) -> ScanPointOut {
        ScanPointOut {
            id: info.id,
            event: info.event,
            slug: info.slug,
            name: info.name,
            zone: info.zone,
            accepted_ticket_types: info.accepted_types.iter().map(ToString::to_string).collect(),
            created_at: info.created_at.into(),
            updated_at: info.updated_at.into(),
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceIn {
    #[schema(example = "Handheld 7", min_length = 1, max_length = 100)]
    pub name: String,
    /// Ids or slugs of events it may scan for; absent or empty = all of the tenant.
    #[serde(default)]
    pub events: Option<Vec<String>>,
    /// Scan points it may name; absent or empty = all. With exactly one, that one is its default.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Name>>)]
    pub scan_points: Option<Vec<String>>,
}

impl From<DeviceIn> for NewDevice {
    fn from(body: DeviceIn) -> NewDevice {
        NewDevice {
            name: body.name,
            events: body.events.unwrap_or_default(),
            scan_points: body.scan_points.unwrap_or_default(),
        }
    }
}

/// Only what is given changes. Tokens that were minted before keep what they say.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceChange {
    #[serde(default)]
    #[schema(min_length = 1, max_length = 100)]
    pub name: Option<String>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<String>>)]
    pub events: Patch<Vec<String>>,
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<Vec<Name>>)]
    pub scan_points: Patch<Vec<String>>,
}

impl From<DeviceChange> for DevicePatch {
    fn from(body: DeviceChange) -> DevicePatch {
        DevicePatch { name: body.name, events: body.events, scan_points: body.scan_points }
    }
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceOut {
    #[serde(serialize_with = "text")]
    #[schema(value_type = String, example = "dev_01h455vb4pex5vsknk084sn02q")]
    pub id: DeviceId,
    pub name: String,
    pub events: Vec<String>,
    pub scan_points: Vec<String>,
    /// Once set, every token of the device is refused for good.
    #[schema(value_type = Option<String>, format = DateTime, required = true)]
    pub revoked_at: Option<Instant>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Instant,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Instant,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DevicePage {
    pub devices: Vec<DeviceOut>,
    /// Give it as `after` to go on; null at the end.
    #[schema(required = true)]
    pub next: Option<String>,
}

impl From<DeviceInfo> for DeviceOut {
    fn from(info: DeviceInfo) -> DeviceOut {
        DeviceOut {
            id: info.id,
            name: info.name,
            events: info.events.iter().map(ToString::to_string).collect(),
            scan_points: info.scan_points,
            revoked_at: info.revoked_at.map(Into::into),
            created_at: info.created_at.into(),
            updated_at: info.updated_at.into(),
        }
    }
}

/// How long the token shall be good.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceTokenIn {
    /// 60 to 34,560,000 (400 days); 30 days if absent.
    #[serde(default)]
    #[schema(minimum = 60, maximum = 34_560_000)]
    pub ttl_seconds: Option<u64>,
}

#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DeviceTokenOut {
    /// Shown once: the gateway does not keep it.
    pub token: String,
    #[schema(value_type = String, format = DateTime)]
    pub expires_at: Instant,
}
