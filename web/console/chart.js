// Entries and exits per minute, by uPlot (web/vendor/uplot), and the same as a table for whoever cannot see it.

import { byId, clock, fill, make, number, say } from "../shared/dom.js";
import { colour } from "../shared/theme.js";

const SERIES = [
  { what: "checkIns", label: "Entries", colour: "in", fill: 0.18, width: 2.5 },
  { what: "checkOuts", label: "Exits", colour: "out", fill: 0.1, width: 2.5 },
  { what: "refused", label: "Refused", colour: "bad", fill: 0, width: 1.5, dash: [5, 4] },
];
const TABLE_MINUTES = 15;
/** The chart goes back at least so many minutes. */
const SHORTEST = 15;
const TALLEST = 460;

/** `#rrggbb` at an opacity. */
function veil(hex, opacity) {
  const alpha = Math.round(opacity * 255).toString(16).padStart(2, "0");
  return /^#[0-9a-f]{6}$/i.test(hex) ? `${hex}${alpha}` : "transparent";
}

const isWall = () => document.documentElement.dataset.view === "wall" && window.innerWidth >= 1100;

export class Chart {
  #place = byId("chart");
  #plot = null;
  #data = [[], [], [], []];
  #minutes = [];
  #over = [];
  #watcher = new ResizeObserver(() => this.#fit());
  #recolour = () => this.#draw();

  constructor() {
    this.#watcher.observe(this.#place);
    window.addEventListener("themechange", this.#recolour);
    byId("chart-table").addEventListener("toggle", () => this.#table());
  }

  close() {
    this.#watcher.disconnect();
    window.removeEventListener("themechange", this.#recolour);
    this.#plot?.destroy();
    this.#plot = null;
    fill(this.#place);
  }

  show(all) {
    const busy = (minute) => SERIES.some(({ what }) => minute[what] > 0);
    // The minute that runs has not got all its people: it would look as if they had stopped coming.
    const over = all.slice(0, -1);
    const known = over.some(busy) ? over : all;
    // Hours before the doors opened would squeeze the evening into a corner.
    const first = known.findIndex(busy);
    const from = first < 0 ? known.length - SHORTEST : Math.min(first - 1, known.length - SHORTEST);
    const minutes = known.slice(Math.max(0, from));
    this.#minutes = minutes;
    this.#over = over;
    this.#data = [minutes.map(({ start }) => start / 1000), ...SERIES.map(({ what }) => minutes.map((minute) => minute[what]))];
    if (this.#plot) this.#plot.setData(this.#data);
    else this.#draw();
    this.#told();
    this.#table();
  }

  #size() {
    const width = Math.max(240, Math.floor(this.#place.clientWidth));
    // On a wall the card says how high it is; elsewhere the width does.
    if (isWall() && this.#place.clientHeight > 240) return { width, height: this.#place.clientHeight };
    return { width, height: Math.max(200, Math.min(TALLEST, Math.round(width * 0.42))) };
  }

  #fit() {
    if (!this.#plot) return;
    const { width, height } = this.#size();
    if (width !== this.#plot.width || height !== this.#plot.height) this.#plot.setSize({ width, height });
  }

  #draw() {
    if (this.#data[0].length === 0) return;
    this.#plot?.destroy();
    const large = isWall();
    const font = `${large ? 20 : 13}px ${colour("sans") || "sans-serif"}`;
    const axis = { stroke: colour("ink-soft"), font, grid: { stroke: colour("line"), width: 1 }, ticks: { show: false } };
    const series = SERIES.map((one) => ({
      label: one.label,
      stroke: colour(one.colour),
      fill: one.fill ? veil(colour(one.colour), one.fill) : undefined,
      width: large ? one.width * 1.6 : one.width,
      dash: one.dash,
      points: { show: false },
    }));
    const hours = (_, times) => times.map((time) => clock(time * 1000, false));
    this.#plot = new globalThis.uPlot({
      ...this.#size(),
      // Half of the last hour's label stands beyond the last minute.
      padding: [12, large ? 34 : 24, 0, 0],
      legend: { show: false },
      cursor: { show: false },
      select: { show: false },
      scales: { x: { time: true }, y: { range: (_, __, most) => [0, Math.max(10, most * 1.1)] } },
      axes: [
        { ...axis, grid: { show: false }, values: hours, space: large ? 120 : 70, size: large ? 40 : 28 },
        { ...axis, size: large ? 76 : 48, values: (_, counts) => counts.map((count) => (Number.isInteger(count) ? number(count) : "")) },
      ],
      series: [{}, ...series],
    }, this.#data, this.#place);
  }

  /** What the picture says, in a sentence. */
  #told() {
    const last = this.#over.at(-1);
    if (!last) return;
    const most = this.#over.reduce((best, minute) => (minute.checkIns > best.checkIns ? minute : best), last);
    const now = `In the minute from ${clock(last.start, false)}: ${last.checkIns} entries, ${last.checkOuts} exits, ${last.refused} refused.`;
    say(byId("chart-told"), `${now} The busiest minute of the last two hours began at ${clock(most.start, false)} with ${most.checkIns} entries.`);
  }

  #table() {
    const details = byId("chart-table");
    if (!details.open) return;
    const head = ["Minute", ...SERIES.map(({ label }) => label)];
    const rows = this.#minutes.slice(-TABLE_MINUTES).reverse().map((minute) => make("tr", {},
      make("th", { scope: "row" }, clock(minute.start, false)),
      SERIES.map(({ what }) => make("td", { class: "num" }, number(minute[what])))));
    fill(details.querySelector("div"), make("table", {},
      make("caption", { class: "unseen" }, "Entries and exits per minute, the latest first"),
      make("thead", {}, make("tr", {}, head.map((text, place) => make("th", { scope: "col", class: place ? "num" : "" }, text)))),
      make("tbody", {}, rows)));
  }
}
