//! Which addresses a stranger's URL may lead to: public ones, unless the configuration trusts its own network.

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Longest URL that is taken.
const URL_CHARS_MAX: usize = 2_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum UrlRefusal {
    #[error("must be a URL that starts with https:// (or http://), of at most 2,000 characters")]
    NotAUrl,
    #[error("must not carry a user or a password; the signature proves who calls")]
    Credentials,
    #[error("must lead to a public address; webhooks.allow_private would permit this network's own")]
    Private,
}

/// Reads a URL to call. A name is looked at again when it is resolved, at every call.
pub fn check_url(text: &str, allow_private: bool) -> Result<Url, UrlRefusal> {
    if text.chars().count() > URL_CHARS_MAX {
        return Err(UrlRefusal::NotAUrl);
    }
    let url = Url::parse(text).map_err(|_| UrlRefusal::NotAUrl)?;
    let Some(host) = url.host_str().filter(|_| matches!(url.scheme(), "https" | "http")) else {
        return Err(UrlRefusal::NotAUrl);
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Err(UrlRefusal::Credentials);
    }
    if allow_private {
        return Ok(url);
    }
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let private = match bare.parse::<IpAddr>() {
        Ok(address) => !is_public(address),
        Err(_) => {
            let name = bare.trim_end_matches('.').to_ascii_lowercase();
            name == "localhost" || [".localhost", ".local", ".internal"].iter().any(|end| name.ends_with(end))
        }
    };
    if private { Err(UrlRefusal::Private) } else { Ok(url) }
}

/// Whether an address is somewhere on the public internet.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => match embedded(address) {
            Some(inside) => is_public_v4(inside),
            None => is_public_v6(address),
        },
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast()
        || address.is_documentation()
        || address.is_multicast()
        || a == 0
        // Shared by carriers (100.64/10), protocol assignments, benchmarks, reserved.
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240;
    !special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    // What is assigned to the public (2000::/3), less documentation and Teredo.
    (first & 0xe000) == 0x2000 && !(first == 0x2001 && (second == 0x0db8 || second == 0)) && first != 0x3fff
}

/// The IPv4 address that an IPv6 address stands for: mapped, compatible, NAT64, 6to4.
fn embedded(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let parts = address.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from((u32::from(high) << 16) | u32::from(low));
    match parts {
        [0, 0, 0, 0, 0, 0xffff | 0, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => Some(v4(high, low)),
        [0x2002, high, low, ..] => Some(v4(high, low)),
        _ => None,
    }
}

/// Resolves names to public addresses only: the very addresses that are connected to then.
#[derive(Debug, Clone, Copy)]
pub struct GuardedResolver {
    pub allow_private: bool,
}

#[derive(Debug, Clone, Copy, thiserror::Error)]
#[error("the name leads to no public address")]
pub struct NotPublic;

impl Resolve for GuardedResolver {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let good: Vec<SocketAddr> = found.filter(|found| allow_private || is_public(found.ip())).collect();
            if good.is_empty() {
                return Err(NotPublic.into());
            }
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_public_addresses_are_public() {
        for public in ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "2001:4860:4860::8888", "100.128.0.1"] {
            assert!(is_public(public.parse().expect("an address")), "{public}");
        }
        for private in [
            "127.0.0.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "255.255.255.255",
            "224.0.0.1",
            "198.18.0.1",
            "192.0.2.1",
            "240.0.0.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::a00:1",
            "2002:7f00:1::",
            "2001:db8::1",
            "2001::1",
        ] {
            assert!(!is_public(private.parse().expect("an address")), "{private}");
        }
    }

    #[test]
    fn urls_that_lead_inside_are_refused_in_every_spelling() {
        let refused = [
            ("http://127.0.0.1/x", UrlRefusal::Private),
            ("http://127.1/", UrlRefusal::Private),
            ("http://2130706433/", UrlRefusal::Private),
            ("http://0x7f.0.0.1/", UrlRefusal::Private),
            ("http://[::1]:8080/", UrlRefusal::Private),
            ("http://[::ffff:169.254.169.254]/", UrlRefusal::Private),
            ("https://localhost/", UrlRefusal::Private),
            ("https://LOCALHOST./", UrlRefusal::Private),
            ("https://metadata.google.internal/", UrlRefusal::Private),
            ("https://user:secret@example.com/", UrlRefusal::Credentials),
            ("ftp://example.com/", UrlRefusal::NotAUrl),
            ("file:///etc/passwd", UrlRefusal::NotAUrl),
            ("example.com", UrlRefusal::NotAUrl),
        ];
        for (text, why) in refused {
            assert_eq!(check_url(text, false), Err(why), "{text}");
        }
        assert!(check_url("https://example.com/hooks?a=b", false).is_ok());
        assert!(check_url("http://127.0.0.1:9000/", true).is_ok());
        assert_eq!(check_url(&format!("https://example.com/{}", "x".repeat(2_000)), true), Err(UrlRefusal::NotAUrl));
    }

    #[tokio::test]
    async fn a_name_is_looked_at_when_it_is_resolved() {
        let resolve = |allow_private| {
            let name: Name = "localhost".parse().expect("a name");
            GuardedResolver { allow_private }.resolve(name)
        };
        assert!(resolve(true).await.is_ok());
        let refused = resolve(false).await.err().expect("it leads inside");
        assert!(refused.downcast_ref::<NotPublic>().is_some(), "{refused}");
    }
}
