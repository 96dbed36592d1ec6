//! What the published document leaves open: the data API for every datatype under both of its roots, and the shop.

use crate::box_office::desk::{Desk, NOT_YOURS, Org, Says};
use crate::box_office::house::House;
use crate::box_office::records::{id, ids, list, mail, of};
use crate::box_office::show::Show;
use crate::support::client::send;
use crate::support::runner::Later;
use reqwest::Method;
use serde_json::{Value, json};
use std::sync::Arc;

/// A record of each datatype, and a change of one field.
fn samples(show: &Show, kind: &str) -> Vec<(&'static str, Value, &'static str, Value)> {
    vec![
        ("event", json!({"name": "Fair"}), "name", json!("Great Fair")),
        ("event_ticket_type", json!({"event": show.event, "name": "VIP", "price": 99.5}), "price", json!(120.25)),
        ("promotion", json!({"code": "EARLY", "kind": "percent", "value": 12.5}), "value", json!(7.5)),
        ("tax_rate", json!({"name": "VAT", "rate": 19}), "rate", json!(7.7)),
        ("gift_card", json!({"code": "G-1", "balance": 50, "currency": "USD"}), "balance", json!(20.01)),
        ("product", json!({"name": "Mug", "sku": "MUG", "price": 9.9, "currency": "EUR"}), "stock", json!(7)),
        ("invite_code", json!({"ticketType": kind, "code": "VIPS"}), "maxUses", json!(3)),
    ]
}

pub async fn every_datatype_is_made_read_found_changed_and_removed(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let kind = show.kind(json!({"name": "Base"})).await;
    let staff = org.staff();
    for (datatype, data, field, value) in samples(&show, &kind) {
        let made = staff.post(&format!("/data/{datatype}/create"), &json!({"data": data})).await.expect(201);
        assert_eq!((&made["datatype"], &made["pk"]), (&json!(datatype), &json!(org.id)), "{made}");
        for (name, sent) in data.as_object().expect("fields") {
            assert_eq!(of(&made, name), sent, "{datatype}.{name}: {made}");
        }
        let record = id(&made);
        let read = staff.get(&format!("/data/{datatype}/get/{record}")).await.ok();
        assert_eq!(read["data"], made["data"], "{datatype}");
        let found = staff.post(&format!("/data/{datatype}/find"), &json!({"query": {"id": record}})).await.ok();
        assert_eq!((ids(&list(&found)), &found["total"]), (vec![record.clone()], &json!(1)), "{found}");
        let all = staff.get(&format!("/data/{datatype}/find?pageSize=1000")).await.ok();
        assert!(ids(&list(&all)).contains(&record), "{all}");
        let change = json!({"data": {field: value, "unheardOf": 1}});
        let changed = staff.post(&format!("/data/{datatype}/update/{record}"), &change).await.ok();
        assert_eq!(of(&changed, field), &value, "{changed}");
        assert!(changed["version"].as_u64() > made["version"].as_u64(), "{made} {changed}");
        let gone = staff.delete(&format!("/data/{datatype}/delete/{record}")).await.ok();
        assert_eq!(gone["deleted"], true, "{gone}");
        staff.get(&format!("/data/{datatype}/get/{record}")).await.refused(&[404]);
    }
    staff.post("/data/unicorn/create", &json!({"data": {}})).await.refused(&[404]);
    None
}

pub async fn the_repository_is_the_same_under_its_older_names(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let staff = org.staff();
    let put = async |path: &str, body: Value| send(staff.request(Method::PUT, path).json(&body)).await;
    let data = json!({"event": show.event, "id": "general", "title": "General", "isActive": true});
    let named = json!({"datatype": "event_ticket_type", "isNew": true, "data": data});
    let made = put("/repository/create", named).await.expect(201);
    assert_eq!((of(&made, "slug"), of(&made, "visibility")), (&json!("general"), &json!("public")), "{made}");
    let by_slug = staff.get("/repository/get/event_ticket_type/general").await.ok();
    assert_eq!(id(&by_slug), id(&made));
    let change = json!({"data": {"allowTransfer": false}});
    let changed = put(&format!("/repository/update/event_ticket_type/{}", id(&made)), change).await.ok();
    assert_eq!((of(&changed, "transferable"), of(&changed, "allowTransfer")), (&json!(false), &json!(false)));
    let query = json!({"query": {"event": show.event}, "options": {"page": 1, "pageSize": 10, "sortType": "desc"}});
    let found = staff.post("/repository/find/event_ticket_type", &query).await.ok();
    assert_eq!(ids(&list(&found)), [id(&made)]);
    let shirt = json!({"data": {"name": "Shirt", "sku": "S", "price": 1}});
    let shirt = staff.post("/repository/create/product", &shirt).await.expect(201);
    staff.delete(&format!("/repository/delete/product/{}", id(&shirt))).await.ok();
    put("/repository/create", json!({"data": {}})).await.refused(&[400]);
    None
}

pub async fn what_is_wrong_with_a_record_is_named(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let with = |more: Value| crate::support::stage::merged(json!({"event": show.event, "name": "X"}), more);
    let promotion =
        |more: Value| crate::support::stage::merged(json!({"code": "C", "kind": "percent", "value": 1}), more);
    for (datatype, data, field) in [
        ("event", json!({}), "name"),
        ("event", json!({"name": "E", "zones": [{"id": "a", "capacity": -1}]}), "zones[0].capacity"),
        ("event", json!({"name": "E", "scanPoints": [{"id": "door", "zone": "attic"}]}), "scanPoints[0].zone"),
        ("event", json!({"name": "E", "occupancyLimit": "many"}), "occupancyLimit"),
        ("event_ticket_type", with(json!({"saleEnd": "tomorrow"})), "saleEnd"),
        (
            "event_ticket_type",
            with(json!({"saleStart": "2027-01-02T00:00:00Z", "saleEnd": "2027-01-01T00:00:00Z"})),
            "saleEnd",
        ),
        ("event_ticket_type", with(json!({"maxPerOrder": 0})), "maxPerOrder"),
        ("event_ticket_type", with(json!({"visibility": "secret"})), "visibility"),
        ("event_ticket_type", with(json!({"price": -1})), "price"),
        ("event_ticket_type", with(json!({"currency": "dollars"})), "currency"),
        ("promotion", promotion(json!({"value": 101})), "value"),
        ("promotion", promotion(json!({"kind": "half"})), "kind"),
        ("promotion", promotion(json!({"maxUses": 0})), "maxUses"),
        ("tax_rate", json!({"name": "VAT", "rate": -1}), "rate"),
        ("tax_rate", json!({"name": "VAT", "rate": 7, "appliesTo": "hats"}), "appliesTo"),
        ("gift_card", json!({"balance": 1.001}), "balance"),
        ("gift_card", json!({"code": "X"}), "balance"),
        ("product", json!({"name": "Mug", "price": 1}), "sku"),
        ("invite_code", json!({"ticketType": "nothing"}), "ticketType"),
    ] {
        let path = format!("/data/{datatype}/create");
        let refused = org.staff().post(&path, &json!({"data": data})).await.refused(&[400]);
        assert!(refused["message"].as_str().is_some_and(|text| text.contains(field)), "{data}: {refused}");
    }
    org.make("promotion", promotion(json!({}))).await;
    let again = json!({"data": promotion(json!({"code": "c"}))});
    org.staff().post("/data/promotion/create", &again).await.refused(&[409]);
    let query = json!({"query": {"colour": "red"}});
    org.staff().post("/data/product/find", &query).await.refused(&[400]);
    assert!(list(&org.staff().post("/data/event/find", &json!({"query": {"slug": "none"}})).await.ok()).is_empty());
    None
}

pub async fn an_event_brings_its_zones_and_its_doors(house: Arc<House>) -> Later {
    let hall = json!({"requireScanPoint": true, "zones": [{"id": "hall", "name": "Hall", "capacity": 1}],
        "scanPoints": [{"id": "main-door", "name": "Main door", "zone": "hall"}, {"id": "vip-door"}]});
    let show = Show::with(&Org::dev(&house), hall).await;
    let (vip, general) = (show.kind(json!({"name": "VIP"})).await, show.kind(json!({"name": "General"})).await);
    let doors = json!({"data": {"scanPoints": [{"id": "main-door", "zone": "hall"},
        {"id": "vip-door", "acceptedTicketTypes": [vip]}]}});
    let path = format!("/data/event/update/{}", show.event);
    let changed = show.org.staff().post(&path, &doors).await.ok();
    assert_eq!(of(&changed, "scanPoints")[1]["acceptedTicketTypes"], json!([vip]), "{changed}");
    assert_eq!(of(&changed, "requireScanPoint"), true, "what was not named stays: {changed}");
    let (a, b) = (show.issue(&general, &mail("a")).await, show.issue(&general, &mail("b")).await);
    let (a, b) = (show.qr(&a).await, show.qr(&b).await);
    let check = async |code: &str, door: Value| show.check_in(code, json!({"checkpoint": door})).await;
    assert_eq!(check(&a, Value::Null).await["success"], false, "a scan must name a scan point");
    assert_eq!(check(&a, json!("vip-door")).await["code"], "ticket_type_not_accepted");
    assert_eq!(check(&a, json!("main-door")).await["success"], true);
    assert_eq!(check(&b, json!("main-door")).await["code"], "capacity_full", "the hall takes one");
    None
}

/// Nobody but staff who may, and of an organisation only its own.
pub async fn records_are_for_the_staff_of_their_organisation(house: Arc<House>) -> Later {
    let (org, other) = (Org::own(&house).await, Org::own(&house).await);
    let card = id(&org.make("gift_card", json!({"code": "SECRET", "balance": 5, "currency": "USD"})).await);
    let path = format!("/data/gift_card/get/{card}");
    org.public().get(&path).await.refused(&[401]);
    org.customer(&mail("fan")).get(&path).await.refused(NOT_YOURS);
    other.staff().get(&path).await.refused(&[404]);
    other
        .staff()
        .post(&format!("/data/gift_card/update/{card}"), &json!({"data": {"balance": 9}}))
        .await
        .refused(&[404]);
    other.staff().delete(&format!("/data/gift_card/delete/{card}")).await.refused(&[404]);
    assert!(list(&other.staff().get("/data/gift_card/find").await.ok()).is_empty());
    other.make("gift_card", json!({"code": "SECRET", "balance": 7, "currency": "USD"})).await;
    assert_eq!(of(&org.staff().get(&path).await.ok(), "balance"), 5, "the same code elsewhere is another card");
    None
}

async fn skus(desk: &Desk, path: &str) -> Vec<String> {
    let mut found: Vec<String> = list(&desk.get(path).await.ok())
        .iter()
        .map(|product| of(product, "variations")[0]["sku"].as_str().expect("a sku").to_owned())
        .collect();
    found.sort();
    found
}

pub async fn the_shop_shows_what_is_sold_publicly(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let open = show.kind(json!({"name": "Open", "price": 12.5})).await;
    let hidden = show.kind(json!({"name": "Hidden", "visibility": "private"})).await;
    org.make("product", json!({"name": "Mug", "sku": "MUG", "price": 9, "currency": "USD", "stock": 4})).await;
    let anybody = org.public();
    assert_eq!(skus(&anybody, "/storefront/products").await, ["MUG".to_owned(), open.clone()]);
    assert_eq!(skus(&anybody, "/storefront/products?type=merchandise").await, ["MUG"]);
    assert_eq!(
        skus(&anybody, &format!("/storefront/products?event={}", show.event)).await,
        std::slice::from_ref(&open)
    );
    let one = anybody.get(&format!("/storefront/product/{open}")).await.ok();
    assert_eq!((of(&one, "price"), of(&one, "ticketType")), (&json!(12.5), &json!(open)), "{one}");
    anybody.get(&format!("/storefront/product/{hidden}")).await.ok();
    anybody.get("/storefront/product/HAT").await.refused(&[404]);
    None
}

pub async fn an_order_is_seen_by_its_customer_and_by_staff(house: Arc<House>) -> Later {
    let org = Org::own(&house).await;
    let show = Show::new(&org).await;
    let (kind, me, other) = (show.kind(json!({"price": 20})).await, mail("me"), mail("other"));
    let mine = show.buy_as(&me, &[(&kind, 2)], json!({})).await.booking;
    show.buy_as(&other, &[(&kind, 1)], json!({})).await;
    let profile = org.customer(&me).get("/storefront/customer/get").await.ok();
    assert_eq!(of(&profile, "email"), &json!(me), "{profile}");
    for author in [me.clone(), id(&profile)] {
        for desk in [org.customer(&me), org.staff()] {
            let orders = desk.get(&format!("/storefront/orders/get/{author}")).await.ok();
            assert_eq!(ids(&list(&orders)), std::slice::from_ref(&mine));
            let order = desk.get(&format!("/storefront/order/get/{author}/{mine}")).await.ok();
            assert_eq!((of(&order, "total"), of(&order, "status")), (&json!(40), &json!("completed")), "{order}");
            assert_eq!(of(&order, "items")[0]["sku"], json!(kind), "{order}");
            desk.get(&format!("/storefront/customer/get/{author}")).await.ok();
        }
        for path in [format!("/storefront/orders/get/{author}"), format!("/storefront/order/get/{author}/{mine}")] {
            org.customer(&other).get(&path).await.refused(&[404]);
            org.public().get(&path).await.refused(&[401]);
            Org::own(&house).await.staff().get(&path).await.refused(&[404]);
        }
    }
    org.staff().get(&format!("/storefront/order/get/{other}/{mine}")).await.refused(&[404]);
    None
}
