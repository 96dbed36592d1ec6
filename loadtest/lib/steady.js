// So many scans a second, whatever becomes of them: for loadtest/compare (open loop). Distinct codes in the order of a file.
//   k6 run -e URL=... -e TOKEN=... -e CODES=file -e RATE=3000 -e SECONDS=10 -e RUN=name steady.js

import http from 'k6/http';
import exec from 'k6/execution';

const codes = open(__ENV.CODES).split('\n').filter((line) => line);
const headers = { Authorization: `Bearer ${__ENV.TOKEN}`, 'Content-Type': 'application/json' };

export const options = {
  discardResponseBodies: true,
  summaryTrendStats: ['med', 'p(99)', 'max'],
  scenarios: {
    steady: {
      executor: 'constant-arrival-rate',
      rate: Number(__ENV.RATE),
      timeUnit: '1s',
      duration: `${__ENV.SECONDS}s`,
      preAllocatedVUs: 100,
      maxVUs: 600,
    },
  },
};

export default function () {
  const number = exec.scenario.iterationInTest % codes.length;
  const kind = Math.floor(exec.scenario.iterationInTest / codes.length) % 2 === 0 ? 'CHECK_IN' : 'CHECK_OUT';
  const key = `${__ENV.RUN}-${exec.scenario.iterationInTest}`;
  http.post(
    __ENV.URL,
    `{"code":"${codes[number]}","kind":"${kind}","scanPoint":"gate-1","deviceId":"turnstile-1","idempotencyKey":"${key}"}`,
    { headers },
  );
}

export function handleSummary(data) {
  const took = data.metrics.http_req_duration.values;
  const values = (name, what) => (data.metrics[name] ? data.metrics[name].values[what] : 0);
  const result = {
    requests: values('http_reqs', 'count'),
    rate: values('http_reqs', 'rate'),
    p50_ms: took.med,
    p99_ms: took['p(99)'],
    max_ms: took.max,
    bad: values('http_req_failed', 'passes'),
    dropped: values('dropped_iterations', 'count'),
  };
  return { stdout: `${JSON.stringify(result)}\n` };
}
