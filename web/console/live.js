// What the gates of one event are doing: read once from the history, then kept by the live stream. The history is read again
// after a break, after missed scans, and once a minute: small differences do not add up.

import { at } from "../shared/api.js";
import { Stream } from "../shared/stream.js";

const MINUTES = 120;
const MINUTE_MS = 60_000;
const READ_AGAIN_MS = 60_000;
/** The history is a moment behind the gate. */
const DRAIN_MS = 700;
const REFUSALS_EVERY_MS = 2_000;
/** A rate is counted over this, once it was watched for so long; before that it is the gateway's own. */
const RATE_MS = 60_000;
const RATE_AT_LEAST_MS = 10_000;

export class Live {
  #api;
  #event;
  #on;
  #stream;
  #timers = new Set();
  #closed = new AbortController();
  #minutes = new Map();
  #points = new Map();
  #reasons = {};
  #streamReasons = {};
  #refusalsAt = 0;
  #refusalsWaiting = false;

  /** `on`: occupancy({inside, limit}), minutes(list), points(list), reasons(counts), refusals(list), state(word, problem). */
  constructor(api, event, on) {
    this.#api = api;
    this.#event = event;
    this.#on = on;
    this.#stream = new Stream(api, at("v1/events/{}/live", event.slug), {
      event: ({ event, data }) => event === "update" && this.#update(JSON.parse(data)),
      state: (word, problem) => {
        if (word === "live") this.#read();
        on.state(word, problem);
      },
    });
    this.#every(READ_AGAIN_MS, () => this.#read());
    this.#every(1_000, () => this.#tick());
  }

  close() {
    this.#closed.abort();
    this.#stream.close();
    for (const timer of this.#timers) clearInterval(timer);
  }

  #every(ms, what) {
    this.#timers.add(setInterval(what, ms));
  }

  async #read() {
    const options = { signal: this.#closed.signal };
    try {
      const path = at("v1/events/{}/board", this.#event.slug);
      const board = await this.#api.get(`${path}?minutes=${MINUTES}`, options);
      this.#minutes = new Map(board.minutes.map((minute) => [Date.parse(minute.at), { ...minute }]));
      this.#reasons = board.refusals;
      this.#streamReasons = null;
      for (const point of board.scanPoints) this.#board(point);
      this.#on.reasons(this.#reasons);
      this.#tick();
      await this.#readRefusals();
    } catch (problem) {
      if (problem.name !== "AbortError" && !problem.signsOut) this.#on.state("behind", problem);
    }
  }

  async #readRefusals() {
    this.#refusalsAt = Date.now();
    const path = at("v1/events/{}/refusals", this.#event.slug);
    const { refusals } = await this.#api.get(`${path}?limit=40`, { signal: this.#closed.signal });
    this.#on.refusals(refusals);
  }

  /** Refusals were given: reads them as soon as the history has them, and not too often. */
  #refused() {
    if (this.#refusalsWaiting) return;
    this.#refusalsWaiting = true;
    const wait = Math.max(DRAIN_MS, this.#refusalsAt + REFUSALS_EVERY_MS - Date.now());
    setTimeout(async () => {
      this.#refusalsWaiting = false;
      if (!this.#closed.signal.aborted) await this.#readRefusals().catch(() => {});
    }, wait);
  }

  #board(found) {
    const name = found.scanPoint ?? "";
    const known = this.#points.get(name) ?? { samples: [] };
    const lastScanAt = Math.max(known.lastScanAt ?? 0, found.lastScanAt ? Date.parse(found.lastScanAt) : 0);
    // The stream's counts are the owner's own; the history may be a moment behind them.
    this.#points.set(name, { ...known, ...found, ...known.counts, lastScanAt, boardRate: found.perMinute });
  }

  #update(update) {
    const now = Date.parse(update.at);
    this.#on.occupancy({ inside: update.inside, limit: update.limit ?? null });
    const minute = this.#minute(now);
    for (const what of ["checkIns", "checkOuts", "refused"]) minute[what] += update.perSecond[what];
    for (const [name, counts] of Object.entries(update.scanPoints)) this.#count(name, counts, now);
    this.#countReasons(update.refusals);
    if (update.perSecond.refused > 0) this.#refused();
    if (update.missed) this.#read();
    this.#tick();
  }

  /** The stream counts refusals since it began: what is new since the last update is added to what the history said. */
  #countReasons(counts) {
    const before = this.#streamReasons ?? counts;
    for (const [reason, times] of Object.entries(counts)) {
      const more = times - (before[reason] ?? 0);
      if (more > 0) this.#reasons[reason] = (this.#reasons[reason] ?? 0) + more;
    }
    this.#streamReasons = counts;
    this.#on.reasons(this.#reasons);
  }

  #count(name, counts, now) {
    const known = this.#points.get(name) ?? { scanPoint: name, name: null, samples: [], lastScanAt: 0, boardRate: 0 };
    const total = counts.checkIns + counts.checkOuts + counts.refused;
    const last = known.samples.at(-1);
    if (last && total > last.total) known.lastScanAt = now;
    if (!last || total !== last.total) known.samples.push({ at: now, total });
    this.#points.set(name, { ...known, ...counts, counts });
  }

  #minute(now) {
    const begins = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    if (!this.#minutes.has(begins)) {
      this.#minutes.set(begins, { at: new Date(begins).toISOString(), checkIns: 0, checkOuts: 0, refused: 0 });
    }
    return this.#minutes.get(begins);
  }

  /** Time passes: minutes end, rates fall, points grow silent. */
  #tick() {
    const now = Date.now();
    const begins = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    this.#minute(now);
    for (const key of this.#minutes.keys()) {
      if (key <= begins - MINUTES * MINUTE_MS) this.#minutes.delete(key);
    }
    const minutes = [...this.#minutes.entries()].sort(([one], [other]) => one - other);
    this.#on.minutes(minutes.map(([start, counts]) => ({ start, ...counts })));
    this.#on.points([...this.#points.values()].map((point) => ({ ...point, perMinute: rate(point, now) })));
  }
}

/** Scans per minute, from the counts that were seen. */
function rate(point, now) {
  const { samples } = point;
  // One sample older than the stretch stays: it is what the stretch began with.
  while (samples.length > 1 && samples[1].at <= now - RATE_MS) samples.shift();
  if (samples.length === 0) return point.boardRate ?? 0;
  const watched = now - Math.max(samples[0].at, now - RATE_MS);
  const scans = samples.at(-1).total - samples[0].total;
  if (watched < RATE_AT_LEAST_MS) return Math.max(point.boardRate ?? 0, scans);
  return (scans * MINUTE_MS) / watched;
}
