-- Orders: booking fees, where the buyer is sent afterwards, and what staff write about them. Refunds: part of an order,
-- with or without its tickets.

alter table orders
    -- The booking fees within the total, their taxes included. Never given back.
    add column booking_minor bigint not null default 0,
    -- Where they were given apart; `buyer_name` stays the whole name.
    add column buyer_first   text,
    add column buyer_last    text,
    -- Where the buyer is sent after the payment.
    add column return_url    text,
    add constraint orders_booking_within_total check (booking_minor between 0 and total_minor),
    add constraint orders_return_url_length check (char_length(return_url) between 1 and 2000);

alter table order_items
    add column booking_minor bigint not null default 0,
    add constraint order_items_booking_within_total check (booking_minor between 0 and total_minor);

alter table refunds
    add column note         text,
    -- The caller's own, given back as it came.
    add column metadata     jsonb,
    -- The money went back; the tickets stay good.
    add column tickets_kept boolean not null default false,
    add constraint refunds_note_length check (char_length(note) between 1 and 2000),
    add constraint refunds_metadata_object check (jsonb_typeof(metadata) = 'object');

create table order_notes (
    id         uuid        not null,
    tenant     uuid        not null,
    order_id   uuid        not null,
    text       text        not null,
    made_by    text        not null,
    created_at timestamptz not null default now(),
    constraint order_notes_pkey primary key (id),
    constraint order_notes_tenant_fkey foreign key (tenant) references tenants (id),
    constraint order_notes_order_fkey foreign key (order_id) references orders (id) on delete cascade,
    constraint order_notes_text_length check (char_length(text) between 1 and 2000)
);

create index order_notes_by_order on order_notes (order_id, id);
