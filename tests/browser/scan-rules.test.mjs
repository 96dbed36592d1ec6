// The rules of the scanner page, without a browser: what is sent again and when, what an answer means, what is shown.

import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.document = { baseURI: "http://phone.test/scan" };
const { Gateway, outcome } = await import("../../web/scan/gateway.js");
const { PATIENCE_MS, Queue, QueueFull, QUEUE_MAX } = await import("../../web/scan/queue.js");
const { complaint, fromLink } = await import("../../web/scan/session.js");
const { OUT_OF_SIGHT_MS, Sight } = await import("../../web/scan/sight.js");
const { view } = await import("../../web/scan/verdict.js");

const SCAN = { event: "final", code: "GH1.abc", kind: "CHECK_IN", scanPoint: "gate-a" };
const UNDECIDED = { kind: "undecided", why: "No network." };
const ADMIT = { kind: "verdict", verdict: { verdict: "ADMIT", light: "green", message: "Checked in.", scan: { id: "scn_1" }, occupancy: {} } };

/** A queue with a clock and a network of its own. `answers` are given in order, the last for ever. */
function stage(answers, storage = memory()) {
  const stage = { at: 1_000_000, sent: [], heard: [], storage };
  stage.start = () => {
    stage.queue = new Queue({
      storage,
      ask: async (entry) => {
        stage.sent.push(entry);
        return answers.length > 1 ? answers.shift() : answers[0];
      },
      heard: (entry, what) => stage.heard.push([entry, what]),
      now: () => stage.at,
      dice: () => 0.5,
    });
  };
  stage.pass = async (ms) => {
    stage.at += ms;
    stage.queue.work();
    await settled();
  };
  stage.start();
  return stage;
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

function memory() {
  const kept = new Map();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) };
}

test("a scan that was not decided is sent again, later each time, under one key", async () => {
  const at = stage([UNDECIDED, UNDECIDED, UNDECIDED, ADMIT]);
  at.queue.scan(SCAN);
  await settled();
  await at.pass(900);
  assert.equal(at.sent.length, 1, "not before its time");
  await at.pass(100);
  assert.equal(at.sent.length, 2);
  await at.pass(1_000);
  assert.equal(at.sent.length, 2, "the second pause is longer");
  await at.pass(1_000);
  await at.pass(4_000);
  assert.equal(at.sent.length, 4);
  assert.equal(new Set(at.sent.map((entry) => entry.key)).size, 1);
  assert.equal(at.heard.at(-1)[1].kind, "verdict");
  assert.deepEqual(at.queue.entries(), []);
});

test("the gateway's Retry-After is kept to", async () => {
  const at = stage([{ ...UNDECIDED, retryAfterMs: 5_000 }, ADMIT]);
  at.queue.scan(SCAN);
  await settled();
  await at.pass(4_900);
  assert.equal(at.sent.length, 1);
  await at.pass(100);
  assert.equal(at.sent.length, 2);
});

test("a reload loses nothing: the new page sends the same key", async () => {
  const before = stage([UNDECIDED]);
  const { key } = before.queue.scan(SCAN);
  await settled();
  before.queue.close();
  const after = stage([ADMIT], before.storage);
  after.at = before.at + 1_000;
  after.queue.work({ all: true });
  await settled();
  assert.deepEqual(after.sent.map((entry) => [entry.key, entry.code]), [[key, SCAN.code]]);
  assert.equal(JSON.parse(after.storage.getItem("gatehouse.scan.queue")).length, 0);
});

test("an answer that comes after the page was closed is left to the next page", async () => {
  let answer;
  const at = stage([new Promise((resolve) => (answer = resolve))]);
  at.queue.scan(SCAN);
  at.queue.close();
  answer(ADMIT);
  await settled();
  assert.deepEqual(at.heard, []);
  assert.equal(JSON.parse(at.storage.getItem("gatehouse.scan.queue")).length, 1);
});

test("the same ticket shown again while it waits is the same scan; out and in are two", async () => {
  const at = stage([UNDECIDED]);
  const first = at.queue.scan(SCAN);
  await settled();
  assert.equal(at.queue.scan(SCAN).key, first.key);
  assert.notEqual(at.queue.scan({ ...SCAN, kind: "CHECK_OUT" }).key, first.key);
  assert.equal(at.queue.entries().length, 2);
});

test("a guest who is gone is not let in by a late retry: the scan is parked until somebody says", async () => {
  const at = stage([UNDECIDED]);
  const { key } = at.queue.scan(SCAN);
  await settled();
  await at.pass(PATIENCE_MS + 1);
  const sent = at.sent.length;
  await at.pass(60_000);
  assert.equal(at.sent.length, sent, "not by itself");
  assert.equal(at.queue.entries()[0].parked, true);
  at.queue.tryAgain(key);
  await settled();
  assert.equal(at.sent.length, sent + 1);
});

test("who was not let in is taken back by the key, whatever became of the scan", async () => {
  let answer;
  const at = stage([new Promise((resolve) => (answer = resolve)), { kind: "annulled", ticket: null }]);
  const { key } = at.queue.scan(SCAN);
  at.queue.takeBack(key);
  answer(ADMIT);
  await settled();
  await settled();
  assert.deepEqual(at.sent.map((entry) => entry.task), ["scan", "annul"]);
  assert.equal(at.sent[1].which, `key:${key}`);
  assert.deepEqual(at.heard.map(([, what]) => what.kind), ["annulled"], "the admission is no news any more");
  assert.deepEqual(at.queue.entries(), []);
});

test("the queue has an end, and says so before it takes another guest", async () => {
  const at = stage([UNDECIDED]);
  for (let n = 0; n < QUEUE_MAX; n += 1) at.queue.scan({ ...SCAN, code: `GH1.${n}` });
  await settled();
  assert.throws(() => at.queue.scan(SCAN), QueueFull);
  assert.ok(at.queue.scan({ ...SCAN, code: "GH1.7" }), "one that waits already may be shown again");
});

test("a refusal for good is not asked again, a token that ran out waits for a sign-in", async () => {
  const refused = stage([{ kind: "refused", status: 403, code: "PERMISSION_MISSING", why: "No." }]);
  refused.queue.scan(SCAN);
  await settled();
  assert.deepEqual(refused.queue.entries(), []);
  const out = stage([{ kind: "signedOut", why: "Expired." }]);
  out.queue.scan(SCAN);
  await settled();
  await out.pass(10_000);
  assert.equal(out.sent.length, 1);
  const again = stage([ADMIT], out.storage);
  again.at = out.at;
  again.queue.work({ all: true });
  await settled();
  assert.equal(again.heard[0][1].kind, "verdict");
});

test("what is written down in another shape is left aside", () => {
  const storage = memory();
  for (const text of ["{", "{}", '[1, null, {"code": "x"}]']) {
    storage.setItem("gatehouse.scan.queue", text);
    assert.deepEqual(stage([ADMIT], storage).queue.entries(), []);
  }
});

test("an answer means what its status says", () => {
  const cases = [
    [200, { verdict: "DENY" }, "verdict"],
    [200, { scan: { id: null, annulledAt: "2026-01-01T00:00:00Z" } }, "annulled"],
    [200, null, "undecided"],
    [503, { code: "UNDECIDED", verdict: "UNDECIDED" }, "undecided"],
    [502, null, "undecided"],
    [429, { code: "TOO_MANY_REQUESTS" }, "undecided"],
    [408, null, "undecided"],
    [500, {}, "undecided"],
    [401, { code: "TOKEN_EXPIRED", detail: "expired" }, "signedOut"],
    [403, {}, "refused"],
    [404, {}, "refused"],
    [409, { code: "KEY_REUSED" }, "refused"],
    [422, {}, "refused"],
  ];
  for (const [status, body, kind] of cases) assert.equal(outcome(status, body, null).kind, kind, `${status} ${JSON.stringify(body)}`);
  assert.equal(outcome(503, {}, "3").retryAfterMs, 3_000);
  assert.equal(outcome(503, {}, "86400").retryAfterMs, 10_000, "nobody waits a day");
  assert.equal(outcome(503, {}, null).retryAfterMs, undefined);
});

test("a request says what it must and no more", async () => {
  const asked = [];
  const fetch = async (address, sent) => {
    asked.push([String(address), JSON.parse(sent.body)]);
    throw new TypeError("no network");
  };
  const gateway = new Gateway("token", { base: new URL("http://phone.test/behind/"), fetch });
  assert.equal((await gateway.scan({ ...SCAN, scanPoint: undefined, key: "k", at: 1, tries: 2 })).kind, "undecided");
  await gateway.annul({ event: "final", which: "key:k", deviceId: "phone-1" });
  assert.deepEqual(asked, [
    ["http://phone.test/behind/v1/events/final/scans", { code: "GH1.abc", kind: "CHECK_IN", idempotencyKey: "k" }],
    [
      "http://phone.test/behind/v1/events/final/scans/key%3Ak/annul",
      { deviceId: "phone-1", reason: "taken back at the scanner page" },
    ],
  ]);
});

const verdict = (more) => ({ kind: "verdict", verdict: { occupancy: { inside: 5, limit: 9 }, message: "A sentence.", ticket: null, ...more } });

test("the word says what to do, in and out and when only checked", () => {
  const now = Date.now();
  const shown = (kind, more, checking = false) => view({ kind, at: now, task: "scan" }, verdict(more), { now, checking }).word;
  assert.equal(shown("CHECK_IN", { verdict: "ADMIT", light: "green" }), "LET IN");
  assert.equal(shown("CHECK_OUT", { verdict: "ADMIT", light: "green" }), "LET OUT");
  assert.equal(shown("CHECK_OUT", { verdict: "ADMIT", light: "amber", anomaly: true }), "LET OUT, LOOK TWICE");
  assert.equal(shown("CHECK_IN", { verdict: "DENY", light: "amber", reason: "ALREADY_CHECKED_IN" }), "ALREADY IN");
  assert.equal(shown("CHECK_IN", { verdict: "DENY", light: "red", reason: "TICKET_BLOCKED" }), "STOP");
  assert.equal(shown("CHECK_OUT", { verdict: "DENY", light: "red", reason: "NOT_CHECKED_IN" }), "NOT INSIDE");
  assert.equal(shown("CHECK_IN", { verdict: "ADMIT", light: "green" }, true), "GOOD");
  assert.equal(shown("CHECK_IN", { verdict: "DENY", light: "red" }, true), "NOT GOOD");
});

test("the details say where to go, who came before, and how late the answer is", () => {
  const now = Date.parse("2026-06-01T20:00:00Z");
  const entry = { kind: "CHECK_IN", at: now - 60_000, task: "scan" };
  const wrong = verdict({ verdict: "DENY", light: "red", reason: "WRONG_SCAN_POINT", acceptedScanPoints: ["gate-c", "gate-d"] });
  const shown = view(entry, wrong, { now, places: { "gate-c": "Gate C" } });
  assert.match(shown.title, /^Late answer, read at .*: Go to Gate C or gate-d\.$/);
  const earlier = { at: "2026-06-01T19:55:00Z", scanPoint: "gate-c", deviceId: "handheld-7" };
  const twice = verdict({ verdict: "DENY", light: "amber", reason: "ALREADY_CHECKED_IN", earlier });
  assert.match(view({ ...entry, at: now }, twice, { now }).lines[0], /^Came in 5 min ago, at .* by gate-c \(handheld-7\)\.$/);
  const full = verdict({ verdict: "DENY", light: "red", reason: "FULL" });
  assert.deepEqual(view({ ...entry, at: now }, full, { now }).lines, ["5 of 9 are inside."]);
});

test("not decided is never shown as denied", () => {
  const shown = view({ kind: "CHECK_IN", task: "scan", at: 0 }, UNDECIDED);
  assert.equal(shown.tone, "wait");
  assert.match(shown.title, /Not decided/);
  assert.equal(view({ task: "annul" }, { kind: "refused", code: "ANNUL_TOO_LATE", why: "" }).tone, "problem");
});

test("a code before the camera counts once until it was out of sight", () => {
  const sight = new Sight();
  assert.equal(sight.sees("a", 0), true);
  for (let at = 100; at < 20_000; at += 100) assert.equal(sight.sees("a", at), false);
  assert.equal(sight.sees("b", 20_000), true);
  assert.equal(sight.sees("a", 20_100), true);
  assert.equal(sight.sees("a", 20_100 + OUT_OF_SIGHT_MS), true);
});

test("a link sets the phone up, and a token that is no use is explained", () => {
  assert.deepEqual(fromLink("#token=a.b.c&event=final&scanPoint=gate-c&evil=1"), { token: "a.b.c", event: "final", scanPoint: "gate-c" });
  const claims = (more) => `x.${Buffer.from(JSON.stringify(more)).toString("base64url")}.y`;
  assert.match(complaint(""), /token/);
  assert.match(complaint("garbage"), /cut off/);
  assert.match(complaint(claims({ exp: 10 }), 11_000), /expired/);
  assert.equal(complaint(claims({ exp: 10 }), 9_000), null);
});
