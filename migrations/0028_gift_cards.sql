-- Gift cards and every movement of their balance: the movements of a card always add up to its balance.

create table gift_cards (
    id            uuid        not null,
    tenant        uuid        not null,
    -- As it was written, and as it is found: in lower case.
    code          text        not null,
    code_key      text        not null,
    balance_minor bigint      not null,
    currency      text        not null,
    expires_at    timestamptz,
    version       integer     not null default 1,
    created_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    constraint gift_cards_pkey primary key (id),
    constraint gift_cards_tenant_fkey foreign key (tenant) references tenants (id),
    constraint gift_cards_code_unique unique (tenant, code_key),
    constraint gift_cards_code_length check (char_length(code) between 1 and 64),
    constraint gift_cards_balance_not_negative check (balance_minor >= 0),
    constraint gift_cards_currency_shape check (currency ~ '^[A-Z]{3}$')
);

create table gift_card_movements (
    id           bigint      generated always as identity,
    gift_card    uuid        not null,
    -- `set`: staff made or changed the card; `debit`: an order was paid with it; `credit`: a refund came back.
    kind         text        not null,
    -- What the balance rose by; negative for a debit.
    amount_minor bigint      not null,
    order_id     uuid,
    refund       uuid,
    at           timestamptz not null default now(),
    constraint gift_card_movements_pkey primary key (id),
    constraint gift_card_movements_card_fkey foreign key (gift_card) references gift_cards (id) on delete cascade,
    constraint gift_card_movements_kind_known check (kind in ('set', 'debit', 'credit')),
    constraint gift_card_movements_debit_has_order
        check (kind <> 'debit' or (order_id is not null and refund is null and amount_minor < 0)),
    constraint gift_card_movements_credit_has_refund
        check (kind <> 'credit' or (order_id is not null and refund is not null and amount_minor > 0)),
    constraint gift_card_movements_set_has_no_order check (kind <> 'set' or (order_id is null and refund is null))
);

-- An order is paid once, a refund is given back once, however often a step is repeated.
create unique index gift_card_movements_debit_unique on gift_card_movements (order_id) where kind = 'debit';
create unique index gift_card_movements_credit_unique on gift_card_movements (refund) where kind = 'credit';
create index gift_card_movements_by_card on gift_card_movements (gift_card, id);
