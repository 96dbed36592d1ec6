//! What is sold, by whom and where: teams, promoters, venues, events, admissions, sections.

use crate::api::{Api, Told, assert_id, ids, text};
use crate::box_office::desk::Org;
use crate::box_office::house::House;
use crate::box_office::show::Show;
use crate::hall::Hall;
use crate::now_and_later;
use crate::support::runner::Later;
use crate::support::stage::merged;
use serde_json::{Value, json};
use std::sync::Arc;

/// An event of this surface of an organisation of its own.
async fn own_event(house: &Arc<House>, more: Value) -> Hall {
    let org = Org::own(house).await;
    let made = Api::of(&org, &["FULL"]).post("/events", &merged(json!({"name": "Night"}), more)).await.gives("event");
    let (event, slug) = (text(&made, "id"), text(&made, "slug"));
    Hall::around(Show { org, event, slug })
}

impl Hall {
    /// An admission of 20 euros, unless told otherwise.
    async fn admission(&self, more: Value) -> Value {
        let body = merged(json!({"name": "General", "price": {"base": 2_000, "currency": "EUR"}}), more);
        self.full.post(&format!("/events/{}/admissions", self.event), &body).await.gives("admission")
    }

    async fn section(&self, more: Value) -> Value {
        let body = merged(json!({"name": "Balcony"}), more);
        self.full.post(&format!("/events/{}/sections", self.event), &body).await.gives("section")
    }

    async fn event_now(&self) -> Value {
        self.public.get(&format!("/events/{}", self.event)).await.gives("event")
    }

    async fn counts(&self, admission: &str) -> [i64; 3] {
        let path = format!("/events/{}/admissions/{admission}", self.event);
        let found = self.full.get(&path).await.gives("admission");
        ["available", "sold", "reserved"].map(|name| found[name].as_i64().expect("a count"))
    }

    async fn listed(&self, query: &[(&str, &str)]) -> Vec<String> {
        let found = self.public.find(&format!("/events/{}/admissions", self.event), query).await;
        found.lists("admissions").iter().map(|admission| text(admission, "name")).collect()
    }
}

pub async fn an_event_says_whose_it_is_where_and_when(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let full = Api::of(&org, &["FULL"]);
    let team = full.post("/teams", &json!({"name": "North"})).await.gives("team");
    let promoter = json!({"name": "Night Shift", "teamId": team["id"]});
    let promoter = full.post("/promoters", &promoter).await.gives("promoter");
    let place = json!({"address": "Street 1", "country": "DE", "latitude": 52.5, "longitude": 13.25,
        "timeZone": "Europe/Berlin"});
    let venue = full.post("/venues", &json!({"name": "Old Hall", "location": place})).await.gives("venue");
    for (value, prefix) in [(&team, "tem"), (&promoter, "pmt"), (&venue, "ven"), (&venue["location"], "loc")] {
        assert_id(&value["id"], prefix);
    }
    let body = json!({"name": "Summer Night", "promoterId": "night-shift", "venueId": venue["id"],
        "entryStartsAt": "2030-06-01T18:00:00", "entryEndsAt": "2030-06-01T23:00:00",
        "images": {"mobile": {"src": "https://pictures.example/a.jpg", "alt": "A crowd", "width": 4, "height": 3}}});
    let made = full.post("/events", &body).await.gives("event");
    let event = text(&made, "id");
    let public = Api::public(&org);
    now_and_later!({
        for key in [event.as_str(), "summer-night"] {
            let read = public.get(&format!("/events/{key}")).await.gives("event");
            assert_eq!((&read["promoterId"], &read["teamId"]), (&promoter["id"], &team["id"]), "{read}");
            assert_eq!((&read["venueId"], &read["status"]), (&venue["id"], &json!("UPCOMING")), "{read}");
            assert_eq!(
                (&read["date"], &read["entryStartsAt"]),
                (&json!("2030-06-01T18:00:00"), &read["date"]),
                "{read}"
            );
            assert_eq!(read["location"]["timeZone"], "Europe/Berlin", "{read}");
            assert_eq!(read["location"]["latitude"], 52.5, "{read}");
            assert_eq!(read["venue"], json!({"name": "Old Hall", "address": "Street 1"}), "{read}");
            assert_eq!(read["images"]["mobile"]["alt"], "A crowd", "{read}");
        }
    })
}

pub async fn times_are_of_the_place(house: Arc<House>) -> Later {
    let place = json!({"name": "Hall", "timeZone": "America/New_York"});
    let hall = own_event(&house, json!({"location": place, "entryStartsAt": "2030-06-01T18:00:00"})).await;
    let client = house.client().with_token(&hall.org.staff_token());
    let native = client.get(&format!("/v1/events/{}", hall.event)).await.expect(200);
    assert_eq!(native["entryFrom"], "2030-06-01T22:00:00.000Z", "{native}");
    assert_eq!(hall.event_now().await["entryStartsAt"], "2030-06-01T18:00:00");
    let path = format!("/events/{}", hall.event);
    hall.full.put(&path, &json!({"entryStartsAt": "2030-06-01T18:00:00Z"})).await.wrong_input("entryStartsAt");
    hall.full.put(&path, &json!({"entryStartsAt": "2030-03-10T02:30:00"})).await.wrong_input("entryStartsAt");
    hall.full.put(&path, &json!({"entryEndsAt": "2030-06-01T17:00:00"})).await.wrong_input("entryEndsAt");
    hall.full.put(&path, &json!({"location": {"name": "x", "timeZone": "Mars/One"}})).await.wrong_input("location");
    // Where only its beginning is known, sending back what is shown does not close the doors until then.
    let begins = json!({"name": "Plain", "startsAt": "2030-06-01T20:00:00Z"});
    let plain = client.post("/v1/events", &begins).await.expect(201);
    let path = format!("/events/{}", text(&plain, "id"));
    let shown = hall.full.get(&path).await.gives("event");
    hall.full.put(&path, &json!({"entryStartsAt": shown["entryStartsAt"]})).await.gives("event");
    let after = client.get(&format!("/v1{path}")).await.expect(200);
    assert_eq!((&after["entryFrom"], &after["startsAt"]), (&Value::Null, &plain["startsAt"]), "{after}");
    None
}

pub async fn events_are_listed_page_by_page(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({"name": "First"})).await;
    let promoter = hall.full.post("/promoters", &json!({"name": "Others"})).await.gives("promoter");
    let (past, pmt) = (json!("2020-06-01T18:00:00"), text(&promoter, "id"));
    let more = [
        json!({"name": "Second", "promoterId": pmt, "entryStartsAt": "2030-06-01T18:00:00"}),
        json!({"name": "Third 100%", "entryStartsAt": past, "entryEndsAt": "2020-06-01T23:00:00"}),
        json!({"name": "Fourth", "status": "CANCELLED"}),
        json!({"name": "Secret", "visibility": "PRIVATE"}),
    ];
    for event in &more {
        hall.full.post("/events", event).await.gives("event");
    }
    let names = async |query: &[(&str, &str)]| -> Vec<String> {
        let found = hall.public.find("/events", query).await.lists("events");
        found.iter().map(|event| text(event, "name")).collect()
    };
    assert_eq!(names(&[]).await, ["First", "Second", "Third 100%", "Fourth"]);
    assert_eq!(names(&[("promoterId", &pmt)]).await, ["Second"]);
    assert_eq!(names(&[("status", "UPCOMING")]).await, ["Second"]);
    assert_eq!(names(&[("status", "ACTIVE")]).await, ["First"]);
    assert_eq!(names(&[("status", "ENDED")]).await, ["Third 100%"]);
    assert_eq!(names(&[("status", "CANCELLED")]).await, ["Fourth"]);
    assert_eq!(names(&[("query", "THIRD 100%")]).await, ["Third 100%"]);
    assert_eq!(names(&[("query", "%")]).await, ["Third 100%"]);
    hall.public.find("/events", &[("status", "active")]).await.wrong_input("status");
    let first = hall.public.find("/events", &[("limit", "2")]).await.expect(200);
    assert_eq!((&first["before"], first["events"].as_array().map(Vec::len)), (&Value::Null, Some(2)), "{first}");
    let next = hall.public.find("/events", &[("limit", "2"), ("cursor", &text(&first, "cursor"))]).await.expect(200);
    assert_eq!((text(&next["events"][0], "name"), &next["cursor"]), ("Third 100%".to_owned(), &Value::Null), "{next}");
    let back = hall.public.find("/events", &[("limit", "2"), ("before", &text(&next, "before"))]).await.expect(200);
    assert_eq!(back["events"], first["events"]);
    assert_eq!(hall.full.find("/events", &[("query", "secret")]).await.lists("events").len(), 1, "staff see it");
    None
}

pub async fn an_event_is_shown_to_whom_it_may(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({"visibility": "PRIVATE"})).await;
    let path = format!("/events/{}", hall.event);
    let change = async |body: Value| hall.full.put(&path, &body).await.gives("event");
    assert!(hall.public.get("/events").await.lists("events").is_empty());
    assert!(hall.event_now().await.get("password").is_none());
    hall.full.put(&path, &json!({"visibility": "PASSWORD"})).await.wrong_input("password");
    assert_eq!(change(json!({"visibility": "PASSWORD", "password": "sesame"})).await["password"], "sesame");
    hall.public.get(&path).await.broken("PASSWORD_NEEDED");
    hall.public.get(&format!("{path}/admissions?password=open")).await.broken("WRONG_PASSWORD");
    hall.public.get(&format!("{path}?password=sesame")).await.gives("event");
    hall.full.put(&path, &json!({"visibility": "SCHEDULED"})).await.wrong_input("visibleFrom");
    change(json!({"visibility": "SCHEDULED", "visibleFrom": "2099-01-01T00:00:00Z"})).await;
    hall.public.get(&path).await.fails(404, "NOT_FOUND");
    change(json!({"visibleFrom": "2020-01-01T00:00:00Z"})).await;
    hall.public.get(&path).await.gives("event");
    change(json!({"approval": "PENDING"})).await;
    hall.public.get(&path).await.fails(404, "NOT_FOUND");
    hall.full.get(&path).await.gives("event");
    None
}

pub async fn a_cancelled_event_sells_nothing(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({})).await;
    let tier = text(&hall.admission(json!({})).await, "id");
    let basket = json!({"eventId": hall.event, "items": [{"admissionId": tier, "quantity": 1}]});
    hall.public.post("/orders/quote", &basket).await.gives("quote");
    let path = format!("/events/{}", hall.event);
    let cancelled = hall.full.put(&path, &json!({"status": "CANCELLED"})).await.gives("event");
    assert_eq!(cancelled["status"], "CANCELLED");
    hall.public.post("/orders/quote", &basket).await.fails(400, "BAD_REQUEST");
    assert!(hall.purchase(&hall.booking_of(&[(&tier, 1)])).await.status >= 400);
    hall.full.put(&path, &json!({"status": "ACTIVE"})).await.gives("event");
    hall.public.post("/orders/quote", &basket).await.gives("quote");
    None
}

pub async fn an_admission_says_what_is_left(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({})).await;
    let price = json!({"base": 1_500, "booking": 150, "currency": "EUR"});
    let made = hall.admission(json!({"capacity": 5, "limit": 4, "price": price, "subtitle": "At the front"})).await;
    assert_eq!((&made["price"], &made["limit"], &made["subtitle"]), (&price, &json!(4), &json!("At the front")));
    let tier = text(&made, "id");
    assert_eq!(hall.counts(&tier).await, [5, 0, 0]);
    hall.buy(&[(&tier, 2)]).await;
    hall.book(&[(&tier, 1)], json!({})).await;
    assert_eq!(hall.counts(&tier).await, [2, 2, 1]);
    let unlimited = hall.admission(json!({"name": "Open"})).await;
    let none = json!(-1);
    assert_eq!((&unlimited["capacity"], &unlimited["limit"], &unlimited["available"]), (&none, &none, &none));
    let path = format!("/events/{}/admissions/{tier}", hall.event);
    for (field, body) in [
        ("price", json!({"price": {"base": -1}})),
        ("price", json!({"price": {"booking": -1}})),
        ("capacity", json!({"capacity": -2})),
        ("limit", json!({"limit": 0})),
        ("sectionId", json!({"sectionId": "nowhere"})),
    ] {
        hall.full.put(&path, &body).await.wrong_input(field);
    }
    now_and_later!({
        let [_, sold, _] = hall.counts(&tier).await;
        assert_eq!(sold, 2);
    })
}

pub async fn a_section_is_never_oversold_over_its_admissions(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({})).await;
    let section = text(&hall.section(json!({"capacity": 5})).await, "id");
    let in_it = json!({"sectionId": section, "capacity": 4, "price": {"base": 0}});
    let seated = text(&hall.admission(merged(json!({"name": "Seated"}), in_it.clone())).await, "id");
    let standing = text(&hall.admission(merged(json!({"name": "Standing"}), in_it)).await, "id");
    assert_eq!(hall.counts(&seated).await, [4, 0, 0]);
    let tries = (0..16).map(|n| {
        let tier = if n % 2 == 0 { &seated } else { &standing };
        let body = merged(hall.booking_of(&[(tier.as_str(), 1)]), json!({"email": format!("guest{n}@example.com")}));
        let hall = &hall;
        async move { hall.purchase(&body).await.status }
    });
    let outcomes = futures_util::future::join_all(tries).await;
    assert_eq!(outcomes.iter().filter(|status| **status == 201).count(), 5, "{outcomes:?}");
    assert!(outcomes.iter().all(|status| matches!(status, 201 | 409)), "{outcomes:?}");
    now_and_later!({
        let path = format!("/events/{}/sections/{section}", hall.event);
        let now = hall.public.get(&path).await.gives("section");
        assert_eq!((&now["capacity"], &now["sold"], &now["available"]), (&json!(5), &json!(5), &json!(0)), "{now}");
        let ([left, one, _], [none, two, _]) = (hall.counts(&seated).await, hall.counts(&standing).await);
        assert_eq!((left, none, one + two), (0, 0, 5), "the section is full, whatever its admissions have left");
    })
}

pub async fn hidden_and_stacked_admissions_wait_for_their_word_and_their_turn(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({})).await;
    let early = text(&hall.admission(json!({"name": "Early", "capacity": 1, "order": 2})).await, "id");
    let late = json!({"name": "Late", "visibility": "STACKED", "afterAdmissionId": early, "order": 1});
    let late = text(&hall.admission(late).await, "id");
    let secret = json!({"name": "Secret", "visibility": "HIDDEN", "passcode": "abra"});
    let secret = text(&hall.admission(secret).await, "id");
    assert_eq!(hall.listed(&[]).await, ["Early"]);
    assert_eq!(hall.listed(&[("passcode", "abra")]).await, ["Secret", "Early"]);
    assert_eq!(hall.listed(&[("passcode", "abba")]).await, ["Early"]);
    let path = |tier: &str| format!("/events/{}/admissions/{tier}", hall.event);
    hall.public.get(&path(&secret)).await.broken("PASSCODE_NEEDED");
    assert!(hall.purchase(&hall.booking_of(&[(&late, 1)])).await.status >= 400, "not yet");
    hall.full
        .put(&path(&early), &json!({"visibility": "STACKED", "afterAdmissionId": late}))
        .await
        .wrong_input("afterAdmissionId");
    hall.buy(&[(&early, 1)]).await;
    assert_eq!(hall.listed(&[]).await, ["Late", "Early"]);
    hall.buy(&[(&late, 1)]).await;
    None
}

pub async fn a_changed_window_reaches_the_doors(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({})).await;
    let tier = text(&hall.admission(json!({})).await, "id");
    let bought = hall.buy(&[(&tier, 1)]).await;
    let path = format!("/events/{}/admissions/{tier}", hall.event);
    let closed = json!({"entryStartsAt": "2099-01-01T00:00:00", "price": {"base": 900}});
    hall.full.put(&path, &closed).await.gives("admission");
    hall.try_enter(bought.ticket()).await.fails(400, "BAD_REQUEST");
    hall.full.put(&path, &json!({"entryStartsAt": null})).await.gives("admission");
    hall.goes_in(bought.ticket()).await;
    let ticket = hall.read(bought.ticket()).await;
    assert_eq!(ticket["admission"]["price"]["base"], 2_000, "as it was sold: {ticket}");
    None
}

pub async fn what_is_in_use_cannot_be_deleted(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let full = Api::of(&org, &["FULL"]);
    let team = text(&full.post("/teams", &json!({"name": "North"})).await.gives("team"), "id");
    let promoter = json!({"name": "Shift", "teamId": team});
    let promoter = text(&full.post("/promoters", &promoter).await.gives("promoter"), "id");
    let venue = text(&full.post("/venues", &json!({"name": "Hall"})).await.gives("venue"), "id");
    let body = json!({"name": "Night", "promoterId": promoter, "venueId": venue});
    let made = full.post("/events", &body).await.gives("event");
    let hall = Hall::around(Show { org: org.clone(), event: text(&made, "id"), slug: text(&made, "slug") });
    let section = text(&hall.section(json!({})).await, "id");
    let tier = text(&hall.admission(json!({"sectionId": section})).await, "id");
    let paths = [
        format!("/events/{}/admissions/{tier}", hall.event),
        format!("/events/{}/sections/{section}", hall.event),
        format!("/events/{}", hall.event),
        format!("/promoters/{promoter}"),
        format!("/teams/{team}"),
        format!("/venues/{venue}"),
    ];
    for path in &paths[1..] {
        if *path != paths[2] {
            full.delete(path).await.fails(409, "CONFLICT");
        }
    }
    for path in &paths {
        assert_eq!(full.delete(path).await.status, 200, "{path}");
        full.get(path).await.fails(404, "NOT_FOUND");
    }
    let first = full.get("/promoters").await.lists("promoters");
    assert_eq!(ids(&first).len(), 1, "the first one is there");
    full.delete(&format!("/promoters/{}", text(&first[0], "id"))).await.fails(409, "CONFLICT");
    full.delete(&format!("/teams/{}", text(&first[0], "teamId"))).await.fails(409, "CONFLICT");
    None
}

pub async fn a_permission_reaches_as_far_as_its_promoter(house: Arc<House>) -> Later {
    let hall = own_event(&house, json!({})).await;
    let promoter = text(&hall.full.post("/promoters", &json!({"name": "Own"})).await.gives("promoter"), "id");
    let [write, scan] = ["event.write", "ticket.scan"].map(|node| Api::of(&hall.org, &[&format!("{node}.{promoter}")]));
    let body = json!({"name": "Theirs", "promoterId": promoter});
    let theirs = text(&write.post("/events", &body).await.gives("event"), "id");
    write.post("/events", &json!({"name": "Not theirs"})).await.fails(403, "FORBIDDEN");
    write.put(&format!("/events/{theirs}"), &json!({"name": "Still theirs"})).await.gives("event");
    write.put(&format!("/events/{}", hall.event), &json!({"name": "x"})).await.fails(403, "FORBIDDEN");
    write.put(&format!("/events/{theirs}"), &json!({"approval": "APPROVED"})).await.fails(403, "FORBIDDEN");
    let show = Show { org: hall.org.clone(), slug: theirs.clone(), event: theirs };
    let other = Hall::around(show);
    let mine = other.buy(&[(&text(&other.admission(json!({})).await, "id"), 1)]).await;
    let foreign = hall.buy(&[(&text(&hall.admission(json!({})).await, "id"), 1)]).await;
    let enter = json!({"kind": "CHECK_IN"});
    scan.post(&format!("/tickets/{}/scan", mine.ticket()), &enter).await.gives("ticket");
    scan.post(&format!("/tickets/{}/scan", foreign.ticket()), &enter).await.fails(403, "FORBIDDEN");
    for path in ["/promoters", "/teams", "/venues"] {
        hall.public.get(path).await.fails(401, "UNAUTHORIZED");
        Api::of(&hall.org, &["ticket.read"]).get(path).await.fails(403, "FORBIDDEN");
    }
    Api::of(&hall.org, &["VENUE"]).post("/venues", &json!({"name": "Hall"})).await.gives("venue");
    let event = format!("/events/{}", hall.event);
    hall.public.put(&event, &json!({"name": "x"})).await.fails(401, "UNAUTHORIZED");
    Api::public(&Org::own(&house).await).get(&event).await.fails(404, "NOT_FOUND");
    None
}
