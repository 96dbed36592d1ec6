-- Who wants to be called when something happens.

create table webhook_subscriptions (
    id               uuid        not null,
    tenant           uuid        not null,
    url              text        not null,
    -- The kinds of facts it wants to hear of.
    types            text[]      not null,
    description      text,
    -- Off: nothing new is delivered to it.
    enabled          boolean     not null default true,
    -- Signs what is sent, so it is kept as it is. While an old one is still good, everything is signed with both.
    secret           text        not null,
    old_secret       text,
    old_secret_until timestamptz,
    created_at       timestamptz not null default now(),
    updated_at       timestamptz not null default now(),
    constraint webhook_subscriptions_pkey primary key (id),
    constraint webhook_subscriptions_tenant_fkey foreign key (tenant) references tenants (id),
    constraint webhook_subscriptions_url_shape check (url ~ '^https?://' and char_length(url) <= 2000),
    constraint webhook_subscriptions_types_known check (cardinality(types) >= 1 and types <@ array['ticket.issued',
        'ticket.transferred', 'ticket.refunded', 'ticket.scanned', 'order.completed', 'order.refunded']),
    constraint webhook_subscriptions_description_length check (char_length(description) between 1 and 200),
    constraint webhook_subscriptions_secret_shape check (secret like 'whsec_%' and old_secret like 'whsec_%'),
    constraint webhook_subscriptions_old_secret_ends check ((old_secret is null) = (old_secret_until is null))
);

-- The list of a tenant's, and the drain's question whether anybody wants to hear of its scans.
create index webhook_subscriptions_by_tenant on webhook_subscriptions (tenant, id);
