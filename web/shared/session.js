// Who is signed in. The token is kept for this tab only (sessionStorage) and goes nowhere but into the Authorization header.

import { Api } from "./api.js";
import { button, fill, make, notice } from "./dom.js";

const KEY = "gatehouse.token";

function kept() {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(token) {
  try {
    if (token === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, token);
  } catch {
    // Then it has to be given again after a reload.
  }
}

/** Somebody with a good token. `who` is the answer of `GET /v1/session`. */
export class Session {
  constructor(api, who) {
    this.api = api;
    this.who = who;
  }

  /** Whether the token carries the permission anywhere, such as `ticket.write`; what it may in one event: `mayIn`. */
  may(permission) {
    return this.who.may.includes(permission);
  }

  get expiresAt() {
    return new Date(this.who.expiresAt);
  }
}

/**
 * Signs in with the token of this tab, or shows the form in `place` until one is good. `start(session)` is called once per
 * sign-in; `end()` whenever it is over, before the form is shown again.
 */
export class SignIn {
  #place;
  #options;
  #timer = 0;
  #session = null;

  /** `options`: title, hint, start, end, and accept(session), which returns null or why this token is not for this page. */
  constructor(place, options) {
    this.#place = place;
    this.#options = options;
  }

  async begin() {
    const token = kept();
    if (token) await this.#try(token);
    else this.#show();
  }

  /** Ends the session; `why` is shown above the form. */
  signOut(why = null) {
    keep(null);
    clearTimeout(this.#timer);
    const session = this.#session;
    this.#session = null;
    if (session) this.#options.end();
    this.#show(why);
  }

  async #try(token) {
    const api = new Api(token, (problem) => {
      if (this.#session?.api === api) this.signOut(notice("bad", problem.message, problem.advice));
    });
    try {
      const session = new Session(api, await api.get("v1/session"));
      const refusal = this.#options.accept?.(session);
      if (refusal) {
        keep(null);
        this.#show(notice("bad", "This token is not for this page.", refusal));
        return;
      }
      keep(token);
      this.#session = session;
      this.#watch(session);
      this.#place.hidden = true;
      fill(this.#place);
      this.#options.start(session);
    } catch (problem) {
      if (problem.signsOut) keep(null);
      const again = problem.signsOut ? null : token;
      this.#show(notice("bad", problem.message, problem.advice), again);
    }
  }

  /** Says at the second when a token runs out, not when the next request fails. */
  #watch(session) {
    const left = session.expiresAt.getTime() - Date.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#session !== session) return;
      if (session.expiresAt.getTime() > Date.now()) return this.#watch(session);
      const what = "Ask whoever gave it to you for a new one and sign in again.";
      this.signOut(notice("bad", "Your token has expired.", what));
    }, Math.min(Math.max(left, 0) + 250, 2 ** 30));
  }

  #show(said = null, token = null) {
    const { title, hint } = this.#options;
    const input = make("input", {
      type: "password", id: "token", name: "token", autocomplete: "off", spellcheck: "false", required: true,
      "aria-describedby": "token-hint",
    });
    const send = make("button", { type: "submit", class: "button main" }, "Sign in");
    const submit = async (event) => {
      event.preventDefault();
      const given = input.value.trim().replace(/^bearer\s+/i, "");
      if (!given) return input.focus();
      send.disabled = true;
      await this.#try(given);
    };
    const form = make("form", { class: "stack", onSubmit: submit },
      make("h1", {}, title),
      said,
      make("div", { class: "field" },
        make("label", { for: "token" }, "Token"),
        input,
        make("p", { class: "hint", id: "token-hint" }, hint)),
      make("div", { class: "row" }, send, token && button("Try again", () => this.#try(token))));
    fill(this.#place, make("div", { class: "sign-in" }, make("div", { class: "card" }, form)));
    this.#place.hidden = false;
    input.focus();
  }
}
