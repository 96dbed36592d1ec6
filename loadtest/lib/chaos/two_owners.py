"""Two nodes that both believe that they own an event: the one that was followed must admit nobody."""

import http.client
import json
import threading
import time

from .servers import until

TICKETS = 12
ANSWER_LIMIT_S = 30


def two_owners(world, dice, event, node):
    """Puts the owner to sleep with scans in its sockets, lets another node admit the same tickets, wakes it.

    Gives what was done, violations, and all that was heard, as lines of a history."""
    mark = f"probe-{dice.randrange(1 << 40):010x}"
    codes = [f"{mark}-{number}" for number in range(TICKETS)]
    others = [other for other in world.gateways if other is not node]
    world.import_tickets(event, [{"externalId": code, "code": code} for code in codes], node=others[0].number)
    node.sleep()
    slept = time.monotonic()
    early = [Probe(world, node, event, code, "early") for code in codes]
    for probe in early:
        probe.begin()
    followed = until("another node owns the event", 10 * world.lease_ms / 1000,
                     lambda: (owner := world.owner(event)) is not None and owner is not node and owner)
    late = [Probe(world, dice.choice(others), event, code, "late") for code in codes]
    for probe in late:
        probe.begin()
    for probe in late:
        probe.thread.join()
    asleep_s = time.monotonic() - slept
    node.wake()
    for probe in early:
        probe.thread.join()
    violations = [f"the followed owner admitted {probe.code}, which its follower had admitted"
                  for probe, other in zip(early, late) if probe.heard == "ADMIT" and other.heard == "ADMIT"]
    violations += [f"{probe.code} was not admitted by the new owner: {probe.heard}"
                   for probe in late if probe.heard != "ADMIT"]
    heard = [probe.heard for probe in early]
    counts = ", ".join(f"{heard.count(word)} {word}" for word in sorted(set(heard)))
    said = (f"{node.name}, followed by {followed.name}, awake after {asleep_s:.1f} s; it had {len(early)} scans in "
            f"hand, all admitted by the follower meanwhile: {counts}")
    return said, violations, [line for probe in early + late for line in probe.lines]


class Probe:
    """One scan; an early one is sent once, a late one until it is decided."""

    def __init__(self, world, node, event, code, which):
        self.world, self.node, self.event, self.code, self.which = world, node, event, code, which
        self.heard, self.lines = None, []
        self.thread = threading.Thread(target=self.run, daemon=True)

    def begin(self):
        self.thread.start()

    def run(self):
        end = time.monotonic() + ANSWER_LIMIT_S
        while True:
            line = self.send()
            self.lines.append(line)
            self.heard = line["answer"] or line["problem"]
            if line["answer"] or self.which == "early" or time.monotonic() > end:
                return
            time.sleep(0.1)

    def send(self):
        body = {"code": self.code, "kind": "CHECK_IN", "scanPoint": "gate-1", "deviceId": f"{self.which}-{self.code}",
                "idempotencyKey": f"{self.which}-{self.code}"}
        line = {"ticket": None, "op": "in", "attempt": body["idempotencyKey"], "invoked": now_us(), "returned": None,
                "answer": None, "scan": None, "node": self.node.url, "problem": None}
        connection = http.client.HTTPConnection("127.0.0.1", self.node.port, timeout=ANSWER_LIMIT_S)
        try:
            headers = {"authorization": f"Bearer {self.world.token}", "content-type": "application/json"}
            connection.request("POST", f"/v1/events/{self.event}/scans", json.dumps(body), headers)
            answer = connection.getresponse()
            said = json.loads(answer.read())
            if answer.status == 200:
                line["answer"] = "ADMIT" if said["verdict"] == "ADMIT" else said["reason"]
                line["scan"], line["ticket"], line["returned"] = said["scan"]["id"], said["ticket"]["id"], now_us()
            else:
                line["problem"] = said.get("code") or f"HTTP {answer.status}"
        except (OSError, http.client.HTTPException, ValueError) as error:
            line["problem"] = f"{type(error).__name__}"
        finally:
            connection.close()
        line["ended"] = now_us()
        return line


def now_us():
    return time.time_ns() // 1000
