// /scan: a phone as a gate. The camera is a fake one that shows the QR code of a real ticket; the gateway is real.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { accessible, inWindow, shot, start } from "./support/browser.mjs";
import { film, filming } from "./support/camera.mjs";
import { ask, dev, event, scan, token, unique, url } from "./support/gateway.mjs";

const PHONE = { width: 360, height: 740 };
const NAMES = ["Alex Reyes", "Kim Larsen", "Sam Okafor", "Ines Duarte", "Noor Haddad", "Lee Wong", "Mia Novak", "Jo Brandt"];
const OFFLINE = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /status of 503/];

const slug = unique("scanner");
const folder = mkdtempSync(join(tmpdir(), "gatehouse-film-"));
const ticket = {};
let browser;

before(async () => {
  await event({ name: "Stadium evening", slug, points: [], occupancyLimit: 500 });
  for (const [point, name] of [["gate-a", "Gate A"], ["gate-c", "Gate C"]]) {
    await ask("POST", "/v1/scan-points", { event: slug, slug: point, name });
  }
  await ask("POST", "/v1/ticket-types", { event: slug, slug: "seated", name: "Seated", acceptedScanPoints: ["gate-c"] });
  const lines = NAMES.map((name, n) => ({ ticketType: n === 4 ? "seated" : "general", externalId: name, holder: { name } }));
  await ask("POST", `/v1/events/${slug}/tickets/import`, lines.map((line) => JSON.stringify(line)).join("\n"));
  const tickets = (await exported()).map((line) => [line.externalId, line]);
  Object.assign(ticket, Object.fromEntries(tickets));
  const code = await picture(`/v1/events/${slug}/tickets/${ticket["Alex Reyes"].id}/qr.png`);
  film(join(folder, "alex.y4m"), [code]);
  browser = await start(filming(join(folder, "alex.y4m")));
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

async function exported() {
  const lines = await fetch(`${url}/v1/events/${slug}/tickets/export`, { headers: { Authorization: `Bearer ${dev.tokens.admin}` } });
  return (await lines.text()).trim().split("\n").map((line) => JSON.parse(line));
}

async function picture(path) {
  const answer = await fetch(`${url}${path}`, { headers: { Authorization: `Bearer ${dev.tokens.admin}` } });
  return Buffer.from(await answer.arrayBuffer());
}

/** The log comes to say this about the ticket, and no more: it trails the answers by a moment. */
async function logged(name, ...wanted) {
  let found;
  for (let tries = 0; tries < 100; tries += 1) {
    const { scans } = await ask("GET", `/v1/events/${slug}/scans?limit=1000`);
    found = scans.filter((line) => line.ticket === ticket[name].id).map((line) => line.outcome);
    if (found.length >= wanted.length) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.deepEqual(found, wanted);
}

/** What the ledger itself says now: entries so far. */
async function entries(name) {
  return (await ask("GET", `/v1/events/${slug}/tickets/${ticket[name].id}`)).entries;
}

const phone = (options, play) => inWindow(browser, { context: { viewport: PHONE, deviceScaleFactor: 2 }, ...options }, play);

/** A phone at the gate, set up by a link; its camera is off unless `camera`. */
async function atGate(page, { camera = false, point = "gate-a", carried = dev.tokens.scanner } = {}) {
  await page.goto(`/scan#token=${carried}&event=${slug}&scanPoint=${point}&device=phone-7${camera ? "" : "&camera=off"}`);
  await page.getByRole("button", { name: "Start scanning" }).click();
  await page.getByRole("heading", { name: "Stadium evening" }).waitFor();
}

/** What a hand scanner does: types, wherever the focus is, and ends with Enter. */
async function handScan(page, code) {
  await page.keyboard.insertText("");
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
}

async function answer(page, tone) {
  await page.locator(`#answer[data-tone="${tone}"]`).waitFor();
  return page.locator("#answer [role=status]").innerText();
}

test("the page is strict, and may use the camera and WebAssembly, nothing more", async () => {
  const page = await fetch(`${url}/scan`);
  assert.equal(page.status, 200);
  const policy = page.headers.get("content-security-policy");
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /'unsafe-|\*/);
  assert.match(page.headers.get("permissions-policy"), /camera=\(self\).*microphone=\(\)/);
  const worker = await fetch(`${url}/scan/offline.js`);
  assert.match(worker.headers.get("content-type"), /^text\/javascript/);
});

test("a phone is set up by a person, and a token that may not scan is explained", async () => {
  await phone({ path: "/scan#camera=off", expected: [/status of 401/, /status of 404/] }, async (page) => {
    await page.getByRole("heading", { name: "Scanner" }).waitFor();
    await accessible(page, "the set-up");
    await page.getByLabel("Token").fill("rubbish");
    await page.locator("#event").fill(slug);
    await page.getByRole("button", { name: "Start scanning" }).click();
    await page.getByRole("alert").getByText("cut off").waitFor();
    await page.getByLabel("Token").fill(token({}, -60));
    await page.getByRole("button", { name: "Start scanning" }).click();
    await page.getByRole("alert").getByText("expired").waitFor();
    await page.getByLabel("Token").fill(token({ permissions: ["ticket.read"] }));
    await page.getByLabel("Token").blur();
    await page.locator("#event-choice").selectOption(slug);
    await page.getByRole("button", { name: "Start scanning" }).click();
    await page.getByRole("alert").getByText("may look, but not scan").waitFor();
    await page.getByLabel("Token").fill(dev.tokens.scanner);
    await page.getByLabel("Token").blur();
    await page.locator("#point-choice").selectOption({ label: "Gate C" });
    await shot(page, "scan-set-up", { fullPage: true });
    await page.getByRole("button", { name: "Start scanning" }).click();
    await page.getByRole("heading", { name: "Stadium evening" }).waitFor();
    assert.equal(await page.locator("#place").inputValue(), "gate-c");
  });
});

test("the camera reads a real ticket by WebAssembly: in, not twice, out, and taken back", async () => {
  await phone({}, async (page) => {
    await atGate(page, { camera: true });
    assert.equal(new URL(page.url()).hash, "", "the token leaves the address at once");
    const said = await answer(page, "green");
    assert.match(said, /LET IN[^]*Checked in\.[^]*Alex Reyes · General/);
    assert.equal(await page.locator(".lens").getAttribute("data-reader"), "zxing-wasm");
    await page.getByText("1 of 500 inside").waitFor();
    await accessible(page, "the gate with a green answer");
    await shot(page, "scan-green");
    // The ticket stays before the camera for seconds; that is one showing.
    await page.locator('#answer[data-tone="ready"]').waitFor();
    await logged("Alex Reyes", "ADMIT");
    await page.getByLabel("Out", { exact: true }).check({ force: true });
    await page.getByRole("button", { name: "Camera off" }).click();
    await page.getByRole("button", { name: "Camera on" }).click();
    assert.match(await answer(page, "green"), /LET OUT/);
    await page.getByRole("button", { name: "Take back the last scan" }).click();
    await page.getByText("Alex Reyes, out").waitFor();
    await page.getByRole("button", { name: "Take back", exact: true }).click();
    await answer(page, "calm");
    await page.getByRole("button", { name: "Take back the last scan", disabled: true }).waitFor();
    await logged("Alex Reyes", "ADMIT", "ADMIT", "ANNULLED");
  });
});

test("a hand scanner needs no focus; every answer has a word and an icon, and says where to go", async () => {
  await phone({}, async (page) => {
    await atGate(page);
    await page.getByRole("button", { name: "Sound on" }).click();
    await handScan(page, ticket["Kim Larsen"].code);
    assert.match(await answer(page, "green"), /✓[^]*LET IN[^]*Kim Larsen/);
    await handScan(page, ticket["Kim Larsen"].code);
    assert.match(await answer(page, "amber"), /![^]*ALREADY IN[^]*Came in .* by Gate A \(phone-7\)/);
    await accessible(page, "the gate with an amber answer");
    await shot(page, "scan-amber");
    await handScan(page, ticket["Noor Haddad"].code);
    assert.match(await answer(page, "red"), /✕[^]*STOP[^]*Go to Gate C\.[^]*Noor Haddad · Seated/);
    await accessible(page, "the gate with a red answer");
    await shot(page, "scan-red");
    await page.locator("#place").selectOption("gate-c");
    await handScan(page, ticket["Noor Haddad"].code);
    await answer(page, "green");
    await handScan(page, "GH1.forged.code");
    assert.match(await answer(page, "red"), /STOP/);
    await page.getByText("Last scans").click();
    assert.equal(await page.locator("#past li").count(), 5);
  });
});

test("check only asks, and records nothing", async () => {
  await phone({}, async (page) => {
    await atGate(page);
    await page.getByLabel("Check only").check({ force: true });
    await handScan(page, ticket["Jo Brandt"].code);
    assert.match(await answer(page, "green"), /GOOD/);
    await page.getByRole("button", { name: "Take back the last scan", disabled: true }).waitFor();
    assert.equal(await entries("Jo Brandt"), 0);
  });
});

test("without a network the guest waits; a reload loses nothing; the same key comes in once", async () => {
  await phone({ expected: OFFLINE }, async (page) => {
    const keys = new Set();
    page.on("request", (request) => {
      if (request.url().endsWith("/scans") && request.method() === "POST") keys.add(request.postDataJSON().idempotencyKey);
    });
    await atGate(page);
    await page.waitForFunction(async () => (await caches.keys()).length > 0 && (await (await caches.open("gatehouse-scan-page")).keys()).length > 15);
    await page.context().setOffline(true);
    // Over a reload the browser forgets for a moment that it is offline.
    await page.context().route("**/v1/**", (route) => route.abort());
    await handScan(page, ticket["Sam Okafor"].code);
    const said = await answer(page, "wait");
    assert.match(said, /WAIT[^]*Not decided\. Let nobody in/);
    await page.getByText("No network, 1 waiting").waitFor();
    await accessible(page, "the gate with a waiting scan");
    await shot(page, "scan-wait", { fullPage: true });
    // Before the reload: what the browser forgets then may let the waiting scan out, which is right of it.
    assert.equal(await entries("Sam Okafor"), 0);
    await page.reload();
    await page.getByRole("heading", { name: "Waiting for an answer" }).waitFor();
    await page.context().unroute("**/v1/**");
    await page.context().setOffline(false);
    assert.match(await answer(page, "green"), /LET IN[^]*Sam Okafor/);
    await page.getByRole("heading", { name: "Waiting for an answer" }).waitFor({ state: "hidden" });
    await logged("Sam Okafor", "ADMIT");
    assert.equal(keys.size, 1, "one key, however often it was sent");
  });
});

test("an admission whose answer was lost is not lost: the retry hears it, and the ticket came in once", async () => {
  await phone({ expected: OFFLINE }, async (page) => {
    await atGate(page);
    let lost = 0;
    await page.route("**/scans", async (route) => {
      lost += 1;
      if (lost > 1) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await handScan(page, ticket["Ines Duarte"].code);
    await answer(page, "wait");
    assert.match(await answer(page, "green"), /LET IN[^]*Ines Duarte/);
    await logged("Ines Duarte", "ADMIT");
  });
});

test("who went away while the answer was lost is taken back, and can come in elsewhere", async () => {
  await phone({ expected: OFFLINE }, async (page) => {
    await atGate(page);
    await page.route("**/scans", async (route) => {
      await route.fetch();
      return route.abort();
    });
    await handScan(page, ticket["Lee Wong"].code);
    await answer(page, "wait");
    await page.locator("#not-let-in").click();
    await answer(page, "calm");
    await logged("Lee Wong", "ADMIT", "ANNULLED");
    const elsewhere = await scan(slug, ticket["Lee Wong"].code, { scanPoint: "gate-c" });
    assert.equal(elsewhere.verdict, "ADMIT");
  });
});

test("a gateway that does not decide is told plainly, and asked again with the same key", async () => {
  await phone({ expected: OFFLINE }, async (page) => {
    await atGate(page);
    const keys = [];
    await page.route("**/scans", (route) => {
      keys.push(route.request().postDataJSON().idempotencyKey);
      if (keys.length > 2) return route.continue();
      const body = { code: "UNDECIDED", verdict: "UNDECIDED", detail: "not decided in time", retryable: true };
      return route.fulfill({ status: 503, headers: { "retry-after": "1" }, json: body });
    });
    await handScan(page, ticket["Mia Novak"].code);
    assert.match(await answer(page, "wait"), /Not decided in time\./);
    await answer(page, "green");
    assert.equal(new Set(keys).size, 1);
    assert.equal(keys.length, 3);
    await logged("Mia Novak", "ADMIT");
  });
});

test("a device stands where its token says, and a revoked one is sent to the office", async () => {
  const device = await ask("POST", "/v1/devices", { name: "Phone 3", events: [slug], scanPoints: ["gate-c"] });
  const { token: carried } = await ask("POST", `/v1/devices/${device.id}/token`, {});
  await phone({ expected: [/status of 401/] }, async (page) => {
    await atGate(page, { point: "gate-c", carried });
    assert.deepEqual(await page.locator("#place option").allInnerTexts(), ["Gate C"]);
    await handScan(page, "GH1.nothing");
    await answer(page, "red");
    await ask("POST", `/v1/devices/${device.id}/revoke`, {});
    await handScan(page, "GH1.nothing.again");
    await page.getByRole("alert").getByText("Sign in again.").waitFor();
    await page.getByRole("button", { name: "Sign out" }).click();
    assert.equal(await page.evaluate(() => localStorage.getItem("gatehouse.scan.session")), null);
  });
});
