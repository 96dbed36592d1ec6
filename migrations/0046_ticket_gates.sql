-- What gates did to a ticket, as it was drained: a narrow row of its own instead of columns of the wide `tickets`, whose
-- pages every scan wrote anew, with up to eleven indexes where the page was full. The drain's costliest statement (15 to 27
-- of 40 us of a scan, and 5 more for `tickets_inside`) became one of 5 us.
--
-- Nodes of the program before this go on deciding, but can neither drain nor take an event over until they are restarted:
-- what they would read is not there any more, so nobody decides from a state that is out of date.

create table ticket_gates (
    event        uuid        not null,
    ticket       uuid        not null,
    -- The sequence that set it.
    seq          bigint      not null,
    inside       boolean     not null,
    entries      bigint      not null,
    last_scan_at timestamptz,
    -- The whole state (MessagePack, as in the log); the columns before are a readable copy of it, for lists.
    state        bytea       not null,
    constraint ticket_gates_pkey primary key (event, ticket),
    constraint ticket_gates_seq_positive check (seq >= 1),
    constraint ticket_gates_entries_range check (entries between 0 and 4294967295)
    -- No foreign keys: they would cost every scan a look at its event and ticket; the drain keeps it, readers join.
)
-- Room in the pages: a scan changes no indexed column, so the row stays in its page (HOT).
with (fillfactor = 70);

insert into ticket_gates (event, ticket, seq, inside, entries, last_scan_at, state)
    select event, id, gate_seq, inside, entries, last_scan_at, gate from tickets where gate is not null;

alter table tickets
    drop column gate,
    drop column gate_seq,
    drop column inside,
    drop column entries,
    drop column last_scan_at;
drop table tickets_inside;
