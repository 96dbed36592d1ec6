-- What is to be sent because of a fact: one mail, or one call per subscription that wants to hear of it.

create table deliveries (
    id           uuid        not null,
    fact         uuid        not null,
    tenant       uuid        not null,
    kind         text        not null,
    channel      text        not null,
    -- What one destination shares, so that a dead one holds up nobody else: the subscription; for mails the tenant.
    lane         uuid        not null,
    subscription uuid,
    -- 'pending' until it was delivered, or 'dead' once it was given up.
    state        text        not null default 'pending',
    attempts     integer     not null default 0,
    -- Not before this. A relay that takes it in hand moves this behind the end of its attempt, and writes the outcome
    -- only if the claim is still its own: should it die, another one takes over.
    due_at       timestamptz not null default now(),
    claim        uuid,
    -- Of the last attempt that failed: what went wrong, and the status that the other side gave.
    last_error   text,
    last_status  integer,
    created_at   timestamptz not null default now(),
    done_at      timestamptz,
    constraint deliveries_pkey primary key (id),
    constraint deliveries_fact_fkey foreign key (fact) references outbox (id) on delete cascade,
    constraint deliveries_tenant_fkey foreign key (tenant) references tenants (id),
    constraint deliveries_subscription_fkey foreign key (subscription)
        references webhook_subscriptions (id) on delete cascade,
    -- Spreading a fact twice makes nothing new.
    constraint deliveries_fact_lane_unique unique (fact, lane),
    constraint deliveries_channel_known check (channel in ('mail', 'webhook')),
    constraint deliveries_subscription_of_webhooks check ((channel = 'webhook') = (subscription is not null)),
    constraint deliveries_state_known check (state in ('pending', 'delivered', 'dead')),
    constraint deliveries_attempts_range check (attempts >= 0),
    constraint deliveries_done check ((state = 'pending') = (done_at is null))
);

-- What the relay asks: per destination, what is due first.
create index deliveries_due on deliveries (channel, lane, due_at) where state = 'pending';
-- The lists of staff, newest first, and what a deleted subscription takes along.
create index deliveries_by_tenant on deliveries (tenant, id);
create index deliveries_by_state on deliveries (tenant, state, id) where state <> 'delivered';
create index deliveries_by_subscription on deliveries (subscription) where subscription is not null;
