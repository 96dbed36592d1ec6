//! Which tickets a list holds: S10-S20.

use crate::api::{Api, Told, assert_id, ids, nobody, sorted, text};
use crate::box_office::desk::Org;
use crate::box_office::house::House;
use crate::box_office::records::mail;
use crate::box_office::show::Show;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::client::{Answer, send};
use crate::support::runner::Later;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

/// What a filter finds by an id that is nobody's here: nothing, or the id is unknown.
#[track_caller]
fn finds_nothing(answer: &Answer) {
    match answer.status {
        404 => drop(answer.fails(404, "NOT_FOUND")),
        _ => assert!(answer.lists("tickets").is_empty(), "{answer}"),
    }
}

pub async fn s10_a_list_is_an_object_with_tickets(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    now_and_later!({
        let answer = hall.full.find("/tickets", &[("orderId", &bought.booking)]).await;
        assert_eq!(ids(&answer.lists("tickets")), sorted(bought.tickets.clone()));
        let body = answer.json();
        assert_eq!(body["limit"], 20, "{body}");
        for end in ["before", "after", "cursor"] {
            assert!(body.get(end).is_none_or(Value::is_null), "one page has no other: {body}");
        }
        let page = hall.full.find("/tickets", &[("orderId", &bought.booking), ("limit", "2")]).await;
        let body = page.expect(200);
        assert_eq!((&body["limit"], page.lists("tickets").len()), (&json!(2), 2), "{body}");
        assert!(body["cursor"].is_string() && body["cursor"] == body["after"], "{body}");
        let rest =
            hall.full.find("/tickets", &[("orderId", &bought.booking), ("cursor", &text(&body, "cursor"))]).await;
        assert_eq!(rest.lists("tickets").len(), 1, "{rest}");
    })
}

pub async fn s11_the_published_curl_works(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let token = house.mint("order").token();
    let request = house.client().request(Method::GET, &format!("/tickets?orderId={}", bought.booking));
    let request = request.header("x-tenant-id", &hall.org.id).header("Authorization", format!("Bearer {token}"));
    assert_eq!(ids(&send(request).await.lists("tickets")), bought.tickets);
    // With a version of the API named, as the published client does.
    let versioned = hall.office.with_header("x-api-version", "2025-09-22");
    assert_eq!(
        ids(&versioned.find("/tickets", &[("orderId", &bought.booking)]).await.lists("tickets")),
        bought.tickets
    );
    None
}

pub async fn s12_the_header_names_the_tenant(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let ticket = bought.ticket().to_owned();
    for path in [format!("/tickets?orderId={}", bought.booking), format!("/tickets/{ticket}")] {
        hall.full.without_tenant().get(&path).await.fails(400, "BAD_REQUEST");
        hall.full.with_tenant("").get(&path).await.fails(400, "BAD_REQUEST");
        assert_eq!(hall.full.with_tenant(&hall.org.slug).get(&path).await.status, 200, "a slug names it as well");
    }
    let scan = json!({"kind": "CHECK_IN"});
    hall.door.without_tenant().post(&format!("/tickets/{ticket}/scan"), &scan).await.fails(400, "BAD_REQUEST");
    let theirs = Org::own(&house).await;
    let them = Api::of(&theirs, &["FULL"]);
    // A token of another tenant than the header's.
    them.with_tenant(&hall.org.id).get(&format!("/tickets/{ticket}")).await.fails(403, "FORBIDDEN");
    hall.full.with_tenant(&theirs.id).get(&format!("/tickets/{ticket}")).await.fails(403, "FORBIDDEN");
    let customer = text(&hall.read(&ticket).await, "customerId");
    now_and_later!({
        let filters = [("orderId", &bought.booking), ("eventId", &hall.event), ("customerId", &customer)];
        for (filter, id) in filters {
            finds_nothing(&them.find("/tickets", &[(filter, id)]).await);
        }
        them.get(&format!("/tickets/{ticket}")).await.fails(404, "NOT_FOUND");
        them.post(&format!("/tickets/{ticket}/scan"), &scan).await.fails(404, "NOT_FOUND");
        them.put(&format!("/tickets/{ticket}"), &json!({"status": "CANCELLED"})).await.fails(404, "NOT_FOUND");
        them.put(&format!("/tickets/{ticket}/check-in"), &json!({})).await.fails(404, "NOT_FOUND");
        them.get(&format!("/orders/{}", bought.booking)).await.fails(404, "NOT_FOUND");
        assert_eq!(hall.status(&ticket).await, "ACTIVE");
    })
}

pub async fn s13_a_bearer_token_is_needed(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let path = format!("/tickets/{}", bought.ticket());
    let list = format!("/tickets?orderId={}", bought.booking);
    let old = house.mint("admin").with("exp", 1_600_000_000).token();
    let unsigned = house.mint("admin").unsigned();
    let cases = [
        hall.public.clone(),
        hall.public.with_token("nonsense"),
        hall.public.with_token(&old),
        hall.public.with_token(&unsigned),
    ];
    for api in cases {
        api.get(&list).await.fails(401, "UNAUTHORIZED");
        api.get(&path).await.fails(401, "UNAUTHORIZED");
        api.put(&path, &json!({"status": "CANCELLED"})).await.fails(401, "UNAUTHORIZED");
        api.post("/tickets", &json!({})).await.fails(401, "UNAUTHORIZED");
        api.post(&format!("{path}/scan"), &json!({"kind": "CHECK_IN"})).await.fails(401, "UNAUTHORIZED");
        api.put(&format!("{path}/check-in"), &json!({})).await.fails(401, "UNAUTHORIZED");
    }
    let basic = hall.public.with_header("Authorization", "Basic dXNlcjpwYXNz");
    basic.get(&list).await.fails(401, "UNAUTHORIZED");
    assert_eq!(hall.status(bought.ticket()).await, "ACTIVE");
    None
}

pub async fn s14_an_order_an_event_or_a_customer(house: Arc<House>) -> Later {
    let (hall, first) = Hall::with_tickets(&house, 2).await;
    let tier = text(&hall.read(first.ticket()).await, "admissionId");
    let second = hall.buy(&[(&tier, 1)]).await;
    let customer = text(&hall.read(first.ticket()).await, "customerId");
    let all = sorted([first.tickets.clone(), second.tickets.clone()].concat());
    now_and_later!({
        assert_eq!(hall.found_ids(&[("orderId", &first.booking)]).await, sorted(first.tickets.clone()));
        assert_eq!(hall.found_ids(&[("eventId", &hall.event)]).await, all);
        assert_eq!(hall.found_ids(&[("customerId", &customer)]).await, sorted(first.tickets.clone()));
    })
}

pub async fn s15_at_least_one_filter_is_required(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 1).await;
    let signature = hall.signature(&bought.booking).await;
    for query in ["", "?limit=10", "?limit=10&unknown=1"] {
        let answer = hall.full.get(&format!("/tickets{query}")).await;
        answer.fails(400, "BAD_REQUEST");
        answer.says("at least one");
    }
    hall.full.find("/tickets", &[("orderSignature", &signature)]).await.fails(400, "BAD_REQUEST");
    // These count as one.
    let name = format!("n{}", uuid::Uuid::new_v4().simple());
    assert!(hall.found(&[("query", &name)]).await.is_empty());
    assert!(!hall.found(&[("status", "ACTIVE")]).await.is_empty());
    None
}

pub async fn s16_by_order(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 3).await;
    let tier = text(&hall.read(bought.ticket()).await, "admissionId");
    // The same buyer, another order.
    hall.buy_as(&bought.email, &[(&tier, 2)], json!({})).await;
    finds_nothing(&hall.full.find("/tickets", &[("orderId", &nobody("ord"))]).await);
    now_and_later!({
        let found = hall.found(&[("orderId", &bought.booking)]).await;
        assert_eq!(ids(&found), sorted(bought.tickets.clone()));
        assert!(found.iter().all(|ticket| ticket["orderId"] == bought.booking.as_str()), "{found:?}");
    })
}

pub async fn s17_by_event(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 2).await;
    let (other, _) = Hall::with_tickets(&house, 2).await;
    finds_nothing(&hall.full.find("/tickets", &[("eventId", &nobody("evt"))]).await);
    now_and_later!({
        let found = hall.found(&[("eventId", &hall.event)]).await;
        assert_eq!(ids(&found), sorted(bought.tickets.clone()));
        assert!(found.iter().all(|ticket| ticket["eventId"] == hall.event.as_str()), "{found:?}");
        assert_eq!(other.all().await.len(), 2);
    })
}

pub async fn s18_by_customer(house: Arc<House>) -> Later {
    let (hall, first) = Hall::with_tickets(&house, 2).await;
    let tier = text(&hall.read(first.ticket()).await, "admissionId");
    let second = hall.buy_as(&first.email, &[(&tier, 1)], json!({})).await;
    let stranger = hall.buy(&[(&tier, 1)]).await;
    let customer = hall.read(first.ticket()).await["customerId"].clone();
    assert_id(&customer, "cus");
    assert_ne!(customer, hall.read(stranger.ticket()).await["customerId"]);
    finds_nothing(&hall.full.find("/tickets", &[("customerId", &nobody("cus"))]).await);
    let theirs = sorted([first.tickets, second.tickets].concat());
    // Who else comes along does not change who bought.
    hall.update(&theirs[0], json!({"attendee": {"email": mail("guest")}})).await;
    now_and_later!({
        assert_eq!(hall.found_ids(&[("customerId", customer.as_str().expect("an id"))]).await, theirs);
    })
}

pub async fn s19_by_promoter(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let full = Api::of(&org, &["FULL"]);
    let promoter = full.post("/promoters", &json!({"name": "Night Shift"})).await.gives("promoter");
    assert_id(&promoter["id"], "pmt");
    let (mut theirs, mut halls) = (Vec::new(), Vec::new());
    for name in ["First night", "Second night"] {
        let body = json!({"name": name, "promoterId": promoter["id"], "entryStartsAt": "2030-06-01T18:00:00",
            "entryEndsAt": "2030-06-01T23:00:00"});
        let event = text(&full.post("/events", &body).await.gives("event"), "id");
        let hall = Hall::around(Show { org: org.clone(), slug: event.clone(), event });
        let bought = hall.buy(&[(&hall.tier(json!({})).await, 2)]).await;
        theirs.extend(bought.tickets);
        halls.push(hall);
    }
    // An event that nobody named a promoter for has another one.
    let other = Hall::of(&org).await;
    let bought = other.buy(&[(&other.tier(json!({})).await, 1)]).await;
    let default = other.read(bought.ticket()).await["promoterId"].clone();
    assert_id(&default, "pmt");
    assert_ne!(default, promoter["id"]);
    finds_nothing(&full.find("/tickets", &[("promoterId", &nobody("pmt"))]).await);
    let theirs = sorted(theirs);
    now_and_later!({
        let found = other.found(&[("promoterId", promoter["id"].as_str().expect("an id"))]).await;
        assert_eq!(ids(&found), theirs);
        assert!(found.iter().all(|ticket| ticket["promoterId"] == promoter["id"]), "{found:?}");
        assert_eq!(other.found_ids(&[("promoterId", default.as_str().expect("an id"))]).await, bought.tickets);
    })
}

pub async fn s20_by_status(house: Arc<House>) -> Later {
    let (hall, bought) = Hall::with_tickets(&house, 5).await;
    let [active, inside, back, voided, refunded] = [0, 1, 2, 3, 4].map(|n: usize| bought.tickets[n].clone());
    hall.goes_in(&inside).await;
    hall.goes_in(&back).await;
    hall.goes_out(&back).await;
    hall.cancel(&voided).await;
    hall.refund(&refunded).await.expect(200);
    for wrong in ["USED", "active", "", "REFUNDED", "UNACTIVATED"] {
        hall.full.find("/tickets", &[("eventId", &hall.event), ("status", wrong)]).await.wrong_input("status");
    }
    now_and_later!({
        let by = async |status: &str| hall.found_ids(&[("eventId", &hall.event), ("status", status)]).await;
        assert_eq!(by("ACTIVE").await, sorted(vec![active.clone(), back.clone()]));
        assert_eq!(by("REDEEMED").await, std::slice::from_ref(&inside));
        assert_eq!(by("CANCELLED").await, sorted(vec![voided.clone(), refunded.clone()]));
        let counted =
            hall.full.find("/tickets", &[("eventId", &hall.event), ("status", "ACTIVE"), ("limit", "1")]).await;
        assert_eq!((counted.lists("tickets").len(), counted.json()["cursor"].is_string()), (1, true), "{counted}");
    })
}
