// Keeps the scanner page itself, so that a phone that lost its network can reload it and finds its waiting scans again. It
// keeps files of the page and nothing else: what the gateway decides, and every token, pass by here untouched.
//
// The network comes first; the copy is only for when there is none. So nobody scans by an old page.

const KEPT = "gatehouse-scan-page";
const NETWORK_MS = 4_000;
const HOME = new URL("..", self.location);
const PAGE = new URL("scan", HOME).href;
const FILES = new URL("web/", HOME).href;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The page names its files once it runs: those it loaded before this worker was there.
self.addEventListener("message", (event) => {
  const ours = (event.data?.keep ?? []).filter(isOurs);
  event.waitUntil(caches.open(KEPT).then((kept) => Promise.allSettled(ours.map((url) => kept.add(url)))));
});

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && isOurs(event.request.url)) event.respondWith(answer(event));
});

function isOurs(url) {
  const bare = url.replace(/[?#].*$/, "");
  return bare === PAGE || bare.startsWith(FILES);
}

async function answer(event) {
  const kept = await caches.open(KEPT);
  const name = event.request.url.replace(/[?#].*$/, "");
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), NETWORK_MS);
  try {
    const fresh = await fetch(event.request, { signal: patience.signal });
    clearTimeout(timer);
    if (fresh.ok && !fresh.redirected) event.waitUntil(kept.put(name, fresh.clone()));
    if (fresh.status < 500) return fresh;
    return (await kept.match(name)) ?? fresh;
  } catch (error) {
    const copy = await kept.match(name);
    if (copy) return copy;
    throw error;
  }
}
