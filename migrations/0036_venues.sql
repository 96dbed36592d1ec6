-- Venues: places that events are held at, kept once.

create table venues (
    id         uuid        not null,
    tenant     uuid        not null,
    slug       text        not null,
    name       text        not null,
    -- {id, name, address, country, ...}: always read and written whole.
    location   jsonb       not null,
    -- IANA name: of events here that state none.
    time_zone  text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint venues_pkey primary key (id),
    constraint venues_tenant_fkey foreign key (tenant) references tenants (id) on delete cascade,
    -- What events refer to.
    constraint venues_tenant_id_unique unique (tenant, id),
    constraint venues_slug_unique unique (tenant, slug),
    constraint venues_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint venues_name_length check (char_length(name) between 1 and 200),
    constraint venues_location_object check (jsonb_typeof(location) = 'object')
);
