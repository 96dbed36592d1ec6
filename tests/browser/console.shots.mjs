// The pictures of the console in docs/img, of a crowd of `simulate`: scripts/browser --shots.

import { after, before, test } from "node:test";
import { inWindow, shot, start } from "./support/browser.mjs";
import { ask, event, simulate, token } from "./support/gateway.mjs";

const skip = process.env.GATE_SHOTS ? false : "pictures are taken by scripts/browser --shots";
let browser;
before(async () => (browser = await start()));
after(() => browser.close());

test("pictures of the console", { skip, timeout: 480_000 }, async () => {
  const points = ["North gate", "South gate", "East gate", "VIP entrance"]
    .map((name) => ({ name, slug: name.toLowerCase().replace(" ", "-") }));
  const names = ["Ada Lovelace", "Grace Hopper", "Mary Shelley", "Alan Turing", "Emmy Noether", "Max Planck", "Lise Meitner"];
  const tickets = Array.from({ length: 9_000 }, (_, place) => ({
    externalId: `seat-${place}`,
    holder: { name: names[place % names.length], email: `guest${place}@example.com` },
  }));
  const { slug } = await event({ name: "Summer Night", points, tickets, occupancyLimit: 9_500 });
  const crowd = simulate(slug, "--tickets", "9000", "--duration", "300", "--points", "4");
  const windows = [
    ["console-desktop", "desktop", "light", ""], ["console-dark", "desktop", "dark", ""],
    ["console-phone", "phone", "light", ""], ["console-wall", "wall", "dark", "&view=wall"],
  ];
  after(() => crowd.stop());
  await new Promise((resolve) => setTimeout(resolve, 250_000));
  for (const [name, size, scheme, look] of windows) {
    const context = { deviceScaleFactor: size === "wall" ? 1 : 1.5 };
    await inWindow(browser, { path: `/console#event=${slug}${look}`, token: token(), size, scheme, context }, async (page) => {
      await page.locator("#state[data-state=live]").waitFor();
      await page.locator("#refusals li[data-scan]").first().waitFor();
      await page.waitForTimeout(2_500);
      await shot(page, name);
    });
  }
  const found = await ask("POST", `/v1/events/${slug}/tickets/search`, { text: "seat-7" });
  await ask("POST", `/v1/events/${slug}/tickets/${found.tickets[0].id}/block`, { reason: "reported stolen at the bar" });
  await inWindow(browser, { path: `/console#event=${slug}`, token: token(), context: { deviceScaleFactor: 1.5 } }, async (page) => {
    await page.getByRole("searchbox").fill("seat-7");
    await page.keyboard.press("Enter");
    await page.getByText("reported stolen at the bar").waitFor();
    await shot(page, "console-ticket");
  });
});
