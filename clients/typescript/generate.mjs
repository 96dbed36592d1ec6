// Writes src/schema.ts from the OpenAPI document of a running gateway: node generate.mjs [URL] (default: GATEHOUSE_URL).
//
// Two things of the document are left out. The headers that name the tenant: the client sets them once (src/index.ts), so no
// call should have to repeat them. And MessagePack, which this client does not speak.
import { writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const base = process.argv[2] ?? process.env.GATEHOUSE_URL ?? "http://127.0.0.1:8080";
const answer = await fetch(new URL("/openapi.json", base));
if (!answer.ok) {
  throw new Error(`${answer.url} answered ${answer.status}: is a gateway running there?`);
}
const document = await answer.json();

const SET_ONCE = new Set(["orgid", "x-tenant-id"]);
const given = (parameter) => !(parameter.in === "header" && SET_ONCE.has(parameter.name.toLowerCase()));
const onlyJson = (holder) => delete holder?.content?.["application/msgpack"];

for (const item of Object.values(document.paths)) {
  for (const operation of Object.values(item)) {
    operation.parameters = operation.parameters?.filter(given);
    onlyJson(operation.requestBody);
    Object.values(operation.responses).forEach(onlyJson);
  }
}
await writeFile(new URL("src/schema.ts", import.meta.url), astToString(await openapiTS(document)));
