-- What lists of tickets are read by: a text in name, address or phone; the buyer; the tenant; who is inside.

-- Both are trusted: who owns the database may create them (PostgreSQL 13 and later; they come with postgresql-contrib).
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- What a search looks through: one line each, in small letters, and the digits of the phone number, however it was
-- written. Nobody can type a line break, so no search runs from one into the next.
create function ticket_text(name text, email text, phone text) returns text
    language sql immutable parallel safe
    return lower(coalesce(name, '') || E'\n' || coalesce(email, '') || E'\n' || coalesce(phone, '') || E'\n'
                 || translate(coalesce(phone, ''), ' ()/.-', ''));

-- Of one event, or of all of a tenant: the index narrows by either together with the text.
create index tickets_by_text on tickets
    using gin (tenant, event, ticket_text(holder_name, holder_email, holder_phone) gin_trgm_ops);
create index tickets_by_customer on tickets (customer, id) where customer is not null;
create index tickets_by_tenant on tickets (tenant, id);

-- Good tickets whose holder is inside, as drained. Beside `tickets`, so that folding a scan there still rewrites no
-- indexed column. No foreign keys: they would cost every scan a look at its event; the drain keeps it, readers join.
create table tickets_inside (
    event  uuid not null,
    ticket uuid not null,
    constraint tickets_inside_pkey primary key (event, ticket)
);

insert into tickets_inside (event, ticket) select event, id from tickets where inside and validity = 1;
