//! `gatehouse token`: mints a token from a key file.

use super::CliError;
use super::args::ConfigArgs;
use crate::http::auth::mint::Claims;
use crate::http::auth::mint::KeyFile;
use crate::http::auth::mint::TokenType;
use crate::http::auth::mint::mint;
use clap::Args;
use clap::ValueEnum;
use std::path::PathBuf;
use std::time::SystemTime;
use std::time::UNIX_EPOCH;

const DAY_S: u64 = 86_400;

#[derive(Debug, Args)]
pub struct TokenArgs {
    #[command(flatten)]
    config: ConfigArgs,
    /// The key: jwt.pem, or the folder that holds it (`gatehouse keys generate` makes one)
    #[arg(long, value_name = "PATH")]
    key: PathBuf,
    /// Tenant id (tnt_...); without it the token administrates the platform
    #[arg(long)]
    tenant: Option<String>,
    /// Who carries it
    #[arg(long, default_value = "usr_cli")]
    sub: String,
    /// What it is
    #[arg(long, value_enum, default_value_t = Carrier::User)]
    typ: Carrier,
    /// Permissions such as FULL, SCANNING, ORDER, ticket.scan; may be repeated or joined by commas
    #[arg(long, value_delimiter = ',', default_value = "SCANNING")]
    permission: Vec<String>,
    /// Devices: events it may scan for (id or slug); without it all of the tenant
    #[arg(long, value_delimiter = ',')]
    event: Vec<String>,
    /// Devices: scan points it stands at; without it all
    #[arg(long, value_delimiter = ',')]
    scan_point: Vec<String>,
    /// Customers: their address
    #[arg(long)]
    email: Option<String>,
    /// Days until it expires
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=36_500))]
    days: u32,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Carrier {
    User,
    Customer,
    Device,
}

pub fn run(args: TokenArgs) -> Result<(), CliError> {
    let config = args.config.load(&[])?;
    let key = KeyFile::load(&args.key).map_err(super::keys::KeysError::from)?;
    let mut claims = claims(&config.auth.issuer, &config.auth.audience, &args.sub, u64::from(args.days));
    claims.tenant = args.tenant;
    claims.typ = match args.typ {
        Carrier::User => TokenType::User,
        Carrier::Customer => TokenType::Customer,
        Carrier::Device => TokenType::Device,
    };
    claims.permissions = args.permission;
    claims.events = Some(args.event).filter(|events| !events.is_empty());
    claims.scan_points = Some(args.scan_point).filter(|points| !points.is_empty());
    claims.email = args.email;
    println!("{}", mint(&key, &claims).map_err(super::keys::KeysError::from)?);
    Ok(())
}

/// Claims that hold from now on for `days`, of nobody in particular yet.
pub fn claims(issuer: &str, audience: &str, sub: &str, days: u64) -> Claims {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Claims {
        iss: issuer.to_owned(),
        aud: audience.to_owned(),
        exp: now + days * DAY_S,
        nbf: None,
        iat: now,
        sub: sub.to_owned(),
        tenant: None,
        typ: TokenType::User,
        permissions: Vec::new(),
        events: None,
        scan_points: None,
        email: None,
    }
}
