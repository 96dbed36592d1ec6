// One ticket: what it is now, its full history, and what staff may do to it.

import { at } from "../shared/api.js";
import { byId, button, clock, fill, make, notice } from "../shared/dom.js";
import { ActionForm, actionsFor } from "./actions.js";
import { action, place, reason, status } from "./words.js";

/** What was done is in the history a moment later. */
const DRAIN_MS = 900;

function fact(name, value) {
  return value ? make("div", {}, make("dt", {}, name), make("dd", {}, value)) : null;
}

/** A line of the history: what happened in a few words, and the rest below it. */
function told(entry) {
  const way = entry.kind === "CHECK_OUT" ? "out" : "in";
  const byHand = entry.action && entry.what !== "DONE" ? " by hand" : "";
  switch (entry.what) {
    case "ISSUED":
      return { kind: "", title: entry.order ? "Issued with its order" : "Issued by an import", detail: entry.order };
    case "ADMITTED":
      return { kind: "good", title: `Checked ${way}${byHand}`, detail: null };
    case "REFUSED":
      return { kind: "bad", title: `Refused${byHand}: ${reason(entry.outcome)}`, detail: entry.message };
    case "TAKEN_BACK":
      return { kind: "warn", title: `The check-${way} was taken back`, detail: entry.by ? null : "The gateway could not answer in time." };
    default:
      return deed(entry);
  }
}

function deed(entry) {
  const name = action(entry.action ?? "");
  if (entry.outcome === undefined && entry.action in { "check in": 1, "check out": 1 }) {
    return { kind: "warn", title: `${name}: cut short`, detail: "Whether it counted is shown by the scans around it." };
  }
  if (entry.outcome && entry.outcome !== "done") {
    return { kind: "bad", title: `${name}: not done`, detail: entry.message ?? reason(entry.outcome) };
  }
  return { kind: "", title: name, detail: entry.message };
}

function historyLine(entry) {
  const { kind, title, detail } = told(entry);
  const where = [place(entry.scanPoint), entry.deviceId, entry.by && `by ${entry.by}`].filter(Boolean).join(" · ");
  const earlier = entry.earlier ? `Let in at ${clock(entry.earlier.at)}${entry.earlier.scanPoint ? ` at ${place(entry.earlier.scanPoint)}` : ""}.` : null;
  return make("li", { "data-kind": kind },
    make("div", { class: "line" }, make("strong", {}, title), make("time", { datetime: entry.at, class: "soft small" }, clock(entry.at))),
    detail && make("p", {}, detail),
    earlier && make("p", { class: "soft" }, earlier),
    entry.reason && make("p", {}, `“${entry.reason}”`),
    where && make("p", { class: "soft small" }, where));
}

export class TicketDialog {
  #session;
  #event;
  #dialog = byId("ticket");
  #id = null;
  #code = null;
  #refresh = 0;

  constructor(session, event) {
    this.#session = session;
    this.#event = event;
    this.#dialog.addEventListener("close", () => this.#forget());
  }

  close() {
    this.#dialog.close();
  }

  #forget() {
    clearTimeout(this.#refresh);
    this.#id = null;
    if (this.#code) URL.revokeObjectURL(this.#code);
    this.#code = null;
    fill(this.#dialog);
  }

  async open(id) {
    this.#id = id;
    fill(this.#dialog, this.#head("Ticket", null), make("p", { class: "soft" }, "Reading …"));
    if (!this.#dialog.open) this.#dialog.showModal();
    await this.#show();
  }

  /** Reads the ticket anew; `said` is what was just done, above everything. */
  async #show(said = null) {
    const id = this.#id;
    try {
      const found = await this.#session.api.get(at("v1/events/{}/tickets/{}/history", this.#event.slug, id));
      if (this.#id === id) this.#fill(found, said);
    } catch (problem) {
      if (this.#id === id && !problem.signsOut) fill(this.#dialog, this.#head("Ticket", null), notice("bad", problem.message, problem.advice));
    }
  }

  #head(title, badge) {
    return make("div", { class: "head" },
      make("h2", { id: "ticket-title", tabindex: "-1" }, title, badge),
      button("Close", () => this.#dialog.close(), { class: "quiet" }));
  }

  #fill({ ticket, entries }, said) {
    const focused = this.#dialog.contains(document.activeElement) ? document.activeElement.textContent : null;
    const { text, kind } = status(ticket.status);
    const left = ticket.entriesLeft === null ? "no limit" : `${ticket.entriesLeft} left`;
    const facts = make("dl", { class: "facts" },
      fact("Type", ticket.typeName),
      fact("E-mail", ticket.holder?.email),
      fact("Phone", ticket.holder?.phone),
      fact("Number", ticket.externalId),
      fact("Entries", `${ticket.entries} (${left})`),
      fact("Order", ticket.order && make("code", {}, ticket.order)),
      fact("Ticket", make("code", {}, ticket.id)));
    fill(this.#dialog,
      this.#head(ticket.holder?.name ?? "No name", make("span", { class: `badge ${kind}` }, text)),
      make("div", { class: "stack" },
        make("div", { id: "ticket-said", "aria-live": "polite" }, said),
        facts,
        make("div", { id: "ticket-act" }, this.#actions(ticket, entries)),
        make("section", { "aria-labelledby": "history-title" },
          make("h3", { id: "history-title" }, "History"),
          make("ol", { class: "history" }, entries.map(historyLine)))));
    // Whoever goes by keyboard stays where they were.
    const same = [...this.#dialog.querySelectorAll("button")].find((one) => one.textContent === focused);
    (same ?? byId("ticket-title")).focus();
  }

  #actions(ticket, entries) {
    if (!this.#event.may.includes("ticket.write")) {
      return make("p", { class: "soft small" }, "Your token may look and not act: it does not carry ticket.write.");
    }
    const buttons = actionsFor(ticket, entries).map((one) =>
      button(one.label, () => this.#ask(one, ticket), { class: one.danger ? "careful" : one.main ? "main" : "" }));
    return make("div", { class: "row" }, buttons, button("Show code", () => this.#showCode(ticket)));
  }

  /** The question stands where the buttons were. */
  #ask(one, ticket) {
    const form = new ActionForm(this.#session.api, this.#event, ticket, one, {
      done: (said) => this.#done(said),
      cancelled: () => this.#show(),
    });
    fill(byId("ticket-act"), form.element);
    form.focus();
  }

  async #done(said) {
    await this.#show(said);
    clearTimeout(this.#refresh);
    // Refusals and notes come from the history, which is a moment behind.
    this.#refresh = setTimeout(() => this.#id && !byId("ticket-act")?.querySelector("form") && this.#show(said), DRAIN_MS);
  }

  async #showCode(ticket) {
    try {
      const path = at("v1/events/{}/tickets/{}/qr.svg", this.#event.slug, ticket.id);
      const answer = await this.#session.api.ask("GET", path, undefined, { accept: "image/svg+xml" });
      if (this.#code) URL.revokeObjectURL(this.#code);
      this.#code = URL.createObjectURL(await answer.blob());
      fill(byId("ticket-said"), make("img", { class: "qr", src: this.#code, alt: `The code of ${ticket.holder?.name ?? "this ticket"}` }));
    } catch (problem) {
      if (!problem.signsOut) fill(byId("ticket-said"), notice("bad", problem.message, problem.advice));
    }
  }
}
