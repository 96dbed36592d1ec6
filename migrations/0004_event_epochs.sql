-- Who may own an event. Apart from `events`, so that a takeover never waits for an import's row lock.

create table event_epochs (
    event    uuid   not null,
    -- Only ever rises; every start of an owner takes a new one.
    epoch    bigint not null default 0,
    -- The node that won the epoch.
    node     text,
    -- The node that decides into its local journal: nobody else may win an epoch until it is replayed.
    degraded text,
    constraint event_epochs_pkey primary key (event),
    constraint event_epochs_event_fkey foreign key (event) references events (id) on delete cascade,
    constraint event_epochs_epoch_not_negative check (epoch >= 0)
);
