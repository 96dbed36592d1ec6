"""Latency at a given rate (open loop, k6), and of 200 quiet events beside a hot one."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from figures import Figure, middle
from stack import Stack, together

LIB = Path(__file__).resolve().parent
RATE = 3_000
# Seconds at that rate before k6 begins to count: it opens its connections then, and compiles.
WARM = 2
# k6 makes so much garbage that its collector takes both cores every few dozen milliseconds, from `limit` as from the gateway.
RARE_GC = {"GOGC": "400"}
QUIET_EVENTS, QUIET_TICKETS, QUIET_RATE = 200, 40, 200
QUIET_CONNECTIONS = 20


def measure_open_loop(bench):
    """Interleaved runs against `limit`, `durable` and the gateway of the main bench."""
    if shutil.which("k6") is None:
        sys.exit("compare: k6 is missing: scripts/setup ci installs it")
    results = {"limit": [], "durable": [], "gateway": []}
    codes = bench.folder / "all"
    for run in range(bench.options.runs):
        for target, runs in results.items():
            url = f"{bench.urls[target]}/v1/events/{bench.event}/scans"
            settings = {"URL": url, "TOKEN": bench.dev["tokens"]["scanner"], "CODES": codes, "RATE": RATE}
            settings |= {"SECONDS": bench.options.seconds, "WARM": WARM, "RUN": f"open{run}"}
            if target == "gateway":
                # The next run of a closed loop begins with tickets that nobody scanned: these have an event of their own.
                settings |= open_event(bench, run)
            # Last: what the import of an event leaves to do is no part of an evening.
            bench.settle()
            words = [word for name, value in settings.items() for word in ("-e", f"{name}={value}")]
            command = ["k6", "run", "--quiet", "--no-usage-report", *words, str(LIB / "steady.js")]
            said = subprocess.run(command, capture_output=True, text=True, timeout=bench.options.seconds + 60, env={**os.environ, **RARE_GC})
            found = re.search(r"^\{.*\}$", said.stdout, re.MULTILINE)
            if found is None:
                sys.exit(f"compare: k6 said:\n{said.stdout}\n{said.stderr}")
            result = json.loads(found.group(0))
            if result["bad"] > 0:
                sys.exit(f"compare: {target}: {result['bad']} of the open loop failed")
            runs.append(result)
            print(f"  run {run + 1}  {target:<20} p99 {result['p99_ms']:.2f} ms at {result['rate']:,.0f}/s", flush=True)
    return results


def open_event(bench, run):
    lane = bench.lane()
    event = lane.event(f"Open loop {run}", RATE * (WARM + bench.options.seconds))
    # Awake: that an event is loaded by its first scan is measured elsewhere.
    lane.must("GET", f"/v1/events/{event}/occupancy")
    file = bench.folder / f"open-{run}"
    file.write_text("\n".join(lane.codes(event)) + "\n")
    return {"URL": f"{bench.urls['gateway']}/v1/events/{event}/scans", "CODES": file}


def measure_hot(bench, binary):
    stack = Stack(binary, bench.folder / "hot")
    try:
        lane, seconds = stack.lane(), bench.options.seconds
        hot_tickets = RATE * 2 * seconds * (bench.options.runs + 1)
        hot = lane.event("Hot", hot_tickets)
        hot_codes = lane.codes(hot)
        quiet = [lane.event(f"Quiet {number}", QUIET_TICKETS) for number in range(QUIET_EVENTS)]
        lines = [" ".join([event, *lane.codes(event)]) for event in quiet]
        (stack.folder / "quiet").write_text("\n".join(lines) + "\n")
        pause = 1_000 * QUIET_CONNECTIONS / QUIET_RATE
        listen = lambda run, length: paced(stack, "quiet", f"q{run}", pause, QUIET_CONNECTIONS, length)
        listen("warm", 2)
        results = []
        for run in range(bench.options.runs):
            stack.settle()
            alone = listen(f"alone{run}", seconds)
            beside = {}
            (stack.folder / f"hot-{run}").write_text(" ".join([hot, *hot_codes[run :: bench.options.runs]]) + "\n")
            rush = lambda: beside.update(hot=paced(stack, f"hot-{run}", f"h{run}", 1_000 * 64 / RATE, 64, seconds))
            hear = lambda: beside.update(quiet=listen(f"beside{run}", seconds))
            parts = iter((rush, hear))
            together(lambda: next(parts)(), 2)
            results.append({"alone": alone, **beside})
            print(
                f"  run {run + 1}  quiet p99 {alone['p99_ms']:.2f} ms alone, {beside['quiet']['p99_ms']:.2f} ms beside "
                f"{beside['hot']['rate']:,.0f} scans/s", flush=True)
        return results
    finally:
        stack.remove()


def paced(stack, file, run, pause, connections, seconds):
    script = str(LIB / "paced.lua")
    wrk = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", script, stack.dev["url"], "--"]
    command = [*wrk, stack.dev["tokens"]["scanner"], str(stack.folder / file), run, str(pause)]
    said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
    found = re.search(r"^\{.*\}$", said.stdout, re.MULTILINE)
    if found is None:
        sys.exit(f"compare: wrk said:\n{said.stdout}\n{said.stderr}")
    result = json.loads(found.group(0))
    if result["bad"] > 0:
        sys.exit(f"compare: {run}: {result['bad']} scans failed")
    return {**result, "rate": result["requests"] / result["seconds"]}


def figures_open_loop(results):
    p99 = {target: middle(runs, lambda run: run["p99_ms"]) for target, runs in results.items()}
    itself = f"`durable` itself {p99['durable'] / p99['limit']:.2f}"
    more = f"{p99['gateway']:.1f} ms, `limit` {p99['limit']:.1f} ms; {itself}"
    yield Figure(f"open loop, {RATE:,} scans/s: p99 / p99 of `limit` at that rate", p99["gateway"] / p99["limit"], at_most=3, more=more)


def figures_hot(results):
    ratio = middle(results, lambda run: run["quiet"]["p99_ms"]) / middle(results, lambda run: run["alone"]["p99_ms"])
    more = f"{middle(results, lambda run: run['quiet']['p99_ms']):.1f} ms"
    yield Figure(f"{QUIET_EVENTS} quiet events beside a hot one: their p99 / without it", ratio, at_most=2, more=more)


def report_open_loop(results):
    lines = [
        "## Open loop",
        "",
        f"k6, {RATE:,} scans a second whatever becomes of them (constant-arrival-rate), distinct tickets of one event; {WARM} s before",
        "those that are told, everything at rest before that.",
        "",
        "| target | rate | p50 ms | p99 ms | slowest ms | begun too late |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    for target, runs in results.items():
        rate, p50, p99, slowest, dropped = (
            middle(runs, lambda run: run[name]) for name in ("rate", "p50_ms", "p99_ms", "max_ms", "dropped")
        )
        lines.append(f"| {target} | {rate:,.0f} | {p50:.2f} | {p99:.2f} | {slowest:.1f} | {dropped:.0f} |")
    return [*lines, ""]


def report_hot(results):
    p = lambda part, name: middle(results, lambda run: run[part][name])
    return [
        "## A hot event beside quiet ones",
        "",
        f"{QUIET_EVENTS} events with {QUIET_RATE} scans a second together, alone and beside one event with about {RATE:,} a second; paced",
        "connections, one gateway.",
        "",
        "| | scans/s | p50 ms | p99 ms |",
        "|---|--:|--:|--:|",
        f"| quiet, alone | {p('alone', 'rate'):,.0f} | {p('alone', 'p50_ms'):.2f} | {p('alone', 'p99_ms'):.2f} |",
        f"| quiet, beside the hot one | {p('quiet', 'rate'):,.0f} | {p('quiet', 'p50_ms'):.2f} | {p('quiet', 'p99_ms'):.2f} |",
        f"| the hot one | {p('hot', 'rate'):,.0f} | {p('hot', 'p50_ms'):.2f} | {p('hot', 'p99_ms'):.2f} |",
        "",
    ]
