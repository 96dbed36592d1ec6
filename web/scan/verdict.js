// What the person at the gate is shown: a tone, an icon and a word (never the colour alone), a sentence, and details.

import { ago, clock } from "../shared/dom.js";

// The tones. `wait` = not decided, `problem` = the request was wrong, `calm` = a notice.
const LOOKS = {
  green: { icon: "✓", word: "LET IN" },
  amber: { icon: "!", word: "LOOK" },
  red: { icon: "✕", word: "STOP" },
  wait: { icon: "…", word: "WAIT" },
  problem: { icon: "?", word: "NOT SCANNED" },
  calm: { icon: "↶", word: "TAKEN BACK" },
};

// `places`: names of scan points by slug. `checking`: nothing was recorded. Gives {tone, icon, word, title, lines, who?}.
export function view(entry, outcome, { places = {}, checking = false, now = Date.now() } = {}) {
  const tell = new Tell(places, now);
  if (outcome.kind === "verdict") return decided(entry, outcome.verdict, checking, tell);
  if (outcome.kind === "annulled") {
    return look("calm", "The scan does not count. The ticket is as it was before.", [entry.label ?? ""]);
  }
  if (outcome.kind === "undecided") return undecided(entry, outcome);
  if (outcome.kind === "signedOut") {
    return look("problem", "Sign in again: the gateway does not take this token.", [outcome.why]);
  }
  return refused(entry, outcome);
}

function decided(entry, verdict, checking, tell) {
  const wentIn = entry.kind !== "CHECK_OUT";
  const late = !checking && tell.now - entry.at > LATE_MS;
  const place = verdict.acceptedScanPoints?.map((point) => tell.place(point)).join(" or ");
  const said = place ? `Go to ${place}.` : verdict.message;
  const title = late ? `Late answer, read at ${tell.time(entry.at)}: ${said}` : said;
  const who = verdict.ticket ? about(verdict.ticket) : "";
  const lines = [...details(verdict, tell), who, verdict.ticket ? entriesLeft(verdict.ticket) : ""];
  const words = WORDS[`${verdict.verdict}-${checking ? "CHECK" : wentIn ? "IN" : "OUT"}`];
  return { ...look(verdict.light, title, lines), word: words[verdict.light] ?? words.red, who };
}

// An answer that comes later than this is for somebody who may not stand here any more.
const LATE_MS = 10_000;

// Amber is two things: admitted with something odd about it, or not admitted for a reason that deserves a second look.
const WORDS = {
  "ADMIT-IN": { green: "LET IN", amber: "LET IN, LOOK TWICE" },
  "ADMIT-OUT": { green: "LET OUT", amber: "LET OUT, LOOK TWICE" },
  "ADMIT-CHECK": { green: "GOOD", amber: "GOOD, LOOK TWICE" },
  "DENY-IN": { amber: "ALREADY IN", red: "STOP" },
  "DENY-OUT": { amber: "LOOK", red: "NOT INSIDE" },
  "DENY-CHECK": { amber: "ALREADY IN", red: "NOT GOOD" },
};

function details(verdict, tell) {
  const lines = [];
  if (verdict.acceptedScanPoints?.length) lines.push("This ticket is not accepted at this entrance.");
  if (verdict.opensAt) lines.push(`Entry opens at ${tell.time(verdict.opensAt)}.`);
  if (verdict.closedAt) lines.push(`Entry closed at ${tell.time(verdict.closedAt)}.`);
  if (verdict.earlier && verdict.verdict === "DENY") lines.push(tell.earlier(verdict.earlier));
  if (verdict.doubleRead && verdict.verdict === "ADMIT") lines.push("Read twice within seconds.");
  if (verdict.anomaly) lines.push(`The ticket is ${String(verdict.ticket?.status).toLowerCase()}.`);
  if (verdict.degraded) lines.push("Decided without the central store: another node may have let this ticket in.");
  if (verdict.reason === "FULL" && verdict.occupancy.limit) {
    lines.push(`${verdict.occupancy.inside} of ${verdict.occupancy.limit} are inside.`);
  }
  return lines;
}

function about(ticket) {
  return [ticket.holder?.name, ticket.type?.name ?? ticket.type?.slug].filter(Boolean).join(" · ");
}

// Null is no limit.
function entriesLeft({ entriesLeft: left }) {
  if (left === null || left === undefined) return "";
  return `${left === 0 ? "No" : left} more ${left === 1 ? "entry" : "entries"}.`;
}

function undecided(entry, outcome) {
  const what = entry.task === "annul" ? "It is not taken back yet." : "Not decided. Let nobody in on this.";
  return look("wait", what, [outcome.why, "It is asked again by itself, and counts once."]);
}

// A refusal is about the request, not about the guest; only an annulment's has a sentence of its own.
function refused(entry, outcome) {
  const why = {
    NOT_LATEST_SCAN: "The ticket was scanned again since; only its latest scan can be taken back.",
    ANNUL_TOO_LATE: "A scan can be taken back for 15 minutes only. See the staff with the console.",
    NOT_YOUR_SCAN: "Another device made this scan; only it can take it back.",
  }[outcome.code];
  if (entry.task === "annul") return look("problem", "Not taken back.", [why ?? outcome.why]);
  return look("problem", "The gateway did not look at this ticket.", [outcome.why, hint(outcome)]);
}

function hint(outcome) {
  if (outcome.status === 403) return "This token may not scan here: choose another event or scan point, or sign in anew.";
  if (outcome.status === 404) return "Check the event in the set-up.";
  return "";
}

function look(tone, title, lines) {
  return { tone, ...LOOKS[tone], title, lines: lines.filter(Boolean) };
}

class Tell {
  constructor(places, now) {
    Object.assign(this, { places, now });
  }

  place(point) {
    return this.places[point] ?? point;
  }

  time(at) {
    return clock(at);
  }

  earlier({ at, scanPoint, deviceId }) {
    const where = scanPoint ? ` by ${this.place(scanPoint)}` : "";
    const who = deviceId ? ` (${deviceId})` : "";
    return `Came in ${ago(this.now - new Date(at).getTime())}, at ${this.time(at)}${where}${who}.`;
  }

}
