-- Webhooks of payment gateways that were dealt with: a second delivery of the same event changes nothing.

create table gateway_events (
    gateway  text        not null,
    -- The gateway's own id of the event.
    event_id text        not null,
    seen_at  timestamptz not null default now(),
    constraint gateway_events_pkey primary key (gateway, event_id),
    constraint gateway_events_gateway check (gateway in ('stripe', 'paypal')),
    constraint gateway_events_event_id_length check (length(event_id) between 1 and 255)
);

create index gateway_events_seen_at on gateway_events (seen_at);
