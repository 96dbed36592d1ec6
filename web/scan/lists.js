// Below the answer: what still waits, and what was scanned last.

import { byId, button, clock, fill, make } from "../shared/dom.js";

const PAST_MAX = 30;

export class Lists {
  #queue;
  #drawn = "";
  #past = [];

  // `queue()` gives the queue that the buttons act on.
  constructor(queue) {
    this.#queue = queue;
    fill(byId("past"));
    fill(byId("waiting"));
  }

  // Draws only what changed: a button must not vanish under a finger.
  waiting(entries) {
    const lines = entries.map(line);
    const drawn = JSON.stringify(lines);
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    byId("waiting-part").hidden = lines.length === 0;
    fill(byId("waiting"), lines.map(({ key, task, says, why }) =>
      make("li", {},
        make("strong", {}, says),
        make("span", { class: "small" }, why),
        make("div", { class: "row" },
          button("Try again", () => this.#queue().tryAgain(key)),
          task === "scan" && button("Not let in: take back", () => this.#queue().takeBack(key))))));
  }

  past(view, entry) {
    this.#past = [{ ...view, at: clock(entry.at) }, ...this.#past].slice(0, PAST_MAX);
    fill(byId("past"), this.#past.map((past) =>
      make("li", {},
        make("span", {}, past.at),
        make("span", { "aria-hidden": "true" }, past.icon),
        make("span", {}, make("strong", {}, past.word), ` ${past.title} `, make("span", { class: "soft" }, past.who ?? "")))));
  }
}

function line({ key, task, kind, code, label, at, parked, why }) {
  const what = task === "annul" ? "Taking back" : kind === "CHECK_OUT" ? "Out" : "In";
  const which = label ?? (code ? `code … ${code.slice(-6)}` : "");
  const state = parked ? "No longer asked by itself. " : "";
  return { key, task, says: `${what}, ${which}, ${clock(at)}`, why: state + why };
}
