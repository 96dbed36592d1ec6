//! What staff do with orders on the Tickets API: give them back in parts, give them away, write about them.

use crate::box_office::api::refused;
use crate::box_office::desk::Org;
use crate::box_office::records::mail;
use crate::box_office::show::Show;
use crate::ledger::{audit, money, rows};
use crate::orders::{admission, bought, made, text};
use crate::play;
use serde_json::{Value, json};

fn ids(order: &Value) -> Vec<String> {
    order["ticketIds"].as_array().expect("ids").iter().map(|id| id.as_str().expect("a text").to_owned()).collect()
}

async fn refund(show: &Show, order: &Value, body: Value) -> Value {
    let path = format!("/orders/{}/refund", text(order, "/id"));
    show.org.staff_api().post(&path, &body).await.expect(200)
}

async fn part_of_an_order_goes_back_first_in_first_out(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({})).await;
    let order = bought(&show, &[(&kind, 3)]).await;
    let (id, tickets, line) = (text(&order, "/id"), ids(&order), text(&order, "/items/0/id"));
    let body = json!({"items": [{"orderItemId": line, "quantity": 2}], "reason": "CUSTOMER_REQUEST", "note": "ill",
        "metadata": {"case": 7}, "idempotencyKey": format!("back {id}")});
    let told = refund(&show, &order, body.clone()).await;
    let first = &told["refund"];
    assert_eq!((&first["amount"], &first["status"]), (&json!(4000), &json!("SUCCEEDED")), "no booking fees");
    assert_eq!(first["ticketIds"], json!(tickets[..2]), "the first ones");
    assert_eq!((&first["reason"], &first["note"]), (&json!("CUSTOMER_REQUEST"), &json!("ill")));
    assert_eq!(first["metadata"], json!({"case": 7}));
    assert_eq!(refund(&show, &order, body).await["refund"]["id"], first["id"], "asked twice");
    let price = &told["order"]["price"];
    assert_eq!((&price["total"], &price["refunded"], &price["net"]), (&json!(6450), &json!(-4000), &json!(2450)));
    assert_eq!(told["order"]["status"], "SUCCESSFUL");
    assert_eq!(org.status(&tickets[0]).await, "refunded");
    assert_eq!(org.status(&tickets[2]).await, "active");
    let path = format!("/orders/{id}/refund");
    for wrong in [
        json!({}),
        json!({"items": []}),
        json!({"items": [{"orderItemId": line, "quantity": 2}]}),
        json!({"fullRefund": true, "shippingAmount": 5}),
        json!({"fullRefund": true, "metadata": 3}),
    ] {
        refused(&org.staff_api().post(&path, &wrong).await, 422, "INPUT_VALIDATION_FAILED");
    }
    refused(&org.api().post(&path, &json!({"fullRefund": true})).await, 401, "UNAUTHORIZED");
    let rest = refund(&show, &order, json!({"fullRefund": true, "reason": "OTHER"})).await;
    assert_eq!((&rest["refund"]["amount"], &rest["order"]["price"]["refunded"]), (&json!(2000), &json!(-6000)));
    let over = refused(&org.staff_api().post(&path, &json!({"fullRefund": true})).await, 400, "BAD_REQUEST");
    assert_eq!(over["reason"], "NOTHING_TO_REFUND");
    assert_eq!(money(&show, &[id]).await.0, 450, "the fees stay");
    audit(&show, &kind, 0, 100).await;
}

async fn money_may_go_back_while_tickets_stay(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({"capacity": 2})).await;
    let order = bought(&show, &[(&kind, 2)]).await;
    let told = refund(&show, &order, json!({"fullRefund": true, "cancelTickets": false, "notify": false})).await;
    assert_eq!((&told["refund"]["amount"], &told["refund"]["cancelTickets"]), (&json!(4000), &json!(false)));
    for ticket in ids(&order) {
        assert_eq!(org.status(&ticket).await, "active");
        assert!(show.enters(&show.qr(&ticket).await).await);
    }
    let path = format!("/orders/{}/refund", text(&order, "/id"));
    let over = refused(&org.staff_api().post(&path, &json!({"fullRefund": true})).await, 400, "BAD_REQUEST");
    assert_eq!(over["reason"], "NOTHING_TO_REFUND", "the price of a ticket goes back once");
    audit(&show, &kind, 2, 0).await;
}

async fn a_refused_refund_is_driven_again(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({"capacity": 1})).await;
    let order = bought(&show, &[(&kind, 1)]).await;
    let id = text(&order, "/id");
    let named = |change: &str| {
        format!(
            "update order_payments set payment_ref = {change}
            where order_id in (select id from orders where event = $event) returning 1"
        )
    };
    // The gateway does not know the payment: it refuses for good.
    rows(&show, &named("payment_ref || 'x'"));
    let told = refund(&show, &order, json!({"fullRefund": true})).await;
    assert_eq!(told["refund"]["status"], "FAILED");
    assert_eq!(org.status(&ids(&order)[0]).await, "refunded", "void all the same");
    let path = format!("/v1/refunds/{}/redrive", text(&told, "/refund/id"));
    assert_eq!(org.staff().post(&path, &json!({})).await.expect(200)["status"], "failed", "it refuses again");
    rows(&show, &named("rtrim(payment_ref, 'x')"));
    for _ in 0..2 {
        let again = org.staff().post(&path, &json!({})).await.expect(200);
        assert_eq!((&again["status"], &again["amount"]), (&json!("done"), &json!(2000)));
    }
    assert_eq!(money(&show, &[id]).await.0, 150);
    org.staff().post("/v1/refunds/rfd_01h455vb4pex5vsknk084sn02q/redrive", &json!({})).await.expect(404);
    audit(&show, &kind, 0, 1).await;
}

async fn an_order_is_given_away(org: &Org) {
    let show = Show::new(org).await;
    let kind = admission(&show, json!({"capacity": 3})).await;
    let other = show.kind(json!({"name": "Other", "capacity": 1})).await;
    let email = mail("guest");
    let body = json!({"eventId": show.event, "reason": "press", "notifyCustomer": false,
        "items": [{"admissionId": kind, "quantity": 2}, {"admissionId": other, "quantity": 1}],
        "customer": {"firstName": "Gil", "lastName": "Ho", "email": email},
        "idempotencyKey": format!("comp {}", show.slug)});
    let given = org.staff_api().post("/orders/complimentary", &body).await.expect(200)["order"].clone();
    assert_eq!((&given["status"], &given["ticketCount"]), (&json!("SUCCESSFUL"), &json!(3)));
    assert_eq!((&given["price"]["total"], &given["customer"]["firstName"]), (&json!(0), &json!("Gil")));
    let again = org.staff_api().post("/orders/complimentary", &body).await.expect(200)["order"].clone();
    assert_eq!(again["id"], given["id"], "asked twice");
    assert_eq!((show.available(&kind).await, show.available(&other).await), (1, 0));
    assert!(org.notifications("tickets-issued", &email).await.is_empty(), "no mail was wanted");
    let sent = org.staff_api().post(&format!("/orders/{}/resend", text(&given, "/id")), &json!({})).await.expect(200);
    assert_eq!(sent["order"]["id"], given["id"]);
    assert_eq!(org.notifications("tickets-issued", &email).await.len(), 1);
    refused(&org.api().post("/orders/complimentary", &body).await, 401, "UNAUTHORIZED");
    let full = crate::support::stage::merged(body, json!({"idempotencyKey": null}));
    assert_eq!(
        refused(&org.staff_api().post("/orders/complimentary", &full).await, 400, "BAD_REQUEST")["reason"],
        "SOLD_OUT"
    );
}

async fn orders_are_listed_and_written_about(org: &Org) {
    let own = Org::own(&org.house).await;
    let show = Show::new(&own).await;
    let kind = admission(&show, json!({})).await;
    let mut all = vec![bought(&show, &[(&kind, 1)]).await];
    for _ in 0..4 {
        all.push(made(&show, &[(&kind, 1)], json!({})).await);
    }
    let wanted: Vec<String> = all.iter().map(|order| text(order, "/id")).collect();
    let (mut found, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = own.staff_api().get(&format!("/orders?eventId={}&limit=2{cursor}", show.event)).await.expect(200);
        found.extend(page["orders"].as_array().expect("orders").iter().map(|order| text(order, "/id")));
        let Some(next) = page["cursor"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(found, wanted, "each once, in the order of their making");
    let back = own.staff_api().get(&format!("/orders?limit=2&before={}", wanted[4])).await.expect(200);
    assert_eq!((&back["orders"][0]["id"], &back["orders"][1]["id"]), (&json!(wanted[2]), &json!(wanted[3])));
    let count = async |query: String| {
        let page = own.staff_api().get(&format!("/orders?{query}")).await.expect(200);
        page["orders"].as_array().expect("orders").len()
    };
    let customer = text(&all[1], "/customerId");
    assert_eq!(count("status=PENDING".to_owned()).await, 4);
    assert_eq!(count("status=SUCCESSFUL".to_owned()).await, 1);
    assert_eq!(count("status=DISPUTED".to_owned()).await, 0);
    assert_eq!(count(format!("customerId={customer}")).await, 1);
    assert_eq!(count(format!("query={}", text(&all[2], "/customer/email").to_uppercase())).await, 1);
    assert_eq!(count(format!("promoterId={}", text(&all[0], "/promoterId"))).await, 5);
    refused(&own.staff_api().get("/orders?status=paid").await, 422, "INPUT_VALIDATION_FAILED");
    refused(&own.api().get("/orders").await, 401, "UNAUTHORIZED");
    let notes = format!("/orders/{}/notes", wanted[0]);
    let note = own.staff_api().post(&notes, &json!({"note": "called twice"})).await.expect(200)["note"].clone();
    let list = own.staff_api().get(&notes).await.expect(200);
    assert_eq!((&list["notes"][0]["note"], &list["notes"][0]["id"]), (&json!("called twice"), &note["id"]));
    own.staff_api().without_orgid().delete(&format!("{notes}/{}", text(&note, "/id"))).await.expect(200);
    assert_eq!(own.staff_api().get(&notes).await.expect(200)["notes"], json!([]));
    refund(&show, &all[0], json!({"fullRefund": true})).await;
    let told = own.staff_api().get(&format!("/orders/{}/timeline", wanted[0])).await.expect(200);
    let kinds: Vec<&str> =
        told["timeline"].as_array().expect("entries").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["ORDER_CREATED", "TICKETS_GENERATED", "REFUND"]);
}

#[test]
fn staff_give_orders_back_and_away() {
    play(&[("GATEHOUSE_RATE_LIMITS__OPEN_PER_S", "500")], async |org| {
        tokio::join!(
            part_of_an_order_goes_back_first_in_first_out(&org),
            money_may_go_back_while_tickets_stay(&org),
            a_refused_refund_is_driven_again(&org),
            an_order_is_given_away(&org),
            orders_are_listed_and_written_about(&org),
        );
    });
}
