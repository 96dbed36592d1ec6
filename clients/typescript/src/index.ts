/**
 * Typed client of Gatehouse. The types are generated from the gateway's own OpenAPI document (`npm run generate`); the calls
 * are those of `openapi-fetch`: `client.GET("/tickets/{id}", { params: { path: { id } } })` answers `{ data, error, response }`
 * and never throws for a refusal.
 */
import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./schema.js";

export type { components, paths } from "./schema.js";

/** Whose words the call is answered in, and how the tenant is named on it. */
export type Surface =
  /** `/v1/...`: the tenant is in the token. */
  | { surface: "gate" }
  /** `/tickets`, `/orders`, ...: `x-tenant-id`. */
  | { surface: "tickets"; tenant: string }
  /** `/events`, `/client`, `/data`, `/storefront`: `orgid`. */
  | { surface: "events"; organisation: string };

export type Options = Surface & {
  /** Such as `https://gate.example.com`. */
  baseUrl: string;
  /** A token, or what fetches one; left out for open routes. */
  token?: string | (() => string | Promise<string>);
  /** How often a request that was not decided (429, 503, no connection) is sent again; 0 = never. Default 3. */
  retries?: number;
  /** Another `fetch`. */
  fetch?: typeof fetch;
};

export type GatehouseClient = Client<paths>;

/** A client of one surface. */
export function gatehouse(options: Options): GatehouseClient {
  const client = createClient<paths>({
    baseUrl: options.baseUrl,
    fetch: retrying(options.fetch ?? fetch, options.retries ?? 3),
    headers: tenantHeader(options),
  });
  client.use(authorization(options.token));
  return client;
}

function tenantHeader(options: Surface): Record<string, string> {
  switch (options.surface) {
    case "gate":
      return {};
    case "tickets":
      return { "x-tenant-id": options.tenant };
    case "events":
      return { orgid: options.organisation };
  }
}

function authorization(token: Options["token"]): Middleware {
  return {
    async onRequest({ request }) {
      const said = typeof token === "function" ? await token() : token;
      if (said !== undefined && !request.headers.has("authorization")) {
        request.headers.set("authorization", `Bearer ${said}`);
      }
      return request;
    },
  };
}

/**
 * Sends again what was not decided. A GET may always be sent again; anything else only with an idempotency key (in the header,
 * or in the body where scans carry it): without one, an answer that was lost could make the second attempt a second scan.
 */
function retrying(send: typeof fetch, retries: number): (request: Request) => Promise<Response> {
  return async (request) => {
    const repeatable = retries > 0 && (await mayBeRepeated(request));
    for (let attempt = 0; ; attempt += 1) {
      const last = !repeatable || attempt >= retries;
      try {
        const response = await send(last ? request : request.clone());
        if (last || (response.status !== 503 && response.status !== 429)) {
          return response;
        }
        await sleep(pause(response, attempt));
      } catch (failure) {
        if (last || request.signal.aborted) {
          throw failure;
        }
        await sleep(backoff(attempt));
      }
    }
  };
}

async function mayBeRepeated(request: Request): Promise<boolean> {
  if (request.method === "GET" || request.headers.has("idempotency-key")) {
    return true;
  }
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return false;
  }
  const body: unknown = await request.clone().json().catch(() => undefined);
  return typeof body === "object" && body !== null && "idempotencyKey" in body;
}

function pause(response: Response, attempt: number): number {
  const seconds = Number(response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : backoff(attempt);
}

/** 0.2 s, 0.4 s, 0.8 s ..., each up to half as much longer, so that turnstiles do not come back in step. */
function backoff(attempt: number): number {
  return 200 * 2 ** attempt * (1 + Math.random() / 2);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The body of a type of the document, such as `Schema<"Problem">`. */
export type Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];
