-- States of tickets are folded from the drained log when somebody reads them, not with every scan: a scan costs the drain its
-- part of a log entry and its row of the feed, and a ticket that came, went and came again before anybody looked costs one
-- row here instead of three.
--
-- Nodes of the program before this would read states that are out of date, so a column that they name is called otherwise:
-- they go on deciding, but can neither drain nor take an event over until they are restarted.

alter table ticket_gates rename column state to gate;

-- How far the log of an event is in `ticket_gates`; no row = nothing of it.
create table gates_folded (
    event uuid   not null,
    seq   bigint not null,
    constraint gates_folded_pkey primary key (event),
    constraint gates_folded_seq_positive check (seq >= 0)
);

insert into gates_folded (event, seq) select event, seq from drain where seq > 0;
