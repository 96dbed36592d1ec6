-- Money that went back, or is on its way. The id is the intent's, and the gateway's idempotency key.

create table refunds (
    id              uuid        not null,
    tenant          uuid        not null,
    order_id        uuid        not null,
    -- 0 on its way, 1 done, 2 the gateway refuses.
    state           smallint    not null default 0,
    currency        text        not null,
    amount_minor    bigint      not null,
    gift_card_minor bigint      not null default 0,
    gateway         text,
    payment_ref     text,
    -- The gateway's own number of it.
    gateway_ref     text,
    reason          text,
    made_by         text        not null,
    created_at      timestamptz not null default now(),
    done_at         timestamptz,
    constraint refunds_pkey primary key (id),
    constraint refunds_tenant_fkey foreign key (tenant) references tenants (id),
    constraint refunds_order_fkey foreign key (order_id) references orders (id) on delete cascade,
    constraint refunds_state_known check (state between 0 and 2),
    constraint refunds_amounts check (amount_minor >= 0 and gift_card_minor between 0 and amount_minor),
    constraint refunds_reason_length check (char_length(reason) between 1 and 2000)
);

create index refunds_by_order on refunds (order_id);

create table refund_tickets (
    refund       uuid   not null,
    ticket       uuid   not null,
    amount_minor bigint not null,
    constraint refund_tickets_pkey primary key (refund, ticket),
    constraint refund_tickets_refund_fkey foreign key (refund) references refunds (id) on delete cascade,
    -- The price of a ticket goes back once.
    constraint refund_tickets_ticket_unique unique (ticket)
);
