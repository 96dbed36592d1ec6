-- Invite codes: they open the public sale of one ticket type that is sold to invited buyers only.

create table invite_codes (
    id          uuid        not null,
    tenant      uuid        not null,
    ticket_type uuid        not null,
    -- As it was written, and as it is found: in lower case.
    code        text        not null,
    code_key    text        not null,
    -- Orders; null = no limit.
    uses_max    integer,
    version     integer     not null default 1,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint invite_codes_pkey primary key (id),
    constraint invite_codes_tenant_fkey foreign key (tenant) references tenants (id),
    constraint invite_codes_type_fkey foreign key (ticket_type) references ticket_types (id) on delete cascade,
    constraint invite_codes_code_unique unique (tenant, code_key),
    constraint invite_codes_code_length check (char_length(code) between 1 and 64),
    constraint invite_codes_uses_max_positive check (uses_max >= 1)
);

create index invite_codes_by_type on invite_codes (ticket_type, id);

-- Orders that use an invite: written with the order, deleted when it lapses or is cancelled.
create table invite_uses (
    order_id uuid        not null,
    invite   uuid        not null,
    taken_at timestamptz not null default now(),
    constraint invite_uses_pkey primary key (order_id),
    constraint invite_uses_invite_fkey foreign key (invite) references invite_codes (id) on delete cascade
);

create index invite_uses_by_invite on invite_uses (invite);
