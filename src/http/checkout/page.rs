//! The checkout page: plain HTML from one template, no script. Everything that people wrote is escaped.

use crate::domain::money::{Currency, Money};
use crate::domain::order::OrderState;
use crate::queries::sales::{BookingInfo, ThingSold};
use std::fmt::Write;

const TEMPLATE: &str = include_str!("page.html");

/// What the buyer can do about the order here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// The sandbox plays the gateway: pay, or have it declined.
    Play,
    /// PayPal's own page.
    Approve,
    /// Nothing: the operator has to set a checkout up.
    Nothing,
}

/// What the page is made of.
pub struct Page<'a> {
    pub booking: &'a BookingInfo,
    pub signature: &'a str,
    pub offer: Offer,
    /// What just went wrong, for people.
    pub problem: Option<&'a str>,
}

/// A page with one sentence.
pub fn sentence(title: &str, text: &str) -> String {
    fill(title, "", &format!("<h1>{}</h1>\n<p>{}</p>", escaped(title), escaped(text)))
}

impl Page<'_> {
    pub fn html(&self) -> String {
        let booking = self.booking;
        let name = booking.event.as_ref().map_or("Your order", |event| event.name.as_str());
        let mut body = format!("<h1>{}</h1>\n", escaped(name));
        let _ = writeln!(body, "<p class=\"soft\">Order {}</p>", booking.id);
        if let Some(problem) = self.problem {
            let _ = writeln!(body, "<p class=\"state\" role=\"alert\">{}</p>", escaped(problem));
        }
        let _ = writeln!(body, "<p class=\"state\" role=\"status\">{}</p>", self.state());
        body.push_str(&self.lines());
        body.push_str(&self.actions());
        let back = self.back().filter(|_| booking.confirmed_at.is_some());
        let head = back.map_or_else(String::new, |url| {
            format!("<meta http-equiv=\"refresh\" content=\"5;url={}\">", escaped(&url))
        });
        fill(name, &head, &body)
    }

    fn state(&self) -> String {
        let booking = self.booking;
        match booking.state {
            OrderState::Pending => match booking.expires_at {
                Some(until) => format!("Your places are held until {} UTC.", until.format("%H:%M:%S")),
                None => "Your places are held.".to_owned(),
            },
            OrderState::Paid => "Your payment is here; your tickets are being made.".to_owned(),
            OrderState::Confirmed | OrderState::PartiallyRefunded | OrderState::Refunded | OrderState::Cancelled
                if booking.confirmed_at.is_some() =>
            {
                match booking.tickets.len() {
                    1 => "Done. Your ticket is on its way by mail.".to_owned(),
                    count => format!("Done. Your {count} tickets are on their way by mail."),
                }
            }
            OrderState::Expired => "The time to pay is over, and the places were given back.".to_owned(),
            OrderState::Confirmed | OrderState::PartiallyRefunded | OrderState::Refunded | OrderState::Cancelled => {
                "This order has ended.".to_owned()
            }
        }
    }

    fn lines(&self) -> String {
        let amounts = &self.booking.amounts;
        let money = |minor: i64| money(minor, &amounts.currency);
        let mut table = String::from("<table>\n");
        for item in &self.booking.items {
            let name = match &item.thing {
                ThingSold::Ticket { name, .. } | ThingSold::Product { name, .. } => name,
            };
            let price = money(item.unit_price_minor * i64::from(item.quantity));
            let _ = writeln!(table, "<tr><th>{} × {}</th><td>{price}</td></tr>", item.quantity, escaped(name));
        }
        let added_tax = amounts.total_minor - (amounts.subtotal_minor - amounts.discount_minor + amounts.booking_minor);
        for (name, minor) in
            [("Booking fees", amounts.booking_minor), ("Discount", -amounts.discount_minor), ("Tax", added_tax)]
        {
            if minor != 0 {
                let _ = writeln!(table, "<tr><th>{name}</th><td>{}</td></tr>", money(minor));
            }
        }
        let _ = writeln!(table, "<tr class=\"sum\"><th>Total</th><td>{}</td></tr>", money(amounts.total_minor));
        if amounts.gift_card_minor > 0 {
            let _ = writeln!(table, "<tr><th>Left to pay</th><td>{}</td></tr>", money(amounts.due_minor));
        }
        table.push_str("</table>\n");
        table
    }

    fn actions(&self) -> String {
        let booking = self.booking;
        if booking.confirmed_at.is_some() {
            return self.back().map_or_else(String::new, |url| {
                format!("<a class=\"go\" href=\"{}\" rel=\"noreferrer\">Continue</a>\n", escaped(&url))
            });
        }
        match (booking.state, self.offer) {
            (OrderState::Pending, Offer::Play) => self.play(),
            (OrderState::Pending, Offer::Approve) => match booking.payment.as_ref().and_then(|one| one.approve_url.as_ref()) {
                Some(url) => format!("<a class=\"go\" href=\"{}\" rel=\"noreferrer\">Pay with PayPal</a>\n", escaped(url)),
                None => String::new(),
            },
            (OrderState::Pending, Offer::Nothing) => "<p>This shop has not set its checkout page up yet, so the order \
                cannot be paid here. Its operator has to name one in the setting <code>orders.checkout_url</code>.</p>\n"
                .to_owned(),
            (OrderState::Expired, _) => self.form("reserve", "", "Hold the places again", ""),
            (_, _) => String::new(),
        }
    }

    /// Buttons of the sandbox. Who buys is asked where nobody is named yet.
    fn play(&self) -> String {
        let fields = if self.booking.buyer.email.is_some() {
            ""
        } else {
            "<label>First name <input name=\"firstName\" autocomplete=\"given-name\" required></label>\n\
             <label>Last name <input name=\"lastName\" autocomplete=\"family-name\" required></label>\n\
             <label>E-mail <input name=\"email\" type=\"email\" autocomplete=\"email\" required></label>\n"
        };
        let pay = format!("Pay {}", money(self.booking.amounts.due_minor, &self.booking.amounts.currency));
        let note = "<p class=\"soft\">This is a sandbox: no money moves.</p>\n";
        let decline = self.form("decline", "", "Let it fail", "quiet");
        format!("{note}{}{decline}", self.form("pay", fields, &pay, ""))
    }

    fn form(&self, verb: &str, fields: &str, button: &str, class: &str) -> String {
        let (order, signature) = (self.booking.id, escaped(self.signature));
        format!(
            "<form method=\"post\" action=\"/checkout/{order}/{verb}?sig={signature}\">\n{fields}\
             <button class=\"{class}\">{}</button>\n</form>\n",
            escaped(button)
        )
    }

    /// Where the buyer goes from here.
    fn back(&self) -> Option<String> {
        let url = self.booking.return_url.as_ref()?;
        Some(returning(url, self.booking, self.signature))
    }
}

/// `{returnUrl}/{orderId}?sig={signature}`; a query that the address had stays.
pub fn returning(url: &str, booking: &BookingInfo, signature: &str) -> String {
    let url = url.split_once('#').map_or(url, |(before, _)| before);
    let (path, query) = url.split_once('?').map_or((url, None), |(path, query)| (path, Some(query)));
    let more = query.filter(|query| !query.is_empty()).map_or_else(String::new, |query| format!("&{query}"));
    format!("{}/{}?sig={signature}{more}", path.trim_end_matches('/'), booking.id)
}

fn fill(title: &str, head: &str, body: &str) -> String {
    TEMPLATE.replace("{{title}}", &escaped(title)).replace("{{head}}", head).replace("{{body}}", body)
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // Braces that somebody wrote are no places of the template.
            '{' => safe.push_str("&#123;"),
            '}' => safe.push_str("&#125;"),
            sign => safe.push(sign),
        }
    }
    safe
}

fn money(minor: i64, currency: &str) -> String {
    match Currency::new(currency) {
        Ok(currency) => Money::new(minor, currency).to_string(),
        Err(_) => format!("{minor} {currency}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_no_markup() {
        let page = sentence("<script>alert(1)</script>", "\"{{body}}\" & 'co'");
        assert!(!page.contains("<script>") && !page.contains("{{"), "{page}");
        assert!(page.contains("&quot;&#123;&#123;body&#125;&#125;&quot; &amp; &#39;co&#39;"), "{page}");
    }
}
