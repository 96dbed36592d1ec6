// Finds tickets by name, e-mail, order or code. What is typed goes into the body of a request, never into an address.

import { at } from "../shared/api.js";
import { byId, fill, make, notice } from "../shared/dom.js";
import { status } from "./words.js";

/** A ticket in a list: the whole line is one button. */
function line(ticket, onOpen) {
  const { text, kind } = status(ticket.status);
  const about = [ticket.typeName, ticket.holder?.email, ticket.externalId, ticket.order && "from an order"].filter(Boolean).join(" · ");
  return make("li", {}, make("button", { type: "button", class: "hit", onClick: () => onOpen(ticket.id) },
    make("span", { class: "who" }, make("strong", {}, ticket.holder?.name ?? "No name"), make("span", { class: "soft small" }, about)),
    make("span", { class: `badge ${kind}` }, text)));
}

export class LookUp {
  #session;
  #event;
  #onOpen;
  #last = null;
  #submit = (event) => {
    event.preventDefault();
    this.#find();
  };

  constructor(session, event, onOpen) {
    this.#session = session;
    this.#event = event;
    this.#onOpen = onOpen;
    byId("lookup").addEventListener("submit", this.#submit);
    fill(byId("found"));
    byId("text").value = "";
    const may = event.may.includes("ticket.read") || event.may.includes("ticket.write");
    byId("lookup").hidden = !may;
    if (!may) fill(byId("found"), notice("warn", "Your token cannot look up tickets.", "Ask whoever manages your access for ticket.read."));
  }

  close() {
    byId("lookup").removeEventListener("submit", this.#submit);
    this.#last?.abort();
  }

  async #find() {
    const text = byId("text").value.trim();
    if (!text) return byId("text").focus();
    this.#last?.abort();
    const last = (this.#last = new AbortController());
    const place = byId("found");
    fill(place, make("p", { class: "soft" }, "Looking …"));
    try {
      const path = at("v1/events/{}/tickets/search", this.#event.slug);
      const found = await this.#session.api.post(path, { text }, { signal: last.signal });
      this.#show(found);
    } catch (problem) {
      if (problem.name !== "AbortError" && !problem.signsOut) fill(place, notice("bad", problem.message, problem.advice));
    }
    return undefined;
  }

  #show({ tickets, more }) {
    const place = byId("found");
    if (tickets.length === 0) {
      fill(place, notice("warn", "No ticket of this event fits.", "Try a part of the name, the e-mail address of the buyer, the order's id, or scan the code into the field."));
      return;
    }
    const count = tickets.length === 1 ? "1 ticket" : `${tickets.length} tickets`;
    fill(place,
      make("p", { class: "soft small" }, more ? `The first ${count}; type more to narrow it down.` : `${count} found.`),
      make("ul", { class: "hits" }, tickets.map((ticket) => line(ticket, this.#onOpen))));
    if (tickets.length === 1) this.#onOpen(tickets[0].id);
  }
}
