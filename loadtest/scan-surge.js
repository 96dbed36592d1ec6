// Doors open: a calm start, a surge, a tail. Arrivals are open-loop: people do not come slower because a gate is slow.
//
// Everybody brings a ticket of their own. Some are read by two gates at the same moment, some turnstiles are impatient and
// send twice, some people hand their ticket back over the fence. The run fails if one ticket admits twice, if anybody
// gets no verdict or a wrong one, if the answers are late, or if the log and the counters tell another story afterwards.
//
//   loadtest/run scan-surge                                          # brings a gateway of its own
//   k6 run -e DEV_JSON=/path/to/dev.json loadtest/scan-surge.js      # against a running one

import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { connect, insist, scan, scanTogether } from './lib/gateway.js';
import { openDoors } from './lib/evening.js';
import { readLog } from './lib/audit.js';
import { arrivals, chosen, common, late, people } from './lib/options.js';
import { summary } from './lib/summary.js';

const GATES = 8;

// Stages: [seconds, people per second at their end]. `late_ms`: what the 99th percentile must stay under.
const profile = chosen({
  short: { start: 40, stages: [[5, 60], [4, 250], [8, 250], [5, 20]], vus: 60, late_ms: 100 },
  long: { start: 50, stages: [[30, 100], [15, 600], [45, 600], [30, 50]], vus: 150, late_ms: 100 },
});

const gateway = connect();

const doubleAdmissions = new Counter('double_admissions');
const doublesInLog = new Counter('double_admissions_in_log');
const wrongAnswers = new Counter('wrong_answers');
const noVerdict = new Rate('no_verdict');
const undecided = new Counter('undecided');
const admitted = new Counter('admitted');
const unaccounted = new Counter('unaccounted_admissions');
const miscounted = new Counter('miscounted_inside');
const scanMs = new Trend('scan_ms', true);

export const options = {
  ...common,
  scenarios: { crowd: arrivals(profile) },
  thresholds: {
    double_admissions: ['count==0'],
    double_admissions_in_log: ['count==0'],
    wrong_answers: ['count==0'],
    no_verdict: ['rate==0'],
    unaccounted_admissions: ['count==0'],
    miscounted_inside: ['count==0'],
    admitted: ['count>0'],
    scan_ms: [`p(99)<${late(profile.late_ms)}`],
  },
};

export function setup() {
  return openDoors(gateway, people(profile), GATES);
}

export default function arrive(doors) {
  const person = exec.scenario.iterationInTest;
  const code = doors.codes[person];
  if (code === undefined) throw new Error(`nobody has ticket number ${person}: the import was too small`);
  const gate = person % doors.points.length;
  const request = (lane, key) => ({
    code,
    kind: 'CHECK_IN',
    scanPoint: doors.points[(gate + lane) % doors.points.length],
    deviceId: `turnstile-${((gate + lane) % doors.points.length) + 1}`,
    idempotencyKey: `${exec.vu.idInTest}-${person}-${key}`,
  });
  const dice = (person * 61) % 100;
  if (dice < 70) onlyOneAdmitted([ask(doors, request(0, 'a'))]);
  else if (dice < 85) onlyOneAdmitted(askTogether(doors, [request(0, 'a'), request(1, 'b')]));
  else if (dice < 90) allTheSame(askTogether(doors, [request(0, 'a'), request(0, 'a')]));
  else if (dice < 95) allTheSame([ask(doors, request(0, 'a')), ask(doors, request(0, 'a'))]);
  else onlyOneAdmitted([ask(doors, request(0, 'a')), ask(doors, request(1, 'b'))]);
}

export function teardown(doors) {
  const log = readLog(gateway, doors.event);
  doublesInLog.add(log.doubles);
  // Every ADMIT that a turnstile was told added one; the log takes them off again.
  unaccounted.add(-log.admissions);
  miscounted.add(Math.abs(log.admissions - log.inside));
  console.log(`audit: ${log.admissions} admissions in the log, ${log.doubles} doubles, ${log.inside} inside`);
}

function ask(doors, request) {
  return note(scan(gateway, doors.event, request));
}

function askTogether(doors, requests) {
  const answers = scanTogether(gateway, doors.event, requests);
  return answers.map((answer, n) => note(insist(gateway, doors.event, requests[n], answer)));
}

function note(answer) {
  scanMs.add(answer.ms);
  undecided.add(answer.undecidedBefore);
  noVerdict.add(answer.failed || answer.undecided);
  if (answer.failed) console.error(`no verdict: ${answer.status} ${answer.code}`);
  return answer;
}

// Different reads of one ticket: one of them comes in, the others hear that it is in.
function onlyOneAdmitted(answers) {
  const admissions = answers.filter((answer) => answer.admitted).length;
  admitted.add(admissions);
  unaccounted.add(admissions);
  doubleAdmissions.add(Math.max(admissions - 1, 0));
  if (admissions === 0) wrong('nobody was admitted', answers);
  const denials = answers.filter((answer) => answer.reason !== undefined);
  if (denials.some((denial) => denial.reason !== 'ALREADY_CHECKED_IN')) wrong('denied for another reason', answers);
}

// One read sent twice with one key: one scan, one answer.
function allTheSame(answers) {
  const [first, second] = answers;
  admitted.add(first.admitted ? 1 : 0);
  unaccounted.add(first.admitted ? 1 : 0);
  if (!first.admitted || !second.admitted) wrong('a retry was not admitted', answers);
  else if (first.scanId !== second.scanId) {
    doubleAdmissions.add(1);
    unaccounted.add(1);
  }
}

function wrong(what, answers) {
  wrongAnswers.add(1);
  console.error(`${what}: ${answers.map((answer) => answer.reason || answer.code || 'ADMIT').join(', ')}`);
}

export const handleSummary = summary({
  name: 'scan-surge',
  profile: profile.name,
  labels: {
    double_admissions: 'no gate was told ADMIT twice for one ticket',
    double_admissions_in_log: 'the log holds no second check-in of a ticket',
    wrong_answers: 'every gate gave the right answer',
    no_verdict: 'every scan was decided',
    unaccounted_admissions: 'the log has the admissions that gates were told, no more and no fewer',
    miscounted_inside: 'the counter of people inside is the number of admissions',
    admitted: 'people came in',
    scan_ms: 'the answer comes in time',
  },
  told: [
    ['admitted', 'admitted'],
    ['undecided', 'scans asked again'],
    ['scan_ms', 'scan time'],
  ],
});
