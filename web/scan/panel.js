// The big answer. What a person just showed comes first; an answer that comes late waits until the panel is free again.

import { fill, make, say } from "../shared/dom.js";

// How long an answer stays. One that is not decided stays until it is.
const STAYS_MS = { green: 4_000, calm: 4_000, amber: 10_000, red: 10_000, problem: 10_000 };
// Late answers that wait; a person reads no more than these one after the other.
const LATER_MAX = 20;

const READY = { tone: "ready", icon: "▣", word: "READY", title: "Show a ticket to the camera.", lines: [] };

export class Panel {
  #place;
  #shown = null;
  #later = [];
  #timer = 0;

  // `signals.give(tone)` is called once for each answer that is shown.
  constructor(place, signals) {
    this.#place = place;
    this.signals = signals;
    this.#draw(READY);
  }

  // The key of what is shown now, or null.
  get shows() {
    return this.#shown?.key ?? null;
  }

  // Shows at once: it is the answer to what was just done.
  show(key, view) {
    const again = this.#shown?.key === key && this.#shown.view.tone === view.tone;
    this.#shown = { key, view };
    clearTimeout(this.#timer);
    const stays = STAYS_MS[view.tone];
    if (stays) this.#timer = setTimeout(() => this.clear(), stays);
    this.#draw(view);
    if (!again) this.signals.give(view.tone);
  }

  // Shows at once if the panel is free or still shows that key; else later.
  showLate(key, view) {
    if (this.#shown === null || this.#shown.key === key) {
      this.show(key, view);
      return;
    }
    this.#later = [...this.#later.filter((late) => late.key !== key), { key, view }].slice(-LATER_MAX);
  }

  clear() {
    clearTimeout(this.#timer);
    this.#shown = null;
    const next = this.#later.shift();
    if (next) this.show(next.key, next.view);
    else this.#draw(READY);
  }

  #draw(view) {
    this.#place.dataset.tone = view.tone;
    const [icon, word, title, lines] = ["icon", "word", "title", "lines"].map((name) => this.#place.querySelector(`.${name}`));
    say(icon, view.icon);
    say(word, view.word);
    say(title, view.title);
    fill(lines, view.lines.map((line) => make("li", {}, line)));
  }
}
