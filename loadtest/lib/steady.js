// So many scans a second, whatever becomes of them: for loadtest/compare (open loop). Distinct codes in the order of a file. The
// first WARM seconds are not told: every virtual user opens its connection then, and k6 itself gets going.
//   k6 run -e URL=... -e TOKEN=... -e CODES=file -e RATE=3000 -e SECONDS=10 -e WARM=2 -e RUN=name steady.js

import http from 'k6/http';
import exec from 'k6/execution';

const codes = open(__ENV.CODES).split('\n').filter((line) => line);
const headers = { Authorization: `Bearer ${__ENV.TOKEN}`, 'Content-Type': 'application/json' };

const rate = Number(__ENV.RATE);
const arriving = { executor: 'constant-arrival-rate', rate, timeUnit: '1s', preAllocatedVUs: 100, maxVUs: 600 };
const told = (metric) => `${metric}{scenario:steady}`;

export const options = {
  discardResponseBodies: true,
  summaryTrendStats: ['med', 'p(99)', 'max'],
  scenarios: {
    warm: { ...arriving, duration: `${__ENV.WARM}s`, gracefulStop: '0s' },
    steady: { ...arriving, duration: `${__ENV.SECONDS}s`, startTime: `${__ENV.WARM}s` },
  },
  // k6 tells a metric of one scenario only where something is wanted of it.
  thresholds: {
    [told('http_reqs')]: ['count>0'],
    [told('http_req_duration')]: ['max>0'],
    [told('http_req_failed')]: ['rate>=0'],
    [told('dropped_iterations')]: ['count>=0'],
  },
};

const first = { warm: 0, steady: rate * Number(__ENV.WARM) };

export default function () {
  const scan = first[exec.scenario.name] + exec.scenario.iterationInTest;
  const kind = Math.floor(scan / codes.length) % 2 === 0 ? 'CHECK_IN' : 'CHECK_OUT';
  const key = `${__ENV.RUN}-${scan}`;
  http.post(
    __ENV.URL,
    `{"code":"${codes[scan % codes.length]}","kind":"${kind}","scanPoint":"gate-1","deviceId":"turnstile-1","idempotencyKey":"${key}"}`,
    { headers },
  );
}

export function handleSummary(data) {
  const values = (name, what) => (data.metrics[told(name)] ? data.metrics[told(name)].values[what] : 0);
  const result = {
    requests: values('http_reqs', 'count'),
    rate: values('http_reqs', 'count') / Number(__ENV.SECONDS),
    p50_ms: values('http_req_duration', 'med'),
    p99_ms: values('http_req_duration', 'p(99)'),
    max_ms: values('http_req_duration', 'max'),
    bad: values('http_req_failed', 'passes'),
    dropped: values('dropped_iterations', 'count'),
  };
  return { stdout: `${JSON.stringify(result)}\n` };
}
