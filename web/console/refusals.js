// Whom the gates turned away, and why: the sentence that the guest was shown, and what staff should know beyond it.

import { ago, byId, clock, fill, make, number, say } from "../shared/dom.js";
import { GRAVE, place, reason } from "./words.js";

const REASONS_SHOWN = 8;
/** A list that is rebuilt under somebody's finger is no list. */
let newest = "";

export function showReasons(counts) {
  const sorted = Object.entries(counts).sort(([, one], [, other]) => other - one);
  const shown = sorted.slice(0, REASONS_SHOWN);
  const text = JSON.stringify(shown);
  const list = byId("reasons");
  if (list.dataset.shown === text) return;
  list.dataset.shown = text;
  fill(list, shown.map(([word, times]) => make("li", { class: "badge" }, `${reason(word)} `, make("b", {}, number(times)))));
}

/** What staff should know beyond the sentence for the guest. */
function beyond(refusal) {
  const facts = [];
  if (refusal.earlier) {
    const where = refusal.earlier.scanPoint ? ` at ${place(refusal.earlier.scanPoint)}` : "";
    facts.push(`Let in at ${clock(refusal.earlier.at)}${where}.`);
  }
  if (refusal.opensAt) facts.push(`Entry opens at ${clock(refusal.opensAt, false)}.`);
  if (refusal.closedAt) facts.push(`Entry closed at ${clock(refusal.closedAt, false)}.`);
  return facts.join(" ");
}

function entry(refusal, onOpen) {
  const where = [place(refusal.scanPoint) ?? "no scan point", refusal.kind === "CHECK_OUT" ? "way out" : null].filter(Boolean).join(", ");
  const more = beyond(refusal);
  const head = make("div", { class: "line" },
    make("span", { class: GRAVE.has(refusal.reason) ? "badge bad" : "badge warn" }, reason(refusal.reason)),
    make("span", { class: "soft small" }, where),
    make("time", { class: "soft small", datetime: refusal.at, title: clock(refusal.at), "data-at": String(Date.parse(refusal.at)) }, ago(Date.now() - Date.parse(refusal.at))));
  const message = make("p", {}, refusal.message, more && make("span", { class: "soft" }, ` ${more}`));
  const ticket = refusal.ticket && onOpen
    ? make("button", { type: "button", class: "link", onClick: () => onOpen(refusal.ticket.id) },
      `${refusal.ticket.holder ?? "Ticket"}${refusal.ticket.typeName ? `, ${refusal.ticket.typeName}` : ""}`)
    : null;
  return make("li", { "data-scan": refusal.scan }, head, message, ticket);
}

/** `onOpen(ticket)` is null where the token may not read tickets. */
export function showRefusals(refusals, onOpen) {
  const text = refusals.map(({ scan }) => scan).join();
  if (text === newest) return;
  newest = text;
  const list = byId("refusals");
  const focused = document.activeElement?.closest?.("li[data-scan]")?.dataset.scan;
  fill(list, refusals.length
    ? refusals.map((refusal) => entry(refusal, onOpen))
    : make("li", { class: "soft" }, "Nobody was turned away yet."));
  if (focused) list.querySelector(`li[data-scan="${CSS.escape(focused)}"] button`)?.focus();
}

/** Times grow old without anything happening. */
export function ageRefusals() {
  for (const time of byId("refusals").querySelectorAll("time[data-at]")) say(time, ago(Date.now() - Number(time.dataset.at)));
}

export function forgetRefusals() {
  newest = "";
  fill(byId("refusals"));
  fill(byId("reasons"));
  delete byId("reasons").dataset.shown;
}
