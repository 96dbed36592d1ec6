-- Ticket types: price, places, and the policy at the gate.

create table ticket_types (
    id                   uuid        not null,
    tenant               uuid        not null,
    event                uuid        not null,
    -- Stands in signed codes (two bytes). Given once, never again within the event.
    number               integer     not null,
    slug                 text        not null,
    name                 text        not null,
    -- Money is integer minor units with a currency.
    price_minor          bigint      not null default 0,
    currency             text        not null,
    -- Places for sale; null = no limit.
    capacity             integer,
    -- Null = not stated: each surface has its own default. The limit counts all entries, the first included.
    allow_reentry        boolean,
    reentry_limit        integer,
    -- Slugs or ids as they were given; a point need not be registered. Empty = all.
    accepted_scan_points text[]      not null default '{}',
    entry_from           timestamptz,
    entry_until          timestamptz,
    occupancy_limit      integer,
    transferable         boolean     not null default true,
    visibility           text        not null default 'public',
    sale_start           timestamptz,
    sale_end             timestamptz,
    perks                text[]      not null default '{}',
    refund_policy        text,
    -- The event's facts version that last changed this row.
    version              bigint      not null,
    created_at           timestamptz not null default now(),
    updated_at           timestamptz not null default now(),
    constraint ticket_types_pkey primary key (id),
    constraint ticket_types_tenant_fkey foreign key (tenant) references tenants (id),
    constraint ticket_types_event_fkey foreign key (event) references events (id) on delete cascade,
    -- What tickets refer to: a ticket's type is of the ticket's own event.
    constraint ticket_types_event_id_unique unique (event, id),
    constraint ticket_types_slug_unique unique (event, slug),
    constraint ticket_types_number_unique unique (event, number),
    constraint ticket_types_number_range check (number between 1 and 65535),
    constraint ticket_types_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint ticket_types_name_length check (char_length(name) between 1 and 100),
    constraint ticket_types_price_not_negative check (price_minor >= 0),
    constraint ticket_types_currency_shape check (currency ~ '^[A-Z]{3}$'),
    constraint ticket_types_capacity_not_negative check (capacity >= 0),
    constraint ticket_types_reentry_limit_positive check (reentry_limit >= 1),
    constraint ticket_types_limit_needs_reentry check (reentry_limit is null or allow_reentry is true),
    constraint ticket_types_entry_window check (entry_until is null or entry_from is null or entry_until > entry_from),
    constraint ticket_types_occupancy_limit_positive check (occupancy_limit >= 1),
    constraint ticket_types_visibility_known check (visibility in ('public', 'private', 'invite-only')),
    constraint ticket_types_sale_window check (sale_end is null or sale_start is null or sale_end > sale_start)
);

create index ticket_types_by_tenant on ticket_types (tenant, id);
