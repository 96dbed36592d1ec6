//! One mail, to an SMTP server or, where none is configured, to a folder.

use crate::outbound::letters::Letter;
use crate::outbound::{Again, Failed};
use arc_swap::ArcSwap;
use lettre::message::header::ContentType;
use lettre::message::{Attachment, Mailbox, MultiPart, SinglePart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::{self, AsyncSmtpTransport, AsyncSmtpTransportBuilder};
use lettre::{Address, AsyncTransport, Message, Tokio1Executor};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

/// How long other connections of a pool that is given up may take to say good-bye.
const CLOSE_TIMEOUT: Duration = Duration::from_secs(1);

#[derive(Clone)]
pub struct Settings {
    /// `smtp://[user:password@]host[:port]`, with `?tls=required` for STARTTLS; `smtps://` for TLS from the first byte.
    /// `None` = mails are written to `folder`.
    pub smtp_url: Option<String>,
    /// An authority (PEM) that signed the server's certificate, besides the well-known ones.
    pub ca_file: Option<PathBuf>,
    /// Connections kept at most.
    pub connections_max: u32,
    /// Of one mail, from the connection to the server's word that it has it.
    pub timeout: Duration,
    pub from: String,
    pub reply_to: Option<String>,
    pub folder: PathBuf,
}

#[derive(Debug, thiserror::Error)]
pub enum SetUpError {
    #[error("mail.from and mail.reply_to must each be an address such as `Tickets <tickets@example.com>`")]
    Sender,
    #[error("mail.smtp_url cannot be used: {0}. It looks like smtp://user:password@host:587?tls=required")]
    Url(String),
    #[error("mail.ca_file {path}: {problem}")]
    Authority { path: String, problem: String },
    #[error("mails are written to {path}, but: {problem}")]
    Folder { path: String, problem: String },
}

/// Sends mails; a clone shares its connections.
#[derive(Clone)]
pub struct Mailer {
    from: Mailbox,
    reply_to: Option<Mailbox>,
    way: Way,
}

#[derive(Clone)]
enum Way {
    Smtp(Arc<Server>),
    Folder(Arc<Path>),
}

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// The mail server, and the connections to it that are good.
struct Server {
    builder: AsyncSmtpTransportBuilder,
    transport: ArcSwap<Transport>,
    timeout: Duration,
}

impl Mailer {
    /// Nothing is connected to yet.
    pub fn new(settings: Settings) -> Result<Mailer, SetUpError> {
        let sender = |text: &str| text.parse::<Mailbox>().map_err(|_| SetUpError::Sender);
        let from = sender(&settings.from)?;
        let reply_to = settings.reply_to.as_deref().map(sender).transpose()?;
        let way = match &settings.smtp_url {
            Some(url) => Way::Smtp(Arc::new(Server::new(url, &settings)?)),
            None => {
                let folder: Arc<Path> = settings.folder.into();
                std::fs::create_dir_all(&folder).map_err(|error| SetUpError::Folder {
                    path: folder.display().to_string(),
                    problem: error.to_string(),
                })?;
                tracing::warn!(folder = %folder.display(), "no mail.smtp_url is set: mails are written to a folder");
                Way::Folder(folder)
            }
        };
        Ok(Mailer { from, reply_to, way })
    }

    /// Hands one mail over. `id` becomes its Message-ID: the same at every attempt.
    pub async fn send(&self, id: &str, letter: &Letter) -> Result<(), Failed> {
        let message = self.write(id, letter)?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await,
            Way::Folder(folder) => keep(folder, id, &message.formatted())
                .await
                .map_err(|error| Failed::later(format!("the mail could not be written to its folder: {error}"))),
        }
    }

    fn write(&self, id: &str, letter: &Letter) -> Result<Message, Failed> {
        let address: Address = letter.to_email.parse().map_err(|_| Failed::never("the address is none"))?;
        let name = Some(one_line(&letter.to_name)).filter(|name| !name.is_empty());
        let mut builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(name, address))
            .subject(one_line(&letter.subject))
            .message_id(Some(format!("<{id}@{}>", self.from.email.domain())))
            .date_now();
        if let Some(reply_to) = &self.reply_to {
            builder = builder.reply_to(reply_to.clone());
        }
        let mut page = MultiPart::related().singlepart(SinglePart::html(letter.html.clone()));
        for picture in &letter.pictures {
            let kind = ContentType::parse("image/png").expect("a media type");
            let name = format!("{}.png", picture.name);
            let part = Attachment::new_inline_with_name(picture.name.clone(), name).body(picture.png.clone(), kind);
            page = page.singlepart(part);
        }
        let whole = MultiPart::alternative().singlepart(SinglePart::plain(letter.text.clone())).multipart(page);
        builder.multipart(whole).map_err(|error| Failed::never(format!("the mail cannot be written: {error}")))
    }
}

/// What would end a header's line becomes a space.
pub fn one_line(text: &str) -> String {
    let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    flat.trim().to_owned()
}

impl Server {
    fn new(url: &str, settings: &Settings) -> Result<Server, SetUpError> {
        let wrong = |error: smtp::Error| SetUpError::Url(error.to_string());
        let mut builder = Transport::from_url(url).map_err(wrong)?;
        if let Some(path) = &settings.ca_file {
            builder = builder.tls(private_tls(url, path)?);
        }
        let pool = PoolConfig::new().max_size(settings.connections_max).idle_timeout(Duration::from_secs(60));
        let builder = builder.timeout(Some(settings.timeout)).pool_config(pool);
        let transport = ArcSwap::from_pointee(builder.clone().build());
        Ok(Server { builder, transport, timeout: settings.timeout })
    }

    async fn send(&self, message: Message) -> Result<(), Failed> {
        let transport = self.transport.load_full();
        let mut sending = pin!(transport.send(message));
        match tokio::time::timeout(self.timeout, &mut sending).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(refused(&error)),
            Err(_) => {
                // The connection stands in the middle of a conversation: the next mail would read answers that are not
                // its own. So nobody may have it again, and the pool must be closed before the attempt is dropped.
                self.transport.store(Arc::new(self.builder.clone().build()));
                let closing = transport.shutdown();
                let _ = tokio::time::timeout(CLOSE_TIMEOUT, closing).await;
                Err(Failed::later("the mail server did not answer in time"))
            }
        }
    }
}

/// The TLS that the URL asks for, trusting one more authority.
fn private_tls(url: &str, path: &Path) -> Result<Tls, SetUpError> {
    let wrong = |problem: String| SetUpError::Authority { path: path.display().to_string(), problem };
    let url = reqwest::Url::parse(url).map_err(|error| SetUpError::Url(error.to_string()))?;
    let pem = std::fs::read(path).map_err(|error| wrong(error.to_string()))?;
    let authority = Certificate::from_pem(&pem).map_err(|error| wrong(error.to_string()))?;
    let host = url.host_str().unwrap_or_default().to_owned();
    let parameters = TlsParameters::builder(host)
        .add_root_certificate(authority)
        .build()
        .map_err(|error| wrong(error.to_string()))?;
    let asked = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value.into_owned());
    Ok(match (url.scheme(), asked.as_deref()) {
        ("smtps", _) => Tls::Wrapper(parameters),
        (_, Some("required")) => Tls::Required(parameters),
        (_, Some("opportunistic")) => Tls::Opportunistic(parameters),
        (_, _) => Tls::None,
    })
}

fn refused(error: &smtp::Error) -> Failed {
    let status = error.status().map(u16::from);
    // The server's own words may carry the address: only the number is kept.
    let why = match status {
        Some(status) => format!("the mail server answered {status}"),
        None if error.is_timeout() => "the mail server did not answer in time".to_owned(),
        None if error.is_tls() => "no safe connection to the mail server".to_owned(),
        None => "the mail server could not be reached".to_owned(),
    };
    let again = if error.is_permanent() { Again::Never } else { Again::Later(None) };
    Failed { why, status, again }
}

/// Whole or not at all, readable by us alone: it carries codes.
async fn keep(folder: &Path, id: &str, bytes: &[u8]) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let (part, whole) = (folder.join(format!(".{id}.part")), folder.join(format!("{id}.eml")));
    tokio::fs::write(&part, bytes).await?;
    tokio::fs::set_permissions(&part, std::fs::Permissions::from_mode(0o600)).await?;
    tokio::fs::rename(&part, &whole).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outbound::letters::Picture;

    fn letter() -> Letter {
        Letter {
            to_email: "pat@example.com".into(),
            to_name: "Pat Lee".into(),
            subject: "Your tickets".into(),
            text: "Hello".into(),
            html: "<p>Hello</p>".into(),
            pictures: vec![Picture { name: "tkt_1".into(), png: b"\x89PNG".to_vec() }],
        }
    }

    fn mailer(folder: &Path) -> Mailer {
        let settings = Settings {
            smtp_url: None,
            ca_file: None,
            connections_max: 1,
            timeout: Duration::from_secs(1),
            from: "Gatehouse <tickets@example.org>".into(),
            reply_to: Some("help@example.org".into()),
            folder: folder.to_owned(),
        };
        Mailer::new(settings).expect("a mailer")
    }

    fn headers(message: &Message) -> String {
        let text = String::from_utf8(message.formatted()).expect("7 bits");
        text.split("\r\n\r\n").next().expect("headers").to_owned()
    }

    #[test]
    fn no_name_and_no_subject_adds_a_header() {
        let folder = tempfile::tempdir().expect("a folder");
        let evil = "Pat\r\nBcc: all@example.com\r\n\r\nbody";
        let letter = Letter { to_name: evil.into(), subject: evil.into(), ..letter() };
        let headers = headers(&mailer(folder.path()).write("dlv_1", &letter).expect("a message"));
        assert!(!headers.lines().any(|line| line.starts_with("Bcc") || line.starts_with("body")), "{headers}");
        assert!(headers.contains("Message-ID: <dlv_1@example.org>"), "{headers}");
        assert!(headers.contains("Reply-To: help@example.org"), "{headers}");
    }

    #[test]
    fn an_address_that_is_none_is_never_tried_again() {
        let folder = tempfile::tempdir().expect("a folder");
        for wrong in ["", "pat", "pat@example.com\r\nRCPT TO:<x@example.com>", "a@b@c", "Pat <pat@example.com>"] {
            let letter = Letter { to_email: wrong.into(), ..letter() };
            let failed = mailer(folder.path()).write("dlv_1", &letter).expect_err(wrong);
            assert_eq!(failed.again, Again::Never);
        }
    }

    #[tokio::test]
    async fn without_a_server_mails_lie_in_a_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let mailer = mailer(folder.path());
        mailer.send("dlv_1", &letter()).await.expect("written");
        mailer.send("dlv_1", &letter()).await.expect("written again");
        let names: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").flatten().collect();
        assert_eq!(names.len(), 1, "{names:?}");
        let text = std::fs::read_to_string(folder.path().join("dlv_1.eml")).expect("a mail");
        assert!(text.contains("multipart/alternative") && text.contains("Content-ID: <tkt_1>"), "{text}");
    }

    #[tokio::test]
    async fn a_sender_or_a_url_that_cannot_work_stops_the_start() {
        let folder = tempfile::tempdir().expect("a folder");
        let good = |smtp_url: Option<&str>, from: &str| Settings {
            smtp_url: smtp_url.map(str::to_owned),
            ca_file: None,
            connections_max: 1,
            timeout: Duration::from_secs(1),
            from: from.into(),
            reply_to: None,
            folder: folder.path().to_owned(),
        };
        assert!(matches!(Mailer::new(good(None, "nobody")).err(), Some(SetUpError::Sender)));
        let url = Mailer::new(good(Some("http://example.com"), "a@example.com")).err();
        assert!(matches!(url, Some(SetUpError::Url(_))), "{url:?}");
        assert!(Mailer::new(good(Some("smtp://u:p@example.com:587?tls=required"), "a@example.com")).is_ok());
    }
}
