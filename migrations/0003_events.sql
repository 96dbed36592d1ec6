-- Events, and what an event itself says about entry.

create table events (
    id                 uuid        not null,
    tenant             uuid        not null,
    slug               text        not null,
    name               text        not null,
    starts_at          timestamptz,
    ends_at            timestamptz,
    -- IANA name, for people; every time in this database is UTC.
    time_zone          text,
    -- A text or an object, as it was given: shown, never searched.
    venue              jsonb,
    entry_from         timestamptz,
    entry_until        timestamptz,
    occupancy_limit    integer,
    require_scan_point boolean     not null default false,
    outage_policy      text        not null default 'deny',
    -- [{id, name, capacity?}]: a handful, always read and written whole with the event.
    zones              jsonb       not null default '[]',
    -- Rises with every committed change of any fact of this event (types, points, tickets too). The update of this row
    -- comes first in such a transaction: its lock puts the versions of an event in the order of their commits, so that
    -- "everything newer than version V" can never miss a row.
    facts_version      bigint      not null default 1,
    -- How many ticket types were ever made here: the next one's number, so that no number is given twice.
    types_made         integer     not null default 0,
    created_at         timestamptz not null default now(),
    updated_at         timestamptz not null default now(),
    constraint events_pkey primary key (id),
    constraint events_tenant_fkey foreign key (tenant) references tenants (id),
    constraint events_slug_unique unique (tenant, slug),
    constraint events_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint events_name_length check (char_length(name) between 1 and 200),
    constraint events_ends_after_start check (ends_at is null or starts_at is null or ends_at >= starts_at),
    constraint events_entry_window check (entry_until is null or entry_from is null or entry_until > entry_from),
    constraint events_occupancy_limit_positive check (occupancy_limit >= 1),
    constraint events_outage_policy_known check (outage_policy in ('deny', 'journal')),
    constraint events_zones_list check (jsonb_typeof(zones) = 'array'),
    constraint events_facts_version_positive check (facts_version >= 1),
    constraint events_types_made_range check (types_made between 0 and 65535)
);

-- The list of a tenant's events, in the order of creation (ids are UUIDv7).
create index events_by_tenant on events (tenant, id);
