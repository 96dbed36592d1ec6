// What every page has: files with the right headers, and a sign-in that explains itself.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accessible, inWindow, signIn, start } from "./support/browser.mjs";
import { token, url } from "./support/gateway.mjs";

let browser;
before(async () => (browser = await start()));
after(() => browser.close());

test("a page is whole, strict, and not sent twice", async () => {
  const page = await fetch(`${url}/console`);
  assert.equal(page.status, 200);
  assert.match(page.headers.get("content-type"), /^text\/html/);
  const policy = page.headers.get("content-security-policy");
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  const again = await fetch(`${url}/console`, { headers: { "If-None-Match": page.headers.get("etag") } });
  assert.equal(again.status, 304);
  assert.equal((await again.text()).length, 0);
  for (const name of await page.text().then((text) => [...text.matchAll(/(?:src|href)="(web\/[^"]+)"/g)].map((found) => found[1]))) {
    const file = await fetch(`${url}/${name}`);
    assert.equal(file.status, 200, name);
    assert.doesNotMatch(file.headers.get("content-type"), /text\/plain/, name);
  }
  for (const name of ["web/", "web/console/index.html", "web/../Cargo.toml", "web/none.js", "web/%2e%2e/Cargo.toml"]) {
    assert.equal((await fetch(`${url}/${name}`)).status, 404, name);
  }
});

test("a token that is no good is explained, and the page can be used without a mouse", async () => {
  const expected = [/status of 401/];
  await inWindow(browser, { path: "/console", expected }, async (page) => {
    await page.getByRole("heading", { name: "Gate console" }).waitFor();
    await accessible(page, "the sign-in");
    assert.equal(await page.evaluate(() => document.activeElement.id), "token");
    await signIn(page, "rubbish");
    await page.getByRole("alert").getByText("not one of this gateway's").waitFor();
    await signIn(page, token({}, -3600));
    await page.getByRole("alert").getByText("The bearer token has expired.").waitFor();
    await accessible(page, "the sign-in with a refusal");
    assert.equal(await page.evaluate(() => sessionStorage.getItem("gatehouse.token")), null);
    assert.ok(!page.url().includes("token"));
  });
});
