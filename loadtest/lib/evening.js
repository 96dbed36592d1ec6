// An evening to scan: one event, two ticket types, some gates, and as many tickets as the crowd needs.

import { admin } from './gateway.js';

const LINES_A_REQUEST = 5000;

// Makes the event over HTTP, imports `tickets` tickets and reads their codes back. The codes come in random order.
export function openDoors(gateway, tickets, gates) {
  const name = `Surge ${new Date().toISOString()}`;
  const event = admin(gateway, 'POST', '/v1/events', { name }).json('id');
  const types = ['Standing', 'Seated'].map(
    (type) => admin(gateway, 'POST', '/v1/ticket-types', { event, name: type }).json('id'),
  );
  const points = [];
  for (let gate = 1; gate <= gates; gate += 1) {
    admin(gateway, 'POST', '/v1/scan-points', { event, name: `Gate ${gate}`, slug: `gate-${gate}` });
    points.push(`gate-${gate}`);
  }
  for (let from = 0; from < tickets; from += LINES_A_REQUEST) {
    importTickets(gateway, event, types, from, Math.min(from + LINES_A_REQUEST, tickets));
  }
  const codes = exportCodes(gateway, event);
  if (codes.length !== tickets) throw new Error(`${tickets} tickets imported, ${codes.length} codes exported`);
  shuffle(codes);
  return { event, points, codes };
}

function importTickets(gateway, event, types, from, to) {
  const lines = [];
  for (let n = from; n < to; n += 1) {
    const holder = { name: `Guest ${n}`, email: `guest${n}@example.com` };
    lines.push(JSON.stringify({ ticketType: types[n % types.length], externalId: `surge-${n}`, holder }));
  }
  const path = `/v1/events/${event}/tickets/import`;
  const report = admin(gateway, 'POST', path, lines.join('\n') + '\n', 'application/x-ndjson').json();
  if (report.rejected.length > 0) throw new Error(`rejected at import: ${JSON.stringify(report.rejected[0])}`);
}

function exportCodes(gateway, event) {
  const text = admin(gateway, 'GET', `/v1/events/${event}/tickets/export`, null).body;
  return text.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line).code);
}

function shuffle(list) {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [list[last], list[other]] = [list[other], list[last]];
  }
}
