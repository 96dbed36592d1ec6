// What people and hand scanners do at the gate screen. A hand scanner is a keyboard that types fast and ends with Enter: what
// it types goes into the code field, wherever the focus is.

import { byId } from "../shared/dom.js";

export class Hands {
  #gate;
  #signal;
  #code = byId("code");

  constructor(gate, signal) {
    this.#gate = gate;
    this.#signal = signal;
    this.#keys();
    this.#buttons();
    this.#choices();
    this.#code.focus({ preventScroll: true });
    void stayAwake(signal);
  }

  #on(target, name, does) {
    target.addEventListener(name, does, { signal: this.#signal });
  }

  #keys() {
    this.#on(byId("typed"), "submit", (event) => {
      event.preventDefault();
      const code = this.#code.value.trim();
      this.#code.value = "";
      this.#code.focus({ preventScroll: true });
      if (code) this.#gate.read(code);
    });
    this.#on(document, "keydown", (event) => {
      const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (!plain || takesText(document.activeElement) || byId("sure").open) return;
      // A space on a button presses it; a code neither begins with one nor needs it.
      if (event.key !== " ") this.#code.focus({ preventScroll: true });
    });
    this.#on(byId("keyboard"), "click", () => {
      const shown = byId("keyboard").getAttribute("aria-pressed") !== "true";
      byId("keyboard").setAttribute("aria-pressed", String(shown));
      this.#code.blur();
      this.#code.inputMode = shown ? "text" : "none";
      this.#code.focus();
    });
  }

  #buttons() {
    const gate = this.#gate;
    this.#on(document, "pointerdown", () => gate.wake());
    this.#on(byId("next"), "click", () => gate.next());
    this.#on(byId("not-let-in"), "click", () => gate.notLetIn());
    this.#on(byId("camera"), "click", () => gate.switchCamera());
    this.#on(byId("turn"), "click", () => void gate.camera.turnAround());
    this.#on(byId("light"), "click", (event) => {
      void gate.camera.light(event.currentTarget.getAttribute("aria-pressed") !== "true");
    });
    this.#on(byId("sound"), "click", () => {
      gate.muted = !gate.muted;
      byId("sound").setAttribute("aria-pressed", String(!gate.muted));
      byId("sound").textContent = gate.muted ? "Sound off" : "Sound on";
    });
    this.#on(byId("open-set-up"), "click", () => gate.leave());
    this.#on(byId("undo"), "click", () => {
      byId("sure-what").textContent = `${gate.last?.label ?? ""}. The ticket is then as it was before this scan.`;
      byId("sure").returnValue = "no";
      byId("sure").showModal();
    });
    this.#on(byId("sure"), "close", () => {
      if (byId("sure").returnValue === "yes") gate.undo();
      this.#code.focus({ preventScroll: true });
    });
  }

  #choices() {
    for (const way of document.querySelectorAll("input[name=way]")) this.#on(way, "change", () => this.#gate.next());
    this.#on(byId("place"), "change", (event) => {
      this.#gate.choosePoint(event.target.value);
      // A hand scanner that types into a list would choose another scan point.
      this.#code.focus({ preventScroll: true });
    });
  }
}

function takesText(element) {
  if (element instanceof HTMLInputElement) return element.type !== "radio";
  return element instanceof HTMLTextAreaElement;
}

// The screen stays on while the page is looked at.
async function stayAwake(signal) {
  let lock = null;
  const hold = async () => {
    if (document.hidden) return;
    try {
      lock = await navigator.wakeLock?.request("screen");
      if (signal.aborted) await lock?.release();
    } catch {
      // A phone that saves its battery may refuse; the screen then goes dark as it always does.
    }
  };
  document.addEventListener("visibilitychange", hold, { signal });
  signal.addEventListener("abort", () => void lock?.release());
  await hold();
}
