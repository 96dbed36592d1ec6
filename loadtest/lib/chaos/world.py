"""What is under test: three gateways, a Redis with replicas and sentinels, a Postgres, and links between them."""

import http.client
import json
import subprocess
import time
import urllib.error
import urllib.request

from .links import Links
from .servers import (MASTER, Ports, Postgres, Processes, Redis, Sentinel, Server, Trouble, clean_environment, redis,
                      until)

NODES, SENTINELS = 3, 3
READY_LIMIT_S = 120
STOP_LIMIT_S = 60
# Crockford's alphabet, in which ids are printed.
ID_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"


def raw_id(text):
    """The 16 bytes of a printed id, in hexadecimal."""
    number = 0
    for sign in text.rsplit("_", 1)[1]:
        number = number * 32 + ID_SIGNS.index(sign)
    return f"{number:032x}"


class Gateway(Server):
    def __init__(self, world, number):
        super().__init__(world.processes, f"gateway-{number}")
        self.world, self.number = world, number
        self.port, self.ops_port, self.internal, self.asked_at = (world.ports.free() for _ in range(4))
        self.data = world.folder / self.name
        self.url, self.ops_url = f"http://127.0.0.1:{self.port}", f"http://127.0.0.1:{self.ops_port}"
        world.links.add(f"{number}-asked", self.asked_at, self.internal)
        self.postgres_port = world.ports.free()
        world.links.add(f"{number}-postgres", self.postgres_port, world.postgres.port)
        # Each node has links of its own to every Redis; its sentinels name those instead of the servers.
        own = {}
        for server in world.redises:
            own[server.port] = world.ports.free()
            world.links.add(f"{number}-{server.name}", own[server.port], server.port)
        self.sentinel_ports = [world.ports.free() for _ in world.sentinels]
        for port, sentinel in zip(self.sentinel_ports, world.sentinels):
            world.links.add(f"{number}-{sentinel.name}", port, sentinel.port, own)

    def start(self, wait=True):
        world = self.world
        sentinels = ",".join(f"127.0.0.1:{port}" for port in self.sentinel_ports)
        settings = {
            "REDIS__URL": f"redis+sentinel://{sentinels}/{MASTER}",
            "POSTGRES__URL": world.postgres.url(self.postgres_port),
            "POSTGRES__MIGRATE_AT_START": "true",
            "AUTH__JWKS_FILE": str(world.folder / "keys" / "jwks.json"),
            "CLUSTER__SECRET": "a secret that only these three nodes know",
            "CLUSTER__LEASE_TTL_MS": str(world.lease_ms),
            "CLUSTER__SETTLE_MS": str(2 * world.lease_ms),
            "NODE__INTERNAL_BIND": f"127.0.0.1:{self.internal}",
            "NODE__ADVERTISE": f"127.0.0.1:{self.asked_at}",
            "LOG__FORMAT": "pretty",
            **world.settings,
        }
        env = {f"GATEHOUSE_{key}": value for key, value in settings.items()}
        command = [world.binary, "serve", "--data-dir", self.data, "--bind", f"127.0.0.1:{self.port}",
                   "--ops-bind", f"127.0.0.1:{self.ops_port}"]
        self.run(command, env=env)
        if wait:
            self.wait_ready()

    def wait_ready(self):
        def look():
            if not self.alive():
                raise Trouble(f"{self.name} ended instead of starting:\n{tail(self.processes.folder, self.name)}")
            return self.ready()
        until(f"{self.name} is ready", READY_LIMIT_S, look)

    def ready(self):
        try:
            with urllib.request.urlopen(f"{self.ops_url}/readyz", timeout=1) as answer:
                return answer.status == 200
        except (OSError, http.client.HTTPException):
            return False

    def stop(self):
        """As a process manager does it: asks, and waits."""
        self.process.terminate()
        try:
            code = self.process.wait(STOP_LIMIT_S)
        except subprocess.TimeoutExpired:
            raise Trouble(f"{self.name} did not stop within {STOP_LIMIT_S} s of SIGTERM") from None
        if code != 0:
            raise Trouble(f"{self.name} ended with {code} on SIGTERM:\n{tail(self.processes.folder, self.name)}")

    def id(self):
        return raw_id((self.data / "node").read_text().strip())


def tail(folder, name, lines=20):
    text = (folder / f"{name}.log").read_text(errors="replace")
    return "\n".join(text.splitlines()[-lines:])


class World:
    def __init__(self, folder, binary, lease_ms, replicas, settings):
        self.folder, self.binary, self.lease_ms, self.settings = folder, binary, lease_ms, settings
        self.processes, self.ports = Processes(folder), Ports()
        self.links = Links(self.processes.start)
        ports = [self.ports.free() for _ in range(1 + replicas)]
        self.redises = [Redis(self.processes, f"redis-{number}", port, None if number == 0 else ports[0])
                        for number, port in enumerate(ports)]
        quorum = SENTINELS // 2 + 1
        self.sentinels = [Sentinel(self.processes, f"sentinel-{number}", self.ports.free(), ports[0], quorum)
                          for number in range(SENTINELS)]
        self.postgres = Postgres(self.processes, self.ports.free())
        self.gateways = [Gateway(self, number) for number in range(NODES)]
        self.token = None

    def start(self):
        for server in (*self.redises, *self.sentinels, self.postgres):
            server.start()
        until("the sentinels know each other", 30, lambda: all(
            sentinel.knows(len(self.redises) - 1, SENTINELS) for sentinel in self.sentinels))
        self.tool("keys", "generate", "--dir", self.folder / "keys")
        for gateway in self.gateways:
            gateway.start()
        mint = ("token", "--key", self.folder / "keys", "--permission", "FULL")
        platform = self.tool(*mint).strip()
        tenant = self.ask("POST", "/v1/tenants", {"name": "Chaos", "slug": "chaos"}, token=platform)["id"]
        self.token = self.tool(*mint, "--tenant", tenant).strip()

    def tool(self, *words, accept=(0,)):
        """Runs a command of gatehouse and gives what it printed."""
        command = [str(word) for word in (self.binary, *words)]
        done = subprocess.run(command, env=clean_environment(), cwd=self.folder, capture_output=True, text=True,
                              check=False)
        if done.returncode not in accept:
            raise Trouble(f"gatehouse {words[0]} ended with {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def ask(self, method, path, body=None, kind="application/json", node=0, token=None, limit_s=60):
        """Administration, which must succeed; asked again while a node cannot answer yet."""
        text = body if isinstance(body, (str, type(None))) else json.dumps(body)
        headers = {"authorization": f"Bearer {token or self.token}", "content-type": kind}
        end = time.monotonic() + limit_s
        while True:
            url = self.gateways[node].url + path
            request = urllib.request.Request(url, text and text.encode(), headers, method=method)
            try:
                with urllib.request.urlopen(request, timeout=limit_s) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as error:
                why = f"{error.code} {error.read().decode(errors='replace')}"
                if error.code not in (429, 503) or time.monotonic() > end:
                    raise Trouble(f"{method} {path}: {why}") from None
            except OSError as error:
                if time.monotonic() > end:
                    raise Trouble(f"{method} {path}: {error}") from None
            time.sleep(0.2)

    def open_event(self, slug, tickets, gates=8):
        """An event with a type, some gates and tickets; gives its id."""
        event = self.ask("POST", "/v1/events", {"name": f"Chaos {slug}", "slug": slug})["id"]
        self.ask("POST", "/v1/ticket-types", {"event": event, "name": "General", "slug": "general"})
        for gate in range(1, gates + 1):
            self.ask("POST", "/v1/scan-points", {"event": event, "name": f"Gate {gate}", "slug": f"gate-{gate}"})
        for start in range(0, tickets, 5_000):
            numbers = range(start, min(start + 5_000, tickets))
            self.import_tickets(event, [{"externalId": f"seat-{number}"} for number in numbers])
        return event

    def import_tickets(self, event, tickets, node=0):
        lines = "".join(json.dumps({"ticketType": "general", **ticket}) + "\n" for ticket in tickets)
        path = f"/v1/events/{event}/tickets/import"
        report = self.ask("POST", path, lines, "application/x-ndjson", node=node, limit_s=120)
        if report["rejected"]:
            raise Trouble(f"rejected at import: {report['rejected'][0]}")

    def master(self):
        """The Redis that the sentinels call the master; `None` while none of them says."""
        for sentinel in self.sentinels:
            if port := sentinel.master():
                return next(server for server in self.redises if server.port == port)
        return None

    def replicas(self):
        master = self.master()
        return [server for server in self.redises if server is not master]

    def redis_is_whole(self):
        """One master, known to all sentinels, with every other Redis as its connected replica."""
        masters = {sentinel.master() for sentinel in self.sentinels}
        if len(masters) != 1 or None in masters:
            return False
        master = self.master()
        if master.role() != ("master",):
            return False
        return all(server.role() == ("slave", master.port, "connected") for server in self.replicas())

    def owner(self, event):
        """The gateway that holds the event's lease; `None` where nobody does, or Redis does not say."""
        try:
            master = self.master()
            holder = master and redis(master.port, "GET", f"gh:{{{raw_id(event)}}}:lease", limit_s=0.5)
        except (OSError, Trouble):
            return None
        return next((node for node in self.gateways if holder and node.id() == holder.hex()), None)

    def close(self):
        self.processes.end_all()
