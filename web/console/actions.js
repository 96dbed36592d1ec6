// What staff may do to a ticket by hand, when, and how it is asked for. The gateway decides; this only offers what makes sense.

import { at, newKey } from "../shared/api.js";
import { button, fill, make, notice } from "../shared/dom.js";

const REASON_MAX = 100;
const ANNUL_WINDOW_MS = 15 * 60_000;

const TICKET = "v1/events/{}/tickets/{}";
const IN = { label: "Check in", main: true, path: `${TICKET}/check-in`, scans: true, question: "Check in by hand?" };
const OUT = { label: "Check out", main: true, path: `${TICKET}/check-out`, scans: true, question: "Check out by hand?" };
const BLOCK = { label: "Block", danger: true, path: `${TICKET}/block`, question: "Block this ticket?", about: "It is stopped at every gate until it is unblocked.", done: "Blocked." };
const UNBLOCK = { label: "Unblock", main: true, path: `${TICKET}/unblock`, question: "Unblock this ticket?", about: "It is good again from this instant.", done: "Unblocked." };
const CANCEL = { label: "Cancel", danger: true, path: `${TICKET}/cancel`, question: "Cancel this ticket?", about: "No entry from this instant, and its place is free again.", done: "Cancelled." };
const REINSTATE = { label: "Reinstate", main: true, path: `${TICKET}/reinstate`, question: "Reinstate this ticket?", about: "It is good again, if there is a place left.", done: "Reinstated." };
const REISSUE = { label: "Re-issue", path: `${TICKET}/reissue`, question: "Issue a new code?", about: "The old code, wherever it was printed, stops working from this instant.", done: "A new code was issued; “Show code” shows it." };

/** The actions for a ticket as it is. */
export function actionsFor(ticket, entries) {
  const latest = entries.find((entry) => entry.what === "ADMITTED" || entry.what === "TAKEN_BACK");
  const takeBack = latest?.what === "ADMITTED" && Date.now() - Date.parse(latest.at) < ANNUL_WINDOW_MS ? [annul(latest)] : [];
  switch (ticket.status) {
    case "ACTIVE":
      return [IN, ...takeBack, BLOCK, CANCEL, REISSUE];
    case "REDEEMED":
      return [OUT, ...takeBack, BLOCK, CANCEL, REISSUE];
    case "BLOCKED":
      return [UNBLOCK, CANCEL];
    case "CANCELLED":
      return [REINSTATE];
    default:
      return takeBack;
  }
}

function annul(entry) {
  const way = entry.kind === "CHECK_OUT" ? "check-out" : "check-in";
  return {
    label: `Annul ${way}`,
    scan: entry.scan,
    question: `Take the last ${way} back?`,
    about: "As if it had not happened. Within 15 minutes, and only the latest scan.",
    done: `The ${way} was taken back.`,
  };
}

/** The question, its reason and its buttons. */
export class ActionForm {
  #api;
  #event;
  #ticket;
  #one;
  #on;
  #said = make("div", { "aria-live": "polite" });
  #reason = make("input", { type: "text", id: "reason", maxlength: String(REASON_MAX), required: true, autocomplete: "off" });
  #point = make("input", { type: "text", id: "point", maxlength: "100", autocomplete: "off" });
  /** The same action sent again counts once. */
  #key = newKey();

  constructor(api, event, ticket, one, on) {
    this.#api = api;
    this.#event = event;
    this.#ticket = ticket;
    this.#one = one;
    this.#on = on;
    this.send = make("button", { type: "submit", class: `button ${one.danger ? "danger" : "main"}` }, one.label);
    const field = (id, label, input, hint) => make("div", { class: "field" },
      make("label", { for: id }, label), input, hint && make("p", { class: "hint" }, hint));
    this.element = make("form", { class: "stack ask", onSubmit: (submitted) => this.#submit(submitted) },
      make("h3", {}, one.question),
      one.about && make("p", { class: "soft" }, one.about),
      field("reason", "Reason", this.#reason, "It is kept in the ticket's history, with your name."),
      one.scans && field("point", "Scan point (optional)", this.#point),
      this.#said,
      make("div", { class: "row end" }, button("Back", () => on.cancelled(), { class: "quiet" }), this.send));
  }

  focus() {
    this.#reason.focus();
  }

  async #submit(submitted) {
    submitted.preventDefault();
    const reason = this.#reason.value.trim();
    if (!reason) return this.#reason.focus();
    this.send.disabled = true;
    try {
      this.#on.done(await this.#act(reason));
    } catch (problem) {
      this.send.disabled = false;
      if (!problem.signsOut) fill(this.#said, notice("bad", problem.message, problem.advice));
    }
    return undefined;
  }

  /** What to say of it. */
  async #act(reason) {
    const { path, scan, scans, done } = this.#one;
    if (scan) {
      await this.#api.post(at("v1/events/{}/scans/{}/annul", this.#event.slug, scan), { reason, asStaff: true });
      return notice("good", done);
    }
    const body = { reason };
    const point = this.#point.value.trim();
    if (scans && point) body.scanPoint = point;
    const options = scans ? { key: this.#key } : {};
    const answer = await this.#api.post(at(path, this.#event.slug, this.#ticket.id), body, options);
    if (!scans) return notice("good", done);
    return answer.verdict === "ADMIT" ? notice("good", answer.message) : notice("bad", "Refused.", answer.message);
  }
}
