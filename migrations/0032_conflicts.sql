-- What a fenced owner had answered is taken over in the order of its decisions; what contradicts is listed for staff.

-- The place within the batch: a batch may take back what it decided a line before.
alter table fenced_facts add column ordinal integer not null default 0;

comment on column fenced_facts.scan is
    'The scan; for what is none (an annulment, a refund) 16 bytes made from what it is, the same on every node.';

-- Staff read them newest first.
create index conflicts_by_event on conflicts (event, id);
