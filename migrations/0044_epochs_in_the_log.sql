-- Under which epoch an entry was written, so that the auditor sees one that falls. Absent: a program before this wrote it.

alter table event_log add column epoch bigint;
alter table event_log add constraint event_log_epoch_positive check (epoch >= 1) not valid;
