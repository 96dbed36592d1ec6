// Makes elements. Text goes in as text, always: nothing that came from outside is ever read as markup.

/** `make("p", { class: "soft" }, "text", child)`. Handlers: `onClick`. What is null, undefined or false is left out. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2).toLowerCase(), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

export const byId = (id) => document.getElementById(id);

/** Puts these in the place of what was there. */
export function fill(element, ...children) {
  element.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
}

/** Sets a text only if it is another: a screen reader is not woken for nothing. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** A button of ours. */
export function button(label, onClick, attributes = {}) {
  const { class: kind = "", ...more } = attributes;
  return make("button", { type: "button", class: `button ${kind}`.trim(), onClick, ...more }, label);
}

/** A box that says one thing: `kind` is `good`, `warn` or `bad`. */
export function notice(kind, title, detail) {
  const role = kind === "bad" ? "alert" : "status";
  return make("div", { class: `notice ${kind}`, role }, make("strong", {}, title), detail && make("p", {}, detail));
}

const PLAIN = new Intl.NumberFormat("en-GB");

/** `12345` as `12,345`. */
export const number = (value) => PLAIN.format(value);

/** The time of day of an RFC 3339 text, here; with the day where it is another. */
export function clock(text, seconds = true) {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return "—";
  const time = at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", second: seconds ? "2-digit" : undefined });
  if (at.toDateString() === new Date().toDateString()) return time;
  return `${at.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric" })}, ${time}`;
}

/** `just now`, `40 s ago`, `12 min ago`, `3 h ago`, `2 days ago`. */
export function ago(ms) {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 3) return "just now";
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
  const days = Math.floor(seconds / 86_400);
  return days === 1 ? "1 day ago" : `${days} days ago`;
}
