//! Prices: rows for each rule, and what holds for every purchase whatever its prices are.

use gatehouse_domain::ids::{ProductId, TaxRateId, TicketTypeId};
use gatehouse_domain::money::{AMOUNT_MAX_MINOR, Currency, Money};
use gatehouse_domain::pricing::refund::{RefundRefusal, Split, split};
use gatehouse_domain::pricing::{
    AppliesTo, Article, Cart, CartError, Discount, GiftCard, GiftCardRefusal, PricingRefusal, Promotion,
    PromotionRefusal, Quote, Rate, Scope, TaxRate, Uses, quote, share,
};
use gatehouse_domain::time::{Moment, Window};
use proptest::prelude::*;

const NOW: Moment = Moment(1_000_000);
const UNUSED: Uses = Uses { total: 0, by_customer: 0 };

fn ticket(number: u8) -> Article {
    Article::Ticket(type_id(number))
}

fn type_id(number: u8) -> TicketTypeId {
    TicketTypeId::from_bytes([number; 16])
}

fn product(number: u8) -> Article {
    Article::Product(ProductId::from_bytes([number; 16]))
}

fn currency(code: &str) -> Currency {
    Currency::new(code).unwrap()
}

fn euros(minor: i64) -> Money {
    Money::new(minor, currency("EUR"))
}

fn cart(lines: &[(Article, i64, u32)]) -> Cart {
    let lines: Vec<_> = lines.iter().map(|(article, price, count)| (*article, euros(*price), *count)).collect();
    Cart::new(&lines).unwrap()
}

fn percent(text: &str) -> Rate {
    Rate::from_percent(text).unwrap()
}

fn promotion(discount: Discount) -> Promotion {
    Promotion { discount, scope: Scope::Everything, window: Window::OPEN, uses_max: None, uses_per_customer_max: None }
}

fn percent_off(text: &str) -> Promotion {
    promotion(Discount::Percent(percent(text)))
}

fn euros_off(minor: i64) -> Promotion {
    promotion(Discount::Amount { major_millionths: minor * 10_000 })
}

fn tax(number: u8, rate: &str, inclusive: bool, applies_to: AppliesTo) -> TaxRate {
    TaxRate { id: TaxRateId::from_bytes([number; 16]), rate: percent(rate), inclusive, applies_to }
}

fn plain(cart: &Cart, promotion: Option<&Promotion>, taxes: &[TaxRate]) -> Quote {
    quote(cart, promotion.map(|promotion| (promotion, UNUSED)), taxes, None, NOW).unwrap()
}

fn refused(promotion: &Promotion, uses: Uses, lines: &[(Article, i64, u32)]) -> PricingRefusal {
    quote(&cart(lines), Some((promotion, uses)), &[], None, NOW).unwrap_err()
}

#[test]
fn the_steps_come_in_their_order() {
    // 2 x 100.00 less 10 % = 180.00, plus 19 % = 214.20, of which the card pays 14.20.
    let bought = cart(&[(ticket(1), 10_000, 2)]);
    let card = GiftCard { balance: euros(1_420), expires: None };
    let taxes = [tax(1, "19", false, AppliesTo::All)];
    let priced = quote(&bought, Some((&percent_off("10"), UNUSED)), &taxes, Some(&card), NOW).unwrap();
    assert_eq!((priced.subtotal_minor, priced.discount_minor, priced.tax_minor), (20_000, 2_000, 3_420));
    assert_eq!((priced.total_minor, priced.gift_card_minor, priced.due_minor), (21_420, 1_420, 20_000));
}

#[test]
fn a_booking_fee_is_taxed_and_never_discounted() {
    // 2 x 100.00 less 10 % = 180.00 and 2 x 5.00 fees = 10.00; 19 % on top of each: 34.20 and 1.90.
    let bought = cart(&[(ticket(1), 10_000, 2), (ticket(2), 1_000, 1)]).with_booking(&[500, 0]).unwrap();
    let taxes = [tax(1, "19", false, AppliesTo::All)];
    let priced = plain(&bought, Some(&percent_off("10")), &taxes);
    assert_eq!((priced.subtotal_minor, priced.discount_minor, priced.booking_minor), (21_000, 2_100, 1_190));
    assert_eq!(priced.tax_minor, 3_420 + 190 + 171);
    assert_eq!(priced.total_minor, 18_000 + 3_420 + 1_190 + 900 + 171);
    assert_eq!(priced.lines.iter().map(|line| line.booking_minor).collect::<Vec<_>>(), [1_190, 0]);
    // Where the tax is in the price, the fee is what it says.
    let priced = plain(&bought, Some(&percent_off("100")), &[tax(1, "19", true, AppliesTo::All)]);
    assert_eq!((priced.booking_minor, priced.total_minor, priced.tax_minor), (1_000, 1_000, 160));
    assert_eq!(cart(&[(ticket(1), 1, 1)]).with_booking(&[-1]), Err(CartError::NegativePrice { line: 0 }));
    assert_eq!(cart(&[(ticket(1), 1, 2)]).with_booking(&[i64::MAX]), Err(CartError::TooLarge));
}

#[test]
fn a_percentage_is_rounded_half_up_on_each_line() {
    // 12.5 % of 0.20 = 0.025 and of 0.60 = 0.075: 0.03 and 0.08, not 0.10 of the sum.
    let priced = plain(&cart(&[(ticket(1), 20, 1), (ticket(2), 20, 3)]), Some(&percent_off("12.5")), &[]);
    assert_eq!(priced.lines.iter().map(|line| line.discount_minor).collect::<Vec<_>>(), [3, 8]);
}

#[test]
fn a_fixed_amount_is_spread_without_losing_a_cent() {
    // 10.00 over three equal lines: the odd cent goes to the first.
    let three = [(ticket(1), 1_000, 1), (ticket(2), 1_000, 1), (product(3), 1_000, 1)];
    let priced = plain(&cart(&three), Some(&euros_off(1_000)), &[]);
    assert_eq!(priced.lines.iter().map(|line| line.discount_minor).collect::<Vec<_>>(), [334, 333, 333]);
    // By largest remainder: 1.00 over 7.00 and 3.00 and 0.05.
    assert_eq!(share::by_weight(100, &[700, 300, 5]), [70, 30, 0]);
    assert_eq!(share::by_weight(10, &[1, 1, 1, 3]), [2, 2, 1, 5]);
}

#[test]
fn more_off_than_it_costs_makes_it_free() {
    let priced = plain(&cart(&[(ticket(1), 500, 1)]), Some(&euros_off(9_999)), &[tax(1, "19", false, AppliesTo::All)]);
    assert_eq!((priced.discount_minor, priced.total_minor, priced.due_minor), (500, 0, 0));
    let all = plain(&cart(&[(ticket(1), 333, 3)]), Some(&percent_off("100")), &[]);
    assert_eq!(all.due_minor, 0);
}

#[test]
fn a_promotion_for_types_leaves_the_rest_alone() {
    let mut vip_only = percent_off("50");
    vip_only.scope = Scope::Types(vec![type_id(2)]);
    let lines = [(ticket(1), 1_000, 1), (ticket(2), 1_000, 1), (product(3), 1_000, 1)];
    let priced = plain(&cart(&lines), Some(&vip_only), &[]);
    assert_eq!(priced.lines.iter().map(|line| line.discount_minor).collect::<Vec<_>>(), [0, 500, 0]);
    assert_eq!(refused(&vip_only, UNUSED, &lines[..1]), PromotionRefusal::NothingToDiscount.into());
}

#[test]
fn a_promotion_has_its_time_and_its_limits() {
    let lines = [(ticket(1), 1_000, 1)];
    let window = |from: Option<i64>, until: Option<i64>| Promotion {
        window: Window { from: from.map(Moment), until: until.map(Moment) },
        ..percent_off("10")
    };
    let later = Moment(NOW.0 + 1);
    assert_eq!(refused(&window(Some(later.0), None), UNUSED, &lines), PromotionRefusal::NotYet { from: later }.into());
    assert_eq!(refused(&window(None, Some(NOW.0)), UNUSED, &lines), PromotionRefusal::Expired.into());
    let limited = Promotion { uses_max: Some(3), uses_per_customer_max: Some(1), ..percent_off("10") };
    let used = |total, by_customer| Uses { total, by_customer };
    assert_eq!(refused(&limited, used(3, 0), &lines), PromotionRefusal::UsedUp.into());
    assert_eq!(refused(&limited, used(2, 1), &lines), PromotionRefusal::UsedByCustomer.into());
    assert!(quote(&cart(&lines), Some((&limited, used(2, 0))), &[], None, NOW).is_ok());
}

#[test]
fn an_amount_off_means_the_same_in_every_currency() {
    // 5.5 off: 5.50 EUR, 5 JPY (there is no half yen), 5.500 KWD.
    let off = promotion(Discount::Amount { major_millionths: 5_500_000 });
    for (code, price, discount) in [("EUR", 10_000, 550), ("JPY", 10_000, 5), ("KWD", 10_000, 5_500)] {
        let cart = Cart::new(&[(ticket(1), Money::new(price, currency(code)), 1)]).unwrap();
        assert_eq!(plain(&cart, Some(&off), &[]).discount_minor, discount, "{code}");
    }
}

#[test]
fn a_contained_tax_changes_no_price_and_one_on_top_does() {
    let one = |rates: &[TaxRate]| {
        let priced = plain(&cart(&[(ticket(1), 11_900, 1)]), None, rates);
        (priced.total_minor, priced.tax_minor)
    };
    assert_eq!(one(&[tax(1, "19", true, AppliesTo::All)]), (11_900, 1_900));
    assert_eq!(one(&[tax(1, "19", false, AppliesTo::All)]), (14_161, 2_261));
    // No tax is taxed: the one on top counts from 100.00, not from 119.00.
    assert_eq!(one(&[tax(1, "19", true, AppliesTo::All), tax(2, "10", false, AppliesTo::Ticket)]), (12_900, 2_900));
}

#[test]
fn a_tax_may_be_for_tickets_or_for_products_only() {
    let bought = cart(&[(ticket(1), 10_000, 1), (product(2), 10_000, 1)]);
    let rates = [tax(1, "7", false, AppliesTo::Ticket), tax(2, "19", false, AppliesTo::Product)];
    let priced = plain(&bought, None, &rates);
    assert_eq!(priced.lines.iter().map(|line| line.tax_added_minor).collect::<Vec<_>>(), [700, 1_900]);
    assert_eq!(priced.taxes.iter().map(|share| share.amount_minor).collect::<Vec<_>>(), [700, 1_900]);
}

#[test]
fn a_gift_card_pays_what_it_can() {
    let bought = cart(&[(ticket(1), 1_000, 1)]);
    let pay = |balance: Money, expires: Option<Moment>| {
        quote(&bought, None, &[], Some(&GiftCard { balance, expires }), NOW)
            .map(|quote| (quote.gift_card_minor, quote.due_minor))
    };
    assert_eq!(pay(euros(400), None), Ok((400, 600)));
    assert_eq!(pay(euros(4_000), Some(Moment(NOW.0 + 1))), Ok((1_000, 0)));
    assert_eq!(pay(euros(4_000), Some(NOW)), Err(GiftCardRefusal::Expired.into()));
    assert_eq!(pay(euros(0), None), Err(GiftCardRefusal::Empty.into()));
    let yen = GiftCardRefusal::OtherCurrency { card: currency("JPY"), order: currency("EUR") };
    assert_eq!(pay(Money::new(9, currency("JPY")), None), Err(yen.into()));
}

#[test]
fn a_cart_is_checked_before_it_is_priced() {
    let made = |lines: &[(Article, Money, u32)]| Cart::new(lines).map(|_| ());
    assert_eq!(made(&[]), Err(CartError::Empty));
    assert_eq!(made(&[(ticket(1), euros(1), 0)]), Err(CartError::NoQuantity { line: 0 }));
    assert_eq!(made(&[(ticket(1), euros(-1), 1)]), Err(CartError::NegativePrice { line: 0 }));
    let mixed = CartError::OtherCurrency { line: 1, first: currency("EUR"), found: currency("USD") };
    assert_eq!(made(&[(ticket(1), euros(1), 1), (product(2), Money::new(1, currency("USD")), 1)]), Err(mixed));
    assert_eq!(made(&[(ticket(1), euros(AMOUNT_MAX_MINOR), 2)]), Err(CartError::TooLarge));
    assert_eq!(made(&[(ticket(1), euros(i64::MAX), 2)]), Err(CartError::TooLarge));
}

#[test]
fn a_refund_takes_the_gateways_share_first() {
    let paid = Split { gateway_minor: 600, gift_card_minor: 400 };
    let first = split(paid, Split::default(), 500).unwrap();
    assert_eq!(first, Split { gateway_minor: 500, gift_card_minor: 0 });
    let second = split(paid, first, 500).unwrap();
    assert_eq!(second, Split { gateway_minor: 100, gift_card_minor: 400 });
    assert_eq!(split(paid, paid, 1), Err(RefundRefusal::TooMuch { left_minor: 0 }));
    assert_eq!(split(paid, first, -1), Err(RefundRefusal::Negative));
}

fn any_article() -> impl Strategy<Value = Article> {
    prop_oneof![(0u8..4).prop_map(ticket), (0u8..4).prop_map(product)]
}

fn any_cart() -> impl Strategy<Value = Cart> {
    let price = prop_oneof![Just(0), 0i64..200, 0i64..1_000_000, 0i64..1_000_000_000];
    prop::collection::vec((any_article(), price, 1u32..50), 1..8).prop_map(|lines| cart(&lines))
}

fn any_rate() -> impl Strategy<Value = Rate> {
    prop_oneof![0i64..=1_000_000, (0i64..=100).prop_map(|whole| whole * 10_000)]
        .prop_map(|ppm| Rate::from_ppm(ppm).unwrap())
}

fn any_promotion() -> impl Strategy<Value = Promotion> {
    let discount = prop_oneof![
        any_rate().prop_map(Discount::Percent),
        (0i64..=AMOUNT_MAX_MINOR).prop_map(|value| Discount::Amount { major_millionths: value }),
        (0i64..50_000).prop_map(|cents| Discount::Amount { major_millionths: cents * 10_000 }),
    ];
    let scope = prop_oneof![Just(Scope::Everything), Just(Scope::Types(vec![type_id(0), type_id(1)]))];
    (discount, scope).prop_map(|(discount, scope)| Promotion { scope, ..promotion(discount) })
}

fn any_taxes() -> impl Strategy<Value = Vec<TaxRate>> {
    let applies_to = prop_oneof![Just(AppliesTo::All), Just(AppliesTo::Ticket), Just(AppliesTo::Product)];
    let one = (any_rate(), any::<bool>(), applies_to).prop_map(|(rate, inclusive, applies_to)| TaxRate {
        id: TaxRateId::from_bytes([1; 16]),
        rate,
        inclusive,
        applies_to,
    });
    prop::collection::vec(one, 0..4)
}

fn any_quote() -> impl Strategy<Value = (Quote, i64)> {
    (any_cart(), prop::option::of(any_promotion()), any_taxes(), 1i64..1_000_000_000).prop_filter_map(
        "the promotion applies to nothing here",
        |(cart, promotion, taxes, balance)| {
            let card = GiftCard { balance: euros(balance), expires: None };
            let promotion = promotion.as_ref().map(|promotion| (promotion, UNUSED));
            quote(&cart, promotion, &taxes, Some(&card), NOW).ok().map(|quote| (quote, balance))
        },
    )
}

proptest! {
    #[test]
    fn the_parts_always_add_up_and_nothing_is_negative((quote, balance) in any_quote()) {
        let sum = |of: fn(&gatehouse_domain::pricing::QuotedLine) -> i64| quote.lines.iter().map(of).sum::<i64>();
        for line in &quote.lines {
            prop_assert!(line.discount_minor >= 0 && line.discount_minor <= line.amount_minor);
            prop_assert!(line.tax_added_minor >= 0 && line.tax_included_minor >= 0);
            prop_assert!(line.tax_included_minor <= line.amount_minor - line.discount_minor);
            prop_assert_eq!(line.total_minor, line.amount_minor - line.discount_minor + line.tax_added_minor);
        }
        prop_assert_eq!(quote.subtotal_minor, sum(|line| line.amount_minor));
        prop_assert_eq!(quote.discount_minor, sum(|line| line.discount_minor));
        prop_assert_eq!(quote.tax_minor, sum(|line| line.tax_added_minor + line.tax_included_minor));
        prop_assert_eq!(quote.tax_minor, quote.taxes.iter().map(|share| share.amount_minor).sum::<i64>());
        prop_assert_eq!(quote.total_minor, sum(|line| line.total_minor));
        prop_assert_eq!(quote.due_minor + quote.gift_card_minor, quote.total_minor);
        prop_assert!(quote.due_minor >= 0 && quote.gift_card_minor >= 0 && quote.gift_card_minor <= balance);
        prop_assert!(quote.due_minor == 0 || quote.gift_card_minor == balance, "the card pays before the buyer does");
    }

    #[test]
    fn the_units_of_a_line_cost_what_the_line_costs(total in 0i64..AMOUNT_MAX_MINOR, count in 1u32..500) {
        let units: Vec<i64> = (0..count).map(|index| share::of_unit(total, count, index)).collect();
        prop_assert_eq!(units.iter().sum::<i64>(), total);
        let (least, most) = (units.iter().min().unwrap(), units.iter().max().unwrap());
        prop_assert!(most - least <= 1);
        prop_assert_eq!(share::of_unit(total, count, count), 0);
    }

    #[test]
    fn a_spread_loses_nothing_and_takes_from_nobody_more_than_they_have(
        weights in prop::collection::vec(0i64..1_000_000, 1..12), part in 0.0f64..=1.0
    ) {
        let whole: i64 = weights.iter().sum();
        let amount = ((whole as f64) * part) as i64;
        let parts = share::by_weight(amount, &weights);
        prop_assert_eq!(parts.iter().sum::<i64>(), amount);
        for (part, weight) in parts.iter().zip(&weights) {
            prop_assert!(*part >= 0 && part <= weight);
        }
    }

    #[test]
    fn refunding_every_unit_gives_back_exactly_what_was_paid((quote, _) in any_quote(), backwards in any::<bool>()) {
        let paid = Split { gateway_minor: quote.due_minor, gift_card_minor: quote.gift_card_minor };
        let mut units: Vec<i64> = Vec::new();
        for line in &quote.lines {
            units.extend((0..line.quantity).map(|unit| share::of_unit(line.total_minor, line.quantity, unit)));
        }
        if backwards {
            units.reverse();
        }
        let mut refunded = Split::default();
        for unit in units {
            let part = split(paid, refunded, unit).unwrap();
            prop_assert_eq!(part.total_minor(), unit);
            refunded.gateway_minor += part.gateway_minor;
            refunded.gift_card_minor += part.gift_card_minor;
        }
        prop_assert_eq!(refunded, paid);
        prop_assert!(split(paid, refunded, 1).is_err());
    }
}
