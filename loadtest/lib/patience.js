// How a client behaves that means to be served once: what was not decided is sent again, as the same request, after the time
// that the gateway asked for.

import { sleep } from 'k6';

const TRIES = 8;
const WAIT_MAX_S = 5;

// `ask()` gives {status, retryAfterS?}; it is asked again while the gateway is away (0), busy (429) or undecided (5xx). The
// answer has `again`: how often that was. `ask` must bear an idempotency key, or be harmless.
export function persist(ask) {
  let answer = ask();
  let again = 0;
  while (unsettled(answer.status) && again < TRIES) {
    again += 1;
    sleep(Math.min(answer.retryAfterS || 0.5 * again, WAIT_MAX_S));
    answer = ask();
  }
  answer.again = again;
  return answer;
}

function unsettled(status) {
  return status === 0 || status === 429 || status >= 500;
}

// A person takes their time: between `from` and `to` seconds.
export function linger(from, to) {
  sleep(from + Math.random() * (to - from));
}
