-- Tickets: the truth for which exist, whose they are and what code was issued. Their life at the gate is decided by the
-- owning actor, kept in Redis, and folded into `gate` by the drain.

create table tickets (
    id           uuid        not null,
    tenant       uuid        not null,
    event        uuid        not null,
    ticket_type  uuid        not null,
    -- The seller's own number; makes a repeated import harmless.
    external_id  text,
    -- The text in the QR code: signed here, or brought along (`own_code`).
    code         text,
    own_code     boolean     not null default false,
    -- Keyed hash of a code that was brought along, as the owner remembers it; null for signed codes.
    code_hash    bytea,
    generation   bigint      not null default 1,
    key_id       smallint    not null default 0,
    -- First 16 bytes of the issued signature; null for codes that were brought along.
    digest       bytea,
    holder_name  text,
    holder_email text,
    holder_phone text,
    -- The event's facts version that last changed this row: owners pull what is newer than they know.
    version      bigint      not null,
    -- The state at the gate as it was drained (MessagePack, as in Redis), and the sequence that set it; null = never
    -- scanned. The columns behind are a readable copy of it, for lists.
    gate         bytea,
    gate_seq     bigint      not null default 0,
    validity     smallint    not null default 1,
    inside       boolean     not null default false,
    entries      bigint      not null default 0,
    last_scan_at timestamptz,
    created_at   timestamptz not null default now(),
    constraint tickets_pkey primary key (id),
    constraint tickets_tenant_fkey foreign key (tenant) references tenants (id),
    constraint tickets_event_fkey foreign key (event) references events (id) on delete cascade,
    constraint tickets_type_fkey foreign key (event, ticket_type) references ticket_types (event, id),
    constraint tickets_external_id_unique unique (event, external_id),
    constraint tickets_code_hash_unique unique (event, code_hash),
    constraint tickets_external_id_length check (char_length(external_id) between 1 and 200),
    constraint tickets_code_length check (char_length(code) between 1 and 512),
    constraint tickets_own_code_hashed check (own_code = (code_hash is not null)),
    constraint tickets_code_hash_length check (octet_length(code_hash) = 16),
    constraint tickets_digest_length check (octet_length(digest) = 16),
    constraint tickets_generation_range check (generation between 1 and 4294967295),
    constraint tickets_key_id_range check (key_id between 0 and 255),
    -- 0 unactivated, 1 active, 2 cancelled, 3 refunded, 4 revoked, 5 blocked.
    constraint tickets_validity_known check (validity between 0 and 5),
    constraint tickets_gate_has_sequence check ((gate is null) = (gate_seq = 0)),
    constraint tickets_entries_range check (entries between 0 and 4294967295)
)
-- Room in the pages: folding a scan rewrites no indexed column, so it stays in its page (HOT).
with (fillfactor = 80);

-- Hydrate and export read an event whole, in the order of ids; the list filters each have an index of that order.
create index tickets_by_event on tickets (event, id);
create index tickets_by_type on tickets (event, ticket_type, id);
create index tickets_by_validity on tickets (event, validity, id);
create index tickets_by_email on tickets (event, lower(holder_email), id) where holder_email is not null;
-- What an owner pulls: newer than the version it knows.
create index tickets_by_version on tickets (event, version);
-- A code that names no event: which events of the tenant know it?
create index tickets_by_code on tickets (tenant, code_hash) where code_hash is not null;
