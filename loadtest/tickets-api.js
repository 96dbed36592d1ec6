// The Tickets API as its clients use it: orders, doors, the office and people who look things up, all at once.
//
// Every person knows what must come: a scan is seen by the very next read, a repeat makes no second record, a refusal has
// exactly the published keys, a page has no entry of another and none twice.
//
//   loadtest/run tickets-api
//   k6 run -e DEV_JSON=/path/to/dev.json loadtest/tickets-api.js

import exec from 'k6/execution';
import { Counter, Trend } from 'k6/metrics';
import { admin, connect } from './lib/gateway.js';
import { arrivals, chosen, common, late } from './lib/options.js';
import { persist } from './lib/patience.js';
import { summary } from './lib/summary.js';
import { send } from './lib/surfaces.js';

const profile = chosen({
  short: { start: 4, stages: [[3, 12], [12, 12], [2, 4]], vus: 30, late_ms: 300 },
  long: { start: 10, stages: [[20, 60], [80, 60], [20, 10]], vus: 200, late_ms: 1000 },
});
const lateMs = late(profile.late_ms);
const gateway = connect();

const wrong = new Counter('wrong_answers');
const errors = new Counter('errors');
const shapes = new Counter('foreign_shapes');
const stale = new Counter('stale_reads');
const totals = new Counter('miscounted_tickets');
const inside = new Counter('miscounted_inside');
const tickets = new Counter('tickets_made');
const doors = new Counter('scans_at_doors');
const asked = new Counter('asked_again');
const orderMs = new Trend('order_ms', true);
const scanMs = new Trend('scan_ms', true);
const readMs = new Trend('read_ms', true);

export const options = {
  ...common,
  scenarios: { clients: arrivals(profile) },
  thresholds: {
    wrong_answers: ['count==0'],
    errors: ['count==0'],
    foreign_shapes: ['count==0'],
    stale_reads: ['count==0'],
    miscounted_tickets: ['count==0'],
    miscounted_inside: ['count==0'],
    scans_at_doors: ['count>0'],
    order_ms: [`p(99)<${2 * lateMs}`],
    scan_ms: [`p(99)<${lateMs}`],
    read_ms: [`p(99)<${2 * lateMs}`],
  },
};

export function setup() {
  const event = made('POST', '/events', { name: `Tickets API ${new Date().toISOString()}` }).event.id;
  const admission = { name: 'General', capacity: 1000000, price: { base: 0, currency: 'EUR' } };
  return { event, admission: made('POST', `/events/${event}/admissions`, admission).admission.id };
}

// Of 100 people: [how many, what they do].
const STORIES = [[35, orderAtTheDoor], [30, oneTicket], [15, office], [20, looksUp]];

export default function arrive(hall) {
  const person = exec.scenario.iterationInTest;
  let dice = (person * 61) % 100;
  for (const [share, story] of STORIES) {
    if (dice < share) return story(hall, person);
    dice -= share;
  }
  return looksUp(hall, person);
}

export function teardown(hall) {
  const { totalTickets } = made('GET', `/events/${hall.event}/performance/attendance`, null);
  const counts = admin(gateway, 'GET', `/v1/events/${hall.event}/occupancy`, null).json();
  totals.add(-totalTickets);
  inside.add(-counts.inside);
  console.log(`audit: ${totalTickets} tickets, ${counts.inside} inside`);
}

// A party of three goes in by its order, one leaves, and the rest must be asked about.
function orderAtTheDoor(hall, person) {
  const order = buys(hall, person, 3);
  if (!order) return;
  const into = moves('PUT', `/tickets/${order.id}/check-in`, {}, `${person}-party`);
  if (!expect(into.ok && into.body.tickets.length === 3, 'a party was not let in', into)) return;
  inside.add(3);
  const [first] = order.tickets;
  seen(first, 'REDEEMED', 1);
  const out = moves('PUT', `/tickets/${first}/check-out`, {}, `${person}-leaves`);
  if (!expect(out.ok, 'somebody was not let out', out)) return;
  inside.add(-1);
  seen(first, 'ACTIVE', 2);
  refused(moves('PUT', `/tickets/${order.id}/check-in`, {}, `${person}-again`), 'PARTIAL_ORDER_CONFIRMATION_REQUIRED');
  const rest = moves('PUT', `/tickets/${order.id}/check-in`, { allowPartialOrderCheckIn: true }, `${person}-rest`);
  if (expect(rest.ok, 'the rest of a party was not let in', rest)) inside.add(1);
}

// In, the same once more with its key, and once more without.
function oneTicket(hall, person) {
  const order = buys(hall, person, 1);
  if (!order) return;
  const [ticket] = order.tickets;
  const body = { kind: 'CHECK_IN', deviceId: 'door-1' };
  const first = moves('POST', `/tickets/${ticket}/scan`, body, `${person}-in`);
  if (!expect(first.ok && first.body.ticket.status === 'REDEEMED', 'a ticket was not let in', first)) return;
  inside.add(1);
  const again = moves('POST', `/tickets/${ticket}/scan`, body, `${person}-in`);
  expect(again.ok && again.body.ticket.scans.length === 1, 'a repeat made another record', again);
  refused(moves('POST', `/tickets/${ticket}/scan`, body, `${person}-twice`), 'NOOP_TRANSITION');
  seen(ticket, 'REDEEMED', 1);
}

// A name is mended, a ticket is voided; the door knows at once.
function office(hall, person) {
  const order = buys(hall, person, 2);
  if (!order) return;
  const [kept, voided] = order.tickets;
  const name = `Mended${person}`;
  const renamed = staff('PUT', `/tickets/${kept}`, { attendee: { firstName: name } });
  expect(renamed.ok && renamed.body.ticket.attendee.firstName === name, 'a name was not changed', renamed);
  const found = reads(`/tickets?eventId=${hall.event}&query=${name}`);
  if (!(found.ok && found.body.tickets.some((ticket) => ticket.id === kept))) told(stale, 'a new name is not found', found);
  const cancelled = staff('PUT', `/tickets/${voided}`, { status: 'CANCELLED' });
  if (!expect(cancelled.ok, 'a ticket was not voided', cancelled)) return;
  totals.add(-1);
  refused(moves('POST', `/tickets/${voided}/scan`, { kind: 'CHECK_IN' }, `${person}-void`), 'TICKET_CANCELLED');
}

// Two pages of those who are inside: nobody else among them, nobody twice.
function looksUp(hall) {
  const path = `/tickets?eventId=${hall.event}&status=REDEEMED&limit=20`;
  const first = reads(path);
  if (!expect(first.ok, 'a list was refused', first)) return;
  const second = first.body.after ? reads(`${path}&cursor=${encodeURIComponent(first.body.after)}`) : null;
  const all = first.body.tickets.concat(second && second.ok ? second.body.tickets : []);
  expect(new Set(all.map(({ id }) => id)).size === all.length, 'a ticket is on two pages', first);
  expect(all.every(({ status }) => status === 'REDEEMED'), 'somebody who is outside is listed as inside', first);
  const attendance = reads(`/events/${hall.event}/performance/attendance`);
  expect(attendance.ok && attendance.body.checkedIn <= attendance.body.totalTickets, 'the attendance does not add up', attendance);
}

// A free order of anybody: complete at once, its tickets open to its signature. Gives {id, tickets: [id]} or null.
function buys(hall, person, quantity) {
  const customer = { firstName: 'Alex', lastName: `Reyes${person}`, email: `client-${person}@example.com` };
  const body = { eventId: hall.event, items: [{ admissionId: hall.admission, quantity }], customer };
  const ordered = persist(() => send(gateway, 'POST', '/orders', body, { tenant: true, name: 'order', key: `order-${person}` }));
  note(ordered, orderMs);
  if (!expect(ordered.ok && ordered.body.order.status === 'SUCCESSFUL', 'an order did not succeed', ordered)) return null;
  const { id, signature } = ordered.body.order;
  const path = `/tickets?orderId=${id}&orderSignature=${signature}`;
  const list = persist(() => send(gateway, 'GET', path, null, { tenant: true, name: 'own tickets' }));
  note(list, readMs);
  if (!expect(list.ok && list.body.tickets.length === quantity, 'an order lacks tickets', list)) return null;
  tickets.add(quantity);
  totals.add(quantity);
  return { id, tickets: list.body.tickets.map((ticket) => ticket.id) };
}

// A scan at a door.
function moves(method, path, body, key) {
  const answer = persist(() => send(gateway, method, path, body, { token: gateway.scanner, tenant: true, name: 'door', key }));
  doors.add(1);
  return note(answer, scanMs);
}

function staff(method, path, body) {
  return note(persist(() => send(gateway, method, path, body, { token: gateway.admin, tenant: true, name: 'office' })));
}

function reads(path) {
  return note(persist(() => send(gateway, 'GET', path, null, { token: gateway.admin, tenant: true, name: 'read' })), readMs);
}

// The very next read shows what was decided.
function seen(ticket, status, scans) {
  const read = reads(`/tickets/${ticket}`);
  if (!read.ok || read.body.ticket.status !== status || read.body.ticket.scans.length !== scans) {
    told(stale, `wanted ${status} with ${scans} scans`, read);
  }
}

const KEYS = ['code', 'data', 'defined', 'message', 'status'];

// Whatever is refused, is refused in the published shape.
function note(answer, trend) {
  asked.add(answer.again);
  if (trend) trend.add(answer.ms);
  if (answer.status === 0 || answer.status >= 500) told(errors, 'no answer', answer);
  else if (!answer.ok) {
    const keys = Object.keys(answer.body);
    const whole = answer.body.defined === true && answer.body.status === answer.status && keys.every((key) => KEYS.includes(key));
    if (!whole) told(shapes, 'a refusal of another shape', answer);
  }
  return answer;
}

function refused(answer, reason) {
  const said = answer.body.data && answer.body.data.reason;
  expect(answer.status === 400 && said === reason, `wanted the refusal ${reason}`, answer);
  if (answer.ok) inside.add(1);
}

function expect(holds, what, answer) {
  if (!holds) told(wrong, what, answer);
  return holds;
}

function told(counter, what, answer) {
  counter.add(1);
  console.error(`${what}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 400)}`);
}

function made(method, path, body) {
  const answer = persist(() => send(gateway, method, path, body, { token: gateway.admin, tenant: true, name: 'admin' }));
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

export const handleSummary = summary({
  name: 'tickets-api',
  profile: profile.name,
  labels: {
    wrong_answers: 'every answer is the one that the story needs',
    errors: 'nobody met an error of the server',
    foreign_shapes: 'every refusal has exactly the published keys',
    stale_reads: 'a read shows what was decided before it',
    miscounted_tickets: 'the event has the tickets that were made less those voided',
    miscounted_inside: 'as many are inside as went in',
    scans_at_doors: 'people came to the doors',
    order_ms: 'orders in time',
    scan_ms: 'scans in time',
    read_ms: 'reads in time',
  },
  told: [
    ['tickets_made', 'tickets made'],
    ['scans_at_doors', 'scans at doors'],
    ['asked_again', 'requests asked again'],
    ['order_ms', 'order time'],
    ['scan_ms', 'scan time'],
    ['read_ms', 'read time'],
  ],
});
