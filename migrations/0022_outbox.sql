-- Facts that are to be announced (mails, webhooks), written in the transaction of the fact itself: what was committed is
-- announced, what was rolled back never is.

create table outbox (
    -- Chosen by the writer, so that a step that is driven again announces nothing twice.
    id         uuid        not null,
    tenant     uuid        not null,
    -- Whose fact it is, for lists. No foreign keys: an announcement outlives what it is about.
    event      uuid,
    order_id   uuid,
    kind       text        not null,
    -- Ids and addressees; names and codes are read when it is sent.
    payload    jsonb       not null,
    -- 'waiting', then 'announced': its deliveries are made.
    state      text        not null default 'waiting',
    created_at timestamptz not null default now(),
    constraint outbox_pkey primary key (id),
    constraint outbox_tenant_fkey foreign key (tenant) references tenants (id),
    constraint outbox_kind_known check (kind in ('tickets-issued', 'ticket-transferred', 'ticket.issued',
        'ticket.transferred', 'ticket.refunded', 'ticket.scanned', 'order.completed', 'order.refunded')),
    constraint outbox_payload_object check (jsonb_typeof(payload) = 'object'),
    constraint outbox_state_known check (state in ('waiting', 'announced'))
);

-- What the relay looks for, oldest first.
create index outbox_waiting on outbox (id) where state = 'waiting';
-- The lists of staff, newest first.
create index outbox_by_tenant on outbox (tenant, id);
create index outbox_by_kind on outbox (tenant, kind, id);
create index outbox_by_order on outbox (order_id, id) where order_id is not null;
