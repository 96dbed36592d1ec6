// A day with everything: types with rules of their own, a sale, gates that do not take everybody.

import { admin, scan } from './gateway.js';
import { confirm, purchase } from './launch.js';
import { persist } from './patience.js';
import { send } from './surfaces.js';

const GATES = ['gate-a', 'gate-b', 'gate-c', 'gate-vip'];
const PLENTY = 1000000;

// Makes the event over HTTP. `general` goes in and out as it likes, `day` comes in twice, `vip` by its own gate only.
export function openDay(gateway) {
  const name = `Match day ${new Date().toISOString()}`;
  const event = admin(gateway, 'POST', '/v1/events', { name }).json('id');
  for (const slug of GATES) admin(gateway, 'POST', '/v1/scan-points', { event, name: slug, slug });
  const kinds = [
    { slug: 'general', name: 'General', price: 2000 },
    { slug: 'day', name: 'Day', price: 3500, allowReentry: true, reentryLimit: 2 },
    { slug: 'vip', name: 'VIP', price: 9000, acceptedScanPoints: ['gate-vip'] },
  ];
  for (const kind of kinds) {
    admin(gateway, 'POST', '/v1/ticket-types', { event, currency: 'USD', capacity: PLENTY, transferable: true, ...kind });
  }
  return { event, gates: GATES.slice(0, 3), vip: 'gate-vip' };
}

// Buys one ticket of that type, to the end. Gives {ticket, code}, or {failed: the answer that was in the way}.
export function buy(gateway, day, person, type, payWith) {
  const sale = { event: day.event };
  const booked = persist(() => purchase(gateway, sale, `fan-${person}`, 1, payWith, `buy-${person}`, type));
  if (!booked.booked) return { failed: booked, again: booked.again };
  const paid = persist(() => confirm(gateway, booked, payWith));
  const again = booked.again + paid.again;
  if (!paid.ok || paid.tickets.length !== 1) return { failed: paid, again };
  return { ticket: paid.tickets[0], code: codeOf(gateway, day, paid.tickets[0]), again };
}

// Books a ticket and never pays; gives whether a place was held.
export function bookOnly(gateway, day, person) {
  return persist(() => purchase(gateway, { event: day.event }, `fan-${person}`, 1, 'stripe', `buy-${person}`, 'general')).booked;
}

export function codeOf(gateway, day, ticket) {
  return persist(() => asStaff(gateway, 'GET', `/v1/events/${day.event}/tickets/${ticket}`, null, 'ticket')).body.code;
}

// Hands a ticket on. Gives {ticket, code} of the new holder, or {failed}.
export function handOn(gateway, day, ticket, person) {
  const to = { toEmail: `heir-${person}@example.com`, toName: 'Robin Vale' };
  const moved = persist(() => asStaff(gateway, 'POST', `/events/tickets/${ticket}/transfer`, to, 'transfer', `move-${person}`));
  if (!moved.ok) return { failed: moved };
  const heir = moved.body.ticket.id || moved.body.ticket.ticketId;
  return { ticket: heir, code: codeOf(gateway, day, heir) };
}

// Gives the money back. Null, or the answer that was in the way.
export function refund(gateway, ticket, person) {
  const back = persist(() => asStaff(gateway, 'POST', `/events/tickets/${ticket}/refund`, {}, 'refund', `back-${person}`));
  return back.ok ? null : back;
}

// One scan at a gate, sent again with its key until it is decided.
export function show(gateway, day, code, kind, gate, key) {
  return scan(gateway, day.event, { code, kind, scanPoint: gate, deviceId: `turnstile-${gate}`, idempotencyKey: key });
}

// The turnstile did not turn.
export function takeBack(gateway, day, scanId, gate) {
  const path = `/v1/events/${day.event}/scans/${scanId}/annul`;
  const body = { deviceId: `turnstile-${gate}`, reason: 'turnstile did not turn' };
  const answer = persist(() => send(gateway, 'POST', path, body, { token: gateway.scanner, name: 'annul' }));
  return answer.ok ? null : answer;
}

function asStaff(gateway, method, path, body, name, key) {
  return send(gateway, method, path, body, { token: gateway.admin, name, key, orgid: true });
}
