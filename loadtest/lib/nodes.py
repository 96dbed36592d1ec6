"""The cost of being many: the same scans of several events with one node and with two, per CPU second of all servers."""

import json
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from bench import NO_LIMIT, free_port, process_cpu
from figures import Figure, middle
from loading import uuid_of
from stack import Stack, together, until

LIB = Path(__file__).resolve().parent
EVENTS, CONNECTIONS = 8, 64
SECRET = "a secret that only these two nodes know"
WAYS = ("one node", "two nodes, asked at the owner", "two nodes, asked anywhere")


class Second:
    """Another node on the stores of a stack."""

    def __init__(self, binary, stack):
        self.folder = stack.folder / "second"
        self.port, self.ops, inner = free_port(), free_port(), free_port()
        settings = {
            "REDIS__URL": stack.dev["redis"]["url"],
            "POSTGRES__URL": stack.dev["postgres"]["url"],
            "AUTH__JWKS_FILE": str(stack.folder / "keys" / "jwks.json"),
            "CLUSTER__SECRET": SECRET,
            "NODE__INTERNAL_BIND": f"127.0.0.1:{inner}",
            "NODE__ADVERTISE": f"127.0.0.1:{inner}",
        }
        environment = {**os.environ, **NO_LIMIT, **{f"GATEHOUSE_{key}": value for key, value in settings.items()}}
        command = [str(binary), "serve", "--data-dir", str(self.folder), "--bind", f"127.0.0.1:{self.port}", "--ops-bind", f"127.0.0.1:{self.ops}"]
        log = open(stack.folder / "second.log", "ab")
        self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)
        until("the second node is ready", 60, self.ready)

    def ready(self):
        if self.process.poll() is not None:
            sys.exit("compare: the second node ended: " + (self.folder.parent / "second.log").read_text()[-2000:])
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.ops}/readyz", timeout=2) as answer:
                return answer.status == 200
        except OSError:
            return False

    def stop(self):
        self.process.terminate()
        self.process.wait(60)


def measure(bench, binary):
    inner = free_port()
    cluster = {"CLUSTER__SECRET": SECRET, "NODE__INTERNAL_BIND": f"127.0.0.1:{inner}", "NODE__ADVERTISE": f"127.0.0.1:{inner}"}
    stack = Stack(binary, bench.folder / "nodes", **{f"GATEHOUSE_{key}": value for key, value in cluster.items()})
    second = None
    try:
        lane, seconds, runs = stack.lane(), bench.options.seconds, bench.options.runs
        each = 4_000 * seconds * len(WAYS) * runs // EVENTS
        events = {}
        for number in range(EVENTS):
            event = lane.event(f"Node {number}", each)
            events[event] = lane.codes(event)
        slices = iter(range(runs * len(WAYS) + 2))
        results = {way: [] for way in WAYS}
        one = [(stack.dev["url"], list(events))]
        rush(stack, one, events, next(slices), runs, 2, [])
        for run in range(runs):
            results[WAYS[0]].append(rush(stack, one, events, next(slices), runs, seconds, []))
        second = Second(binary, stack)
        there = f"http://127.0.0.1:{second.port}"
        own = spread(stack, events)
        owned = [(stack.dev["url"], [event for event in events if own[event]]), (there, [event for event in events if not own[event]])]
        anywhere = [(stack.dev["url"], list(events)), (there, list(events)[::-1])]
        rush(stack, anywhere, events, next(slices), runs, 2, [second.process.pid])
        for run in range(runs):
            for way, asked in zip(WAYS[1:], (owned, anywhere)):
                results[way].append(rush(stack, asked, events, next(slices), runs, seconds, [second.process.pid]))
        for way, found in results.items():
            print(f"  {way:<32} {middle(found, lambda run: run['rate']):>9,.0f} scans/s", flush=True)
        return results
    finally:
        if second is not None:
            second.stop()
        stack.remove()


def spread(stack, events):
    """Which events the first node owns, once each of the two owns some and nothing moved for a while."""
    node = uuid_of((stack.folder / "node" / "node").read_text().strip()).replace("-", "")
    seen, since = None, time.monotonic()
    give_up = since + 90
    while time.monotonic() < give_up:
        own = {event: holder(stack, event) == node for event in events}
        if own != seen:
            seen, since = own, time.monotonic()
        if 0 < sum(own.values()) < len(own) and time.monotonic() - since > 8:
            return own
        time.sleep(0.5)
    sys.exit("compare: the events did not spread over two nodes")


def holder(stack, event):
    key = f"gh:{{{uuid_of(event).replace('-', '')}}}:lease"
    done = subprocess.run(["redis-cli", "-u", stack.dev["redis"]["url"], "--raw", "get", key], capture_output=True, check=True)
    return done.stdout[:16].hex()


def rush(stack, asked, events, part, runs, seconds, others):
    """One wrk per node, at the events that are asked there; scans a second, and CPU of all servers a scan."""
    stack.settle()
    parts = runs * len(WAYS) + 2
    cpu = lambda: sum(stack.cpu().values()) + sum(process_cpu(pid) for pid in others)
    before, found, work = cpu(), [], iter(range(len(asked)))

    def ask():
        number = next(work)
        url, at = asked[number]
        file = stack.folder / f"asked-{part}-{number}"
        # Both may ask for the same event: each has tickets of its own.
        codes = lambda event: events[event][part::parts][number :: len(asked)]
        file.write_text("\n".join(" ".join([event, *codes(event)]) for event in at) + "\n")
        wrk = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--timeout", "10s", "-s", str(LIB / "paced.lua"), url, "--"]
        command = [*wrk, stack.dev["tokens"]["scanner"], str(file), f"n{part}-{number}", "0"]
        said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
        match = re.search(r"^\{.*\}$", said.stdout, re.MULTILINE)
        found.append(json.loads(match.group(0)) if match else {"bad": said.stdout + said.stderr})

    together(ask, len(asked))
    if any(result["bad"] for result in found):
        sys.exit(f"compare: scans of several nodes failed: {[result['bad'] for result in found]}")
    requests = sum(result["requests"] for result in found)
    used = cpu() - before
    stack.settle()
    return {"rate": requests / seconds, "cpu_us": 1e6 * used / requests, "per_cpu_s": requests / used}


def figures(results):
    per = {way: middle(runs, lambda run: run["per_cpu_s"]) for way, runs in results.items()}
    more = f"asked anywhere {per[WAYS[2]] / per[WAYS[0]]:.2f}"
    yield Figure("two nodes, events spread: scans/s per CPU second / one node's", per[WAYS[1]] / per[WAYS[0]], at_least=0.9, more=more)


def report(results):
    lines = [
        "## Several nodes",
        "",
        f"{EVENTS} events at once, {CONNECTIONS} connections to each node; gateways, Redis and Postgres on this machine. \"Asked anywhere\": half of",
        "the scans come to the node that does not own the event, and are passed on.",
        "",
        "| | scans/s | CPU us a scan, all servers | scans a CPU second |",
        "|---|--:|--:|--:|",
    ]
    for way, runs in results.items():
        rate, cpu, per = (middle(runs, lambda run: run[name]) for name in ("rate", "cpu_us", "per_cpu_s"))
        lines.append(f"| {way} | {rate:,.0f} | {cpu:.1f} | {per:,.0f} |")
    return [*lines, ""]
