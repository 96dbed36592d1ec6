//! Mails through a real mail server.

use super::house::{House, LIMIT, Post, hurried, order};
use super::sink::{Sink, fixture, qr_text};
use super::support::poll::eventually;
use super::support::postgres::psql;
use gatehouse::queries::outbox::{Channel, DeliveryState};
use gatehouse::stores::postgres::outbox::{Addressee, Fact};
use serde_json::Value;

async fn one_mail(sink: &Sink) -> Value {
    eventually("a mail", LIMIT, async || sink.mails().pop()).await
}

fn code(house: &House, ticket: impl ToString) -> String {
    let event = &house.stage.event.id;
    let all = psql(&house.stage.url, "select id, code from tickets");
    let wanted = ticket.to_string();
    let found = all.lines().find_map(|line| {
        let (id, code) = line.split_once('|')?;
        let id = gatehouse::domain::ids::TicketId::from_bytes(id.parse::<uuid::Uuid>().ok()?.into_bytes());
        (id.to_string() == wanted).then(|| code.to_owned())
    });
    found.unwrap_or_else(|| panic!("no code of {wanted} in {event}"))
}

#[actix::test]
async fn the_buyer_gets_one_mail_with_every_code_as_a_picture_over_a_safe_connection() {
    let (house, sink) = (House::new().await, Sink::safe());
    let tickets = house.stage.tickets(2).await;
    let post = Post { smtp_url: Some(sink.safe_url("open-sesame")), ca_file: Some(fixture("ca.pem")) };
    let relay = house.relay(post, hurried()).await;
    house.announce([house.mail_of(&tickets, "pat@example.com")]).await;
    let done = house.wait_for(DeliveryState::Delivered, 1).await;
    assert_eq!((done[0].channel, done[0].to.as_str(), done[0].attempts), (Channel::Mail, "pat@example.com", 1));
    let mails = sink.mails();
    assert_eq!(mails.len(), 1);
    let mail = &mails[0];
    assert_eq!((&mail["safe"], &mail["user"]), (&true.into(), &"gate".into()), "STARTTLS, then AUTH");
    assert_eq!((&mail["from"], &mail["to"][0]), (&"tickets@acme.example".into(), &"pat@example.com".into()));
    assert_eq!(mail["headers"]["Subject"], "Your tickets for Opening Night");
    assert_eq!(mail["headers"]["To"], "Pat Lee <pat@example.com>");
    assert_eq!(mail["headers"]["Message-ID"], format!("<{}@acme.example>", done[0].id));
    let (text, html) = (mail["text"].as_str().expect("a text"), mail["html"].as_str().expect("a page"));
    assert!(text.contains("here are your 2 tickets for Opening Night") && text.contains("Acme Live"), "{text}");
    for ticket in &tickets {
        let code = code(&house, ticket);
        assert_eq!(qr_text(mail, &ticket.to_string()), code);
        assert!(html.contains(&format!("cid:{ticket}")) && text.contains(&code));
    }
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_transferred_ticket_is_told_to_its_new_holder() {
    let (house, sink) = (House::new().await, Sink::start(&[]));
    let tickets = house.stage.tickets(2).await;
    let relay = house.relay(Post { smtp_url: Some(sink.url()), ca_file: None }, hurried()).await;
    let to = Addressee { email: "heir@example.com".into(), name: "Jordan Kim".into() };
    let event = house.stage.event.id;
    let (ticket, revoked) = (tickets[1], tickets[0]);
    house.announce([Fact::TicketTransferredMail { order: Some(order()), event, ticket, revoked, to }]).await;
    let mail = one_mail(&sink).await;
    assert_eq!(mail["headers"]["Subject"], "A ticket for Opening Night is yours now");
    assert_eq!(mail["to"][0], "heir@example.com");
    assert_eq!(qr_text(&mail, &ticket.to_string()), code(&house, ticket));
    assert_eq!(mail["pictures"].as_object().expect("pictures").len(), 1, "the old code goes nowhere");
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_server_that_is_busy_is_asked_again_and_an_address_that_is_none_is_not() {
    let (house, sink) = (House::new().await, Sink::start(&["--refuse", "2"]));
    let tickets = house.stage.tickets(1).await;
    let relay = house.relay(Post { smtp_url: Some(sink.url()), ca_file: None }, hurried()).await;
    house.announce([house.mail_of(&tickets, "nobody@nowhere.example")]).await;
    let dead = house.wait_for(DeliveryState::Dead, 1).await.remove(0);
    assert_eq!((dead.attempts, dead.last_status), (1, Some(550)));
    house.announce([house.mail_of(&tickets, "pat@example.com")]).await;
    let done = house.wait_for(DeliveryState::Delivered, 1).await;
    assert_eq!((done[0].attempts, sink.mails().len()), (3, 1));
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_wrong_password_sends_nothing_and_is_tried_again_after_it_was_put_right() {
    let (house, sink) = (House::new().await, Sink::safe());
    let tickets = house.stage.tickets(1).await;
    let post = |password| Post { smtp_url: Some(sink.safe_url(password)), ca_file: Some(fixture("ca.pem")) };
    let relay = house.relay(post("wrong"), hurried()).await;
    house.announce([house.mail_of(&tickets, "pat@example.com")]).await;
    let tried = async || house.deliveries(None).await.pop().filter(|one| one.last_error.is_some());
    let failed = eventually("an attempt", LIMIT, tried).await;
    assert_eq!((failed.last_status, sink.mails().len()), (Some(535), 0));
    relay.stop(std::time::Instant::now() + LIMIT).await;
    if failed.state == DeliveryState::Dead {
        house.registry.redrive(house.stage.tenant, failed.id).await.expect("driven again");
    }
    let relay = house.relay(post("open-sesame"), hurried()).await;
    house.wait_for(DeliveryState::Delivered, 1).await;
    assert_eq!(sink.mails().len(), 1);
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn tickets_that_are_no_longer_good_are_left_out() {
    let (house, sink) = (House::new().await, Sink::start(&[]));
    let tickets = house.stage.tickets(2).await;
    psql(
        &house.stage.url,
        "update tickets set validity = 3 where id = (select id from tickets order by id desc limit 1)",
    );
    house.announce([house.mail_of(&tickets, "pat@example.com"), house.mail_of(&tickets[1..], "kim@example.com")]).await;
    let relay = house.relay(Post { smtp_url: Some(sink.url()), ca_file: None }, hurried()).await;
    house.wait_for(DeliveryState::Delivered, 1).await;
    let dead = house.wait_for(DeliveryState::Dead, 1).await.remove(0);
    assert_eq!(dead.to, "kim@example.com");
    let mail = one_mail(&sink).await;
    let pictures: Vec<&String> = mail["pictures"].as_object().expect("pictures").keys().collect();
    assert_eq!(pictures, [&tickets[0].to_string()]);
    relay.stop(std::time::Instant::now() + LIMIT).await;
}

#[actix::test]
async fn a_server_that_hangs_costs_an_attempt_and_its_connection_is_not_used_again() {
    let (house, sink) = (House::new().await, Sink::start(&["--hang", "1"]));
    let tickets = house.stage.tickets(2).await;
    let settings = gatehouse::actors::outbox_relay::Settings { mails_at_once: 1, ..hurried() };
    let relay = house.relay(Post { smtp_url: Some(sink.url()), ca_file: None }, settings).await;
    let mails = ["pat@example.com", "kim@example.com"].map(|to| house.mail_of(&tickets, to));
    house.announce(mails).await;
    let done = house.wait_for(DeliveryState::Delivered, 2).await;
    let mut attempts: Vec<u32> = done.iter().map(|one| one.attempts).collect();
    attempts.sort_unstable();
    assert_eq!(attempts, [1, 2]);
    let mut told: Vec<String> = sink.mails().iter().map(|mail| mail["to"][0].to_string()).collect();
    told.sort();
    assert_eq!(told, ["\"kim@example.com\"", "\"pat@example.com\""], "each once");
    relay.stop(std::time::Instant::now() + LIMIT).await;
}
