// The audit after the crowd: what does the log say, and do the counters agree?

import { sleep } from 'k6';
import { admin } from './gateway.js';

const PATIENCE_S = 30;

// Reads the whole feed and the counters. `admissions`: accepted check-ins in the log, annulled ones left out;
// `doubles`: those beyond the first of each ticket; `inside`: what the counters say. The feed may trail the answers by
// a moment, so it is read on until it has caught up with the counters, or patience ends.
export function readLog(gateway, event) {
  const log = { entries: new Map(), after: null };
  for (let waited = 0; ; waited += 1) {
    readOn(gateway, event, log);
    const { inside } = admin(gateway, 'GET', `/v1/events/${event}/occupancy`, null).json();
    let admissions = 0;
    let doubles = 0;
    for (const scans of log.entries.values()) {
      admissions += scans.size;
      doubles += Math.max(scans.size - 1, 0);
    }
    if (admissions >= inside || waited >= PATIENCE_S) return { admissions, doubles, inside };
    sleep(1);
  }
}

function readOn(gateway, event, log) {
  for (;;) {
    const after = log.after === null ? '' : `?after=${log.after}`;
    const page = admin(gateway, 'GET', `/v1/events/${event}/scans${after}`, null).json();
    for (const scan of page.scans) take(log.entries, scan);
    if (page.scans.length === 0) return;
    log.after = page.next;
  }
}

function take(entries, scan) {
  if (scan.kind !== 'CHECK_IN') return;
  if (!entries.has(scan.ticket)) entries.set(scan.ticket, new Set());
  if (scan.outcome === 'ADMIT') entries.get(scan.ticket).add(scan.id);
  if (scan.outcome === 'ANNULLED') entries.get(scan.ticket).delete(scan.id);
}
