-- The Ed25519 keys that sign a tenant's codes. The newest signs; the others prove until they are retired.

create table signing_keys (
    tenant     uuid        not null,
    -- One byte in every code: a tenant has at most 256 keys, ever. An id is never given twice.
    key_id     smallint    not null,
    public     bytea       not null,
    -- Kept after retirement as well: what a key signed can be signed again and is the same.
    private    bytea       not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz,
    constraint signing_keys_pkey primary key (tenant, key_id),
    constraint signing_keys_tenant_fkey foreign key (tenant) references tenants (id) on delete cascade,
    constraint signing_keys_key_id_range check (key_id between 0 and 255),
    constraint signing_keys_lengths check (octet_length(public) = 32 and octet_length(private) = 32)
);
