// What happens to scans of this event while Redis is away, and the switch for it.

import { at } from "../shared/api.js";
import { byId, button, fill, make, notice } from "../shared/dom.js";

const POLICIES = {
  deny: ["Nobody is let in", "Scans are answered “undecided” until Redis is back. Nobody comes in twice."],
  journal: ["Go on with the journal", "The node decides by itself and writes it down. Queues move; two nodes may let one ticket in twice, and that is found afterwards."],
};

export class Outage {
  #session;
  #event;

  constructor(session, event) {
    this.#session = session;
    this.#event = event;
    byId("outage").hidden = !event.may.includes("event.read") && !event.may.includes("event.write");
    if (!byId("outage").hidden) this.#read();
  }

  async #read(said = null) {
    try {
      const event = await this.#session.api.get(at("v1/events/{}", this.#event.slug));
      this.#show(event.outagePolicy, said);
    } catch (problem) {
      if (!problem.signsOut) fill(byId("outage-body"), notice("bad", problem.message, problem.advice));
    }
  }

  #show(policy, said) {
    const [name, about] = POLICIES[policy] ?? [policy, ""];
    const other = policy === "journal" ? "deny" : "journal";
    const may = this.#event.may.includes("event.write");
    fill(byId("outage-body"), make("div", { class: "stack" },
      said,
      make("p", {}, make("strong", {}, name)),
      make("p", { class: "soft" }, about),
      may
        ? make("div", { class: "row" }, button(`Change to “${POLICIES[other][0]}”`, () => this.#ask(other)))
        : make("p", { class: "soft small" }, "Your token may not change this: it does not carry event.write.")));
  }

  #ask(policy) {
    const [name, about] = POLICIES[policy];
    const yes = button(`Yes: ${name.toLowerCase()}`, () => this.#change(policy, yes), { class: policy === "journal" ? "danger" : "main" });
    fill(byId("outage-body"), make("div", { class: "stack" },
      make("p", {}, make("strong", {}, `Change to “${name}”?`)),
      make("p", { class: "soft" }, about),
      make("div", { class: "row" }, button("Back", () => this.#read(), { class: "quiet" }), yes)));
    yes.focus();
  }

  async #change(policy, yes) {
    yes.disabled = true;
    try {
      await this.#session.api.patch(at("v1/events/{}", this.#event.slug), { outagePolicy: policy });
      await this.#read(notice("good", "Changed."));
    } catch (problem) {
      if (!problem.signsOut) await this.#read(notice("bad", problem.message, problem.advice));
    }
  }
}
