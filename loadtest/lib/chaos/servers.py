"""Private servers in a temporary folder: processes, Redis with replicas and sentinels, Postgres."""

import ctypes
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

MASTER = "venue"


class Trouble(Exception):
    """The run cannot go on; says why."""


def until(what, limit_s, look, every_s=0.05):
    """Looks until it sees something, and gives that."""
    end = time.monotonic() + limit_s
    while True:
        if seen := look():
            return seen
        if time.monotonic() > end:
            raise Trouble(f"{what}: not within {limit_s:.0f} s")
        time.sleep(every_s)


class Ports:
    """Free ports of five digits, below the range that systems give to outgoing connections; each given once."""

    def __init__(self):
        self.given = set()

    def free(self):
        for _ in range(1000):
            port = random.SystemRandom().randrange(20_000, 32_000)
            if port in self.given:
                continue
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", port))
                except OSError:
                    continue
            self.given.add(port)
            return port
        raise Trouble("no free port between 20000 and 32000")


class Processes:
    """Starts programs that end with us, whatever becomes of us, and ends them by their pids."""

    def __init__(self, folder):
        self.folder, self.all = folder, []

    def start(self, name, command, env=None, user=None, stdin=subprocess.DEVNULL, stdout=None):
        log = open(self.folder / f"{name}.log", "ab")
        identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []} if user else {}
        process = subprocess.Popen(
            [str(part) for part in command], stdin=stdin, stdout=stdout or log, stderr=log, cwd="/",
            env={**clean_environment(), **(env or {})}, start_new_session=True, preexec_fn=end_with_parent, **identity)
        log.close()
        self.all.append(process)
        return process

    def end_all(self):
        for process in reversed(self.all):
            if process.poll() is None:
                process.kill()
            process.wait()


def clean_environment():
    """Settings of the caller's own gateway or Postgres are not meant for these."""
    mine = ("GATEHOUSE_", "PG")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(mine)}
    return {**kept, "LC_ALL": "C"}


def end_with_parent():
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG


def program(name, package):
    """In PATH, else where Debian keeps Postgres."""
    found = shutil.which(name)
    debian = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    if not found and not debian:
        raise Trouble(f"{name} is missing: `make setup` installs {package}")
    return found or str(debian[-1])


class Server:
    """A program that can be killed, put to sleep and started again."""

    def __init__(self, processes, name):
        self.processes, self.name, self.process = processes, name, None

    def run(self, command, **more):
        self.process = self.processes.start(self.name, command, **more)

    def alive(self):
        return self.process is not None and self.process.poll() is None

    def kill9(self):
        self.process.kill()
        self.process.wait()

    def signal(self, number):
        self.process.send_signal(number)

    def sleep(self):
        """Comes back once every thread stands still: on a busy machine one may take a scan for a moment longer."""
        self.signal(signal.SIGSTOP)
        until(f"{self.name} stands still", 10, self.stands_still)

    def stands_still(self):
        try:
            tasks = [task.read_text() for task in Path(f"/proc/{self.process.pid}/task").glob("*/stat")]
        except OSError:
            return False
        # The name in brackets may hold anything; the state stands behind the last one.
        return all(task.rpartition(")")[2].split()[0] in "Tt" for task in tasks)

    def wake(self):
        self.signal(signal.SIGCONT)


def redis(port, *words, limit_s=2.0):
    """One command to a Redis or a sentinel; raises OSError where it cannot be asked, Trouble where it refuses."""
    parts = [word if isinstance(word, bytes) else str(word).encode() for word in words]
    sent = b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)
    with socket.create_connection(("127.0.0.1", port), limit_s) as connection:
        connection.settimeout(limit_s)
        connection.sendall(sent)
        with connection.makefile("rb") as reader:
            return reply(reader)


def reply(reader):
    line = reader.readline()
    if not line.endswith(b"\r\n"):
        raise OSError("the connection ended")
    kind, rest = line[:1], line[1:-2]
    if kind == b"-":
        raise Trouble(f"redis: {rest.decode()}")
    if kind == b":":
        return int(rest)
    if kind == b"$":
        return None if rest == b"-1" else reader.read(int(rest) + 2)[:-2]
    if kind == b"*":
        return None if rest == b"-1" else [reply(reader) for _ in range(int(rest))]
    return rest


class Redis(Server):
    """Keeps every write in an append-only file; its settings are a file, so that sentinels can rewrite them."""

    def __init__(self, processes, name, port, master_port=None):
        super().__init__(processes, name)
        self.port = port
        self.folder = processes.folder / name
        self.folder.mkdir()
        lines = [
            "bind 127.0.0.1", f"port {port}", f"dir {self.folder}", "appendonly yes", "appendfsync everysec", 'save ""',
            "maxmemory-policy noeviction", "repl-diskless-sync-delay 0", "repl-backlog-size 16mb",
        ]
        if master_port:
            lines.append(f"replicaof 127.0.0.1 {master_port}")
        (self.folder / "redis.conf").write_text("\n".join(lines) + "\n")

    def start(self):
        self.run([program("redis-server", "Redis"), self.folder / "redis.conf"])
        until(f"{self.name} answers", 20, lambda: self.role() is not None)

    def role(self):
        """`master`, `slave` with the port and state of its master, or None where it does not answer."""
        try:
            said = redis(self.port, "ROLE", limit_s=0.5)
        except (OSError, Trouble):
            return None
        if said[0] == b"slave":
            return ("slave", said[2], said[3].decode())
        return (said[0].decode(),)


class Sentinel(Server):
    def __init__(self, processes, name, port, master_port, quorum):
        super().__init__(processes, name)
        self.port = port
        self.folder = processes.folder / name
        self.folder.mkdir()
        lines = [
            "bind 127.0.0.1", f"port {port}", f"dir {self.folder}",
            f"sentinel monitor {MASTER} 127.0.0.1 {master_port} {quorum}",
            f"sentinel down-after-milliseconds {MASTER} 1000", f"sentinel failover-timeout {MASTER} 4000",
            f"sentinel parallel-syncs {MASTER} 2",
        ]
        (self.folder / "sentinel.conf").write_text("\n".join(lines) + "\n")

    def start(self):
        self.run([program("redis-server", "Redis"), self.folder / "sentinel.conf", "--sentinel"])
        until(f"{self.name} answers", 20, lambda: self.master() is not None)

    def master(self):
        """The port of the master, as far as this one knows."""
        try:
            said = redis(self.port, "SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER, limit_s=0.5)
        except (OSError, Trouble):
            return None
        return int(said[1]) if said else None

    def knows(self, replicas, sentinels):
        """Whether it has heard of all of them: before that, no failover can be agreed on."""
        try:
            seen = redis(self.port, "SENTINEL", "REPLICAS", MASTER)
            others = redis(self.port, "SENTINEL", "SENTINELS", MASTER)
        except (OSError, Trouble):
            return False
        return len(seen) == replicas and len(others) == sentinels - 1


class Postgres(Server):
    def __init__(self, processes, port):
        super().__init__(processes, "postgres")
        self.port = port
        # It refuses to run as root.
        self.user = pwd.getpwnam(other_user()) if os.geteuid() == 0 else None
        self.home = processes.folder / "postgres"
        self.home.mkdir()
        if self.user:
            os.chown(self.home, self.user.pw_uid, self.user.pw_gid)
        self.once([program("initdb", "PostgreSQL"), "--no-sync", "-A", "trust", "-U", "postgres", "-E", "UTF8",
                   "--locale=C", "-D", self.home / "data"])

    def once(self, command):
        done = self.processes.start("initdb", command, user=self.user)
        if done.wait() != 0:
            log = (self.processes.folder / "initdb.log").read_text(errors="replace")
            raise Trouble(f"initdb failed:\n{log[-2000:]}")

    def url(self, port=None):
        return f"postgres://postgres@127.0.0.1:{port or self.port}/postgres"

    def start(self):
        settings = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=on", "max_connections=200")
        flags = [part for setting in settings for part in ("-c", setting)]
        command = [program("postgres", "PostgreSQL"), "-D", self.home / "data", "-p", self.port, *flags]
        self.run(command, user=self.user)
        until("Postgres answers", 60, self.answers)

    def answers(self):
        probe = [program("pg_isready", "PostgreSQL"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(probe, env=clean_environment(), check=False).returncode == 0

    def crash(self):
        """Every process of it ends at once; it recovers from its log at the next start."""
        self.signal(signal.SIGQUIT)
        self.process.wait()

    def family(self):
        """The postmaster and its children."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return [self.process.pid, *map(int, children)]

    def sleep(self):
        # The postmaster first: it makes no new ones then.
        os.kill(self.process.pid, signal.SIGSTOP)
        self.signal_family(signal.SIGSTOP)

    def wake(self):
        self.signal_family(signal.SIGCONT)

    def signal_family(self, number):
        for pid in self.family():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass  # It ended meanwhile.

    def rows(self, statement):
        """The rows of a query, as lists of texts."""
        command = [program("psql", "PostgreSQL"), "-X", "-q", "-A", "-t", "-F", "\t", "-v", "ON_ERROR_STOP=1",
                   "-d", self.url(), "-c", statement]
        done = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Trouble(f"psql: {done.stderr.strip()}")
        return [line.split("\t") for line in done.stdout.splitlines()]


def other_user():
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    raise Trouble("Postgres does not run as root, and there is no user postgres or nobody")
