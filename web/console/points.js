// Scan points: rate, share of refusals, last sign of life. One row each, changed in place so that focus and selection stay.

import { ago, byId, fill, make, number, say } from "../shared/dom.js";

/** A point that is silent for so long while others are busy is worth a look. */
const SILENT_MS = 5 * 60_000;
/** A share of refusals that is worth a look, from so many scans on. */
const MANY_REFUSED = 0.15;
const ENOUGH_SCANS = 20;

const rows = new Map();

function row(key) {
  const known = rows.get(key);
  if (known) return known;
  const cells = {
    name: make("th", { scope: "row" }),
    rate: make("td", { class: "num strong" }),
    refused: make("td", { class: "num" }),
    last: make("td", { class: "life" }),
    ins: make("td", { class: "num" }),
    outs: make("td", { class: "num" }),
  };
  const share = make("span", { class: "share" });
  cells.refused.append(share);
  const made = { element: make("tr", {}, ...Object.values(cells)), ...cells, share };
  rows.set(key, made);
  return made;
}

export function showPoints(points) {
  const body = byId("points");
  const now = Date.now();
  const busy = points.some((point) => now - point.lastScanAt < SILENT_MS);
  const sorted = points.toSorted((one, other) =>
    String(one.name ?? one.scanPoint ?? "~").localeCompare(String(other.name ?? other.scanPoint ?? "~"), "en", { numeric: true }));
  const elements = sorted.map((point) => {
    const cells = row(point.scanPoint ?? "");
    const total = (point.checkIns ?? 0) + (point.checkOuts ?? 0) + (point.refused ?? 0);
    const share = total ? (point.refused ?? 0) / total : 0;
    say(cells.name, point.name ?? point.scanPoint ?? "No scan point named");
    say(cells.rate, number(Math.round(point.perMinute)));
    say(cells.ins, number(point.checkIns ?? 0));
    say(cells.outs, number(point.checkOuts ?? 0));
    say(cells.share, `${number(point.refused ?? 0)} · ${(share * 100).toFixed(share < 0.0995 && share > 0 ? 1 : 0)} %`);
    cells.share.classList.toggle("much", total >= ENOUGH_SCANS && share >= MANY_REFUSED);
    const silent = point.lastScanAt > 0 && busy && now - point.lastScanAt > SILENT_MS;
    say(cells.last, point.lastScanAt > 0 ? `${silent ? "Silent: " : ""}${ago(now - point.lastScanAt)}` : "No scan yet");
    cells.element.dataset.life = point.lastScanAt === 0 ? "none" : silent ? "silent" : now - point.lastScanAt < SILENT_MS ? "alive" : "quiet";
    return cells.element;
  });
  const same = elements.length === body.children.length && elements.every((element, place) => body.children[place] === element);
  if (!same) fill(body, elements.length ? elements : make("tr", {}, make("td", { colspan: "6", class: "soft" }, "No scan point yet.")));
}

export function forgetPoints() {
  rows.clear();
  fill(byId("points"));
}
