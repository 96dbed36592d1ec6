-- Events: what a shop shows of them, and to whom.

alter table events
    add column description  text,
    -- The registered venue; its location stands for the event's where that has none of its own. (`venue` is free text.)
    add column venue_id     uuid,
    -- {id, name, address, country, ...}: always read and written whole.
    add column location     jsonb,
    -- {mobile, desktop}, each {src, alt, width, height}.
    add column images       jsonb,
    add column cancelled_at timestamptz,
    -- public: in lists; private: only by its id or slug; scheduled: as public from `visible_from` on; password: only
    -- with `passcode`.
    add column visibility   text not null default 'public',
    add column visible_from timestamptz,
    add column passcode     text,
    -- Only approved events are shown to the public.
    add column approval     text not null default 'approved',
    add constraint events_venue_fkey foreign key (tenant, venue_id) references venues (tenant, id),
    add constraint events_description_length check (char_length(description) <= 4000),
    add constraint events_location_object check (jsonb_typeof(location) = 'object'),
    add constraint events_images_object check (jsonb_typeof(images) = 'object'),
    add constraint events_visibility_known check (visibility in ('public', 'private', 'scheduled', 'password')),
    add constraint events_scheduled_has_time check (visibility <> 'scheduled' or visible_from is not null),
    add constraint events_password_has_passcode check (visibility <> 'password' or passcode is not null),
    add constraint events_passcode_length check (char_length(passcode) between 1 and 64),
    add constraint events_approval_known check (approval in ('pending', 'approved', 'rejected'));

create index events_by_venue on events (venue_id) where venue_id is not null;
