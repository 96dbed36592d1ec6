// Starts the scanner: set up, then at the gate. A phone that was set up before goes straight to the gate.

import { byId, notice } from "../shared/dom.js";
import { startTheme } from "../shared/theme.js";
import { Gate } from "./gate.js";
import { complaint, forget, fromLink, load, save } from "./session.js";
import { SetUp } from "./set-up.js";
import { script } from "./trusted.js";

startTheme();
let gate = null;

const setUp = new SetUp({
  done(session) {
    linked = {};
    save(localStorage, session);
    atGate(session);
  },
  signOut() {
    forget(localStorage);
    show("set-up");
    setUp.show({}, notice("good", "Signed out.", "Scans that still wait are sent once this phone is set up again."));
  },
});

// A link may set the phone up: what is behind `#` never leaves the phone, and goes from the address at once.
let linked = fromLink(location.hash);
if (location.hash) history.replaceState(null, "", location.pathname + location.search);
const known = { ...load(localStorage), ...linked };
const wrong = known.token ? complaint(known.token) : null;

if (wrong) backToSetUp(notice("bad", "Set this phone up again.", wrong));
else if (known.token && known.event && !linked.token) atGate(known);
else backToSetUp();
void keepOffline();

function atGate(session) {
  show("gate");
  gate = new Gate(session, { leave: backToSetUp, changed: (now) => save(localStorage, now) });
}

function backToSetUp(why = null) {
  gate?.close();
  gate = null;
  show("set-up");
  setUp.show({ ...load(localStorage), ...linked }, why);
}

function show(name) {
  for (const part of ["set-up", "gate"]) byId(part).hidden = part !== name;
}

async function keepOffline() {
  try {
    const scope = new URL("scan", document.baseURI).pathname;
    await navigator.serviceWorker?.register(script("offline.js"), { scope });
    const worker = (await navigator.serviceWorker?.ready)?.active;
    const files = performance.getEntriesByType("resource").map((entry) => entry.name);
    worker?.postMessage({ keep: [new URL("scan", document.baseURI).href, ...files] });
  } catch {
    // Without it the page needs the network to be loaded; scans that wait are safe either way.
  }
}
