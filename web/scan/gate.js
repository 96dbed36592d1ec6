// The phone at the gate: what is read goes to the queue, what comes back goes to the panel.

import { at } from "../shared/api.js";
import { byId, clock, fill, make, notice, number, say } from "../shared/dom.js";
import { Camera } from "./camera.js";
import { Gateway } from "./gateway.js";
import { Hands } from "./hands.js";
import { Lists } from "./lists.js";
import { Panel } from "./panel.js";
import { Queue, QueueFull } from "./queue.js";
import { isDevice } from "./session.js";
import { Signals } from "./signals.js";
import { view } from "./verdict.js";

const TICK_MS = 500;
const ASKING_AFTER_MS = 300;
const UNDO_MS = 15 * 60_000;
const ASKING = { tone: "asking", icon: "…", word: "ASKING", title: "The gateway is asked.", lines: [] };
const LAST = "gatehouse.scan.last";

export class Gate {
  #session;
  #signals = new Signals();
  #panel = new Panel(byId("answer"), this.#signals);
  #lists = new Lists(() => this.#queue);
  #stop = new AbortController();
  #current = null;
  #last = recall();

  // `leave(why)` goes back to the set-up; `changed(session)` keeps what was chosen here.
  constructor(session, { leave, changed }) {
    this.#session = session;
    this.leave = leave;
    this.changed = changed;
    this.gateway = new Gateway(session.token);
    this.#queue = new Queue({
      storage: localStorage,
      ask: (entry) => (entry.task === "annul" ? this.gateway.annul(entry) : this.gateway.scan(entry)),
      heard: (entry, outcome) => this.#heard(entry, outcome),
      changed: () => this.#draw(),
    });
    this.#camera = new Camera(byId("video"), { code: (code) => this.#read(code), state: (state) => this.#lens(state) });
    this.#hands = new Hands(this, this.#stop.signal);
    this.#start();
  }

  #queue;
  #camera;
  #hands;

  get way() {
    return document.querySelector("input[name=way]:checked").value;
  }

  // A code was read or typed.
  read(code) {
    this.#signals.wake();
    this.#read(code);
  }

  wake() {
    this.#signals.wake();
  }

  get muted() {
    return this.#signals.muted;
  }

  set muted(muted) {
    this.#signals.muted = muted;
  }

  get camera() {
    return this.#camera;
  }

  // The scan that an undo would take back: {scan, event, deviceId, label, at}, or null.
  get last() {
    return this.#last && Date.now() - this.#last.at < UNDO_MS ? this.#last : null;
  }

  undo() {
    const last = this.last;
    if (!last) return;
    try {
      const entry = this.#queue.annul({ ...last, which: last.scan });
      this.#current = entry.key;
      this.#asking(entry.key);
    } catch (error) {
      this.#full(error);
    }
  }

  // The scan on the panel has no answer, and its guest does not come in.
  notLetIn() {
    const key = this.#panel.shows;
    if (key) this.#queue.takeBack(key);
  }

  next() {
    this.#panel.clear();
    this.#draw();
  }

  choosePoint(scanPoint) {
    this.#session.scanPoint = scanPoint || undefined;
    this.changed(this.#session);
    this.next();
  }

  // On or off, and so after a reload.
  switchCamera() {
    const off = this.#camera.running;
    this.#session.camera = off ? "off" : "on";
    this.changed(this.#session);
    void (off ? this.#camera.stop() : this.#camera.start());
  }

  close() {
    this.#stop.abort();
    this.#queue.close();
    void this.#camera.stop();
  }

  #start() {
    const { eventName, event, points = [], scanPoint } = this.#session;
    say(byId("event-name"), eventName ?? event);
    document.title = `${eventName ?? event} · Scanner`;
    const known = points.some((point) => point.slug === scanPoint) || !scanPoint;
    const all = known ? points : [...points, { slug: scanPoint, name: scanPoint }];
    const none = isDevice(this.#session.token) && points.length > 0 ? [] : [make("option", { value: "" }, "None named")];
    fill(byId("place"), none, all.map(({ slug, name }) => make("option", { value: slug }, name)));
    byId("place").value = scanPoint ?? none[0]?.value ?? all[0]?.slug;
    void this.#askInside();
    const timer = setInterval(() => this.#tick(), TICK_MS);
    this.#stop.signal.addEventListener("abort", () => clearInterval(timer));
    window.addEventListener("online", () => this.#queue.work({ all: true }), { signal: this.#stop.signal });
    this.#onlyOne();
    if (this.#session.camera === "off") void this.#camera.stop();
    else void this.#camera.start();
    this.#queue.work({ all: true });
    this.#draw();
  }

  #read(code) {
    const { event, device, token } = this.#session;
    const way = this.way;
    const scan = {
      event,
      code,
      kind: way === "CHECK_OUT" ? "CHECK_OUT" : "CHECK_IN",
      scanPoint: byId("place").value || undefined,
      deviceId: isDevice(token) ? undefined : device,
    };
    if (way === "CHECK") {
      void this.#check({ ...scan, key: `check-${performance.now()}`, at: Date.now() });
      return;
    }
    try {
      const entry = this.#queue.scan(scan);
      this.#current = entry.key;
      this.#asking(entry.key);
    } catch (error) {
      this.#full(error);
    }
  }

  async #check(entry) {
    this.#current = entry.key;
    this.#asking(entry.key);
    const outcome = await this.gateway.validate(entry);
    if (this.#current !== entry.key || this.#stop.signal.aborted) return;
    this.#current = null;
    if (outcome.kind === "verdict") this.#inside(outcome.verdict.occupancy);
    const shown = view(entry, outcome, { places: this.#places, checking: true });
    if (outcome.kind === "undecided") shown.lines = [outcome.why, "Nothing was recorded. Show the ticket again."];
    this.#panel.show(entry.key, shown);
    this.#lists.past(shown, entry);
    this.#draw();
  }

  // Says that the gateway is asked, if that takes long enough to wonder.
  #asking(key) {
    setTimeout(() => {
      if (this.#current === key && this.#panel.shows !== key && !this.#stop.signal.aborted) this.#panel.show(key, ASKING);
    }, ASKING_AFTER_MS);
  }

  #heard(entry, outcome) {
    if (this.#stop.signal.aborted) return;
    const fresh = this.#current === entry.key;
    const again = outcome.kind === "undecided" && entry.tries > 1 && this.#panel.shows !== entry.key;
    if (again && !fresh) return;
    const shown = view(entry, outcome, { places: this.#places });
    if (fresh) this.#panel.show(entry.key, shown);
    else this.#panel.showLate(entry.key, shown);
    if (fresh) this.#current = null;
    if (outcome.kind === "undecided") return;
    this.#lists.past(shown, entry);
    this.#remember(entry, outcome);
    if (outcome.kind === "signedOut") this.leave(notice("bad", "Sign in again.", outcome.why));
  }

  #remember(entry, outcome) {
    if (outcome.kind === "verdict") {
      const { verdict, scan, ticket, occupancy } = outcome.verdict;
      this.#inside(occupancy);
      if (verdict !== "ADMIT") return;
      const who = ticket?.holder?.name ?? ticket?.type?.name ?? "a ticket";
      const label = `${who}, ${entry.kind === "CHECK_OUT" ? "out" : "in"}, ${clock(entry.at)}`;
      this.#last = { scan: scan.id, event: entry.event, deviceId: entry.deviceId, label, at: Date.now() };
    } else if (entry.task === "annul" && (outcome.kind === "annulled" || outcome.kind === "refused")) {
      if (this.#last?.scan !== entry.which) return;
      this.#last = null;
    }
    sessionStorage.setItem(LAST, JSON.stringify(this.#last));
  }

  #full(error) {
    if (!(error instanceof QueueFull)) throw error;
    this.#panel.show("full", { tone: "problem", icon: "?", word: "NOT SCANNED", title: error.message, lines: [] });
  }

  #tick() {
    this.#queue.work();
    this.#draw();
  }

  #draw() {
    if (!this.#queue || this.#stop.signal.aborted) return;
    const entries = this.#queue.entries();
    const waiting = entries.filter((entry) => entry.tries > 1 || entry.why || entry.parked);
    this.#lists.waiting(waiting);
    const says = [navigator.onLine ? "" : "No network", waiting.length ? `${waiting.length} waiting` : ""];
    byId("net").hidden = !says.some(Boolean);
    byId("inside").hidden = !byId("net").hidden;
    say(byId("net"), says.filter(Boolean).join(", "));
    byId("undo").disabled = this.last === null;
    const shown = entries.find((entry) => entry.key === this.#panel.shows);
    byId("not-let-in").hidden = !(shown?.task === "scan" && shown.why);
    byId("next").hidden = this.#panel.shows === null;
  }

  get #places() {
    return Object.fromEntries((this.#session.points ?? []).map(({ slug, name }) => [slug, name]));
  }

  #inside({ inside, limit }) {
    say(byId("inside"), limit ? `${number(inside)} of ${number(limit)} inside` : `${number(inside)} inside`);
  }

  async #askInside() {
    const counts = await this.gateway.get(at("v1/events/{}/occupancy", this.#session.event));
    if (this.#stop.signal.aborted) return;
    if (counts.ok) this.#inside(counts.body);
    else if (counts.status === 401) this.leave(notice("bad", "Sign in again.", counts.why));
  }

  #lens({ running, says, torch, lit, others, reader }) {
    const lens = document.querySelector(".lens");
    lens.dataset.running = String(running);
    lens.dataset.reader = reader ?? "";
    say(byId("lens-says"), says || (running ? "" : "The camera is off. A hand scanner works all the same."));
    say(byId("camera"), running ? "Camera off" : "Camera on");
    byId("light").hidden = !torch;
    byId("light").setAttribute("aria-pressed", String(lit));
    byId("turn").hidden = !others;
  }

  // One page of a phone at a time: two would each keep a queue of their own. The newest one has it.
  #onlyOne() {
    const held = new Promise((resolve) => this.#stop.signal.addEventListener("abort", resolve));
    navigator.locks?.request("gatehouse-scan", { steal: true }, () => held).catch(() => {
      this.leave(notice("warn", "Another page of this phone took over.", "Close one of them, or touch Start to scan here."));
    });
  }
}

function recall() {
  try {
    return JSON.parse(sessionStorage.getItem(LAST) ?? "null");
  } catch {
    return null;
  }
}
