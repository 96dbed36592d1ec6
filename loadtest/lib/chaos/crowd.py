"""The crowd: one `gatehouse simulate` per event, and the book of all that it heard."""

import bisect
import json
import threading
import time

# So long somebody must have been let in, and nobody kept waiting.
STEADY_S = 1.0


class Crowd:
    """Plays evenings, and reads what they write down while they are played."""

    def __init__(self, world, events, tickets, seconds, seed):
        self.world, self.events = world, events
        self.began_us = time.time_ns() // 1000
        self.books = {event: Book(world.folder / f"history-{slug}.ndjson") for event, slug in events.items()}
        self.reports = {event: world.folder / f"crowd-{slug}.json" for event, slug in events.items()}
        self.processes = {}
        urls = ",".join(gateway.url for gateway in world.gateways)
        ops_urls = ",".join(gateway.ops_url for gateway in world.gateways)
        for number, (event, slug) in enumerate(events.items()):
            command = [
                world.binary, "simulate", "--url", urls, "--ops-url", ops_urls, "--event", event, "--tickets", tickets,
                "--duration", seconds, "--steady", "--retries", 0.2, "--rescan", 0.2, "--exits", 0.25,
                "--seed", seed + number, "--give-up-after", 120, "--history", self.books[event].path,
                "--json", self.reports[event],
            ]
            env = {"GATEHOUSE_TOKEN": world.token}
            self.processes[event] = world.processes.start(f"crowd-{slug}", command, env=env)
        self.over = threading.Event()
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        while not self.over.wait(0.1):
            for book in self.books.values():
                book.read_on()

    def all_flow(self, since_us):
        """Whether, since then and for a while, everybody was answered and people were let in at every event."""
        now = time.time_ns() // 1000
        calm_us = now - STEADY_S * 1e6
        return since_us < calm_us and all(
            book.last_problem_us < calm_us < book.last_accepted_us for book in self.books.values())

    def ended(self):
        return all(process.poll() is not None for process in self.processes.values())

    def wait(self):
        """Until everybody was answered and each evening was audited; gives the exit codes."""
        codes = {event: process.wait() for event, process in self.processes.items()}
        self.over.set()
        self.reader.join()
        for book in self.books.values():
            book.read_on()
            book.close()
        return codes


class Book:
    """Every request of one evening and what was heard, in the order in which it ended."""

    def __init__(self, path):
        self.path, self.lines, self.rest = path, [], ""
        self.last_accepted_us = self.last_problem_us = 0
        self.accepted = []
        path.touch()
        self.file = open(path, encoding="utf-8")

    def read_on(self):
        *whole, self.rest = (self.rest + self.file.read()).split("\n")
        for line in map(json.loads, whole):
            self.lines.append(line)
            if line["answer"] == "ADMIT":
                self.last_accepted_us = max(self.last_accepted_us, line["returned"])
            if line["problem"]:
                self.last_problem_us = max(self.last_problem_us, line["ended"])

    def close(self):
        self.file.close()
        self.accepted = sorted(line["returned"] for line in self.lines if line["answer"] == "ADMIT")

    def longest_gap_s(self, from_us, to_us):
        """The longest time between two accepted scans that touches the window."""
        return longest_gap_s(self.accepted, from_us, to_us)

    def sent_within(self, from_us, to_us):
        return [line for line in self.lines if from_us <= line["invoked"] < to_us]


def longest_gap_s(moments, from_us, to_us):
    """`moments` in order. What began before the window or ended after it counts whole."""
    first = max(bisect.bisect_right(moments, from_us) - 1, 0)
    last = min(bisect.bisect_left(moments, to_us) + 1, len(moments))
    touched = moments[first:last]
    return max((later - earlier for earlier, later in zip(touched, touched[1:])), default=0) / 1e6
