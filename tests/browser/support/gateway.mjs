// The gateway under test: `scripts/browser` starts one and says where. Events, tickets, scans and tokens for a test.

import { spawn } from "node:child_process";
import { createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const data = process.env.GATE_DATA;
if (!data) throw new Error("GATE_DATA must name the folder of a running `gatehouse dev`: run scripts/browser");

/** `dev.json`: url, tenant, tokens. GATE_URL names another way to the same gateway, such as serve.mjs. */
export const dev = JSON.parse(readFileSync(join(data, "dev.json"), "utf8"));
export const url = process.env.GATE_URL || dev.url;

/** Asks as the administrator of the tenant, or with another token. A refusal fails the test in its own words. */
export async function ask(method, path, body, token = dev.tokens.admin) {
  const headers = { Authorization: `Bearer ${token}` };
  if (body !== undefined) headers["Content-Type"] = typeof body === "string" ? "application/x-ndjson" : "application/json";
  const sent = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${url}${path}`, { method, headers, body: sent });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  // An export is lines of JSON, and stays a text.
  return answer.headers.get("content-type")?.startsWith("application/json") ? JSON.parse(text) : text;
}

let made = 0;
/** A word that no other event has. */
export const unique = (word) => `${word}-${Date.now().toString(36)}${(made += 1)}`;

/**
 * An event with scan points and tickets, all in one: `tickets` are lines of the import (`ticketType` is `general` if absent).
 * Gives the event back.
 */
export async function event({ name = "Evening", slug = unique("evening"), points = ["gate-a", "gate-b"], tickets = [], ...more } = {}) {
  const event = await ask("POST", "/v1/events", { name, slug, ...more });
  for (const [type, label] of [["general", "General"], ["vip", "VIP"]]) {
    await ask("POST", "/v1/ticket-types", { event: slug, slug: type, name: label, maxEntries: null });
  }
  for (const point of points) await ask("POST", "/v1/scan-points", { event: slug, ...(point.slug ? point : { slug: point, name: point }) });
  if (tickets.length > 0) {
    const lines = tickets.map((ticket) => JSON.stringify({ ticketType: "general", ...ticket })).join("\n");
    await ask("POST", `/v1/events/${slug}/tickets/import`, lines);
  }
  return event;
}

/** A scan of `code`; the answer tells the verdict. */
export function scan(slug, code, { kind = "CHECK_IN", scanPoint = "gate-a", ...more } = {}) {
  return ask("POST", `/v1/events/${slug}/scans`, { code, kind, scanPoint, ...more });
}

/** A token of ours: `claims` over those of a member of staff who may do everything, good for `seconds`. */
export function token(claims = {}, seconds = 3600) {
  const [header, known] = dev.tokens.admin.split(".").slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));
  const now = Math.floor(Date.now() / 1000);
  const body = { ...known, sub: "usr_test", permissions: ["FULL"], iat: now, exp: now + seconds, ...claims };
  const text = [header, body].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const key = createPrivateKey(readFileSync(join(data, "keys", "jwt.pem")));
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}

/** Sends the crowd of `gatehouse simulate` to the event; `done` is its exit code. */
export function simulate(slug, ...args) {
  const given = ["simulate", "--url", dev.url, "--token", dev.tokens.admin, "--event", slug, ...args];
  const child = spawn(process.env.GATE_PROGRAM, given, { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stdout.on("data", (piece) => (said += piece));
  child.stderr.on("data", (piece) => (said += piece));
  const done = new Promise((resolve) => child.on("exit", (code) => resolve({ code, said })));
  return { done, stop: () => child.kill() };
}
