// Asks the gateway. Every refusal becomes a `Problem` that says what was wrong and what to do, in words for people.

/** The gateway, wherever the page was opened. */
const BASE = new URL(".", document.baseURI);

/** What is to be done, where the gateway's sentence does not say it. */
const WHAT_TO_DO = {
  TOKEN_EXPIRED: "Your token has run out. Ask whoever gave it to you for a new one and sign in again.",
  TOKEN_INVALID: "This token is not one of this gateway's. Check that it was copied whole, or ask for a new one.",
  TOKEN_MISSING: "Sign in first.",
  TOKEN_NOT_YET_VALID: "Your token is not good yet. Wait for its time, or check the clock of this device.",
  DEVICE_REVOKED: "This device was revoked. Ask the office to give it a new token.",
  REVOCATIONS_UNKNOWN: "The gateway cannot check just now whether this device was revoked. It will be right again soon.",
  PERMISSION_MISSING: "Ask whoever manages your access to add it to your token.",
  PLATFORM_TOKEN: "Sign in with a token of the organiser.",
  TOO_MANY_REQUESTS: "Wait a moment and try again.",
  TOO_MANY_LISTENERS: "Close other windows of this page, or wait a moment.",
  UNAVAILABLE: "The gateway's stores cannot be reached right now. Try again in a moment.",
  UNDECIDED: "Nothing was decided. Try again: the same action counts once only.",
  WRONG_STATE: "Look at the ticket again: somebody else may have changed it.",
  KEY_REUSED: "Start the action anew.",
  NO_NETWORK: "Check the network of this device. The page goes on by itself as soon as it is back.",
};

/** Why a request failed. `status` is 0 where no answer came. */
export class Problem extends Error {
  constructor(status, code, detail, field) {
    super(detail);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.field = field;
  }

  /** Whether signing in again is the only way on. */
  get signsOut() {
    return this.status === 401;
  }

  /** What to do about it; empty where the sentence says all. */
  get advice() {
    return WHAT_TO_DO[this.code] ?? "";
  }
}

/** The gateway's sentences begin small; a page's do not. */
export function sentence(text) {
  const trimmed = (text || "").trim();
  if (!trimmed) return "";
  const whole = trimmed[0].toUpperCase() + trimmed.slice(1);
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

async function problem(answer) {
  const body = await answer.json().catch(() => ({}));
  const detail = sentence(body.detail ?? body.message ?? `The gateway answered ${answer.status}`);
  return new Problem(answer.status, body.code ?? `HTTP_${answer.status}`, detail, body.field);
}

/** A text that no other request of this page has. */
export function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** `path` with `values` put in, each escaped: `at("v1/events/{}/live", slug)`. */
export function at(path, ...values) {
  return path.replace(/\{\}/g, () => encodeURIComponent(values.shift()));
}

export class Api {
  #token;

  /** `onSignedOut(problem)` is called whenever the token is not taken any more. */
  constructor(token, onSignedOut = () => {}) {
    this.#token = token;
    this.onSignedOut = onSignedOut;
  }

  get(path, options = {}) {
    return this.#json("GET", path, undefined, options);
  }

  post(path, body = {}, options = {}) {
    return this.#json("POST", path, body, options);
  }

  put(path, body, options = {}) {
    return this.#json("PUT", path, body, options);
  }

  patch(path, body, options = {}) {
    return this.#json("PATCH", path, body, options);
  }

  /** The answer itself, if it is a success. The token goes into a header, never into an address. */
  async ask(method, path, body, { key, signal, lastEventId, accept = "application/json" } = {}) {
    const headers = { Authorization: `Bearer ${this.#token}`, Accept: accept };
    if (body !== undefined) headers["Content-Type"] = "application/json";
    if (key) headers["Idempotency-Key"] = key;
    if (lastEventId !== undefined) headers["Last-Event-ID"] = lastEventId;
    const sent = { method, headers, signal, cache: "no-store", credentials: "omit" };
    if (body !== undefined) sent.body = JSON.stringify(body);
    let answer;
    try {
      answer = await fetch(new URL(path, BASE), sent);
    } catch (error) {
      if (error.name === "AbortError") throw error;
      throw new Problem(0, "NO_NETWORK", "The gateway cannot be reached.");
    }
    if (answer.ok) return answer;
    const refusal = await problem(answer);
    if (refusal.signsOut) this.onSignedOut(refusal);
    throw refusal;
  }

  async #json(method, path, body, options) {
    const answer = await this.ask(method, path, body, options);
    return answer.status === 204 ? null : answer.json();
  }
}
