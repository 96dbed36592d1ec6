// Everything that was read and has no verdict yet. It is written down before it is sent, so that a reload or a lost network
// loses nothing, and sent again with the same key, so that no retry is ever another entry.
//
// After PATIENCE the guest has gone away: such a scan is parked, and a person says whether to try again or to take it back.
// A scan is taken back by its key, which the gateway remembers: the scan, if it still comes, is not admitted.

// As many as a phone can have open: a guest who waits longer than this many others is somewhere else by now.
export const QUEUE_MAX = 50;
export const PATIENCE_MS = 2 * 60_000;
const DELAY_FIRST_MS = 1_000;
const DELAY_MAX_MS = 8_000;
// After this long the gateway takes nothing back any more; an annulment that did not get through is given up.
const ANNUL_MAX_MS = 15 * 60_000;
// A scan of yesterday is nobody's any more.
const FORGOTTEN_MS = 12 * 3_600_000;
const NAME = "gatehouse.scan.queue";

// An entry: {key, task: 'scan' | 'annul', event, code?, kind?, which?, scanPoint?, deviceId?, at, tries, next, parked, why}.
export class Queue {
  #storage;
  #entries;
  #asking = new Set();
  #dice;
  #closed = false;

  // `ask(entry)` gives an outcome of gateway.js; `heard(entry, outcome)` is told of every one; `changed()` after any change.
  constructor({ storage, ask, heard, changed = () => {}, now = Date.now, dice = Math.random }) {
    this.#storage = storage;
    this.#entries = read(storage);
    this.#dice = dice;
    Object.assign(this, { ask, heard, changed, now });
    this.#entries = this.#entries.filter((entry) => now() - entry.at < FORGOTTEN_MS);
    for (const entry of this.#entries) Object.assign(entry, { next: 0, parked: this.#isOld(entry) });
  }

  entries() {
    return this.#entries.map((entry) => ({ ...entry, asking: this.#asking.has(entry.key) }));
  }

  get full() {
    return this.#entries.length >= QUEUE_MAX;
  }

  // The entry that already waits for the same guest at the same gate: a guest who shows the ticket again is the same scan.
  waiting({ event, code, kind, scanPoint }) {
    return this.#entries.find(
      (entry) =>
        entry.task === "scan" &&
        entry.event === event &&
        entry.code === code &&
        entry.kind === kind &&
        entry.scanPoint === scanPoint,
    );
  }

  // Writes a scan down and sends it. One that waits already is sent again under its own key. Gives its entry.
  scan(scan) {
    const waits = this.waiting(scan);
    if (waits) {
      Object.assign(waits, { parked: false, at: this.now() });
      this.#save();
      void this.#attempt(waits);
      return waits;
    }
    return this.#add({ ...scan, task: "scan" });
  }

  // Takes a decided scan back. `which`: its id.
  annul({ event, which, deviceId, label }) {
    return this.#add({ event, which, deviceId, label, task: "annul" });
  }

  // "Not let in": whatever became of the scan, it shall not stand.
  takeBack(key) {
    const entry = this.#find(key);
    if (!entry || entry.task !== "scan") return;
    Object.assign(entry, { task: "annul", which: `key:${entry.key}`, parked: false, tries: 0, at: this.now() });
    delete entry.code;
    this.#save();
    void this.#attempt(entry);
  }

  tryAgain(key) {
    const entry = this.#find(key);
    if (!entry) return;
    Object.assign(entry, { parked: false, at: this.now() });
    this.#save();
    void this.#attempt(entry);
  }

  // Sends what is due. Called by a timer, and with `now` when the network is back.
  work({ all = false } = {}) {
    const at = this.now();
    for (const entry of [...this.#entries]) {
      if (!entry.parked && this.#isOld(entry)) this.#park(entry);
      if (!entry.parked && (all || entry.next <= at)) void this.#attempt(entry);
    }
  }

  // Another page goes on with what is written down; answers that still come are its business.
  close() {
    this.#closed = true;
  }

  #add(wish) {
    if (this.full) throw new QueueFull();
    const entry = { ...wish, key: newKey(), at: this.now(), tries: 0, next: 0, parked: false, why: "" };
    this.#entries.push(entry);
    this.#save();
    void this.#attempt(entry);
    return entry;
  }

  async #attempt(entry) {
    if (this.#closed || this.#asking.has(entry.key)) return;
    this.#asking.add(entry.key);
    const task = entry.task;
    entry.tries += 1;
    this.changed();
    const outcome = await this.ask({ ...entry });
    this.#asking.delete(entry.key);
    if (this.#closed) return;
    if (entry.task !== task) {
      // It was taken back while it was asked: that answer is no news any more, and the annulment goes out now.
      void this.#attempt(entry);
      return;
    }
    this.#take(entry, outcome);
    this.heard({ ...entry }, outcome);
    this.changed();
  }

  #take(entry, outcome) {
    if (outcome.kind === "undecided") {
      const delay = Math.min(DELAY_FIRST_MS * 2 ** (entry.tries - 1), DELAY_MAX_MS) * (0.7 + 0.6 * this.#dice());
      entry.next = this.now() + Math.max(delay, outcome.retryAfterMs ?? 0);
      entry.why = outcome.why;
    } else if (outcome.kind === "signedOut") {
      Object.assign(entry, { parked: true, why: outcome.why });
    } else {
      this.#entries = this.#entries.filter((other) => other !== entry);
    }
    this.#save();
  }

  #park(entry) {
    Object.assign(entry, { parked: true });
    this.#save();
  }

  #isOld(entry) {
    return this.now() - entry.at > (entry.task === "scan" ? PATIENCE_MS : ANNUL_MAX_MS);
  }

  #find(key) {
    return this.#entries.find((entry) => entry.key === key);
  }

  #save() {
    this.#storage.setItem(NAME, JSON.stringify(this.#entries));
    this.changed();
  }
}

export class QueueFull extends Error {
  constructor() {
    super(
      `${QUEUE_MAX} scans already wait for an answer. Let nobody in by this phone until the network is back, ` +
        "or take waiting scans back.",
    );
  }
}

// No `crypto.randomUUID`: it is missing where a page came over plain http.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `scan-page-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function read(storage) {
  try {
    const entries = JSON.parse(storage.getItem(NAME) ?? "[]");
    return Array.isArray(entries) ? entries.filter((entry) => typeof entry?.key === "string") : [];
  } catch {
    return [];
  }
}
