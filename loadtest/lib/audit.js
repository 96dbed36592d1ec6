// The audit after the crowd: what does the log say, and do the counters agree?

import { sleep } from 'k6';
import { admin } from './gateway.js';

const PATIENCE_S = 30;
const PAGE = 1000;

// Reads the whole feed and the counters. `admissions`: accepted check-ins in the log, those taken back left out;
// `doubles`: those beyond the first of each ticket; `inside`: what the counters say. The feed may trail the answers by
// a moment, so it is read on until it has caught up with the counters, or patience ends.
export function readLog(gateway, event) {
  const log = { ticketOf: new Map(), after: null };
  for (let waited = 0; ; waited += 1) {
    readOn(gateway, event, log);
    const { inside } = admin(gateway, 'GET', `/v1/events/${event}/occupancy`, null).json();
    const admissions = log.ticketOf.size;
    const doubles = admissions - new Set(log.ticketOf.values()).size;
    if (admissions >= inside || waited >= PATIENCE_S) return { admissions, doubles, inside };
    sleep(1);
  }
}

function readOn(gateway, event, log) {
  walk(gateway, event, log, (entry) => take(log.ticketOf, entry));
}

// Walks the feed from where `place.after` stands to its end.
function walk(gateway, event, place, see) {
  for (;;) {
    const after = place.after === null ? '' : `&after=${encodeURIComponent(place.after)}`;
    const page = admin(gateway, 'GET', `/v1/events/${event}/scans?limit=${PAGE}${after}`, null).json();
    page.scans.forEach(see);
    if (page.scans.length === 0) return;
    place.after = page.next;
  }
}

// The same where people go out and come back. `doubles`: check-ins of a ticket that was inside already; `ghosts`: check-outs
// of one that was outside; `inside`: tickets whose last scan that stands is a check-in; `counted`: what the counters say.
export function readPresence(gateway, event) {
  const log = { after: null, scansOf: new Map(), doubles: 0, ghosts: 0 };
  for (let waited = 0; ; waited += 1) {
    walk(gateway, event, log, (entry) => follow(log, entry));
    const counted = admin(gateway, 'GET', `/v1/events/${event}/occupancy`, null).json().inside;
    const inside = [...log.scansOf.values()].filter((scans) => isInside(scans)).length;
    if (inside === counted || waited >= PATIENCE_S) return { doubles: log.doubles, ghosts: log.ghosts, inside, counted };
    sleep(1);
  }
}

function isInside(scans) {
  return scans.length > 0 && scans[scans.length - 1].kind === 'CHECK_IN';
}

function follow(log, { outcome, ticket, kind, id }) {
  const scans = log.scansOf.get(ticket) || [];
  if (outcome === 'ANNULLED' || outcome === 'DISOWNED') log.scansOf.set(ticket, scans.filter((scan) => scan.id !== id));
  if (outcome !== 'ADMIT') return;
  if (kind === 'CHECK_IN' && isInside(scans)) log.doubles += 1;
  if (kind === 'CHECK_OUT' && !isInside(scans)) log.ghosts += 1;
  log.scansOf.set(ticket, [...scans, { id, kind }]);
}

// An annulment comes after the scan it takes back, and bears that scan's id.
function take(ticketOf, entry) {
  if (entry.outcome === 'ADMIT' && entry.kind === 'CHECK_IN') ticketOf.set(entry.id, entry.ticket);
  if (entry.outcome === 'ANNULLED' || entry.outcome === 'DISOWNED') ticketOf.delete(entry.id);
}
