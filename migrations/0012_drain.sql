-- How far each event's log is in Postgres. Moved by the transaction that wrote what it passes, from the value it read:
-- two drains cannot both move it.

create table drain (
    event uuid   not null,
    seq   bigint not null default 0,
    constraint drain_pkey primary key (event),
    constraint drain_event_fkey foreign key (event) references events (id) on delete cascade,
    constraint drain_seq_not_negative check (seq >= 0)
);
