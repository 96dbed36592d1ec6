"""The sale's rows of loadtest/compare: bookings a second beside `row_purchase`, "sold out" a second beside `limit`."""

import json
import re
import statistics
import subprocess
import sys
from pathlib import Path

from figures import Figure, middle

SCRIPT = Path(__file__).resolve().parent / "purchase.lua"
# Every purchase by a buyer of its own; nobody can sell that many out in a run.
PLENTY = 500_000_000
# What is measured: a name, the type that is bought, the status that every answer must have.
BOOKINGS = ("bookings", "general", 201)
SOLD_OUT = ("sold out", "gone", 409)


def open_sale(ask):
    """Makes an event with a type that cannot be sold out and one that is; gives its id."""
    event = ask("POST", "/v1/events", {"name": "Compare the sale"})["id"]
    kinds = (("general", PLENTY), ("gone", 1))
    for slug, capacity in kinds:
        body = {"event": event, "name": slug, "slug": slug, "price": 2000, "currency": "USD", "capacity": capacity}
        ask("POST", "/v1/ticket-types", body)
    # One place, and it is taken by an import.
    line = json.dumps({"ticketType": "gone", "externalId": "gone-1"}) + "\n"
    ask("POST", f"/v1/events/{event}/tickets/import", line, "application/x-ndjson")
    return event


def measure(options, orgid, event, urls, settle, cpu):
    """Interleaved runs; gives {(target, what): [result]}. `urls` by target, `settle()` waits for quiet, `cpu(target)` in seconds."""
    targets = [("gateway", BOOKINGS), ("row_purchase", BOOKINGS), ("gateway", SOLD_OUT), ("limit", SOLD_OUT)]
    results = {(target, what[0]): [] for target, what in targets}
    for target, what in targets:
        drive(options, orgid, event, urls[target], what, f"warm{target}", 2)
    for run in range(options.runs):
        for target, what in targets:
            settle()
            before = cpu(target)
            result = drive(options, orgid, event, urls[target], what, f"{run}{target}", options.seconds)
            result["rate"] = result["requests"] / result["seconds"]
            result["cpu_us"] = 1e6 * sum(cpu(target)[part] - before[part] for part in before) / result["requests"]
            results[target, what[0]].append(result)
            print(f"  run {run + 1}  {target:<20} {result['rate']:>9,.0f} {what[0]}/s", flush=True)
    return results


def drive(options, orgid, event, url, what, run, seconds):
    _, kind, status = what
    wrk = ["wrk", "-t1", f"-c{options.connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(SCRIPT)]
    command = [*wrk, url, "--", orgid, event, kind, str(status), re.sub(r"\W", "", run)]
    output = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
    found = re.search(r"^\{.*\}$", output.stdout, re.MULTILINE)
    if found is None:
        sys.exit(f"compare: wrk said:\n{output.stdout}\n{output.stderr}")
    result = json.loads(found.group(0))
    if result["bad"] > 0 or result["requests"] == 0:
        sys.exit(f"compare: {run}: {result['bad']} purchases were not answered {status}: {output.stderr.strip()}")
    return result


def report(results):
    """The lines of RESULTS.md."""
    rate = {key: statistics.median(run["rate"] for run in runs) for key, runs in results.items()}
    baseline = {"bookings": "row_purchase", "sold out": "limit"}
    goal = {"bookings": 5.0, "sold out": 0.8}
    lines = [
        "## Purchases",
        "",
        "By the public route, each by another buyer. `row_purchase` is actix-web and sqlx with one Postgres transaction",
        "per booking that locks the type's row; the gateway prices, holds the place in the ledger, books and asks its sandbox for",
        "an intent. \"Sold out\" is what everybody else hears at a launch.",
        "",
        "| figure | target | a second | lowest - highest | ratio | wanted | p50 ms | p99 ms | CPU us, all servers |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for (target, what), runs in results.items():
        speeds = sorted(run["rate"] for run in runs)
        p50, p99, cpu = (statistics.median(run[figure] for run in runs) for figure in ("p50_ms", "p99_ms", "cpu_us"))
        ratio, wanted = "1.00", ""
        if target == "gateway":
            ratio, wanted = f"{rate[target, what] / rate[baseline[what], what]:.2f}", f">= {goal[what]}"
        lines.append(
            f"| {what} | {target} | {rate[target, what]:,.0f} | {speeds[0]:,.0f} - {speeds[-1]:,.0f} | {ratio} | {wanted} "
            f"| {p50:.1f} | {p99:.1f} | {cpu:.0f} |"
        )
    return [*lines, ""]


def figures(results):
    rate = {key: middle(runs, lambda run: run["rate"]) for key, runs in results.items()}
    booked, refused = BOOKINGS[0], SOLD_OUT[0]
    more = f"{rate['gateway', booked]:,.0f} bookings/s"
    yield Figure("bookings/s / `row_purchase`", rate["gateway", booked] / rate["row_purchase", booked], at_least=5, more=more)
    yield Figure("sold-out answers/s / `limit`", rate["gateway", refused] / rate["limit", refused], at_least=0.8)
