"""A gateway with stores of its own (`gatehouse dev`), and what one does to it: make events, scan them, read what it costs."""

import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.parse
from pathlib import Path

from bench import NO_LIMIT, children_cpu, family_cpu, process_cpu
from lane import Lane

SCRIPT = Path(__file__).resolve().parent / "scan.lua"


def until(what, seconds, done, pause=0.2):
    give_up = time.monotonic() + seconds
    while not done():
        if time.monotonic() > give_up:
            sys.exit(f"not in time: {what}")
        time.sleep(pause)


class Stack:
    """A gateway that can be started again, with other settings."""

    def __init__(self, binary, folder, **settings):
        self.binary, self.folder, self.process, self.settings = binary, folder, None, settings
        self.start()

    def start(self):
        self.folder.mkdir(exist_ok=True)
        # A gateway started by root gives its private Postgres to another user, who must be able to reach the folder.
        self.folder.chmod(0o755)
        (self.folder / "dev.json").unlink(missing_ok=True)
        log = open(self.folder / "gateway.log", "ab")
        command = [str(self.binary), "dev", "--data-dir", str(self.folder), "--port", "0"]
        environment = {**os.environ, **NO_LIMIT, **self.settings}
        self.process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL, env=environment)
        until("the gateway is ready", 240, lambda: (self.folder / "dev.json").exists() or self.process.poll() is not None)
        if self.process.poll() is not None:
            sys.exit("the gateway ended:\n" + (self.folder / "gateway.log").read_text()[-2000:])
        self.dev = json.loads((self.folder / "dev.json").read_text())
        self.pids = {"gateway": self.process.pid, "Redis": self.dev["redis"]["pid"], "Postgres": self.dev["postgres"]["pid"]}
        time.sleep(1)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(120)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def remove(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def again(self, **settings):
        self.stop()
        self.settings = {**self.settings, **settings}
        self.start()

    def lane(self):
        return Lane(self.dev)

    def rss(self):
        return memory_of(self.process.pid)

    def cpu(self):
        """CPU seconds so far of gateway, Redis and Postgres."""
        stores = {part: family_cpu(self.pids[part]) for part in ("Redis", "Postgres")}
        return {"gateway": process_cpu(self.pids["gateway"]), **stores}

    def redis(self, *command):
        done = subprocess.run(["redis-cli", "-u", self.dev["redis"]["url"], *command], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def info(self):
        return dict(line.split(":", 1) for line in self.redis("info", "all").splitlines() if ":" in line)

    def sql(self, query):
        command = ["psql", self.dev["postgres"]["url"], "-Atc", query]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    def metric(self, name, label=""):
        return metric(self.dev["opsUrl"], name, label)

    def lag(self):
        return self.metric("gatehouse_drain_lag_entries")

    def settle(self, seconds=300):
        """Waits until the drain is through and the machine hardly works for it."""
        give_up = time.monotonic() + seconds
        while time.monotonic() < give_up:
            before = sum(self.cpu().values())
            time.sleep(0.5)
            if self.lag() == 0 and sum(self.cpu().values()) - before < 0.08:
                return
        print("  (the drain has not caught up in time)", flush=True)

    def wrk(self, event, codes, run, seconds, connections=64, script=SCRIPT, more=()):
        """Distinct accepted scans as fast as they are answered; what wrk and the load cost."""
        file = self.folder / f"codes-{run}"
        file.write_text("\n".join(codes) + "\n")
        path, load = f"/v1/events/{event}/scans", children_cpu()
        wrk = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s", "-s", str(script), self.dev["url"] + path, "--"]
        command = [*wrk, path, self.dev["tokens"]["scanner"], str(file), "gate-1", run, *more]
        said = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
        found = re.search(r"^\{.*\}$", said.stdout, re.MULTILINE)
        if found is None:
            sys.exit(f"wrk said:\n{said.stdout}\n{said.stderr}")
        result = json.loads(found.group(0))
        if result["bad"] > 0 or result["requests"] == 0:
            sys.exit(f"{run}: {result['bad']} scans failed: {said.stderr.strip()}")
        return {**result, "rate": result["requests"] / result["seconds"], "load": children_cpu() - load}


def together(work, lanes):
    threads = [threading.Thread(target=work) for _ in range(lanes)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]


def memory_of(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) * 1024


def metric(ops_url, name, label=""):
    """The sum of a metric over everything with this label."""
    address = urllib.parse.urlparse(ops_url)
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=30)
    connection.request("GET", "/metrics")
    lines = connection.getresponse().read().decode().splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith((name + "{", name + " ")) and label in line)
