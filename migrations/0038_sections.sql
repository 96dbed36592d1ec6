-- Sections: parts of an event's place that ticket types may belong to, with places that they share.

create table sections (
    id         uuid        not null,
    tenant     uuid        not null,
    event      uuid        not null,
    slug       text        not null,
    name       text        not null,
    -- Places of all its ticket types together; null = no limit.
    capacity   integer,
    -- Its place among the sections of its event: small first.
    position   integer     not null default 0,
    -- {id, name, address, country, ...}, or null.
    location   jsonb,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint sections_pkey primary key (id),
    constraint sections_tenant_fkey foreign key (tenant) references tenants (id),
    constraint sections_event_fkey foreign key (event) references events (id) on delete cascade,
    -- What ticket types refer to: a type's section is of the type's own event.
    constraint sections_event_id_unique unique (event, id),
    constraint sections_slug_unique unique (event, slug),
    constraint sections_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint sections_name_length check (char_length(name) between 1 and 100),
    constraint sections_capacity_not_negative check (capacity >= 0),
    constraint sections_location_object check (jsonb_typeof(location) = 'object')
);
