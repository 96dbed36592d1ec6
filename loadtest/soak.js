// Hours of an even crowd: does it stay as quick and as small as it was, and is every number right in the end?
//
// People go in and out, without a break; some turnstiles send twice, some codes are forged. Beside them one watcher measures
// every few seconds how long a scan takes, how much memory the gateway has, and how far the drain to Postgres is behind.
//
//   loadtest/run soak                                    # half an hour
//   DURATION=21600 loadtest/run soak                     # six hours
//   K6_PROFILE=short loadtest/run soak                   # half a minute: shows that the scenario works, no more

import exec from 'k6/execution';
import http from 'k6/http';
import { sleep } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
import { admin, connect, opsUrl, scan } from './lib/gateway.js';
import { openDoors } from './lib/evening.js';
import { chosen, common, given, late, scale } from './lib/options.js';
import { summary } from './lib/summary.js';

// `drift`, `growth`: how many times slower and larger the last third may be than the first. Every scan stays in memory as long as
// its event lives (docs/metrics.md has the bytes), so a long run is judged by what each costs: `bytes`.
const profile = chosen({
  short: { seconds: 30, rate: 25, vus: 20, every: 1, late_ms: 100, drift: 6, growth: 1.6 },
  long: { seconds: 1800, rate: 100, vus: 60, every: 5, late_ms: 100, drift: 2.5, bytes: 600 },
});
const seconds = given('DURATION', profile.seconds);
const vusMax = Math.ceil(3 * profile.vus * scale);
const OF_ONE = 10;
// Faster than this, a difference is noise.
const QUICK_MS = 10;
const MB = 1048576;

const gateway = connect();
const ops = opsUrl();

const wrong = new Counter('wrong_answers');
const noVerdict = new Rate('no_verdict');
const undecided = new Counter('undecided');
const scans = new Counter('accepted_scans');
const uncounted = new Counter('uncounted_entries');
const leftInside = new Counter('left_inside');
const scanMs = new Trend('scan_ms', true);
const drift = new Gauge('latency_drift');
const growth = new Gauge('memory_growth');
const bytes = new Gauge('bytes_a_scan');
const memory = new Gauge('memory_mb');
const behind = new Gauge('not_drained');

export const options = {
  ...common,
  scenarios: {
    crowd: {
      executor: 'constant-arrival-rate',
      exec: 'goesInAndOut',
      rate: Math.max(1, Math.round(profile.rate * scale)),
      timeUnit: '1s',
      duration: `${seconds}s`,
      preAllocatedVUs: Math.ceil(profile.vus * scale),
      maxVUs: vusMax,
      gracefulStop: '30s',
    },
    watcher: { executor: 'per-vu-iterations', exec: 'watch', vus: 1, iterations: 1, maxDuration: `${seconds + 60}s` },
  },
  thresholds: {
    wrong_answers: ['count==0'],
    no_verdict: ['rate==0'],
    uncounted_entries: ['count==0'],
    left_inside: ['count==0'],
    accepted_scans: ['count>0'],
    scan_ms: [`p(99)<${late(profile.late_ms)}`],
    latency_drift: [`value<${profile.drift}`],
    ...(ops && {
      ...(profile.growth ? { memory_growth: [`value<${profile.growth}`] } : { bytes_a_scan: [`value<${profile.bytes}`] }),
      memory_mb: ['value>0'],
      not_drained: ['value==0'],
    }),
  },
};

export function setup() {
  return openDoors(gateway, (vusMax + 2) * OF_ONE, 8);
}

// Every virtual user has tickets of its own, so that it knows where their holders are.
export function goesInAndOut(doors) {
  const turn = exec.vu.iterationInScenario;
  const code = doors.codes[(exec.vu.idInTest % (vusMax + 1)) * OF_ONE + (turn % OF_ONE)];
  const key = `${exec.vu.idInTest}-${turn}`;
  const gate = doors.points[exec.vu.idInTest % doors.points.length];
  const first = passes(doors, code, 'CHECK_IN', gate, `${key}-in`);
  if (turn % 10 === 3) {
    const again = ask(doors, code, 'CHECK_IN', gate, `${key}-in`);
    if (!again.admitted || again.scanId !== first.scanId) tell('a repeat was another answer', again);
  }
  if (turn % 20 === 7) {
    const forged = ask(doors, forge(code), 'CHECK_IN', gate, `${key}-forged`);
    if (forged.reason !== 'FORGED_CODE' && forged.reason !== 'INVALID_CODE') tell('a forged code was not refused as one', forged);
  }
  passes(doors, code, 'CHECK_OUT', gate, `${key}-out`);
}

// One look every few seconds, and at the end: the last third against the first.
export function watch(doors) {
  const seen = { ms: [], mb: [], scans: [] };
  const until = Date.now() + seconds * 1000;
  while (Date.now() < until) {
    seen.ms.push(probe(doors, seen.ms.length));
    const resident = metric('process_resident_memory_bytes');
    if (resident !== null) {
      seen.mb.push(resident / MB);
      seen.scans.push(metric('gatehouse_scans_total') || 0);
    }
    sleep(profile.every);
  }
  drift.add(lastToFirst(seen.ms.map((ms) => Math.max(ms, QUICK_MS))));
  if (!ops) return;
  if (seen.mb.length === 0) throw new Error(`${ops}/metrics has no process_resident_memory_bytes: is that the gateway's ops address?`);
  const [first, last] = thirds(seen.mb);
  const [scansFirst, scansLast] = thirds(seen.scans);
  growth.add(last / first);
  bytes.add(((last - first) * MB) / Math.max(1, scansLast - scansFirst));
  memory.add(seen.mb[seen.mb.length - 1]);
  behind.add(whenDrained());
}

export function teardown(doors) {
  const counts = admin(gateway, 'GET', `/v1/events/${doors.event}/occupancy`, null).json();
  const checkIns = counts.scanPoints.reduce((sum, point) => sum + point.checkIns, 0);
  uncounted.add(-checkIns);
  leftInside.add(counts.inside);
  console.log(`audit: ${checkIns} entries by the counters, ${counts.inside} still inside`);
}

function probe(doors, turn) {
  const code = doors.codes[(vusMax + 1) * OF_ONE];
  const times = ['CHECK_IN', 'CHECK_OUT'].map((kind) => passes(doors, code, kind, doors.points[0], `watch-${turn}-${kind}`).ms);
  return (times[0] + times[1]) / 2;
}

function whenDrained() {
  for (let waited = 0; waited < 30 && metric('gatehouse_drain_lag_entries') > 0; waited += 1) sleep(1);
  return metric('gatehouse_drain_lag_entries') || 0;
}

// The sum of a metric's series, or null where it is not exported (or the ops address is not known).
function metric(name) {
  if (!ops) return null;
  const text = http.get(`${ops}/metrics`, { tags: { name: 'metrics' } }).body || '';
  const values = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  return values.length === 0 ? null : values.reduce((sum, line) => sum + Number(line.split(' ').pop()), 0);
}

// Another letter in the middle of the signature.
function forge(code) {
  return `${code.slice(0, -40)}${code.at(-40) === 'A' ? 'B' : 'A'}${code.slice(-39)}`;
}

function lastToFirst(values) {
  const [first, last] = thirds(values);
  return last / first;
}

// The middle of the first third and of the last; the very beginning is left out.
function thirds(values) {
  const rest = values.slice(Math.floor(values.length / 5));
  const third = Math.max(1, Math.floor(rest.length / 3));
  return [median(rest.slice(0, third)), median(rest.slice(-third))];
}

function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

function passes(doors, code, kind, gate, key) {
  const answer = ask(doors, code, kind, gate, key);
  if (!answer.admitted) tell(`${kind} was not let through`, answer);
  else {
    scans.add(1);
    if (kind === 'CHECK_IN') uncounted.add(1);
  }
  return answer;
}

function ask(doors, code, kind, scanPoint, idempotencyKey) {
  const answer = scan(gateway, doors.event, { code, kind, scanPoint, deviceId: `turnstile-${scanPoint}`, idempotencyKey });
  scanMs.add(answer.ms);
  undecided.add(answer.undecidedBefore);
  noVerdict.add(answer.failed || answer.undecided);
  return answer;
}

function tell(what, answer) {
  wrong.add(1);
  console.error(`${what}: ${answer.reason || answer.code || (answer.admitted ? 'ADMIT' : 'no verdict')}`);
}

export const handleSummary = summary({
  name: 'soak',
  profile: profile.name,
  labels: {
    wrong_answers: 'every gate gave the right answer',
    no_verdict: 'every scan was decided',
    uncounted_entries: 'the counters of the gates have every entry',
    left_inside: 'everybody went home',
    accepted_scans: 'people went in and out',
    scan_ms: 'the answer comes in time',
    latency_drift: 'scans are as quick at the end as at the beginning (times)',
    bytes_a_scan: 'a scan takes no more memory than is documented (bytes)',
    memory_growth: 'the gateway is as small at the end as at the beginning (times)',
    memory_mb: 'the gateway says how large it is (MB at the end)',
    not_drained: 'everything is in Postgres (entries left)',
  },
  told: [
    ['accepted_scans', 'accepted scans'],
    ['undecided', 'scans asked again'],
    ['scan_ms', 'scan time'],
    ...(profile.bytes ? [['bytes_a_scan', 'memory that grew, in bytes a scan']] : []),
  ],
});
