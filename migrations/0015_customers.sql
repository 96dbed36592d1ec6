-- Customers: one profile per address and tenant, shared by bookings, tickets and merchandise.

create table customers (
    id         uuid        not null,
    tenant     uuid        not null,
    -- As the buyer wrote it last; two spellings that differ in case only are one customer.
    email      text        not null,
    name       text,
    phone      text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint customers_pkey primary key (id),
    constraint customers_tenant_fkey foreign key (tenant) references tenants (id),
    constraint customers_email_length check (char_length(email) between 3 and 320)
);

create unique index customers_email_unique on customers (tenant, lower(email));
