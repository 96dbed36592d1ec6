//! A stand-in for PayPal that refuses what PayPal would refuse: a call without token, without request id, or of another
//! shape than its reference documents. What it was asked is there to be looked at.

use actix_web::dev::ServerHandle;
use actix_web::http::KeepAlive;
use actix_web::web::{self, Bytes, Data, Path};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use gatehouse::payments::PayPalSettings;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

pub const CLIENT_ID: &str = "gatehouse-client";
const CLIENT_SECRET: &str = "gatehouse-secret";
pub const WEBHOOK_ID: &str = "8PT597110X687430LKGECATA";
/// The one transmission signature that it says is its own.
pub const GENUINE: &str = "genuine-signature";

#[derive(Default)]
struct Books {
    tokens: Vec<String>,
    orders: HashMap<String, Value>,
    /// Answers by PayPal-Request-Id.
    answered: HashMap<String, Value>,
    /// Order by the id of its capture.
    captures: HashMap<String, String>,
    captured: usize,
    declines: bool,
    problems: Vec<String>,
}

type Shared = Arc<Mutex<Books>>;

pub struct PayPalServer {
    pub url: String,
    books: Shared,
    handle: ServerHandle,
}

impl PayPalServer {
    pub fn start() -> PayPalServer {
        let books = Shared::default();
        let shared = Data::new(books.clone());
        let server = HttpServer::new(move || {
            App::new()
                .app_data(shared.clone())
                .route("/v1/oauth2/token", web::post().to(token))
                .route("/v2/checkout/orders", web::post().to(create))
                .route("/v2/checkout/orders/{id}", web::get().to(show))
                .route("/v2/checkout/orders/{id}/capture", web::post().to(capture))
                .route("/v2/payments/captures/{id}/refund", web::post().to(refund))
                .route("/v1/notifications/verify-webhook-signature", web::post().to(verify))
        });
        // A connection that is kept would be answered once more after `stop`.
        let server = server.workers(1).keep_alive(KeepAlive::Disabled).disable_signals();
        let server = server.bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", server.addrs()[0]);
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        PayPalServer { url, books, handle }
    }

    pub fn settings(&self) -> PayPalSettings {
        PayPalSettings {
            base_url: self.url.clone(),
            client_id: CLIENT_ID.to_owned(),
            client_secret: CLIENT_SECRET.to_owned(),
            webhook_id: WEBHOOK_ID.to_owned(),
            timing: super::timing(),
        }
    }

    /// Settings of the program that lead here.
    pub fn environment(&self) -> [(&'static str, &str); 4] {
        [
            ("GATEHOUSE_PAYMENTS__PAYPAL__BASE_URL", &self.url),
            ("GATEHOUSE_PAYMENTS__PAYPAL__CLIENT_ID", CLIENT_ID),
            ("GATEHOUSE_PAYMENTS__PAYPAL__CLIENT_SECRET", CLIENT_SECRET),
            ("GATEHOUSE_PAYMENTS__PAYPAL__WEBHOOK_ID", WEBHOOK_ID),
        ]
    }

    fn books(&self) -> MutexGuard<'_, Books> {
        self.books.lock().expect("nobody panics with the books in hand")
    }

    /// What the buyer does on PayPal's page.
    pub fn approve(&self, order: &str) {
        self.books().orders.get_mut(order).expect("an order")["status"] = "APPROVED".into();
    }

    /// Every capture is declined from now on.
    pub fn decline(&self, declines: bool) {
        self.books().declines = declines;
    }

    /// No token that was given is good any more.
    pub fn forget_tokens(&self) {
        self.books().tokens.clear();
    }

    pub fn order(&self, id: &str) -> Value {
        self.books().orders[id].clone()
    }

    /// How many were made.
    pub fn orders(&self) -> usize {
        self.books().orders.len()
    }

    pub fn captured(&self) -> usize {
        self.books().captured
    }

    /// What PayPal would not have understood; empty at the end of a good test.
    pub fn problems(&self) -> Vec<String> {
        self.books().problems.clone()
    }

    pub async fn stop(&self) {
        self.handle.stop(false).await;
    }
}

fn open(books: &Shared) -> MutexGuard<'_, Books> {
    books.lock().expect("nobody panics with the books in hand")
}

fn header<'a>(request: &'a HttpRequest, name: &str) -> &'a str {
    request.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// A refusal as PayPal writes one; what was wrong is kept for the test to see.
fn refused(books: &mut Books, status: u16, issue: &str, why: &str) -> HttpResponse {
    if issue == "MALFORMED_REQUEST" {
        books.problems.push(why.to_owned());
    }
    let code = actix_web::http::StatusCode::from_u16(status).expect("a status");
    HttpResponse::build(code).json(json!({ "name": "UNPROCESSABLE_ENTITY", "message": why,
        "details": [{ "issue": issue, "description": why }] }))
}

/// Whether the call has a token of ours and, where it must, a request id and a JSON body.
fn admitted(books: &mut Books, request: &HttpRequest, posts: bool) -> Option<HttpResponse> {
    let token = header(request, "authorization").strip_prefix("Bearer ").unwrap_or_default();
    if !books.tokens.iter().any(|known| known == token) {
        return Some(HttpResponse::Unauthorized().json(json!({ "name": "AUTHENTICATION_FAILURE" })));
    }
    if posts && header(request, "content-type") != "application/json" {
        return Some(refused(books, 415, "MALFORMED_REQUEST", "a body must be application/json"));
    }
    None
}

async fn token(books: Data<Shared>, request: HttpRequest, body: String) -> HttpResponse {
    use base64::Engine;
    let mut books = open(&books);
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{CLIENT_ID}:{CLIENT_SECRET}"));
    if header(&request, "authorization") != format!("Basic {basic}") || body != "grant_type=client_credentials" {
        return HttpResponse::Unauthorized().json(json!({ "error": "invalid_client" }));
    }
    let token = format!("A21AA{}", uuid::Uuid::new_v4().simple());
    books.tokens.push(token.clone());
    HttpResponse::Ok().json(json!({ "access_token": token, "token_type": "Bearer", "expires_in": 32400 }))
}

async fn create(books: Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let mut books = open(&books);
    if let Some(refusal) = admitted(&mut books, &request, true) {
        return refusal;
    }
    let key = header(&request, "paypal-request-id").to_owned();
    if let Some(answer) = books.answered.get(&key) {
        return HttpResponse::Ok().json(answer);
    }
    let asked: Value = serde_json::from_slice(&body).expect("JSON");
    let unit = &asked["purchase_units"][0];
    let value = unit["amount"]["value"].as_str().unwrap_or_default();
    let decimals = value.split_once('.').is_some_and(|(_, rest)| rest.len() == 2);
    let whole = asked["intent"] == "CAPTURE" && unit["custom_id"].is_string() && decimals && !key.is_empty();
    if !whole || unit["description"].as_str().is_none_or(|text| text.len() > 127) {
        return refused(&mut books, 400, "MALFORMED_REQUEST", &format!("not an order: {asked}"));
    }
    let with_page = asked["payment_source"]["paypal"]["experience_context"]["return_url"].is_string();
    let id = uuid::Uuid::new_v4().simple().to_string().to_ascii_uppercase()[..17].to_owned();
    let (status, rel) = if with_page { ("PAYER_ACTION_REQUIRED", "payer-action") } else { ("CREATED", "approve") };
    let order = json!({ "id": id, "status": status, "purchase_units": [unit], "links": [
        { "href": format!("https://api-m.paypal.com/v2/checkout/orders/{id}"), "rel": "self", "method": "GET" },
        { "href": format!("https://www.paypal.com/checkoutnow?token={id}"), "rel": rel, "method": "GET" }] });
    books.answered.insert(key, order.clone());
    books.orders.insert(id, order.clone());
    HttpResponse::Created().json(order)
}

async fn show(books: Data<Shared>, request: HttpRequest, id: Path<String>) -> HttpResponse {
    let mut books = open(&books);
    if let Some(refusal) = admitted(&mut books, &request, false) {
        return refusal;
    }
    match books.orders.get(&*id) {
        Some(order) => HttpResponse::Ok().json(order),
        None => HttpResponse::NotFound().json(json!({ "name": "RESOURCE_NOT_FOUND" })),
    }
}

async fn capture(books: Data<Shared>, request: HttpRequest, id: Path<String>) -> HttpResponse {
    let mut books = open(&books);
    if let Some(refusal) = admitted(&mut books, &request, true) {
        return refusal;
    }
    if header(&request, "paypal-request-id").is_empty() {
        return refused(&mut books, 400, "MALFORMED_REQUEST", "a capture needs a PayPal-Request-Id");
    }
    let declines = books.declines;
    let Some(order) = books.orders.get_mut(&*id) else {
        return HttpResponse::NotFound().json(json!({ "name": "RESOURCE_NOT_FOUND" }));
    };
    let issue = match order["status"].as_str() {
        Some("APPROVED") if declines => "INSTRUMENT_DECLINED",
        Some("APPROVED") => "",
        Some("COMPLETED") => "ORDER_ALREADY_CAPTURED",
        _ => "ORDER_NOT_APPROVED",
    };
    if !issue.is_empty() {
        return refused(&mut books, 422, issue, "The requested action could not be performed.");
    }
    order["status"] = "COMPLETED".into();
    let capture = format!("3C6{}", &id[3..]);
    let amount = order["purchase_units"][0]["amount"].clone();
    order["purchase_units"][0]["payments"] =
        json!({ "captures": [{ "id": capture, "status": "COMPLETED", "amount": amount }] });
    let answer = order.clone();
    books.captures.insert(capture, id.into_inner());
    books.captured += 1;
    HttpResponse::Created().json(answer)
}

async fn refund(books: Data<Shared>, request: HttpRequest, id: Path<String>, body: Bytes) -> HttpResponse {
    let mut books = open(&books);
    if let Some(refusal) = admitted(&mut books, &request, true) {
        return refusal;
    }
    let asked: Value = serde_json::from_slice(&body).expect("JSON");
    let keyed = asked["custom_id"] == header(&request, "paypal-request-id") && asked["custom_id"].is_string();
    if !keyed || !asked["amount"]["value"].is_string() || !asked["amount"]["currency_code"].is_string() {
        return refused(&mut books, 400, "MALFORMED_REQUEST", &format!("not a refund: {asked}"));
    }
    let Some(order) = books.captures.get(&*id).cloned() else {
        return HttpResponse::NotFound().json(json!({ "name": "RESOURCE_NOT_FOUND" }));
    };
    let payments =
        &mut books.orders.get_mut(&order).expect("captured orders are known")["purchase_units"][0]["payments"];
    let number = payments["refunds"].as_array().map_or(0, Vec::len);
    let given = json!({ "id": format!("1JU{number}{}", &order[4..]), "status": "COMPLETED", "amount": asked["amount"],
        "custom_id": asked["custom_id"] });
    payments["captures"][0]["status"] = "PARTIALLY_REFUNDED".into();
    match payments["refunds"].as_array_mut() {
        Some(refunds) => refunds.push(given.clone()),
        None => payments["refunds"] = json!([given]),
    }
    HttpResponse::Created().json(given)
}

async fn verify(books: Data<Shared>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let mut books = open(&books);
    if let Some(refusal) = admitted(&mut books, &request, true) {
        return refusal;
    }
    let asked: Value = serde_json::from_slice(&body).expect("JSON");
    let fields = ["auth_algo", "cert_url", "transmission_id", "transmission_sig", "transmission_time", "webhook_id"];
    if fields.iter().any(|field| !asked[field].is_string()) || !asked["webhook_event"].is_object() {
        return refused(&mut books, 400, "MALFORMED_REQUEST", &format!("not a question: {asked}"));
    }
    let genuine = asked["transmission_sig"] == GENUINE && asked["webhook_id"] == WEBHOOK_ID;
    let status = if genuine { "SUCCESS" } else { "FAILURE" };
    HttpResponse::Ok().json(json!({ "verification_status": status }))
}
