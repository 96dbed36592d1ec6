-- Promotions: codes that take something off a purchase.

create table promotions (
    id                    uuid        not null,
    tenant                uuid        not null,
    -- As it was written, and as it is found: in lower case.
    code                  text        not null,
    code_key              text        not null,
    kind                  text        not null,
    -- The percentage, or the amount in major units of the order's currency; both in millionths.
    value_millionths      bigint      not null,
    -- Slugs or ids of ticket types, as they were given; empty = everything, merchandise too.
    ticket_types          text[]      not null default '{}',
    starts_at             timestamptz,
    ends_at               timestamptz,
    uses_max              integer,
    uses_per_customer_max integer,
    version               integer     not null default 1,
    created_at            timestamptz not null default now(),
    updated_at            timestamptz not null default now(),
    constraint promotions_pkey primary key (id),
    constraint promotions_tenant_fkey foreign key (tenant) references tenants (id),
    constraint promotions_code_unique unique (tenant, code_key),
    constraint promotions_code_length check (char_length(code) between 1 and 64),
    constraint promotions_kind_known check (kind in ('percent', 'amount')),
    constraint promotions_value_range check (value_millionths between 0 and 1000000000000),
    constraint promotions_percent_range check (kind <> 'percent' or value_millionths <= 100000000),
    constraint promotions_window check (ends_at is null or starts_at is null or ends_at > starts_at),
    constraint promotions_uses_max_positive check (uses_max >= 1),
    constraint promotions_uses_per_customer_max_positive check (uses_per_customer_max >= 1)
);

-- Orders that use a promotion: written with the order, deleted when it lapses or is cancelled, so that a use that came
-- to nothing is free again. No foreign key: the promotion may be deleted and the order keeps what it was sold for.
create table promotion_uses (
    order_id  uuid        not null,
    promotion uuid        not null,
    -- The buyer's address in lower case.
    buyer     text        not null,
    taken_at  timestamptz not null default now(),
    constraint promotion_uses_pkey primary key (order_id)
);

create index promotion_uses_by_promotion on promotion_uses (promotion, buyer);
