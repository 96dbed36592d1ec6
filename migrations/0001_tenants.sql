-- Tenants: the organisations whose data never meets.

create table tenants (
    id         uuid        not null,
    -- Taken wherever an id is, so it must not look like one; lower case so that two spellings are one tenant.
    slug       text        not null,
    name       text        not null,
    -- Secret for hashing codes and idempotency keys. Never changed: every stored hash hangs on it.
    hash_key   bytea       not null,
    -- Rises with every change of the tenant or of its signing keys; nodes compare it with what they remember.
    version    bigint      not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tenants_pkey primary key (id),
    constraint tenants_slug_unique unique (slug),
    constraint tenants_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint tenants_name_length check (char_length(name) between 1 and 200),
    constraint tenants_hash_key_length check (octet_length(hash_key) = 16)
);
