// A real Chromium, one window per test. A window fails its test by itself if the browser's console saw an error.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { url } from "./gateway.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RESULT = new URL("../result/", import.meta.url).pathname;
export const SIZES = {
  phone: { width: 390, height: 844 },
  desktop: { width: 1280, height: 900 },
  wall: { width: 1920, height: 1080 },
};

/** Starts the browser; `args` are more of its own switches, such as a fake camera. Close it in `after`. */
export function start(args = []) {
  const switches = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...args];
  return chromium.launch({ executablePath: process.env.CHROMIUM, args: switches, headless: true });
}

/**
 * Opens a window, runs `play(page)` in it and closes it. `path` is a page of the gateway; `token` is put where a sign-in puts
 * it; `expected` are patterns of errors that the test provokes. Other errors of the browser's console fail the test.
 */
export async function inWindow(browser, options, play) {
  const { path, token, size = "desktop", scheme = "light", expected = [], reducedMotion = "reduce", context = {} } = options;
  const opened = await browser.newContext({
    baseURL: url, viewport: SIZES[size], colorScheme: scheme, reducedMotion, locale: "en-GB", bypassCSP: false,
    timezoneId: "UTC", ...context,
  });
  const page = await opened.newPage();
  page.setDefaultTimeout(15_000);
  const errors = [];
  const foreign = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" || message.text().includes("Content Security Policy")) errors.push(message.text());
  });
  page.on("request", (request) => {
    const at = request.url();
    if (!at.startsWith(url) && !/^(data|blob):/.test(at)) foreign.push(at);
  });
  try {
    if (token) {
      await opened.addInitScript((kept) => {
        if (!sessionStorage.getItem("gatehouse.seen")) sessionStorage.setItem("gatehouse.token", kept);
        sessionStorage.setItem("gatehouse.seen", "yes");
      }, token);
    }
    if (path) await page.goto(path);
    await play(page);
    const left = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    assert.deepEqual(left, [], "errors in the browser's console");
    assert.deepEqual(foreign, [], "requests to other hosts");
  } catch (error) {
    mkdirSync(RESULT, { recursive: true });
    const name = join(RESULT, `${Date.now()}.png`);
    await page.screenshot({ path: name }).catch(() => {});
    error.message += `\n(the window: ${name}; its console: ${JSON.stringify(errors)})`;
    throw error;
  } finally {
    await opened.close();
  }
}

/** No serious violation that axe-core can find, in what is shown now. */
export async function accessible(page, what = "the page") {
  // Through the debugger, which a content security policy does not reach.
  await page.evaluate(AXE);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  const serious = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  assert.deepEqual(told, [], `axe-core on ${what}`);
}

/** Takes a picture for the documentation, if pictures are asked for (`scripts/browser --shots`). */
export async function shot(page, name, options = {}) {
  if (process.env.GATE_SHOTS) await page.screenshot({ path: join(process.env.GATE_SHOTS, `${name}.png`), ...options });
}

/** The token form of every page: gives a token and sends it. */
export async function signIn(page, token) {
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
}
