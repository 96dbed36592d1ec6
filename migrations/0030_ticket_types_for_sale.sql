-- Ticket types: what a sale needs to know of them.

alter table ticket_types
    -- Tickets of this type in one public order.
    add column max_per_order    integer not null default 10,
    -- Tickets of this type that one buyer may hold in all their orders; null = no limit.
    add column max_per_customer integer,
    add column description      text,
    -- Fields of the events module that only its own clients read (zoneAccess, sessionAccess, perks as objects ...): kept
    -- and given back as they came.
    add column extras           jsonb   not null default '{}',
    add constraint ticket_types_max_per_order_positive check (max_per_order >= 1),
    add constraint ticket_types_max_per_customer_positive check (max_per_customer >= 1),
    add constraint ticket_types_description_length check (char_length(description) <= 4000),
    add constraint ticket_types_extras_object check (jsonb_typeof(extras) = 'object');
