-- The whole log of every event: one row per committed batch, its bytes as they were in Redis.

create table event_log (
    event      uuid        not null,
    seq        bigint      not null,
    batch      uuid        not null,
    entry      bytea       not null,
    -- When the batch was decided (the gateway's clock, never behind the batch before).
    decided_at timestamptz not null,
    constraint event_log_pkey primary key (event, seq),
    -- An event with a log cannot be deleted.
    constraint event_log_event_fkey foreign key (event) references events (id),
    constraint event_log_seq_positive check (seq >= 1)
) partition by hash (event);

-- Eight parts: several events drain side by side without meeting in one index.
create table event_log_0 partition of event_log for values with (modulus 8, remainder 0);
create table event_log_1 partition of event_log for values with (modulus 8, remainder 1);
create table event_log_2 partition of event_log for values with (modulus 8, remainder 2);
create table event_log_3 partition of event_log for values with (modulus 8, remainder 3);
create table event_log_4 partition of event_log for values with (modulus 8, remainder 4);
create table event_log_5 partition of event_log for values with (modulus 8, remainder 5);
create table event_log_6 partition of event_log for values with (modulus 8, remainder 6);
create table event_log_7 partition of event_log for values with (modulus 8, remainder 7);
