// Sets the phone up: token, event, scan point, its name. Asks the gateway whether all that is right before it scans.

import { at } from "../shared/api.js";
import { byId, fill, notice } from "../shared/dom.js";
import { Choice } from "./choice.js";
import { Gateway } from "./gateway.js";
import { claimsOf, complaint, isDevice, phoneName } from "./session.js";

const LISTED_MAX = 100;

export class SetUp {
  #event = new Choice(byId("event-choice"), byId("event"));
  #point = new Choice(byId("point-choice"), byId("point"));
  #form = document.querySelector("#set-up form");
  #asked = 0;
  #points = [];
  #camera = "on";

  // `done(session)` once all is right; `signOut()` when the phone shall forget everything.
  constructor({ done, signOut }) {
    this.done = done;
    byId("token").addEventListener("change", () => void this.#suggest());
    byId("event-choice").addEventListener("change", () => void this.#suggestPoints());
    byId("event").addEventListener("change", () => void this.#suggestPoints());
    byId("sign-out").addEventListener("click", signOut);
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#submit();
    });
  }

  // Shows the form with what is known so far; `why` says why it is shown.
  show(session, why = null) {
    byId("token").value = session.token ?? "";
    byId("device").value = session.device ?? phoneName();
    this.#camera = session.camera ?? "on";
    this.#event.offer([], session.event);
    this.#point.offer([], session.scanPoint);
    fill(byId("set-up-says"), why);
    byId("sign-out").hidden = !session.token;
    void this.#suggest();
  }

  get #token() {
    return byId("token").value.trim().replace(/^bearer\s+/i, "");
  }

  async #suggest() {
    const asked = ++this.#asked;
    const token = this.#token;
    byId("device-field").hidden = isDevice(token);
    if (complaint(token)) return;
    const answer = await new Gateway(token).get(`v1/session/events?limit=${LISTED_MAX}`);
    if (asked !== this.#asked) return;
    const known = answer.ok ? answer.body.events : [];
    this.#event.offer(known.map(({ slug, name }) => ({ value: slug, label: name })));
    await this.#suggestPoints();
  }

  async #suggestPoints() {
    const asked = ++this.#asked;
    const token = this.#token;
    const event = this.#event.value;
    const own = claimsOf(token)?.scanPoints ?? [];
    const found = event ? await new Gateway(token).get(at("v1/session/events/{}", event)) : {};
    if (asked !== this.#asked) return;
    const listed = found.ok ? found.body.scanPoints : [];
    const names = new Map(listed.map((point) => [point.slug, point.name]));
    this.#points = own.length > 0 ? own.map((slug) => ({ slug, name: names.get(slug) ?? slug })) : listed;
    const options = this.#points.map((point) => ({ value: point.slug, label: point.name }));
    if (own.length === 0 && options.length > 0) options.push({ value: "", label: "None named" });
    this.#point.offer(options, this.#point.value, { closed: own.length > 0 });
  }

  async #submit() {
    const token = this.#token;
    const wrong = complaint(token) ?? (this.#event.value ? null : "Choose the event that this phone stands at.");
    if (wrong) return this.#complain("This does not work yet.", wrong);
    byId("start").disabled = true;
    const found = await this.#check(token, this.#event.value);
    byId("start").disabled = false;
    if (found.wrong) return this.#complain(found.wrong, found.advice);
    return this.done({
      token,
      event: this.#event.value,
      eventName: found.name,
      scanPoint: this.#point.value || undefined,
      points: this.#points,
      camera: this.#camera,
      device: byId("device").value.trim() || phoneName(),
    });
  }

  // Is there such an event, and may this token scan at it? Without a network the phone starts all the same: scans wait.
  async #check(token, event) {
    const found = await new Gateway(token).get(at("v1/session/events/{}", event));
    if (found.status === 0 || found.status >= 500) return { name: event };
    if (!found.ok) return { wrong: found.why, advice: ADVICE[found.status] ?? "" };
    const { name, may, requireScanPoint } = found.body;
    if (!may.includes("ticket.scan")) return { wrong: "This token may look, but not scan.", advice: ADVICE[403] };
    if (requireScanPoint && !this.#point.value) return { wrong: "Choose the scan point.", advice: "This event needs one." };
    return { name };
  }

  #complain(title, detail) {
    fill(byId("set-up-says"), notice("bad", title, detail));
  }
}

const ADVICE = {
  401: "Ask whoever gave you this token for a new one.",
  403: "Ask whoever manages your access to add SCANNING to this token.",
  404: "Check the event’s name; a device’s token is good for its own events only.",
  429: "Wait a moment and try again.",
};
