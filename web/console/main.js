// The console: signs in, chooses an event, and shows it live.

import { at } from "../shared/api.js";
import { byId, fill, make, notice, say } from "../shared/dom.js";
import { SignIn } from "../shared/session.js";
import { startTheme, themeButton } from "../shared/theme.js";
import { Chart } from "./chart.js";
import { Live } from "./live.js";
import { LookUp } from "./lookup.js";
import { forgetOccupancy, showOccupancy, showRates, tellOccupancy } from "./occupancy.js";
import { Outage } from "./outage.js";
import { forgetPoints, showPoints } from "./points.js";
import { ageRefusals, forgetRefusals, showReasons, showRefusals } from "./refusals.js";
import { TicketDialog } from "./ticket.js";
import { setPlaces } from "./words.js";

/** Pages of the list of events that are read; more events than fit are opened by their slug in the address. */
const PAGES_MAX = 10;
const HOUR_MS = 3_600_000;
const STATES = {
  connecting: "Connecting",
  live: "Live",
  waiting: "Connection lost; trying again",
  behind: "Live; the history cannot be read just now",
  refused: "Not live",
};

let session = null;
let events = [];
let shown = null;

startTheme();
themeButton(byId("theme"));
byId("wall").addEventListener("click", () => setView(view() === "wall" ? "" : "wall"));
byId("sign-out").addEventListener("click", () => signIn.signOut());
byId("event").addEventListener("change", (chosen) => setAddress({ event: chosen.target.value }));
window.addEventListener("hashchange", () => session && openAddress());

const signIn = new SignIn(byId("sign-in"), {
  title: "Gate console",
  hint: "A token for staff, with ticket.scan or ticket.read. It stays in this tab and is forgotten when you close it.",
  accept: ({ who }) => (["user", "device"].includes(who.kind) ? null : "It belongs to a customer or an application. Sign in with a token for staff."),
  start: (started) => start(started),
  end: () => end(),
});
signIn.begin();

async function start(started) {
  session = started;
  say(byId("sign-out"), "Sign out");
  byId("sign-out").title = `Signed in as ${session.who.subject}`;
  byId("bar").hidden = false;
  try {
    events = await listEvents();
    if (session !== started) return;
    await openAddress();
  } catch (problem) {
    if (!problem.signsOut) fill(byId("said"), notice("bad", problem.message, problem.advice));
  }
}

function end() {
  session = null;
  close();
  byId("bar").hidden = true;
  fill(byId("said"));
}

async function listEvents() {
  const all = [];
  let after = null;
  for (let page = 0; page < PAGES_MAX; page += 1) {
    const more = after === null ? "" : `&after=${encodeURIComponent(after)}`;
    const answer = await session.api.get(`v1/session/events?limit=500${more}`);
    all.push(...answer.events);
    after = answer.next;
    if (after === null) break;
  }
  return all;
}

/** The address names an event and a view, never a person and never a token: `#event=final&view=wall`. */
const address = () => new URLSearchParams(location.hash.slice(1));
const view = () => address().get("view") ?? "";

function setAddress(change) {
  const next = address();
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  location.hash = next.toString();
}

const setView = (name) => setAddress({ view: name });

async function openAddress() {
  const wall = view() === "wall";
  if (wall) document.documentElement.dataset.view = "wall";
  else delete document.documentElement.dataset.view;
  byId("wall").setAttribute("aria-pressed", String(wall));
  say(byId("wall"), wall ? "Leave wall view" : "Wall view");
  window.dispatchEvent(new CustomEvent("themechange"));
  const wanted = address().get("event") ?? likeliest()?.slug;
  if (!wanted) {
    close();
    fill(byId("said"), notice("warn", "There is no event for this token.", "It carries neither ticket.scan nor ticket.read for any event, or there is none yet."));
    return;
  }
  if (shown && [shown.event.slug, shown.event.id].includes(wanted)) return;
  close();
  try {
    const event = await session.api.get(at("v1/session/events/{}", wanted));
    open(event);
  } catch (problem) {
    showEvents(null);
    if (!problem.signsOut) fill(byId("said"), notice("bad", problem.message, problem.advice || "Choose another event above."));
  }
}

/** The one that is on now, else the next one, else the newest. */
function likeliest() {
  const now = Date.now();
  const starts = (event) => (event.startsAt ? Date.parse(event.startsAt) : null);
  const ends = (event) => (event.endsAt ? Date.parse(event.endsAt) : (starts(event) ?? 0) + 8 * HOUR_MS);
  const dated = events.filter((event) => starts(event) !== null).sort((one, other) => starts(one) - starts(other));
  return dated.find((event) => starts(event) - 6 * HOUR_MS <= now && now <= ends(event) + 2 * HOUR_MS)
    ?? dated.find((event) => starts(event) > now) ?? events.at(-1);
}

function showEvents(current) {
  const listed = events.some((event) => event.id === current?.id) || !current ? events : [current, ...events];
  const options = listed.map((event) => make("option", { value: event.slug, selected: event.id === current?.id }, event.name));
  byId("event").hidden = Boolean(current) && listed.length < 2;
  fill(byId("event"), current ? null : make("option", { value: "" }, "Choose an event"), options);
}

function open(event) {
  fill(byId("said"));
  showEvents(event);
  setPlaces(event.scanPoints);
  say(byId("event-name"), event.name);
  document.title = `${event.name} · Gate console`;
  byId("board").hidden = false;
  const chart = new Chart();
  const ticket = new TicketDialog(session, event);
  const mayRead = event.may.includes("ticket.read") || event.may.includes("ticket.write");
  const onOpen = mayRead ? (id) => ticket.open(id) : null;
  const lookUp = new LookUp(session, event, onOpen);
  const outage = new Outage(session, event);
  const live = new Live(session.api, event, {
    occupancy: showOccupancy,
    minutes: (minutes) => {
      showRates(minutes);
      chart.show(minutes);
      ageRefusals();
      tellOccupancy();
    },
    points: showPoints,
    reasons: showReasons,
    refusals: (refusals) => showRefusals(refusals, onOpen),
    state: showState,
  });
  shown = { event, parts: [live, chart, ticket, lookUp, outage] };
}

function close() {
  for (const part of shown?.parts ?? []) part.close();
  shown = null;
  forgetOccupancy();
  forgetPoints();
  forgetRefusals();
  byId("board").hidden = true;
  say(byId("event-name"), "Gate console");
  document.title = "Gate console · Gatehouse";
}

function showState(word, problem) {
  byId("state").dataset.state = word;
  say(byId("state-text"), STATES[word]);
  byId("state").title = problem?.message ?? "";
  if (word === "refused") fill(byId("said"), notice("bad", problem.message, problem.advice));
}
