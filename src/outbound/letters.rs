//! What mails say: plain text, and the same as a page with the codes as pictures.

use crate::qr;
use std::fmt::Write;

/// A mail, ready but for its sender.
#[derive(Clone)]
pub struct Letter {
    pub to_email: String,
    pub to_name: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub pictures: Vec<Picture>,
}

/// A picture inside the page, by its name.
#[derive(Clone)]
pub struct Picture {
    pub name: String,
    pub png: Vec<u8>,
}

/// What the tickets are for, in words.
#[derive(Clone)]
pub struct Occasion {
    pub event: String,
    /// Who sells.
    pub organiser: String,
    /// Such as `Saturday 28 November 2026, 20:00 (Europe/Berlin)`.
    pub when: Option<String>,
    pub place: Option<String>,
}

#[derive(Clone)]
pub struct TicketLine {
    pub id: String,
    pub type_name: String,
    pub holder: Option<String>,
    /// What the QR code says.
    pub code: String,
}

pub struct Recipient {
    pub email: String,
    pub name: String,
}

/// `{event}` and `{organiser}` of a subject as they are configured.
pub fn subject(template: &str, occasion: &Occasion) -> String {
    template.replace("{event}", &occasion.event).replace("{organiser}", &occasion.organiser)
}

/// To the buyer: these are your tickets.
pub fn tickets_issued(to: Recipient, subject: String, occasion: &Occasion, tickets: &[TicketLine]) -> Letter {
    let what = match tickets {
        [_] => "here is your ticket".to_owned(),
        several => format!("here are your {} tickets", several.len()),
    };
    let opening = format!("{what} for {}.", occasion.event);
    let closing = "Show each code at the entrance, on your phone or printed. A code lets one person in: \
                   keep it to yourself.";
    compose(to, subject, &opening, occasion, tickets, closing)
}

/// To the new holder: this ticket is yours now.
pub fn ticket_transferred(to: Recipient, subject: String, occasion: &Occasion, tickets: &[TicketLine]) -> Letter {
    let opening = format!("a ticket for {} is yours now.", occasion.event);
    let closing = "Show the code at the entrance, on your phone or printed. The code that the ticket had before is no \
                   longer good.";
    compose(to, subject, &opening, occasion, tickets, closing)
}

fn compose(
    to: Recipient,
    subject: String,
    opening: &str,
    occasion: &Occasion,
    tickets: &[TicketLine],
    closing: &str,
) -> Letter {
    let hello = if to.name.trim().is_empty() { "Hello".to_owned() } else { format!("Hello {}", to.name.trim()) };
    let mut text = format!("{hello},\n\n{opening}\n\n");
    let mut html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{}</title></head>\
         <body style=\"margin:0;padding:24px;font:16px/1.5 sans-serif;color:#1a1a1a;background:#ffffff\">\
         <div style=\"max-width:560px;margin:0 auto\"><p>{},</p><p>{}</p>",
        escape(&subject),
        escape(&hello),
        escape(opening)
    );
    for fact in [&occasion.when, &occasion.place].into_iter().flatten() {
        let _ = writeln!(text, "{fact}");
        let _ = write!(html, "<p style=\"margin:0\"><strong>{}</strong></p>", escape(fact));
    }
    let mut pictures = Vec::new();
    for ticket in tickets {
        describe(ticket, &mut text, &mut html, &mut pictures);
    }
    let _ = write!(text, "\n{closing}\n\n{}\n", occasion.organiser);
    let _ = write!(html, "<p>{}</p><p>{}</p></div></body></html>", escape(closing), escape(&occasion.organiser));
    Letter { to_email: to.email, to_name: to.name, subject, text, html, pictures }
}

fn describe(ticket: &TicketLine, text: &mut String, html: &mut String, pictures: &mut Vec<Picture>) {
    let holder = ticket.holder.as_deref().map(|holder| format!(", {holder}")).unwrap_or_default();
    let _ = write!(text, "\n{}{holder}\n  Ticket {}\n  Code {}\n", ticket.type_name, ticket.id, ticket.code);
    let _ = write!(
        html,
        "<div style=\"margin:24px 0;padding:16px;border:1px solid #cccccc;border-radius:8px;text-align:center\">\
         <p style=\"margin:0 0 8px\"><strong>{}</strong>{}</p>",
        escape(&ticket.type_name),
        escape(&holder)
    );
    match qr::png(&ticket.code) {
        Ok(png) => {
            let _ = write!(
                html,
                "<img src=\"cid:{id}\" alt=\"QR code of ticket {id}\" width=\"320\" style=\"max-width:100%\">",
                id = escape(&ticket.id)
            );
            pictures.push(Picture { name: ticket.id.clone(), png });
        }
        // A code of its own that is too long for a picture was never one: the text is what its readers know.
        Err(_) => {
            let _ = write!(html, "<p><code>{}</code></p>", escape(&ticket.code));
        }
    }
    let _ = write!(html, "<p style=\"margin:8px 0 0;font-size:12px;color:#666666\">{}</p></div>", escape(&ticket.id));
}

/// Text inside of HTML, also inside of a quoted attribute.
fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    fn occasion() -> Occasion {
        Occasion {
            event: "Rock & <Roll>".into(),
            organiser: "Acme Live".into(),
            when: Some("Saturday 28 November 2026, 20:00 (Europe/Berlin)".into()),
            place: Some("Old Hall".into()),
        }
    }

    fn line(number: u8) -> TicketLine {
        let holder = Some("<script>alert(1)</script>".into());
        TicketLine { id: format!("tkt_{number}"), type_name: "General".into(), holder, code: format!("CODE{number}") }
    }

    fn pat() -> Recipient {
        Recipient { email: "pat@example.com".into(), name: "Pat".into() }
    }

    #[test]
    fn every_ticket_has_its_code_as_a_picture_and_as_text() {
        let letter = tickets_issued(pat(), "s".into(), &occasion(), &[line(1), line(2)]);
        assert!(letter.text.contains("Hello Pat,\n\nhere are your 2 tickets for Rock & <Roll>."), "{}", letter.text);
        assert_eq!(letter.pictures.len(), 2);
        for number in [1, 2] {
            assert!(letter.text.contains(&format!("CODE{number}")));
            assert!(letter.html.contains(&format!("cid:tkt_{number}")));
        }
    }

    #[test]
    fn nothing_that_people_typed_is_markup() {
        let letter = ticket_transferred(pat(), "\"><script>".into(), &occasion(), &[line(1)]);
        assert!(!letter.html.contains("<script>") && !letter.html.contains("<Roll>"), "{}", letter.html);
        assert!(letter.html.contains("Rock &amp; &lt;Roll&gt; is yours now"));
    }

    #[test]
    fn a_code_too_long_for_a_picture_is_shown_as_text() {
        let long = TicketLine { code: "x".repeat(4_000), ..line(1) };
        let letter = tickets_issued(pat(), "s".into(), &occasion(), &[long]);
        assert!(letter.pictures.is_empty() && letter.html.contains("<code>xxx"));
    }

    #[test]
    fn a_subject_names_the_event() {
        assert_eq!(
            subject("Your tickets for {event}, by {organiser}", &occasion()),
            "Your tickets for Rock & <Roll>, by Acme Live"
        );
    }
}
