// What happens to scans of this event while Redis is away, whether a node is at it now, the switch, and the way out where that
// node will not come back.

import { at } from "../shared/api.js";
import { byId, button, clock, fill, make, notice } from "../shared/dom.js";

const POLICIES = {
  deny: ["Nobody is let in", "Scans are answered “undecided” until Redis is back: people wait, and nobody comes in twice."],
  journal: ["Go on with the journal", "The node that owns the event decides into a file on its disk and answers amber. Until Redis is back the event hangs on that node."],
};
const READ_AGAIN_MS = 15_000;

export class Outage {
  #session;
  #event;
  #timer;
  #asking = false;

  constructor(session, event) {
    this.#session = session;
    this.#event = event;
    const sees = ["event.read", "event.write", "event.outage"].some((one) => event.may.includes(one));
    byId("outage").hidden = !sees;
    if (!sees) return;
    this.#read();
    this.#timer = setInterval(() => this.#asking || this.#read(), READ_AGAIN_MS);
  }

  close() {
    clearInterval(this.#timer);
    this.#asking = true;
    fill(byId("outage-body"));
  }

  get #path() {
    return at("v1/events/{}/outage", this.#event.slug);
  }

  async #read(said = null) {
    try {
      const outage = await this.#session.api.get(this.#path);
      if (!this.#asking) this.#show(outage, said);
    } catch (problem) {
      if (!problem.signsOut && !this.#asking) fill(byId("outage-body"), notice("bad", problem.message, problem.advice));
    }
  }

  #show({ policy, journaling, changes }, said) {
    const [name, about] = POLICIES[policy] ?? [policy, ""];
    const other = policy === "journal" ? "deny" : "journal";
    const may = this.#event.may.includes("event.outage");
    const text = JSON.stringify([policy, journaling, changes[0]?.at ?? null]);
    const place = byId("outage-body");
    // What is the same is left alone: somebody may be on the button.
    if (!said && place.dataset.shown === text && place.childElementCount > 0) return;
    place.dataset.shown = text;
    const last = changes[0];
    fill(place, make("div", { class: "stack" },
      said,
      journaling && notice("warn", "A node answers from its journal now.",
        `${journaling.node}${journaling.since ? `, since ${clock(journaling.since)}` : ""}. Other nodes wait for it; do not switch it off.`),
      make("p", {}, make("strong", {}, name)),
      make("p", { class: "soft" }, about),
      last && make("p", { class: "soft small" }, `Last change: ${last.what}, by ${last.by}, ${clock(last.at)}.`),
      may
        ? make("div", { class: "row" },
          button(`Change to “${POLICIES[other][0]}”`, () => this.#ask(other)),
          journaling && button("The node will not come back…", () => this.#askTakeover(journaling.node), { class: "quiet" }))
        : make("p", { class: "soft small" }, "Your token may not change this: it does not carry event.outage.")));
  }

  #ask(policy) {
    this.#asking = true;
    const [name, about] = POLICIES[policy];
    const yes = button(`Yes: ${name.toLowerCase()}`, () => this.#change(policy, yes), { class: policy === "journal" ? "danger" : "main" });
    fill(byId("outage-body"), make("div", { class: "stack" },
      make("p", {}, make("strong", {}, `Change to “${name}”?`)),
      make("p", { class: "soft" }, about),
      make("div", { class: "row" }, button("Back", () => this.#back(), { class: "quiet" }), yes)));
    yes.focus();
  }

  /** What it costs is said first; without a reason nothing is done. */
  #askTakeover(node) {
    this.#asking = true;
    const reason = make("input", { id: "takeover-reason", type: "text", maxlength: "500", required: true, autocomplete: "off" });
    const yes = make("button", { type: "submit", class: "button danger" }, "Take it over at that risk");
    const form = make("form", { class: "stack", onSubmit: (sent) => {
      sent.preventDefault();
      const text = reason.value.trim();
      if (text) this.#takeOver({ node, reason: text }, yes);
      else reason.focus();
    } },
      notice("warn", "This can admit the same ticket twice.",
        "The next node knows nothing of those whom this one admitted into its journal, and lets the same tickets in again."),
      make("p", { class: "soft" }, `First try to start ${node} again, or a gateway on its data folder: it hands in the journal within a second, and nothing is wrong.`),
      make("label", { for: "takeover-reason" }, "Why? It is kept, with your name."),
      reason,
      make("div", { class: "row" }, button("Back", () => this.#back(), { class: "quiet" }), yes));
    fill(byId("outage-body"), form);
    reason.focus();
  }

  async #takeOver(wish, yes) {
    yes.disabled = true;
    try {
      const { warning } = await this.#session.api.post(`${this.#path}/takeover`, wish);
      await this.#back(notice("warn", "Taken over.", warning));
    } catch (problem) {
      if (!problem.signsOut) await this.#back(notice("bad", problem.message, problem.advice));
    }
  }

  #back(said = null) {
    this.#asking = false;
    fill(byId("outage-body"));
    return this.#read(said);
  }

  async #change(policy, yes) {
    yes.disabled = true;
    try {
      await this.#session.api.put(this.#path, { policy });
      await this.#back(notice("good", "Changed."));
    } catch (problem) {
      if (!problem.signsOut) await this.#back(notice("bad", problem.message, problem.advice));
    }
  }
}
