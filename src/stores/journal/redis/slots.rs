//! What a server of a Redis Cluster says about who holds which keys.

use super::check::fields;
use redis::{AsyncConnectionConfig, Client, ConnectionAddr, ConnectionInfo, ErrorKind, RedisError, RedisResult, Value};
use std::time::Duration;

pub(super) const SLOTS: usize = 16_384;

type Place = (String, u16);

/// Slots that lie beside each other on one master.
pub(super) struct Range {
    pub first: u16,
    pub last: u16,
    pub master: Place,
    pub replicas: Vec<Place>,
}

pub(super) struct Said {
    /// The latest election that the server knows of.
    epoch: u64,
    /// Whether it believes the cluster to be whole.
    whole: bool,
    pub ranges: Vec<Range>,
}

impl Said {
    /// The higher one is believed.
    pub(super) fn weight(&self) -> (bool, u64) {
        (self.whole, self.epoch)
    }
}

/// The slot of a key: of what stands between its first braces, if something does.
pub(super) fn of(key: &[u8]) -> u16 {
    let tag = key.iter().position(|byte| *byte == b'{').and_then(|open| {
        let rest = &key[open + 1..];
        let close = rest.iter().position(|byte| *byte == b'}')?;
        (close > 0).then(|| &rest[..close])
    });
    crc16(tag.unwrap_or(key)) % SLOTS as u16
}

/// CRC-16/XMODEM, as the cluster specification wants it.
fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0, |crc, byte| {
        (0..8).fold(
            crc ^ (u16::from(*byte) << 8),
            |crc, _| if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ 0x1021 },
        )
    })
}

/// Asks one server, within this time for each step.
pub(super) async fn ask(node: ConnectionInfo, within: Duration) -> RedisResult<Said> {
    let host = match node.addr() {
        ConnectionAddr::Tcp(host, _) | ConnectionAddr::TcpTls { host, .. } => host.clone(),
        _ => String::new(),
    };
    let config = AsyncConnectionConfig::new().set_connection_timeout(Some(within)).set_response_timeout(Some(within));
    let mut connection = Client::open(node)?.get_multiplexed_async_connection_with_config(&config).await?;
    let mut both = redis::pipe();
    both.cmd("CLUSTER").arg("INFO").cmd("CLUSTER").arg("SLOTS");
    let (info, slots): (String, Vec<Vec<Value>>) = both.query_async(&mut connection).await?;
    let info = fields(&info);
    Ok(Said {
        epoch: info.get("cluster_current_epoch").and_then(|epoch| epoch.parse().ok()).unwrap_or(0),
        whole: info.get("cluster_state").is_some_and(|state| state == "ok"),
        ranges: slots.into_iter().map(|entry| range(entry, &host)).collect::<RedisResult<_>>()?,
    })
}

/// First slot, last slot, master, replicas; each server as host, port and more.
fn range(entry: Vec<Value>, asked: &str) -> RedisResult<Range> {
    let unreadable = || RedisError::from((ErrorKind::UnexpectedReturnType, "CLUSTER SLOTS cannot be read"));
    let mut entry = entry.into_iter();
    let mut slot = || -> RedisResult<u16> {
        let slot: u16 = redis::from_redis_value(entry.next().ok_or_else(unreadable)?)?;
        if usize::from(slot) < SLOTS { Ok(slot) } else { Err(unreadable()) }
    };
    let (first, last) = (slot()?, slot()?);
    if first > last {
        return Err(unreadable());
    }
    let mut places = entry.map(|node| {
        let node: Vec<Value> = redis::from_redis_value(node)?;
        let [host, port, ..] = &node[..] else { return Err(unreadable()) };
        let host: Option<String> = redis::from_redis_value(host.clone())?;
        // A server that does not know its own name is where it was asked.
        let host = host.filter(|host| !host.is_empty() && host != "?").unwrap_or_else(|| asked.to_owned());
        Ok((host, redis::from_redis_value(port.clone())?))
    });
    let master = places.next().ok_or_else(unreadable)??;
    Ok(Range { first, last, master, replicas: places.collect::<RedisResult<_>>()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_those_of_the_specification() {
        assert_eq!(crc16(b"123456789"), 0x31c3);
        for (key, slot) in [("foo", 12_182), ("{user1000}.following", 3_443), ("user1000", 3_443), ("", 0)] {
            assert_eq!(of(key.as_bytes()), slot, "{key}");
        }
        assert_eq!(of(b"foo{}{bar}"), crc16(b"foo{}{bar}") % 16_384);
        assert_eq!(of(b"foo{{bar}}zap"), of(b"{bar"));
    }

    #[test]
    fn a_server_without_a_name_is_where_it_was_asked() {
        let node = |host: Value, port| Value::Array(vec![host, Value::Int(port), Value::BulkString(b"id".to_vec())]);
        let named = node(Value::BulkString(b"10.0.0.1".to_vec()), 7001);
        let read =
            range(vec![Value::Int(0), Value::Int(99), node(Value::Nil, 7000), named], "seed").expect("it is one");
        assert_eq!((read.first, read.last, read.master), (0, 99, ("seed".to_owned(), 7000)));
        assert_eq!(read.replicas, [("10.0.0.1".to_owned(), 7001)]);
        assert!(range(vec![Value::Int(5), Value::Int(4), node(Value::Nil, 1)], "seed").is_err());
        assert!(range(vec![Value::Int(0), Value::Int(16_384), node(Value::Nil, 1)], "seed").is_err());
    }
}
