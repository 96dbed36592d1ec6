// One request on any of the three surfaces.

import http from 'k6/http';

// `token`: who asks, nobody if absent; `orgid` / `tenant`: the header by which the events module / the Tickets API is told
// whose it is; `key`: the idempotency key; `name`: the metric's tag. Gives {status, ok, body, ms, retryAfterS}.
export function send(gateway, method, path, body, { token, orgid, tenant, key, name, timeout = '60s' } = {}) {
  const headers = { 'Content-Type': 'application/json' };
  if (token) headers.Authorization = `Bearer ${token}`;
  if (orgid) headers.orgid = gateway.orgid;
  if (tenant) headers['x-tenant-id'] = gateway.orgid;
  if (key) headers['Idempotency-Key'] = key;
  const text = body === null || body === undefined ? null : JSON.stringify(body);
  const response = http.request(method, gateway.url + path, text, { headers, tags: { name }, timeout });
  const answer = { status: response.status, ms: response.timings.duration, body: {} };
  answer.ok = response.status >= 200 && response.status < 300;
  answer.retryAfterS = Number(response.headers['Retry-After']) || 0;
  try {
    answer.body = response.json() || {};
  } catch (_) {
    answer.ok = false;
  }
  return answer;
}
