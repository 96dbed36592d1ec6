-- Tax rates of a tenant: all that apply to a line are taken together.

create table tax_rates (
    id         uuid        not null,
    tenant     uuid        not null,
    name       text        not null,
    -- Parts per million: 75000 is 7.5 %.
    rate_ppm   integer     not null,
    -- Contained in the price; else it comes on top.
    inclusive  boolean     not null default false,
    applies_to text        not null default 'all',
    version    integer     not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint tax_rates_pkey primary key (id),
    constraint tax_rates_tenant_fkey foreign key (tenant) references tenants (id),
    constraint tax_rates_name_length check (char_length(name) between 1 and 100),
    constraint tax_rates_rate_range check (rate_ppm between 0 and 1000000),
    constraint tax_rates_applies_to_known check (applies_to in ('all', 'ticket', 'product'))
);

create index tax_rates_by_tenant on tax_rates (tenant, id);
