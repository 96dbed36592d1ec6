"""Scans whose log is copied to Postgres while they come: the drain gives way to nobody, and what counts is the time until the
last scan is in Postgres."""

import time

from figures import Figure, middle
from stack import Stack


def measure(bench, binary):
    options = bench.options
    stack = Stack(binary, bench.folder / "pace", GATEHOUSE_DRAIN__YIELD_UNTIL_LAG="0")
    try:
        event = stack.lane().event("Pace", options.tickets * (options.runs + 1))
        codes = stack.lane().codes(event)
        part = lambda run: codes[run * options.tickets : (run + 1) * options.tickets]
        stack.wrk(event, part(0), "warm", 2)
        results = []
        for run in range(1, options.runs + 1):
            stack.settle()
            limit = bench.drive("limit", run, options.seconds)
            began, before = time.monotonic(), stack.cpu()
            result = stack.wrk(event, part(run), f"pace{run}", options.seconds, options.connections)
            left = stack.lag()
            while stack.lag() > 0:
                time.sleep(0.02)
            took, after = time.monotonic() - began, stack.cpu()
            cpu = {name: 1e6 * (after[name] - before[name]) / result["requests"] for name in after}
            results.append({**result, "limit": limit["rate"], "drained": result["requests"] / took, "left": left, "cpu_us": cpu})
            print(f"  run {run}  keeping pace         {result['requests'] / took:>9,.0f} scans/s", flush=True)
        return results
    finally:
        stack.remove()


def figures(results):
    ratio = middle(results, lambda run: run["drained"] / run["limit"])
    yield Figure("durable scans/s, the drain keeping pace / `limit`", ratio, at_least=0.6)


def report(results):
    drained, answered, left = (middle(results, lambda run: run[name]) for name in ("drained", "rate", "left"))
    cpu = {part: middle(results, lambda run: run["cpu_us"][part]) for part in ("gateway", "Redis", "Postgres")}
    return [
        "## The drain keeping pace",
        "",
        "A gateway whose drain gives way to nobody (`drain.yield_until_lag` = 0), at full load, of one event. What counts is the time",
        "from the first scan until the last one is in Postgres.",
        "",
        "| scans/s answered | scans/s into Postgres | batches left at the end | gateway us | Redis us | Postgres us |",
        "|--:|--:|--:|--:|--:|--:|",
        f"| {answered:,.0f} | {drained:,.0f} | {left:,.0f} | {cpu['gateway']:.1f} | {cpu['Redis']:.1f} | {cpu['Postgres']:.1f} |",
        "",
    ]
