// A list to choose from where the choices are known, a field to type in where they are not, both behind one value.

import { fill, make } from "../shared/dom.js";

const OTHER = "\u0000other";

export class Choice {
  #select;
  #input;

  constructor(select, input) {
    this.#select = select;
    this.#input = input;
    const required = input.required;
    select.addEventListener("change", () => {
      input.hidden = select.value !== OTHER;
      input.required = required && !input.hidden;
      if (!input.hidden) input.focus();
    });
  }

  get value() {
    const { hidden, value } = this.#select;
    return hidden || value === OTHER ? this.#input.value.trim() : value;
  }

  // `options`: [{value, label}]; with `closed` nothing else can be given. No options: the field alone.
  offer(options, value, { closed = false } = {}) {
    const given = value || this.value;
    this.#select.hidden = options.length === 0;
    this.#input.hidden = options.length > 0;
    this.#input.value = given;
    if (options.length === 0) return;
    const all = closed ? options : [...options, { value: OTHER, label: "Another …" }];
    fill(this.#select, all.map((option) => make("option", { value: option.value }, option.label)));
    const known = options.some((option) => option.value === given);
    if (known) this.#select.value = given;
    else if (given && !closed) this.#select.value = OTHER;
    this.#select.dispatchEvent(new Event("change"));
  }
}
