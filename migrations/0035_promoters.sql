-- Teams of a tenant, and the promoters who put on its events. Every tenant has one of each from its first moment: their
-- ids are the tenant's own sixteen bytes under another prefix, so that nobody has to look the default up.

create table teams (
    id         uuid        not null,
    tenant     uuid        not null,
    slug       text        not null,
    name       text        not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint teams_pkey primary key (id),
    constraint teams_tenant_fkey foreign key (tenant) references tenants (id) on delete cascade,
    -- What promoters refer to: a promoter's team is of the promoter's own tenant.
    constraint teams_tenant_id_unique unique (tenant, id),
    constraint teams_slug_unique unique (tenant, slug),
    constraint teams_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint teams_name_length check (char_length(name) between 1 and 200)
);

create table promoters (
    id          uuid        not null,
    tenant      uuid        not null,
    team        uuid        not null,
    slug        text        not null,
    name        text        not null,
    description text,
    created_at  timestamptz not null default now(),
    updated_at  timestamptz not null default now(),
    constraint promoters_pkey primary key (id),
    constraint promoters_tenant_fkey foreign key (tenant) references tenants (id) on delete cascade,
    constraint promoters_team_fkey foreign key (tenant, team) references teams (tenant, id),
    -- What events refer to.
    constraint promoters_tenant_id_unique unique (tenant, id),
    constraint promoters_slug_unique unique (tenant, slug),
    constraint promoters_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    constraint promoters_name_length check (char_length(name) between 1 and 200),
    constraint promoters_description_length check (char_length(description) <= 4000)
);

create index promoters_by_team on promoters (team, id);

insert into teams (id, tenant, slug, name) select id, id, slug, name from tenants;
insert into promoters (id, tenant, team, slug, name) select id, id, id, slug, name from tenants;

-- In the database, so that nodes of the version before this one make them too.
create function tenants_have_a_promoter() returns trigger language plpgsql as $$
begin
    insert into teams (id, tenant, slug, name) values (new.id, new.id, new.slug, new.name);
    insert into promoters (id, tenant, team, slug, name) values (new.id, new.id, new.id, new.slug, new.name);
    return null;
end $$;
create trigger tenants_have_a_promoter after insert on tenants
    for each row execute function tenants_have_a_promoter();

alter table events add column promoter uuid;
update events set promoter = tenant;
alter table events
    alter column promoter set not null,
    add constraint events_promoter_fkey foreign key (tenant, promoter) references promoters (tenant, id);

-- An event that names no promoter is the default one's.
create function events_have_a_promoter() returns trigger language plpgsql as $$
begin
    new.promoter := coalesce(new.promoter, new.tenant);
    return new;
end $$;
create trigger events_have_a_promoter before insert on events
    for each row execute function events_have_a_promoter();

-- All events of a promoter; with `tickets_by_event`, all tickets of a promoter's events.
create index events_by_promoter on events (promoter, id);
