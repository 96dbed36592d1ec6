-- Registered scan points. Scans may name others; those take every type and lead to no zone.

create table scan_points (
    id             uuid        not null,
    tenant         uuid        not null,
    event          uuid        not null,
    slug           text        not null,
    name           text        not null,
    -- One of the event's zones; those live in the event's row, so the registry checks it.
    zone           text,
    -- Empty = all.
    accepted_types uuid[]      not null default '{}',
    -- The event's facts version that last changed this row.
    version        bigint      not null,
    created_at     timestamptz not null default now(),
    updated_at     timestamptz not null default now(),
    constraint scan_points_pkey primary key (id),
    constraint scan_points_tenant_fkey foreign key (tenant) references tenants (id),
    constraint scan_points_event_fkey foreign key (event) references events (id) on delete cascade,
    constraint scan_points_slug_unique unique (event, slug),
    constraint scan_points_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint scan_points_name_length check (char_length(name) between 1 and 100)
);

create index scan_points_by_tenant on scan_points (tenant, id);
