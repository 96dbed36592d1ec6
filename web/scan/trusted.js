// The only two scripts that this page may start beside itself. The browser holds the page to it (trusted types).

const BASE = new URL(".", document.baseURI);
const SCRIPTS = { "reader-worker.js": "web/scan/reader-worker.js", "offline.js": "scan/offline.js" };

const policy = globalThis.trustedTypes?.createPolicy("gatehouse-scan", { createScriptURL: address });

// The address of a script, by its name.
export function script(name) {
  return policy ? policy.createScriptURL(name) : address(name);
}

function address(name) {
  if (!Object.hasOwn(SCRIPTS, name)) throw new TypeError(`${name} is not a script of this page`);
  return new URL(SCRIPTS[name], BASE).href;
}
