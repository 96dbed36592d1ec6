-- Orders, which the events module calls bookings; their lines, with event and type as they were sold; and the payments
-- that gateways were asked for.

create table orders (
    id              uuid        not null,
    tenant          uuid        not null,
    -- Null: merchandise only.
    event           uuid,
    -- 0 sale, 1 comp, 2 issue, 3 pre-generated.
    kind            smallint    not null,
    -- 0 pending, 1 paid, 2 confirmed, 3 partially refunded, 4 refunded, 5 cancelled, 6 expired.
    state           smallint    not null,
    -- 0 public, 1 staff.
    channel         smallint    not null,
    customer        uuid,
    buyer_email     text,
    buyer_name      text,
    buyer_phone     text,
    currency        text        not null,
    subtotal_minor  bigint      not null,
    discount_minor  bigint      not null default 0,
    -- The tax within the total, whether it was in the prices or came on top.
    tax_minor       bigint      not null default 0,
    total_minor     bigint      not null,
    gift_card_minor bigint      not null default 0,
    -- What the gateway is asked for.
    due_minor       bigint      not null,
    refunded_minor  bigint      not null default 0,
    -- How much of what was refunded went back to the gift card.
    refunded_gift_card_minor bigint not null default 0,
    -- No foreign keys on what catalogues may delete: the order says how it was sold.
    promotion       uuid,
    promo_code      text,
    gift_card       uuid,
    invite          uuid,
    -- `stripe`, `paypal`; null where nothing was to pay.
    gateway         text,
    -- When the money was seen at the gateway.
    paid_at         timestamptz,
    -- The reservation of its places in the event's ledger.
    hold            uuid,
    -- The event as it was sold.
    event_slug      text,
    event_name      text,
    event_starts_at timestamptz,
    event_ends_at   timestamptz,
    event_time_zone text,
    event_venue     jsonb,
    note            text,
    made_by         text        not null,
    expires_at      timestamptz,
    confirmed_at    timestamptz,
    created_at      timestamptz not null default now(),
    updated_at      timestamptz not null default now(),
    constraint orders_pkey primary key (id),
    constraint orders_tenant_fkey foreign key (tenant) references tenants (id),
    constraint orders_event_fkey foreign key (event) references events (id),
    constraint orders_customer_fkey foreign key (customer) references customers (id),
    constraint orders_kind_known check (kind between 0 and 3),
    constraint orders_state_known check (state between 0 and 6),
    constraint orders_channel_known check (channel between 0 and 1),
    constraint orders_currency_shape check (currency ~ '^[A-Z]{3}$'),
    constraint orders_sums check (
        subtotal_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0
        and gift_card_minor between 0 and total_minor and due_minor = total_minor - gift_card_minor
    ),
    constraint orders_refund_within_total check (refunded_minor between 0 and total_minor),
    constraint orders_refund_within_gift_card check (refunded_gift_card_minor between 0 and gift_card_minor),
    constraint orders_due_has_gateway check (due_minor = 0 or gateway is not null),
    constraint orders_note_length check (char_length(note) between 1 and 2000)
)
-- Room in the pages: an order changes its state a few times.
with (fillfactor = 80);

create index orders_by_tenant on orders (tenant, id desc);
create index orders_by_event on orders (event, id desc) where event is not null;
create index orders_by_customer on orders (customer, id desc) where customer is not null;
-- What is promised from a gift card.
create index orders_by_gift_card on orders (gift_card) where gift_card is not null;
-- What the sweeper looks for: bookings whose time is over, and paid ones without tickets.
create index orders_open on orders (expires_at) where state in (0, 1);

create table order_items (
    id               uuid    not null,
    order_id         uuid    not null,
    line             integer not null,
    -- One of the two.
    ticket_type      uuid,
    product          uuid,
    -- Whose limit it counts for.
    customer         uuid,
    -- As it was sold: the type's slug, or the product's stock-keeping unit.
    sku              text    not null,
    name             text    not null,
    perks            text[]  not null default '{}',
    refund_policy    text,
    quantity         integer not null,
    -- How many of them were given back: they count for no limit.
    returned         integer not null default 0,
    unit_price_minor bigint  not null,
    discount_minor   bigint  not null default 0,
    tax_minor        bigint  not null default 0,
    total_minor      bigint  not null,
    constraint order_items_pkey primary key (id),
    constraint order_items_order_fkey foreign key (order_id) references orders (id) on delete cascade,
    constraint order_items_line_unique unique (order_id, line),
    constraint order_items_one_thing check ((ticket_type is null) <> (product is null)),
    constraint order_items_quantity_positive check (quantity >= 1),
    constraint order_items_returned_range check (returned between 0 and quantity),
    constraint order_items_sums check (
        unit_price_minor >= 0 and discount_minor >= 0 and tax_minor >= 0 and total_minor >= 0
    )
);

create index order_items_by_buyer on order_items (ticket_type, customer) where customer is not null;

create table order_payments (
    order_id      uuid        not null,
    gateway       text        not null,
    -- The gateway's id of the intent or order.
    payment_ref   text        not null,
    -- 0 open, 1 paid, 2 failed, 3 given back as a whole (it came too late, or twice).
    state         smallint    not null default 0,
    amount_minor  bigint      not null,
    currency      text        not null,
    -- What refunds name (a charge or a capture), where it differs from the reference.
    charge_ref    text,
    client_secret text,
    approve_url   text,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    -- One payment confirms one booking.
    constraint order_payments_pkey primary key (gateway, payment_ref),
    constraint order_payments_order_fkey foreign key (order_id) references orders (id) on delete cascade,
    constraint order_payments_state_known check (state between 0 and 3),
    constraint order_payments_amount_positive check (amount_minor > 0)
);

create index order_payments_by_order on order_payments (order_id);
