"""One connection to a gateway that is kept, for administration."""

import http.client
import json
import random
import sys
import time
import urllib.parse


class Lane:
    """One connection that is kept."""

    def __init__(self, dev):
        self.address, self.token = urllib.parse.urlparse(dev["url"]), dev["tokens"]["admin"]
        self.connection = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=180)

    def ask(self, method, path, body=None, kind="application/json"):
        data = body if isinstance(body, (str, type(None))) else json.dumps(body)
        self.connection.request(method, path, data, {"Authorization": f"Bearer {self.token}", "Content-Type": kind})
        answer = self.connection.getresponse()
        return answer.status, answer.read().decode()

    def must(self, *asked, **more):
        give_up = time.monotonic() + 120
        while True:
            status, text = self.ask(*asked, **more)
            if status < 300:
                return text
            if status not in (429, 503) or time.monotonic() > give_up:
                sys.exit(f"{asked[:2]}: {status} {text[:300]}")
            time.sleep(0.2)

    def event(self, name, tickets):
        """An event with one type, one scan point and so many tickets."""
        event = json.loads(self.must("POST", "/v1/events", {"name": name}))["id"]
        kind = json.loads(self.must("POST", "/v1/ticket-types", {"event": event, "name": "General"}))["id"]
        self.must("POST", "/v1/scan-points", {"event": event, "name": "Gate 1", "slug": "gate-1"})
        for start in range(0, tickets, 20_000):
            numbers = range(start, min(start + 20_000, tickets))
            lines = "".join(json.dumps({"ticketType": kind, "externalId": f"c-{n}"}) + "\n" for n in numbers)
            self.must("POST", f"/v1/events/{event}/tickets/import", lines, kind="application/x-ndjson")
        return event

    def codes(self, event):
        """In random order."""
        export = self.must("GET", f"/v1/events/{event}/tickets/export")
        codes = [json.loads(line)["code"] for line in export.splitlines() if line]
        random.shuffle(codes)
        return codes
