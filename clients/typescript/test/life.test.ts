/** A ticket's whole life through the typed client, over all three surfaces of one gateway: sold, scanned, read, moved, refunded. */
import { strict as assert } from "node:assert";
import { test } from "node:test";
import { gatehouse } from "../src/index.js";
import { dev, ok, unique } from "./gatehouse.js";

const { url: baseUrl, tenant, tokens } = dev();
const events = gatehouse({ surface: "events", organisation: tenant.slug, baseUrl, token: tokens.admin });
const buyer = gatehouse({ surface: "events", organisation: tenant.slug, baseUrl });
const gate = gatehouse({ surface: "gate", baseUrl, token: tokens.scanner });
const tickets = gatehouse({ surface: "tickets", tenant: tenant.id, baseUrl, token: tokens.admin });

test("one ticket: made, sold, paid, scanned, read, renamed, let out, transferred, refunded", async () => {
  const admin = gatehouse({ surface: "gate", baseUrl, token: tokens.admin });
  const slug = unique("evening");
  const event = ok(await admin.POST("/v1/events", { body: { name: "An evening", slug } }));
  const type = ok(await admin.POST("/v1/ticket-types", {
    body: { event: slug, name: "General", slug: "general", price: 19900, currency: "EUR", capacity: 2, allowReentry: true },
  }));

  const booking = ok(await buyer.POST("/client/events/tickets/purchase", {
    body: {
      eventId: slug, email: "alex@example.com", name: "Alex Reyes", paymentGateway: "stripe",
      items: [{ ticketTypeId: "general", quantity: 2 }],
    },
  }));
  assert.equal(booking.amount, 398);
  const confirmed = ok(await buyer.POST("/client/events/tickets/confirm-order", {
    body: { bookingId: booking.bookingId, paymentRef: booking.paymentIntentId ?? "", paymentGateway: "stripe" },
  }));
  const [first, second] = confirmed.ticketIds as [string, string];

  const code = ok(await events.GET("/events/tickets/{ticketId}/qr", { params: { path: { ticketId: first } } })).qrPayload;
  const scan = (kind: "CHECK_IN" | "CHECK_OUT", idempotencyKey: string) =>
    gate.POST("/v1/events/{event}/scans", {
      params: { path: { event: slug } },
      body: { code, kind, scanPoint: "main-door", idempotencyKey },
    });
  assert.equal(ok(await scan("CHECK_IN", "turn-1")).verdict, "ADMIT");
  assert.equal(ok(await scan("CHECK_IN", "turn-1")).verdict, "ADMIT", "the same key, the same answer");
  const denied = ok(await scan("CHECK_IN", "turn-2"));
  assert.deepEqual([denied.verdict, denied.reason], ["DENY", "ALREADY_CHECKED_IN"]);

  const read = async (id: string) => ok(await tickets.GET("/tickets/{id}", { params: { path: { id } } })).ticket;
  const inside = await read(first);
  assert.deepEqual([inside.status, inside.eventId, inside.admissionId], ["REDEEMED", event.id, type.id]);
  assert.deepEqual(inside.scans.map((one) => one.kind), ["CHECK_IN"]);
  const listed = ok(await tickets.GET("/tickets", { params: { query: { eventId: event.id, status: "REDEEMED" } } }));
  assert.deepEqual(listed.tickets.map((one) => one.id), [first]);

  const renamed = ok(await tickets.PUT("/tickets/{id}", {
    params: { path: { id: first } }, body: { attendee: { firstName: "Jane" } },
  })).ticket;
  assert.deepEqual([renamed.attendee.firstName, renamed.attendee.lastName], ["Jane", "Reyes"]);
  assert.equal(ok(await scan("CHECK_OUT", "turn-3")).verdict, "ADMIT");
  assert.equal((await read(first)).status, "ACTIVE");

  const given = await events.POST("/events/tickets/{ticketId}/transfer", {
    params: { path: { ticketId: second } }, body: { toEmail: "sam@example.com", toName: "Sam Park" },
  });
  const transferred = ok(given).ticket.sk;
  assert.equal((await read(second)).status, "CANCELLED");
  assert.equal((await read(transferred)).attendee.email, "sam@example.com");

  const refund = await events.POST("/events/tickets/{ticketId}/refund", {
    params: { path: { ticketId: transferred } }, body: { reason: "asked for" },
  });
  assert.equal(ok(refund).amount, 199);
  assert.equal((await read(transferred)).status, "CANCELLED");
  const refused = await tickets.POST("/tickets/{id}/scan", { params: { path: { id: transferred } }, body: { kind: "CHECK_IN" } });
  assert.equal(refused.response.status, 400);
  assert.match(refused.error?.message ?? "", /^Ticket cancelled/);
});

test("a scan that is not decided is sent again, and only with its key", async () => {
  let asked = 0;
  const busyOnce: typeof fetch = async (request, init) => {
    asked += 1;
    return asked === 1 ? new Response("{}", { status: 503, headers: { "retry-after": "1" } }) : fetch(request, init);
  };
  const patient = gatehouse({ surface: "gate", baseUrl, token: tokens.scanner, fetch: busyOnce });
  const path = { event: "no-such-event" };
  const keyed = await patient.POST("/v1/events/{event}/scans", {
    params: { path }, body: { code: "X", kind: "CHECK_IN", idempotencyKey: "k" },
  });
  assert.deepEqual([keyed.response.status, asked], [404, 2]);
  asked = 0;
  const keyless = await patient.POST("/v1/events/{event}/scans", { params: { path }, body: { code: "X", kind: "CHECK_IN" } });
  assert.deepEqual([keyless.response.status, asked], [503, 1]);
});
