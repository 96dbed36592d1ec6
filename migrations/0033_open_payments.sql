-- Payments that nobody has heard of yet: the sweeper looks at those of lapsed bookings now and then.

create index order_payments_open on order_payments (updated_at) where state = 0;
