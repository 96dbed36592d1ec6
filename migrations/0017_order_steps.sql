-- Intents: what somebody began to do to an order or a ticket, with every new id chosen, before anything is done. A
-- sweeper drives what a crash left; each part of a step is harmless to repeat.

create table order_steps (
    -- A refund's is the refund's id, and the gateway's idempotency key.
    id          uuid        not null,
    tenant      uuid        not null,
    -- Null: a ticket that was imported.
    order_id    uuid,
    event       uuid,
    -- 0 confirm, 1 issue, 2 activate, 3 transfer, 4 cancel, 5 refund, 6 delete, 7 give a payment back.
    kind        smallint    not null,
    -- Null: the order as a whole.
    ticket      uuid,
    -- What was chosen and asked for, by kind.
    body        jsonb       not null,
    -- 0 intended, 1 its result is written and the owner has to hear of it, 2 settled, 3 refused.
    state       smallint    not null default 0,
    made_by     text        not null,
    attempts    integer     not null default 0,
    -- Nobody else drives it before this time.
    driven_until timestamptz not null,
    -- Why it was refused, or what went wrong last: never a value of the buyer.
    problem     text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint order_steps_pkey primary key (id),
    constraint order_steps_tenant_fkey foreign key (tenant) references tenants (id),
    constraint order_steps_order_fkey foreign key (order_id) references orders (id) on delete cascade,
    constraint order_steps_event_fkey foreign key (event) references events (id) on delete cascade,
    constraint order_steps_kind_known check (kind between 0 and 7),
    constraint order_steps_state_known check (state between 0 and 3)
);

-- One change of a ticket at a time, and one of an order as a whole.
create unique index order_steps_ticket_unique on order_steps (ticket) where state = 0 and ticket is not null;
create unique index order_steps_order_unique on order_steps (order_id) where state = 0 and ticket is null;
create index order_steps_by_order on order_steps (order_id) where order_id is not null;
create index order_steps_open on order_steps (driven_until) where state in (0, 1);
