-- What a row of the feed costs the drain. Of its three indexes the primary key grows at its end (0.5 us a row) and so,
-- nearly, does `scans_by_scan` (1.2 us; annulments mark rows by it, while the drain waits). `scans_by_ticket` was entered
-- anywhere (5 us a row), for the history of one ticket at the desk alone: that reads the rows of the event instead (60 ms of
-- 200,000). A bloom summary of blocks still cost 0.65 us and was not chosen by the planner.
drop index scans_by_ticket;

-- A batch is compressed as it enters the log: where the server has lz4, 0.8 us a scan instead of 2.9, to the same size.
do $$
declare
    part text;
begin
    foreach part in array array['', '_0', '_1', '_2', '_3', '_4', '_5', '_6', '_7'] loop
        execute format('alter table %I alter column entry set compression lz4', 'event_log' || part);
    end loop;
exception when feature_not_supported then
    raise notice 'this server has no lz4: the log stays with pglz';
end
$$;
