// For work on the pages: serves web/ from the disk, and everything else from a running gateway, so that a change is seen by a
// reload, without a build:   node tests/browser/serve.mjs http://127.0.0.1:8080 [port]

import { readFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { extname, join, normalize } from "node:path";

const [gateway, port = "8090"] = process.argv.slice(2);
if (!gateway) throw new Error("say where the gateway is: node tests/browser/serve.mjs http://127.0.0.1:8080");
const web = new URL("../../web/", import.meta.url).pathname;
const KINDS = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

/** The file of the disk that stands for an address, if one does. */
function onDisk(path) {
  if (path === "/console" || path === "/scan") return `${path.slice(1)}/index.html`;
  return path.startsWith("/web/") ? normalize(path.slice(5)).replace(/^(\.\.\/)+/, "") : null;
}

createServer(async (asked, answer) => {
  const path = new URL(asked.url, "http://here").pathname;
  const file = asked.method === "GET" ? onDisk(path) : null;
  if (!file) return void asked.pipe(forward(asked, answer));
  try {
    const body = await readFile(join(web, file));
    const headers = { "content-type": KINDS[extname(file)] ?? "text/plain", "cache-control": "no-store" };
    // A page keeps what the gateway allows it, so that nothing works here that will not work there.
    if (file.endsWith(".html")) {
      const page = await fetch(new URL(path, gateway));
      for (const name of ["content-security-policy", "permissions-policy"]) {
        if (page.headers.has(name)) headers[name] = page.headers.get(name);
      }
    }
    answer.writeHead(200, headers).end(body);
  } catch (error) {
    answer.writeHead(404, { "content-type": "text/plain" }).end(String(error));
  }
}).listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/console`));

function forward(asked, answer) {
  const to = request(new URL(asked.url, gateway), { method: asked.method, headers: asked.headers }, (got) => {
    answer.writeHead(got.statusCode, got.headers);
    got.pipe(answer);
  });
  to.on("error", (error) => answer.writeHead(502, { "content-type": "text/plain" }).end(String(error)));
  answer.on("close", () => to.destroy());
  return to;
}
