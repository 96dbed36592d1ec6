-- A holder's first and last name where they were given apart. `holder_name` stays the whole name; parts that do not spell
-- it are of an earlier holder (yesterday's code does not know them) and are not read.

alter table tickets
    add column holder_first text,
    add column holder_last text;
