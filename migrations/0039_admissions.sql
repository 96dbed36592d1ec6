-- Ticket types: what the Tickets API calls an admission has besides.

alter table ticket_types
    add column subtitle        text,
    -- The booking fee, on top of the price: minor units of the same currency, never given back.
    add column booking_minor   bigint  not null default 0,
    -- Its place among the types of its event: small first.
    add column position        integer not null default 0,
    add column section         uuid,
    -- Sold to the public only while this other type is sold out.
    add column after_admission uuid,
    -- A private type that has one is shown and sold only to who gives it.
    add column passcode        text,
    add constraint ticket_types_subtitle_length check (char_length(subtitle) between 1 and 200),
    add constraint ticket_types_booking_not_negative check (booking_minor >= 0),
    add constraint ticket_types_section_fkey foreign key (event, section) references sections (event, id),
    add constraint ticket_types_after_fkey foreign key (event, after_admission) references ticket_types (event, id),
    add constraint ticket_types_not_after_itself check (after_admission <> id),
    add constraint ticket_types_passcode_length check (char_length(passcode) between 1 and 64);

create index ticket_types_by_section on ticket_types (section) where section is not null;
create index ticket_types_by_after on ticket_types (after_admission) where after_admission is not null;
