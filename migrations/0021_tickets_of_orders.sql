-- Which order a ticket came from, and what the sale knows of it. All null for tickets that were imported.

alter table tickets
    add column order_id uuid,
    add column order_item uuid,
    -- Its place among the tickets of its item, from 1; a transferred ticket keeps the number.
    add column unit integer,
    add column customer uuid,
    -- What it cost in the end: its share of its item.
    add column paid_minor bigint,
    add column note text,
    -- What was paid at the door.
    add column activated_at timestamptz,
    add column activation_minor bigint,
    add column activation_method text,
    add column activation_ref text,
    add column transferred_from uuid,
    add column transferred_to uuid,
    -- Taken out of every list by staff.
    add column hidden_at timestamptz,
    add constraint tickets_order_fkey foreign key (order_id) references orders (id),
    add constraint tickets_order_item_fkey foreign key (order_item) references order_items (id),
    add constraint tickets_customer_fkey foreign key (customer) references customers (id),
    add constraint tickets_paid_not_negative check (paid_minor >= 0),
    add constraint tickets_note_length check (char_length(note) between 1 and 2000);

-- One ticket per unit of quantity, whatever is repeated.
create unique index tickets_unit_unique on tickets (order_item, unit)
    where order_item is not null and transferred_from is null;
create index tickets_by_order on tickets (order_id, id) where order_id is not null;
-- A holder's tickets of every event.
create index tickets_by_holder on tickets (tenant, lower(holder_email), id) where holder_email is not null;
