-- What staff do to one ticket on the Tickets API: change its holder, state or type, and add one to an order.

alter table order_steps
    drop constraint order_steps_kind_known,
    -- 8 edit a ticket, 9 add one to an order.
    add constraint order_steps_kind_known check (kind between 0 and 9);

-- The type as it was when the ticket was moved to it, since then it is not the one that its line was sold as; all null for
-- a ticket that was never moved.
alter table tickets
    add column tier_name text,
    add column tier_perks text[],
    add column tier_refund_policy text,
    add column tier_price_minor bigint,
    add column tier_currency text,
    add constraint tickets_tier_whole check (
        (tier_name is null) = (tier_price_minor is null)
        and (tier_name is null) = (tier_perks is null)
        and (tier_name is null) = (tier_currency is null)
    );

-- How many of a line's tickets were added to it later, for nothing: they have no part in its booking fee.
alter table order_items
    add column given integer not null default 0,
    add constraint order_items_given_range check (given between 0 and quantity - 1);
