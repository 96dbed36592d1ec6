// What every scenario is told by its environment: PROFILE (short or long), SCALE (the crowd's size), LATE_MS, DURATION.

// Picks one of `profiles` by PROFILE; the first one if none is named.
export function chosen(profiles, fallback = 'long') {
  const name = __ENV.PROFILE || fallback;
  if (profiles[name] === undefined) {
    throw new Error(`there is no profile "${name}": set PROFILE (K6_PROFILE for loadtest/run) to ${Object.keys(profiles).join(' or ')}`);
  }
  return { name, ...profiles[name] };
}

// A number of the environment, above 0.
export function given(name, fallback) {
  const text = __ENV[name];
  if (text === undefined || text === '') return fallback;
  const number = Number(text);
  if (!(number > 0)) throw new Error(`${name} is "${text}": it must be a number above 0`);
  return number;
}

export const scale = given('SCALE', 1);

// How late an answer may be: LATE_MS, or what the profile wants of a release build. A debug build (loadtest/run sets SLOWER) on
// a machine that does other things beside may take ten times as long: then it is told whether answers come, not how fast.
export const late = (ms) => given('LATE_MS', ms * given('SLOWER', 1));

// People who come whether or not they are served: `stages` are [seconds, people per second at their end].
export function arrivals({ start, stages, vus }) {
  return {
    executor: 'ramping-arrival-rate',
    timeUnit: '1s',
    startRate: Math.max(1, Math.round(start * scale)),
    stages: stages.map(([seconds, rate]) => ({ duration: `${seconds}s`, target: Math.round(rate * scale) })),
    preAllocatedVUs: Math.ceil(vus * scale),
    maxVUs: Math.ceil(3 * vus * scale),
    gracefulStop: '30s',
  };
}

// As many people as come along that curve, and some to spare for its rounding.
export function people({ start, stages }) {
  let count = 0;
  let rate = start;
  for (const [seconds, next] of stages) {
    count += (seconds * (rate + next)) / 2;
    rate = next;
  }
  return Math.ceil(count * scale * 1.02) + 50;
}

// What every scenario sets. Ids are in the paths; the tag `name` is what tells requests apart.
export const common = {
  setupTimeout: '180s',
  teardownTimeout: '120s',
  summaryTrendStats: ['min', 'med', 'p(90)', 'p(99)', 'max', 'count'],
  systemTags: ['status', 'method', 'name', 'scenario', 'expected_response', 'error_code'],
};
