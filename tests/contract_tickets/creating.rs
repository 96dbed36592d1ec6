//! Tickets made by hand, and the shapes of ids: S70-S78.

use crate::api::{Api, Told, assert_id, is_id, nobody, sorted, text};
use crate::box_office::house::House;
use crate::box_office::show::Bought;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::runner::Later;
use crate::support::stage::merged;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

/// An event, an order in it, its tier and its customer.
struct Desk {
    hall: Hall,
    bought: Bought,
    tier: String,
    customer: String,
}

impl Desk {
    async fn new(house: &Arc<House>) -> Desk {
        let (hall, bought) = Hall::with_tickets(house, 1).await;
        let read = hall.read(bought.ticket()).await;
        Desk { hall, bought, tier: text(&read, "admissionId"), customer: text(&read, "customerId") }
    }

    /// The published body; `more` overrides fields.
    fn body(&self, more: Value) -> Value {
        let attendee = json!({"firstName": "Jane", "lastName": "Doe", "email": "test@session.services"});
        let plain = json!({"orderId": self.bought.booking, "customerId": self.customer, "admissionId": self.tier,
            "status": "ACTIVE", "attendee": attendee});
        merged(plain, more)
    }

    async fn make(&self, more: Value) -> Value {
        self.hall.office.post("/tickets", &self.body(more)).await.gives("ticket")
    }
}

pub async fn s70_a_ticket_is_made_by_hand_and_scans(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let made = desk.make(json!({})).await;
    assert_eq!((&made["status"], &made["scans"]), (&json!("ACTIVE"), &json!([])), "{made}");
    let (first, second) = (text(&made, "id"), text(&desk.make(json!({})).await, "id"));
    assert_ne!(first, second);
    desk.hall.goes_in(&first).await;
    // It has a code as every ticket, and takes a place.
    assert!(desk.hall.is_valid(&desk.hall.qr(&second).await).await);
    assert_eq!(desk.hall.available(&desk.tier).await, 97, "one sold and two made by hand of a hundred");
    Some(Box::pin(async move {
        assert_eq!(desk.hall.status(&first).await, "REDEEMED");
        desk.hall.goes_in(&second).await;
        assert_eq!(desk.hall.available(&desk.tier).await, 97);
    }))
}

pub async fn s70_no_more_than_there_are_places(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let two = desk.hall.tier(json!({"name": "Two", "capacity": 2})).await;
    let tries = (0..10).map(|_| {
        let (office, body) = (desk.hall.office.clone(), desk.body(json!({"admissionId": two})));
        tokio::spawn(async move { office.post("/tickets", &body).await })
    });
    let mut made = 0;
    for one in tries.collect::<Vec<_>>() {
        let answer = one.await.expect("an answer");
        match answer.status {
            200 => made += 1,
            _ => answer.fails_as(&[(400, "BAD_REQUEST"), (409, "CONFLICT")]),
        }
    }
    assert_eq!((made, desk.hall.available(&two).await), (2, 0));
    None
}

pub async fn s71_create_takes_an_order(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let made = desk.make(json!({})).await;
    assert_eq!(made["orderId"], desk.bought.booking.as_str(), "{made}");
    let unknown = desk.body(json!({"orderId": nobody("ord")}));
    desk.hall.office.post("/tickets", &unknown).await.fails(404, "NOT_FOUND");
    for wrong in [json!("nonsense"), json!(7), json!("tkt_01h455vb4pex5vsknk084sn02q")] {
        desk.hall.office.post("/tickets", &desk.body(json!({"orderId": wrong}))).await.wrong_input("orderId");
    }
    let wanted = sorted(vec![desk.bought.ticket().to_owned(), text(&made, "id")]);
    now_and_later!({
        assert_eq!(desk.hall.found_ids(&[("orderId", &desk.bought.booking)]).await, wanted);
    })
}

pub async fn s72_create_takes_a_customer(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let made = desk.make(json!({})).await;
    assert_eq!(made["customerId"], desk.customer.as_str(), "{made}");
    desk.hall.office.post("/tickets", &desk.body(json!({"customerId": "nonsense"}))).await.wrong_input("customerId");
    let unknown = desk.body(json!({"customerId": nobody("cus")}));
    desk.hall.office.post("/tickets", &unknown).await.fails_as(&[(404, "NOT_FOUND"), (400, "BAD_REQUEST")]);
    now_and_later!({
        assert!(desk.hall.found_ids(&[("customerId", &desk.customer)]).await.contains(&text(&made, "id")));
    })
}

pub async fn s73_create_takes_a_tier(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let vip = desk.hall.tier(json!({"name": "VIP", "price": 90})).await;
    let made = desk.make(json!({"admissionId": vip})).await;
    let sold = desk.hall.read(desk.bought.ticket()).await;
    for part in ["id", "name", "slug", "date", "venue"] {
        assert_eq!(made["event"][part], sold["event"][part], "{part}: {made}");
    }
    let admission = &made["admission"];
    let told = (&made["admissionId"], &admission["id"], &admission["name"], &admission["price"]["base"]);
    assert_eq!(told, (&json!(vip), &json!(vip), &json!("VIP"), &json!(9000)), "{made}");
    let strange = Hall::new(&house).await.tier(json!({})).await;
    let wrong = [(400, "BAD_REQUEST"), (404, "NOT_FOUND")];
    desk.hall.office.post("/tickets", &desk.body(json!({"admissionId": strange}))).await.fails_as(&wrong);
    desk.hall.office.post("/tickets", &desk.body(json!({"admissionId": nobody("adm")}))).await.fails_as(&wrong);
    desk.hall.office.post("/tickets", &desk.body(json!({"admissionId": "adm_x"}))).await.wrong_input("admissionId");
    now_and_later!({
        assert_eq!(desk.hall.read(&text(&made, "id")).await, made);
        assert_eq!(desk.hall.all().await.len(), 2, "refusals made none");
    })
}

pub async fn s74_create_takes_a_status(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    assert_eq!(desk.make(json!({"status": "ACTIVE"})).await["status"], "ACTIVE");
    for wrong in [json!("USED"), json!("active"), json!(""), json!(1)] {
        desk.hall.office.post("/tickets", &desk.body(json!({"status": wrong}))).await.wrong_input("status");
    }
    let mut made = Vec::new();
    for word in ["REDEEMED", "CANCELLED"] {
        let answer = desk.hall.office.post("/tickets", &desk.body(json!({"status": word}))).await;
        match answer.status {
            // Honoured, or refused: never taken for another word.
            200 => {
                let ticket = answer.gives("ticket");
                assert_eq!(ticket["status"], word, "{ticket}");
                made.push((text(&ticket, "id"), word));
            }
            _ => answer.wrong_input("status"),
        }
    }
    now_and_later!({
        for (ticket, word) in &made {
            assert_eq!(desk.hall.status(ticket).await, *word);
            assert_eq!(desk.hall.try_enter(ticket).await.status, 400);
        }
        assert_eq!(desk.hall.all().await.len(), 2 + made.len());
    })
}

pub async fn s75_create_takes_an_attendee(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let mary = json!({"firstName": "Mary Ann", "lastName": "Li", "email": "li@example.com", "phone": "+15550100299"});
    let made = desk.make(json!({"attendee": mary})).await;
    assert_eq!(made["attendee"], mary);
    let broken = json!({"attendee": {"firstName": "Mary", "lastName": "Li", "email": "nonsense"}});
    desk.hall.office.post("/tickets", &desk.body(broken)).await.wrong_input("attendee");
    // Without one it is the order's customer.
    let mut body = desk.body(json!({}));
    body.as_object_mut().expect("an object").remove("attendee");
    let plain = desk.hall.office.post("/tickets", &body).await.gives("ticket");
    assert_eq!(plain["attendee"]["email"], desk.bought.email.as_str(), "{plain}");
    now_and_later!({
        assert_eq!(desk.hall.read(&text(&made, "id")).await["attendee"], mary);
        assert_eq!(desk.hall.read(&text(&plain, "id")).await["attendee"], plain["attendee"]);
    })
}

pub async fn s76_create_needs_the_order_permission(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let (hall, body) = (&desk.hall, desk.body(json!({})));
    let sets: [&[&str]; 5] =
        [&["SCANNING"], &[], &["ticket.read", "ticket.scan"], &["EVENT"], &["FULL", "-ticket.write"]];
    for words in sets {
        Api::of(&hall.org, words).post("/tickets", &body).await.fails(403, "FORBIDDEN");
    }
    Api::customer(&hall.org, &desk.bought.email).post("/tickets", &body).await.fails(403, "FORBIDDEN");
    hall.public.post("/tickets", &body).await.fails(401, "UNAUTHORIZED");
    // Nobody without the right learns what a wrong body would say.
    hall.door.post("/tickets", &json!({})).await.fails(403, "FORBIDDEN");
    assert_eq!((hall.all().await.len(), hall.available(&desk.tier).await), (1, 99), "none was made");
    for words in [["ORDER"], ["FULL"]] {
        Api::of(&hall.org, &words).post("/tickets", &body).await.gives("ticket");
    }
    None
}

pub async fn s77_create_answers_the_ticket(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let answer = desk.hall.office.post("/tickets", &desk.body(json!({}))).await;
    let made = answer.gives("ticket");
    assert_eq!(answer.status, 200, "{answer}");
    crate::fields::assert_whole(&made);
    let jane = json!({"firstName": "Jane", "lastName": "Doe", "email": "test@session.services"});
    assert_eq!(made["attendee"], jane, "{made}");
    now_and_later!({
        assert_eq!(desk.hall.read(&text(&made, "id")).await, made);
    })
}

/// Every text in an answer that looks like an id must be one.
fn ids_within(value: &Value, key: &str, out: &mut Vec<(String, Value)>) {
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, inner)| ids_within(inner, key, out)),
        Value::Array(all) => all.iter().for_each(|inner| ids_within(inner, key, out)),
        Value::String(_) if key == "id" || (key.ends_with("Id") && key != "deviceId") => {
            out.push((key.to_owned(), value.clone()));
        }
        _ => {}
    }
}

pub async fn s78_ids_have_their_prefixes(house: Arc<House>) -> Later {
    let desk = Desk::new(&house).await;
    let hall = desk.hall.clone();
    assert_id(&json!(hall.org.id), "tnt");
    let ticket = hall.goes_in(desk.bought.ticket()).await;
    let (mut found, order) = (Vec::new(), hall.read_order(&desk.bought.booking).await);
    ids_within(&ticket, "", &mut found);
    ids_within(&order["items"], "", &mut found);
    let known = ["tkt", "ord", "evt", "adm", "cus", "tem", "pmt", "scn", "usr", "loc", "itm", "sct", "ven"];
    for (key, id) in &found {
        assert!(known.iter().any(|prefix| is_id(id, prefix)), "{key}: {id} in {ticket} {order}");
    }
    assert_id(&order["id"], "ord");
    assert_id(&order["items"][0]["id"], "itm");
    assert!(found.len() > 10, "{found:?}");
    None
}

pub async fn s78_a_malformed_id_is_never_a_failure(house: Arc<House>) -> Later {
    let (hall, ticket) = Hall::with_ticket(&house).await;
    let wrong = [
        "x",
        "tkt_",
        "tkt_01JPS5CGSG0S32W2PR73VBCCDE",
        "tkt_81h455vb4pex5vsknk084sn02q",
        "%00",
        "%F0%9F%98%80",
        "..%2F",
        "tkt_01h455vb4pex5vsknk084sn02q0",
        "evt_01h455vb4pex5vsknk084sn02q",
        "'--",
        "0",
    ];
    let scan = json!({"kind": "CHECK_IN"});
    for id in wrong {
        hall.full.get(&format!("/tickets/{id}")).await.fails(404, "NOT_FOUND");
        hall.full.post(&format!("/tickets/{id}/scan"), &scan).await.fails(404, "NOT_FOUND");
        hall.full.put(&format!("/tickets/{id}"), &json!({"status": "ACTIVE"})).await.fails(404, "NOT_FOUND");
        hall.full.put(&format!("/tickets/{id}/check-in"), &json!({})).await.fails(404, "NOT_FOUND");
        hall.full.bare(Method::PUT, &format!("/tickets/{id}/check-out")).await.fails(404, "NOT_FOUND");
        hall.full.get(&format!("/orders/{id}")).await.fails(404, "NOT_FOUND");
    }
    for field in ["orderId", "eventId", "customerId", "promoterId"] {
        for id in ["x", "", &ticket, "' or 1=1", "\u{1f600}"] {
            hall.full.find("/tickets", &[(field, id)]).await.wrong_input(field);
        }
    }
    let body = json!({"admissionId": "x", "orderId": "y", "customerId": "z", "status": "ACTIVE"});
    let data = hall.full.post("/tickets", &body).await.fails(422, "INPUT_VALIDATION_FAILED");
    assert!(data["fieldErrors"].is_object(), "{data}");
    for broken in ["", "{", "[]", "null", "\"text\"", "\u{0}"] {
        let request = hall.full.request(Method::POST, &format!("/tickets/{ticket}/scan"));
        let answer =
            crate::support::client::send(request.header("content-type", "application/json").body(broken)).await;
        answer.fails_as(&[(400, "BAD_REQUEST"), (422, "INPUT_VALIDATION_FAILED")]);
    }
    None
}
