-- Who is on the list at the door, by name.

-- What a name is sorted by: small letters without accents; whatever begins with no letter from a to z comes first, under a
-- `#`.
create function roster_key(name text) returns text language sql immutable parallel safe as $$
    select case when folded ~ '^[a-z]' then folded else '#' || folded end
    from (select left(lower(regexp_replace(normalize(ltrim(coalesce(name, '')), nfd), '[\u0300-\u036f]', '', 'g')), 200)
                 as folded) as one
$$;

alter table tickets
    add column roster_key text collate "C" not null generated always as (roster_key(holder_name)) stored;

create index tickets_by_roster on tickets (event, roster_key, id);
