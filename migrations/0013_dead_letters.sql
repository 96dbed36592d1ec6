-- Log entries that Postgres refused for what they hold (SQLSTATE classes 22 and 23), with their bytes. They never stall
-- what is behind them. An event's Redis keys stay while it has any.

create table dead_letters (
    event      uuid        not null,
    seq        bigint      not null,
    entry      bytea       not null,
    sqlstate   text        not null,
    -- The server's message or the constraint's name: never a value of the entry.
    why        text        not null,
    created_at timestamptz not null default now(),
    constraint dead_letters_pkey primary key (event, seq)
    -- No foreign key: the event's absence may be the very reason.
);
