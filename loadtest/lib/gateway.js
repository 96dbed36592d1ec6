// The gateway as a turnstile and an organiser see it: where it is, which tokens to show, how to ask.

import http from 'k6/http';
import { sleep } from 'k6';

// Where the gateway is: DEV_JSON names the file that `gatehouse dev` writes; URL, ORGID, ADMIN_TOKEN and SCANNER_TOKEN
// override it.
// Works in the init context only, where k6 can open files.
export function connect() {
  const dev = __ENV.DEV_JSON ? JSON.parse(open(__ENV.DEV_JSON)) : { tokens: {}, tenant: {} };
  const gateway = {
    url: __ENV.URL || dev.url,
    orgid: __ENV.ORGID || dev.tenant.slug || 'dev',
    admin: __ENV.ADMIN_TOKEN || dev.tokens.admin,
    scanner: __ENV.SCANNER_TOKEN || dev.tokens.scanner,
  };
  for (const part of Object.keys(gateway)) {
    if (!gateway[part]) throw new Error(`no ${part}: set DEV_JSON to the dev.json of a running gateway (loadtest/README.md)`);
  }
  return gateway;
}

// Where the gateway's metrics are, or null: OPS_URL, else what `gatehouse dev` wrote. For the init context only.
export function opsUrl() {
  return __ENV.OPS_URL || (__ENV.DEV_JSON && JSON.parse(open(__ENV.DEV_JSON)).opsUrl) || null;
}

function headers(token, type) {
  return { Authorization: `Bearer ${token}`, 'Content-Type': type };
}

// Asks as the organiser and insists on success: set-up and audit cannot go on without.
export function admin(gateway, method, path, body, type = 'application/json') {
  const text = body === null || typeof body === 'string' ? body : JSON.stringify(body);
  const params = { headers: headers(gateway.admin, type), tags: { name: 'admin' }, timeout: '120s' };
  const response = http.request(method, gateway.url + path, text, params);
  if (response.status < 200 || response.status > 299) {
    throw new Error(`${method} ${path}: ${response.status} ${response.body}`);
  }
  return response;
}

// Scans sent at the same moment, over as many connections; the answers in the same order.
export function scanTogether(gateway, event, scans) {
  const url = `${gateway.url}/v1/events/${event}/scans`;
  const params = { headers: headers(gateway.scanner, 'application/json'), tags: { name: 'scan' } };
  return http.batch(scans.map((scan) => ['POST', url, JSON.stringify(scan), params])).map(understand);
}

// One scan, as a turnstile sends it: an UNDECIDED is sent again with the same key. `undecided` counts those.
export function scan(gateway, event, request) {
  return insist(gateway, event, request, scanTogether(gateway, event, [request])[0]);
}

// Sends a scan again, with its own key, until it is decided; at most three times.
export function insist(gateway, event, request, first) {
  let answer = first;
  let undecided = 0;
  while (answer.undecided && undecided < 3) {
    undecided += 1;
    sleep(answer.retryAfterS);
    answer = scanTogether(gateway, event, [request])[0];
  }
  answer.undecidedBefore = undecided;
  return answer;
}

function understand(response) {
  const answer = { ms: response.timings.duration, admitted: false, undecided: false, failed: false };
  const body = parse(response);
  if (response.status === 200 && body.scan && (body.verdict === 'ADMIT' || body.verdict === 'DENY')) {
    answer.admitted = body.verdict === 'ADMIT';
    answer.reason = body.reason;
    answer.scanId = body.scan.id;
  } else if (response.status === 503 && body.code === 'UNDECIDED') {
    answer.undecided = true;
    answer.retryAfterS = Math.min(Number(response.headers['Retry-After']) || 1, 5);
  } else {
    answer.failed = true;
    answer.status = response.status;
    answer.code = body.code || response.error;
  }
  return answer;
}

function parse(response) {
  try {
    return response.json() || {};
  } catch (_) {
    return {};
  }
}
