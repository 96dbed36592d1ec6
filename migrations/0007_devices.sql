-- Registered devices: what their tokens are bound to, and whether they were revoked.

create table devices (
    id          uuid        not null,
    tenant      uuid        not null,
    name        text        not null,
    -- Empty = all events of the tenant.
    events      uuid[]      not null default '{}',
    -- Slugs or ids; empty = all.
    scan_points text[]      not null default '{}',
    -- Set once, never cleared: a token cannot come back to life.
    revoked_at  timestamptz,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint devices_pkey primary key (id),
    constraint devices_tenant_fkey foreign key (tenant) references tenants (id),
    constraint devices_name_length check (char_length(name) between 1 and 100)
);

create index devices_by_tenant on devices (tenant, id);
-- Every node reads the revoked ones every second.
create index devices_revoked on devices (id) where revoked_at is not null;
