//! What changes a price: counted, taken and given back as often as it is there, however many ask at once.

use crate::stage::{Stage, connect};
use futures_util::future::join_all;
use gatehouse::actors::catalog::{
    Catalog, GiftCardPatch, InvitePatch, Listed, ProductFilter, ProductPatch, PromotionPatch, TaxRatePatch, Variant,
};
use gatehouse::actors::registry::{NewTenant, NewTicketType, RegistryError, TicketTypePatch};
use gatehouse::domain::ids::{OrderId, RefundId};
use gatehouse::domain::pricing::{Discount, Uses};
use gatehouse::stores::postgres::Store;
use gatehouse::stores::postgres::catalog::quoting::{Named, TYPES_MAX, read, read_types};
use gatehouse::stores::postgres::catalog::{gift_cards, invites, products, promotions};
use sqlx::Row;

const ALL: Listed = Listed { limit: 100, offset: 0, newest_first: false };

fn order(number: u8) -> OrderId {
    OrderId::from_bytes([number; 16])
}

fn refund(number: u8) -> RefundId {
    RefundId::from_bytes([number; 16])
}

fn promotion(code: &str, kind: &str, value: &str) -> PromotionPatch {
    let text = |text: &str| Some(text.to_owned());
    PromotionPatch { code: text(code), kind: text(kind), value: text(value), ..PromotionPatch::default() }
}

fn shirt() -> ProductPatch {
    ProductPatch {
        name: Some("Shirt".into()),
        sku: Some("SHIRT-M".into()),
        price: Some("15".into()),
        currency: Some("EUR".into()),
        stock: Some(Some(3)),
        ..ProductPatch::default()
    }
}

fn card(balance: &str) -> GiftCardPatch {
    GiftCardPatch {
        code: Some("Gift-50".into()),
        balance: Some(balance.into()),
        currency: Some("EUR".into()),
        ..GiftCardPatch::default()
    }
}

fn field(refused: RegistryError) -> String {
    match refused {
        RegistryError::Invalid { field, .. } | RegistryError::Conflict { field, .. } => field,
        other => panic!("not a refusal of a field: {other}"),
    }
}

async fn balance_and_movements(stage: &Stage) -> (i64, i64, i64) {
    let pool = sqlx::PgPool::connect(&stage.url).await.expect("a pool");
    let row = sqlx::query(
        "select (select balance_minor from gift_cards),
                (select coalesce(sum(amount_minor), 0)::bigint from gift_card_movements),
                (select count(*) from gift_card_movements where kind <> 'set')",
    )
    .fetch_one(&pool)
    .await
    .expect("one card");
    (row.get(0), row.get(1), row.get(2))
}

#[tokio::test]
async fn every_type_has_a_variant_that_follows_it() {
    let stage = Stage::new().await;
    let catalog = stage.registry.catalog();
    let sku = stage.general.id.to_string();
    let made = catalog.product(stage.tenant, &sku).await.expect("an answer").expect("a variant");
    let variant = Variant::Ticket { ticket_type: stage.general.id, event: stage.event.id };
    assert_eq!((made.sku.as_str(), made.variant, made.price.minor), (sku.as_str(), variant, 0));
    let patch = TicketTypePatch { price: Some(2_500), name: Some("Standing".into()), ..TicketTypePatch::default() };
    stage.registry.update_ticket_type(stage.tenant, None, "general", patch).await.expect("a change");
    let followed = catalog.product(stage.tenant, &sku).await.expect("an answer").expect("a variant");
    assert_eq!((followed.name.as_str(), followed.price.minor, followed.stamp.version), ("Standing", 2_500, 2));
    let refused = catalog.update_product(stage.tenant, &sku, shirt()).await.expect_err("it follows its type");
    assert_eq!(field(refused), "id");
    catalog.delete_product(stage.tenant, &sku).await.expect_err("it goes with its type");
    stage.registry.delete_ticket_type(stage.tenant, None, "general").await.expect("gone");
    assert_eq!(catalog.product(stage.tenant, &sku).await.expect("an answer"), None);
}

#[tokio::test]
async fn types_that_were_there_before_products_get_the_same_variant() {
    let stage = Stage::new().await;
    let pool = sqlx::PgPool::connect(&stage.url).await.expect("a pool");
    let sku = || async { sqlx::query_scalar::<_, String>("select sku from products").fetch_one(&pool).await };
    let by_code = sku().await.expect("one variant");
    sqlx::query("delete from products").execute(&pool).await.expect("as before");
    let migration = include_str!("../../migrations/0025_products.sql");
    let start = migration.find("insert into products").expect("the migration fills the table");
    sqlx::raw_sql(&migration[start..]).execute(&pool).await.expect("filled");
    assert_eq!(sku().await.expect("one variant"), by_code);
}

#[tokio::test]
async fn a_promotion_is_used_as_often_as_it_may_be() {
    let stage = Stage::new().await;
    let limits = PromotionPatch {
        max_uses: Some(Some(3)),
        max_uses_per_customer: Some(Some(1)),
        ..promotion("EARLY10", "percent", "10")
    };
    let promo = stage.registry.catalog().create_promotion(stage.tenant, limits).await.expect("a promotion").id;
    let take = |number: u8, buyer: String| {
        let store = stage.store.clone();
        async move {
            let mut tx = store.begin().await.expect("a transaction");
            assert!(promotions::lock(&mut tx, promo).await.expect("an answer"));
            let taken = promotions::take(&mut tx, promo, order(number), &buyer).await.expect("an answer");
            tx.commit().await.expect("committed");
            taken
        }
    };
    let crowd = join_all((1..=10).map(|number| take(number, format!("buyer-{number}@example.com")))).await;
    assert_eq!(crowd.iter().filter(|taken| **taken).count(), 3);
    let first = 1 + u8::try_from(crowd.iter().position(|taken| *taken).expect("one")).expect("small");
    assert!(take(first, format!("buyer-{first}@example.com")).await, "the same order again is harmless");
    let mut db = stage.store.connection().await.expect("a connection");
    let shown = stage.registry.catalog().promotion(stage.tenant, promo).await.expect("an answer").expect("there");
    assert_eq!(shown.uses, 3);
    for _ in 0..2 {
        promotions::release(&mut db, &[order(first)]).await.expect("released");
    }
    let others: Vec<u8> = (1..=10).filter(|number| crowd[usize::from(*number) - 1] && *number != first).collect();
    assert!(!take(20, format!("buyer-{}@example.com", others[0])).await, "one buyer, one use");
    assert!(take(21, "new@example.com".into()).await, "what lapsed is free again");
    assert!(!take(22, "late@example.com".into()).await);
}

#[tokio::test]
async fn a_gift_card_is_never_overdrawn_and_its_books_add_up() {
    let stage = Stage::new().await;
    let made = stage.registry.catalog().create_gift_card(stage.tenant, card("100")).await.expect("a card").id;
    let pay = |number: u8| {
        let store = stage.store.clone();
        async move {
            let mut tx = store.begin().await.expect("a transaction");
            let paid = gift_cards::debit(&mut tx, made, order(number), 3_000).await.expect("an answer");
            tx.commit().await.expect("committed");
            paid
        }
    };
    let paid = join_all((1..=10).map(pay)).await;
    assert_eq!(paid.iter().filter(|paid| **paid).count(), 3, "3 x 30 of 100");
    assert_eq!(balance_and_movements(&stage).await, (1_000, 1_000, 3));
    let first = 1 + u8::try_from(paid.iter().position(|paid| *paid).expect("one")).expect("small");
    let again = join_all((0..4).map(|_| pay(first))).await;
    assert!(again.iter().all(|paid| *paid), "a repeated step is harmless");
    assert_eq!(balance_and_movements(&stage).await.0, 1_000);
    let mut db = stage.store.connection().await.expect("a connection");
    let mut back = async |of: u8, number: u8, amount: i64| {
        gift_cards::credit(&mut db, order(of), refund(number), amount).await.expect("an answer")
    };
    assert!(back(first, 1, 2_000).await);
    assert!(!back(first, 1, 2_000).await, "one refund goes back once");
    assert!(back(first, 2, 1_000).await, "the rest with the next refund");
    let unpaid = 1 + u8::try_from(paid.iter().position(|paid| !paid).expect("one")).expect("small");
    assert!(!back(unpaid, 3, 1_000).await, "nothing was taken for that order");
    assert_eq!(balance_and_movements(&stage).await, (4_000, 4_000, 5));
    let refused = stage.registry.catalog().delete_gift_card(stage.tenant, made).await.expect_err("it is in the books");
    assert_eq!(field(refused), "id");
    let less = GiftCardPatch { balance: Some("0".into()), ..GiftCardPatch::default() };
    stage.registry.catalog().update_gift_card(stage.tenant, made, less).await.expect("a change");
    assert_eq!(balance_and_movements(&stage).await, (0, 0, 5));
}

#[tokio::test]
async fn stock_is_never_sold_twice() {
    let stage = Stage::new().await;
    let shirt = stage.registry.catalog().create_product(stage.tenant, shirt()).await.expect("a product").id;
    let take = |number: u8| {
        let store = stage.store.clone();
        async move {
            let mut tx = store.begin().await.expect("a transaction");
            let taken = products::take_stock(&mut tx, shirt, order(number), 2).await.expect("an answer");
            tx.commit().await.expect("committed");
            taken
        }
    };
    let taken = join_all((1..=6).map(take)).await;
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 1, "2 of 3");
    let winner = 1 + u8::try_from(taken.iter().position(|taken| *taken).expect("one")).expect("small");
    assert!(take(winner).await, "again is harmless");
    let stock = async || {
        let found = stage.registry.catalog().product(stage.tenant, "SHIRT-M").await.expect("an answer");
        found.expect("a product").variant
    };
    assert_eq!(stock().await, Variant::Merchandise { stock: Some(1) });
    let mut db = stage.store.connection().await.expect("a connection");
    for _ in 0..2 {
        products::return_stock(&mut db, &[order(winner), order(99)]).await.expect("returned");
    }
    assert_eq!(stock().await, Variant::Merchandise { stock: Some(3) });
}

#[tokio::test]
async fn an_invite_opens_as_many_orders_as_it_says() {
    let stage = Stage::new().await;
    let new = InvitePatch { ticket_type: Some("general".into()), max_uses: Some(Some(2)), ..InvitePatch::default() };
    let invite = stage.registry.catalog().create_invite(stage.tenant, new).await.expect("an invite");
    assert!(invite.code.len() >= 12, "nobody guesses {}", invite.code);
    let take = |number: u8| {
        let (store, id) = (stage.store.clone(), invite.id);
        async move {
            let mut tx = store.begin().await.expect("a transaction");
            let taken = invites::take(&mut tx, id, order(number)).await.expect("an answer");
            tx.commit().await.expect("committed");
            taken
        }
    };
    let taken = join_all((1..=6).map(take)).await;
    assert_eq!(taken.iter().filter(|taken| **taken).count(), 2);
    let first = 1 + u8::try_from(taken.iter().position(|taken| *taken).expect("one")).expect("small");
    let mut db = stage.store.connection().await.expect("a connection");
    invites::release(&mut db, &[order(first)]).await.expect("released");
    assert!(take(30).await && !take(31).await);
    let wrong = InvitePatch { ticket_type: Some("nothing".into()), ..InvitePatch::default() };
    let refused = stage.registry.catalog().create_invite(stage.tenant, wrong).await.expect_err("no such type");
    assert_eq!(field(refused), "ticketType");
}

async fn sell_everything(stage: &Stage, catalog: &Catalog) {
    let window =
        PromotionPatch { ticket_types: Some(Some(vec!["general".into()])), ..promotion("Early10", "amount", "5.5") };
    let promo = catalog.create_promotion(stage.tenant, window).await.expect("a promotion").id;
    let mut db = stage.store.connection().await.expect("a connection");
    promotions::take(&mut db, promo, order(1), "pat@example.com").await.expect("a use");
    promotions::take(&mut db, promo, order(2), "kim@example.com").await.expect("a use");
    let vat = TaxRatePatch { name: Some("VAT".into()), rate: Some("7.5".into()), ..TaxRatePatch::default() };
    catalog.create_tax_rate(stage.tenant, vat).await.expect("a tax rate");
    catalog.create_gift_card(stage.tenant, card("50")).await.expect("a card");
    catalog.create_product(stage.tenant, shirt()).await.expect("a product");
    let invite =
        InvitePatch { ticket_type: Some("general".into()), code: Some("FRIENDS".into()), ..InvitePatch::default() };
    catalog.create_invite(stage.tenant, invite).await.expect("an invite");
}

#[tokio::test]
async fn one_question_reads_all_that_a_purchase_needs() {
    let stage = Stage::new().await;
    let vip = NewTicketType { event: stage.event.id.to_string(), name: "VIP".into(), ..NewTicketType::default() };
    let vip = stage.registry.create_ticket_type(stage.tenant, vip).await.expect("a type");
    sell_everything(&stage, &stage.registry.catalog()).await;
    let (types, skus) = (["general".to_owned(), vip.id.to_string(), "none".to_owned()], ["SHIRT-M".to_owned()]);
    let named = Named {
        event: Some(stage.event.id),
        ticket_types: &types,
        skus: &skus,
        promotion_code: Some(" eArly10 "),
        gift_card_code: Some("GIFT-50"),
        invite_code: Some("friends"),
        buyer: Some("Pat@Example.com"),
    };
    let mut db = stage.store.connection().await.expect("a connection");
    let found = read(&mut db, stage.tenant, &named).await.expect("an answer");
    assert_eq!(found.ticket_types.len(), 2);
    assert_eq!(found.ticket_types.iter().find(|of| of.id == vip.id).expect("by id").max_per_order, 10);
    assert_eq!((found.products[0].price.minor, found.products[0].stock), (1_500, Some(3)));
    let promo = found.promotion.expect("whatever the case");
    assert_eq!(promo.uses, Uses { total: 2, by_customer: 1 });
    assert_eq!(promo.discount, Discount::Amount { major_millionths: 5_500_000 });
    assert_eq!((found.taxes[0].0.rate.ppm(), found.taxes[0].1.as_str()), (75_000, "VAT"));
    assert_eq!(found.gift_card.expect("a card").1.balance.minor, 5_000);
    assert_eq!(found.invite.expect("an invite").ticket_type, stage.general.id);

    let other = NewTenant { name: "Other".into(), slug: None };
    let other = stage.registry.create_tenant(other).await.expect("a tenant").id;
    let theirs = read(&mut db, other, &named).await.expect("an answer");
    assert!(theirs.ticket_types.is_empty() && theirs.products.is_empty() && theirs.taxes.is_empty());
    assert!(theirs.promotion.is_none() && theirs.gift_card.is_none() && theirs.invite.is_none());
    let nothing = read(&mut db, stage.tenant, &Named::default()).await.expect("an answer");
    assert!(nothing.ticket_types.is_empty() && nothing.promotion.is_none() && nothing.taxes.len() == 1);
}

#[tokio::test]
async fn what_a_crowd_reads_is_what_everybody_reads() {
    let stage = Stage::new().await;
    let mut types = vec![stage.general.id];
    for name in ["VIP", "Balcony", "Late"] {
        let price = Some(types.len() as i64 * 1_000);
        let new = NewTicketType {
            event: stage.event.id.to_string(),
            name: name.into(),
            price,
            currency: Some("EUR".into()),
            ..NewTicketType::default()
        };
        types.push(stage.registry.create_ticket_type(stage.tenant, new).await.expect("a type").id);
    }
    assert_eq!(types.len(), TYPES_MAX);
    sell_everything(&stage, &stage.registry.catalog()).await;
    let mut db = stage.store.connection().await.expect("a connection");
    // More often than Postgres takes to keep the plan.
    for some in (0..8).map(|turn| &types[turn % 2..=turn % 3 + 1]) {
        let names: Vec<String> = some.iter().map(ToString::to_string).collect();
        let named = Named { event: Some(stage.event.id), ticket_types: &names, ..Named::default() };
        let mut whole = read(&mut db, stage.tenant, &named).await.expect("an answer");
        let mut lean = read_types(&mut db, stage.tenant, stage.event.id, some).await.expect("an answer");
        for found in [&mut whole, &mut lean] {
            found.ticket_types.sort_by_key(|of| of.id);
        }
        assert_eq!(format!("{lean:?}"), format!("{whole:?}"), "{some:?}");
        assert_eq!((lean.ticket_types.len(), lean.taxes.len()), (some.len(), 1));
    }
    let patch = TicketTypePatch { price: Some(777), ..TicketTypePatch::default() };
    stage.registry.update_ticket_type(stage.tenant, None, "general", patch).await.expect("a change");
    let now = read_types(&mut db, stage.tenant, stage.event.id, &types[..1]).await.expect("an answer");
    assert_eq!(now.ticket_types[0].price.minor, 777, "a plan is kept, not an answer");
    read_types(&mut db, stage.tenant, stage.event.id, &[]).await.expect_err("nothing was asked");
    let other =
        stage.registry.create_tenant(NewTenant { name: "Other".into(), slug: None }).await.expect("a tenant").id;
    let theirs = read_types(&mut db, other, stage.event.id, &types).await.expect("an answer");
    assert!(theirs.ticket_types.is_empty() && theirs.taxes.is_empty());
}

#[tokio::test]
async fn what_the_catalog_cannot_keep_is_refused_with_its_field() {
    let stage = Stage::new().await;
    let (catalog, tenant) = (stage.registry.catalog(), stage.tenant);
    catalog.create_promotion(tenant, promotion("TAKEN", "percent", "10")).await.expect("a promotion");
    for (code, kind, value, wrong) in [
        ("taken", "percent", "10", "code"),
        ("A B", "percent", "10", "code"),
        ("NEW", "gift", "10", "kind"),
        ("NEW", "percent", "101", "value"),
        ("NEW", "amount", "-1", "value"),
        ("NEW", "amount", "much", "value"),
    ] {
        let refused = catalog.create_promotion(tenant, promotion(code, kind, value)).await.expect_err(wrong);
        assert_eq!(field(refused), wrong, "{code} {kind} {value}");
    }
    let refused = catalog.create_promotion(tenant, PromotionPatch::default()).await.expect_err("nothing is given");
    assert_eq!(field(refused), "code");
    let tax = |rate: &str| TaxRatePatch { name: Some("T".into()), rate: Some(rate.into()), ..TaxRatePatch::default() };
    assert_eq!(field(catalog.create_tax_rate(tenant, tax("200")).await.expect_err("too much")), "rate");
    assert_eq!(field(catalog.create_gift_card(tenant, card("1.001")).await.expect_err("too fine")), "balance");
    for sku in ["adm_1", "prd_1", " "] {
        let new = ProductPatch { sku: Some(sku.into()), ..shirt() };
        assert_eq!(field(catalog.create_product(tenant, new).await.expect_err(sku)), "sku");
    }
    let new = ProductPatch { stock: Some(Some(-1)), ..shirt() };
    assert_eq!(field(catalog.create_product(tenant, new).await.expect_err("no such stock")), "stock");
}

#[tokio::test]
async fn lists_are_pages_of_the_whole_and_another_tenants_are_empty() {
    let stage = Stage::new().await;
    let catalog = stage.registry.catalog();
    for number in 0..5 {
        let new = promotion(&format!("CODE{number}"), "percent", "10");
        catalog.create_promotion(stage.tenant, new).await.expect("a promotion");
    }
    let page = Listed { limit: 2, offset: 2, newest_first: true };
    let found = catalog.promotions(stage.tenant, None, &page).await.expect("a page");
    let codes: Vec<&str> = found.items.iter().map(|of| of.code.as_str()).collect();
    assert_eq!((codes.as_slice(), found.total), (["CODE2", "CODE1"].as_slice(), 5));
    assert_eq!(catalog.promotions(stage.tenant, Some("code3"), &ALL).await.expect("a page").total, 1);
    let other = NewTenant { name: "Other".into(), slug: None };
    let other = stage.registry.create_tenant(other).await.expect("a tenant").id;
    let store: Store = connect(&stage.url).await;
    let theirs = Catalog::new(store, stage.another_node().await);
    assert_eq!(theirs.promotions(other, None, &ALL).await.expect("a page").total, 0);
    assert_eq!(theirs.products(other, ProductFilter::default(), &ALL).await.expect("a page").total, 0);
    let id = found.items[0].id;
    assert_eq!(theirs.promotion(other, id).await.expect("an answer"), None);
    assert_eq!(theirs.delete_promotion(other, id).await, Err(RegistryError::NotFound { what: "promotion" }));
}
