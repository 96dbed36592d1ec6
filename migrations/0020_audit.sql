-- Who did what to an order or a ticket, and when. Written in the transaction of what it tells of.

create table audit (
    id       bigint      generated always as identity,
    tenant   uuid        not null,
    at       timestamptz not null default now(),
    -- A token's subject, or `gatehouse` for what happened by itself.
    subject  text        not null,
    -- Such as `refund`, `cancel`, `transfer`.
    what     text        not null,
    order_id uuid,
    ticket   uuid,
    detail   jsonb       not null default '{}',
    constraint audit_pkey primary key (id),
    constraint audit_tenant_fkey foreign key (tenant) references tenants (id)
    -- No other foreign keys: it outlives what it tells of.
);

create index audit_by_order on audit (order_id, id) where order_id is not null;
create index audit_by_ticket on audit (ticket, id) where ticket is not null;
