// A sale to open: one event, one type with few places, and buyers who use the public routes only.

import { admin } from './gateway.js';
import { send } from './surfaces.js';

// Makes the event and its type over HTTP; gives their ids.
export function openSale(gateway, places) {
  const event = admin(gateway, 'POST', '/v1/events', { name: `Launch ${new Date().toISOString()}` }).json('id');
  const wish = { event, name: 'General', slug: 'general', price: 2000, currency: 'USD', capacity: places };
  admin(gateway, 'POST', '/v1/ticket-types', wish);
  return { event };
}

// One purchase of the public route. `booked`, `soldOut` or `failed`.
export function purchase(gateway, sale, buyer, quantity, payWith, key, type = 'general') {
  const body = {
    eventId: sale.event,
    email: `${buyer}@example.com`,
    name: 'Alex Reyes',
    items: [{ ticketTypeId: type, quantity }],
    paymentGateway: payWith,
  };
  const answer = ask(gateway, '/client/events/tickets/purchase', body, 'purchase', key);
  answer.soldOut = answer.status === 409 && answer.body.code === 'sold_out';
  answer.booked = answer.ok && typeof answer.body.bookingId === 'string';
  answer.failed = !answer.booked && !answer.soldOut;
  return answer;
}

// Confirms a booking, as a shop does when the payment form says that it went through.
export function confirm(gateway, booked, payWith) {
  const { bookingId, paymentIntentId, paypalOrderId } = booked.body;
  const body = { bookingId, paymentRef: paymentIntentId || paypalOrderId, paymentGateway: payWith };
  const answer = ask(gateway, '/client/events/tickets/confirm-order', body, 'confirm');
  answer.tickets = answer.ok ? answer.body.ticketIds || [] : [];
  return answer;
}

// What the public sees of the type, and how many tickets staff see.
export function whatIsThere(gateway, sale) {
  const kinds = send(gateway, 'GET', `/client/events/${sale.event}/ticket-types`, null, { orgid: true, name: 'list' }).body;
  const kind = (kinds.data || kinds)[0];
  const path = `/events/${sale.event}/tickets?page=1&pageSize=1`;
  const tickets = send(gateway, 'GET', path, null, { token: gateway.admin, orgid: true, name: 'list' }).body;
  return { available: (kind.data || kind).available, listed: tickets.total };
}

function ask(gateway, path, body, name, key) {
  return send(gateway, 'POST', path, body, { orgid: true, name, key });
}
