-- The acknowledged tail of an owner that was fenced: what it had answered and nobody drained. The new owner applies it
-- under its own sequence; what contradicts its own decisions becomes a conflict that names both scans.

create table fenced_facts (
    scan       uuid        not null,
    event      uuid        not null,
    -- The epoch and the sequence under which it was decided.
    epoch      bigint      not null,
    seq        bigint      not null,
    decided_at timestamptz not null,
    -- The change as the log writes it.
    change     bytea       not null,
    created_at timestamptz not null default now(),
    applied_at timestamptz,
    -- Two nodes may report the same tail: one row.
    constraint fenced_facts_pkey primary key (scan),
    constraint fenced_facts_event_fkey foreign key (event) references events (id)
);

create index fenced_facts_waiting on fenced_facts (event, epoch, seq) where applied_at is null;

create table conflicts (
    id         bigint      generated always as identity,
    event      uuid        not null,
    ticket     uuid        not null,
    -- The scan that stands, and the one that contradicts it.
    kept_scan  uuid        not null,
    other_scan uuid        not null,
    created_at timestamptz not null default now(),
    constraint conflicts_pkey primary key (id),
    constraint conflicts_event_fkey foreign key (event) references events (id),
    constraint conflicts_pair_unique unique (kept_scan, other_scan)
);
