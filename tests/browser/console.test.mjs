// The console at work: what the gates do is seen at once, and staff can act on it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, inWindow, signIn, start } from "./support/browser.mjs";
import { ask, dev, event, scan, simulate, token } from "./support/gateway.mjs";

const GUESTS = [
  { externalId: "seat-1", code: "SEAT-1", holder: { name: "Ada Lovelace", email: "ada@example.com" } },
  { externalId: "seat-2", code: "SEAT-2", holder: { name: "Grace Hopper", email: "grace@example.com" } },
  { externalId: "seat-3", code: "SEAT-3", holder: { name: "Mary <b>Shelley</b>", email: "mary@example.com" } },
];

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

/** Asks until it is answered: without Redis a scan may be undecided at first. */
async function until(ask, seconds = 30) {
  for (const end = Date.now() + seconds * 1000; ; await new Promise((resolve) => setTimeout(resolve, 200))) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

const evening = (more = {}) => event({ name: "Summer Night", tickets: GUESTS, occupancyLimit: 50, ...more });
const figure = async (page) => Number((await page.locator("#figure").textContent()).replaceAll(",", ""));
/** Waits until the figure is this. */
const inside = (page, count) => page.locator("#figure").getByText(String(count), { exact: true }).waitFor();

test("signs in with a token, which stays in the tab, and shows an event", async () => {
  const { slug } = await evening();
  await scan(slug, "SEAT-1");
  await inWindow(browser, { path: `/console#event=${slug}` }, async (page) => {
    await signIn(page, token());
    await page.getByRole("heading", { name: "Summer Night" }).waitFor();
    await page.getByText("Live", { exact: true }).waitFor();
    await inside(page, 1);
    await page.getByText("of 50 · 49 places left").waitFor();
    assert.ok(!page.url().includes("ey"), "no token in the address");
    await page.reload();
    await inside(page, 1);
    await accessible(page, "the board");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Token").waitFor();
    assert.equal(await page.evaluate(() => sessionStorage.getItem("gatehouse.token")), null);
  });
});

test("numbers move while a crowd comes in", async () => {
  const slug = `crowd-${Date.now().toString(36)}`;
  const crowd = simulate(slug, "--tickets", "1500", "--duration", "9", "--points", "4");
  try {
    for (let tries = 0; ; tries += 1) {
      if (await ask("GET", `/v1/events/${slug}`).catch(() => null)) break;
      assert.ok(tries < 100, "the crowd made no event");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await inWindow(browser, { path: `/console#event=${slug}`, token: token() }, async (page) => {
      await page.locator("#state[data-state=live]").waitFor();
      const seen = new Set();
      await page.waitForFunction(() => Number(document.getElementById("figure").textContent.replaceAll(",", "")) > 50, null, { timeout: 40_000 });
      for (let look = 0; look < 12 && seen.size < 3; look += 1) {
        seen.add(await figure(page));
        await page.waitForTimeout(500);
      }
      assert.ok(seen.size >= 3, `the figure stood still: ${[...seen]}`);
      await page.waitForFunction(() => Number(document.getElementById("rate-in").textContent.replaceAll(",", "")) > 50);
      await page.waitForFunction(() => document.querySelectorAll("#points tr[data-life=alive]").length === 4);
      assert.ok((await page.locator("#chart canvas").count()) === 1);
      assert.match(await page.locator("#points tr").first().textContent(), /just now|s ago/);
      // Codes that were shown twice and forged are refused in every evening of `simulate`.
      await page.locator("#refusals li[data-scan]").first().waitFor();
      await page.locator("#reasons li").first().waitFor();
      await page.getByText("As a table").click();
      await page.locator("#chart-table tbody tr").nth(5).waitFor();
      const { code, said } = await crowd.done;
      assert.equal(code, 0, said);
      const truth = await ask("GET", `/v1/events/${slug}/occupancy`);
      await inside(page, truth.inside.toLocaleString("en-GB"));
      const counted = await page.locator("#points tr td:nth-last-child(2)").allTextContents();
      const entries = truth.scanPoints.reduce((sum, point) => sum + point.checkIns, 0);
      assert.equal(counted.reduce((sum, text) => sum + Number(text.replaceAll(",", "")), 0), entries);
    });
  } finally {
    crowd.stop();
  }
});

test("a refusal is shown with its explanation, and what came from outside is text", async () => {
  const { slug } = await evening();
  await scan(slug, "SEAT-3", { scanPoint: "gate-b" });
  await inWindow(browser, { path: `/console#event=${slug}`, token: token() }, async (page) => {
    await inside(page, 1);
    const refused = await scan(slug, "SEAT-3", { scanPoint: "gate-a" });
    assert.equal(refused.verdict, "DENY");
    const entry = page.locator("#refusals li", { hasText: "Already inside" });
    await entry.getByText("This ticket is already checked in.").waitFor();
    await entry.getByText(/Let in at .* at gate-b/).waitFor();
    await entry.getByRole("button", { name: "Mary <b>Shelley</b>, General" }).click();
    const dialog = page.getByRole("dialog", { name: /Mary <b>Shelley<\/b>/ });
    await dialog.getByText("Refused: Already inside").waitFor();
    assert.equal(await page.locator("b", { hasText: "Shelley" }).count(), 0, "markup of a name came to life");
    await accessible(page, "a ticket");
  });
});

test("a ticket is found by name, e-mail, number, code and part of a name", async () => {
  const { slug } = await evening();
  await inWindow(browser, { path: `/console#event=${slug}`, token: token() }, async (page) => {
    const found = page.getByRole("dialog", { name: /Grace Hopper/ });
    for (const text of ["Grace Hopper", "grace@example.com", "seat-2", "SEAT-2", "hopper"]) {
      await page.getByRole("searchbox").fill(text);
      await page.getByRole("button", { name: "Find" }).click();
      await found.getByText("Issued by an import").waitFor();
      await page.keyboard.press("Escape");
      await found.waitFor({ state: "hidden" });
    }
    await page.getByRole("searchbox").fill("example.com");
    await page.keyboard.press("Enter");
    await page.getByText("3 tickets found.").waitFor();
    await page.getByRole("searchbox").fill("nobody of that name");
    await page.keyboard.press("Enter");
    await page.getByText("No ticket of this event fits.").waitFor();
  });
});

test("staff act by hand with a reason, by keyboard alone, and the history tells it", async () => {
  const { slug } = await evening();
  await inWindow(browser, { path: `/console#event=${slug}`, token: token({ sub: "usr_desk" }) }, async (page) => {
    await inside(page, 0);
    const dialog = page.getByRole("dialog", { name: /Ada Lovelace/ });
    const press = async (name) => {
      await dialog.getByRole("button", { name, exact: true }).focus();
      await page.keyboard.press("Enter");
    };
    const act = async (name, reason, said) => {
      await press(name);
      await page.keyboard.type(reason);
      await page.keyboard.press("Enter");
      await dialog.getByText(said, { exact: true }).first().waitFor();
    };
    await page.getByRole("searchbox").focus();
    await page.keyboard.type("lovelace");
    await page.keyboard.press("Enter");
    await dialog.getByRole("button", { name: "Check in", exact: true }).waitFor();
    await act("Check in", "phone broken, ID checked", "Checked in.");
    await inside(page, 1);
    await dialog.getByText("“phone broken, ID checked”").waitFor();
    await act("Annul check-in", "the wrong person", "The check-in was taken back.");
    await inside(page, 0);
    await act("Block", "stolen", "Blocked.");
    assert.equal((await scan(slug, "SEAT-1")).reason, "TICKET_BLOCKED");
    await act("Unblock", "found again", "Unblocked.");
    await act("Re-issue", "printed anew", "A new code was issued; “Show code” shows it.");
    assert.equal((await scan(slug, "SEAT-1")).verdict, "DENY", "the old code still opens");
    await press("Show code");
    await dialog.getByRole("img", { name: "The code of Ada Lovelace" }).waitFor();
    await act("Cancel", "sold twice", "Cancelled.");
    await dialog.getByRole("button", { name: "Reinstate" }).waitFor();
    for (const reason of ["the wrong person", "stolen", "found again", "printed anew", "sold twice"]) {
      await dialog.getByText(`“${reason}”`).waitFor();
    }
    await dialog.getByText(/by usr_desk/).first().waitFor();
    await accessible(page, "the history");
  });
});

test("what a token may not do is not offered, and said", async () => {
  const { slug } = await evening();
  const watching = token({ permissions: ["ticket.read"] });
  await inWindow(browser, { path: `/console#event=${slug}`, token: watching }, async (page) => {
    await page.getByRole("searchbox").fill("lovelace");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: /Ada Lovelace/ });
    await dialog.getByText("it does not carry ticket.write").waitFor();
    assert.equal(await dialog.getByRole("button").count(), 1, "only Close");
    assert.ok(await page.locator("#outage").isHidden());
  });
  await inWindow(browser, { path: "/console" }, async (page) => {
    await signIn(page, token({ typ: "customer", sub: "cus_someone", email: "someone@example.com" }));
    await page.getByRole("alert").getByText("It belongs to a customer or an application.").waitFor();
  });
});

test("the outage policy is switched after a question", async () => {
  const { slug } = await evening();
  await inWindow(browser, { path: `/console#event=${slug}`, token: token() }, async (page) => {
    const card = page.getByRole("region", { name: "If Redis is away" });
    await card.getByText("Nobody is let in").waitFor();
    await card.getByRole("button", { name: /Change to/ }).click();
    await card.getByRole("button", { name: /^Yes/ }).click();
    await card.getByText("Changed.").waitFor();
    assert.equal((await ask("GET", `/v1/events/${slug}`)).outagePolicy, "journal");
  });
});

test("an event is taken from a node that journals only after a warning and with a reason", async () => {
  const { slug } = await evening({ outagePolicy: "journal" });
  await scan(slug, "SEAT-1");
  // The stream of the event, and whatever else needs Redis, breaks off meanwhile.
  const expected = [/status of 503/, /ERR_INCOMPLETE_CHUNKED_ENCODING/];
  process.kill(dev.redis.pid, "SIGSTOP");
  try {
    const scanned = await until(() => scan(slug, "SEAT-2"));
    assert.equal(scanned.degraded, true);
    const { journaling } = await ask("GET", `/v1/events/${slug}/outage`);
    await inWindow(browser, { path: `/console#event=${slug}`, token: token({ permissions: ["ticket.scan", "event.read"] }), expected }, async (page) => {
      const card = page.getByRole("region", { name: "If Redis is away" });
      await card.getByText("A node answers from its journal now.").waitFor();
      await card.getByText("it does not carry event.outage").waitFor();
      assert.equal(await card.getByRole("button").count(), 0);
    });
    await inWindow(browser, { path: `/console#event=${slug}`, token: token(), expected }, async (page) => {
      const card = page.getByRole("region", { name: "If Redis is away" });
      await card.getByRole("button", { name: /will not come back/ }).click();
      await card.getByText("This can admit the same ticket twice.").waitFor();
      await card.getByText(`First try to start ${journaling.node} again`).waitFor();
      await accessible(page, "the warning");
      const yes = card.getByRole("button", { name: /Take it over/ });
      await card.getByLabel(/Why\?/).fill("   ");
      await yes.click();
      assert.equal((await ask("GET", `/v1/events/${slug}/outage`)).journaling.node, journaling.node);
      await card.getByLabel(/Why\?/).fill("its machine burns");
      await yes.click();
      await card.getByText("Taken over.").waitFor();
      await card.getByText(/Last change: forced takeover/).waitFor();
      const { changes } = await ask("GET", `/v1/events/${slug}/outage`);
      assert.deepEqual([changes[0].what, changes[0].detail.node, changes[0].detail.reason], ["forced takeover", journaling.node, "its machine burns"]);
    });
  } finally {
    process.kill(dev.redis.pid, "SIGCONT");
  }
  const { reason } = await until(() => scan(slug, "SEAT-2"));
  assert.equal(reason, "ALREADY_CHECKED_IN");
});

test("an expired token is explained at the second, and what was shown is gone", async () => {
  const { slug } = await evening();
  await inWindow(browser, { path: `/console#event=${slug}`, token: token({}, 9), expected: [/status of 401/] }, async (page) => {
    await page.getByRole("heading", { name: "Summer Night" }).waitFor();
    await page.getByRole("alert").getByText(/token has expired/).waitFor({ timeout: 30_000 });
    await page.getByText("Ask whoever gave it to you for a new one and sign in again.").waitFor();
    assert.ok(await page.locator("#board").isHidden());
    assert.equal(await page.evaluate(() => sessionStorage.getItem("gatehouse.token")), null);
    await accessible(page, "the explanation");
  });
});

test("a lost network is said and made good by itself", async () => {
  const { slug } = await evening();
  const expected = [/ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/, /ERR_NETWORK_CHANGED/];
  await inWindow(browser, { path: `/console#event=${slug}`, token: token(), expected }, async (page) => {
    await inside(page, 0);
    await page.context().setOffline(true);
    await page.getByText("Connection lost; trying again").waitFor();
    await scan(slug, "SEAT-2");
    await page.context().setOffline(false);
    await inside(page, 1);
    await page.getByText("Live", { exact: true }).waitFor();
  });
});

test("is whole on a phone, on a desk and on a wall, in light and dark", async () => {
  const { slug } = await evening({ occupancyLimit: 3, points: ["gate-a", "gate-b", "gate-c"] });
  for (const code of ["SEAT-1", "SEAT-2"]) await scan(slug, code);
  await scan(slug, "SEAT-1", { scanPoint: "gate-b" });
  for (const [size, scheme, look] of [["phone", "light", ""], ["phone", "dark", ""], ["desktop", "dark", ""], ["wall", "dark", "&view=wall"]]) {
    await inWindow(browser, { path: `/console#event=${slug}${look}`, token: token(), size, scheme }, async (page) => {
      await inside(page, 2);
      await page.locator("#refusals li[data-scan]").first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${size}: ${wide} px too wide`);
      const fontPx = await page.locator("#figure").evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
      // Ten metres ask for figures of ten centimetres, which is 158 px of a 55" screen; a figure is 0.7 of its font's size.
      if (look) assert.ok(fontPx * 0.7 >= 158, `the figure is ${fontPx * 0.7} px high`);
      await accessible(page, `${size}, ${scheme}`);
    });
  }
});
