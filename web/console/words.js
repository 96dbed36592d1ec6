// The gateway's words for people who stand at a gate.

const REASONS = {
  INVALID_CODE: "Unreadable code",
  FORGED_CODE: "Forged code",
  WRONG_EVENT: "Another event",
  UNKNOWN_TICKET: "Unknown ticket",
  SUPERSEDED_CODE: "Old code",
  NOT_CHECKED_IN: "Not checked in",
  NOT_ACTIVATED: "Not activated",
  TICKET_CANCELLED: "Cancelled",
  TICKET_REFUNDED: "Refunded",
  TICKET_TRANSFERRED: "Transferred",
  TICKET_BLOCKED: "Blocked",
  ALREADY_CHECKED_IN: "Already inside",
  REENTRY_NOT_ALLOWED: "No re-entry",
  REENTRY_LIMIT_REACHED: "Re-entries used up",
  WRONG_SCAN_POINT: "Wrong gate",
  TOO_EARLY: "Too early",
  TOO_LATE: "Too late",
  FULL: "Full",
  ANNULLED: "Taken back",
};

/** A short name of a reason; a word that this page does not know yet is shown as it is. */
export function reason(word) {
  return REASONS[word] ?? plain(word);
}

const STATUSES = {
  UNACTIVATED: ["Not activated", "warn"],
  ACTIVE: ["Good, outside", ""],
  REDEEMED: ["Inside", "good"],
  CANCELLED: ["Cancelled", "bad"],
  REFUNDED: ["Refunded", "bad"],
  REVOKED: ["Transferred away", "bad"],
  BLOCKED: ["Blocked", "bad"],
};

/** What to call a ticket's state, and how grave it is. */
export function status(word) {
  const [text, kind] = STATUSES[word] ?? [plain(word), ""];
  return { text, kind };
}

/** Whether it is worth a second look by staff: somebody tried something. */
export const GRAVE = new Set(["FORGED_CODE", "UNKNOWN_TICKET", "TICKET_BLOCKED", "SUPERSEDED_CODE", "TICKET_REFUNDED"]);

function plain(word) {
  const text = String(word).replaceAll("_", " ").toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

let places = new Map();

/** The scan points of the event on show, as `GET /v1/session/events/{event}` lists them. */
export function setPlaces(points) {
  places = new Map((points ?? []).map(({ slug, name }) => [slug, name]));
}

/** The name of a scan point, or what scans called it. */
export const place = (slug) => places.get(slug) ?? slug;

/** What was done by hand, as a sentence begins. */
export const ACTIONS = {
  "check in": "Checked in by hand",
  "check out": "Checked out by hand",
  block: "Blocked",
  unblock: "Unblocked",
  cancel: "Cancelled",
  reinstate: "Reinstated",
  reissue: "New code issued",
  reset: "Put outside",
  refund: "Refunded",
  transfer: "Transferred",
  activate: "Activated",
};

export const action = (word) => ACTIONS[word] ?? plain(word);
