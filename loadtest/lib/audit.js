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
  for (;;) {
    const after = log.after === null ? '' : `&after=${encodeURIComponent(log.after)}`;
    const page = admin(gateway, 'GET', `/v1/events/${event}/scans?limit=${PAGE}${after}`, null).json();
    for (const entry of page.scans) take(log.ticketOf, entry);
    if (page.scans.length === 0) return;
    log.after = page.next;
  }
}

// An annulment comes after the scan it takes back, and bears that scan's id.
function take(ticketOf, entry) {
  if (entry.outcome === 'ADMIT' && entry.kind === 'CHECK_IN') ticketOf.set(entry.id, entry.ticket);
  if (entry.outcome === 'ANNULLED' || entry.outcome === 'DISOWNED') ticketOf.delete(entry.id);
}
