-- A node that decides into its local journal (scanning.md, "outage policy").

-- Which outage it is, told by a token: what comes late from the end of one must not undo the beginning of the next.
alter table event_epochs add column degraded_mark uuid;
alter table event_epochs add column degraded_since timestamptz;

-- Staff look for what waits on a node's journal; at most times there is nothing.
create index event_epochs_degraded on event_epochs (degraded) where degraded is not null;

-- What was done about an outage is told of an event, not of an order.
alter table audit add column event uuid;
create index audit_by_event on audit (event, id) where event is not null;
