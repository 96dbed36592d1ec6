// The one figure that everybody looks at, and how fast it moves.

import { byId, number, say } from "../shared/dom.js";

/** From this share of the limit on it is said to be near. */
const NEAR = 0.9;
const TELL_EVERY_MS = 30_000;

let toldAt = 0;
let shown = null;

export function showOccupancy({ inside, limit }) {
  shown = { inside, limit };
  const figure = number(inside);
  say(byId("figure"), figure);
  // Four digits fill the card; more get smaller.
  byId("figure").parentElement.dataset.size = figure.length > 7 ? "small" : figure.length > 5 ? "middle" : "large";
  const share = limit ? inside / limit : null;
  byId("inside").dataset.level = share === null ? "free" : share >= 1 ? "full" : share >= NEAR ? "near" : "free";
  const left = limit ? Math.max(0, limit - inside) : null;
  const places = left === 1 ? "1 place left" : `${number(left ?? 0)} places left`;
  const text = limit === null ? "No limit is set" : left === 0 ? `Full: the limit is ${number(limit)}` : `of ${number(limit)} · ${places}`;
  say(byId("limit"), text);
  const meter = byId("meter");
  meter.hidden = limit === null;
  if (limit !== null) {
    meter.setAttribute("aria-valuemax", String(limit));
    meter.setAttribute("aria-valuenow", String(Math.min(inside, limit)));
    meter.setAttribute("aria-valuetext", `${figure} of ${number(limit)}`);
    meter.firstElementChild.style.width = `${Math.min(100, (share ?? 0) * 100)}%`;
  }
}

/** Of the last full minute, and of the present one once that is more. */
export function showRates(minutes) {
  const [before, now] = minutes.slice(-2);
  const of = (what) => Math.max(before?.[what] ?? 0, now?.[what] ?? 0);
  say(byId("rate-in"), number(of("checkIns")));
  say(byId("rate-out"), number(of("checkOuts")));
  say(byId("rate-refused"), number(of("refused")));
}

/** Says the figure to a screen reader, now and then. */
export function tellOccupancy() {
  if (!shown || Date.now() - toldAt < TELL_EVERY_MS) return;
  toldAt = Date.now();
  const of = shown.limit === null ? "" : ` of ${number(shown.limit)}`;
  say(byId("told"), `Inside now: ${number(shown.inside)}${of}.`);
}

export function forgetOccupancy() {
  shown = null;
  toldAt = 0;
  say(byId("figure"), "–");
  say(byId("limit"), "");
  byId("meter").hidden = true;
}
