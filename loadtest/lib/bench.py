"""The processes that loadtest/compare measures, one event with its tickets, and how CPU, lag and rates are read."""

import json
import os
import random
import re
import resource
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from lane import Lane

LIB = Path(__file__).resolve().parent
TICKS = os.sysconf("SC_CLK_TCK")
PARTS = ("load", "gateway", "Redis", "Postgres")
# CPU seconds a second that gateway, Redis and Postgres use when nobody scans (polls, leases).
IDLE_CPU = 0.03
# Everything comes from this one address: what is measured must not be a rate limit.
NO_LIMIT = {
    **{f"GATEHOUSE_RATE_LIMITS__{name}": "1000000" for name in ("OPEN_PER_S", "OPEN_BURST")},
    **{f"GATEHOUSE_RATE_LIMITS__{who}_{what}": "1000000" for who in ("SUBJECT", "DEVICE") for what in ("PER_S", "BURST")},
}


class Bench:
    """The processes under test, one event with its tickets, and the runs."""

    def __init__(self, options, binaries, folder, started):
        self.options, self.folder, self.started = options, folder, started
        dev = folder / "gateway"
        gateway = self.start("gateway", [binaries / "gatehouse", "dev", "--data-dir", dev, "--port", "0"])
        wait_for(lambda: (dev / "dev.json").exists(), gateway, "the gateway", folder / "gateway.log", 90)
        self.dev = json.loads((dev / "dev.json").read_text())
        self.pids = {"gateway": gateway.pid, "Redis": self.dev["redis"]["pid"], "Postgres": self.dev["postgres"]["pid"]}
        self.runs_total = 1 + options.runs * (1 if options.skip_aof_always else 2)
        self.event, self.point = self.open_event()
        limit, durable, row_lock = free_port(), free_port(), free_port()
        self.limit = self.start("limit", [binaries / "examples" / "limit", f"127.0.0.1:{limit}"])
        # The gateway's Redis, so its disk and settings too, and as many HTTP threads. (With one for each core it is slower.)
        threads = (len(os.sched_getaffinity(0)) + 1) // 2
        command = [binaries / "examples" / "durable", f"127.0.0.1:{durable}", self.dev["redis"]["url"], threads]
        self.durable = self.start("durable", command)
        command = [binaries / "examples" / "row_lock", f"127.0.0.1:{row_lock}", self.dev["postgres"]["url"], folder / "all"]
        self.row_lock = self.start("row_lock", command)
        wait_for(lambda: listens(limit), self.limit, "limit", folder / "limit.log", 30)
        wait_for(lambda: listens(durable), self.durable, "durable", folder / "durable.log", 30)
        wait_for(lambda: listens(row_lock), self.row_lock, "row_lock", folder / "row_lock.log", 120)
        self.urls = {
            "limit": f"http://127.0.0.1:{limit}",
            "durable": f"http://127.0.0.1:{durable}",
            "durable, AOF always": f"http://127.0.0.1:{durable}",
            "gateway": self.dev["url"],
            "gateway, AOF always": self.dev["url"],
            "row_lock": f"http://127.0.0.1:{row_lock}",
        }
        if "sale" in options.parts:
            row_purchase = free_port()
            command = [binaries / "examples" / "row_purchase", f"127.0.0.1:{row_purchase}", self.dev["postgres"]["url"]]
            self.row_purchase = self.start("row_purchase", command)
            wait_for(lambda: listens(row_purchase), self.row_purchase, "row_purchase", folder / "row_purchase.log", 30)
            self.urls["row_purchase"] = f"http://127.0.0.1:{row_purchase}"

    def start(self, name, command):
        log = open(self.folder / f"{name}.log", "wb")
        environment = {**os.environ, **NO_LIMIT}
        command = [str(part) for part in command]
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)
        self.started.append(process)
        return process

    def open_event(self):
        """Makes the event, imports all tickets and writes their codes to one file per run, in random order."""
        event = self.ask("POST", "/v1/events", {"name": "Compare"})["id"]
        kind = self.ask("POST", "/v1/ticket-types", {"event": event, "name": "General"})["id"]
        point = self.ask("POST", "/v1/scan-points", {"event": event, "name": "Gate 1", "slug": "gate-1"})["slug"]
        total = self.options.tickets * self.runs_total
        began = time.monotonic()
        for start in range(0, total, 20_000):
            numbers = range(start, min(start + 20_000, total))
            lines = (json.dumps({"ticketType": kind, "externalId": f"c-{n}"}) for n in numbers)
            path = f"/v1/events/{event}/tickets/import"
            answer = self.ask("POST", path, "\n".join(lines) + "\n", "application/x-ndjson")
            if answer["rejected"]:
                sys.exit(f"compare: rejected at import: {answer['rejected'][0]}")
        print(f"{total} tickets imported in {time.monotonic() - began:.1f} s", flush=True)
        export = self.ask("GET", f"/v1/events/{event}/tickets/export", None, text=True)
        tickets = [json.loads(line) for line in export.splitlines() if line]
        self.ticket, codes = tickets[0]["id"], [ticket["code"] for ticket in tickets]
        random.shuffle(codes)
        (self.folder / "all").write_text("\n".join(codes) + "\n")
        for run in range(self.runs_total):
            part = codes[run * self.options.tickets : (run + 1) * self.options.tickets]
            (self.folder / f"codes-{run}").write_text("\n".join(part) + "\n")
        return event, point

    def ask(self, method, path, body, content_type="application/json", text=False):
        data = None if body is None else (body if isinstance(body, str) else json.dumps(body)).encode()
        headers = {"Authorization": f"Bearer {self.dev['tokens']['admin']}", "Content-Type": content_type}
        request = urllib.request.Request(self.dev["url"] + path, data, headers, method=method)
        give_up = time.monotonic() + 120
        while True:
            try:
                with urllib.request.urlopen(request, timeout=180) as response:
                    answer = response.read().decode()
                return answer if text else json.loads(answer)
            except urllib.error.HTTPError as error:
                # The event is still being loaded: the machine has other work.
                if error.code != 503 or time.monotonic() > give_up:
                    sys.exit(f"compare: {method} {path}: {error.code} {error.read().decode(errors='replace')[:300]}")
                time.sleep(1)

    def lane(self):
        return Lane(self.dev)

    def redis(self, *command):
        output = subprocess.run(["redis-cli", "-u", self.dev["redis"]["url"], *command], capture_output=True, text=True, check=True)
        return output.stdout.split()

    def postgres_setting(self, name):
        command = ["psql", self.dev["postgres"]["url"], "-Atc", f"show {name}"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def drive(self, target, codes, seconds):
        """One wrk run against one target, once the machine is quiet again; refuses a run whose scans were not admitted."""
        self.settle()
        before, denied, batches = self.cpu(target), self.denials(), self.metric("gatehouse_batch_changes_count")
        load_before = children_cpu()
        token, path = self.dev["tokens"]["scanner"], f"/v1/events/{self.event}/scans"
        script = LIB / "scan.lua"
        wrk = ["wrk", "-t1", f"-c{self.options.connections}", f"-d{seconds}s", "--timeout", "10s", "-s", script]
        arguments = [path, token, self.folder / f"codes-{codes}", self.point, f"{target.replace(' ', '')}{codes}"]
        command = [*wrk, self.urls[target] + path, "--", *arguments]
        output = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=seconds + 60)
        found = re.search(r"^\{.*\}$", output.stdout, re.MULTILINE)
        if found is None:
            sys.exit(f"compare: wrk said:\n{output.stdout}\n{output.stderr}")
        result = json.loads(found.group(0))
        after = self.cpu(target)
        if result["bad"] > 0 or self.denials() > denied:
            sys.exit(f"compare: {target}: {result['bad']} failed, {self.denials() - denied:.0f} denied; nothing to compare")
        used = {part: after[part] - before[part] for part in after}
        used["load"] = children_cpu() - load_before
        result["rate"] = result["requests"] / result["seconds"]
        result["cpu_us"] = {part: 1e6 * used.get(part, 0.0) / result["requests"] for part in PARTS}
        if target.startswith("durable"):
            # What it wrote is of no use to anybody, and Redis would carry it through the other runs.
            self.redis("eval", "for _, key in ipairs(redis.call('keys', 'durable:*')) do redis.call('unlink', key) end", "0")
        if target.startswith("gateway"):
            result["together"] = result["requests"] / max(self.metric("gatehouse_batch_changes_count") - batches, 1)
            result["drain"] = self.catch_up(after, result["requests"])
            result["fold_us"] = self.fold(result["requests"])
        return result

    def catch_up(self, before, scans):
        """What the drain had left: CPU of all parts until they rest (their rest taken off), and how fast it went, from when
        it began (it gives way until scans were calm for a second) until all was in Postgres."""
        lag = lambda: self.metric("gatehouse_drain_lag_entries")
        called, left, began, share = time.monotonic(), max(lag(), 1), None, 1.0
        while (now := lag()) > 0 and time.monotonic() - called < 90:
            if began is None and now < left:
                # What the first step took was gone when it was seen.
                began, share = time.monotonic(), now / left
            time.sleep(0.03)
        took = time.monotonic() - (began or called)
        self.settle()
        after = self.cpu("gateway")
        used = sum(after[part] - before[part] for part in after) - IDLE_CPU * (time.monotonic() - called)
        return {"cpu_us": 1e6 * max(used, 0.0) / scans, "scans_per_s": scans * share / max(took, 0.03)}

    def fold(self, scans):
        """What the first reader of tickets makes of the run: their states, folded from the drained log."""
        before, began = self.cpu("gateway"), time.monotonic()
        self.ask("GET", f"/v1/events/{self.event}/tickets/{self.ticket}", None)
        self.settle()
        after = self.cpu("gateway")
        used = sum(after[part] - before[part] for part in after) - IDLE_CPU * (time.monotonic() - began)
        return 1e6 * max(used, 0.0) / scans

    def cpu(self, target):
        """CPU seconds so far of every part of a target. `gateway` is the program that answers HTTP, whichever it is."""
        if target == "limit":
            return {"gateway": process_cpu(self.limit.pid)}
        if target.startswith("durable"):
            return {"gateway": process_cpu(self.durable.pid), "Redis": family_cpu(self.pids["Redis"])}
        if target in ("row_lock", "row_purchase"):
            server = self.row_lock if target == "row_lock" else self.row_purchase
            return {"gateway": process_cpu(server.pid), "Postgres": family_cpu(self.pids["Postgres"])}
        gateway, redis = process_cpu(self.pids["gateway"]), family_cpu(self.pids["Redis"])
        return {"gateway": gateway, "Redis": redis, "Postgres": family_cpu(self.pids["Postgres"])}

    def settle(self):
        """Waits until the gateway, its Redis and Postgres have caught up with the run before: nothing waits for the drain,
        and half a second of near idleness. Answers when that began."""
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            before, at = sum(self.cpu("gateway").values()), time.monotonic()
            time.sleep(0.5)
            if self.metric("gatehouse_drain_lag_entries") == 0 and sum(self.cpu("gateway").values()) - before < 0.08:
                return at
        print("  (the drain has not caught up within a minute and a half)", flush=True)
        return time.monotonic()

    def denials(self):
        """Refusals that the gateway has counted: a run of distinct tickets must not add any."""
        return self.metric("gatehouse_scans_total", 'verdict="DENY"')

    def metric(self, name, label=""):
        """The sum of a metric of the gateway over everything with this label."""
        with urllib.request.urlopen(self.dev["opsUrl"] + "/metrics", timeout=10) as response:
            lines = response.read().decode().splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith((name + "{", name + " ")) and label in line)


def process_cpu(pid, children=False):
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return sum(int(field) for field in fields[11 : 15 if children else 13]) / TICKS


def fdatasync_ms(folder):
    """The median time that this disk takes to keep the bytes of a batch, with nothing else to do."""
    took, path = [], folder / "fdatasync"
    with open(path, "ab", buffering=0) as file:
        for _ in range(100):
            file.write(os.urandom(8_192))
            began = time.monotonic()
            os.fdatasync(file.fileno())
            took.append(1e3 * (time.monotonic() - began))
    path.unlink()
    return statistics.median(took)


def family_cpu(pid):
    """CPU seconds of a process, its children that live and those that it has reaped."""
    total = process_cpu(pid, children=True)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                total += process_cpu(entry.name, children=True) if parent == pid else 0.0
            except (FileNotFoundError, ProcessLookupError):
                continue
    return total


def children_cpu():
    """CPU seconds of wrk: the only children of this process that end while it measures."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def wait_for(ready, process, name, log, seconds):
    deadline = time.monotonic() + seconds
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            sys.exit(f"compare: {name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.1)


def stop(process):
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(timeout=60)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
