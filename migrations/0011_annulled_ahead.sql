-- Keys whose annulment came before their scan: the scan, if it comes, is refused. Kept as long as the event.

create table annulled_ahead (
    event    uuid        not null,
    key_hash bytea       not null,
    at       timestamptz not null,
    device   text,
    subject  text        not null,
    constraint annulled_ahead_pkey primary key (event, key_hash),
    constraint annulled_ahead_event_fkey foreign key (event) references events (id),
    constraint annulled_ahead_key_hash_length check (octet_length(key_hash) = 16)
);
