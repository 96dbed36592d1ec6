// Server-sent events over fetch: EventSource cannot send an Authorization header, and a token must not stand in an address.
// A stream that ends or breaks is opened again, later each time, and at once when the network comes back.

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;
/** The gateway speaks at least this often; a stream that is silent for longer is dead. */
const SILENCE_MS = 30_000;

/** Splits a stream of text into events: `{ event, data, id }`. Lines may end in \n, \r\n or \r. */
export class Reader {
  #rest = "";
  #fields = { event: "message", data: [], id: undefined };

  constructor(onEvent) {
    this.onEvent = onEvent;
  }

  push(text) {
    this.#rest += text;
    // A \r at the very end may be half of \r\n.
    const lines = this.#rest.split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    for (const line of lines) this.#line(line);
  }

  #line(line) {
    if (line === "") return this.#dispatch();
    if (line.startsWith(":")) return undefined;
    const colon = line.indexOf(":");
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") this.#fields.event = value;
    else if (name === "data") this.#fields.data.push(value);
    else if (name === "id" && !value.includes("\0")) this.#fields.id = value;
    return undefined;
  }

  #dispatch() {
    const { event, data, id } = this.#fields;
    this.#fields = { event: "message", data: [], id: undefined };
    if (data.length > 0) this.onEvent({ event, data: data.join("\n"), id });
  }
}

/**
 * Keeps a stream open until `close()`. `on.event({ event, data, id })` for each event, `on.state(word, problem)` with
 * `connecting`, `live`, `waiting` (broken; it tries again) or `refused` (it does not: the token or a permission is missing).
 */
export class Stream {
  #api;
  #path;
  #on;
  #stop = new AbortController();
  #attempt = null;
  #wake = () => {};
  #lastId;

  constructor(api, path, on) {
    this.#api = api;
    this.#path = path;
    this.#on = on;
    window.addEventListener("online", this.#online);
    window.addEventListener("offline", this.#offline);
    this.#run();
  }

  close() {
    window.removeEventListener("online", this.#online);
    window.removeEventListener("offline", this.#offline);
    this.#stop.abort();
    this.#attempt?.abort();
    this.#wake();
  }

  #online = () => this.#wake();

  /** The device knows before the connection does. */
  #offline = () => this.#attempt?.abort();

  async #run() {
    let pause = FIRST_PAUSE_MS;
    while (!this.#stop.signal.aborted) {
      this.#on.state("connecting");
      const opened = performance.now();
      const problem = await this.#once();
      if (this.#stop.signal.aborted) return;
      if (problem && problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
        this.#on.state("refused", problem);
        return;
      }
      // A stream that held for a while ended by itself: it is opened again soon. All pages at once would be a surge.
      pause = performance.now() - opened > 10_000 ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      this.#on.state("waiting", problem);
      await this.#rest(pause * (0.5 + Math.random() / 2));
    }
  }

  /** One connection, from its beginning to its end. */
  async #once() {
    const attempt = (this.#attempt = new AbortController());
    let watchdog = setTimeout(() => attempt.abort(), SILENCE_MS);
    try {
      const options = { signal: attempt.signal, accept: "text/event-stream", lastEventId: this.#lastId };
      const answer = await this.#api.ask("GET", this.#path, undefined, options);
      const reader = new Reader((event) => {
        if (event.id !== undefined) this.#lastId = event.id;
        this.#on.event(event);
      });
      this.#on.state("live");
      const pieces = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await pieces.read();
        if (done) return null;
        clearTimeout(watchdog);
        watchdog = setTimeout(() => attempt.abort(), SILENCE_MS);
        reader.push(value);
      }
    } catch (error) {
      return error;
    } finally {
      clearTimeout(watchdog);
    }
  }

  #rest(ms) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
