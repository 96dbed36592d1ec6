-- The scan feed: one row per decided scan, accepted or refused, and one per scan that was taken back.

create table scans (
    event       uuid        not null,
    -- The batch that carried it, and its place in the batch: the order of decision.
    seq         bigint      not null,
    ordinal     integer     not null,
    -- When it was decided: the partition key, so part of the primary key. A row's bytes never change, hence (event,
    -- seq, ordinal) stays unique in fact.
    decided_at  timestamptz not null,
    -- 0 a scan, 1 taken back by its turnstile, 2 taken back by the gateway, which could not answer in time.
    what        smallint    not null,
    scan        uuid        not null,
    ticket      uuid,
    ticket_type uuid,
    -- 0 check-in, 1 check-out.
    kind        smallint,
    -- ADMIT or the word of the refusal.
    outcome     text,
    -- 0 native, 1 Tickets API, 2 events module.
    surface     smallint,
    point       text,
    device      text,
    subject     text,
    key_hash    bytea,
    double_read boolean     not null default false,
    anomaly     boolean     not null default false,
    scanned_at  timestamptz,
    -- On a scan's row: when it was taken back, and whether by the gateway (then it counts as never accepted).
    annulled_at timestamptz,
    disowned    boolean     not null default false,
    -- Why the turnstile took it back, if it said so.
    reason      text,
    -- The record as Redis keeps it (MessagePack): what a retry of its key is answered from.
    record      bytea,
    constraint scans_pkey primary key (event, seq, ordinal, decided_at),
    constraint scans_what_known check (what between 0 and 2),
    constraint scans_whole check (what <> 0 or (kind is not null and outcome is not null and record is not null))
    -- No foreign keys: the log is evidence of what was decided, and must take it whatever else was deleted since.
) partition by range (decided_at);

-- Finds the row that an annulment names.
create index scans_by_scan on scans (event, scan);
-- A ticket's history.
create index scans_by_ticket on scans (ticket, decided_at) where ticket is not null;

-- Takes what lies outside the months made so far (a clock far off); never expected, never lost.
create table scans_default partition of scans default;

-- Makes the partitions of this month and the twelve after it, and answers how many were new. Called at every start;
-- harmless to repeat.
create function make_scan_partitions(today date) returns integer language plpgsql as $$
declare
    first_day timestamp;
    part text;
    made integer := 0;
begin
    -- Nodes that start at the same time take turns.
    perform pg_advisory_xact_lock(hashtext('make_scan_partitions'));
    for month in 0..12 loop
        first_day := date_trunc('month', today::timestamp) + make_interval(months => month);
        part := 'scans_' || to_char(first_day, 'YYYY_MM');
        continue when to_regclass(part) is not null;
        begin
            execute format(
                'create table %I partition of scans for values from (%L) to (%L)',
                part,
                first_day at time zone 'UTC',
                (first_day + interval '1 month') at time zone 'UTC'
            );
            made := made + 1;
        exception when check_violation then
            -- Rows of this month lie in the default partition already: they are found there, only slower.
            raise warning 'scans of % stay in the default partition', part;
        end;
    end loop;
    return made;
end
$$;
