-- Keys of requests that create or move money: what was asked under a key, and what it led to. Written in the transaction
-- of the intent, so that a repeat finds the same order, tickets and refund, whatever became of the first answer.

create table idempotency_keys (
    tenant     uuid        not null,
    -- SHA-256 of the key: a key is the caller's own text of any kind.
    key_hash   bytea       not null,
    -- SHA-256 over the verb and everything that was asked.
    body_hash  bytea       not null,
    -- The order or the step it led to.
    target     uuid        not null,
    created_at timestamptz not null default now(),
    constraint idempotency_keys_pkey primary key (tenant, key_hash),
    constraint idempotency_keys_tenant_fkey foreign key (tenant) references tenants (id),
    constraint idempotency_keys_key_length check (octet_length(key_hash) = 32),
    constraint idempotency_keys_body_length check (octet_length(body_hash) = 32)
);
