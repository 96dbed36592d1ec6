// One request to the gateway, and what its answer means for the person at the gate. Not the `Api` of the other pages: here an
// answer that did not come is an outcome like any other, and every request has an end.

import { at, sentence } from "../shared/api.js";

// The gateway answers within a second or says that it did not decide; the rest is the way there and back.
export const PATIENCE_MS = 5_000;
const RETRY_AFTER_MAX_MS = 10_000;

// What a request came to:
//   {kind: 'verdict', verdict}                    decided: admitted or denied
//   {kind: 'annulled', ticket}                    taken back
//   {kind: 'undecided', why, retryAfterMs?}       not decided: send it again, with the same key
//   {kind: 'signedOut', why}                      the token is not good (any more); the scan was not looked at
//   {kind: 'refused', status, code, why}          this request will never be answered otherwise
export class Gateway {
  constructor(token, { base = new URL(".", document.baseURI), fetch = globalThis.fetch.bind(globalThis) } = {}) {
    Object.assign(this, { token, base, fetch });
  }

  scan({ event, key, ...scan }) {
    return this.#post(at("v1/events/{}/scans", event), { ...said(scan), idempotencyKey: key });
  }

  validate({ event, ...scan }) {
    return this.#post(at("v1/events/{}/validate", event), said(scan));
  }

  // `which`: a scan's id, or `key:` and its key.
  async annul({ event, which, deviceId }) {
    const body = { ...(deviceId && { deviceId }), reason: "taken back at the scanner page" };
    return this.#post(at("v1/events/{}/scans/{}/annul", event, which), body);
  }

  // What is asked for the set-up: {ok, body} or {status, why}; `status` is 0 without an answer.
  async get(path) {
    try {
      const answer = await this.#send("GET", path, null);
      const body = await parsed(answer);
      return answer.ok ? { ok: true, body } : { status: answer.status, why: reason(answer.status, body) };
    } catch (error) {
      return { status: 0, why: unreachable(error) };
    }
  }

  async #post(path, body) {
    let answer;
    try {
      answer = await this.#send("POST", path, body);
      return outcome(answer.status, await parsed(answer), answer.headers.get("retry-after"));
    } catch (error) {
      return { kind: "undecided", why: unreachable(error) };
    }
  }

  #send(method, path, body) {
    const headers = { authorization: `Bearer ${this.token}`, accept: "application/json" };
    if (body) headers["content-type"] = "application/json";
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const sent = { method, headers, signal, cache: "no-store", credentials: "omit", ...(body && { body: JSON.stringify(body) }) };
    return this.fetch(new URL(path, this.base), sent);
  }
}

// Exported for its tests: what a status and a body mean.
export function outcome(status, body, retryAfter) {
  if (status === 200 && body?.verdict) return { kind: "verdict", verdict: body };
  if (status === 200 && body?.scan?.annulledAt) return { kind: "annulled", ticket: body.ticket };
  const why = reason(status, body);
  if (status === 401) return { kind: "signedOut", why };
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) {
    return { kind: "refused", status, code: body?.code ?? String(status), why };
  }
  return { kind: "undecided", why, retryAfterMs: milliseconds(retryAfter) };
}

function reason(status, body) {
  return sentence(body?.detail ?? body?.message ?? `The gateway answered ${status}`);
}

function milliseconds(retryAfter) {
  const seconds = Number(retryAfter);
  return seconds > 0 ? Math.min(seconds * 1_000, RETRY_AFTER_MAX_MS) : undefined;
}

async function parsed(answer) {
  try {
    return await answer.json();
  } catch (error) {
    // A body that broke off is no answer; one that is not JSON is judged by its status.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function unreachable(error) {
  if (error?.name === "TimeoutError") return `No answer within ${PATIENCE_MS / 1_000} seconds.`;
  return "The gateway cannot be reached. Check this phone’s network.";
}

// Without what is not set: the gateway takes no null for a name.
function said({ code, kind, scanPoint, deviceId }) {
  return { code, kind, ...(scanPoint && { scanPoint }), ...(deviceId && { deviceId }) };
}
