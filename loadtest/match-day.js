// A whole day at once: people buy, hand tickets on, want their money back, come in by the right gate or the wrong one, go out
// and come back; and in the middle of it Redis stands still for two seconds (the runner does that, disturb/match-day).
//
// Every person is one story with a known end. The run fails if a story ends otherwise: a refunded or handed-on ticket that
// opens a gate, a third entry of a ticket for two, a lost or doubled booking, a scan without a verdict, a counter that tells
// another number than the people do.
//
//   loadtest/run match-day                                          # a gateway of its own, with the outage, and audits
//   k6 run -e DEV_JSON=/path/to/dev.json loadtest/match-day.js      # against a running one, without

import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { connect, insist, scanTogether } from './lib/gateway.js';
import { readPresence } from './lib/audit.js';
import { bookOnly, buy, handOn, openDay, refund, show, takeBack } from './lib/fair.js';
import { arrivals, chosen, common, given } from './lib/options.js';
import { linger } from './lib/patience.js';
import { summary } from './lib/summary.js';
import { admin } from './lib/gateway.js';

const profile = chosen({
  short: { start: 4, stages: [[4, 10], [12, 10], [2, 4]], vus: 60, late_ms: 4000 },
  long: { start: 10, stages: [[20, 60], [80, 60], [20, 10]], vus: 500, late_ms: 3000 },
});
const gateway = connect();
const outage = __ENV.OUTAGE === '1';

const doubles = new Counter('double_admissions_in_log');
const ghosts = new Counter('exits_of_nobody');
const wrong = new Counter('wrong_answers');
const lost = new Counter('broken_stories');
const noVerdict = new Rate('no_verdict');
const inside = new Counter('miscounted_inside');
const places = new Counter('miscounted_places');
const undecided = new Counter('undecided');
const saleAgain = new Counter('sale_asked_again');
const bought = new Counter('bought');
const entries = new Counter('entries');
const exits = new Counter('exits');
const scanMs = new Trend('scan_ms', true);

export const options = {
  ...common,
  scenarios: { day: arrivals(profile) },
  thresholds: {
    double_admissions_in_log: ['count==0'],
    exits_of_nobody: ['count==0'],
    wrong_answers: ['count==0'],
    broken_stories: ['count==0'],
    no_verdict: ['rate==0'],
    miscounted_inside: ['count==0'],
    miscounted_places: ['count==0'],
    entries: ['count>0'],
    scan_ms: [`p(99)<${given('LATE_MS', profile.late_ms)}`],
    // An outage that nobody felt was none.
    ...(outage && { undecided: ['count>0'] }),
  },
};

export function setup() {
  return openDay(gateway);
}

// Of 100 people: [how many, their story]. Each story says what it knows must come.
const STORIES = [
  [45, fan],
  [10, givesAway],
  [10, wantsMoneyBack],
  [10, atTwoGates],
  [5, neverPays],
  [8, comesThrice],
  [6, turnstileStuck],
  [6, atTheWrongGate],
];

export default function arrive(day) {
  const person = exec.scenario.iterationInTest;
  let dice = (person * 61) % 100;
  for (const [share, story] of STORIES) {
    if (dice < share) return story(new Person(day, person));
    dice -= share;
  }
  return fan(new Person(day, person));
}

export function teardown(day) {
  const log = readPresence(gateway, day.event);
  const counts = admin(gateway, 'GET', `/v1/events/${day.event}/occupancy`, null).json();
  doubles.add(log.doubles);
  ghosts.add(log.ghosts);
  // Every story added what it knows; the log and the counters take it off again.
  inside.add(-log.counted);
  inside.add(Math.abs(log.inside - log.counted) * 1000);
  places.add(-counts.sold);
  console.log(`audit: ${log.inside} inside by the log, ${log.counted} by the counters, ${counts.sold} sold, ${log.doubles} doubles`);
}

function fan(person) {
  const mine = person.buys('general');
  if (!mine) return;
  person.enters(mine, 'in');
  linger(0.3, 1.5);
  person.leaves(mine, 'out');
  linger(0.2, 1);
  person.enters(mine, 'back');
}

function givesAway(person) {
  const mine = person.buys('general');
  if (!mine) return;
  const heir = handOn(gateway, person.day, mine.ticket, person.number);
  if (heir.failed) return person.broken('transfer', heir.failed);
  person.refused(mine, 'old', 'TICKET_TRANSFERRED');
  person.enters(heir, 'heir');
}

function wantsMoneyBack(person) {
  const mine = person.buys('general');
  if (!mine) return;
  const problem = refund(gateway, mine.ticket, person.number);
  if (problem) return person.broken('refund', problem);
  places.add(-1);
  person.refused(mine, 'refunded', 'TICKET_REFUNDED');
}

// Two people with one ticket, at the same moment: one comes in.
function atTwoGates(person) {
  const mine = person.buys('general');
  if (!mine) return;
  const requests = [0, 1].map((lane) => ({
    code: mine.code,
    kind: 'CHECK_IN',
    scanPoint: person.day.gates[(person.number + lane) % 3],
    deviceId: `turnstile-${lane}`,
    idempotencyKey: `${person.number}-lane-${lane}`,
  }));
  const answers = scanTogether(gateway, person.day.event, requests).map((answer, n) =>
    person.note(insist(gateway, person.day.event, requests[n], answer)));
  const admitted = answers.filter((answer) => answer.admitted).length;
  inside.add(admitted);
  entries.add(admitted);
  const rest = answers.filter((answer) => !answer.admitted);
  if (admitted !== 1 || rest.some((answer) => answer.reason !== 'ALREADY_CHECKED_IN')) person.tells('two gates', ...answers);
}

function neverPays(person) {
  if (!bookOnly(gateway, person.day, person.number)) person.broken('booking', { status: 0, body: {} });
}

function comesThrice(person) {
  const mine = person.buys('day');
  if (!mine) return;
  for (const turn of ['first', 'second']) {
    person.enters(mine, `${turn}-in`);
    linger(0.1, 0.4);
    person.leaves(mine, `${turn}-out`);
  }
  person.refused(mine, 'third', 'REENTRY_LIMIT_REACHED');
}

// The turnstile read the ticket and did not turn; it takes its scan back, and the next gate lets the person in.
function turnstileStuck(person) {
  const mine = person.buys('general');
  if (!mine) return;
  const first = person.enters(mine, 'stuck', person.day.gates[0]);
  if (!first) return;
  const problem = takeBack(gateway, person.day, first.scanId, person.day.gates[0]);
  if (problem) return person.broken('annul', problem);
  inside.add(-1);
  person.enters(mine, 'next-gate', person.day.gates[1]);
}

function atTheWrongGate(person) {
  const mine = person.buys('vip');
  if (!mine) return;
  person.refused(mine, 'wrong-gate', 'WRONG_SCAN_POINT');
  person.enters(mine, 'right-gate', person.day.vip);
}

// What every story does, and how it is held against what must come.
class Person {
  constructor(day, number) {
    this.day = day;
    this.number = number;
  }

  buys(type) {
    const mine = buy(gateway, this.day, this.number, type, this.number % 4 === 0 ? 'paypal' : 'stripe');
    saleAgain.add(mine.again);
    if (mine.failed) {
      this.broken('purchase', mine.failed);
      return null;
    }
    bought.add(1);
    places.add(1);
    linger(0.1, 0.8);
    return mine;
  }

  enters(mine, step, gate = this.gate) {
    return this.admitted(mine, 'CHECK_IN', step, gate, entries, 1);
  }

  leaves(mine, step, gate = this.gate) {
    return this.admitted(mine, 'CHECK_OUT', step, gate, exits, -1);
  }

  admitted(mine, kind, step, gate, count, change) {
    const answer = this.note(show(gateway, this.day, mine.code, kind, gate, `${this.number}-${step}`));
    if (!answer.admitted) {
      this.tells(step, answer);
      return null;
    }
    count.add(1);
    inside.add(change);
    return answer;
  }

  refused(mine, step, reason) {
    const answer = this.note(show(gateway, this.day, mine.code, 'CHECK_IN', this.gate, `${this.number}-${step}`));
    if (answer.admitted) inside.add(1);
    if (answer.reason !== reason) this.tells(`${step}, wanted ${reason}`, answer);
  }

  get gate() {
    return this.day.gates[this.number % this.day.gates.length];
  }

  note(answer) {
    scanMs.add(answer.ms);
    undecided.add(answer.undecidedBefore);
    noVerdict.add(answer.failed || answer.undecided);
    return answer;
  }

  tells(step, ...answers) {
    wrong.add(1);
    const said = answers.map((answer) => answer.reason || answer.code || (answer.admitted ? 'ADMIT' : 'no verdict'));
    console.error(`person ${this.number}, ${step}: ${said.join(', ')}`);
  }

  broken(step, { status, body }) {
    lost.add(1);
    console.error(`person ${this.number}, ${step}: ${status} ${JSON.stringify(body)}`);
  }
}

export const handleSummary = summary({
  name: 'match-day',
  profile: outage ? `${profile.name}, with Redis standing still` : profile.name,
  labels: {
    double_admissions_in_log: 'nobody was let in who was inside',
    exits_of_nobody: 'nobody was let out who was outside',
    wrong_answers: 'every gate gave the answer that the story needs',
    broken_stories: 'every purchase, transfer, refund and annulment went through',
    no_verdict: 'every scan was decided',
    miscounted_inside: 'the counter of people inside is what the stories add up to',
    miscounted_places: 'the tickets sold are those bought less those refunded',
    entries: 'people came in',
    scan_ms: 'the answer comes in time',
    undecided: 'the outage was felt (scans that had to be asked again)',
  },
  told: [
    ['bought', 'tickets bought'],
    ['entries', 'entries'],
    ['exits', 'exits'],
    ['undecided', 'scans asked again'],
    ['sale_asked_again', 'purchases and payments asked again'],
    ['scan_ms', 'scan time'],
  ],
});
