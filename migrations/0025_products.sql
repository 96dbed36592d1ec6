-- Products: what the storefront lists. Every ticket type has a variant here, merchandise is a plain variant.

create table products (
    -- A ticket type's variant has the type's own 16 bytes: nothing to look up, and no second one can be made.
    id          uuid        not null,
    tenant      uuid        not null,
    -- The id of the ticket type as it is printed (`adm_...`), or the seller's own for merchandise.
    sku         text        not null,
    -- Null = merchandise.
    ticket_type uuid,
    name        text        not null,
    description text,
    price_minor bigint      not null default 0,
    currency    text        not null,
    -- Pieces for sale; null = no limit. The places of a ticket type are counted by its event, never here.
    stock       integer,
    version     integer     not null default 1,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint products_pkey primary key (id),
    constraint products_tenant_fkey foreign key (tenant) references tenants (id),
    constraint products_type_fkey foreign key (ticket_type) references ticket_types (id) on delete cascade,
    constraint products_sku_unique unique (tenant, sku),
    constraint products_sku_length check (char_length(sku) between 1 and 100),
    constraint products_type_is_id check (ticket_type is null or ticket_type = id),
    constraint products_sku_of_type check ((ticket_type is not null) = starts_with(sku, 'adm_')),
    constraint products_stock_of_merchandise check (stock is null or ticket_type is null),
    constraint products_name_length check (char_length(name) between 1 and 100),
    constraint products_price_not_negative check (price_minor >= 0),
    constraint products_currency_shape check (currency ~ '^[A-Z]{3}$'),
    constraint products_stock_not_negative check (stock >= 0)
);

create index products_by_tenant on products (tenant, id);

-- Pieces that a purchase took out of stock, until it is paid and shipped or lapses.
create table product_takes (
    order_id uuid    not null,
    product  uuid    not null,
    quantity integer not null,
    constraint product_takes_pkey primary key (order_id, product),
    constraint product_takes_product_fkey foreign key (product) references products (id) on delete cascade,
    constraint product_takes_quantity_positive check (quantity >= 1)
);

-- The types that were made before there were products: `adm_` and the id in Crockford's base 32, 5 of 130 bits a letter.
insert into products (id, tenant, sku, ticket_type, name, price_minor, currency, created_at, updated_at)
select id, tenant,
       'adm_' || (select string_agg(substr('0123456789abcdefghjkmnpqrstvwxyz',
                                           substring(bits from place * 5 + 1 for 5)::integer + 1, 1), '' order by place)
                  from generate_series(0, 25) as place,
                       (select B'00' || ('x' || replace(types.id::text, '-', ''))::bit(128) as bits) as all_bits),
       id, name, price_minor, currency, created_at, updated_at
from ticket_types as types;
