// A sale opens: many more buyers than places, all within a few seconds. Arrivals are open-loop.
//
// Everybody wants one ticket or two. Some press the button twice, some confirm twice, some pay by PayPal, some give up
// after they were told "sold out" and try again. The run fails if a place is sold twice or not at all, if a confirmed
// booking lacks a ticket, if a repeat is a second booking, or if anybody meets an error.
//
//   loadtest/run sale-launch                                          # brings a gateway of its own, and audits its tables
//   k6 run -e DEV_JSON=/path/to/dev.json loadtest/sale-launch.js      # against a running one

import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { connect } from './lib/gateway.js';
import { confirm, openSale, purchase, whatIsThere } from './lib/launch.js';
import { arrivals, chosen, common, late, scale } from './lib/options.js';
import { summary } from './lib/summary.js';

// Stages: [seconds, buyers per second at their end]. `late_ms`: what the 99th percentile of "sold out" must stay under.
const profile = chosen({
  short: { start: 20, stages: [[2, 80], [8, 80], [2, 20]], vus: 60, places: 100, late_ms: 200 },
  long: { start: 100, stages: [[5, 600], [20, 600], [5, 50]], vus: 300, places: 500, late_ms: 500 },
});
const gateway = connect();
const places = Math.round(profile.places * scale);

const sold = new Counter('sold');
const oversold = new Counter('oversold');
const missingTickets = new Counter('missing_tickets');
const doubleBookings = new Counter('double_bookings');
const miscounted = new Counter('miscounted');
const errors = new Rate('errors');
const serverErrors = new Counter('server_errors');
const soldOut = new Counter('sold_out');
const bookMs = new Trend('book_ms', true);
const confirmMs = new Trend('confirm_ms', true);
const soldOutMs = new Trend('sold_out_ms', true);

export const options = {
  ...common,
  scenarios: { launch: arrivals(profile) },
  thresholds: {
    sold: [`count==${places}`],
    oversold: ['count==0'],
    missing_tickets: ['count==0'],
    double_bookings: ['count==0'],
    miscounted: ['count==0'],
    errors: ['rate==0'],
    server_errors: ['count==0'],
    sold_out: ['count>0'],
    sold_out_ms: [`p(99)<${late(profile.late_ms)}`],
  },
};

export function setup() {
  return openSale(gateway, places);
}

export default function arrive(sale) {
  const person = exec.scenario.iterationInTest;
  const dice = (person * 61) % 100;
  const wish = { buyer: `launch-${person}`, quantity: dice < 20 ? 2 : 1, payWith: dice % 4 === 0 ? 'paypal' : 'stripe' };
  const impatient = dice >= 80;
  const first = order(sale, wish, impatient ? `key-${person}` : null);
  if (impatient) pressAgain(sale, wish, first, `key-${person}`);
  if (first.booked) pay(first, wish, dice % 10 === 3);
  // Two were too many; one may be left.
  else if (first.soldOut && wish.quantity === 2) {
    const second = order(sale, { ...wish, quantity: 1 }, null);
    if (second.booked) pay(second, { ...wish, quantity: 1 }, false);
  }
}

export function teardown(sale) {
  const { available, listed } = whatIsThere(gateway, sale);
  oversold.add(Math.max(listed - places, 0));
  miscounted.add(Math.abs(available) + Math.abs(listed - places));
  console.log(`audit: ${listed} tickets for ${places} places, ${available} left`);
}

function order(sale, wish, key) {
  const answer = purchase(gateway, sale, wish.buyer, wish.quantity, wish.payWith, key);
  note(answer, answer.failed);
  if (answer.booked) bookMs.add(answer.ms);
  if (answer.soldOut) {
    soldOut.add(1);
    soldOutMs.add(answer.ms);
  }
  return answer;
}

// The same purchase with the same key: the same booking, or "sold out" again.
function pressAgain(sale, wish, first, key) {
  const second = order(sale, wish, key);
  if (first.booked && second.body.bookingId !== first.body.bookingId) {
    doubleBookings.add(1);
    console.error(`pressed again: ${second.status} ${JSON.stringify(second.body)}`);
  }
}

function pay(booked, wish, twice) {
  const answer = confirm(gateway, booked, wish.payWith);
  note(answer, !answer.ok);
  confirmMs.add(answer.ms);
  sold.add(answer.tickets.length);
  missingTickets.add(wish.quantity - answer.tickets.length);
  if (!twice) return;
  const again = confirm(gateway, booked, wish.payWith);
  note(again, !again.ok);
  if (JSON.stringify(again.tickets) !== JSON.stringify(answer.tickets)) {
    doubleBookings.add(1);
    console.error(`confirmed again: ${again.status} ${JSON.stringify(again.body)}`);
  }
}

function note(answer, failed) {
  errors.add(failed);
  serverErrors.add(answer.status >= 500 || answer.status === 0 ? 1 : 0);
  if (failed) console.error(`${answer.status} ${JSON.stringify(answer.body)}`);
}

export const handleSummary = summary({
  name: 'sale-launch',
  profile: profile.name,
  labels: {
    sold: 'every place is sold, once',
    oversold: 'no more tickets than places',
    missing_tickets: 'every confirmed booking has its tickets',
    double_bookings: 'a repeat is the same booking',
    miscounted: 'staff and the public see the same numbers',
    errors: 'every answer is booked, confirmed or sold out',
    server_errors: 'nobody met an error of the server',
    sold_out: 'more came than there were places',
    sold_out_ms: '"sold out" is heard in time',
  },
  told: [
    ['sold', 'sold'],
    ['sold_out', 'told that it is sold out'],
    ['book_ms', 'booking time'],
    ['confirm_ms', 'confirming time'],
    ['sold_out_ms', '"sold out" time'],
  ],
});
