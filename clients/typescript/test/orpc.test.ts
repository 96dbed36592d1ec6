/**
 * A client built on the public oRPC library, with a route table of its own: what a client written for the published Tickets
 * API does. Its schemas are strict where it matters: an error is "defined" only if its body has exactly the published keys.
 */
import { strict as assert } from "node:assert";
import { before, test } from "node:test";
import { createORPCClient, isDefinedError, safe, type ORPCError } from "@orpc/client";
import { oc, type ContractRouterClient } from "@orpc/contract";
import { OpenAPILink } from "@orpc/openapi-client/fetch";
import * as z from "zod";
import { dev, ok, unique } from "./gatehouse.js";
import { gatehouse } from "../src/index.js";

const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-z]{26}$`));
const attendee = z.object({ firstName: z.string(), lastName: z.string(), email: z.string(), phone: z.string().optional() });
const scan = z.object({
  id: z.string(),
  kind: z.enum(["CHECK_IN", "CHECK_OUT"]),
  scannedAt: z.iso.datetime(),
  scannedById: id("usr"),
  scannedBy: z.object({ id: id("usr"), firstName: z.string(), lastName: z.string(), email: z.string() }),
  deviceId: z.string(),
});
const price = z.object({ base: z.int(), booking: z.int(), currency: z.string() });
const ticket = z.object({
  id: id("tkt"),
  status: z.enum(["ACTIVE", "REDEEMED", "CANCELLED"]),
  orderId: id("ord"),
  eventId: id("evt"),
  admissionId: id("adm"),
  customerId: id("cus"),
  teamId: id("tem"),
  promoterId: id("pmt"),
  attendee,
  event: z.object({ id: id("evt"), name: z.string(), slug: z.string(), location: z.object({ name: z.string() }).loose() }).loose(),
  admission: z.object({ id: id("adm"), name: z.string(), price }).loose(),
  scans: z.array(scan),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
const kind = z.enum(["CHECK_IN", "CHECK_OUT"]);
const refused = z.object({ reason: z.string() }).loose();
const errors = {
  BAD_REQUEST: { status: 400, data: refused.optional() },
  UNAUTHORIZED: { status: 401 },
  FORBIDDEN: { status: 403 },
  NOT_FOUND: { status: 404 },
  CONFLICT: { status: 409, data: refused.optional() },
  INPUT_VALIDATION_FAILED: {
    status: 422,
    data: z.object({ formErrors: z.array(z.string()), fieldErrors: z.record(z.string(), z.array(z.string())) }),
  },
  SERVICE_UNAVAILABLE: { status: 503, data: refused.optional() },
};
const api = oc.errors(errors);
const byKey = z.object({ key: z.string(), deviceId: z.string().optional(), eventId: z.string().optional(),
  allowPartialOrderCheckIn: z.boolean().optional(), admissionIds: z.array(z.string()).optional(), idempotencyKey: z.string().optional() });
const passed = z.object({ tickets: z.array(ticket), targetType: z.enum(["ticket", "order"]) });

const contract = {
  order: {
    create: api.route({ method: "POST", path: "/orders" })
      .input(z.object({ eventId: z.string(), items: z.array(z.object({ admissionId: z.string(), quantity: z.int() })),
        customer: z.object({ firstName: z.string(), lastName: z.string(), email: z.string() }).optional() }))
      .output(z.object({ order: z.object({ id: id("ord"), status: z.string(), signature: z.string() }).loose() })),
  },
  ticket: {
    list: api.route({ method: "GET", path: "/tickets" })
      .input(z.object({ orderId: z.string().optional(), eventId: z.string().optional(), status: z.string().optional(),
        query: z.string().optional(), limit: z.int().optional(), cursor: z.string().optional(), orderSignature: z.string().optional() }))
      .output(z.object({ tickets: z.array(ticket), limit: z.int(), after: z.string().nullish(), before: z.string().nullish() })),
    get: api.route({ method: "GET", path: "/tickets/{id}" }).input(z.object({ id: z.string() })).output(z.object({ ticket })),
    create: api.route({ method: "POST", path: "/tickets" })
      .input(z.object({ orderId: z.string(), customerId: z.string(), admissionId: z.string(), status: z.string(),
        attendee: attendee.optional() }))
      .output(z.object({ ticket })),
    update: api.route({ method: "PUT", path: "/tickets/{id}" })
      .input(z.object({ id: z.string(), status: z.string().optional(), admissionId: z.string().optional(),
        attendee: attendee.partial().optional() }))
      .output(z.object({ ticket })),
    scan: api.route({ method: "POST", path: "/tickets/{id}/scan" })
      .input(z.object({ id: z.string(), kind: kind.optional(), deviceId: z.string().optional() }))
      .output(z.object({ ticket })),
    checkInByKey: api.route({ method: "PUT", path: "/tickets/{key}/check-in" }).input(byKey).output(passed),
    checkOutByKey: api.route({ method: "PUT", path: "/tickets/{key}/check-out" }).input(byKey).output(passed),
  },
};
type Client = ContractRouterClient<typeof contract>;

function client(token?: string): Client {
  const { url, tenant } = dev();
  const headers: Record<string, string> = { "x-tenant-id": tenant.id };
  if (token !== undefined) {
    headers.authorization = `Bearer ${token}`;
  }
  return createORPCClient(new OpenAPILink(contract, { url, headers }));
}

/** The refusal of a call, which must be a defined one. */
async function refusal(call: Promise<unknown>): Promise<ORPCError<string, { reason?: string; fieldErrors?: Record<string, string[]> }>> {
  const { error } = await safe(call);
  assert.ok(error, "the call was refused");
  assert.ok(isDefinedError(error), `a defined error, not ${String(error)}`);
  return error as ORPCError<string, { reason?: string }>;
}

let staff: Client;
let admissionId: string;
let otherAdmissionId: string;
let eventId: string;

before(async () => {
  const { url, tokens } = dev();
  staff = client(tokens.admin);
  const gate = gatehouse({ surface: "gate", baseUrl: url, token: tokens.admin });
  const event = ok(await gate.POST("/v1/events", { body: { name: "A night for clients", slug: unique("night") } }));
  const type = (name: string) => gate.POST("/v1/ticket-types", { body: { event: event.id, name, price: 0, currency: "EUR" } });
  eventId = event.id;
  admissionId = ok(await type("General")).id;
  otherAdmissionId = ok(await type("Balcony")).id;
});

async function order(quantity: number) {
  const customer = { firstName: "Jane", lastName: "Doe", email: "jane@example.com" };
  return (await staff.order.create({ eventId, items: [{ admissionId, quantity }], customer })).order;
}

test("a ticket is listed, read, scanned in and out, and updated", async () => {
  const { id: orderId, signature } = await order(2);
  const { tickets } = await staff.ticket.list({ orderId });
  assert.equal(tickets.length, 2);
  const { tickets: bySignature } = await client().ticket.list({ orderId, orderSignature: signature });
  assert.deepEqual(bySignature.map((one) => one.id), tickets.map((one) => one.id));

  const ticketId = tickets[0]!.id;
  const inside = await staff.ticket.scan({ id: ticketId, kind: "CHECK_IN", deviceId: "device_001" });
  assert.equal(inside.ticket.status, "REDEEMED");
  assert.equal(inside.ticket.scans.at(-1)?.deviceId, "device_001");
  assert.deepEqual((await staff.ticket.get({ id: ticketId })).ticket, inside.ticket);
  const outside = await staff.ticket.scan({ id: ticketId, kind: "CHECK_OUT" });
  assert.equal(outside.ticket.status, "ACTIVE");
  assert.deepEqual(outside.ticket.scans.map((one) => one.kind), ["CHECK_IN", "CHECK_OUT"]);

  const { ticket: renamed } = await staff.ticket.update({ id: ticketId, attendee: { firstName: "Mary Ann", lastName: "Smith" } });
  assert.deepEqual(renamed.attendee, { firstName: "Mary Ann", lastName: "Smith", email: "jane@example.com" });
  const { ticket: moved } = await staff.ticket.update({ id: ticketId, admissionId: otherAdmissionId });
  assert.equal(moved.admission.name, "Balcony");
});

test("a ticket is created by hand, and goes in and out by keys", async () => {
  const { id: orderId } = await order(2);
  const { customerId } = (await staff.ticket.list({ orderId })).tickets[0]!;
  const { ticket: extra } = await staff.ticket.create({ orderId, customerId, admissionId, status: "ACTIVE",
    attendee: { firstName: "Ada", lastName: "Lovelace", email: "ada@example.com" } });
  assert.equal(extra.attendee.firstName, "Ada");

  const one = await staff.ticket.checkInByKey({ key: extra.id });
  assert.deepEqual([one.targetType, one.tickets.length, one.tickets[0]?.status], ["ticket", 1, "REDEEMED"]);
  const part = await refusal(staff.ticket.checkInByKey({ key: orderId }));
  assert.equal(part.data.reason, "PARTIAL_ORDER_CONFIRMATION_REQUIRED");
  const rest = await staff.ticket.checkInByKey({ key: orderId, allowPartialOrderCheckIn: true, idempotencyKey: "door-1" });
  assert.equal(rest.targetType, "order");
  const again = await staff.ticket.checkInByKey({ key: orderId, allowPartialOrderCheckIn: true, idempotencyKey: "door-1" });
  assert.deepEqual(again.tickets.map((ticket) => ticket.id), rest.tickets.map((ticket) => ticket.id));
  const out = await staff.ticket.checkOutByKey({ key: orderId });
  assert.ok(out.tickets.every((ticket) => ticket.status === "ACTIVE"));
});

test("every refusal is a defined error with its message and reason", async () => {
  const { id: orderId } = await order(1);
  const ticketId = (await staff.ticket.list({ orderId })).tickets[0]!.id;

  const out = await refusal(staff.ticket.scan({ id: ticketId, kind: "CHECK_OUT" }));
  assert.deepEqual([out.code, out.status, out.message, out.data.reason],
    ["BAD_REQUEST", 400, "Ticket not checked in", "NOOP_TRANSITION"]);
  await staff.ticket.scan({ id: ticketId, kind: "CHECK_IN" });
  const twice = await refusal(staff.ticket.scan({ id: ticketId, kind: "CHECK_IN" }));
  assert.deepEqual([twice.code, twice.message, twice.data.reason], ["BAD_REQUEST", "Ticket already checked in", "NOOP_TRANSITION"]);
  const elsewhere = await refusal(staff.ticket.checkOutByKey({ key: ticketId, eventId: "evt_00000000000000000000000000" }));
  assert.equal(elsewhere.data.reason, "EVENT_MISMATCH");
  const filtered = await refusal(staff.ticket.checkOutByKey({ key: ticketId, admissionIds: [otherAdmissionId] }));
  assert.equal(filtered.data.reason, "FILTERED_OUT");

  const kindless = await refusal(staff.ticket.scan({ id: ticketId }));
  assert.deepEqual([kindless.code, kindless.status], ["INPUT_VALIDATION_FAILED", 422]);
  assert.ok(kindless.data.fieldErrors?.kind?.[0]);
  assert.equal((await refusal(staff.ticket.update({ id: ticketId, status: "REDEEMED" }))).status, 422);
  assert.equal((await refusal(staff.ticket.list({ limit: 10 }))).code, "BAD_REQUEST");
  assert.equal((await refusal(staff.ticket.get({ id: "tkt_00000000000000000000000000" }))).code, "NOT_FOUND");
  assert.equal((await refusal(client().ticket.get({ id: ticketId }))).code, "UNAUTHORIZED");
  const wrong = await refusal(client().ticket.list({ orderId, orderSignature: "abc123def456" }));
  assert.ok(["UNAUTHORIZED", "FORBIDDEN"].includes(wrong.code));

  await staff.ticket.update({ id: ticketId, status: "CANCELLED" });
  const void_ = await refusal(client(dev().tokens.scanner).ticket.scan({ id: ticketId, kind: "CHECK_IN" }));
  assert.deepEqual([void_.message, void_.data.reason], ["Ticket cancelled", "TICKET_CANCELLED"]);
  const forbidden = await refusal(client(dev().tokens.order).ticket.scan({ id: ticketId, kind: "CHECK_IN" }));
  assert.equal(forbidden.code, "FORBIDDEN");
});
