-- The buyers, orders, lines and payments of new orders, many at a time: one array per column. See new_orders.rs.
with kept as (
    insert into customers (id, tenant, email, name, phone)
    select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[])
    on conflict (tenant, lower(email)) do update
        set email = excluded.email, name = coalesce(excluded.name, customers.name),
            phone = coalesce(excluded.phone, customers.phone), updated_at = now()
    returning id, tenant, email
), made as (
    insert into orders (id, created_at, tenant, event, kind, state, channel, buyer_email, buyer_name,
        buyer_first, buyer_last, buyer_phone, return_url, booking_minor, currency, subtotal_minor, discount_minor,
        tax_minor, total_minor, gift_card_minor, due_minor, promotion, promo_code, gift_card, invite, gateway,
        paid_at, hold, event_slug, event_name, event_starts_at, event_ends_at, event_time_zone, event_venue, note,
        made_by, expires_at, confirmed_at, customer, updated_at)
    select new.id, new.created_at, new.tenant, event, kind, state, channel, buyer_email, buyer_name,
        buyer_first, buyer_last, buyer_phone, return_url, booking_minor, currency, subtotal_minor, discount_minor,
        tax_minor, total_minor, gift_card_minor, due_minor, promotion, promo_code, gift_card, invite, gateway,
        paid_at, hold, event_slug, event_name, event_starts_at, event_ends_at, event_time_zone, event_venue, note,
        made_by, expires_at, confirmed_at, coalesce(customer, kept.id), new.created_at
    from unnest($6::uuid[], $7::timestamptz[], $8::uuid[], $9::uuid[], $10::smallint[], $11::smallint[],
        $12::smallint[], $13::text[], $14::text[], $15::text[], $16::text[], $17::text[], $18::text[],
        $19::bigint[], $20::text[], $21::bigint[], $22::bigint[], $23::bigint[], $24::bigint[], $25::bigint[],
        $26::bigint[], $27::uuid[], $28::text[], $29::uuid[], $30::uuid[], $31::text[], $32::timestamptz[],
        $33::uuid[], $34::text[], $35::text[], $36::timestamptz[], $37::timestamptz[], $38::text[], $39::jsonb[],
        $40::text[], $41::text[], $42::timestamptz[], $43::timestamptz[], $44::uuid[], $45::text[])
        as new (id, created_at, tenant, event, kind, state, channel, buyer_email, buyer_name,
        buyer_first, buyer_last, buyer_phone, return_url, booking_minor, currency, subtotal_minor, discount_minor,
        tax_minor, total_minor, gift_card_minor, due_minor, promotion, promo_code, gift_card, invite, gateway,
        paid_at, hold, event_slug, event_name, event_starts_at, event_ends_at, event_time_zone, event_venue, note,
        made_by, expires_at, confirmed_at, customer, kept_as)
    left join kept on kept.tenant = new.tenant and kept.email = new.kept_as
    returning id, customer
), lines as (
    insert into order_items (perks, id, order_id, line, ticket_type, product, customer, sku, name, refund_policy,
        quantity, unit_price_minor, discount_minor, booking_minor, tax_minor, total_minor)
    select case when perks is null then '{}' else array(select jsonb_array_elements_text(perks)) end, new.id,
        order_id, line, ticket_type, product, coalesce(new.customer, made.customer), sku, name, refund_policy, quantity,
        unit_price_minor, discount_minor, booking_minor, tax_minor, total_minor
    from unnest($46::jsonb[], $47::uuid[], $48::uuid[], $49::integer[], $50::uuid[], $51::uuid[], $52::uuid[],
        $53::text[], $54::text[], $55::text[], $56::bigint[], $57::bigint[], $58::bigint[], $59::bigint[],
        $60::bigint[], $61::bigint[])
        as new (perks, id, order_id, line, ticket_type, product, customer, sku, name, refund_policy, quantity,
        unit_price_minor, discount_minor, booking_minor, tax_minor, total_minor)
    left join made on made.id = new.order_id
)
insert into order_payments (order_id, gateway, payment_ref, amount_minor, currency, client_secret, approve_url)
select * from unnest($62::uuid[], $63::text[], $64::text[], $65::bigint[], $66::text[], $67::text[], $68::text[])
on conflict (gateway, payment_ref) do nothing
