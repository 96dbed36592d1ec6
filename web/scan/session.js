// Who this phone is and where it stands: kept in this browser until somebody signs out.

const NAME = "gatehouse.scan.session";

export function load(storage) {
  try {
    return JSON.parse(storage.getItem(NAME) ?? "null") ?? {};
  } catch {
    return {};
  }
}

export function save(storage, session) {
  storage.setItem(NAME, JSON.stringify(session));
}

export function forget(storage) {
  storage.removeItem(NAME);
}

// What a set-up link brings behind `#` (which never leaves the phone): token, event, scanPoint, device, camera (`off` for a
// place with a hand scanner).
export function fromLink(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const found = {};
  for (const name of ["token", "event", "scanPoint", "device", "camera"]) {
    const value = given.get(name);
    if (value) found[name] = value;
  }
  return found;
}

// What the token says about itself. The gateway checks it; this only spares the person questions.
export function claimsOf(token) {
  try {
    const body = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

// Why this token is no use here, or null.
export function complaint(token, now = Date.now()) {
  if (!token) return "Give the token of a device or of a member of staff.";
  const claims = claimsOf(token);
  if (!claims) return "That is not a token: it has three parts with dots between, and was probably cut off.";
  if (claims.exp && claims.exp * 1_000 <= now) {
    const until = new Date(claims.exp * 1_000).toLocaleString();
    return `This token expired at ${until}. Ask for a new one: gatehouse devices add, or POST /v1/devices/{device}/token.`;
  }
  return null;
}

// A device speaks under its own id; anybody else gives the phone a name, so that the log says which one it was.
export function isDevice(token) {
  return claimsOf(token)?.typ === "device";
}

export function phoneName() {
  const bytes = crypto.getRandomValues(new Uint8Array(3));
  return `phone-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}
